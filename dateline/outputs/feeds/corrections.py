"""What the paper got wrong, as a feed: each correction and each withdrawal is an item."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from dateline.layout.escaping import escape
from dateline.layout.words import Words, words_for
from dateline.model.article import Article
from dateline.model.site import Site
from dateline.outputs.feeds.dispatch import Dispatch, authors_of, categories_of
from dateline.outputs.feeds.feed import FeedItem, plain
from dateline.outputs.feeds.fulltext import correction_text


class Mistake(Struct, frozen=True):
    """A mistake that was owned up to. `mark` tells it from the article's others, for ever."""

    mark: str
    date: datetime
    title: str
    summary: str
    html: str


def mistakes(
    corrected: Iterable[Dispatch], withdrawn: Iterable[Dispatch], site: Site
) -> tuple[FeedItem, ...]:
    """Return all corrections of articles, and all withdrawals, newest first."""
    words = words_for(site.language)
    items = [
        _item(mistake, article, site)
        for each in corrected
        if (article := each.article())
        for mistake in _corrections(article, words)
    ]
    items += [
        _item(mistake, article, site)
        for each in withdrawn
        if (article := each.article())
        for mistake in _withdrawal(article, words)
    ]
    items.sort(key=lambda item: item.id)
    return tuple(sorted(items, key=lambda item: item.published, reverse=True))


def _corrections(article: Article, words: Words) -> Iterator[Mistake]:
    title = article.entry.title
    days: Counter[str] = Counter()
    for each in article.corrections:
        # By its day: its words may be mended, and others may be put before it.
        day = each.date.date().isoformat()
        days[day] += 1
        mark = f"correction/{day}" + (f"/{days[day]}" if days[day] > 1 else "")
        said = f"{words.correction_was} {each.was} {words.correction_now} {each.now}"
        html = correction_text(each, words)
        yield Mistake(mark, each.date, words.feeds.correction_of.format(title), said, html)


def _withdrawal(article: Article, words: Words) -> Iterator[Mistake]:
    if (withdrawn := article.hold.withdrawn) is not None:
        told = words.feeds.withdrawal_of.format(article.entry.title)
        html = escape(withdrawn.reason)
        yield Mistake("withdrawn", withdrawn.date, told, withdrawn.reason, html)


def _item(mistake: Mistake, article: Article, site: Site) -> FeedItem:
    url = site.url(article.entry.address)
    title = plain(mistake.title)
    about = f'<a href="{escape(url)}">{escape(article.entry.title)}</a>'
    return FeedItem(
        id=f"{article.uid}/{mistake.mark}",
        url=url,
        title=title,
        summary=plain(mistake.summary) or title,
        html=plain(f"<p>{mistake.html}</p>\n<p>{about}</p>\n"),
        published=mistake.date,
        updated=mistake.date,
        language=article.language or site.language,
        authors=authors_of(article, site),
        categories=categories_of(article, site),
    )

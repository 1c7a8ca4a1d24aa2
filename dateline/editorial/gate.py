"""The one place that decides what is public at a given instant."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from dateline.model.article import Article, Hold
from dateline.model.library import Page


class Verdict(StrEnum):
    """What the gate says of an article."""

    PUBLIC = "public"
    WITHDRAWN = "withdrawn"  # its page stands and says so; no list shows it
    DRAFT = "draft"
    EMBARGO = "embargo"
    FUTURE = "future"
    EXPIRED = "expired"


class Change(Struct, frozen=True):
    """What becomes of an article at an instant to come."""

    instant: datetime
    article: Article
    verdict: Verdict


class Passed(Struct, frozen=True):
    """What stands on either side of the gate, and when it must be asked again (None: never).

    Articles that have expired are held too. `pages` are the standing pages that are public,
    `drafts` those that aren't. `changes` are all that are to come, in their order.
    """

    public: tuple[Article, ...]
    withdrawn: tuple[Article, ...]
    held: tuple[Article, ...]
    next: datetime | None
    expired: tuple[Article, ...] = ()
    pages: tuple[Page, ...] = ()
    drafts: tuple[Page, ...] = ()
    changes: tuple[Change, ...] = ()


def verdict(hold: Hold, now: datetime) -> Verdict:
    """Decide on one article at one instant."""
    if hold.draft:
        return Verdict.DRAFT
    if hold.embargo is not None and now < hold.embargo:
        return Verdict.EMBARGO
    if now < hold.date:
        return Verdict.FUTURE
    if hold.expires is not None and hold.expires <= now:
        return Verdict.EXPIRED
    if hold.withdrawn is not None and hold.withdrawn.date <= now:
        return Verdict.WITHDRAWN
    return Verdict.PUBLIC


def pass_gate(
    articles: Iterable[Article], now: datetime, preview: bool = False, pages: Iterable[Page] = ()
) -> Passed:
    """Part articles and standing pages; in a preview all but the expired pass."""
    articles, pages = tuple(articles), tuple(pages)
    found = [(article, _told(verdict(article.hold, now), preview)) for article in articles]
    passed = (Verdict.PUBLIC, Verdict.WITHDRAWN)
    # Two times of one zone are compared by the clock on the wall, which goes back in autumn.
    changes = sorted(_changes(articles, now), key=lambda change: change.instant.timestamp())
    return Passed(
        public=tuple(_as_of(each, now) for each, told in found if told is Verdict.PUBLIC),
        withdrawn=tuple(each for each, told in found if told is Verdict.WITHDRAWN),
        held=tuple(each for each, told in found if told not in passed),
        next=changes[0].instant if changes else None,
        expired=tuple(each for each, told in found if told is Verdict.EXPIRED),
        pages=tuple(page for page in pages if preview or not page.draft),
        drafts=tuple(page for page in pages if page.draft and not preview),
        changes=tuple(changes),
    )


def _told(found: Verdict, preview: bool) -> Verdict:
    gone = found in (Verdict.EXPIRED, Verdict.WITHDRAWN)
    return Verdict.PUBLIC if preview and not gone else found


def _as_of(article: Article, now: datetime) -> Article:
    """A withdrawal that is yet to come is told to nobody."""
    planned = article.hold.withdrawn
    if planned is None or planned.date <= now:
        return article
    return replace(article, hold=replace(article.hold, withdrawn=None))


def _changes(articles: Iterable[Article], now: datetime) -> Iterator[Change]:
    for article in articles:
        hold = article.hold
        if hold.draft:
            continue
        before = verdict(hold, now)
        coming = [instant for instant in _instants(hold) if instant > now]
        for instant in sorted(coming, key=datetime.timestamp):
            after = verdict(hold, instant)
            if after is not before:
                yield Change(instant, article, after)
            before = after


def _instants(hold: Hold) -> tuple[datetime, ...]:
    withdrawn = hold.withdrawn.date if hold.withdrawn else None
    return tuple(each for each in (hold.date, hold.embargo, hold.expires, withdrawn) if each)

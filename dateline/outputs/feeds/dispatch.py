"""An article on its way to readers: told apart by one digest, set as an item once."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

from msgspec.structs import replace

from dateline.editorial.addresses import taxonomy_address
from dateline.editorial.prints import still_print
from dateline.layout.escaping import escape
from dateline.model.article import Article, Picture
from dateline.model.file import Stored
from dateline.model.filing import Filing
from dateline.model.prose import Piece, decode_pieces
from dateline.model.site import Site
from dateline.model.terms import Term
from dateline.outputs.feeds.feed import UNKNOWN, Category, Enclosure, FeedItem, Person, plain
from dateline.outputs.feeds.fulltext import full_text, highlights_text


class Dispatch:
    """An article and its text. It vouches for itself, so that an order of hundreds is small."""

    __slots__ = ("_text", "digest", "filing")

    def __init__(self, filing: Filing, text: Callable[[bytes], Stored]) -> None:
        self.filing = filing
        self.digest = filing.copy.digest
        self._text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dispatch) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def article(self) -> Article:
        """Return the article."""
        return self.filing.copy.read()

    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces of its body."""
        return decode_pieces(self._text(self.filing.text).read())


# The same article stands in the feeds of its regions, topics and authors, in three formats.
@lru_cache(maxsize=1000)
def whole_item(dispatch: Dispatch, site: Site) -> FeedItem:
    """Return an article as an item with its whole text."""
    article = dispatch.article()
    return _item(article, full_text(article, dispatch.pieces(), site), site)


def short_item(dispatch: Dispatch, site: Site) -> FeedItem:
    """Return an article as an item with its highlights alone.

    It has an id of its own: readers that keep one text for each id would lose the whole one.
    """
    article = dispatch.article()
    item = _item(article, highlights_text(article, site), site)
    return replace(item, id=f"{item.id}/highlights")


def _item(article: Article, html: str, site: Site) -> FeedItem:
    entry = article.entry
    title = plain(entry.title) or site.url(entry.address)
    summary = entry.summary or "".join(article.highlights[:1]) or article.body.outline.opening
    return FeedItem(
        id=article.uid,
        url=site.url(entry.address),
        title=title,
        summary=plain(summary) or title,
        html=plain(html) or str(escape(title)),
        published=entry.date,
        updated=entry.updated,
        language=article.language or site.language,
        authors=authors_of(article, site),
        categories=categories_of(article, site),
        image=_enclosure(entry.image, site) if entry.image else None,
    )


def authors_of(article: Article, site: Site) -> tuple[Person, ...]:
    """Return who wrote an article: without a name, the paper itself."""
    named = (
        Person(plain(author.term.name), site.url(address) if address else "")
        for author in article.authors
        for address in [site.address_of(author.term)]
    )
    return tuple(each for each in named if each.name) or (
        Person(plain(site.title) or site.base_url, site.base_url),
    )


def categories_of(article: Article, site: Site) -> tuple[Category, ...]:
    """Return what an article is filed under."""
    entry = article.entry
    series = (entry.series,) if entry.series else ()
    return tuple(_category(term, site) for term in (*entry.regions, *entry.topics, *series))


def _category(term: Term, site: Site) -> Category:
    # The profile of RSS: the whole hierarchy, with a slash between its levels.
    name = plain("/".join(term.path) or term.name) or term.key
    return Category(name, term.key, site.url(taxonomy_address(term.taxonomy)))


def _enclosure(image: Picture, site: Site) -> Enclosure | None:
    """The lead image, if it is known what it is: one JPEG or PNG, which every reader knows."""
    if image.prints is not None:
        still = still_print(image.prints)
        url, kind = site.url(still.address), f"image/{still.format}"
        return Enclosure(url, kind, UNKNOWN, still.width, still.height)
    if not (image.size and image.media_type):
        return None
    url = site.url(quote(image.address, safe="/%~:"))
    return Enclosure(url, image.media_type, image.size, image.width, image.height)

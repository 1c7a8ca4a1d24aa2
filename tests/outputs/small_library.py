"""A library of a few articles, made by hand, and a workshop that knows their texts."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from dateline.layout.assets import AssetFile
from dateline.model.article import Article, Author, Body, Entry, Hold
from dateline.model.file import Order, Stored, digest_of
from dateline.model.filing import file_article
from dateline.model.headline import headline_of
from dateline.model.library import Library, Listing, Page, Story, Taxonomy
from dateline.model.packing import pack
from dateline.model.prose import Mention, Outline, Piece, encode_pieces
from dateline.model.site import Publisher, Site
from dateline.model.terms import Term, Under
from dateline.outputs import feeds

SITE = Site(
    title="The Test Letter",
    tagline="Letters & tests",
    base_url="https://test-letter.example/paper/",
    id_authority="test-letter.example,2025",
    publisher=Publisher("The Test Publishers"),
    page_size=2,
)
ZHEJIANG = Term("regions", "CN-ZJ", "Zhejiang", "/regions/cn-zj/")
EARTHS = Term("topics", "rare-earths", "Rare earths & magnets", "/topics/rare-earths/")
EDITOR = Author(Term("authors", "editor", "The Editor", "/authors/editor/"))
FIRST_DAY = datetime(2026, 1, 1, 8, 30, tzinfo=UTC)


class Texts:
    """The texts of bodies: put in when an article is made, found by their digest."""

    def __init__(self) -> None:
        self.known: dict[bytes, bytes] = {}
        self.static: tuple[AssetFile, ...] = ()

    def body(self, *pieces: Piece, **blanks: Any) -> Body:
        """Return a body of these pieces."""
        data = encode_pieces(pieces)
        self.known[digest_of(data)] = data
        outline = Outline(tuple(Mention(link.address) for link in blanks.get("links", ())))
        return Body(text=digest_of(data), **{"outline": outline} | blanks)

    def find(self, digest: bytes) -> Stored:
        """Return the text with this digest."""
        return Stored(digest, self.known.__getitem__)

    @property
    def workshop(self) -> Any:
        """All of a workshop that feeds and sitemaps use."""
        return SimpleNamespace(text=self.find, assets=SimpleNamespace(static=self.static))


def article(
    key: str, day: int, body: Body, entry: dict[str, Any] | None = None, **more: Any
) -> Article:
    """Return the article `key`, published so many days after the first of the year."""
    date = FIRST_DAY + timedelta(days=day)
    facts: dict[str, Any] = {
        "id": key,
        "title": f"On {key}",
        "address": f"/2026/{key}/",
        "date": date,
        "has_time": True,
        "updated": date,
        "summary": f"All of {key}.",
    }
    facts |= entry or {}
    terms = {key: facts.pop(key) for key in Under.__struct_fields__ if key in facts}
    return Article(
        entry=Entry(**facts, under=pack(Under(**terms))),
        path=f"content/articles/{key}.md",
        uid=f"tag:test-letter.example,2025:{key}",
        language="en",
        hold=Hold(draft=False, date=date),
        body=body,
        **{"highlights": (), "authors": (EDITOR,)} | more,
    )


def library(*articles: Article, site: Site = SITE, pages: tuple[Page, ...] = ()) -> Library:
    """Return the library of these articles, all of which are filed under one topic."""
    newest = sorted(articles, key=lambda each: (-each.entry.date.timestamp(), each.entry.id))
    entries = tuple(headline_of(each.entry) for each in newest)
    topics = Taxonomy("topics", "/topics/", (Listing(EARTHS, entries),))
    return Library(
        site=site,
        stories=tuple(Story(file_article(each)[0], None, None, ()) for each in newest),
        withdrawn=(),
        pages=pages,
        taxonomies=(topics, Taxonomy("series", "/series/", ())),
        media=(),
        lead=None,
    )


def feeds_of(shelf: Library, texts: Texts) -> dict[str, bytes]:
    """Return every feed of a library by its path."""
    return {
        order.path: carried_out(order)
        for order in feeds.emit(shelf, texts.workshop)
        if order.path.endswith((".xml", ".atom", ".json"))
    }


def carried_out(order: Order) -> bytes:
    """Return what an order makes."""
    made = order.make(*order.inputs)
    assert isinstance(made, bytes)
    return made

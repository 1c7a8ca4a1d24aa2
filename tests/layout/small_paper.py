"""A small paper in which every part of a page occurs once, and in hostile words."""

from datetime import UTC, datetime

from dateline.model.article import (
    Article,
    Author,
    Body,
    Correction,
    Destination,
    Disclaimer,
    Entry,
    Hold,
    Note,
    Picture,
    Reply,
    Source,
    Withdrawal,
)
from dateline.model.filing import file_article
from dateline.model.headline import Headline, headline_of
from dateline.model.library import Story
from dateline.model.packing import pack
from dateline.model.prose import (
    Anchor,
    AnchorLink,
    FigurePicture,
    InlinePicture,
    LinkEnd,
    LinkStart,
    Mention,
    Outline,
    Piece,
    Prose,
)
from dateline.model.site import Forum, Licence, MenuItem, Publisher, Site
from dateline.model.terms import Term, Under

HOSTILE = "</script><b>\"A\" & 'B'"

SITE = Site(
    title="The Letter",
    tagline="By place",
    description="A paper",
    base_url="https://paper.example/letter/",
    id_authority="paper.example,2025",
    menu=(MenuItem("Regions", "/regions/"), MenuItem("Forum", "https://forum.example/")),
    publisher=Publisher("The Press", "https://press.example/", "desk@paper.example"),
    licence=Licence("CC BY 4.0", "https://licence.example/"),
    forum=Forum("Letter", "https://forum.example/"),
    reply="letters@paper.example",
    sign_up="/subscribe/",
    new_tab=True,
)
CHINA = Term("regions", "CN", "China", "/regions/cn/", "Mines & mills")
MAGNETS = Term("topics", "magnets", "Magnets", "/topics/magnets/")
SERIES = Term("series", "chain", "The chain", "/series/chain/")
ANNA = Term("authors", "anna", "Anna", "/authors/anna/")
BEN = Term("authors", "ben", "Ben", "/authors/ben/")
PICTURE = Picture("/media/x.jpg", 1200, 800, HOSTILE, "A mine", "Photo: C")


def day(year: int, month: int, number: int) -> datetime:
    """Return the start of a day."""
    return datetime(year, month, number, tzinfo=UTC)


ENTRY = Entry(
    id="one",
    title=HOSTILE,
    address="/2026/one/",
    date=day(2026, 2, 5),
    has_time=False,
    updated=day(2026, 2, 9),
    summary="In short.",
    dateline="Ganzhou",
    kind="analysis",
    under=pack(Under((CHINA,), (MAGNETS,), (ANNA, BEN), SERIES)),
    image=PICTURE,
)
OTHER = Entry("two", "Two", "/2025/two/", day(2025, 4, 4), False, day(2025, 4, 4), "")
PIECES: tuple[Piece, ...] = (
    "<p>See <a",
    LinkStart(0),
    ">there",
    LinkEnd(0),
    "</a>, <a",
    LinkStart(1),
    ">here",
    LinkEnd(1),
    '</a> and a note<a href="',
    AnchorLink("fn-1"),
    '">1</a> ',
    InlinePicture(0),
    "</p>",
    FigurePicture(1),
    '<p id="',
    Anchor("fn-1"),
    '">Note</p>',
)
BODY = Body(
    text=b"",
    outline=Outline((Mention("a", 1, 1), Mention("b", 2, 2)), opening="See there, here.", words=7),
    links=(
        Destination("https://far.example/?a=1&b=2", outside=True),
        Destination("/2025/two/", "part"),
    ),
    pictures=(PICTURE, PICTURE),
)
ARTICLE = Article(
    entry=ENTRY,
    path="content/articles/one.md",
    uid="tag:paper.example,2025:one",
    language="en",
    hold=Hold(draft=False, date=ENTRY.date),
    highlights=("First of all",),
    authors=(Author(ANNA, "Editor", "anna@paper.example", "https://anna.example/", "She."),),
    body=BODY,
    disclaimers=(Disclaimer("state", "State media", Prose(("<p>Check it.</p>",))),),
    sources=(Source("https://www.source.example/x", "The source", day(2026, 2, 6)),),
    updates=(Note(day(2026, 2, 9), "One more fact."),),
    corrections=(Correction(day(2026, 2, 8), "ten", "eleven"),),
    discussion="https://forum.example/t/1",
)
REPLY = Reply("1", "Carl", "author", day(2026, 2, 6), Prose(('<p id="', Anchor("x"), '">Yes.</p>')))


def story_of(article: Article, older: Headline | None = None) -> Story:
    """Return the story of an article that has no neighbour but an older one."""
    return Story(file_article(article)[0], None, older, ())


HEAD, OTHER_HEAD = headline_of(ENTRY), headline_of(OTHER)
STORY = Story(file_article(ARTICLE)[0], newer=None, older=OTHER_HEAD, related=(OTHER_HEAD,))
WITHDRAWAL = Withdrawal(day(2026, 3, 1), "Its only source took it back.")

"""Content as written: every word that may turn out wrong still knows its place on a line."""

from datetime import datetime
from typing import Final

from msgspec import Struct, msgpack

from dateline.model.figures import WrittenFigure
from dateline.model.file import Shelved
from dateline.model.packing import pack, unpacker
from dateline.model.prose import Mention, MentionedPicture, Outline, Prose


class ContentFile(Struct, frozen=True, array_like=True):
    """A file below content/: its path from the project (`content/…`), digest, size in bytes."""

    path: str
    digest: bytes
    size: int


class WrittenDate(Struct, frozen=True, array_like=True):
    """A date as written: clock time, its offset from UTC in seconds or None, whether it has a time.

    Without an offset the site's zone is meant; without a time, the start of that day.
    """

    moment: datetime
    offset: int | None
    has_time: bool
    line: int
    column: int


class WrittenSource(Struct, frozen=True):
    """One entry of `sources:`, what a story rests on."""

    url: Mention
    title: str = ""
    accessed: WrittenDate | None = None
    archive: Mention | None = None


class WrittenImage(Struct, frozen=True):
    """The lead image: its path, and the facts given beside it (None: see the media's own file)."""

    path: Mention
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    decorative: bool | None = None


class WrittenDisclaimer(Struct, frozen=True):
    """One entry of `disclaimer:`: a key, or (with its prose) a text of the article's own."""

    mention: Mention
    prose: Prose | None = None


class WrittenNote(Struct, frozen=True):
    """One entry of `updates:`: a date, and the fact that was added."""

    date: WrittenDate
    text: str


class WrittenEdit(Struct, frozen=True):
    """One entry of `minor:`: a date, and what was mended that changes no fact."""

    date: WrittenDate
    reason: str


class WrittenCorrection(Struct, frozen=True):
    """One entry of `corrections:`: what the article said, and what it says now."""

    date: WrittenDate
    was: str
    now: str


class WrittenEmbargo(Struct, frozen=True):
    """`embargo:`: not a word before this instant, whatever `date` says."""

    until: WrittenDate
    note: str = ""


class WrittenWithdrawal(Struct, frozen=True):
    """`withdrawn:`: since when and why an article no longer stands."""

    date: WrittenDate
    reason: str


class Waiver(Struct, frozen=True):
    """One entry of `waive:`: the rule that this article may break, and why."""

    rule: Mention
    reason: str


class Manuscript(Struct, frozen=True, kw_only=True):
    """An article as written. `body` is its outline; `text` the digest of its encoded pieces."""

    path: str
    title: Mention
    date: WrittenDate
    id: Mention | None = None
    slug: Mention | None = None
    permalink: Mention | None = None
    aliases: tuple[Mention, ...] = ()
    dateline: str = ""
    kind: Mention | None = None
    summary: str = ""
    highlights: tuple[str, ...] = ()
    regions: tuple[Mention, ...] = ()
    topics: tuple[Mention, ...] = ()
    authors: tuple[Mention, ...] = ()
    series: Mention | None = None
    sources: tuple[WrittenSource, ...] = ()
    disclaimers: tuple[WrittenDisclaimer, ...] = ()
    image: WrittenImage | None = None
    discussion: Mention | None = None
    updates: tuple[WrittenNote, ...] = ()
    updated: WrittenDate | None = None
    corrections: tuple[WrittenCorrection, ...] = ()
    minor: tuple[WrittenEdit, ...] = ()
    waive: tuple[Waiver, ...] = ()
    draft: bool = False
    embargo: WrittenEmbargo | None = None
    expires: WrittenDate | None = None
    withdrawn: WrittenWithdrawal | None = None
    lead: bool = False
    card: bool = True
    language: str = ""
    translation_of: Mention | None = None
    body: Outline
    text: bytes
    figures: tuple[WrittenFigure | None, ...] = ()


class Labels(Struct, frozen=True, array_like=True):
    """The words by which an article asks to be filed, and where they stand."""

    regions: tuple[Mention, ...] = ()
    topics: tuple[Mention, ...] = ()
    authors: tuple[Mention, ...] = ()
    series: tuple[Mention, ...] = ()


class Slip(Struct, frozen=True, kw_only=True, array_like=True):
    """What is asked of every article before it is resolved; the manuscript itself lies apart.

    `id` and `slug` are as given or made of its file's name (""); `permalink` is "" where there is
    none. `regions` are the words that name them. Packed are its `labels`, since only open
    vocabularies ask for them, and what is new among regions; and its `anchors`, since few links
    lead to one. `links` are the local ones of its body. It is `moved` where it has aliases,
    `changed` where it tells of changes, and has `data` where numbers of its charts stand in other
    files.
    """

    path: str
    manuscript: Shelved[Manuscript]
    id: str
    slug: str
    permalink: str
    date: WrittenDate
    draft: bool
    regions: tuple[str, ...]
    labels: bytes
    anchors: bytes
    links: tuple[Mention, ...]
    pictures: tuple[MentionedPicture, ...]
    image: WrittenImage | None
    waive: tuple[Waiver, ...]
    moved: bool
    changed: bool
    data: bool


def pack_labels(manuscript: Manuscript) -> bytes:
    """Return the labels of an article as its slip has them."""
    series = (manuscript.series,) if manuscript.series else ()
    return pack(Labels(manuscript.regions, manuscript.topics, manuscript.authors, series))


# Not kept: who asks for any asks for those of all, one after the other.
unpack_labels: Final = msgpack.Decoder(Labels).decode
"""Return the labels of a slip."""

unpack_anchors: Final = unpacker(tuple[str, ...])
"""Return the anchors of a slip."""


class ReplyManuscript(Struct, frozen=True, kw_only=True):
    """A reply as written: the id of its article, who wrote it, as what, when, and the words."""

    path: str
    article: Mention
    name: str
    date: WrittenDate
    role: Mention | None = None
    prose: Prose


class PageManuscript(Struct, frozen=True, kw_only=True):
    """A standing page as written. `navigation` is its place in the menu, None: not in it."""

    path: str
    title: Mention
    summary: str = ""
    slug: Mention | None = None
    navigation: int | None = None
    draft: bool = False
    body: Outline
    text: bytes
    figures: tuple[WrittenFigure | None, ...] = ()

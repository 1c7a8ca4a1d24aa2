"""The sheet on which one body is set: what has been written so far, and what was found wrong."""

from collections.abc import Callable
from typing import Any

from dateline.model.problem import Location, Problem, Severity
from dateline.model.prose import (
    Anchor,
    Fence,
    Heading,
    Mention,
    MentionedPicture,
    Outline,
    Piece,
    Prose,
)
from dateline.syntax.markdown.opening import first_sentence
from dateline.syntax.markdown.places import Source
from dateline.syntax.markdown.settings import MarkdownSettings
from dateline.syntax.markdown.suspects import suspects_in
from dateline.syntax.markdown.tokens import Token
from dateline.syntax.markdown.typography import Glyphs, glyphs_of

# What an address or a title that is written once and used often may add up to.
MAX_GROWTH = 20
MAX_FREE = 1_000_000

MAX_PROBLEMS = 500


class Note:
    """A footnote: the line of its definition, and its blocks."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.tokens: list[Token] = []


class Sheet:
    """Pieces are gathered as strings, and joined where a blank is put between them."""

    def __init__(self, source: Source, settings: MarkdownSettings, spaced: bool) -> None:
        self.source = source
        self.settings = settings
        self.glyphs: Glyphs | None = glyphs_of(settings)
        # What the parser knows of the whole text: references, footnotes, and our own counts.
        self.env: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.links: list[Mention] = []
        self.pictures: list[MentionedPicture] = []
        self.fences: list[Fence] = []
        self.headings: list[Heading] = []
        self.anchors: dict[str, int] = {}
        # The numbers of the links around the next word; -1 for one that can't be published.
        self.open_links: list[int] = []
        self.spaced = spaced
        # Where quotation marks of each kind are first, for who keeps a house style.
        self.quotes: dict[str, Location] = {}
        self.suspects = suspects_in(source.text, settings)
        # What closes the open quotations, innermost last; footnotes by their label.
        self.closings: list[str] = []
        self.notes: dict[str, Note] = {}
        self.words = 0
        # The first paragraph's words; one in a list or quotation gives way to one that isn't.
        self.opening = ""
        self.opening_level = 0
        self.room = MAX_GROWTH * len(source.text) + MAX_FREE
        self._pieces: list[Piece] = []
        self._buffer: list[str] = []
        self.add: Callable[[str], None] = self._buffer.append

    def blank(self, piece: Piece) -> None:
        """Put a blank after what was added."""
        if self._buffer:
            self._pieces.append("".join(self._buffer))
            self._buffer.clear()
        self._pieces.append(piece)

    def anchor(self, name: str) -> None:
        """Put an id, which links from elsewhere may name."""
        self.anchors.setdefault(name, 1)
        self.blank(Anchor(name))

    def fits(self, size: int, place: Location) -> bool:
        """Tell whether something of the author's that is used again still has room."""
        if self.room < 0:
            return False
        self.room -= size
        if self.room < 0:
            self.error("too-long", place, "this text grows too long when it is set")
        return self.room >= 0

    def size(self) -> int:
        """Return the length of what was set."""
        texts = [piece for piece in (*self._pieces, *self._buffer) if isinstance(piece, str)]
        return sum(map(len, texts))

    @property
    def is_hopeless(self) -> bool:
        """Whether so much is wrong that nobody reads on; each place takes time to find."""
        return len(self.problems) >= MAX_PROBLEMS

    def error(self, code: str, place: Location, message: str, hint: str = "") -> None:
        """Note what can't be published."""
        self.problems.append(Problem(place, code, message, hint))

    def warn(self, code: str, place: Location, message: str, hint: str = "") -> None:
        """Note what was probably not meant."""
        self.problems.append(Problem(place, code, message, hint, Severity.WARNING))

    def prose(self) -> Prose:
        """Return what was set."""
        if self._buffer:
            self._pieces.append("".join(self._buffer))
            self._buffer.clear()
        outline = Outline(
            links=tuple(self.links),
            pictures=tuple(self.pictures),
            headings=tuple(self.headings),
            anchors=tuple(self.anchors),
            opening=first_sentence(self.opening, self.settings.language),
            words=self.words,
            fences=tuple(self.fences),
        )
        return Prose(tuple(self._pieces), outline)


def escape(text: str) -> str:
    """Return a text as it is written in HTML."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def quoted(text: str) -> str:
    """Return a text as it is written in a quoted attribute."""
    return escape(text).replace('"', "&quot;")

"""Rendered Markdown with blanks: what isn't known before every address is known.

A text is a sequence of strings (HTML that is final) and blanks. A page, a feed and a page that
holds several articles each set the same prose their own way, without parsing HTML again. Blanks
are values among the pieces, never marks inside a string, so an author can't forge one.
"""

from msgspec import Struct, msgpack


class LinkStart(Struct, frozen=True, tag="a", array_like=True):
    """Stands between `<a` and `>`: the attributes of link number `link`, with a leading space."""

    link: int


class LinkEnd(Struct, frozen=True, tag="/a", array_like=True):
    """Stands before `</a>`: the mark of an external link, or nothing."""

    link: int


class InlinePicture(Struct, frozen=True, tag="img", array_like=True):
    """The whole `<img>` of picture number `picture`, in a line of text."""

    picture: int


class FigurePicture(Struct, frozen=True, tag="figure", array_like=True):
    """The whole `<figure>` of picture number `picture`, which stood alone in its paragraph."""

    picture: int


class Figure(Struct, frozen=True, tag="block", array_like=True):
    """The whole of figure number `figure`: a chart, a timeline, a map."""

    figure: int


class Anchor(Struct, frozen=True, tag="id", array_like=True):
    """The value of an `id` attribute; a page that holds several texts puts a prefix before it."""

    name: str


class AnchorLink(Struct, frozen=True, tag="#", array_like=True):
    """The value of an `href` that leads to an anchor of the same text (footnotes)."""

    name: str


Blank = LinkStart | LinkEnd | InlinePicture | FigurePicture | Figure | Anchor | AnchorLink
Piece = str | Blank


class Mention(Struct, frozen=True, array_like=True):
    """A word as written, with the line and column where it starts (from 1; 0: unknown)."""

    text: str
    line: int = 0
    column: int = 0


class MentionedPicture(Struct, frozen=True, array_like=True):
    """A picture as written: its target; alt is None where Markdown gave none; caption may be ""."""

    target: Mention
    alt: str | None
    caption: str


class Fence(Struct, frozen=True, array_like=True):
    """A fenced block that becomes a figure: the word behind its fence, and what stands in it.

    `line` is that of its first line, `indent` what each of its lines is moved to the right by.
    """

    name: str
    text: str
    line: int
    indent: int


class Heading(Struct, frozen=True, array_like=True):
    """A heading of a text: its level (1 to 6), its words without markup, its anchor."""

    level: int
    text: str
    anchor: str


class Outline(Struct, frozen=True, array_like=True):
    """All that is known of a text without its words.

    `links` and `pictures` are numbered by their place here; the blanks use these numbers.
    `anchors` are all ids that a link from elsewhere may name, headings' included. `opening` is
    the first sentence without markup; `words` counts the words. `fences` are numbered likewise,
    until they are read as figures.
    """

    links: tuple[Mention, ...] = ()
    pictures: tuple[MentionedPicture, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    opening: str = ""
    words: int = 0
    fences: tuple[Fence, ...] = ()


class Prose(Struct, frozen=True, array_like=True):
    """A rendered text: its pieces in order, and its outline."""

    pieces: tuple[Piece, ...]
    outline: Outline = Outline()


_PIECES = msgpack.Decoder(tuple[Piece, ...])


def encode_pieces(pieces: tuple[Piece, ...]) -> bytes:
    """Return the pieces as the bytes that stand for them in the memo."""
    return msgpack.encode(pieces)


def decode_pieces(data: bytes) -> tuple[Piece, ...]:
    """Return the pieces that `encode_pieces` made these bytes of."""
    return _PIECES.decode(data)

"""What a chart is drawn with: marks on a sheet, for whoever turns them into SVG or a picture."""

import unicodedata

from msgspec import Struct

# In pixels. A drawing is shown at about its own size, so letters are as large as they say.
WIDE, NARROW = 600, 340
TEXT = 13
LINE = 17
START, MIDDLE, END = "start", "middle", "end"
# What a label says: the name of a row, a number, a mark of an axis, what a group is called.
NAME, VALUE, TICK, GROUP, ON = "name", "value", "tick", "group", "on"
GRID, AXIS, LEAD = "grid", "axis", "lead"
TRACK = 0
# Better a little air than letters on letters.
ROOMY = 1.03

_NARROW_LETTERS = frozenset("iljtfrI.,:;'’|!()[]/ \u00a0\u202f-")
_WIDE_LETTERS = frozenset("mwMW%@—…&")


class Block(Struct, frozen=True):
    """A filled box; `ink` is the number of its series from 1 on, or TRACK."""

    x: float
    y: float
    width: float
    height: float
    ink: int


class Stroke(Struct, frozen=True):
    """A line through these points."""

    points: tuple[tuple[float, float], ...]
    ink: int


class Dot(Struct, frozen=True):
    """A point that is marked."""

    x: float
    y: float
    radius: float
    ink: int


class Rule(Struct, frozen=True):
    """A straight thin line that isn't data: GRID, AXIS or LEAD."""

    x: float
    y: float
    to_x: float
    to_y: float
    role: str


class Label(Struct, frozen=True):
    """A line of words, on the height `y`; `anchor` says which end of it is at `x`.

    The number of a series colours it; 0 doesn't.
    """

    x: float
    y: float
    text: str
    role: str
    anchor: str = START
    ink: int = 0


Mark = Block | Stroke | Dot | Rule | Label


class Drawing(Struct, frozen=True):
    """A sheet with marks; later ones lie on earlier ones."""

    width: int
    height: int
    marks: tuple[Mark, ...]


def text_width(text: str, size: float = TEXT) -> float:
    """Return about how wide a line is: pages know no font's numbers, and readers have their own."""
    return size * ROOMY * sum(map(_width, text))


def value_width(text: str) -> float:
    """Return about how wide a number is, which is set bold."""
    return text_width(text, TEXT * 1.1)


def wrapped(text: str, room: float, most: int) -> list[str]:
    """Return a text in at most so many lines, the last of which is cut if it must be."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(joined) > room:
            lines.append(word)
        else:
            lines[-1] = joined
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]} {lines[most]}"
    return [cut(line, room) for line in kept]


def cut(text: str, room: float) -> str:
    """Return a text that fits, with an ellipsis where it was cut."""
    if text_width(text) <= room:
        return text
    while text and text_width(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _width(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return 0.33
    if letter in _WIDE_LETTERS:
        return 0.9
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    return 0.68 if letter.isupper() else 0.62 if letter.isdecimal() else 0.58

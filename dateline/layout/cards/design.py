"""The social card: what a link to an article looks like where others pass it on.

Drawn on 1200 × 630 pixels, and read at 300 × 158: a masthead over a rule, the headline as large as
it fits, and at the foot where and when the story was filed, and where it plays.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from dateline.layout.cards.faces import Faces, face_for
from dateline.layout.cards.lines import balanced_lines, cut_lines
from dateline.syntax.canvas import Box, Colour, Line, Sheet
from dateline.syntax.typeface import Typeface

Sizes = tuple[tuple[int, int], ...]

WIDTH, HEIGHT = 1200, 630
PNG = "image/png"

PAPER: Final[Colour] = (251, 250, 246)
INK: Final[Colour] = (28, 26, 23)
SOFT: Final[Colour] = (93, 88, 79)
RULE: Final[Colour] = (217, 212, 200)
ACCENT: Final[Colour] = (163, 38, 27)

MARGIN = 64
MEASURE = WIDTH - 2 * MARGIN
HEAD = 96  # the masthead's baseline
TOP = 158  # between these two stands the headline
BOTTOM = 506
FOOT = 574
# Sizes of a headline with the number of lines that fit, the largest first.
SIZES = ((128, 2), (104, 3), (92, 3), (82, 4), (72, 4), (64, 5), (56, 5), (48, 6))
LEADING = 1.1
ASCENT = 0.84
NAME, PLACE, SMALL, ABOUT, GAP = 46, 38, 31, 40, 40
BETWEEN = " · "
# No title of so few characters is ever cut: so long a measuring is for few.
SHORT = 180


class Card(Struct, frozen=True):
    """What a card says, and its accent; all but the title may be "". `about` stands below it."""

    title: str
    paper: str = ""
    label: str = ""
    place: str = ""
    date: str = ""
    regions: tuple[str, ...] = ()
    about: str = ""
    accent: Colour = ACCENT


def card_sheet(card: Card, faces: Faces) -> Sheet:
    """Return the card as it is to be drawn; its title must be one that has a face.

    What else has none is left out: better no region than one with a gap.
    """
    marks = (*_masthead(card, faces), *_headline(card, faces), *_foot(card, faces))
    return Sheet(WIDTH, HEIGHT, PAPER, marks)


def is_cut(title: str, faces: Faces) -> bool:
    """Tell whether a title is too long for a card, even in the smallest size."""
    face = face_for(title, faces.titles)
    return face is not None and len(title) > SHORT and not _set_whole(title, face, SIZES)


def _masthead(card: Card, faces: Faces) -> Iterator[Box | Line]:
    yield Box(MARGIN, 120, WIDTH - MARGIN, 124, INK)
    yield Box(MARGIN, 120, MARGIN + 96, 132, card.accent)
    right = float(WIDTH - MARGIN)
    if card.label and (face := face_for(card.label, faces.texts)):
        label = cut_lines(card.label, face.measure(SMALL), MEASURE / 2, 1)[0]
        right -= face.width(label, SMALL)
        yield Line(label, face, SMALL, right, HEAD, card.accent, PAPER)
    if card.paper and (face := face_for(card.paper, faces.titles)):
        room = right - MARGIN - GAP
        size = max(SMALL, min(NAME, int(room / face.width(card.paper, 1))))
        name = cut_lines(card.paper, face.measure(size), room, 1)[0]
        yield Line(name, face, size, MARGIN, HEAD, INK, PAPER)


def _headline(card: Card, faces: Faces) -> Iterator[Line]:
    face = face_for(card.title, faces.titles)
    if face is None:
        return
    sizes = tuple((size, most - 1) for size, most in SIZES if most > 1) if card.about else SIZES
    size, lines = _set_whole(card.title, face, sizes) or _set_cut(card.title, face, sizes)
    baseline = TOP + size * ASCENT
    for line in lines:
        yield Line(line, face, size, MARGIN, round(baseline), INK, PAPER)
        baseline += size * LEADING
    if card.about and (face := face_for(card.about, faces.texts)):
        top = baseline - size * LEADING + ABOUT * LEADING * 1.6
        for number, line in enumerate(cut_lines(card.about, face.measure(ABOUT), MEASURE, 2)):
            place = round(top + number * ABOUT * LEADING * 1.1)
            yield Line(line, face, ABOUT, MARGIN, place, SOFT, PAPER)


def _set_whole(title: str, face: Typeface, sizes: Sizes) -> tuple[int, list[str]] | None:
    """Return the largest size in which a title fits, and its lines."""
    for size, most in sizes:
        if lines := balanced_lines(title, face.measure(size), MEASURE, most):
            return size, lines
    return None


def _set_cut(title: str, face: Typeface, sizes: Sizes) -> tuple[int, list[str]]:
    size, most = sizes[-1]
    return size, cut_lines(title, face.measure(size), MEASURE, most)


def _foot(card: Card, faces: Faces) -> Iterator[Box | Line]:
    yield Box(MARGIN, 522, WIDTH - MARGIN, 524, RULE)
    left, right = float(MARGIN), float(WIDTH - MARGIN)
    if card.place and (face := face_for(card.place, faces.titles)):
        place = cut_lines(card.place, face.measure(PLACE), MEASURE / 2, 1)[0]
        yield Line(place, face, PLACE, left, FOOT, card.accent, PAPER)
        left += face.width(place, PLACE) + GAP / 2
    if card.date and (face := face_for(card.date, faces.texts)):
        yield Line(card.date, face, SMALL, left, FOOT, SOFT, PAPER)
        left += face.width(card.date, SMALL) + GAP
    for words in _fewer(card.regions):
        face = face_for(words, faces.texts)
        if face and left + face.width(words, SMALL) <= right:
            yield Line(words, face, SMALL, right - face.width(words, SMALL), FOOT, INK, PAPER)
            return


def _fewer(regions: tuple[str, ...]) -> Iterator[str]:
    """Yield all regions in one line, then all but the last, and so on."""
    for count in range(len(regions), 0, -1):
        yield BETWEEN.join(regions[:count])

"""A drawing as a picture, for readers elsewhere: feeds and mail keep no SVG."""

from collections.abc import Iterator
from typing import Final

from dateline.layout.cards.faces import Faces, face_for, settable
from dateline.layout.figures.drawing import (
    END,
    GRID,
    LEAD,
    MIDDLE,
    ON,
    TEXT,
    TICK,
    TRACK,
    Block,
    Dot,
    Drawing,
    Label,
    Mark,
    Rule,
    Stroke,
)
from dateline.syntax import canvas
from dateline.syntax.canvas import Colour, Sheet

# Twice the dots, for screens that have them.
DENSITY = 2
MARGIN = 20
PAPER: Final[Colour] = (251, 250, 246)
INK: Final[Colour] = (28, 26, 23)
SOFT: Final[Colour] = (93, 88, 79)
GRID_INK: Final[Colour] = (217, 212, 200)
TRACK_INK: Final[Colour] = (232, 229, 219)
# Those of site.css, by daylight.
INKS: Final[tuple[Colour, ...]] = (
    TRACK_INK,
    (163, 38, 27),
    (31, 90, 128),
    (138, 96, 0),
    (63, 107, 53),
    (125, 74, 130),
    (107, 100, 90),
    (15, 111, 106),
    (74, 74, 138),
)
SHARE_OF: Final = {MIDDLE: 0.5, END: 1.0}


def picture_size(drawing: Drawing) -> tuple[int, int]:
    """Return the width and height of a picture in dots."""
    return DENSITY * (drawing.width + 2 * MARGIN), DENSITY * (drawing.height + 2 * MARGIN)


def can_set(drawing: Drawing, faces: Faces) -> bool:
    """Tell whether each of its words can be set with these fonts."""
    texts = (mark.text for mark in drawing.marks if isinstance(mark, Label))
    return all(face_for(settable(text), faces.texts) for text in texts)


def picture_sheet(drawing: Drawing, faces: Faces) -> Sheet:
    """Return a drawing as it is to be printed; all of its words must be settable."""
    marks: list[canvas.Box | canvas.Line | canvas.Stroke] = []
    grounds: list[Block] = []
    for mark in drawing.marks:
        if isinstance(mark, Block) and mark.ink != TRACK:
            grounds.append(mark)
        marks += _printed(mark, grounds, faces)
    return Sheet(*picture_size(drawing), PAPER, tuple(marks))


def _printed(
    mark: Mark, grounds: list[Block], faces: Faces
) -> Iterator[canvas.Box | canvas.Line | canvas.Stroke]:
    match mark:
        case Block(x, y, width, height, ink):
            left, top = _at(x), _at(y)
            right, bottom = max(_at(x + width), left + 1), max(_at(y + height), top + 1)
            yield canvas.Box(left, top, right, bottom, INKS[ink])
        case Stroke(points, ink):
            placed = tuple((_near(x), _near(y)) for x, y in points)
            yield canvas.Stroke(placed, 2.25 * DENSITY, INKS[ink], PAPER)
        case Dot(x, y, radius, ink):
            yield canvas.Stroke(((_near(x), _near(y)),), 2 * radius * DENSITY, INKS[ink], PAPER)
        case Rule(x, y, to_x, to_y, role):
            colour = {GRID: GRID_INK, LEAD: SOFT}.get(role, INK)
            yield canvas.Stroke(
                ((_near(x), _near(y)), (_near(to_x), _near(to_y))), DENSITY, colour, PAPER
            )
        case Label():
            yield from _set(mark, grounds, faces)


def _set(label: Label, grounds: list[Block], faces: Faces) -> Iterator[canvas.Line]:
    text = settable(label.text)
    face = face_for(text, faces.texts)
    if face is None:
        return
    size = TEXT * DENSITY
    left = _near(label.x) - face.width(text, size) * SHARE_OF.get(label.anchor, 0.0)
    on = label.role == ON
    ground = next((each for each in reversed(grounds) if on and _holds(each, label)), None)
    colour = INKS[label.ink] if label.ink else SOFT if label.role == TICK else INK
    colours = (PAPER, INKS[ground.ink]) if ground else (colour, PAPER)
    yield canvas.Line(text, face, size, left, _at(label.y), *colours)


def _holds(block: Block, label: Label) -> bool:
    across = block.x <= label.x <= block.x + block.width
    return across and block.y <= label.y <= block.y + block.height


def _near(place: float) -> float:
    return DENSITY * (place + MARGIN)


def _at(place: float) -> int:
    return round(_near(place))

"""A sheet of flat colour with boxes, strokes and lines of text on it, as a PNG of few colours."""

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from dateline.syntax.typeface import Typeface

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

Colour = tuple[int, int, int]

# Letters are drawn so many times larger, and shrunk: they stand where they should to half a pixel.
FINER = 2
# Between the colour of the ground and that of a letter, at its edges.
STEPS = 16
MAX_RAMPS = 256 // STEPS
_LEVELS: Final = bytes((value * (STEPS - 1) + 127) // 255 for value in range(256))


class Box(Struct, frozen=True):
    """A filled box, in pixels from the upper left."""

    left: int
    top: int
    right: int
    bottom: int
    colour: Colour


class Line(Struct, frozen=True):
    """A line of text: where it begins, on which height it stands, how large it is.

    The face must have all of its characters. `ground` is the colour on which it stands.
    """

    text: str
    face: Typeface
    size: int
    left: float
    baseline: int
    colour: Colour
    ground: Colour


class Stroke(Struct, frozen=True):
    """A line through points, in pixels from the upper left; through a single one, a disc."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: Colour
    ground: Colour


class Sheet(Struct, frozen=True):
    """A sheet; later marks lie on earlier ones."""

    width: int
    height: int
    ground: Colour
    marks: tuple[Box | Line | Stroke, ...]


def draw_png(sheet: Sheet) -> bytes:
    """Return the sheet as a PNG, the same bytes for the same sheet."""
    from PIL import Image

    ramps = _ramps(sheet)
    image = Image.new("P", (sheet.width, sheet.height), 0)
    for mark in sheet.marks:
        if isinstance(mark, Box):
            ink = ramps[sheet.ground, mark.colour] * STEPS + STEPS - 1
            image.paste(ink, (mark.left, mark.top, mark.right, mark.bottom))
        elif isinstance(mark, Stroke):
            _draw_stroke(image, mark, ramps[mark.ground, mark.colour] * STEPS)
        else:
            _set_line(image, mark, ramps[mark.ground, mark.colour] * STEPS)
    image.putpalette(bytes(part for ramp in ramps for part in _blend(*ramp)))
    data = BytesIO()
    image.save(data, "PNG", compress_level=6)
    return data.getvalue()


def _ramps(sheet: Sheet) -> dict[tuple[Colour, Colour], int]:
    """Number the pairs of a ground and a colour; the first one begins with the sheet's ground."""
    pairs = (
        (sheet.ground if isinstance(mark, Box) else mark.ground, mark.colour)
        for mark in sheet.marks
    )
    ramps = dict.fromkeys(((sheet.ground, sheet.ground), *pairs))
    if len(ramps) > MAX_RAMPS:
        raise ValueError(f"{len(ramps)} pairs of colours on one sheet")
    return {ramp: number for number, ramp in enumerate(ramps)}


def _blend(ground: Colour, colour: Colour) -> bytes:
    return bytes(
        (a * (STEPS - 1 - step) + b * step + STEPS // 2) // (STEPS - 1)
        for step in range(STEPS)
        for a, b in zip(ground, colour, strict=True)
    )


def _set_line(image: "Image", line: Line, first: int) -> None:
    from PIL import Image

    places = line.face.places(line.text, line.size * FINER)
    # Letters may reach beyond their own width, and accents above the size.
    room, above, below = line.size, line.size * 5 // 4, line.size // 2
    left = int(line.left) - room
    width = int(places[-1]) // FINER + 2 * room + 2
    mask = Image.new("L", (width * FINER, (above + below) * FINER))
    start = (line.left - left) * FINER
    for letter, place in zip(line.text, places, strict=False):
        drawn, beside, up = _letter(line.face, line.size * FINER, letter)
        at = (round(start + place) + beside, above * FINER + up)
        mask.paste(255, (*at, at[0] + drawn.width, at[1] + drawn.height), drawn)
    _paste(image, mask.reduce(FINER), (left, line.baseline - above), first)


def _draw_stroke(image: "Image", stroke: Stroke, first: int) -> None:
    from PIL import Image, ImageDraw

    room = int(stroke.width) + 2
    left = int(min(x for x, _ in stroke.points)) - room
    top = int(min(y for _, y in stroke.points)) - room
    width = int(max(x for x, _ in stroke.points)) + room - left
    height = int(max(y for _, y in stroke.points)) + room - top
    mask = Image.new("L", (width * FINER, height * FINER))
    draw = ImageDraw.Draw(mask)
    points = [((x - left) * FINER, (y - top) * FINER) for x, y in stroke.points]
    radius = stroke.width * FINER / 2
    if len(points) > 1:
        draw.line(points, 255, round(2 * radius), "curve")
    else:
        (x, y) = points[0]
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), 255)
    _paste(image, mask.reduce(FINER), (left, top), first)


def _paste(image: "Image", mask: "Image", place: tuple[int, int], first: int) -> None:
    """Put a shape on the sheet, with the inks of a ramp where it is fainter."""
    levels = mask.point(_LEVELS)
    inks = levels.point([first + step for step in range(STEPS)] + [0] * (256 - STEPS))
    image.paste(inks, place, levels.point([0] + [255] * 255))


# A paper's letters come again on every card: drawing them is most of the work.
@lru_cache(maxsize=2048)
def _letter(face: Typeface, size: int, letter: str) -> tuple["Image", int, int]:
    """Return a letter, and where its upper left is from where it begins on the baseline."""
    from PIL import Image, ImageDraw

    font = _font(face, size)
    left, top, right, bottom = map(int, font.getbbox(letter, anchor="ls"))
    drawn = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(drawn).text((-left, -top), letter, 255, font, anchor="ls")
    return drawn, left, top


@lru_cache(maxsize=32)
def _font(face: Typeface, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    # The basic layout needs no library of the system's; letters are placed by our own numbers.
    data = BytesIO(face.data)
    return ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.BASIC)

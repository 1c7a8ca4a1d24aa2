"""What is printed from each picture: every format, width and shape, with its address.

An address is made from the digest of the source and the recipe of the encoders, so that it is known
before anything is printed, and changes with what is printed.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from dateline.editorial.addresses import picture_address
from dateline.model.article import Prints
from dateline.model.file import digest_of
from dateline.model.site import PictureSettings
from dateline.syntax.picture import RECIPE, PictureFacts

WIDE, CLASSIC, SQUARE = "16x9", "4x3", "1x1"
SHAPES: Final = {WIDE: (16, 9), CLASSIC: (4, 3), SQUARE: (1, 1)}
"""The shapes of a lead picture: for the front page and lists, and for search engines."""

STILL_WIDTH = 1200
ENDINGS: Final = {"jpeg": "jpg"}
# What the others are known by everywhere; a drawing stays a drawing.
_KINDS: Final = {"gif": "png", "avif": "webp"}
# A rung this near to the whole width saves nothing.
_NEAR = 1.15

Box = tuple[int, int, int, int]


class Print(Struct, frozen=True):
    """One file that is printed from a part of a picture."""

    address: str
    format: str
    width: int
    height: int
    box: Box


def plan_prints(
    path: str,
    digest: bytes,
    facts: PictureFacts,
    focus: tuple[int, int],
    settings: PictureSettings,
) -> Prints:
    """Return what is to be printed from the picture in the file at `path`."""
    kind = _KINDS.get(facts.format, facts.format)
    still = kind if kind in ("jpeg", "png") else "png" if facts.clear else "jpeg"
    return Prints(
        path,
        digest,
        picture_address(path, digest_of(digest + RECIPE)),
        facts.width,
        facts.height,
        kind,
        still,
        tuple(each for each in settings.formats if each != kind),
        settings.widths,
        focus,
    )


def versions(prints: Prints, shape: str = "") -> tuple[tuple[Print, ...], ...]:
    """Return the prints to choose from: those of each format, best first; narrow ones first."""
    rungs = _rungs(prints, shape)
    formats = (*prints.formats, prints.kind)
    return tuple(tuple(print_of(prints, each, rung, shape) for rung in rungs) for each in formats)


def still_print(prints: Prints, shape: str = "") -> Print:
    """Return the one print, JPEG or PNG, for those who have no choice: feeds, search engines."""
    left, _, right, _ = _box(prints, shape)
    return print_of(prints, prints.still, min(right - left, STILL_WIDTH), shape)


def all_prints(prints: Prints) -> Iterator[Print]:
    """Yield everything that is printed from a picture; some of it more than once."""
    for shape in ("", WIDE) if prints.cropped else ("",):
        for those in versions(prints, shape):
            yield from those
    for shape in ("", *SHAPES) if prints.cropped else ("",):
        yield still_print(prints, shape)


def print_of(prints: Prints, form: str, width: int, shape: str = "") -> Print:
    """Return the print of this format, width and shape."""
    box = left, top, right, bottom = _box(prints, shape)
    height = max(1, round(width * (bottom - top) / (right - left)))
    # The focus moves a crop, and so it has a part in its name.
    cut = "" if box == _box(prints, "") else f"{shape}-{prints.focus[0]}-{prints.focus[1]}-"
    address = f"{prints.base}.{cut}{width}.{ENDINGS.get(form, form)}"
    return Print(address, form, width, height, box)


def _rungs(prints: Prints, shape: str) -> tuple[int, ...]:
    """The widths to choose from: none is wider than what there is."""
    left, _, right, _ = _box(prints, shape)
    whole = right - left
    narrower = [width for width in prints.widths if width * _NEAR <= whole]
    if not prints.widths or whole <= prints.widths[-1] * _NEAR:
        return (*narrower, whole)
    return tuple(narrower)


def _box(prints: Prints, shape: str) -> Box:
    """The largest part of this shape, with the focus as near to its middle as may be."""
    width, height = prints.width, prints.height
    if not shape:
        return 0, 0, width, height
    across, down = SHAPES[shape]
    wide = max(1, min(width, round(height * across / down)))
    high = max(1, min(height, round(width * down / across)))
    if wide >= width - 1 and high >= height - 1:
        return 0, 0, width, height
    left = min(max(round(width * prints.focus[0] / 100 - wide / 2), 0), width - wide)
    top = min(max(round(height * prints.focus[1] / 100 - high / 2), 0), height - high)
    return left, top, left + wide, top + high

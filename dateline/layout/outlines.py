"""Owns the outlines of countries, which are read when the first map is drawn.

`scripts/world_map.py` makes them. The file's name tells its contents, so that a new edition is new
code, and the press draws every map again.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

FILE = Path(__file__).parent / "data" / "world.442eb333.json"


class Box(Struct, frozen=True, array_like=True):
    """A rectangle of the map."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[int, int]:
        """The point in the middle."""
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    @property
    def view_box(self) -> str:
        """The box as SVG writes it."""
        return f"{self.left} {self.top} {self.width} {self.height}"

    def meets(self, other: "Box") -> bool:
        """Tell whether the two have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of these."""
    lefts, tops, rights, bottoms = zip(*map(astuple, boxes), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


class Shape(Struct, frozen=True, array_like=True):
    """A country: its code, its path in a large and in a small map, the box of its main part.

    The code is "" for what ISO 3166 has none for; a path is "" where it is too small to be seen.
    `whole` is the box of all of its parts, where that is another.
    """

    code: str
    large: str
    small: str
    main: Box
    whole: Box | None = None

    def meets(self, box: Box) -> bool:
        """Tell whether a map of this box may show it."""
        return (self.whole or self.main).meets(box)


class Outlines(Struct, frozen=True):
    """The countries of the world on one grid; `frame` holds all that is drawn but Antarctica.

    Boundaries are those of Natural Earth.
    """

    width: int
    height: int
    frame: Box
    shapes: Mapping[str, Shape]


class _File(Struct):
    width: int
    height: int
    frame: Box
    countries: list[Shape]


@cache
def read_outlines() -> Outlines:
    """Read the outlines of all countries."""
    table = msgspec.json.decode(FILE.read_bytes(), type=_File)
    shapes = MappingProxyType({shape.code: shape for shape in table.countries})
    return Outlines(table.width, table.height, table.frame, shapes)

"""Draws maps: the world coloured by the number of articles, and where a region lies in it.

What a map shows comes as counts and codes of countries, and leaves as paths with a class each; the
stylesheet has the colours.
"""

from msgspec import Struct

from dateline.layout.outlines import Box, Outlines, Shape, around, read_outlines
from dateline.layout.words import Words

ANTARCTICA = "AQ"
LEVELS = 4
ROUND_NUMBERS = tuple(digit * 10**power for power in range(9) for digit in (1, 2, 3, 5))
# A country that is smaller than this on the grid, both ways, is drawn as a dot.
DOT = 8
DOT_RADIUS = 8

# A small map is half as high again as it is wide, and shows at least so much of the world; one that
# would show this much shows all of it.
ASPECT = 1.5
ROOM_AROUND = 1.9
NARROWEST, WIDEST = 400, 1100
# An island that lies far from all else is shown in the whole world too.
FEWEST_SEEN = 4
# From this width on, the coarser outlines are fine enough.
COARSE_FROM = 900


class CountryCount(Struct, frozen=True):
    """A country (ISO 3166-1) with its number of articles, where they are, and both in words."""

    code: str
    count: int
    href: str
    text: str


class Dot(Struct, frozen=True):
    """A mark for what is too small to be seen."""

    x: int
    y: int
    radius: int


class CountryLink(Struct, frozen=True):
    """A country that leads to its articles; `level` tells how many, from 1 to 4."""

    href: str
    text: str
    level: int
    path: str
    dot: Dot | None


class LevelView(Struct, frozen=True):
    """What a level means, in words."""

    level: int
    text: str


class WorldMap(Struct, frozen=True):
    """The world. `land` is the path of all countries without articles."""

    view_box: str
    title: str
    description: str
    land: str
    countries: tuple[CountryLink, ...]
    legend: tuple[LevelView, ...]
    note: str


class LocatorMap(Struct, frozen=True):
    """Where a region lies: countries beside it, those in it, those of which it is a part."""

    view_box: str
    title: str
    land: str
    inside: str
    partly: str
    dots: tuple[Dot, ...]
    note: str


def world_map(counts: tuple[CountryCount, ...], words: Words) -> WorldMap | None:
    """Return the world, each country coloured by its count; nothing where no country has one."""
    world = read_outlines()
    drawn = {each.code: each for each in counts if each.code in world.shapes}
    if not drawn:
        return None
    whole = ANTARCTICA in drawn
    steps = levels(max(each.count for each in drawn.values()))
    return WorldMap(
        view_box=_with_edge(
            around((world.frame, *(world.shapes[code].main for code in drawn)))
        ).view_box,
        title=words.map_title,
        description=words.map_about,
        land="".join(
            shape.large
            for code, shape in world.shapes.items()
            if code not in drawn and (whole or code != ANTARCTICA)
        ),
        countries=tuple(_link(each, steps, world) for each in drawn.values()),
        legend=tuple(_legend(steps, words)),
        note=words.outlines,
    )


def levels(largest: int) -> tuple[int, ...]:
    """Return the smallest count of each level, of which there are at most four.

    They grow by a factor, since most places have few articles and a few have most.
    """
    if largest <= LEVELS:
        return tuple(range(1, largest + 1))
    steps = [1]
    for number in range(1, LEVELS):
        ideal = largest ** (number / LEVELS)
        larger = [each for each in ROUND_NUMBERS if steps[-1] < each <= largest]
        steps += [min(larger, key=lambda each: abs(each - ideal))] if larger else []
    return tuple(steps)


def locator_map(
    covers: tuple[str, ...], touches: tuple[str, ...], title: str, words: Words
) -> LocatorMap | None:
    """Return a small map that shows these countries among their neighbours, if any has a shape."""
    world = read_outlines()
    known = [world.shapes[code] for code in (*covers, *touches) if code in world.shapes]
    if not known:
        return None
    box = _box_around(known, world)
    near = [
        shape
        for code, shape in world.shapes.items()
        if shape.meets(box) and (code != ANTARCTICA or box.bottom > world.frame.bottom)
    ]
    coarse = box.width >= COARSE_FROM

    def paths(codes: tuple[str, ...]) -> str:
        chosen = [shape for shape in near if shape.code in codes]
        return "".join(shape.small if coarse else shape.large for shape in chosen)

    others = tuple({shape.code for shape in near}.difference(covers, touches))
    tiny = all(_is_tiny(shape, box) for shape in known)
    return LocatorMap(
        view_box=box.view_box,
        title=title,
        land=paths(others),
        inside=paths(covers),
        partly=paths(touches),
        dots=tuple(_ring(shape, box) for shape in known) if tiny else (),
        note=words.outlines_short,
    )


def _link(each: CountryCount, steps: tuple[int, ...], world: Outlines) -> CountryLink:
    shape = world.shapes[each.code]
    small = not shape.large or max(shape.main.width, shape.main.height) < DOT
    return CountryLink(
        href=each.href,
        text=each.text,
        level=sum(each.count >= step for step in steps),
        path=shape.large,
        dot=Dot(*shape.main.centre, DOT_RADIUS) if small else None,
    )


def _with_edge(box: Box) -> Box:
    """Return a box with room for dots and lines at its edges."""
    edge = DOT_RADIUS + 2
    return Box(box.left - edge, box.top - edge, box.right + edge, box.bottom + edge)


def _legend(steps: tuple[int, ...], words: Words) -> list[LevelView]:
    """Say what each level means: 1, 2, 3–4, 5 or more."""
    views = []
    for level, (step, above) in enumerate(zip(steps, (*steps[1:], 0), strict=True), start=1):
        text = words.span.format(step, above - 1) if above > step + 1 else str(step)
        views.append(LevelView(level, text if above else words.or_more.format(step)))
    return views


def _box_around(shapes: list[Shape], world: Outlines) -> Box:
    """Return the part of the world that shows these and what lies around them."""
    inner = around(shape.main for shape in shapes)
    across = max(NARROWEST, ROOM_AROUND * max(inner.width, ASPECT * inner.height))
    width, height = round(across), round(across / ASPECT)
    x, y = inner.centre
    bottom = max(world.frame.bottom, inner.bottom)
    left = min(max(x - width // 2, 0), world.width - width)
    top = min(max(y - height // 2, 0), bottom - height)
    box = Box(left, top, left + width, top + height)
    seen = [shape for shape in world.shapes.values() if shape.large and shape.meets(box)]
    if across > WIDEST or len(seen) < FEWEST_SEEN:
        return _with_edge(around((world.frame, inner)))
    return box


def _is_tiny(shape: Shape, box: Box) -> bool:
    return max(shape.main.width, shape.main.height) < box.width // 40


def _ring(shape: Shape, box: Box) -> Dot:
    return Dot(*shape.main.centre, max(box.width // 45, 1))

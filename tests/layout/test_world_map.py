"""The packaged outlines are those of their source, projected, thinned out and rounded."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pycountry
import pytest

from dateline.layout.outlines import FILE, read_outlines

ROOT = Path(__file__).parents[2]
LIMIT = 60_000


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    """The script that makes the table."""
    folder = str(ROOT / "scripts")
    sys.path.insert(0, folder)
    try:
        import world_map

        yield world_map
    finally:
        sys.path.remove(folder)


def test_script_makes_the_table_again(
    script: ModuleType, npm_package: Callable[[str], Path]
) -> None:
    """Made anew from the same edition of the source, the table is the same, byte for byte."""
    packaged = FILE.read_text("utf-8")
    table = script.table(npm_package("world-atlas"), json.loads(packaged)["made"])
    assert packaged == script.written(table)


def test_name_tells_the_contents(script: ModuleType) -> None:
    """A new edition has another name, so that code which draws from it is other code."""
    assert [FILE] == list(FILE.parent.glob("world.*.json"))
    assert FILE.name == script.file_name(FILE.read_text("utf-8"))


def test_areas_are_those_of_the_source(
    script: ModuleType, npm_package: Callable[[str], Path]
) -> None:
    """Equal Earth keeps areas: each large country has lost or won less than five per cent."""
    topology = json.loads((npm_package("world-atlas") / "countries-50m.json").read_text("utf-8"))
    lines = [
        script.unfolded(script._degrees(arc, topology["transform"])) for arc in topology["arcs"]
    ]
    shapes = read_outlines().shapes
    strayed = {}
    for code, polygons in script._shapes(topology).items():
        source = sum(
            abs(script.area(list(map(script._place, part))))
            for part in script._outlines(polygons, lines)
        )
        if source > 1000:
            strayed[code] = abs(drawn_area(shapes[code].large) / source - 1)
    assert {"CN", "US", "RU", "AQ", "FR"} < set(strayed)
    assert {} == {code: share for code, share in strayed.items() if share > 0.05}


def drawn_area(path: str) -> float:
    """Return the area within path data; a hole runs the other way round."""
    total = 0
    for part in path.removeprefix("M").removesuffix("z").split("zM"):
        start, steps = part.split("l")
        numbers = [int(number) for number in steps.replace("-", " -").split()]
        x, y = map(int, start.split())
        points = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        turns = zip(points, [*points[1:], points[0]], strict=True)
        total += sum(a[0] * b[1] - b[0] * a[1] for a, b in turns)
    return abs(total) / 2


def test_codes_are_those_of_iso_3166_1() -> None:
    """Every shape has a code of ISO 3166-1, or Kosovo's; one row holds what has none."""
    known = {country.alpha_2 for country in pycountry.countries} | {"XK", ""}
    assert set() == set(read_outlines().shapes) - known


def test_disputed_places_have_shapes_of_their_own() -> None:
    """As in the source: whether they have a name and a link is the site's to say."""
    assert {"EH", "HK", "MO", "PS", "TW", "XK"} < set(read_outlines().shapes)


def test_table_is_small_and_names_its_source() -> None:
    """It says when it was made, and of what, in which edition, on what terms."""
    table = json.loads(FILE.read_text("utf-8"))
    assert FILE.stat().st_size <= LIMIT
    assert 10 == len(table["made"])
    for source in table["sources"]:
        assert {"name", "version", "licence", "gives"} == {
            key for key, value in source.items() if value
        }

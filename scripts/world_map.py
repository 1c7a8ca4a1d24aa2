"""Makes the outlines of the coverage map, dateline/layout/data/world.<digest>.json.

They come from npm's world-atlas, which carries Natural Earth's countries (1:50 million, in the
public domain): projected (Equal Earth), thinned out twice (for the map of the world and for small
maps), rounded to a grid, and written as SVG path data. Run it when world-atlas has a new edition,
then give the new file's name to dateline/layout/outlines.py:

    npm --prefix tests/tools ci
    python scripts/world_map.py
"""

import argparse
import json
from datetime import date
from hashlib import blake2b
from pathlib import Path

import pycountry
from map_geometry import Grid, Point, area, cut, equal_earth, joined, path, thinned, unfolded

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "dateline" / "layout" / "data"
ATLAS = ROOT / "tests" / "tools" / "node_modules" / "world-atlas"

# The map ends in the Bering Strait, so that it cuts neither Russia nor Alaska nor Fiji.
CENTRE = 11.2
WIDTH = 2000
SOUTH = -57.0  # where the map ends, south of Cape Horn, if Antarctica isn't asked for
# Triangles and islands smaller than this, in units of the grid, are left out.
WORLD, SMALL = (4.5, 8.0), (20.0, 40.0)
# A country's frame holds those of its parts that are at least so large beside its largest: the
# frame of France is in Europe.
MAIN_PART = 0.2

# What ISO 3166-1 has no code for.
OWN_CODES = {"Kosovo": "XK"}

EDGE = equal_earth((180, 0))[0]
TOP = equal_earth((0, 90))[1]
SCALE = WIDTH / (2 * EDGE)

Lines = list[list[Point]]
Rings = list[list[Point]]
Row = list[object]
Table = dict[str, object]


def main() -> None:
    """Write the table under the name that tells its contents, and take the former one away."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--atlas", type=Path, default=ATLAS, help="the folder of world-atlas")
    parser.add_argument("--made", default=date.today().isoformat(), help="the date to write")
    options = parser.parse_args()
    text = written(table(options.atlas, options.made))
    DATA.mkdir(exist_ok=True)
    for former in DATA.glob("world.*.json"):
        former.unlink()
    file = DATA / file_name(text)
    file.write_text(text, "utf-8")
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes")


def table(atlas: Path, made: str) -> Table:
    """Return the outlines: a row for each country, and what has no code."""
    topology = json.loads((atlas / "countries-50m.json").read_text("utf-8"))
    shapes = _shapes(topology)
    lines = [unfolded(_degrees(arc, topology["transform"])) for arc in topology["arcs"]]
    world, small = (_thinned(lines, limit) for limit, _ in (WORLD, SMALL))
    rows: list[Row] = []
    seen: list[list[Grid]] = []
    for code, polygons in sorted(shapes.items()):
        large = _parts(polygons, lines, world, WORLD[1])
        little = _parts(polygons, lines, small, SMALL[1])
        whole = _outlines(polygons, lines)
        # What is too small to be drawn gets a dot, which stands on its largest part.
        main = _frame(_main_parts(whole) if large else [max(whole, key=_size)])
        others = [_frame(whole)] if large and _frame(whole) != main else []
        rows.append([code, "".join(map(path, large)), "".join(map(path, little)), main, *others])
        seen += large if code != "AQ" else []
    return {
        "made": made,
        "sources": [_source(atlas)],
        "projection": f"Equal Earth, central meridian {CENTRE}",
        "width": WIDTH,
        "height": round(2 * TOP * SCALE),
        "frame": [
            min(x for part in seen for x, _ in part),
            0,
            max(x for part in seen for x, _ in part),
            _on_grid((0, SOUTH))[1],
        ],
        "countries": rows,
    }


def written(table: Table) -> str:
    """Return the table as JSON with a row on each line, so that a new edition shows as a diff."""
    parts = []
    for key, value in table.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in value)
            parts.append(f'"{key}": [\n{rows}\n]')
        else:
            parts.append(f'"{key}": {json.dumps(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def file_name(text: str) -> str:
    """Return the name of the file that holds this table."""
    return f"world.{blake2b(text.encode(), digest_size=4).hexdigest()}.json"


def code_of(shape: dict[str, object]) -> str:
    """Return the ISO 3166-1 code of a country of the atlas; "" where it has none."""
    found = pycountry.countries.get(numeric=str(shape.get("id", "")))
    properties = shape["properties"]
    name = str(properties["name"]) if isinstance(properties, dict) else ""
    return found.alpha_2 if found else OWN_CODES.get(name, "")


def _shapes(topology: dict) -> dict[str, list[list[list[int]]]]:  # type: ignore[type-arg]
    """Return the polygons of each country: lists of rings, which are lists of arcs' numbers."""
    shapes: dict[str, list[list[list[int]]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        shapes.setdefault(code_of(shape), []).extend(polygons)
    return shapes


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Return an arc in degrees from the map's own meridian; TopoJSON holds differences."""
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        longitude = x * transform["scale"][0] + transform["translate"][0] - CENTRE
        points.append((longitude, y * transform["scale"][1] + transform["translate"][1]))
    return points


def _thinned(lines: Lines, limit: float) -> Lines:
    return [thinned(line, [_place(point) for point in line], limit) for line in lines]


def _outlines(polygons: list[list[list[int]]], lines: Lines) -> Rings:
    """Return the outline of each part of a country: its largest ring, for the rest are holes.

    (It needn't be the first: the atlas takes Antarctica for a hole in a cap over the pole.)
    """
    rings = [max((_ring(ring, lines) for ring in rings), key=_size) for rings in polygons]
    return [part for ring in rings for part in cut(ring)]


def _ring(arcs: list[int], lines: Lines) -> list[Point]:
    """Join arcs; one with a number below zero runs backwards."""
    return joined([lines[arc] if arc >= 0 else lines[~arc][::-1] for arc in arcs])


def _parts(
    polygons: list[list[list[int]]], lines: Lines, thin: Lines, smallest: float
) -> list[list[Grid]]:
    """Return what is drawn of a country: no islands and lakes that are too small to see."""
    rings = [ring for polygon in polygons for ring in polygon]
    seen = [ring for ring in rings if _size(_ring(ring, lines)) >= smallest]
    parts = [part for ring in seen for part in cut(_ring(ring, thin))]
    return [[_on_grid(point) for point in part] for part in parts]


def _main_parts(rings: Rings) -> Rings:
    largest = max(map(_size, rings))
    return [ring for ring in rings if _size(ring) >= MAIN_PART * largest]


def _frame(rings: Rings) -> list[int]:
    """Return the box round some rings: left, top, right, bottom."""
    points = [_on_grid(point) for ring in rings for point in ring]
    across, down = [x for x, _ in points], [y for _, y in points]
    return [min(across), min(down), max(across), max(down)]


def _size(ring: list[Point]) -> float:
    return abs(area([_place(point) for point in ring]))


def _place(point: Point) -> Point:
    """Return where a point stands on the map."""
    x, y = equal_earth(point)
    return (x + EDGE) * SCALE, (TOP - y) * SCALE


def _on_grid(point: Point) -> Grid:
    x, y = _place(point)
    return round(x), round(y)


def _source(atlas: Path) -> dict[str, str]:
    return {
        "name": "world-atlas, countries-50m (Natural Earth, 1:50 million)",
        "version": json.loads((atlas / "package.json").read_text("utf-8"))["version"],
        "licence": "ISC; data in the public domain",
        "gives": "outlines of countries",
    }


if __name__ == "__main__":
    main()

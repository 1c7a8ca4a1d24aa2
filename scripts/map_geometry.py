"""The geometry of a small world map: unfold, cut, thin out, project, write down."""

import heapq
import itertools
import math

Point = tuple[float, float]
Grid = tuple[int, int]

# Equal Earth (Šavrič, Patterson, Jenny 2018): areas keep their proportions, as a map of counts
# owes its readers.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
ROOT_3_HALF = math.sqrt(3) / 2


def equal_earth(point: Point) -> Point:
    """Project degrees to the unit sphere's plane; x grows with longitude for ever."""
    t = math.asin(ROOT_3_HALF * math.sin(math.radians(point[1])))
    t2, t6 = t**2, t**6
    x = math.radians(point[0]) * math.cos(t)
    x /= ROOT_3_HALF * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2))
    return x, t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))


def unfolded(points: list[Point]) -> list[Point]:
    """Return a line that crosses the date line without a jump: its longitudes go beyond 180."""
    line = points[:1]
    for longitude, latitude in points[1:]:
        turns = round((longitude - line[-1][0]) / 360)
        line.append((longitude - 360 * turns, latitude))
    return line


def thinned(line: list[Point], places: list[Point], limit: float) -> list[Point]:
    """Leave out points of a line whose triangle with their neighbours is smaller than `limit`.

    (Visvalingam and Whyatt.) The ends stay, so that lines that meet still meet; `places` are the
    points as projected. An island keeps its look however small it is.
    """
    closed = line[0] == line[-1]
    if closed:
        limit = min(limit, abs(area(places)) / 40)
    count, last = len(line), len(line) - 1
    before, after = list(range(-1, last)), list(range(1, count + 1))
    size = [math.inf, *map(triangle, places, places[1:], places[2:]), math.inf][:count]
    left = count
    queue = [(each, index) for index, each in enumerate(size) if each < limit]
    heapq.heapify(queue)
    while queue and left > (4 if closed else 2):
        smallest, index = heapq.heappop(queue)
        if size[index] != smallest:
            continue
        size[index], left = -1.0, left - 1
        first, second = before[index], after[index]
        after[first], before[second] = second, first
        for each in (first, second):
            if 0 < each < last:
                corner = triangle(places[before[each]], places[each], places[after[each]])
                size[each] = max(corner, smallest)
                if size[each] < limit:
                    heapq.heappush(queue, (size[each], each))
    return [point for point, each in zip(line, size, strict=True) if each >= 0]


def triangle(first: Point, second: Point, third: Point) -> float:
    """Return the area of a triangle."""
    return abs(area([first, second, third, first]))


def area(ring: list[Point]) -> float:
    """Return the area of a closed ring, with its sign."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) / 2


def joined(lines: list[list[Point]]) -> list[Point]:
    """Join lines, each of which begins where the one before ends, into one unfolded ring.

    A ring round a pole doesn't close: it is led along the pole.
    """
    ring = list(lines[0])
    for line in lines[1:]:
        shift = 360 * round((ring[-1][0] - line[0][0]) / 360)
        ring += [(longitude + shift, latitude) for longitude, latitude in line[1:]]
    if abs(ring[-1][0] - ring[0][0]) > 180:
        pole = math.copysign(90, ring[0][1])
        ring += [(ring[-1][0], pole), (ring[0][0], pole), ring[0]]
    return ring


def cut(ring: list[Point]) -> list[list[Point]]:
    """Cut an unfolded ring where the map ends, and bring each part onto the map."""
    first = math.floor((min(point[0] for point in ring) + 180) / 360)
    last = math.ceil((max(point[0] for point in ring) + 180) / 360)
    parts = []
    for sheet in range(first, max(last, first + 1)):
        moved = [(longitude - 360 * sheet, latitude) for longitude, latitude in ring]
        part = _half(_half(moved, -180, 1), 180, -1)
        if len(part) > 3:
            parts.append(part)
    return parts


def _half(ring: list[Point], edge: float, side: int) -> list[Point]:
    """Return the part of a closed ring on one side of a meridian (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        inside, stays = (x1 - edge) * side >= 0, (x2 - edge) * side >= 0
        if inside:
            kept.append((x1, y1))
        if inside != stays:
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return [*kept, kept[0]] if kept else []


def path(ring: list[Grid]) -> str:
    """Write a closed ring as SVG path data, as short as it goes; "" where nothing is left of it."""
    points = [point for point, other in itertools.pairwise(ring) if point != other]
    if len(points) < 3:
        return ""
    steps = [
        f"{number}" if number < 0 else f" {number}"
        for (x1, y1), (x2, y2) in itertools.pairwise(points)
        for number in (x2 - x1, y2 - y1)
    ]
    return f"M{points[0][0]} {points[0][1]}l{''.join(steps).lstrip()}z"

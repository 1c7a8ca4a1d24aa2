"""Draws time against size, both by powers of ten, as an SVG for light pages and dark ones."""

from collections.abc import Iterator
from math import ceil, floor, log10

from tables import middle

WIDTH, HEIGHT = 760, 480
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 44, 52
LINE_HEIGHT = 15
# What is drawn: a scenario, a contestant, what stands at its end, and its class of colour.
CURVES = (
    ("cold", "Pelican", "Pelican", "c4"),
    ("cold", "Eleventy", "Eleventy", "c3"),
    ("cold", "Hugo", "Hugo", "c2"),
    ("cold", "Dateline", "Dateline, everything", "c1"),
    ("body", "Hugo", "Hugo, one edit", "c2 dashed"),
    ("body", "Dateline", "Dateline, one edit", "c1 dashed"),
    ("same", "Dateline", "Dateline, nothing new", "c1 dotted"),
)
STYLE = """\
text{font:13px system-ui,sans-serif;fill:#333}
.title{font-weight:600;font-size:15px}
.grid{stroke:#ddd}
path.curve{fill:none;stroke-width:2.2;stroke-linejoin:round}
.dashed{stroke-dasharray:7 4}
.dotted{stroke-dasharray:2 4}
.c1{stroke:#b3261e}.c2{stroke:#1f5fa8}.c3{stroke:#3d7d3a}.c4{stroke:#7a5ea8}
circle{stroke:none}circle.c1{fill:#b3261e}circle.c2{fill:#1f5fa8}circle.c3{fill:#3d7d3a}
circle.c4{fill:#7a5ea8}
@media (prefers-color-scheme:dark){
text{fill:#ddd}.grid{stroke:#444}
.c1{stroke:#ff8a80}.c2{stroke:#82b1ff}.c3{stroke:#9ccc8a}.c4{stroke:#c3aaf0}
circle.c1{fill:#ff8a80}circle.c2{fill:#82b1ff}circle.c3{fill:#9ccc8a}circle.c4{fill:#c3aaf0}
circle{stroke:none}
}"""

Point = tuple[float, float]
Curve = tuple[str, str, list[Point]]  # words, class, (articles, seconds)


def draw(found: dict) -> str:
    """Return the plot; a contestant that was measured at one size alone is a dot."""
    curves = [each for each in _curves(found) if each[2]]
    points = [point for _, _, those in curves for point in those]
    sizes = _decades([articles for articles, _ in points])
    times = _decades([seconds for _, seconds in points])

    def place(articles: float, seconds: float) -> Point:
        across = (log10(articles) - sizes[0]) / (sizes[1] - sizes[0])
        down = (times[1] - log10(seconds)) / (times[1] - times[0])
        return LEFT + across * (WIDTH - LEFT - RIGHT), TOP + down * (HEIGHT - TOP - BOTTOM)

    grid = "\n".join(_grid(sizes, times))
    lines = "\n".join(_line(each, [place(*point) for point in each[2]]) for each in curves)
    labels = "\n".join(_labels([(words, place(*those[-1])) for words, _, those in curves]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="t d">\n<title id="t">Seconds that a build takes, by number of articles'
        f'</title>\n<desc id="d">{_described(curves)}</desc>\n<style>{STYLE}</style>\n'
        f'<text class="title" x="{LEFT}" y="24">Seconds that a build takes, by number of articles'
        f"</text>\n{grid}\n{lines}\n{labels}\n</svg>\n"
    )


def _curves(found: dict) -> Iterator[Curve]:
    for key, name, words, kind in CURVES:
        points = []
        for size, each in found["sizes"].items():
            wall = middle(each["figures"].get(key, {}), name)
            if wall:
                points.append((float(size), wall))
        yield words, kind, sorted(points)


def _decades(values: list[float]) -> tuple[float, float]:
    """The powers of ten, or their halves, between which all values lie."""
    least, most = log10(min(values)), log10(max(values))
    low, high = floor(least * 2) / 2, ceil(most * 2) / 2
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def _grid(sizes: tuple[float, float], times: tuple[float, float]) -> Iterator[str]:
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    for power in range(ceil(sizes[0]), floor(sizes[1]) + 1):
        x = LEFT + (power - sizes[0]) / (sizes[1] - sizes[0]) * wide
        yield f'<path class="grid" d="M{x:.1f} {TOP}v{high}"/>'
        yield f'<text x="{x:.1f}" y="{HEIGHT - 28}" text-anchor="middle">{10**power:,}</text>'
    for power in range(ceil(times[0]), floor(times[1]) + 1):
        y = TOP + (times[1] - power) / (times[1] - times[0]) * high
        yield f'<path class="grid" d="M{LEFT} {y:.1f}h{wide}"/>'
        words = f"{10.0**power:g}"
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{words}</text>'


def _line(curve: Curve, points: list[Point]) -> str:
    _, kind, _ = curve
    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = "".join(
        f'<circle class="{kind.split()[0]}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points
    )
    return f'<path class="curve {kind}" d="M{way}"/>{dots}'


def _labels(ends: list[tuple[str, Point]]) -> Iterator[str]:
    """Words at the end of each curve, moved apart where they would overlap."""
    last: dict[float, float] = {}
    for words, (x, y) in sorted(ends, key=lambda end: end[1][1]):
        last[x] = max(y, last.get(x, 0) + LINE_HEIGHT)
        yield f'<text x="{x + 9:.1f}" y="{last[x] + 4:.1f}">{words}</text>'


def _described(curves: list[Curve]) -> str:
    return "; ".join(
        f"{words}: "
        + ", ".join(f"{articles:,.0f} articles {seconds:.2g} s" for articles, seconds in those)
        for words, _, those in curves
    )

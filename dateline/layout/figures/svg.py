"""A drawing as SVG: classes and no style, so that the page's sheet colours it, also in the dark."""

from dateline.layout.escaping import escape
from dateline.layout.figures.drawing import Block, Dot, Drawing, Label, Mark, Rule, Stroke


def svg_text(drawing: Drawing, name: str, title: str, description: str) -> str:
    """Return a drawing as one image with a name and a description; `name` is its class."""
    marks = "".join(map(_mark, drawing.marks))
    return (
        f'<svg class="{name}" viewBox="0 0 {drawing.width} {drawing.height}" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{marks}</svg>"
    )


def _mark(mark: Mark) -> str:
    match mark:
        case Block(x, y, width, height, ink):
            size = f'width="{_n(width)}" height="{_n(height)}"'
            return f'<rect class="ink-{ink}" x="{_n(x)}" y="{_n(y)}" {size}/>'
        case Stroke(points, ink):
            path = " ".join(f"{_n(x)} {_n(y)}" for x, y in points)
            return f'<path class="line-{ink}" d="M{path}"/>'
        case Dot(x, y, radius, ink):
            return f'<circle class="ink-{ink}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"/>'
        case Rule(x, y, to_x, to_y, role):
            return f'<path class="{role}" d="M{_n(x)} {_n(y)} {_n(to_x)} {_n(to_y)}"/>'
        case Label(x, y, text, role, anchor, ink):
            classes = " ".join(filter(None, (role, anchor, f"text-{ink}" if ink else "")))
            return f'<text class="{classes}" x="{_n(x)}" y="{_n(y)}">{escape(text)}</text>'


def _n(value: float) -> str:
    """Return a place to a tenth of a pixel."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text

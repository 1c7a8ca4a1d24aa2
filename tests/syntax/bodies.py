"""What the tests of Markdown share: a body set with its blanks filled, and what was wrong."""

from html import escape

from dateline.model.problem import Problem
from dateline.model.prose import (
    Anchor,
    AnchorLink,
    FigurePicture,
    InlinePicture,
    LinkEnd,
    LinkStart,
    Outline,
    Piece,
    Prose,
)
from dateline.syntax.markdown import MarkdownSettings, parse_markdown

PLAIN = MarkdownSettings(typography=False)
PATH = "content/articles/a.md"


def printed(text: str, settings: MarkdownSettings = PLAIN) -> str:
    """Return the HTML of a body that has no problem."""
    prose, problems = parse_markdown(text, settings, PATH)
    assert problems == ()
    return filled(prose)


def outline(text: str, settings: MarkdownSettings = PLAIN) -> Outline:
    """Return the outline of a body, whatever is wrong with it."""
    return parse_markdown(text, settings, PATH)[0].outline


def problems(text: str, first_line: int = 1) -> tuple[Problem, ...]:
    """Return what is wrong with a body."""
    return parse_markdown(text, PLAIN, PATH, first_line)[1]


def complaints(text: str) -> list[str]:
    """Return what is wrong with a body: `line:column code severity`."""
    return [
        f"{problem.location.line}:{problem.location.column} {problem.code} {problem.severity}"
        for problem in problems(text)
    ]


def filled(prose: Prose) -> str:
    """Return the HTML of a prose, its blanks filled as plainly as can be."""
    return "".join(_fill(piece, prose.outline) for piece in prose.pieces)


def _fill(piece: Piece, of: Outline) -> str:
    match piece:
        case str():
            return piece
        case LinkStart(link):
            return f' href="{escape(of.links[link].text)}"'
        case LinkEnd():
            return ""
        case InlinePicture(number):
            picture = of.pictures[number]
            return f'<img src="{escape(picture.target.text)}" alt="{escape(picture.alt or "")}">'
        case FigurePicture(number):
            picture = of.pictures[number]
            source, alt = escape(picture.target.text), escape(picture.alt or "")
            caption = escape(picture.caption)
            return (
                f'<figure><img src="{source}" alt="{alt}">'
                f"<figcaption>{caption}</figcaption></figure>"
            )
        case Anchor(name):
            return escape(name)
        case AnchorLink(name):
            return "#" + escape(name)

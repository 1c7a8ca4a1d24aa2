"""Markdown to Prose: rendered once, before any address is known, with every word's place kept.

The parser is loaded when the first body is parsed: a build that remembers them all needs none.
"""

from dateline.model.problem import Problem
from dateline.model.prose import Prose
from dateline.syntax.markdown.settings import MarkdownSettings, MarkdownWords
from dateline.syntax.markdown.typography import typeset

__all__ = ["MarkdownSettings", "MarkdownWords", "commonmark", "parse_markdown", "typeset"]


def parse_markdown(
    text: str, settings: MarkdownSettings, path: str, first_line: int = 1
) -> tuple[Prose, tuple[Problem, ...]]:
    """Set a body, whose first line is line `first_line` of the file at `path`."""
    from dateline.syntax.markdown.prose import set_prose

    return set_prose(text, settings, path, first_line)


def commonmark(text: str) -> str:
    """Return what the parser alone makes of a text: no typography, ids, figures or sanitising."""
    from dateline.syntax.markdown.grammar import render

    return render(text)

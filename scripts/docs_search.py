"""What the documentation's search looks through: each part of each page, with its words."""

import json
import re
from collections.abc import Iterator

from dateline.syntax.markdown import parse_markdown
from dateline.syntax.markdown.settings import MarkdownSettings

HEADING = re.compile(r"<h[2-6]\b")
TAG = re.compile(r"<[^>]*>")

Row = tuple[str, str, str, str]  # page, part, address below the root, words


def search_index(pages: Iterator[tuple[str, str, str]]) -> str:
    """Return the index of pages, each given as its title, its slug and its Markdown."""
    rows = [row for title, slug, text in pages for row in _parts(title, slug, text)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _parts(title: str, slug: str, text: str) -> Iterator[Row]:
    """Yield what stands above the first heading, and then below each."""
    prose, _ = parse_markdown(text, MarkdownSettings(), slug, 1)
    html = "".join(piece if isinstance(piece, str) else " " for piece in prose.pieces)
    first, *others = HEADING.split(html)
    yield title, "", f"{slug}/", _words(first)
    for heading, part in zip(prose.outline.headings, others, strict=True):
        words = _words(part.partition("</h")[2])
        yield title, heading.text, f"{slug}/#{heading.anchor}", words


def _words(html: str) -> str:
    return " ".join(TAG.sub(" ", html).split())

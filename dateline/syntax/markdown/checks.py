"""Characters that no output can hold."""

import re

from dateline.model.problem import Problem
from dateline.syntax.markdown.places import Source

# XML 1.0, 2.2: feeds have no way to write these. The reference names a form feed.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|&#(?:0*12|[xX]0*[cC]);"
)
_REPLACEMENT = "\ufffd"


def without_forbidden(source: Source) -> tuple[Source, list[Problem]]:
    """Return the text with a visible mark in place of each forbidden character, and say where."""
    if _FORBIDDEN.search(source.text) is None:
        return source, []
    problems = [
        Problem(
            source.at(found.start()),
            "control-character",
            f"character U+{_code(found[0]):04X} can't be printed",
            "delete it",
        )
        for found in _FORBIDDEN.finditer(source.text)
    ]
    text = _FORBIDDEN.sub(_REPLACEMENT, source.text)
    return Source(text, source.path, source.first_line, tuple(text.split("\n"))), problems


def _code(found: str) -> int:
    return ord(found) if len(found) == 1 else 12

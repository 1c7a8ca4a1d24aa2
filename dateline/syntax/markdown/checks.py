"""What one look at the bytes of a text tells, and characters that no output can hold."""

import re
from itertools import islice

from dateline.model.problem import Problem
from dateline.syntax.markdown.places import Source
from dateline.syntax.markdown.sheet import MAX_PROBLEMS

# Bytes that are rare in a text in UTF-8: controls, and what starts ideographs (U+3040 and above)
# or the noncharacters U+FFFE and U+FFFF. To delete them is the fastest way to look for them all.
_RARE = bytes((*range(9), 11, 12, *range(14, 32), *range(0xE3, 0xF5)))

# XML 1.0, 2.2: feeds have no way to write these. The reference names a form feed.
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|&#(?:0*12|[xX]0*[cC]);"
_REPLACEMENT = "\ufffd"


def is_plain(text: str) -> bool:
    """Tell whether a text has neither forbidden characters nor ideographs."""
    try:
        written = text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    if len(written.translate(None, _RARE)) < len(written):
        return False
    return "&" not in text or "&#" not in text


def without_forbidden(source: Source) -> tuple[Source, list[Problem]]:
    """Return the text with a visible mark in place of each forbidden character, and say where."""
    problems = [
        Problem(
            source.at(found.start()),
            "control-character",
            f"character U+{_code(found[0]):04X} can't be printed",
            "delete it",
        )
        for found in islice(re.finditer(_FORBIDDEN, source.text), MAX_PROBLEMS)
    ]
    if not problems:
        return source, []
    text = re.sub(_FORBIDDEN, _REPLACEMENT, source.text)
    return Source(text, source.path, source.first_line, text.split("\n")), problems


def _code(found: str) -> int:
    return ord(found) if len(found) == 1 else 12

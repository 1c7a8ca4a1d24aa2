"""Breaks a text into lines that are about equally wide, as a headline is set by hand."""

import re
import unicodedata
from collections.abc import Callable

Measure = Callable[[str], float]

ELLIPSIS = "…"

# No line begins with these, and none ends with those (JIS X 4051, in short).
_NOT_FIRST = "、。，．・：；？！）］｝〉》」』】〕’”…ー々"
_NOT_LAST = "（［｛〈《「『【〔‘“"
_WORD = r"[^\s\-–—/]*(?:[\-–—/]+|\s+|$)"  # a text: compiled with the first new card


def balanced_lines(text: str, measure: Measure, width: float, most: int) -> list[str] | None:
    """Return the fewest lines no wider than `width`, as even as they can be.

    None where there are more than `most`, or where a word would have to be broken.
    """
    pieces = _pieces(text)
    lines = _filled(pieces, measure, width)
    if len(lines) > most or any(measure(line) > width for line in lines):
        return None
    narrow, wide = width / 2, width
    while wide - narrow > 2:
        middle = (narrow + wide) / 2
        tried = _filled(pieces, measure, middle)
        if len(tried) <= len(lines) and all(measure(each) <= middle for each in tried):
            wide = middle
        else:
            narrow = middle
    return _filled(pieces, measure, wide)


def cut_lines(text: str, measure: Measure, width: float, most: int) -> list[str]:
    """Return as many lines as may be, the last of which ends with an ellipsis."""
    pieces = [part for piece in _pieces(text) for part in _fitting(piece, measure, width)]
    lines = _filled(pieces, measure, width)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and measure(last + ELLIPSIS) > width:
        last = last.rpartition(" ")[0] if " " in last else last[:-1]
    return [*lines[: most - 1], last.rstrip(" ,;:.–—-") + ELLIPSIS]


def _pieces(text: str) -> list[str]:
    """Part a text where a line may end: behind spaces and hyphens, and around ideographs."""
    pieces: list[str] = []
    for word in re.findall(_WORD, text):
        pieces += _ideographs(word) if any(map(_is_wide, word)) else [word]
    return [piece for piece in pieces if piece]


def _ideographs(word: str) -> list[str]:
    parts = [""]
    for each in word:
        before = parts[-1][-1:]
        joined = not (_is_wide(each) or _is_wide(before)) or each.isspace()
        if joined or each in _NOT_FIRST or (before and before in _NOT_LAST):
            parts[-1] += each
        else:
            parts.append(each)
    return parts


def _is_wide(letter: str) -> bool:
    return bool(letter) and unicodedata.east_asian_width(letter) in "WF"


def _fitting(piece: str, measure: Measure, width: float) -> list[str]:
    """Break a word that is wider than a line anywhere."""
    parts = [""]
    for each in piece:
        if parts[-1] and measure((parts[-1] + each).rstrip()) > width:
            parts.append("")
        parts[-1] += each
    return parts


def _filled(pieces: list[str], measure: Measure, width: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and measure((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines if line.strip()]

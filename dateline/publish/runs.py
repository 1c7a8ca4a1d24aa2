"""Texts as words, and the runs of ten words that two texts share.

A word is made of ASCII letters and digits, so that quotes, dashes and all kinds of spaces part
words however they are set. Where what is searched for is in another script, its letters count too.
"""

import html
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

LENGTH = 10
# Of any ten words in a row, seven that start at a multiple of four are among them.
PART, STEP = 7, 4
FEW = 100
Run = tuple[bytes, ...]

_TAG = re.compile(rb"<[A-Za-z/!?][^<>]*>")
_END = re.compile(rb"</(?:p|li|h[1-6]|div|d[dt]|t[dh]|title|fig\w+|description|summary)>")
# In a feed every tag is escaped; most entities are these, and a function for each takes long.
_ENTITIES = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&amp;", b"&"))
_ATTRIBUTE = re.compile(rb'="([^"<>]{30,})"')
# Scripts that put no spaces between words (kana, Han, Hangul), in UTF-8.
_UNSPACED = re.compile(rb"[\xe3-\xed][\x80-\xbf]{2}")
_FOREIGN = re.compile(rb"(?:[\xce-\xe1\xe3-\xed][\x80-\xbf]+\s*){4}")
# Stands for the end of a paragraph, where one is looked for.
_STOP = b" 0ooo0 "


def _table(kept: Iterable[int]) -> bytes:
    """Return what makes letters small, and a space of all that isn't `kept`."""
    letters = frozenset(kept)
    return bytes(byte if byte in letters else 32 for byte in bytes(range(256)).lower())


_LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789"
_ASCII = _table(_LETTERS)
# Without the first bytes of the spaces, quotes and dashes that aren't ASCII.
_ALL = _table((*_LETTERS, *(byte for byte in range(0x80, 0x100) if byte not in (0xC2, 0xE2))))


class Index(Struct, frozen=True):
    """Runs to be looked for, and parts of them, by which a text without any is soon told.

    Where they are few, a text with a run in it has one of `words`.
    """

    runs: frozenset[Run]
    parts: frozenset[Run]
    foreign: bool = False
    words: tuple[bytes, ...] = ()


def is_foreign(text: bytes) -> bool:
    """Tell whether words of a text are in a script other than Latin."""
    return _FOREIGN.search(text) is not None


def index_of(runs: Iterable[Run], foreign: bool) -> Index:
    """Return the index of these runs."""
    runs = frozenset(runs)
    parts = {run[start : start + PART] for run in runs for start in range(STEP)}
    words = tuple(sorted({max(run, key=len) for run in runs})) if len(runs) <= FEW else ()
    return Index(runs, frozenset(parts), foreign, words)


def split_words(text: bytes, foreign: bool = False, strict: bool = False) -> list[bytes]:
    """Return the words of HTML, XML, JSON or plain text: without tags, with what they say.

    If `strict`, a word that is nobody's stands between paragraphs.
    """
    attributes = _ATTRIBUTE.findall(text)
    shown = _shown(text.replace(b"<!", b" "), strict)
    shown = _STOP.join((shown, *attributes)) if attributes else shown
    if b"&" in shown:
        for entity, letter in _ENTITIES:
            shown = shown.replace(entity, letter)
        if b"&" in shown:
            decoded = html.unescape(shown.decode("utf-8", "replace"))
            shown = decoded.encode("utf-8", "replace")
        shown = _shown(shown, strict)
    if foreign:
        return _UNSPACED.sub(rb" \g<0> ", shown).translate(_ALL).split()
    return shown.translate(_ASCII).split()


def _shown(text: bytes, strict: bool) -> bytes:
    return _TAG.sub(b" ", _END.sub(_STOP, text) if strict else text)


def runs_of(words: list[bytes]) -> Iterator[Run]:
    """Yield every ten words in a row."""
    return zip(*(words[start:] for start in range(LENGTH)), strict=False)


def own_runs(text: bytes, foreign: bool) -> Iterator[Run]:
    """Yield every ten words in a row that stand in one paragraph of a text."""
    stop = _STOP.strip()
    return (run for run in runs_of(split_words(text, foreign, strict=True)) if stop not in run)


def find_runs(text: bytes, index: Index, strict: bool = False) -> frozenset[Run]:
    """Return the runs of the index that stand in a text; if `strict`, within a paragraph."""
    small = text.lower() if index.words else b""
    if not index.runs or (index.words and not any(word in small for word in index.words)):
        return frozenset()
    words = split_words(text, index.foreign, strict)
    parts = zip(*(words[at::STEP] for at in range(PART)), strict=False)
    known = index.parts
    near = [number * STEP for number, part in enumerate(parts) if part in known]
    starts = {start for at in near for start in range(max(at - LENGTH + PART, 0), at + 1)}
    return index.runs.intersection(tuple(words[start : start + LENGTH]) for start in starts)


def line_of(source: bytes, run: Run, foreign: bool) -> int:
    """Return the line of a file on which a run starts, or most of it; 0 where it isn't there."""
    places = [
        (word, number)
        for number, line in enumerate(source.splitlines(), start=1)
        for word in split_words(line, foreign)
    ]
    words = tuple(word for word, _ in places)
    for length in (LENGTH, 5, 3):  # marks of Markdown may stand between the words
        for start in range(LENGTH - length + 1):
            part = run[start : start + length]
            for at in range(len(words) - length + 1):
                if words[at : at + length] == part:
                    return places[at][1]
    return 0

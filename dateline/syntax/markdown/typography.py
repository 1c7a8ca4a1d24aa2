"""Straight quotes, hyphens and dots to the signs that a language prints."""

import re
from functools import cache
from typing import Final, NamedTuple
from unicodedata import category

from dateline.syntax.markdown.settings import MarkdownSettings


class Glyphs(NamedTuple):
    """The quotation marks of a language: outer pair, inner pair."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


class Run(NamedTuple):
    """A stretch of a line; in `fixed` ones nothing is changed. Quotes pair on one level only."""

    text: str
    level: int = 0
    fixed: bool = False


_APOSTROPHE = "’"
_WORD, _SIGN, _SPACE = "word", "sign", "space"
_ANGLES = Glyphs("«", "»", "“", "”")
_LOW = Glyphs("„", "“", "‚", "‘")
_ENGLISH = Glyphs("“", "”", "‘", "’")
_NORDIC = Glyphs("”", "”", "’", "’")
# A language that isn't here is left as written: Chinese and Japanese type their own marks.
_GLYPHS: Final = {
    "bg": _LOW,
    "cs": _LOW,
    "da": Glyphs("»", "«", "›", "‹"),
    "de": _LOW,
    "de-ch": Glyphs("«", "»", "‹", "›"),
    "en": _ENGLISH,
    "es": _ANGLES,
    "et": _LOW,
    "fi": _NORDIC,
    "fr": Glyphs("«\u00a0", "\u00a0»", "“", "”"),
    "it": _ANGLES,
    "lt": _LOW,
    "lv": _ANGLES,
    "nb": _ANGLES,
    "nl": _ENGLISH,
    "nn": _ANGLES,
    "no": _ANGLES,
    "pl": Glyphs("„", "”", "«", "»"),
    "pt": _ENGLISH,
    "ro": Glyphs("„", "”", "«", "»"),
    "ru": Glyphs("«", "»", "„", "“"),
    "sk": _LOW,
    "sl": _LOW,
    "sv": _NORDIC,
    "uk": Glyphs("«", "»", "„", "“"),
}

_QUOTE = re.compile(r"[\"']")
# Led by the sign itself, which is found sooner than what stands before it.
_IN_WORD = re.compile(r"'(?<=[^\W_]')(?=[^\W_])")
_EM_DASH = re.compile(r"(?<!-)---(?!-)")
# Between words or numbers, or free-standing; the hyphens of an option (--verbose) stay.
_EN_DASH = re.compile(r"(?<=[^-\s])--(?=[^-\s])|(?<!\S)--(?!\S)")


def typeset(text: str, settings: MarkdownSettings) -> str:
    """Return a plain text with typographic quotes, dashes and ellipses."""
    return set_text(text, glyphs_of(settings)) if is_straight(text) else text


def glyphs_of(settings: MarkdownSettings) -> Glyphs | None:
    """Return the marks to set, or None where text stays as written."""
    return _glyphs_of(settings.language) if settings.typography else None


@cache
def _glyphs_of(language: str) -> Glyphs | None:
    language = language.lower()
    return _GLYPHS.get(language) or _GLYPHS.get(language.partition("-")[0])


def set_text(text: str, glyphs: Glyphs | None) -> str:
    """Set one stretch of text that stands alone."""
    if glyphs is None or not is_straight(text):
        return text
    return pair_quotes([Run(set_signs(text))], glyphs)[0]


def is_straight(text: str) -> bool:
    """Tell whether there is anything to set."""
    return "'" in text or '"' in text or "--" in text or "..." in text


def set_signs(text: str) -> str:
    """Set what needs no partner: dashes, ellipses, and apostrophes within a word."""
    if "--" in text:
        text = _EN_DASH.sub("–", _EM_DASH.sub("—", text))
    if "..." in text:
        text = text.replace("...", "…")
    return _IN_WORD.sub(_APOSTROPHE, text) if "'" in text else text


def pair_quotes(runs: list[Run], glyphs: Glyphs) -> list[str]:
    """Set the quotes of one paragraph; a quotation may start in one stretch and end in another."""
    if not any(not run.fixed and ("'" in run.text or '"' in run.text) for run in runs):
        return [run.text for run in runs]
    edits = _Pairing(runs, glyphs).edits()
    return [_edited(run.text, edits.get(number)) for number, run in enumerate(runs)]


class _Quote(NamedTuple):
    run: int
    at: int
    single: bool
    level: int


class _Pairing:
    """Finds for each quote its partner: the rules of markdown-it, in linear time."""

    def __init__(self, runs: list[Run], glyphs: Glyphs) -> None:
        self._runs = runs
        self._glyphs = glyphs
        self._edits: dict[int, dict[int, str]] = {}
        self._open: list[_Quote] = []
        self._counts: dict[tuple[bool, int], int] = {}

    def edits(self) -> dict[int, dict[int, str]]:
        """Return what to put in which place of which run."""
        before = " "
        following = self._following()
        for number, run in enumerate(self._runs):
            while self._open and self._open[-1].level > run.level:
                self._give_up(self._open.pop())
            if not run.fixed:
                for found in _QUOTE.finditer(run.text):
                    at = found.start()
                    left = run.text[at - 1] if at else before
                    right = run.text[at + 1 : at + 2] or following[number]
                    self._meet(_Quote(number, at, found[0] == "'", run.level), left, right)
            before = run.text[-1] if run.text else before
        while self._open:
            self._give_up(self._open.pop())
        return self._edits

    def _following(self) -> list[str]:
        """Return for each run the character after it."""
        after, characters = " ", []
        for run in reversed(self._runs):
            characters.append(after)
            after = run.text[0] if run.text else after
        return characters[::-1]

    def _meet(self, quote: _Quote, left: str, right: str) -> None:
        opens, closes = _sides(left, right)
        if not quote.single and right == '"' and left.isdecimal():
            return  # 6"": the first is inches
        if closes and self._counts.get((quote.single, quote.level)):
            self._close(quote)
        elif opens:
            self._open.append(quote)
            key = (quote.single, quote.level)
            self._counts[key] = self._counts.get(key, 0) + 1
        elif quote.single:
            self._edit(quote, _APOSTROPHE)

    def _close(self, quote: _Quote) -> None:
        while (partner := self._open.pop()).single != quote.single:
            self._give_up(partner)
        self._counts[(partner.single, partner.level)] -= 1
        glyphs = self._glyphs
        self._edit(partner, glyphs.inner_opening if quote.single else glyphs.opening)
        self._edit(quote, glyphs.inner_closing if quote.single else glyphs.closing)

    def _give_up(self, quote: _Quote) -> None:
        """Take a single quote that nothing closes for an apostrophe: ’tis, the ’90s."""
        self._counts[(quote.single, quote.level)] -= 1
        if quote.single:
            self._edit(quote, _APOSTROPHE)

    def _edit(self, quote: _Quote, glyph: str) -> None:
        self._edits.setdefault(quote.run, {})[quote.at] = glyph


def _sides(left: str, right: str) -> tuple[bool, bool]:
    """Tell whether a quote between these characters may open, and may close."""
    before, after = _kind(left), _kind(right)
    opens = after == _WORD or (after == _SIGN and before != _WORD)
    closes = before == _WORD or (before == _SIGN and after != _WORD)
    if opens and closes:
        return before == _SIGN, after == _SIGN
    return opens, closes


def _kind(character: str) -> str:
    """Tell what CommonMark takes a character for (0.31, 2.1)."""
    if character.isalnum():
        return _WORD
    kind = category(character)
    if kind == "Zs" or character in "\t\n\v\f\r":
        return _SPACE
    return _SIGN if kind[0] in "PS" else _WORD


def _edited(text: str, edits: dict[int, str] | None) -> str:
    if not edits:
        return text
    pieces: list[str] = []
    done = 0
    for at in sorted(edits):
        pieces += (text[done:at], edits[at])
        done = at + 1
    return "".join([*pieces, text[done:]])

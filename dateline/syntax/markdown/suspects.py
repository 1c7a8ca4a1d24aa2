"""What one look at a whole text tells of it, so that few of its blocks need a look of their own.

A suspicion is cheaper than the rule that it spares, and misses nothing that the rule would find.
"""

import re
from typing import NamedTuple

from dateline.syntax.markdown.settings import MarkdownSettings

# Led by a space, which is found soonest: `May 5`, but not `May 2026`; `5 May`, `5th of May`.
_DAY = re.compile(
    r" (?:\d(?<=(?:ary|rch|ril|May|une|uly|ust|ber) \d)\d?(?!\d)"
    r"|[JFMASOND](?:(?<=\d .)|(?<=\d of .)|(?<=\d(?:st|nd|rd|th) .)|(?<=\d(?:st|nd|rd|th) of .)))"
)
# What may not stand before it stands inside: so the search for its first letters stays fast.
_BARE_URL = re.compile(r"http(?<![(<\[\"'=]http)s?://")


class Suspects(NamedTuple):
    """What some block of a text may hold: what was meant for another program, or reads badly."""

    leftovers: bool
    urls: bool = False
    quotes: bool = False
    dates: bool = False


def suspects_in(text: str, settings: MarkdownSettings) -> Suspects:
    """Look at a whole text."""
    leftovers = _has_leftovers(text)
    if not settings.style:
        return Suspects(leftovers)
    return Suspects(
        leftovers,
        urls=_BARE_URL.search(text) is not None,
        quotes=_mixes_quotes(text),
        dates=settings.language.startswith("en") and has_day(text),
    )


def has_day(text: str) -> bool:
    """Tell whether a day and a month may stand together: sooner than by looking for both."""
    return _DAY.search(text) is not None


def _has_leftovers(text: str) -> bool:
    """Tell whether there may be shortcodes, attributes, notes or comments."""
    return "{" in text or ("^" in text and "[^" in text) or ("<" in text and "<!--" in text)


def _mixes_quotes(text: str) -> bool:
    """Tell whether there may be quotation marks of both kinds; an address in `<>` can hide one."""
    straight = '"' in text or "'" in text
    return "<" in text or (straight and any(mark in text for mark in "“”‘’"))

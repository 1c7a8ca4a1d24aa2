"""Reads `look:` of content/site.yaml: the paper's colour, type, masthead, logo and front page."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from dateline.editorial.colours import (
    READABLE,
    Colour,
    hex_of,
    least_contrast,
    nearest_readable,
    parse_colour,
)
from dateline.editorial.contents import SETTINGS
from dateline.editorial.forms import Value
from dateline.editorial.nearest import nearest
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.model.site import Look

# What the accent stands on: the paper, and the shade under notes and tables (site.css).
LIGHT: Final[tuple[Colour, ...]] = ((251, 250, 246), (241, 238, 230))
DARK: Final[tuple[Colour, ...]] = ((22, 21, 19), (32, 30, 27))
# WCAG 2.2, 1.4.6 (AAA): for those who ask for more contrast, and for what nobody chose.
MORE = 7.0
_WHITE: Final[Colour] = (255, 255, 255)

_WORDS: Final = {
    "type": ("newspaper", "serif", "sans", "system"),
    "masthead": ("great", "plain", "centred"),
    "front": ("lead", "list"),
}
_GROUNDS: Final = {"accent": LIGHT, "accent_dark": DARK}

Fault = tuple[Mention, str, str]


class Logo(Struct, frozen=True):
    """The picture in the place of the paper's name, as written; `alt` may be ""."""

    path: Mention
    alt: str = ""


def find_look_faults(values: dict[str, Value]) -> Iterator[Fault]:
    """Yield each word that is wrong, with what is wrong with it, and what to write."""
    for name, known in _WORDS.items():
        given = values.get(name)
        if isinstance(given, Mention) and given.text not in known:
            near = nearest(given.text, known)
            hint = f"did you mean '{near}'?" if near else "known are: " + ", ".join(known)
            yield given, f"'{given.text}' for {name} of look", hint


def find_pale_accents(values: dict[str, Value]) -> Iterator[Problem]:
    """Yield the colours in which words can't be read, each with the nearest in which they can."""
    for name, grounds in _GROUNDS.items():
        given, colour = values.get(name), _colour(values, name)
        if not isinstance(given, Mention) or colour is None:
            continue
        ratio = least_contrast(colour, grounds)
        if ratio < READABLE:
            paper = "light" if grounds is LIGHT else "dark"
            shown = int(ratio * 100) / 100
            message = (
                f"'{given.text}' reads badly on {paper} paper: its contrast is {shown:.2f}, "
                f"and {READABLE} is needed (WCAG 2.2 AA)"
            )
            near = hex_of(nearest_readable(colour, grounds))
            hint = f'write {name}: "{near}", the nearest that reads well'
            location = Location(SETTINGS, given.line, given.column)
            yield Problem(location, "low-contrast", message, hint)


def look_settings(values: dict[str, Value]) -> Look:
    """Return what the settings say, or what is usual; the logo is hung when pictures are known."""
    usual = Look()
    accent = _colour(values, "accent")
    dark = _colour(values, "accent_dark") or (accent and nearest_readable(accent, DARK, MORE))
    return Look(
        accent=hex_of(accent) if accent else "",
        accent_dark=hex_of(dark) if dark else "",
        type=_word(values, "type", usual.type),
        masthead=_word(values, "masthead", usual.masthead),
        front=_word(values, "front", usual.front),
    )


def more_contrast(look: Look) -> tuple[str, str]:
    """Return the accents, light and dark, for readers who ask for more contrast."""
    light, dark = parse_colour(look.accent), parse_colour(look.accent_dark)
    return (
        hex_of(nearest_readable(light, (_WHITE,), MORE)) if light else "",
        hex_of(nearest_readable(dark, DARK, MORE)) if dark else "",
    )


def read_logo(values: dict[str, Value]) -> Logo | None:
    """Return the logo that is named."""
    given = values.get("logo")
    path = given.get("path") if isinstance(given, dict) else None
    alt = given.get("alt") if isinstance(given, dict) else None
    if not isinstance(path, Mention):
        return None
    return Logo(path, alt if isinstance(alt, str) else "")


def _colour(values: dict[str, Value], name: str) -> Colour | None:
    given = values.get(name)
    return parse_colour(given.text) if isinstance(given, Mention) else None


def _word(values: dict[str, Value], name: str, usual: str) -> str:
    given = values.get(name)
    return given.text if isinstance(given, Mention) else usual

"""What the settings change of the theme's style sheet, as custom properties that it asks for."""

from collections.abc import Iterator
from typing import Final

from dateline.editorial.look_settings import more_contrast
from dateline.model.site import Look

_SYSTEM: Final = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
_SERIF: Final = "var(--text-usual)"
_SANS: Final = "var(--sans-usual)"
# The faces of text, headlines and furniture; "": the theme's own.
_TYPES: Final = {
    "newspaper": ("", "", ""),
    "serif": ("", "", _SERIF),
    "sans": (_SANS, _SANS, ""),
    "system": (_SYSTEM, _SYSTEM, _SYSTEM),
}
# What a page needs at once of each; names of files below assets/.
_FONTS: Final = {
    "newspaper": (
        "fonts/newsreader-text.woff2",
        "fonts/newsreader-display.woff2",
        "fonts/public-sans.woff2",
    ),
    "serif": ("fonts/newsreader-text.woff2", "fonts/newsreader-display.woff2"),
    "sans": ("fonts/public-sans.woff2",),
    "system": (),
}


def look_css(look: Look) -> str:
    """Return the rule that stands after the theme's style sheet; "" where nothing is changed."""
    declared = "".join(f"\n  {name}: {value};" for name, value in _properties(look) if value)
    return f"\n:root {{{declared}\n}}\n" if declared else ""


def first_fonts(look: Look) -> tuple[str, ...]:
    """Return the fonts that every page needs at once."""
    return _FONTS[look.type]


def _properties(look: Look) -> Iterator[tuple[str, str]]:
    light, dark = more_contrast(look)
    yield "--accent-light", look.accent
    yield "--accent-dark", look.accent_dark
    yield "--accent-more-light", light
    yield "--accent-more-dark", dark
    yield from zip(("--type-text", "--type-display", "--type-sans"), _TYPES[look.type], strict=True)

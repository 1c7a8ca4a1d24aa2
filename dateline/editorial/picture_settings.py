"""Reads `pictures:` of content/site.yaml: in which widths and formats pictures are printed."""

from collections.abc import Iterator

from dateline.editorial.forms import Value
from dateline.editorial.nearest import nearest
from dateline.model.prose import Mention
from dateline.model.site import PictureSettings

FORMATS = ("avif", "webp")
NONE = "none"  # a list that is empty reads as one that isn't there
NARROWEST, WIDEST = 100, 4000

Fault = tuple[Mention, str, str]


def find_picture_faults(values: dict[str, Value]) -> Iterator[Fault]:
    """Yield each word that is wrong, with what is wrong with it, and what to write."""
    for mention in _mentions(values, "widths"):
        if _width(mention) is None:
            hint = "write widths: [400, 800, 1200, 1600, 2400]"
            message = f"'{mention.text}' in widths; pixels from {NARROWEST} to {WIDEST} are meant"
            yield mention, message, hint
    known = (*FORMATS, NONE)
    for mention in _mentions(values, "formats"):
        if mention.text not in known:
            near = nearest(mention.text, known)
            hint = f"did you mean '{near}'?" if near else "known are: " + ", ".join(known)
            yield mention, f"'{mention.text}' in formats of pictures", hint


def picture_settings(values: dict[str, Value]) -> PictureSettings:
    """Return what the settings say, or what is usual."""
    usual = PictureSettings()
    widths = {_width(mention) or 0 for mention in _mentions(values, "widths")}
    named = {mention.text for mention in _mentions(values, "formats")}
    formats = tuple(form for form in FORMATS if form in named)
    return PictureSettings(
        tuple(sorted(widths)) or usual.widths, formats if named else usual.formats
    )


def _width(mention: Mention) -> int | None:
    """Return a width in pixels, if it is one."""
    if not (mention.text.isascii() and mention.text.isdigit() and len(mention.text) <= 4):
        return None
    width = int(mention.text)
    return width if NARROWEST <= width <= WIDEST else None


def _mentions(values: dict[str, Value], name: str) -> tuple[Mention, ...]:
    given = values.get(name)
    mentions = given if isinstance(given, tuple) else ()
    return tuple(mention for mention in mentions if isinstance(mention, Mention))

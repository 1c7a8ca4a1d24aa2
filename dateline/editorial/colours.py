"""Colours: how well one reads on another (WCAG 2.2), and the nearest that reads well enough."""

import re
from collections.abc import Callable, Iterable

Colour = tuple[int, int, int]

READABLE = 4.5  # WCAG 2.2, 1.4.3 (AA): text of any size

_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEPS = 14  # halvings: finer than 8 bits of lightness
_Lab = tuple[float, float, float]


def parse_colour(text: str) -> Colour | None:
    """Return the colour that `#a3261b`, `a3261b` or `#a32` means."""
    match = _HEX.fullmatch(text)
    if match is None:
        return None
    digits = match[1] if len(match[1]) == 6 else "".join(each * 2 for each in match[1])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def hex_of(colour: Colour) -> str:
    """Return a colour as style sheets write it."""
    return "#" + bytes(colour).hex()


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: Colour, grounds: Iterable[Colour]) -> float:
    """Return the contrast with that ground on which a colour reads worst."""
    return min(contrast(colour, ground) for ground in grounds)


def nearest_readable(
    colour: Colour, grounds: tuple[Colour, ...], least: float = READABLE
) -> Colour:
    """Return the colour itself, if it reads well on all grounds, or else the nearest that does.

    Of the same hue, and as colourful as a screen can show it: only its lightness changes. The
    grounds are all light or all dark.
    """
    if least_contrast(colour, grounds) >= least:
        return colour
    light, a, b = _oklab(colour)
    end = 0.0 if _luminance(grounds[0]) > 0.18 else 1.0  # where black and white read equally well
    best: Colour = (0, 0, 0) if end == 0.0 else (255, 255, 255)
    passes, fails = end, light
    for _ in range(_STEPS):
        middle = (passes + fails) / 2
        tried = _in_gamut(middle, a, b)
        if least_contrast(tried, grounds) >= least:
            passes, best = middle, tried
        else:
            fails = middle
    return best


def _luminance(colour: Colour) -> float:
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: int) -> float:
    # The standard once said 0.03928: no colour of 8 bits lies between the two.
    value = part / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _oklab(colour: Colour) -> _Lab:
    """A colour by lightness and two axes of hue, evenly as eyes see them (Ottosson's OKLab)."""
    red, green, blue = map(_linear, colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _in_gamut(light: float, a: float, b: float) -> Colour:
    """The most colourful of this lightness and hue that a screen shows, up to what is asked."""

    def shown(share: float) -> bool:
        return all(-0.0005 <= part <= 1.0005 for part in _rgb(light, a * share, b * share))

    share = 1.0 if shown(1.0) else _largest(shown)
    red, green, blue = map(_byte, _rgb(light, a * share, b * share))
    return red, green, blue


def _largest(holds: Callable[[float], bool]) -> float:
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _rgb(light: float, a: float, b: float) -> _Lab:
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _byte(part: float) -> int:
    held = min(max(part, 0.0), 1.0)
    value = held * 12.92 if held <= 0.0031308 else 1.055 * held ** (1 / 2.4) - 0.055
    return round(value * 255)

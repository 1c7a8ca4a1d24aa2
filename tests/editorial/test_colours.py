"""Contrast as WCAG 2.2 reckons it, and the nearest colour that reads well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.editorial.colours import (
    READABLE,
    Colour,
    contrast,
    hex_of,
    least_contrast,
    nearest_readable,
    parse_colour,
)
from dateline.editorial.look_settings import DARK, LIGHT

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
# Contrast with white as the checkers of the field tell it.
KNOWN = {
    "#000000": 21.0,
    "#ffffff": 1.0,
    "#ff0000": 4.0,
    "#00ff00": 1.37,
    "#0000ff": 8.59,
    "#ffff00": 1.07,
    "#00ffff": 1.25,
    "#ff00ff": 3.14,
    "#808080": 3.95,
    "#767676": 4.54,
    "#777777": 4.48,
    "#800000": 10.95,
    "#008000": 5.14,
    "#000080": 16.01,
    "#808000": 4.2,
    "#800080": 9.42,
    "#008080": 4.77,
    "#ffa500": 1.97,
    "#c0c0c0": 1.82,
    "#595959": 7.0,
}
COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(("text", "ratio"), KNOWN.items())
def test_contrast_is_what_the_standard_says(text: str, ratio: float) -> None:
    """Twenty colours, good and bad, have the contrast that they are known for."""
    colour = parse_colour(text)

    assert colour
    assert ratio == pytest.approx(contrast(colour, WHITE), abs=0.006)


@given(COLOURS, COLOURS)
def test_contrast_has_no_direction(one: Colour, other: Colour) -> None:
    """Ink on paper reads as paper on ink; nothing is beyond black on white."""
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= contrast(BLACK, WHITE)


@given(COLOURS, st.sampled_from([LIGHT, DARK, (WHITE,), (BLACK,)]))
def test_nearest_readable_reads_well(colour: Colour, grounds: tuple[Colour, ...]) -> None:
    """What is offered for a colour can be read, and is the colour itself if that can be."""
    offered = nearest_readable(colour, grounds)

    assert least_contrast(offered, grounds) >= READABLE
    if least_contrast(colour, grounds) >= READABLE:
        assert colour == offered


@pytest.mark.parametrize("text", [text for text, ratio in KNOWN.items() if 1 < ratio < READABLE])
def test_nearest_readable_is_near(text: str) -> None:
    """What is offered is hardly darker than it must be, and of the same hue."""
    colour = parse_colour(text)
    assert colour
    offered = nearest_readable(colour, LIGHT)

    assert least_contrast(offered, LIGHT) < READABLE * 1.03
    assert max(offered) - offered[colour.index(max(colour))] <= 1


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        *(("#a3261b", (163, 38, 27)), ("a3261b", (163, 38, 27)), ("#A3261B", (163, 38, 27))),
        *(("#0bf", (0, 187, 255)), ("000", (0, 0, 0))),
        *(("red", None), ("#12345", None), ("", None), ("#", None), ("#gggggg", None)),
        *(("#a3261b80", None), ("٣٣٣", None)),
    ],
)
def test_colours_are_written_as_six_digits(text: str, colour: Colour | None) -> None:
    """With or without the sign, in short or in full; nothing else is a colour."""
    assert colour == parse_colour(text)


@given(COLOURS)
def test_colour_is_read_as_it_is_written(colour: Colour) -> None:
    """Writing and reading are each other's opposites."""
    assert colour == parse_colour(hex_of(colour))

"""Sheets are drawn as they are described; fonts that can't be read are told from others."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFont

from dateline.syntax.canvas import Box, Line, Sheet, draw_png
from dateline.syntax.typeface import Typeface, read_typeface

FONTS = Path(__file__).parents[2] / "layouts/cards"
DATA = (FONTS / "title.ttf").read_bytes()
WHITE, BLACK, RED = (255, 255, 255), (0, 0, 0), (200, 0, 0)


def face() -> Typeface:
    """Return the font of headlines."""
    found = read_typeface(DATA)
    assert isinstance(found, Typeface)
    return found


FACE = face()


def drawn(*marks: Box | Line) -> Image.Image:
    """Return a small sheet as it is seen."""
    data = draw_png(Sheet(200, 100, WHITE, marks))
    return Image.open(BytesIO(data)).convert("RGB")


def test_box_and_letters_stand_where_they_are_put() -> None:
    """A box fills its pixels; a letter stands on its line, and what isn't marked is the ground."""
    image = drawn(
        Box(10, 10, 20, 20, RED), Line("H", FACE, 40, 100, 80, BLACK, WHITE), Box(0, 0, 1, 1, BLACK)
    )
    assert (RED, WHITE, BLACK) == tuple(map(image.getpixel, ((19, 19), (20, 20), (0, 0))))
    left, top, right, bottom = Image.eval(
        image.crop((60, 0, 200, 100)), lambda v: 255 - v
    ).getbbox()
    assert (100 <= left + 60, right + 60 <= 140, bottom) == (True, True, 80)
    assert 45 <= top <= 60


def test_same_sheet_same_bytes_and_no_word_beside_the_pixels() -> None:
    """No clock, no software's name: only what a PNG needs."""
    sheet = Sheet(200, 100, WHITE, (Line("Magnets", FACE, 40, 10, 80, BLACK, WHITE),))
    data = draw_png(sheet)
    assert data == draw_png(sheet)
    kinds, place = [], 8
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        kinds.append(data[place + 4 : place + 8])
        place += length + 12
    assert {b"IHDR", b"PLTE", b"IDAT", b"IEND"} == set(kinds)


def test_too_many_colours_is_our_mistake() -> None:
    """A palette has 256 places."""
    boxes = tuple(Box(0, 0, 9, 9, (number, 0, 0)) for number in range(1, 20))
    with pytest.raises(ValueError, match="20 pairs of colours"):
        draw_png(Sheet(10, 10, WHITE, boxes))


def test_widths_and_kerning_are_the_fonts() -> None:
    """A line is as wide as its letters; pairs such as AV stand closer, as the font says."""
    pillow = ImageFont.truetype(BytesIO(DATA), 1000, layout_engine=ImageFont.Layout.BASIC)
    for letter in "AgW1é–":
        assert pillow.getlength(letter) == pytest.approx(FACE.width(letter, 1000), abs=1)
    assert FACE.width("AV", 100) < FACE.width("A", 100) + FACE.width("V", 100) - 4
    assert FACE.width("", 100) == 0


@pytest.mark.parametrize("name", ["title.ttf", "text.ttf"])
def test_fonts_have_the_letters_of_latin_scripts(name: str) -> None:
    """What is written in Polish, Turkish, Czech, Vietnamese or Romanian can be set."""
    found = read_typeface((FONTS / name).read_bytes())
    assert isinstance(found, Typeface)
    for words in ("Zażółć gęślą jaźń", "İstanbul ığdır", "Příliš žluťoučký", "Đất hiếm", "Țară"):
        assert "" == found.lacks(f"{words} “‘’” – — … € · & ?!")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"wOF2" + DATA[4:], "a font packed for the web"),
        (b"ttcf" + DATA[4:], "a collection of fonts"),
        (b"\x89PNG\r\n\x1a\n", "not a font"),
        (b"", "not a font"),
        (DATA[:40], "a damaged font"),
        (DATA[:4000], "a damaged font"),
        (DATA[:-4000], "a damaged font"),
    ],
)
def test_what_is_no_font_is_named(data: bytes, fault: str) -> None:
    """A wrong file is told by its first bytes."""
    assert fault == read_typeface(data)


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=40))
def test_damaged_fonts_raise_nothing(place: int, bytes_: bytes) -> None:
    """Whatever is overwritten in a font's head: it is read, or it is refused in words."""
    found = read_typeface(DATA[:place] + bytes_ + DATA[place + len(bytes_) :])
    assert isinstance(found, str | Typeface)


def test_pairs_that_break_off() -> None:
    """A font is refused whose kerning ends within a pair; until letters are set it reads none."""
    row = DATA.index(b"kern") + 12  # where its length stands
    length = int.from_bytes(DATA[row : row + 4]) - 1
    cut = DATA[:row] + length.to_bytes(4) + DATA[row + 4 :]
    whole = read_typeface(DATA)
    assert "a damaged font" == read_typeface(cut)
    assert isinstance(whole, Typeface)
    assert "kerning" not in vars(whole)


def test_crc_of_every_chunk() -> None:
    """The file is whole."""
    data = draw_png(Sheet(20, 10, WHITE, ()))
    (length,) = struct.unpack_from(">I", data, 8)
    assert zlib.crc32(data[12 : 16 + length]) == struct.unpack_from(">I", data, 16 + length)[0]

"""Pictures are measured by their heads, and no file can hurt the reader."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dateline.syntax.picture import MAX_FILE, PictureFacts, measure_picture

RASTERS = [("jpeg", "jpg"), ("png", "png"), ("gif", "gif"), ("webp", "webp"), ("avif", "avif")]


def picture(kind: str, size: tuple[int, int] = (30, 20), orientation: int = 1) -> bytes:
    """Return a small picture."""
    image = Image.new("RGB", size, (10, 60, 90))
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = BytesIO()
    if orientation == 1:
        image.save(out, kind)
    else:
        image.save(out, kind, exif=exif.tobytes())
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_head(width: int, height: int) -> bytes:
    """Return a PNG that says it is that large and holds nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b""))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


@pytest.mark.parametrize(("kind", "ending"), RASTERS)
def test_formats(kind: str, ending: str) -> None:
    """Each format gives its size; the ending may be in capitals."""
    expected = PictureFacts(kind, 30, 20)
    assert expected == measure_picture(picture(kind), f"x.{ending}")
    assert expected == measure_picture(picture(kind), f"X.{ending.upper()}")


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_orientation(kind: str) -> None:
    """A picture that EXIF lays on its side is measured as it is shown."""
    assert PictureFacts(kind, 20, 30) == measure_picture(picture(kind, orientation=6), f"x.{kind}")
    assert PictureFacts(kind, 30, 20) == measure_picture(picture(kind, orientation=3), f"x.{kind}")


@pytest.mark.parametrize(("kind", "ending"), RASTERS)
def test_broken_off(kind: str, ending: str) -> None:
    """A file that lost its end is refused, though its head is whole."""
    assert isinstance(measure_picture(picture(kind)[:-20], f"x.{ending}"), str)
    large = picture(kind, (300, 200))
    assert isinstance(measure_picture(large[: len(large) * 2 // 3], f"x.{ending}"), str)


def test_thumbnail_is_not_the_end() -> None:
    """The end of a JPEG's thumbnail is not taken for the end of the JPEG."""
    whole = picture("jpeg")
    thumbnail = b"\xff\xe1" + struct.pack(">H", len(whole) + 2) + whole
    assert "a JPEG that breaks off before its end" == measure_picture(
        whole[:2] + thumbnail + whole[2:-2], "x.jpg"
    )


@pytest.mark.parametrize(
    ("expected", "data", "name"),
    [
        ("a PNG with the ending .jpg", picture("png"), "x.jpg"),
        ("an AVIF with the ending .png", picture("avif"), "x.png"),
        ("a PNG without an ending", picture("png"), "x"),
        ("not a picture, or a damaged one", b"GIF", "x.gif"),
        ("not a picture, or a damaged one", b"<html>", "x.png"),
        ("not a picture, or a damaged one", b"\xff\xd8" + b"\xff" * 20_000_000, "x.jpg"),
        ("not a picture, or a damaged one", b"\xff\xd8" + b"\xff\xfe\0\2" * 7_000_000, "x.jpg"),
        ("an empty file", b"", "x.png"),
        ("a picture of more than 30 MB", bytes(MAX_FILE + 1), "x.png"),
        ("10,000 × 9,000 pixels; at most 50,000,000 are read", png_head(10_000, 9_000), "x.png"),
        ("30,000 × 10 pixels; a side has at most 16,000", png_head(30_000, 10), "x.png"),
        ("a picture of more than 50,000,000 pixels", png_head(20_000, 20_000), "x.png"),
    ],
)
def test_refused(expected: str, data: bytes, name: str) -> None:
    """What can't be used is told in the words of a problem, with the limit."""
    assert expected == measure_picture(data, name)


@pytest.mark.parametrize(
    ("expected", "svg"),
    [
        ((120, 80), '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80px"/>'),
        ((120, 80), '<?xml version="1.0"?><!-- a --><svg viewBox="0 0 120 80"><g/></svg>'),
        ((120, 80), '<svg width="100%" height="100%" viewBox="0,0,120,79.6"/>'),
        ((1, 1), '<svg width="0.2" height="0.2"/>'),
    ],
)
def test_svg(expected: tuple[int, int], svg: str) -> None:
    """A drawing's size is in its root element."""
    assert PictureFacts("svg", *expected) == measure_picture(svg.encode(), "x.svg")


@pytest.mark.parametrize(
    ("expected", "svg"),
    [
        ("an SVG with a DOCTYPE", '<!DOCTYPE svg [<!ENTITY a "b">]><svg width="1" height="1"/>'),
        ("not an SVG", "<html/>"),
        ("an SVG that is not well-formed XML", '<svg width="1" height="1">'),
        ("an SVG that is not well-formed XML", ""),
        (
            "an SVG without a width and height in pixels, and without a viewBox",
            '<svg width="1em" height="2em" viewBox="0 0 nan inf"/>',
        ),
        (
            "an SVG without a width and height in pixels, and without a viewBox",
            '<svg width="0" height="5"/>',
        ),
        ("90,000 × 5 pixels; a side has at most 16,000", '<svg width="90000" height="5"/>'),
    ],
)
def test_svg_refused(expected: str, svg: str) -> None:
    """A drawing without a size, or with what could hold entities, is refused."""
    assert expected == measure_picture(svg.encode(), "x.svg")


@given(
    st.sampled_from([*RASTERS, ("svg", "svg")]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6),
    st.binary(max_size=20),
)
def test_no_exception(kind: tuple[str, str], changes: list[tuple[int, int]], tail: bytes) -> None:
    """Whatever bytes are damaged, the answer is facts or words."""
    data = bytearray(b'<svg width="9" height="9"/>' if kind[0] == "svg" else picture(kind[0]))
    for place, value in changes:
        data[place % len(data)] = value
    answer = measure_picture(bytes(data) + tail, f"x.{kind[1]}")
    assert isinstance(answer, (PictureFacts, str))

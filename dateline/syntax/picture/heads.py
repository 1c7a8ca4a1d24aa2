"""The format and size of a picture, read from its head, and whether the file is whole."""

import warnings
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from dateline.syntax.picture.drawings import measure_drawing
from dateline.syntax.picture.facts import MAX_FILE, MAX_PIXELS, MEGABYTE, PictureFacts, too_large
from dateline.syntax.picture.pixels import READ, find_damage, is_clear, orientation

# Pillow goes through a JPEG's head byte by byte: 10 MB of padding would take it 4 s.
MAX_SEGMENTS = 10_000

DAMAGED = "not a picture, or a damaged one"

_ENDINGS: Final = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".png": "png",
    ".gif": "gif",
    ".webp": "webp",
    ".avif": "avif",
    ".svg": "svg",
}
# MPO: what many cameras write, a JPEG with further pictures behind it.
_FORMATS: Final = {
    "JPEG": "jpeg",
    "MPO": "jpeg",
    "PNG": "png",
    "GIF": "gif",
    "WEBP": "webp",
    "AVIF": "avif",
}
# Markers of a JPEG that nothing belongs to.
_WITHOUT_LENGTH = bytes([1, *range(0xD0, 0xDA), *range(0xF0, 0xFE)])
_NAMES: Final = {
    "jpeg": "JPEG",
    "png": "PNG",
    "gif": "GIF",
    "webp": "WebP",
    "avif": "AVIF",
    "svg": "SVG",
}
_ON_ITS_SIDE = (5, 6, 7, 8)


def measure_picture(data: bytes, name: str) -> PictureFacts | str:
    """Return the facts of the picture in the file `name`, or what is wrong with it."""
    ending = PurePosixPath(name).suffix
    expected = _ENDINGS.get(ending.lower())
    if len(data) > MAX_FILE:
        return f"a picture of more than {MAX_FILE // MEGABYTE} MB"
    if expected == "svg":
        return measure_drawing(data)
    facts = _measure(data)
    if isinstance(facts, str):
        return facts
    if facts.format != expected:
        actual = f"{_article(facts.format)} {_NAMES[facts.format]}"
        return f"{actual} with the ending {ending}" if ending else f"{actual} without an ending"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return too_large(facts) or find_damage(data) or facts


def _measure(data: bytes) -> PictureFacts | str:
    from PIL import Image

    if data.startswith(b"\xff\xd8") and _scan_start(data) < 0:
        return DAMAGED
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of sizes that are refused below
        try:
            with Image.open(BytesIO(data), formats=READ) as image:
                kind: str = _FORMATS[image.format or ""]
                width, height = image.size
                on_its_side = orientation(image.info) in _ON_ITS_SIDE
                clear = is_clear(image)
        except Image.DecompressionBombError:
            return _too_many_pixels()
        # Pillow's readers raise a dozen kinds of exception on damaged files, SyntaxError included.
        except Exception:
            return DAMAGED if data else "an empty file"
    if _is_cut_short(kind, data):
        return f"{_article(kind)} {_NAMES[kind]} that breaks off before its end"
    return PictureFacts(kind, *((height, width) if on_its_side else (width, height)), clear)


def _too_many_pixels() -> str:
    return f"a picture of more than {MAX_PIXELS:,} pixels"


def _article(kind: str) -> str:
    return "an" if kind in ("avif", "svg") else "a"


def _is_cut_short(kind: str, data: bytes) -> bool:
    """Tell whether the end of the file is missing, as after a broken upload."""
    if kind == "png":
        return not _has_png_end(data)
    if kind == "jpeg":
        return not _has_jpeg_end(data)
    if kind == "gif":
        return b";" not in data[-1024:]
    if kind == "webp":
        return len(data) < int.from_bytes(data[4:8], "little") + 8
    return not _has_all_boxes(data)


def _has_png_end(data: bytes) -> bool:
    position = 8
    while position + 8 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        kind = data[position + 4 : position + 8]
        position += length + 12
        if kind == b"IEND":
            return position <= len(data)
    return False


def _has_jpeg_end(data: bytes) -> bool:
    """Look behind the head's segments: a thumbnail in one of them has an end of its own."""
    return data.find(b"\xff\xd9", _scan_start(data)) > 0


def _scan_start(data: bytes) -> int:
    """Return where a JPEG's head ends, or -1 where that is not within so many steps."""
    position = 2
    for _ in range(MAX_SEGMENTS):
        marker = data[position : position + 2]
        if marker == b"\xff\xda":
            return position
        if not marker.startswith(b"\xff") or marker in (b"\xff\xff", b"\xff\x00"):
            position += 1
        elif marker[1:] in _WITHOUT_LENGTH:
            position += 2
        else:
            position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return -1


def _has_all_boxes(data: bytes) -> bool:
    position = 0
    while position + 8 <= len(data):
        size = int.from_bytes(data[position : position + 4], "big")
        if size == 0:  # the box reaches to the end of the file
            return True
        if size == 1:
            size = int.from_bytes(data[position + 8 : position + 16], "big")
        position += max(size, 8)
    return position == len(data)

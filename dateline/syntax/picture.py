"""The format and size of a picture, read from its head without decoding a pixel."""

import re
import warnings
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, Final
from xml.parsers import expat

from msgspec import Struct

MEGABYTE = 1024 * 1024
MAX_FILE = 30 * MEGABYTE
MAX_SVG = MEGABYTE
MAX_PIXELS = 50_000_000
MAX_SIDE = 20_000
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
_ORIENTATION = 0x0112
_ON_ITS_SIDE = (5, 6, 7, 8)
_LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)(?:px)?\s*")
_NUMBER = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,9})?")


class PictureFacts(Struct, frozen=True):
    """A picture's format (`jpeg`, `png`, `gif`, `webp`, `avif`, `svg`) and its size as shown."""

    format: str
    width: int
    height: int


class _Refused(Exception):  # noqa: N818 (it isn't an error: it ends a reading)
    """Ends the reading of an SVG; its words are those of the problem."""


def measure_picture(data: bytes, name: str) -> PictureFacts | str:
    """Return the facts of the picture in the file `name`, or what is wrong with it."""
    ending = PurePosixPath(name).suffix
    expected = _ENDINGS.get(ending.lower())
    if len(data) > MAX_FILE:
        return f"a picture of more than {MAX_FILE // MEGABYTE} MB"
    if expected == "svg":
        return _measure_svg(data)
    facts = _measure(data)
    if isinstance(facts, str):
        return facts
    if facts.format != expected:
        actual = f"{_article(facts.format)} {_NAMES[facts.format]}"
        return f"{actual} with the ending {ending}" if ending else f"{actual} without an ending"
    return _too_large(facts) or facts


def _measure(data: bytes) -> PictureFacts | str:
    from PIL import Image

    if data.startswith(b"\xff\xd8") and _scan_start(data) < 0:
        return DAMAGED
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of sizes that are refused below
        try:
            with Image.open(BytesIO(data), formats=("JPEG", "PNG", "GIF", "WEBP", "AVIF")) as image:
                kind: str = _FORMATS[image.format or ""]
                width, height = image.size
                on_its_side = _orientation(image.info) in _ON_ITS_SIDE
        except Image.DecompressionBombError:
            return _too_many_pixels()
        # Pillow's readers raise a dozen kinds of exception on damaged files, SyntaxError included.
        except Exception:
            return DAMAGED if data else "an empty file"
    if _is_cut_short(kind, data):
        return f"{_article(kind)} {_NAMES[kind]} that breaks off before its end"
    return PictureFacts(kind, *((height, width) if on_its_side else (width, height)))


def _orientation(info: dict[Any, Any]) -> int:
    """Return the EXIF orientation. Pillow's own `getexif` would decode a PNG to look for it."""
    from PIL import Image

    if not isinstance(info.get("exif"), bytes):
        return 1
    try:
        exif = Image.Exif()
        exif.load(info["exif"])
        found = exif.get(_ORIENTATION, 1)
    # Browsers show a picture with damaged EXIF as it lies.
    except Exception:
        return 1
    return found if isinstance(found, int) else 1


def _too_large(facts: PictureFacts) -> str | None:
    if max(facts.width, facts.height) > MAX_SIDE:
        return f"{facts.width:,} × {facts.height:,} pixels; a side has at most {MAX_SIDE:,}"
    if facts.width * facts.height > MAX_PIXELS:
        return f"{facts.width:,} × {facts.height:,} pixels; at most {MAX_PIXELS:,} are read"
    return None


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


def _measure_svg(data: bytes) -> PictureFacts | str:
    """Read the size of a drawing that the site's own designers made."""
    if len(data) > MAX_SVG:
        return f"an SVG of more than {MAX_SVG // MEGABYTE} MB"
    root: dict[str, str] = {}
    try:
        _read_root(data, root)
    except _Refused as refusal:
        return str(refusal)
    except (expat.ExpatError, ValueError, LookupError):
        return "an SVG that is not well-formed XML"
    size = _svg_size(root)
    if size is None:
        return "an SVG without a width and height in pixels, and without a viewBox"
    facts = PictureFacts("svg", *size)
    return _too_large(facts) or facts


def _read_root(data: bytes, root: dict[str, str]) -> None:
    parser = expat.ParserCreate()

    def refuse_doctype(*_: object) -> None:
        # Entities, and the bombs made of them, can only be declared in a DOCTYPE.
        raise _Refused("an SVG with a DOCTYPE")

    def take_root(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] != "svg":
            raise _Refused("not an SVG")
        root.update(attributes)
        parser.StartElementHandler = None

    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = take_root
    parser.Parse(data, True)


def _svg_size(root: dict[str, str]) -> tuple[int, int] | None:
    sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    lengths = [float(side[1]) for side in sides if side]
    if len(lengths) != 2:
        numbers = root.get("viewBox", "").replace(",", " ").split()
        if len(numbers) != 4 or not all(_NUMBER.fullmatch(number) for number in numbers):
            return None
        lengths = [float(number) for number in numbers[2:]]
    if min(lengths) <= 0:
        return None
    return max(round(lengths[0]), 1), max(round(lengths[1]), 1)

"""The size of a drawing (SVG) that the site's own designers made, and what is refused in one."""

import re
from xml.parsers import expat

from dateline.syntax.picture.facts import MEGABYTE, PictureFacts, too_large

MAX_SVG = MEGABYTE

_LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)(?:px)?\s*")
_NUMBER = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,9})?")


class _Refused(Exception):  # noqa: N818 (it isn't an error: it ends a reading)
    """Ends the reading of an SVG; its words are those of the problem."""


def measure_drawing(data: bytes) -> PictureFacts | str:
    """Return the size of a drawing, or what is wrong with it."""
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
    return too_large(facts) or facts


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

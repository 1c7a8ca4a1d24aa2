"""A content file in two parts: front matter between two lines of `---`, and the body behind it."""

import re

from msgspec import Struct

from dateline.model.problem import Location, Problem
from dateline.syntax.nodes import Mapping, Node, Scalar, Sequence
from dateline.syntax.yaml_nodes import KILOBYTE, parse_yaml

__all__ = [
    "FrontMatter",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "decode",
    "parse_content_yaml",
    "parse_yaml",
    "split_front_matter",
]

MAX_FILE = 2048 * KILOBYTE
MAX_FRONT_MATTER = 16 * KILOBYTE

_OPENING = re.compile(r"(?:[ \t]*\n)*---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


class FrontMatter(Struct, frozen=True):
    """A content file in two parts: its fields, and the body that starts at `body_line`.

    `ok` is false where anything of the front matter was refused; `fields` then hold what is left.
    """

    fields: Mapping
    body: str
    body_line: int
    ok: bool


def split_front_matter(data: bytes, path: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Part a content file into fields and body; the fields stand between two lines of `---`."""
    text, problems = decode(data, path)
    if problems:
        return _without_fields(text), problems
    opening = _OPENING.match(text)
    if opening is None:
        return _without_fields(text), (_missing(text, path),)
    first_line = opening.group().rstrip().count("\n") + 2
    closing = _CLOSING.search(text, opening.end() - 1)
    if closing is None:
        where = Location(path, first_line - 1, 1)
        hint = "put a line `---` after the last field"
        unclosed = Problem(where, "unclosed-front-matter", "front matter that never ends", hint)
        return _without_fields(text), (unclosed,)
    written = text[opening.end() : closing.start() + 1]
    if len(written.encode()) > MAX_FRONT_MATTER:
        return _without_fields(text), (_long_front_matter(path, first_line),)
    fields, problems = parse_yaml(written, path, first_line)
    body_line = first_line + written.count("\n") + 1
    return FrontMatter(fields, text[closing.end() + 1 :], body_line, not problems), problems


def parse_content_yaml(data: bytes, path: str) -> tuple[Mapping, tuple[Problem, ...]]:
    """Read the bytes of a YAML file of content/, whose root is a mapping."""
    text, problems = decode(data, path)
    return (Mapping((), 1, 1), problems) if problems else parse_yaml(text, path)


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Read UTF-8 without its byte-order mark, every kind of line end as LF."""
    if len(data) > MAX_FILE:
        message = f"a file of {len(data):,} bytes; at most {MAX_FILE:,} (2 MB) are read"
        return "", (Problem(Location(path), "too-large", message, "part it into several files"),)
    try:
        return _plain_lines(data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        before = _plain_lines(data[: error.start].decode("utf-8"))
        where = Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"byte 0x{data[error.start]:02X} is not UTF-8"
        return "", (Problem(where, "not-utf-8", message, "save the file as UTF-8"),)


def _plain_lines(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _without_fields(text: str) -> FrontMatter:
    return FrontMatter(Mapping((), 1, 1), text, 1, ok=False)


def _missing(text: str, path: str) -> Problem:
    where = Location(path, 1, 1)
    if not text.strip():
        hint = "begin with a line `---`, then `title: …` and `date: …`, then a line `---`"
        return Problem(where, "empty-file", "the file is empty", hint)
    if text.startswith("+++"):
        hint = "write `key: value` between two lines of `---`"
        return Problem(where, "missing-front-matter", "front matter in TOML, not in YAML", hint)
    hint = "begin with a line `---`, then `title: …` and `date: …`, then a line `---`"
    return Problem(where, "missing-front-matter", "no front matter", hint)


def _long_front_matter(path: str, first_line: int) -> Problem:
    message = f"more than {MAX_FRONT_MATTER // KILOBYTE} KB of front matter"
    hint = "put a line `---` after the last field, and long texts into the body"
    return Problem(Location(path, first_line - 1, 1), "too-large", message, hint)

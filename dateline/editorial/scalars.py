"""Reads one scalar as the kind that its field names: a text, a word, a date, a number."""

import html
import re
import unicodedata
from collections.abc import Callable
from html.entities import html5
from typing import Final

from msgspec import Struct

from dateline.editorial.dates import parse_date
from dateline.editorial.fields import Field, Kind
from dateline.model.manuscript import WrittenDate
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import Mapping, Node, Scalar, Sequence
from dateline.syntax.yaml_errors import quoted

Value = str | int | bool | Mention | WrittenDate | tuple["Value", ...] | dict[str, "Value"]
"""What a field is read as; a record is a dict by field name, without the fields not given."""

# XML 1.0 §2.2: these can stand in no feed, however they are escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Only with its semicolon: in `R&D&regulation` nobody means `®ulation`.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Spaces that are wider or narrower than others, or hold words together, are meant.
_SPACES = re.compile("[^\\S\u00a0\u2007\u202f\u3000]+")
_NOUNS: Final = {
    Kind.DATE: "one date",
    Kind.FLAG: "true or false",
    Kind.NUMBER: "one number",
    Kind.WORDS: "one word or name",
    Kind.URLS: "one web address",
    Kind.CONTACTS: "one address",
}
_EXAMPLES: Final = {
    Kind.DATE: "2026-02-05",
    Kind.FLAG: "true",
    Kind.NUMBER: "20",
    Kind.URL: "https://…",
    Kind.URLS: "[https://…]",
    Kind.TARGET: "/about/",
}


class Form(Struct):
    """A mapping being read: whose file it is, and what was wrong."""

    path: str
    problems: list[Problem]

    def refuse(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Note what is wrong with a node."""
        self.problems.append(
            Problem(Location(self.path, node.line, node.column), code, message, hint)
        )


Reader = Callable[[Form, Node, Field], Value | None]


def example(field: Field) -> str:
    """Return what could stand in a field."""
    return field.example or _EXAMPLES.get(field.kind, "…")


def read_text(form: Form, node: Node, field: Field) -> str | None:
    """Read plain words: on one line, entities decoded once."""
    scalar = _whole(form, node, field)
    if scalar is None:
        return None
    text = _ENTITY.sub(_decoded, scalar.text) if "&" in scalar.text else scalar.text
    if "  " in text or not text.isprintable():  # every space but the usual one isn't printable
        text = _SPACES.sub(" ", text)
    text = text.strip()
    if field.required and not _is_visible(text):
        form.refuse(scalar, "missing-field", f"'{field.name}' is empty", "write it")
        return None
    if not text.isprintable() and _FORBIDDEN.search(text):
        message = f"'{field.name}' names a character that no feed can hold"
        form.refuse(scalar, "control-character", message, "leave the entity out")
        return None
    return text


def read_mention(form: Form, node: Node, field: Field) -> Mention | None:
    """Read a word, or a name of several, and keep its place."""
    scalar = read_scalar(form, node, field)
    if scalar is None:
        return None
    text = " ".join(scalar.text.split())
    return _kept(form, scalar, text, field)


def read_markdown(form: Form, node: Node, field: Field) -> Mention | None:
    """Read Markdown; the place is that of its first line."""
    scalar = _whole(form, node, field)
    if scalar is None:
        return None
    # Only a block (`text: |`) keeps line ends; it begins on the line below.
    below = 1 if "\n" in scalar.text and not scalar.plain else 0
    mention = _kept(form, scalar, scalar.text.strip(), field)
    return mention and Mention(mention.text, mention.line + below, mention.column)


def read_scalar(form: Form, node: Node, field: Field) -> Scalar | None:
    """Return the scalar that a field of one word or one text needs."""
    if isinstance(node, Scalar):
        if not node.text.isprintable() and (found := _FORBIDDEN.search(node.text)):
            name = f"U+{ord(found[0]):04X}"
            message = f"a control character ({name}) in '{field.name}'"
            form.refuse(node, "control-character", message, "delete it and type it anew")
            return None
        return node
    if isinstance(node, Mapping) and (text := _text_with_colon(node)):
        message = f"'{field.name}' holds a colon, so YAML takes it for a field with a value"
        form.refuse(node, "unquoted-colon", message, f"put it in quotes: {quoted(text)}")
        return None
    shape = "a list" if isinstance(node, Sequence) else "a mapping"
    message = f"'{field.name}' is {shape}; {_NOUNS.get(field.kind, 'one text')} is meant"
    form.refuse(node, "wrong-kind", message, f"write {field.name}: {example(field)}")
    return None


def _text_with_colon(mapping: Mapping) -> str:
    """`- The deal: a first step` is a mapping to YAML, and one text to whoever wrote it."""
    if len(mapping.entries) != 1:
        return ""
    key, value = mapping.entries[0]
    if not key.plain or not isinstance(value, Scalar) or not value.plain or not value.text:
        return ""
    return f"{key.text}: {value.text}" if " " in f"{key.text}{value.text}" else ""


def _whole(form: Form, node: Node, field: Field) -> Scalar | None:
    """The scalar of a text: one that a `#` cuts short isn't what was meant."""
    scalar = read_scalar(form, node, field)
    if scalar is None or not scalar.comment:
        return scalar
    message = f"'{field.name}' ends at the '#': what follows is a comment to YAML"
    form.refuse(scalar, "quote-comment", message, "put the whole text in double quotes")
    return None


def _decoded(entity: re.Match[str]) -> str:
    written = entity[0]
    known = written[1] == "#" or written[1:] in html5
    return (html.unescape(written) if known else "") or written


def _is_visible(text: str) -> bool:
    return any(unicodedata.category(letter)[0] not in "ZC" for letter in text)


def _kept(form: Form, scalar: Scalar, text: str, field: Field) -> Mention | None:
    if text:
        return Mention(text, scalar.line, scalar.column)
    hint = f"write {field.name}: {example(field)}"
    if not field.required:
        hint += ", or leave the line out"
    form.refuse(scalar, "empty", f"'{field.name}' is empty", hint)
    return None


def _title(form: Form, node: Node, field: Field) -> Mention | None:
    text = read_text(form, node, field)
    return None if text is None else Mention(text, node.line, node.column)


def _date(form: Form, node: Node, field: Field) -> WrittenDate | None:
    mention = read_mention(form, node, field)
    if mention is None:
        return None
    date = parse_date(mention)
    if isinstance(date, str):
        form.refuse(node, "bad-date", f"'{mention.text}' is not a date for '{field.name}'", date)
        return None
    return date


def _flag(form: Form, node: Node, field: Field) -> bool | None:
    scalar = read_scalar(form, node, field)
    if scalar is None:
        return None
    if scalar.plain and scalar.text in ("true", "false"):
        return scalar.text == "true"
    written = " ".join(scalar.text.split())
    said = f'"{written}"' if not scalar.plain else written or "nothing"
    message = f"'{field.name}' is {said}; exactly true or false is meant"
    hint = f"write {field.name}: true or {field.name}: false"
    form.refuse(node, "bad-flag", message, hint)
    return None


def _number(form: Form, node: Node, field: Field) -> int | None:
    mention = read_mention(form, node, field)
    if mention is None:
        return None
    if re.fullmatch(r"0*[1-9][0-9]{0,5}", mention.text):
        return int(mention.text)
    message = f"'{mention.text}' is not a whole number from 1 on"
    form.refuse(node, "bad-number", message, f"write {field.name}: {example(field)}")
    return None


SCALARS: Final[dict[Kind, Reader]] = {
    Kind.TEXT: read_text,
    Kind.TITLE: _title,
    Kind.MARKDOWN: read_markdown,
    Kind.WORD: read_mention,
    Kind.DATE: _date,
    Kind.FLAG: _flag,
    Kind.NUMBER: _number,
}

"""Checks a mapping against the table of fields: nodes in, values and problems out."""

import html
import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.dates import parse_date
from dateline.editorial.fields import Field, Kind
from dateline.editorial.nearest import nearest
from dateline.model.file import Stored
from dateline.model.manuscript import WrittenDate
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import Mapping, Node, Scalar, Sequence, parse_content_yaml
from dateline.syntax.slug import is_slug, slugify

Value = str | int | bool | Mention | WrittenDate | tuple["Value", ...] | dict[str, "Value"]
"""What a field is read as; a record is a dict by field name, without the fields not given."""

UNREADABLE_GATE = "unreadable-gate"

# XML 1.0 §2.2: these can stand in no feed, however they are escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_URL = re.compile(r"https?://[^\s/?#\"<>\\]+[^\s\"<>\\]*", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,119}")
_ADDRESS = re.compile(r"/(?:[A-Za-z0-9][A-Za-z0-9._~-]*/)*")
_PATH = re.compile(r"(?!/)(?!.*//)[^\\:\x00-\x1f\x7f]+")


class Form(Struct):
    """A mapping being read: whose file it is, and what was wrong."""

    path: str
    problems: list[Problem]

    def refuse(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Note what is wrong with a node."""
        self.problems.append(
            Problem(Location(self.path, node.line, node.column), code, message, hint)
        )


def read_form(
    mapping: Mapping, table: tuple[Field, ...], path: str, ignore: frozenset[str] = frozenset()
) -> tuple[dict[str, Value], tuple[Problem, ...]]:
    """Read a mapping by its table: the values of the fields that are given and right.

    A field that is wrong has no value and a problem. Keys in `ignore` are passed over.
    """
    form = Form(path, [])
    values = _record(form, mapping, table, ignore)
    return values, tuple(form.problems)


def read_yaml(stored: Stored, path: str) -> tuple[Mapping, tuple[Problem, ...]]:
    """Read a file that is YAML and nothing else."""
    return parse_content_yaml(stored.read(), path)


def _record(
    form: Form, mapping: Mapping, table: tuple[Field, ...], ignore: frozenset[str] = frozenset()
) -> dict[str, Value]:
    rows = {field.name: field for field in table}
    values: dict[str, Value] = {}
    named: set[str] = set()
    for key, node in mapping.entries:
        field = rows.get(key.text)
        if field is None:
            if key.text not in ignore:
                _refuse_key(form, key, tuple(rows))
            continue
        if _is_empty(node) and not field.gate:
            continue
        named.add(field.name)
        value = _value(form, node, field)
        if value is not None:
            values[field.name] = value
    for field in table:
        if field.required and field.name not in named:
            example = f"add a line: {field.name}: {field.example or '…'}"
            form.refuse(mapping, "missing-field", f"'{field.name}' is missing", example)
    return values


def _value(form: Form, node: Node, field: Field) -> Value | None:
    """Read a field; what is wrong with one that the gate reads is never a small matter."""
    before = len(form.problems)
    value = _READERS[field.kind](form, node, field)
    if field.gate:
        for place in range(before, len(form.problems)):
            form.problems[place] = replace(form.problems[place], code=UNREADABLE_GATE)
    return value


def _refuse_key(form: Form, key: Scalar, known: tuple[str, ...]) -> None:
    near = nearest(key.text, known)
    hint = f"did you mean '{near}'?" if near else "known are: " + ", ".join(known)
    form.refuse(key, "unknown-field", f"unknown field '{key.text}'", hint)


def _is_empty(node: Node) -> bool:
    """`summary:` with nothing behind it: the field isn't given."""
    if isinstance(node, Scalar):
        return node.plain and node.text in ("", "~", "null")
    return not (node.items if isinstance(node, Sequence) else node.entries)


def _words(form: Form, node: Node, field: Field) -> Scalar | None:
    """The scalar that a field of one word or one text needs."""
    if isinstance(node, Scalar):
        if found := _FORBIDDEN.search(node.text):
            name = f"U+{ord(found[0]):04X}"
            message = f"a control character ({name}) in '{field.name}'"
            form.refuse(node, "control-character", message, "delete it and type it anew")
            return None
        return node
    shape = "a list" if isinstance(node, Sequence) else "a mapping"
    hint = f"write it as one: {field.name}: {field.example or '…'}"
    form.refuse(node, "wrong-kind", f"'{field.name}' is {shape}; one {_noun(field)} is meant", hint)
    return None


def _noun(field: Field) -> str:
    return {Kind.DATE: "date", Kind.FLAG: "word, true or false,", Kind.NUMBER: "number"}.get(
        field.kind, "text"
    )


def _text(form: Form, node: Node, field: Field) -> str | None:
    scalar = _words(form, node, field)
    if scalar is None:
        return None
    if scalar.comment:
        message = f"'{field.name}' ends at the '#': what follows is a comment to YAML"
        form.refuse(scalar, "quote-comment", message, "put the whole text in double quotes")
        return None
    text = " ".join(html.unescape(scalar.text).split())
    if not text and field.required:
        form.refuse(scalar, "missing-field", f"'{field.name}' is empty", "write it")
        return None
    if _FORBIDDEN.search(text):
        message = f"'{field.name}' names a character that no feed can hold"
        form.refuse(scalar, "control-character", message, "leave the entity out")
        return None
    return text


def _title(form: Form, node: Node, field: Field) -> Mention | None:
    text = _text(form, node, field)
    return None if text is None else Mention(text, node.line, node.column)


def _mention(form: Form, node: Node, field: Field) -> Mention | None:
    scalar = _words(form, node, field)
    if scalar is None:
        return None
    text = scalar.text.strip()
    if not text:
        form.refuse(scalar, "empty", f"'{field.name}' is empty", "leave the line out")
        return None
    return Mention(text, scalar.line, scalar.column)


def _matching(
    pattern: Callable[[str], object], code: str, meant: str, hint: Callable[[str], str]
) -> "Reader":
    """Make the reader of a word that must look a certain way."""

    def read(form: Form, node: Node, field: Field) -> Mention | None:
        mention = _mention(form, node, field)
        if mention is None or pattern(mention.text):
            return mention
        message = f"'{mention.text}' is not {meant}"
        form.refuse(node, code, message, hint(mention.text))
        return None

    return read


def _slug_hint(text: str) -> str:
    slug = slugify(text)
    return f"did you mean '{slug}'?" if slug else "lower-case letters, digits and hyphens"


def _url_hint(text: str) -> str:
    return "write the whole address: https://…" if "://" not in text else "http:// or https://"


def _is_path(text: str) -> bool:
    return bool(_PATH.fullmatch(text)) and all(part != "" for part in text.split("/"))


def _date(form: Form, node: Node, field: Field) -> WrittenDate | None:
    mention = _mention(form, node, field)
    if mention is None:
        return None
    date = parse_date(mention)
    if isinstance(date, str):
        form.refuse(node, "bad-date", f"'{mention.text}' is not a date for '{field.name}'", date)
        return None
    return date


def _flag(form: Form, node: Node, field: Field) -> bool | None:
    scalar = _words(form, node, field)
    if scalar is None:
        return None
    if scalar.plain and scalar.text in ("true", "false"):
        return scalar.text == "true"
    written = f'"{scalar.text}"' if not scalar.plain else scalar.text or "nothing"
    form.refuse(
        node,
        "bad-flag",
        f"'{field.name}' is {written}; exactly true or false is meant",
        f"write {field.name}: true or {field.name}: false",
    )
    return None


def _number(form: Form, node: Node, field: Field) -> int | None:
    mention = _mention(form, node, field)
    if mention is None:
        return None
    if re.fullmatch(r"[0-9]{1,6}", mention.text):
        return int(mention.text)
    form.refuse(node, "bad-number", f"'{mention.text}' is not a whole number", "digits alone")
    return None


def _several(form: Form, node: Node, field: Field) -> tuple[Node, ...]:
    """The entries of a list, or the one that stands without brackets."""
    items = node.items if isinstance(node, Sequence) else (node,)
    if len(items) > field.most:
        message = f"'{field.name}' has {len(items)} entries; at most {field.most} are read"
        form.refuse(items[field.most], "too-many", message, "shorten the list")
    return tuple(item for item in items[: field.most] if not _is_empty(item))


def _texts(form: Form, node: Node, field: Field) -> tuple[Value, ...]:
    texts = (_text(form, item, field) for item in _several(form, node, field))
    return tuple(text for text in texts if text)


def _mentions(form: Form, node: Node, field: Field) -> tuple[Value, ...]:
    mentions = [_mention(form, item, field) for item in _several(form, node, field)]
    return tuple({mention.text: mention for mention in mentions if mention}.values())


def _one_record(form: Form, node: Node, field: Field) -> dict[str, Value] | None:
    if isinstance(node, Mapping):
        before = len(form.problems)
        values = _record(form, node, field.fields)
        return values if len(form.problems) == before else None
    names = ", ".join(f"{row.name}: …" for row in field.fields if row.required)
    hint = f"write {field.name}: {{{names}}}"
    form.refuse(node, "wrong-kind", f"'{field.name}' has fields of its own", hint)
    return None


def _records(form: Form, node: Node, field: Field) -> tuple[Value, ...]:
    records = [_one_record(form, item, field) for item in _several(form, node, field)]
    return tuple(record for record in records if record is not None)


def _words_or_markdown(form: Form, node: Node, field: Field) -> tuple[Value, ...] | None:
    return _mentions(form, node, field)


def _path_or_record(form: Form, node: Node, field: Field) -> Value | None:
    if isinstance(node, Mapping):
        return _one_record(form, node, field)
    path = _READERS[Kind.PATH](form, node, field)
    return None if path is None else {"path": path}


Reader = Callable[[Form, Node, Field], Value | None]

_READERS: dict[Kind, Reader] = {
    Kind.TEXT: _text,
    Kind.TITLE: _title,
    Kind.MARKDOWN: _mention,
    Kind.WORD: _mention,
    Kind.SLUG: _matching(is_slug, "bad-slug", "a slug", _slug_hint),
    Kind.ID: _matching(
        _ID.fullmatch, "bad-id", "an id", lambda _: "letters, digits, '.', '_', '~' and '-'"
    ),
    Kind.PATH: _matching(_is_path, "bad-path", "the path of a file", lambda _: "media/x.jpg"),
    Kind.ADDRESS: _matching(
        _ADDRESS.fullmatch,
        "bad-address",
        "an address of this site",
        lambda _: "it begins and ends with '/': /2026/ningbo/",
    ),
    Kind.URL: _matching(_URL.fullmatch, "bad-url", "a web address", _url_hint),
    Kind.CONTACT: _matching(
        lambda text: _URL.fullmatch(text) or _MAIL.fullmatch(text),
        "bad-contact",
        "an e-mail address or a web address",
        lambda _: "letters@paper.example, or https://…",
    ),
    Kind.DATE: _date,
    Kind.FLAG: _flag,
    Kind.NUMBER: _number,
    Kind.TEXTS: _texts,
    Kind.WORDS: _mentions,
    Kind.RECORD: _one_record,
    Kind.RECORDS: _records,
    Kind.WORDS_OR_MARKDOWN: _words_or_markdown,
    Kind.PATH_OR_RECORD: _path_or_record,
}

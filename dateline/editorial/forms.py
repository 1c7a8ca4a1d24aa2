"""Checks a mapping against the table of fields: nodes in, values and problems out."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from dateline.editorial.fields import ARTICLE, PAGE, Field, Kind
from dateline.editorial.nearest import nearest
from dateline.editorial.patterns import PATTERNED
from dateline.editorial.renames import kind_of, present_names
from dateline.editorial.scalars import (
    SCALARS,
    Form,
    Reader,
    Value,
    example,
    read_markdown,
    read_mention,
    read_scalar,
    read_text,
)
from dateline.model.file import Stored
from dateline.model.problem import Problem
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import Mapping, Node, Scalar, Sequence, parse_content_yaml

__all__ = ("UNREADABLE_GATE", "Value", "read_form", "read_yaml")

UNREADABLE_GATE = "unreadable-gate"

_PER_CENT = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")


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
    """Read a file that is YAML and nothing else, its fields by the names of today."""
    mapping, problems = parse_content_yaml(stored.read(), path)
    mapping, in_names = present_names(mapping, kind_of(path), path)
    return mapping, (*problems, *in_names)


def _record(
    form: Form,
    mapping: Mapping,
    table: tuple[Field, ...],
    ignore: frozenset[str] = frozenset(),
    inside: str = "",
) -> dict[str, Value]:
    rows = {field.name: field for field in table}
    values: dict[str, Value] = {}
    named: set[str] = set()
    for key, node in mapping.entries:
        field = rows.get(key.text)
        if field is None:
            if key.text not in ignore:
                named.add(_refuse_key(form, key, table))
            continue
        if _is_empty(node) and not field.gate:
            _refuse_cut_colour(form, node, field)
            continue
        named.add(field.name)
        value = _value(form, node, field)
        if value is not None:
            values[field.name] = value
    for field in table:
        if field.required and field.name not in named:
            _refuse_gap(form, mapping, field, inside)
    return values


def _refuse_gap(form: Form, mapping: Mapping, field: Field, inside: str) -> None:
    if inside:
        message, hint = f"'{field.name}' is missing in '{inside}'", "add it"
    else:
        message, hint = f"'{field.name}' is missing", "add a line"
    form.refuse(mapping, "missing-field", message, f"{hint}: {field.name}: {example(field)}")


def _value(form: Form, node: Node, field: Field) -> Value | None:
    """Read a field; what is wrong with one that the gate reads is never a small matter."""
    before = len(form.problems)
    value = _READERS[field.kind](form, node, field)
    if field.gate:
        for place in range(before, len(form.problems)):
            form.problems[place] = replace(form.problems[place], code=UNREADABLE_GATE)
    return value


def _refuse_key(form: Form, key: Scalar, table: tuple[Field, ...]) -> str:
    """Refuse a key that no row names; return the field that was meant ("": none)."""
    known = {field.name: field.name for field in table}
    words = known | {word: field.name for field in table for word in field.foreign}
    written = " ".join(key.text.split())  # a key in quotes may hold a line end
    meant = words.get(nearest(written, words) or "", "")
    if meant:
        hint = f"did you mean '{meant}'?"
    elif form.path.endswith(".md") and table in (ARTICLE, PAGE):
        hint = f"take it out, or write in content/site.yaml: ignore: [{written}]"
    else:
        hint = "known are: " + ", ".join(known)
    form.refuse(key, "unknown-field", f"unknown field '{written}'", hint)
    return meant


def _refuse_cut_colour(form: Form, node: Node, field: Field) -> None:
    """`accent: #0b5fa5` is an empty field with a comment to YAML, and a colour to who wrote it."""
    if field.kind is Kind.COLOUR and isinstance(node, Scalar) and node.comment:
        message = f"'{field.name}' ends at the '#': what follows is a comment to YAML"
        form.refuse(node, "quote-comment", message, f'put it in quotes: {field.name}: "#…"')


def _is_empty(node: Node) -> bool:
    """`summary:` with nothing behind it: the field isn't given."""
    return isinstance(node, Scalar) and node.plain and node.text in ("", "~", "null")


def _several(form: Form, node: Node, field: Field) -> list[Node]:
    """The entries of a list, or the one that stands without brackets."""
    items = node.items if isinstance(node, Sequence) else (node,)
    if len(items) > field.most:
        message = f"'{field.name}' has {len(items)} entries; at most {field.most} are read"
        form.refuse(items[field.most], "too-many", message, "shorten the list")
    return [item for item in items[: field.most] if not _is_empty(item)]


def _texts(form: Form, node: Node, field: Field) -> tuple[Value, ...]:
    texts = [read_text(form, item, field) for item in _several(form, node, field)]
    return tuple([text for text in texts if text])


def _mentions(form: Form, node: Node, field: Field) -> tuple[Value, ...]:
    return _once([read_mention(form, item, field) for item in _several(form, node, field)])


def _urls(form: Form, node: Node, field: Field) -> tuple[Value, ...]:
    return _once(_each(form, node, field, Kind.URL))


def _contacts(form: Form, node: Node, field: Field) -> tuple[Value, ...]:
    return _once(_each(form, node, field, Kind.CONTACT))


def _each(form: Form, node: Node, field: Field, kind: Kind) -> Iterator[Mention | None]:
    for item in _several(form, node, field):
        read = PATTERNED[kind](form, item, field)
        yield read if isinstance(read, Mention) else None


def _words_or_markdown(form: Form, node: Node, field: Field) -> tuple[Value, ...]:
    """Keys, behind which a comment may stand; or texts, which it would cut short."""
    return _once(
        (read_markdown if _is_text(item) else read_mention)(form, item, field)
        for item in _several(form, node, field)
    )


def _once(mentions: Iterable[Mention | None]) -> tuple[Value, ...]:
    """A word that is repeated counts where it first stands."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention is not None:
            first.setdefault(mention.text, mention)
    return tuple(first.values())


def _is_text(node: Node) -> bool:
    return isinstance(node, Scalar) and len(node.text.split()) > 1


def _point(form: Form, node: Node, field: Field) -> tuple[Value, ...] | None:
    """Two numbers; the same one twice is as good as any."""
    items = node.items if isinstance(node, Sequence) else ()
    texts = [item.text for item in items if isinstance(item, Scalar)]
    hint = f"write {field.name}: [50, 50], in per cent from the left and from the top"
    if len(items) != 2 or len(texts) != 2 or not all(map(_PER_CENT.fullmatch, texts)):
        form.refuse(node, "wrong-kind", f"'{field.name}' is a point: two numbers", hint)
        return None
    for item, text in zip(items, texts, strict=True):
        if not 0 <= float(text) <= 100:
            message = f"{text} lies outside the picture"
            form.refuse(item, "outside-picture", message, hint)
            return None
    return tuple(round(float(text)) for text in texts)


def _one_record(form: Form, node: Node, field: Field) -> dict[str, Value] | None:
    if isinstance(node, Mapping):
        before = len(form.problems)
        values = _record(form, node, field.fields, inside=field.name)
        return values if len(form.problems) == before else None
    names = ", ".join(f"{row.name}: {example(row)}" for row in field.fields if row.required)
    hint = f"write {field.name}: {{{names}}}"
    form.refuse(node, "wrong-kind", f"'{field.name}' has fields of its own", hint)
    return None


def _records(form: Form, node: Node, field: Field) -> tuple[Value, ...]:
    records = [_one_record(form, item, field) for item in _several(form, node, field)]
    return tuple(record for record in records if record is not None)


def _path_or_record(form: Form, node: Node, field: Field) -> Value | None:
    if isinstance(node, Mapping):
        return _one_record(form, node, field)
    path = PATTERNED[Kind.PATH](form, node, field)
    return None if path is None else {"path": path}


def _table(form: Form, node: Node, field: Field) -> Value | None:
    """A text of several lines, the name of a file, or rows of cells: as lists, or name: number."""
    if isinstance(node, Mapping):
        pairs = [[key, value] for key, value in node.entries]
        return (_named_head(node), *(_cells(form, pair, field) for pair in pairs))
    if isinstance(node, Sequence):
        return tuple(
            _cells(form, row.items if isinstance(row, Sequence) else [row], field)
            for row in node.items
        )
    return read_markdown(form, node, field)


def _named_head(node: Mapping) -> tuple[Value, ...]:
    """Above rows as `name: number` stands no head."""
    return (Mention("", node.line, node.column),) * 2


def _cells(form: Form, row: Iterable[Node], field: Field) -> tuple[Value, ...]:
    cells = (read_scalar(form, cell, field) for cell in row)
    return tuple(
        Mention(" ".join(cell.text.split()), cell.line, cell.column) for cell in cells if cell
    )


_READERS: Final[dict[Kind, Reader]] = {
    **SCALARS,
    **PATTERNED,
    Kind.POINT: _point,
    Kind.TEXTS: _texts,
    Kind.URLS: _urls,
    Kind.CONTACTS: _contacts,
    Kind.WORDS: _mentions,
    Kind.TABLE: _table,
    Kind.RECORD: _one_record,
    Kind.RECORDS: _records,
    Kind.WORDS_OR_MARKDOWN: _words_or_markdown,
    Kind.PATH_OR_RECORD: _path_or_record,
}

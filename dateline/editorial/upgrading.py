"""Writes the names of today into a file of content/, and leaves every other byte as it is."""

from collections.abc import Iterable

from dateline.editorial.renames import (
    FormerName,
    Rename,
    find_former_names,
    kind_of,
    with_names,
)
from dateline.model.problem import Location, Problem, errors
from dateline.syntax.frontmatter import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    parse_content_yaml,
    split_front_matter,
)
from dateline.syntax.yaml_edit import NewKey, rename_keys


def upgrade_file(
    data: bytes, path: str, renames: Iterable[Rename]
) -> tuple[bytes, tuple[Problem, ...]]:
    """Return a file with the names of today; with a problem it is as it was.

    What is written is read again: its fields must be what they were, under their new names.
    """
    kind = kind_of(path)
    fields, problems = _read(data, path) if kind else (Mapping((), 1, 1), ())
    if errors(problems):
        return data, problems
    found = find_former_names(fields, kind, renames)
    if rivals := tuple(_rivals(each, path) for each in found if each.rival):
        return data, rivals
    if not found:
        return data, ()
    names = {(each.key.line, each.key.column): each.rename.name for each in found}
    written = rename_keys(data, (_new_key(each) for each in found))
    if isinstance(written, NewKey):
        return data, (_left(written, path),)
    again, _ = _read(written, path)
    if _said(again) != _said(with_names(fields, names)):
        return data, tuple(_left(_new_key(each), path) for each in found)
    return written, ()


def _read(data: bytes, path: str) -> tuple[Mapping, tuple[Problem, ...]]:
    if not path.endswith(".md"):
        return parse_content_yaml(data, path)
    front, problems = split_front_matter(data, path)
    return front.fields, problems


def _new_key(found: FormerName) -> NewKey:
    return NewKey(found.key.line, found.key.column, found.key.text, found.rename.name)


def _rivals(found: FormerName, path: str) -> Problem:
    place = Location(path, found.key.line, found.key.column)
    message = f"'{found.key.text}' and '{found.rival}' are one field, so neither can be chosen"
    return Problem(place, "duplicate-key", message, f"keep one of the two, as {found.rename.name}")


def _left(key: NewKey, path: str) -> Problem:
    place = Location(path, key.line, key.column)
    message = f"'{key.former}' is not written as it reads, so it is left to you"
    return Problem(place, "former-name", message, f"write {key.name}: in its place")


def _said(node: Node) -> object:
    """What a node says, wherever it stands."""
    match node:
        case Scalar():
            return (node.text, node.plain)
        case Sequence():
            return [_said(each) for each in node.items]
        case Mapping():
            return [(key.text, _said(value)) for key, value in node.entries]

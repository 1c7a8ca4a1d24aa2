"""Former names of fields: a file that uses one is read as if it used the name of today.

This happens to the nodes of a file before anything reads them: no other room knows a former name.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from dateline.model.problem import Location, Problem, Severity
from dateline.syntax.frontmatter import Mapping, Node, Scalar, Sequence

ANY = "*"
LONGEST_HINT = 60
_TEXTS: Final = {"articles": "article", "pages": "page", "replies": "reply"}


class Rename(Struct, frozen=True):
    """A field that got another name: in which kind of file or block, and since which version.

    `former` leads to it by names of today, `*` standing for any key: `embargo.till`, `*.klass`.
    """

    kind: str
    former: str
    name: str
    since: str


RENAMES: Final[tuple[Rename, ...]] = ()
"""No field has been renamed since 0.1. Names that other programs have for a field are no former
names: `foreign` in the table of fields has those, and each is an error that says what is meant."""


class FormerName(Struct, frozen=True):
    """A former name where it stands; `rival` is the other name by which the field is given too."""

    key: Scalar
    value: Node
    rename: Rename
    rival: str = ""


def kind_of(path: str) -> str:
    """Return what kind of file of content/ this is ("": none that has fields)."""
    parts = path.split("/")
    if path.endswith(".md"):
        return _TEXTS.get(parts[1], "") if len(parts) > 2 else ""
    if not path.endswith(".yaml"):
        return ""
    if path == "content/site.yaml":
        return "site"
    return parts[-1].removesuffix(".yaml") if "vocabulary" in parts[1:2] else "media"


def present_names(mapping: Mapping, kind: str, path: str) -> tuple[Mapping, tuple[Problem, ...]]:
    """Return a mapping with the names of today, and what to say of the former ones in it.

    Of a field that is given by two names the one of today counts, or else the first.
    """
    found = find_former_names(mapping, kind, RENAMES)
    if not found:
        return mapping, ()
    names = {_place(each.key): "" if each.rival else each.rename.name for each in found}
    return with_names(mapping, names), tuple(_problem(each, path) for each in found)


def find_former_names(
    mapping: Mapping, kind: str, renames: Iterable[Rename]
) -> tuple[FormerName, ...]:
    """Return the former names in a mapping, in the order in which they stand."""
    ways = [(tuple(each.former.split(".")), each) for each in renames if each.kind == kind]
    return tuple(_walk(mapping, ways)) if ways else ()


def with_names(mapping: Mapping, names: dict[tuple[int, int], str]) -> Mapping:
    """Give the keys at these places (line, column) other names; one without a name goes."""
    entries = []
    for key, value in mapping.entries:
        name = names.get(_place(key), key.text)
        if name:
            entries.append((Scalar(name, key.line, key.column, key.plain), _renamed(value, names)))
    return Mapping(tuple(entries), mapping.line, mapping.column)


def _renamed(node: Node, names: dict[tuple[int, int], str]) -> Node:
    if isinstance(node, Mapping):
        return with_names(node, names)
    if isinstance(node, Sequence):
        return Sequence(tuple(_renamed(each, names) for each in node.items), node.line, node.column)
    return node


_Ways = list[tuple[tuple[str, ...], Rename]]


def _walk(node: Node, ways: _Ways) -> Iterator[FormerName]:
    for each in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(each, Mapping):
            yield from _walk_mapping(each, ways)


def _walk_mapping(mapping: Mapping, ways: _Ways) -> Iterator[FormerName]:
    here = {way[0]: rename for way, rename in ways if len(way) == 1}
    written = [key.text for key, _ in mapping.entries]
    for key, value in mapping.entries:
        rename = here.get(key.text)
        if rename is not None:
            yield FormerName(key, value, rename, _rival(key.text, written, here))
        name = rename.name if rename is not None else key.text
        inner = [(way[1:], each) for way, each in ways if len(way) > 1 and way[0] in (name, ANY)]
        if inner:
            yield from _walk(value, inner)


def _rival(word: str, written: list[str], here: dict[str, Rename]) -> str:
    """The name that counts in the place of this one, or "" where this one does."""
    name = here[word].name
    same = [each for each in written if each in here and here[each].name == name]
    first = name if name in written else same[0]
    return first if first != word else ""


def _problem(found: FormerName, path: str) -> Problem:
    key, name = found.key, found.rename.name
    place = Location(path, key.line, key.column)
    since = f"'{name}' since Dateline {found.rename.since}"
    if found.rival:
        message = f"'{key.text}' and '{found.rival}' are one field, called {since}"
        return Problem(place, "duplicate-key", message, f"keep one of the two, as {name}")
    message = f"'{key.text}' is called {since}"
    hint = f"write {name}:{_shown(found.value)}"
    return Problem(place, "former-name", message, hint, Severity.WARNING)


def _shown(value: Node) -> str:
    """What stands behind the name, where it is short and stands for itself."""
    if not isinstance(value, Scalar) or not value.plain or len(value.text) > LONGEST_HINT:
        return " …"
    return f" {value.text}" if value.text else ""


def _place(key: Scalar) -> tuple[int, int]:
    return key.line, key.column

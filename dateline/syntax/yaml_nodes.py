"""YAML with a line and column for every node, from files that nobody can trust."""

import re
from collections.abc import Iterator

from dateline.model.problem import Location, Problem
from dateline.syntax.nodes import Mapping, Node, Scalar
from dateline.syntax.plain_yaml import read_plain
from dateline.syntax.yaml_errors import HIDDEN, Source

KILOBYTE = 1024
MAX_YAML = 1024 * KILOBYTE
MAX_HIDDEN = 10

_DIRECTIVE = re.compile("(?: *(?:#.*)?\n)*%")


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Mapping, tuple[Problem, ...]]:
    """Read a YAML document whose root is a mapping; its first line has the number `first_line`."""
    empty = Mapping((), first_line, 1)
    if len(text) > MAX_YAML:
        message = f"more than {MAX_YAML // KILOBYTE} KB of YAML"
        hint = "part it into several files"
        return empty, (Problem(Location(path), "too-large", message, hint),)
    source = Source(text, path, first_line)
    refused = (*_hidden_characters(source), *_directives(source))
    if refused:
        return empty, refused
    plain = read_plain(text, first_line)
    if plain is not None:
        return plain, ()
    from dateline.syntax.yaml_composing import compose

    root, problems = compose(source)
    if problems:
        return (root if isinstance(root, Mapping) else empty), problems
    if root is None or (isinstance(root, Scalar) and root.plain and not root.text):
        return empty, ()
    if not isinstance(root, Mapping):
        where = Location(path, root.line, root.column)
        return empty, (Problem(where, "not-a-mapping", "no `key: value` lines", _root_hint(root)),)
    return root, ()


def _root_hint(root: Node) -> str:
    if isinstance(root, Scalar) and re.match(r"[\w-]+:[^\s:/]", root.text):
        key, _, value = root.text.partition(":")
        return f"put a space after the colon: `{key}: {value.splitlines()[0]}`"
    return "write each field as `key: value` on a line of its own"


def _hidden_characters(source: Source) -> Iterator[Problem]:
    for count, match in enumerate(HIDDEN.finditer(source.text)):
        if count == MAX_HIDDEN:
            return
        start = match.start()
        line_start = source.text.rfind("\n", 0, start) + 1
        where = source.at(source.text.count("\n", 0, start), start - line_start)
        if match.group() == "\t":
            yield Problem(where, "tab", "a tab; YAML wants spaces", "put spaces in its place")
        else:
            message = f"a hidden character, U+{ord(match.group()):04X}"
            yield Problem(where, "hidden-character", message, "delete it")


def _directives(source: Source) -> Iterator[Problem]:
    """Refuse `%YAML` and the like: the loaders differ on them, and crash on large numbers."""
    match = _DIRECTIVE.match(source.text)
    if match:
        where = source.at(match.group().count("\n"), 0)
        yield Problem(where, "yaml-directive", "`%` begins a directive in YAML", "delete this line")

"""Every code of a problem is in the reference, with an example and its cure; and no other is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from source_code import read_modules

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs/reference/problems.md"
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Who makes a problem, and which of its arguments is the code.
MAKERS = {
    "Problem": 1,
    "refuse": 1,
    "_matching": 1,
    "_problem": 1,
    "_note": 1,
    "error": 0,
    "warn": 0,
    "_Cause": 1,
    "Fault": 1,
    "code": 0,
}
# Codes that are put together: `unknown-` and the name of a vocabulary.
COMPOSED = {"unknown-topic", "unknown-author", "unknown-series"}


def codes_of(source: str) -> Iterator[str]:
    """Yield the codes that a module names: in calls of makers, tables of causes, and constants."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _in_call(node)
        elif isinstance(node, ast.Tuple) and len(node.elts) >= 4:
            words = [each.value for each in node.elts if isinstance(each, ast.Constant)]
            if all(isinstance(word, str) for word in words[:4]) and len(words) >= 4:
                yield from (words[1],) if CODE.fullmatch(words[1]) else ()
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            name = ast.unparse(node.targets[0])
            if name in ("UNREADABLE_GATE", "ADDRESS_CLASH"):
                yield str(node.value.value)


def _in_call(call: ast.Call) -> Iterator[str]:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    place = MAKERS.get(name)
    if place is None or len(call.args) <= place:
        return
    given = call.args[place]
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        yield given.value

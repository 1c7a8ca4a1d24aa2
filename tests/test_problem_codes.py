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

ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (.*\S) \| (.*\S) \|$", re.MULTILINE)

# Who makes a problem, and which of its arguments is the code.
MAKERS = {
    "Problem": 1,
    "refuse": 1,
    "_matching": 1,
    "_problem": 1,
    "_warning": 1,
    "_note": 1,
    "error": 0,
    "warn": 0,
    "note": 0,
}
# Rows of these modules are (words, code, …) and (code, words, …).
TABLES = {
    "dateline.syntax.yaml_errors": 1,
    "dateline.outputs.feeds.checks": 0,
    "dateline.editorial.chart_rules": 0,
}
# Codes that are put together: `unknown-` and the name of a vocabulary.
COMPOSED = {"unknown-topic", "unknown-author", "unknown-series"}
CONSTANTS = ("UNREADABLE_GATE", "ADDRESS_CLASH")


def codes_of(module: str, source: str) -> Iterator[str]:
    """Yield the codes that a module names: in calls of makers, in tables, in constants."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from in_call(node)
        elif isinstance(node, ast.Tuple) and module in TABLES and len(node.elts) > 2:
            word = node.elts[TABLES[module]]
            if isinstance(word, ast.Constant) and "-" in str(word.value):
                yield str(word.value)
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in CONSTANTS:
            yield str(ast.literal_eval(node.value))


def in_call(call: ast.Call) -> Iterator[str]:
    """Yield the code that is given to a maker of problems."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    place = MAKERS.get(name, len(call.args))
    if place < len(call.args) - 1:  # a message follows
        given = call.args[place]
        if isinstance(given, ast.Constant) and CODE.fullmatch(str(given.value)):
            yield str(given.value)


HOUSE = read_modules(ROOT)
IN_HOUSE = {code for name, text in HOUSE.items() for code in codes_of(name, text)} | COMPOSED
ROWS = ROW.findall(REFERENCE.read_text("utf-8"))
PLANTED = (
    'Problem(Location(path), "a-code", "a message")',
    'form.refuse(node, "a-code", message, hint)',
    'sheet.warn("a-code", place, message)',
    'x = _matching(is_slug, "a-code", "a slug", hint)',
    'UNREADABLE_GATE = "a-code"',
)


@pytest.mark.parametrize("code", sorted(IN_HOUSE))
def test_code_is_in_the_reference(code: str) -> None:
    """Whoever meets a problem finds an example and a cure for it."""
    assert code in {name for name, _, _ in ROWS}


def test_reference_names_no_code_twice_and_none_that_is_gone() -> None:
    """A row whose problem nobody makes any more would mislead."""
    named = [name for name, _, _ in ROWS]
    sources = "".join(HOUSE.values())

    assert sorted(set(named)) == sorted(named)
    assert [] == [name for name in named if f'"{name}"' not in sources and name not in COMPOSED]


def test_every_row_of_the_reference_is_read() -> None:
    """No row is malformed and so overlooked: each has a code, an example and a cure."""
    rows = [line for line in REFERENCE.read_text("utf-8").splitlines() if line.startswith("| `")]

    assert len(rows) == len(ROWS)


@pytest.mark.parametrize("source", PLANTED)
def test_planted_code_is_found(source: str) -> None:
    """A code is found in each of the ways in which the house makes a problem."""
    assert ["a-code"] == list(codes_of("dateline.editorial.gate", source))

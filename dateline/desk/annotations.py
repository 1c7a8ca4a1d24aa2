"""What a check found, for programs: workflow commands of GitHub, JSON, and SARIF 2.1.0."""

import json
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

import dateline
from dateline.desk.reports import on_one_line
from dateline.model.problem import Problem, Severity, in_reading_order

VERSION = 1  # of the shape of the JSON; docs/reference/check.md describes it
SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
# The runner decodes these, and no others; a value ends at a comma, a property's at a colon.
_DATA: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: Final = {**_DATA, ":": "%3A", ",": "%2C"}


def workflow_commands(problems: Iterable[Problem], folder: PurePosixPath) -> str:
    """Return a command for each problem, by which GitHub puts it beside its line.

    `folder` leads to the project from where the command runs, as GitHub's paths begin there.
    """
    return "".join(f"{_command(each, folder)}\n" for each in in_reading_order(problems))


def json_report(problems: Iterable[Problem], elsewhere: int) -> str:
    """Return the problems as JSON; `elsewhere` more are in files that weren't asked for."""
    found = in_reading_order(problems)
    counts = {f"{name}s": sum(each.severity is name for each in found) for name in Severity}
    listed = [
        {
            "path": each.location.path,
            "line": each.location.line,
            "column": each.location.column,
            "severity": each.severity,
            "code": each.code,
            "message": each.message,
            "hint": each.hint,
        }
        for each in found
    ]
    return _text({"version": VERSION, **counts, "elsewhere": elsewhere, "problems": listed})


def sarif_report(problems: Iterable[Problem], folder: PurePosixPath) -> str:
    """Return the problems as SARIF 2.1.0: a log of one run, with a rule for each code in it."""
    found = in_reading_order(problems)
    codes = sorted({each.code for each in found})
    places = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "Dateline",
        "version": dateline.__version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, places[each.code], folder) for each in found],
    }
    return _text({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


def _command(problem: Problem, folder: PurePosixPath) -> str:
    location = problem.location
    properties = {
        "file": str(folder / location.path),
        "line": str(location.line or ""),
        "col": str(location.column or ""),
        "title": problem.code,
    }
    written = ",".join(
        f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items() if value
    )
    return f"::{_COMMANDS[problem.severity]} {written}::{_escaped(_words(problem), _DATA)}"


def _escaped(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)


def _words(problem: Problem) -> str:
    """The message and, on a line of its own, the hint; neither can pretend to be another line."""
    lines = (on_one_line(problem.message), on_one_line(problem.hint))
    return "\n".join(line for line in lines if line)


def _rule(code: str) -> dict[str, object]:
    text = f"docs/reference/problems.md explains {code}, with an example and its cure."
    name = code.replace("-", " ")
    return {"id": code, "shortDescription": {"text": name}, "help": {"text": text}}


def _result(problem: Problem, rule: int, folder: PurePosixPath) -> dict[str, object]:
    location = problem.location
    place: dict[str, object] = {"artifactLocation": {"uri": _uri(folder / location.path)}}
    if location.line:
        region = {"startLine": location.line}
        place["region"] = region | ({"startColumn": location.column} if location.column else {})
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": str(problem.severity),
        "message": {"text": _words(problem)},
        "locations": [{"physicalLocation": place}],
    }


def _uri(path: PurePosixPath) -> str:
    """A path as a reference by RFC 3986; its first part can't be taken for a scheme."""
    return ("file://" if path.is_absolute() else "") + quote(str(path), safe="/")


def _text(value: object) -> str:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n"

"""`dateline check` in review: only some files, and for programs."""

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from newsroom import ROOT, Newsroom

from dateline.desk.annotations import json_report, sarif_report, workflow_commands
from dateline.model.problem import Location, Problem, Severity

# What SARIF 2.1.0 (§3) asks of the parts that are written here.
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "text": {
            "type": "object",
            "required": ["text"],
            "additionalProperties": False,
            "properties": {"text": {"type": "string", "minLength": 1}},
        },
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "additionalProperties": False,
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "properties": {
                        "driver": {
                            "type": "object",
                            "required": ["name"],
                            "properties": {
                                "rules": {
                                    "type": "array",
                                    "uniqueItems": True,
                                    "items": {
                                        "type": "object",
                                        "required": ["id"],
                                        "additionalProperties": False,
                                        "properties": {
                                            "id": {"type": "string"},
                                            "shortDescription": {"$ref": "#/$defs/text"},
                                            "help": {"$ref": "#/$defs/text"},
                                        },
                                    },
                                }
                            },
                        }
                    },
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"$ref": "#/$defs/text"},
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
            },
        },
        "location": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "additionalProperties": False,
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "properties": {"uri": {"type": "string", "pattern": r"^[!-~]+$"}},
                        },
                        "region": {
                            "type": "object",
                            "required": ["startLine"],
                            "additionalProperties": False,
                            "properties": {
                                "startLine": {"type": "integer", "minimum": 1},
                                "startColumn": {"type": "integer", "minimum": 1},
                            },
                        },
                    },
                }
            },
        },
    },
}
HERE = PurePosixPath()
WORDS = st.text(max_size=30)
PROBLEMS = st.builds(
    Problem,
    st.builds(
        Location,
        st.text(min_size=1, max_size=20).map("content/".__add__),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    st.sampled_from(["a-code", "b-code"]),
    st.text(min_size=1, max_size=30).map("unknown ".__add__),
    WORDS,
    st.sampled_from(Severity),
)
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:]*,?)*)::[^\r\n]*")


@pytest.fixture
def two(newsroom: Newsroom) -> Newsroom:
    """A paper with a mistake in each of two articles."""
    newsroom.article("one", "regions: [CN-ZG]\n")
    return newsroom.article("two", body="[One](one.md) and [three](three.md).\n")


def test_only_the_files_that_are_named(two: Newsroom) -> None:
    """A problem elsewhere is counted; the named file's link to an article that is there holds."""
    result = two.run("check", "content/articles/two.md")

    assert (1, 1) == (result.status, len(result.problems))
    assert "two.md:5:27: error" in result.problems[0]
    assert "1 error, 0 warnings; 1 more in other files" in result.output


def test_faultless_file_is_no_failure(two: Newsroom) -> None:
    """What is wrong elsewhere is no reason to refuse this file."""
    two.article("three")

    assert 0 == two.run("check", "content/articles/two.md").status
    assert 1 == two.run("check", "content/articles").status


def test_name_from_here_or_from_the_project(two: Newsroom) -> None:
    """A file may be named from where one stands, from the project, or whole."""
    outside = Newsroom(two.folder / "elsewhere")
    for name in ("content/articles/two.md", f"{two.folder}/content/articles/two.md"):
        result = outside.run("check", "--project", str(two.folder), name)
        assert 1 == len(result.problems)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("content/articles/gone.md", "there is no file content/articles/gone.md"),
        ("README", "README isn't in content/"),
        ("../x/../../etc", "there is no file ../x/../../etc"),
        ("/", "/ isn't in content/"),
    ],
)
def test_file_that_cannot_be_checked(two: Newsroom, name: str, said: str) -> None:
    """A file that isn't there or isn't content is said in words, and nothing is checked."""
    two.write("README", "x")
    result = two.run("check", name)

    assert 2 == result.status
    assert said in result.output
    assert "Traceback" not in result.output


def test_broken_settings_are_shown_whatever_was_asked(two: Newsroom) -> None:
    """A file isn't called faultless when nothing could be judged."""
    two.edit("content/site.yaml", "zone: Europe/Brussels", "zone: Europe/Brusels")
    result = two.run("check", "content/articles/one.md")

    assert 1 == result.status
    assert "content/site.yaml" in result.problems[0]


def test_annotations(two: Newsroom) -> None:
    """GitHub is told file, line, column, code, message and cure; paths begin where it runs."""
    result = two.run("check", "content/articles/one.md", "--format", "github", "--quiet")
    assert result.output.startswith(
        "::error file=content/articles/one.md,line=4,col=11,title=unknown-region::"
        "unknown region 'CN-ZG'%0Adid you mean"
    )
    assert 1 == len(result.output.splitlines())
    Newsroom(two.folder / "papers/letter").article("one", "regions: [CN-ZG]\n")
    nested = two.run("check", "--project", "papers/letter", "--format", "github").output
    assert "file=papers/letter/content/articles/one.md," in nested


@given(st.lists(PROBLEMS, max_size=4))
def test_no_author_commands_the_runner(problems: list[Problem]) -> None:
    """Whatever words, hints and paths hold, there is one command a problem, in one line."""
    written = workflow_commands(problems, HERE)
    lines = re.split("[\r\n]", written)[:-1]

    assert len(set(problems)) == len(lines)
    assert all(COMMAND.fullmatch(line) for line in lines)


def test_escapes() -> None:
    """A path with a comma and a colon stays one property, and a per cent sign itself."""
    problem = Problem(Location("content/a,b:c%\n::x.md"), "a-code", "50 % \n::error::x", "y")

    assert (
        "::error file=content/a%2Cb%3Ac%25%0A%3A%3Ax.md,title=a-code::50 %25  ::error::x%0Ay\n"
    ) == workflow_commands([problem], HERE)


def test_json(two: Newsroom) -> None:
    """The documented shape, and nothing else on standard output."""
    result = two.run("check", "content/articles/one.md", "--format", "json")
    read = json.loads(result.output)
    problem = read["problems"][0]

    assert (1, 1, 0, 0, 1) == tuple(
        read[name] for name in ("version", "errors", "warnings", "notes", "elsewhere")
    )
    assert ("content/articles/one.md", 4, 11) == tuple(
        problem[name] for name in ("path", "line", "column")
    )
    assert ("error", "unknown-region") == (problem["severity"], problem["code"])
    assert set(documented()["problems"][0]) == set(problem)


def documented() -> dict[str, Any]:
    """Return the example of docs/review.md."""
    text = (ROOT / "docs/review.md").read_text("utf-8")
    shape: dict[str, Any] = json.loads(text.partition("```json\n")[2].partition("```")[0])
    return shape


@given(st.lists(PROBLEMS, max_size=4))
def test_sarif(problems: list[Problem]) -> None:
    """What the standard asks for holds whatever was found; each result leads to its rule."""
    log = json.loads(sarif_report(problems, HERE))
    Draft202012Validator(SARIF).validate(log)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    assert len(set(problems)) == len(run["results"])
    assert all(each["ruleId"] == rules[each["ruleIndex"]] for each in run["results"])


@given(st.lists(PROBLEMS, max_size=4))
def test_counts(problems: list[Problem]) -> None:
    """The JSON counts what it lists."""
    read = json.loads(json_report(problems, 3))
    counted = read["errors"] + read["warnings"] + read["notes"]

    assert (len(set(problems)), 3) == (counted, read["elsewhere"])


def test_commit_hook_names_a_command_that_is_there(two: Newsroom) -> None:
    """The hook's entry takes file names, and fails where one of them has an error."""
    [hook] = yaml.safe_load(Path(ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *words = hook["entry"].split()

    assert ("dateline-check", "dateline", True) == (hook["id"], program, hook["pass_filenames"])
    assert 1 == two.run(*words, "content/articles/two.md").status

"""The command line: what can be asked, what is answered, and with which exit status."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from newsroom import NOW, Newsroom, with_defaults

import dateline
from dateline.build import Edited, Report
from dateline.desk.cli import main
from dateline.layout.workshop import Workshop


def test_version(newsroom: Newsroom) -> None:
    """`--version` is one line."""
    result = newsroom.run("--version")

    assert (0, f"{dateline.__version__}\n") == (result.status, result.output)


@pytest.mark.parametrize("words", [("--help",), ("build", "--help"), ("check", "--help")])
def test_help(words: tuple[str, ...], newsroom: Newsroom) -> None:
    """Help names every option, and what the exit status means."""
    result = newsroom.run(*words)

    assert 0 == result.status
    assert "exit status" in result.output or "--project" in result.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "required: command"),
        (("bild",), "invalid choice: 'bild'"),
        (("build", "--job", "x"), "'x' is not a number from 1 to 64"),
        (("build", "--jobs", "0"), "'0' is not a number from 1 to 64"),
        (("build", "--jobs", "65"), "'65' is not a number from 1 to 64"),
        (("build", "--now", "soon"), "--now soon: an instant is written 2026-02-05"),
        (("build", "--now", "2026-02-30"), "--now 2026-02-30: an instant is written"),
        (("build", "--base-url", "x.example"), "--base-url x.example: write the whole address"),
        (("build", "--base-url", "https://zürich.example/"), "write the whole address"),
        (("build", "--base-url", "https://["), "--base-url https://[: write the whole address"),
        (("build", "--base-url", "https://x.example/?q"), "write the whole address"),
        (("build", "--quiet", "--verbose"), "not allowed with argument"),
        (("build", "--project", "nowhere"), "no folder content/ in"),
        (("check", "--drafts"), "unrecognized arguments: --drafts"),
    ],
)
def test_command_that_cannot_be_understood(
    words: tuple[str, ...], said: str, newsroom: Newsroom
) -> None:
    """A usage error exits with 2, says why, and touches nothing."""
    before = sorted(newsroom.folder.rglob("*"))

    result = newsroom.run(*words)

    assert 2 == result.status
    assert said in result.output
    assert before == sorted(newsroom.folder.rglob("*"))


@pytest.mark.parametrize(
    ("now", "public"),
    [
        ("2026-02-04T23:00:00+00:00", True),
        ("2026-02-05T00:00:00+01:00", True),
        ("2026-02-04T22:59:59+00:00", False),
        ("2026-02-04", False),
        ("2026-02-05", True),
    ],
)
def test_now_is_an_instant(now: str, public: bool, newsroom: Newsroom) -> None:
    """`--now` may have a zone; without one it is UTC."""
    result = newsroom.article("a").build("--now", now)

    assert public is ("2026/a/index.html" in result.public)


def test_status_of_a_build(newsroom: Newsroom) -> None:
    """0 means published; 1 means that public/ is as it was."""
    good = newsroom.article("a").build()
    bad = newsroom.article("a", "sumary: x").build()

    assert 0 == good.status
    assert 1 == bad.status
    assert good.public == bad.public


def test_strict_lets_warnings_stop(newsroom: Newsroom) -> None:
    """A warning is told, and stops the publication only if that is asked for."""
    newsroom.article("a", body="{{< tweet >}}\n")

    strict = newsroom.build("--strict")
    lax = newsroom.build()
    checks = [newsroom.run("check", *words).status for words in ((), ("--strict",))]

    assert (1, {}) == (strict.status, dict(strict.public))
    assert 0 == lax.status
    assert "; 1 warning" in lax.output
    assert [0, 1] == checks


def test_check_publishes_nothing(newsroom: Newsroom) -> None:
    """`check` says the same as a build, counts it, and leaves no public/."""
    newsroom.article("a", "sumary: x", "{{< tweet >}}\n")

    said, built = newsroom.run("check", "--now", NOW), newsroom.build()

    assert 1 == said.status
    assert said.output.endswith("1 error, 1 warning\n")
    assert built.problems == said.problems
    assert not (newsroom.folder / "public").exists()


def test_quiet_and_the_closing_line(newsroom: Newsroom) -> None:
    """One line at the end says what was done; `--quiet` says only what is wrong."""
    newsroom.article("a").article("held", "draft: true")

    first = newsroom.build()
    quiet = newsroom.article("b").build("--quiet")

    assert 1 == first.output.count("\n")
    assert first.output.startswith("public/: ")
    assert " written, 0 changed, 0 removed, 0 as they were, in " in first.output
    assert first.output.endswith("; 1 article held back\n")
    assert "" == quiet.output


def test_second_build_has_nothing_to_do(newsroom: Newsroom) -> None:
    """Where nothing changed nothing is done, until an instant at which something would."""
    newsroom.article("a").article("later", "date: 2026-03-02")
    first, _, again = newsroom.build(), newsroom.build(), newsroom.build()
    then = newsroom.build("--now", "2026-03-02")

    assert "nothing changed: public/ is up to date\n" == again.output
    assert first.public == again.public
    assert "2026/later/index.html" in then.public


def test_base_url_of_the_command_wins(newsroom: Newsroom) -> None:
    """`--base-url` publishes elsewhere, whatever the settings say; ids stay."""
    result = newsroom.article("a").build("--base-url", "https://other.example/path")

    assert 'href="https://other.example/path/2026/a/"' in result.page("/2026/a/")
    assert "tag:test-letter.example,2025:a" in result.page("/feed.xml")
    assert "https://test-letter.example" not in result.page("/feed.xml")


def test_project_may_lie_elsewhere(newsroom: Newsroom, tmp_path: Path) -> None:
    """`--project` names the folder; problems are told by their path in it."""
    other = Newsroom(tmp_path / "other").article("a", "sumary: x")

    result = newsroom.run("build", "--project", str(other.folder), "--now", NOW)

    assert ["content/articles/a.md:4:1: error: unknown field 'sumary'"] == result.problems


def test_folder_that_cannot_be_written_is_told(newsroom: Newsroom) -> None:
    """What the machine refuses is told in its words; there is no traceback."""
    newsroom.article("a").write(".dateline", "a file where a folder should be")

    result = newsroom.build()

    assert 1 == result.status
    assert ": error: " in result.problems[0]
    assert "Traceback" not in result.output


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_cannot_be_read_is_told(newsroom: Newsroom) -> None:
    """A file without the right to read it is named."""
    newsroom.article("a")
    (newsroom.folder / "content/articles/a.md").chmod(0)

    result = newsroom.build()

    assert 1 == result.status
    assert result.problems[0].startswith("content/articles/a.md: error: ")


def test_command_is_started_as_a_program(newsroom: Newsroom) -> None:
    """`python build.py` speaks to a terminal or a log alike: UTF-8 or not, nothing breaks."""
    newsroom.article("a", "title: 稀土\nkind: 稀土")

    for encoding in ("utf-8", "ascii"):
        result = newsroom.build_apart(env={"PYTHONIOENCODING": encoding, "LC_ALL": "C"})
        assert 1 == result.status
        assert "content/articles/a.md:4:7: error: unknown kind" in result.output
        assert "Traceback" not in result.output


def test_manifest_lists_what_was_published(newsroom: Newsroom) -> None:
    """What is in public/ is what its manifest says."""
    result = newsroom.article("a").build()

    listed = json.loads(result.public["manifest.json"])
    names = set(listed.get("files", listed))
    assert set(result.public) - {"manifest.json"} <= names | {"manifest.json"}


def test_what_was_read_outlives_a_build(newsroom: Newsroom, monkeypatch: Any) -> None:
    """A build leaves all that it read to its process, which ends without taking it apart."""
    monkeypatch.chdir(newsroom.folder)
    attic: list[object] = []

    status = main(["build", *with_defaults(("--quiet",))], attic)

    reports = [each for each in attic if isinstance(each, Report)]
    assert (0, 1) == (status, len(reports))
    assert [Edited, Workshop, list, dict] == [type(each) for each in reports[0].rest]

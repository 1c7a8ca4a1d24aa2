"""Help, completion and doctor: what a person needs before anything is built."""

import re
import subprocess
from unittest.mock import patch

import pytest
from newsroom import Newsroom
from programs import program


def commands(newsroom: Newsroom) -> list[str]:
    """Return every command that is known, as a wrong one is told."""
    told = newsroom.run("bild").output
    return re.findall(r"[a-z]+", told.partition("choose from")[2])


def test_help_names_every_command_once(newsroom: Newsroom) -> None:
    """Each command stands in one group with what it does; examples and statuses follow."""
    result = newsroom.run("--help")

    known = commands(newsroom)
    assert len(known) > 8
    assert sorted(known) == sorted(re.findall(r"^  ([a-z]{3,}) {2,}", result.output, re.MULTILINE))
    assert "examples:\n" in result.output
    assert "exit status:\n  0  done\n" in result.output
    assert max(map(len, result.output.splitlines())) <= 80


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_told_every_command_and_option(shell: str, newsroom: Newsroom) -> None:
    """The script names each command, and the options that its own help names."""
    script = newsroom.run("completion", shell)

    assert 0 == script.status
    for command in commands(newsroom):
        options = re.findall(r"--([a-z-]+)", newsroom.run(command, "--help").output)
        assert command in script.output
        assert all(option in script.output for option in options if option != "project"), command


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["qu"], ["queue"]),
        (["build", "--dr"], ["--drafts"]),
        (["queue", "--format", ""], ["text", "json", "github", "cron"]),
        (["completion", "z"], ["zsh"]),
        (["build", "--base-url", ""], []),
    ],
)
def test_bash_completes(words: list[str], expected: list[str], newsroom: Newsroom) -> None:
    """A real bash gives these words for what is typed so far."""
    bash = program("bash")
    script = newsroom.run("completion", "bash").output
    line = " ".join(f"'{word}'" for word in ("dateline", *words))
    asked = f'COMP_WORDS=({line}); COMP_CWORD={len(words)}; _dateline; echo "${{COMPREPLY[@]}}"'

    done = subprocess.run([bash, "-c", f"{script}\n{asked}"], capture_output=True, check=True)

    assert (b"", expected) == (done.stderr, done.stdout.decode().split())


def test_doctor_finds_a_fit_machine(newsroom: Newsroom) -> None:
    """Where tests run a build can run; nothing is left behind, and nothing needs settings."""
    before = sorted(newsroom.folder.rglob("*"))

    result = newsroom.run("doctor")

    assert 0 == result.status
    assert "FAIL" not in result.output
    assert result.output.endswith("\n0 of 24 stand in the way of a build\n")
    assert before == sorted(newsroom.folder.rglob("*"))


def test_doctor_says_what_stands_in_the_way(newsroom: Newsroom) -> None:
    """Folders that can't be exchanged, a folder that isn't a paper's: each with its cure."""
    refused = OSError(18, "Invalid cross-device link")
    with patch("dateline.desk.doctor.exchange", side_effect=refused):
        mount = newsroom.run("doctor")
    nowhere = newsroom.remove("content").run("doctor")

    assert [1, 1] == [mount.status, nowhere.status]
    assert "FAIL folders can't be exchanged: invalid cross-device link; build --in-place" in (
        mount.output
    )
    assert "FAIL no content/ in " in nowhere.output

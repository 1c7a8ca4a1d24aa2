"""The tutorial, done as its reader does it: each command typed, each file written, in order."""

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from serving import serving

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs/tutorial.md"
BLOCK = re.compile(r"(?s)(.*?)```(\w+)\n(.*?)```\n")
WRITE = re.compile(r"[Ww]rite\s+`([^`]+)`[^`]*:\s*$")
APPEND = re.compile(r"Add to the end of\s+`([^`]+)`:\s*$")
BELOW = re.compile(r"[Ii]n\s+`([^`]+)`, put below\s+`([^`]+)`:\s*$")
CHANGE = re.compile(r"(?:in\s+`([^`]+)`|[Tt]here, too), change `([^`]+)` to `([^`]+)`(, twice)?")
END = "--- the end of "
AT_END = "at its end"


class Edit(NamedTuple):
    """What the reader is told to do to a file: `old` becomes `new`; no `old`: all of it is new."""

    path: str
    old: str
    new: str


class Command(NamedTuple):
    """What the reader types, and what the page says is answered, line by line."""

    text: str
    answer: tuple[str, ...]


def test_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From an empty folder, each command of the page succeeds or fails with the words given there.

    Only pip is told where the wheel is, and that the libraries are there already.
    """
    offline(tmp_path / "wheels", monkeypatch)
    folder = tmp_path / "somewhere"
    folder.mkdir()
    done: list[str] = []
    with subprocess.Popen(
        ["bash", "--norc"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as shell:
        for step in read_steps(TUTORIAL.read_text("utf-8")):
            if isinstance(step, Edit):
                carry_out(step, folder)
            elif step.text == "dateline serve":
                look_at(folder, step)
            else:
                said = ask(shell, step.text)
                assert fits(step.answer, said), f"$ {step.text}\n{said}"
                folder = folder / step.text[3:] if step.text.startswith("cd ") else folder
                done.append(step.text)
        assert shell.stdin
        shell.stdin.close()

    assert {"init", "new", "check", "build", "queue"} <= {each.split()[1] for each in done}
    assert (folder / "letter.zip").stat().st_size > 100_000
    page = (folder / "public/corrections/index.html").read_text("utf-8")
    assert "102 researchers" in page


def offline(wheels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pip find Dateline in a folder, ask no registry, and leave the libraries be."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", wheels],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    settings = {"NO_INDEX": "1", "NO_DEPS": "1", "FIND_LINKS": str(wheels), "QUIET": "1"}
    for name, value in settings.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    monkeypatch.setenv("PYTHONPATH", sysconfig.get_path("purelib"))
    monkeypatch.setenv("PATH", f"{Path(sys.base_prefix) / 'bin'}{os.pathsep}{os.environ['PATH']}")


def read_steps(text: str) -> Iterator[Edit | Command]:
    """Yield all that a page asks of its reader, in its order."""
    path = ""
    for before, kind, block in BLOCK.findall(text):
        for named, old, new, twice in CHANGE.findall(before):
            path = named or path
            for _ in range(2 if twice else 1):
                yield Edit(path, old, new)
        if kind == "console":
            yield from read_console(block)
        elif found := WRITE.search(before):
            path = found[1]
            yield Edit(path, "", block)
        elif found := APPEND.search(before):
            yield Edit(found[1], AT_END, block)
        elif found := BELOW.search(before):
            path = found[1]
            yield Edit(path, f"{found[2]}\n", f"{found[2]}\n{block}")
        else:
            raise AssertionError(f"nobody says what this block is for:\n{block}")


def read_console(block: str) -> Iterator[Command]:
    """Yield the commands of a block, each with its answer."""
    for part in re.split(r"(?m)^\$ ", block)[1:]:
        command, *answer = part.rstrip("\n").split("\n")
        yield Command(command, tuple(answer))


def carry_out(edit: Edit, folder: Path) -> None:
    """Do what the reader is told to do to a file."""
    file = folder / edit.path
    if not edit.old:
        file.write_text(edit.new, "utf-8")
        return
    text = file.read_text("utf-8")
    if edit.old == AT_END:
        file.write_text(text + edit.new, "utf-8")
        return
    assert edit.old in text, f"{edit.old!r} isn't in {edit.path}"
    file.write_text(text.replace(edit.old, edit.new, 1), "utf-8")


def look_at(folder: Path, command: Command) -> None:
    """Start the preview, see that the front page is there, and stop it as the reader does."""
    with serving(folder) as preview:
        preview.until("files written")
        response, page = preview.ask("/")
        (said,) = (line for line in preview.said if line.startswith("preview: "))
    assert 200 == response.status
    assert b"The Delta Letter" in page
    assert re.sub(r":\d+/", ":8000/", said.rstrip()) == command.answer[0]


def ask(shell: "subprocess.Popen[str]", command: str) -> list[str]:
    """Type a command; return the lines that are answered."""
    assert shell.stdin
    assert shell.stdout
    shell.stdin.write(f"{command} </dev/null\necho; echo '{END}'\n")
    shell.stdin.flush()
    lines: list[str] = []
    for line in shell.stdout:
        if line.startswith(END):
            break
        lines.append(line.rstrip("\n"))
    return lines[:-1] if lines and not lines[-1] else lines


def fits(expected: tuple[str, ...], said: list[str]) -> bool:
    """Tell whether an answer is the one on the page: `…` alone is any lines, else any words."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
        for line in expected
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in said)) is not None


def test_answers_are_compared() -> None:
    """An answer with a line too many, or another word, isn't the one on the page."""
    assert fits(("a … c", "…"), ["a b c", "d", "e"])
    assert not fits(("a",), ["a", "b"])
    assert not fits(("1 error",), ["2 errors"])

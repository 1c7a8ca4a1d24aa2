"""The surveyor: looks when told to, and isn't believed about trees that changed meanwhile."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from small_press import build, fresh

from dateline.publish import surveyor
from dateline.publish.folders import Folders
from dateline.publish.surveyor import PUBLIC, SPARE, Surveyor, trees_of

FIRST = {"index.html": "front", "a/index.html": "one"}
Meanwhile = Callable[[Folders], object]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Return those of a project with two trees, which are worth a process to look at them."""
    monkeypatch.setattr(surveyor, "SMALL", -1)
    folders = fresh(tmp_path / "site")
    build(folders, FIRST)
    return folders


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that can't fork")
@pytest.mark.parametrize(
    ("meanwhile", "expected"),
    [
        (lambda _: None, [True, True]),
        (lambda folders: Path(folders.public, "more").touch(), [False, True]),
        (lambda folders: Path(folders.spare, "more").touch(), [True, False]),
        (lambda folders: build(folders, {"index.html": "newer"}), [True, True]),
    ],
)
def test_who_was_called_looks_when_sent(
    meanwhile: Meanwhile, expected: list[bool], folders: Folders
) -> None:
    """What counts is how the trees are then, also where another build has changed them."""
    looking = Surveyor(*trees_of(folders.public, folders.own))
    looking.call()
    meanwhile(folders)
    looking.send()
    found = [looking.trusted(number) is not None for number in (PUBLIC, SPARE)]
    looking.recall()
    assert expected == found


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that can't fork")
def test_who_was_called_for_nothing_goes(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is never sent, or that nobody can send any more, leaves no process and no pipe."""
    begun: list[int] = []
    fork = os.fork

    def noted() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr(os, "fork", noted)
    before = os.dup(0)
    os.close(before)  # the number that is free
    looking = Surveyor(*trees_of(folders.public, folders.own))
    looking.call()
    looking.recall()
    assert len(begun) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(begun[0], os.WNOHANG)
    after = os.dup(0)
    os.close(after)
    assert before == after

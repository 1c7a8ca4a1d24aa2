"""The understudy brings the spare tree up to public/, whatever becomes of it or of the build."""

import errno
import fcntl
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from disturbance import Counter, attempts, break_down, die, watch
from small_press import build, contents, edition, fresh

from dateline.model.problem import Problem
from dateline.publish import placing, understudy
from dateline.publish.folders import Folders
from dateline.publish.lock import take_lock
from dateline.publish.press import Press
from dateline.publish.survey import holds, read_survey
from dateline.publish.surveyor import SPARE, trees_of

FIRST = {"index.html": "front", "a/index.html": "one", "b/index.html": "two", "feed.xml": "f"}
SECOND = {"index.html": "newer", "a/index.html": "1", "b/index.html": "2", "feed.xml": "g"}
THIRD = {**SECOND, "b/index.html": "3", "c/index.html": "2"}


@pytest.fixture(autouse=True)
def _much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take five files for much work."""
    monkeypatch.setattr(understudy, "MANY", 5)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Return the folders of a project that was never built."""
    return fresh(tmp_path / "project")


def surveyed(folders: Folders) -> list[bool]:
    """Tell which trees, public/ and the spare, are what their surveys say."""
    found = [
        (tree, read_survey(survey)[0]) for tree, survey in trees_of(folders.public, folders.own)
    ]
    return [survey is not None and holds(survey, tree) for tree, survey in found]


def inodes(folder: str) -> dict[str, int]:
    """Return the inodes of all files below a folder."""
    paths = [path for path in Path(folder).rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.lstat().st_ino for path in paths}


def rehearse(folders: Folders) -> None:
    """Run a build that sends the understudy, and then finds that there is nothing to publish."""
    press = Press(folders)
    understudy.send_understudy(press)
    press.finish(succeeded=False)


def test_first_spare_is_made_at_once(folders: Folders) -> None:
    """A build that has made all makes the spare too, of links alone: the next one is an edit."""
    build(folders, FIRST)
    assert [True, True] == surveyed(folders)
    assert inodes(folders.public) == inodes(folders.spare)


def test_spare_that_has_all_to_learn_is_left_to_the_next_build(
    folders: Folders, tmp_path: Path
) -> None:
    """A build in which all changed leaves the spare as it was; the next one has it brought up."""
    build(folders, FIRST)
    build(folders, SECOND)
    assert [True, False] == surveyed(folders)
    rehearse(folders)
    assert [True, True] == surveyed(folders)
    assert inodes(folders.public) == inodes(folders.spare)
    build(folders, {**SECOND, "a/index.html": "changed"}, rehearsed=True)
    assert [True, True] == surveyed(folders)
    changed = edition({**SECOND, "a/index.html": "changed"}, tmp_path / "clean")
    assert changed == contents(folders.public)


def test_editions_follow_each_other(folders: Folders, tmp_path: Path) -> None:
    """Small changes and changes of everything in any order give what a build from nothing gives."""
    pages = (FIRST, SECOND, THIRD, SECOND, FIRST, FIRST, THIRD, {**THIRD, "feed.xml": "h"}, FIRST)
    for number, each in enumerate(pages):
        assert () == build(folders, each, rehearsed=True)[1]
        assert edition(each, tmp_path / str(number)) == contents(folders.public)
        assert surveyed(folders)[0]


def test_spare_that_has_little_to_learn_is_left_to_the_writer(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a survey says what stands in the spare, no process is started for it."""
    build(folders, FIRST)
    build(folders, {**FIRST, "a/index.html": "changed"}, rehearsed=True)
    monkeypatch.delattr(os, "fork")
    build(folders, {**FIRST, "a/index.html": "again"}, rehearsed=True)
    assert [True, True] == surveyed(folders)


@pytest.mark.parametrize("kind", ["file", "link", "other files", "foreign files"])
def test_disturbed_spare_is_mended(kind: str, folders: Folders, tmp_path: Path) -> None:
    """Whatever stands in the spare's place, the understudy leaves links to public/ and no more."""
    build(folders, FIRST)
    build(folders, SECOND, rehearsed=True)
    elsewhere, spare = tmp_path / "elsewhere", Path(folders.spare)
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    if kind in ("file", "link"):
        shutil.rmtree(spare)
    if kind == "file":
        spare.touch()
    elif kind == "link":
        spare.symlink_to(elsewhere)
    else:
        (spare / "a/index.html").unlink()
        (spare / "a/index.html").mkdir()
        (spare / "b/index.html").unlink()
        (spare / "b/index.html").write_text("2" if kind == "other files" else "forged")
        (spare / "stray").symlink_to("/etc/passwd")
        (spare / "empty/folder").mkdir(parents=True)
    rehearse(folders)
    assert inodes(folders.public) == inodes(folders.spare)
    assert [True, True] == surveyed(folders)
    assert ["kept"] == [path.name for path in elsewhere.iterdir()]


def test_changed_output_is_not_taken_over(folders: Folders, tmp_path: Path) -> None:
    """A file that somebody changes in public/ while the understudy links it isn't vouched for."""
    build(folders, FIRST)
    clean = edition(SECOND, tmp_path / "clean")
    build(folders, SECOND, rehearsed=True)

    def link(source: str, target: str, link: Callable[[str, str], None] = os.link) -> None:
        if source.endswith("/a/index.html"):
            Path(source).write_text("x")
        link(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "link", link)
        rehearse(folders)
    assert [False, False] == surveyed(folders)
    build(folders, SECOND)
    assert clean == contents(folders.public)


@pytest.mark.parametrize("disturb", [break_down, die])
def test_understudy_that_fails(disturb: Callable[[], None], request: pytest.FixtureRequest) -> None:
    """Wherever the understudy fails or is killed, the build that sent it succeeds, and the next."""
    folder = request.getfixturevalue("tmp_path")
    clean, next_clean = edition(THIRD, folder / "clean"), edition(FIRST, folder / "next")
    learn = understudy.bring
    for at in attempts(request):
        folders = fresh(folder / str(at))
        build(folders, FIRST)
        build(folders, SECOND, rehearsed=True)
        done = folder / f"done {at}"

        def fail(*given: object, at: int = at, done: Path = done) -> object:
            with pytest.MonkeyPatch.context() as patch:
                counter = Counter(at, disturb)
                watch(counter, patch)
                touched = learn(*given)  # type: ignore[arg-type]
            done.touch()
            return touched

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(understudy, "bring", fail)
            assert () == build(folders, THIRD, rehearsed=True)[1], f"call {at}"
        assert clean == contents(folders.public), f"call {at}"
        assert () == build(folders, FIRST, rehearsed=True)[1], f"call {at}"
        assert next_clean == contents(folders.public), f"call {at}"
        if done.exists():
            return
    raise AssertionError("the understudy has no end of calls")


@pytest.mark.prove
@pytest.mark.parametrize("disturb", [break_down, die])
def test_understudy_that_fails_anywhere(
    disturb: Callable[[], None], request: pytest.FixtureRequest
) -> None:
    """The same for every single call."""
    test_understudy_that_fails(disturb, request)


@pytest.fixture
def slow(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    """Build much, and have an understudy wait for a byte in a pipe; yield both of its ends."""
    build(folders, FIRST)
    build(folders, SECOND)
    wait, go = os.pipe()
    learn = understudy.bring

    def learn_slowly(*given: object) -> object:
        os.read(wait, 1)
        return learn(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(understudy, "bring", learn_slowly)
    yield wait, go
    os.close(wait)
    os.close(go)


def test_build_waits_for_the_understudy(folders: Folders, slow: tuple[int, int]) -> None:
    """What has begun is not cut short, so that the spare and its survey are whole afterwards."""
    press = Press(folders)
    understudy.send_understudy(press)
    os.write(slow[1], b"x")
    press.finish(succeeded=False)
    assert [True, True] == surveyed(folders)


def test_understudy_keeps_the_lock(folders: Folders, slow: tuple[int, int]) -> None:
    """While it works nobody else builds, even when the build that sent it is killed."""
    process = os.fork()
    if process == 0:
        take_lock(folders.lock)
        understudy.send_understudy(Press(folders))
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(process, 0)
    busy = take_lock(folders.lock)
    assert isinstance(busy, Problem)
    assert "busy" == busy.code
    os.write(slow[1], b"x")
    with Path(folders.lock).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # waits for it
    assert [True, True] == surveyed(folders)


def test_no_room_for_the_spare(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that has no room for the spare is the writer's to tell, and public/ stays."""
    build(folders, FIRST)
    spare, survey = trees_of(folders.public, folders.own)[SPARE]
    shutil.rmtree(spare)
    Path(survey).unlink()
    before = contents(folders.public)

    def refuse(path: str, *_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    monkeypatch.setattr(placing, "make_folder", refuse)
    _, problems = build(folders, SECOND, rehearsed=True)
    assert ["cannot-publish"] == [each.code for each in problems]
    assert before == contents(folders.public)

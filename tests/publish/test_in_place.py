"""Published file by file: never half a file, and whatever a crash left, the next build mends it."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from disturbance import attempts, build_and_die, build_and_fail
from mounts import MOUNTS, another_file_system, builds_in_a_mount
from small_press import build, contents, edition, fresh

from dateline.model.problem import errors
from dateline.publish.folders import PART, Folders

FIRST = {
    "index.html": "front",
    "a/index.html": "one",
    "b/index.html": "b",
    "x": "x",
    "feed.xml": "f",
}
SECOND = {
    "index.html": "new front",
    "a/index.html": "f",
    "feed.xml": "one",
    "x/y.html": "y",
    "c/index.html": "three",
    "d/e/index.html": "three",
    "media/m.png": "m",
}
THIRD = {"index.html": "newer front", "c": "a file now", "x": "x", "d/e/index.html": "f"}
Disturb = Callable[[Folders, Mapping[str, str], int], tuple[int, bool]]
Place = Callable[[Path], Folders]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Return the folders of a project that was never built, to be written in place."""
    return here(tmp_path / "project")


def here(folder: Path) -> Folders:
    """Return folders within one file system, where public/ is a folder of that name."""
    made = fresh(folder)
    return Folders(made.public, made.own, in_place=True)


@pytest.fixture(params=["here", "elsewhere"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """What makes folders: `here`, or with a public/ that leads to another file system."""
    if request.param == "here":
        yield here
        return
    with another_file_system(tmp_path) as elsewhere:

        def linked(folder: Path) -> Folders:
            made, target = here(folder), elsewhere / folder.name
            target.mkdir()
            Path(made.public).symlink_to(target)
            return made

        yield linked


def test_editions_follow_each_other(place: Place, tmp_path: Path) -> None:
    """Each edition is what a build from nothing gives, be files swapped or folders be files."""
    folders = place(tmp_path / "project")
    for number, pages in enumerate((FIRST, SECOND, THIRD, FIRST, THIRD, SECOND, SECOND)):
        published, problems = build(folders, pages)
        assert () == problems
        assert edition(pages, tmp_path / str(number)) == contents(folders.public)
    assert (8, ()) == (published.unchanged, published.changed)
    assert not Path(folders.spare).exists()
    assert not Path(folders.own, "part").exists()


def test_only_what_changed_is_written(folders: Folders) -> None:
    """A file that stays is the very file that was there."""
    build(folders, FIRST)
    page = Path(folders.public, "a/index.html")
    before = page.stat()
    build(folders, {**FIRST, "b/index.html": "changed"})
    assert before == page.stat()
    assert b"changed" == Path(folders.public, "b/index.html").read_bytes()


def test_what_leads_comes_last(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First what pages show, then new articles, then lists, feeds, removals; the manifest last."""
    folders = place(tmp_path / "project")
    build(folders, {"index.html": "old", "feed.xml": "old", "gone.html": "old"})
    log: list[str] = []
    rename, unlink = os.rename, os.unlink

    def note(call: Callable[..., None]) -> Callable[..., None]:
        def noted(*paths: str) -> None:
            call(*paths)
            below = paths[-1].removeprefix(folders.public + "/")
            if below != paths[-1] and below != PART:
                log.append(below)

        return noted

    monkeypatch.setattr(os, "rename", note(rename))
    monkeypatch.setattr(os, "unlink", note(unlink))
    pages = ["feed.xml", "index.html", "media/p.png", "2026/a/index.html", "regions/index.html"]
    build(folders, dict.fromkeys(pages, "new"))
    monkeypatch.undo()
    expected = ["media/p.png", "2026/a/index.html", "regions/index.html", "feed.xml", "index.html"]
    assert ["manifest.json", *expected, "gone.html", "manifest.json"] == log


def prove(request: pytest.FixtureRequest, place: Place, disturb: Disturb) -> None:
    """Disturb a build at one call after the other; look at each file, and build something else."""
    folder = request.getfixturevalue("tmp_path")
    before, wanted = edition(FIRST, folder / "before"), edition(SECOND, folder / "wanted")
    after = edition(THIRD, folder / "after")
    for at in attempts(request):
        folders = place(folder / str(at))
        build(folders, FIRST)
        calls, told = disturb(folders, SECOND, at)
        public = contents(folders.public)
        assert told or public == wanted, f"call {at}"
        for path, data in public.items():
            if path not in ("manifest.json", PART):
                assert data in (before.get(path), wanted.get(path)), f"call {at}: {path}"
        if at % 2:  # nothing that a build remembers is needed to mend what it left
            folders = Folders(folders.public, folders.own + "-anew", in_place=True)
            Path(folders.own).mkdir()
        assert [] == errors(build(folders, THIRD)[1]), f"call {at}"
        assert after == contents(folders.public), f"call {at}"
        if calls < at:
            return
    raise AssertionError("a build has no end of calls")


@pytest.mark.parametrize("disturb", [build_and_fail, build_and_die])
def test_some_crashes(place: Place, disturb: Disturb, request: pytest.FixtureRequest) -> None:
    """After a crash each file is an old or a new one, and the next edition is as if none was."""
    prove(request, place, disturb)


@pytest.mark.prove
@pytest.mark.parametrize("disturb", [build_and_fail, build_and_die])
def test_every_crash(place: Place, disturb: Disturb, request: pytest.FixtureRequest) -> None:
    """The same at every single call."""
    prove(request, place, disturb)


def test_failure_is_told(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who publishes in place is told that public/ may be mixed now, and what to do."""
    build(folders, FIRST)

    def refuse(*paths: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", paths[-1])

    monkeypatch.setattr(os, "rename", refuse)
    _, problems = build(folders, SECOND)
    assert ["cannot-publish"] == [problem.code for problem in problems]
    assert "no space left on device" in problems[0].message
    assert "build again" in problems[0].hint


def test_foreign_files_are_left_alone(folders: Folders) -> None:
    """Where nothing can be set aside, what isn't ours stops the build."""
    Path(folders.public).mkdir()
    Path(folders.public, "mine.txt").write_text("mine")
    _, problems = build(folders, FIRST)
    assert ["foreign-file"] == [problem.code for problem in problems]
    assert {"mine.txt": b"mine"} == contents(folders.public)


def test_link_that_leads_nowhere_is_refused(folders: Folders) -> None:
    """A link to no folder is told, not followed."""
    Path(folders.public).symlink_to("nowhere")
    _, problems = build(folders, FIRST)
    assert ["public/ is not a folder"] == [problem.message for problem in problems]


@pytest.mark.parametrize("kind", MOUNTS)
def test_real_mounts(kind: str, tmp_path: Path) -> None:
    """A mount is refused with the cure, and the cure works: twice, and then nothing changed."""
    refused, cure, *built = builds_in_a_mount(kind, tmp_path)
    assert refused.startswith("public: error: ")
    assert "--in-place" in cure
    assert [True, True, False] == [line.endswith(", file by file") for line in built]
    assert built[2].startswith("nothing changed")

"""An edition comes into public/ whole, or not at all."""

import errno
import json
import os
import resource
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from small_press import build, contents, edition, fresh

from dateline.model.file import digest_of
from dateline.publish import exchange, placing
from dateline.publish.current import next_stamp
from dateline.publish.folders import Folders
from dateline.publish.placing import MANY

FIRST = {"index.html": "front", "a/index.html": "one", "b/index.html": "two", "feed.xml": "f"}
SECOND = {"index.html": "new front", "a/index.html": "one", "c/d/index.html": "three"}
THIRD = {"index.html": "new front", "a/index.html": "one more", "c": "a file now"}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Return the folders of a project that was never built."""
    return fresh(tmp_path / "project")


def inodes(folder: str) -> dict[str, int]:
    """Return the inode of everything below a folder, and of the folder."""
    paths = [Path(folder), *Path(folder).rglob("*")]
    return {str(path.relative_to(folder)): path.stat().st_ino for path in paths}


def test_editions_follow_each_other(folders: Folders, tmp_path: Path) -> None:
    """Each edition is what a build from nothing gives, and says what it changed."""
    first, _ = build(folders, FIRST)
    assert (*sorted(FIRST), "manifest.json") == tuple(sorted(first.written))
    for number, pages in enumerate((FIRST, SECOND, THIRD, FIRST, SECOND)):
        published, problems = build(folders, pages)
        assert () == problems
        assert edition(pages, tmp_path / str(number)) == contents(folders.public)
        if pages is THIRD:
            assert ("c",) == published.written
            assert ("a/index.html", "manifest.json") == published.changed
            assert ("c/d/index.html",) == published.removed
            assert 1 == published.unchanged
    assert {} == {
        name: data for name, data in contents(folders.printed).items() if data != b"(folder)"
    }


def many(word: str) -> dict[str, str]:
    """Return more pages than one hand puts into place; some of them have the same bytes."""
    return {f"{at % 7}/{at}/index.html": f"{word} {at // 2}" for at in range(2 * MANY)}


@pytest.mark.parametrize("rehearsed", [False, True])
def test_many_files_follow_each_other(rehearsed: bool, folders: Folders, tmp_path: Path) -> None:
    """Many files are put into place as few are, with and without an understudy."""
    for number, pages in enumerate((many("a"), many("b"), many("c"), FIRST, many("a"))):
        _, problems = build(folders, pages, rehearsed)
        assert () == problems
        assert edition(pages, tmp_path / str(number)) == contents(folders.public)


def test_hand_that_fails(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong under one hand of several is told, and public/ is as it was."""
    build(folders, many("a"))
    build(folders, many("b"))
    before = contents(folders.public)

    def removed(path: str, unlink: Callable[[str], None] = os.unlink) -> None:
        if path.endswith("/777/index.html"):
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        unlink(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", removed)
        _, problems = build(folders, many("c"))
        assert ["cannot-publish"] == [each.code for each in problems]
        assert before == contents(folders.public)

    assert () == build(folders, many("c"))[1]


@pytest.mark.parametrize("edition_before", [False, True])
def test_sync_that_fails_beside(
    edition_before: bool, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What can't be written to disk isn't published, though it was put into place meanwhile."""
    if edition_before:
        build(folders, many("a"))
    before = contents(folders.public)

    def refuse(folder: str) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), folder)

    with monkeypatch.context() as patch:
        patch.setattr(exchange, "sync_below", refuse)
        _, problems = build(folders, many("b"))
        assert ["cannot-publish"] == [each.code for each in problems]
        assert before == contents(folders.public)

    assert () == build(folders, many("b"))[1]


def test_nothing_changed_nothing_written(folders: Folders) -> None:
    """A build of the same pages touches neither a file nor a folder."""
    build(folders, FIRST)
    before = inodes(folders.public), inodes(folders.spare)
    published, problems = build(folders, FIRST)
    assert (5, ()) == (published.unchanged, problems)
    assert before == (inodes(folders.public), inodes(folders.spare))


def test_unchanged_files_are_shared(folders: Folders) -> None:
    """Both trees hold one copy of what didn't change, and a change reaches one of them only."""
    build(folders, FIRST)
    before = inodes(folders.public)
    build(folders, {**FIRST, "a/index.html": "changed"})
    public, spare = inodes(folders.public), inodes(folders.spare)
    assert before["b/index.html"] == public["b/index.html"] == spare["b/index.html"]
    assert before["a/index.html"] == spare["a/index.html"] != public["a/index.html"]
    assert "one" == Path(folders.spare, "a/index.html").read_text()


def test_no_spare_for_one_build(folders: Folders, tmp_path: Path) -> None:
    """Where no build follows no spare is made, and no survey; one may follow nevertheless."""
    build(folders, FIRST, once=True)
    assert not Path(folders.spare).exists()
    assert [] == list(Path(folders.own).glob("*.survey"))
    build(folders, SECOND, once=True)
    assert edition(SECOND, tmp_path / "clean") == contents(folders.public)


def test_manifest_lists_all_others(folders: Folders) -> None:
    """The manifest has each other file with its digest and media type, in order."""
    build(folders, FIRST)
    listed = json.loads(Path(folders.public, "manifest.json").read_text())["files"]
    assert sorted(FIRST) == list(listed)
    expected = {"digest": digest_of(b"f").hex(), "type": "application/xml"}
    assert expected == listed["feed.xml"]


def test_own_folder_may_be_deleted(folders: Folders, tmp_path: Path) -> None:
    """Without .dateline/ nothing changes, and the next edition is as good."""
    build(folders, FIRST)
    before = inodes(folders.public)
    another = Folders(folders.public, str(tmp_path / "project/.other"))
    Path(another.own).mkdir()
    published, _ = build(another, FIRST)
    assert (5, before) == (published.unchanged, inodes(folders.public))
    build(another, SECOND)
    assert edition(SECOND, tmp_path / "clean") == contents(folders.public)


@pytest.mark.parametrize("how", ["edit", "delete", "replace", "link"])
def test_changed_output_is_put_right(how: str, folders: Folders, tmp_path: Path) -> None:
    """A file of ours that somebody changed in public/ is made as it should be, in both trees."""
    build(folders, FIRST)
    page = Path(folders.public, "a/index.html")
    if how == "edit":
        with page.open("r+") as file:
            file.write("eno")
    else:
        page.unlink()
        if how == "replace":
            page.write_text("eno")
        if how == "link":
            page.symlink_to("/etc/passwd")
    clean = edition(FIRST, tmp_path / "clean")
    for _ in range(2):
        build(folders, FIRST)
        assert clean == contents(folders.public)
    build(folders, {**FIRST, "feed.xml": "g"})
    build(folders, FIRST)
    assert clean == contents(folders.public)


def test_empty_folder_goes_with_its_tree(folders: Folders, tmp_path: Path) -> None:
    """An empty folder that somebody makes in public/ is in no later edition."""
    build(folders, FIRST)
    Path(folders.public, "empty/folder").mkdir(parents=True)
    next_stamp(folders.clock)  # it happened long ago
    build(folders, FIRST)
    build(folders, SECOND)
    for pages in (FIRST, SECOND):
        build(folders, pages)
        assert edition(pages, tmp_path / pages["index.html"]) == contents(folders.public)


def test_link_in_a_published_files_place(folders: Folders, tmp_path: Path) -> None:
    """A link that was put right in public/ is no surprise when its tree is the spare."""
    build(folders, {"a/index.html": "a", "b": "b"})
    page = Path(folders.public, "a/index.html")
    page.unlink()
    page.symlink_to("/etc/passwd")
    next_stamp(folders.clock)  # it happened long ago
    for each in ({"a/index.html": "a", "b": "c"}, {"a/index.html": "a", "b": "d"}):
        assert () == build(folders, each)[1]
        assert edition(each, tmp_path / each["b"]) == contents(folders.public)


def test_disturbed_spare_is_mended(folders: Folders, tmp_path: Path) -> None:
    """Whatever stands in the spare tree, none of it comes into public/."""
    build(folders, FIRST)
    spare = Path(folders.spare)
    (spare / "a/index.html").unlink()
    (spare / "a/index.html").mkdir()
    (spare / "a/index.html/stray").write_text("stray")
    (spare / "b/index.html").unlink()
    (spare / "b/index.html").write_text("forged")
    (spare / "stray").symlink_to("/etc/passwd")
    (spare / "empty/folder").mkdir(parents=True)
    build(folders, SECOND)
    assert edition(SECOND, tmp_path / "clean") == contents(folders.public)


@pytest.mark.parametrize("kind", ["file", "link"])
def test_spare_that_is_no_folder(kind: str, folders: Folders, tmp_path: Path) -> None:
    """A file or a link in the spare's place is removed, and what it led to is not."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    if kind == "file":
        Path(folders.spare).touch()
    else:
        Path(folders.spare).symlink_to(elsewhere)
    build(folders, FIRST)
    assert edition(FIRST, tmp_path / "clean") == contents(folders.public)
    assert ["kept"] == [path.name for path in elsewhere.iterdir()]


def test_foreign_files_stop_the_build(folders: Folders) -> None:
    """What isn't ours is named, a folder of it once, and nothing is published."""
    build(folders, FIRST)
    public = Path(folders.public)
    (public / "CNAME").write_text("host")
    (public / ".git/objects").mkdir(parents=True)
    (public / ".git/objects/1").touch()
    (public / ".git/HEAD").touch()
    (public / "a/notes.txt").touch()
    (public / "b/link").symlink_to("index.html")
    before = contents(public)
    _, problems = build(folders, SECOND)
    assert {"foreign-file"} == {problem.code for problem in problems}
    names = [problem.location.path for problem in problems]
    assert ["public/.git/", "public/CNAME", "public/a/notes.txt", "public/b/link"] == names
    assert before == contents(public)


def test_file_about_to_be_written_is_not_foreign(folders: Folders, tmp_path: Path) -> None:
    """A stray file at an address that the new edition needs gives way."""
    build(folders, FIRST)
    Path(folders.public, "c/d").mkdir(parents=True)
    Path(folders.public, "c/d/index.html").write_text("stray")
    _, problems = build(folders, SECOND)
    assert () == problems
    assert edition(SECOND, tmp_path / "clean") == contents(folders.public)


MANIFESTS = ["", "{", '{"name": "An app", "icons": []}', '{"generator": "x", "files": {}}', "[1]"]


@pytest.mark.parametrize("manifest", [None, *MANIFESTS])
def test_public_of_somebody_else_is_set_aside(
    manifest: str | None, folders: Folders, tmp_path: Path
) -> None:
    """A public/ without a manifest of ours is moved away whole, with a warning, each time."""
    public = Path(folders.public)
    clean = edition(FIRST, tmp_path / "clean")
    for number in ("1", "2"):
        if public.exists():
            public.rename(tmp_path / f"former {number}")
        (public / "old").mkdir(parents=True)
        (public / "old/page.html").write_text("old")
        if manifest is not None:
            (public / "manifest.json").write_text(manifest)
        before = contents(public)
        _, problems = build(folders, FIRST)
        assert [("set-aside", "warning")] == [(each.code, each.severity) for each in problems]
        assert before == contents(f"{folders.set_aside}/{number}")
        assert clean == contents(public)


def test_empty_public_is_used(folders: Folders, tmp_path: Path) -> None:
    """An empty folder is nothing to warn of."""
    Path(folders.public).mkdir()
    _, problems = build(folders, FIRST)
    assert () == problems
    assert edition(FIRST, tmp_path / "clean") == contents(folders.public)


def test_public_that_is_a_link_is_refused(folders: Folders, tmp_path: Path) -> None:
    """A link can't be exchanged with a folder: the build says so and writes nothing."""
    (tmp_path / "elsewhere").mkdir()
    Path(folders.public).symlink_to(tmp_path / "elsewhere")
    _, problems = build(folders, FIRST)
    assert ["public: error: public/ is a symbolic link"] == [
        str(problem).splitlines()[0] for problem in problems
    ]
    assert "--in-place" in problems[0].hint
    assert [] == list((tmp_path / "elsewhere").iterdir())


def test_public_that_is_a_file_is_refused(folders: Folders) -> None:
    """A file in public's place is left alone."""
    Path(folders.public).write_text("mine")
    _, problems = build(folders, FIRST)
    assert ["public/ is not a folder"] == [problem.message for problem in problems]
    assert "mine" == Path(folders.public).read_text()


def test_mount_point_is_refused(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mount point can't be exchanged either."""
    build(folders, FIRST)
    monkeypatch.setattr(os.path, "ismount", lambda path: path == folders.public)
    _, problems = build(folders, SECOND)
    assert ["public/ is a mount point"] == [problem.message for problem in problems]
    assert "--in-place" in problems[0].hint


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EINVAL])
def test_folder_that_cannot_be_exchanged(
    number: int, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bind mounts and overlay layers are refused with the system's reason and a cure."""
    build(folders, FIRST)
    before = contents(folders.public)

    def refuse(one: bytes, _: bytes) -> None:
        raise OSError(number, os.strerror(number), os.fsdecode(one))

    monkeypatch.setattr(exchange, "_swap", refuse)
    _, problems = build(folders, SECOND)
    assert ["cannot-publish"] == [problem.code for problem in problems]
    assert os.strerror(number).lower() in problems[0].message
    assert "--in-place" in problems[0].hint
    assert before == contents(folders.public)
    monkeypatch.undo()
    build(folders, SECOND)
    assert edition(SECOND, tmp_path / "clean") == contents(folders.public)


def test_system_without_exchange(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where folders can't be exchanged two renames do."""

    def lack(one: bytes, other: bytes) -> None:
        raise NotImplementedError

    monkeypatch.setattr(exchange, "_swap", lack)
    for number, pages in enumerate((FIRST, SECOND, THIRD)):
        assert () == build(folders, pages)[1]
        assert edition(pages, tmp_path / str(number)) == contents(folders.public)


@pytest.mark.parametrize("size", [3, 60])
def test_full_disk_is_a_problem(size: int, folders: Folders, tmp_path: Path) -> None:
    """When no more can be written, printing or listing, public/ stays and the reason is told."""
    build(folders, FIRST)
    before = contents(folders.public)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        _, problems = build(folders, SECOND)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    said = [str(problem) for problem in problems]
    assert ["public: error: file too large: .dateline/printed"] == said
    assert before == contents(folders.public)
    build(folders, SECOND)
    assert edition(SECOND, tmp_path / "clean") == contents(folders.public)


def test_files_that_cannot_be_linked_are_copied(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system without hard links costs time, nothing else."""

    def refuse(source: str, _: str) -> None:
        raise OSError(errno.EPERM, "no links here", source)

    monkeypatch.setattr(placing.os, "link", refuse)
    for number, pages in enumerate((FIRST, SECOND, THIRD)):
        assert () == build(folders, pages)[1]
        assert edition(pages, tmp_path / str(number)) == contents(folders.public)


def test_modes_do_not_follow_the_umask(folders: Folders) -> None:
    """Everybody may read what is published, whatever the umask of who built it."""
    umask = os.umask(0o077)
    try:
        build(folders, FIRST)
        build(folders, SECOND)
    finally:
        os.umask(umask)
    public = Path(folders.public)
    assert {0o755} == {
        path.stat().st_mode & 0o7777 for path in [public, *public.rglob("*")] if path.is_dir()
    }
    assert {0o644} == {path.stat().st_mode & 0o7777 for path in public.rglob("*.*")}


def test_same_bytes_at_two_addresses(folders: Folders, tmp_path: Path) -> None:
    """Two files of the same bytes are printed once and published twice, warm and cold."""
    pages = {"a.txt": "same", "b/c.txt": "same"}
    for number, each in enumerate((pages, {**pages, "d.txt": "same"}, {"d.txt": "same"})):
        build(folders, each)
        assert edition(each, tmp_path / str(number)) == contents(folders.public)


def test_public_of_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The folder above public/ is made where there is none."""
    own = tmp_path / ".dateline"
    own.mkdir()
    folders = Folders(str(tmp_path / "out/site"), str(own))
    build(folders, FIRST)
    assert edition(FIRST, tmp_path / "clean") == contents(folders.public)


def test_reader_misses_nothing(folders: Folders) -> None:
    """Whoever reads by name while editions change finds every page, of the old or the new one."""
    page = Path(folders.public, "a/index.html")
    build(folders, {"a/index.html": "0"})
    done = threading.Event()

    def read() -> set[str]:
        found = set()
        while not done.is_set():
            found.add(page.read_text())
        return found

    with ThreadPoolExecutor() as pool:
        reader = pool.submit(read)
        for number in range(1, 30):
            build(folders, {"a/index.html": str(number), f"{number}.txt": "x"})
        done.set()
        assert reader.result() <= {str(number) for number in range(30)}


def test_set_aside_says_where(folders: Folders) -> None:
    """The warning names the place by its path in the project."""
    Path(folders.public).mkdir()
    Path(folders.public, "mine").touch()
    _, problems = build(folders, FIRST)
    assert problems[0].message.endswith("what it held is now in .dateline/set-aside/1")

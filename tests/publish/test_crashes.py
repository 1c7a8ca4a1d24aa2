"""At every instant public/ is wholly the old edition or wholly the new one.

Every call by which a build changes the disk is made to fail in turn, and the build is killed at
each of them in turn.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from disturbance import CALLS, attempts, build_and_die, build_and_fail
from small_press import build, contents, edition, fresh

from dateline.model.problem import errors
from dateline.publish import exchange, writer
from dateline.publish.folders import Folders

FIRST = {"index.html": "front", "a/index.html": "one", "feed.xml": "f", "same": "f"}
SECOND = {"index.html": "new front", "a/index.html": "one", "c/d/index.html": "three"}
THIRD = {"index.html": "newer front", "a/index.html": "one", "c": "a file now", "feed.xml": "f"}

Site = Callable[[Folders], None]


def nothing(folders: Folders) -> None:
    """A project that was never built."""


def one_edition(folders: Folders) -> None:
    """A project that was built once."""
    build(folders, FIRST)


def two_editions(folders: Folders) -> None:
    """A project with a spare that is one edition behind."""
    build(folders, FIRST)
    build(folders, SECOND)


def no_spare(folders: Folders) -> None:
    """A project that was built where no build was to follow."""
    build(folders, SECOND, once=True)


def foreign(folders: Folders) -> None:
    """A project in which somebody else's public/ stands."""
    Path(folders.public, "old").mkdir(parents=True)
    Path(folders.public, "old/page.html").write_text("old")


SITES: tuple[Site, ...] = (nothing, one_edition, two_editions, no_spare, foreign)


def kept_aside(folders: Folders) -> bool:
    """Tell whether what stood there before us stands somewhere still."""
    places = [Path(folders.public), *Path(folders.set_aside).glob("*")]
    return any((place / "old/page.html").is_file() for place in places)


def prove(
    request: pytest.FixtureRequest,
    site: Site,
    disturb: Callable[[Folders, Mapping[str, str], int], tuple[int, bool]],
    gap: bool = False,
) -> None:
    """Disturb a build at one call after the other; look at public/, and build again.

    With a gap allowed, public/ may be missing for a moment.
    """
    folder = request.getfixturevalue("tmp_path")
    clean, next_clean = edition(THIRD, folder / "clean"), edition(FIRST, folder / "next")
    for at in attempts(request):
        folders = fresh(folder / str(at))
        site(folders)
        before = contents(folders.public)
        calls, told = disturb(folders, THIRD, at)
        public = contents(folders.public)
        assert public in (before, clean) or (gap and not public), f"call {at}"
        assert told or public == clean, f"call {at}"
        assert site is not foreign or kept_aside(folders), f"call {at}"
        for pages, expected in ((THIRD, clean), (FIRST, next_clean)):
            _, problems = build(folders, pages)
            assert [] == errors(problems), f"call {at}"
            assert expected == contents(folders.public), f"call {at}"
        if calls < at:  # all were disturbed
            return
    raise AssertionError("a build has no end of calls")


@pytest.mark.parametrize("site", SITES)
def test_some_failing_calls(site: Site, request: pytest.FixtureRequest) -> None:
    """A call that fails leaves the old edition or the new one, and the next build succeeds."""
    prove(request, site, build_and_fail)


@pytest.mark.parametrize("site", SITES)
def test_some_kills(site: Site, request: pytest.FixtureRequest) -> None:
    """A build that is killed leaves the old edition or the new one; the next build succeeds."""
    prove(request, site, build_and_die)


@pytest.mark.prove
@pytest.mark.parametrize("site", SITES)
def test_every_failing_call(site: Site, request: pytest.FixtureRequest) -> None:
    """The same for every single call."""
    prove(request, site, build_and_fail)


@pytest.mark.prove
@pytest.mark.parametrize("site", SITES)
def test_every_kill(site: Site, request: pytest.FixtureRequest) -> None:
    """The same for every single call."""
    prove(request, site, build_and_die)


@pytest.mark.parametrize("site", SITES)
def test_kills_without_exchange(
    site: Site, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where folders are moved by two renames, public/ may be missing, but nothing is ever lost."""

    def lack(one: bytes, other: bytes) -> None:
        raise NotImplementedError

    monkeypatch.setattr(exchange, "_swap", lack)
    prove(request, site, build_and_die, gap=True)


@pytest.mark.prove
@pytest.mark.parametrize("site", SITES)
def test_every_kill_without_exchange(
    site: Site, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for every single call."""
    test_kills_without_exchange(site, request, monkeypatch)


def test_sync_comes_before_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that was written is on disk before the exchange, and the exchange before the end."""
    folders = fresh(tmp_path / "site")
    two_editions(folders)
    log: list[str] = []
    for name in (*CALLS, "_swap"):
        owner = exchange if name == "_swap" else os
        noted = noting(getattr(owner, name), name, log)
        monkeypatch.setattr(owner, name, noted)
    monkeypatch.setattr(exchange, "sync_below", lambda _: log.append("sync below"))
    monkeypatch.setattr(writer, "sync_folder", lambda _: log.append("sync folder"))
    build(folders, THIRD)
    synced, swapped = log.index("sync below"), log.index("_swap")
    assert {"utime"} >= set(log[synced + 1 : swapped])  # of our clock
    assert "replace" in log[:synced]
    assert log[swapped + 1 :].index("sync folder") < log[swapped + 1 :].index("utime")


def noting(call: Callable[..., object], name: str, log: list[str]) -> Callable[..., object]:
    """Return the call with a note before it."""

    def note_and_call(*args: object, **options: object) -> object:
        log.append(name)
        return call(*args, **options)

    return note_and_call

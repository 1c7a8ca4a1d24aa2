"""A build of a preview that was rehearsed gives what any other does, whatever happened between."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from damage import DAMAGES
from newsroom import NOW, Newsroom, tree

from dateline.desk.apart import Outcome
from dateline.desk.cli import _parser
from dateline.desk.previewing import perform, rehearse
from dateline.desk.request import Request, read_request
from dateline.desk.sitting import Ready
from dateline.publish import surveyor

OWN = ".dateline/preview"
MEMO = f"{OWN}/memo/memo.sqlite"


def change_nothing(_: Newsroom) -> None:
    """Leave all as it is."""


def edit_an_article(room: Newsroom) -> None:
    """Change the words of one."""
    room.edit("content/articles/one.md", "A sentence.", "Another, with [a link](two.md).")


def lose_an_article(room: Newsroom) -> None:
    """Take one away."""
    room.remove("content/articles/two.md")


def rename_a_topic(room: Newsroom) -> None:
    """Change what stands on many pages."""
    room.edit("content/vocabulary/topics.yaml", "Rare earths", "Rarer earths")


def change_the_settings(room: Newsroom) -> None:
    """Change what stands on all."""
    room.edit("content/site.yaml", "title: The Test Letter", "title: Another Letter")


def change_a_layout(room: Newsroom) -> None:
    """Bring a layout of its own."""
    room.write("layouts/404.html", "<!doctype html><title>{{ site.title }}</title>Nothing here.")


def build_in_between(room: Newsroom) -> None:
    """Have somebody else build something newer into the same folder."""
    rename_a_topic(room.article("three", "topics: [rare-earths]\n"))
    assert 0 == room.build("--drafts").status


def build_and_take_back(room: Newsroom) -> None:
    """Have somebody else build, and put back what was there."""
    before = room.read("content/articles/one.md")
    edit_an_article(room)
    assert 0 == room.build("--drafts").status
    room.write("content/articles/one.md", before)


def lose_the_memo(room: Newsroom) -> None:
    """Delete it."""
    room.remove(f"{OWN}/memo")


def lose_the_edition(room: Newsroom) -> None:
    """Delete what was published, and the spare."""
    room.remove(f"{OWN}/site").remove(f"{OWN}/spare")


def touch_the_edition(room: Newsroom) -> None:
    """Write into what was published."""
    room.write(f"{OWN}/site/2026/one/index.html", "not what was published")


BETWEEN = (
    change_nothing,
    edit_an_article,
    lose_an_article,
    rename_a_topic,
    change_the_settings,
    change_a_layout,
    build_in_between,
    build_and_take_back,
    lose_the_memo,
    lose_the_edition,
    touch_the_edition,
)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A paper of which there is a preview; its trees are looked at by processes of their own."""
    monkeypatch.setattr(surveyor, "SMALL", -1)
    room = Newsroom(tmp_path / "paper").article("two", "draft: true\n")
    room.article("one", "topics: [rare-earths]\n", "A sentence.\n")
    assert 0 == room.build("--drafts").status
    return room


def asked(room: Newsroom) -> Request:
    """Return what `dateline serve` asks for."""
    words = ["serve", "--project", str(room.folder), "--now", NOW, "--jobs", "1", "--quiet"]
    return read_request(_parser("serve").parse_args(words))


def performed(room: Newsroom, ready: Ready | None) -> Outcome:
    """Build, and return what was told of it."""
    told: list[Outcome] = []
    perform(asked(room), ready, told.append)
    assert 1 == len(told)
    return told[0]


def clean(room: Newsroom, folder: Path) -> dict[str, bytes]:
    """Return what a first build of the same content gives."""
    for name in ("content", "layouts"):
        if (room.folder / name).is_dir():
            shutil.copytree(room.folder / name, folder / name)
    return dict(Newsroom(folder).build("--drafts").public)


@pytest.mark.parametrize("happen", BETWEEN, ids=lambda happen: happen.__name__)
def test_what_happened_between(
    happen: Callable[[Newsroom], None], room: Newsroom, tmp_path: Path
) -> None:
    """Nothing that was read ahead is taken for what is there now."""
    ready = rehearse(asked(room))
    happen(room)
    assert performed(room, ready).published
    assert clean(room, tmp_path / "clean") == tree(room.folder / OWN / "site")


@pytest.mark.parametrize("damage", DAMAGES)
def test_memo_that_was_damaged_between(damage: str, room: Newsroom, tmp_path: Path) -> None:
    """A memo that is damaged by now does no harm, and the next build none either."""
    ready = rehearse(asked(room))
    DAMAGES[damage](room.folder / MEMO, random.Random(damage))  # noqa: S311
    edit_an_article(room)
    assert performed(room, ready).published
    expected = clean(room, tmp_path / "clean")
    assert expected == tree(room.folder / OWN / "site")
    assert performed(room, rehearse(asked(room))).published
    assert expected == tree(room.folder / OWN / "site")


def test_rehearsal_publishes_nothing(room: Newsroom) -> None:
    """What was saved is left to the build, and the lock to whoever wants it."""
    before = tree(room.folder / OWN / "site")
    edit_an_article(room)
    ready = rehearse(asked(room))
    assert before == tree(room.folder / OWN / "site")
    assert performed(room, ready).published
    assert before != tree(room.folder / OWN / "site")


def test_what_is_wrong_is_told_once(room: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    """A rehearsal is silent; the build says what is wrong, and publishes nothing."""
    room.article("one", "regions: [CN-ZZ]\n")
    ready = rehearse(asked(room))
    assert ("", "") == capsys.readouterr()
    outcome = performed(room, ready)
    assert (False, ["unknown-region"]) == (
        outcome.published,
        [each.code for each in outcome.problems],
    )
    said = capsys.readouterr()
    assert 1 == (said.out + said.err).count("one.md:4:11: error")

"""The compositor sets the pages of an edit as the press would; without it they come too."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from newsroom import NOW, Newsroom, copy_sample

from dateline.build import Project, Report
from dateline.build import build as publish_all
from dateline.desk import building
from dateline.desk.cli import _parser
from dateline.desk.request import Request, read_request
from dateline.desk.sitting import Ready, sit
from dateline.layout.engine import Engine
from dateline.layout.workshop import layouts_of
from dateline.model.file import Order
from dateline.publish import parcel
from dateline.publish.compositor import READY, Compositor
from dateline.publish.parcel import is_page, pack, set_pages
from dateline.publish.press import Press

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that can't fork")

Look = Callable[[list[Order]], None]
JOBS = ("--jobs", "2")


def look_at_orders(folder: Path, look: Look, *options: str) -> None:
    """Build a project, and look at all orders before they are carried out."""

    def verb(project: Project, press: Press) -> Report:
        return publish_all(replace(project, look=look), press)

    assert sit(requested(folder, *options), verb, Ready()).published


def requested(folder: Path, *options: str) -> Request:
    """Return what asks for a build."""
    words = ["build", "--project", str(folder), "--now", NOW, "--quiet", *options]
    return read_request(_parser("build").parse_args(words))


def memo_of(folder: Path, own: str = ".dateline") -> str:
    """Return where the memo of a project lies."""
    return f"{folder}/{own}/memo/memo.sqlite"


@pytest.fixture
def brought(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give everybody two cores and a compositor who is waited for; list what pages he brings."""
    paths: list[str] = []
    page = Compositor.page

    def noted(self: Compositor, path: str) -> bytes:
        made = page(self, path)
        paths.extend([path] if made else [])
        return made

    monkeypatch.setattr(building, "_has_cores", lambda request: request.jobs != 1)
    monkeypatch.setattr(Compositor, "_is_ready", lambda self: os.read(self._pipe, 1) == READY)
    monkeypatch.setattr(Compositor, "page", noted)
    return paths


def edited(newsroom: Newsroom) -> Newsroom:
    """Publish two articles, and change one of them."""
    assert 0 == newsroom.article("one").article("two").build(*JOBS).status
    return newsroom.article("one", body="Another sentence, with [a link](two.md).\n")


@pytest.mark.parametrize(
    ("options", "own"), [((), ".dateline"), (("--drafts",), ".dateline/preview")]
)
def test_every_page_is_the_same(options: tuple[str, ...], own: str, tmp_path: Path) -> None:
    """Each page of the sample newsletter, of every kind, is set elsewhere byte for byte."""
    folder = copy_sample(tmp_path)
    kinds: set[str] = set()

    def compare(orders: list[Order]) -> None:
        pages = [order for order in orders if is_page(order)]
        kinds.update(order.make.__qualname__ for order in pages)
        made = [order.make(*order.inputs) for order in pages]
        assert made == set_pages(pack(pages), Engine(layouts_of(folder)), memo_of(folder, own))

    look_at_orders(folder, compare, *options)
    assert {"print_article", "print_home", "print_listing", "print_standing"} <= kinds


def test_pages_for_other_layouts_are_not_set(newsroom: Newsroom, tmp_path: Path) -> None:
    """Who has other layouts than the press, or no text, brings nothing."""
    folder = newsroom.article("one").folder
    other = Newsroom(tmp_path / "other").write("layouts/404.html", "Nothing here.").folder

    def compare(orders: list[Order]) -> None:
        pages = [order for order in orders if order.make.__qualname__ == "print_article"]
        ours, theirs = Engine(layouts_of(folder)), Engine(layouts_of(other))
        assert [b""] == set_pages(pack(pages), theirs, memo_of(folder))
        assert [b""] == set_pages(pack(pages), ours, str(tmp_path / "no.sqlite"))
        assert [b""] != set_pages(pack(pages), ours, memo_of(folder))

    look_at_orders(folder, compare)


def test_what_is_no_page_is_not_sent() -> None:
    """Feeds, sitemaps and copies need no layout: they stay with the press."""
    assert not is_page(Order("feed.xml", print, ("words", 1)))
    with pytest.raises(TypeError):
        pack([Order("odd", print, (object(),))])


def test_edit_is_printed_by_the_compositor(
    newsroom: Newsroom, brought: list[str], tmp_path: Path
) -> None:
    """The page of an edited article comes from there, and is that of a build from nothing."""
    warm = edited(newsroom).build(*JOBS)
    cold = Newsroom(tmp_path / "cold").copy("content/articles", newsroom).build()
    assert {"index.html", "2026/one/index.html"} <= {*brought}
    assert cold.public == warm.public


@pytest.mark.parametrize("jobs", [("--jobs", "1"), (*JOBS, "--why", "/2026/one/")])
def test_nobody_is_called_where_one_works_alone(
    jobs: tuple[str, ...], newsroom: Newsroom, brought: list[str]
) -> None:
    """With one job, or where somebody watches, the press prints all."""
    assert 0 == edited(newsroom).build(*jobs).status
    assert [] == brought


def die(*_: object) -> list[bytes]:
    """End without a word."""
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def fail(*_: object) -> list[bytes]:
    """Meet with an exception that nobody foresaw."""
    raise ZeroDivisionError


def bring_too_much(*_: object) -> list[bytes]:
    """Bring what nobody sent for."""
    return [b"a page"] * 99


@pytest.mark.parametrize("mishap", [die, fail, bring_too_much])
def test_mishaps_change_nothing(
    mishap: Callable[..., list[bytes]],
    newsroom: Newsroom,
    brought: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """If the compositor is killed or fails, the press makes the pages; nothing is said of it."""
    monkeypatch.setattr(parcel, "set_pages", mishap)
    warm = edited(newsroom).build(*JOBS, "--quiet")
    cold = Newsroom(tmp_path / "cold").copy("content/articles", newsroom).build()
    assert ([], "") == (brought, warm.output)
    assert cold.public == warm.public


@pytest.mark.parametrize("mishap", ["pack", "is_page"])
def test_what_cannot_travel_is_made_here(
    mishap: str, newsroom: Newsroom, brought: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order that can't be sent is carried out by the press."""
    monkeypatch.setattr(parcel, mishap, fail if mishap == "pack" else lambda _: False)
    assert 0 == edited(newsroom).build(*JOBS).status
    assert [] == brought


def test_layout_error_is_told_as_ever(
    newsroom: Newsroom, brought: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a layout can't set is told with its place, by the press."""
    wrong = "<!doctype html>\n{% if page.body %}{{ page.title[99] }}{% endif %}\n"
    alone = newsroom.write("layouts/article.html", wrong).article("one").build()
    monkeypatch.setattr(building, "mark_of", lambda _: b"published")
    beside = newsroom.build(*JOBS)
    assert 1 == len(alone.problems)
    assert alone.problems[0].startswith("layouts/article.html:2")
    assert alone.output == beside.output
    assert "2026/one/index.html" not in brought


def test_nobody_outlives_the_build(newsroom: Newsroom, brought: list[str]) -> None:
    """After a build there is no process and no pipe of the compositor's, used or not."""
    edited(newsroom)
    before = free_descriptor()
    newsroom.build(*JOBS)
    newsroom.edit("content/site.yaml", "The Test Letter\nbase", "Another Letter\nbase")
    newsroom.build(*JOBS)
    newsroom.write("content/site.yaml", "title: [").build(*JOBS)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert before == free_descriptor()
    assert brought


def free_descriptor() -> int:
    """Return the number of the next file that is opened."""
    number = os.dup(0)
    os.close(number)
    return number


def test_who_is_not_ready_is_not_waited_for(newsroom: Newsroom) -> None:
    """One who has nothing loaded yet is sent nothing."""
    order = Order("index.html", print, ("words",))
    compositor = Compositor(newsroom.folder, memo_of(newsroom.folder))
    compositor.call()
    try:
        assert [] == compositor.send([order])
        assert b"" == compositor.page("index.html")
    finally:
        compositor.recall()

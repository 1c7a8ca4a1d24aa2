"""The preview in a real browser: a save is seen, at the same place; so is what is wrong."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from newsroom import Newsroom, tree
from serving import Serving, serving

PAGE = "/2026/one/"
FILE = "content/articles/one.md"
LONG = "A sentence of some length, for there must be something to scroll through.\n\n" * 80
HOSTILE = "'<img src=x onerror=alert(1)>'"


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """A paper with a long article."""
    return Newsroom(tmp_path).article("one", body=LONG)


@pytest.fixture
def preview(room: Newsroom) -> Iterator[Serving]:
    """That paper, served."""
    with serving(room.folder) as preview:
        preview.until("files? written")
        yield preview


@pytest.fixture
def page(browser: Any, preview: Serving) -> Iterator[Any]:
    """Its long article, opened in a browser; nothing is ever said on the console."""
    page = browser.new_page(viewport={"width": 900, "height": 600})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(preview.address + PAGE)
    yield page
    page.close()
    assert [] == said


def overlay(page: Any) -> Any:
    """Find what stands over the page; it is waited for, whatever is loaded meanwhile."""
    return page.locator("aside section.wrong, aside section.warned")


def test_a_save_is_seen_at_the_same_place(page: Any, room: Newsroom) -> None:
    """An edit shows without a hand on the browser, and the page stays where it was."""
    page.evaluate("scrollTo(0, 900)")
    room.article("one", body=f"{LONG}Seen at last.\n")
    page.get_by_text("Seen at last.").wait_for(state="attached")
    assert 900 == page.evaluate("scrollY")


def test_a_page_that_stays_as_it_was(page: Any, room: Newsroom, preview: Serving) -> None:
    """A build that leaves a page as it is doesn't load it anew."""
    page.evaluate("window.kept = true")
    count = len(preview.said)
    room.write("content/pages/about.md", "---\ntitle: About\n---\nWho we are.\n")
    preview.until(" written", since=count)
    room.article("one", "regions: [CN-ZJX]\n", LONG)
    overlay(page).wait_for()  # what came before this was heard too
    assert page.evaluate("window.kept")


def test_errors_stand_over_the_page_until_mended(page: Any, room: Newsroom) -> None:
    """File, line and cure are told in the author's words, which are text and nothing else."""
    room.article("one", f"regions: [{HOSTILE}, CN-ZJX]\n", LONG)
    overlay(page).wait_for()
    told = overlay(page).inner_text()
    assert "2 errors" in told
    assert f"{FILE}:4:11: error" in told
    assert "onerror" in told
    assert "did you mean" in told
    assert 0 == page.evaluate(
        "document.querySelector('aside:last-child').shadowRoot"
        ".querySelectorAll('img, script').length"
    )
    assert page.get_by_text("A sentence of some length").count()
    room.article("one", body=LONG)
    overlay(page).wait_for(state="detached")


def test_a_page_that_comes_and_goes(browser: Any, room: Newsroom, preview: Serving) -> None:
    """The address of an article that isn't there yet shows it when it is, and when it went."""
    page = browser.new_page()
    page.goto(f"{preview.address}/2026/two/")
    room.article("two", body="Here it is.\n")
    page.get_by_text("Here it is.").wait_for()
    room.remove("content/articles/two.md")
    page.get_by_text("Here it is.").wait_for(state="detached")
    page.close()


def test_the_server_is_started_anew(browser: Any, room: Newsroom) -> None:
    """A page that stayed open finds the next server at its port, and what was saved meanwhile."""
    page = browser.new_page()
    with serving(room.folder) as first:
        first.until("files? written")
        port = str(first.port)
        page.goto(first.address + PAGE)
    room.article("one", body="Written in between.\n")
    with serving(room.folder, "--port", port):
        page.get_by_text("Written in between.").wait_for(timeout=60_000)
        page.close()


@pytest.mark.prove
def test_soak(browser: Any, room: Newsroom, request: pytest.FixtureRequest) -> None:
    """After `--minutes` of edits, good and bad, memory is flat and no page is stale."""
    chance = random.Random(8)  # noqa: S311
    until = monotonic() + 60 * float(request.config.getoption("--minutes"))
    sizes: list[int] = []
    page = browser.new_page()
    with serving(room.folder) as preview:
        preview.until("files? written")
        page.goto(preview.address + PAGE)
        while monotonic() < until:
            for _ in range(20):
                edit(room, chance)
                sleep(chance.uniform(0, 0.4))
            restore(room, f"{LONG}Round {len(sizes)} is over.\n")
            page.get_by_text(f"Round {len(sizes)} is over.").wait_for(
                state="attached", timeout=60_000
            )
            overlay(page).wait_for(state="detached", timeout=60_000)
            sizes.append(preview.memory)
        page.close()
        told = f"{len(sizes)} rounds, {preview.builds} builds; KiB from round to round: {sizes}"
        print(told)  # noqa: T201 - for who asks with -rP
        assert 0 == preview.stop(), preview.said[-20:]
    served = tree(room.folder / ".dateline/preview/site")
    shutil.rmtree(room.folder / ".dateline")
    assert served == room.build("--drafts").public
    assert sizes[-1] < 1.1 * sizes[min(2, len(sizes) - 1)]


HEADS = ("", "draft: true\n", "topics: [recycling]\n", "regions: [CN-ZZ]\n", "title: [\n", "x: y\n")


def edit(room: Newsroom, chance: random.Random) -> None:
    """Do one of the things that people do to files."""
    name = chance.choice(("one", "two", "three", "four"))
    file = room.folder / f"content/articles/{name}.md"
    if chance.random() < 0.2 and file.exists():
        file.unlink()
    elif chance.random() < 0.1:
        file.write_bytes(chance.randbytes(300))
    else:
        room.article(name, chance.choice(HEADS), f"{LONG}{chance.random()}\n")


def restore(room: Newsroom, body: str) -> None:
    """Make all of it right."""
    for name in ("two", "three", "four"):
        room.article(name)
    room.article("one", body=body)

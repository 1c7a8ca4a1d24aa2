"""Real builds, disturbed at random, many times: public/ is one edition, the next build is right.

`make prove` runs all of them; with `-rP` each says what it did, as docs/publishing.md tells it.
"""

import random
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from time import monotonic, sleep

import pytest
from damage import DAMAGES
from newsroom import Newsroom
from two_states import TwoStates, keeps_its_word, tell

CHANGED = "changed while it was being read"

pytestmark = pytest.mark.xdist_group("endurance")


def rounds(few: int, many: int) -> pytest.MarkDecorator:
    """Run a few rounds in every test, many in the long proof."""
    return pytest.mark.parametrize(
        "count", [few, pytest.param(many, marks=pytest.mark.prove)], ids=["some", "all"]
    )


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> TwoStates:
    """A paper that is published in one of its states; each test leaves it so."""
    return TwoStates(tmp_path_factory.mktemp("endurance"))


@rounds(2, 200)
def test_kills_at_random_instants(count: int, paper: TwoStates) -> None:
    """A build that is killed leaves the old edition or the new one; the next one is as if clean."""
    chance = random.Random(count)  # noqa: S311 - instants, not secrets
    started = monotonic()
    paper.start().communicate()
    lasts = monotonic() - started
    seen: Counter[str] = Counter()
    for _ in range(count):
        old, new = paper.state, paper.turn()
        build = paper.start("--jobs", "2")
        sleep(chance.uniform(0, 1.2 * lasts))
        build.send_signal(signal.SIGKILL)
        build.communicate()
        killed = build.returncode != 0
        stands = paper.seen()
        assert stands in (old, new) if killed else stands == new
        seen["killed" if killed else "done before", "old" if stands == old else "new"] += 1
        assert 0 == paper.room.build("--jobs", "2").status
        assert new == paper.seen()
    tell(f"kills: {dict(seen)}")


@rounds(3, 105)
def test_damages_of_the_memo(count: int, paper: TwoStates) -> None:
    """Whatever became of the memo, the next build and the one after it are as if clean."""
    memo = paper.room.folder / ".dateline/memo/memo.sqlite"
    done: Counter[str] = Counter()
    for seed, name in zip(range(count), cycle(DAMAGES), strict=False):
        if not memo.is_file():  # what the last damage put there instead
            paper.room.remove(".dateline/memo").build("--once")
            paper.turn()
            paper.room.build()
        DAMAGES[name](memo, random.Random(seed))  # noqa: S311 - places, not secrets
        for _ in range(2):
            new = paper.turn()
            built = paper.room.build()
            assert 0 == built.status, f"{name}: {built.output}"
            assert new == paper.seen(), f"{name}, {seed}"
        done[name] += 1
    tell(f"damages of the memo: {dict(done)}")


@rounds(1, 50)
def test_rivals(count: int, paper: TwoStates) -> None:
    """Of three builds at once each publishes or says that another runs; a reader misses nothing."""
    said: Counter[str] = Counter()
    missed: list[str] = []
    page = paper.room.folder / "public/index.html"

    def read() -> None:
        try:
            page.read_bytes()
        except OSError as error:
            missed.append(str(error))

    with meanwhile(read):
        for _ in range(count):
            new = paper.turn()
            builds = [paper.start("--jobs", "1") for _ in range(3)]
            for build in builds:
                output = build.communicate()[0]
                assert build.returncode == 0 or "another build is running" in output, output
                said["published" if build.returncode == 0 else "told to wait"] += 1
            assert new == paper.seen()
    assert [] == missed
    tell(f"rivals: {dict(said)}")


@rounds(3, 100)
def test_content_that_changes_while_it_is_read(count: int, newsroom: Newsroom) -> None:
    """An article that is saved all the time comes out in one of its states, or is an error."""
    (newsroom.folder / "content/articles").mkdir()
    states = []
    for state in ("A", "B"):
        write(newsroom, state)
        states.append(newsroom.build("--no-memo").public)
    assert states[0] != states[1]
    turns = cycle("AB")
    seen: Counter[str] = Counter()
    with meanwhile(lambda: write(newsroom, next(turns))):
        for number in range(count):
            built = newsroom.build(*(["--no-memo"] if number % 2 else []))
            assert built.public in states
            assert keeps_its_word(built.public)
            assert "Traceback" not in built.output
            known = "it changed" if CHANGED in built.output else "half saved"
            seen["published" if built.status == 0 else known] += 1
    assert 0 == newsroom.build().status
    tell(f"saved while read: {dict(seen)}")


@contextmanager
def meanwhile(act: Callable[[], None]) -> Iterator[None]:
    """Do something all the time, beside what is tested."""
    done = threading.Event()

    def go_on() -> None:
        while not done.wait(0.002):
            act()

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def write(newsroom: Newsroom, state: str) -> None:
    """Save the article, as editors' programs do: cut to nothing, then written."""
    newsroom.article("a", f"title: Title {state}\nregions: [CN]\n", f"Body {state}.\n")


def test_nothing_is_left_over(paper: TwoStates) -> None:
    """What a build had printed when it was killed is gone after the next one."""
    paper.turn()
    build = paper.start("--jobs", "2")
    sleep(0.3)
    build.send_signal(signal.SIGKILL)
    build.communicate()
    assert 0 == paper.room.build().status
    left = [path for path in (paper.room.folder / ".dateline/printed").rglob("*") if path.is_file()]
    assert [] == left

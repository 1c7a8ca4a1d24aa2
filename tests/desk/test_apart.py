"""Builds in processes of their own: what becomes of one that dies, and of the next."""

import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from time import sleep

import pytest
from serving import wait_for

from dateline.desk.apart import Foundry, Outcome, Play, Tell

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that can't fork")
HOME = "https://test-letter.example/"


def foundry(script: Path, rehearsal: Path | None = None) -> Foundry[str]:
    """Make builds, and rehearse them, by what files say at the time."""

    def perform(ready: str | None, tell: Tell) -> None:
        act(script, ready=ready)
        tell(Outcome((), True, ready or HOME))

    def rehearse() -> str:
        return "" if rehearsal is None else str(act(rehearsal).get("ready", ""))

    return Foundry(Play(rehearse, perform))


def act(script: Path, **names: object) -> dict[str, object]:
    """Do what a file says."""
    found = {"os": os, "signal": signal, **names}
    exec(script.read_text("utf-8"), found)  # noqa: S102
    return found


@pytest.mark.parametrize(
    "mishap",
    [
        "1 / 0",
        "os._exit(0)",
        "raise SystemExit(3)",
        "os.kill(os.getpid(), signal.SIGKILL)",
        "os.kill(os.getpid(), signal.SIGINT)",
    ],
)
def test_a_build_that_dies(mishap: str, tmp_path: Path) -> None:
    """However a build ends, it is told as a problem, and the next one is made."""
    script = tmp_path / "script.py"
    script.write_text(mishap, "utf-8")
    builds = foundry(script)
    died = builds.build()
    script.write_text("", "utf-8")
    lived = builds.build()
    builds.close()
    assert (False, ["cannot-build"]) == (died.published, [each.code for each in died.problems])
    assert Outcome((), True, HOME) == lived


@pytest.mark.parametrize("mishap", ["1 / 0", "os._exit(0)", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_a_rehearsal_that_dies(mishap: str, tmp_path: Path) -> None:
    """A build whose rehearsal failed, or that was ended while it waited, is made all the same."""
    script, rehearsal = tmp_path / "script.py", tmp_path / "rehearsal.py"
    script.write_text("", "utf-8")
    rehearsal.write_text(mishap, "utf-8")
    builds = foundry(script, rehearsal)
    outcomes = []
    for _ in range(3):
        outcomes.append(builds.build())
        sleep(0.1)  # as one is waited for
    builds.close()
    assert 3 * [Outcome((), True, HOME)] == outcomes


def test_what_was_rehearsed_is_given_to_the_build(tmp_path: Path) -> None:
    """The first build has nothing; each of the others what its own rehearsal left, of that time."""
    script, rehearsal = tmp_path / "script.py", tmp_path / "rehearsal.py"
    script.write_text("", "utf-8")
    rehearsal.write_text("ready = 'https://one.example/'", "utf-8")
    builds = foundry(script, rehearsal)
    homes = [builds.build().base_url, builds.build().base_url]
    builds.close()
    assert [HOME, "https://one.example/"] == homes


def test_it_is_told_before_all_is_tidy(tmp_path: Path) -> None:
    """Who waits for a build needn't wait until it has tidied up; the next build does."""
    gate, left = tmp_path / "gate", tmp_path / "left"

    def perform(_: None, tell: Tell) -> None:
        tell(Outcome((), left.exists()))
        wait_for(gate.exists)
        left.touch()

    builds = Foundry(Play(lambda: None, perform))
    first = builds.build()
    gate.touch()
    second = builds.build()
    builds.close()
    assert (False, True) == (first.published, second.published)


def test_no_build_leaves_anything_behind(tmp_path: Path) -> None:
    """What a build did to its process is unknown to the next, and to us."""
    script = tmp_path / "script.py"
    script.write_text("assert not os.environ.get('LEFT'); os.environ['LEFT'] = 'x'", "utf-8")
    builds = foundry(script)
    assert [True, True] == [builds.build().published for _ in range(2)]
    builds.close()
    assert "LEFT" not in os.environ


def test_what_was_loaded_is_kept(tmp_path: Path) -> None:
    """Modules of the house that a build has loaded are there for the next."""
    name = "dateline.desk.ping"
    script = tmp_path / "seen.txt"
    loaded = name in sys.modules

    def perform(_: None, tell: Tell) -> None:
        with script.open("a", encoding="utf-8") as file:
            file.write(f"{name in sys.modules}\n")
        import_module(name)
        tell(Outcome((), True))

    builds = Foundry(Play(lambda: None, perform))
    builds.build()
    builds.build()
    builds.close()
    assert [str(loaded), "True"] == script.read_text("utf-8").split()

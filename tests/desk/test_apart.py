"""Builds in processes of their own: what becomes of one that dies, and of the next."""

import os
import signal
import sys
from pathlib import Path

import pytest

from dateline.desk.apart import Foundry, Outcome

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that can't fork")


def foundry(script: Path) -> Foundry:
    """Make builds of what a file says at the time."""

    def make() -> Outcome:
        exec(script.read_text("utf-8"), {"os": os, "signal": signal})  # noqa: S102
        return Outcome((), True, "https://test-letter.example/")

    return Foundry(make)


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
    assert Outcome((), True, "https://test-letter.example/") == lived


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

    def make() -> Outcome:
        found = name in sys.modules
        with script.open("a", encoding="utf-8") as file:
            file.write(f"{found}\n")
        return Outcome((), True, loaded=(name,))

    builds = Foundry(make)
    builds.build()
    builds.build()
    builds.close()
    assert [str(loaded), "True"] == script.read_text("utf-8").split()

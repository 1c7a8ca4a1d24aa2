"""A copy of the sample newsletter in one of two states, of which nearly every page differs."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from newsroom import NOW, ROOT, Newsroom, copy_sample, tree

from dateline.model.file import digest_of

COMMAND = (sys.executable, str(ROOT / "build.py"), "--now", NOW)
STATES = ("A", "B")
SETTINGS = "content/site.yaml"
STORY = "content/articles/2026/of-one-state.md"


class TwoStates:
    """A paper that is turned from one state into the other, and what each is when built cleanly."""

    def __init__(self, folder: Path) -> None:
        self.state = "A"
        self.settings = (ROOT / SETTINGS).read_text("utf-8")
        self.editions = {}
        for state in STATES:
            self.room = Newsroom(copy_sample(folder / state))
            self.write(state)
            built = self.room.build("--once")
            assert 0 == built.status, built.output
            self.editions[state] = built.public
        self.room = Newsroom(copy_sample(folder / "paper"))
        self.write("A")
        assert 0 == self.room.build().status

    def turn(self) -> str:
        """Bring the content into the other state; return its name."""
        self.state = "B" if self.state == "A" else "A"
        self.write(self.state)
        return self.state

    def write(self, state: str) -> None:
        """Bring the content into a state: another tagline, an article more."""
        tagline = f"\ntagline: {state}, "
        self.room.write(SETTINGS, self.settings.replace("\ntagline: ", tagline, 1))
        if state == "B":
            self.room.article("2026/of-one-state", "date: 2026-01-02\nregions: [CN]\n")
        else:
            (self.room.folder / STORY).unlink(missing_ok=True)

    def start(self, *options: str) -> subprocess.Popen[str]:
        """Start a build in a process of its own."""
        return subprocess.Popen(
            [*COMMAND, *options],
            cwd=self.room.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def seen(self) -> str:
        """Return which edition stands in public/, whole; fail where it is none."""
        public = tree(self.room.folder / "public")
        assert keeps_its_word(public)
        return next(state for state, edition in self.editions.items() if edition == public)


def tell(figures: str) -> None:
    """Say what a proof did; pytest shows it with `-rP`."""
    sys.stdout.write(f"{figures}\n")


def keeps_its_word(public: Mapping[str, bytes]) -> bool:
    """Tell whether these files are all that their manifest names, byte for byte."""
    listed = json.loads(public["manifest.json"])["files"]
    found = {path: digest_of(data).hex() for path, data in public.items()}
    del found["manifest.json"]
    return found == {path: each["digest"] for path, each in listed.items()}

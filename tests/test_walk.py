"""Walks of edits: however a newsroom gets to its state, its site is what that state makes."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom import ROOT, Newsroom

KEYS = {
    "regions": ["[CN]", "[US, CN]", "[JP]", "[CN-ZJ]", "[]"],
    "topics": ["[rare-earths]", "[recycling]", "[rare-earths, recycling]"],
    "authors": ["[editor]", "[]"],
    "date": ["2025-03-01", "2024-07-09", "2026-02-28", "2026-12-01"],
    "draft": ["true", "false"],
    "embargo": ["{until: 2026-04-01}", "{until: 2025-06-01}"],
    "lead": ["true", "false"],
    "kind": ["news", "analysis"],
}


NOWS = ["2026-03-10", "2026-04-10", "2026-12-24"]  # an embargo passes, and a day to come


class Walk:
    """Edits a newsroom at random, always into a state that has no errors."""

    def __init__(self, seed: int, room: Newsroom) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a walk, not a secret
        self.room = room
        self.heads: dict[str, dict[str, str]] = {}
        self.bodies: dict[str, str] = {}
        self.count = 0
        self.now = NOWS[0]
        for _ in range(5):
            self.add()

    def step(self) -> str:
        """Make one edit, and tell which."""
        edits: list[Callable[[], object]] = [
            self.add,
            self.retag,
            self.retag,
            self.retitle,
            self.rewrite,
            self.delete,
            self.rename,
            self.resize,
            self.rechristen,
            self.lay_out,
            self.wait,
        ]
        edit = self.chance.choice(edits)
        edit()
        return edit.__name__

    def add(self) -> None:
        """Write a new article."""
        self.count += 1
        name = f"2025/story-{self.count}"
        self.heads[name] = {"title": f"Story {self.count}", "date": "2025-05-05"}
        self.bodies[name] = f"Text {self.count}.\n"
        self.write(name)

    def retag(self) -> None:
        """Give one field of an article another value."""
        name, key = self.any_article(), self.chance.choice(list(KEYS))
        self.heads[name][key] = self.chance.choice(KEYS[key])
        self.write(name)

    def retitle(self) -> None:
        """Give an article another title."""
        name = self.any_article()
        self.heads[name]["title"] = f"Title {self.chance.randrange(100)}"
        self.write(name)

    def rewrite(self) -> None:
        """Add a sentence to an article, and sometimes a link to another."""
        name, other = self.any_article(), self.any_article()
        self.bodies[name] += f"More {self.chance.randrange(100)}.\n"
        if not self.is_held(other) and not self.bodies[name].count("]("):
            self.bodies[name] += f"See [this](../{other}.md).\n"
        self.write(name)

    def delete(self) -> None:
        """Remove an article that no other links to, unless it is one of the last."""
        name = self.any_article()
        if len(self.heads) > 3 and not self.is_linked(name):
            del self.heads[name], self.bodies[name]
            self.room.remove(f"content/articles/{name}.md")

    def rename(self) -> None:
        """Give an article's file another name."""
        name = self.any_article()
        if not self.is_linked(name):
            self.count += 1
            new = f"2025/renamed-{self.count}"
            self.heads[new], self.bodies[new] = self.heads.pop(name), self.bodies.pop(name)
            self.room.rename(f"content/articles/{name}.md", f"content/articles/{new}.md")

    def resize(self) -> None:
        """Change how many entries a page of a list has."""
        lines = self.room.read("content/site.yaml").splitlines()
        kept = [line for line in lines if not line.startswith("page_size")]
        size = f"page_size: {self.chance.choice([1, 2, 3])}"
        self.room.write("content/site.yaml", "\n".join([*kept, size, ""]))

    def rechristen(self) -> None:
        """Give a topic another name."""
        topics = f"rare-earths: Name {self.chance.randrange(9)}\nrecycling: Recycling\n"
        self.room.write("content/vocabulary/topics.yaml", topics)

    def lay_out(self) -> None:
        """Change the layout of all pages."""
        text = (ROOT / "layouts/base.html").read_text(encoding="utf-8")
        mark = f"<p>Layout {self.chance.randrange(9)}</p></body>"
        self.room.write("layouts/base.html", text.replace("</body>", mark))

    def wait(self) -> None:
        """Let time pass, or build as of an earlier day."""
        self.now = self.chance.choice(NOWS)

    def any_article(self) -> str:
        """Choose an article."""
        return self.chance.choice(sorted(self.heads))

    def is_linked(self, name: str) -> bool:
        """Tell whether another article links to this one."""
        return any(f"(../{name}.md)" in body for body in self.bodies.values())

    def is_held(self, name: str) -> bool:
        """Tell whether this article isn't public."""
        head = self.heads[name]
        held = head.get("draft") == "true" or head.get("embargo") == "{until: 2026-04-01}"
        return held or head["date"] == "2026-12-01"

    def write(self, name: str) -> None:
        """Write an article as it is meant to be now; what others link to is never held."""
        head = self.heads[name]
        if self.is_linked(name):
            head.pop("draft", None)
            head.pop("embargo", None)
            head["date"] = "2025-05-05" if head["date"] == "2026-12-01" else head["date"]
        lines = "".join(f"{key}: {value}\n" for key, value in head.items())
        self.room.article(name, lines, self.bodies[name])


def walk(seed: int, steps: int, folder: Path) -> None:
    """Walk, and compare after each step with a build from nothing."""
    warm, cold = Newsroom(folder / "warm"), Newsroom(folder / "cold")
    walking = Walk(seed, warm)
    warm.build("--now", walking.now)
    for number in range(steps):
        edit = walking.step()
        cold.remove("content").copy("content", warm)
        for made in ("public", ".dateline", "layouts"):
            if (cold.folder / made).exists():
                cold.remove(made)
        if (warm.folder / "layouts").exists():
            cold.copy("layouts", warm)

        expected, actual = (each.build("--now", walking.now) for each in (cold, warm))

        place = f"seed {seed}, step {number}: {edit}\n{actual.output}"
        assert (0, 0) == (expected.status, actual.status), place
        assert list(expected.public) == list(actual.public), place
        assert expected.public == actual.public, place


@pytest.mark.parametrize("seed", [1, 2])
def test_walk_of_edits(seed: int, tmp_path: Path) -> None:
    """After each of a dozen edits a warm build equals a cold one."""
    walk(seed, 12, tmp_path)


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(10, 20))
def test_long_walk_of_edits(seed: int, tmp_path: Path) -> None:
    """After each of two hundred edits a warm build equals a cold one."""
    walk(seed, 200, tmp_path)

"""What people do to the files of a paper in a day, good and bad, drawn at random."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from newsroom import ROOT

MOST = 30  # articles of our own at a time, so that a long day doesn't make a long paper
BURST = 80
ARTICLES = "content/articles/2026"
TOPICS = "content/vocabulary/topics.yaml"
REGIONS = ("CN-ZJ", "JP", "AU", "EE", "US", "BR", "VN")
BAD_HEADS = ("title: [\n", "regions: [CN-ZZ]\n", "x: y\n", "draft: perhaps\n", "topics: [none]\n")


class Unrest:
    """A paper to which things are done. `right` is what its files should be, once all is mended.

    `named` are the names of all articles that ever came.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)  # noqa: S311
        self.right = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted((folder / "content").rglob("*"))
            if path.is_file()
        }
        self.named: list[str] = []
        self.count = 0

    def stir(self) -> str:
        """Do one thing, and return what it was."""
        deeds = self.chance.choice((GOOD, GOOD, BAD))
        deed = self.chance.choices(list(deeds), list(deeds.values()))[0]
        self.count += 1
        deed(self)
        return deed.__name__.strip("_")

    def mend(self) -> None:
        """Make all of it right."""
        for place in ("content", "layouts"):
            for path in sorted((self.folder / place).rglob("*")):
                if path.is_file() and path.relative_to(self.folder).as_posix() not in self.right:
                    path.unlink()
        for name, data in self.right.items():
            path = self.folder / name
            if not path.is_file() or path.read_bytes() != data:
                self._put(name, data)

    def keep(self, name: str, text: str | bytes) -> None:
        """Save a file that is as it should be."""
        self.right[name] = text.encode() if isinstance(text, str) else text
        self._put(name, self.right[name])

    def _put(self, name: str, data: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.chance.random() < 0.5:  # as some editors do it: beside it, then in its stead
            beside = path.with_name(f".{path.name}.swp")
            beside.write_bytes(data)
            beside.replace(path)
        else:
            path.write_bytes(data)

    def _drop(self, name: str) -> None:
        del self.right[name]
        (self.folder / name).unlink(missing_ok=True)

    def _ours(self) -> list[str]:
        return [name for name in self.right if name.startswith(f"{ARTICLES}/day-")]

    def _texts(self) -> list[str]:
        return [name for name in self.right if name.startswith("content/articles/2")]

    def _new(self, name: str, body: str = "A sentence.\n") -> None:
        self.named.append(name)
        head = f"title: On {name}\ndate: 2026-02-{1 + self.count % 25:02}\n"
        head += f"regions: [{self.chance.choice(REGIONS)}]\ntopics: [rare-earths]\n"
        head += self.chance.choice(("", "draft: true\n", "authors: [editor]\n", "lead: true\n"))
        self.keep(f"{ARTICLES}/{name}.md", f"---\n{head}---\n{body}")


def _say_more(unrest: Unrest) -> None:
    name = unrest.chance.choice([each for each in unrest._texts() if each.endswith(".md")])
    kept, _, _ = unrest.right[name].partition(b"\nMore at ")
    unrest.keep(name, kept.rstrip(b"\n") + b"\n\nMore at %d o'clock.\n" % unrest.count)


def _add(unrest: Unrest) -> None:
    if len(unrest._ours()) < MOST:
        unrest._new(f"day-{unrest.count}")
    else:
        _delete(unrest)


def _rename(unrest: Unrest) -> None:
    if ours := unrest._ours():
        old = unrest.chance.choice(ours)
        name = f"day-{unrest.count}"
        unrest.named.append(name)
        new = f"{ARTICLES}/{name}.md"
        unrest.right[new] = unrest.right.pop(old)
        if (unrest.folder / old).exists():
            (unrest.folder / old).rename(unrest.folder / new)


def _delete(unrest: Unrest) -> None:
    if ours := unrest._ours():
        unrest._drop(unrest.chance.choice(ours))


def _retitle(unrest: Unrest) -> None:
    if ours := unrest._ours():
        name = unrest.chance.choice(ours)
        _, _, rest = unrest.right[name].partition(b"\ndate:")
        unrest.keep(
            name, b"---\ntitle: A headline, sharpened %d times\ndate:" % unrest.count + rest
        )


def _rename_topic(unrest: Unrest) -> None:
    before, _, rest = unrest.right[TOPICS].partition(b"  name: Rare earths")
    _, _, after = rest.partition(b"\n")
    unrest.keep(TOPICS, before + b"  name: Rare earths %d\n" % unrest.count + after)


def _reword_paper(unrest: Unrest) -> None:
    name = "content/site.yaml"
    before, _, rest = unrest.right[name].partition(b"tagline: ")
    _, _, after = rest.partition(b"\n")
    unrest.keep(name, before + b"tagline: By place and by source, %d\n" % unrest.count + after)


def _new_layout(unrest: Unrest) -> None:
    text = (ROOT / "layouts/base.html").read_text("utf-8")
    unrest.keep("layouts/base.html", text.replace("</footer>", f"<p>{unrest.count}</p></footer>"))


def _old_layout(unrest: Unrest) -> None:
    if "layouts/base.html" in unrest.right:
        unrest._drop("layouts/base.html")


def _new_table(unrest: Unrest) -> None:
    unrest.keep("content/static/rare-earth-elements.csv", f"element,number\nLa,{unrest.count}\n")


def _burst(unrest: Unrest) -> None:
    """Another branch is checked out; the next time, this one again."""
    there = [name for name in unrest.right if name.startswith(f"{ARTICLES}/burst-")]
    for name in there:
        unrest._drop(name)
    for number in range(0 if there else BURST):
        unrest._new(f"burst-{unrest.count}-{number}")


def _replace_folder(unrest: Unrest) -> None:
    """A program replaces content/ whole."""
    old, new = unrest.folder / "content", unrest.folder / "content.new"
    shutil.copytree(old, new)
    old.rename(unrest.folder / "content.old")
    new.rename(old)
    shutil.rmtree(unrest.folder / "content.old")


def _break_yaml(unrest: Unrest) -> None:
    name = f"{ARTICLES}/bad-{unrest.count}.md"
    head = unrest.chance.choice(BAD_HEADS)
    unrest._put(name, f"---\ntitle: Bad\ndate: 2026-02-05\n{head}---\nWords.\n".encode())


def _write_noise(unrest: Unrest) -> None:
    name = unrest.chance.choice(unrest._texts())
    unrest._put(name, unrest.chance.choice((b"", unrest.chance.randbytes(300))))


def _lose_text(unrest: Unrest) -> None:
    (unrest.folder / unrest.chance.choice(unrest._texts())).unlink(missing_ok=True)


def _lose_topics(unrest: Unrest) -> None:
    (unrest.folder / TOPICS).unlink(missing_ok=True)


def _break_settings(unrest: Unrest) -> None:
    unrest._put("content/site.yaml", b"title: [\n")


def _break_layout(unrest: Unrest) -> None:
    unrest._put("layouts/article.html", b"{% if %}{{ page.nothing }}")


GOOD: dict[Callable[[Unrest], None], int] = {
    _say_more: 10,
    _add: 5,
    _rename: 3,
    _delete: 3,
    _retitle: 4,
    _rename_topic: 1,
    _reword_paper: 1,
    _new_layout: 1,
    _old_layout: 1,
    _new_table: 1,
    _burst: 1,
    _replace_folder: 1,
    Unrest.mend: 4,
}
BAD: dict[Callable[[Unrest], None], int] = {
    _break_yaml: 5,
    _write_noise: 3,
    _lose_text: 2,
    _lose_topics: 1,
    _break_settings: 1,
    _break_layout: 1,
    Unrest.mend: 3,
}

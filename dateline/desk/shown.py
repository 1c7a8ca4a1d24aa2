"""What the preview shows now: an edition on disk, and what is wrong with the next one."""

import re
from hashlib import blake2b
from pathlib import Path
from threading import Condition
from urllib.parse import unquote

from msgspec import Struct

from dateline.model.problem import Problem, in_reading_order
from dateline.publish.manifest import media_type

INDEX = "index.html"
FINGERPRINTED = re.compile(r"(?:assets|media)/.+\.[0-9a-f]{8}(?:\.[a-z0-9]+)?")


class State(Struct, frozen=True):
    """`number` counts the builds; `root` is the path at which the site lives."""

    number: int
    root: str
    problems: tuple[Problem, ...]


class Page(Struct, frozen=True):
    """A file as it is now; `found` is false where the page for lost readers stands in.

    `lasting`: its address changes with its bytes, so that a browser may keep it.
    """

    body: bytes
    type: str
    found: bool
    lasting: bool = False

    @property
    def digest(self) -> str:
        """Tells two versions of a page apart."""
        return blake2b(self.body, digest_size=16).hexdigest()


class Shown:
    """The edition in `tree`, which each build exchanges for another; many may look at once."""

    __slots__ = ("changed", "state", "tree")

    def __init__(self, tree: Path) -> None:
        self.tree = tree
        self.state = State(0, "/", ())
        self.changed = Condition()

    def tell(self, problems: tuple[Problem, ...], root: str) -> None:
        """Say that a build is done, and what was wrong."""
        with self.changed:
            self.state = State(self.state.number + 1, root, tuple(in_reading_order(problems)))
            self.changed.notify_all()

    def wait(self, number: int, seconds: float) -> State:
        """Return the state after this one as soon as there is one; else, in the end, this one."""
        with self.changed:
            self.changed.wait_for(lambda: self.state.number != number, seconds)
            return self.state

    def page(self, path: str) -> Page | None:
        """Return what stands at a path of a URL, None where there is no edition yet."""
        name = self.name(path)
        body = None if name is None else self._read(name)
        if name is not None and body is not None:
            return Page(body, _type(name), True, FINGERPRINTED.fullmatch(name) is not None)
        lost = self._read("404.html")
        return None if lost is None else Page(lost, _type("404.html"), False)

    def is_folder(self, path: str) -> bool:
        """Tell whether a path lacks only the slash at its end."""
        name = self.name(path)
        return bool(name) and (self.tree / str(name) / INDEX).is_file()

    def name(self, path: str) -> str | None:
        """Return the path of a file below the tree, None where a URL leads anywhere else."""
        asked = unquote(path, errors="surrogateescape")
        if not asked.startswith(self.state.root):
            return None
        name = asked.removeprefix(self.state.root)
        parts = (name + INDEX if not name or name.endswith("/") else name).split("/")
        if any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts):
            return None
        return "/".join(parts)

    def _read(self, name: str) -> bytes | None:
        try:
            return (self.tree / name).read_bytes()
        except (OSError, ValueError):
            return None


def _type(name: str) -> str:
    kind = media_type(name)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

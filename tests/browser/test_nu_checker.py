"""Every page of the sample site as a document: valid, and no link of it leads nowhere."""

import json
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

pytestmark = pytest.mark.xdist_group("html")

NOWHERE = "https://site.invalid"
FORWARDS = 'http-equiv="refresh"'  # a former address: only others' links lead to it


def test_html_is_valid(sample: Path, java: Path, npm_package: Callable[[str], Path]) -> None:
    """The Nu HTML Checker finds no error in any page."""
    jar = npm_package("vnu-jar") / "build/dist/vnu.jar"
    checked = subprocess.run(
        [java, "-jar", jar, "--format", "json", "--skip-non-html", "--exit-zero-always", sample],
        capture_output=True,
        check=True,
    )
    messages = json.loads(checked.stderr)["messages"]
    errors = [
        f"{Path(said.get('url', '')).parent.name}:{said.get('lastLine')}: {said['message']}"
        for said in messages
        if said["type"] != "info"
    ]
    assert [] == errors


def test_no_link_leads_nowhere(sample: Path) -> None:
    """Each link, picture, script and style within the site leads to a file, and to its anchor."""
    pages = {path: read_page(path) for path in sorted(sample.rglob("*.html"))}
    broken: dict[str, Path] = {}
    for path, page in pages.items():
        here = f"{NOWHERE}/{path.relative_to(sample).as_posix().removesuffix('index.html')}"
        for link in page.links:
            url, anchor = urldefrag(urljoin(here, link))
            if not url.startswith(f"{NOWHERE}/"):
                continue
            target = sample / unquote(urlsplit(url).path)[1:]
            target = target / "index.html" if url.endswith("/") else target
            missing = anchor and target in pages and unquote(anchor) not in pages[target].anchors
            if not target.is_file() or missing:
                broken.setdefault(url, path.relative_to(sample))
    assert {} == broken


def test_every_page_is_reached(sample: Path) -> None:
    """From the front page links lead to every page but former addresses and the 404 page."""
    reached: set[Path] = set()
    waiting = [sample / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or path.suffix != ".html" or not path.is_file():
            continue
        reached.add(path)
        here = f"{NOWHERE}/{path.relative_to(sample).as_posix().removesuffix('index.html')}"
        for link in read_page(path).anchored:
            url = urldefrag(urljoin(here, link)).url
            if url.startswith(f"{NOWHERE}/"):
                name = unquote(urlsplit(url).path)[1:]
                waiting.append(sample / (f"{name}index.html" if url.endswith("/") else name))
    others = set(sample.rglob("*.html")) - reached - {sample / "404.html"}
    orphans = {path for path in others if FORWARDS not in path.read_text("utf-8")}
    assert [] == sorted(path.relative_to(sample).as_posix() for path in orphans)


class Page(HTMLParser):
    """Collects the links and anchors of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchored: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element refers to, and what it is called."""
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            elif name in ("href", "src", "poster") and value is not None:
                self.links.append(value)
                if tag == "a":
                    self.anchored.append(value)
            elif name == "srcset" and value:
                self.links += [part.split()[0] for part in value.split(",")]


def read_page(path: Path) -> Page:
    """Return the links and anchors of a page."""
    page = Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page

"""A folder of pages as documents: whether each is valid, and where its links lead."""

import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

NOWHERE = "https://site.invalid"
FORWARDS = 'http-equiv="refresh"'  # a former address: only others' links lead to it


def html_errors(public: Path, java: Path, checker: Path) -> list[str]:
    """Return what the Nu HTML Checker finds in the pages of a folder."""
    jar = checker / "build/dist/vnu.jar"
    checked = subprocess.run(
        [java, "-jar", jar, "--format", "json", "--skip-non-html", "--exit-zero-always", public],
        capture_output=True,
        check=True,
    )
    return [
        f"{Path(said.get('url', '')).parent.name}:{said.get('lastLine')}: {said['message']}"
        for said in json.loads(checked.stderr)["messages"]
        if said["type"] != "info"
    ]


def broken_links(public: Path) -> dict[str, str]:
    """Return each link that leads to no file, or to no anchor in it, and a page that has it."""
    pages = {path: read_page(path) for path in sorted(public.rglob("*.html"))}
    broken: dict[str, str] = {}
    for path, page in pages.items():
        for link in page.links:
            url, anchor = urldefrag(urljoin(url_of(path, public), link))
            if not url.startswith(f"{NOWHERE}/"):
                continue
            target = file_at(url, public)
            missing = anchor and target in pages and unquote(anchor) not in pages[target].anchors
            if not target.is_file() or missing:
                broken.setdefault(url, path.relative_to(public).as_posix())
    return broken


def unreached_pages(public: Path) -> list[str]:
    """Return the pages to which no way leads from the front page."""
    reached: set[Path] = set()
    waiting = [public / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or path.suffix != ".html" or not path.is_file():
            continue
        reached.add(path)
        for link in read_page(path).anchored:
            url = urldefrag(urljoin(url_of(path, public), link)).url
            if url.startswith(f"{NOWHERE}/"):
                waiting.append(file_at(url, public))
    others = set(public.rglob("*.html")) - reached - {public / "404.html"}
    orphans = {path for path in others if FORWARDS not in path.read_text("utf-8")}
    return sorted(path.relative_to(public).as_posix() for path in orphans)


def url_of(path: Path, public: Path) -> str:
    """Return where a file would be published."""
    return f"{NOWHERE}/{path.relative_to(public).as_posix().removesuffix('index.html')}"


def file_at(url: str, public: Path) -> Path:
    """Return the file that a host shows at a URL."""
    name = unquote(urlsplit(url).path)[1:]
    return public / (f"{name}index.html" if url.endswith("/") else name)


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

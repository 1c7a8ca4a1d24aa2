"""Nothing that a contributor writes runs: every trick, in every field, in a real browser."""

import json
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hostile_paper import Paper
from newsroom import Newsroom, Result
from payloads import PAYLOADS

pytestmark = pytest.mark.xdist_group("browser")

EVERY = [trick for tricks in PAYLOADS.values() for trick in tricks]
SAMPLE = [trick for tricks in PAYLOADS.values() for trick in tricks[:2]]

TRAPS = """
window.caught = [];
window.canary = (...given) => { window.caught.push(['canary', ...given].join()); };
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
  window[name] = (...given) => { window.caught.push([name, ...given].join()); };
"""
# All that could run: elements, attributes and URLs that a page of this theme has no use for.
ACTIVE = """
() => {
  const found = [];
  const schemes = ['http:', 'https:', 'mailto:', 'tel:'];
  const never = 'iframe,frame,object,embed,applet,form,input,button,textarea,select,base,style,'
    + 'meta[http-equiv=refresh i],meta[http-equiv=set-cookie i],animate,set,foreignObject,use,'
    + 'math,template,audio,video,marquee,portal';
  for (const one of document.querySelectorAll(never)) found.push(one.outerHTML.slice(0, 200));
  for (const one of document.querySelectorAll('script'))
    if (one.type === 'application/ld+json') JSON.parse(one.textContent);
    else found.push(one.outerHTML.slice(0, 200));
  for (const one of document.querySelectorAll('*'))
    for (const {name, value} of one.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'ping')
        found.push(`${name}=${value}`);
      if (/^(href|src|action|formaction|xlink:href|data|poster|cite|background)$/.test(name)) {
        const scheme = new URL(value, location.href).protocol;
        if (!schemes.includes(scheme)) found.push(`${name}=${value}`);
      }
    }
  for (const one of document.querySelectorAll('a, img, p, li, h1, h2, td, figure'))
    for (const kind of ['mouseover', 'focus', 'beforetoggle', 'animationstart'])
      one.dispatchEvent(new Event(kind, {bubbles: true}));
  return found;
}
"""


class Hosted:
    """A published paper, and how much of what was offered to it was refused."""

    def __init__(self, newsroom: Newsroom, tricks: list[str]) -> None:
        paper = Paper(newsroom, tricks)
        self.built: Result = paper.build()
        self.public = newsroom.folder / "public"
        self.offered, self.refused = paper.offered, paper.refused


@pytest.fixture(scope="module")
def sample_paper(tmp_path_factory: pytest.TempPathFactory) -> Hosted:
    """Two tricks of each class."""
    return Hosted(Newsroom(tmp_path_factory.mktemp("sample")), SAMPLE)


@pytest.fixture(scope="module")
def whole_paper(tmp_path_factory: pytest.TempPathFactory) -> Hosted:
    """All tricks."""
    return Hosted(Newsroom(tmp_path_factory.mktemp("whole")), EVERY)


@pytest.fixture(scope="module")
def look(browser: Any) -> Callable[[Hosted], list[str]]:
    """What opens every page of a paper, without its policy, and tells what ran or could."""
    return lambda paper: look_at(paper.public, browser)


def look_at(paper: Path, browser: Any) -> list[str]:
    """Open every page below a folder with traps set; return what was caught."""
    caught: list[str] = []
    with served(paper) as home:
        context = browser.new_context(bypass_csp=True)
        context.add_init_script(TRAPS)
        page = context.new_page()
        page.on("dialog", lambda dialog: (caught.append(dialog.message), dialog.dismiss()))
        page.on("popup", lambda popup: caught.append(popup.url))
        page.on("request", lambda sent: sent.url.startswith(home) or caught.append(sent.url))
        for path in sorted(paper.rglob("*.html")):
            name = path.relative_to(paper).as_posix()
            page.goto(home + quote(name))
            caught += (f"{name}: {each}" for each in page.evaluate(ACTIVE))
            caught += (f"{name}: ran {each}" for each in page.evaluate("window.caught"))
        context.close()
    return caught


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder without any policy; yield the address of its front page."""

    def answer(*given: Any) -> Quiet:
        return Quiet(*given, directory=str(folder))

    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def test_traps_catch(browser: Any, newsroom: Newsroom) -> None:
    """What does run is caught, in each way that is watched: the traps aren't blind."""
    (newsroom.folder / "public").mkdir()
    for name, text in {
        "script": "<script>canary()</script>",
        "image": "<img src=x onerror=canary()>",
        "hover": "<p onmouseover=canary()>x</p>",
        "scheme": "<a href='java\tscript:canary()'>x</a>",
        "remote": "<img src=//evil.example/x.png>",
        "frame": "<iframe srcdoc='<script>parent.canary()</script>'></iframe>",
        "style": "<p style=color:red>x</p>",
    }.items():
        newsroom.write(f"public/{name}.html", f"<!doctype html><title>x</title>{text}")
    caught = look_at(newsroom.folder / "public", browser)

    for each in ("script.html: ran", "image.html: ran", "hover.html: ran", "scheme.html: href"):
        assert any(line.startswith(each) for line in caught), each
    for each in ("//evil.example/x.png", "frame.html: <iframe", "style.html: style="):
        assert any(each in line for line in caught), each


def test_a_sample_of_tricks_runs_nowhere(
    sample_paper: Hosted, look: Callable[[Hosted], list[str]]
) -> None:
    """Two tricks of each class, in every field: no page runs anything or could."""
    assert [] == look(sample_paper)
    assert sample_paper.refused < sample_paper.offered / 3


@pytest.mark.prove
def test_no_trick_runs_anywhere(whole_paper: Hosted, look: Callable[[Hosted], list[str]]) -> None:
    """Every trick, in every field: no page runs anything or could."""
    assert [] == look(whole_paper)
    assert whole_paper.refused < whole_paper.offered / 3


def test_feeds_of_a_sample_are_inert(sample_paper: Hosted) -> None:
    """Feeds are well-formed, their titles are words, and nothing in their HTML is active."""
    assert [] == active_in_feeds(sample_paper.built)


@pytest.mark.prove
def test_feeds_are_inert(whole_paper: Hosted) -> None:
    """The same, of every trick."""
    assert [] == active_in_feeds(whole_paper.built)


def active_in_feeds(built: Result) -> list[str]:
    """Return what is active in any feed: in what a reader takes for HTML, and in addresses."""
    found = []
    for path, content in built.public.items():
        html: list[str] = []
        links: list[str] = []
        if path.endswith((".xml", ".atom", ".opml")):
            for element in ET.fromstring(content).iter():  # noqa: S314 - our own
                name = element.tag.rpartition("}")[2]
                is_html = name in ("description", "encoded") or element.get("type") == "html"
                html += [element.text or ""] if is_html else []
                links += [element.text or ""] if name in ("link", "loc", "comments", "docs") else []
                links += [element.get(each, "") for each in ("href", "url", "xmlUrl", "htmlUrl")]
        elif path.endswith("feed.json"):
            items = json.loads(content)["items"]
            html += [item["content_html"] for item in items]
            links += [item["url"] for item in items]
        found += [f"{path}: {each}" for text in html for each in active_in(text)]
        found += [f"{path}: {each}" for each in links if each and not each.startswith("https://")]
    return found


class Active(HTMLParser):
    """Collects what is active in a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note elements and attributes that could run, and URLs of other schemes."""
        if tag in ("script", "iframe", "object", "embed", "form", "base", "style", "meta", "link"):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.found.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "xlink:href", "cite"):
                plain = "".join(each for each in unescape(value or "") if each > " ")
                scheme, colon, _ = plain.partition(":")
                inside = not colon or "/" in scheme or "#" in scheme
                if not inside and scheme.lower() not in ("http", "https", "mailto", "tel"):
                    self.found.append(f"{tag} {name}={value}")


def active_in(text: str) -> list[str]:
    """Return what is active in a text that a feed reader takes for HTML."""
    parser = Active()
    parser.feed(text)
    parser.close()
    return parser.found

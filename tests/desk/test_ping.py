"""`dateline ping` tells the hub of the feeds that changed, and of no others; it never fails."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from newsroom import Newsroom

HOME = "https://test-letter.example"


class Hub:
    """A hub on loopback: what it was told, and what it answers, first to last."""

    def __init__(self) -> None:
        self.told: list[dict[str, list[str]]] = []
        self.answers: list[int] = []
        self.manifest: bytes | None = None
        self.url = ""

    @property
    def feeds(self) -> list[str]:
        """The paths of the feeds that it was told of."""
        return [form["hub.url"][0].removeprefix(HOME) for form in self.told]


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A hub that listens."""
    hub = Hub()

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            hub.told.append(parse_qs(self.rfile.read(length).decode()))
            self.answer(hub.answers.pop(0) if hub.answers else 204)

        def do_GET(self) -> None:
            self.answer(404 if hub.manifest is None else 200, hub.manifest or b"")

        def answer(self, status: int, body: bytes = b"") -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answering)
    hub.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield hub
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.desk.ping.WAITS", (0.0, 0.0))


@pytest.fixture
def published(newsroom: Newsroom, hub: Hub, tmp_path: Path) -> Newsroom:
    """A paper with a hub, published once; `before.json` is the manifest of that."""
    feeds = f"feeds: {{hub: '{hub.url}'}}"
    newsroom.edit("content/site.yaml", "language: en\n", f"language: en\n{feeds}\n")
    newsroom.article("old", "date: 2025-01-05\nregions: [JP]\n")
    for n in range(25):
        newsroom.article(f"a{n}", "date: 2025-02-05\ntopics: [recycling]\n")
    newsroom.article("new", "date: 2026-02-05\ntopics: [rare-earths]\n")
    assert 0 == newsroom.build().status
    (tmp_path / "before.json").write_bytes((tmp_path / "public/manifest.json").read_bytes())
    return newsroom


def edit(newsroom: Newsroom) -> None:
    """Change the newest article, and publish."""
    newsroom.edit("content/articles/new.md", "A sentence.", "Another sentence.")
    assert 0 == newsroom.build().status


def test_feeds_name_the_hub(published: Newsroom, hub: Hub) -> None:
    """Each feed that changes names the hub and itself; archives don't change, and name none."""
    public = published.folder / "public"
    link = f'rel="hub" href="{hub.url}"'
    for path in ("feed.xml", "feed.atom", "topics/recycling/feed.xml", "feeds/corrections.xml"):
        text = (public / path).read_text("utf-8")
        assert link in text
        assert f'href="{HOME}/{path}" rel="self"' in text
    assert f'"url": "{hub.url}"' in (public / "feed.json").read_text("utf-8")
    assert link not in (public / "feeds/2025-01.atom").read_text("utf-8")


def test_changed_feeds_alone_are_told(published: Newsroom, hub: Hub) -> None:
    """The hub hears of the feeds that an edit changed, each once, and of no other."""
    edit(published)
    result = published.run("ping", "--previous", "before.json")
    assert (0, "told the hub of 5 changed feeds\n") == (result.status, result.output)
    whole = ["/feed.atom", "/feed.json", "/feed.xml", "/feeds/highlights.xml"]
    assert [*whole, "/topics/rare-earths/feed.xml"] == hub.feeds
    assert all(["publish"] == form["hub.mode"] for form in hub.told)


def test_nothing_changed(published: Newsroom, hub: Hub) -> None:
    """After a build that changed nothing nobody is told."""
    assert 0 == published.build("--now", "2026-03-02").status
    result = published.run("ping", "--previous", "before.json")
    assert (0, "no feed with a hub has changed\n") == (result.status, result.output)
    assert [] == hub.told


def test_previous_from_the_web(published: Newsroom, hub: Hub) -> None:
    """The manifest of the last publication may be where it was published."""
    hub.manifest = (published.folder / "before.json").read_bytes()
    edit(published)
    assert 0 == published.run("ping", "--previous", f"{hub.url}manifest.json").status
    assert 5 == len(hub.told)


@pytest.mark.parametrize("missing", ["none.json", "URL"])
def test_first_publication(published: Newsroom, hub: Hub, missing: str) -> None:
    """Where nothing was published before, all feeds are new, and no archive is among them."""
    given = f"{hub.url}manifest.json" if missing == "URL" else missing
    assert 0 == published.run("ping", "--previous", given).status
    assert "/feed.xml" in hub.feeds
    assert "/feeds/highlights.xml" in hub.feeds
    assert not [path for path in hub.feeds if path.startswith("/feeds/2")]


def test_tries_again(published: Newsroom, hub: Hub) -> None:
    """A hub that is busy is asked up to three times."""
    edit(published)
    hub.answers = [503, 429]
    result = published.run("ping", "--previous", "before.json")
    assert (0, "told the hub of 5 changed feeds\n") == (result.status, result.output)
    assert ["/feed.atom"] * 3 == hub.feeds[:3]
    assert 7 == len(hub.told)


def test_fails_softly(published: Newsroom, hub: Hub) -> None:
    """What a hub refuses is said, the others are told, and the exit status is 0."""
    edit(published)
    hub.answers = [400, 503, 503, 503]
    result = published.run("ping", "--previous", "before.json")
    assert 0 == result.status
    assert f"wasn't told of {HOME}/feed.atom: it answered 400" in result.output
    assert f"wasn't told of {HOME}/feed.json: it answered 503" in result.output
    assert "told the hub of 3 changed feeds" in result.output


def test_hub_that_isn_t_there(published: Newsroom, hub: Hub) -> None:
    """A hub that doesn't answer at all is said, and no failure."""
    other = "http://127.0.0.1:9/"  # the port for what is thrown away: nobody listens
    published.edit("content/site.yaml", hub.url, other)
    assert 0 == published.build().status
    result = published.run("ping", "--previous", "before.json")
    assert 0 == result.status
    assert f"{other} wasn't told of {HOME}/feed.xml: " in result.output
    assert [] == hub.told


@pytest.mark.parametrize("text", ["{}", "not a manifest", '{"generator": "Other", "files": {}}'])
def test_previous_that_is_no_manifest(published: Newsroom, hub: Hub, text: str) -> None:
    """Where nobody can tell what changed, nobody is told, and the reason is said."""
    published.write("odd.json", text)
    result = published.run("ping", "--previous", "odd.json")
    assert 0 == result.status
    assert "nobody was told: odd.json is no manifest of Dateline\n" == result.output
    assert [] == hub.told


def test_without_a_hub(newsroom: Newsroom) -> None:
    """A paper without a hub tells nobody."""
    newsroom.article("one").build()
    result = newsroom.run("ping", "--previous", "none.json")
    assert (0, "no feed with a hub has changed\n") == (result.status, result.output)


def test_before_the_first_build(newsroom: Newsroom) -> None:
    """Without a publication there is nothing to tell of."""
    result = newsroom.run("ping", "--previous", "none.json")
    assert 2 == result.status
    assert "run dateline build" in result.output

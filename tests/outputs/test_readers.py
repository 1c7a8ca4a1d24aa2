"""Real readers read every feed of the sample paper, and see what the paper says."""

import json
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import feedparser
import pytest
from feed_reading import Document, read_feed
from lxml import etree
from newsroom import Newsroom, Result, copy_sample
from programs import program

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
READ_FEED = Path(__file__).with_name("read_feed.js")
MONTH = "feeds/2025-"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The sample paper, built; `feeds: {size: 3}`, so that it has a history."""
    folder = tmp_path_factory.mktemp("sample")
    copy_sample(folder)
    room = Newsroom(folder)
    room.edit("content/site.yaml", "feeds: {size: 20}", "feeds: {size: 3, classes: [state-owned]}")
    result = room.build()
    assert 0 == result.status, result.output
    return result


def feeds_of(result: Result) -> dict[str, bytes]:
    """Return all feeds by their path."""
    return {
        path: data
        for path, data in result.public.items()
        if path.startswith("feeds/") or path.rpartition("/")[2].startswith("feed.")
    }


def test_sample_has_feeds_of_all_kinds(sample: Result) -> None:
    """There is something to read: whole, in short, wrong, by term and class, in each format."""
    feeds = feeds_of(sample)
    assert {"feed.xml", "feed.atom", "feed.json", "feeds/state-owned.xml"} <= set(feeds)
    assert len([path for path in feeds if path.startswith(MONTH)]) > 3
    assert len(feeds) > 40
    assert all(read_feed(path, data).items for path, data in feeds.items() if "feeds/" not in path)


def test_feedparser_reads_every_feed(sample: Result) -> None:
    """Feedparser finds no fault, and every item with its id, title, date, authors and text."""
    for path, data in feeds_of(sample).items():
        if path.endswith(".json"):
            continue
        meant, feed = read_feed(path, data), feedparser.parse(data)
        assert not feed.bozo, path
        assert feed.version == ("atom10" if path.endswith(".atom") else "rss20")
        assert meant.title == feed.feed.title
        assert [item.id for item in meant.items] == [entry.id for entry in feed.entries]
        for item, entry in zip(meant.items, feed.entries, strict=True):
            assert item.title == entry.title
            assert item.url == entry.link
            assert item.published.utctimetuple()[:6] == entry.published_parsed[:6]
            assert list(item.categories) == [tag.label or tag.term for tag in entry.tags]
            authors = [author.name for author in entry.authors if "name" in author]
            assert set(item.authors) >= set(authors)
            assert authors


def test_feedparser_keeps_the_text(sample: Result) -> None:
    """What feedparser keeps of a text after its own cleaning is nearly all of it."""
    for path in ("feed.xml", "feed.atom"):
        meant = read_feed(path, sample.public[path])
        feed = feedparser.parse(sample.public[path])
        for item, entry in zip(meant.items, feed.entries, strict=True):
            words = etree.HTML(item.html).xpath("string()").split()
            kept = etree.HTML(entry.content[0].value).xpath("string()").split()
            assert words == kept


@pytest.mark.parametrize(
    ("reader", "endings"),
    [("rss-parser", (".xml", ".atom")), ("feedsmith", (".xml", ".atom", ".json"))],
)
def test_readers_of_npm(
    reader: str,
    endings: tuple[str, ...],
    sample: Result,
    npm_package: Callable[[str], Path],
    tmp_path: Path,
) -> None:
    """Two parsers of npm see the same ids, titles, dates, links and texts."""
    node, modules = program("node", "nodejs"), npm_package(reader).parent
    chosen = ("feed.", MONTH, "feeds/highlights", "regions/cn/", "topics/rare-earths/", "authors/")
    for path, data in feeds_of(sample).items():
        if not (path.startswith(chosen) and path.endswith(endings)):
            continue
        file = tmp_path / path.replace("/", "-")
        file.write_bytes(data)
        done = subprocess.run(
            [node, READ_FEED, reader, modules, file], capture_output=True, check=False
        )
        assert 0 == done.returncode, done.stderr.decode()
        seen = json.loads(done.stdout)
        assert meant_by(read_feed(path, data)) == [
            (item["id"], item["title"], instant(item["date"]), item["url"], item["html"].strip())
            for item in seen
        ]


def meant_by(document: Document) -> list[tuple[str, str, datetime, str, str]]:
    """Return what a reader is to see of each item."""
    return [
        (item.id, item.title, item.published, item.url, item.html.strip())
        for item in document.items
    ]


def instant(written: str) -> datetime:
    """Return the instant that a reader passes on as it was written, or in ISO 8601."""
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return parsedate_to_datetime(written)


@pytest.fixture
def served(sample: Result, tmp_path: Path) -> Iterator[str]:
    """The sample paper on loopback; yields its address."""
    for path, data in feeds_of(sample).items():
        target = tmp_path / "served" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Silent, directory=str(tmp_path / "served"))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "path",
    [
        "feed.xml",
        "feed.atom",
        "regions/cn/feed.xml",
        "feeds/highlights.xml",
        "feeds/corrections.xml",
    ],
)
def test_newsboat(path: str, sample: Result, served: str, tmp_path: Path) -> None:
    """Newsboat fetches a feed, and keeps each article with its id, title, date and text."""
    urls, cache, config = (tmp_path / name for name in ("urls", "cache.db", "config"))
    urls.write_text(f"{served}{path}\n")
    config.write_text("")
    subprocess.run(
        [program("newsboat"), "-u", urls, "-c", cache, "-C", config, "-x", "reload"],
        env={"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
        timeout=60,
    )
    with closing(sqlite3.connect(cache)) as kept:
        query = "select guid, title, url, pubDate, content from rss_item"
        seen = {(guid, title, url, html) for guid, title, url, _, html in kept.execute(query)}
        dates = dict(kept.execute("select guid, cast(pubDate as integer) from rss_item"))
    meant = read_feed(path, sample.public[path]).items
    assert {(item.id, item.title, item.url, item.html) for item in meant} == seen
    assert {item.id: int(item.published.timestamp()) for item in meant} == dates


def test_schema_of_atom(sample: Result) -> None:
    """RELAX NG of RFC 4287 finds nothing in any Atom document of the sample paper."""
    documents = {path: data for path, data in feeds_of(sample).items() if path.endswith(".atom")}
    assert len(documents) > 3
    for path, data in documents.items():
        SCHEMA.validate(etree.fromstring(data))
        assert not SCHEMA.error_log, path

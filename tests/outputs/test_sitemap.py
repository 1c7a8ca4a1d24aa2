"""The sitemap keeps to its protocol, and robots.txt leads to it."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from small_library import SITE, Texts, article, carried_out, library

from dateline.model.library import Library, Page
from dateline.model.site import PageSettings
from dateline.outputs import sitemap

SCHEMA = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOME = "https://test-letter.example/paper"
TEXTS = Texts()
PLAIN = TEXTS.body("<p>A text.</p>\n")


def files(shelf: Library) -> dict[str, bytes]:
    """Return all that the output prints."""
    return {order.path: carried_out(order) for order in sitemap.emit(shelf, TEXTS.workshop)}


def listed(data: bytes) -> dict[str, str | None]:
    """Return the URLs of a sitemap or an index, and when each was last changed."""
    root = ElementTree.fromstring(data)  # noqa: S314 (our own)
    return {each.findtext(f"{SCHEMA}loc") or "": each.findtext(f"{SCHEMA}lastmod") for each in root}


def test_every_page() -> None:
    """Home, articles, lists with their numbered pages, the archive and standing pages are there."""
    later = datetime.fromisoformat("2026-03-01T09:00:00+08:00")
    articles = [article(f"a{n}", n * 200, PLAIN) for n in range(4)]
    articles[0] = article("a0", 0, PLAIN, {"updated": later})
    about = Page("content/pages/about.md", "About", "/about/", "", PLAIN)
    made = files(library(*articles, pages=(about,)))
    expected = {
        "/": "2027-08-24T08:30:00Z",
        "/page/1/": "2026-07-20T08:30:00Z",
        "/2026/a3/": "2027-08-24T08:30:00Z",
        "/2026/a2/": "2027-02-05T08:30:00Z",
        "/2026/a1/": "2026-07-20T08:30:00Z",
        "/2026/a0/": "2026-03-01T01:00:00Z",
        "/topics/": None,
        "/topics/rare-earths/": "2027-08-24T08:30:00Z",
        "/topics/rare-earths/page/1/": "2026-07-20T08:30:00Z",
        "/archive/": "2027-08-24T08:30:00Z",
        "/archive/2027/": "2027-08-24T08:30:00Z",
        "/archive/2026/": "2026-07-20T08:30:00Z",
        "/subscribe/": None,
        "/figures/": None,
        "/about/": None,
    }
    assert {HOME + address: when for address, when in expected.items()} == listed(
        made["sitemap.xml"]
    )
    assert {"sitemap.xml", "robots.txt"} == set(made)


def test_robots() -> None:
    """robots.txt names the sitemaps by their whole URLs."""
    lines = f"Sitemap: {HOME}/sitemap.xml\nSitemap: {HOME}/news-sitemap.xml\n"
    expected = f"User-agent: *\nAllow: /paper/\n\n{lines}"
    assert expected == files(library())["robots.txt"].decode()


def test_preview() -> None:
    """A preview keeps robots out and lists nothing."""
    made = files(library(article("a", 0, PLAIN), site=replace(SITE, preview=True)))
    assert {"robots.txt": b"User-agent: *\nDisallow: /paper/\n"} == made


def test_empty_paper() -> None:
    """A paper without articles has its front page, its archive, and how to hear of the first."""
    shelf = replace(library(), taxonomies=())
    expected = dict.fromkeys((f"{HOME}/", f"{HOME}/archive/", f"{HOME}/subscribe/"))
    assert expected == listed(files(shelf)["sitemap.xml"])


def test_index_of_a_long_sitemap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the protocol's number of URLs there are several files and an index of them."""
    monkeypatch.setattr(sitemap, "MAX_URLS", 3)
    site = replace(SITE, pages=PageSettings(figures=False))
    shelf = library(article("a", 0, PLAIN), article("b", 1, PLAIN), site=site)
    made = files(replace(shelf, taxonomies=()))
    assert {
        f"{HOME}/sitemap-1.xml": "2026-01-02T08:30:00Z",
        f"{HOME}/sitemap-2.xml": "2026-01-02T08:30:00Z",
    } == listed(made["sitemap.xml"])
    parts = [listed(made[f"sitemap-{number}.xml"]) for number in (1, 2)]
    assert [3, 3] == [len(part) for part in parts]
    assert made["sitemap.xml"].count(b"<sitemap>") == 2


def test_limit_of_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is longer than the protocol allows."""
    monkeypatch.setattr(sitemap, "MAX_BYTES", 700)
    made = files(library(*(article(f"a{n}", n, PLAIN) for n in range(9))))
    assert len(made) > 3
    parts = [data for path, data in made.items() if path.startswith("sitemap-")]
    assert max(len(data) for data in parts) <= 700


def test_odd_addresses() -> None:
    """Addresses are escaped, and one that is too long for the protocol is left out."""
    odd = article("a", 0, PLAIN, {"address": "/a&b'c/"})
    long = article("b", 1, PLAIN, {"address": "/" + "b" * 2048 + "/"})
    urls = listed(files(library(odd, long))["sitemap.xml"])
    assert f"{HOME}/a&b'c/" in urls
    assert max(len(url) for url in urls) < 2048


def test_old_zones() -> None:
    """A time before zones had whole minutes is told in UTC, without what the schema lacks."""
    old = datetime(1890, 5, 1, 12, tzinfo=UTC)
    urls = listed(
        files(library(article("a", 0, PLAIN, {"date": old, "updated": old})))["sitemap.xml"]
    )
    assert "1890-05-01T12:00:00Z" == urls[f"{HOME}/2026/a/"]

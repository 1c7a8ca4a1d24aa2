"""`gone` in site.yaml: pages that say that what was there is no more."""

import pytest
from newsroom import Newsroom

SITE = "content/site.yaml"
ENTRY = "{path: /2025/01/x/, date: 2026-02-03, reason: We could not stand by it.}"


def gone(newsroom: Newsroom, *entries: str, more: str = "") -> Newsroom:
    """A paper with an article, and these entries under `gone`."""
    lines = "".join(f"  - {entry}\n" for entry in entries)
    newsroom.write(SITE, f"{newsroom.read(SITE)}{more}gone:\n{lines}")
    return newsroom.article("one", "topics: [recycling]\n")


def test_page_says_what_is_gone_since_when_and_why(newsroom: Newsroom) -> None:
    """The page stands at the address, asks not to be found, and is in no list."""
    result = gone(newsroom, ENTRY, "{path: /old.html, reason: A & B asked us to.}").build()

    assert (0, []) == (result.status, result.problems)
    page = result.page("/2025/01/x/")
    assert "This page is gone" in page
    assert "It was removed on 3 February 2026." in page
    assert "We could not stand by it." in page
    assert '<meta name="robots" content="noindex">' in page
    assert "It was removed" not in result.page("/old.html")
    assert "A &amp; B asked us to." in result.page("/old.html")
    others = [
        path
        for path, data in result.public.items()
        if b"2025/01/x" in data and path not in ("2025/01/x/index.html", "manifest.json")
    ]
    assert [] == others


def test_only_netlify_is_told_the_status(newsroom: Newsroom) -> None:
    """`_redirects` names 410, and forces it, where the host knows how; else it is a page."""
    newsroom.article("two", "aliases: [/b/]\n")
    other = gone(newsroom, ENTRY, more="hosting: {redirects: true}\n").build()
    newsroom.edit(SITE, "redirects: true", "netlify: true")
    netlify = newsroom.build()

    assert "/b/ /2026/two/ 301\n" == other.page("_redirects")
    assert "/2025/01/x/ /2025/01/x/ 410!\n/b/ /2026/two/ 301!\n" == netlify.page("_redirects")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/2026/one/", "the address /2026/one/ is taken by content/articles/one.md"),
        ("/2026/one", "the address /2026/one/ is taken by content/articles/one.md"),
        ("/2026/ONE/", "the address /2026/ONE/ is taken by content/articles/one.md"),
        ("/2026/one/index.html", "the address /2026/one/ is taken by content/articles/one.md"),
        ("/2027/later/", "the address /2027/later/ is taken by content/articles/later.md"),
        ("/former/", "the address /former/ is taken by content/articles/later.md"),
        ("/about/", "the address /about/ is taken by content/pages/about.md"),
        ("/topics/recycling/", "/topics/recycling/ is not gone: articles are filed there"),
        ("/topics/magnets/", "/topics/magnets/ is not gone: articles are filed there"),
        ("/topics/old/", "/topics/old/ is not gone: it leads on to 'rare-earths'"),
        ("/topics/", "the address /topics/ belongs to the site's own pages"),
        ("/regions/cn/page/2/", "belongs to the site's own pages"),
        ("/feed.xml", "'/feed.xml' was no page"),
        ("/data.csv", "'/data.csv' was no page"),
        ("/", "'/' is not a former address of this site"),
        ("2025/x/", "'2025/x/' is not a former address of this site"),
        ("https://a.example/", "is not a former address of this site"),
        ("/../x/", "'/../x/' is not a former address of this site"),
        ('"/x/\\nb/"', "is not a former address of this site"),
    ],
)
def test_what_is_not_gone(newsroom: Newsroom, path: str, said: str) -> None:
    """An address that somebody has, now or later, is an error at its line."""
    newsroom.write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n")
    newsroom.write(
        "content/vocabulary/topics.yaml",
        "recycling: R\nmagnets: M\nrare-earths: {name: RE, aliases: [old]}\n",
    )
    newsroom.article("later", "date: 2027-01-01\ntopics: [magnets]\naliases: [/former/]\n")

    result = gone(newsroom, f"{{path: {path}, reason: Why.}}").build()

    assert (1, {}) == (result.status, result.public)
    assert 1 == len(result.problems)
    assert result.problems[0].startswith(f"{SITE}:8:12: error: ")
    assert said in result.output


def test_term_may_be_gone(newsroom: Newsroom) -> None:
    """A term that nothing is filed under any more has a page that says so."""
    result = gone(newsroom, "{path: /topics/rare-earths/, reason: Merged.}").build()

    assert (0, []) == (result.status, result.problems)
    assert "Merged." in result.page("/topics/rare-earths/")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{path: /x/}", "'reason' is missing in 'gone'"),
        ("{reason: x}", "'path' is missing in 'gone'"),
        ("/x/", "'gone' has fields of its own"),
        ("{path: /x/, reason: Why, date: soon}", "error: "),
    ],
)
def test_entry_that_can_t_be_read(newsroom: Newsroom, entry: str, said: str) -> None:
    """What an entry lacks is said at its place."""
    result = gone(newsroom, entry).build()

    assert (1, {}) == (result.status, result.public)
    assert said in result.output


def test_one_address_twice(newsroom: Newsroom) -> None:
    """Two reasons for one address are one too many."""
    result = gone(newsroom, ENTRY, "{path: /2025/01/X, reason: Another.}").build()

    assert [f"{SITE}:9:12: error: /2025/01/X/ is named twice"] == result.problems


def test_page_follows_its_entry(newsroom: Newsroom) -> None:
    """Another reason is another page; without an entry there is none."""
    gone(newsroom, ENTRY).build()
    edited = newsroom.edit(SITE, "stand by it", "prove it").build()
    taken = newsroom.edit(SITE, f"gone:\n  - {ENTRY.replace('stand by it', 'prove it')}\n", "")

    assert "We could not prove it." in edited.page("/2025/01/x/")
    assert "2025/01/x/index.html" not in taken.build().public

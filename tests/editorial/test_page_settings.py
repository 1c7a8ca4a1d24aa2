"""`pages:` of site.yaml says which pages the site makes; what is left out leaves no link."""

import re
from urllib.parse import unquote

import pytest
from newsroom import Newsroom, Result

from dateline.editorial.addresses import TAXONOMIES

BARE = """\
pages:
  terms: none
  archive: false
  subscribe: false
  corrections: false
  disclaimers: false
  figures: false
news_sitemap: false
feeds: {formats: rss, history: false, highlights: false, corrections: false, opml: false}
"""
HEAD = """\
regions: [CN-ZJ]
topics: [rare-earths]
authors: [editor]
series: chain
disclaimer: careful
corrections: [{date: 2026-02-06, was: One, now: Two}]
"""
_HREF = re.compile(r'(?:href|src)="(/[^"#?]*)')
ALWAYS = {"index.html", "on/one/index.html", "404.html", "feed.xml", "sitemap.xml"}


def built(newsroom: Newsroom, settings: str) -> Result:
    """Build two articles that are filed under one term of each kind."""
    newsroom.edit("content/site.yaml", "language: en\n", f"language: en\n{settings}")
    newsroom.edit("content/site.yaml", "zone:", "permalink: /on/{slug}/\nzone:")
    newsroom.write("content/vocabulary/series.yaml", "chain: The chain\n")
    newsroom.write("content/vocabulary/disclaimers.yaml", "careful: {text: Take care.}\n")
    newsroom.article("one", HEAD).article("two", HEAD.replace("CN-ZJ", "CN"))
    return newsroom.build()


def dead_links(result: Result) -> set[tuple[str, str]]:
    """Return each address inside that a page names and that isn't there, with the page."""
    pages = {path: text for path, text in result.public.items() if path.endswith(".html")}
    named = {(path, href) for path, text in pages.items() for href in _HREF.findall(text.decode())}
    return {(path, href) for path, href in named if file_at(href) not in result.public}


def file_at(href: str) -> str:
    """Return the file that a host shows at an address."""
    return unquote(href[1:] + ("index.html" if href.endswith("/") else ""))


def made(result: Result) -> set[str]:
    """Return the paths of what a reader or a feed reader may open, but for what is always there."""
    found = {path for path in result.public if path.endswith((".html", ".xml", ".opml", ".atom"))}
    return found - ALWAYS - {"on/two/index.html"}


def test_all_can_be_left_out(newsroom: Newsroom) -> None:
    """Articles, the front page, one feed and the sitemap are left, and no link leads nowhere."""
    result = built(newsroom, BARE)
    assert (0, "") == (result.status, result.report)
    assert set() == made(result)
    assert set() == dead_links(result)
    assert b"archive" not in result.public["sitemap.xml"]


def test_names_stay(newsroom: Newsroom) -> None:
    """Where a term has no page, its name stands there without a link."""
    page = built(newsroom, BARE).page("/on/one/")
    for name in ("Zhejiang", "Rare earths", "The Editor", "The chain"):
        assert name in page


@pytest.mark.parametrize(
    ("pages", "gone"),
    [
        ("{terms: [regions, topics]}", {"authors/", "series/"}),
        ("{indexes: false}", {f"{each}/index.html" for each in TAXONOMIES}),
        ("{roll_up: false}", {"regions/asia/", "regions/eastern-asia/", "regions/cn/page/"}),
        ("{archive: false}", {"archive/"}),
        ("{subscribe: false}", {"subscribe/"}),
        ("{corrections: false}", {"corrections/"}),
        ("{disclaimers: false}", {"disclaimers/"}),
        ("{figures: false}", {"figures/"}),
    ],
)
def test_each_goes_alone(newsroom: Newsroom, pages: str, gone: set[str]) -> None:
    """Each kind of page can be left out without the others, and no link to it is left."""
    usual = Newsroom(newsroom.folder / "usual")
    before = built(usual, "page_size: 1\n")
    after = built(newsroom, f"page_size: 1\npages: {pages}\n")
    left_out = {path for path in before.public if path.startswith(tuple(gone))}
    assert left_out
    assert set(before.public) - left_out == set(after.public)
    assert set() == dead_links(after)


def test_region_holds_what_names_it(newsroom: Newsroom) -> None:
    """Without rolling up, China's page doesn't list an article on Zhejiang."""
    page = built(newsroom, "pages: {roll_up: false}\n").page("/regions/cn/")
    assert ("On two" in page, "On one" in page) == (True, False)
    assert "<svg viewBox" not in page


def test_whole_list(newsroom: Newsroom) -> None:
    """A list that isn't paged shows all on one page."""
    result = built(newsroom, "page_size: 1\npages: {paged: false}\n")
    numbered = [path for path in result.public if "/page/" in f"/{path}"]
    page = result.page("/topics/rare-earths/")
    assert ["page/1/index.html"] == numbered
    assert "On one" in page
    assert "On two" in page


@pytest.mark.parametrize(
    ("settings", "said", "hint"),
    [
        ("pages: {terms: [region]}", "'region' in terms of pages", "did you mean 'regions'?"),
        ("pages: {terms: [people]}", "'people' in terms of pages", "known are: regions, topics"),
        ("pages: {archive: no}", "'archive' is no", "write archive: true or archive: false"),
        ("pages: {archives: false}", "unknown field 'archives'", "did you mean 'archive'?"),
        (
            "pages: {terms: topics}\nfeeds: {terms: [authors]}",
            "feeds of authors, which have no pages",
            "write authors in terms of pages too",
        ),
        (
            "pages: {archive: false}\nnavigation: [{name: Old, to: /archive/}]",
            "no page of this site is at /archive/",
            "content/site.yaml leaves such pages out (archive in pages)",
        ),
        (
            "pages: {terms: topics}\nnavigation: [{name: China, to: /regions/cn/}]",
            "no page of this site is at /regions/cn/",
            "content/site.yaml leaves such pages out (terms in pages)",
        ),
        (
            "pages: {indexes: false}\nnavigation: [{name: Topics, to: /topics/}]",
            "no page of this site is at /topics/",
            "content/site.yaml leaves such pages out (indexes in pages)",
        ),
    ],
)
def test_faults(newsroom: Newsroom, settings: str, said: str, hint: str) -> None:
    """A word that isn't known, and a link to what is left out, are told with place and cure."""
    result = built(newsroom, f"{settings}\n")
    assert 1 == result.status
    assert 1 == len(result.problems)
    assert said in result.output
    assert hint in result.output
    assert result.problems[0].startswith("content/site.yaml")


def test_link_in_an_article(newsroom: Newsroom) -> None:
    """An article that links to what is left out is told, with the reason."""
    newsroom.article("three", body="See the [archive](/archive/).\n")
    result = built(newsroom, "pages: {archive: false}\n")
    assert ["content/articles/three.md:5:19: error: no page of this site is at /archive/"] == (
        result.problems
    )
    assert "(archive in pages)" in result.output

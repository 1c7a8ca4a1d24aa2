"""Former addresses lead on, and none of them can lead astray."""

import pytest
from newsroom import Newsroom


def test_alias_has_a_page_that_leads_on(newsroom: Newsroom) -> None:
    """A former address is a page with a link, a canonical address and no script."""
    newsroom.article("2026/one", "aliases: [/old/place/, /older.html, /oldest]\n")

    result = newsroom.build()

    assert 0 == result.status, result.output
    for path in ("old/place/index.html", "older.html", "oldest/index.html"):
        page = result.page(f"/{path}")
        assert 'content="0; url=/2026/one/"' in page
        assert '<link rel="canonical" href="https://test-letter.example/2026/one/">' in page
        assert '<a href="/2026/one/">' in page
        assert "noindex" in page
        assert "<script" not in page
    assert "/old/place/" not in result.page("sitemap.xml")


def test_former_key_of_a_term_leads_on(newsroom: Newsroom) -> None:
    """A topic that was renamed is found at the address that it had."""
    newsroom.write(
        "content/vocabulary/topics.yaml", "magnets: {name: Magnets, aliases: [permanent-magnets]}\n"
    ).article("2026/one", "topics: [permanent-magnets]\n")

    result = newsroom.build()

    assert 'url=/topics/magnets/"' in result.page("/topics/permanent-magnets/")


def test_hosts_that_take_redirects_get_a_list(newsroom: Newsroom) -> None:
    """With the setting, `_redirects` names each former path, its target and a status."""
    site = newsroom.read("content/site.yaml")
    newsroom.write("content/site.yaml", site + "hosting: {redirects: true}\n")
    newsroom.article("2026/one", "aliases: [/old/, /旧/]\n")

    result = newsroom.build()

    lines = result.page("_redirects").splitlines()
    assert ["/old/ /2026/one/ 301", "/%E6%97%A7/ /2026/one/ 301"] == lines


def test_held_article_leaves_no_redirect(newsroom: Newsroom) -> None:
    """The former address of an article that isn't out would tell of it."""
    newsroom.article("2026/one").article("2027/later", "date: 2027-01-01\naliases: [/old/]\n")

    result = newsroom.build()

    assert 0 == result.status, result.output
    assert not any(path.startswith("old") for path in result.public)


@pytest.mark.parametrize(
    "alias",
    [
        "old/",
        "/a b/",
        "/../up/",
        "/./here/",
        "//host.example/",
        "/x?y=1",
        "/x#y",
        "/%2e%2e/",
        '"/a\\nb/"',
        "/<b>/",
        "https://test-letter.example/old/",
        "/" + "x" * 600 + "/",
    ],
)
def test_alias_that_is_no_address_is_refused(newsroom: Newsroom, alias: str) -> None:
    """What isn't the path of a page is an error at its place, and nothing is published."""
    newsroom.article("2026/one", f"aliases:\n  - {alias}\n")

    result = newsroom.build()

    assert 1 == result.status
    assert any(line.startswith("content/articles/2026/one.md:5:") for line in result.problems)
    assert {} == result.public


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        ("/2026/one/", "this article's own address"),
        ("/2026/one", "this article's own address"),
        ("/2026/two/", "is taken by content/articles/2026/two.md"),
        ("/regions/cn/", "belongs to the site's own pages"),
        ("/topics/recycling/", "belongs to the site's own pages"),
        ("/2026/ONE/", "this article's own address"),
        ("/2026/one/index.html", "this article's own address"),
        ("/2026/TWO/", "is taken by content/articles/2026/two.md"),
        ("/feed.xml", "belongs to the site's own pages"),
        ("/", "not a former address"),
    ],
)
def test_alias_that_clashes_is_refused(newsroom: Newsroom, alias: str, message: str) -> None:
    """A former address that is somebody's address of today is an error naming both."""
    newsroom.article("2026/one", f"aliases: [{alias}]\n").article("2026/two")

    result = newsroom.build()

    assert 1 == result.status
    assert message in result.output


@pytest.mark.parametrize("aliases", ["/old/, /OLD/", "/old, /old/", "/e\u0301/, /\u00e9/"])
def test_alias_that_is_named_twice_is_refused(newsroom: Newsroom, aliases: str) -> None:
    """Two spellings that some file system takes for one are an error at the second."""
    newsroom.article("2026/one", f"aliases: [{aliases}]\n")

    result = newsroom.build()

    assert (1, {}) == (result.status, result.public)
    assert 1 == len(result.problems)
    assert result.problems[0].startswith("content/articles/2026/one.md:4:")
    assert " is named twice, as /" in result.output


def test_aliases_in_a_circle_are_refused(newsroom: Newsroom) -> None:
    """Articles whose aliases lead to each other are told of both."""
    newsroom.article("2026/a", "aliases: [/2026/b/]\n").article("2026/b", "aliases: [/2026/a/]\n")

    result = newsroom.build()

    assert [
        "content/articles/2026/a.md:4:11: error: "
        "the address /2026/b/ is taken by content/articles/2026/b.md",
        "content/articles/2026/b.md:4:11: error: "
        "the address /2026/a/ is taken by content/articles/2026/a.md",
    ] == result.problems


def test_one_alias_of_two_articles_is_refused(newsroom: Newsroom) -> None:
    """A former address leads to one article; a held one has its claim too."""
    newsroom.article("2026/a", "aliases: [/old/]\n")
    newsroom.article("2026/b", "date: 2027-01-01\naliases: [/Old/]\n")

    result = newsroom.build()

    assert 1 == result.status
    assert "the address /Old/ is taken by content/articles/2026/a.md" in result.output


@pytest.mark.parametrize(
    "topics",
    [
        "a: {name: A, aliases: [b]}\nb: {name: B, aliases: [a]}\n",
        "a: {name: A, aliases: [b]}\nb: {name: B}\n",
        "a: {name: A, aliases: [c]}\nb: {name: B, aliases: [c]}\n",
    ],
)
def test_former_keys_that_clash_are_refused(newsroom: Newsroom, topics: str) -> None:
    """A former key leads to one term, and to none that leads back."""
    newsroom.write("content/vocabulary/topics.yaml", topics).article("one")

    result = newsroom.build()

    assert (1, {}) == (result.status, result.public)
    assert all(line.startswith("content/vocabulary/topics.yaml:") for line in result.problems)

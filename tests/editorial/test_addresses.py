"""Where articles and pages stand, which ids they have, and whom they get in the way of."""

import pytest
from newsroom import Newsroom
from reading import checked

SITE = "content/site.yaml"


@pytest.mark.parametrize(
    ("address", "name", "head"),
    [
        ("/2026/magnets/", "magnets", ""),
        ("/2026/magnets/", "2026/02/2026-02-05-magnets", ""),
        ("/2026/a-name/", "magnets", "slug: a-name"),
        ("/of/its/own/", "magnets", "permalink: /of/its/own/"),
        ("/2026/xi-tu/", "稀土", ""),
        ("/2026/c-sharp/", "C#", ""),
        ("/2026/rare-earths-and-magnets/", "Rare earths & magnets", ""),
        ("/2025/magnets/", "magnets", "date: 2026-01-01 00:30 +02:00"),
    ],
)
def test_address_of_an_article(address: str, name: str, head: str, newsroom: Newsroom) -> None:
    """The pattern is filled in by the site's own calendar; a slug or a permalink wins."""
    result = newsroom.article(name, head).build()

    assert (0, []) == (result.status, result.problems)
    assert f"{address[1:]}index.html" in result.public


def test_pattern_of_addresses(newsroom: Newsroom) -> None:
    """Year, month and day have their zeros."""
    newsroom.write(SITE, newsroom.read(SITE) + "permalink: /news/{year}/{month}/{day}/{slug}/\n")

    assert "news/2026/02/05/a/index.html" in newsroom.article("a").build().public


def test_long_file_name_makes_an_address_and_an_id(newsroom: Newsroom) -> None:
    """A file name of more than 120 bytes is cut between words in the address, not in the id."""
    name = "a-very-long-name-" * 12 + "end"

    result = newsroom.article(name).build()

    (path,) = (path for path in result.public if path.startswith("2026/a-very"))
    assert (0, []) == (result.status, result.problems)
    assert len(path.split("/")[1]) <= 80
    assert f"tag:test-letter.example,2025:{name}" in result.page("/feed.xml")


@pytest.mark.parametrize("name", ["???", "🙂", "--"])
def test_name_without_letters_wants_a_slug(name: str, newsroom: Newsroom) -> None:
    """No address can be made of such a name; the hint is the line to add."""
    result = checked(newsroom.article(name))

    assert 1 == result.status
    assert [f"content/articles/{name}.md: error: no address can be made of this file's name"] == (
        result.problems
    )
    assert "    add a line: slug: a-few-plain-words" in result.report


@pytest.mark.parametrize(
    ("first", "second", "line", "hint"),
    [
        ("slug: same", "slug: same", 4, "write another: slug: same-2"),
        ("slug: b", "", 2, "add a line: slug: another-name"),
        (
            "permalink: /x/Y/",
            "permalink: /x/y/",
            4,
            "write another: permalink: /another/place/",
        ),
    ],
)
def test_clash_of_addresses_names_both(
    first: str, second: str, line: int, hint: str, newsroom: Newsroom
) -> None:
    """Two articles with one address, in any case of letters, are an error that names both."""
    result = checked(newsroom.article("a", first).article("b", second))

    (problem,) = result.problems
    assert problem.startswith(f"content/articles/b.md:{line}:")
    assert problem.endswith(" is taken by content/articles/a.md")
    assert f"    {hint}\n" == result.report.partition("\n")[2]


@pytest.mark.parametrize(
    "address",
    ["/", "/regions/x/", "/archive/", "/Media/x/", "/page/2/", "/feed.xml/", "/404.html/"],
)
def test_addresses_of_the_site_itself(address: str, newsroom: Newsroom) -> None:
    """Nothing that an editor names can stand where the site's own pages do."""
    result = checked(newsroom.article("a", f"permalink: {address}"))

    message = f"the address {address} belongs to the site's own pages"
    assert [f"content/articles/a.md:4:12: error: {message}"] == result.problems


def test_page_and_article_clash(newsroom: Newsroom) -> None:
    """A standing page and an article can't share an address either."""
    newsroom.write("content/pages/about.md", "---\ntitle: About\n---\nWords.\n")

    result = checked(newsroom.article("a", "permalink: /about/"))

    assert ["content/pages/about.md:2:8: error: the address /about/ is taken by "] == [
        problem.replace("content/articles/a.md", "") for problem in result.problems
    ]


def test_clash_of_a_draft_is_an_error(newsroom: Newsroom) -> None:
    """A slip could publish a draft, so that its address is looked at as if it were public."""
    result = checked(newsroom.article("a", "slug: b\ndraft: true").article("b"))

    assert 1 == result.status
    assert "error: the address /2026/b/ is taken by content/articles/a.md" in result.problems[0]


def test_clash_of_ids(newsroom: Newsroom) -> None:
    """Two files of one name have one id; the hint is a line that mends it."""
    newsroom.article("x/twin", "slug: one").article("y/twin", "slug: two")

    result = checked(newsroom)

    message = "its id 'twin' is that of content/articles/x/twin.md too"
    assert [f"content/articles/y/twin.md:2:8: error: {message}"] == result.problems
    assert "    add a line: id: twin-2" in result.report


def test_clash_of_an_id_with_a_draft_is_for_the_draft_to_mend(newsroom: Newsroom) -> None:
    """The draft is warned about, wherever it stands; what is public comes out."""
    newsroom.article("x/twin", "slug: one\ndraft: true").article("y/twin", "slug: two")

    result = checked(newsroom)

    assert 0 == result.status
    assert [
        "content/articles/x/twin.md:2:8: warning: its id 'twin' is that of "
        "content/articles/y/twin.md too"
    ] == result.problems


def test_id_stays_whatever_else_changes(newsroom: Newsroom) -> None:
    """Title, date, slug, permalink, folder, pattern, domain: the id in the feed is the same."""
    newsroom.article("twin", "id: the-id")
    before = guids(newsroom.build().page("/feed.xml"))

    newsroom.rename("content/articles/twin.md", "content/articles/2026/moved.md")
    newsroom.article("2026/moved", "id: the-id\ntitle: Another\ndate: 2026-01-01\nslug: other")
    newsroom.write(
        SITE,
        newsroom.read(SITE).replace("https://test-letter.example/", "https://new.example/paper/")
        + "permalink: /x/{slug}/\n",
    )

    assert ["tag:test-letter.example,2025:the-id"] == before
    assert before == guids(newsroom.build().page("/feed.xml"))


def guids(feed: str) -> list[str]:
    """Return the ids of a feed's items."""
    import re

    return re.findall(r"<guid[^>]*>([^<]*)</guid>", feed)


def test_id_of_a_name_in_another_script(newsroom: Newsroom) -> None:
    """Without an id the file's name is one, written as a URI may hold it."""
    feed = newsroom.article("稀土").build().page("/feed.xml")

    assert ["tag:test-letter.example,2025:%E7%A8%80%E5%9C%9F"] == guids(feed)


def test_site_under_a_path(newsroom: Newsroom) -> None:
    """A base URL with a path: every address inside begins with it, files stand at the root."""
    newsroom.edit(SITE, "https://test-letter.example/\n", "https://test-letter.example/paper\n")
    newsroom.article(
        "a", body="[b](b.md), [home](/), [b](https://test-letter.example/paper/2026/b/)"
    )

    result = newsroom.article("b").build()

    page = result.page("/2026/a/")
    assert (0, []) == (result.status, result.problems)
    assert 2 == page.count('href="/paper/2026/b/">b</a>')
    assert "https://test-letter.example/paper/2026/a/" in page


def test_name_that_is_a_slug_is_not_cut(newsroom: Newsroom) -> None:
    """Two long file names that differ only at their ends keep two addresses."""
    name = "a-" * 60
    newsroom.article(f"2026/{name}one").article(f"2026/{name}two")

    result = newsroom.build()

    assert 0 == result.status, result.output
    assert {f"2026/{name}one/index.html", f"2026/{name}two/index.html"} <= result.public.keys()

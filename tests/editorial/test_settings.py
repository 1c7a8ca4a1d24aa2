"""The settings of the paper: what they must be, and what is said of those that aren't."""

import pytest
from newsroom import MINIMAL, Newsroom
from reading import checked

SITE = "content/site.yaml"
SETTINGS = MINIMAL[SITE]


def told(newsroom: Newsroom, settings: str) -> str:
    """Return all that a build says of these settings."""
    result = newsroom.article("a").write(SITE, settings).build()
    assert 1 == result.status
    assert {} == result.public
    return result.report


def test_minimal_settings(newsroom: Newsroom) -> None:
    """Title, base URL, id authority and publisher are enough."""
    newsroom.write(
        SITE,
        "title: T\nbase_url: https://t.example/\nid_authority: 't.example,2025'\n"
        "publisher: {name: T}\n",
    )

    result = checked(newsroom.article("a"))

    assert (0, []) == (result.status, result.problems)


def test_missing_settings(newsroom: Newsroom) -> None:
    """Without site.yaml there is one problem, which says what to write."""
    result = checked(newsroom.article("a").remove(SITE))

    assert 1 == result.status
    assert f"{SITE}: error: there is no such file" == result.problems[0]
    assert "write one with title, base_url, id_authority and publisher" in result.report


@pytest.mark.parametrize("field", ["title", "base_url", "id_authority", "publisher"])
def test_required_setting(field: str, newsroom: Newsroom) -> None:
    """Each required setting is asked for by its name, with an example."""
    lines = [line for line in SETTINGS.splitlines() if not line.startswith(f"{field}:")]

    report = told(newsroom, "\n".join(lines))

    assert f"{SITE}:1:1: error: '{field}' is missing\n    add a line: {field}: " in report


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("zone: Europe/Brusels", "7:7: error: unknown time zone 'Europe/Brusels'"),
        ("zone: localtime", "7:7: error: unknown time zone 'localtime'"),
        ("zone: ../../etc/passwd", "7:7: error: unknown time zone '../../etc/passwd'"),
        ("language: English", "7:11: error: 'English' is not a language tag"),
        ("permalink: /{year}/", "7:12: error: the pattern has no {slug}"),
        ("permalink: //{slug}/", "7:12: error: '//{slug}/' is not a pattern"),
        ("permalink: '{slug}'", "7:12: error: '{slug}' is not a pattern"),
        ("permalink: /{slug.__class__}/", "7:12: error: '/{slug.__class__}/' is not a pattern"),
        ("permalink: /regions/{slug}/", "7:12: error: the addresses under /regions/ belong"),
        ("page_size: 0", "7:12: error: '0' is not a whole number from 1 on"),
        ("page_size: many", "7:12: error: 'many' is not a whole number"),
        ("page_size: -1", "7:12: error: '-1' is not a whole number"),
        ("typography: yes", "7:13: error: 'typography' is yes"),
        ("terms: {topics: opne}", "7:17: error: 'opne' for topics"),
        ("terms: {regions: open}", "7:9: error: unknown field 'regions'"),
        ("reply: letters", "7:8: error: 'letters' is not an e-mail address or a web address"),
        ("reply: javascript:alert(1)", "7:8: error: 'javascript:alert(1)' is not"),
        ("forum: {name: F, url: forum.example}", "7:23: error: 'forum.example' is not"),
        ("navigation: {name: A, to: 'javascript:alert(1)'}", "7:27: error: 'javascript:alert(1)'"),
        ("navigation: {name: A, to: //evil.example/}", "7:27: error: '//evil.example/' is not"),
        ("navigation: {name: A, to: about}", "7:27: error: 'about' is not an address"),
        ("navigation: {name: A, to: /abuot/}", "7:27: error: no page of this site is at /abuot/"),
        ("navigation: {to: /}", "7:13: error: 'name' is missing in 'navigation'"),
        ("titel: x", "7:1: error: unknown field 'titel'"),
    ],
)
def test_odd_setting(line: str, message: str, newsroom: Newsroom) -> None:
    """What can't be meant is told at its place."""
    name = line.partition(":")[0]
    lines = [each for each in SETTINGS.splitlines() if not each.startswith(f"{name}:")]
    lines += ["#"] * (6 - len(lines))

    report = told(newsroom, "\n".join([*lines, line, ""]))

    assert report.startswith(f"{SITE}:{message}")


@pytest.mark.parametrize(
    "url",
    [
        "paper.example",
        "https://",
        "https://[",
        "https://paper.example:99999/",
        "https://paper.example/?x",
        "https://paper.example/#x",
        "https://paper.example/a b/",
        "https://paper.example/../",
        "https://paper.example//x/",
        "ftp://paper.example/",
    ],
)
def test_odd_base_url(url: str, newsroom: Newsroom) -> None:
    """The address of a site is a whole one, without what follows `?` or `#`."""
    settings = SETTINGS.replace("https://test-letter.example/\n", f"'{url}'\n")

    assert f"{SITE}:2:11: error: '{url}' is not " in told(newsroom, settings)


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://zürich.example/", "https://xn--zrich-kva.example/"),
        ("HTTPS://Paper.EXAMPLE/Letter/", "https://paper.example/Letter/"),
    ],
)
def test_base_url_that_not_all_programs_take(url: str, plain: str, newsroom: Newsroom) -> None:
    """A host with an umlaut is refused with the name that feeds and mail programs know it by."""
    settings = SETTINGS.replace("https://test-letter.example/\n", f"'{url}'\n")

    report = told(newsroom, settings)
    assert f"{SITE}:2:11: error: '{url}' is not an address that all programs take" in report
    assert f"write {plain}\n" in report
    assert 0 == newsroom.write(SITE, settings.replace(url, plain)).article("a").build().status


@pytest.mark.parametrize(
    "authority", ["test-letter.example", "2025", "'test letter,2025'", "'x.example,25'"]
)
def test_odd_authority(authority: str, newsroom: Newsroom) -> None:
    """An authority is a host and a year (RFC 4151); the hint shows one, in its quotes."""
    report = told(newsroom, SETTINGS.replace("test-letter.example,2025", authority))

    assert f"{SITE}:3:15: error: " in report
    assert 'a host and a year: "paper.example,2025"' in report


def test_hint_for_a_zone(newsroom: Newsroom) -> None:
    """A mistyped zone is recognised."""
    report = told(newsroom, SETTINGS.replace("Europe/Brussels", "Europe/Brusels"))

    assert "did you mean 'Europe/Brussels'?" in report


def test_paper_that_asks_for_a_version_is_told_of_its_format(newsroom: Newsroom) -> None:
    """`dateline: ">=2"` is no setting; `format` is what says so."""
    newsroom.edit("content/site.yaml", "language: en\n", 'language: en\ndateline: ">=2"\n')

    result = newsroom.build()

    assert 1 == result.status
    assert ["content/site.yaml:5:1: error: unknown field 'dateline'"] == result.problems
    assert "did you mean 'format'?" in result.report


def test_foreign_keys_can_be_ignored(newsroom: Newsroom) -> None:
    """A site that moves in lists the keys of its old program; they are errors until then."""
    newsroom.article("a", "layout: post\nmath: true")
    refused = checked(newsroom)
    newsroom.write(SITE, SETTINGS + "ignore: [layout, math]\n")
    accepted = checked(newsroom)

    assert [
        "content/articles/a.md:4:1: error: unknown field 'layout'",
        "content/articles/a.md:5:1: error: unknown field 'math'",
    ] == refused.problems
    assert "write in content/site.yaml: ignore: [layout]" in refused.report
    assert (0, []) == (accepted.status, accepted.problems)


def test_menu_leads_outside_and_inside(newsroom: Newsroom) -> None:
    """The menu may name an address of the site, with an anchor, and a URL."""
    newsroom.write(
        SITE,
        SETTINGS + "navigation:\n- {name: Year, to: /archive/2026/}\n"
        "- {name: Feed, to: /feed.xml}\n- {name: Forum, to: https://forum.example/}\n",
    )

    result = newsroom.article("a").build()

    assert (0, []) == (result.status, result.problems)
    assert 'href="/archive/2026/"' in result.page("/")
    assert 'href="https://forum.example/"' in result.page("/")


def test_menu_that_leads_to_an_empty_taxonomy(newsroom: Newsroom) -> None:
    """It says why there is no such page yet, at the line of the menu."""
    settings = SETTINGS + "navigation:\n- {name: Regions, to: /regions/}\n"

    report = told(newsroom, settings)

    assert f"{SITE}:8:23: error: no article is filed under /regions/" in report

"""`dateline check --previous`: addresses that were published, and would lead to nothing."""

import shutil

import pytest
from newsroom import NOW, Newsroom, Result
from web_server import serving

SITE = "content/site.yaml"
STORY = "content/articles/magnets-from-scrap.md"
BEFORE = "before.json"
NOTHING = "was published, and no page would be there any more"
UNFILED = "was published, and nothing is filed there any more"


@pytest.fixture
def published(newsroom: Newsroom) -> Newsroom:
    """A paper with lists of several pages, published once; before.json tells of it."""
    newsroom.write(SITE, newsroom.read(SITE) + "page_size: 2\n")
    newsroom.write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n")
    for number in range(7):
        newsroom.article(f"a{number}", "topics: [recycling]\n")
    newsroom.article("magnets-from-scrap", "topics: [rare-earths]\naliases: [/old/]\n")
    newsroom.article("past", "date: 2019-01-01\nregions: [JP]\nexpires: 2026-03-05\n")
    assert 0 == newsroom.build().status
    shutil.copy(newsroom.folder / "public/manifest.json", newsroom.folder / BEFORE)
    return newsroom


def check(room: Newsroom, now: str = NOW, previous: str = BEFORE) -> Result:
    """Check against the last publication."""
    return room.run("check", "--previous", previous, "--now", now)


def settings(room: Newsroom, lines: str) -> Newsroom:
    """Add lines to the settings."""
    return room.write(SITE, room.read(SITE) + lines)


def test_same_edition(published: Newsroom) -> None:
    """What was published and would be again is no problem."""
    result = check(published)

    assert (0, "0 errors, 0 warnings\n") == (result.status, result.output)


def test_moved_article_is_pointed_to(published: Newsroom) -> None:
    """The article that has a like address now is where the alias belongs."""
    published.edit(STORY, "topics", "slug: magnets-of-scrap\ntopics")
    lost = check(published)
    published.edit(STORY, "[/old/]", "[/old/, /2026/magnets-from-scrap/]")
    kept = check(published)

    assert [f"{STORY}: error: /2026/magnets-from-scrap/ {NOTHING}"] == lost.problems
    assert 1 == lost.status
    assert "add: aliases: [/2026/magnets-from-scrap/]" in lost.report
    assert (0, []) == (kept.status, kept.problems)


def test_another_permalink_moves_all(published: Newsroom) -> None:
    """A pattern that changes is found, article by article."""
    result = check(settings(published, "permalink: /{year}/{month}/{slug}/\n"))

    assert 9 == len(result.problems)
    assert all(line.startswith("content/articles/") for line in result.problems)


def test_deleted_page_alias_and_term(published: Newsroom) -> None:
    """Each kind of address that is lost is told, with what to type; a term is a warning."""
    published.remove("content/pages/about.md").remove(STORY)

    result = check(published)

    assert [
        f"{SITE}: error: /2026/magnets-from-scrap/ {NOTHING}",
        f"{SITE}: error: /about/ {NOTHING}",
        f"{SITE}: error: /old/ {NOTHING}",
        f"content/vocabulary/topics.yaml: warning: /topics/rare-earths/ {UNFILED}",
    ] == result.problems
    assert "gone: [{path: /about/, reason: …}]" in result.report
    assert "give the new one aliases: [rare-earths]" in result.report


def test_what_is_typed_cures(published: Newsroom) -> None:
    """With the lines that the hints give, nothing is lost."""
    published.remove("content/pages/about.md").remove(STORY)
    lost = ("/about/", "/2026/magnets-from-scrap/", "/topics/rare-earths/")
    entries = ", ".join(f"{{path: {path}, reason: Why.}}" for path in lost)
    settings(published, f"gone: [{entries}]\n")
    published.edit("content/articles/a1.md", "topics", "aliases: [/old/]\ntopics")

    result = check(published)

    assert (0, []) == (result.status, result.problems)


def test_lists_that_shrink_are_silent(published: Newsroom) -> None:
    """Numbered pages come and go with what they list."""
    for number in range(6):
        published.remove(f"content/articles/a{number}.md")

    result = check(published)

    assert 6 == len(result.problems)
    assert not [line for line in result.problems if "/page/" in line or "/topics/" in line]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("topics", "draft: true\ntopics"),
        ("topics", "embargo: {until: 2027-01-01}\ntopics"),
        ("topics", "expires: 2026-02-20\ntopics"),
        ("date: 2026-02-05", "date: 2027-01-01\npermalink: /2026/magnets-from-scrap/"),
    ],
)
def test_what_is_held_on_purpose_is_silent(published: Newsroom, old: str, new: str) -> None:
    """An article that the gate holds is held with its aliases and its terms."""
    result = check(published.edit(STORY, old, new))

    assert (0, []) == (result.status, result.problems)


def test_what_time_takes_away_is_silent(published: Newsroom) -> None:
    """An expiry takes its page, its region and its year with it, as it was asked to."""
    result = check(published, now="2026-03-06T12:00:00Z")

    assert (0, []) == (result.status, result.problems)


def test_region_without_articles_is_warned_about(published: Newsroom) -> None:
    """A region has no vocabulary to mend: its page can only say that it is gone."""
    result = check(published.edit("content/articles/past.md", "regions: [JP]\n", ""))

    assert 0 == result.status
    assert f"{SITE}: warning: /regions/jp/ {UNFILED}" in result.problems
    assert "write gone: [{path: /regions/jp/, reason: …}]" in result.report


def test_pages_that_are_switched_off_are_silent(published: Newsroom) -> None:
    """What the settings leave out is left out on purpose."""
    result = check(settings(published, "pages: {terms: none, archive: false}\n"))

    assert (0, []) == (result.status, result.problems)


def test_withdrawn_article_keeps_its_address(published: Newsroom) -> None:
    """A withdrawal is the way to take an article back: its page says so."""
    withdrawn = "withdrawn: {date: 2026-02-20, reason: Wrong}\ntopics"

    result = check(published.edit("content/articles/a1.md", "topics", withdrawn))

    assert (0, []) == (result.status, result.problems)


def test_first_publication(published: Newsroom) -> None:
    """Where nothing was published nothing can vanish."""
    with serving(404) as url:
        result = check(published, previous=url)

    assert (0, []) == (result.status, result.problems)


def test_manifest_that_can_t_be_read(published: Newsroom) -> None:
    """Whoever asks to compare is told when nothing was compared."""
    with serving(500) as url:
        result = check(published, previous=url)
    odd = check(published, previous=SITE)

    assert 1 == result.status == odd.status
    assert f"nothing was checked: {url} can't be read: it answered 500\n" == result.output
    assert f"nothing was checked: {SITE} is no manifest of Dateline\n" == odd.output


def test_mistakes_are_told_first(published: Newsroom) -> None:
    """An article with a mistake isn't taken for one that vanished."""
    result = check(published.edit("content/articles/a1.md", "recycling", "recicling"))

    assert 1 == result.status
    assert 1 == len(result.problems)
    assert "recicling" in result.problems[0]

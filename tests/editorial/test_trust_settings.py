"""What the paper declares of itself leads somewhere, and is told of before it runs out."""

import pytest
from newsroom import MINIMAL, Newsroom
from reading import checked

SITE = "content/site.yaml"
LINE = len(MINIMAL[SITE].splitlines()) + 1
PAGE = "---\ntitle: Our ethics\n---\n## Gifts\n\nNone.\n"
EXPIRING = "security: {contact: a@b.example, expires: 2026-06-01}\n"


def with_settings(newsroom: Newsroom, settings: str) -> Newsroom:
    """Add settings, an article, and a page to lead to."""
    newsroom.write("content/pages/ethics.md", PAGE)
    return newsroom.article("a").write(SITE, MINIMAL[SITE] + settings)


@pytest.mark.parametrize(
    ("settings", "said", "hint"),
    [
        (
            "policies: {ethics: /ethic/}",
            "20: error: no page of this site is at /ethic/",
            "did you mean '/ethics/'?",
        ),
        (
            "policies: {ethics: /ethics}",
            "20: error: no page of this site is at /ethics",
            "did you mean '/ethics/'?",
        ),
        (
            "policies: {ethics: /ethics/#gift}",
            "20: error: no heading '#gift' at /ethics/",
            "did you mean '/ethics/#gifts'?",
        ),
        (
            "policies: {ethics: ethics.md}",
            "20: error: 'ethics.md' is not an address",
            "write /about/ for a page of this site, or https://…",
        ),
        (
            "policies: {etics: /ethics/}",
            "12: error: unknown field 'etics'",
            "did you mean 'ethics'?",
        ),
        (
            "security: {contact: a@b.example}",
            "11: error: 'expires' is missing in 'security'",
            "add it: expires: 2026-02-05",
        ),
        (
            "security: {expires: 2031-01-01}",
            "11: error: 'contact' is missing in 'security'",
            "add it: contact: security@paper.example",
        ),
        (
            "security: {contact: http://b.example/, expires: 2031-01-01}",
            "21: error: 'http://b.example/' in security; security.txt takes https alone",
            "write https://b.example/",
        ),
        (
            "security: {contact: [a@b.example, nobody], expires: 2031-01-01}",
            "35: error: 'nobody' is not an e-mail address or a web address",
            "write letters@paper.example, or https://…",
        ),
        (
            "security: {contact: a@b.example, expires: 2031-01-01, policy: /hole/}",
            "63: error: no page of this site is at /hole/",
            "an address of this site is written /about/",
        ),
        (
            "security: {contact: a@b.example, expires: 2031-01-01, languages: [English]}",
            "67: error: 'English' is not a language tag",
            "write en, de, zh-Hans …",
        ),
        (
            "security: {contact: a@b.example, expires: soon}",
            "43: error: 'soon' is not a date for 'expires'",
            "a date is written 2026-02-05, or 2026-02-05 09:30 +01:00",
        ),
        (
            "trust: {datatrainingallowed: nope}",
            "30: error: 'nope' for datatrainingallowed; yes or no is meant",
            "write datatrainingallowed: yes or datatrainingallowed: no",
        ),
        (
            "trust: {member: press.example}",
            "17: error: 'press.example' is not a web address",
            "write the whole address: https://…",
        ),
    ],
)
def test_odd_declaration(settings: str, said: str, hint: str, newsroom: Newsroom) -> None:
    """What can't be published is told at its word, with what to type."""
    report = checked(with_settings(newsroom, f"{settings}\n")).report

    assert f"{SITE}:{LINE}:{said}\n    {hint}\n" == report


def test_policy_must_be_public(newsroom: Newsroom) -> None:
    """A policy whose page is a draft leads nowhere, even where links to drafts stand as text."""
    with_settings(newsroom, "policies: {ethics: /ethics/}\nlinks: {held: text}\n")
    newsroom.edit("content/pages/ethics.md", "title:", "draft: true\ntitle:")

    result = checked(newsroom)

    assert 1 == result.status
    assert "error: the page at /ethics/ is not public (content/pages/ethics.md)" in result.output


@pytest.mark.parametrize(
    ("now", "status", "said"),
    [
        ("2026-05-01T21:59:59Z", 0, ""),
        ("2026-05-02T22:00:01Z", 0, "warning: security.txt expires on 2026-06-01"),
        ("2026-05-31T21:59:59Z", 0, "warning: security.txt expires on 2026-06-01"),
        ("2026-05-31T22:00:00Z", 1, "error: security.txt expired on 2026-06-01"),
        ("2027-05-31T22:00:00Z", 1, "write expires: 2028-05-25"),
    ],
)
def test_expiry_is_told(now: str, status: int, said: str, newsroom: Newsroom) -> None:
    """Thirty days before it is a warning, from the day on an error, by the paper's clock."""
    result = with_settings(newsroom, EXPIRING).run("check", "--now", now)

    assert status == result.status
    assert said in result.report
    assert bool(said) is bool(result.report)


def test_build_looks_again_when_it_expires(newsroom: Newsroom) -> None:
    """An unchanged paper isn't up to date once its security.txt has something to say."""
    with_settings(newsroom, EXPIRING)
    first, _, again = (newsroom.build("--now", f"2026-03-0{day}") for day in (1, 2, 3))
    soon = newsroom.build("--now", "2026-05-20")
    late = newsroom.build("--now", "2026-06-02")

    assert [0, 0, 0, 1] == [each.status for each in (first, again, soon, late)]
    assert "nothing changed" in again.output
    assert "security.txt expires" in soon.output
    assert first.public == late.public


def test_queue_tells_when_it_expires(newsroom: Newsroom) -> None:
    """The queue names both instants at which a build says something else, and what."""
    result = with_settings(newsroom, EXPIRING).run("queue", "--now", "2026-03-01")

    assert "The site next changes on Saturday 2 May 2026, 00:00 (CEST), in 61 days.\n" in (
        result.output
    )
    assert "“security.txt” expires in thirty days; each build warns of it from then on\n" in (
        result.output
    )
    assert "Monday 1 June 2026, 00:00 (CEST): “security.txt” expires, and" in result.output


def test_policies_stand_at_the_foot_of_every_page(newsroom: Newsroom) -> None:
    """Each page is named once, by its own title; one elsewhere by what it is."""
    settings = (
        "policies: {ethics: /ethics/, diversity: /ethics/#gifts, "
        "ownership: https://group.example/ownership}\n"
    )
    page = with_settings(newsroom, settings).build().page("/2026/a/")

    assert 1 == page.count('<a href="/ethics/">Our ethics</a>')
    assert 1 == page.count('<a href="https://group.example/ownership">Ownership and funding</a>')

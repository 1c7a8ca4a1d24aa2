"""The page of the paper's own figures: counted from what is public, and left out where asked."""

import re

from newsroom import Newsroom

CLASSES = "a.example: {name: A Ministry, country: DE, class: government}\n"


def rows(page: str, title: str) -> dict[str, str]:
    """Return the table of the chart with this title."""
    part = page[page.index(f"<b>{title}</b>") :]
    row = r'<th scope="row">(.*?)</th><td class="right">(.*?)</td>'
    return dict(re.findall(row, part[: part.index("</table>")]))


def test_counts_are_those_of_what_is_public(newsroom: Newsroom) -> None:
    """By month (one without articles is zero), country, topic and class; what is held isn't in."""
    newsroom.write("content/vocabulary/outlets.yaml", CLASSES)
    source = "sources: [{url: 'https://a.example/x'}]\n"
    newsroom.article("one", f"date: 2025-11-03\nregions: [CN]\ntopics: [recycling]\n{source}")
    newsroom.article("two", "date: 2026-01-03\nregions: [CN-ZJ, JP]\ntopics: [rare-earths]\n")
    newsroom.article("three", "date: 2026-02-03\nregions: [CN]\ntopics: [rare-earths]\n")
    newsroom.article("held", "date: 2027-01-01\nregions: [CN]\ntopics: [rare-earths]\n")
    page = newsroom.build().page("/figures/")

    assert "3 articles, counted anew with each edition." in page
    months = {"November 2025": "1", "December 2025": "0", "January 2026": "1", "February 2026": "1"}
    assert months == rows(page, "Articles by month")
    assert {"China": "3", "Japan": "1"} == rows(page, "Articles by country")
    assert {"Rare earths": "2", "Recycling": "1"} == rows(page, "Articles by topic")
    classes = rows(page, "On whose word: articles by class of source")
    assert {"No source named": "2", "Government": "1"} == classes


def test_corrections_are_counted(newsroom: Newsroom) -> None:
    """What was owned up to stands beside what was published, year by year."""
    corrected = "corrections: [{date: 2026-02-10, was: One, now: Two}]\n"
    newsroom.article("one", f"date: 2024-12-01\n{corrected}").article("two")
    page = newsroom.build().page("/figures/")

    expected = {"2024": "0", "2025": "0", "2026": "1"}
    assert expected == rows(page, "Corrections and withdrawals by year")


def test_old_paper_is_counted_by_years(newsroom: Newsroom) -> None:
    """A hundred months are more than a reader compares."""
    newsroom.article("one", "date: 2016-05-01\n").article("two")

    assert "2020" in rows(newsroom.build().page("/figures/"), "Articles by year")


def test_page_and_links_to_it_are_left_out(newsroom: Newsroom) -> None:
    """`pages: {figures: false}` leaves no page, no link and no line in the sitemap."""
    newsroom.article("one")
    settings = newsroom.read("content/site.yaml")
    assert "/figures/" in newsroom.build().page("/")

    newsroom.write("content/site.yaml", f"{settings}pages: {{figures: false}}\n")
    result = newsroom.build()

    assert "figures/index.html" not in result.public
    assert [] == [path for path, data in result.public.items() if b"/figures/" in data]


def test_empty_paper_has_the_page_that_its_foot_links_to(newsroom: Newsroom) -> None:
    """A paper without articles is whole too."""
    assert "0 articles" in newsroom.build().page("/figures/")

"""The desk's page tells an editor-in-chief of the morning, in previews only."""

import re
from html import unescape
from pathlib import Path

import pytest
from newsroom import Newsroom

NOW = ("--now", "2026-03-01T12:00:00Z")
OUTLETS = """\
known.example: {name: Known, class: independent, basis: https://known.example/}
bare.example: {name: Bare}
"""
LEDGER = """\
{"version": 1, "links": {
 "https://bare.example/a": {
  "asked": "2026-02-28T18:00:00Z", "fate": "dead", "words": "answers 404"
 },
 "https://known.example/": {
  "asked": "2026-02-21T18:00:00Z", "fate": "moved", "leads_to": "https://known.example/new/"
 },
 "https://known.example/a": {"asked": "2026-02-28T18:00:00Z", "fate": "fine"}
}}
"""
SOURCES = """\
sources:
  - {url: "https://known.example/a", title: A}
  - {url: "https://bare.example/a", title: B}
  - {url: "https://strange.example/a", title: C}
"""


@pytest.fixture
def paper(tmp_path: Path) -> Newsroom:
    """A paper with something for every part of the page."""
    room = Newsroom(tmp_path).write("content/vocabulary/outlets.yaml", OUTLETS)
    room.article("out", f"title: Out\ndate: 2026-02-05\nregions: [CN]\n{SOURCES}")
    room.article("old", "title: Old\ndate: 2024-01-01\nregions: [SE]\n")
    room.article("draft", f"title: A <b>draft</b>\ndate: 2026-02-20\ndraft: true\n{SOURCES}")
    room.article("soon", "title: Soon\ndate: 2026-03-03T09:00\nregions: [CN-ZJ]\n")
    room.article(
        "secret",
        "title: Secret\ndate: 2026-03-01\nregions: [CN]\n"
        "embargo: {until: 2026-03-02T10:00, note: the ministry asks}\n",
    )
    room.article("past", "title: Past\ndate: 2025-03-01\nexpires: 2026-01-01\nregions: [CN]\n")
    room.article(
        "wrong",
        "title: Wrong\ndate: 2026-01-05\nregions: [CN]\n"
        "corrections: [{date: 2026-01-06, was: It was <i>so</i>, now: It is not}]\n",
    )
    room.article(
        "taken",
        "title: Taken\ndate: 2026-01-05\nregions: [CN]\n"
        "withdrawn: {date: 2026-01-06, reason: Its source took it back}\n",
    )
    return room


def part(page: str, anchor: str) -> str:
    """Return the words of one part of the page, on one line."""
    section = re.search(rf'<section aria-labelledby="{anchor}">(.*?)</section>', page, re.DOTALL)
    assert section, anchor
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", section[1])).split())


def test_queue_is_told_in_words(paper: Newsroom) -> None:
    """What is to come and what is held, soonest first, by the paper's own clock, with its notes."""
    page = paper.build("--drafts", *NOW).page("/desk/")

    assert (
        "To come "
        "2 March 2026, 10:00 Secret content/articles/secret.md comes out "
        "3 March 2026, 09:00 Soon content/articles/soon.md comes out"
    ) == part(page, "_coming")
    assert (
        "Held back "
        "Secret content/articles/secret.md embargoed until 2 March 2026, 10:00 (the ministry asks) "
        "Soon content/articles/soon.md dated 3 March 2026, 09:00 "
        "A <b>draft</b> content/articles/draft.md "
        "a draft; it comes out when “draft: true” is taken out"
    ) == part(page, "_waiting")
    assert "All times are those of Europe/Brussels." in page


def test_what_is_missing_is_told(paper: Newsroom) -> None:
    """Hosts without a class are counted, and articles without a region are named."""
    page = paper.build("--drafts", *NOW).page("/desk/")

    assert part(page, "_strangers").startswith(
        "Unreviewed outlets bare.example 2 articles strange.example 2 articles Nobody"
    )
    assert "Articles without a region A <b>draft</b> content/articles/draft.md" == part(
        page, "_placeless"
    )


def test_coverage_counts_what_is_out(paper: Newsroom) -> None:
    """Of twelve months, by country: nothing held or withdrawn; who had no article is named."""
    page = paper.build("--drafts", *NOW).page("/desk/")

    coverage = part(page, "_coverage")
    assert "Apr 2025" in coverage
    assert "Mar 2026 In all China 0 0 0 0 0 0 0 0 0 1 1 0 2 Quiet all year: Sweden" in coverage


def test_corrections_are_told(paper: Newsroom) -> None:
    """The newest corrections and withdrawals, as words."""
    page = paper.build("--drafts", *NOW).page("/desk/")

    told = part(page, "_corrections")
    assert "Wrong It said: It was <i>so</i> It now says: It is not" in told
    assert "Taken Withdrawn: Its source took it back" in told
    assert "<i>so" not in page
    assert "<b>draft" not in page


def test_problems_are_told(paper: Newsroom) -> None:
    """What a build warns of stands there with its place, and goes when it is mended."""
    paper.edit("content/articles/draft.md", "draft: true", "draft: true\ntopics: [rare-erths]")
    result = paper.build("--drafts", *NOW)

    told = part(result.page("/desk/"), "_problems")
    assert "warning" in told
    assert "rare-erths" in told
    assert "content/articles/draft.md:" in told
    paper.edit("content/articles/draft.md", "rare-erths", "rare-earths")
    assert "Nothing." in part(paper.build("--drafts", *NOW).page("/desk/"), "_problems")


def test_stale_links_are_told(paper: Newsroom) -> None:
    """What other sites answered stands there with its place and date, and goes when mended."""
    build = ("--drafts", *NOW)
    assert (
        "Stale links No other site was asked yet whether it is still there: "
        "“dateline check --links”."
    ) == part(paper.build(*build).page("/desk/"), "_links")
    paper.write(".dateline/links.json", LEDGER)
    page = paper.build(*build).page("/desk/")
    assert (
        "Stale links warning 'https://bare.example/a' answers 404 "
        "write https://web.archive.org/web/20260220/https://bare.example/a, if that shows a copy "
        "content/articles/draft.md:7:11 "
        "warning 'https://bare.example/a' answers 404 "
        "write https://web.archive.org/web/20260205/https://bare.example/a, if that shows a copy "
        "content/articles/out.md:7:11 "
        "warning 'https://known.example/' has moved for good write https://known.example/new/ "
        "content/vocabulary/outlets.yaml:1:57 "
        "What other sites answered, last on 28 February 2026, 19:00. "
        "“dateline check --links” asks again."
    ) == part(page, "_links")
    assert re.search(r'href="#_links"><b>3</b>', page)
    for name in ("out", "draft"):
        paper.edit(f"content/articles/{name}.md", "https://bare.example/a", "https://b.example/")
    paper.edit("content/vocabulary/outlets.yaml", ", basis: https://known.example/}", "}")
    assert part(paper.build(*build).page("/desk/"), "_links").startswith("Stale links Nothing.")


def test_link_to_what_has_left_stops_no_preview(paper: Newsroom) -> None:
    """The page may name what expired: it was public once, and a preview is no publication."""
    paper.article("link", "title: Link\ndate: 2026-02-01\n", "See [it](past.md).\n")

    assert 0 == paper.build("--drafts", *NOW).status


def test_warm_page_is_the_cold_one(paper: Newsroom) -> None:
    """After changes to all that it tells, a warm build prints what a cold one does."""
    paper.build("--drafts", *NOW)
    paper.edit("content/articles/draft.md", "strange.example", "stranger.example")
    paper.edit("content/articles/wrong.md", "It is not", "It is not so")
    later = ("--now", "2026-03-02T12:00:00Z")

    warm = paper.build("--drafts", *later).page("/desk/")

    assert paper.build("--drafts", "--no-memo", *later).page("/desk/") == warm
    assert "stranger.example" in warm
    assert "It is not so" in warm
    assert "Secret" not in part(warm, "_waiting")


def test_only_previews_have_it(paper: Newsroom) -> None:
    """No publication has the page; in a preview no robot may keep it, and nothing lists it."""
    public = paper.build(*NOW).public
    shown = paper.build("--drafts", *NOW)

    assert [] == [path for path in public if path.startswith("desk")]
    assert [] == [path for path, data in public.items() if b"/desk/" in data]
    assert '<meta name="robots" content="noindex">' in shown.page("/desk/")
    leading = [path for path, data in shown.public.items() if b'"/desk/"' in data]
    assert [] == leading


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/pages/desk.md", "---\ntitle: Our desk\n---\nWho we are.\n"),
        (
            "content/articles/moved.md",
            "---\ntitle: Moved\ndate: 2026-02-01\nsummary: S\naliases: [/desk/]\n---\nText.\n",
        ),
    ],
)
def test_what_the_paper_has_there_goes_first(paper: Newsroom, path: str, text: str) -> None:
    """An editor's own page, or a former address, is printed in its place."""
    paper.write(path, text)
    result = paper.build("--drafts", *NOW)

    assert 0 == result.status, result.output
    assert "Held back" not in result.page("/desk/")


def test_long_lists_are_cut_off(paper: Newsroom) -> None:
    """Of 61 drafts and two others, fifty are shown, the dated first; its number counts all."""
    for number in range(60):
        paper.article(f"d{number}", f"title: D{number}\ndate: 2026-02-01\ndraft: true\n")
    page = paper.build("--drafts", *NOW).page("/desk/")

    assert 48 == part(page, "_waiting").count("a draft;")
    assert "And 13 more." in part(page, "_waiting")
    assert re.search(r'href="#_waiting"><b>63</b>', page)


def test_bare_paper_has_a_page(tmp_path: Path) -> None:
    """A paper without an article has nothing to tell, and says so."""
    page = Newsroom(tmp_path).build("--drafts", *NOW).page("/desk/")

    assert "To come Nothing." == part(page, "_coming")
    assert "Nothing has been corrected so far." in part(page, "_corrections")

"""What is held is found in what is printed, wherever a layout or an output forgets the gate."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import ROOT, Newsroom

from dateline.layout.workshop import Workshop
from dateline.model.file import Order
from dateline.model.library import Library
from dateline.publish import runs

TOLD = "The ministry will cut the dysprosium quota by a third in the second quarter of the year"
EMBARGO = """\
embargo:
  until: 2026-03-02 09:00
  note: Ask Zuzana before you say a word of it to anyone
"""
LATER = "2026-03-02T08:00:00Z"


def leaky(newsroom: Newsroom, text: str) -> Newsroom:
    """Return the newsroom with a 404 page of its own in which a text stands."""
    page = '{% extends "base.html" %}\n{% block main %}<h1>x</h1>' + text + "{% endblock %}\n"
    return newsroom.write("layouts/404.html", page)


@pytest.fixture
def paper(newsroom: Newsroom) -> Newsroom:
    """A newsroom with a public article and a held one, whose words stand on its tenth line."""
    newsroom.article("open").article("quota", EMBARGO, f"## A quota\n\n{TOLD}.\n")
    return newsroom


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{TOLD}</p>",
        f"<p>{TOLD.upper()}</p>",
        f"<p>{TOLD.replace('the dysprosium', 'the <em>dysprosium</em>')}</p>",
        f"<!-- {TOLD} -->",
        f'<p title="{TOLD}">x</p>',
        f"<p>{TOLD.replace(' ', '&#32;')}</p>",
        f"<p>{TOLD.replace(' ', '&nbsp;')}</p>",
        f"<p>{' '.join(TOLD.split()[2:12])}</p>",
        f"&lt;p&gt;{TOLD}&lt;/p&gt;",
    ],
)
def test_words_are_found_however_they_are_set(paper: Newsroom, text: str) -> None:
    """Ten words in a row stop the build, at their line, with the output; nothing is published."""
    told = leaky(paper, text).build()

    assert (1, {}) == (told.status, told.public)
    assert [
        "content/articles/quota.md:10: error: "
        "words of it would be published before its time, in 404.html"
    ] == told.problems
    assert "waive: [{rule: leak, reason: …}]" in told.report
    assert "dysprosium" not in told.output


def test_nine_words_are_no_leak(paper: Newsroom) -> None:
    """Fewer than ten words in a row may be a coincidence."""
    assert 0 == leaky(paper, " ".join(TOLD.split()[:9])).build().status


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ('<a href="/2026/quota/">x</a>', "its address"),
        ('<a href="https://test-letter.example/2026/quota/#x">x</a>', "its address"),
        ("<p>tag:test-letter.example,2025:quota</p>", "its id"),
        ("Ask Zuzana before you say a word of it to anyone", "words of it"),
    ],
)
def test_marks_are_found(paper: Newsroom, text: str, thing: str) -> None:
    """An address, an id, and the note of an embargo give an article away too."""
    problems = leaky(paper, text).build().problems

    assert [f"{thing} would be published before its time, in 404.html"] == [
        problem.partition("error: ")[2] for problem in problems
    ]


def test_address_within_another_is_no_leak(newsroom: Newsroom) -> None:
    """`/recycling/` is held, `/topics/recycling/` is not."""
    settings = newsroom.read("content/site.yaml") + "permalink: /{slug}/\n"
    newsroom.write("content/site.yaml", settings)
    newsroom.article("recycling", EMBARGO).article("open", "topics: [recycling]\n")

    assert 0 == newsroom.build().status


def test_public_words_are_no_leak(paper: Newsroom) -> None:
    """What a public text says too may be said, on its page and in every list."""
    paper.article("also", f"summary: {TOLD}\n", f"It is known: {TOLD}.\n")

    built, again = paper.build(), leaky(paper, f"<p>{TOLD}</p>").build()

    assert (0, 0) == (built.status, again.status)


def test_words_of_what_expired_are_no_leak_but_its_address_is(paper: Newsroom) -> None:
    """Text that was public may be quoted; a link to where it stood leads nowhere."""
    paper.article("past", "expires: 2026-02-20\n", f"{TOLD.replace('cut', 'raise')}.\n")

    quoted = leaky(paper, TOLD.replace("cut", "raise")).build()
    linked = leaky(paper, '<a href="/2026/past/">x</a>').build()

    assert (0, 1) == (quoted.status, linked.status)


def test_withdrawn_article_may_be_named_where_its_withdrawal_is(newsroom: Newsroom) -> None:
    """Its own page, its former addresses, the corrections and links to it: no leak; a list is."""
    head = "aliases: [/old/]\nwithdrawn: {date: 2026-02-20, reason: Wrong}\n"
    newsroom.article("gone", head).article("open")

    told, listed = newsroom.build(), leaky(newsroom, '<a href="/2026/gone/">x</a>').build()
    linked = newsroom.article("open", "", "It [stood](gone.md).\n").remove("layouts").build()

    assert (0, 1, 0) == (told.status, listed.status, linked.status)


def test_leak_may_be_waived_with_a_reason(paper: Newsroom) -> None:
    """The held article says so itself; the reason is told, and the build goes on."""
    waiver = "waive: [{rule: leak, reason: The minister said it on the radio}]\n"
    paper.article("quota", EMBARGO + waiver, f"## A quota\n\n{TOLD}.\n")

    told = leaky(paper, f"<p>{TOLD}</p>").build("--verbose")

    assert 0 == told.status
    assert "in 404.html; waived: The minister said it on the radio" in told.output


def test_files_that_stay_are_searched_for_what_is_newly_held(newsroom: Newsroom) -> None:
    """A page of last week that says what a draft of today says stops the build; till it is out."""
    leaky(newsroom, f"<p>{TOLD}</p>").article("open")
    assert 0 == newsroom.build().status

    newsroom.article("quota", EMBARGO, f"{TOLD}.\n")
    first, second = newsroom.build(), newsroom.build()
    out = newsroom.build("--now", LATER)

    assert (1, first.problems) == (second.status, second.problems)
    assert 1 == len(first.problems)
    assert 0 == out.status
    assert 1 == newsroom.build().status, "held again, after it was out"


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (f"updates:\n- date: 2026-03-02\n  text: {TOLD}\n", 6),
        (f"corrections:\n- date: 2026-03-02\n  was: Nothing\n  now: {TOLD}\n", 7),
        (f"withdrawn:\n  date: 2026-03-02\n  reason: {TOLD}\n", 6),
    ],
)
def test_part_to_come_is_searched_for(newsroom: Newsroom, head: str, line: int) -> None:
    """What an article that is out will tell later is held as well as a whole article."""
    leaky(newsroom, TOLD).article("open", head)

    before, since = newsroom.build(), newsroom.build("--now", LATER)

    assert [f"content/articles/open.md:{line}: error: words of it"] == [
        problem.partition(" would")[0] for problem in before.problems
    ]
    assert 0 == since.status


def test_reply_and_wording_to_come_are_searched_for(newsroom: Newsroom) -> None:
    """Each is named by the file in which it stands."""
    leaky(newsroom, TOLD).article("open")
    reply = "article: open\nname: A reader\ndate: 2026-03-02\n"
    newsroom.write("content/replies/a.md", f"---\n{reply}---\n{TOLD}.\n")
    replied = newsroom.build().problems
    newsroom.remove("content/replies/a.md")
    versions = f"[{{since: 2026-01-01, text: Now.}}, {{since: 2026-03-02, text: {TOLD}.}}]"
    newsroom.write("content/vocabulary/disclaimers.yaml", f"a:\n  versions: {versions}\n")
    reworded = newsroom.build().problems

    assert ["content/replies/a.md:6", "content/vocabulary/disclaimers.yaml:2"] == [
        problem.partition(": error")[0] for problem in (*replied, *reworded)
    ]


def test_edit_of_a_held_article_is_searched_for(newsroom: Newsroom) -> None:
    """A sentence that is added to a draft is looked for in pages that don't change."""
    leaky(newsroom, f"<p>{TOLD}</p>").article("quota", "draft: true\n")
    assert 0 == newsroom.build().status

    newsroom.article("quota", "draft: true\n", f"A sentence.\n\n{TOLD}.\n")
    told = newsroom.build()

    assert ["content/articles/quota.md:8: error: "] == [
        problem.partition("words")[0] for problem in told.problems
    ]


def test_draft_page_is_held_too(newsroom: Newsroom) -> None:
    """The text and the address of a standing page that is a draft are searched for."""
    newsroom.article("open")
    newsroom.write("content/pages/team.md", f"---\ntitle: Team\ndraft: true\n---\n{TOLD}.\n")
    newsroom.build()

    assert 1 == leaky(newsroom, TOLD).build().status
    assert 1 == leaky(newsroom, '<a href="/team/">x</a>').build().status


def test_chinese_words_are_searched_for(newsroom: Newsroom) -> None:
    """Scripts without spaces are searched by their letters."""
    text = "商务部将于第二季度把镝的出口配额削减三分之一"
    newsroom.article("open").article("quota", EMBARGO, f"{text}。\n")

    assert 0 == leaky(newsroom, text[:9]).build().status
    assert 1 == leaky(newsroom, f"<p>…{text[3:14]}…</p>").build().status


def test_output_that_forgets_the_gate_is_stopped(
    paper: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An output that copies a held article's file is found by path and bytes, warm and cold."""
    paper.write("content/articles/table.csv", "dysprosium,1\n")
    paper.article("quota", EMBARGO, "[The table](table.csv).\n")
    assert 0 == paper.build().status

    def emit(library: Library, workshop: Workshop) -> Iterator[Order]:  # noqa: ARG001
        yield Order("2026/quota/index.txt", print_nothing, ())
        yield Order("all.csv", print_table, ())

    from dateline import build, outputs

    monkeypatch.setattr(build, "OUTPUTS", (*outputs.OUTPUTS, emit))
    warm = paper.build("--now", "2026-03-01T11:00:00Z")  # a build without news would do nothing
    cold = paper.remove(".dateline").build()

    assert (1, warm.problems) == (cold.status, cold.problems)
    assert [
        "a file of it would be published before its time, in all.csv",
        "its address would be published before its time, in 2026/quota/index.txt",
    ] == [problem.partition("error: ")[2] for problem in warm.problems]


def print_nothing() -> bytes:
    """Print a file without words."""
    return b""


def print_table() -> bytes:
    """Print the bytes of a held article's attachment."""
    return b"dysprosium,1\n"


def test_paper_that_holds_nothing_is_not_searched(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without held articles no file is read again."""

    def search(*given: object) -> None:
        raise AssertionError(given)

    monkeypatch.setattr("dateline.publish.sweep.search", search)
    assert 0 == newsroom.article("open").build().status


WORDS = st.text("abcdefgh", min_size=1, max_size=3)


@given(st.lists(WORDS, min_size=10, max_size=40), st.data())
def test_any_ten_words_are_found(words: list[str], data: st.DataObject) -> None:
    """Wherever ten words of a text stand among others, the index finds them."""
    start = data.draw(st.integers(0, len(words) - 10))
    before = data.draw(st.lists(WORDS, max_size=9))
    after = data.draw(st.lists(WORDS, max_size=9))
    text = " ".join((*before, *words[start : start + 10], *after)).encode()
    run = tuple(word.encode() for word in words[start : start + 10])

    index = runs.index_of(runs.runs_of(runs.split_words(" ".join(words).encode())), False)

    assert run in runs.find_runs(text, index)


def test_leak_is_told_by_a_process_of_its_own_too(paper: Newsroom) -> None:
    """By the front door, with workers: exit status 1, and public/ as it was."""
    for number in range(30):
        paper.article(f"more-{number}")
    leaky(paper, f"<p>{TOLD}</p>")
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--now", "2026-03-01", "--jobs", "2"],
        cwd=paper.folder,
        capture_output=True,
        check=False,
    )
    assert 1 == done.returncode
    assert b"words of it would be published" in done.stderr
    assert not (paper.folder / "public").exists()

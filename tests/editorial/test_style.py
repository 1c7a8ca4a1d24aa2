"""The house style: what reads badly is told at its place, as much as the settings say."""

import pytest
from newsroom import Newsroom

ALL_ON = (
    "style: {highlight-count: warning, missing-summary: warning, mixed-quotes: warning,"
    " yearless-date: warning}\n"
)
URL = "https://a.example/x"


def found(newsroom: Newsroom, head: str = "", body: str = "A sentence.\n") -> list[str]:
    """Return `line:column code` of each warning in an article, with all rules on."""
    if "summary" not in head:
        head += "summary: What it adds.\n"
    newsroom.edit("content/site.yaml", "language: en\n", f"language: en\n{ALL_ON}")
    newsroom.article("one", head, body)
    result = newsroom.run("check", "--verbose")
    assert 0 == result.status
    lines = (line.partition(".md:")[2] for line in result.problems)
    return [f"{line.partition(': ')[0]} {line.rpartition('[')[2].rstrip(']')}" for line in lines]


@pytest.mark.parametrize(
    ("expected", "head"),
    [
        (["4:13 highlight-count"], "highlights: [One fact.]\n"),
        ([], "highlights: [One., Two., Three.]\n"),
        (["5:3 long-highlight"], f"highlights:\n- {'a' * 201}\n- b\n- c\n"),
        (["2:8 missing-summary"], 'summary: ""\n'),
        (["4:10 summary-repeats-title"], "summary: on One.\n"),
        (["3:8 title-in-capitals"], "title: A DELTA MEETS AGAIN\n"),
        ([], "title: USTR, BIS\n"),
        (["3:11 mojibake"], "title: CafÃ© in Ningbo\n"),
    ],
)
def test_front_matter(newsroom: Newsroom, expected: list[str], head: str) -> None:
    """Each finding in front matter has the line and column of the value."""
    told = found(newsroom, head)

    assert expected == [line for line in told if "empty" not in line]


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (["6:5 bare-url"], f"See {URL}."),
        (["6:5 bare-url"], f"*A* {URL}, [b]({URL})"),
        (["8:7 bare-url"], f"A.[^1]\n\n[^1]: {URL}"),
        ([], f"[a]({URL}) <{URL}> `{URL}` [{URL}]({URL}) [r]\n\n    {URL}\n\n[r]: {URL}"),
        ([], f'An <abbr title="{URL}">a</abbr>'),
        (["6:13 click-here"], f"See [here.]({URL})"),
        (["6:16 click-here"], f"[*Click* here]({URL})"),
        ([], f"[Here is the report]({URL}) [a][r]\n\n[r]: {URL}"),
        (["8:1 heading-skip"], "## A\n\n#### B\n\n### C"),
        (["6:1 heading-skip"], "### A"),
        ([], "## A\n\n### B\n\n## C"),
        (["6:13 mixed-quotes"], "“a” and *b* \"c\" 'd'"),
        (["8:1 mixed-quotes"], "It's.\n\n“a”"),
        ([], '“a” `"b"` <span title="c">d</span>'),
        (["6:4 yearless-date"], "On 5 May it met."),
        (["6:15 yearless-date"], "On *Tuesday*, March 3rd. In 2024 too."),
        ([], "On 5 May 2026, on 5 to 7 May 2026; in 2025, on 3 June. `5 May`"),
        (["6:6 mojibake", "6:16 mojibake"], "Chinaâ€™s priceÂ£"),
        ([], "NÃO, IRMÃ”, Â, café"),
    ],
)
def test_body(newsroom: Newsroom, expected: list[str], body: str) -> None:
    """Each finding in a body has its place; code, raw tags and what is linked are let be."""
    assert expected == found(newsroom, body=f"{body}\n")


def test_mojibake_is_mended_by_its_hint(newsroom: Newsroom) -> None:
    """The hint is the letter that was typed."""
    newsroom.article("one", body="CafÃ©, Chinaâ€™s.\n")
    output = newsroom.run("check").output

    assert "did you mean 'é'?" in output
    assert "did you mean '’'?" in output


def test_levels(newsroom: Newsroom) -> None:
    """An error stops the build, but not for a draft; off says nothing."""
    newsroom.edit("content/site.yaml", "language", "style: {bare-url: error}\nlanguage")
    newsroom.article("one", body=f"{URL}\n")
    assert 1 == newsroom.build().status
    newsroom.article("one", "draft: true\n", f"{URL}\n")
    assert (0, 1) == (newsroom.build().status, len(newsroom.build().problems))
    newsroom.edit("content/site.yaml", "bare-url: error", 'bare-url: "off"')
    assert [] == newsroom.build().problems


def test_archive_is_let_be(newsroom: Newsroom) -> None:
    """With `since`, older articles are not held to the style."""
    newsroom.edit("content/site.yaml", "language", "style: {since: 2026-01-01}\nlanguage")
    newsroom.article("old", "date: 2025-12-31\n", f"{URL}\n")
    newsroom.article("new", "date: 2026-01-01\n", f"{URL}\n")

    assert ["content/articles/new.md:5:1"] == [
        line.partition(": ")[0] for line in newsroom.build().problems
    ]


def test_many_findings_are_told_in_short(newsroom: Newsroom) -> None:
    """Ten of a rule are shown, and how many more; an error is never among those left out."""
    for number in range(30):
        newsroom.article(f"a{number}", body=f"{URL}\n")
    newsroom.article("wrong", "regions: [CN-ZG]\n")
    result = newsroom.run("check")

    assert 12 == len(result.problems)
    assert "content: warning: 20 more warnings of 'bare-url'" in result.output
    assert "unknown region" in result.output
    assert "1 error, 30 warnings" in result.output
    assert 31 == len(newsroom.run("check", "--verbose").problems)
    assert 31 == len(newsroom.run("check", "content/articles").problems)


def test_waiver(newsroom: Newsroom) -> None:
    """A waived finding is a note with its reason; a waiver of nothing is told."""
    waive = "waive: [{rule: bare-url, reason: It is quoted.}]\n"
    newsroom.article("one", waive, f"{URL}\n")
    result = newsroom.run("check")
    assert [] == result.problems
    assert "rule 'bare-url' is waived: It is quoted." in result.output
    newsroom.article("one", waive)
    assert ["rule 'bare-url' asks nothing more of this article"] == [
        line.rpartition("warning: ")[2] for line in newsroom.run("check").problems
    ]
    newsroom.article("one", waive.replace("bare-url", "bare-ulr"))
    assert "did you mean 'bare-url'?" in newsroom.run("check").output


@pytest.mark.parametrize(
    ("settings", "said", "hint"),
    [
        ("{bare-ulr: off}", "unknown field 'bare-ulr'", "did you mean 'bare-url'?"),
        ("{bare-url: warn}", "'warn' for bare-url", "write bare-url: warning"),
        ("[bare-url]", "style", ""),
    ],
)
def test_faults(newsroom: Newsroom, settings: str, said: str, hint: str) -> None:
    """A rule or level that isn't known is told with its cure."""
    newsroom.edit("content/site.yaml", "language", f"style: {settings}\nlanguage")
    result = newsroom.build()

    assert 1 == result.status
    assert said in result.output
    assert hint in result.output


def test_readers_are_not_held_to_it(newsroom: Newsroom) -> None:
    """A reply keeps its reader's own style."""
    newsroom.article("one", "id: one\n")
    head = "---\narticle: one\nname: A reader\ndate: 2026-02-06\n---\n"
    newsroom.write("content/replies/a.md", f"{head}See {URL}.\n")

    assert [] == newsroom.build().problems


def test_warm_build_says_the_same(newsroom: Newsroom) -> None:
    """What is remembered of a file brings its findings along, at the level of the day."""
    newsroom.article("one", body=f"{URL}\n")
    first = newsroom.build().problems
    assert first == newsroom.build().problems
    newsroom.edit("content/site.yaml", "language", "style: {bare-url: error}\nlanguage")
    assert "error" in newsroom.build().problems[0]

"""`dateline queue`: what an editor is told of what is to come."""

import json
from pathlib import Path

import pytest
from newsroom import NOW, Newsroom


@pytest.fixture
def paper(newsroom: Newsroom) -> Newsroom:
    """A paper with one text for each reason to be held, and one that will leave."""
    newsroom.article("open").article("draft", "draft: true\n")
    newsroom.article("later", "date: 2026-03-02 09:00\n")
    newsroom.article("secret", "embargo: {until: 2026-03-03 09:00, note: The ministry asked}\n")
    newsroom.article("both", "date: 2026-03-09\nembargo: {until: 2026-03-04}\n")
    newsroom.article("past", "expires: 2026-02-20\n")
    newsroom.article("short", "expires: 2026-03-05 18:00\n")
    newsroom.article("wrong", "withdrawn: {date: 2026-03-06, reason: Wrong}\n")
    return newsroom.write("content/pages/team.md", "---\ntitle: Team\ndraft: true\n---\nWe.\n")


WORDS = """\
The site next changes on Monday 2 March 2026, 09:00 (CET), in 20 hours.

To come:
  Monday 2 March 2026, 09:00 (CET): “On later” comes out
    content/articles/later.md
  Tuesday 3 March 2026, 09:00 (CET): “On secret” comes out
    content/articles/secret.md
  Wednesday 4 March 2026, 00:00 (CET): “On both” is released, and waits for its date
    content/articles/both.md
  Thursday 5 March 2026, 18:00 (CET): “On short” leaves the site
    content/articles/short.md
  Friday 6 March 2026, 00:00 (CET): “On wrong” is withdrawn
    content/articles/wrong.md
  Monday 9 March 2026, 00:00 (CET): “On both” comes out
    content/articles/both.md

Held back (6 texts):
  “On both”: embargoed until Wednesday 4 March 2026, 00:00 (CET), dated Monday 9 March 2026, \
00:00 (CET)
    content/articles/both.md
  “On draft”: a draft; it comes out when `draft: true` is taken out
    content/articles/draft.md
  “On later”: dated Monday 2 March 2026, 09:00 (CET)
    content/articles/later.md
  “On past”: expired on Friday 20 February 2026, 00:00 (CET)
    content/articles/past.md
  “On secret”: embargoed until Tuesday 3 March 2026, 09:00 (CET) (The ministry asked)
    content/articles/secret.md
  Team: a draft of a standing page
    content/pages/team.md
"""


def test_queue_is_told_in_words(paper: Newsroom) -> None:
    """What changes next, all that is to come by the paper's own clock, and why the rest waits."""
    told = paper.run("queue", "--now", NOW)

    assert (0, WORDS) == (told.status, told.output)


def test_parts_to_come_are_told(newsroom: Newsroom) -> None:
    """What is dated later within an article that is out stands in the queue too."""
    head = "corrections: [{date: 2026-03-03, was: a, now: b}]\n"
    newsroom.article("open", f"updates: [{{date: 2026-03-02 09:00, text: More}}]\n{head}")
    newsroom.article("later", "date: 2026-03-05\nupdates: [{date: 2026-03-05, text: At once}]\n")
    reply = "article: open\nname: A reader\ndate: 2026-03-04\n"
    newsroom.write("content/replies/a.md", f"---\n{reply}---\nYes.\n")
    versions = "[{since: 2026-01-01, text: Now.}, {since: 2026-03-06, text: Then.}]"
    newsroom.write("content/vocabulary/disclaimers.yaml", f"a: {{versions: {versions}}}\n")

    told = newsroom.run("queue", "--now", NOW)

    assert [
        "“On open” tells of an update",
        "“On open” tells of a correction",
        "“On open” shows a reader's reply",
        "“On later” comes out",
        "“a” has a new wording",
    ] == [line.partition("): ")[2] for line in told.output.splitlines() if "): “" in line]


def test_queue_is_told_to_programs(paper: Newsroom) -> None:
    """The same as JSON: instants with their offsets, reasons as one word each."""
    told = paper.run("queue", "--now", NOW, "--format", "json")
    record = json.loads(told.output)

    assert "2026-03-02T09:00:00+01:00" == record["next"]
    assert ["public", "public", "future", "expired", "withdrawn", "public"] == [
        change["becomes"] for change in record["changes"]
    ]
    assert {"draft": 2, "embargo": 2, "expired": 1, "future": 1} == {
        why: [each["why"] for each in record["held"]].count(why)
        for why in sorted({each["why"] for each in record["held"]})
    }
    secret = next(each for each in record["held"] if each["path"].endswith("secret.md"))
    assert ("2026-03-03T09:00:00+01:00", "The ministry asked") == (secret["until"], secret["note"])


def test_paper_without_plans_says_so(newsroom: Newsroom) -> None:
    """Nothing held, nothing to come: one line."""
    told = newsroom.article("open").run("queue", "--now", NOW)

    assert (0, "Nothing changes by itself: no article waits for a day.\n") == (
        told.status,
        told.output,
    )


def test_queue_is_told_where_articles_have_mistakes(newsroom: Newsroom, tmp_path: Path) -> None:
    """A mistake in one article doesn't hide the others; unreadable settings do."""
    newsroom.article("bad", "topics: [nowhere]\n").article("draft", "draft: true\n")
    told = newsroom.run("queue", "--now", NOW, "--project", str(tmp_path))
    assert (0, True) == (told.status, "draft.md" in told.output)

    newsroom.remove("content/site.yaml")
    assert 1 == newsroom.run("queue", "--now", NOW).status

"""What the paper owns up to, as a whole newsroom prints it: corrections, disclaimers, replies."""

import re

import pytest
from newsroom import NOW, Newsroom

DISCLAIMERS = "content/vocabulary/disclaimers.yaml"
ARTICLE = "content/articles/story.md"
REPLY = "content/replies/first.md"


def reply(head: str = "", body: str = "Well said.\n", **fields: str) -> str:
    """Return a reply to the article `story`, with these fields in place of its own."""
    given = {"article": "story", "name": "A reader", "date": "2026-02-06", **fields}
    lines = "".join(f"{key}: {value}\n" for key, value in given.items() if value)
    return f"---\n{lines}{head}---\n{body}"


def test_corrections_have_a_page(newsroom: Newsroom) -> None:
    """All corrections and withdrawals, the newest first; those of held articles aren't there."""
    fix = "corrections: [{date: %s, was: %s was, now: %s is}]\n"
    newsroom.article("one", fix % ("2026-02-07", "one", "one"))
    newsroom.article("two", fix % ("2026-02-09", "two", "two"))
    newsroom.article("three", "withdrawn: {date: 2026-02-08, reason: All wrong}\n")
    newsroom.article("draft", "draft: true\n" + fix % ("2026-02-10", "secret", "secret"))

    result = newsroom.build()
    page = result.page("/corrections/")

    assert 0 == result.status, result.output
    assert ["two was", "All wrong", "one was"] == re.findall("two was|All wrong|one was", page)
    assert "secret" not in page
    assert 'href="/corrections/"' in result.page("/2026/one/")


def test_pages_of_records_are_always_there(newsroom: Newsroom) -> None:
    """A link to either page holds in a paper that has never been wrong, and has no disclaimer."""
    newsroom.article("story", body="[Corrections](/corrections/), [disclaimers](/disclaimers/).\n")

    result = newsroom.build()

    assert 0 == result.status, result.output
    assert "Nothing has been corrected" in result.page("/corrections/")
    assert "No article carries" in result.page("/disclaimers/")


def test_disclaimers_have_a_page(newsroom: Newsroom) -> None:
    """Each wording stands there with its day; the article leads to the history of its own."""
    newsroom.write(
        DISCLAIMERS,
        "legal:\n  title: Legal\n  text: A [guide](/about/).\n"
        "state: {title: State, versions: [{since: 2025-01-01, text: Old.},"
        " {since: 2026-01-01, text: New.}]}\n",
    ).write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n")
    newsroom.article("story", "date: 2025-06-01\ndisclaimer: state\n")

    result = newsroom.build()
    page = result.page("/disclaimers/")

    assert 0 == result.status, result.output
    assert ["New.", "Old."] == re.findall(r"New\.|Old\.", page)
    assert "Since 1 January 2026" in page
    assert '<h2 id="state">' in page
    assert 'href="/disclaimers/#state"' in result.page("/2025/story/")
    assert "New." not in result.page("/2025/story/")


@pytest.mark.parametrize(("place", "order"), [("before", "Legal body"), ("after", "body Legal")])
def test_place_of_disclaimers(newsroom: Newsroom, place: str, order: str) -> None:
    """They stand after the body or, by a setting, before it."""
    newsroom.edit("content/site.yaml", "language: en\n", f"disclaimers: {place}\n")
    newsroom.write(DISCLAIMERS, "legal: {title: Legal, text: A guide.}\n")
    newsroom.article("story", "disclaimer: legal\n")

    result = newsroom.build()
    page = result.page("/2026/story/")

    assert 0 == result.status, result.output
    found = re.findall(r'<h2 id="_disclaimer">.*(Legal)</h2>|<div class="(body)"', page)
    assert order.split() == [one or other for one, other in found]


@pytest.mark.parametrize("field", ["corrections", "updates", "minor"])
def test_change_before_publication(newsroom: Newsroom, field: str) -> None:
    """Nothing can be corrected, added or mended before it was said."""
    words = {"corrections": "was: a, now: b", "updates": "text: a", "minor": "reason: a"}[field]
    newsroom.article("story", f"{field}: [{{date: 2026-02-04, {words}}}]\n")

    result = newsroom.build()

    assert 1 == len(result.problems)
    assert result.problems[0].startswith(f"{ARTICLE}:4:")
    assert "of 2026-02-04 to an article of 2026-02-05" in result.problems[0]


def test_reply_is_shown(newsroom: Newsroom) -> None:
    """Replies stand under their article as a thread, oldest first, with their number."""
    newsroom.article("story")
    newsroom.write(REPLY, reply(body="Second *thoughts*.\n", date="2026-02-08", role="author"))
    newsroom.write("content/replies/a/other.md", reply(body="First words.\n"))

    result = newsroom.build()
    page = result.page("/2026/story/")

    assert 0 == result.status, result.output
    assert "2 comments" in page
    assert ["First words.", "<em>thoughts</em>"] == re.findall(
        "First words.|<em>thoughts</em>", page
    )
    assert "Author" in page


def test_reply_of_held_article_is_held(newsroom: Newsroom) -> None:
    """No byte of a reply is printed before its article is."""
    newsroom.article("story", "draft: true\n").article("other")
    newsroom.write(REPLY, reply(body="A secret.\n"))

    result = newsroom.build()

    assert 0 == result.status, result.output
    assert not [path for path, data in result.public.items() if b"A secret" in data]


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        (reply(article="stroy"), 2, "no article has the id 'stroy'", "did you mean 'story'?"),
        (reply(article=""), 2, "'article' is missing", "article"),
        (reply(name=""), 2, "'name' is missing", "name"),
        (reply(date="2026-02-04"), 4, "a reply of 2026-02-04 to an article", "2026-02-05"),
        (reply(role="reeder"), 5, "unknown role 'reeder'", "did you mean 'reader'?"),
        (reply(mail="a@b.example"), 5, "unknown field 'mail'", ""),
        (reply(body="<script>x</script>\n"), 6, "`<script>` is not allowed", "take it out"),
        (reply(body="A <b onclick=x>word</b>\n"), 6, "`onclick` of `<b>`", "take it out"),
        (reply(body="[a](javascript:x)\n"), 6, "`javascript:` is no kind of address", ""),
        (reply(body="![a](x.png)\n"), 6, "a picture in a reply", "write a link"),
        (reply(body="[a](other.md)\n"), 6, "'other.md' leads nowhere", "/about/"),
        (reply(body="[a](/nowhere/)\n"), 6, "no page of this site is at /nowhere/", ""),
        (reply(body="## Loud\n"), 6, "a heading in a reply: 'Loud'", "take out the '#'"),
        (reply(body=""), 6, "a reply without words", "write it"),
        ("Only words.\n", 1, "no front matter", "---"),
    ],
)
def test_reply_that_is_not_let_in(
    newsroom: Newsroom, text: str, line: int, message: str, hint: str
) -> None:
    """What is wrong with a reply is told at its place, with the cure, and nothing is printed."""
    newsroom.article("story").write(REPLY, text)

    result = newsroom.build()

    assert 1 == result.status
    assert 1 == len(result.problems), result.output
    assert result.problems[0].startswith(f"{REPLY}:{line}")
    assert message in result.problems[0]
    assert hint in result.report


def test_reply_to_an_article_that_cannot_be_read(newsroom: Newsroom) -> None:
    """Where the article itself is broken, the reply isn't blamed."""
    newsroom.write(ARTICLE, "---\ntitle: A\ndate: soon\n---\nText.\n").write(REPLY, reply())

    result = newsroom.run("check", "--now", NOW)

    assert [True] == [line.startswith(ARTICLE) for line in result.problems]

"""`dateline check --since`: what changed of the public articles, and whether they say so."""

import subprocess
from pathlib import Path

import pytest
from newsroom import NOW, Newsroom, Result

STORY = "content/articles/story.md"
HEAD = "highlights: [One point]\ndisclaimer: legal\n"
BODY = "One [link](https://a.example/) and a [part](#part).\n\n## Part\n\n[Other](other.md).\n"
LEGAL = "legal: {title: Legal, text: A guide.}\nother: {title: Other, text: Another.}\n"
DISCLAIMERS = "content/vocabulary/disclaimers.yaml"


def git(folder: Path, *words: str) -> None:
    """Run git as nobody in particular."""
    who = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", "-C", str(folder), *who, *words],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )


def commit(room: Newsroom) -> None:
    """Commit all that is there."""
    git(room.folder, "add", "-A")
    git(room.folder, "commit", "-q", "-m", "An edition")


@pytest.fixture
def published(newsroom: Newsroom) -> Newsroom:
    """A newsroom with one edition in git, its project in a folder of the repository."""
    room = Newsroom(newsroom.folder / "paper")
    room.write(DISCLAIMERS, LEGAL)
    room.article("story", HEAD, BODY).article("other", "id: other\n")
    room.article("draft", "draft: true\n").article("coming", "date: 2026-04-01\n")
    git(newsroom.folder, "init", "-q", "-b", "main")
    commit(room)
    return room


def check(room: Newsroom, since: str = "main") -> Result:
    """Check what changed since a revision."""
    return room.run("check", "--since", since, "--now", NOW)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("One [link]", "A [link]", "its body changed"),
        ("https://a.example/", "https://b.example/", "its body changed"),
        ("title: On story", "title: Of story", "its title changed"),
        ("One point", "Another point", "its highlights changed"),
        ("disclaimer: legal", "disclaimer: other", "its disclaimers changed"),
        ("disclaimer: legal\n---\nOne", "---\nA", "its body and disclaimers changed"),
    ],
)
def test_silent_edit(published: Newsroom, old: str, new: str, what: str) -> None:
    """What a reader would find changed, and nothing tells of, is an error at the article."""
    published.edit(STORY, old, new)

    result = check(published)

    assert 1 == result.status
    assert [f"{STORY}:2:8: error: {what} since main, and no entry says so"] == result.problems
    assert "add minor: [{date: 2026-03-01, reason: …}]" in result.report


@pytest.mark.parametrize(
    "entry",
    [
        "minor: [{date: 2026-02-20, reason: A slip}]\n",
        "corrections: [{date: 2026-02-20, was: One, now: A}]\n",
        "updates: [{date: 2026-02-20, text: More}]\n",
    ],
)
def test_told_edit(published: Newsroom, entry: str) -> None:
    """A new entry under corrections, updates or minor tells of the change; an old one doesn't."""
    published.edit(STORY, "One [link]", "A [link]").edit(STORY, HEAD, HEAD + entry)
    told = check(published)
    commit(published)
    published.edit(STORY, "A [link]", "The [link]")
    untold = check(published)
    words = entry.partition(", ")[2].removesuffix("}]\n")
    published.edit(STORY, "[{", f"[{{date: 2026-02-10, {words} again}}, {{")

    assert (0, []) == (told.status, told.problems)
    assert 1 == untold.status
    assert 1 == check(published).status, "an entry that is older than the last tells of nothing"


def test_silent_edit_of_a_chart(published: Newsroom) -> None:
    """A number that is drawn is a fact like any other; where its block stands is none."""
    chart = "```chart\nkind: bar\ntitle: Ore\ndata: {Ningbo: 12}\n```\n"
    story = published.read(STORY)
    published.write(STORY, f"{story}\n{chart}")
    commit(published)
    published.write(STORY, f"{story}\n\n{chart}")
    moved = check(published)
    published.edit(STORY, "Ningbo: 12", "Ningbo: 13")

    assert [] == moved.problems
    assert [f"{STORY}:2:8: error: its body changed since main, and no entry says so"] == check(
        published
    ).problems


def test_entry_to_come_tells_of_nothing_yet(published: Newsroom) -> None:
    """The change is there to be read today; an entry of next month would tell of it too late."""
    entry = "updates: [{date: 2026-04-01, text: More}]\n"
    published.edit(STORY, "One [link]", "A [link]").edit(STORY, HEAD, HEAD + entry)

    assert 1 == check(published).status


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (STORY, "[Other](other.md)", "[Other](../articles/other.md)"),
        (STORY, "highlights", "topics: [recycling]\nhighlights"),
        (STORY, "One [link]", "One  \t[link]"),
        (STORY, "and a [part]", "and\na [part]"),
        ("content/articles/draft.md", "A sentence", "Another"),
        ("content/articles/coming.md", "A sentence", "Another"),
    ],
)
def test_edit_that_needs_no_word(published: Newsroom, path: str, old: str, new: str) -> None:
    """Terms, spaces, links that follow a moved file, and what no reader has seen, may change."""
    published.edit(path, old, new)

    result = check(published)

    assert (0, []) == (result.status, result.problems)


def test_moved_file_is_the_same_article(published: Newsroom) -> None:
    """An article is known by its id, wherever its file lies."""
    published.rename("content/articles/other.md", "content/articles/2026/other.md")
    published.edit(STORY, "(other.md)", "(2026/other.md)")
    quiet = check(published)
    published.edit("content/articles/2026/other.md", "A sentence", "Another")
    commit(published)

    loud = check(published, "main~1")

    assert (0, []) == (quiet.status, quiet.problems)
    assert 1 == len(loud.problems)
    assert loud.problems[0].startswith("content/articles/2026/other.md:2:")


def test_vanished_article_is_warned_about(published: Newsroom) -> None:
    """A public article that is taken away, or made a draft, is told: it should be withdrawn."""
    published.remove("content/articles/other.md").edit(STORY, "[Other](other.md).", "")
    published.edit(STORY, HEAD, HEAD + "minor: [{date: 2026-02-20, reason: A link}]\n")

    result = check(published)

    assert 0 == result.status
    assert [
        "content/articles/other.md: warning: the article 'other' was public at main, and is gone"
    ] == result.problems


def test_moved_address_needs_an_alias(published: Newsroom) -> None:
    """An article whose address changed is told which line keeps the old one alive."""
    published.edit("content/articles/other.md", "id: other\n", "id: other\nslug: another\n")
    lost = check(published)
    published.edit("content/articles/other.md", "slug:", "aliases: [/2026/other/]\nslug:")

    kept = check(published)

    assert [
        "content/articles/other.md:2:8: error: "
        "it was at /2026/other/ at main, and nothing would be there any more"
    ] == lost.problems
    assert "add aliases: [/2026/other/]" in lost.report
    assert (0, []) == (kept.status, kept.problems)


def test_renamed_file_needs_its_id(published: Newsroom) -> None:
    """A file without an id that is renamed would be a new article for feeds; the cure is typed."""
    published.rename(STORY, "content/articles/tale.md")
    lost = check(published)
    head = "id: story\naliases: [/2026/story/]\n"
    published.edit("content/articles/tale.md", "highlights", f"{head}highlights")

    kept = check(published)

    assert [
        "content/articles/tale.md:2:8: error: it was content/articles/story.md with the id 'story',"
        " and feeds would take it for a new article"
    ] == lost.problems
    assert "add id: story and aliases: [/2026/story/]" in lost.report
    assert (0, []) == (kept.status, kept.problems)


def test_article_that_is_said_to_be_gone_is_no_surprise(published: Newsroom) -> None:
    """Where its address says what became of it, or leads on, nothing is warned about."""
    published.remove("content/articles/other.md").edit(STORY, "[Other](other.md).", "")
    published.edit(STORY, HEAD, HEAD + "minor: [{date: 2026-02-20, reason: A link}]\n")
    site = published.read("content/site.yaml")
    published.write("content/site.yaml", f"{site}gone: [{{path: /2026/other/, reason: Untrue.}}]\n")
    gone = check(published)
    published.write("content/site.yaml", site)
    published.edit(STORY, "minor", "aliases: [/2026/other/]\nminor")

    assert (0, []) == (gone.status, gone.problems)
    assert [] == check(published).problems


def test_changed_rules_are_noted(published: Newsroom) -> None:
    """Each entry of policy, disclaimers and outlets that is new, gone or changed is listed."""
    published.write("content/vocabulary/outlets.yaml", "a.example: {name: A, class: party}\n")
    published.write(DISCLAIMERS, "legal: {text: A  guide, title: Legal}\nnew: {text: New.}\n")

    result = check(published)
    notes = [line for line in result.output.splitlines() if ": note: " in line]

    assert 0 == result.status
    assert [
        f"{DISCLAIMERS}: note: the disclaimer 'other' is gone since main",
        f"{DISCLAIMERS}:1: note: the disclaimer 'legal' changed since main",
        f"{DISCLAIMERS}:2: note: the disclaimer 'new' is new since main",
        "content/vocabulary/outlets.yaml:1: note: the outlet 'a.example' is new since main",
    ] == notes


def test_edits_of_the_other_side_are_not_ours(published: Newsroom) -> None:
    """Where main went on meanwhile, only what this branch changed is compared."""
    git(published.folder, "checkout", "-q", "-b", "branch")
    git(published.folder, "checkout", "-q", "main")
    published.edit(STORY, "One [link]", "A [link]")
    commit(published)
    git(published.folder, "checkout", "-q", "branch")

    result = check(published)

    assert (0, []) == (result.status, result.problems)


def test_shallow_clone_says_what_it_needs(published: Newsroom, tmp_path: Path) -> None:
    """Where history is cut off, the message names the command that brings it."""
    published.edit(STORY, "One [link]", "A [link]")
    commit(published)
    clone = tmp_path / "clone"
    source = published.folder.parent.as_uri()
    git(tmp_path, "clone", "-q", "--depth", "1", source, str(clone))

    result = check(Newsroom(clone / "paper"), "HEAD~1")

    assert 2 == result.status
    assert "git fetch --unshallow" in result.output


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_revision_that_there_is_not(published: Newsroom, revision: str) -> None:
    """A revision that git doesn't know is a usage error in git's words; none asks for nothing."""
    result = published.run("check", f"--since={revision}", "--now", NOW)

    assert (2 if revision else 0) == result.status
    assert not revision or f"--since {revision}: fatal:" in result.output


def test_folder_without_history(newsroom: Newsroom) -> None:
    """Outside of a repository git says so, and nothing is checked."""
    result = check(newsroom)

    assert 2 == result.status
    assert "not a git repository" in result.output

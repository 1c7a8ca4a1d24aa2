"""A reader sees an article once, whatever becomes of it; a feed changes only with what it says."""

import re
from collections.abc import Callable

import pytest
from feed_reading import read_feed
from newsroom import Newsroom, Result

STORY = "content/articles/2026/story.md"
HEAD = """\
id: the-story
date: 2026-02-05
regions: [CN]
topics: [rare-earths]
authors: [editor]
highlights: [A point]
corrections: [{date: 2026-02-10, was: Two, now: Three}]
"""
Change = Callable[[Newsroom], Newsroom]

CHANGES: dict[str, Change] = {
    "title": lambda room: room.edit(STORY, "On 2026/story", "On something else"),
    "date": lambda room: room.edit(STORY, "2026-02-05", "2026-01-31"),
    "slug": lambda room: room.edit(STORY, "id:", "slug: another\nid:"),
    "permalink": lambda room: room.edit(STORY, "id:", "permalink: /special/\nid:"),
    "pattern": lambda room: room.edit(
        "content/site.yaml", "language: en\n", "language: en\npermalink: /{year}/{month}/{slug}/\n"
    ),
    "base URL": lambda room: room.edit(
        "content/site.yaml", "test-letter.example/\n", "new.example/paper/\n"
    ),
    "folder": lambda room: room.rename(STORY, "content/articles/elsewhere/deep/story.md"),
    "file's name": lambda room: room.rename(STORY, "content/articles/2026/renamed.md"),
    "folder of one without an id": lambda room: room.rename(
        "content/articles/2025/plain.md", "content/articles/elsewhere/plain.md"
    ),
    "paper's name": lambda room: room.edit(
        "content/site.yaml", "title: The Test", "title: The New"
    ),
    "author's name": lambda room: room.edit(
        "content/vocabulary/authors.yaml", "The Editor", "An Editor"
    ),
    "topic": lambda room: room.edit(STORY, "rare-earths", "recycling"),
    "words of a correction": lambda room: room.edit(STORY, "was: Two", "was: Only two"),
    "body": lambda room: room.edit(STORY, "A sentence.", "Another sentence."),
    "neighbours": lambda room: room.edit(
        "content/articles/2025/plain.md", "2025-12-05", "2025-11-05"
    ),
}


@pytest.fixture
def paper(newsroom: Newsroom) -> Newsroom:
    """A paper with an article that has all there is, and one that has only a file's name."""
    newsroom.article("2026/story", HEAD)
    newsroom.article("2025/plain", "date: 2025-12-05\ntopics: [rare-earths]\n")
    return newsroom


def ids(result: Result) -> set[str]:
    """Return the id of every item of every feed, in each of its formats."""
    assert 0 == result.status, result.output
    found = set()
    for path, data in result.public.items():
        if re.search(r"(^|/)feed\.(xml|atom|json)$|^feeds/.*(xml|atom|json)$", path):
            found |= {item.id for item in read_feed(path, data).items}
    return found


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_is_new_to_a_reader(name: str, paper: Newsroom) -> None:
    """After this change a reader that had seen everything sees nothing new, in no feed."""
    seen = ids(paper.build())
    assert 5 == len(seen)  # two articles, twice for their highlights, and a correction

    after = ids(CHANGES[name](paper).build())

    assert seen == after


def test_base_url_of_the_command_line(paper: Newsroom) -> None:
    """A preview elsewhere has the ids of the paper."""
    assert ids(paper.build()) == ids(paper.build("--base-url", "https://preview.example/x/"))


def test_new_article_is_new(paper: Newsroom) -> None:
    """A reader does see a new article: the test above can fail."""
    seen = ids(paper.build())
    assert 2 == len(ids(paper.article("another").build()) - seen)


def test_renamed_file_without_an_id_is_new(paper: Newsroom) -> None:
    """Without `id:` the file's name is the id, so a new name is a new article to readers."""
    seen = ids(paper.build())
    paper.rename("content/articles/2025/plain.md", "content/articles/2025/other.md")
    assert 2 == len(ids(paper.build()) - seen)


def test_two_articles_with_one_id(paper: Newsroom) -> None:
    """Two articles can't have one id."""
    result = paper.article("2024/plain").build()
    assert 1 == result.status
    assert "its id 'plain' is that of" in result.output


def test_a_day_later(paper: Newsroom) -> None:
    """A build of the same content a day later, from nothing, changes no byte of any feed."""
    before = paper.build("--now", "2026-03-01T12:00:00Z").public
    paper.remove(".dateline")
    after = paper.build("--now", "2026-03-02T12:00:00Z").public
    assert before == after


def test_feed_changes_only_with_what_it_says(paper: Newsroom) -> None:
    """An edited article changes the feeds that hold it, and no other."""
    paper.article("2025/elsewhere", "date: 2025-06-05\nregions: [JP]\n")
    before = paper.build().public
    paper.edit("content/articles/2025/elsewhere.md", "A sentence.", "Another sentence.")
    after = paper.build().public
    changed = {path for path in before if before[path] != after[path]}
    feeds = {path for path in changed if path.endswith(("feed.xml", ".atom", ".json", ".opml"))}
    expected = {"feed.xml", "feed.atom", "feed.json", "manifest.json"}
    assert expected | {f"regions/{slug}/feed.xml" for slug in regions_of_japan(before)} == feeds


def regions_of_japan(public: object) -> set[str]:
    """Return the regions in whose lists Japan's articles stand."""
    assert isinstance(public, dict)
    paths = [path for path in public if re.fullmatch(r"regions/[^/]+/feed.xml", path)]
    return {path.split("/")[1] for path in paths if b"On 2025/elsewhere" in public[path]}

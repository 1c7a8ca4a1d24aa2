"""The law of the house: the same content gives the same bytes, warm or cold, anywhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom import ROOT, Newsroom, copy_sample

Edit = Callable[[Newsroom], object]
PICTURE = "content/media/research-institute.png"
STORY = "content/articles/2025/third.md"
NUMBERS = "content/articles/2025/ore.csv"
CHART = "A sentence.\n\n```chart\nkind: line\ntitle: Ore\ndata: ore.csv\n```\n"
HEADS = {
    "first": f"topics: [rare-earths]\nregions: [CN]\nimage: {PICTURE.removeprefix('content/')}\n",
    "second": "topics: [rare-earths, recycling]\nregions: [US]\nauthors: [editor]\n",
    "third": "topics: [recycling]\nregions: [CN, US]\nhighlights: [One point]\n",
    "fourth": "topics: [rare-earths]\nregions: [JP]\n",
    "fifth": "draft: true\n",
    "sixth": "date: 2026-04-01\n",
}

EDITS: dict[str, Edit] = {
    "nothing": lambda room: room,
    "body": lambda room: room.edit(STORY, "A sentence.", "Another sentence."),
    "title": lambda room: room.edit(STORY, "On 2025/third", "On a new title"),
    "summary": lambda room: room.edit(STORY, "---\nA", "summary: New.\n---\nA"),
    "tag": lambda room: room.edit(STORY, "[CN, US]", "[JP]"),
    "last of a tag": lambda room: room.edit(
        "content/articles/2025/fourth.md", "regions: [JP]", "regions: [CN]"
    ),
    "date": lambda room: room.edit(STORY, "2025-03-01", "2025-01-15"),
    "rename": lambda room: room.rename(STORY, "content/articles/2025/renamed.md"),
    "delete": lambda room: room.remove(STORY),
    "draft": lambda room: room.edit(STORY, "---\nA", "draft: true\n---\nA"),
    "no more a draft": lambda room: room.edit(
        "content/articles/2025/fifth.md", "draft: true", "draft: false"
    ),
    "new article": lambda room: room.article("2026/seventh", "date: 2026-02-20\nregions: [CN]"),
    "vocabulary": lambda room: room.edit(
        "content/vocabulary/topics.yaml", "recycling: Recycling", "recycling: Reuse"
    ),
    "author": lambda room: room.edit("content/vocabulary/authors.yaml", "The Editor", "An Editor"),
    "setting": lambda room: room.edit("content/site.yaml", "The Test Letter\nbase", "New\nbase"),
    "page size": lambda room: room.edit("content/site.yaml", "page_size: 2", "page_size: 3"),
    "layout": lambda room: room.write("layouts/static/new.txt", "New.\n"),
    "theme": lambda room: change_layout(room, "article.html"),
    "page of another layout": lambda room: change_layout(room, "base.html", "</body>"),
    "numbers of a chart": lambda room: room.edit(NUMBERS, "2025,2", "2025,3"),
    "picture's words": lambda room: room.edit(f"{PICTURE}.yaml", "our illustrator", "another"),
    "group of regions": lambda room: room.write(
        "content/vocabulary/regions.yaml", "groups: {pair: {name: A pair, members: [CN, JP]}}\n"
    ),
}


def opened(folder: Path) -> Newsroom:
    """Return a newsroom with six articles, two of them held, and lists of several pages."""
    room = Newsroom(folder)
    room.edit("content/site.yaml", "language: en\n", "language: en\npage_size: 2\n")
    room.edit("content/site.yaml", "zone:", "pages: {search: true}\nzone:")
    for month, (name, head) in enumerate(HEADS.items(), start=1):
        date = "" if "date:" in head else f"date: 2025-{month:02}-01\n"
        room.article(f"2025/{name}", date + head, CHART if name == "second" else "A sentence.\n")
    room.write(NUMBERS, "Year,Ore\n2024,1\n2025,2\n")
    for path in (PICTURE, f"{PICTURE}.yaml"):
        room.write(path, (ROOT / path).read_bytes())
    return room


def change_layout(room: Newsroom, name: str, before: str = "</h1>") -> Newsroom:
    """Take a layout of the theme into the site, with a comment that readers don't see."""
    text = (ROOT / "layouts" / name).read_text("utf-8")
    assert before in text
    return room.write(f"layouts/{name}", text.replace(before, f"<!-- new -->{before}", 1))


@pytest.mark.parametrize("name", EDITS)
def test_warm_equals_cold(name: str, tmp_path: Path) -> None:
    """After any edit a build over the last one gives what a build from nothing gives."""
    warm = opened(tmp_path / "warm")
    before = warm.build()
    assert 0 == before.status, before.output
    EDITS[name](warm)
    cold = opened(tmp_path / "cold")
    EDITS[name](cold)

    expected, actual = cold.build(), warm.build()

    assert (0, 0) == (expected.status, actual.status), actual.output
    assert list(expected.public) == list(actual.public)
    assert expected.public == actual.public
    assert (name == "nothing") == (before.public == actual.public)


def test_edit_and_its_undoing_give_the_first_edition(tmp_path: Path) -> None:
    """What an edit changed, undoing it changes back, byte for byte."""
    room = opened(tmp_path)
    first, text = room.build(), room.read(STORY)
    EDITS["title"](room)
    second = room.build()

    room.write(STORY, text)

    assert first.public != second.public
    assert first.public == room.build().public


def test_first_article_of_a_paper(tmp_path: Path) -> None:
    """A paper without articles gets its first one, filed under nothing, and a second."""
    room = Newsroom(tmp_path)
    assert 0 == room.build().status
    first = room.article("first").build()
    second = room.article("second").build()
    cold = Newsroom(tmp_path / "cold").article("first").article("second").build()

    assert (0, 0) == (first.status, second.status), first.output
    assert cold.public == second.public


def test_warm_equals_cold_as_time_passes(tmp_path: Path) -> None:
    """An article whose day has come appears in a warm build as in a cold one."""
    warm, cold = opened(tmp_path / "warm"), opened(tmp_path / "cold")
    page = "/2026/sixth/"
    before = warm.build()

    expected, actual = (room.build("--now", "2026-04-02") for room in (cold, warm))

    assert not [path for path in before.public if "sixth" in path]
    assert "On 2025/sixth" in actual.page(page)
    assert expected.public == actual.public


def test_second_build_writes_nothing(tmp_path: Path) -> None:
    """Built again from the same content, every file is the very one that was there."""
    room = opened(tmp_path)
    room.build()
    stamps = inodes(room)

    again = room.build()

    assert 0 == again.status
    assert stamps == inodes(room)


def test_warm_edit_leaves_other_files_alone(tmp_path: Path) -> None:
    """Where one body is edited, pages that don't show it are the very files that were there."""
    room = opened(tmp_path)
    room.build()
    stamps = inodes(room)

    EDITS["body"](room)
    room.build()

    changed = {path for path, stamp in inodes(room).items() if stamps.get(path) != stamp}
    assert "2025/third/index.html" in changed
    assert "2025/first/index.html" not in changed


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_machine_leaves_no_trace(jobs: str, tmp_path: Path) -> None:
    """Another folder, zone, locale, hash seed and number of jobs give the same bytes."""
    here, there = tmp_path / "here", tmp_path / "another/folder"
    for folder in (here, there):
        copy_sample(folder)
    plain = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    strange = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711"}

    expected = Newsroom(here).build_apart("--jobs", "1", env=plain)
    actual = Newsroom(there).build_apart("--jobs", jobs, env=strange)

    assert 0 == expected.status, expected.output
    assert list(expected.public) == list(actual.public)
    assert expected.public == actual.public


def inodes(room: Newsroom) -> dict[str, tuple[int, int]]:
    """Return which file stands at each path of public/: a file written anew is another."""
    public = room.folder / "public"
    return {
        path.relative_to(public).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in public.rglob("*")
        if path.is_file()
    }

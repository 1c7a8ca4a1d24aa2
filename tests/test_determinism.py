"""The law: the same commit and instant give the same bytes, and a warm build equals a cold one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom import ROOT, Newsroom, Result, copy_sample

NOW = "2026-11-01T12:00:00Z"

Edit = Callable[[Newsroom], object]


@pytest.fixture
def paper(tmp_path: Path) -> Newsroom:
    """A copy of the sample newsletter with layouts of its own to edit."""
    return sample(tmp_path / "paper")


def sample(folder: Path) -> Newsroom:
    """Copy the sample newsletter into a folder."""
    copy_sample(folder)
    (folder / "layouts").mkdir()
    return Newsroom(folder)


def cold(paper: Newsroom, folder: Path) -> Result:
    """Build the same content in another folder, without a memo."""
    shutil.copytree(paper.folder / "content", folder / "content")
    shutil.copytree(paper.folder / "layouts", folder / "layouts")
    return Newsroom(folder).build("--now", NOW)


def retag(paper: Newsroom) -> None:
    """File an article elsewhere."""
    path = "content/articles/2025/iea-outlook.md"
    paper.write(path, paper.read(path).replace("topics:", "regions: [JP]\ntopics:", 1))


def new_layout(paper: Newsroom) -> None:
    """Replace a layout that comes with the package."""
    base = (ROOT / "layouts/base.html").read_text("utf-8")
    paper.write("layouts/base.html", base.replace("</body>", "<!-- another --></body>"))


EDITS: dict[str, Edit] = {
    "body": lambda paper: paper.write(
        "content/articles/2025/iea-outlook.md",
        paper.read("content/articles/2025/iea-outlook.md") + "\nOne more sentence.\n",
    ),
    "title": lambda paper: paper.edit(
        "content/articles/2026/why-we-label.md", "title: ", "title: Once more, "
    ),
    "tag": retag,
    "rename": lambda paper: paper.rename(
        "content/articles/2025/india-mission.md", "content/articles/2025/india-again.md"
    ),
    "delete": lambda paper: paper.remove("content/articles/2025/india-mission.md"),
    "add": lambda paper: paper.article("2026/new", "date: 2026-10-01\nregions: [CN-ZJ]\n"),
    "layout": new_layout,
    "vocabulary": lambda paper: paper.edit(
        "content/vocabulary/topics.yaml", "name: Rare earths", "name: Rare-earth elements"
    ),
    "setting": lambda paper: paper.edit("content/site.yaml", "page_size: 10", "page_size: 3"),
    "picture": lambda paper: paper.edit(
        "content/media/research-institute.png.yaml", "our illustrator", "an illustrator"
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_warm_build_equals_a_cold_one(name: str, paper: Newsroom, tmp_path: Path) -> None:
    """After each kind of edit the remembered parts give what a build from nothing gives."""
    before = paper.build("--now", NOW)
    EDITS[name](paper)

    warm = paper.build("--now", NOW)

    assert (0, 0) == (before.status, warm.status), before.output + warm.output
    assert before.public != warm.public
    assert cold(paper, tmp_path / "cold").public == warm.public


def test_edit_and_its_undoing_give_the_first_edition(paper: Newsroom) -> None:
    """What an edit changed, undoing it changes back, byte for byte."""
    first = paper.build("--now", NOW)
    path = "content/articles/2026/why-we-label.md"
    text = paper.read(path)
    paper.write(path, text.replace("title: ", "title: Once more, "))
    second = paper.build("--now", NOW)

    paper.write(path, text)

    assert first.public != second.public
    assert first.public == paper.build("--now", NOW).public


def test_passing_an_instant_equals_a_cold_build(paper: Newsroom, tmp_path: Path) -> None:
    """A date that has come is seen by a warm build, which no file's change told of it."""
    paper.article("2026/later", "date: 2026-12-24\n")
    before = paper.build("--now", NOW)

    after = paper.build("--now", "2026-12-25")

    assert before.public != after.public
    assert any("later" in path for path in after.public)
    shutil.copytree(paper.folder / "content", tmp_path / "cold/content")
    assert Newsroom(tmp_path / "cold").build("--now", "2026-12-25").public == after.public


def test_surroundings_change_no_byte(tmp_path: Path) -> None:
    """Folder, time zone, locale, hash seed and number of jobs leave no trace."""
    surroundings = (
        {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"},
    )
    results = [
        sample(tmp_path / name).build_apart("--now", NOW, "--jobs", jobs, env=env)
        for name, jobs, env in zip(("one", "another"), ("1", "4"), surroundings, strict=True)
    ]

    assert [0, 0] == [result.status for result in results], results[0].output
    assert results[0].public == results[1].public


def test_second_build_writes_nothing(paper: Newsroom) -> None:
    """A build in which nothing changed touches no file, not even its times."""
    paper.build("--now", NOW)
    before = {path: path.stat() for path in (paper.folder / "public").rglob("*")}

    paper.build("--now", NOW)

    assert before == {path: path.stat() for path in (paper.folder / "public").rglob("*")}

"""`dateline upgrade`: files by the names of today, and nothing else of them changes."""

import shutil
from errno import ENOSPC
from pathlib import Path

import pytest
from newsroom import ROOT, Newsroom, tree
from planted_renames import all_renamed, turned_back

from dateline.editorial.renames import Rename, kind_of
from dateline.editorial.upgrading import upgrade_file

FROZEN = ROOT / "tests/frozen/0.1/content"
PUBLISHED = Rename("article", "published", "date", "0.2")
ASKED = """\
--- content/articles/a.md
+++ content/articles/a.md
@@ -1,5 +1,5 @@
 ---
 title: On a
-published: 2026-02-05  # the day
+date: 2026-02-05  # the day
 ---
 A sentence.
1 file to rewrite: dateline upgrade
"""


TABLE = "dateline.editorial.renames.RENAMES"


@pytest.fixture
def former(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A newsroom with one article that has its date by a former name."""
    monkeypatch.setattr(TABLE, (PUBLISHED,))
    text = "---\ntitle: On a\npublished: 2026-02-05  # the day\n---\nA sentence.\n"
    return newsroom.write("content/articles/a.md", text)


def test_paper_of_former_names_is_published_alike_and_upgraded_to_the_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Had every field another name once: the same site, warnings alone, and the way to today."""
    shutil.copytree(FROZEN, tmp_path / "today/content")
    today = Newsroom(tmp_path / "today").build()
    for path, data in tree(FROZEN).items():
        place = f"content/{path}"
        written, problems = upgrade_file(data, place, turned_back())
        assert () == problems
        assert (written != data) == bool(kind_of(place)), path
        (tmp_path / "former" / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "former" / place).write_bytes(written)
    monkeypatch.setattr(TABLE, all_renamed())
    newsroom = Newsroom(tmp_path / "former")

    then = newsroom.build("--verbose")
    asked = newsroom.run("upgrade", "--check")
    upgraded = newsroom.run("upgrade")

    assert [] == [each for each in then.problems if "[former-name]" not in each]
    assert (0, today.public) == (then.status, then.public)
    assert (1, 0) == (asked.status, upgraded.status)
    assert tree(FROZEN) == tree(tmp_path / "former/content")
    assert "no file uses a former name\n" == newsroom.run("upgrade").output


def test_check_shows_the_difference_and_writes_nothing(former: Newsroom) -> None:
    """A dry run is a unified diff; its exit status says that there is something to do."""
    before = former.read("content/articles/a.md")

    asked = former.run("upgrade", "--check")

    assert (1, ASKED) == (asked.status, asked.output)
    assert before == former.read("content/articles/a.md")


def test_rewritten_file_keeps_its_mode_and_leaves_nothing_beside_it(former: Newsroom) -> None:
    """The file is replaced in one step; what was made for that is gone."""
    file = former.folder / "content/articles/a.md"
    file.chmod(0o640)

    done = former.run("upgrade")

    assert (0, "1 file rewritten, to be looked over: git diff\n") == (done.status, done.output)
    assert "date: 2026-02-05  # the day\n" in former.read("content/articles/a.md")
    assert 0o640 == file.stat().st_mode & 0o777
    assert ["a.md"] == [each.name for each in file.parent.iterdir()]


def test_file_that_cannot_be_read_is_named_and_left_alone(former: Newsroom) -> None:
    """What is wrong with it is said as in a check; the others are upgraded."""
    broken = '---\ntitle: "On b\npublished: 2026-02-05\n---\nA sentence.\n'
    former.write("content/articles/b.md", broken)

    done = former.run("upgrade")

    assert 1 == done.status
    assert [
        "content/articles/b.md:2:8: error: a quotation mark that is never closed"
    ] == done.problems
    assert done.output.endswith("1 file rewritten, to be looked over: git diff; 1 not rewritten\n")
    assert broken == former.read("content/articles/b.md")


def test_field_by_both_names_is_left_to_people(former: Newsroom) -> None:
    """Which of two dates is meant, no program knows."""
    former.edit("content/articles/a.md", "title: On a\n", "title: On a\ndate: 2026-02-04\n")
    before = former.read("content/articles/a.md")

    done = former.run("upgrade")

    assert 1 == done.status
    assert before == former.read("content/articles/a.md")
    assert [
        "content/articles/a.md:4:1: error: 'published' and 'date' are one field, "
        "so neither can be chosen"
    ] == done.problems


def test_file_that_cannot_be_written_is_as_it_was(
    former: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that can't be replaced is whole, that is said, and nothing is left beside it."""
    before = former.read("content/articles/a.md")

    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("dateline.desk.upgrade.copymode", full)
    done = former.run("upgrade")

    assert 1 == done.status
    assert "can't be written, and is as it was: no space left on device" in done.output
    assert ["a.md"] == [each.name for each in (former.folder / "content/articles").iterdir()]
    assert before == former.read("content/articles/a.md")


def test_nothing_is_read_where_nothing_was_renamed(newsroom: Newsroom) -> None:
    """The names of this version are those of 0.1: there is nothing to upgrade from."""
    done = newsroom.article("a", "published: 2026-02-05\n").run("upgrade")

    assert (0, "no file uses a former name\n") == (done.status, done.output)

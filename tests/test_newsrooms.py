"""Whole small sites in tests/newsrooms/, each with the tree or the problems that it must give."""

import shutil
from pathlib import Path

import pytest
from newsroom import PLAIN_LAYOUTS, ROOT, Newsroom, Result, tree

NEWSROOMS = Path(__file__).parent / "newsrooms"
GOLDEN = sorted(path for path in NEWSROOMS.iterdir() if path.is_dir() and path.name[0] not in "_.")


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.name)
def test_newsroom_gives_what_is_expected(golden: Path, tmp_path: Path, rewrite: bool) -> None:
    """Each newsroom gives exactly its expected/ tree, and says exactly its problems.txt."""
    left_out = shutil.ignore_patterns("expected", "problems.txt", "public", ".dateline")
    shutil.copytree(golden, tmp_path, dirs_exist_ok=True, ignore=left_out)

    result = Newsroom(tmp_path).plain().build()

    if rewrite:
        write_expected(golden, result)
    expected = tree(golden / "expected")
    report = golden / "problems.txt"
    assert (report.read_text("utf-8") if report.exists() else "") == result.report
    assert list(expected) == list(result.public)
    for path, content in expected.items():
        assert readable(content) == readable(result.public[path]), path
    assert (0 if expected else 1) == result.status


def test_plain_layouts_are_whole() -> None:
    """Each layout of the theme has a plain one, so that these newsrooms need no theme."""
    theme = {path.name for path in (ROOT / "layouts").glob("*.html")}
    assert set() == theme - {path.name for path in PLAIN_LAYOUTS.glob("*.html")}


def write_expected(golden: Path, result: Result) -> None:
    """Make what a newsroom gave what is expected of it."""
    shutil.rmtree(golden / "expected", ignore_errors=True)
    (golden / "problems.txt").unlink(missing_ok=True)
    if result.report:
        (golden / "problems.txt").write_text(result.report, "utf-8")
    for path, content in result.public.items():
        target = golden / "expected" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def readable(content: bytes) -> list[str] | bytes:
    """Return text by its lines, so that a difference is shown by lines; other bytes as they are."""
    try:
        return content.decode().split("\n")
    except UnicodeDecodeError:
        return content

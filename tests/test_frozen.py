"""Papers as older versions took them, in tests/frozen/: what was promised to them still holds.

`--rewrite` writes what is expected anew, for the version that isn't released yet.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import frozen_papers
import pytest
from newsroom import ROOT, Newsroom

FROZEN = Path(__file__).parent / "frozen"
VERSIONS = sorted(FROZEN.iterdir(), key=lambda path: tuple(map(int, path.name.split("."))))
DEPRECATION = "former-name"
# Of these, more may be there one day; what is there stays.
OUTSIDE: dict[str, Callable[[], list[str]]] = {
    "codes": frozen_papers.codes,
    "commands": frozen_papers.commands,
    "views": frozen_papers.views,
}
versions = pytest.mark.parametrize("version", VERSIONS, ids=lambda path: path.name)


@versions
def test_frozen_paper_is_published_as_it_was(version: Path, tmp_path: Path, rewrite: bool) -> None:
    """No error, no warning but of former names; the same addresses, ids, and keys of JSON."""
    shutil.copytree(version / "content", tmp_path / "content")
    newsroom = Newsroom(tmp_path)

    result = newsroom.build("--verbose")
    found = {
        "addresses": frozen_papers.addresses(result),
        "ids": frozen_papers.ids(result),
        "json": frozen_papers.json_outputs(newsroom, result),
    }

    assert (0, []) == (result.status, [p for p in result.problems if f"[{DEPRECATION}]" not in p])
    for name, lines in found.items():
        assert [] == gone(version / f"{name}.txt", lines, rewrite), name


@versions
@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_is_taken_away(version: Path, name: str, rewrite: bool) -> None:
    """Each code, command, option and member of a view that a version had is still there."""
    assert [] == gone(version / f"{name}.txt", OUTSIDE[name](), rewrite)


def test_every_field_stands_in_a_frozen_paper() -> None:
    """A new field is added to the paper of the version that brings it; so none is forgotten."""
    used = {row for version in VERSIONS for row in frozen_papers.rows_used(version)}

    newest = VERSIONS[-1].relative_to(ROOT)
    assert set() == frozen_papers.all_rows() - used, f"add them to a file below {newest}/content"


def test_newest_frozen_paper_is_of_this_version() -> None:
    """Each minor version has its own."""
    import dateline

    major, minor, _ = dateline.__version__.split(".", 2)
    assert f"{major}.{minor}" == VERSIONS[-1].name


def test_missing_line_is_found(tmp_path: Path) -> None:
    """What is no more there is named."""
    golden = tmp_path / "codes.txt"
    golden.write_text("a-code\nanother-code\n", "utf-8")

    assert ["another-code"] == gone(golden, ["a-code", "new-code"], rewrite=False)


def test_compatibility_page_names_every_list() -> None:
    """Whoever reads what is promised finds the list that it is held by."""
    page = (ROOT / "docs/compatibility.md").read_text("utf-8")

    assert [] == [path.name for path in VERSIONS[-1].glob("*.txt") if f"`{path.name}`" not in page]


def gone(golden: Path, lines: list[str], rewrite: bool) -> list[str]:
    """Return the lines of a list that aren't there any more; only the newest list is rewritten."""
    if rewrite and golden.parent == VERSIONS[-1]:
        golden.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    there = set(lines)
    return [line for line in golden.read_text("utf-8").splitlines() if line not in there]

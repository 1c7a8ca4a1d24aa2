"""Paths that two trees have in common are written down once, and found again or done without."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_press import build, contents, edition, fresh

from dateline.publish.folders import Folders
from dateline.publish.survey import ROOT, UNKNOWN, Survey, read_survey, survey_of, write_survey
from dateline.publish.surveyor import PUBLIC, SPARE, Surveyor, trees_of

NAMES = st.text("ab/\N{SNOWMAN}\udcff", min_size=1, max_size=4)
FILES = st.dictionaries(NAMES, st.binary(min_size=16, max_size=16), max_size=9)
FOLDERS = st.sets(NAMES, max_size=9)

FIRST = {"index.html": "front", "a/index.html": "one", "b/index.html": "two"}
SECOND = {**FIRST, "a/index.html": "other words"}
THIRD = {**SECOND, "c/index.html": "three"}


def tree(folders: set[str], files: dict[str, bytes]) -> Survey:
    """Return the survey of a tree of which no stats are known."""
    facts = {path: (digest, UNKNOWN) for path, digest in files.items()}
    return survey_of(dict.fromkeys({ROOT, *folders}, UNKNOWN), facts)


def told(survey: Survey | None) -> object:
    """Return all that a survey tells."""
    return survey and (survey.folders, survey.files, list(survey.stats), survey.digests)


@given(FOLDERS, FILES, FOLDERS, FILES)
def test_surveys_are_found_as_they_were(
    folders: set[str], files: dict[str, bytes], others: set[str], other_files: dict[str, bytes]
) -> None:
    """With another survey beside them, which has the same paths or not, and without."""
    with TemporaryDirectory() as own:
        one, other = tree(folders, files), tree(others, other_files)
        for name, survey in (("one", one), ("same", one), ("other", other)):
            write_survey(f"{own}/{name}", survey)
        found, _ = read_survey(f"{own}/one")
        assert told(one) == told(found)
        assert told(one) == told(read_survey(f"{own}/same", found)[0])
        assert told(other) == told(read_survey(f"{own}/other", found)[0])
        assert len({told(one) == told(other), True}) == len(list(Path(own, "paths").iterdir()))


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Return the folders of a project that was built twice, with the same paths."""
    folders = fresh(tmp_path / "site")
    for pages in (FIRST, SECOND):
        build(folders, pages)
    return folders


def kept(folders: Folders) -> list[Path]:
    """Return the files in which paths are written down."""
    return sorted(Path(folders.own, "paths").iterdir())


def test_what_nobody_needs_goes(folders: Folders) -> None:
    """One list while both trees have the same paths, two while they differ, then one again."""
    assert 1 == len(kept(folders))
    before = kept(folders)
    build(folders, THIRD)
    assert 2 == len(kept(folders))
    Path(before[0].parent, "left-by-a-crash.made").touch()
    build(folders, {**THIRD, "index.html": "another front"})
    assert 1 == len(kept(folders))
    assert before != kept(folders)


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(b"8")])
def test_lost_paths_cost_time_alone(
    harm: Callable[[Path], object], folders: Folders, tmp_path: Path
) -> None:
    """No survey holds without them; the next edition is what it should be, and has them again."""
    for path in kept(folders):
        harm(path)
    looking = Surveyor(*trees_of(folders.public, folders.own))
    assert [None, None] == [looking.trusted(number) for number in (PUBLIC, SPARE)]

    build(folders, FIRST)
    assert edition(FIRST, tmp_path / "clean") == contents(folders.public)
    looking = Surveyor(*trees_of(folders.public, folders.own))
    assert None not in [looking.trusted(number) for number in (PUBLIC, SPARE)]

"""A survey in which some rows are renewed is the survey of the tree as it then is."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.publish.survey import ROOT, UNKNOWN, Stats, Survey, survey_of

PATHS = st.text("ab/\N{SNOWMAN}", min_size=1, max_size=4)
NUMBERS = st.integers(0, 1 << 62)
STATS = st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
FACTS = st.tuples(st.binary(min_size=16, max_size=16), STATS)
FOLDERS = st.dictionaries(PATHS, STATS, max_size=30)
FILES = st.dictionaries(PATHS, FACTS, max_size=60)
NEW_FOLDERS = st.dictionaries(PATHS, STATS | st.none(), max_size=2)
NEW_FILES = st.dictionaries(PATHS, FACTS | st.none(), max_size=2)


def rows(survey: Survey) -> tuple[list[str], list[str], list[int], bytes]:
    """Return all that is in a survey."""
    return survey.folders, survey.files, list(survey.stats), survey.digests


@given(FOLDERS, FILES, NEW_FOLDERS, NEW_FILES)
def test_renewed_rows(
    folders: dict[str, Stats],
    files: dict[str, tuple[bytes, Stats]],
    new_folders: dict[str, Stats | None],
    new_files: dict[str, tuple[bytes, Stats] | None],
) -> None:
    """Rows that are added, changed or taken away, few or all, leave the others as they were."""
    before = survey_of({ROOT: UNKNOWN, **folders}, files)
    was = rows(before)[0][:], rows(before)[1][:], *rows(before)[2:]
    changed_folders = {ROOT: UNKNOWN, **folders, **new_folders}
    changed_files = {**files, **new_files}
    expected = survey_of(
        {path: stats for path, stats in changed_folders.items() if stats is not None},
        {path: fact for path, fact in changed_files.items() if fact is not None},
    )

    renewed = before.renewed(new_folders, new_files)

    assert rows(expected) == rows(renewed)
    assert was == rows(before), "the survey itself is as it was"


@given(FOLDERS, FILES)
def test_what_a_survey_tells_of_a_file(
    folders: dict[str, Stats], files: dict[str, tuple[bytes, Stats]]
) -> None:
    """Digests, stats and inodes are those of the file; of another, nothing is known."""
    survey = survey_of({ROOT: UNKNOWN, **folders}, files)

    assert {path: digest for path, (digest, _) in files.items()} == survey.file_digests()
    assert {path: stats[3] for path, (_, stats) in files.items()} == survey.file_inodes()
    assert files == {
        path: (digest, survey.stats_of(path)) for path, digest in survey.file_digests().items()
    }
    assert UNKNOWN == survey.stats_of("no such file")


@given(FOLDERS, FILES, NUMBERS)
def test_what_changed_of_late_is_doubted(
    folders: dict[str, Stats], files: dict[str, tuple[bytes, Stats]], begun: int
) -> None:
    """Stats with a ctime since the stamp are forgotten, the others kept."""
    doubted = survey_of(folders, files).doubted(begun)

    for path, (_, stats) in files.items():
        assert (stats if stats[2] < begun else UNKNOWN) == doubted.stats_of(path)

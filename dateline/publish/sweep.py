"""The sweep: before anything is published, all that is printed is searched for what is held.

The gate comes first, and nothing should ever be found: this is for the output that forgets it, and
for the layout that knows more than it should.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from dateline.editorial.gate import Passed
from dateline.model.file import File
from dateline.model.library import Library
from dateline.model.problem import Location, Problem
from dateline.publish.edition import Fact
from dateline.publish.held import Held, Mark, held_of, sources_of
from dateline.publish.marks import MarkIndex, find_marks, index_marks
from dateline.publish.press import Press
from dateline.publish.runs import (
    Index,
    Run,
    find_runs,
    index_of,
    is_foreign,
    line_of,
    runs_of,
    split_words,
)
from dateline.publish.staging import staged_path

# What the last publication was searched for, and what turned out to be public all the same.
HELD, KNOWN = "held", "known-runs"
FILES_FOR_A_CREW = 200
# In others no text is read; their bytes are known by their digest.
TEXTS = (
    *(".html", ".xml", ".json", ".txt", ".csv", ".svg", ".css", ".js", ".atom", ".opml", ".rss"),
    *(".webmanifest", ".ics", ".md", ".tsv", ".xsl", "_redirects", "_headers"),
)


class Wanted(msgspec.Struct, frozen=True):
    """What is searched for in some files."""

    runs: Index
    marks: MarkIndex


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """What was found in a file: runs of words, and marks."""

    runs: tuple[Run, ...] = ()
    marks: tuple[Mark, ...] = ()


Finds = dict[str, Seen]


def sweep(
    printed: Sequence[File],
    library: Library,
    passed: Passed,
    press: Press,
    source: Callable[[str], bytes],
) -> tuple[Problem, ...]:
    """Tell where words, ids, addresses or files of what is held stand in what was printed.

    Files that are new are searched for all that is held, the others for what is newly held. A run
    of words that a public text has too is no leak. `source` reads a file of content/.
    """
    held = {each.path: each for each in held_of(passed, library, press)}
    before = press.memo.ledger(HELD, dict[str, Held]) or {}
    if not held and not before:
        return ()
    lasting = {path: each for path, each in before.items() if held.get(path) == each}
    if lasting != before:  # an edition that comes out now isn't searched for the others
        press.memo.write_ledger(HELD, lasting)
    foreign = any(is_foreign(each.text) for each in held.values())
    known = {tuple(run.split()) for run in press.memo.ledger(KNOWN, list[bytes]) or ()}
    owners = _owners(held.values(), foreign)
    fresh = [each for path, each in held.items() if path not in lasting]
    old = _owners((each for path, each in before.items() if path not in lasting), foreign)
    new, same = _parted(printed, press)
    all_wanted = Wanted(
        index_of(owners.keys() - known, foreign), _marks(held.values(), library)
    )
    newly = _owners(fresh, foreign).keys() - old.keys() - known
    fresh_wanted = Wanted(index_of(newly, foreign), _marks(fresh, library))
    finds = _search(new, all_wanted, press) | (_search(same, fresh_wanted, press) if fresh else {})
    public = _public_runs(finds, foreign, sources_of(passed, library, press))
    press.ledgers[HELD] = held
    if public:
        press.ledgers[KNOWN] = sorted(b" ".join(run) for run in (known | public) & owners.keys())
    return tuple(_problems(finds, ...))

"""The sweep: before anything is published, all that is printed is searched for what is held.

The gate comes first, and nothing should ever be found: this is for the output that forgets it, and
for the layout that knows more than it should.
"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from dateline.editorial.gate import Passed
from dateline.model.file import Files
from dateline.model.library import Library
from dateline.model.problem import Problem
from dateline.publish.finds import Wanted, confirm, public_runs, search, unsaid
from dateline.publish.held import ADDRESS, Held, Mark, held_of, page_of, sources_of, text_of
from dateline.publish.leaks import leaks_of
from dateline.publish.marks import index_marks
from dateline.publish.press import Press
from dateline.publish.runs import Run, index_of, is_foreign, own_runs

# What the last publication was searched for, and what turned out to be public all the same.
HELD, KNOWN = "held", "public-runs"

Read = Callable[[str], bytes]


def sweep(
    printed: Files, library: Library, passed: Passed, press: Press, read: Read
) -> tuple[Problem, ...]:
    """Tell where words, ids, addresses or files of what is held stand in what was printed.

    Files that are new are searched for all that is held, the others for what is newly held. A run
    of words that stands in a public text too is no leak. `read` gives the bytes of a held file.
    """
    before = press.memo.ledger(HELD, dict[str, Held]) or {}
    held = {each.path: each for each in held_of(passed, library, press)}
    if not held and not before:
        return ()
    lasting = {path: each for path, each in before.items() if held.get(path) == each}
    if lasting != before:  # an edition that comes out now isn't searched for the rest
        press.memo.write_ledger(HELD, lasting)
    foreign = any(is_foreign(each.text) for each in held.values())
    owners = _owners(held.values(), foreign)
    known = {tuple(run.split()) for run in press.memo.ledger(KNOWN, list[bytes]) or ()}
    pages = {page_of(story.article): story.article for story in library.stories}

    def source(path: str) -> bytes:
        return text_of(pages[path], press) if path in pages else b""

    new, same = _parted(printed, press)
    finds = search(new, _wanted(held.values(), (), known, library), press, source)
    late = (each for path, each in before.items() if path not in lasting)
    fresh = [each for path, each in held.items() if path not in lasting]
    finds |= search(same, _wanted(fresh, late, known, library), press, source)
    secret = {run for seen in finds.values() for run in seen.runs}
    sources = sources_of(passed, library, press)
    public = public_runs(secret, foreign, sources, press)
    left = confirm(finds, public, foreign, printed, press)
    live = sources_of(replace(passed, expired=()), replace(library, withdrawn=()), press)
    left = unsaid(left, _of_old(held.values()), live)
    press.ledgers[HELD] = held
    press.ledgers[KNOWN] = sorted(b" ".join(run) for run in (known | public) & owners.keys())
    return tuple(leaks_of(left, owners, held, read))


def _of_old(held: Iterable[Held]) -> set[Mark]:
    """The addresses of what was public once."""
    marks = (mark for each in held if not each.text for mark in each.marks)
    return {mark for mark in marks if mark.kind == ADDRESS}


def _wanted(
    held: Iterable[Held], searched: Iterable[Held], known: set[Run], library: Library
) -> Wanted:
    """Return what is to be searched for: all of these texts, but what was searched for before."""
    held, searched = tuple(held), tuple(searched)
    foreign = any(is_foreign(each.text) for each in held)
    runs = _owners(held, foreign).keys() - _owners(searched, foreign).keys() - known
    done = {mark for each in searched for mark in each.marks}
    marks = [mark for each in held for mark in each.marks if mark not in done]
    return Wanted(index_of(runs, foreign), index_marks(marks, library.site))


def _owners(held: Iterable[Held], foreign: bool) -> dict[Run, str]:
    """Return all runs of these texts, each with the file of the text in which it stands."""
    owners: dict[Run, str] = {}
    for each in held:
        owners |= dict.fromkeys(own_runs(each.text, foreign), each.path)
    return owners


def _parted(printed: Files, press: Press) -> tuple[Files, Files]:
    """Return the files that differ from what stands in public/, and those that don't."""
    there = press.edition.files
    new = {path: digest for path, digest in printed.items() if there.get(path) != digest}
    return new, {path: digest for path, digest in printed.items() if path not in new}

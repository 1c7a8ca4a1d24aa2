"""Searching printed files, by several workers where there are many."""

from collections.abc import Callable, Sequence, Set

import msgspec

from dateline.model.file import Files
from dateline.publish.held import Mark
from dateline.publish.marks import MarkIndex, find_marks
from dateline.publish.press import Press
from dateline.publish.runs import Index, Run, find_runs, index_of
from dateline.publish.staging import staged_path

FILES_FOR_A_CREW = 200
# What is read; all other files are known by their paths and digests.
TEXTS = (
    *(".html", ".xml", ".json", ".txt", ".csv", ".tsv", ".svg", ".css", ".js", ".atom", ".rss"),
    *(".opml", ".webmanifest", ".ics", ".md", ".xsl", "_redirects", "_headers"),
)


class Wanted(msgspec.Struct, frozen=True):
    """What is searched for."""

    runs: Index
    marks: MarkIndex


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """What was found in a file: runs of words, and marks."""

    runs: tuple[Run, ...] = ()
    marks: tuple[Mark, ...] = ()


Finds = dict[str, Seen]


def search(files: Files, wanted: Wanted, press: Press, source: Callable[[str], bytes]) -> Finds:
    """Return what is found in these files, by path; most have nothing.

    Runs that stand in the `source` of a file as well aren't told: it is public.
    """
    if not wanted.runs.runs and wanted.marks.is_empty:
        return {}
    places = _places(press)
    paths = list(files)

    def look(number: int) -> bytes:
        path = paths[number]
        text = _read(files[path], places, press) if path.endswith(TEXTS) else b""
        runs = find_runs(text, wanted.runs)
        runs -= find_runs(source(path), wanted.runs) if runs else runs
        seen = Seen(tuple(sorted(runs)), _marks(path, files[path], text, wanted.marks))
        return ENCODE(seen) if seen != NOTHING else b""

    found = press.carry_out("search", look, len(files), FILES_FOR_A_CREW)
    return {paths[number]: DECODE(seen) for number, seen in found if seen}


def public_runs(
    runs: Set[Run], foreign: bool, sources: Sequence[Callable[[], bytes]], press: Press
) -> set[Run]:
    """Return which of these runs stand in public texts too; no further is read than needed."""
    index = index_of(runs, foreign)
    public: set[Run] = set()

    def look(number: int) -> bytes:
        return ENCODE(tuple(find_runs(sources[number](), index)))

    for _, found in press.carry_out("search", look, len(sources) if runs else 0, FILES_FOR_A_CREW):
        public.update(DECODE_RUNS(found))
        if len(public) == len(runs):
            break
    return public


def confirm(finds: Finds, public: Set[Run], foreign: bool, files: Files, press: Press) -> Finds:
    """Return what is left of the finds: runs that are not public, each within one paragraph."""
    left: Finds = {}
    places = _places(press)
    for path, digest in files.items():
        seen = finds.get(path, NOTHING)
        secret = frozenset(run for run in seen.runs if run not in public)
        if secret:
            text = _read(digest, places, press)
            secret = find_runs(text, index_of(secret, foreign), strict=True)
        if secret or seen.marks:
            left[path] = Seen(tuple(sorted(secret)), seen.marks)
    return left


def unsaid(finds: Finds, gone: Set[Mark], sources: Sequence[Callable[[], bytes]]) -> Finds:
    """Return the finds without addresses of what is `gone` that a public text itself says.

    It was written when they led somewhere, and a clock mustn't stop a build for it.
    """
    asked = {mark for seen in finds.values() for mark in seen.marks if mark in gone}
    if not asked:
        return finds
    said: set[Mark] = set()
    for source in sources:
        text = source()
        said |= {mark for mark in asked - said if mark.text.encode() in text}
        if said == asked:
            break
    left = {
        path: Seen(seen.runs, tuple(mark for mark in seen.marks if mark not in said))
        for path, seen in finds.items()
    }
    return {path: seen for path, seen in left.items() if seen != NOTHING}


def _places(press: Press) -> dict[bytes, str]:
    return {digest: path for path, digest in press.edition.files.items()}


def _marks(path: str, digest: bytes, text: bytes, index: MarkIndex) -> tuple[Mark, ...]:
    copied = index.files.get(digest.hex())
    marks = find_marks(path, text, index)
    return marks if copied is None else (*marks, copied)


def _read(digest: bytes, places: dict[bytes, str], press: Press) -> bytes:
    """Return the bytes of a file: they were made just now, or stand in public/ already."""
    try:
        with open(staged_path(press.folders.printed, digest), "rb") as staged:
            return staged.read()
    except FileNotFoundError:
        with open(f"{press.folders.public}/{places[digest]}", "rb") as published:
            return published.read()


NOTHING = Seen()
ENCODE = msgspec.msgpack.Encoder().encode
DECODE = msgspec.msgpack.Decoder(Seen).decode
DECODE_RUNS = msgspec.msgpack.Decoder(tuple[Run, ...]).decode

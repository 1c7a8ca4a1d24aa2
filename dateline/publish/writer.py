"""The writer: puts printed files into public/, all of them in one step."""

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from dateline.model.file import File, digest_of
from dateline.model.problem import Location, Problem, Severity
from dateline.publish import manifest
from dateline.publish.edition import IN_PLACE, Edition, Fact, read_spare, unwritten
from dateline.publish.exchange import exchange, sync_below, sync_folder
from dateline.publish.folders import PART, Folders, folders_of
from dateline.publish.in_place import put_in_place
from dateline.publish.press import Press
from dateline.publish.staging import clear_staging, copy, make_folder, stage, staged_path
from dateline.publish.survey import ROOT, UNKNOWN
from dateline.publish.surveying import Touched, Trees, keep_surveys

T = TypeVar("T")
Wanted = dict[str, File]

MANY, HANDS = 500, 8  # things to do with files, from which on so many threads do them

NO_LINKS = (errno.EMLINK, errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS)
NO_EXCHANGE = (errno.EBUSY, errno.EXDEV, errno.EINVAL)


class Published(msgspec.Struct, frozen=True):
    """What a publication changed in public/: paths, and how many files stayed."""

    written: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0


def publish(
    printed: Iterable[File], press: Press, *, once: bool = False
) -> tuple[Published, tuple[Problem, ...]]:
    """Put an edition of exactly these files, and a manifest of them, into public/ in one step.

    With any error in the problems public/ is as it was. `once`: there will be no next edition
    here, so no spare tree is made for it. (Neither holds where public/ is written in place.)
    """
    folders, edition = press.folders, press.edition
    if edition.refused is not None:
        return Published(), (edition.refused,)
    try:
        wanted = _with_manifest(printed, press)
        if strangers := _strangers(wanted, press):
            return Published(), strangers
        published = _difference(wanted, edition)
        if edition.exists and published == Published(unchanged=len(wanted)):
            clear_staging(folders.printed)
            keep_surveys(press, Trees(edition, None), Touched())
            return published, ()
        if folders.in_place:
            put_in_place(wanted, edition, folders)
            touched, spare = Touched(folders=frozenset({ROOT})), Edition()
            warnings: tuple[Problem, ...] = ()
        else:
            spare = _spare(folders, edition, press)
            touched = _bring(wanted, edition, spare, folders)
            sync_below(folders.own)
            warnings = _put(folders, edition)
    except OSError as error:
        return Published(), (_refused(folders, error),)
    with suppress(OSError):  # the edition is out; what follows only saves time later
        clear_staging(folders.printed)
        exchanged = edition.exists and not folders.in_place
        trees = Trees(_placed(wanted, spare), edition if exchanged else None)
        if not (once or folders.in_place) and not os.path.lexists(folders.spare):
            _make_spare(wanted, folders)
            trees = Trees(_placed(wanted, Edition()), _placed(wanted, Edition()))
        keep_surveys(press, trees, touched)
    return published, warnings


def _with_manifest(printed: Iterable[File], press: Press) -> Wanted:
    wanted = {file.path: file for file in printed}
    text = manifest.manifest_of(wanted.values())
    published = press.edition.files.get(manifest.NAME)
    digest = digest_of(text)
    if published is None or published.digest != digest:
        stage(press.folders.printed, text)
    wanted[manifest.NAME] = File(manifest.NAME, digest, len(text))
    return wanted


def _strangers(wanted: Wanted, press: Press) -> tuple[Problem, ...]:
    """Name what stands in public/ and isn't ours; of a whole folder, only the folder."""
    edition = press.edition
    if edition.foreign and press.folders.in_place:
        return (_foreign(press.folders.public),)
    ours = edition.listed | wanted.keys() | {PART}
    strange = (edition.files.keys() | edition.others) - ours
    if not strange:
        return ()
    folders = folders_of(ours)
    names = {_topmost(path, folders) for path in strange}
    public = os.path.basename(press.folders.public)
    return tuple(_stranger(f"{public}/{name}") for name in sorted(names))


def _topmost(path: str, folders: set[str]) -> str:
    parts = path.split("/")
    for end in range(1, len(parts)):
        if "/".join(parts[:end]) not in folders:
            return "/".join(parts[:end]) + "/"
    return path


def _stranger(path: str) -> Problem:
    path = os.fsencode(path).decode("utf-8", "replace")
    return Problem(
        Location(path),
        "foreign-file",
        f"{path} was not put there by dateline",
        "move it to content/static/ or layouts/static/ to publish it, or else away",
    )


def _foreign(public: str) -> Problem:
    name = os.path.basename(public)
    message = f"{name}/ holds files that dateline did not put there"
    return Problem(Location(name), "foreign-file", message, "move them away, then build again")


def _difference(wanted: Wanted, edition: Edition) -> Published:
    there = edition.files
    changed = [
        path for path in wanted.keys() & there.keys() if wanted[path].digest != there[path].digest
    ]
    return Published(
        tuple(sorted(wanted.keys() - there.keys())),
        tuple(sorted(changed)),
        tuple(sorted((there.keys() | edition.others) - wanted.keys())),
        len(wanted.keys() & there.keys()) - len(changed),
    )


def _spare(folders: Folders, edition: Edition, press: Press) -> Edition:
    """Return what stands in the spare tree, which is made if there is none."""
    if not os.path.isdir(folders.spare) or os.path.islink(folders.spare):
        with suppress(FileNotFoundError):
            os.unlink(folders.spare)
        make_folder(folders.spare)
    return read_spare(folders, edition, press.surveyor)


def _bring(wanted: Wanted, edition: Edition, spare: Edition, folders: Folders) -> Touched:
    """Bring the spare tree from whatever state it is in to the wanted one; return what was touched.

    A file stays where its bytes are known to be those wanted: by a survey that holds, or because
    it is one inode with such a published file. So nothing that a crash left can be mistaken.
    """
    root = folders.spare
    stay = {path for path, fact in spare.files.items() if _stays(path, fact.digest, wanted)}
    gone = (spare.files.keys() - stay) | spare.others
    _by_many_hands(lambda path: os.unlink(f"{root}/{path}"), list(gone))
    needed = folders_of(wanted)
    there = spare.folders.keys() - {ROOT}
    unneeded, lacking = there - needed, needed - there
    for folder in sorted(unneeded, reverse=True):
        os.rmdir(f"{root}/{folder}")
    for folder in sorted(lacking):
        make_folder(f"{root}/{folder}")
    placed = wanted.keys() - stay
    links = {fact.digest: f"{folders.public}/{path}" for path, fact in edition.files.items()}
    alike: dict[bytes, list[str]] = {}
    for path in placed:
        alike.setdefault(wanted[path].digest, []).append(path)

    def place(digest: bytes) -> None:
        for path in alike[digest]:
            _place(digest, f"{root}/{path}", links, folders)

    _by_many_hands(place, list(alike))
    # Every path that shares an inode with one of these has other stats now.
    digests = {wanted[path].digest for path in placed}
    digests |= {spare.files[path].digest for path in gone if path in spare.files}
    changed = {_above(path) for path in (*placed, *gone, *unneeded, *lacking)}
    return Touched(frozenset(digests), frozenset(changed | lacking))


def _by_many_hands(do: Callable[[T], None], things: Sequence[T]) -> None:
    """Do this to each, where there are many in threads: they wait for the disk side by side."""
    if len(things) < MANY:
        for each in things:
            do(each)
        return
    from concurrent.futures import ThreadPoolExecutor

    def do_some(first: int) -> None:
        for each in things[first::HANDS]:
            do(each)

    with ThreadPoolExecutor(HANDS) as hands:
        list(hands.map(do_some, range(HANDS)))


def _stays(path: str, digest: bytes, wanted: Wanted) -> bool:
    return path in wanted and wanted[path].digest == digest


def _place(digest: bytes, target: str, sources: dict[bytes, str], folders: Folders) -> None:
    source = sources.get(digest)
    if source is None:
        os.rename(staged_path(folders.printed, digest), target)
        sources[digest] = target
        return
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        copy(source, target)


def _make_spare(wanted: Wanted, folders: Folders) -> None:
    """Make the first spare tree, of links to what was just published."""
    make_folder(folders.spare)
    for folder in sorted(folders_of(wanted)):
        make_folder(f"{folders.spare}/{folder}")
    links = {file.digest: f"{folders.public}/{path}" for path, file in wanted.items()}
    for path, file in wanted.items():
        _place(file.digest, f"{folders.spare}/{path}", links, folders)


def _put(folders: Folders, edition: Edition) -> tuple[Problem, ...]:
    """Let the spare tree and public/ change places."""
    public, spare = folders.public, folders.spare
    warnings: tuple[Problem, ...] = ()
    if edition.foreign:
        # Not by way of the spare's place, where a build after a crash would take it for a spare.
        spare = _free(folders.set_aside)
        os.makedirs(folders.set_aside, exist_ok=True)
        os.rename(folders.spare, spare)
        exchange(public, spare, f"{spare}-as-it-was")
        warnings = (_set_aside(public, spare),)
    elif edition.exists:
        exchange(public, spare, folders.between)
    else:
        os.makedirs(os.path.dirname(public), exist_ok=True)
        os.rename(spare, public)
    for folder in (os.path.dirname(public), os.path.dirname(spare)):
        sync_folder(folder)
    return warnings


def _free(folder: str) -> str:
    number = 1
    while os.path.lexists(f"{folder}/{number}"):
        number += 1
    return f"{folder}/{number}"


def _set_aside(public: str, place: str) -> Problem:
    name, below = os.path.basename(public), place.removeprefix(os.path.dirname(public) + "/")
    return Problem(
        Location(name),
        "set-aside",
        f"{name}/ was not made by dateline; what it held is now in {below}",
        severity=Severity.WARNING,
    )


def _refused(folders: Folders, error: OSError) -> Problem:
    problem = unwritten(folders.public, error)
    if folders.in_place:
        return replace(problem, hint="build again: what stands there may be part old, part new")
    if error.errno not in NO_EXCHANGE:
        return problem
    why = f"{os.path.basename(folders.public)}/ can't be replaced in one step: {problem.message}"
    return replace(problem, message=why, hint=IN_PLACE)


def _placed(wanted: Wanted, known: Edition) -> Edition:
    """Return the edition of these files, with those stats that are known."""
    files = {}
    for path, file in wanted.items():
        fact = known.files.get(path)
        same = fact is not None and fact.digest == file.digest
        files[path] = fact if fact is not None and same else Fact(file.digest, UNKNOWN)
    stats = {path: known.folders.get(path, UNKNOWN) for path in (ROOT, *folders_of(wanted))}
    return Edition(files, stats, exists=True)


def _above(path: str) -> str:
    return path.rpartition("/")[0]

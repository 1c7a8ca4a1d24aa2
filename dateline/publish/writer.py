"""The writer: puts printed files into public/, all of them in one step."""

import errno
import os
from contextlib import nullcontext, suppress

import msgspec
from msgspec.structs import replace

from dateline.model.file import Files, digest_of
from dateline.model.problem import Location, Problem, Severity
from dateline.publish import manifest
from dateline.publish.edition import IN_PLACE, Edition, unwritten
from dateline.publish.exchange import exchange, sync_folder, syncing
from dateline.publish.folders import PART, Folders, folders_of
from dateline.publish.placing import MANY, Touched, bring, open_spare
from dateline.publish.press import Press
from dateline.publish.staging import clear_staging, stage
from dateline.publish.surveying import all_of, keep_surveys, look_over
from dateline.publish.surveyor import PUBLIC
from dateline.publish.understudy import prepare_next

NO_EXCHANGE = (errno.EBUSY, errno.EXDEV, errno.EINVAL)


class Published(msgspec.Struct, frozen=True):
    """What a publication changed in public/: paths, and how many files stayed."""

    written: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0


def publish(
    printed: Files, press: Press, *, once: bool = False
) -> tuple[Published, tuple[Problem, ...]]:
    """Put an edition of exactly these files, and a manifest of them, into public/ in one step.

    With any error in the problems public/ is as it was. `once`: there will be no next edition
    here, so no spare tree is made for it, and a first public/ isn't surveyed. (Neither holds where
    public/ is written in place.)
    """
    folders, edition = press.folders, press.edition
    if edition.refused is not None:
        return Published(), (edition.refused,)
    try:
        wanted = _with_manifest(printed, press)
        published = _difference(wanted, edition)
        if strangers := _strangers(published.removed, wanted, press):
            return Published(), strangers
        if edition.exists and published == Published(unchanged=len(wanted)):
            _stay(press)
            return published, ()
        if folders.in_place:
            return published, _publish_in_place(wanted, press)
        return published, _publish_at_once(wanted, press, published, once)
    except OSError as error:
        return Published(), (_refused(folders, error),)


def _stay(press: Press) -> None:
    """Leave public/ as it is; it may have been found to be so by reading it."""
    clear_staging(press.folders.printed)
    if press.surveyor.trusted(PUBLIC) is None:
        edition = press.edition
        survey = look_over(press.folders.public, edition.files, edition, Touched(), press)
        keep_surveys({PUBLIC: survey}, press.folders)


def _publish_at_once(
    wanted: Files, press: Press, published: Published, once: bool
) -> tuple[Problem, ...]:
    """Bring the spare tree to the wanted state, and let it and public/ change places."""
    folders, edition = press.folders, press.edition
    many = len(published.written) + len(published.changed) >= MANY
    with syncing(folders.own) if many else nullcontext():  # what was printed, while it is placed
        spare = open_spare(folders, edition, press.surveyor)
        touched = bring(wanted, edition, spare, folders)
    alone = once and not edition.exists
    with syncing(folders.own):
        survey = None if alone else look_over(folders.spare, wanted, spare, touched, press)
    warnings = _put(folders, edition)

    def tidy() -> None:
        with suppress(OSError):  # the edition is out; what follows only saves time later
            clear_staging(folders.printed)
            prepare_next(wanted, survey, touched, press, once)

    press.later.append(tidy)
    return warnings


def _publish_in_place(wanted: Files, press: Press) -> tuple[Problem, ...]:
    from dateline.publish.in_place import put_in_place  # for the few who ask

    folders = press.folders
    put_in_place(wanted, press.edition, folders)
    with suppress(OSError):
        clear_staging(folders.printed)
        survey = look_over(folders.public, wanted, Edition(), all_of(wanted), press)
        keep_surveys({PUBLIC: survey}, folders)
    return ()


def _with_manifest(printed: Files, press: Press) -> Files:
    text = manifest.manifest_of(printed)
    digest = digest_of(text)
    if press.edition.files.get(manifest.NAME) != digest:
        stage(press.folders.printed, text, digest)
    return {**printed, manifest.NAME: digest}


def _strangers(unwanted: tuple[str, ...], wanted: Files, press: Press) -> tuple[Problem, ...]:
    """Name what stands in public/ and isn't ours; of a whole folder, only the folder."""
    edition = press.edition
    if edition.foreign and press.folders.in_place:
        return (_foreign(press.folders.public),)
    strange = {*unwanted} - edition.listed - {PART}
    if not strange:
        return ()
    folders = folders_of({*edition.listed, *wanted, PART})
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


def _difference(wanted: Files, edition: Edition) -> Published:
    there = edition.files
    new = [path for path, digest in wanted.items() if there.get(path) != digest]
    changed = [path for path in new if path in there]
    return Published(
        tuple(sorted(path for path in new if path not in there)),
        tuple(sorted(changed)),
        tuple(sorted([path for path in (*there, *edition.others) if path not in wanted])),
        len(wanted) - len(new),
    )


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

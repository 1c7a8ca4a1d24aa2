"""Reading a tree that we put in place: what stands there, what is ours, what is the same."""

import os
from collections.abc import Mapping

import msgspec

from dateline.model.file import digest_of
from dateline.model.problem import Location, Problem
from dateline.model.stats import stat_of
from dateline.publish import manifest
from dateline.publish.exchange import mend_exchange
from dateline.publish.folders import PART, Folders
from dateline.publish.survey import (
    INODE,
    ROOT,
    UNKNOWN,
    Stats,
    Survey,
    read_survey,
    survey_of,
)
from dateline.publish.surveyor import PUBLIC, SPARE, SURVEY, Surveyor

SIZE = 0  # its place in stats
AT_ONCE = 1 << 20
READ_ONLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
IN_PLACE = "add --in-place: it is then written file by file, not in one step"


class Fact(msgspec.Struct, frozen=True, array_like=True):
    """The digest of a file's bytes, which holds as long as its stats stay the same."""

    digest: bytes
    stats: Stats


class Tree(msgspec.Struct, frozen=True):
    """The entries of a folder: files by path below it, folders (the root is ""), the rest."""

    files: dict[str, Stats]
    folders: dict[str, Stats]
    others: set[str]


class Edition(msgspec.Struct, frozen=True):
    """What stands in a tree of ours: public/, or the spare.

    `files` are all regular files below it, with digests that hold (b"" where nobody knows); the
    `survey` has their stats, and all folders; `others` are links, sockets and the like; `listed`
    are the paths in its manifest. Where it `exists` without a manifest and isn't empty, it is
    `foreign`, and nothing of it is listed here. `refused` tells why it can't be published into.
    `surveyed`: all stats are of a survey that holds, so that none was taken within the tick of a
    change.
    """

    files: dict[str, bytes] = {}
    survey: Survey = msgspec.field(default_factory=lambda: survey_of({}, {}))
    others: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    exists: bool = False
    foreign: bool = False
    refused: Problem | None = None
    surveyed: bool = False


def read_edition(folders: Folders, surveyor: Surveyor) -> Edition:
    """Read what stands at public/; where its survey holds, no file is looked at."""
    public = folders.public
    try:
        mend_exchange(public, folders.spare, folders.between)
        if refused := refusal(folders):
            return Edition(refused=refused)
        if not os.path.lexists(public):
            return Edition()
        survey = surveyor.trusted(PUBLIC)
        if survey is not None:
            return edition_of(survey)
        return _read(public, _known(f"{folders.own}/{SURVEY}"))
    except OSError as error:
        return Edition(refused=unwritten(public, error))


def read_spare(folders: Folders, edition: Edition, surveyor: Surveyor) -> Edition:
    """Read what stands in the spare tree: that which is one with a published file is known."""
    survey = surveyor.trusted(SPARE)
    if survey is not None:
        return edition_of(survey)
    tree = read_tree(folders.spare)
    published = edition.survey.file_inodes()
    digests = {
        path: edition.files[path] if published.get(path) == stats[INODE] else b""
        for path, stats in tree.files.items()
    }
    return _edition(tree, digests, frozenset())


def edition_of(survey: Survey) -> Edition:
    """Return what stands in a tree of which a survey holds: all of it is listed."""
    files = survey.file_digests()
    return Edition(files, survey, listed=frozenset(files), exists=True, surveyed=True)


def _known(path: str) -> Mapping[str, tuple[bytes, Stats]]:
    survey, _ = read_survey(path)
    return {} if survey is None else dict(survey.file_facts())


def _edition(tree: Tree, digests: dict[str, bytes], listed: frozenset[str]) -> Edition:
    facts = {path: (digests[path], stats) for path, stats in tree.files.items()}
    survey = survey_of(tree.folders, facts)
    return Edition(digests, survey, frozenset(tree.others), listed, exists=True)


def _read(public: str, known: Mapping[str, tuple[bytes, Stats]]) -> Edition:
    tree = read_tree(public)
    listed = _listed(public, tree)
    if listed is None:
        return Edition(exists=True, foreign=bool(tree.files.keys() - {PART} or tree.others))
    digests = {}
    for path, stats in tree.files.items():
        digest, then = known.get(path, (b"", UNKNOWN))
        digests[path] = digest if then == stats else read_digest(f"{public}/{path}", stats)
    return _edition(tree, digests, listed)


def read_digest(path: str, stats: Stats) -> bytes:
    """Return the digest of a file that had these stats, or b"" where it can't be read."""
    size = stats[SIZE]
    try:
        descriptor = os.open(path, READ_ONLY)
        try:
            data = os.read(descriptor, size + 1)
            while len(data) != size and (more := os.read(descriptor, AT_ONCE)):
                data += more
        finally:
            os.close(descriptor)
    except OSError:
        return b""
    return digest_of(data)


def unwritten(public: str, error: OSError) -> Problem:
    """Tell in the system's words why nothing was published, and at which path it failed."""
    why = (error.strerror or str(error)).lower()
    path = os.fsdecode(error.filename or public).removeprefix(os.path.dirname(public) + "/")
    return Problem(Location(os.path.basename(public)), "cannot-publish", f"{why}: {path}")


def read_tree(root: str) -> Tree:
    """Return what is below `root`, with stats; links are never followed."""
    tree = Tree({}, {ROOT: stat_of(os.lstat(root))}, set())
    start = len(root) + 1
    folders = [root]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                path = entry.path[start:]
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                    tree.folders[path] = stat_of(entry.stat(follow_symlinks=False))
                elif entry.is_file(follow_symlinks=False):
                    tree.files[path] = stat_of(entry.stat(follow_symlinks=False))
                else:
                    tree.others.add(path)
    return tree


def refusal(folders: Folders) -> Problem | None:
    """Tell why public/ can't be exchanged with a folder of ours, and what can be done."""
    public, own = folders.public, folders.own
    if not os.path.lexists(public):
        return None
    if os.path.islink(public) and not folders.in_place:
        return _refused(public, "is a symbolic link", IN_PLACE)
    if not os.path.isdir(public):
        return _refused(public, "is not a folder", "move it away")
    if folders.in_place:
        return None
    if os.path.ismount(public):
        return _refused(public, "is a mount point", IN_PLACE)
    if os.stat(public).st_dev != os.stat(own).st_dev:
        why = f"is on another file system than {os.path.basename(own)}/"
        return _refused(public, why, IN_PLACE)
    return None


def _listed(public: str, tree: Tree) -> frozenset[str] | None:
    if manifest.NAME not in tree.files:
        return None
    with open(f"{public}/{manifest.NAME}", "rb") as file:
        files = manifest.parse_manifest(file.read())
    return None if files is None else frozenset(files) | {manifest.NAME}


def _refused(public: str, why: str, hint: str) -> Problem:
    name = os.path.basename(public)
    return Problem(Location(name), "cannot-publish", f"{name}/ {why}", hint)

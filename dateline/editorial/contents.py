"""The only room that reads content/: which files there are, and their bytes."""

import os
import stat
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from string import ascii_letters, digits

from msgspec import Struct

from dateline.editorial.nearest import nearest
from dateline.model.file import Stored, digest_of
from dateline.model.manuscript import ContentFile
from dateline.model.problem import Location, Problem
from dateline.model.stats import FOLDER as FOLDER_STATS
from dateline.model.stats import Row, Stats

FOLDER = "content"
SETTINGS = "content/site.yaml"
FOLDERS = ("articles", "pages", "vocabulary", "media", "static", "replies")
ARTICLES = f"{FOLDER}/articles/"
WELL_KNOWN = ".well-known"
TEXTS = ("articles", "pages", "replies")
SIZE, MODE = 0, 4  # places in stats
# Nearly all paths are made of these, and no part of theirs begins with what hides or confuses.
_PLAIN = f"{ascii_letters}{digits}_-./".encode()
_BEGINNINGS = ("/.", "/-")
MARKDOWN = ("md", "markdown", "mdown", "mkd", "mdx")

Listed = tuple[str, str, Stats]
Digests = Callable[[Sequence[Listed]], list[bytes]]
"""Digests of files, given as (path from the project, absolute path, stats): the press has one."""


class ContentChangedError(Exception):
    """A file changed between the moment it was listed and the moment it was read."""


class Contents(Struct, frozen=True):
    """The files below content/, by their path from the project, in the order of their paths."""

    root: Path
    files: dict[str, ContentFile]

    def below(self, folder: str, suffix: str = "") -> list[ContentFile]:
        """Return the files below `content/<folder>/` whose names end with `suffix`."""
        paths = list(self.files)
        first = bisect_left(paths, f"{FOLDER}/{folder}/")
        last = bisect_left(paths, f"{FOLDER}/{folder}0", first)  # "0" comes after "/"
        return [self.files[path] for path in paths[first:last] if path.endswith(suffix)]

    def stored(self, file: ContentFile) -> Stored:
        """Return the bytes of a file, to be read when they are needed."""
        return Stored(file.digest, lambda digest: read_file(self.root / file.path, digest))


def read_contents(
    root: Path, rows: Iterable[Row], digests: Digests
) -> tuple[Contents, tuple[Problem, ...]]:
    """List the project's content, each file with the digest of its bytes.

    `rows` are all that stands below the project's root, sorted by path, or what is in content/.
    """
    problems: list[Problem] = []
    if (root / FOLDER).is_symlink():
        return Contents(root, {}), (_symlink(Location(FOLDER)),)
    found = _listed(str(root), rows)
    if not _all_plain(found):
        found = list(_sifted(found, problems))
    found = [each for each in found if each[2] != FOLDER_STATS]
    paths = [path for path, _, _ in found]
    problems += (*_clashes(paths), *_strangers(paths))
    files = {
        path: ContentFile(path, digest, stats[SIZE])
        for (path, _, stats), digest in zip(found, digests(found), strict=True)
    }
    return Contents(root, files), tuple(problems)


def read_file(path: Path, digest: bytes) -> bytes:
    """Read a file that must still have this digest, else raise `ContentChangedError`."""
    data = path.read_bytes()
    if digest_of(data) != digest:
        raise ContentChangedError(str(path))
    return data


def read_now(root: Path, path: str) -> bytes:
    """Return what a file of content/ holds now, whatever it held when it was listed."""
    try:
        return (root / path).read_bytes()
    except OSError:
        return b""


def _listed(root: str, rows: Iterable[Row]) -> list[Listed]:
    """List what stands in content/, folders too, by their paths."""
    start, folder = len(root) + 1, f"{root}{os.sep}{FOLDER}{os.sep}"
    listed = [
        (absolute[start:], absolute, stats)
        for absolute, stats in rows
        if absolute.startswith(folder)
    ]
    if os.sep == "/":
        return listed
    # A backslash comes elsewhere among the letters.
    return sorted((path.replace(os.sep, "/"), absolute, stats) for path, absolute, stats in listed)


def _all_plain(listed: Sequence[Listed]) -> bool:
    """Tell whether these are nothing but files and folders with plain names: at once, and fast."""
    paths = "\n".join([path for path, _, _ in listed])
    kinds = {stat.S_IFMT(mode) for mode in {stats[MODE] for _, _, stats in listed}}
    if not paths.isascii() or not kinds <= {stat.S_IFREG, FOLDER_STATS[MODE]}:
        return False
    between = paths.encode().translate(None, _PLAIN)
    return between == b"\n" * (len(listed) - 1) and not any(
        beginning in paths for beginning in _BEGINNINGS
    )


def _sifted(listed: Iterable[Listed], problems: list[Problem]) -> Iterator[Listed]:
    """Yield what is neither hidden nor a copy; note what can't be content.

    Nobody looks into a folder left out.
    """
    left_out: tuple[str, ...] = ()
    for path, absolute, stats in listed:
        name = path.rpartition("/")[2]
        if path.startswith(left_out):
            continue
        hidden = name.startswith(".") and path != f"{FOLDER}/static/{WELL_KNOWN}"
        problem = None if hidden or name.endswith("~") else _unfit(path, stats)
        if problem is not None:
            problems.append(problem)
        elif not hidden and not name.endswith("~"):
            yield path, absolute, stats
            continue
        left_out = (*left_out, f"{path}/")


def _unfit(path: str, stats: Stats) -> Problem | None:
    if not path.isprintable():
        location = Location(_escaped(path))
        return Problem(location, "file-name", "a file name with unreadable characters", "rename it")
    location = Location(path)
    if "\\" in path or ":" in path:
        return Problem(location, "file-name", "a file name with '\\' or ':' in it", "rename it")
    if stat.S_ISLNK(stats[MODE]):
        return _symlink(location)
    if stats != FOLDER_STATS and not stat.S_ISREG(stats[MODE]):
        return Problem(location, "special-file", "neither a file nor a folder", "remove it")
    return None


def _escaped(path: str) -> str:
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in path
    )


def _symlink(location: Location) -> Problem:
    message = "a symbolic link; content is made of plain files"
    return Problem(location, "symlink", message, "put the file itself here")


def _clashes(paths: list[str]) -> Iterator[Problem]:
    """Names that some file systems take for one and the same."""
    joined = "\n".join(paths)
    folded = joined.lower().split("\n") if joined.isascii() else map(_folded, paths)
    if len(frozenset(folded)) == len(paths):
        return
    seen: dict[str, str] = {}
    for path in paths:
        other = seen.setdefault(_folded(path), path)
        if other != path:
            message = f"its name is the same as {other}'s on many computers"
            yield Problem(Location(path), "file-name", message, "rename one of them")


def _folded(path: str) -> str:
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", path).casefold()


def _strangers(paths: list[str]) -> Iterator[Problem]:
    """Files that nobody reads, though whoever put them there expects it."""
    for path in paths:
        if path.startswith(ARTICLES) and path.endswith(".md"):
            continue
        _, folder, *below = path.split("/")
        stem, _, ending = path.rpartition(".")
        if below and folder not in FOLDERS:
            near = nearest(folder, FOLDERS)
            hint = f"did you mean content/{near}/?" if near else f"known are: {', '.join(FOLDERS)}"
            message = f"nothing is read in content/{folder}/"
        elif not below and path != SETTINGS and nearest(folder, ("site.yaml",)):
            message, hint = "nothing reads this file", f"call it {SETTINGS}"
        elif folder in TEXTS and ending != "md" and ending.lower() in MARKDOWN:
            message, hint = f"a text ends in .md, not .{ending}", f"call it {stem}.md"
        elif ending == "yml" and folder not in ("static", "articles"):
            message, hint = "a file of YAML ends in .yaml, not .yml", f"call it {stem}.yaml"
        else:
            continue
        yield Problem(Location(path), "unknown-file", message, hint)

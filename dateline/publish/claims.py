"""Paths of printed files: what may be one, and that no two orders claim the same."""

import re
import unicodedata
from collections.abc import Sequence

from dateline.model.file import Kept, Order, Remember, Sealed, digest_of, name_of
from dateline.model.problem import Location, Problem
from dateline.publish import manifest

# An empty segment (and so a slash at either end), `.`, `..`; control characters; backslashes.
ODD = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|[\x00-\x1f\x7f-\x9f\\]")
LONGEST = 255  # bytes in one segment, for every file system in use
SHORT = LONGEST // 4  # so few letters are no more bytes in UTF-8


def all_may_stand(paths: Sequence[str]) -> bool:
    """Tell whether none of these paths is odd, and no two get in each other's way.

    It tells of all at once, and fast; where they may not, `Claims` tells which, and why.
    """
    joined = "\n".join(paths)
    parts = "/".join(paths).split("/")
    # Among what can't be printed are control characters.
    if not "".join(parts).isprintable() or "\\" in joined or not {"", ".", ".."}.isdisjoint(parts):
        return False
    if any(len(part.encode()) > LONGEST for part in parts if len(part) > SHORT):
        return False
    folded = joined.lower() if joined.isascii() else "\n".join(map(fold, paths))
    files = {manifest.NAME, *folded.split("\n")}
    folders = {path.rpartition("/")[0] for path in files}
    for folder in tuple(folders):
        while folder := folder.rpartition("/")[0]:
            folders.add(folder)
    return len(files) == len(paths) + 1 and files.isdisjoint(folders)


def judge(paths: Sealed[list[str]]) -> Kept:
    """Judge all paths of an edition, which are those of the last one more often than not."""
    return Kept(all_may_stand(paths.value))


def undisputed(
    orders: list[Order], public: str, remember: Remember
) -> tuple[list[Order], list[Problem]]:
    """Return the orders that are the first to claim their paths, and what is wrong with the rest.

    `public` is the name of the folder that they are printed for.
    """
    paths = [order.path for order in orders]
    # Where none holds a control character, nothing else is joined to the same with as many parts.
    joined = "\0".join((f"{len(paths)}", *paths)).encode()
    if remember(judge, [(Sealed(paths, digest_of(joined)),)], bool)[0]:
        return orders, []
    claims = Claims(public)
    clashes = [claims.claim(order.path, name_of(order.make)) for order in orders]
    left = [order for order, clash in zip(orders, clashes, strict=True) if clash is None]
    return left, [clash for clash in clashes if clash is not None]


class Claims:
    """The paths claimed so far, each with the name of what makes it."""

    def __init__(self, public: str) -> None:
        self._public = public
        self._files = {manifest.NAME: (manifest.NAME, "the list of all files")}
        self._folders: dict[str, str] = {}

    def claim(self, path: str, maker: str) -> Problem | None:
        """Claim `path`; a Problem where it, or one that some systems take for it, is claimed."""
        refuse_odd(path)
        folded = fold(path)
        if folded in self._files:
            return self._clash(path, maker, *self._files[folded])
        if folded in self._folders:
            inner = self._folders[folded]
            return self._clash(path, maker, *self._files[inner])
        folders = []
        folder = folded.rpartition("/")[0]
        while folder and folder not in self._folders:  # above one that is known all are
            if folder in self._files:
                return self._clash(path, maker, *self._files[folder])
            folders.append(folder)
            folder = folder.rpartition("/")[0]
        self._files[folded] = (path, maker)
        self._folders |= dict.fromkeys(folders, folded)
        return None

    def _clash(self, path: str, maker: str, other: str, other_maker: str) -> Problem:
        both = path if other == path else f"{path} and {other}"
        makers = maker if maker == other_maker else f"{other_maker} and {maker}"
        return Problem(
            Location(f"{self._public}/{path}"),
            "address-clash",
            f"two files claim one address: {both}, made by {makers}",
        )


def refuse_odd(path: str) -> None:
    """ValueError for a path that no output may order: it could leave public/, or have no name."""
    if ODD.search(path) or any(len(part.encode()) > LONGEST for part in path.split("/")):
        raise ValueError(f"not a path below public/: {path!r}")


def fold(path: str) -> str:
    """Return the path as a file system sees it that knows neither case nor Unicode's forms."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())

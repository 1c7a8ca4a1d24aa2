"""Paths of printed files: what may be one, and that no two orders claim the same."""

import re
import unicodedata

from dateline.model.problem import Location, Problem
from dateline.publish import manifest

# An empty segment (and so a slash at either end), `.`, `..`; control characters; backslashes.
ODD = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|[\x00-\x1f\x7f-\x9f\\]")
LONGEST = 255  # bytes in one segment, for every file system in use
SHORT = LONGEST // 4  # a path of so few letters has no long segment in UTF-8


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
    if ODD.search(path) or (len(path) > SHORT and _has_long_part(path)):
        raise ValueError(f"not a path below public/: {path!r}")


def _has_long_part(path: str) -> bool:
    return any(len(part.encode()) > LONGEST for part in path.split("/"))


def fold(path: str) -> str:
    """Return the path as a file system sees it that knows neither case nor Unicode's forms."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())

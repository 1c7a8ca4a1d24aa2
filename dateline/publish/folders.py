"""Where things stand: public/, and the house's own folder beside it."""

from collections.abc import Iterable

from msgspec import Struct

# The one temporary file that may be in public/: where no rename leads into it from elsewhere.
PART = ".dateline-part"


class Folders(Struct, frozen=True):
    """The published tree and the house's own folder, as absolute paths without a last slash.

    Everything in `own` is a convenience: deleting it loses only speed. `in_place`: public/ can't be
    exchanged, and is written file by file.
    """

    public: str
    own: str
    in_place: bool = False

    @property
    def lock(self) -> str:
        """Held by the build that is running."""
        return self.own + "/lock"

    @property
    def clock(self) -> str:
        """An empty file: what time it is for this file system (see `current.stamp`)."""
        return self.own + "/clock"

    @property
    def current(self) -> str:
        """What went into the last publication (see `current.read_state`)."""
        return self.own + "/current"

    @property
    def memo(self) -> str:
        """The one file of all that is remembered."""
        return self.own + "/memo/memo.sqlite"

    @property
    def printed(self) -> str:
        """Files as printed, by digest, until they are put into a tree."""
        return self.own + "/printed"

    @property
    def spare(self) -> str:
        """The tree that is exchanged with public/."""
        return self.own + "/spare"

    @property
    def between(self) -> str:
        """The old public/ between two renames, where a system can't exchange folders."""
        return self.own + "/between"

    @property
    def set_aside(self) -> str:
        """What stood at public/ and was not ours."""
        return self.own + "/set-aside"


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return all folders above these paths, each by its own path."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders

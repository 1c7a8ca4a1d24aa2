"""Where things stand: public/, and the house's own folder beside it."""

from msgspec import Struct


class Folders(Struct, frozen=True):
    """The published tree and the house's own folder, as absolute paths without a last slash.

    Everything in `own` is a convenience: deleting it loses only speed.
    """

    public: str
    own: str

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

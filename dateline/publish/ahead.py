"""What was decoded of the memo before a build was asked for, beside what it was decoded from.

When the build begins it reads the memo's rows again, but needn't decode those that are the same as
they were: so it can't be mistaken, whatever became of the memo meanwhile.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from dateline.publish.database import Row

T = TypeVar("T")
Find = Callable[[bytes], bytes]


class Ahead:
    """Decoded rows by name; they outlive the press for which they were decoded."""

    __slots__ = ("_decoded", "_find")

    def __init__(self) -> None:
        self._decoded: dict[bytes, tuple[Row, object]] = {}
        self._find: Find = _nowhere

    def decoded(self, name: bytes, row: Row, decode: Callable[[], T]) -> T:
        """Return what `decode` makes of this row; what has one name must be of one kind."""
        known = self._decoded.get(name)
        if known is None or known[0] != row:
            known = self._decoded[name] = (row, decode())
        return cast("T", known[1])

    def part(self) -> None:
        """Let go of the press that read ahead: the next one finds what is shelved."""
        self._find = _nowhere

    def finding(self, find: Find) -> Find:
        """Return what finds texts that are shelved in decoded rows: this, from now on."""
        self._find = find
        return lambda digest: self._find(digest)


def _nowhere(digest: bytes) -> bytes:
    raise LookupError(digest.hex())

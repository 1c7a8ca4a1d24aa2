"""The memo: what earlier builds made, in one SQLite file that may be lost or damaged at any time.

Results stand many to a leaf (`results.py`): that is read ten times faster than row by row. Each row
carries a checksum; one that fails it is a miss. A file that isn't ours, is of another version or
can't be read is set aside and begun anew. Rows are data, never pickles: a memo from a stranger must
not be able to run code.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from struct import Struct
from typing import TypeVar

import msgspec

from dateline.model.file import DIGEST_SIZE, digest_of
from dateline.publish.ahead import Ahead
from dateline.publish.database import (
    BROKEN,
    Row,
    connect,
    is_damage,
    open_database,
    read_row,
)
from dateline.publish.sums import sums_of

T = TypeVar("T")


class Memo:
    """Leaves by name, texts by digest, and ledgers: small tables that are read and written whole.

    Any question may be answered by a miss, and no call ever fails. A forked worker may ask.
    `ahead` is what was decoded of it before.
    """

    def __init__(
        self, path: str, tell: Callable[[str], None] | None = None, ahead: Ahead | None = None
    ) -> None:
        self.ahead = ahead
        self._path = path
        self._tell = tell
        self._process = os.getpid()
        self._is_worker = False
        self._is_reading = False
        if os.path.lexists(self._mark):
            self._set_aside()
        self._connection = self._open()

    def leaves(self) -> list[bytes]:
        """Return the names of all leaves."""
        return [name for (name,) in self._ask("SELECT name FROM leaves") if isinstance(name, bytes)]

    def leaf(self, name: bytes, decode: Callable[[bytes], T]) -> T | None:
        """Return what `decode` makes of the leaf of this name, or None."""
        for row in self._leaf(name):
            with suppress(msgspec.MsgspecError):
                return self._decoded(name, decode, row)
        return None

    def encoded(self, name: bytes) -> bytes | None:
        """Return the leaf of this name as it was kept, or None."""
        for row in self._leaf(name):
            with suppress(msgspec.MsgspecError):
                return read_row(name, bytes, row)
        return None

    def keep(self, leaves: Sequence[tuple[bytes, bytes]], texts: Mapping[bytes, bytes]) -> None:
        """Remember leaves by name, and texts by digest."""
        rows = [(name, sums_of(name, value), value) for name, value in leaves]
        self._change(
            ("INSERT OR REPLACE INTO texts VALUES (?, ?)", list(texts.items())),
            ("INSERT OR REPLACE INTO leaves VALUES (?, ?, ?)", rows),
        )

    def drop(self, leaves: Iterable[bytes], texts: Iterable[bytes]) -> None:
        """Forget leaves by name, and texts by digest."""
        self._change(
            ("DELETE FROM leaves WHERE name = ?", [(name,) for name in leaves]),
            ("DELETE FROM texts WHERE digest = ?", [(digest,) for digest in texts]),
        )

    def text(self, digest: bytes) -> bytes | None:
        """Return the bytes with this digest, or None; what isn't those bytes is never returned."""
        for (text,) in self._ask("SELECT bytes FROM texts WHERE digest = ?", digest):
            if isinstance(text, bytes) and digest_of(text) == digest:
                return text
            self.distrust()
        return None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Do something that asks for many texts while nobody writes, in the workers too.

        Each process locks the file once: to lock it for each text would double the time.
        """
        self._is_reading = True
        try:
            yield
        finally:
            self._is_reading = False
            self._change()

    def ledger(self, name: str, kind: type[T]) -> T | None:
        """Return the ledger of this name, or None."""
        key = name.encode()
        for row in self._ask("SELECT sum, value FROM ledgers WHERE name = ?", key):
            with suppress(msgspec.MsgspecError):
                return self._decoded(key, msgspec.msgpack.Decoder(kind).decode, row)
        return None

    def write_ledger(self, name: str, ledger: object) -> None:
        """Put a ledger in the place of the one of this name."""
        key, value = name.encode(), msgspec.msgpack.encode(ledger)
        rows = [(key, sums_of(key, value), value)]
        self._change(("INSERT OR REPLACE INTO ledgers VALUES (?, ?, ?)", rows))

    def distrust(self) -> None:
        """Have the next build begin the memo anew."""
        with suppress(OSError):
            os.close(os.open(self._mark, os.O_WRONLY | os.O_CREAT, 0o644))

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def _leaf(self, name: bytes) -> list[Row]:
        return self._ask("SELECT sum, value FROM leaves WHERE name = ?", name)

    def _decoded(self, name: bytes, decode: Callable[[bytes], T], row: Row) -> T:
        """Decode a row, if nobody has done so ahead."""
        if self.ahead is None:
            return read_row(name, decode, row)
        return self.ahead.decoded(name, row, partial(read_row, name, decode, row))

    @property
    def _mark(self) -> str:
        return self._path + ".distrusted"

    def _ask(self, question: str, *terms: bytes) -> list[Row]:
        connection = self._own_connection()
        if connection is None:
            return []
        try:
            if self._is_reading and not connection.in_transaction:
                connection.execute("BEGIN")
            return connection.execute(question, terms).fetchall()
        except BROKEN as error:
            self._recover(error)
            return []

    def _change(self, *changes: tuple[str, Sequence[tuple[object, ...]]]) -> None:
        connection = self._own_connection()
        if connection is None:
            return
        try:
            connection.commit()  # ends the reading, if any
            connection.execute("BEGIN IMMEDIATE")
            for change, rows in changes:
                connection.executemany(change, rows)
            connection.execute("COMMIT")
        except BROKEN as error:
            self._recover(error)

    def _own_connection(self) -> sqlite3.Connection | None:
        """Return the connection of this process: one must not be carried across a fork."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._is_worker = True
            self._inherited = self._connection  # neither to be used here nor to be collected
            try:
                self._connection = connect(self._path)
            except BROKEN:
                self._connection = None
        return self._connection

    def _recover(self, error: BaseException) -> None:
        """Do without a memo that is locked or full; begin a damaged one anew."""
        self.close()
        if not is_damage(error):
            self._say(f"isn't used in this build: {error}")
        elif self._is_worker:  # a worker must not take the file from the others
            self.distrust()
        else:
            self._set_aside()
            self._connection = self._open()

    def _open(self) -> sqlite3.Connection | None:
        try:
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            return open_database(self._path)
        except (OSError, *BROKEN) as error:
            if not is_damage(error):
                self._say(f"isn't used in this build: {error}")
                return None
            self._set_aside()
        try:
            return open_database(self._path)
        except BROKEN:
            return None

    def _set_aside(self) -> None:
        self._say("was damaged or of another version, and is begun anew")
        with suppress(OSError):
            os.replace(self._path, self._path + ".damaged")
        for path in (self._path + "-journal", self._mark):
            with suppress(OSError):
                os.unlink(path)

    def _say(self, what: str) -> None:
        if self._tell is not None:
            self._tell(f"the memo {what}")


def split_digests(joined: bytes) -> list[bytes]:
    """Return the digests that are joined here."""
    whole = joined[: len(joined) // DIGEST_SIZE * DIGEST_SIZE]
    return [digest for (digest,) in _DIGESTS.iter_unpack(whole)]


_DIGESTS = Struct(f"{DIGEST_SIZE}s")

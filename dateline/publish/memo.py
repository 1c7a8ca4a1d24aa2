"""The memo: what earlier builds made, in one SQLite file that may be lost or damaged at any time.

Each row carries a checksum; a row that fails it is a miss. A file that isn't ours, is of another
version or can't be read is set aside and begun anew. Rows are data, never pickles: a memo from a
stranger must not be able to run code.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from typing import TypeGuard, TypeVar

import msgspec

from dateline.model.file import DIGEST_SIZE, digest_of

T = TypeVar("T")
Result = tuple[bytes, bytes]  # an encoded value, and the joined digests of the texts kept apart

# Short columns first, so that they can be read without the long ones.
SCHEMA = (
    "CREATE TABLE results (key BLOB PRIMARY KEY, sum BLOB, texts BLOB, value BLOB)",
    "CREATE TABLE texts (digest BLOB PRIMARY KEY, bytes BLOB)",
    "CREATE TABLE ledgers (name BLOB PRIMARY KEY, sum BLOB, value BLOB)",
)
VERSION = 1
SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA journal_mode = TRUNCATE",  # a killed build must not leave half a transaction
    "PRAGMA synchronous = OFF",  # a power cut may: then the checksums tell
)
# A flipped length may ask for any amount of memory; a flipped name is quoted in a complaint.
BROKEN = (sqlite3.Error, MemoryError, UnicodeDecodeError)
PRIMARY = 0xFF  # the bits of a code that tell its kind
OTHERS_FAULT = (
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)
ONE_BY_ONE = 500


class Memo:
    """Results and texts by key, and ledgers: small tables that are read and written whole.

    Any question may be answered by a miss, and no call ever fails. A forked worker may ask.
    """

    def __init__(self, path: str, tell: Callable[[str], None] | None = None) -> None:
        self._path = path
        self._tell = tell
        self._process = os.getpid()
        self._is_worker = False
        if os.path.lexists(self._mark):
            self._set_aside()
        self._connection = self._open()

    def results(self, keys: Collection[bytes]) -> Iterator[tuple[bytes, Result]]:
        """Yield those results that are remembered, with their keys.

        One by one: holding all of them at once would take longer than reading them.
        """
        columns = "SELECT key, sum, texts, value FROM results"
        if len(keys) > ONE_BY_ONE:
            wanted = frozenset(keys)
            rows = (row for row in self._rows(columns) if row[0] in wanted)
        else:
            rows = (row for key in keys for row in self._rows(f"{columns} WHERE key = ?", key))
        for key, checksum, digests, value in rows:
            if (
                isinstance(key, bytes)
                and isinstance(digests, bytes)
                and isinstance(value, bytes)
                and checksum == _checksum(key, digests, value)
            ):
                yield key, (value, digests)

    def keep(self, results: dict[bytes, Result], texts: dict[bytes, bytes]) -> None:
        """Remember results by key and texts by digest."""
        rows = [
            (key, _checksum(key, digests, value), digests, value)
            for key, (value, digests) in results.items()
        ]
        self._change(
            ("INSERT OR REPLACE INTO texts VALUES (?, ?)", list(texts.items())),
            ("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows),
        )

    def text(self, digest: bytes) -> bytes | None:
        """Return the bytes with this digest, or None; what isn't those bytes is never returned."""
        for row in self._ask("SELECT bytes FROM texts WHERE digest = ?", digest):
            if _are_bytes(row) and digest_of(row[0]) == digest:
                return row[0]
            self.distrust()
        return None

    def ledger(self, name: str, kind: type[T]) -> T | None:
        """Return the ledger of this name, or None."""
        key = name.encode()
        for row in self._ask("SELECT sum, value FROM ledgers WHERE name = ?", key):
            if _are_bytes(row) and row[0] == _checksum(key, b"", row[1]):
                with suppress(msgspec.MsgspecError):
                    return msgspec.msgpack.decode(row[1], type=kind)
        return None

    def write_ledger(self, name: str, ledger: object) -> None:
        """Put a ledger in the place of the one of this name."""
        key, value = name.encode(), msgspec.msgpack.encode(ledger)
        rows = [(key, _checksum(key, b"", value), value)]
        self._change(("INSERT OR REPLACE INTO ledgers VALUES (?, ?, ?)", rows))

    def drop_others(self, used: Collection[bytes]) -> None:
        """Forget all results but those with these keys, and texts that none of them names."""
        rows = self._ask("SELECT key, texts FROM results")
        unused = [(row[0],) for row in rows if row[0] not in used]
        if not unused:
            return
        live: set[object] = set()
        for row in rows:
            if row[0] in used and _are_bytes(row):
                live.update(split_digests(row[1]))
        texts = [row for row in self._ask("SELECT digest FROM texts") if row[0] not in live]
        self._change(
            ("DELETE FROM results WHERE key = ?", unused),
            ("DELETE FROM texts WHERE digest = ?", texts),
        )

    def distrust(self) -> None:
        """Have the next build begin the memo anew."""
        with suppress(OSError):
            os.close(os.open(self._mark, os.O_WRONLY | os.O_CREAT, 0o644))

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    @property
    def _mark(self) -> str:
        return self._path + ".distrusted"

    def _ask(self, question: str, *terms: bytes) -> list[tuple[object, ...]]:
        return list(self._rows(question, *terms))

    def _rows(self, question: str, *terms: bytes) -> Iterator[tuple[object, ...]]:
        connection = self._own_connection()
        if connection is None:
            return
        try:
            yield from connection.execute(question, terms)
        except BROKEN as error:
            self._recover(error)

    def _change(self, *changes: tuple[str, Sequence[tuple[object, ...]]]) -> None:
        connection = self._own_connection()
        if connection is None:
            return
        try:
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
                self._connection = _connected(self._path)
            except BROKEN:
                self._connection = None
        return self._connection

    def _recover(self, error: BaseException) -> None:
        """Do without a memo that is locked or full; begin a damaged one anew."""
        self.close()
        if not _is_damage(error):
            self._say(f"isn't used in this build: {error}")
        elif self._is_worker:  # a worker must not take the file from the others
            self.distrust()
        else:
            self._set_aside()
            self._connection = self._open()

    def _open(self) -> sqlite3.Connection | None:
        try:
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            return _opened(self._path)
        except (OSError, *BROKEN) as error:
            if not _is_damage(error):
                self._say(f"isn't used in this build: {error}")
                return None
            self._set_aside()
        try:
            return _opened(self._path)
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
    starts = range(0, len(joined), DIGEST_SIZE)
    return [joined[start : start + DIGEST_SIZE] for start in starts]


def _opened(path: str) -> sqlite3.Connection:
    """Open the memo, made if there is none; DatabaseError if the file isn't a memo of ours."""
    connection = _connected(path)
    try:
        asked = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        schema = {row[0] for row in asked.fetchall()}
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if not schema and version == 0:
            connection.execute("BEGIN IMMEDIATE")
            for statement in (*SCHEMA, f"PRAGMA user_version = {VERSION}", "COMMIT"):
                connection.execute(statement)
        elif schema != set(SCHEMA) or version != VERSION:
            raise sqlite3.DatabaseError("not a memo of this version")
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=1, isolation_level=None)
    try:
        for setting in SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_damage(error: BaseException) -> bool:
    """Tell whether the memo itself is at fault, not who holds it, the disk or what it lies in."""
    code = getattr(error, "sqlite_errorcode", 0) & PRIMARY  # none where Python found the fault
    return not isinstance(error, OSError) and code not in OTHERS_FAULT


def _are_bytes(row: tuple[object, ...]) -> TypeGuard[tuple[bytes, ...]]:
    """Tell whether all columns have their type: a flipped bit can change it."""
    return all(type(column) is bytes for column in row)


def _checksum(key: bytes, digests: bytes, value: bytes) -> bytes:
    return digest_of(key + digests + value + len(digests).to_bytes(4, "little"))

"""The memo: what earlier builds made, in one SQLite file that may be lost or damaged at any time.

New results stand alone until a build has succeeded; then they are bound into books, a function's
results each, of which a leaf holds many: that is read ten times faster. Each row carries a
checksum; a row that fails it is a miss. A file that isn't ours, is of another
version or can't be read is set aside and begun anew. Rows are data, never pickles: a memo from a
stranger must not be able to run code.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from typing import TypeGuard, TypeVar

import msgspec

from dateline.model.file import DIGEST_SIZE, digest_of
from dateline.publish.database import BROKEN, connect, is_damage, open_database

T = TypeVar("T")
Result = tuple[bytes, bytes]  # an encoded value, and the joined digests of the texts kept apart

LEAVES = 64  # of a book: few enough to read all, enough to write one of them anew


class Memo:
    """Results and texts by key, and ledgers: small tables that are read and written whole.

    Any question may be answered by a miss, and no call ever fails. A forked worker may ask.
    """

    def __init__(self, path: str, tell: Callable[[str], None] | None = None) -> None:
        self._path = path
        self._tell = tell
        self._process = os.getpid()
        self._is_worker = False
        self._read: set[bytes] = set()  # leaves, and those of them that hold what nobody asked for
        self._stale: set[bytes] = set()
        if os.path.lexists(self._mark):
            self._set_aside()
        self._connection = self._open()

    def results(self, book: str, keys: Collection[bytes]) -> Iterator[tuple[bytes, Result]]:
        """Yield those results of a book that are remembered, with their keys.

        Leaf by leaf: holding all of them at once would take longer than reading them.
        """
        missing = set(keys)
        for name in sorted({_leaf_of(book, key) for key in keys}):
            leaf = self._leaf(name)
            self._read.add(name)
            there = leaf.keys() & missing
            missing -= there
            if len(there) < len(leaf):
                self._stale.add(name)
            for key in there:
                yield key, leaf[key]
        for key in missing:
            yield from self._loose(key)

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

    def settle(self, used: Mapping[str, Set[bytes]], texts: bytes) -> None:
        """Bind all results that were asked for and are used, and forget the rest.

        With them go the texts that they alone named: not those whose digests are joined in `texts`.
        """
        loose = {key for (key,) in self._ask("SELECT key FROM results") if isinstance(key, bytes)}
        leaves = {name for (name,) in self._ask("SELECT name FROM leaves")}
        fresh: dict[bytes, list[bytes]] = {}
        for book, keys in used.items():
            for key in keys & loose:
                fresh.setdefault(_leaf_of(book, key), []).append(key)
        kept = {name for name in self._read if _book_of(name) in used} | fresh.keys()
        lost = [name for name in leaves - kept if isinstance(name, bytes)]
        if not loose and not lost and not self._stale:
            return
        gone = [row for name in lost for row in self._leaf(name).values()]
        gone += [row for key in loose.difference(*used.values()) for _, row in self._loose(key)]
        digests = {each for _, named in gone for each in split_digests(named)}
        for name in sorted((self._stale & kept) | fresh.keys()):
            digests |= self._bind(name, used[_book_of(name)], fresh.get(name, ()))
        dropped = digests.difference(split_digests(texts)) if digests else ()
        self._change(
            ("DELETE FROM results WHERE key = ?", [(key,) for key in loose]),
            ("DELETE FROM leaves WHERE name = ?", [(name,) for name in lost]),
            ("DELETE FROM texts WHERE digest = ?", [(digest,) for digest in dropped]),
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

    def _bind(self, name: bytes, used: Set[bytes], fresh: Iterable[bytes]) -> set[bytes]:
        """Bind results into a leaf; return the digests that those named which fell out of it."""
        leaf = self._leaf(name)
        bound = {key: row for key, row in leaf.items() if key in used}
        bound |= dict(found for key in fresh for found in self._loose(key))
        value = msgspec.msgpack.encode(bound)
        row = (name, _checksum(name, b"", value), value)
        self._change(("INSERT OR REPLACE INTO leaves VALUES (?, ?, ?)", [row]))
        return {digest for key in leaf.keys() - used for digest in split_digests(leaf[key][1])}

    def _leaf(self, name: bytes) -> dict[bytes, Result]:
        for row in self._ask("SELECT sum, value FROM leaves WHERE name = ?", name):
            if _are_bytes(row) and row[0] == _checksum(name, b"", row[1]):
                with suppress(msgspec.MsgspecError):
                    return _DECODE_LEAF(row[1])
            self._stale.add(name)
        return {}

    def _loose(self, key: bytes) -> Iterator[tuple[bytes, Result]]:
        """Yield a result that isn't bound yet, if there is one with this key."""
        for row in self._ask("SELECT sum, texts, value FROM results WHERE key = ?", key):
            if _are_bytes(row) and row[0] == _checksum(key, row[1], row[2]):
                yield key, (row[2], row[1])

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
    starts = range(0, len(joined), DIGEST_SIZE)
    return [joined[start : start + DIGEST_SIZE] for start in starts]


def _leaf_of(book: str, key: bytes) -> bytes:
    return b"%b/%d" % (book.encode(), key[0] % LEAVES)


def _book_of(leaf: bytes) -> str:
    return leaf.rpartition(b"/")[0].decode(errors="replace")


def _are_bytes(row: tuple[object, ...]) -> TypeGuard[tuple[bytes, ...]]:
    """Tell whether all columns have their type: a flipped bit can change it."""
    return all(type(column) is bytes for column in row)


def _checksum(key: bytes, digests: bytes, value: bytes) -> bytes:
    return digest_of(key + digests + value + len(digests).to_bytes(4, "little"))


_DECODE_LEAF = msgspec.msgpack.Decoder(dict[bytes, Result]).decode

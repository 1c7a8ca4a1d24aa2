"""The memo: what earlier builds made, in one SQLite file that may be lost or damaged at any time.

Results stand in books, those of one function in each, and a leaf of a book holds many: that is read
ten times faster than row by row. Each row carries a checksum; one that fails it is a miss. A file
that isn't ours, is of another version or can't be read is set aside and begun anew. Rows are data,
never pickles: a memo from a stranger must not be able to run code.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
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
# An encoded value, and the joined digests of the texts kept apart.
Result = tuple[msgspec.Raw, bytes]

SMALL, LARGE = 100, 500  # results in a leaf
FEW = 30  # digests that are found sooner than all are told apart
TO_LEAVES = "INSERT OR REPLACE INTO leaves VALUES (?, ?, ?)"


class Memo:
    """Results and texts by key, and ledgers: small tables that are read and written whole.

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
        self._live: dict[bytes, int] = {}  # of each leaf, how many results were asked for
        self._stale: set[bytes] = set()  # leaves that hold more than these
        if os.path.lexists(self._mark):
            self._set_aside()
        self._connection = self._open()

    def results(
        self, book: str, keys: Collection[bytes], decode: Callable[[bytes], dict[bytes, T]]
    ) -> Iterator[tuple[bytes, T]]:
        """Yield those results of a book that are remembered, with their keys.

        `decode` reads a leaf: a map of keys to an encoded value with the joined digests of texts.
        Leaf by leaf: holding all of them at once would take longer than reading them.
        """
        missing = set(keys)
        start, end = f"{book}/".encode(), f"{book}0".encode()  # "0" comes after "/"
        names = self._ask("SELECT name FROM leaves WHERE name > ? AND name < ?", start, end)
        for (name,) in names:
            if isinstance(name, bytes):
                leaf = self._leaf(name, partial(self._decoded, name, decode))
                there = leaf.keys() & missing
                missing -= there
                self._live[name] = len(there)
                if len(there) < len(leaf):
                    self._stale.add(name)
                for key in there:
                    yield key, leaf[key]

    def keep(self, book: str, results: dict[bytes, Result], texts: dict[bytes, bytes]) -> None:
        """Remember results of a book by key, and texts by digest."""
        leaf = _leaf_of(book, results)
        self._live[leaf[0]] = len(results)
        self._change(
            ("INSERT OR REPLACE INTO texts VALUES (?, ?)", list(texts.items())),
            (TO_LEAVES, [leaf] if results else []),
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

    def settle(self, used: Mapping[str, Set[bytes]], texts: bytes) -> None:
        """Forget all results but those that are used, and bind small leaves into larger ones.

        With them go the texts that they alone named: not those whose digests are joined in `texts`.
        """
        books: dict[str, list[bytes]] = {}
        for (name,) in self._ask("SELECT name FROM leaves"):
            if isinstance(name, bytes):
                books.setdefault(_book_of(name), []).append(name)
        names_gone: list[tuple[bytes]] = []
        leaves: list[tuple[bytes, bytes, bytes]] = []
        dropped: set[bytes] = set()
        for book, names in books.items():
            small = {name for name in names if self._live.get(name, 0) < SMALL}
            stale = self._stale.intersection(names) if book in used else {*names}
            if stale or len(small) > 1:
                names_gone += [(name,) for name in stale | small]
                bound, lost = self._bound_again(book, stale | small, used.get(book, frozenset()))
                leaves += bound
                dropped |= lost
        if names_gone:
            gone = [(digest,) for digest in _unnamed(dropped, texts)]
            self._change(
                ("DELETE FROM leaves WHERE name = ?", names_gone),
                (TO_LEAVES, leaves),
                ("DELETE FROM texts WHERE digest = ?", gone),
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

    def _bound_again(
        self, book: str, names: Set[bytes], used: Set[bytes]
    ) -> tuple[list[tuple[bytes, bytes, bytes]], set[bytes]]:
        """Bind what is used of leaves into new ones; return also which digests the rest named."""
        bound = (self._leaf(name, partial(read_row, name, _DECODE_LEAF)) for name in sorted(names))
        rows = [row for leaf in bound for row in leaf.items()]
        kept = [row for row in rows if row[0] in used]
        starts = range(0, len(kept), LARGE)
        leaves = [_leaf_of(book, dict(kept[start : start + LARGE])) for start in starts]
        lost = (digests for key, (_, digests) in rows if key not in used)
        return leaves, {digest for digests in lost for digest in split_digests(digests)}

    def _leaf(self, name: bytes, decode: Callable[[Row], dict[bytes, T]]) -> dict[bytes, T]:
        for row in self._ask("SELECT sum, value FROM leaves WHERE name = ?", name):
            with suppress(msgspec.MsgspecError):
                return decode(row)
            self._stale.add(name)
        return {}

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


def _unnamed(digests: set[bytes], joined: bytes) -> Collection[bytes]:
    """Return those digests that aren't among the joined ones.

    A few are looked for in the bytes: what is found across two others is kept a build longer.
    """
    if len(digests) > FEW:
        return digests.difference(split_digests(joined))
    return [digest for digest in digests if digest not in joined]


def _leaf_of(book: str, results: dict[bytes, Result]) -> tuple[bytes, bytes, bytes]:
    """Return a leaf as it is written: its name, its checksum, and what is in it."""
    name = f"{book}/{digest_of(b''.join(results)).hex()}".encode()
    value = msgspec.msgpack.encode(results)
    return name, sums_of(name, value), value


def _book_of(leaf: bytes) -> str:
    return leaf.rpartition(b"/")[0].decode(errors="replace")


_DIGESTS = Struct(f"{DIGEST_SIZE}s")
_DECODE_LEAF = msgspec.msgpack.Decoder(dict[bytes, Result]).decode

"""The file of the memo: how it is laid out, opened, and told from one that is damaged."""

import sqlite3
from collections.abc import Callable
from typing import TypeGuard, TypeVar

import msgspec

from dateline.publish.sums import sums_of

T = TypeVar("T")
Row = tuple[object, ...]

SCHEMA = (
    "CREATE TABLE leaves (name BLOB PRIMARY KEY, sum BLOB, value BLOB)",
    "CREATE TABLE texts (digest BLOB PRIMARY KEY, bytes BLOB)",
    "CREATE TABLE ledgers (name BLOB PRIMARY KEY, sum BLOB, value BLOB)",
)
VERSION = 8
SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA page_size = 16384",  # of a new file: leaves are long
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


def open_database(path: str) -> sqlite3.Connection:
    """Open the memo, made if there is none; DatabaseError if the file isn't a memo of ours."""
    connection = connect(path)
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


def connect(path: str) -> sqlite3.Connection:
    """Connect to a file that was opened before."""
    connection = sqlite3.connect(path, timeout=1, isolation_level=None)
    try:
        for setting in SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def is_damage(error: BaseException) -> bool:
    """Tell whether the memo itself is at fault, not who holds it, the disk or what it lies in."""
    code = getattr(error, "sqlite_errorcode", 0) & PRIMARY  # none where Python found the fault
    return not isinstance(error, OSError) and code not in OTHERS_FAULT


def are_bytes(row: Row) -> TypeGuard[tuple[bytes, ...]]:
    """Tell whether all columns have their type: a flipped bit can change it."""
    return all(type(column) is bytes for column in row)


def read_row(name: bytes, decode: Callable[[bytes], T], row: Row) -> T:
    """Decode a row of a sum and a value, or raise a MsgspecError where it is damaged."""
    if not are_bytes(row) or row[0] != sums_of(name, row[1]):
        raise msgspec.DecodeError("damaged")
    return decode(row[1])

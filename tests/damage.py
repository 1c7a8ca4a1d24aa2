"""What can become of the memo: each damages the file at a path, at places that chance chooses."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

PAGE = 4096


def truncate(memo: Path, chance: random.Random) -> None:
    """Cut it off anywhere."""
    os.truncate(memo, chance.randrange(memo.stat().st_size))


def flip_a_bit(memo: Path, chance: random.Random) -> None:
    """Turn one bit anywhere."""
    flip(memo, chance, 1)


def flip_many_bits(memo: Path, chance: random.Random) -> None:
    """Turn a thousand bits anywhere."""
    flip(memo, chance, 1000)


def flip(memo: Path, chance: random.Random, count: int) -> None:
    """Turn so many bits."""
    data = bytearray(memo.read_bytes())
    for _ in range(count):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    memo.write_bytes(data)


def flip_the_head(memo: Path, chance: random.Random) -> None:
    """Turn bits of the head alone, from which SQLite reads everything else."""
    data = bytearray(memo.read_bytes())
    for _ in range(3):
        data[chance.randrange(100)] ^= 1 << chance.randrange(8)
    memo.write_bytes(data)


def empty_pages(memo: Path, chance: random.Random) -> None:
    """Fill some pages with zeros, as a disk may after a power cut."""
    data = bytearray(memo.read_bytes())
    for _ in range(5):
        start = PAGE * chance.randrange(len(data) // PAGE)
        data[start : start + PAGE] = bytes(PAGE)
    memo.write_bytes(data)


def swap_pages(memo: Path, chance: random.Random) -> None:
    """Exchange two pages."""
    data = bytearray(memo.read_bytes())
    one, other = (PAGE * chance.randrange(len(data) // PAGE) for _ in range(2))
    page = bytes(data[one : one + PAGE])
    data[one : one + PAGE] = data[other : other + PAGE]
    data[other : other + PAGE] = page
    memo.write_bytes(data)


def falsify_values(memo: Path, chance: random.Random) -> None:
    """Change a byte within the values of rows, in a file that SQLite finds sound."""
    for table, column in (("leaves", "value"), ("texts", "bytes"), ("ledgers", "value")):
        with sqlite3.connect(memo) as connection:
            for row, value in connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall():  # noqa: S608
                changed = bytearray(value)
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
                connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE rowid = ?",  # noqa: S608
                    (bytes(changed), row),
                )
        connection.close()


def mix_up_rows(memo: Path, chance: random.Random) -> None:
    """Give each row another one's value and checksum."""
    with sqlite3.connect(memo) as connection:
        rows = connection.execute("SELECT rowid, sum, value FROM leaves").fetchall()
        others = rows[1:] + rows[:1] if chance.random() < 0.5 else rows[::-1]
        for (row, *_), (_, *other) in zip(rows, others, strict=True):
            connection.execute(
                "UPDATE leaves SET sum = ?, value = ? WHERE rowid = ?", (*other, row)
            )
    connection.close()


def lose_rows(memo: Path, chance: random.Random) -> None:
    """Remove half of the texts, which results lead to."""
    with sqlite3.connect(memo) as connection:
        connection.execute(f"DELETE FROM texts WHERE rowid % 2 = {chance.randrange(2)}")  # noqa: S608
    connection.close()


def foreign_database(memo: Path, chance: random.Random) -> None:
    """Put another program's database there, with tables of the same names."""
    memo.unlink()
    with sqlite3.connect(memo) as connection:
        for table in chance.sample(["leaves", "texts", "ledgers", "more"], 3):
            connection.execute(f"CREATE TABLE {table} (key TEXT, value TEXT)")
    connection.close()


def another_version(memo: Path, chance: random.Random) -> None:
    """Say that it is of another version."""
    with sqlite3.connect(memo) as connection:
        connection.execute(f"PRAGMA user_version = {chance.randrange(2, 99)}")
    connection.close()


def folder(memo: Path, chance: random.Random) -> None:
    """Put a folder there, empty or not."""
    memo.unlink()
    memo.mkdir()
    if chance.random() < 0.5:
        (memo / "file").touch()


def no_folder(memo: Path, _: random.Random) -> None:
    """Put a file where the memo's folder is."""
    shutil.rmtree(memo.parent)
    memo.parent.write_text("a file")


def unreadable(memo: Path, _: random.Random) -> None:
    """Let nobody read it (but root)."""
    memo.chmod(0)


def words(memo: Path, _: random.Random) -> None:
    """Put a text there."""
    memo.write_text("not a database\n" * 1000)


DAMAGES: Final[dict[str, Callable[[Path, random.Random], None]]] = {
    each.__name__.replace("_", " "): each
    for each in (
        *(truncate, flip_a_bit, flip_many_bits, flip_the_head, empty_pages, swap_pages),
        *(falsify_values, mix_up_rows, lose_rows, foreign_database, another_version),
        *(folder, no_folder, unreadable, words),
    )
}

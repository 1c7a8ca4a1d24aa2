"""What is remembered comes back as it was, or not at all."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.file import digest_of
from dateline.publish.memo import Memo

TEXTS = [f"text {number} ".encode() * 200 for number in range(6)]
DIGESTS = [digest_of(text) for text in TEXTS]
KEYS = [digest_of(b"key %d" % number) for number in range(6)]
NAMES = [b"a.function/%d" % number for number in range(6)]
LEAVES = {name: b"value %d " % number * 90 for number, name in enumerate(NAMES)}
LEDGER = {"a/b": 1, "c": 2}

decode = msgspec.msgpack.Decoder(bytes).decode


def keep(memo: Memo, leaves: Iterable[bytes], texts: dict[bytes, bytes]) -> None:
    """Keep these leaves, encoded as the press does."""
    memo.keep([(name, msgspec.msgpack.encode(LEAVES[name])) for name in leaves], texts)


def found(memo: Memo) -> dict[bytes, bytes]:
    """Return the leaves that a memo has."""
    read = {name: memo.leaf(name, decode) for name in NAMES}
    return {name: value for name, value in read.items() if value is not None}


def filled(path: str) -> None:
    """Make a memo with a few rows of each kind."""
    memo = Memo(path)
    keep(memo, NAMES[:4], dict(zip(DIGESTS, TEXTS, strict=True)))
    memo.drop(NAMES[:1], ())
    keep(memo, [NAMES[0], *NAMES[4:]], {})
    memo.write_ledger("content", LEDGER)
    memo.close()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a memo that is sound."""
    path = tmp_path_factory.mktemp("memo") / "memo.sqlite"
    filled(str(path))
    return path.read_bytes()


def test_rows_come_back(tmp_path: Path) -> None:
    """A later build finds leaves, texts and ledgers; what wasn't kept is a miss."""
    path = str(tmp_path / "memo.sqlite")
    filled(path)
    memo = Memo(path)
    assert LEAVES == found(memo)
    assert sorted(NAMES) == sorted(memo.leaves())
    assert msgspec.msgpack.encode(LEAVES[NAMES[2]]) == memo.encoded(NAMES[2])
    assert (None, None) == (memo.leaf(b"unknown", decode), memo.encoded(b"unknown"))
    assert TEXTS[3] == memo.text(DIGESTS[3])
    assert LEDGER == memo.ledger("content", dict[str, int])
    assert None is memo.ledger("another", dict[str, int])
    assert None is memo.ledger("content", list[int])
    assert None is memo.text(b"unknown")
    memo.close()


def test_reading_is_locked_once_and_let_go(tmp_path: Path) -> None:
    """Many texts are read under one lock; what is written meanwhile or afterwards is written."""
    path = str(tmp_path / "memo.sqlite")
    filled(path)
    memo, other = Memo(path), sqlite3.connect(path, timeout=0, isolation_level=None)
    with memo.reading():
        assert TEXTS[:2] == [memo.text(DIGESTS[0]), memo.text(DIGESTS[1])]
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("DELETE FROM texts")
        memo.write_ledger("meanwhile", 1)
        assert TEXTS[2] == memo.text(DIGESTS[2])
    other.execute("DELETE FROM texts")
    other.close()
    assert (1, None) == (memo.ledger("meanwhile", int), memo.text(DIGESTS[0]))
    memo.close()


def test_what_is_dropped_is_gone(tmp_path: Path) -> None:
    """Leaves and texts that are dropped are misses from then on, and the others stay."""
    path = str(tmp_path / "memo.sqlite")
    filled(path)
    memo = Memo(path)
    memo.drop(NAMES[1:3], DIGESTS[2:])
    left = {name: LEAVES[name] for name in (NAMES[0], *NAMES[3:])}
    assert left == found(memo)
    assert sorted(left) == sorted(memo.leaves())
    assert [*TEXTS[:2], None, None, None, None] == [memo.text(digest) for digest in DIGESTS]
    memo.close()


@given(data=st.data())
def test_damaged_memo_tells_nothing_wrong(sound: bytes, data: st.DataObject) -> None:
    """Flipped, truncated or overwritten anywhere: each answer is right or a miss, and none fails.

    After that it can be filled again, at the latest by the next build but one.
    """
    damaged = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(sound) - 1))
        damaged[place] ^= data.draw(st.integers(1, 255))
    kept = bytes(damaged[: data.draw(st.integers(0, len(sound)) | st.just(len(sound)))])
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/memo.sqlite"
        Path(path).write_bytes(kept)
        for _ in range(2):
            memo = Memo(path)
            assert found(memo).items() <= LEAVES.items()
            assert {memo.text(digest) for digest in DIGESTS} <= {None, *TEXTS}
            assert memo.ledger("content", dict[str, int]) in (None, LEDGER)
            memo.drop(memo.leaves()[5:], DIGESTS[5:])
            memo.close()
            filled(path)
        memo = Memo(path)
        assert LEAVES == found(memo)
        assert TEXTS == [memo.text(digest) for digest in DIGESTS]
        memo.close()


@pytest.mark.parametrize("foreign", [b"", b"not a database " * 300, bytes(8192)])
def test_foreign_file_is_set_aside(foreign: bytes, tmp_path: Path) -> None:
    """A file that is no memo is replaced by one, and kept beside it."""
    path = tmp_path / "memo.sqlite"
    path.write_bytes(foreign)
    said: list[str] = []
    memo = Memo(str(path), said.append)
    keep(memo, NAMES, {})
    assert LEAVES == found(memo)
    memo.close()
    if foreign:
        assert ["the memo was damaged or of another version, and is begun anew"] == said
        assert foreign == (tmp_path / "memo.sqlite.damaged").read_bytes()


@pytest.mark.parametrize("place", [b"CREATE TABLE texts", b"TABLE leaves", b"value BLOB"])
def test_schema_that_is_no_text_is_begun_anew(place: bytes, tmp_path: Path) -> None:
    """SQLite quotes what it can't read in its complaint, byte for byte."""
    path = tmp_path / "memo.sqlite"
    filled(str(path))
    path.write_bytes(path.read_bytes().replace(place, b"\xe9" * len(place)))
    memo = Memo(str(path))
    assert {} == found(memo)
    keep(memo, NAMES, {})
    assert LEAVES == found(memo)
    memo.close()


@pytest.mark.parametrize(
    "change",
    [
        "PRAGMA user_version = 77",
        "CREATE TABLE more (column)",
        "CREATE TRIGGER t AFTER INSERT ON leaves BEGIN DELETE FROM texts; END",
        "DROP TABLE texts",
    ],
)
def test_another_version_is_begun_anew(change: str, tmp_path: Path) -> None:
    """A memo with another format is not read."""
    path = str(tmp_path / "memo.sqlite")
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.close()
    memo = Memo(path)
    assert {} == found(memo)
    memo.close()


def test_memo_that_cannot_be_opened_is_done_without(tmp_path: Path) -> None:
    """Where there can be no memo every question is a miss, and nothing fails."""
    (tmp_path / "file").touch()
    memo = Memo(str(tmp_path / "file/memo.sqlite"))
    keep(memo, NAMES, {})
    memo.write_ledger("content", LEDGER)
    memo.drop(NAMES, DIGESTS)
    assert {} == found(memo)
    assert None is memo.text(DIGESTS[0])
    memo.close()


def test_locked_memo_is_kept(tmp_path: Path) -> None:
    """A memo that somebody else looks at is done without, not thrown away."""
    path = tmp_path / "memo.sqlite"
    filled(str(path))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    memo = Memo(str(path))
    assert {} == found(memo)
    memo.close()
    other.close()
    again = Memo(str(path))
    assert LEAVES == found(again)
    again.close()


def test_worker_opens_the_memo_again(tmp_path: Path) -> None:
    """A forked process reads on a connection of its own, and leaves its parent's alone."""
    path = str(tmp_path / "memo.sqlite")
    filled(path)
    memo = Memo(path)
    assert LEAVES == found(memo)
    ours, theirs = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.write(theirs, memo.text(DIGESTS[1]) or b"missing")
        os._exit(0)
    os.close(theirs)
    os.waitpid(worker, 0)
    assert TEXTS[1] == os.read(ours, 10000)
    os.close(ours)
    assert TEXTS[2] == memo.text(DIGESTS[2])
    memo.close()

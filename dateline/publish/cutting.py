"""Cuts long lists into parts, each known by a digest, so that one change changes one part."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from dateline.model.file import digest_of


def cut(rows: Sequence[bytes], usual: int) -> Iterator[slice]:
    """Cut encoded inputs into parts of so many, more or less.

    A part ends with a row that looks like an end, wherever that stands: so one row more or less
    changes the part in which it stands, and no other.
    """
    ends = [number for number, row in enumerate(rows, start=1) if not crc32(row) % usual]
    if rows and (not ends or ends[-1] != len(rows)):
        ends.append(len(rows))
    for start, end in pairwise((0, *ends)):
        yield slice(start, end)


def name_part(prefix: bytes, rows: Sequence[bytes]) -> bytes:
    """Return the digest of a part, of which the prefix tells what is made of it."""
    lengths = array("Q", map(len, rows)).tobytes()
    return digest_of(b"".join((prefix, lengths, *rows)))

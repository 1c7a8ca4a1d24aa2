"""What tells damage in a file of ours: a sum that takes next to no time, and the length."""

from array import array
from struct import Struct
from zlib import crc32

_SUMS = Struct("<II")
SIZE = _SUMS.size


def sums_of(*parts: "bytes | memoryview | array[int]") -> bytes:
    """Return the sum (CRC-32) and the length in bytes of parts that follow each other."""
    sum_, length = 0, 0
    for part in parts:
        sum_ = crc32(part, sum_)
        length += memoryview(part).nbytes
    return _SUMS.pack(sum_, length % 2**32)

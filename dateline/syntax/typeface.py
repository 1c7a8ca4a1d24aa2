"""A font's letters: which it has, how wide each is, and how pairs of them are kerned.

The tables are those of OpenType 1.9: `cmap` (formats 4 and 12), `hmtx`, and the old `kern`, which
says in one list of pairs what `GPOS` says in a program. Letters are placed by these numbers alone,
one after another, so that a line is set the same on every machine.
"""

import struct
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise, product
from struct import iter_unpack, unpack_from

from dateline.model.file import digest_of

MAX_FONT = 32 * 1024 * 1024
MAX_LETTERS = 0x110000

_TABLE = struct.Struct(">4s4xII")
_PAIR = struct.Struct(">HHh")  # two glyphs, and how far they are moved
_SIGNATURES = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))


class Typeface:
    """A font file. It vouches for itself by its digest, so it can be an input of an order."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.digest = digest_of(data)

    def lacks(self, text: str) -> str:
        """Return the first character of `text` that the font has no letter for, or ""."""
        glyphs = self.glyphs
        return next((each for each in text if ord(each) not in glyphs), "")

    def width(self, text: str, size: float) -> float:
        """Return how wide a line is at a size in pixels."""
        widths, kerning = self.widths, self.kerning
        total = sum([widths[each] for each in text])
        # A headline is measured some fifty times, and few of its pairs are kerned.
        total += sum([kerning.get(pair, 0) for pair in pairwise(text)])
        return total * size / self.units

    def measure(self, size: float) -> Callable[[str], float]:
        """Return what tells how wide a line is at this size."""
        return lambda text: self.width(text, size)

    def places(self, text: str, size: float) -> list[float]:
        """Return where each letter of a line begins, and behind the last one where it ends."""
        scale, place = size / self.units, 0.0
        places = []
        for before, each in pairwise(f" {text}"):
            place += self.kerning.get((before, each), 0) * scale
            places.append(place)
            place += self.widths[each] * scale
        return [*places, place]

    @cached_property
    def units(self) -> int:
        """How many units an em has."""
        return int(unpack_from(">18xH", self._tables[b"head"])[0])

    @cached_property
    def glyphs(self) -> dict[int, int]:
        """The number of the glyph for each character."""
        return _read_glyphs(self._tables[b"cmap"])

    @cached_property
    def widths(self) -> dict[str, int]:
        """How many units wide each letter is."""
        (count,) = unpack_from(">34xH", self._tables[b"hhea"])
        table = self._tables[b"hmtx"][: 4 * count]
        advances = [width for width, _ in iter_unpack(">Hh", table)]
        # Glyphs behind the last are as wide as it.
        last = len(advances) - 1
        return {chr(code): advances[min(glyph, last)] for code, glyph in self.glyphs.items()}

    @cached_property
    def kerning(self) -> dict[tuple[str, str], int]:
        """By how many units two letters are moved apart."""
        letters: dict[int, list[str]] = {}
        for code, glyph in self.glyphs.items():
            letters.setdefault(glyph, []).append(chr(code))
        return {
            pair: by
            for left, right, by in _PAIR.iter_unpack(self.pairs)
            for pair in product(letters.get(left, ()), letters.get(right, ()))
        }

    @cached_property
    def pairs(self) -> bytes:
        """The pairs of glyphs that are moved apart, as rows that nobody has read yet."""
        table = self._tables.get(b"kern", b"")
        # Apple's tables begin with another version, and hold other formats.
        if len(table) < 18 or unpack_from(">H", table)[0] or table[8]:
            return b""
        (count,) = unpack_from(">10xH", table)
        return table[18 : 18 + _PAIR.size * count]

    @cached_property
    def _tables(self) -> dict[bytes, bytes]:
        (count,) = unpack_from(">4xH", self.data)
        rows = [_TABLE.unpack_from(self.data, 12 + 16 * number) for number in range(count)]
        if any(start + length > len(self.data) for _, start, length in rows):
            raise IndexError("a table that ends behind the file")
        return {tag: self.data[start : start + length] for tag, start, length in rows}


def read_typeface(data: bytes) -> Typeface | str:
    """Return the font in a file, or what is wrong with it."""
    if len(data) > MAX_FONT:
        return f"a font of more than {MAX_FONT // 1024 // 1024} MB"
    if data[:4] in (b"wOFF", b"wOF2"):
        return "a font packed for the web"
    if data[:4] == b"ttcf":
        return "a collection of fonts"
    if data[:4] not in _SIGNATURES:
        return "not a font"
    face = Typeface(data)
    try:
        whole = face.units > 0 and face.glyphs and face.widths and not len(face.pairs) % _PAIR.size
    except (KeyError, IndexError, struct.error):
        whole = False
    return face if whole else "a damaged font"


def _read_glyphs(table: bytes) -> dict[int, int]:
    (count,) = unpack_from(">2xH", table)
    parts = {}
    for number in range(min(count, 64)):
        platform, encoding, start = unpack_from(">HHI", table, 4 + 8 * number)
        parts[platform, encoding] = start
    for kind in _UNICODE:
        if kind in parts:
            part = table[parts[kind] :]
            form = unpack_from(">H", part)[0]
            if form in (4, 12):
                return _in_ranges(part) if form == 12 else _in_segments(part)
    return {}


def _in_ranges(part: bytes) -> dict[int, int]:
    """Read format 12: groups of characters whose glyphs follow each other."""
    (count,) = unpack_from(">12xI", part)
    glyphs: dict[int, int] = {}
    for first, last, glyph in iter_unpack(">III", part[16 : 16 + 12 * count]):
        if last < MAX_LETTERS:
            glyphs.update(zip(range(first, last + 1), range(glyph, MAX_LETTERS), strict=False))
    return glyphs


def _in_segments(part: bytes) -> dict[int, int]:
    """Read format 4: segments with a shift, or with a list of glyphs."""
    count = unpack_from(">6xH", part)[0] // 2
    ends, starts = (unpack_from(f">{count}H", part, at) for at in (14, 16 + 2 * count))
    shifts = unpack_from(f">{count}H", part, 16 + 4 * count)
    offsets = unpack_from(f">{count}H", part, 16 + 6 * count)
    glyphs: dict[int, int] = {}
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            if offsets[number]:
                # The offset counts from where it stands itself (a trap of the format).
                place = 16 + 6 * count + 2 * number + offsets[number] + 2 * (code - start)
                (glyph,) = unpack_from(">H", part, place)
                glyph = (glyph + shifts[number]) % 65536 if glyph else 0
            else:
                glyph = (code + shifts[number]) % 65536
            if glyph:
                glyphs[code] = glyph
    return glyphs

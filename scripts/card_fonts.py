#!/usr/bin/env python3
"""Cuts the fonts that cards are drawn with, layouts/cards/, from npm's Newsreader and Public Sans.

    npm --prefix tests/tools ci
    pip install "fonttools[woff]==4.68.0"
    python scripts/card_fonts.py

Pillow reads no woff2 and, without a system's shaping library, no GPOS either. So each font is one
static cut as TrueType, with the letters of Latin scripts, and its kerning written into the old
`kern` table, which FreeType reads by itself: cards look the same on every machine.
"""

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.ttLib.tables.ttProgram import Program
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "layouts/cards"
PACKAGES = ROOT / "tests/tools/node_modules/@fontsource-variable"
SCRIPTS = ("latin", "latin-ext", "vietnamese")
CUTS: Final = {
    "title.ttf": ("newsreader", "standard", {"opsz": 36.0, "wght": 600.0}),
    "text.ttf": ("public-sans", "wght", {"wght": 500.0}),
}
# Pairs that are seen: of letters, digits and the marks around them.
SEEN = [chr(code) for code in (*range(0x21, 0x7F), *range(0xC0, 0x180))] + list("‘’“”–—…«»")
LEAST = 12  # thousandths of an em: half a pixel in a title
MOST = 10_000  # pairs that the table holds
# SCANCTRL, SCANTYPE, and a word pushed and dropped. FreeType hints a font by itself, which is slow
# and moves its letters, unless it has a program of its own of more than seven bytes.
STAND_AS_DRAWN = bytes.fromhex("b801ff85b0048d b000 21")


def main() -> None:
    """Write the fonts and their licences into layouts/cards/."""
    FOLDER.mkdir(exist_ok=True)
    for name, (family, kind, axes) in CUTS.items():
        package = PACKAGES / family
        files = [package / f"files/{family}-{script}-{kind}-normal.woff2" for script in SCRIPTS]
        font = cut(files, axes)
        licence = (package / "LICENSE").read_text("utf-8")
        (FOLDER / f"OFL-{family}.txt").write_text(licence, "utf-8")
        font.save(FOLDER / name, reorderTables=True)
        print(f"{name}: {(FOLDER / name).stat().st_size} bytes")


def cut(files: list[Path], axes: dict[str, float]) -> TTFont:
    """Return one static font of all scripts, with a table of kerning."""
    with TemporaryDirectory() as folder:
        parts = []
        for file in files:
            part = TTFont(file)
            part.flavor = None
            path = Path(folder) / f"{file.stem}.ttf"
            instantiateVariableFont(part, axes, inplace=True).save(path)
            parts.append(str(path))
        pairs = kerning(TTFont(parts[0]))
        font = Merger().merge(parts)
    options = Options(
        hinting=False, layout_features=[], name_IDs=[0, 1, 2, 13, 14], notdef_outline=True
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    # Merging dates a font today: the same packages must give the same bytes.
    font["head"].created = font["head"].modified = TTFont(files[0])["head"].modified
    font.recalcTimestamp = False
    subsetter.subset(font)
    known = set(font.getGlyphOrder())
    write_kerning(font, {pair: by for pair, by in pairs.items() if known.issuperset(pair)})
    font["prep"] = newTable("prep")
    font["prep"].program = Program()
    font["prep"].program.fromBytecode(STAND_AS_DRAWN)
    return font


def kerning(font: TTFont) -> dict[tuple[str, str], int]:
    """Return by how much each pair of glyphs is moved together or apart."""
    letters = font.getBestCmap()
    glyphs = [letters[ord(each)] for each in SEEN if ord(each) in letters]
    table = font["GPOS"].table
    places = {
        place
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for place in record.Feature.LookupListIndex
    }
    least = LEAST * font["head"].unitsPerEm / 1000
    pairs: dict[tuple[str, str], int] = {}
    for place in sorted(places):
        tables = [unpacked(each) for each in table.LookupList.Lookup[place].SubTable]
        for left, right in product(glyphs, glyphs):
            said = (moved(each, left, right) for each in tables)
            by = next((each for each in said if each is not None), 0)
            if abs(by) >= least:
                pairs.setdefault((left, right), by)
    far = sorted(pairs.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return dict(far[:MOST])


def unpacked(table: Any) -> Any:
    """Return what an extension holds."""
    return table.ExtSubTable if hasattr(table, "ExtSubTable") else table


def moved(table: Any, left: str, right: str) -> int | None:
    """Return what a subtable says of a pair, None where it says nothing."""
    if getattr(table, "LookupType", 2) != 2 or left not in table.Coverage.glyphs:
        return None
    if table.Format == 1:
        found = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        values = [each.Value1 for each in found if each.SecondGlyph == right]
        return getattr(values[0], "XAdvance", 0) if values else None
    first = table.ClassDef1.classDefs.get(left, 0)
    second = table.ClassDef2.classDefs.get(right, 0)
    value = table.Class1Record[first].Class2Record[second].Value1
    return getattr(value, "XAdvance", 0) or None


def write_kerning(font: TTFont, pairs: dict[tuple[str, str], int]) -> None:
    """Write pairs into the table that FreeType reads without a shaping library."""
    part = KernTable_format_0()
    part.coverage, part.tupleIndex, part.apple = 1, None, False
    part.kernTable = pairs
    table = newTable("kern")
    table.version, table.kernTables = 0, [part]
    font["kern"] = table


if __name__ == "__main__":
    main()

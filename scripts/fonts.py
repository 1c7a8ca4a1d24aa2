"""Cuts the theme's fonts, layouts/assets/fonts/*.woff2, from npm's Newsreader and Public Sans.

Both are variable and under the SIL Open Font License. A face gets its optical size, its weights,
the letters of Western Europe with their punctuation, and kerning that can be seen; the letters of
Latin Extended A lie apart in -ext, which a browser fetches only for pages that have them. Run it
when a package has a new edition:

    npm --prefix tests/tools ci
    pip install "fonttools[woff]==4.68.0"
    python scripts/fonts.py
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "layouts" / "assets" / "fonts"
PACKAGES = ROOT / "tests" / "tools" / "node_modules" / "@fontsource-variable"
NEWSREADER = "newsreader/files/newsreader-{}-standard-{}.woff2"
PUBLIC_SANS = "public-sans/files/public-sans-{}-wght-{}.woff2"

WESTERN = (
    "20-7E,A0-AC,AE-B1,B4,B7,BA-FF,152-153,2009-200A,2013-2014,2018-201A,201C-201E,2022,2026,202F,"
    "2032-2033,2039-203A,2060,20AC,2190,2192,21A9,2212"
)
EXTENDED = "100-130,132-151,154-17F,218-21B,1E9E,2020"
FEATURES = ("kern", "liga", "tnum", "pnum")
# Kerning in thousandths of an em below which no eye sees it at the sizes of a page.
SEEN = 12

FACES = {
    "newsreader-text": (NEWSREADER, "normal", {"opsz": 16, "wght": (400, 600)}),
    "newsreader-display": (NEWSREADER, "normal", {"opsz": 48, "wght": 550}),
    "newsreader-italic": (NEWSREADER, "italic", {"opsz": 16, "wght": 400}),
    "public-sans": (PUBLIC_SANS, "normal", {"wght": (400, 700)}),
}
SUBSETS = {"": ("latin", WESTERN), "-ext": ("latin-ext", EXTENDED)}

Axes = dict[str, int | tuple[int, int]]


def main() -> None:
    """Cut each face in both subsets, and tell what it weighs."""
    for name, (package, style, axes) in FACES.items():
        for ending, (part, letters) in SUBSETS.items():
            path = FONTS / f"{name}{ending}.woff2"
            cut(PACKAGES / package.format(part, style), axes, letters, path)
            print(f"{path.name:28}{path.stat().st_size:8,} bytes")


def cut(source: Path, axes: Axes, letters: str, path: Path) -> None:
    """Write the part of a variable font that these axes and letters leave."""
    font = instancer.instantiateVariableFont(TTFont(source), axes)
    thin_out(font)
    options = subset.Options(
        layout_features=list(FEATURES), hinting=False, name_IDs=[0, 1, 2, 13, 14], flavor="woff2"
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(letters))
    subsetter.subset(font)
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(path)


def thin_out(font: TTFont) -> None:
    """Drop kerning that isn't seen, and single pairs with accents, which classes hold too."""
    if "GPOS" not in font:
        return
    plain = {name for code, name in font.getBestCmap().items() if code < 0x7F or code > 0x2000}
    least = SEEN * font["head"].unitsPerEm // 1000
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            pairs = table.ExtSubTable if table.LookupType == 9 else table
            if pairs.LookupType == 2 and pairs.Format == 1:
                thin_pairs(pairs, plain, least)
            elif pairs.LookupType == 2:
                thin_classes(pairs, least)


def thin_pairs(pairs: object, plain: set[str], least: int) -> None:
    """Leave those pairs of two plain glyphs that are moved by so much."""
    left = {
        first: [
            pair
            for pair in those.PairValueRecord
            if pair.SecondGlyph in plain and abs(pair.Value1.XAdvance) >= least
        ]
        for first, those in zip(pairs.Coverage.glyphs, pairs.PairSet, strict=True)
        if first in plain
    }
    sets = dict(zip(pairs.Coverage.glyphs, pairs.PairSet, strict=True))
    pairs.Coverage.glyphs = [first for first, records in left.items() if records]
    pairs.PairSet = [sets[first] for first in pairs.Coverage.glyphs]
    for first, those in zip(pairs.Coverage.glyphs, pairs.PairSet, strict=True):
        those.PairValueRecord = left[first]
        those.PairValueCount = len(left[first])
    pairs.PairSetCount = len(pairs.PairSet)


def thin_classes(pairs: object, least: int) -> None:
    """Set to nothing what moves two classes by less."""
    for first in pairs.Class1Record:
        for second in first.Class2Record:
            if second.Value1 and abs(getattr(second.Value1, "XAdvance", 0)) < least:
                second.Value1.XAdvance = 0


if __name__ == "__main__":
    main()

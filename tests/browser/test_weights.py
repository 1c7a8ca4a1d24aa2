"""What a page weighs on the wire: limits, and the table of docs/theme.md that tells it."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from visits import KINDS, Visitor

pytestmark = pytest.mark.xdist_group("browser")

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs/theme.md"
START, END = "<!-- weights: pytest tests/browser/test_weights.py --rewrite -->\n", "<!-- end -->"

# In bytes, of HTML, CSS and JavaScript as gzip packs them, and of fonts as they are.
LIGHT = 40_000
FONTS = 80_000
# The table tells a page's weight in steps, so that not every edit of the sample changes it.
STEP = 5_000


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_light(visitor: Visitor, kind: str) -> None:
    """Text and style of a page stay below the limit, and so do the fonts that it fetches."""
    assert weight(visitor, kind) <= LIGHT
    assert 0 < fonts(visitor, kind) <= FONTS


def test_table_tells_what_pages_weigh(visitor: Visitor, rewrite: bool) -> None:
    """The table of the docs is that of the sample as it is."""
    before, _, rest = TABLE.read_text("utf-8").partition(START)
    _, _, after = rest.partition(END)
    rows = "".join(
        f"| {kind} | {-(-weight(visitor, kind) // STEP) * STEP // 1000} kB"
        f" | {fonts(visitor, kind) / 1000:.1f} kB |\n"
        for kind in KINDS
    )
    table = f"| page | HTML, CSS and JavaScript, at most | fonts |\n| --- | --: | --: |\n{rows}"
    expected = f"{before}{START}\n{table}\n{END}{after}"
    if rewrite:
        TABLE.write_text(expected, "utf-8")
    assert expected == TABLE.read_text("utf-8")


def weight(visitor: Visitor, kind: str) -> int:
    """Return the bytes on the wire of a page with its styles and scripts."""
    page = visitor.file(visitor.path(kind))
    style = list(visitor.public.glob("assets/*.css"))
    scripts = list(visitor.public.glob("assets/*.js"))
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in (page, *style, *scripts))


def fonts(visitor: Visitor, kind: str) -> int:
    """Return the bytes of the fonts that a page fetches."""
    urls = visitor.visit(kind, "light", 1280).fonts
    return sum(visitor.file(urlsplit(url).path).stat().st_size for url in urls)

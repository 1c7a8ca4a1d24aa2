"""Cards: headlines fit and are balanced, nothing leaves the margins, what can't be set is told."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageChops

from dateline.layout.cards import HEIGHT, WIDTH, Card, Faces, card_sheet, read_faces
from dateline.layout.cards.design import ACCENT, BOTTOM, MARGIN, PAPER, TOP, is_cut
from dateline.layout.cards.faces import face_for, settable
from dateline.layout.cards.lines import ELLIPSIS, balanced_lines, cut_lines
from dateline.layout.workshop import default_layouts
from dateline.syntax.canvas import Line, draw_png

FACES, PROBLEMS = read_faces((default_layouts(),), ())
LONG = ("How the licences of April became the licences of October, and who waits for them; " * 5)[
    :300
]
CARD = Card(
    title="China Rare Earth Group and a CAS institute widen their collaboration",
    paper="The Lanthanide Letter",
    label="Analysis · State-owned source",
    place="Ganzhou",
    date="5 February 2026",
    regions=("Jiangxi", "Zhejiang", "China", "United States", "The West"),
)


def letters(text: str) -> float:
    """Measure a text by the number of its letters."""
    return float(len(text))


def seen(card: Card, faces: Faces = FACES) -> Image.Image:
    """Return a card as it is seen."""
    return Image.open(BytesIO(draw_png(card_sheet(card, faces)))).convert("RGB")


def marked(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the box in which something stands on the paper."""
    ground = Image.new("RGB", image.size, PAPER)
    box = ImageChops.difference(image, ground).getbbox()
    assert box is not None
    return box


def headline(card: Card) -> list[Line]:
    """Return the lines of a card's headline."""
    marks = card_sheet(card, FACES).marks
    return [
        mark
        for mark in marks
        if isinstance(mark, Line) and TOP < mark.baseline <= BOTTOM and mark.face in FACES.titles
    ]


def test_the_theme_brings_its_fonts() -> None:
    """Both are there and are read."""
    assert ((), 1, 2) == (PROBLEMS, len(FACES.titles), len(FACES.texts))


def test_all_parts_are_on_the_card() -> None:
    """Name, label, headline, place, day and as many regions as there is room for."""
    texts = [mark.text for mark in card_sheet(CARD, FACES).marks if isinstance(mark, Line)]
    assert [
        "Analysis · State-owned source",
        "The Lanthanide Letter",
        "China Rare Earth Group",
        "and a CAS institute",
        "widen their collaboration",
        "Ganzhou",
        "5 February 2026",
        "Jiangxi · Zhejiang · China · United States",
    ] == texts


@pytest.mark.parametrize("title", [CARD.title, "Fed waits", LONG, "W" * 300, "A " * 150, "x"])
def test_nothing_leaves_the_margins(title: str) -> None:
    """Whatever the title: all ink stands within the margins, and there is some of each colour."""
    image = seen(Card(title, "A Paper", "Opinion", "Łódź", "1 May 2026", ("Poland",)))
    assert (WIDTH, HEIGHT) == image.size
    left, top, right, bottom = marked(image)
    assert (left, right) >= (MARGIN - 4, 0)
    assert right <= WIDTH - MARGIN + 4
    assert (top > 40, bottom < HEIGHT - 30) == (True, True)
    inside = marked(image.crop((0, TOP - 8, WIDTH, 521)))
    assert inside[3] - inside[1] > 40
    assert ACCENT in {colour for _, colour in image.getcolors(256) or ()}


@pytest.mark.parametrize("words", ["The Letter of Everything " * 40, "W" * 300])
def test_a_long_name_or_label_is_cut(words: str) -> None:
    """The masthead keeps to its line, whatever the paper and its kinds are called."""
    card = replace(CARD, paper=words, label=words, place=words)
    left, _, right, _ = marked(seen(card))
    assert MARGIN - 4 <= left
    assert right <= WIDTH - MARGIN + 4
    texts = [mark.text for mark in card_sheet(card, FACES).marks if isinstance(mark, Line)]
    assert 3 == len([text for text in texts if text.endswith(ELLIPSIS)])


def test_a_file_is_small() -> None:
    """The longest title there may be takes less than 40 KB."""
    longest = Card(LONG, CARD.paper, CARD.label, CARD.place, CARD.date, CARD.regions)
    assert len(draw_png(card_sheet(longest, FACES))) < 40_000


def test_sizes_shrink_in_steps_and_then_the_title_is_cut() -> None:
    """A short title is set large, a long one small; what fits in no size ends in an ellipsis."""
    sizes = [headline(Card("word " * count))[0].size for count in (1, 8, 16, 24, 40, 55)]
    assert sizes == sorted(sizes, reverse=True)
    assert (128, 48) == (sizes[0], sizes[-1])
    short, long = "word " * 50, "word " * 90
    assert (False, True) == (is_cut(short.strip(), FACES), is_cut(long.strip(), FACES))
    assert headline(Card(long.strip()))[-1].text.endswith(f"word{ELLIPSIS}")


def test_a_long_word_is_set_smaller_before_it_is_broken() -> None:
    """A word that fits in some size is never broken."""
    assert ["Supercalifragilisticexpialidocious"] == [
        line.text for line in headline(Card("Supercalifragilisticexpialidocious"))
    ]
    assert 1 < len(headline(Card("W" * 60)))


def test_what_has_no_face_is_left_out() -> None:
    """A place or a region in letters that the fonts lack is left out, and nothing else is."""
    card = Card("Ores", "A Paper", place="赣州", date="1 May 2026", regions=("China", "江西"))
    texts = [mark.text for mark in card_sheet(card, FACES).marks if isinstance(mark, Line)]
    assert ["A Paper", "Ores", "1 May 2026", "China"] == texts


@pytest.mark.parametrize(
    "title", ["稀土出口", "🚀 Magnets", "أخبار", "חדשות", "नई दिल्ली", "ข่าว", "e\u0332"]
)
def test_scripts_that_the_fonts_lack_have_no_face(title: str) -> None:
    """CJK, emoji, what runs from right to left, what joins, what stands on another letter."""
    assert face_for(settable(title), FACES.titles) is None


def test_what_is_not_seen_is_dropped() -> None:
    """Soft hyphens, joiners, choosers of variants, and accents that stand apart."""
    assert "Café rare" == settable("Cafe\u0301\u00a0\u200b ra\u00adre\ufe0f")


def test_lines_are_balanced() -> None:
    """Of the fewest lines, those are taken whose longest is shortest."""
    text = "one two three four five six seven"
    assert ["one two three four", "five six seven"] == balanced_lines(text, letters, 30, 2)
    assert balanced_lines(text, letters, 30, 1) is None
    assert balanced_lines("unbreakable words", letters, 9, 5) is None


def test_ideographs_break_anywhere_but_before_a_stop() -> None:
    """A line of Chinese ends between any two letters, and none begins with a full stop."""
    lines = balanced_lines("稀土出口许可证，稀土出口许可证。", letters, 8, 3)
    assert ["稀土出口许可证，", "稀土出口许可证。"] == lines
    assert ["价格稀", "「土」", "出口"] == balanced_lines("价格稀「土」出口", letters, 3, 3)


def test_an_ellipsis_stands_behind_a_word() -> None:
    """The last line that is left is cut at a space, and at what comes before it."""
    assert ["one two", "three…"] == cut_lines("one two three, four five", letters, 9, 2)


@settings(deadline=None)
@given(st.text("ab -–/稀。「 ", max_size=80), st.integers(6, 40), st.integers(1, 6))
def test_any_text_fits(text: str, width: int, most: int) -> None:
    """No line is wider than it may be, there are no more than asked for, and no word is lost."""
    lines = balanced_lines(text, letters, width, most)
    cut = cut_lines(text, letters, width, most)
    for each in (lines or [], cut):
        assert len(each) <= most
        assert all(len(line) <= width for line in each)
    if lines is not None:
        assert "".join(text.split()) == "".join("".join(lines).split())


def test_fonts_that_are_named(tmp_path: Path) -> None:
    """A theme of one's own wins file by file; fonts beside it help out, in their order."""
    own = tmp_path / "layouts"
    (own / "cards").mkdir(parents=True)
    (own / "cards/title.ttf").write_bytes((default_layouts() / "cards/text.ttf").read_bytes())
    faces, problems = read_faces((own, default_layouts()), ())
    assert () == problems
    assert faces.titles[0].digest == faces.texts[0].digest


def test_a_theme_without_fonts_has_no_cards(tmp_path: Path) -> None:
    """Nothing is missing where nothing was asked for."""
    assert (Faces(), ()) == read_faces((tmp_path,), ())

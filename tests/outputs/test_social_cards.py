"""Which pages show which card, what is said where one has none, and that cards stay the same."""

import json
import re
import struct
from io import BytesIO
from pathlib import Path

import pytest
from newsroom import Newsroom, Result
from PIL import Image

from dateline.editorial.addresses import card_address

SINCE = "cards: {since: 2026-02-01}\n"
CARD = "https://test-letter.example/cards/{}.png"
PAPERS = "https://test-letter.example/card.png"


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """Return a newsroom that wants cards from February on."""
    room = Newsroom(tmp_path)
    return room.write("content/site.yaml", room.read("content/site.yaml") + SINCE)


def picture(result: Result, page: str) -> str:
    """Return the URL of the picture that stands for a page elsewhere."""
    found = re.findall(r'<meta property="og:image" content="([^"]*)">', result.page(page))
    assert len(found) == 1
    return str(found[0])


def meta(text: str) -> dict[str, list[str]]:
    """Return what the head of a page says by property or name."""
    found: dict[str, list[str]] = {}
    for name, content in re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', text):
        found.setdefault(name, []).append(content)
    return found


def test_articles_from_a_day_on_have_cards(room: Newsroom) -> None:
    """The paper's card stands for what is older, and for every other page."""
    room.article("on-the-day", "date: 2026-02-01").article("before", "date: 2026-01-31")
    result = room.build()
    assert "" == result.report
    assert CARD.format("on-the-day") == picture(result, "/2026/on-the-day/")
    assert [PAPERS] * 3 == [picture(result, page) for page in ("/2026/before/", "/", "/archive/")]
    cards = [path for path in result.public if path.startswith("cards/")]
    assert ["cards/on-the-day.png"] == cards
    for path in ("card.png", *cards):
        image = Image.open(BytesIO(result.public[path]))
        assert ("PNG", (1200, 630)) == (image.format, image.size)


def test_head_of_an_article_is_complete(room: Newsroom) -> None:
    """All that Open Graph asks for is there, with the card's size and words."""
    room.article(
        "a",
        "title: Ores & more\ndateline: Ganzhou\nregions: [CN]\ntopics: [rare-earths]\n"
        "authors: [editor]\nexpires: 2027-01-01\n",
    )
    said = meta(room.build().page("/2026/a/"))
    assert {
        "og:title": ["Ores &amp; more"],
        "og:type": ["article"],
        "og:url": ["https://test-letter.example/2026/a/"],
        "og:site_name": ["The Test Letter"],
        "og:locale": ["en_US"],
        "og:image": [CARD.format("a")],
        "og:image:type": ["image/png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": ["Ores &amp; more · Ganzhou, 5 February 2026 · China · The Test Letter"],
        "twitter:card": ["summary_large_image"],
        "article:published_time": ["2026-02-05T00:00:00+01:00"],
        "article:modified_time": ["2026-02-05T00:00:00+01:00"],
        "article:expiration_time": ["2027-01-01T00:00:00+01:00"],
        "article:author": ["https://test-letter.example/authors/editor/"],
        "article:section": ["Rare earths"],
        "article:tag": ["Rare earths", "China"],
    }.items() <= said.items()


def test_title_that_the_fonts_lack(room: Newsroom) -> None:
    """The paper's card stands for it, with one warning that can be answered."""
    room.article("cjk", "title: 稀土出口").article("emoji", "title: 🚀 Magnets")
    room.article("rtl", "title: חדשות").article("old", "title: 稀土\ndate: 2025-01-01")
    room.article("quiet", "title: 稀土\ncard: false")
    result = room.build()
    hint = (
        "    add a line: card: false; or name a font that has it in content/site.yaml: "
        "cards: {fonts: [noto-serif-sc.otf]}\n"
    )
    stands = "warning: the site's card stands for it:"
    assert result.report == (
        f"content/articles/cjk.md:3:8: {stands} the cards' fonts have no '稀'\n{hint}"
        f"content/articles/emoji.md:3:8: {stands} the cards' fonts have no '🚀'\n{hint}"
        f"content/articles/rtl.md:3:8: {stands} cards set letters one by one, from left to right, "
        "and 'ח' wants more\n    add a line: card: false\n"
    )
    for page in ("cjk", "emoji", "rtl", "quiet"):
        assert PAPERS == picture(result, f"/2026/{page}/")
    assert [] == [path for path in result.public if path.startswith("cards/")]


def test_title_that_is_too_long(room: Newsroom) -> None:
    """It is cut short on its card, and the editor hears of it."""
    title = ("a headline that goes on " * 20)[:330].strip()
    result = room.article("long", f"title: {title}").build()
    assert (
        f"content/articles/long.md:3:8: warning: a title of {len(title)} characters is cut short "
        "on its card\n    shorten it, or add: card: false\n" == result.report
    )
    assert CARD.format("long") == picture(result, "/2026/long/")


def test_a_paper_whose_name_has_no_letters(room: Newsroom) -> None:
    """Nothing can be drawn: that is said once, and pages show no card."""
    room.edit("content/site.yaml", "title: The Test Letter\n", "title: 稀土\n").article("a")
    result = room.build()
    assert [
        "content/site.yaml: warning: no card can bear the paper's name: "
        "the cards' fonts have no '稀'"
    ] == result.problems
    assert "og:image" not in result.page("/2026/a/")


def test_fonts_that_are_not_there_or_none(room: Newsroom) -> None:
    """A font is named as it is called; what isn't one is told."""
    room.edit("content/site.yaml", "2026-02-01", "2026-02-01, fonts: [titel.ttf, x.ttf]")
    result = room.write("layouts/cards/x.ttf", b"wOF2----").article("a").build()
    assert result.report == (
        "content/site.yaml:7:36: error: there is no font 'titel.ttf'\n"
        "    did you mean 'title.ttf'?\n"
        "content/site.yaml:7:47: error: 'x.ttf' is a font packed for the web\n"
        "    cards are drawn with fonts in TrueType or OpenType: a file .ttf or .otf\n"
    )


def test_a_card_made_by_hand(room: Newsroom) -> None:
    """A card.png of the editor's is the paper's, with its own size."""
    data = BytesIO()
    Image.new("RGB", (600, 315), "navy").save(data, "PNG")
    result = room.write("content/static/card.png", data.getvalue()).article("a").build()
    assert data.getvalue() == result.public["card.png"]
    assert ["600"] == meta(result.page("/"))["og:image:width"]


def test_held_articles_have_no_card_and_none_names_one(room: Newsroom) -> None:
    """What the gate holds back is on no card, though what can't be set is told before."""
    room.article("held", "date: 2026-06-01\ntitle: 稀土").article("soon", "date: 2026-06-01")
    room.article("gone", "withdrawn: {date: 2026-02-20, reason: Wrong}")
    result = room.build()
    assert 1 == len(result.problems)
    assert [] == [path for path in result.public if path.startswith("cards/")]
    assert not any(b"cards/" in data for data in result.public.values())


def test_a_card_of_a_held_article_is_a_leak(room: Newsroom) -> None:
    """A layout that names the card of what is held stops the build."""
    room.article("secret", "date: 2026-06-01").article("a")
    theme = Path(__file__).parents[2] / "layouts/article.html"
    leak = '<img src="{{ site.root }}cards/secret.png" alt="">'
    text = theme.read_text().replace("{% endblock %}", leak + "{% endblock %}", 1)
    result = room.write("layouts/article.html", text).build()
    assert 1 == result.status
    assert [
        "content/articles/secret.md: error: its social card would be published before its time, "
        "in 2026/a/index.html"
    ] == result.problems


def test_same_bytes_with_any_number_of_jobs(tmp_path: Path) -> None:
    """Cards are drawn by workers too; and a warm build keeps them."""
    rooms = [Newsroom(tmp_path / name) for name in ("one", "two")]
    for room in rooms:
        room.write("content/site.yaml", room.read("content/site.yaml") + SINCE)
        for number in range(30):
            room.article(f"a{number}", f"title: Headline {number} of the day, “quoted”")
    one, two = rooms[0].build(), rooms[1].build("--jobs", "2")
    assert dict(one.public) == dict(two.public)
    rooms[0].edit("content/articles/a7.md", "Headline 7", "Another 7")
    rooms[1].edit("content/articles/a7.md", "Headline 7", "Another 7")
    warm, cold = rooms[0].build(), rooms[1].build("--no-memo")
    assert dict(warm.public) == dict(cold.public)
    changed = [path for path in warm.public if warm.public[path] != one.public.get(path)]
    assert ["cards/a7.png"] == [path for path in changed if path.startswith("card")]


@pytest.mark.parametrize(
    ("id_", "address"),
    [
        ("cregc-nimte", "/cards/cregc-nimte.png"),
        ("CREGC", "/cards/cregc.154f94ff.png"),
        ("%E7%A8%80", "/cards/e7-a8-80.caf3949d.png"),
        ("---", "/cards/article.78fe13d8.png"),
    ],
)
def test_address_of_a_card(id_: str, address: str) -> None:
    """It is the article's id; where a file can't be called so, a digest tells two apart."""
    assert address == card_address(id_)


def test_picture_in_linked_data_is_the_card_where_there_is_no_other(room: Newsroom) -> None:
    """A machine that wants a picture of an article finds one."""
    page = room.article("a").build().page("/2026/a/")
    data = json.loads(re.findall(r"ld\+json\">(.*?)</script>", page)[0])
    assert [CARD.format("a")] == [each["url"] for each in data["image"]]


def with_letters(font: bytes, letters: str) -> bytes:
    """Return a font whose letters are these: a `cmap` of format 12, with the glyphs of A, B, C."""
    (count,) = struct.unpack_from(">4xH", font)
    rows = [struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(count)]
    tables = {tag: font[start : start + length] for tag, _, start, length in rows}
    groups = [(ord(each), ord(each), 36 + n) for n, each in enumerate(sorted(set(letters)))]
    part = struct.pack(">HHIII", 12, 0, 16 + 12 * len(groups), 0, len(groups))
    part += b"".join(struct.pack(">III", *group) for group in groups)
    tables[b"cmap"] = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + part
    place, heads, bodies = 12 + 16 * count, b"", b""
    for tag, data in sorted(tables.items()):
        heads += struct.pack(">4sIII", tag, 0, place + len(bodies), len(data))
        bodies += data + b"\0" * (-len(data) % 4)
    return font[:12] + heads + bodies


def test_a_font_for_another_script(room: Newsroom) -> None:
    """A font that the settings name sets the titles that it has all letters of."""
    shipped = (Path(__file__).parents[2] / "layouts/cards/title.ttf").read_bytes()
    room.write("layouts/cards/cjk.ttf", with_letters(shipped, "稀土出口"))
    room.edit("content/site.yaml", "2026-02-01", "2026-02-01, fonts: [cjk.ttf]")
    result = room.article("cjk", "title: 稀土出口").article("mixed", "title: 稀土 exports").build()
    assert ["content/articles/mixed.md"] == [each.partition(":")[0] for each in result.problems]
    assert CARD.format("cjk") == picture(result, "/2026/cjk/")
    colours = Image.open(BytesIO(result.public["cards/cjk.png"])).convert("RGB").getcolors()
    assert colours is not None
    assert 8 < len(colours)

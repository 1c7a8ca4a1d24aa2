"""`look:` in the settings: colours that can't be read are refused with one that can."""

import re
from io import BytesIO

import pytest
from newsroom import ROOT, Newsroom
from PIL import Image

from dateline.editorial.look_settings import DARK, LIGHT

SITE = "content/site.yaml"


def with_look(newsroom: Newsroom, look: str) -> Newsroom:
    """Add a look to the settings, on line 7."""
    return newsroom.write(SITE, newsroom.read(SITE) + f"look: {look}\n").article("a")


def png(width: int = 300, height: int = 60) -> bytes:
    """A picture."""
    data = BytesIO()
    Image.new("RGBA", (width, height), (10, 90, 160, 128)).save(data, "PNG")
    return data.getvalue()


GOOD = ("#a3261b", "0b5fa5", '"#1d6b3a"', "'#7a1f5c'", '"#000"', "8a5a00", "5b3fb5", "005f73")
BAD = ("ffcc00", "00ff00", "ff0000", "777777", "ffffff", "00b4d8", "ff69b4", "c0c0c0", "e07a5f")


@pytest.mark.parametrize("accent", [each if each[0] != "#" else f'"{each}"' for each in GOOD])
def test_accent_that_reads_well(accent: str, newsroom: Newsroom) -> None:
    """A colour that can be read on both papers is taken, and one for the dark is made from it."""
    result = with_look(newsroom, f"{{accent: {accent}}}").build("--strict")

    assert 0 == result.status, result.output
    css = next(text.decode() for path, text in result.public.items() if "assets/site." in path)
    assert re.search(r":root \{\n--accent-light: #[0-9a-f]{6};\n--accent-dark: #", css)


@pytest.mark.parametrize("accent", BAD)
def test_accent_that_reads_badly(accent: str, newsroom: Newsroom) -> None:
    """A colour that can't be read is an error at its place; the one in the hint is taken."""
    with_look(newsroom, f"{{accent: {accent}}}")
    refused = newsroom.build()
    offered = re.search(r'write accent: ("#[0-9a-f]{6}"), the nearest', refused.report)
    assert offered
    mended = newsroom.edit(SITE, f"accent: {accent}", f"accent: {offered[1]}").build("--strict")

    assert 1 == refused.status
    assert f"{SITE}:7:16: error: '{accent}' reads badly on light paper: " in refused.report
    assert 0 == mended.status, mended.output


@pytest.mark.parametrize(
    ("look", "said"),
    [
        ('{accent_dark: "#333"}', "7:21: error: '#333' reads badly on dark paper: its contrast is"),
        ("{accent: red}", "7:16: error: 'red' is not a colour\n    write it as six digits"),
        ("{accent: #0b5fa5}", "7:16: error: behind a space, '#' begins a comment to YAML\n"
         '    quote it: "#0b5fa5"'),
        ("\n  accent: #0b5fa5", "8:10: error: 'accent' ends at the '#': what follows is a comment"),
        ("{type: sand}", "7:14: error: 'sand' for type of look\n    did you mean 'sans'?"),
        ("{masthead: huge}", "'huge' for masthead of look\n    known are: great, plain, centred"),
        ("{front: Lead}", "'Lead' for front of look\n    did you mean 'lead'?"),
        ("{acent: 0b5fa5}", "unknown field 'acent'\n    did you mean 'accent'?"),
        ("blue", "7:7: error: 'look' has fields of its own"),
        ("{logo: media/logo.svg}", "7:14: error: 'media/logo.svg' is SVG\n"
         "    save it as PNG; drawings in SVG belong to layouts/static/"),
        ("{logo: media/lgo.png}", "there is no picture 'media/lgo.png'\n"
         "    did you mean 'media/logo.png'?"),
        ("{logo: media/broken.png}", "'media/broken.png' is no picture to print: "),
        ("{logo: {alt: x}}", "7:14: error: 'path' is missing in 'logo'"),
    ],
)  # fmt: skip
def test_look_that_is_none(look: str, said: str, newsroom: Newsroom) -> None:
    """What is wrong is told at its place, alone, with what to write."""
    newsroom.write("content/media/logo.png", png()).write("content/media/logo.svg", "<svg/>")
    newsroom.write("content/media/broken.png", b"\x89PNG\r\n\x1a\n")

    result = with_look(newsroom, look).build()

    assert 1 == result.status
    assert said in result.report
    assert 1 == len(result.problems)


def test_logo_stands_for_the_name(newsroom: Newsroom) -> None:
    """A logo is printed as any picture is, and says the paper's name to those who don't see it."""
    newsroom.write("content/media/logo.png", png())

    result = with_look(newsroom, "{logo: media/logo.png}").build("--strict")

    assert 0 == result.status, result.output
    for page in (result.page("/"), result.page("/2026/a/")):
        nameplate = re.search(r'class="nameplate".*', page)
        assert nameplate
        assert 'alt="The Test Letter"' in nameplate[0]
        assert 'width="300" height="60"' in nameplate[0]
        shown = re.search(r'<img src="/([^"]+)"', nameplate[0])
        assert shown
        assert shown[1] in result.public
    url = re.compile(r'"logo":\s*\{[^}]*"url":\s*"https://test-letter.example/([^"]+)"')
    told = url.search(result.page("/"))
    assert told
    assert result.public[told[1]].startswith(b"\x89PNG")


def test_logo_may_be_a_drawing_of_the_theme(newsroom: Newsroom) -> None:
    """SVG could run code, so it is taken from layouts/static/ alone, which is trusted."""
    newsroom.write("layouts/static/logo.svg", '<svg viewBox="0 0 300 60" width="300" height="60"/>')

    result = with_look(newsroom, "{logo: {path: logo.svg, alt: The Letter}}").build("--strict")

    assert 0 == result.status, result.output
    assert '<img src="/logo.svg"' in result.page("/")
    assert 'alt="The Letter"' in result.page("/")


def test_grounds_are_those_of_the_style_sheet() -> None:
    """Contrast is judged against the very papers and shades that pages are printed on."""
    css = (ROOT / "layouts/assets/site.css").read_text("utf-8")
    grounds = ["#" + bytes(each).hex() for each in (*LIGHT, *DARK)]

    found = re.findall(r"--(?:paper|shade): (#[0-9a-f]{6});", css)
    assert grounds == found


def test_usual_look_changes_nothing(newsroom: Newsroom) -> None:
    """Whoever says what is usual anyway has the pages of who says nothing."""
    plain = newsroom.article("a").build()
    said = with_look(newsroom, "{type: newspaper, masthead: great, front: lead}").build()

    assert plain.public == said.public


@pytest.mark.parametrize(
    ("type_", "fonts"), [("newspaper", 3), ("serif", 2), ("sans", 1), ("system", 0)]
)
def test_type_asks_for_no_more_fonts_than_it_shows(
    type_: str, fonts: int, newsroom: Newsroom
) -> None:
    """Each choice of type fetches its own fonts at once, and no others."""
    result = with_look(newsroom, f"{{type: {type_}}}").build("--strict")

    assert 0 == result.status, result.output
    assert fonts == result.page("/").count('rel="preload"')


def test_front_page_as_a_list(newsroom: Newsroom) -> None:
    """With `front: list` no article is larger than the others, not even one that asks for it."""
    newsroom.article("old", "date: 2026-01-01\nlead: true\n")
    result = with_look(newsroom, "{front: list}").build("--strict")

    page = result.page("/")
    assert 0 == result.status, result.output
    assert 'class="lead"' not in page
    assert page.index("/2026/a/") < page.index("/2026/old/")


@pytest.mark.parametrize(
    ("masthead", "front", "inner"),
    [
        ("great", "masthead great fore", "masthead"),
        ("plain", "masthead", "masthead"),
        ("centred", "masthead centred fore", "masthead centred"),
    ],
)
def test_mastheads(masthead: str, front: str, inner: str, newsroom: Newsroom) -> None:
    """The head of the front page and of all others is as the settings say; the menu stays."""
    newsroom.write(SITE, newsroom.read(SITE) + "navigation: [{name: Topics, to: /topics/}]\n")
    newsroom.article("b", "topics: [recycling]\n")
    result = with_look(newsroom, f"{{masthead: {masthead}}}").build("--strict")

    assert 0 == result.status, result.output
    assert f'<header class="{front}">' in result.page("/")
    assert f'<header class="{inner}">' in result.page("/2026/a/")
    assert 1 == result.page("/").count('<nav class="menu"')


def test_cards_follow_the_accent(newsroom: Newsroom) -> None:
    """A link that is passed on shows the paper's own colour."""
    newsroom.write(SITE, newsroom.read(SITE) + "cards: {since: 2026-01-01}\n")
    before = newsroom.article("a").build()
    after = with_look(newsroom, "{accent: 0b5fa5}").build()

    for card in ("cards/a.png", "card.png"):
        assert b"\xa3\x26\x1b" in before.public[card]
        assert b"\x0b\x5f\xa5" in after.public[card]
        assert b"\xa3\x26\x1b" not in after.public[card]


def test_change_of_look_is_the_same_warm_and_cold(newsroom: Newsroom) -> None:
    """After each change of the look a warm build equals one from nothing."""
    newsroom.write("content/media/logo.png", png()).article("a").build()
    usual = newsroom.read(SITE)
    for look in ("{accent: 0b5fa5}", "{type: sans, front: list}", "{logo: media/logo.png}", "{}"):
        newsroom.write(SITE, usual + f"look: {look}\n")
        warm = newsroom.build()
        cold = newsroom.build("--no-memo")
        assert warm.public == cold.public

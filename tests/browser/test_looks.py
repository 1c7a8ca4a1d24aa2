"""Looks by settings, in Chromium: readable for axe-core, and steady while they load."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

import pytest
from newsroom import NOW, Newsroom, copy_sample
from visits import AXE, SCHEMES

from dateline.editorial.colours import contrast, parse_colour
from dateline.editorial.look_settings import DARK, LIGHT

pytestmark = pytest.mark.xdist_group("browser")

LOOKS = {
    "blue-sans-plain-list": '{accent: "#0b5fa5", type: sans, masthead: plain, front: list}',
    "green-system-centred": '{accent: "#1d6b3a", type: system, masthead: centred}',
    # As pale as is allowed on light paper, and a logo.
    "amber-serif-logo": '{accent: "#856900", type: serif, logo: media/magnet-chain.png}',
}
COLOURS = (
    *("#a3261b", "#0b5fa5", "#1d6b3a", "#7a1f5c", "#000000", "#8a5a00", "#5b3fb5", "#005f73"),
    *("#ffcc00", "#00ff00", "#ff0000", "#777777", "#ffffff", "#00b4d8", "#ff69b4", "#c0c0c0"),
    *("#e07a5f", "#856900", "#f2917f", "#3f89d2"),
)


@pytest.fixture(scope="module")
def addresses(
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[dict[str, str]]:
    """The sample in each of the looks, served."""
    folder = tmp_path_factory.mktemp("looks")
    room = Newsroom(copy_sample(folder))
    usual = room.read("content/site.yaml")
    with ExitStack() as stack:
        found = {}
        for name, look in LOOKS.items():
            room.write("content/site.yaml", f"{usual}\nlook: {look}\n")
            result = room.build("--now", NOW)
            assert 0 == result.status, result.output
            kept = Path(folder / "public").rename(folder / name)
            found[name] = stack.enter_context(serve(kept))
        yield found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", ["/", "/2026/02/cregc-nimte/", "/regions/"])
def test_look_is_accessible(
    path: str, look: str, scheme: str, addresses: dict[str, str], browser: Any, axe: str
) -> None:
    """axe-core finds nothing on the front page, an article and a map, on light and dark paper."""
    page = browser.new_page(viewport={"width": 1000, "height": 900}, color_scheme=scheme)
    page.goto(addresses[look] + path)
    page.evaluate(axe)
    violations = page.evaluate(AXE)
    page.close()

    assert [] == violations


def test_logo_moves_nothing(addresses: dict[str, str], browser: Any) -> None:
    """A logo has its room before it comes, and keeps its shape."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(addresses["amber-serif-logo"] + "/")
    width, height, ratio = page.evaluate(
        """() => { const logo = document.querySelector('.nameplate img');
                   const box = logo.getBoundingClientRect();
                   return [box.width, box.height, logo.width / logo.height]; }"""
    )
    reserved = page.content()
    page.close()

    attributes = re.search(r'class="nameplate">.*?width="(\d+)" height="(\d+)"', reserved, re.S)
    assert attributes
    assert int(attributes[1]) / int(attributes[2]) == pytest.approx(ratio, rel=0.05)
    assert 0 < width <= 390
    assert 0 < height <= 128


@pytest.mark.parametrize("text", COLOURS)
def test_contrast_is_what_axe_reckons(text: str, browser: Any, axe: str) -> None:
    """Twenty accents, good and bad, have on all four grounds the contrast that axe-core finds."""
    colour = parse_colour(text)
    assert colour
    page = browser.new_page()
    page.evaluate(axe)
    theirs = page.evaluate(
        """([colour, grounds]) => {
             const {Color, getContrast} = axe.commons.color;
             return grounds.map(each => getContrast(new Color(...each), new Color(...colour)));
           }""",
        [colour, [*LIGHT, *DARK]],
    )
    page.close()

    ours = [contrast(colour, ground) for ground in (*LIGHT, *DARK)]
    assert theirs == pytest.approx(ours, rel=0.002)

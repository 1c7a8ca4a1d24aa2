"""The theme in the hands of a reader: its style page, its footnotes, its way for the keyboard."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from visits import PREVIEWS, SCHEMES, WIDTHS, Visitor

pytestmark = pytest.mark.xdist_group("browser")

WALK = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const ring = getComputedStyle(here);
  return [here.localName, here.hash || here.href || here.className,
    here.matches('svg *') || !at || here.contains(at) || at.contains(here),
    here.matches('svg *') || parseFloat(ring.outlineWidth) >= 2 && ring.outlineStyle !== 'none'];
}"""

# Where there is a choice, `naturalWidth` is what `sizes` came to, whichever print was chosen.
SIZES = """async () => {
  const images = [...document.querySelectorAll('main img[srcset]')];
  images.forEach(image => { image.loading = 'eager'; });
  await Promise.all(images.map(image => image.decode()));
  return images.map(image => [image.naturalWidth, image.getBoundingClientRect().width]);
}"""

POSITION = "element => getComputedStyle(element).position"


@pytest.mark.parametrize("kind", PREVIEWS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_element_is_accessible(designer: Visitor, kind: str, scheme: str, width: int) -> None:
    """No page of a preview has a violation, breach, failed or foreign request; nothing moves."""
    visit = designer.visit(kind, scheme, width)
    seen = (visit.violations, visit.breaches, visit.errors, visit.requests, visit.shift)
    assert ([], [], [], [], 0) == seen


@pytest.mark.parametrize("kind", PREVIEWS)
def test_preview_is_valid(
    preview: Path, java: Path, npm_package: Callable[[str], Path], kind: str
) -> None:
    """The Nu HTML Checker finds no error in what only a preview has."""
    jar = npm_package("vnu-jar") / "build/dist/vnu.jar"
    page = preview / kind / "index.html"
    command = [java, "-jar", jar, "--format", "json", "--exit-zero-always", page]
    checked = subprocess.run(command, capture_output=True, check=True)
    said = json.loads(checked.stderr)["messages"]
    assert [] == [each["message"] for each in said if each["type"] != "info"]


@pytest.mark.parametrize("kind", PREVIEWS)
def test_readers_get_no_such_page(sample: Path, kind: str) -> None:
    """It is in previews only."""
    assert not (sample / kind).exists()


@pytest.mark.parametrize("width", WIDTHS)
def test_footnote_comes_to_the_reader(designer: Visitor, width: int) -> None:
    """A footnote that was asked for is shown where the reader is, and put away by its arrow."""
    page = designer.open(width)
    page.goto(f"{designer.address}/style/")
    mark, note = page.locator("#fnref-1"), page.locator("#fn-1")
    mark.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    mark.click()
    opened = (page.evaluate("scrollY"), note.evaluate(POSITION))
    size = page.locator(".footnote-back").bounding_box()
    page.locator(".footnote-back").click()
    closed = note.evaluate(POSITION)
    back = mark.bounding_box()
    page.context.close()
    assert ((before, "fixed"), "static") == (opened, closed)
    assert min(size["width"], size["height"]) >= 24
    assert 0 < back["y"] < 900


STOPS = (
    "a[href]:not([tabindex='-1']), [tabindex='0'], input:visible, button:visible, summary:visible"
)


@pytest.mark.parametrize("kind", ["home", "article", "region", "regions"])
def test_keyboard_walk(visitor: Visitor, kind: str) -> None:
    """Tab leads through every stop, each in sight and with a ring, and out at the end."""
    page = visitor.open(1280)
    page.goto(visitor.address + visitor.path(kind))
    stops = page.locator(STOPS).count()
    lost = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        name, target, in_sight, ringed = page.evaluate(WALK)
        if not (in_sight and ringed):
            lost.append((name, str(target), in_sight, ringed))
    page.keyboard.press("Tab")
    left = page.evaluate("document.activeElement.localName")
    page.context.close()
    assert ([], "body") == (lost, left)


@pytest.mark.parametrize("kind", ["home", "article", "regions"])
def test_page_bears_being_enlarged(visitor: Visitor, kind: str) -> None:
    """At 200 %, which halves the room, nothing scrolls sideways (WCAG 1.4.4, 1.4.10)."""
    page = visitor.open(640, device_scale_factor=2)
    page.goto(visitor.address + visitor.path(kind))
    width = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert width <= 640


@pytest.mark.parametrize("width", [320, 390, 820, 1000, 1280, 1920])
@pytest.mark.parametrize("kind", ["home", "article"])
def test_browser_is_told_how_wide_pictures_stand(visitor: Visitor, kind: str, width: int) -> None:
    """What `sizes` says is what the layout does, so that no print is fetched larger than shown."""
    page = visitor.open(width)
    page.goto(visitor.address + visitor.path(kind))
    told = page.evaluate(SIZES)
    page.context.close()
    assert told
    assert [] == [(said, is_wide) for said, is_wide in told if not 0.97 < said / is_wide < 1.05]

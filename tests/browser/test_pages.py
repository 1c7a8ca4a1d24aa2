"""Every kind of page in Chromium: accessible, quiet, within its policy, at home on any screen."""

from pathlib import Path

import pytest
from visits import AXE, KINDS, SCHEMES, WIDTHS, Visitor

pytestmark = pytest.mark.xdist_group("browser")

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "artefacts/screenshots"
every_kind = pytest.mark.parametrize("kind", KINDS)
every_state = pytest.mark.parametrize(
    ("scheme", "width"), [(scheme, width) for scheme in SCHEMES for width in WIDTHS]
)


@every_kind
@every_state
def test_page_is_accessible(visitor: Visitor, kind: str, scheme: str, width: int) -> None:
    """axe-core finds no violation, in the light and in the dark, on a desk and in a hand."""
    assert [] == visitor.visit(kind, scheme, width).violations


@every_kind
@every_state
def test_page_asks_nobody_else(visitor: Visitor, kind: str, scheme: str, width: int) -> None:
    """No request leaves the site, none fails, and the console stays empty."""
    visit = visitor.visit(kind, scheme, width)
    assert ([], []) == (visit.requests, visit.errors)


@every_kind
@every_state
def test_page_keeps_the_policy(visitor: Visitor, kind: str, scheme: str, width: int) -> None:
    """The page works under a policy that allows nothing inline and nothing foreign."""
    assert [] == visitor.visit(kind, scheme, width).breaches


@every_kind
@every_state
def test_nothing_moves(visitor: Visitor, kind: str, scheme: str, width: int) -> None:
    """What was shown stays where it was (cumulative layout shift: 0)."""
    assert 0 == visitor.visit(kind, scheme, width).shift


@every_kind
def test_page_is_accessible_in_forced_colours(visitor: Visitor, kind: str) -> None:
    """axe-core finds nothing where the reader's own colours win."""
    page = visitor.open(1280, forced_colors="active")
    page.goto(visitor.address + visitor.path(kind))
    page.evaluate(visitor.axe)
    violations = page.evaluate(AXE)
    page.context.close()
    assert [] == violations


@every_kind
def test_page_fits_a_narrow_screen(visitor: Visitor, kind: str) -> None:
    """At 320 pixels nothing makes the page scroll sideways (WCAG 1.4.10)."""
    page = visitor.open(320)
    page.goto(visitor.address + visitor.path(kind))
    wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= 320 ? [] :
             [...document.querySelectorAll('body *')]
               .filter(element => element.getBoundingClientRect().right > 320)
               .map(element => `${element.localName}.${element.className}`)"""
    )
    page.context.close()
    assert [] == wide


@every_kind
def test_first_stop_of_the_keyboard_leads_to_the_text(visitor: Visitor, kind: str) -> None:
    """The first Tab shows a link that leads to the main part of the page (WCAG 2.4.1, 2.4.7)."""
    page = visitor.open(1280)
    page.goto(visitor.address + visitor.path(kind))
    page.keyboard.press("Tab")
    target, top = page.evaluate(
        "[document.activeElement.hash, document.activeElement.getBoundingClientRect().top]"
    )
    main = page.locator(f"main{target}").count() if target else 0
    page.context.close()
    assert (1, True) == (main, top >= 0)


@every_kind
def test_page_works_without_scripts(visitor: Visitor, kind: str) -> None:
    """Without JavaScript the page shows its heading and its text."""
    page = visitor.open(390, java_script_enabled=False)
    page.goto(visitor.address + visitor.path(kind))
    headings = page.locator("h1:visible").count()
    words = len(page.locator("main").inner_text().split())
    page.context.close()
    assert (1, True) == (headings, words > 3)


@pytest.mark.parametrize("kind", ["home", "article", "regions", "region", "archive", "not-found"])
@every_state
def test_screenshot(visitor: Visitor, kind: str, scheme: str, width: int) -> None:
    """A picture of the page is left for people to look at; it isn't blank."""
    page = visitor.open(width, scheme)
    page.goto(visitor.address + visitor.path(kind))
    SHOTS.mkdir(parents=True, exist_ok=True)
    shot = page.screenshot(full_page=True, path=SHOTS / f"{kind}-{width}-{scheme}.png")
    page.context.close()
    assert len(shot) > 10_000


@pytest.mark.parametrize("kind", ["home", "article", "regions"])
def test_print(visitor: Visitor, kind: str) -> None:
    """On paper the page keeps its heading and leaves out the navigation."""
    page = visitor.open(1280)
    page.goto(visitor.address + visitor.path(kind))
    page.emulate_media(media="print")
    SHOTS.mkdir(parents=True, exist_ok=True)
    paper = page.pdf(path=SHOTS / f"{kind}-print.pdf", format="A4")
    shown = (page.locator("h1:visible").count(), page.locator("nav:visible").count())
    page.context.close()
    assert (1, 0) == shown
    assert paper.startswith(b"%PDF")

"""The documentation, built by Dateline as a second site, and looked at as any site is."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from documents import broken_links, html_errors, unreached_pages
from visits import AXE, SCHEMES, WIDTHS, Visitor

ROOT = Path(__file__).parents[2]
LOOKED_AT = ("/", "/starting/", "/fields/", "/problems/", "/publishing/", "/404.html")
LINK = re.compile(r"\]\((?!https?:)([^)]+)\)")
every_page = pytest.mark.parametrize("path", LOOKED_AT)
in_browser = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public/ of the documentation; no warning is left in it."""
    folder = tmp_path_factory.mktemp("manual")
    built = subprocess.run(
        [sys.executable, ROOT / "scripts/docs.py", "--to", folder],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == built.returncode, built.stdout + built.stderr
    return folder / "public"


@pytest.fixture(scope="module")
def reader(browser: Any, axe: str, manual: Path, serve: Callable[[Path], Any]) -> Iterator[Visitor]:
    """Who opens pages of the documentation."""
    with serve(manual) as address:
        yield Visitor(browser, address, manual, axe)


def test_every_text_is_in_the_table_of_contents() -> None:
    """A page that nobody can find would be one that nobody keeps true; each stands there once."""
    sections = yaml.safe_load((ROOT / "docs/site/contents.yaml").read_text("utf-8"))
    named = [row["file"] for section in sections for row in section["pages"]]
    keys = {key for section in sections for row in section["pages"] for key in row}
    written = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")}

    assert sorted(set(named)) == sorted(named)
    assert set() == written - set(named)
    assert keys <= {"file", "slug", "about"}  # a comma without quotes would make others


def test_front_door_leads_to_files() -> None:
    """Where the code is read, each link and picture of the README leads to a file, and its part."""
    for target in LINK.findall((ROOT / "README.md").read_text("utf-8")):
        name, _, part = target.partition("#")
        text = (ROOT / name).read_bytes()
        headings = re.findall(rb"(?m)^#+ (.*)", text)
        anchors = {b"-".join(re.findall(rb"[a-z0-9]+", each.lower())).decode() for each in headings}
        assert not part or part in anchors, target


@pytest.mark.xdist_group("html")
def test_html_is_valid(manual: Path, java: Path, npm_package: Callable[[str], Path]) -> None:
    """The Nu HTML Checker finds no error in any page."""
    assert [] == html_errors(manual, java, npm_package("vnu-jar"))


def test_no_link_leads_nowhere(manual: Path) -> None:
    """Each link within the documentation leads to a page, and to its anchor."""
    assert {} == broken_links(manual)


def test_every_page_is_reached(manual: Path) -> None:
    """From the front page links lead to every page."""
    assert [] == unreached_pages(manual)


@every_page
@in_browser
@pytest.mark.parametrize(
    ("scheme", "width"), [(scheme, width) for scheme in SCHEMES for width in WIDTHS]
)
def test_page_is_accessible(reader: Visitor, path: str, scheme: str, width: int) -> None:
    """axe-core finds no violation, in the light and in the dark, on a desk and in a hand."""
    page = reader.open(width, scheme)
    page.goto(reader.address + path)
    page.evaluate(reader.axe)
    violations = page.evaluate(AXE)
    page.context.close()
    assert [] == violations


@in_browser
def test_search_finds_a_part(reader: Visitor) -> None:
    """What is typed is looked for in every part of every page, here, and leads to its place."""
    page = reader.open(1280)
    page.goto(reader.address)
    page.get_by_label("Search the documentation").fill("hidden-character bell")
    link = page.locator("#find li a").first
    link.wait_for()
    told = page.locator("#find [role=status]").inner_text()
    page.evaluate(reader.axe)
    violations = page.evaluate(AXE)
    link.click()
    arrived = page.url
    page.context.close()
    assert ("/problems/", []) == (arrived[len(reader.address) :].partition("#")[0], violations)
    assert told.split()[1] in ("part", "parts")


@every_page
@in_browser
def test_page_fits_a_narrow_screen(reader: Visitor, path: str) -> None:
    """At 320 pixels nothing makes the page scroll sideways (WCAG 1.4.10)."""
    page = reader.open(320)
    page.goto(reader.address + path)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert width <= 320

"""Every kind of chart, a timeline and a map in Chromium: valid, told to all, no word on another."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from newsroom import Newsroom
from visits import AXE, SCHEMES, WIDTHS, Visitor

pytestmark = pytest.mark.xdist_group("browser")

MONTHS = "\n".join(
    f"  {year}-{month:02}, {60 + month + year % 7}, {61 + month % 5 + year % 7},"
    f" {'' if (year, month) == (2023, 6) else 62 + month % 3}"
    for year in range(2021, 2026)
    for month in range(1, 13)
)
BLOCKS = (
    "kind: bar\ntitle: Bars\nunit: tonnes\nsource: A test\n"
    "data: {A place with a name that is long: 45500, Another: -1200, Nothing known: n/a}",
    "kind: bar\ntitle: Groups\ndata: |\n  Stage, 2024, 2025\n"
    "  Extraction, 10, 12\n  Recycling, , 25",
    "kind: bar\ntitle: Columns\nunit: kt\ndata: |\n  Year, Ore\n"
    + "\n".join(f"  {year}, {year % 9 * 7 - 9}" for year in range(2014, 2026)),
    "kind: line\ntitle: Lines\nunit: $/kg\n"
    f"data: |\n  Month, Neodymium, Praseodymium, Terbium\n{MONTHS}",
    'kind: share\ntitle: Shares\nunit: "%"\ndata: {Extraction: 10, Processing: 40}',
    'kind: share\ntitle: Parts\nunit: "%"\ndata: |\n  Year, China, Australia, Others\n'
    "  2021, 60, 8, 32\n  2023, 69, 5, 26",
    "kind: range\ntitle: Ranges\ndata: |\n  Oxide, Low, High, Mean\n  Dysprosium, 200, 305, 240\n"
    "  Terbium, 700, 1010, 820",
    "kind: multiples\ntitle: Panels\ndata: |\n  Year, China, Australia, United States, Myanmar\n"
    "  2022, 210, 18, 43, 12\n  2023, 240, 18, 43, 38\n  2024, 270, 13, 45, 31",
)
BODY = "\n\n".join(
    (
        *(f"```chart\n{block}\n```" for block in BLOCKS),
        "```timeline\n2025-04-04: Seven elements\n2025-10: {text: Five more, link: other.md}\n```",
        "```map\nregions: [MY, CN-ZJ]\ncaption: A map\n```\n",
    )
)
# Words that lie on others, or reach beyond their drawing by more than a few pixels.
LOOK = """
() => [...document.querySelectorAll('.chart svg')].flatMap(svg => {
  const sheet = svg.getBoundingClientRect();
  if (!sheet.width) return [];
  const words = [...svg.querySelectorAll('text')].map(text => [text, text.getBoundingClientRect()]);
  const found = [];
  words.forEach(([text, box], at) => {
    if (box.left < sheet.left - 6 || box.right > sheet.right + 6)
      found.push(`${text.textContent} reaches beyond`);
    for (const [other, its] of words.slice(at + 1))
      if (box.left < its.right - 1 && its.left < box.right - 1
          && box.top + 4 < its.bottom - 4 && its.top + 4 < box.bottom - 4)
        found.push(`${text.textContent} lies on ${other.textContent}`);
  });
  return found;
})
"""


@pytest.fixture(scope="module")
def reader(
    browser: Any,
    axe: str,
    serve: Callable[[Path], AbstractContextManager[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Visitor]:
    """Who opens the page of an article with every kind of figure."""
    folder = tmp_path_factory.mktemp("figures")
    room = Newsroom(folder).article("other")
    settings = room.read("content/site.yaml")
    room.write("content/site.yaml", f"{settings}permalink: /{{year}}/{{month}}/{{slug}}/\n")
    room.article("all-kinds", "summary: All kinds of figures, and what they are of.", BODY)
    result = room.build()
    assert "" == result.report
    with serve(folder / "public") as address:
        yield Visitor(browser, address, folder / "public", axe)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_figures_are_accessible_and_keep_the_policy(
    reader: Visitor, scheme: str, width: int
) -> None:
    """axe-core finds nothing, nothing inline is refused, nothing moves, nobody else is asked."""
    visit = reader.visit("article", scheme, width)

    assert ([], [], [], [], 0) == (
        visit.violations,
        visit.breaches,
        visit.errors,
        visit.requests,
        visit.shift,
    )


def test_figures_are_accessible_in_forced_colours(reader: Visitor) -> None:
    """The reader's own colours win."""
    page = reader.open(1280, forced_colors="active")
    page.goto(reader.address + reader.path("article"))
    page.evaluate(reader.axe)
    violations = page.evaluate(AXE)
    page.context.close()

    assert [] == violations


@pytest.mark.parametrize("width", [1280, 700, 390, 320])
def test_no_word_lies_on_another(reader: Visitor, width: int) -> None:
    """Set in the page's own font, all words are beside each other and on their sheet."""
    page = reader.open(width)
    page.goto(reader.address + reader.path("article"))
    page.evaluate("document.fonts.ready.then(() => true)")
    found = page.evaluate(LOOK)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()

    assert [] == found
    assert wide <= width


def test_screen_reader_is_told_title_description_and_numbers(reader: Visitor) -> None:
    """A chart is a figure with one image, named and described, and a table that unfolds."""
    page = reader.open(1280)
    page.goto(reader.address + reader.path("article"))
    chart = page.locator("figure.chart").first
    folded = chart.aria_snapshot()
    chart.locator("summary").click()
    unfolded = chart.aria_snapshot()
    others = page.locator("figure.timeline").aria_snapshot()
    shown = page.locator("figure.map").aria_snapshot()
    description = page.evaluate(
        "document.querySelector('figure.chart svg.wide > desc').textContent"
    )
    page.context.close()

    assert 1 == folded.count('- img "Bars"')
    assert "Bar chart, tonnes. A place with a name that is long: 45,500; Another: −1200." in (
        description
    )
    assert 'rowheader "Another"' in unfolded
    assert 'cell "−1200"' in unfolded
    assert 'link "Five more"' in others
    assert "- listitem:" in others
    assert 'img "Malaysia, Zhejiang on the map"' in shown


def test_figures_are_valid(reader: Visitor, java: Path, npm_package: Callable[[str], Path]) -> None:
    """The Nu HTML Checker finds no error in a page of all kinds."""
    jar = npm_package("vnu-jar") / "build/dist/vnu.jar"
    checked = subprocess.run(
        [
            *(java, "-jar", jar, "--format", "json", "--exit-zero-always"),
            reader.file(reader.path("article")),
        ],
        capture_output=True,
        check=True,
    )
    messages = json.loads(checked.stderr)["messages"]

    assert [] == [each["message"] for each in messages if each["type"] != "info"]

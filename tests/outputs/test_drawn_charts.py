"""Charts of a whole paper: on the page, in the feed with a picture, made again with their file."""

import re
from collections.abc import Mapping
from io import BytesIO

import feedparser
import pytest
from newsroom import Newsroom
from PIL import Image

NUMBERS = "content/articles/ore.csv"
CHART = """\
```chart
kind: bar
title: Ore & oxide
unit: tonnes
source: The mine's own count
data: ore.csv
```
"""


@pytest.fixture
def room(newsroom: Newsroom) -> Newsroom:
    """Return a newsroom with an article whose chart has its numbers in a file."""
    newsroom.write(NUMBERS, "Place;Ore\nNingbo;1.234,5\nGanzhou;\n")
    return newsroom.article("story", "summary: About ore.", CHART)


def pictures(public: Mapping[str, bytes]) -> list[str]:
    """Return the pictures of charts."""
    return [path for path in public if path.startswith("charts/")]


def test_chart_is_drawn_without_script_and_style(room: Newsroom) -> None:
    """A page holds the drawing and its table, and nothing that its policy would refuse."""
    page = room.build().page("/2026/story/")
    figure = page[page.index('<figure class="chart">') : page.index("</figure>")]

    assert 2 == figure.count("<svg ")
    assert 2 == figure.count('role="img"><title>Ore &amp; oxide</title><desc>Bar chart, tonnes.')
    assert '<th scope="row">Ningbo</th><td class="right">1234.5</td>' in figure
    assert not re.findall(r"<script|\sstyle=|\son\w+=|\sid=", figure)


def test_feed_shows_a_picture_with_its_table(room: Newsroom) -> None:
    """A reader elsewhere gets a picture with its size and words, and the numbers below it."""
    result = room.build()
    (path,) = pictures(result.public)

    feed = feedparser.parse(result.public["feed.xml"])
    html = feed.entries[0].content[0].value
    found = re.search(r'<img[^>]*src="https://test-letter.example/([^"]*)"[^>]*>', html)

    assert found is not None
    assert path == found[1]
    assert "Ore &amp; oxide" in html
    assert "<td>1234.5</td>" in html
    size = {name: int(value) for name, value in re.findall(r'(\w+)="(\d+)"', found[0])}
    image = Image.open(BytesIO(result.public[path]))
    assert ("PNG", (2 * size["width"], 2 * size["height"])) == (image.format, image.size)


def test_edited_numbers_are_drawn_again(room: Newsroom) -> None:
    """An article is printed again with the file of its chart, and told so."""
    room.build()
    room.build("--why", "/2026/story/")
    room.edit(NUMBERS, "1.234,5", "1.234,6")

    result = room.build("--why", "/2026/story/")

    assert '<td class="right">1234.6</td>' in result.page("/2026/story/")
    assert "2026/story/index.html: printed again" in result.output
    assert "the numbers of a chart" in result.output
    assert 1 == len(pictures(result.public))


def test_file_of_numbers_is_no_download(room: Newsroom) -> None:
    """It is published where the text links to it, and nowhere else."""
    assert not [path for path in room.build().public if path.endswith(".csv")]

    room.article("story", "summary: About ore.", f"{CHART}\nSee [the file](ore.csv).\n")

    assert "2026/story/ore.csv" in room.build().public


@pytest.mark.parametrize("path", ["../../secret.csv", "../../../etc/passwd.csv", "/etc/x.csv"])
def test_no_file_beyond_content_is_read(path: str, room: Newsroom) -> None:
    """A chart can't be made of what isn't content."""
    room.write("secret.csv", "Place,Ore\nNingbo,1\n")
    room.article("story", "summary: About ore.", CHART.replace("ore.csv", path))

    result = room.build()

    assert 1 == result.status
    assert f"there is no file '{path}' with the numbers of this chart" in result.report


def test_held_chart_has_no_picture(room: Newsroom) -> None:
    """What is held is drawn nowhere."""
    room.article("story", "summary: About ore.\ndraft: true", CHART)

    assert [] == pictures(room.build().public)


def test_draft_with_mistakes_is_shown_without_its_chart(room: Newsroom) -> None:
    """In a draft a mistake is a warning, also one in the file of numbers."""
    room.article("story", "summary: About ore.\ndraft: true", CHART)
    room.edit(NUMBERS, "1.234,5", "much")

    result = room.build("--drafts")

    assert 0 == result.status, result.output
    assert "ore.csv:2:8: warning: 'much' is no number in column 'Ore'" in result.report


def test_timeline_of_front_matter_stands_in_the_text(newsroom: Newsroom) -> None:
    """Entries are in the order of time, as exact as they are known, and may lead on."""
    newsroom.article("other")
    newsroom.article(
        "story",
        "summary: About ore.\ntimeline:\n"
        "  - {date: 2025-10, text: Five more, link: other.md}\n"
        "  - {date: 2025-04-04, text: Seven elements}\n",
    )
    page = newsroom.build().page("/2026/story/")

    moments = re.findall(r"<li>(<time.*?)</li>", page)
    assert [
        '<time datetime="2025-04-04">4 April 2025</time> <span>Seven elements</span>',
        '<time datetime="2025-10">October 2025</time> '
        '<span><a href="/2026/other/">Five more</a></span>',
    ] == moments


def test_map_shows_its_regions(newsroom: Newsroom) -> None:
    """A map stands in the text with its caption; a feed gets its words."""
    newsroom.article(
        "story",
        "summary: About ore.",
        "```map\nregions: [Malaysia]\ncaption: No raw exports\n```\n",
    )
    result = newsroom.build()

    assert "<title>Malaysia on the map</title>" in result.page("/2026/story/")
    assert "Map: Malaysia. No raw exports" in result.public["feed.xml"].decode()

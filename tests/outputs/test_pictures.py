"""Pictures on pages, in feeds and in the tree: of one many files, and of a held one none."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

import pytest
from newsroom import Newsroom
from PIL import Image

from dateline.layout.workshop import Workshop
from dateline.model.file import Order
from dateline.model.library import Library

CANARY = "quetzal"
MENTIONED = re.compile(r'/media/[^\s",]+')


def photo(width: int, height: int, kind: str = "JPEG") -> bytes:
    """Return a picture that tells in its metadata where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = CANARY
    out = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, kind, exif=exif)
    return out.getvalue()


@pytest.fixture
def paper(newsroom: Newsroom) -> Newsroom:
    """A paper with one article that has a lead picture, and two more in its text."""
    newsroom.write("content/media/lead.jpg", photo(1000, 1000))
    newsroom.write("content/media/lead.jpg.yaml", "alt: A lead\nfocus: [70, 20]\ncredit: Me\n")
    newsroom.write("content/media/first.png", photo(500, 300, "PNG"))
    newsroom.write("content/media/second.webp", photo(90, 60, "WEBP"))
    text = "![One](../media/first.png)\n\nIn a line: ![Two](../media/second.webp)\n"
    return newsroom.article("a", "image: media/lead.jpg\n", text)


def images(page: str) -> list[dict[str, str]]:
    """Return the attributes of each <img> of a page."""
    tags = re.findall(r"<img\s([^>]*)>", page)
    return [dict(re.findall(r'([a-z]+)="([^"]*)"', tag)) for tag in tags]


def test_markup(paper: Newsroom) -> None:
    """Each has its size; all but the lead wait; every file that is named is there, and no other."""
    built = paper.build()

    assert (0, []) == (built.status, built.problems)
    page, front = built.page("/2026/a/"), built.page("/")
    lead, first, second = images(page)
    assert ("1000", "1000", "high") == (lead["width"], lead["height"], lead["fetchpriority"])
    assert ("500", "300", "lazy", "async") == tuple(
        first[name] for name in ("width", "height", "loading", "decoding")
    )
    assert ("90", "60", "lazy", "Two") == tuple(
        second[name] for name in ("width", "height", "loading", "alt")
    )
    assert ["image/avif", "image/webp"] * 2 + ["image/avif"] == re.findall(
        r'<source type="([^"]*)"', page
    )
    (wide,) = images(front)
    assert ("1000", "562") == (wide["width"], wide["height"])
    assert ".16x9-70-20-" in wide["src"]
    texts = [page, front, built.page("/feed.xml"), built.page("/feed.json")]
    named = {each[1:] for text in texts for each in MENTIONED.findall(text.replace("&#34;", '"'))}
    named = {each.partition("&")[0].partition("\\")[0] for each in named}
    assert named == {path for path in built.public if path.startswith("media/")}


def test_no_file_tells_where_it_was_taken(paper: Newsroom) -> None:
    """Each file is of the format and size that its name tells, and without a word."""
    media = {
        path: content for path, content in paper.build().public.items() if path.startswith("media/")
    }
    kinds = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG", "png": "PNG"}
    for path, content in media.items():
        assert CANARY.encode() not in content
        with Image.open(BytesIO(content)) as image:
            name, _, ending = path.rpartition(".")
            assert kinds[ending] == image.format
            assert int(re.split(r"[.-]", name)[-1]) == image.width


def test_body_picture_comes_first_where_there_is_no_lead(paper: Newsroom) -> None:
    """Then it isn't kept waiting."""
    page = paper.article("a", "", "![One](../media/first.png)\n").build().page("/2026/a/")
    assert ["loading" in each for each in images(page)] == [False]


def test_feeds_and_search_engines_get_jpeg_or_png(paper: Newsroom) -> None:
    """Mail programs and readers know no AVIF and no choice; nobody knows the length yet."""
    built = paper.build()
    entry = json.loads(built.page("/feed.json"))["items"][0]
    item = ElementTree.fromstring(built.page("/feed.xml")).find("channel/item")  # noqa: S314 - ours
    assert item is not None
    enclosure = item.find("enclosure")
    assert enclosure is not None
    (content,) = item.findall("{http://search.yahoo.com/mrss/}content")
    assert entry["image"] == enclosure.get("url") == content.get("url")
    assert ("image/jpeg", "0") == (enclosure.get("type"), enclosure.get("length"))
    assert ("1000", "1000", None) == tuple(map(content.get, ("width", "height", "fileSize")))
    assert not re.search(r"<picture|srcset|\.avif|\.webp", entry["content_html"])
    data = re.search(r'"image":(\[.*?\])', built.page("/2026/a/"))
    assert data is not None
    shapes = [(each["width"], each["height"]) for each in json.loads(data[1])]
    assert [(1000, 562), (1000, 750), (1000, 1000)] == shapes


def test_focus_moves_crops_alone(paper: Newsroom) -> None:
    """Whole prints keep their addresses and bytes when an editor moves the focus."""
    before = paper.build().public
    after = paper.edit("content/media/lead.jpg.yaml", "70, 20", "70, 80").build().public
    assert {path for path in before if "lead" in path and "70-20" not in path} == {
        path for path in after if "lead" in path and "70-80" not in path
    }
    assert not [path for path in after if "70-20" in path]


def test_preview_prints_one_format(paper: Newsroom) -> None:
    """An editor doesn't wait for what only readers load."""
    built = paper.build("--drafts")
    assert {"jpg", "png", "webp"} == {
        path.rpartition(".")[2] for path in built.public if path.startswith("media/")
    }


def test_settings_choose_widths_and_formats(paper: Newsroom) -> None:
    """A paper may print fewer."""
    settings = paper.read("content/site.yaml")
    paper.write("content/site.yaml", f"{settings}pictures: {{widths: 300, formats: [webp]}}\n")
    media = [path.partition(".")[::2] for path in paper.build().public if "media/" in path]
    found = {rest.partition(".")[2] for name, rest in media if name == "media/first"}
    assert {"300.png", "300.webp", "500.png"} == found


def test_number_of_jobs_changes_no_byte(paper: Newsroom) -> None:
    """Nor does a second build from nothing."""
    one = paper.build("--jobs", "1").public
    paper.remove(".dateline").remove("public")
    assert one == paper.build("--jobs", "2", "--no-memo").public


@pytest.mark.parametrize(
    ("expected", "name", "data"),
    [
        ("a picture of more than 30 MB", "x.jpg", bytes(30 * 1024 * 1024 + 1)),
        ("not a picture, or a damaged one", "x.jpg", b"words"),
        ("a PNG with the ending .jpg", "x.jpg", photo(9, 9, "PNG")),
        ("a JPEG that breaks off before its end", "x.jpg", photo(900, 900)[:-300]),
        ("30,000 × 1 pixels; a side has at most 16,000", "x.png", photo(30_000, 1, "PNG")),
    ],
)
def test_one_bad_file_is_one_error(
    expected: str, name: str, data: bytes, newsroom: Newsroom
) -> None:
    """It is told where the picture is used, with its cure."""
    newsroom.write(f"content/media/{name}", data)
    built = newsroom.article("a", f"image: {{path: media/{name}, alt: A view}}\n").build()
    message = f"'media/{name}' is no picture to print: {expected}"
    assert [f"content/articles/a.md:4:15: error: {message}"] == built.problems
    assert "open it, and save it as a still JPEG or PNG, some 2,400 pixels wide" in built.report


def test_prints_of_what_is_held_are_found(paper: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """No output can publish what is printed from a held picture, nor name it."""
    (path, *_) = (name for name in paper.build().public if name.startswith("media/lead."))
    paper.article("a", "image: media/lead.jpg\ndraft: true\n").article("b")
    assert not [name for name in paper.build().public if name.startswith("media/")]

    def emit(library: Library, workshop: Workshop) -> Iterator[Order]:  # noqa: ARG001
        yield Order(path, print_pixels, (b"",))
        yield Order("all.txt", print_pixels, (f"/{path}".encode(),))

    from dateline import build, outputs

    monkeypatch.setattr(build, "OUTPUTS", (*outputs.OUTPUTS, emit))
    result = paper.article("c").build()
    message = "a file of it would be published before its time, in all.txt and 1 more"
    assert [f"content/articles/a.md: error: {message}"] == result.problems


def print_pixels(pixels: bytes) -> bytes:
    """Print what is given."""
    return pixels

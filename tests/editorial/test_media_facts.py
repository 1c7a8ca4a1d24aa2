"""Pictures and what is known of them: alt, caption, credit; static files; what is refused."""

import re
import struct
import zlib

import pytest
from newsroom import Newsroom
from reading import checked

PLACE = "content/articles/a.md"


def png(width: int = 2, height: int = 1) -> bytes:
    """Return a small picture."""
    rows = b"".join(b"\0" + b"\0\0\0" * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.fixture
def room(newsroom: Newsroom) -> Newsroom:
    """A newsroom with a picture, a picture whose facts are told, and a decorative one."""
    newsroom.write("content/media/bare.png", png()).write("content/media/told.png", png(3))
    newsroom.write("content/media/told.png.yaml", "alt: A view\ncaption: A caption\ncredit: Me\n")
    newsroom.write("content/media/rule.png", png(4))
    return newsroom.write("content/media/rule.png.yaml", "decorative: true\n")


def images(page: str) -> list[tuple[str, str]]:
    """Return file and alt of each picture of content on a page."""
    found = re.findall(r'<img src="/media/([a-z]+)\.[^"]*"[^>]*? alt="([^"]*)"', page)
    return [(name, alt) for name, alt in found]


def test_where_the_words_of_a_picture_stand(room: Newsroom) -> None:
    """In the text, beside the picture, or nowhere if it is decorative; the nearer words win."""
    body = "".join(
        f"{line}\n\n"
        for line in (
            "![Here](../media/bare.png)",
            "![](../media/told.png)",
            "![Nearer](../media/told.png)",
            "![](../media/rule.png)",
            "![Said all the same](../media/rule.png)",
            "![From content](media/bare.png)",
        )
    )

    result = room.article("a", body=body).build()

    page = result.page("/2026/a/")
    assert (0, []) == (result.status, result.problems)
    assert [
        ("bare", "Here"),
        ("told", "A view"),
        ("told", "Nearer"),
        ("rule", ""),
        ("rule", "Said all the same"),
        ("bare", "From content"),
    ] == images(page)
    assert "A caption" in page
    assert 'width="3" height="1"' in page


@pytest.mark.parametrize(
    ("image", "alt"),
    [
        ("{path: media/bare.png, alt: Here}", "Here"),
        ("media/told.png", "A view"),
        ("{path: media/told.png, caption: Another}", "A view"),
        ("{path: media/bare.png, decorative: true}", ""),
    ],
)
def test_lead_picture(image: str, alt: str, room: Newsroom) -> None:
    """The lead picture is a path, or a path with facts."""
    result = room.article("a", f"image: {image}").build()

    assert (0, []) == (result.status, result.problems)
    assert alt in [each for _, each in images(result.page("/2026/a/"))]


@pytest.mark.parametrize(
    ("body", "message", "hint"),
    [
        (
            "![](../media/bare.png)",
            "5:5: error: '../media/bare.png' has no words for those who don't see it",
            "write ![what is seen](../media/bare.png), or alt: … in ../media/bare.png.yaml",
        ),
        (
            "![x](../media/baer.png)",
            "5:6: error: there is no picture '../media/baer.png'",
            "did you mean '../media/bare.png'?",
        ),
        (
            "![x](media/none.png)",
            "5:6: error: there is no picture 'media/none.png'",
            "put it beside the article or in content/media/",
        ),
        (
            "![x](../media/broken.png)",
            "5:6: error: '../media/broken.png' is no picture to print: not a picture",
            "open it, and save it as a still JPEG or PNG, some 2,400 pixels wide",
        ),
        (
            "![x](../media/wrong.jpg)",
            "5:6: error: '../media/wrong.jpg' is no picture to print: a PNG with the ending .jpg",
            "open it, and save it as a still JPEG or PNG, some 2,400 pixels wide",
        ),
        (
            "![x](../media/phone.heic)",
            "5:6: error: '../media/phone.heic' is no kind of picture that is read",
            "open it, and save it as a still JPEG or PNG, some 2,400 pixels wide",
        ),
        (
            "![x](https://a.example/x.png)",
            "5:6: error: a picture from another site",
            "put the picture into content/media/ and name it there",
        ),
        (
            "![x](../media/x.svg)",
            "5:6: error: '../media/x.svg' is SVG",
            "save it as PNG; drawings in SVG belong to layouts/static/",
        ),
        ("![x](../../../etc/passwd.png)", "5:6: error: there is no picture", "put it beside"),
        ("![x](/etc/passwd)", "5:6: error: there is no picture '/etc/passwd'", "put it beside"),
    ],
)
def test_picture_that_cannot_be_printed(body: str, message: str, hint: str, room: Newsroom) -> None:
    """What is wrong with a picture is told where it is used."""
    room.write("content/media/broken.png", "not a picture").write("content/media/wrong.jpg", png())
    room.write("content/media/phone.heic", "of a phone")

    result = checked(room.write("content/media/x.svg", "<svg/>").article("a", body=f"{body}\n"))

    (problem,) = result.problems
    assert problem.startswith(f"{PLACE}:{message}")
    assert f"    {hint}" in result.report


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("alt: A view\nalt: Twice", "2:1: error: `alt` is given twice"),
        ("atl: A view", "1:1: error: unknown field 'atl'"),
        ("alt: [A]", "1:6: error: 'alt' is a list"),
        ("decorative: yes", "1:13: error: 'decorative' is yes"),
        ("alt: The #1 view # really", "1:6: error: 'alt' ends at the '#'"),
    ],
)
def test_mistake_in_the_facts(text: str, message: str, room: Newsroom) -> None:
    """Facts are checked at their own place, and said to be missing nowhere else."""
    room.write("content/media/told.png.yaml", f"{text}\n")

    result = checked(room.article("a", body="![](../media/told.png)\n"))

    (problem,) = result.problems
    assert problem.startswith(f"content/media/told.png.yaml:{message}")


def test_facts_of_no_picture(room: Newsroom) -> None:
    """Facts beside nothing are a slip in a name."""
    result = checked(room.write("content/media/tolld.png.yaml", "alt: A view\n"))

    message = "content/media/tolld.png.yaml: error: facts of a picture that isn't here"
    assert [message] == result.problems
    assert "did you mean 'content/media/told.png.yaml'?" in result.report


def test_only_pictures_in_use_are_published(room: Newsroom) -> None:
    """What no public text shows stays at home; what is shown twice is published once."""
    room.article("a", body="![x](../media/bare.png) and ![y](../media/bare.png)\n")
    room.article("b", "draft: true", "![](../media/told.png)\n")

    media = [path for path in room.build().public if path.startswith("media/")]

    assert ["avif", "png", "webp"] == [path.rpartition(".")[2] for path in media]
    assert {"media/bare"} == {path.partition(".")[0] for path in media}


@pytest.mark.parametrize(
    "name", ["evil.html", "evil.js", "drawing.svg", "feed.xml", "_headers", "CNAME", "x.php"]
)
def test_static_file_that_could_act_is_refused(name: str, newsroom: Newsroom) -> None:
    """What a browser runs, or a host obeys, belongs to those who are trusted."""
    result = checked(newsroom.article("a").write(f"content/static/{name}", "<x/>"))

    assert 1 == result.status
    assert f"content/static/{name}: error: a kind of file that could run" in result.problems[0]


@pytest.mark.parametrize("name", ["manifest.json", "robots.txt", "media/x.csv", "archive/x.pdf"])
def test_static_file_in_the_way_is_refused(name: str, newsroom: Newsroom) -> None:
    """A static file can't take the place of what the site prints itself."""
    result = checked(newsroom.article("a").write(f"content/static/{name}", "x"))

    expected = f"content/static/{name}: error: the address /{name} belongs to the site's own pages"
    assert [expected] == result.problems

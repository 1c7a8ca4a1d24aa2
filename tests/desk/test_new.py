"""`dateline new` writes a draft that is right as it stands, and never over anything."""

import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import NOW, Newsroom, Result

from dateline.editorial.blank import quoted_title
from dateline.editorial.fields import ARTICLE
from dateline.editorial.forms import read_form
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import parse_content_yaml

PATH = "content/articles/2026/a-delta.md"


def made(newsroom: Newsroom, *words: str) -> Result:
    """Give the command at a fixed instant."""
    return newsroom.run("new", *words, "--now", NOW)


def test_file_stands_in_its_place(newsroom: Newsroom) -> None:
    """Title, day in the site's zone, id and `draft: true`; the path is what is printed."""
    result = newsroom.run("new", "A delta", "--quiet", "--now", "2026-12-31T23:30:00Z")

    assert (0, "content/articles/2027/a-delta.md\n") == (result.status, result.output)
    head = newsroom.read("content/articles/2027/a-delta.md").splitlines()[:5]
    assert ["---", 'title: "A delta"', "date: 2027-01-01", "id: a-delta"] == head[:4]
    assert head[4].startswith("draft: true  # ")


def test_file_is_right_as_it_stands(newsroom: Newsroom) -> None:
    """The new file has no problem, is held, and comes out when its draft is taken off."""
    assert 0 == made(newsroom, "A delta").status

    check = newsroom.run("check", "--now", NOW)
    held = newsroom.build()
    text = newsroom.read(PATH)
    newsroom.write(PATH, re.sub(r"^draft:.*\n", "", text, flags=re.MULTILINE) + "A sentence.\n")
    out = newsroom.build()

    assert (0, "0 errors, 0 warnings\n") == (check.status, check.output)
    assert "2026/a-delta/index.html" not in held.public
    assert (0, "") == (out.status, out.report)
    assert "2026/a-delta/index.html" in out.public


def test_every_field_is_explained_and_can_be_taken_up(newsroom: Newsroom) -> None:
    """Each field of the table is there; with its `# ` taken away it is read."""
    made(newsroom, "A delta")
    text = newsroom.read(PATH).split("---\n")[1]
    names = "|".join(field.name for field in ARTICLE)
    taken_up = re.sub(rf"^# (?=(?:{names}):)|^# (?=  - )", "", text, flags=re.MULTILINE)

    mapping, in_yaml = parse_content_yaml(taken_up.encode(), PATH)
    values, problems = read_form(mapping, ARTICLE, PATH)

    assert ((), ()) == (in_yaml, problems)
    assert {field.name for field in ARTICLE} == set(values)
    assert [] == [
        field.name
        for field in ARTICLE[2:]
        if f"# {field.doc}" not in text and field.name not in ("id", "draft")
    ]


def test_words_of_the_vocabulary_are_offered_most_used_first(newsroom: Newsroom) -> None:
    """Topics, authors and regions stand there by name, those that articles use before others."""
    newsroom.article("a", "topics: [recycling]\nregions: [Zhejiang]\n")
    newsroom.article("b", "topics: [Recycling]\nregions: [US, CN-ZJ]\n")
    newsroom.write("content/articles/broken.md", "---\ntopics: [\n---\n")
    made(newsroom, "A delta")
    text = newsroom.read(PATH)

    assert "# Known: recycling (Recycling), rare-earths (Rare earths)\n" in text
    assert "# Such as: CN-ZJ (Zhejiang), US (United States)\n" in text
    assert "# Known: editor (The Editor)\n" in text
    assert "# Known: news, analysis, opinion, brief\n" in text


def test_options_are_taken_up(newsroom: Newsroom) -> None:
    """Slug, day, kind and regions are as asked for; a region may be named by its name."""
    result = made(
        newsroom,
        *("A delta", "--slug", "delta", "--date", "2025-02-23", "--kind", "brief"),
        *("--region", "Zhejiang", "--region", "US"),
    )

    text = newsroom.read("content/articles/2025/delta.md")
    assert 0 == result.status
    assert "date: 2025-02-23\nid: delta\nkind: brief\nregions: [CN-ZJ, US]\n" in text


def test_nothing_is_written_over(newsroom: Newsroom) -> None:
    """A file that is there already stays, and the hint works."""
    first, again = made(newsroom, "A delta"), made(newsroom, "A Delta!")
    text = newsroom.read(PATH)
    other = made(newsroom, "A Delta!", "--slug", "a-delta-2")

    assert [0, 1, 0] == [first.status, again.status, other.status]
    assert f"{PATH} is there already: say --slug a-delta-2\n" == again.output
    assert text == newsroom.read(PATH)


def test_id_is_nobody_elses(newsroom: Newsroom) -> None:
    """The same words in another year make another id."""
    made(newsroom, "A delta", "--date", "2025-01-01")
    made(newsroom, "A delta")

    assert "\nid: a-delta-2026\n" in newsroom.read(PATH)
    assert "0 errors" in newsroom.run("check", "--now", NOW).output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("🎉",), "no file can be named after “🎉”: say --slug a-few-plain-words"),
        (("  ",), "a title is a line of words"),
        (("A\x1b[2J",), "a title is a line of words"),
        (("\udcff",), "a title is a line of words"),
        (("con",), "no file can be named after “con”: say --slug"),
        (("A", "--slug", "A Delta"), "--slug A Delta: say --slug a-delta"),
        (("A", "--slug", "../../x"), "--slug ../../x: say --slug x"),
        (("A", "--date", "soon"), "--date soon: a date is written 2026-02-05"),
        (("A", "--kind", "analsis"), "--kind analsis: did you mean analysis?"),
        (("A", "--region", "CN-ZG"), "--region CN-ZG: did you mean 'CN-ZJ'"),
        ((), "required: TITLE"),
    ],
)
def test_what_cannot_be_understood_writes_nothing(
    words: tuple[str, ...], said: str, newsroom: Newsroom
) -> None:
    """Each is a usage error with what can be typed, and leaves no file."""
    result = made(newsroom, *words)

    assert (2, True) == (result.status, said in result.output), result.output
    assert not (newsroom.folder / "content/articles").exists()


def test_emoji_beside_words_is_no_matter(newsroom: Newsroom) -> None:
    """A title of another script, or with an emoji, is kept as it is."""
    result = made(newsroom, "稀土 🎉 👨‍👩‍👧")

    path = result.output.splitlines()[0]
    assert 'title: "稀土 🎉 👨‍👩‍👧"\n' in newsroom.read(path)


def test_settings_that_cannot_be_read_are_told(newsroom: Newsroom) -> None:
    """Without settings nobody knows the zone: their problems are told, nothing is written."""
    newsroom.edit("content/site.yaml", "zone: ", "zon: ")

    result = made(newsroom, "A delta")

    assert 1 == result.status
    assert "unknown field 'zon'" in result.output
    assert not (newsroom.folder / PATH).exists()


@pytest.mark.parametrize("obstacle", ["content/articles", "content/articles/2026"])
def test_folder_that_cannot_be_made_is_told(obstacle: str, newsroom: Newsroom) -> None:
    """A file in the place of a folder is named in words; there is no traceback."""
    newsroom.write(obstacle, "a file")

    result = made(newsroom, "A delta")

    assert 1 == result.status
    assert result.output.startswith(f"{PATH} can't be written: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_folder_that_may_not_be_written_is_told(newsroom: Newsroom) -> None:
    """A folder without the right to write is told in the system's words."""
    newsroom.article("a")
    (newsroom.folder / "content/articles").chmod(0o500)

    assert "permission denied" in made(newsroom, "A delta").output


@given(st.text(min_size=1))
def test_any_title_is_read_as_it_was_given(text: str) -> None:
    """Quotes, colons, backslashes, entities, other scripts: all stay what they are."""
    title = " ".join(text.split())
    mapping, in_yaml = parse_content_yaml(
        f"title: {quoted_title(title)}\ndate: 2026-02-05\n".encode("utf-8", "surrogatepass"), PATH
    )
    values, problems = read_form(mapping, ARTICLE, PATH)

    read = values.get("title")
    if title.isprintable() and title:
        assert ((), ()) == (in_yaml, problems)
    assert in_yaml or problems or (isinstance(read, Mention) and read.text == title)

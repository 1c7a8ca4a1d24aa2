"""Mappings read by the table of fields: what is given, what is wrong, and what to type instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import only, read, told

from dateline.editorial.fields import ARTICLE, DISCLAIMER, MEDIA, PAGE, SITE, Field, Kind
from dateline.model.manuscript import WrittenDate
from dateline.model.prose import Mention

DATED = "title: Fine\ndate: 2026-02-05\n"


def values_of(text: str, table: tuple[Field, ...] = ARTICLE) -> dict[str, object]:
    """Return the fields of a text in which nothing is wrong."""
    values, problems = read(text, table)
    assert [] == problems
    return dict(values)


def test_fields_are_read_by_their_kinds() -> None:
    """Each field comes as what its kind says; a word keeps its place."""
    values = values_of(DATED + "topics: [a, b]\nlead: true\nhighlights: [One, Two]\n")

    date = values.pop("date")
    assert isinstance(date, WrittenDate)
    assert {
        "title": Mention("Fine", 1, 8),
        "topics": (Mention("a", 3, 10), Mention("b", 3, 13)),
        "lead": True,
        "highlights": ("One", "Two"),
    } == values


@pytest.mark.parametrize("written", ["recycling", "[recycling]", "\n- recycling"])
def test_one_word_is_a_list_of_one(written: str) -> None:
    """A string where a list is meant is a list of one."""
    (topic,) = values_of(DATED + f"topics: {written}\n")["topics"]

    assert "recycling" == topic.text


def test_one_record_is_a_list_of_one() -> None:
    """A mapping where a list of them is meant is a list of one."""
    (source,) = values_of(DATED + "sources: {url: https://a.example/}\n")["sources"]

    assert "https://a.example/" == source["url"].text


def test_repeated_word_counts_once_where_it_first_stands() -> None:
    """A topic that is named twice is one topic."""
    values = values_of(DATED + "topics: [a, b, a]\n")

    assert (Mention("a", 3, 10), Mention("b", 3, 13)) == values["topics"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Q&amp;A", "Q&A"),
        ('"&lt;b&gt;"', "<b>"),
        ("caf&eacute;", "café"),
        ('"&#8364;&#x20AC;"', "€€"),
        ('"&amp;amp;"', "&amp;"),
        ("R&D&regulation", "R&D&regulation"),
        ('"&notaword; &copy"', "&notaword; &copy"),
        ("a bell &#7;", "a bell &#7;"),
        ("ten&nbsp;percent", "ten\u00a0percent"),
        ("稀土与磁体", "稀土与磁体"),
        ("القرار الجديد", "القرار الجديد"),
        ("Magnets 🧲 and 👩🏽‍🔬", "Magnets 🧲 and 👩🏽‍🔬"),
        ('"  two\n\n  lines "', "two lines"),
        ("|\n  two\n  lines", "two lines"),
        ("NO", "NO"),
        ("1.10", "1.10"),
        ("12:30", "12:30"),
        ("010", "010"),
    ],
)
def test_title_is_kept_as_written(written: str, meant: str) -> None:
    """Text stays text: entities are decoded once, white space joined, nothing else is touched."""
    title = values_of(f"title: {written}\ndate: 2026-02-05\n")["title"]

    assert isinstance(title, Mention)
    assert meant == title.text


@pytest.mark.parametrize("field", ["summary", "topics", "image", "sources", "updated", "series"])
@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_field_with_nothing_behind_it_is_not_given(field: str, nothing: str) -> None:
    """`summary:` alone is as if the line weren't there."""
    assert {"title", "date"} == set(values_of(DATED + f"{field}: {nothing}\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date: 2026-02-05", (1, 1, "missing-field", "'title' is missing")),
        ("title:\ndate: 2026-02-05", (1, 1, "missing-field", "'title' is missing")),
        ('title: ""\ndate: 2026-02-05', (1, 8, "missing-field", "'title' is empty")),
        ('title: "\u200b"\ndate: 2026-02-05', (1, 8, "missing-field", "'title' is empty")),
        (
            "title: [a]\ndate: 2026-02-05",
            (1, 8, "wrong-kind", "'title' is a list; one text is meant"),
        ),
        (
            "title: {a: {b: c}}\ndate: 2026-02-05",
            (1, 8, "wrong-kind", "'title' is a mapping; one text is meant"),
        ),
        (
            DATED + "highlights:\n  - The deal: a first step",
            (
                4,
                5,
                "unquoted-colon",
                "'highlights' holds a colon, so YAML takes it for a field with a value",
            ),
        ),
        (
            "title: One # and two\ndate: 2026-02-05",
            (1, 8, "quote-comment", "'title' ends at the '#': what follows is a comment to YAML"),
        ),
        (
            DATED + "disclaimer: It rests on # state media",
            (
                3,
                13,
                "quote-comment",
                "'disclaimer' ends at the '#': what follows is a comment to YAML",
            ),
        ),
        (
            'title: "&#x81; bell"\ndate: 2026-02-05',
            (1, 8, "control-character", "'title' names a character that no feed can hold"),
        ),
        (DATED + "slug: A Slug", (3, 7, "bad-slug", "'A Slug' is not a slug")),
        (DATED + "slug: con", (3, 7, "bad-slug", "'con' is not a slug")),
        (DATED + "id: a b", (3, 5, "bad-id", "'a b' is not an id")),
        (DATED + "discussion: /t/1", (3, 13, "bad-url", "'/t/1' is not a web address")),
        (DATED + "lead: yes", (3, 7, "bad-flag", "'lead' is yes; exactly true or false is meant")),
        (DATED + "language: English", (3, 11, "bad-language", "'English' is not a language tag")),
        (DATED + "kind: ''", (3, 7, "empty", "'kind' is empty")),
        (
            DATED + "highlights: [a, b, c, d, e, f]",
            (3, 29, "too-many", "'highlights' has 6 entries; at most 5 are read"),
        ),
        (
            DATED + "corrections: [{date: 2026-02-06, was: Ten}]",
            (3, 15, "missing-field", "'now' is missing in 'corrections'"),
        ),
        (
            DATED + "sources: [https://a.example/]",
            (3, 11, "wrong-kind", "'sources' has fields of its own"),
        ),
        (DATED + "sumary: x", (3, 1, "unknown-field", "unknown field 'sumary'")),
        (
            DATED + "sources: [{url: https://a.example/, name: x}]",
            (3, 37, "unknown-field", "unknown field 'name'"),
        ),
    ],
)
def test_mistake_is_told_at_its_place(text: str, expected: tuple[int, int, str, str]) -> None:
    """Each kind of mistake has a code, a line of words, and the place to mend."""
    _, problems = read(text)

    assert [expected] == told(problems)
    assert problems[0].hint


@pytest.mark.parametrize(
    ("hint", "text"),
    [
        ("did you mean 'summary'?", DATED + "sumary: x"),
        ("did you mean 'topics'?", DATED + "tags: [x]"),
        ("did you mean 'summary'?", DATED + "Description: x"),
        ("did you mean 'draft'?", DATED + "dratf: true"),
        ("did you mean 'a-slug'?", DATED + "slug: A Slug"),
        ("write the whole address: https://…", DATED + "discussion: forum.example/t/1"),
        ('put it in quotes: "The deal: done"', DATED + "highlights:\n- The deal: done"),
        ("add it: now: …", DATED + "corrections: [{date: 2026-02-06, was: Ten}]"),
        ("write date: 2026-02-05", "title: Fine\ndate:"),
        ("write embargo: {until: 2026-02-05}", DATED + "embargo: soon"),
        ("write '/' between folders: media/x.jpg", DATED + r"image: media\x.jpg"),
    ],
)
def test_hint_can_be_typed(hint: str, text: str) -> None:
    """The hint is what to type, in the author's own words where they can be mended."""
    _, problems = read(text)

    assert hint == only(problems).hint


@pytest.mark.parametrize(
    "line",
    [
        'draft: "yes"',
        "draft: yes",
        "draft: True",
        "draft:",
        "draft: [true]",
        "date: soon",
        "date:",
        "embargo: soon",
        "embargo:",
        "embargo: {note: hush}",
        "embargo: {until: soon}",
        "embargo: {untill: 2026-03-01}",
        "expires: never",
        "withdrawn: true",
        "withdrawn: {date: 2026-02-06}",
    ],
)
def test_gate_that_cannot_be_read_is_told_apart(line: str) -> None:
    """Whatever is wrong with a field that the gate reads has a code of its own."""
    start = "title: Fine\n" if line.startswith("date") else DATED

    values, problems = read(start + line)

    assert {"unreadable-gate"} == {problem.code for problem in problems}
    assert line.partition(":")[0] not in values


@pytest.mark.parametrize(
    "url",
    [
        "https://[",
        "https://[::1",
        "https://a℀.example/",
        "https://host:99999/",
        "https://host:x/",
        "https:///path",
        "javascript:alert(1)",
        "//host/path",
        "ftp://host/",
        "https://host/a b",
    ],
)
def test_odd_url_is_refused(url: str) -> None:
    """What no browser can follow, or should, is refused; it breaks nothing further up."""
    _, problems = read(DATED + f'discussion: "{url}"')

    assert "bad-url" == only(problems).code


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "C:/x.jpg", r"..\x.jpg", "a//b.jpg", "https://a.example/x.jpg", "media/"],
)
def test_odd_path_is_refused(path: str) -> None:
    """A path is relative, with `/` between its folders, and names a file."""
    _, problems = read(DATED + f"image: '{path}'")

    assert "bad-path" == only(problems).code


@pytest.mark.parametrize(
    "address",
    ["x", "/x", "x/", "//x/", "/../x/", "/.x/", "/x//", "/a b/", "/%2e%2e/", f"/{'x' * 201}/"],
)
def test_odd_permalink_is_refused(address: str) -> None:
    """A permalink begins and ends with a slash, and every part of it can name a folder."""
    _, problems = read(DATED + f"permalink: '{address}'")

    assert "bad-address" == only(problems).code


@pytest.mark.parametrize(
    ("mail", "right"),
    [
        ("letters@paper.example", True),
        ("first.last+tag@mail.paper.example", True),
        ("letters", False),
        ("letters@paper", False),
        ("a@b.example?bcc=x@y.example", False),
        ("javascript:x@y.example", False),
        ("two@a.example, b@b.example", False),
    ],
)
def test_mail_address(mail: str, right: bool) -> None:
    """An e-mail address is one address, without anything that a mail program would act upon."""
    _, problems = read(f"name: The Letter\nemail: '{mail}'", _publisher())

    assert right is (problems == [])


def _publisher() -> tuple[Field, ...]:
    return next(field.fields for field in SITE if field.name == "publisher")


def test_keys_to_ignore_are_passed_over() -> None:
    """A foreign key that the settings name is no problem; a field of our own can't be named."""
    values, problems = read(DATED + "layout: post\ndraft: true\n", ignore=("layout", "draft"))

    assert [] == problems
    assert values["draft"] is True


def test_foreign_key_can_be_ignored_by_what_the_hint_says() -> None:
    """In a text the hint gives the line that passes over the key."""
    from dateline.editorial.forms import read_form
    from dateline.syntax.frontmatter import parse_content_yaml

    mapping, _ = parse_content_yaml(b"title: Fine\nlayout: post\n", "a.md")
    _, problems = read_form(mapping, PAGE, "content/pages/a.md")

    hint = "take it out, or write in content/site.yaml: ignore: [layout]"
    assert [hint] == [problem.hint for problem in problems]


def test_word_is_on_one_line() -> None:
    """A word that is written over several lines can't forge a line of a report."""
    values = values_of(DATED + 'kind: "news\n\n  content/a.md:1:1: error: forged"\n')

    assert Mention("news content/a.md:1:1: error: forged", 3, 7) == values["kind"]


def test_block_of_markdown_begins_below_its_key() -> None:
    """The first line of `text: |` is the line below; of a text in quotes, its own."""
    block = values_of("text: |\n  One.\n\n  Two.\n", DISCLAIMER)["text"]
    in_quotes = values_of('text: "One. Two."\n', DISCLAIMER)["text"]

    assert Mention("One.\n\nTwo.", 2, 7) == block
    assert Mention("One. Two.", 1, 7) == in_quotes


def test_comment_behind_a_key_of_a_disclaimer_is_a_comment() -> None:
    """`disclaimer: state-media # see policy` names a disclaimer; nothing of it is lost."""
    values = values_of(DATED + "disclaimer: state-media # see policy\n")

    assert (Mention("state-media", 3, 13),) == values["disclaimer"]


def test_every_kind_can_be_read() -> None:
    """Each kind has a reader: no row of any table is a trap."""
    for kind in Kind:
        read("x: word", (Field("x", kind, "A field."),))


LEAVES = st.text(max_size=30) | st.sampled_from(
    ["true", "2026-02-05", "a-slug", "https://a.example/", "~", "x # y", "&amp;", "media/x.jpg"]
)
NESTED = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LEAVES, inner, max_size=3),
    max_leaves=6,
)


def flow(value: object) -> str:
    """Write a value as YAML in one line, texts in quotes as JSON has them."""
    import json

    return json.dumps(value, ensure_ascii=False)


def test_key_with_a_line_end_is_told_on_one_line() -> None:
    """A key in quotes may hold anything; what is said of it stays on its line."""
    _, problems = read('"odd\\nkey": x\n', PAGE)

    assert "unknown field 'odd key'" == problems[0].message


@pytest.mark.parametrize("table", [ARTICLE, PAGE, SITE, MEDIA, DISCLAIMER])
@given(data=st.data())
def test_any_value_in_any_field_is_read_or_refused(
    table: tuple[Field, ...], data: st.DataObject
) -> None:
    """Whatever stands in a field: it is read, or there is a problem with its line and a code."""
    field = data.draw(st.sampled_from(table))
    value = data.draw(NESTED)

    values, problems = read(f"{field.name}: {flow(value)}\n", table)

    for problem in problems:
        assert problem.location.line >= 1
        assert problem.code
        assert "\n" not in problem.message
        assert "invalid" not in problem.message
        assert not problem.message.endswith(".")
    assert field.name in values or problems or value in ([], {}), values


@given(st.text(max_size=60).map(lambda text: text.replace("\n", " ")))
def test_any_plain_text_as_a_title(text: str) -> None:
    """Text that is typed behind `title: ` without a thought is kept, or refused with its line."""
    values, problems = read(f"title: {text}\ndate: 2026-02-05\n")

    assert "title" in values or problems
    assert all(problem.location.line for problem in problems)

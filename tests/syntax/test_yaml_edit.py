"""Keys get other names where they stand, and no other byte of a text changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.editorial.renames import Rename
from dateline.editorial.upgrading import upgrade_file
from dateline.syntax.yaml_edit import NewKey, rename_keys

MARK = b"\xef\xbb\xbf"
ARTICLE, FACTS = "content/articles/a.md", "content/media/a.png.yaml"
RENAMES = tuple(
    rename
    for kind in ("article", "media")
    for rename in (
        Rename(kind, "was", "is_now", "0.2"),
        Rename(kind, "record.late", "early", "0.2"),
    )
)
ends = st.sampled_from(["\n", "\r\n", "\r"])
comments = st.sampled_from(["", "  # was: a note", " #", "   # late, 稀土 🧲"])
values = st.sampled_from(
    ['"was: quoted"', "plain was", "[was, late]", "稀土 🧲", "'it''s'", "1.10"]
)
lines = st.tuples(st.sampled_from(["a: {}", "other_was: {}", "'late': {}", "# was: {}"]), values)
# The pieces in which a key may stand; @ and % are where its name goes.
was = st.sampled_from(["@: {}", "'@': {}", '"@": {}', "@   : {}", "@:   {}"])
record = st.sampled_from(
    [
        "record: {%: 1, x: [was]}",
        'record: {"🧲": 2, "%":1}',
        "record:~  x: 1~  %: |~    late: text~",
    ]
)


@st.composite
def files(draw: st.DrawFn, path: str) -> tuple[bytes, bytes]:
    """Draw a file with former names, and the same file with the names of today."""
    parts = [
        draw(was).format(draw(values)) + draw(comments),
        draw(record) + draw(comments),
        *(line.format(value) for line, value in draw(st.lists(lines, max_size=3, unique_by=first))),
    ]
    parts = draw(st.permutations(parts))
    if path == ARTICLE:
        parts = ["---", *parts, "---", "was: in the body", "record: {late: 1}"]
    text = "".join(piece + draw(ends) for part in parts for piece in part.split("~"))
    mark = draw(st.sampled_from([b"", MARK]))
    before, after = (text.replace("@", a).replace("%", b) for a, b in (FORMER, PRESENT))
    return mark + before.encode(), mark + after.encode()


FORMER, PRESENT = ("was", "late"), ("is_now", "early")


def first(line: tuple[str, str]) -> str:
    """Return the key of a line: each may stand once."""
    return line[0]


@pytest.mark.parametrize("path", [ARTICLE, FACTS])
@given(data=st.data())
def test_only_the_names_change(path: str, data: st.DataObject) -> None:
    """Whatever the line ends, marks, quotes, comments and order: the rest stays, byte by byte."""
    before, after = data.draw(files(path))

    assert (after, ()) == upgrade_file(before, path, RENAMES)
    assert (after, ()) == upgrade_file(after, path, RENAMES)


@given(st.text(), st.binary())
def test_any_other_file_stays_as_it_is(text: str, data: bytes) -> None:
    """What holds no former name, or can't be read, is given back."""
    for each in (text.encode("utf-8", "surrogatepass"), data):
        assert each == upgrade_file(each, ARTICLE, RENAMES)[0]


def test_several_keys_of_one_line_are_renamed() -> None:
    """A longer name moves those behind it, which are still found."""
    keys = [NewKey(1, 2, "a", "longer"), NewKey(1, 8, "b", "other")]

    assert b"{longer: 1, other: 2}" == rename_keys(b"{a: 1, b: 2}", keys)


def test_key_with_an_escape_is_left() -> None:
    """It isn't written as it reads, so nothing is written at all."""
    data = b'---\n"w\\x61s": 1\nrecord: {late: 2}\n---\n'

    left, (problem,) = upgrade_file(data, ARTICLE, RENAMES)

    assert data == left
    assert "'was' is not written as it reads, so it is left to you" == problem.message

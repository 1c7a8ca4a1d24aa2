"""What tells of all paths at once says the same as what looks at one after the other."""

from hypothesis import example, given
from hypothesis import strategies as st

from dateline.publish.claims import Claims, all_may_stand

PARTS = ["a", "A", "b", "..", ".", "", "manifest.json", "caf\u00e9", "cafe\u0301", "stra\u00dfe"]
PARTS += ["STRASSE", "x\ny", "\\", "\x7f", "\u00e9" * 127, "\u00e9" * 128, "n" * 255, "n" * 256]

names = st.sampled_from(PARTS) | st.text(max_size=3)
paths = st.lists(names, min_size=1, max_size=3).map("/".join)


def one_by_one(those: list[str]) -> bool:
    """Tell whether each of them may stand."""
    claims = Claims("public")
    try:
        return all(claims.claim(path, "somebody") is None for path in those)
    except ValueError:
        return False


@given(st.lists(paths, min_size=1, max_size=6))
@example(["a", "a/b/c"])
@example(["a/b/c", "a/b"])
@example(["manifest.json/a"])
@example(["a\n", "b"])
@example(["a", "b\n"])
def test_all_at_once_and_one_by_one(those: list[str]) -> None:
    """What all at once lets pass, each does; what is left to the slow way may still be fine."""
    each = one_by_one(those)
    assert each or not all_may_stand(those)
    if all(path.isprintable() for path in those):
        assert each == all_may_stand(those)

"""What is printed from a picture: widths, shapes around the focus, addresses, settings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import Newsroom
from reading import checked

from dateline.editorial.prints import SHAPES, all_prints, plan_prints, still_print, versions
from dateline.model.article import Prints
from dateline.model.site import PictureSettings
from dateline.syntax.picture import PictureFacts

NONE = PictureSettings(formats=())


def plan(
    width: int,
    height: int,
    focus: tuple[int, int] = (50, 50),
    form: str = "jpeg",
    settings: PictureSettings = PictureSettings(),  # noqa: B008 - frozen
) -> Prints:
    """Return what is to be printed from a picture of this size."""
    facts = PictureFacts(form, width, height)
    return plan_prints("content/media/A view.JPG", bytes(16), facts, focus, settings)


@pytest.mark.parametrize(
    ("expected", "width"),
    [
        ((90,), 90),
        ((400, 800, 1000), 1000),
        ((400, 820), 820),  # 800 would save nothing
        ((400, 800, 1200, 1600, 2400), 2400),
        ((400, 800, 1200, 1600, 2500), 2500),
        ((400, 800, 1200, 1600, 2400), 6000),
    ],
)
def test_widths(expected: tuple[int, ...], width: int) -> None:
    """None is wider than the picture, nor nearly as wide as the next one."""
    for prints in versions(plan(width, 600)):
        assert expected == tuple(each.width for each in prints)


@pytest.mark.parametrize(
    ("expected", "form"),
    [
        (("avif", "webp", "jpeg"), "jpeg"),
        (("avif", "webp", "png"), "png"),
        (("avif", "webp", "png"), "gif"),
        (("avif", "webp"), "webp"),
        (("avif", "webp"), "avif"),
    ],
)
def test_formats(expected: tuple[str, ...], form: str) -> None:
    """The best first; the last is one that every browser knows."""
    assert expected == tuple(those[0].format for those in versions(plan(900, 600, form=form)))


@pytest.mark.parametrize(
    ("expected", "form", "clear"),
    [
        ("jpeg", "jpeg", False),
        ("png", "gif", False),
        ("jpeg", "avif", False),
        ("png", "webp", True),
    ],
)
def test_still(expected: str, form: str, clear: bool) -> None:
    """A feed gets one JPEG or PNG of at most 1200 pixels."""
    facts = PictureFacts(form, 3000, 2000, clear)
    still = still_print(plan_prints("x", bytes(16), facts, (50, 50), PictureSettings()))
    assert (expected, 1200, 800) == (still.format, still.width, still.height)


@pytest.mark.parametrize(
    ("expected", "focus"),
    [
        ((0, 219, 1000, 781), (50, 50)),
        ((0, 0, 1000, 562), (50, 0)),
        ((0, 438, 1000, 1000), (0, 100)),
        ((0, 119, 1000, 681), (70, 40)),
    ],
)
def test_crop_keeps_the_focus(expected: tuple[int, ...], focus: tuple[int, int]) -> None:
    """The focus comes as near to the middle as the edges allow."""
    ((*_, first), *_) = versions(plan(1000, 1000, focus), "16x9")
    assert expected == first.box


def test_addresses() -> None:
    """They tell the stem, what the bytes are made of, the shape with its focus, and the width."""
    whole, wide = (
        versions(plan(1000, 1000, (70, 40), settings=NONE), each) for each in ("", "16x9")
    )
    base = plan(1, 1).base
    assert base.startswith("/media/a-view.")
    assert f"{base}.1000.jpg" == whole[0][-1].address
    assert f"{base}.16x9-70-40-400.jpg" == wide[0][0].address
    other = plan_prints("x.jpg", b"1" * 16, PictureFacts("jpeg", 1, 1), (50, 50), NONE)
    assert base.partition(".")[2] != other.base.partition(".")[2]


def test_picture_of_a_shape_is_not_cropped_to_it() -> None:
    """What is 16 wide and 9 high already is printed once."""
    prints = plan(1600, 900, (10, 90))
    assert versions(prints) == versions(prints, "16x9")


@given(
    st.integers(1, 16_000),
    st.integers(1, 16_000),
    st.tuples(st.integers(0, 100), st.integers(0, 100)),
    st.lists(st.integers(100, 4000), min_size=1, max_size=8, unique=True),
)
def test_nothing_leaves_the_picture(
    width: int, height: int, focus: tuple[int, int], widths: list[int]
) -> None:
    """Whatever the size: each print lies within the picture, and none is larger than its part."""
    settings = PictureSettings(tuple(sorted(widths)))
    plain = plan(width, height, focus, settings=settings)
    prints = plan_prints(plain.path, b"", PictureFacts("png", width, height), focus, settings)
    for shape in ("", *SHAPES):
        assert versions(prints, shape)[0]
        for each in (
            still_print(prints, shape),
            *(p for those in versions(prints, shape) for p in those),
        ):
            left, top, right, bottom = each.box
            assert 0 <= left < right <= width
            assert 0 <= top < bottom <= height
            assert 1 <= each.width <= right - left
            assert 1 <= each.height <= bottom - top
    boxes = {each.address: each.box for each in all_prints(prints)}
    assert all(boxes[each.address] == each.box for each in all_prints(prints))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("7:20: error: '99' in widths; pixels from 100 to 4000 are meant", "{widths: 99}"),
        ("7:26: error: 'wide' in widths; pixels", "{widths: [400, wide]}"),
        ("7:21: error: 'webb' in formats of pictures", "{formats: webb}"),
    ],
)
def test_settings_are_checked(expected: str, text: str, newsroom: Newsroom) -> None:
    """A width or a format that is none is told where it stands."""
    settings = newsroom.read("content/site.yaml")
    newsroom.write("content/site.yaml", f"{settings}pictures: {text}\n")
    (problem,) = checked(newsroom.article("a")).problems
    assert problem.startswith(f"content/site.yaml:{expected}")


@pytest.mark.parametrize(
    ("expected", "focus"),
    [
        ("2:9: error: 101 lies outside the picture", "[101, 50]"),
        ("2:13: error: -1 lies outside the picture", "[50, -1]"),
        ("2:8: error: 'focus' is a point: two numbers", "50"),
        ("2:8: error: 'focus' is a point: two numbers", "[left, top]"),
        ("2:8: error: 'focus' is a point: two numbers", "[1, 2, 3]"),
    ],
)
def test_focus_is_checked(expected: str, focus: str, newsroom: Newsroom) -> None:
    """A focus is two numbers within the picture."""
    newsroom.write("content/media/x.png", b"")
    newsroom.write("content/media/x.png.yaml", f"alt: A view\nfocus: {focus}\n")
    result = checked(newsroom.article("a"))
    assert [f"content/media/x.png.yaml:{expected}"] == result.problems
    assert "write focus: [50, 50], in per cent from the left and from the top" in result.report

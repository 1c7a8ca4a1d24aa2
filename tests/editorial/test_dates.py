"""Dates in all the shapes in which editors write them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from newsroom import Newsroom

from dateline.editorial.dates import ZONES, instant, parse_date
from dateline.model.manuscript import WrittenDate
from dateline.model.prose import Mention

BRUSSELS = ZoneInfo("Europe/Brussels")
HOUR = 3600

SHAPES = {
    "2026-02-05": ((2026, 2, 5), None, False),
    "2026-2-5": ((2026, 2, 5), None, False),
    "2026-02-05 09:30": ((2026, 2, 5, 9, 30), None, True),
    "2026-02-05 9:30": ((2026, 2, 5, 9, 30), None, True),
    "2026-02-05T09:30": ((2026, 2, 5, 9, 30), None, True),
    "2026-02-05t09:30:15": ((2026, 2, 5, 9, 30, 15), None, True),
    "2026-02-05 09:30:15.123": ((2026, 2, 5, 9, 30, 15), None, True),
    "2019-06-18 09:00:00 -0500": ((2019, 6, 18, 9), -5 * HOUR, True),
    "2019-06-18 9:00:00 -0500": ((2019, 6, 18, 9), -5 * HOUR, True),
    "2019-06-18 09:00:00 +05:30": ((2019, 6, 18, 9), 5 * HOUR + 1800, True),
    "2019-06-18T09:00:00+02": ((2019, 6, 18, 9), 2 * HOUR, True),
    "2019-06-18T09:00:00Z": ((2019, 6, 18, 9), 0, True),
    "2019-06-18 09:00 UTC": ((2019, 6, 18, 9), 0, True),
    "2019-06-18   09:00   +01:00": ((2019, 6, 18, 9), HOUR, True),
}

REFUSED = (
    "",
    "soon",
    "5 February 2026",
    "02/05/2026",
    "2026-02",
    "2026",
    "20260205",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-02-05 24:00",
    "2026-02-05 09:60",
    "2026-02-05 9",
    "2026-02-05 09:30 PM",
    "2026-02-05 09:30 CET",
    "2026-02-05 09:30 +15:00",
    "2026-02-05 09:30 +05:99",
    "2026-02-05 09:30 +05:",
    "2026-02-05Z",
    "0000-01-01",
    "1599-12-31",
    "9001-01-01",
    "２０２６-02-05",
    "2026-02-05\n2026-02-06",
)


@pytest.mark.parametrize(("written", "meant"), SHAPES.items())
def test_date_is_read(written: str, meant: tuple[tuple[int, ...], int | None, bool]) -> None:
    """Each shape found in real files is read, with its offset and whether it has a time."""
    parts, offset, has_time = meant

    found = parse_date(Mention(written, 3, 7))

    assert WrittenDate(datetime(*parts), offset, has_time, 3, 7) == found


@pytest.mark.parametrize("written", REFUSED)
def test_date_is_refused(written: str) -> None:
    """What is no date is refused with words that say how one is written, or what is wrong."""
    found = parse_date(Mention(written))

    assert isinstance(found, str)
    assert found


def test_date_without_zone_is_the_sites() -> None:
    """A date without an offset means the site's zone, in summer and in winter."""
    winter, summer = (parse_date(Mention(day)) for day in ("2026-01-05", "2026-07-05"))

    assert isinstance(winter, WrittenDate)
    assert isinstance(summer, WrittenDate)
    assert datetime(2026, 1, 4, 23, tzinfo=UTC) == instant(winter, BRUSSELS)
    assert datetime(2026, 7, 4, 22, tzinfo=UTC) == instant(summer, BRUSSELS)


def test_date_with_offset_is_shown_in_the_sites_zone() -> None:
    """A date with an offset is the same instant, told by the site's clock."""
    written = parse_date(Mention("2026-02-05 23:30 -0500"))
    assert isinstance(written, WrittenDate)

    assert "2026-02-06T05:30:00+01:00" == instant(written, BRUSSELS).isoformat()


@given(
    st.datetimes(datetime(1600, 1, 2), datetime(9000, 12, 30)),
    st.integers(-14 * 60, 14 * 60),
)
def test_iso_dates_are_read(moment: datetime, minutes: int) -> None:
    """Whatever Python writes as ISO 8601, with any offset on Earth, is read as that instant."""
    sign, size = "-" if minutes < 0 else "+", abs(minutes)
    text = f"{moment:%Y-%m-%dT%H:%M:%S}{sign}{size // 60:02}:{size % 60:02}"
    text = text if moment.year >= 1000 else text.rjust(25, "0")

    found = parse_date(Mention(text))

    assert isinstance(found, WrittenDate)
    expected = (moment.replace(microsecond=0) - timedelta(minutes=minutes)).replace(tzinfo=UTC)
    assert expected == instant(found, ZoneInfo("UTC"))


@given(st.text() | st.from_regex(r"\d{1,4}-\d{1,2}-\d{1,2}.{0,12}", fullmatch=True))
@example("0" * 5000)
def test_any_text_is_a_date_or_not(text: str) -> None:
    """No text makes the reader of dates fail."""
    found = parse_date(Mention(text))

    if isinstance(found, WrittenDate):
        assert instant(found, BRUSSELS).tzinfo is not None


def test_zone_is_the_pinned_one(newsroom: Newsroom) -> None:
    """What a system keeps under a zone's name makes no difference: all machines say the same."""
    tables = newsroom.folder / "zones" / "Europe"
    tables.mkdir(parents=True)
    (tables / "Brussels").write_bytes((ZONES / "zoneinfo/Asia/Tokyo").read_bytes())
    newsroom.article("story", "date: 2026-02-05 09:00\n")

    built = newsroom.build_apart(env={"PYTHONTZPATH": str(tables.parent)})

    assert 0 == built.status, built.output
    assert "2026-02-05T09:00:00+01:00" in built.page("/2026/story/")


@pytest.mark.parametrize("written", ["1850-03-01", "1850-03-01T12:00Z", "2026-02-05 09:30"])
def test_offsets_are_whole_minutes(written: str) -> None:
    """Before there were time zones Brussels was 17:30 minutes ahead; feeds can't say."""
    date = parse_date(Mention(written))
    assert isinstance(date, WrittenDate)
    offset = instant(date, BRUSSELS).utcoffset()
    assert offset is not None
    assert timedelta() == offset % timedelta(minutes=1)

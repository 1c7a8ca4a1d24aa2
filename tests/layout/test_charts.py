"""Charts show coverage by time, the same in bars and in words."""

from dateline.layout.charts import SLOT, time_chart
from dateline.layout.counts import MonthCount, YearCount
from dateline.layout.words import ENGLISH


def counted(months: dict[tuple[int, int], int]) -> tuple[YearCount, ...]:
    """Return these counts as the archive has them, newest first."""
    years = sorted({year for year, _ in months}, reverse=True)
    return tuple(
        YearCount(
            year,
            tuple(
                MonthCount(month, months[year, month])
                for month in range(12, 0, -1)
                if (year, month) in months
            ),
        )
        for year in years
    )


def test_a_bar_for_each_month() -> None:
    """The line runs over whole years; a bar's height is its share of the highest."""
    chart = time_chart(counted({(2024, 11): 1, (2025, 2): 4, (2025, 12): 2}), ENGLISH)
    assert chart is not None
    assert [(10, 10), (13, 40), (24 - 1, 20)] == [(bar.x // SLOT, bar.height) for bar in chart.bars]
    assert ("2024", "2025") == chart.labels
    assert (12 * SLOT,) == chart.ticks
    assert "November 2024: 1; February 2025: 4; December 2025: 2" == chart.figures
    assert chart.figures.split("; ") == [bar.text for bar in chart.bars]
    assert "Most: 4, in February 2025" == chart.most


def test_bars_stand_on_the_line() -> None:
    """Each bar ends at the foot of the chart, inside it."""
    chart = time_chart(counted({(2025, month): month for month in range(1, 13)}), ENGLISH)
    assert chart is not None
    _, _, width, height = map(int, chart.view_box.split())
    assert {height} == {bar.y + bar.height for bar in chart.bars}
    assert all(0 <= bar.x < bar.x + bar.width <= width for bar in chart.bars)


def test_many_years_are_counted_by_year() -> None:
    """A line of more than ten years has a bar for each, and not every one is labelled."""
    chart = time_chart(counted({(year, 5): 2 for year in range(2000, 2023, 2)}), ENGLISH)
    assert chart is not None
    assert "Articles by year" == chart.title
    assert 12 == len(chart.bars)
    assert 23 == len(chart.labels)
    assert ["2000", "2003", "2006"] == [label for label in chart.labels if label][:3]


def test_the_last_of_the_highest_is_named() -> None:
    """Where months are equal, the newest is the one that is told."""
    chart = time_chart(counted({(2025, 1): 3, (2025, 6): 3}), ENGLISH)
    assert chart is not None
    assert "Most: 3, in June 2025" == chart.most


def test_too_little_for_a_course() -> None:
    """No chart where the list itself shows as much."""
    assert time_chart((), ENGLISH) is None
    assert time_chart(counted({(2025, 1): 9, (2025, 2): 9}), ENGLISH) is None
    assert time_chart(counted({(2025, 1): 1, (2025, 9): 1}), ENGLISH) is None

"""Shows which wording of a disclaimer an article carries, and that all of them are kept."""

from zoneinfo import ZoneInfo

import pytest
from copy_desk import CopyDesk

from dateline.editorial.disclaimers import Wordings, set_histories
from dateline.model.problem import Severity

OLD, NEW = "Check its claims.", "Its claims should be verified."


@pytest.mark.parametrize(
    ("date", "written", "wording"),
    [
        ("2025-01-01", "state-media", OLD),
        ("2025-12-31", "state-media", OLD),
        ("2026-01-01", "state-media", NEW),
        ("2024-06-01", "state-media", OLD),
        ("2025-06-01", "state-media@newest", NEW),
        ("2025-06-01", "state-media@2026-02-01", NEW),
        ("2026-06-01", "state-media@2025-02-01", OLD),
    ],
)
def test_wording_of_the_day(copy_desk: CopyDesk, date: str, written: str, wording: str) -> None:
    """An article keeps the wording in force on its day, unless it asks for another."""
    article = copy_desk.judge("", f"date: {date}\ndisclaimer: {written}\n").article

    assert ["state-media"] == [each.key for each in article.disclaimers]
    assert wording in "".join(map(str, article.disclaimers[0].prose.pieces))


def test_wording_that_there_is_not(copy_desk: CopyDesk) -> None:
    """What follows the @ is a day or the word newest."""
    judged = copy_desk.judge("", "disclaimer: state-media@latest\n")

    assert [("unknown-wording", Severity.ERROR)] == [
        (each.code, each.severity) for each in judged.problems
    ]
    assert "state-media@newest" in judged.problems[0].hint


def test_asking_for_a_wording_meets_the_policy(copy_desk: CopyDesk) -> None:
    """A disclaimer is carried in whichever wording."""
    policy = "r: {when: {class: state-owned}, disclaimer: state-media}\n"

    judged = copy_desk.judge(policy, "disclaimer: state-media@newest\n", "[a](https://regcc.cn/)")

    assert () == judged.problems


def test_all_wordings_are_kept(copy_desk: CopyDesk) -> None:
    """The history holds every disclaimer, each with all its wordings, the newest first."""
    settings = copy_desk.settings
    zone = ZoneInfo(settings.site.zone)
    wordings = Wordings(copy_desk.vocabulary.disclaimers, settings.reading.markdown, zone)

    histories, problems = set_histories(wordings)

    assert () == problems
    assert [
        ("state-media", ["2026-01-01", "2025-01-01"]),
        ("legal", [None]),
        ("translation", [None]),
    ] == [
        (each.key, [w.since and w.since.date().isoformat() for w in each.wordings])
        for each in histories
    ]

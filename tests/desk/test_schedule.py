"""A schedule that wakes when something is due, and the clock that it trusts."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from newsroom import NOW, ROOT, Newsroom

from dateline.desk.schedule import crontab, github_schedule
from dateline.editorial.dates import zone_of
from dateline.editorial.gate import Change

WORKFLOW = ".github/workflows/clock.yml"
ON = True  # what YAML 1.1 makes of a workflow's `on`
BRUSSELS = zone_of("Europe/Brussels")


def crons(workflow: str) -> list[str]:
    """Return the lines of a workflow's schedule, as YAML reads them."""
    read = yaml.safe_load(workflow)
    return [each["cron"] for each in read[ON]["schedule"]]


def test_schedule_wakes_a_minute_after_each_instant(newsroom: Newsroom) -> None:
    """In UTC, rounded up, each minute once, with its reason; drafts and what is out need none."""
    newsroom.article("open").article("draft", "draft: true\n")
    newsroom.article("later", "date: 2026-03-02 09:00\n").article("too", "date: 2026-03-02 09:00\n")
    newsroom.article("odd", "embargo: {until: 2026-03-02 09:00:30}\n")
    newsroom.article("short", "expires: 2026-03-03\n")

    told = newsroom.run("queue", "--now", NOW, "--format", "github")

    assert 0 == told.status
    assert ["1 8 2 3 *", "2 8 2 3 *", "1 23 2 3 *", "23 4 * * *"] == crons(told.output)
    assert "09:00 (CET): content/articles/later.md comes out" in told.output
    assert "uses: ./.github/workflows/publish.yml" in told.output
    called = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text())
    assert "workflow_call" in called[ON]


@given(st.text())
def test_no_name_becomes_yaml_or_a_command(name: str) -> None:
    """Whatever a file or an article is called, a schedule has one line for it, a crontab too."""
    change = Change(datetime(2026, 3, 2, 8, tzinfo=UTC), "public", f"content/{name}.md", name)

    workflow = github_schedule([change], BRUSSELS)
    table = crontab([change], BRUSSELS, Path("/srv/paper"))

    assert ["1 8 2 3 *", "23 4 * * *"] == crons(workflow)
    assert len(github_schedule([], BRUSSELS).split("\n")) + 2 == len(workflow.split("\n"))
    commands = [line for line in table.splitlines() if not line.startswith("#")]
    build = "dateline build --quiet --project /srv/paper"
    assert ["CRON_TZ=UTC", f"1 8 2 3 * {build}", f"23 4 * * * {build}"] == commands


def test_schedule_that_misses_an_instant_is_told(newsroom: Newsroom) -> None:
    """Where one is kept, and an article was planned since; the hint makes it anew."""
    newsroom.article("later", "date: 2026-03-02 09:00\n")
    assert [] == newsroom.run("check", "--now", NOW).problems
    newsroom.write(WORKFLOW, newsroom.run("queue", "--now", NOW, "--format", "github").output)
    fresh = newsroom.run("check", "--now", NOW)
    newsroom.article("sooner", "date: 2026-03-01 18:00\n")

    told = newsroom.run("check", "--now", NOW)

    assert [] == fresh.problems
    assert [
        f"{WORKFLOW}: warning: it doesn't wake on Sunday 1 March 2026, 18:00 (CET): "
        "content/articles/sooner.md comes out"
    ] == told.problems
    assert f"dateline queue --format github > {WORKFLOW}" in told.report


def test_many_instants_are_cut_short(newsroom: Newsroom) -> None:
    """Twenty are written; the schedule is stale only when half of them have passed."""
    for day in range(2, 32):
        newsroom.article(f"on-{day}", f"date: 2026-03-{day:02}\n")
    newsroom.write(WORKFLOW, newsroom.run("queue", "--now", NOW, "--format", "github").output)

    assert 21 == len(crons(newsroom.read(WORKFLOW)))
    assert [] == newsroom.run("check", "--now", "2026-03-11T00:00Z").problems
    assert 1 == len(newsroom.run("check", "--now", "2026-03-13T00:00Z").problems)


def at(monkeypatch: pytest.MonkeyPatch, instant: str) -> None:
    """Let the machine's clock say so."""
    monkeypatch.setattr("dateline.desk.request.clock", lambda: datetime.fromisoformat(instant))


def test_clock_that_went_back_takes_nothing_back(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came out stays; the hint is obeyed, and then the clock is believed again."""
    newsroom.article("open").article("later", "date: 2026-03-02 09:00\n")
    at(monkeypatch, "2026-03-02T12:00:00Z")
    first = newsroom.run("build")
    at(monkeypatch, "2026-03-01T12:00:00Z")
    newsroom.article("open", body="Another.\n")

    told = newsroom.run("build")
    asked = newsroom.run("build", "--now", "2026-03-01T12:00Z")
    again = newsroom.article("open", body="A third.\n").run("build")

    assert (0, 1, first.public) == (first.status, told.status, told.public)
    assert [
        "content/articles/later.md: error: the clock went back: it says 2026-03-01T12:00Z, and an "
        "edition of 2026-03-02T12:00Z is out; what happened in between would be undone"
    ] == told.problems
    assert "--now 2026-03-01T12:00Z" in told.report
    assert (0, False) == (asked.status, "2026/later/index.html" in asked.public)
    assert 0 == again.status


def test_clock_that_went_back_a_little_changes_nothing(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing happened in between, it doesn't matter; nor after a look at the future."""
    newsroom.article("open").article("later", "date: 2026-03-02 09:00\n")
    at(monkeypatch, "2026-03-02T07:59:00Z")
    assert 0 == newsroom.run("build").status
    at(monkeypatch, "2026-03-02T07:50:00Z")
    assert 0 == newsroom.article("open", body="Another.\n").run("build").status

    ahead = newsroom.run("build", "--now", "2026-04-01")
    back = newsroom.run("build")

    assert "2026/later/index.html" in ahead.public
    assert (0, False) == (back.status, "2026/later/index.html" in back.public)

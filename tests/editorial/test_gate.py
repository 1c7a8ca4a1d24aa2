"""What is public at an instant, on either side of it."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from newsroom import Newsroom

from dateline.editorial.gate import Verdict, pass_gate, verdict
from dateline.model.article import Article, Body, Correction, Entry, Hold, Note, Reply, Withdrawal
from dateline.model.filing import Filing, file_article
from dateline.model.prose import Outline, Prose

BRUSSELS = ZoneInfo("Europe/Brussels")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)
LONG_AGO = datetime(2020, 1, 1, tzinfo=BRUSSELS)
OPEN = Hold(draft=False, date=LONG_AGO)
CANARY = "Quetzalcoatlus"


def filed(hold: Hold) -> Filing:
    """Return an article as filed."""
    return file_article(article(hold))[0]


def article(hold: Hold) -> Article:
    """Return an article of which only what the gate reads is told."""
    entry = Entry("a", "A", "/a/", hold.date, False, hold.date, "")
    body = Body(b"", Outline())
    return Article(entry, "a.md", "tag:a", "en", hold, (), (), body)


@pytest.mark.parametrize(
    ("before", "hold", "since"),
    [
        (Verdict.FUTURE, replace(OPEN, date=NOON), Verdict.PUBLIC),
        (Verdict.EMBARGO, replace(OPEN, embargo=NOON), Verdict.PUBLIC),
        (Verdict.PUBLIC, replace(OPEN, expires=NOON), Verdict.EXPIRED),
        (
            Verdict.PUBLIC,
            replace(OPEN, withdrawn=Withdrawal(NOON, "Wrong")),
            Verdict.WITHDRAWN,
        ),
        (Verdict.DRAFT, replace(OPEN, draft=True, date=NOON), Verdict.DRAFT),
        (
            Verdict.EMBARGO,
            replace(OPEN, date=NOON, embargo=NOON + timedelta(days=1)),
            Verdict.EMBARGO,
        ),
        (Verdict.FUTURE, replace(OPEN, date=NOON, embargo=LONG_AGO), Verdict.PUBLIC),
        (Verdict.FUTURE, replace(OPEN, date=NOON, expires=NOON), Verdict.EXPIRED),
    ],
)
def test_verdict_turns_at_its_instant(before: Verdict, hold: Hold, since: Verdict) -> None:
    """A microsecond before the instant it is one thing, from the instant on the other."""
    assert (before, since) == (verdict(hold, NOON - TICK), verdict(hold, NOON))


@pytest.mark.parametrize("hours", [-12, 0, 14])
def test_zone_of_now_makes_no_difference(hours: int) -> None:
    """An instant is one instant, however it is written."""
    there = NOON.astimezone(timezone(timedelta(hours=hours)))

    assert Verdict.PUBLIC is verdict(replace(OPEN, embargo=NOON), there)
    assert Verdict.EMBARGO is verdict(replace(OPEN, embargo=NOON), there - TICK)


def test_gate_parts_articles_and_knows_when_to_be_asked_again() -> None:
    """Public, withdrawn and held are told apart; the next instant is the first to come."""
    later, latest = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
    public, withdrawn = filed(OPEN), filed(replace(OPEN, withdrawn=Withdrawal(NOON, "Wrong")))
    future, leaving = filed(replace(OPEN, date=latest)), filed(replace(OPEN, expires=later))
    draft = filed(replace(OPEN, draft=True, date=NOON + TICK))

    passed = pass_gate([public, withdrawn, future, leaving, draft], NOON)

    assert (public, leaving) == passed.public
    assert (withdrawn,) == passed.withdrawn
    assert (future, draft) == passed.held
    assert later == passed.next
    assert pass_gate([public], NOON).next is None


def test_next_instant_is_the_first_when_the_clock_goes_back() -> None:
    """In the hour that comes twice, 02:50 summer time is before 02:10 winter time."""
    summer = datetime(2026, 10, 25, 2, 50, tzinfo=BRUSSELS)
    winter = datetime(2026, 10, 25, 2, 10, tzinfo=BRUSSELS, fold=1)
    articles = [filed(replace(OPEN, date=date)) for date in (winter, summer)]

    found = pass_gate(articles, NOON).next

    assert found is not None
    assert summer.timestamp() == found.timestamp()


def test_withdrawal_to_come_is_not_told_before_its_time() -> None:
    """An article whose withdrawal is yet to come stands as if none were planned."""
    planned = filed(replace(OPEN, withdrawn=Withdrawal(NOON + TICK, "Wrong")))

    passed = pass_gate([planned], NOON)

    assert (filed(OPEN),) == passed.public
    assert NOON + TICK == passed.next


def test_preview_lets_all_pass_but_what_has_expired() -> None:
    """A preview shows drafts and what is to come; what has expired is gone."""
    holds = [
        replace(OPEN, draft=True),
        replace(OPEN, date=NOON + TICK),
        replace(OPEN, embargo=NOON + TICK),
    ]
    expired = filed(replace(OPEN, expires=NOON))

    passed = pass_gate([*map(filed, holds), expired], NOON, preview=True)

    assert (3, (expired,)) == (len(passed.public), passed.held)


@given(st.lists(st.integers(-9, 9), min_size=4, max_size=4), st.booleans(), st.integers(-9, 9))
def test_nothing_changes_before_the_next_instant(hours: list[int], draft: bool, start: int) -> None:
    """Between two answers of the gate there is no third: it need not be asked before `next`."""
    date, embargo, expires, withdrawn = (NOON + timedelta(hours=hour) for hour in hours)
    hold = Hold(draft, date, embargo, "", expires, Withdrawal(withdrawn, "Wrong"))
    now = NOON + timedelta(hours=start)

    until = pass_gate([filed(hold)], now).next

    for hour in range(start, 11):
        moment = NOON + timedelta(hours=hour)
        if until is None or moment < until:
            assert verdict(hold, now) is verdict(hold, moment)


@given(st.lists(st.integers(-9, 9), min_size=5, max_size=5), st.integers(-9, 9))
def test_no_part_is_told_before_the_next_instant(hours: list[int], start: int) -> None:
    """Updates, corrections, replies and the day of the last change are the same until `next`."""
    update, correction, reply, expires, date = (NOON + timedelta(hours=hour) for hour in hours)
    prose = Prose((), Outline())
    whole = replace(
        article(replace(OPEN, date=date, expires=expires)),
        updates=(Note(update, "More"),),
        corrections=(Correction(correction, "Was", "Is"),),
        replies=(Reply("a", "A", "reader", reply, prose),),
    )
    now = NOON + timedelta(hours=start)

    passed = pass_gate([file_article(whole)[0]], now)

    for hour in range(start, 11):
        moment = NOON + timedelta(hours=hour)
        if passed.next is None or moment < passed.next:
            assert passed.public == pass_gate([file_article(whole)[0]], moment).public
    for shown in passed.public:
        copy = shown.copy.read()
        parts = (*copy.updates, *copy.corrections, *copy.replies)
        assert all(each.date <= now for each in parts)
        assert shown.entry.updated <= now


HELD = {
    "draft": ("draft: true\n", ()),
    "future": ("date: 2026-03-02 09:00\n", ("2026-03-02T08:00:00Z",)),
    "embargo": (
        "embargo: {until: 2026-03-02 09:00, note: The ministry asked}\n",
        ("2026-03-02T08:00:00Z",),
    ),
    "expired": ("expires: 2026-02-20\n", ()),
}


@pytest.mark.parametrize(("head", "until"), HELD.values(), ids=HELD)
def test_held_article_leaves_no_byte(head: str, until: tuple[str, ...], newsroom: Newsroom) -> None:
    """No file of the edition holds a word of a held article, its names, or its media."""
    newsroom.write("content/media/quetzal.png", PIXEL)
    newsroom.write("content/articles/quetzal.csv", f"{CANARY}\n")
    words = f"summary: Of {CANARY}\nhighlights: [{CANARY}]\ndateline: {CANARY}\nid: quetzal\n"
    picture = f"image: {{path: media/quetzal.png, alt: {CANARY}}}\ntopics: [recycling]\n"
    body = f"{CANARY}, and [the data](quetzal.csv).\n\n![{CANARY}](../media/quetzal.png)\n"
    newsroom.article("quetzal", f"title: {CANARY}\n{words}{picture}{head}", body)
    newsroom.article("other")

    held = newsroom.build()

    assert (0, []) == (held.status, held.problems)
    assert [] == leaks(held.public)
    for instant in until:
        before, since = (
            newsroom.build("--now", seconds_before(instant)),
            newsroom.build("--now", instant),
        )
        assert [] == leaks(before.public)
        assert "2026/quetzal/index.html" in since.public
        assert CANARY in since.page("/feed.xml")


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000b49444154789c6360000200000500017a5eab3f0000000049454e44ae426082"
)


def leaks(public: object) -> list[str]:
    """Return the files that hold a trace of the held article, in their names or bytes."""
    assert isinstance(public, dict)
    return [
        path
        for path, content in public.items()
        if "quetzal" in path.lower() or b"quetzal" in content.lower() or "recycling" in path
    ]


def seconds_before(instant: str) -> str:
    """Return the instant one second earlier."""
    return (datetime.fromisoformat(instant) - timedelta(seconds=1)).isoformat()


LINK = "See [the other](held.md#part), [twice](/2026/held/)."
EMBARGO = "embargo: {until: 2026-03-02 09:00, note: Ask Zuzana first}\n"


def test_link_to_held_article_is_refused_with_three_cures(newsroom: Newsroom) -> None:
    """A public article may not lead to a held one; the hint names the setting that lets it."""
    newsroom.article("held", EMBARGO, "## Part\n").article("open", "", LINK)

    told = newsroom.build()

    assert 1 == told.status
    message = "error: a link to content/articles/held.md, which is not public"
    assert [f"content/articles/open.md:5:{at}: {message}" for at in (17, 40)] == told.problems
    assert "links: {held: text}" in told.report


def test_link_to_held_article_stands_as_words_until_it_is_out(newsroom: Newsroom) -> None:
    """With the setting, page and feed keep the words and lose the address, until the instant."""
    settings = newsroom.read("content/site.yaml") + "links: {held: text}\n"
    newsroom.write("content/site.yaml", settings)
    newsroom.article("held", EMBARGO, "## Part\n").article("open", "", LINK)

    before, since = newsroom.build(), newsroom.build("--now", "2026-03-02T08:00:00Z")

    assert (0, 0) == (before.status, since.status)
    assert "See <a>the other</a>, <a>twice</a>." in before.page("/2026/open/")
    assert [] == [path for path, content in before.public.items() if b"2026/held" in content]
    assert '<a href="/2026/held/#part">the other</a>' in since.page("/2026/open/")
    assert [] == [path for path, content in since.public.items() if b"Zuzana" in content]


def test_links_setting_knows_two_words(newsroom: Newsroom) -> None:
    """Anything but error and text is a mistake in the settings."""
    newsroom.write(
        "content/site.yaml", newsroom.read("content/site.yaml") + "links: {held: hide}\n"
    )
    assert ["content/site.yaml:7:15: error: 'hide' for held; error or text is meant"] == (
        newsroom.build().problems
    )


def test_withdrawn_article_leaves_its_notice_alone(newsroom: Newsroom) -> None:
    """Its page says since when and why; no list, feed, sitemap or picture keeps the rest of it."""
    newsroom.write("content/media/quetzal.png", PIXEL)
    newsroom.write("content/articles/quetzal.csv", f"{CANARY}\n")
    newsroom.article(
        "gone",
        "title: A claim\nwithdrawn: {date: 2026-02-20, reason: Its source took it back}\n"
        f"summary: Of {CANARY}\nhighlights: [{CANARY}]\nid: gone\ntopics: [recycling]\n"
        f"authors: [editor]\nsources: [{{url: 'https://quetzal.example/', title: {CANARY}}}]\n"
        f"image: {{path: media/quetzal.png, alt: {CANARY}}}\n"
        f"corrections: [{{date: 2026-02-10, was: {CANARY}, now: {CANARY}}}]\n",
        f"{CANARY}, and [the data](quetzal.csv).\n",
    )
    newsroom.article("other", "", "It [once stood](gone.md).\n")

    built = newsroom.build()

    assert (0, []) == (built.status, built.problems)
    assert [] == leaks(built.public)
    page = built.page("/2026/gone/")
    assert "withdrawn on 20 February 2026" in page
    assert "Its source took it back" in page
    assert "noindex" in page
    assert "ld+json" not in page
    assert "/topics/" not in page
    assert "/authors/" not in page
    listed = {path for path, content in built.public.items() if b"A claim" in content}
    assert {"2026/gone/index.html", "corrections/index.html", "feeds/corrections.xml"} == listed
    assert b"/2026/gone/" not in built.public["sitemap.xml"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("updated: 2026-03-02\n", "2026-03-02"),
        ("date: 2026-03-05\nupdated: 2026-03-06\n", "2026-03-06"),
        ("embargo: {until: 2026-03-05}\nupdated: 2026-03-06\n", "2026-03-06"),
    ],
)
def test_updated_on_a_day_to_come_is_refused(newsroom: Newsroom, head: str, day: str) -> None:
    """Its words are out already; an entry under `updates` waits for its day, and is the cure."""
    told = newsroom.article("story", head).build()

    assert 1 == len(told.problems)
    assert f"error: updated on {day}, which is still to come" in told.problems[0]
    assert f"updates: [{{date: {day}, text: …}}]" in told.report
    assert (
        0
        == newsroom.article("story", head.replace("updated: 2026-03-06", ""))
        .build("--now", "2026-03-05T12:00:00Z")
        .status
    )


@pytest.mark.parametrize(
    "head",
    ["updated: 2026-03-01\n", "date: 2026-03-05\nupdated: 2026-03-05\n", "updated: 2026-02-10\n"],
)
def test_updated_on_a_day_that_is_no_later_stands(newsroom: Newsroom, head: str) -> None:
    """Today, or the day on which a held article comes out, is fine."""
    assert 0 == newsroom.article("story", head).build().status


def test_reply_to_come_is_checked_today(newsroom: Newsroom) -> None:
    """No clock finds a broken link at night: what is to be told is checked as what is told."""
    newsroom.article("story")
    head = "article: story\nname: A reader\ndate: 2026-03-05\n"
    newsroom.write("content/replies/a.md", f"---\n{head}---\n[Here](/nowhere/).\n")

    assert ["content/replies/a.md:6:8: error: no page of this site is at /nowhere/"] == (
        newsroom.build().problems
    )


def test_correction_to_come_is_told_by_no_record(newsroom: Newsroom) -> None:
    """Neither its page nor the page of corrections, until its instant; the queue tells of it."""
    fix = "corrections: [{date: 2026-03-02 09:00, was: Two, now: Three}]\n"
    newsroom.article("story", fix)

    before, since = newsroom.build(), newsroom.build("--now", "2026-03-02T08:00:00Z")

    assert "Three" not in before.page("/2026/story/") + before.page("/corrections/")
    assert "Three" in since.page("/2026/story/")
    assert "Three" in since.page("/corrections/")


def test_day_of_an_update_to_come_is_told_to_nobody() -> None:
    """An article is as new as its date until the day that it says it was updated on."""
    hold = replace(OPEN, updated=NOON)
    written = article(hold)
    filing, _ = file_article(replace(written, entry=replace(written.entry, updated=NOON)))
    before, after = (pass_gate([filing], now).public[0] for now in (NOON - TICK, NOON))
    assert (LONG_AGO, NOON) == (before.entry.updated, after.entry.updated)

"""An article as filed says the same as the article, whether it stands at hand or packed."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.editorial.gate import verdict, verdict_of
from dateline.model.article import (
    Article,
    Body,
    Correction,
    Destination,
    Entry,
    Hold,
    Note,
    Picture,
    Withdrawal,
)
from dateline.model.filing import InnerLink, file_article
from dateline.model.headline import headline_of
from dateline.model.packing import pack, unpacker
from dateline.model.prose import Mention, Outline
from dateline.model.terms import Term, Under

CHINA = Term("regions", "CN", "China", "/regions/cn/", "", ("Asia", "China"))
MORNING = datetime(2026, 3, 1, 8, 30, tzinfo=timezone(timedelta(hours=2)))
LATER = MORNING + timedelta(days=9)
ENTRY = Entry(
    id="a",
    title="A mine “reopens”",
    address="/2026/a/",
    date=MORNING,
    has_time=True,
    updated=LATER,
    summary="In short.",
    under=pack(Under((CHINA,))),
    image=Picture("/media/x.jpg", 12, 8, "A mine"),
    lead=True,
)
LINKS = (
    Destination("/2025/b/"),
    Destination("/2025/b/", "prices"),
    Destination("https://far.example/", outside=True),
)
OUTLINE = Outline(tuple(Mention("x", line, 1) for line in (3, 5, 7)))
OPEN = Hold(draft=False, date=MORNING)
ARTICLE = Article(ENTRY, "a.md", "tag:a", "zh", OPEN, (), (), Body(b"", OUTLINE, LINKS))
HOLDS = {
    "draft": replace(OPEN, draft=True),
    "embargo": replace(OPEN, embargo=LATER),
    "expires": replace(OPEN, expires=LATER),
    "withdrawn": replace(OPEN, withdrawn=Withdrawal(LATER, "Wrong")),
    "updated": replace(OPEN, updated=LATER),
    "another day": replace(OPEN, date=LATER),
}


def test_what_is_packed_is_what_was_filed() -> None:
    """Entry, hold, parts and links come back whole, dates with their zone."""
    told = replace(ARTICLE, updates=(Note(LATER, "More."),), hold=HOLDS["expires"])
    filing, _ = file_article(told)
    assert (ENTRY, (CHINA,)) == (filing.entry, filing.entry.regions)
    assert MORNING.utcoffset() == filing.entry.date.utcoffset()
    assert ("tag:a", "zh", HOLDS["expires"]) == (filing.uid, filing.language, filing.hold)
    assert (("update", LATER),) == filing.parts
    links = [InnerLink(link, "a.md", line, 1) for link, line in zip(LINKS[:2], (3, 5), strict=True)]
    assert tuple(links) == filing.inner


def test_what_every_list_asks_stands_at_hand() -> None:
    """A headline says without its entry where and when; where it leads is told in one word each."""
    filing, _ = file_article(ARTICLE)
    head = filing.headline
    assert ("a", "/2026/a/", MORNING, LATER, True) == (
        head.id,
        head.address,
        head.date,
        head.updated,
        head.lead,
    )
    assert ("/2025/b/", "/2025/b/#prices") == filing.targets


def test_digest_of_a_headline_is_that_of_all_that_is_shown() -> None:
    """Whatever a list shows of an article, another one has another digest."""
    changes = {"title": "B", "summary": "B", "has_time": False, "under": pack(Under()), "lead": 0}
    others = [replace(ENTRY, **{name: value}) for name, value in changes.items()]
    digests = {headline_of(each).digest for each in (ENTRY, *others)}
    assert len(changes) + 1 == len(digests)


@pytest.mark.parametrize("why", HOLDS)
def test_clock_is_asked_of_all_whose_date_does_not_tell(why: str) -> None:
    """Whatever else stands in what the gate reads, the article isn't settled by its date."""
    assert not file_article(ARTICLE)[0].clocked
    assert file_article(replace(ARTICLE, hold=HOLDS[why]))[0].clocked
    for change in ("updates", "corrections"):
        part = Note(LATER, "x") if change == "updates" else Correction(LATER, "x", "y")
        assert file_article(replace(ARTICLE, **{change: (part,)}))[0].clocked


@given(st.sampled_from([OPEN, *HOLDS.values()]), st.integers(-20, 20))
def test_verdict_of_a_filing_is_that_of_its_hold(hold: Hold, days: int) -> None:
    """The way round what is packed leads to the same answer."""
    now = MORNING.astimezone(UTC) + timedelta(days=days)
    filing, _ = file_article(replace(ARTICLE, hold=hold))
    assert verdict(hold, now) == verdict_of(filing, now)


def test_unpacked_values_are_kept_but_not_all() -> None:
    """Who asks again gets the same value; who asks for thousands doesn't keep them for ever."""
    unpack = unpacker(Under)
    first = pack(Under((CHINA,)))
    kept = unpack(first)
    assert kept is unpack(first)
    for number in range(5000):
        unpack(pack(Under((replace(CHINA, key=str(number)),))))
    assert kept is not unpack(first)
    assert kept == unpack(first)

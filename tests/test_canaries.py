"""No word of what is held leaves the house: canaries in every field, over every instant."""

import struct
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from msgspec import Struct
from newsroom import Newsroom, Result

from dateline.editorial.fields import ARTICLE, Field, Kind

# One bird for each way to be held, with the head that holds it and the instants of its turns:
# (when, whether it is public from then on).
BIRDS = {
    "anhinga": ("draft: true\n", ()),
    "bateleur": ("date: 2026-03-05 09:00\n", (("2026-03-05T08:00:00Z", True),)),
    "cassowary": (
        "embargo: {until: 2026-03-06 09:00, note: ASKED-cassowary}\n",
        (("2026-03-06T08:00:00Z", True),),
    ),
    "dotterel": ("expires: 2026-03-07 09:00\n", (("2026-03-07T08:00:00Z", False),)),
    "egret": (
        "date: 2026-03-08\nembargo: {until: 2026-03-09 12:00}\nexpires: 2026-03-10\n",
        (("2026-03-09T11:00:00Z", True), ("2026-03-09T23:00:00Z", False)),
    ),
    "francolin": (
        "withdrawn: {date: 2026-03-11, reason: It was wrong}\n",
        (("2026-03-10T23:00:00Z", False),),
    ),
}
# What is dated within an article that is out: a word of it, the day that gives it away, and when.
PARTS = {
    "UPDATE-godwit": ("2026-03-12", "2026-03-12T08:00:00Z"),
    "NOW-godwit": ("2026-03-13", "2026-03-13T08:00:00Z"),
    "REPLY-godwit": ("2026-03-14", "2026-03-14T08:00:00Z"),
    "WORDING-godwit": ("2026-03-15", "2026-03-14T23:00:00Z"),
}
GODWIT = """\
updates: [{date: 2026-03-12 09:00, text: UPDATE-godwit}]
corrections: [{date: 2026-03-13 09:00, was: WAS-godwit, now: NOW-godwit}]
minor: [{date: 2026-03-14 09:00, reason: MINOR-godwit}]
disclaimer: house@newest
"""
START = "2026-03-01T12:00:00Z"
# Never printed, whatever is public.
NEVER = ("ASKED-", "MINOR-", "META-")


class Turn(Struct, frozen=True):
    """What is public from an instant on: birds, and parts of what is out."""

    instant: str
    public: frozenset[str]
    told: frozenset[str] = frozenset()


def turns() -> Iterator[Turn]:
    """Yield each instant at which something changes, and the second before it."""
    out = {bird for bird, (head, _) in BIRDS.items() if bird in ("dotterel", "francolin")}
    yield Turn(START, frozenset(out))
    events = sorted((at, bird, opens) for bird, (_, those) in BIRDS.items() for at, opens in those)
    for at, bird, opens in events:
        before = datetime.fromisoformat(at) - timedelta(seconds=1)
        yield Turn(before.isoformat(), frozenset(out))
        out = out | {bird} if opens else out - {bird}
        yield Turn(at, frozenset(out))
    told: frozenset[str] = frozenset()
    for part, (_, at) in sorted(PARTS.items(), key=lambda each: each[1][1]):
        before = datetime.fromisoformat(at) - timedelta(seconds=1)
        yield Turn(before.isoformat(), frozenset(out), told)
        told |= {part}
        yield Turn(at, frozenset(out), told)


TURNS = tuple(turns())


def article(bird: str) -> str:
    """Return an article with a canary in every field that takes words, and its gate."""
    gate = BIRDS[bird][0]
    date = "" if gate.startswith("date: ") else "date: 2026-02-05\n"
    return f"""\
---
title: TITLE-{bird}
{date}{gate}id: id-{bird}
slug: slug-{bird}
aliases: [/alias-{bird}/]
dateline: PLACE-{bird}
kind: kind-{bird}
summary: SUMMARY-{bird}
highlights: [HIGHLIGHT-{bird}]
regions: [region-{bird}]
topics: [topic-{bird}]
authors: [author-{bird}]
series: series-{bird}
sources: [{{url: "https://source-{bird}.example/", title: SOURCE-{bird}}}]
disclaimer: DISCLAIMER-{bird} is a text of its own
image: {{path: picture-{bird}.png, alt: ALT-{bird}, caption: CAPTION-{bird}, credit: CREDIT-{bird}}}
discussion: https://forum.example/{bird}
updates: [{{date: 2026-03-20, text: UPDATE-{bird}}}]
corrections: [{{date: 2026-03-20, was: WAS-{bird}, now: NOW-{bird}}}]
timeline: [{{date: 2025-03-20, text: MOMENT-{bird}, link: "https://moment-{bird}.example/"}}]
minor: [{{date: 2026-03-20, reason: MINOR-{bird}}}]
lead: true
language: de
---
BODY-{bird}, and [the table](table-{bird}.csv).

## HEADING-{bird}

> [!NOTE]
> CALLOUT-{bird}[^1]

| TH-{bird} |
| --- |
| TD-{bird} |

[LINK-{bird}](https://link-{bird}.example/)

![INLINE-{bird}](inline-{bird}.png)

```chart
kind: bar
title: CHART-{bird}
unit: UNIT-{bird}
source: DATA-{bird}
note: NOTE-{bird}
data: numbers-{bird}.csv
```

```map
regions: [CN]
caption: MAP-{bird}
```

[^1]: FOOTNOTE-{bird}
"""


def picture(bird: str, size: int) -> bytes:
    """Return a PNG that tells of the bird in its metadata."""

    def chunk(name: bytes, content: bytes) -> bytes:
        framed = name + content
        return struct.pack(">I", len(content)) + framed + struct.pack(">I", zlib.crc32(framed))

    header = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes((size + 1) * size))
    text = b"Comment\0META-" + bird.encode()
    parts = ((b"IHDR", header), (b"tEXt", text), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def fill(newsroom: Newsroom) -> Newsroom:
    """Write a paper in which each bird has its own terms, author, region, pictures and table."""
    settings = newsroom.read("content/site.yaml")
    kinds = ", ".join(("news", *(f"kind-{bird}" for bird in BIRDS)))
    newsroom.write("content/site.yaml", f"{settings}kinds: [{kinds}]\npages: {{search: true}}\n")
    for name, words in (("topics", "topic"), ("authors", "author"), ("series", "series")):
        rows = [f"{words}-{bird}: {{name: {words.upper()}-{bird}}}\n" for bird in BIRDS]
        newsroom.write(f"content/vocabulary/{name}.yaml", "".join((*rows, "open: Open\n")))
    members = zip(BIRDS, ("AR", "BR", "CL", "DE", "FR", "GB"), strict=True)
    groups = [
        f"  region-{bird}: {{name: REGION-{bird}, members: [{code}]}}\n" for bird, code in members
    ]
    newsroom.write("content/vocabulary/regions.yaml", "".join(("groups:\n", *groups)))
    for number, bird in enumerate(BIRDS, start=2):
        newsroom.write(f"content/articles/{bird}.md", article(bird))
        newsroom.write(f"content/articles/table-{bird}.csv", f"CELL-{bird},1\n")
        newsroom.write(f"content/articles/numbers-{bird}.csv", f"Ore,ORE-{bird}\nROW-{bird},1\n")
        newsroom.write(f"content/articles/picture-{bird}.png", picture(bird, number))
        newsroom.write(f"content/articles/inline-{bird}.png", picture(bird, number + 20))
        facts = f"alt: INALT-{bird}\ncaption: INCAPTION-{bird}\ncredit: INCREDIT-{bird}\n"
        newsroom.write(f"content/articles/inline-{bird}.png.yaml", facts)
        reply = f"article: id-{bird}\nname: READER-{bird}\ndate: 2026-03-20\n"
        newsroom.write(f"content/replies/{bird}.md", f"---\n{reply}---\nREPLY-{bird}\n")
    page = "---\ntitle: TITLE-page\ndraft: true\n---\nBODY-grebe ![INLINE](grebe.png)\n"
    newsroom.write("content/pages/grebe.md", page)
    newsroom.write("content/pages/grebe.png", picture("grebe", 60))
    newsroom.write(
        "content/vocabulary/disclaimers.yaml",
        "house: {title: House, versions: [{since: 2026-01-01, text: Now.},"
        " {since: 2026-03-15, text: WORDING-godwit}]}\n",
    )
    reply = "article: open\nname: A reader\ndate: 2026-03-14 09:00\n"
    newsroom.write("content/replies/open.md", f"---\n{reply}---\nREPLY-godwit\n")
    return newsroom.article("open", f"topics: [open]\nauthors: [open]\nregions: [CN]\n{GODWIT}")


def sightings(built: Result, bird: str) -> list[str]:
    """Return the files that tell of a bird, in their names or bytes."""
    name = bird.encode()
    return [
        path
        for path, content in built.public.items()
        if bird in path.lower() or name in content.lower()
    ]


def check(built: Result, turn: Turn) -> None:
    """See that nothing tells of what is held, and that what is out is told everywhere."""
    assert 0 == built.status, built.output
    for bird in BIRDS:
        seen = sightings(built, bird)
        if bird in turn.public:
            assert built.page(f"/2026/slug-{bird}/")
            assert {"feed.xml", "sitemap.xml", "manifest.json", "index.html"} <= set(seen)
            assert f"regions/region-{bird}/index.html" in seen
            assert "search/index.html" in seen
            assert any(path.startswith("assets/index/") for path in seen)
            assert f"alias-{bird}/index.html" in seen
            assert f"2026/slug-{bird}/table-{bird}.csv" in seen
            shown = {path.partition(".")[0] for path in seen if path.startswith("media/")}
            assert {f"media/picture-{bird}", f"media/inline-{bird}"} == shown
        elif bird == "francolin":
            told = {"2026/slug-francolin/index.html", "alias-francolin/index.html"}
            told |= {"corrections/index.html", "feeds/corrections.xml", "manifest.json"}
            assert told == set(seen)
            body = built.page("/2026/slug-francolin/")
            assert "BODY-" not in body
        else:
            assert [] == seen
    assert [] == sightings(built, "grebe")
    for part, (day, _) in PARTS.items():
        seen = files_with(built, part)
        assert (part in turn.told) is ("2026/open/index.html" in seen)
        if part not in turn.told:
            assert [] == seen + files_with(built, day)
    lists = {
        "UPDATE-godwit": {"feed.xml", "feed.json"},
        "NOW-godwit": {"corrections/index.html", "feeds/corrections.xml"},
        "WORDING-godwit": {"disclaimers/index.html"},
    }
    for part in turn.told:
        assert lists.get(part, set()) <= set(files_with(built, part))
    changed = {"UPDATE-godwit", "NOW-godwit"} & turn.told
    dated = {"2026/open/index.html", "sitemap.xml", "feed.atom"} if changed else set()
    newest = max((PARTS[part][0] for part in changed), default="2026-03-12")
    assert dated <= set(files_with(built, newest))
    for path, content in built.public.items():
        assert not any(word.encode() in content for word in NEVER), path


def files_with(built: Result, word: str) -> list[str]:
    """Return the files in which a word stands."""
    return [path for path, text in built.public.items() if word.encode() in text]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """The paper of the birds, built again and again as time goes by."""
    return fill(Newsroom(tmp_path_factory.mktemp("birds")))


@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn.instant)
def test_nothing_held_is_told_and_all_that_is_out_is(paper: Newsroom, turn: Turn) -> None:
    """At each side of each instant, building on what was public before."""
    check(paper.build("--now", turn.instant), turn)


@pytest.mark.parametrize("turn", [TURNS[0], TURNS[4], TURNS[-1]], ids=lambda turn: turn.instant)
def test_cold_build_tells_the_same(newsroom: Newsroom, paper: Newsroom, turn: Turn) -> None:
    """A build from nothing gives byte for byte what one gives that comes after others."""
    cold = fill(newsroom).build("--now", turn.instant)

    check(cold, turn)
    assert cold.public == paper.build("--now", turn.instant).public


def test_time_that_runs_backwards_takes_back(paper: Newsroom) -> None:
    """What was out yesterday and is held today leaves no file behind."""
    check(paper.build("--now", TURNS[-1].instant), TURNS[-1])
    check(paper.build("--now", TURNS[0].instant), TURNS[0])


def test_every_field_that_takes_words_has_a_canary() -> None:
    """A field that is added to the table is added here, or named as one that holds no words."""
    given = article("anhinga")
    wordless = {"draft", "embargo", "expires", "withdrawn", "updated", "permalink", "waive"}
    wordless |= {"translation_of"}

    missing = [field.name for field in ARTICLE if not _stands_in(field, given)]

    assert wordless >= set(missing)


def _stands_in(field: Field, text: str) -> bool:
    return f"\n{field.name}:" in text or field.kind is Kind.FLAG


def test_preview_is_no_publication(paper: Newsroom) -> None:
    """A preview shows all but what expired, says so on each page, and leaves public/ as it is."""
    before = paper.build("--now", START).public

    shown = paper.build("--drafts", "--now", START)

    assert 0 == shown.status
    assert sightings(shown, "anhinga")
    pages = {path: text for path, text in shown.public.items() if path.endswith(".html")}
    unmarked = [path for path, text in pages.items() if b"noindex" not in text]
    assert [] == unmarked
    assert b"Disallow: /" in shown.public["robots.txt"]
    assert "sitemap.xml" not in shown.public
    assert before == paper.build("--now", START).public

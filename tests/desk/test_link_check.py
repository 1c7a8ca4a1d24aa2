"""`dateline check --links` tells which outside links are dead, where, and what to write instead."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hostile_web import Web, open_web
from msgspec.structs import replace
from newsroom import ROOT, Newsroom
from serving import LONG, wait_for

from dateline.desk.outside.manners import Manners

NOW = ("--now", "2026-03-01T12:00:00Z")
LEDGER = ".dateline/links.json"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A web on loopback, the only one there is; every name leads to it."""
    with open_web() as web:
        manners = Manners(
            waits=(),
            pause=0.0,
            allowed=frozenset({("127.0.0.1", web.port)}),
            look_up=lambda _, __: ["127.0.0.1"],
        )
        monkeypatch.setattr("dateline.desk.outside.inquiry.MANNERS", manners)
        yield web


@pytest.fixture
def home(web: Web) -> str:
    """Where that web is."""
    return f"http://news.example:{web.port}"


def check(room: Newsroom, *words: str) -> tuple[int, list[str]]:
    """Check with links; return the status, and all lines."""
    result = room.run("check", "--links", *NOW, *words)
    return result.status, result.output.splitlines()


def test_dead_and_moved_links_are_told_at_their_place(newsroom: Newsroom, home: str) -> None:
    """File, line and column, what became of it, and what to write; the exit status stays 0."""
    body = f"A [report]({home}/missing), [another]({home}/moved#part), [fine]({home}/fine).\n"
    newsroom.article("one", "", body)
    status, lines = check(newsroom)
    assert 0 == status
    assert [
        f"content/articles/one.md:5:12: warning: '{home}/missing' answers 404",
        f"    write https://web.archive.org/web/20260205/{home}/missing, if that shows a copy",
        f"content/articles/one.md:5:{body.index('[another]') + 11}: "
        f"warning: '{home}/moved#part' has moved for good",
        f"    write {home}/fine#part",
        "0 errors, 2 warnings",
        "3 links asked, 0 known",
    ] == lines


def test_every_kind_of_link_is_asked(newsroom: Newsroom, web: Web, home: str) -> None:
    """Bodies, sources, archives, disclaimers, pages, replies, settings, vocabularies."""
    newsroom.article(
        "one",
        f"id: one\nsources: [{{url: '{home}/source', archive: '{home}/archive'}}]\n"
        f"discussion: {home}/discussion\ndisclaimer: Our own words [here]({home}/own).\n",
        f"[Body]({home}/body) and <{home}/auto>\n\n[ref]: {home}/unused\n",
    )
    newsroom.write("content/pages/about.md", f"---\ntitle: About\n---\n[Page]({home}/page)\n")
    newsroom.write(
        "content/replies/2026/a.md",
        f"---\narticle: one\nname: R\ndate: 2026-02-06\n---\n[Reply]({home}/reply)\n",
    )
    newsroom.write(
        "content/vocabulary/outlets.yaml",
        f"a.example: {{name: A, class: party, basis: '{home}/basis'}}\n",
    )
    newsroom.write(
        "content/vocabulary/disclaimers.yaml", f"d: {{title: D, text: 'See [it]({home}/told).'}}\n"
    )
    newsroom.write("content/vocabulary/authors.yaml", f"me: {{name: Me, url: '{home}/author'}}\n")
    settings = f"licence: {{name: L, url: '{home}/licence'}}\nfeeds: {{hub: '{home}/hub'}}\n"
    newsroom.write("content/site.yaml", newsroom.read("content/site.yaml") + settings)
    status, _ = check(newsroom)
    kinds = "source archive discussion own body auto page reply basis told author licence"
    assert sorted(f"HEAD /{kind}" for kind in kinds.split()) == sorted(
        line for line in web.lines if line.startswith("HEAD")
    )
    assert 0 == status


def test_the_paper_itself_is_not_asked(newsroom: Newsroom, web: Web, home: str) -> None:
    """What leads to the paper's own pages is the build's to check."""
    newsroom.edit("content/site.yaml", "https://test-letter.example/\n", f"{home}/\n")
    newsroom.article("one", "", f"[Us]({home}/2026/one/) and <mailto:a@b.example>.\n")
    assert "0 links asked, 0 known" == check(newsroom)[1][-1]
    assert [] == web.asked


def test_an_archived_copy_is_named(newsroom: Newsroom, home: str) -> None:
    """Where a source has a copy already, that is what to link to; in the body too."""
    copy = f"{home}/fine"
    newsroom.article(
        "one",
        f"sources: [{{url: '{home}/gone', archive: '{copy}', accessed: 2026-01-02}}]\n",
        f"[It]({home}/gone)\n",
    )
    _, lines = check(newsroom)
    assert 2 == lines.count(f"    write {copy}, the copy that is given here")
    newsroom.article("one", f"sources: [{{url: '{home}/gone', accessed: 2026-01-02}}]\n")
    hint = f"    write https://web.archive.org/web/20260102/{home}/gone, if that shows a copy"
    assert hint in check(newsroom)[1]


@pytest.mark.parametrize(
    ("path", "line", "hint"),
    [
        (
            "/moved-home",
            "warning: '{url}' leads to {home}/ now, a front page: it is probably gone",
            "write https://web.archive.org/web/20260205/{url}, if that shows a copy",
        ),
        (
            "/broken",
            "warning: '{url}' answers 500",
            "ask again later, or "
            "write https://web.archive.org/web/20260205/{url}, if that shows a copy",
        ),
        (
            "/to-file",
            "warning: '{url}' leads to file:///etc/passwd, and that isn't an address of the web",
            "link to what every reader can reach",
        ),
        ("/forbidden", "note: '{url}' answers 403", "look whether a browser shows it"),
    ],
)
def test_words(path: str, line: str, hint: str, newsroom: Newsroom, home: str) -> None:
    """What an editor reads, and can type."""
    newsroom.article("one", "", f"[It]({home}{path})\n")
    _, lines = check(newsroom)
    told = {"url": home + path, "home": home}
    assert f"content/articles/one.md:5:6: {line.format(**told)}" == lines[0]
    assert f"    {hint.format(**told)}" == lines[1]


def test_what_is_known_is_not_asked_again(newsroom: Newsroom, web: Web, home: str) -> None:
    """Within days only what is new or wasn't reached is asked; --days 0 asks all."""
    newsroom.article("one", "", f"[a]({home}/fine) [b]({home}/missing) [c]({home}/broken)\n")
    first = check(newsroom)[1]
    web.asked.clear()
    again = check(newsroom)[1]
    assert ["HEAD /broken", "GET /broken"] == web.lines
    assert first[:-1] == again[:-1]
    assert "1 link asked, 2 known" == again[-1]
    newsroom.article("two", "", f"[d]({home}/passing)\n")
    assert "2 links asked, 2 known" == check(newsroom)[1][-1]
    assert "4 links asked, 0 known" == check(newsroom, "--days", "0")[1][-1]


def test_what_was_known_long_ago_is_asked_again(newsroom: Newsroom, home: str) -> None:
    """An answer ages; one from the future was never given."""
    newsroom.article("one", "", f"[a]({home}/fine)\n")
    check(newsroom)
    for days, line in ((8, "1 link asked"), (6, "0 links asked"), (-1, "1 link asked")):
        ledger = json.loads(newsroom.read(LEDGER))
        asked = datetime.now(UTC) - timedelta(days=days)
        ledger["links"][f"{home}/fine"]["asked"] = asked.isoformat()
        newsroom.write(LEDGER, json.dumps(ledger))
        assert check(newsroom)[1][-1].startswith(line)


def test_what_is_linked_no_more_is_forgotten(newsroom: Newsroom, home: str) -> None:
    """The ledger doesn't grow for ever."""
    newsroom.article("one", "", f"[a]({home}/fine)\n")
    check(newsroom)
    newsroom.article("one", "", f"[a]({home}/passing)\n")
    check(newsroom)
    assert [f"{home}/passing"] == list(json.loads(newsroom.read(LEDGER))["links"])


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"version": 2, "links": {}}', '{"version": 1, "links": {"x": 1}}', "\0" * 99],
)
def test_a_damaged_ledger_is_begun_anew(text: str, newsroom: Newsroom, home: str) -> None:
    """What can't be read is nothing known, and no failure."""
    newsroom.article("one", "", f"[a]({home}/fine)\n").write(LEDGER, text)
    assert (0, "1 link asked, 0 known") == (
        check(newsroom)[0],
        check(newsroom, "--days", "0")[1][-1],
    )


def test_a_ledger_that_cannot_be_kept(newsroom: Newsroom, home: str) -> None:
    """What was found is told all the same."""
    newsroom.article("one", "", f"[a]({home}/missing)\n")
    (newsroom.folder / f"{LEDGER}.part").mkdir(parents=True)
    status, lines = check(newsroom)
    assert (0, True) == (status, "answers 404" in lines[0])
    assert lines[-1].startswith("1 link asked, 0 known, which couldn't be kept for the next time: ")


def test_one_page_in_many_places_is_asked_once(newsroom: Newsroom, web: Web, home: str) -> None:
    """Parts of a page are the page; each place is told."""
    newsroom.article("one", "", f"[a]({home}/missing) [b]({home}/missing#x)\n")
    newsroom.article("two", "", f"[c]({home}/missing)\n")
    _, lines = check(newsroom)
    assert ["HEAD /missing", "GET /missing"] == web.lines
    assert 3 == sum("answers 404" in line for line in lines)


def test_only_these_files(newsroom: Newsroom, web: Web, home: str) -> None:
    """`check FILE --links` asks what these files link to, and nobody else."""
    newsroom.article("one", "", f"[a]({home}/missing)\n")
    newsroom.article("two", "", f"[b]({home}/gone)\n")
    _, lines = check(newsroom, "content/articles/two.md")
    assert ["HEAD /gone", "GET /gone"] == web.lines
    assert lines[0].startswith("content/articles/two.md:5:5: warning")
    _, lines = check(newsroom)
    assert "1 link asked, 1 known" == lines[-1]


def test_what_is_held_is_not_given_away(newsroom: Newsroom, web: Web, home: str) -> None:
    """No host learns of a story that isn't out, unless an editor names its file."""
    newsroom.article("draft", "draft: true\n", f"[a]({home}/a)\n")
    newsroom.article("soon", "embargo: {until: 2026-04-01}\n", f"[b]({home}/b) [f]({home}/fine)\n")
    newsroom.article("later", "date: 2026-05-01\n", f"[c]({home}/c)\n")
    newsroom.article("out", "", f"[f]({home}/fine)\n")
    _, lines = check(newsroom)
    assert ["HEAD /fine"] == web.lines
    assert (
        "1 link asked, 0 known, 3 of held texts not asked (name the file to ask them)" == lines[-1]
    )
    web.asked.clear()
    check(newsroom, "content/articles/soon.md")
    assert ["HEAD /b", "GET /b"] == web.lines


def test_what_comes_later_is_not_given_away(newsroom: Newsroom, web: Web, home: str) -> None:
    """Nor of a reply that isn't due or whose article isn't out, nor of a wording to come."""
    newsroom.article("soon", "id: soon\nembargo: {until: 2026-04-01}\n")
    newsroom.article("out", "id: out\n", f"[f]({home}/fine)\n")
    for name, article, date in (("a", "soon", "2026-02-06"), ("b", "out", "2026-03-02")):
        newsroom.write(
            f"content/replies/{name}.md",
            f"---\narticle: {article}\nname: R\ndate: {date}\n---\n[Reply]({home}/{name})\n",
        )
    newsroom.write(
        "content/vocabulary/disclaimers.yaml",
        f"d:\n  title: D\n  versions:\n    - {{since: 2026-01-01, text: 'See [it]({home}/)'}}\n"
        f"    - {{since: 2026-06-01, text: 'See [it]({home}/c)'}}\n",
    )
    status, _ = check(newsroom)
    assert 0 == status
    assert ["HEAD /", "HEAD /fine"] == sorted(web.lines)


def test_strict(newsroom: Newsroom, home: str) -> None:
    """A job that is to go red on dead links says so."""
    newsroom.article("one", "", f"[a]({home}/missing)\n")
    assert 1 == check(newsroom, "--strict")[0]


def test_for_programs(newsroom: Newsroom, home: str) -> None:
    """JSON, SARIF and workflow commands hold the same, and nothing besides."""
    newsroom.article("one", "", f"[a]({home}/missing)\n")
    told = json.loads("\n".join(check(newsroom, "--format", "json")[1]))
    assert [("dead-link", 5, 5, "warning")] == [
        (each["code"], each["line"], each["column"], each["severity"]) for each in told["problems"]
    ]
    log = json.loads("\n".join(check(newsroom, "--format", "sarif")[1]))
    assert ["dead-link"] == [each["ruleId"] for each in log["runs"][0]["results"]]
    _, lines = check(newsroom, "--format", "github")
    place = "file=content/articles/one.md,line=5,col=5,title=dead-link"
    assert lines[0].startswith(f"::warning {place}::'{home}/missing' answers 404%0A")


def test_what_a_server_writes_stays_in_its_line(newsroom: Newsroom, home: str) -> None:
    """No address that a server leads to can begin a command of a workflow."""
    newsroom.article("one", "", f"[a]({home}/to-bytes) [b]({home}/to-private)\n")
    _, lines = check(newsroom, "--format", "github")
    assert 1 == sum(line.startswith("::") for line in lines)


def test_offline(newsroom: Newsroom, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody answers one thing is said, and nothing is remembered."""
    links = " ".join(f"[a](http://h{number}.example/)" for number in range(4))
    newsroom.article("one", "", f"{links}\n")

    def nowhere(_: str, __: int) -> list[str]:
        raise OSError(101, "Network is unreachable")

    from dateline.desk.outside import inquiry

    monkeypatch.setattr(inquiry, "MANNERS", replace(inquiry.MANNERS, look_up=nowhere))
    status, lines = check(newsroom)
    assert (0, []) == (status, web.asked)
    assert lines[0].startswith("content: warning: none of 4 links could be reached")
    assert not (newsroom.folder / LEDGER).exists()


def test_the_web_is_ill(newsroom: Newsroom, web: Web) -> None:
    """Servers that all answer, and all fail, are told each: this machine isn't offline."""
    links = " ".join(f"[a](http://h{number}.example:{web.port}/broken)" for number in range(4))
    newsroom.article("one", "", f"{links}\n")
    assert 4 == sum("answers 500" in line for line in check(newsroom)[1])


def test_ctrl_c_loses_nothing(
    newsroom: Newsroom, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was answered before is kept."""
    newsroom.article("one", "", f"[a]({home}/fine) [b]({home}/missing)\n")
    from dateline.desk.outside import inquiry

    def stopped(urls: list[str], errand: inquiry.Errand) -> Iterator[object]:
        yield from asking_all(urls[:1], errand)
        raise KeyboardInterrupt

    asking_all = inquiry.ask_all
    monkeypatch.setattr(inquiry, "ask_all", stopped)
    assert 130 == newsroom.run("check", "--links", *NOW).status
    assert 1 == len(json.loads(newsroom.read(LEDGER))["links"])


PATIENT = """
import sys
from dateline.desk.cli import main
from dateline.desk.outside import inquiry
from dateline.desk.outside.manners import Manners
inquiry.SAVED = 0.0
inquiry.MANNERS = Manners(
    silence=600.0, link=600.0, pause=0.0, look_up=lambda _, __: ["127.0.0.1"],
    allowed=frozenset({("127.0.0.1", int(sys.argv[1]))}),
)
sys.exit(main(["check", "--links", "--project", sys.argv[2], "--jobs", "1"]))
"""


def test_ctrl_c_waits_for_nobody(newsroom: Newsroom, web: Web) -> None:
    """A server that hangs for long holds nobody who wants to stop; what others said is kept."""
    hang, fine = f"http://a.example:{web.port}/hang", f"http://b.example:{web.port}/fine"
    newsroom.article("one", "", f"[a]({hang}) [b]({fine})\n")
    process = subprocess.Popen(
        [sys.executable, "-c", PATIENT, str(web.port), str(newsroom.folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    ledger = newsroom.folder / LEDGER
    wait_for(lambda: ledger.exists() and "HEAD /hang" in web.lines)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=LONG)
    assert (130, "stopped; public/ is as it was\n") == (process.returncode, said)
    assert [fine] == list(json.loads(ledger.read_text("utf-8"))["links"])


def test_broken_content_is_asked_too(newsroom: Newsroom, home: str) -> None:
    """An error elsewhere hides no dead link; where nothing can be read, nothing is asked."""
    newsroom.article("one", "regions: [XX]\n", f"[a]({home}/missing)\n")
    status, lines = check(newsroom)
    assert (1, True) == (status, any("answers 404" in line for line in lines))
    newsroom.write("content/site.yaml", "title: [\n")
    status, lines = check(newsroom)
    assert (1, "0 links asked, 0 known") == (status, lines[-1])


def test_a_build_asks_nobody(newsroom: Newsroom, web: Web, home: str) -> None:
    """Neither a build nor a check without --links."""
    newsroom.article("one", "", f"[a]({home}/missing)\n")
    assert 0 == newsroom.build().status
    assert 0 == newsroom.run("check", *NOW).status
    assert [] == web.asked


@pytest.mark.parametrize("days", ["-1", "x", "366", "٣"])
def test_days(days: str, newsroom: Newsroom) -> None:
    """What is no number of days is refused in words."""
    result = newsroom.run("check", "--links", f"--days={days}")
    assert (2, True) == (result.status, "is not a number of days from 0 to 365" in result.output)

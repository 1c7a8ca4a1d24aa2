"""The preview: what it answers and to whom, and what it lives through."""

import json
import os
import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from newsroom import Newsroom, tree
from serving import Serving, serving, wait_for

from dateline.desk.preview import live
from dateline.desk.shown import Page

SITE = ".dateline/preview/site"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """A paper with a draft and a secret beside its preview."""
    folder = tmp_path_factory.mktemp("serve")
    room = Newsroom(folder).article("one").article("two", "draft: true\n")
    return room.write(".dateline/preview/secret.txt", "A word that isn't for browsers.")


@pytest.fixture(scope="module")
def preview(room: Newsroom) -> Iterator[Serving]:
    """That paper, served."""
    with serving(room.folder) as preview:
        preview.until("files? written")
        yield preview


def test_shows_drafts(preview: Serving) -> None:
    """A page that is held back is shown, with the script that keeps it new."""
    answer, body = preview.ask("/2026/two/")
    assert (200, "text/html; charset=utf-8") == (answer.status, answer.headers["Content-Type"])
    assert b"On two" in body
    assert b'<script src="/_dateline/live.js?' in body


def test_script_is_the_servers_alone(room: Newsroom, preview: Serving) -> None:
    """No file of the edition knows of it."""
    assert b"/_dateline/" in preview.ask("/")[1]
    assert [] == [path for path, data in tree(room.folder / SITE).items() if b"_dateline/" in data]


def test_what_a_browser_may_keep(preview: Serving) -> None:
    """It asks again for whatever may change at its address, and for nothing else."""
    page = preview.ask("/")[1].decode()
    parts = re.findall(r'(?:href|src)="(/(?:assets|_dateline)/[^"]+)"', page)
    assert 2 <= len(parts)
    kept = {path: preview.ask(path)[0].headers["Cache-Control"] for path in parts}
    assert dict.fromkeys(parts, "public, max-age=31536000, immutable") == kept
    for path in ("/", "/feed.xml", "/none.12345678.css", "/_dateline/live.js", parts[-1] + "0"):
        assert "no-store" == preview.ask(path)[0].headers["Cache-Control"]


def test_policy_is_the_pages_own(preview: Serving) -> None:
    """The page's policy stands in the header, and allows the preview's script besides."""
    answer, body = preview.ask("/")
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert b"http-equiv" not in body
    assert {"default-src 'none'", "script-src 'self'", "connect-src 'self'"} <= set(policy)


def test_policy_that_says_less() -> None:
    """What a page forbids stays forbidden; a page without a policy gets none."""
    meta = b'<meta http-equiv="Content-Security-Policy" content="script-src \'none\'; img-src *">'
    body, policy = live(Page(meta + b"<head></head>", "text/html", True))
    assert b"http-equiv" not in body
    assert {"script-src 'self'", "img-src *", "frame-ancestors 'none'"} <= set(policy.split("; "))
    assert "" == live(Page(b"<p>", "text/html", True))[1]


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/feed.xml", 200, "application/xml"),
        ("/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/2026/one/?asked", 200, "text/html; charset=utf-8"),
        ("/2026/none/", 404, "text/html; charset=utf-8"),
        ("/_dateline/live.js", 200, "text/javascript"),
        ("/_dateline/live.css", 200, "text/css"),
        ("/_dateline/waiting.html", 404, "text/plain"),
        ("/_dateline/../serve.py", 404, "text/plain"),
        ("http://[", 404, "text/html; charset=utf-8"),
    ],
)
def test_answers(path: str, status: int, kind: str, preview: Serving) -> None:
    """Each kind of file has its type; what isn't there, the site's own page."""
    answer, body = preview.ask(path)
    assert (status, kind) == (answer.status, answer.headers["Content-Type"])
    assert body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/2026/../../secret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/secret.txt%00",
        "/%ff",
        "secret.txt",
    ],
)
def test_nothing_but_the_edition(path: str, preview: Serving) -> None:
    """No path leads out of the edition."""
    answer, body = preview.ask(path)
    assert 404 == answer.status
    assert b"for browsers" not in body


def test_folder_without_its_slash(preview: Serving) -> None:
    """A folder leads to its page, and never to another host."""
    for path in ("/2026/one", "//2026/one"):
        answer, _ = preview.ask(path)
        assert (answer.status, answer.headers["Location"]) in [(302, "/2026/one/"), (404, None)]
    assert 302 == preview.ask("/2026/one")[0].status


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("LOCALHOST:{port}", 200),
        ("rebound.example:{port}", 421),
        ("127.0.0.1.rebound.example:{port}", 421),
        ("127.0.0.1:1", 421),
        ("localhost", 421),
    ],
)
def test_hosts(host: str, status: int, preview: Serving) -> None:
    """A name of somebody else's that leads to this machine is told nothing."""
    answer, body = preview.ask("/", host=host.format(port=preview.port))
    assert status == answer.status
    assert (b"Test Letter" in body) == (status == 200)


def test_head(preview: Serving) -> None:
    """A HEAD is answered without a body."""
    answer, body = preview.ask("/", "HEAD")
    assert (200, b"") == (answer.status, body)
    assert int(answer.headers["Content-Length"]) > 100


def test_news(tmp_path: Path) -> None:
    """A page is told whether it is old, and what is wrong, as soon as that changes."""
    room = Newsroom(tmp_path).article("one")
    with serving(room.folder) as preview:
        preview.until("files? written")
        page = preview.ask("/2026/one/")[1]
        digest = page.partition(b'data-digest="')[2][:32].decode()
        connection = HTTPConnection("127.0.0.1", preview.port, timeout=60)
        connection.request("GET", f"/_dateline/events?page=/2026/one/&digest={digest}")
        events = connection.getresponse()
        room.article("one", "regions: [CN-ZZ]\n")
        news = next(each for each in heard(events) if each["errors"])
        connection.close()
    assert not news["stale"]
    [problem] = news["problems"]
    assert "content/articles/one.md:4:11: error" == problem["where"]
    assert "CN-ZZ" in problem["message"]


def heard(stream: Iterator[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the events of a stream."""
    for line in stream:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def test_site_below_a_path(tmp_path: Path) -> None:
    """A site that lives at a path of its host lives there in its preview too."""
    room = Newsroom(tmp_path).article("one")
    room.edit("content/site.yaml", "letter.example/", "letter.example/paper/")
    with serving(room.folder) as preview:
        preview.until(
            "the site lives at http://127.0.0.1:[0-9]+/paper/, "
            "the desk at http://127.0.0.1:[0-9]+/paper/desk/$"
        )
        assert "/paper/" == preview.ask("/")[0].headers["Location"]
        assert 200 == preview.ask("/paper/2026/one/")[0].status
        assert 404 == preview.ask("/2026/one/")[0].status


def test_nothing_to_show_yet(tmp_path: Path) -> None:
    """Where the first build fails there is a page all the same, and mending it is enough."""
    room = Newsroom(tmp_path).article("one", "regions: [CN-ZZ]\n")
    with serving(room.folder) as preview:
        preview.until("one.md:4:11: error")
        answer, body = preview.ask("/")
        assert 503 == answer.status
        assert b"No edition yet" in body
        room.article("one")
        preview.until("files? written")
        assert 200 == preview.ask("/")[0].status


def test_the_desk_is_named(preview: Serving) -> None:
    """The first line names the page for the morning, and it is there."""
    line = preview.until("^preview: ")
    home = preview.address
    assert f"preview: {home}/, the desk: {home}/desk/ (Ctrl-C ends it)\n" == line
    assert b"Stale links" in preview.ask("/desk/")[1]


def test_what_links_answered_is_followed(tmp_path: Path) -> None:
    """A check of links that ends while a preview runs shows on the desk, without a save."""
    room = Newsroom(tmp_path).article("one", body="[It](https://a.example/).\n")
    with serving(room.folder) as preview:
        preview.until("files? written")
        assert b"No other site was asked yet" in preview.ask("/desk/")[1]
        answer = {"asked": "2026-03-01T11:00:00Z", "fate": "dead", "words": "answers 404"}
        ledger = {"version": 1, "links": {"https://a.example/": answer}}
        room.write(".dateline/links.json", json.dumps(ledger))
        wait_for(lambda: b"answers 404" in preview.ask("/desk/")[1])


def test_burst(tmp_path: Path) -> None:
    """Hundreds of files at once are a few builds, and the end is what a clean build gives."""
    room = Newsroom(tmp_path / "paper").article("one")
    with serving(room.folder) as preview:
        preview.until("files? written")
        for number in range(300):
            room.article(f"burst-{number:03}")
        wait_for(lambda: preview.ask("/2026/burst-299/")[0].status == 200)
        builds = preview.builds
        room.remove("content/articles/burst-000.md")
        preview.until(" removed", since=len(preview.said))
        wait_for(lambda: preview.ask("/2026/burst-000/")[0].status == 404)
        assert 0 == preview.stop(), preview.said
    served = tree(room.folder / SITE)
    assert builds <= 5
    assert served == Newsroom(clean(room, tmp_path / "clean")).build("--drafts").public


def test_ctrl_c_is_quiet(tmp_path: Path) -> None:
    """Ctrl-C is how it ends: no traceback, status 0."""
    with serving(Newsroom(tmp_path).folder) as preview:
        preview.until("files? written")
        assert 0 == preview.stop()
        assert not any("Traceback" in line or "stopped" in line for line in preview.said)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="a system that doesn't list processes")
@pytest.mark.parametrize("killed", [0, 1])
def test_nobody_is_left(killed: int, tmp_path: Path) -> None:
    """The build that waits ends with the preview, or with the process that forked it."""
    with serving(Newsroom(tmp_path).article("one").folder) as preview:
        preview.until("files? written")
        wait_for(lambda: len(family(preview)) == 3)
        ended = family(preview)[killed]
        os.kill(ended, signal.SIGKILL)
        wait_for(lambda: len(family(preview)) == killed)


def family(preview: Serving) -> list[int]:
    """Return the processes of a preview that live, the eldest first."""
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, group = each.read_text("utf-8").rpartition(")")[2].split()[:3]
            if int(group) == preview.process.pid and state != "Z":
                found.append(int(each.parent.name))
    return sorted(found)


def test_port_that_is_taken(tmp_path: Path) -> None:
    """One that was asked for is refused in words; without one the next is taken."""
    room = Newsroom(tmp_path)
    with (
        HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as other,
        serving(room.folder, "--port", str(other.server_port)) as refused,
    ):
        assert 2 == refused.ended()
    assert refused.said[0].startswith(f"dateline serve: --port {other.server_port} is taken: ")
    with serving(room.folder) as first, serving(room.folder) as second:
        assert first.port != second.port


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_port_that_is_none(port: str, newsroom: Newsroom) -> None:
    """What is no port is a usage error."""
    result = newsroom.run("serve", f"--port={port}")
    assert 2 == result.status
    assert f"'{port}' is not a number from 1 to 65535" in result.output


def test_folder_that_moves(tmp_path: Path) -> None:
    """A paper that is moved elsewhere ends its preview, in words."""
    room = Newsroom(tmp_path / "here")
    with serving(room.folder) as preview:
        preview.until("files? written")
        room.folder.rename(tmp_path / "there")
        assert 1 == preview.ended()
    assert f"{tmp_path}/here/content is gone" in preview.said[-1]


def test_folder_that_is_replaced(tmp_path: Path) -> None:
    """Another content/ in the old one's place is watched from then on."""
    room = Newsroom(tmp_path)
    with serving(room.folder) as preview:
        preview.until("files? written")
        shutil.copytree(tmp_path / "content", tmp_path / "other")
        (tmp_path / "content").rename(tmp_path / "old")
        (tmp_path / "other").rename(tmp_path / "content")
        room.article("later")
        wait_for(lambda: preview.ask("/2026/later/")[0].status == 200)
        room.article("latest")
        wait_for(lambda: preview.ask("/2026/latest/")[0].status == 200)


def clean(room: Newsroom, folder: Path) -> Path:
    """Copy a paper's content, and nothing that was made of it."""
    shutil.copytree(room.folder / "content", folder / "content")
    return folder

"""The preview's server, for this machine alone: pages as they are on disk, and news of the next."""

import os
import re
import sys
import traceback
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

import msgspec

from dateline.desk.reports import on_one_line
from dateline.desk.shown import Page, Shown, State
from dateline.model.file import digest_of
from dateline.model.problem import Severity, errors

LOOPBACK = "127.0.0.1"
RESERVED = "/_dateline/"  # no page of a site begins so
OWN: Final = {"live.js": "text/javascript", "live.css": "text/css"}
HEARTBEAT = 15.0  # seconds after which a browser that left is noticed
MOST_PROBLEMS = 50
HTML = "text/html; charset=utf-8"
FOREVER = "public, max-age=31536000, immutable"
_META_POLICY = re.compile(
    rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?', re.IGNORECASE
)


class Problems(msgspec.Struct, frozen=True):
    """What a page is told after each build."""

    stale: bool
    built: bool
    errors: int
    warnings: int
    problems: list[dict[str, str]]


class Server(ThreadingHTTPServer):
    """Listens on loopback; `shown` is what it answers with."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would share a port that is taken

    def __init__(self, port: int, shown: Shown) -> None:
        super().__init__((LOOPBACK, port), Answer)
        self.shown = shown

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """Say nothing of browsers that leave in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], OSError):
            traceback.print_exc()


class Answer(BaseHTTPRequestHandler):
    """The answer to one request."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "Dateline"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True  # a body mustn't wait until its head was acknowledged

    def do_GET(self) -> None:
        """Answer with a page, a part of the preview itself, or the news."""
        path = self.path.partition("?")[0]
        if not _is_ours(self.headers.get("Host", ""), self.server.server_port):
            self._send(Page(b"This preview is for 127.0.0.1 alone.\n", "text/plain", False), 421)
        elif path == f"{RESERVED}events":
            self._follow()
        elif path.startswith(RESERVED):
            self._send_own(path.removeprefix(RESERVED))
        else:
            self._send_page(path)

    do_HEAD = do_GET  # noqa: N815 - http.server's word

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the terminal is for builds."""

    def _send_page(self, path: str) -> None:
        shown = self.server.shown
        page = shown.page(path)
        if path == "/" and shown.state.root != "/":
            self._lead_to(shown.state.root)
        elif page is None:
            self._send(Page(_own("waiting.html"), HTML, False), 503)
        elif not page.found and shown.is_folder(path):
            self._lead_to("/" + path.strip("/") + "/")
        else:
            self._send(page, 200 if page.found else 404)

    def _send_own(self, name: str) -> None:
        if name in OWN:
            lasting = self.path.endswith(f"?{_version()}")
            self._send(Page(_own(name), OWN[name], True, lasting))
        else:
            self._send(Page(b"There is no such part of the preview.\n", "text/plain", False), 404)

    def _send(self, page: Page, status: int = 200) -> None:
        body, policy = page.body, ""
        if page.type == HTML:
            body, policy = live(page)
        self.send_response(status)
        self._head(page.type, policy, FOREVER if page.lasting else "no-store")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _lead_to(self, path: str) -> None:
        self.send_response(302)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _head(self, kind: str, policy: str = "", keep: str = "no-store") -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", keep)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if policy:
            self.send_header("Content-Security-Policy", policy)

    def _follow(self) -> None:
        """Tell a page after each build whether it is old, and what is wrong (as events)."""
        asked = parse_qs(self.path.partition("?")[2], keep_blank_values=True)
        path, digest = asked.get("page", ["/"])[0], asked.get("digest", [""])[0]
        self.close_connection = True
        self.send_response(200)
        self._head("text/event-stream")
        self.end_headers()
        number = -1
        while self.command != "HEAD":
            state = self.server.shown.wait(number, HEARTBEAT)
            news = b":\n\n" if state.number == number else self._news(state, path, digest)
            number = state.number
            self.wfile.write(news)

    def _news(self, state: State, path: str, digest: str) -> bytes:
        page = self.server.shown.page(path)
        now = digest if page is None else page.digest  # nothing is newer than an old page
        return b"data: %b\n\n" % msgspec.json.encode(_told(state, now != digest, page is not None))


def live(page: Page) -> tuple[bytes, str]:
    """Return a page with the script that keeps it new, and the policy that allows just that.

    The page's own policy is as strict as on the real site; a header takes its place, since the
    stricter of two would win.
    """
    found = _META_POLICY.search(page.body)
    policy = unescape(found[1].decode("utf-8", "replace")) if found else ""
    body = _META_POLICY.sub(b"", page.body, count=1)
    script = f"{RESERVED}live.js?{_version()}"
    tag = f'<script src="{script}" data-digest="{page.digest}" defer></script>\n'.encode()
    before, head, after = body.partition(b"</head>")
    body = before + tag + head + after if head else body + tag
    return body, _widened(policy) if policy else ""


def _widened(policy: str) -> str:
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    for name in ("script-src", "style-src", "connect-src"):
        sources = [source for source in parts.get(name, "").split() if source != "'none'"]
        parts[name] = " ".join(dict.fromkeys((*sources, "'self'")))
    parts["frame-ancestors"] = "'none'"
    return on_one_line("; ".join(f"{name} {sources}".strip() for name, sources in parts.items()))


def _told(state: State, stale: bool, built: bool) -> Problems:
    wrong = errors(state.problems)
    first = [*wrong, *(each for each in state.problems if each.severity is not Severity.ERROR)]
    shown = [
        {
            "where": f"{each.location}: {each.severity}",
            "message": on_one_line(each.message),
            "hint": on_one_line(each.hint),
        }
        for each in first[:MOST_PROBLEMS]
    ]
    return Problems(stale, built, len(wrong), len(state.problems) - len(wrong), shown)


def _is_ours(host: str, port: int) -> bool:
    """A name of another's that leads here (DNS rebinding) could let its pages read a draft."""
    name, _, given = host.lower().rpartition(":") if ":" in host else (host.lower(), "", "80")
    return name in (LOOPBACK, "localhost") and given == str(port)


def _own(name: str) -> bytes:
    return (Path(__file__).parent / "live" / name).read_bytes()


def _version() -> str:
    """Tell two versions of the preview's own parts apart, which a browser keeps."""
    return digest_of(b"".join(map(_own, OWN))).hex()[:8]

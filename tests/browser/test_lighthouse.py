"""Lighthouse, as search engines and hosts run it, on a phone: front page, article, region."""

import gzip
import json
import os
import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hosts import Rule, headers_of, read_rules
from newsroom import NOW, Newsroom
from programs import program
from visits import Visitor

pytestmark = [pytest.mark.prove, pytest.mark.xdist_group("browser")]

CHROME = "--headless --no-sandbox --disable-gpu"
PERFECT = {"accessibility": 1, "best-practices": 1, "seo": 1}
# A busy machine costs Lighthouse's score of speed some points, so that only a fall fails.
FAST = 0.9


@pytest.fixture(scope="module")
def host(sample: Path) -> Iterator[str]:
    """The sample site as a host serves it: packed, and with the headers that it is told."""
    settings = sample.parent / "content/site.yaml"
    own = re.sub(r"(?m)^hosting:.*\n(?: .*\n)*", "", settings.read_text("utf-8"))
    settings.write_text(f"{own}\nhosting: {{headers: true}}\n", "utf-8")
    result = Newsroom(sample.parent).build("--now", NOW)
    assert 0 == result.status, result.output
    answer = partial(Host, sample, read_rules((sample / "_headers").read_text("utf-8")))
    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class Host(BaseHTTPRequestHandler):
    """Serves files by HTTP/1.1, packed, with their headers."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, rules: list[Rule], *given: Any) -> None:
        self.folder = folder
        self.rules = rules
        super().__init__(*given)

    def do_GET(self) -> None:
        """Answer with a file, or with the page for what isn't there."""
        path = urlsplit(self.path).path
        file = self.folder / (f"{path}index.html" if path.endswith("/") else path)[1:]
        found = file.is_file()
        file = file if found else self.folder / "404.html"
        data = gzip.compress(file.read_bytes(), 9)
        kind = {"content-type": guess_type(file.name)[0] or "application/octet-stream"}
        self.send_response(200 if found else 404)
        for name, value in (kind | headers_of(self.rules, path)).items():
            self.send_header(name, value)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.mark.parametrize("kind", ["home", "article", "region"])
def test_lighthouse_finds_nothing_to_mend(
    kind: str, host: str, visitor: Visitor, chromium: Path, npm_package: Callable[[str], Path]
) -> None:
    """Accessibility, best practices and SEO score 100, and speed no less than it did."""
    command = [
        program("node"),
        npm_package("lighthouse") / "cli/index.js",
        host + visitor.path(kind),
        "--quiet",
        "--output=json",
        f"--chrome-flags={CHROME}",
    ]
    environment = {**os.environ, "CHROME_PATH": str(chromium)}
    done = subprocess.run(command, capture_output=True, check=True, env=environment, timeout=120)
    report = json.loads(done.stdout)
    scores = {name: category["score"] for name, category in report["categories"].items()}
    speed = scores.pop("performance")
    assert (PERFECT, 0) == (scores, report["audits"]["cumulative-layout-shift"]["numericValue"])
    assert speed >= FAST

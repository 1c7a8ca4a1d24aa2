"""The sample site, built once, served as strictly as a site can be, and seen by a real browser."""

import re
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from newsroom import NOW, Newsroom
from visits import FLAGS, Visitor

ROOT = Path(__file__).parents[2]
STRICT = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; "
    "script-src 'self'; base-uri 'none'; form-action 'self'"
)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public/ of the sample newsletter."""
    folder = tmp_path_factory.mktemp("sample")
    for name in ("content", "layouts"):
        shutil.copytree(ROOT / name, folder / name)
    settings = folder / "content/site.yaml"
    short = re.sub(r"(?m)^page_size: .*$", "page_size: 3", settings.read_text("utf-8"))
    settings.write_text(short, "utf-8")  # so that there are lists of several pages to look at
    result = Newsroom(folder).build("--now", NOW)
    assert 0 == result.status, result.output
    return folder / "public"


class Strict(SimpleHTTPRequestHandler):
    """Serves files under a strict policy, and the site's own page where there is none."""

    def end_headers(self) -> None:
        """Add the policy to each answer."""
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="session")
def address(sample: Path) -> Iterator[str]:
    """The URL at which the sample site is served, without the slash at its end."""

    def answer(*given: Any) -> Strict:
        return Strict(*given, directory=str(sample))

    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def visitor(chromium: Path, npm_package: Any, sample: Path, address: str) -> Iterator[Visitor]:
    """Who opens pages in Chromium and tells what happened there."""
    from playwright.sync_api import sync_playwright

    axe = npm_package("axe-core") / "axe.min.js"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(chromium), args=FLAGS)
        yield Visitor(browser, address, sample, axe.read_text("utf-8"))
        browser.close()

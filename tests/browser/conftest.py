"""The sample site, built once, served as strictly as a site can be, and seen by a real browser."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from newsroom import NOW, Newsroom
from visits import FLAGS, Visitor

ROOT = Path(__file__).parents[2]
STRICT = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; "
    "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
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
def preview(sample: Path) -> Path:
    """The preview of the sample newsletter."""
    folder = sample.parent
    result = Newsroom(folder).build("--now", NOW, "--drafts")
    assert 0 == result.status, result.output
    return folder / ".dateline/preview/site"


@pytest.fixture(scope="session")
def address(sample: Path) -> Iterator[str]:
    """The URL at which the sample site is served, without the slash at its end."""
    with served(sample) as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder at a URL without a slash at its end."""

    def answer(*given: Any) -> Strict:
        return Strict(*given, directory=str(folder))

    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """What serves a folder, for tests with sites of their own."""
    return served


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Any]:
    """Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(chromium), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe(npm_package: Any) -> str:
    """The checker of accessibility, as a script."""
    return str((npm_package("axe-core") / "axe.min.js").read_text("utf-8"))


@pytest.fixture(scope="session")
def visitor(browser: Any, axe: str, sample: Path, address: str) -> Visitor:
    """Who opens pages in Chromium and tells what happened there."""
    return Visitor(browser, address, sample, axe)


@pytest.fixture(scope="session")
def designer(browser: Any, axe: str, preview: Path) -> Iterator[Visitor]:
    """Who opens pages of the preview."""
    with served(preview) as address:
        yield Visitor(browser, address, preview, axe)

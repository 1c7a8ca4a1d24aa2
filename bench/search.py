#!/usr/bin/env python3
"""Measures what search costs: a build, an edit, and a reader's questions in Chromium.

    python bench/search.py                        # 1,000 articles
    python bench/search.py --articles 10000 --browser

The same corpus without search and with it: cold, and after one word is changed in an old article.
CPU time is that of all processes, memory that of the largest. Questions are asked one after the
other, on an empty cache each; files and kB are the script's, its style's and the index's, packed by
gzip; ms are from the first byte of the page to the last of ten results, without a network.
"""

import argparse
import gzip
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any

from cards import MEASURED, NOW, ROOT, dated
from corpus import write_corpus

QUESTIONS = (
    "?q=gallium",
    "?q=magnets+licence",
    "?q=indonesia+nickel+ban",
    "?q=gall",
    "?q=gallium&region=CN",
    "?q=gallium&year=2025",
    "?region=CN&order=newest",
)
SHOWN = "performance.now()"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
WIDTHS = (8, 10, 7, 7, 7, 7, 8)


class Packing(SimpleHTTPRequestHandler):
    """A host that packs what it sends, as hosts do."""

    def do_GET(self) -> None:
        """Send a file, packed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = gzip.compress(path.read_bytes(), 6) if path.is_file() else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def main() -> None:
    """Print a row for each build, and one for each question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--browser", action="store_true")
    asked = parser.parse_args()
    names = ("search", "build", "files", "MB", "s", "CPU s", "peak MB")
    print(" ".join(f"{name:>{width}}" for name, width in zip(names, WIDTHS, strict=True)))
    for switch in ("false", "true"):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder)
            write_corpus(site, asked.articles, 1, "dateline")
            with (site / "content/site.yaml").open("a", encoding="utf-8") as settings:
                settings.write(f"pages: {{search: {switch}}}\n")
            name = "with" if switch == "true" else "without"
            print(row(name, "cold", site, asked.jobs), flush=True)
            change_a_word(site)
            print(row(name, "one edit", site, asked.jobs), flush=True)
            print(row(name, "nothing", site, asked.jobs), flush=True)
            if asked.browser and switch == "true":
                ask(site / "public")


def change_a_word(site: Path) -> None:
    """Change a word in an article of the middle of the archive."""
    articles = sorted((site / "content/articles").rglob("*.md"), key=dated)
    middle = articles[len(articles) // 2]
    head, _, body = middle.read_text("utf-8").rpartition("---\n")
    middle.write_text(f"{head}---\n{re.sub('^[A-Z][a-z]+', 'Terbium', body, count=1)}", "utf-8")


def row(name: str, kind: str, site: Path, jobs: str) -> str:
    """Build in a process of its own, and tell what it took."""
    command = [sys.executable, str(ROOT / "build.py"), "--project", str(site), "--quiet"]
    command += ["--now", NOW, "--jobs", jobs]
    before, started = getrusage(RUSAGE_CHILDREN), time.monotonic()
    measured = [sys.executable, "-c", MEASURED, *command]
    done = subprocess.run(measured, check=True, stdout=subprocess.PIPE)
    wall, after = time.monotonic() - started, getrusage(RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    files = [path for path in site.glob("public/assets/index/*/*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    peak = int(done.stdout.split()[-1]) / 1024
    cells = (name, kind, str(len(files)), *(f"{each:.1f}" for each in (size, wall, cpu, peak)))
    return " ".join(f"{cell:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True))


def ask(public: Path) -> None:
    """Ask each question in a browser that knows nothing yet, and tell what was fetched."""
    from playwright.sync_api import sync_playwright

    browser = next(filter(None, map(shutil.which, BROWSERS)))
    with served(public) as address, sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser)
        print(f"{'question':>26} {'found':>16} {'files':>6} {'kB':>6} {'ms':>6}")
        for question in QUESTIONS:
            page = chromium.new_page()
            sizes: list[int] = []
            page.on("response", partial(note, sizes))
            page.goto(f"{address}/search/{question}", wait_until="commit")
            page.locator("[role=status]", has_text="article").wait_for()
            found, took = page.locator("[role=status]").inner_text(), page.evaluate(SHOWN)
            page.context.close()
            cells = f"{len(sizes):>6} {sum(sizes) / 1000:>6.0f} {took:>6.0f}"
            print(f"{question:>26} {found:>16} {cells}", flush=True)
        chromium.close()


def note(sizes: list[int], got: Any) -> None:
    """Note the bytes of an answer that a page without search would not have asked for."""
    if got.url.endswith(".json") or "/search." in got.url:
        sizes.append(int(got.headers["content-length"]))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder at a URL without a slash at its end."""

    def answer(*given: object) -> Packing:
        return Packing(*given, directory=str(folder))  # type: ignore[arg-type]

    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


if __name__ == "__main__":
    main()

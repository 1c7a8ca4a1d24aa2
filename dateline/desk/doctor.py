"""`dateline doctor`: what this machine has, and what it lacks for a build or for the tests."""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from time import time

from msgspec import Struct

import dateline
from dateline.layout.workshop import default_layouts
from dateline.publish.exchange import exchange

LIBRARIES = (
    *("feedgen", "Jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "msgspec", "nh3"),
    *("pillow", "python-slugify", "PyYAML", "tzdata"),
)
PROGRAMS = (
    ("git", "dateline check --since"),
    ("chromium-headless-shell", "tests of pages"),
    ("java", "tests of HTML"),
    ("node", "tests of feeds and schemas"),
)
OLDEST = 1_735_689_600  # 2025: a clock before that was never set


class Finding(Struct, frozen=True):
    """One thing looked at: whether it is as it should be, whether a build needs it, and what."""

    ok: bool
    needed: bool
    text: str


def doctor(root: Path) -> int:
    """Print what was found; return the exit status: 1 where a build would fail."""
    found = tuple(_look(root))
    for each in found:
        mark = "ok  " if each.ok else "FAIL" if each.needed else "--  "
        print(f"{mark} {each.text}")
    broken = [each for each in found if each.needed and not each.ok]
    print(f"{len(broken)} of {len(found)} stand in the way of a build")
    return 1 if broken else 0


def _look(root: Path) -> Iterator[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    old = "; 3.11 or newer is needed" if sys.version_info < (3, 11) else ""
    yield Finding(not old, True, f"Dateline {dateline.__version__} on Python {python}{old}")
    yield from map(_library, LIBRARIES)
    seen = find_spec("watchfiles") is not None
    cure = "" if seen else ': python -m pip install "dateline[serve]"'
    yield Finding(seen, False, f"watchfiles, for dateline serve{cure}")
    fonts = list((default_layouts() / "assets/fonts").glob("*.woff2"))
    yield Finding(bool(fonts), True, f"the theme, with {len(fonts)} fonts, in {default_layouts()}")
    content = (root / "content").is_dir()
    where = f"content/ in {root}" if content else f"no content/ in {root}: say --project DIR"
    yield Finding(content, True, where)
    yield from _folder(root) if content else ()
    yield Finding(time() > OLDEST, True, "the clock: dates decide what is public")
    encoding = sys.getfilesystemencoding()
    yield Finding(encoding == "utf-8", False, f"names of files in {encoding}")
    for name, use in PROGRAMS:
        path = shutil.which(name)
        yield Finding(path is not None, False, f"{name}: {path or 'missing'} (for {use})")


def _library(name: str) -> Finding:
    try:
        return Finding(True, True, f"{name} {version(name)}")
    except PackageNotFoundError:
        return Finding(False, True, f"{name} is missing: pip install -r requirements.txt")


def _folder(root: Path) -> Iterator[Finding]:
    """Whether the folder can be written, shares files by hard links, and exchanges folders."""
    try:
        place = Path(mkdtemp(prefix=".dateline-doctor-", dir=root))
    except OSError as error:
        yield Finding(False, True, f"{root} can't be written: {(error.strerror or '').lower()}")
        return
    try:
        yield Finding(True, True, f"{root} can be written")
        yield _hard_links(place)
        yield _exchanges(place)
    finally:
        shutil.rmtree(place)


def _hard_links(place: Path) -> Finding:
    try:
        (place / "file").touch()
        os.link(place / "file", place / "link")
    except OSError:
        return Finding(False, False, "no hard links here: each build copies every file")
    return Finding(True, False, "hard links: an edit costs what it changes")


def _exchanges(place: Path) -> Finding:
    (place / "one").mkdir()
    (place / "other").mkdir()
    (place / "one/mark").touch()
    try:
        exchange(str(place / "one"), str(place / "other"), str(place / "between"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Finding(False, True, f"folders can't be exchanged: {reason}; build --in-place")
    if sys.platform not in ("linux", "darwin"):
        return Finding(False, False, "no exchange of folders here: public/ is gone for a moment")
    swapped = (place / "other/mark").exists()
    return Finding(swapped, True, "folders change places: public/ is wholly old or wholly new")

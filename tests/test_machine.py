"""What a build says when machine, layouts or files won't: words, status 1, nothing lost."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import ROOT, Newsroom, tree

NOW = "2026-03-01T12:00:00Z"


@pytest.fixture
def built(newsroom: Newsroom) -> Newsroom:
    """A newsroom that was published once."""
    newsroom.article("2026/one")
    assert newsroom.build().status == 0
    return newsroom


def test_typo_in_a_layout_is_named(built: Newsroom) -> None:
    """A name that a view lacks is told with layout, line and what was probably meant."""
    before = tree(built.folder / "public")
    article = (ROOT / "layouts/article.html").read_text("utf-8")
    built.write("layouts/article.html", article.replace("page.title", "page.titel", 1))

    result = built.build()

    assert 1 == result.status
    assert "layouts/article.html:" in result.output
    assert "titel" in result.output
    assert "title" in result.output
    assert before == result.public


def test_broken_layout_is_named(built: Newsroom) -> None:
    """A tag that is never closed is told with layout and line."""
    built.write("layouts/home.html", "<p>\n{% if page.lead %}\n")

    result = built.build()

    assert 1 == result.status
    assert any(line.startswith("layouts/home.html:") for line in result.problems), result.output


def test_layout_that_is_missing_is_named(built: Newsroom) -> None:
    """A layout that another one asks for, and that nobody wrote, is told by its name."""
    built.write("layouts/home.html", '{% extends "bse.html" %}\n')

    result = built.build()

    assert 1 == result.status
    assert "bse.html" in result.output
    assert "Traceback" not in result.output


def test_large_file_is_refused_unread(built: Newsroom) -> None:
    """A file of 50 MB is an error that names the limit, and takes no time."""
    built.write("content/articles/2026/large.md", b"---\ntitle: x\n---\n" + b"x " * 25_000_000)

    result = built.build()

    assert 1 == result.status
    assert "content/articles/2026/large.md: error: " in result.output
    assert "2 MB" in result.output


def test_foreign_file_in_public_stops_the_build(built: Newsroom) -> None:
    """What somebody else put into public/ is named, and neither published over nor deleted."""
    built.write("public/notes.txt", "mine")
    built.article("2026/two")

    result = built.build()

    assert 1 == result.status
    assert any("public/notes.txt" in line for line in result.problems)
    assert b"mine" == result.public["notes.txt"]
    assert "2026/two/index.html" not in result.public


def test_public_of_unknown_make_is_set_aside(newsroom: Newsroom) -> None:
    """A public/ that nobody knows is moved whole, with a warning, and can be had back."""
    newsroom.write("public/index.html", "another generator's").article("2026/one")

    result = newsroom.build()

    assert 0 == result.status
    assert any("public" in line and "warning" in line for line in result.problems)
    kept = tree(newsroom.folder / ".dateline/set-aside")
    assert b"another generator's" in kept.values()


def test_public_that_is_a_link_is_refused(newsroom: Newsroom, tmp_path: Path) -> None:
    """A public/ that leads elsewhere can't be exchanged: it says so."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    newsroom.article("2026/one")
    (newsroom.folder / "public").symlink_to(elsewhere)

    result = newsroom.build()

    assert 1 == result.status
    assert "symbolic link" in result.output
    assert [] == list(elsewhere.iterdir())


@pytest.fixture
def small_files() -> int:
    """The most bytes that a file may have, as if the disk were full."""
    if not hasattr(resource, "RLIMIT_FSIZE"):
        pytest.skip("no limit on the size of files here")
    return 2000


def test_full_disk_leaves_the_old_edition(built: Newsroom, small_files: int) -> None:
    """When writing fails half-way, the old edition stands and the reason is told."""
    before = tree(built.folder / "public")
    built.edit("content/site.yaml", "The Test Letter\nbase", "The Other Letter\nbase")
    limited = (
        "import resource, signal, sys, runpy\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({small_files}, {small_files}))\n"
        f"sys.argv = ['build.py', '--now', '{NOW}', '--jobs', '1']\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        f"runpy.run_path({str(ROOT / 'build.py')!r}, run_name='__main__')\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", limited],
        cwd=built.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert 1 == done.returncode, done.stdout + done.stderr
    assert "file too large" in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert before == tree(built.folder / "public")
    assert 0 == built.build().status


def test_a_folder_without_content_is_a_usage_error(tmp_path: Path) -> None:
    """Built in the wrong place, it says what to do, and ends with 2."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py")],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert 2 == done.returncode
    assert "content/" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["build", "--now", "soon"],
        ["build", "--base-url", "paper"],
        ["build", "--jobs", "0"],
        ["bild"],
    ],
)
def test_words_that_make_no_sense_end_with_2(newsroom: Newsroom, words: list[str]) -> None:
    """A command that can't be understood ends with 2 and a line on what could be typed."""
    result = newsroom.run(*words)

    assert 2 == result.status
    assert result.output
    assert {} == result.public


def test_preview_holds_nothing_back_and_says_so(built: Newsroom) -> None:
    """With --drafts every page is marked, no search engine may keep it, public/ isn't touched."""
    before = tree(built.folder / "public")
    built.article("2026/sketch", "draft: true\n").article("2027/later", "date: 2027-01-01\n")

    result = built.build("--drafts")

    assert 0 == result.status, result.output
    pages = {path: text.decode() for path, text in result.public.items() if path.endswith(".html")}
    assert {"2026/sketch/index.html", "2027/later/index.html"} <= pages.keys()
    assert all("noindex" in text and "Preview" in text for text in pages.values())
    assert before == tree(built.folder / "public")


def test_strict_lets_warnings_stop_the_build(newsroom: Newsroom) -> None:
    """A warning is only told; with --strict nothing is published for it."""
    newsroom.article("2026/one", body="{{< tweet >}}\n")

    assert 0 == newsroom.build().status
    newsroom.article("2026/two")
    result = newsroom.build("--strict")

    assert 1 == result.status
    assert "2026/two/index.html" not in result.public

"""`python build.py` and the wheel: two doors to the same house."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from newsroom import Newsroom

ROOT = Path(__file__).parents[1]


def test_build_without_libraries_says_what_to_do(tmp_path: Path) -> None:
    """Without the libraries, the door names the commands that bring them; no traceback."""
    without_site_packages = "-S"
    Newsroom(tmp_path)

    done = subprocess.run(
        [sys.executable, without_site_packages, ROOT / "build.py"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert 1 == done.returncode
    assert "make site" in done.stderr
    assert "pip install -r requirements.txt" in done.stderr
    assert "Traceback" not in done.stderr


LIVE = ("live.css", "live.js", "waiting.html")  # what the preview adds to pages


def test_wheel_holds_the_layouts_and_the_command(tmp_path: Path) -> None:
    """What pip installs can build a newsletter anywhere: it carries layouts and `dateline`."""
    layouts = {
        f"dateline/layouts/{path.relative_to(ROOT / 'layouts').as_posix()}"
        for path in (ROOT / "layouts").rglob("*")
        if path.is_file()
    }

    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )

    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
        entries = next(name for name in names if name.endswith("entry_points.txt"))
        commands = wheel.read(entries).decode()
    assert layouts
    assert layouts <= names
    assert {f"dateline/desk/live/{name}" for name in LIVE} <= names
    assert "dateline = dateline.desk.cli:run" in commands


@pytest.mark.prove
def test_fresh_clone_builds_and_then_has_nothing_to_do(tmp_path: Path) -> None:
    """In a fresh copy `make site` makes all that it needs; the second time it makes nothing."""
    made = (".git", ".venv", ".dateline", "public", "node_modules", "artefacts", "*cache*", "sites")
    clone = tmp_path / "clone"
    shutil.copytree(ROOT, clone, ignore=shutil.ignore_patterns(*made))

    first, second = make_site(clone), make_site(clone)

    assert "Installing" in first
    assert "Installing" not in second
    assert "public/index.html" in second
    assert (clone / "public/index.html").is_file()


def make_site(folder: Path) -> str:
    """Run `make site`, and return what it said."""
    done = subprocess.run(
        ["make", "site"], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout

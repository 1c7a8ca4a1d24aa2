"""The pages of the reference that are made from the code say what the code says now."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
NAMES = ("commands.md", "fields.md", "views.md")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that writes the pages."""
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts/reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", NAMES)
def test_page_is_current(script: ModuleType, name: str) -> None:
    """Whoever adds an option or a member of a view runs `python scripts/reference.py`."""
    assert script.PAGES[name]() == (ROOT / "docs/reference" / name).read_text("utf-8")


def test_every_page_is_held(script: ModuleType) -> None:
    """No page that the script writes goes without its test."""
    assert set(NAMES) == set(script.PAGES)


def test_page_names_what_there_is(script: ModuleType) -> None:
    """An option with its words, a member of a view with its kind, a list of other views."""
    commands, views = script.PAGES["commands.md"](), script.PAGES["views.md"]()

    assert "| `--previous FILE\\|URL` |" in commands
    assert "| `--host WORD` |" in commands
    assert "(`github`, `gitlab`, `netlify`, `cloudflare`, `none`) |" in commands
    assert "| `contents` | a list of [LinkView](#linkview) |" in views
    assert "| `body` | HTML |" in views
    assert "| `article.html` | [ArticleView](#articleview) |" in views

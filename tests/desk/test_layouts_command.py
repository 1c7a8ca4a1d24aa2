"""`dateline layouts`: a layout that is taken over is told when it falls behind, and never lost."""

import shutil
from pathlib import Path
from unittest.mock import patch

import pytest
from newsroom import NOW, ROOT, Newsroom, Result, tree

import dateline

THEME = ROOT / "layouts"
ORIGINAL = f"layouts/.ejected/{dateline.__version__}"


class Site:
    """A paper, and a Dateline that can be upgraded: a theme and a version of its own."""

    def __init__(self, folder: Path) -> None:
        self.room = Newsroom(folder / "paper").article("a")
        self.theme = folder / "theme"
        self.version = dateline.__version__
        shutil.copytree(THEME, self.theme)

    def run(self, *words: str) -> Result:
        """Give a command to this Dateline."""
        theme = lambda: self.theme  # noqa: E731 - what stands in for a function
        with (
            patch("dateline.__version__", self.version),
            patch("dateline.desk.layouts.default_layouts", theme),
            patch("dateline.layout.workshop.default_layouts", theme),
        ):
            return self.room.run(*words)

    def check(self) -> Result:
        """Check the paper."""
        return self.run("check", "--now", NOW)

    def upgrade(self, version: str, name: str, old: str, new: str) -> None:
        """Install a Dateline in which a layout has changed."""
        self.version = version
        path = self.theme / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A paper, and its Dateline."""
    return Site(tmp_path)


@pytest.mark.parametrize("name", ["article.html", "assets/site.css", "partials/links.html"])
def test_taking_over_changes_no_byte(name: str, site: Site) -> None:
    """A layout that was only taken over prints what the theme's own does."""
    before = site.run("build", "--now", NOW)
    taken = site.run("layouts", "eject", name)
    after = site.run("build", "--now", NOW, "--no-memo")

    assert 0 == taken.status, taken.output
    assert f"layouts/{name} is yours now" in taken.output
    assert {f"layouts/{name}", f"{ORIGINAL}/{name}"} == {
        f"layouts/{path}" for path in tree(site.room.folder / "layouts")
    }
    assert before.public == after.public
    assert "0 errors, 0 warnings\n" == site.check().output


def test_every_layout_can_be_taken_over(site: Site) -> None:
    """All that is listed can be had, fonts and all; then nothing but one's own is listed."""
    names = [line.strip() for line in site.run("layouts").output.splitlines()]
    for name in names:
        assert 0 == site.run("layouts", "eject", name).status

    after = site.run("layouts", "list").output.splitlines()
    assert {"article.html", "home.html", "assets/site.css", "static/favicon.svg"} <= set(names)
    assert [f"own {name}: from Dateline {site.version}" for name in names] == after
    assert "0 errors, 0 warnings\n" == site.check().output


def test_layout_that_has_fallen_behind(site: Site) -> None:
    """After an upgrade `check` names it, `diff` shows what changed, `seen` ends it."""
    site.run("layouts", "eject", "404.html")
    site.run("layouts", "eject", "page.html")
    site.room.edit("layouts/404.html", "<h1>", '<h1 class="mine">')
    site.upgrade("9.0.0", "404.html", "</h1>", "</h1>\n<hr>")

    warned, shown = site.check(), site.run("layouts", "diff", "404.html")
    mine = site.run("layouts", "diff", "404.html", "--mine")
    seen = site.run("layouts", "seen", "layouts/404.html")

    assert (
        "layouts/404.html: warning: Dateline's own has changed since "
        f"{dateline.__version__}: +1 −0 lines\n    dateline layouts diff 404.html\n"
    ) == warned.report
    assert "+<hr>" in shown.output
    assert "mine" not in shown.output
    assert "Once this is in yours too: dateline layouts seen 404.html" in shown.output
    assert '<h1 class="mine">' in mine.output
    assert "<hr>" not in mine.output
    assert "layouts/404.html is up to date with Dateline 9.0.0\n" == seen.output
    assert "0 errors, 0 warnings\n" == site.check().output
    assert '<h1 class="mine">' in site.room.read("layouts/404.html")


def test_layout_that_was_never_changed(site: Site) -> None:
    """Whoever took a layout over and left it as it was has only to delete it."""
    site.run("layouts", "eject", "404.html")
    site.upgrade("9.0.0", "404.html", "</h1>", "</h1>\n<hr>")

    assert "you never changed it: delete layouts/404.html to have the new one" in (
        site.check().report
    )


def test_layout_that_is_gone(site: Site) -> None:
    """A layout that a later Dateline has no more stays, and is told of."""
    site.run("layouts", "eject", "gone.html")
    (site.theme / "gone.html").unlink()

    assert "Dateline has no gone.html any more; it had one in" in site.check().report
    assert 0 == site.run("layouts", "seen", "gone.html").status
    assert "0 errors, 0 warnings\n" == site.check().output


def test_layout_of_a_newer_dateline(site: Site) -> None:
    """A layout that asks for what this Dateline hasn't says so, beside what fails in it."""
    site.version = "9.0.0"
    site.run("layouts", "eject", "article.html")
    site.room.edit("layouts/article.html", "{{ page.title }}", "{{ page.overline }}")
    site.version = dateline.__version__

    built, checked = site.run("build", "--now", NOW), site.check()

    for result in (built, checked):
        assert 1 == result.status
        assert "error: 'overline' is not a name of ArticleView" in result.report
        assert (
            "layouts/article.html: warning: it was made from that of Dateline 9.0.0, and this is "
            f"{dateline.__version__}\n    python -m pip install --upgrade dateline\n"
        ) in result.report


def test_layout_with_a_mistake(site: Site) -> None:
    """A mistake in a layout of one's own is an error on its line; what was published stays."""
    before = site.run("build", "--now", NOW)
    site.run("layouts", "eject", "page.html")
    site.room.edit("layouts/page.html", "{% block main %}", "{% block main %}{% if %}")

    built = site.run("build", "--now", NOW)

    assert 1 == built.status
    assert "layouts/page.html:2: error: " in built.report
    assert before.public == built.public


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("eject",), "which layout? dateline layouts eject article.html"),
        (("eject", "artcle.html"), "there is no layout artcle.html: did you mean article.html?"),
        (("eject", "../secret"), "there is no layout ../secret"),
        (("eject", "404.html"), "layouts/404.html is yours already, and stays as it is"),
        (("diff", "article.html"), "isn't among your own layouts"),
        (("diff", "own.html"), "layouts/own.html was not taken over by dateline layouts eject"),
        (("throw", "404.html"), "invalid choice: 'throw'"),
    ],
)
def test_command_that_cannot_be_done(words: tuple[str, ...], said: str, site: Site) -> None:
    """What can't be done is told in words, and changes nothing."""
    site.run("layouts", "eject", "404.html")
    site.room.write("layouts/own.html", "mine")
    before = tree(site.room.folder)

    result = site.run("layouts", *words)

    assert 2 == result.status
    assert said in result.output
    assert before == tree(site.room.folder)


def test_layout_that_cannot_be_written(site: Site) -> None:
    """A folder that won't be written is told in its own words."""
    site.room.write("layouts", "a file")

    result = site.run("layouts", "eject", "article.html")

    assert 1 == result.status
    assert "can't be written: " in result.output


def test_theme_itself_is_not_taken_over(newsroom: Newsroom) -> None:
    """In Dateline's own repository layouts/ is the theme: nothing is copied onto itself."""
    with patch("dateline.desk.layouts.default_layouts", lambda: newsroom.folder / "layouts"):
        result = newsroom.write("layouts/a.html", "x").run("layouts", "eject", "a.html")

    assert 2 == result.status
    assert "layouts/ here is the theme itself" in result.output

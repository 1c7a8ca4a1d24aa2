"""What pip installs: a wheel that is whole, on its own, and says whose things are in it."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest
import yaml
from newsroom import NOW, ROOT, Newsroom

LICENCES = (
    *("LICENSE", "THIRD-PARTY.md", "layouts/assets/fonts/OFL.txt"),
    *("layouts/cards/OFL-newsreader.txt", "layouts/cards/OFL-public-sans.txt"),
    "dateline/editorial/data/UNICODE-LICENSE.txt",
    "dateline/layout/data/WORLD-ATLAS-LICENSE.txt",
)
INSTRUCTIONS = re.compile(r"(FROM|WORKDIR|COPY|RUN|ENV|USER|ENTRYPOINT|CMD) (.+)", re.DOTALL)


def hatch(target: str, folder: Path) -> Path:
    """Build a wheel or a source distribution, and return its file."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as it would be published."""
    return hatch("wheel", tmp_path_factory.mktemp("wheel"))


def shipped_files() -> set[str]:
    """All files that the package must carry, by their names in a wheel."""
    tracked = subprocess.run(
        ["git", "ls-files", "dateline", "layouts"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    ).stdout.split()
    on_disk = (
        path.relative_to(ROOT).as_posix()
        for folder in ("dateline", "layouts")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    return {re.sub("^layouts/", "dateline/layouts/", name) for name in tracked or on_disk}


def test_wheel_holds_all_data(wheel: Path) -> None:
    """Code, data, layouts, fonts, starting files and the mark of types: nothing is left behind."""
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())

    assert set() == shipped_files() - names
    assert {"dateline/py.typed", "dateline/desk/start/paper/content/site.yaml"} <= names
    assert not [name for name in names if name.startswith(("tests/", "content/", "bench/"))]


def test_wheel_tells_whose_things_are_in_it(wheel: Path) -> None:
    """The licences of code, fonts and data are in the wheel, and named in its metadata."""
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
        text = opened.read(next(each for each in names if each.endswith("METADATA"))).decode()
    metadata = HeaderParser().parsestr(text)

    assert set(LICENCES) == set(metadata.get_all("License-File", []))
    for path in LICENCES:
        assert any(name.endswith(f".dist-info/licenses/{path}") for name in names), path
    assert "OFL-1.1" in metadata["License-Expression"]
    assert "serve" in metadata.get_all("Provides-Extra", [])
    assert "watchfiles>=1.0; extra == 'serve'" in metadata.get_all("Requires-Dist", [])


def test_every_font_and_table_is_listed() -> None:
    """Whatever was made by others stands in THIRD-PARTY.md."""
    text = (ROOT / "THIRD-PARTY.md").read_text("utf-8")
    fonts = {path.name.partition("-")[0] for path in (ROOT / "layouts").rglob("*.woff2")}

    assert {"newsreader", "public"} == fonts
    for licence in LICENCES[2:]:
        assert f"`{licence}`" in text, licence


def test_source_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """The source distribution holds all that the wheel is made of, and no sample paper."""
    source = hatch("sdist", tmp_path / "dist")
    with tarfile.open(source) as opened:
        opened.extractall(tmp_path / "source", filter="data")
    folder = next((tmp_path / "source").iterdir())
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "again"],
        cwd=folder,
        capture_output=True,
        check=True,
    )

    again = next((tmp_path / "again").iterdir())
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
    assert not (folder / "content").exists()
    assert not (folder / "tests").exists()


class Installed:
    """A virtual environment with nothing of ours but the wheel."""

    def __init__(self, wheel: Path, folder: Path) -> None:
        venv.create(folder, with_pip=False)
        self.program = folder / "bin/dateline"
        python = folder / "bin/python"
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        options = ["install", "--no-deps", "--no-index", "--no-compile", str(wheel)]
        subprocess.run([*pip, "--python", str(python), *options], check=True, capture_output=True)
        # The libraries are those of this environment; no registry is asked.
        place = next((folder / "lib").glob("*/site-packages"))
        (place / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")

    def run(self, folder: Path, *words: str) -> tuple[int, str]:
        """Give a command to the installed program."""
        env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        done = subprocess.run(
            [str(self.program), *words],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


def test_wheel_alone_makes_a_paper(wheel: Path, tmp_path: Path) -> None:
    """In a fresh environment: init, build, check, an edit, and again; layouts come from within."""
    dateline = Installed(wheel, tmp_path / "venv")
    paper = tmp_path / "paper"
    now = ("--now", NOW)

    made = dateline.run(tmp_path, "init", "paper", "--title", "The Delta Post", *now)
    built = dateline.run(paper, "build", *now)
    checked = dateline.run(paper, "check", *now)
    article = paper / "content/articles/2026/example-parts.md"
    article.write_text(article.read_text().replace("This text came", "This edited text came"))
    again = dateline.run(paper, "build", *now)
    taken = dateline.run(paper, "layouts", "eject", "article.html")
    still = dateline.run(paper, "check", *now)

    for status, said in (made, built, checked, again, taken, still):
        assert 0 == status, said
    assert "0 errors, 0 warnings\n" == checked[1] == still[1]
    assert " 54 files written" in built[1] or "files written, 0 changed" in built[1]
    assert "This edited text came" in (paper / "public/2026/example-parts/index.html").read_text()
    assert (paper / "public/cards/example-sources.png").is_file()
    assert str(tmp_path / "venv") in dateline.run(paper, "doctor")[1]


def test_missing_extra_is_named(wheel: Path, tmp_path: Path) -> None:
    """What an extra brings is told with the line that installs it, before anything is done."""
    dateline = Installed(wheel, tmp_path / "venv")
    dateline.run(tmp_path, "init", "paper", "--yes", "--now", NOW)
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    place = next((tmp_path / "venv/lib").glob("*/site-packages"))
    (place / "sitecustomize.py").write_text(
        "import sys, importlib.machinery as m\n"
        "find = m.PathFinder.find_spec\n"
        "m.PathFinder.find_spec = staticmethod(\n"
        "    lambda name, *rest: None if name == 'watchfiles' else find(name, *rest))\n"
    )

    status, said = dateline.run(tmp_path / "paper", "serve")

    assert 2 == status
    assert (
        "dateline serve: what sees a save isn't installed: "
        'python -m pip install "dateline[serve]"\n'
    ) == said


def test_image_is_described_as_container_tools_read_it() -> None:
    """Each line of the Containerfile is an instruction; what is copied is there; root runs nothing.

    No container tool is asked: none can be counted on where tests run.
    """
    text = (ROOT / "Containerfile").read_text("utf-8")
    lines = re.sub(r"(?m)^#.*\n", "", text).replace("\\\n", "").splitlines()
    steps = [match.groups() for line in lines if line and (match := INSTRUCTIONS.fullmatch(line))]

    assert [line for line in lines if line] == [" ".join(step) for step in steps]
    assert "FROM" == steps[0][0]
    assert "USER 1000" in lines
    for name, words in steps:
        if name == "COPY" and "--from" not in words:
            for path in words.split()[:-1]:
                assert (ROOT / path).exists(), path
    wanted = {"LICENSE", "THIRD-PARTY.md", "README.md", "pyproject.toml", "dateline", "layouts"}
    assert wanted <= set(" ".join(words for name, words in steps if name == "COPY").split())


WORKFLOWS = sorted(
    [
        *(ROOT / ".github/workflows").glob("*.yml"),
        *(ROOT / "dateline/desk/start/hosts").rglob("dot-github/workflows/*.yml"),
    ]
)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parts[-4]}-{path.name}")
def test_workflow_trusts_nobody(path: Path) -> None:
    """Each workflow has few permissions, a time limit, and no expression within a command."""
    workflow = yaml.safe_load(path.read_text("utf-8"))

    assert {"contents": "read"}.items() <= workflow["permissions"].items()
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_hook_runs_what_there_is(newsroom: Newsroom) -> None:
    """pre-commit's hook is a command that `dateline` has, with the files that a commit changes."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *words = hook["entry"].split()
    path = "content/articles/a.md"

    good = newsroom.article("a").run(*words, path)
    bad = newsroom.article("a", "sumary: x").run(*words, path)

    assert "dateline" == program
    assert (0, "") == (good.status, good.output)
    assert (1, 1) == (bad.status, len(bad.problems))

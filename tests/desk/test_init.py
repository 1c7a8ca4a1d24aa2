"""`dateline init`: a paper that builds at once, or clear words and nothing made."""

import errno
import os
import pty
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import NOW, ROOT, Newsroom, Result, tree

from dateline.desk.paper_options import HOSTS
from dateline.desk.starting import Answers, starting_files
from dateline.editorial.dates import zone_of
from dateline.editorial.settings import PATH, parse_settings
from dateline.model.file import Stored, digest_of

AT = ("--now", NOW, "--yes")


class Desk:
    """A folder in which papers are begun."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.room = Newsroom.__new__(Newsroom)
        self.room.folder, self.room.theme = folder, ""

    def init(self, *words: str) -> Result:
        """Say `dateline init` here."""
        return self.room.run("init", *words)

    def paper(self, name: str = "paper") -> Newsroom:
        """Return what was begun."""
        return Newsroom(self.room.folder / name)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty folder."""
    return Desk(tmp_path / "desk")


@pytest.mark.parametrize("host", HOSTS)
def test_new_paper_builds_at_once(host: str, desk: Desk) -> None:
    """Whoever hosts it, a new paper is checked and built without a word of complaint."""
    made = desk.init("paper", "--title", "The Delta Post", "--host", host, *AT)
    paper = desk.paper()

    checked, built = paper.run("check", "--strict", "--now", NOW), paper.build("--strict")

    assert 0 == made.status, made.output
    assert (0, "0 errors, 0 warnings\n") == (checked.status, checked.output)
    assert 0 == built.status, built.output
    assert "<h1" in built.page("/")
    assert "The Delta Post" in built.page("/")
    assert "2026/example-sources/index.html" in built.public
    assert "regions/cn/index.html" in built.public


def test_new_paper_is_whole(desk: Desk) -> None:
    """Editors find settings, schemas, workflows, a README, and `build.py` does what it says."""
    desk.init("paper", *AT)
    paper = desk.paper()

    built = subprocess.run(
        [sys.executable, "build.py", "--now", NOW],
        cwd=paper.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (0, "") == (built.returncode, built.stderr)
    for path in (
        *(".gitignore", "README.md", "requirements.txt", ".vscode/settings.json"),
        *(".github/workflows/publish.yml", ".github/workflows/check.yml"),
        *(".dateline/schema/article.json", "public/index.html"),
    ):
        assert (paper.folder / path).is_file(), path
    assert not (paper.folder / "layouts").exists()
    assert "@" not in "".join(paper.read(path) for path in ("README.md", "content/site.yaml"))[:900]


def test_every_outlet_has_its_basis(desk: Desk) -> None:
    """No class of an outlet is claimed without what it rests on, and the day somebody looked."""
    desk.init("paper", *AT)
    rows = desk.paper().read("content/vocabulary/outlets.yaml").count("  class: ")

    text = desk.paper().read("content/vocabulary/outlets.yaml")
    assert rows >= 5
    assert (rows, rows) == (text.count("  basis: https://"), text.count("  reviewed: 2"))


def test_edit_of_a_new_paper_shows(desk: Desk) -> None:
    """The first thing that editors do, an article of their own, works with the same words."""
    desk.init("paper", *AT)
    paper = desk.paper()
    paper.build()

    new = paper.run("new", "Ningbo: a delta meets", "--region", "CN-ZJ", "--now", NOW, "--quiet")
    path = new.output.strip()
    paper.edit(path, "draft: true  # never published; take this line out when it is ready\n", "")
    built = paper.build()

    assert 0 == built.status, built.output
    assert "2026/ningbo-a-delta-meets/index.html" in built.public


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--title", "🚀🚀"), "--title 🚀🚀: a name needs a letter or a digit"),
        (("--title", "   ‍ "), "--title"),
        (("--title", "A\udcffb"), "it holds a character that no file can hold"),
        (("--title", "A\x07b"), "it holds a character that no file can hold"),
        (("--url", "paper.example"), "write the whole address, https://paper.example/"),
        (("--url", "https://"), "--url https://:"),
        (("--url", "https://x.example/?q"), "write https://paper.example/"),
        (("--url", f"https://{'a' * 70}.example/"), "write the whole address"),
        (("--url", "ftp://x.example/"), "write the whole address, https://x.example/"),
        (("--zone", "Europe/Brussel"), "did you mean Europe/Brussels?"),
        (("--email", "nobody"), "--email nobody:"),
        (("--language", "english!"), "--language english!:"),
        (("--host", "geocities"), "invalid choice: 'geocities'"),
        (("--now", "soon"), "--now soon: an instant is written"),
    ],
)
def test_answer_that_is_none(words: tuple[str, ...], said: str, desk: Desk) -> None:
    """What can't be a setting is refused in the author's own word, and nothing is made."""
    result = desk.init("paper", "--yes", *words)

    assert 2 == result.status
    assert said in result.output
    assert {} == tree(desk.room.folder)


@pytest.mark.parametrize(
    "title",
    [
        "稀土通讯",
        "Русское слово",
        'The "Quoted" & Co. \\ #1',
        "&amp; more",
        "@url@",
        "رسالة",
        "9",
        "é" * 300,
    ],
)
def test_any_name_of_a_paper(title: str, desk: Desk) -> None:
    """A paper may be called as its editors like; it builds without a warning."""
    made = desk.init("paper", "--title", title, *AT)
    built = desk.paper().build("--strict")

    assert (0, 0) == (made.status, built.status), built.output


@pytest.mark.parametrize(
    ("url", "authority"),
    [
        ("https://org.example/papers/delta/", "org.example"),
        ("http://localhost:8000", "localhost"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("HTTPS://Delta.EXAMPLE/", "delta.example"),
        ("https://zürich.example/", "xn--zrich-kva.example"),
    ],
)
def test_any_address_of_a_paper(url: str, authority: str, desk: Desk) -> None:
    """A paper may lie in a folder, on this machine, or have a name with an umlaut."""
    made = desk.init("paper", "--url", url, *AT)
    built = desk.paper().build("--strict")

    assert (0, 0) == (made.status, built.status), made.output + built.output
    assert f'id_authority: "{authority},2026"' in desk.paper().read("content/site.yaml")


@given(st.text(min_size=1).map(lambda text: f"{' '.join(text.split())} x"))
def test_settings_are_read_as_they_were_given(title: str) -> None:
    """Whatever stands in a name, the settings hold exactly it, or say what no feed can hold."""
    text = starting_files(Answers(title), zone_day())[PATH].encode("utf-8", "surrogatepass")
    settings, problems = parse_settings(Stored(digest_of(text), lambda _: text))

    if not problems:
        assert settings
        assert " ".join(title.split()) == settings.site.title


def zone_day() -> date:
    """The day of the tests."""
    return datetime.fromisoformat(NOW).astimezone(zone_of("UTC")).date()


def test_folder_that_is_not_empty(desk: Desk) -> None:
    """A folder with something in it is named with what is there, and nothing is overwritten."""
    paper = desk.room.folder / "paper"
    paper.mkdir()
    for name in "abcdefg":
        (paper / f"{name}.txt").write_text(name)
    before = tree(desk.room.folder)

    result = desk.init("paper", *AT)

    assert 2 == result.status
    assert "paper isn't empty (a.txt, b.txt, c.txt, d.txt, e.txt and 2 more)" in result.output
    assert before == tree(desk.room.folder)


def test_folder_that_holds_a_paper(desk: Desk) -> None:
    """A second time in the same folder changes nothing, and says what to do instead."""
    desk.init("paper", *AT)
    before = tree(desk.room.folder)

    again = desk.init("paper", *AT)

    assert 2 == again.status
    assert "paper holds a content/ already: dateline check --project paper" in again.output
    assert before == tree(desk.room.folder)


def test_folder_of_a_fresh_repository(desk: Desk) -> None:
    """What git and Python leave in a folder is no paper, and is left alone."""
    (desk.room.folder / ".git").mkdir()
    (desk.room.folder / ".venv").mkdir()

    result = desk.init(".", *AT)

    assert 0 == result.status, result.output
    assert (desk.room.folder / "content/site.yaml").is_file()
    assert "cd " not in result.output


@pytest.mark.parametrize("folder", ["/proc/paper", "plain/paper"])
def test_folder_that_cannot_be_written(folder: str, desk: Desk) -> None:
    """A machine that won't is told in its own words; nothing is made."""
    (desk.room.folder / "plain").write_text("")

    result = desk.init(folder, *AT)

    assert 1 == result.status
    assert "can't be written: " in result.output
    assert "nothing was made" in result.output


def test_file_in_the_place_of_the_folder(desk: Desk) -> None:
    """A file stays what it is."""
    (desk.room.folder / "paper").write_text("mine")

    result = desk.init("paper", *AT)

    assert 2 == result.status
    assert "paper is a file" in result.output
    assert {"paper": b"mine"} == tree(desk.room.folder)


@pytest.mark.parametrize("count", [1, 7, 16])
def test_disk_that_fills_leaves_nothing(
    count: int, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that fails in the middle takes back all that was written before it."""
    opened = Path.open
    left = [count]

    def full(self: Path, mode: str = "r", *words: object, **more: object) -> object:
        if "x" in mode:
            left[0] -= 1
            if not left[0]:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
        return opened(self, mode, *words, **more)

    monkeypatch.setattr(Path, "open", full)
    result = desk.init("deep/paper", *AT)

    assert 1 == result.status
    assert "no space left on device" in result.output
    assert [] == list(desk.room.folder.iterdir())


def on_terminal(folder: Path, keys: bytes, *words: str) -> tuple[int, str]:
    """Run `dateline init` on a terminal of its own, and type."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "dateline.desk.cli", "init", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
        preexec_fn=lambda: take_terminal(follower),
    ) as running:
        os.close(follower)
        said = read_until(leader, b"name")
        os.write(leader, keys)
        said += read_until(leader, b"")
        os.close(leader)
    return running.returncode, said.decode()


def take_terminal(terminal: int) -> None:
    """Make a terminal this process's own, so that Ctrl-C reaches it."""
    import fcntl
    import termios

    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


def read_until(terminal: int, wanted: bytes) -> bytes:
    """Read what is said until these words, or to the end."""
    said, end = b"", monotonic() + 60
    while (not wanted or wanted not in said) and monotonic() < end:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        said += part
    return said


def test_questions_on_a_terminal(tmp_path: Path) -> None:
    """What isn't given is asked, and asked again if it is wrong; Enter takes what is usual."""
    keys = b"The Delta Post\nnowhere\nhttps://delta.example/\nEurope/Rome\n\n\n"

    status, said = on_terminal(tmp_path, keys, "paper")

    text = (tmp_path / "paper/content/site.yaml").read_text()
    assert 0 == status
    assert "The paper's name [Paper]: " in said
    assert "write the whole address, https://nowhere/" in said
    assert 'title: "The Delta Post"' in text
    assert "base_url: https://delta.example/" in text
    assert "zone: Europe/Rome" in text


@pytest.mark.parametrize("keys", [b"The Delta Post\n\x03", b"The Delta Post\n\x04"])
def test_stop_in_the_questions(keys: bytes, tmp_path: Path) -> None:
    """Ctrl-C and Ctrl-D among the questions leave nothing half-made."""
    status, said = on_terminal(tmp_path, keys, "paper")

    assert 130 == status
    assert "stopped; nothing was made" in said
    assert "Traceback" not in said
    assert [] == list(tmp_path.iterdir())


def test_settings_from_the_future(newsroom: Newsroom) -> None:
    """Files for a later Dateline are one problem with its cure, not many that aren't any."""
    newsroom.edit("content/site.yaml", "title: ", "format: 2\nmoods: [grave]\ntitle: ")

    result = newsroom.build()

    assert 1 == result.status
    assert (
        "content/site.yaml:1:9: error: format 2 is for a newer Dateline; this one knows up to 1\n"
        "    python -m pip install --upgrade dateline\n"
    ) == result.report

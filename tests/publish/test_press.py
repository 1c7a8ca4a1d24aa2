"""The press makes each thing once, and never hands out the wrong one."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from small_press import fresh

from dateline.model.file import Kept, Order, Refused, Stored, digest_of
from dateline.model.problem import Location, Problem
from dateline.model.stats import stat_of
from dateline.publish.folders import Folders
from dateline.publish.inputs import encode_rows
from dateline.publish.jobs import Crew, WorkerFailedError
from dateline.publish.press import FEW, Press
from dateline.publish.staging import staged_path


class Reading(Struct, frozen=True):
    """What is read from a text in these tests."""

    words: tuple[str, ...]
    text: bytes


class Tagged(Struct, frozen=True):
    """An input with a set in it."""

    tags: dict[str, frozenset[str]]


def read_words(source: str, calls: str) -> Kept:
    """Read a text, and leave a trace of having been called."""
    (Path(calls) / f"read-{source}").touch()
    body = f"the body of {source}".encode()
    return Kept(Reading(tuple(source.split()), digest_of(body)), (body,))


def set_page(title: str, body: Stored, calls: str) -> bytes:
    """Set a page, and leave a trace of having been called."""
    (Path(calls) / f"set-{title}").touch()
    return b"<h1>" + title.encode() + b"</h1>" + body.read()


def set_line(text: str) -> bytes:
    """Set a file that is one line."""
    return text.encode()


def set_another_line(text: str) -> bytes:
    """Do the same elsewhere."""
    return text.encode()


def refuse(text: str) -> Refused:
    """Find a problem in the content."""
    return Refused((Problem(Location("content/a.md", 3), "a-code", text),))


def fail(text: str) -> bytes:
    """Fail as our own mistakes do."""
    raise ValueError(text)


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """Return a folder for the traces of calls, which workers can leave too."""
    folder = tmp_path / "calls"
    folder.mkdir()
    return folder


def taken(calls: Path) -> set[str]:
    """Return the traces since the last look."""
    names = {path.name for path in calls.iterdir()}
    for name in names:
        (calls / name).unlink()
    return names


def print_site(folders: Folders, calls: Path, titles: list[str], jobs: int = 1) -> dict[str, bytes]:
    """Read and print a site; return the bytes of each file by path."""
    press = Press(folders, Crew(jobs))
    readings = press.remember(read_words, [(title, str(calls)) for title in titles], Reading)
    files, problems = press.print(
        Order(f"{title}/index.html", set_page, (title, press.text(each.text), str(calls)))
        for title, each in zip(titles, readings, strict=True)
    )
    press.finish(succeeded=True)
    assert () == problems
    assert sorted(f"{title}/index.html" for title in titles) == [*files]
    return {path: staged(folders, digest) for path, digest in files.items()}


def staged(folders: Folders, digest: bytes) -> bytes:
    """Return the bytes of a printed file."""
    data = Path(staged_path(folders.printed, digest)).read_bytes()
    assert digest == digest_of(data)
    return data


def test_nothing_is_made_twice(tmp_path: Path, calls: Path) -> None:
    """A second build calls only what has other inputs, and gives the same bytes."""
    folders = fresh(tmp_path / "site")
    first = print_site(folders, calls, ["one", "two"])
    assert {"read-one", "read-two", "set-one", "set-two"} == taken(calls)
    second = print_site(folders, calls, ["one", "two", "three"])
    assert {"read-three", "set-three"} == taken(calls)
    assert first.items() <= second.items()
    assert b"<h1>one</h1>the body of one" == second["one/index.html"]


def test_unused_results_are_forgotten(tmp_path: Path, calls: Path) -> None:
    """What a successful build didn't ask for is made again when it comes back."""
    folders = fresh(tmp_path / "site")
    for titles in (["one", "two"], ["one"]):
        print_site(folders, calls, titles)
    taken(calls)
    print_site(folders, calls, ["one", "two"])
    assert {"read-two", "set-two"} == taken(calls)


def test_failed_build_forgets_nothing(tmp_path: Path, calls: Path) -> None:
    """A build that stops early drops no row that it had no time to ask for."""
    folders = fresh(tmp_path / "site")
    print_site(folders, calls, ["one", "two"])
    press = Press(folders)
    press.remember(read_words, [("one", str(calls))], Reading)
    press.finish(succeeded=False)
    taken(calls)
    print_site(folders, calls, ["one", "two"])
    assert set() == taken(calls)


def test_another_version_of_the_code_remembers_nothing(
    tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After any change of the code all is made again."""
    folders = fresh(tmp_path / "site")
    print_site(folders, calls, ["one"])
    taken(calls)
    monkeypatch.setattr("dateline.publish.press.code_version", lambda: b"another")
    print_site(folders, calls, ["one"])
    assert {"read-one", "set-one"} == taken(calls)


def test_jobs_change_nothing(tmp_path: Path, calls: Path) -> None:
    """Four workers give the same files as none, cold and warm."""
    titles = [f"article {number}" for number in range(300)]
    alone = print_site(fresh(tmp_path / "alone"), calls, titles)
    folders = fresh(tmp_path / "crew")
    for _ in range(2):
        assert alone == print_site(folders, calls, titles, jobs=4)


@pytest.mark.parametrize("jobs", [1, 3])
def test_lost_text_is_made_again(jobs: int, tmp_path: Path, calls: Path) -> None:
    """A text that is damaged in the memo is made again, in a worker too; so is the memo, later."""
    titles = [f"article {number}" for number in range(40)]
    folders = fresh(tmp_path / "site")
    sound = print_site(folders, calls, titles)
    memo = Path(folders.memo)
    memo.write_bytes(memo.read_bytes().replace(b"the body of", b"the b0dy of"))
    for path in Path(folders.printed).rglob("*"):
        if path.is_file():
            path.unlink()
    assert sound == print_site(folders, calls, titles, jobs)
    assert not Path(folders.memo + ".damaged").exists()
    assert sound == print_site(folders, calls, titles, jobs)
    assert Path(folders.memo + ".damaged").exists()


def test_half_written_leftover_is_not_used(tmp_path: Path, calls: Path) -> None:
    """What an earlier build left half-written is made again."""
    folders = fresh(tmp_path / "site")
    sound = print_site(folders, calls, ["one", "two"])
    left = next(path for path in Path(folders.printed).rglob("*") if path.is_file())
    left.write_bytes(left.read_bytes()[:5])
    taken(calls)
    assert sound == print_site(folders, calls, ["one", "two"])
    assert 1 == len(taken(calls))


def test_answers_come_in_order_and_for_repeats(tmp_path: Path, calls: Path) -> None:
    """Each input has its answer at its place, twice where it is given twice."""
    press = Press(fresh(tmp_path / "site"))
    given = [("b a", str(calls)), ("a", str(calls)), ("b a", str(calls))]
    words = [each.words for each in press.remember(read_words, given, Reading)]
    press.finish(succeeded=True)
    assert [("b", "a"), ("a",), ("b", "a")] == words


def moment_of(hours: int) -> Kept:
    """Keep a time with a zone."""
    return Kept(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=hours))))


def test_warm_value_is_the_cold_one(tmp_path: Path) -> None:
    """A value that its encoding can't hold is as changed in the first build as in the next."""
    folders = fresh(tmp_path / "site")
    answers = []
    for _ in range(2):
        press = Press(folders)
        answers += press.remember(moment_of, [(2,)], datetime)
        press.finish(succeeded=True)
    assert answers[0].tzinfo == answers[1].tzinfo


@pytest.mark.parametrize("jobs", [1, 2])
def test_refusals_are_problems(jobs: int, tmp_path: Path) -> None:
    """Content that can't be printed is a problem each time, and the rest is printed."""
    folders = fresh(tmp_path / "site")
    orders = [Order(f"{number}.txt", set_line, (str(number),)) for number in range(30)]
    orders.append(Order("bad.txt", refuse, ("too large",)))
    for _ in range(2):
        press = Press(folders, Crew(jobs))
        files, problems = press.print(orders)
        press.finish(succeeded=False)
        assert 30 == len(files)
        assert ["content/a.md:3: error: too large"] == [str(problem) for problem in problems]


@pytest.mark.parametrize("jobs", [1, 2])
def test_our_mistake_names_the_file(jobs: int, tmp_path: Path) -> None:
    """An exception in an order says which file was being printed, from a worker too."""
    press = Press(fresh(tmp_path / "site"), Crew(jobs))
    orders = [Order(f"{number}.txt", set_line, (str(number),)) for number in range(30)]
    orders.append(Order("bad.txt", fail, ("our fault",)))
    with pytest.raises((ValueError, WorkerFailedError)) as caught:
        press.print(orders)
    told = str(caught.value) + "".join(getattr(caught.value, "__notes__", []))
    assert "our fault" in told
    assert "while bad.txt was printed" in told
    press.finish(succeeded=False)


CLASHES = [
    ("a/index.html", "a/index.html"),
    ("a/Index.html", "A/index.html"),
    ("caf\u00e9.html", "cafe\u0301.html"),
    ("stra\u00dfe.html", "STRASSE.html"),
    ("a", "a/b"),
    ("a/b/c", "A"),
]


@pytest.mark.parametrize(("one", "other"), CLASHES)
def test_two_claims_to_one_address(one: str, other: str, tmp_path: Path) -> None:
    """Two files that some system can't keep apart are an error that names both makers."""
    press = Press(fresh(tmp_path / "site"))
    orders = [Order(one, set_line, ("x",)), Order(other, set_another_line, ("y",))]
    files, problems = press.print(orders)
    press.finish(succeeded=False)
    assert [one] == [*files]
    assert ["address-clash"] == [problem.code for problem in problems]
    for name in ("test_press.set_line", "test_press.set_another_line", one, other):
        assert name in problems[0].message


def test_manifest_is_nobody_elses(tmp_path: Path) -> None:
    """No output may claim the manifest's address."""
    press = Press(fresh(tmp_path / "site"))
    _, problems = press.print([Order("Manifest.json", set_line, ("x",))])
    press.finish(succeeded=False)
    assert ["address-clash"] == [problem.code for problem in problems]


ODD = ["", "/a", "a/", "a//b", ".", "../a", "a/..", "a/./b", "a\\b", "a\nb", "a\0", "\u00e9" * 128]


@pytest.mark.parametrize("path", ODD)
def test_odd_path_is_our_mistake(path: str, tmp_path: Path) -> None:
    """A path that could lead out of public/, or that no system keeps, is refused outright."""
    press = Press(fresh(tmp_path / "site"))
    with pytest.raises(ValueError, match="not a path below public/"):
        press.print([Order(path, set_line, ("x",))])
    press.finish(succeeded=False)


UNFIT: list[object] = [{1}, (1, [frozenset()]), {"a": {2}}, Tagged({}), print, object(), Path("a")]


@pytest.mark.parametrize("value", UNFIT, ids=lambda value: type(value).__name__)
def test_unfit_input_is_a_type_error(value: object) -> None:
    """A set, or what is neither data nor digested, can't be the input of an order."""
    with pytest.raises(TypeError):
        encode_rows([(value,)])
    with pytest.raises(TypeError):
        encode_rows([(value,), (value,), ("another",)])


ALIKE: list[tuple[object, object]] = [
    (1, True),
    (1, 1.0),
    (1, "1"),
    (None, ""),
    (("a", "b"), ("ab",)),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    (
        datetime(2026, 1, 1, 23, tzinfo=timezone(timedelta(hours=1))),
        datetime(2026, 1, 1, 22, tzinfo=UTC),
    ),
    (Stored(b"a", bytes), Stored(b"b", bytes)),
]


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=lambda value: type(value).__name__)
def test_different_inputs_are_told_apart(one: object, other: object) -> None:
    """Inputs from which something else could be made are never taken for the same."""
    rows = [(one, "x"), (other, "x"), (one, "x")]
    first, second, third = encode_rows(rows)
    assert first == third != second
    assert [first, second, third] == [encode_rows([row])[0] for row in rows]


class Line(Struct):
    """Something that is encoded."""

    text: str


@given(st.lists(st.text(), min_size=1))
def test_many_inputs_are_encoded_as_each_is(texts: list[str]) -> None:
    """What stands at one place of many inputs is the same as alone, whatever letters are in it."""
    rows = [(Line(text), text, Stored(text.encode()[:9], bytes), "same") for text in texts]
    assert [encode_rows([row])[0] for row in rows] == encode_rows(rows)


def test_digests_follow_the_bytes(tmp_path: Path) -> None:
    """A content file is digested anew after a change, even one that size and mtime don't show."""
    folders = fresh(tmp_path / "site")
    path = tmp_path / "a.md"
    path.write_text("one")
    times = path.stat()

    def digest() -> bytes:
        press = Press(folders)
        answers = press.digests([("content/a.md", str(path), stat_of(path.stat()))], press.begun)
        press.finish(succeeded=True)
        return answers[0]

    assert [digest_of(b"one")] * 2 == [digest(), digest()]
    path.write_text("two")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert [digest_of(b"two")] * 2 == [digest(), digest()]


def test_digest_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that didn't change are not read again; one that can't be read has no digest."""
    folders = fresh(tmp_path / "site")
    paths = [tmp_path / f"{number}.md" for number in range(FEW + 1)]
    for path in paths:
        path.write_text("one")
    found = [(path.name, str(path), stat_of(path.stat())) for path in paths]
    ones = [digest_of(b"one")] * len(paths)
    wait = Press(folders)
    while wait.begun <= paths[-1].stat().st_ctime_ns:
        wait.finish(succeeded=True)
        wait = Press(folders)
    assert ones == wait.digests(found, wait.begun)
    wait.finish(succeeded=True)
    monkeypatch.setattr("dateline.publish.press.read_digest", lambda *_: b"read again")
    again = Press(folders)
    assert ones == again.digests(found, again.begun)
    again.finish(succeeded=True)
    monkeypatch.undo()
    gone = Press(folders)
    assert [b""] == gone.digests([("b.md", str(tmp_path / "b.md"), found[0][2])], gone.begun)
    gone.finish(succeeded=True)


def test_few_new_digests_are_not_written_down(tmp_path: Path) -> None:
    """A few files are read again in each build, and give what they hold at the time."""
    folders = fresh(tmp_path / "site")
    path = tmp_path / "a.md"
    read = []
    for text in ("one", "two", "two"):
        path.write_text(text)
        press = Press(folders)
        read += press.digests([("a.md", str(path), stat_of(path.stat()))], press.begun)
        assert press.memo.ledger("content", object) is None
        press.finish(succeeded=True)
    assert [digest_of(text) for text in (b"one", b"two", b"two")] == read


def many_orders(count: int) -> Iterator[Order]:
    """Yield orders one by one, as outputs do."""
    for number in range(count):
        yield Order(f"{number}.txt", set_line, (str(number),))


def test_progress_is_told(tmp_path: Path) -> None:
    """Whoever asked is told how far the work is."""
    told: list[tuple[str, int, int]] = []
    ask: Callable[[str, int, int], None] = lambda *step: told.append(step)  # noqa: E731
    press = Press(fresh(tmp_path / "site"), progress=ask)
    press.print(many_orders(3))
    press.finish(succeeded=True)
    printed = [step for step in told if step[0] == "print"]
    assert [("print", 1, 3), ("print", 2, 3), ("print", 3, 3)] == printed

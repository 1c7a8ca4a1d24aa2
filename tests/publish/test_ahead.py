"""What was decoded before a build is used only where the memo still says the same."""

from pathlib import Path

import pytest
from small_press import fresh

from dateline.model.file import Kept, Shelved, shelve
from dateline.publish.ahead import Ahead
from dateline.publish.folders import Folders
from dateline.publish.memo import Memo
from dateline.publish.press import Press


def test_the_same_row_is_decoded_once() -> None:
    """A row that differs in anything, sum or value, is decoded anew."""
    ahead, decoded = Ahead(), list[tuple[bytes, ...]]()

    def ask(*row: bytes) -> tuple[bytes, ...]:
        return ahead.decoded(b"leaf", row, lambda: decoded.append(row) or row)

    rows = [(b"sum", b"value"), (b"sum", b"value"), (b"sum", b"other"), (b"s", b"other")]
    assert rows == [ask(*row) for row in rows]
    assert [rows[0], *rows[2:]] == decoded


def test_what_is_shelved_is_found_by_the_press_that_asks(tmp_path: Path) -> None:
    """A value that one press read leads to its text through the next one, and through no other."""
    folders = fresh(tmp_path / "site")
    remembered(folders, None)
    ahead = Ahead()
    first = remembered(folders, ahead)
    ahead.part()
    with pytest.raises(LookupError):
        first.read()
    press = opened(folders, ahead)
    [again] = press.remember(spell, [("word",)], Shelved[str])
    assert first is again
    assert "a word" == again.read()
    press.finish(succeeded=True)


def remembered(folders: Folders, ahead: Ahead | None) -> Shelved[str]:
    """Return what a press remembers, when it is done."""
    press = opened(folders, ahead)
    [value] = press.remember(spell, [("word",)], Shelved[str])
    press.finish(succeeded=True)
    return value


def opened(folders: Folders, ahead: Ahead | None) -> Press:
    """Return a press that knows what was read ahead."""
    return Press(folders, memo=Memo(folders.memo, ahead=ahead))


def spell(word: str) -> Kept:
    """Keep a text apart from its value."""
    shelved, text = shelve(f"a {word}", str)
    return Kept(shelved, (text,))

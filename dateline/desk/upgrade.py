"""`dateline upgrade`: the names of today in the files of content/, for those that were renamed."""

import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from shutil import copymode
from tempfile import NamedTemporaryFile
from typing import IO

from msgspec import Struct

from dateline.desk.reports import count_of, on_one_line, show_problems
from dateline.desk.request import Request
from dateline.editorial import renames
from dateline.editorial.contents import FOLDER, read_contents
from dateline.editorial.upgrading import upgrade_file
from dateline.model.problem import Problem
from dateline.publish.current import list_rows


class Rewritten(Struct, frozen=True):
    """A file as it is and as it would be; a file with problems stays as it is."""

    path: str
    before: bytes
    after: bytes
    problems: tuple[Problem, ...]


def upgrade(request: Request, check: bool) -> int:
    """Write the files anew, or with `check` only show how; return the exit status."""
    files = list(_rewritten(request.root))
    wanted = [each for each in files if each.after != each.before]
    show_problems(problem for each in files for problem in each.problems)
    left = sum(bool(each.problems) for each in files)
    if check:
        sys.stdout.writelines(line for each in wanted for line in _difference(each))
        done = len(wanted)
    else:
        done = sum(_write(request.root / each.path, each.after) for each in wanted)
        left += len(wanted) - done
    if not request.quiet:
        print(_told(done, left, check), file=sys.stderr)
    return 1 if left or (check and wanted) else 0


def _rewritten(root: Path) -> Iterator[Rewritten]:
    """Every file of a kind in which anything was ever renamed."""
    kinds = {each.kind for each in renames.RENAMES}
    contents, problems = read_contents(
        root, list_rows([str(root / FOLDER)]), lambda listed: [b""] * len(listed)
    )
    if not contents.files:
        yield Rewritten("content", b"", b"", problems)
    for path in contents.files:
        if renames.kind_of(path) in kinds:
            data = (root / path).read_bytes()
            yield Rewritten(path, data, *upgrade_file(data, path, renames.RENAMES))


def _difference(file: Rewritten) -> Iterator[str]:
    before, after = (data.decode().splitlines() for data in (file.before, file.after))
    lines = unified_diff(before, after, file.path, file.path, lineterm="")
    return (f"{on_one_line(line)}\n" for line in lines)


def _write(path: Path, data: bytes) -> bool:
    """Put a file in the place of another in one step."""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".upgrade-", delete=False) as made:
            _replace(path, data, made)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(f"{path} can't be written, and is as it was: {reason}", file=sys.stderr)
        return False
    return True


def _replace(path: Path, data: bytes, made: IO[bytes]) -> None:
    try:
        made.write(data)
        made.close()
        copymode(path, made.name)
        Path(made.name).replace(path)
    except BaseException:
        Path(made.name).unlink(missing_ok=True)
        raise


def _told(done: int, left: int, check: bool) -> str:
    rest = f"; {left} not rewritten" if left else ""
    if not done:
        return "no file was rewritten" if left else "no file uses a former name"
    if check:
        return f"{count_of(done, 'file')} to rewrite: dateline upgrade{rest}"
    return f"{count_of(done, 'file')} rewritten, to be looked over: git diff{rest}"

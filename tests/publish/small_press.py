"""Small sites for the tests of the press and the writer."""

from collections.abc import Mapping
from pathlib import Path

from dateline.model.file import Order
from dateline.model.problem import Problem, errors
from dateline.publish.folders import Folders
from dateline.publish.jobs import Crew
from dateline.publish.press import Press
from dateline.publish.understudy import send_understudy
from dateline.publish.writer import Published, publish

Outcome = tuple[Published, tuple[Problem, ...]]


def set_page(text: str) -> bytes:
    """Make a page as the outputs do."""
    return text.encode()


def build(
    folders: Folders, pages: Mapping[str, str], rehearsed: bool = False, **options: bool
) -> Outcome:
    """Run the last part of a build; `rehearsed`: send the understudy first."""
    press = Press(folders, Crew())
    if rehearsed:
        send_understudy(press)
    succeeded = False
    try:
        orders = [Order(path, set_page, (text,)) for path, text in pages.items()]
        printed, problems = press.print(orders)
        if errors(problems):
            return Published(), problems
        published, problems = publish(printed, press, **options)
        succeeded = not errors(problems)
        return published, problems
    finally:
        press.finish(succeeded)


def contents(root: str | Path) -> dict[str, bytes]:
    """Return all that is below a folder: files with their bytes, folders and others as names."""
    found = {}
    for path in sorted(Path(root).rglob("*")):
        name = str(path.relative_to(root))
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}".encode()
        else:
            found[name] = b"(folder)" if path.is_dir() else path.read_bytes()
    return found


def fresh(folder: Path) -> Folders:
    """Return the folders of a project that was never built."""
    own = folder / ".dateline"
    own.mkdir(parents=True)
    return Folders(str(folder / "public"), str(own))


def edition(pages: Mapping[str, str], folder: Path) -> dict[str, bytes]:
    """Return what a build of these pages from nothing publishes."""
    folders = fresh(folder)
    build(folders, pages)
    return contents(folders.public)

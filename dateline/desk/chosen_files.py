"""`dateline check FILE…`: which files were asked for, and which problems are theirs."""

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from dateline.desk.request import UsageError
from dateline.model.problem import Problem


def find_files(given: Iterable[str], root: Path) -> tuple[str, ...]:
    """Return the paths from the project of what was named from here or from the project.

    What isn't there, or lies outside content/, is a UsageError.
    """
    return tuple(_find(each, root) for each in given)


def part_problems(
    problems: Iterable[Problem], files: tuple[str, ...]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems in these files, or below these folders, and all others."""
    problems = tuple(problems)
    ours = tuple(each for each in problems if is_in(each.location.path, files))
    return ours, tuple(each for each in problems if not is_in(each.location.path, files))


def is_in(path: str, files: tuple[str, ...]) -> bool:
    """Tell whether a path is one of these files, or lies below one of these folders."""
    return any(path == each or path.startswith(f"{each}/") for each in files)


def way_to(root: Path) -> PurePosixPath:
    """Return how the project is reached from here; nothing, if it isn't below."""
    here = Path.cwd()
    return PurePosixPath(root.relative_to(here) if root.is_relative_to(here) else "")


def _find(given: str, root: Path) -> str:
    # Links aren't followed: one in content/ is a file of content/, whatever it leads to.
    tried = [Path(os.path.normpath(start / given)) for start in (Path.cwd(), root)]
    found = [each for each in tried if os.path.lexists(each)]
    if not found:
        raise UsageError(f"there is no file {given}: name it from here or from {root}")
    for each in found:
        place = each.parent.resolve() / each.name
        if place.is_relative_to(root / "content"):
            return place.relative_to(root).as_posix()
    raise UsageError(f"{given} isn't in content/: only what is published from there is checked")

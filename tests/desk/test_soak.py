"""A preview that runs for long, on the sample, while people do to it what people do."""

import shutil
from collections import Counter
from pathlib import Path
from time import monotonic, sleep

import pytest
from newsroom import NOW, Newsroom, copy_sample, tree
from serving import Serving, serving, wait_for
from unrest import ARTICLES, Unrest

from dateline.desk.preview import live
from dateline.desk.shown import Page

MARK = f"{ARTICLES}/mark.md"
SITE = ".dateline/preview/site"


@pytest.mark.prove
def test_soak(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """After `--minutes` of unrest memory is flat, and every page is that of a clean build."""
    until = monotonic() + 60 * float(request.config.getoption("--minutes"))
    folder = copy_sample(tmp_path / "paper")
    unrest, deeds, seen = Unrest(folder, seed=8), Counter[str](), list[tuple[int, int, int]]()
    with serving(folder, "--now", NOW) as preview:
        preview.until("files? written")
        while monotonic() < until or len(seen) < 4:
            for _ in range(20):
                deeds[unrest.stir()] += 1
                sleep(unrest.chance.choice((0.05, 1, 2, 3)))
            all_right(unrest, preview, len(seen))
            seen.append((preview.memory, preview.open_files, size_of(folder / ".dateline")))
        sleep(5)  # what was saved while the last build ran is in the one after it
        builds = preview.builds
        wrong = differences(unrest, preview, tmp_path / "clean")
        told = f"{deeds.total()} deeds, {len(seen)} rounds, {builds} builds: {dict(deeds)}"
        print(told)  # noqa: T201 - for who asks with -rP
        print(f"KiB of memory, open files, KiB on disk from round to round: {seen}")  # noqa: T201
        assert 0 == preview.stop(), preview.said[-20:]
    assert not [line for line in preview.said if "Traceback" in line]
    assert [] == wrong
    settled = seen[len(seen) // 4]
    assert seen[-1][0] < 1.1 * settled[0]
    assert seen[-1][1] <= settled[1] + 2


def all_right(unrest: Unrest, preview: Serving, number: int) -> None:
    """Mend all, and wait until that is seen."""
    told = f"Round {number} is over."
    unrest.mend()
    unrest.keep(MARK, f"---\ntitle: Mark\ndate: 2026-02-05\n---\n{told}\n")
    wait_for(
        lambda: told.encode() in preview.ask("/2026/02/mark/")[1],
        lambda: "".join(preview.said[-20:]),
    )


def differences(unrest: Unrest, preview: Serving, clean: Path) -> list[str]:
    """Name all that is served otherwise than a clean build of the same content has it."""
    for place in ("content", "layouts"):
        if (unrest.folder / place).is_dir():
            shutil.copytree(unrest.folder / place, clean / place)
    wanted = Newsroom(clean).build("--drafts").public
    wrong = [path for path, data in wanted.items() if served(preview, path) != expected(path, data)]
    wrong += [path for path in tree(unrest.folder / SITE) if path not in wanted]
    pages = {f"2026/02/{name}/index.html" for name in unrest.named} - set(wanted)
    return wrong + [path for path in sorted(pages) if preview.ask(address(path))[0].status != 404]


def served(preview: Serving, path: str) -> bytes:
    """Return what a browser gets."""
    return preview.ask(address(path))[1]


def address(path: str) -> str:
    """Return the address of a file of the edition."""
    return "/" + (path.removesuffix("index.html") if path.endswith("index.html") else path)


def expected(path: str, data: bytes) -> bytes:
    """Return a file as the preview sends it: pages have a script that keeps them new."""
    return live(Page(data, "text/html", True))[0] if path.endswith(".html") else data


def size_of(folder: Path) -> int:
    """Return how much a folder holds, in KiB; each file once, however many names it has."""
    found = {}
    for path in folder.rglob("*"):
        try:
            stat = path.lstat()
        except FileNotFoundError:
            continue
        found[stat.st_ino] = stat.st_blocks
    return sum(found.values()) // 2

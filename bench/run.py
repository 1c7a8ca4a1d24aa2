"""Measures Dateline and Hugo side by side, and prints the README's table.

    make bench
    python bench/run.py --sizes 1000 --runs 5

Three things that happen to a newsroom, at each size:

    cold        no output, no memo: everything is made
    one edit    a sentence was added to the body of one article
    unchanged   nothing was

The generators take turns, so that a machine whose speed drifts slows both alike; ratios are taken
turn by turn. Wall time is a monotonic clock around the process; CPU time and peak memory (of the
largest process) are the operating system's account of the process and its children. One turn that
isn't counted comes first, and what was written is verified.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from contestants import (
    Site,
    clear,
    dateline,
    edit,
    hugo,
    prepare,
    verify_all,
    verify_edit,
)

SITES = Path(__file__).resolve().parent / "sites"
SCENARIOS = ("cold", "one edit", "unchanged")
MARKS = ("<!-- bench -->\n", "<!-- /bench -->\n")


@dataclass(frozen=True)
class Figure:
    """What one build took: seconds, seconds of CPU, and MiB at the peak."""

    wall: float
    cpu: float
    memory: float


Turns = dict[str, list[Figure]]  # by contestant


def main() -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=numbers, default=[1000, 10000], help="1000,10000")
    parser.add_argument("--runs", type=int, default=5, help="turns that count (5)")
    parser.add_argument("--json", type=Path, help="also write every figure here")
    parser.add_argument("--readme", type=Path, help="put the table between this file's marks")
    asked = parser.parse_args()

    table, figures = [], {}
    for size in asked.sizes:
        figures[size] = measure_size(size, asked.runs)
        table += rows(size, figures[size])
    text = "\n".join([machine(asked.runs), "", *HEAD, *table, ""])
    print(text)
    if asked.json:
        asked.json.write_text(json.dumps(figures, default=asdict, indent=1))
    if asked.readme:
        replace_table(asked.readme, text)
    shutil.rmtree(SITES, ignore_errors=True)


def numbers(text: str) -> list[int]:
    """Read `1000,10000`."""
    return [int(word) for word in text.split(",")]


def measure_size(size: int, runs: int) -> dict[str, Turns]:
    """Measure every scenario at one size."""
    sites = [
        prepare(who, SITES / f"{who.name.lower()}-{size}", size) for who in (dateline(), hugo())
    ]
    return {scenario: measure(scenario, sites, runs) for scenario in SCENARIOS}


def measure(scenario: str, sites: list[Site], runs: int) -> Turns:
    """Let the contestants take turns at one scenario."""
    turns: Turns = {site.contestant.name: [] for site in sites}
    for turn in range(runs + 1):
        for site in sites:
            mark = f"turn {turn} of {site.contestant.name}"
            if scenario == "cold":
                clear(site, SITES / "trash")
            elif scenario == "one edit":
                edit(site, mark)
            figure = build(site)
            if scenario == "one edit":
                verify_edit(site, mark)
            if turn:
                turns[site.contestant.name].append(figure)
    if scenario == "cold":
        shutil.rmtree(SITES / "trash", ignore_errors=True)
        for site in sites:
            print(f"{site.articles:,} articles: {verify_all(site)}", file=sys.stderr)
    return turns


def build(site: Site) -> Figure:
    """Build a site once, and account for it."""
    os.sync()
    log = site.folder / "build.log"
    with log.open("wb") as stream:
        started = time.monotonic()
        process = subprocess.Popen(
            site.contestant.command,
            cwd=site.folder,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            env={**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "CI": "1"},
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{site.contestant.name} failed:\n{log.read_text('utf-8', 'replace')[-2000:]}")
    return Figure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


HEAD = [
    "| articles | build | Dateline: wall s | CPU s | peak MiB | Hugo: wall s | CPU s | peak MiB "
    "| wall ÷ Hugo's |",
    "| --: | --- | --: | --: | --: | --: | --: | --: | --: |",
]


def rows(size: int, figures: dict[str, Turns]) -> list[str]:
    """Return the lines of the table for one size."""
    lines = []
    for scenario, turns in figures.items():
        ours, theirs = turns["Dateline"], turns["Hugo"]
        cells = [f"{size:,}", scenario]
        for turn in (ours, theirs):
            cells += [
                spread((figure.wall for figure in turn), 2),
                spread((figure.cpu for figure in turn), 2),
                spread((figure.memory for figure in turn), 0),
            ]
        ratios = (one.wall / other.wall for one, other in zip(ours, theirs, strict=True))
        lines.append(f"| {' | '.join(cells)} | **{spread(ratios, 2)}** |")
    return lines


def spread(values: Iterable[float], digits: int) -> str:
    """Return `median (least–most)`."""
    known = sorted(values)
    ends = f"{known[0]:,.{digits}f}–{known[-1]:,.{digits}f}"
    return f"{statistics.median(known):,.{digits}f} ({ends})"


def machine(runs: int) -> str:
    """Return what was measured, and on what."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    ours, theirs = dateline(), hugo()
    return (
        f"Dateline {ours.version} on {platform.python_implementation()} "
        f"{platform.python_version()} and Hugo {theirs.version} in turn, on {os.cpu_count()} cores "
        f"({processor()}) with {memory:.0f} GiB, {platform.system()}; "
        f"median (least–most) of {runs} builds."
    )


def processor() -> str:
    """Return the processor's name, where the system tells."""
    try:
        told = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.machine()
    found = re.search(r"^model name\s*: (.+)$", told, re.M)
    return found[1].strip() if found else platform.machine()


def replace_table(path: Path, text: str) -> None:
    """Put the table between the marks of a Markdown file."""
    before, start, rest = path.read_text("utf-8").partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    if not (start and end):
        sys.exit(f"{path} has no marks {MARKS[0].strip()} and {MARKS[1].strip()}")
    path.write_text(f"{before}{start}{text}{end}{after}", "utf-8")


if __name__ == "__main__":
    main()

"""Counts what a build costs, without a stopwatch: a change's price shows while it is reviewed.

    python bench/track.py                               # a table
    python bench/track.py --write before.json           # on the branch that it leaves
    python bench/track.py --against before.json         # on the change: a column of ratios
    python bench/track.py --code ../main --write before.json     # the code of another checkout

Instructions are counted where something can: by `perf`, or by valgrind's cachegrind (some minutes).
They are the same from run to run, to a thousandth. Else it is the CPU time, the least of five. One
process does all the work, hashes are seeded, and the articles are always the same 300.
"""

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from contestants import HERE, Site, dateline, prepare
from scenarios import SCENARIOS, Scenario

Costs = dict[str, float]  # by scenario
Meter = Callable[[Sequence[str], Path], float]


def main() -> int:
    """Count, and compare with what was counted before."""
    asked = _parser().parse_args()
    meter = asked.meter or _best_meter()
    with tempfile.TemporaryDirectory() as folder:
        costs = _count(asked, meter, Path(folder))
    known = json.loads(asked.against.read_text()) if asked.against else {}
    said = {"meter": meter, "articles": asked.articles, "python": sys.version.split()[0]}
    if different := [name for name in said if known and known[name] != said[name]]:
        print(f"{asked.against} has another {', '.join(different)}: not compared", file=sys.stderr)
        known = {}
    before: Costs = known.get("costs", {})
    print("\n".join(_table(costs, before, METERS[meter][1])))
    if asked.write:
        asked.write.write_text(json.dumps({**said, "costs": costs}, indent=1) + "\n")
    ratios = [costs[key] / before[key] for key in costs if key in before]
    return int(bool(asked.most and ratios and max(ratios) > asked.most))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--articles", type=int, default=300, metavar="N")
    add("--rounds", type=int, default=5, metavar="N", help="how often CPU time is taken (5)")
    add("--meter", choices=METERS, help="how to count (the first of these that works)")
    add("--code", type=Path, default=HERE.parent, metavar="DIR", help="a checkout of Dateline")
    add("--write", type=Path, metavar="FILE", help="keep what was counted")
    add("--against", type=Path, metavar="FILE", help="compare with what was kept")
    add(
        "--most", type=float, metavar="RATIO", help="exit with 1 where a build costs more than that"
    )
    return parser


def _count(asked: argparse.Namespace, meter: str, folder: Path) -> Costs:
    """Count each scenario, on one site and one after the other."""
    site = prepare(dateline(), folder / "site", asked.articles)
    command = [sys.executable, str(asked.code.resolve() / "build.py"), "--quiet", "--jobs", "1"]
    _by_cpu(command, site.folder)  # Python compiles its modules
    least: Costs = {}
    for turn in range(1 if METERS[meter][2] else asked.rounds):
        for scenario in SCENARIOS:
            cost = _cost(scenario, site, f"zq{turn}{scenario.key}", (command, METERS[meter][0]))
            least[scenario.key] = min(cost, least.get(scenario.key, cost))
    return least


def _cost(scenario: Scenario, site: Site, mark: str, how: tuple[list[str], Meter]) -> float:
    command, measure = how
    trash = site.folder.with_name("trash")
    scenario.change(site, mark, trash)
    once = site.contestant.once if scenario.once else ()
    cost = measure([*command, *once], site.folder)
    scenario.verify(site, mark)
    shutil.rmtree(trash, ignore_errors=True)
    return cost


def _table(costs: Costs, before: Costs, unit: str) -> list[str]:
    words = {each.key: each.words for each in SCENARIOS}
    lines = [f"{'build':32}{unit:>16}" + (f"{'before':>16}{'ratio':>8}" if before else "")]
    for key, cost in costs.items():
        line = f"{words[key]:32}{cost:16,.2f}"
        if key in before:
            line += f"{before[key]:16,.2f}{cost / before[key]:8.3f}"
        lines.append(line)
    return lines


def _by_perf(command: Sequence[str], folder: Path) -> float:
    """Millions of instructions, by the processor's own counter."""
    said = _run(["perf", "stat", "-x", ",", "-e", "instructions:u", *command], folder)
    return float(said.splitlines()[-1].partition(",")[0]) / 1e6


def _by_valgrind(command: Sequence[str], folder: Path) -> float:
    """Millions of instructions, by a processor that is played."""
    options = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    said = _run(["valgrind", *options, *command], folder)
    found = re.search(r"I\s+refs:\s+([\d,]+)", said)
    return float(found[1].replace(",", "")) / 1e6 if found else float("nan")


def _by_cpu(command: Sequence[str], folder: Path) -> float:
    """Seconds of CPU."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command, folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


# How to count, its unit, and whether it says the same each time.
METERS: dict[str, tuple[Meter, str, bool]] = {
    "perf": (_by_perf, "instructions, M", True),
    "valgrind": (_by_valgrind, "instructions, M", True),
    "cpu": (_by_cpu, "CPU s", False),
}


def _best_meter() -> str:
    for name in ("perf", "valgrind"):
        if shutil.which(name) and _works(METERS[name][0]):
            return name
    return "cpu"


def _works(measure: Meter) -> bool:
    try:
        return measure([shutil.which("true") or "true"], HERE) > 0
    except (ValueError, OSError, SystemExit):  # a virtual machine has no counters
        return False


def _run(command: Sequence[str], folder: Path) -> str:
    env = {**os.environ, "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} … failed:\n{done.stderr[-2000:]}")
    return done.stderr


if __name__ == "__main__":
    sys.exit(main())

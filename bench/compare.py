"""Measures Dateline side by side with Hugo, Eleventy and Pelican.

    python bench/compare.py                                    # 1,000 articles, everybody
    python bench/compare.py --sizes 100,300,1000,3000,10000 --json bench/figures.json
    python bench/compare.py --sizes 100000 --rounds 1 --scenarios cold,body,same --json more.json
    python bench/compare.py --read bench/figures.json,more.json --readme README.md
    python bench/compare.py --read bench/figures.json --report docs/speed.md --plot docs/speed.svg
    python bench/compare.py --costs 1000                       # what each kind of page costs

All build the same articles, with the same links marked, into the same kinds of pages, from
templates of the same content. Dateline is measured twice: asked for what the others make, and with
all that it makes unless told not to. Above 10,000 articles only Dateline and Hugo are.

They take turns, and ratios are taken turn by turn. Wall time is a monotonic clock around the
process; CPU time and peak memory (of the largest process) are the operating system's account of it
and its children. What was written is looked at after each build.
"""

import argparse
import json
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from contestants import CONTESTANTS, HERE, dateline_full
from costs import cost_rows, measure_costs
from counting import count_files
from machine import machine
from measuring import Plan, measure_size, warm_up
from plot import draw
from scenarios import SCENARIOS
from tables import put_between, readme_text, report_text

FEW = 10_000  # above it, only those whom the goals name
FEW_TOOLS = ("dateline", "hugo")


def main() -> None:
    """Measure, or read what was measured, as the command line asks; then write it down."""
    asked = _parser().parse_args()
    plan = Plan(asked.rounds, asked.patience, _tell, asked.sites)
    if asked.costs:
        print("\n".join(cost_rows(measure_costs(dateline_full(), asked.costs, plan))))
    else:
        found = _read(asked.read) if asked.read else _measured(asked, plan)
        _write(found, asked)
    with suppress(OSError):  # of whoever names a folder of his own, only what we put there goes
        asked.sites.rmdir()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--sizes", type=_numbers, default=[1000], metavar="N,N", help="numbers of articles (1000)")
    add("--rounds", type=int, default=5, metavar="N", help="how often all is measured (5)")
    add("--tools", type=_words, default=[*CONTESTANTS], help=",".join(CONTESTANTS))
    keys = [each.key for each in SCENARIOS]
    add("--scenarios", type=_words, default=keys, help=",".join(keys))
    add("--patience", type=float, default=900, metavar="S", help="a build that takes longer fails")
    add("--sites", type=Path, default=HERE / "sites", metavar="DIR", help="where to build")
    add("--costs", type=int, metavar="N", help="what each kind of page and feed costs instead")
    add("--read", type=_paths, metavar="FILE,FILE", help="don't measure: read figures")
    add("--json", type=Path, metavar="FILE", help="write all figures")
    add("--readme", type=Path, metavar="FILE", help="put the table between this file's marks")
    add("--report", type=Path, metavar="FILE", help="write all tables")
    add("--plot", type=Path, metavar="FILE", help="draw time against size, as SVG")
    return parser


def _measured(asked: argparse.Namespace, plan: Plan) -> dict:
    tools = {name: CONTESTANTS[name]() for name in asked.tools}
    scenarios = [each for each in SCENARIOS if each.key in asked.scenarios]
    warm_up(tools.values(), plan)
    found: dict = {
        "machine": machine(),
        "versions": {each.name: each.version for each in tools.values()},
        "sizes": {},
    }
    for size in asked.sizes:
        names = [name for name in tools if size <= FEW or name in FEW_TOOLS]
        figures, sites = measure_size(size, [tools[name] for name in names], scenarios, plan)
        counts = {name: count_files(site) for name, site in sites.items()}
        found["sizes"][str(size)] = {"figures": figures, "counts": counts}
        if asked.json:  # a long run that is stopped has not been for nothing
            asked.json.write_text(json.dumps(found, indent=1) + "\n")
        for site in sites.values():
            shutil.rmtree(site.folder, ignore_errors=True)
    return found


def _read(paths: list[Path]) -> dict:
    """Read figures; of two that were measured at one size, the later file's count."""
    found: dict = {}
    for path in paths:
        read = json.loads(path.read_text())
        sizes = {**found.get("sizes", {}), **read["sizes"]}
        found = {**read, "versions": {**found.get("versions", {}), **read["versions"]}}
        found["sizes"] = dict(sorted(sizes.items(), key=lambda item: int(item[0])))
    return found


def _write(found: dict, asked: argparse.Namespace) -> None:
    report = report_text(found)
    if asked.report:
        asked.report.write_text(report)
    else:
        print(report)
    if asked.readme:
        put_between(asked.readme, readme_text(found))
    if asked.plot:
        asked.plot.write_text(draw(found))


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _numbers(text: str) -> list[int]:
    return sorted(int(word) for word in text.split(","))


def _words(text: str) -> list[str]:
    known = (*CONTESTANTS, *(each.key for each in SCENARIOS))
    for word in text.split(","):
        if word not in known:
            raise argparse.ArgumentTypeError(f"{word!r} is none of {', '.join(known)}")
    return text.split(",")


def _paths(text: str) -> list[Path]:
    return [Path(word) for word in text.split(",")]


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Measures what social cards cost: cold, and after one headline is sharpened.

    python bench/cards.py                        # 1,000 articles
    python bench/cards.py --articles 10000 --only all

Three times the same corpus: without cards, with those of its last year, with all. CPU time is that
of all processes, memory that of the largest.
"""

import argparse
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import LAST_DAY, write_corpus

ROOT = Path(__file__).parents[1]
SINCE = {"none": "", "last year": f"{LAST_DAY.year}-01-01", "all": "2016-01-01"}
WIDTHS = (10, 10, 7, 7, 7, 7, 8)
NOW = f"{LAST_DAY.year + 1}-06-01"

# The peak of all children is told of each build alone by a process that has no other child.
MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def main() -> None:
    """Print a row for each build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--only", choices=SINCE)
    asked = parser.parse_args()
    names = ("cards", "build", "number", "MB", "s", "CPU s", "peak MB")
    print(" ".join(f"{name:>{width}}" for name, width in zip(names, WIDTHS, strict=True)))
    for name in [asked.only] if asked.only else SINCE:
        since = SINCE[name]
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder)
            write_corpus(site, asked.articles, 1, "dateline")
            if since:
                with (site / "content/site.yaml").open("a", encoding="utf-8") as settings:
                    settings.write(f"cards: {{since: {since}}}\n")
            print(row(name, "cold", site, asked.jobs), flush=True)
            newest = max(sorted((site / "content/articles").rglob("*.md")), key=dated)
            text = newest.read_text("utf-8")
            newest.write_text(re.sub("(?m)^title: .*", "title: A sharper headline", text, count=1))
            print(row(name, "one edit", site, asked.jobs), flush=True)


def dated(path: Path) -> str:
    """Return the day of an article."""
    head = path.read_text("utf-8").split("---", 2)[1]
    return next(line for line in head.splitlines() if line.startswith("date:"))


def row(name: str, kind: str, site: Path, jobs: str) -> str:
    """Build in a process of its own, and tell what it took."""
    command = [sys.executable, str(ROOT / "build.py"), "--project", str(site), "--quiet"]
    command += ["--now", NOW, "--jobs", jobs]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    measured = [sys.executable, "-c", MEASURED, *command]
    done = subprocess.run(measured, check=True, stdout=subprocess.PIPE)
    wall, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    cards = list(site.glob("public/cards/*.png"))
    size = sum(card.stat().st_size for card in cards) / 1e6
    peak = int(done.stdout.split()[-1]) / 1024
    cells = (name, kind, str(len(cards)), *(f"{each:.1f}" for each in (size, wall, cpu, peak)))
    return " ".join(f"{cell:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True))


if __name__ == "__main__":
    main()

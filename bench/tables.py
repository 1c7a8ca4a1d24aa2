"""The figures in tables: the goals for the README, and all of them for the report."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from contestants import FULL
from counting import rows as count_rows
from scenarios import SCENARIOS, Scenario

MARKS = ("<!-- bench -->\n", "<!-- /bench -->\n")
US, THEM = "Dateline", "Hugo"
WALL, CPU, MEMORY = range(3)
MOST = 10_000  # the size that goals are set for
# What 100,000 articles may take, as a multiple of what 10,000 do.
LARGE = (("cold", WALL, "cold build, time", 11), ("cold", MEMORY, "cold build, memory", 6))
LARGER = (*LARGE, ("body", WALL, "one article's text edited, time", 8))
MEMORY_GOAL = 1 / 5

Turns = dict[str, list[list[float] | None]]


def readme_text(found: dict) -> str:
    """Return what the README says of speed: each goal, and what was measured."""
    size = str(max(int(each) for each in found["sizes"] if int(each) <= MOST))
    figures = found["sizes"][size]["figures"]
    rounds = max(len(turns) for each in figures.values() for turns in each.values())
    names = [US, THEM, *(name for name in _names(figures) if name not in (US, THEM))]
    others = ""
    if len(names) > len((US, THEM)):
        others = "; the last column is Dateline with all that it makes unless told not to"
    lines = [
        f"{int(size):,} articles, {_versions(found)}, in turn on {found['machine']}; median "
        f"(least–most) of {rounds}. Everybody writes the same pages and one feed{others}. The "
        "ratio is taken turn by turn.",
        "",
        *_table(
            ["build", "goal", f"{US} ÷ {THEM}", *(f"{name}, s" for name in names)],
            _goal_rows(figures, names),
        ),
        "",
        *_growth(found),
    ]
    return "\n".join(lines)


def report_text(found: dict) -> str:
    """Return all tables."""
    lines = [
        "# Speed, side by side",
        "",
        f"{_versions(found)}, in turn on {found['machine']}. Median (least–most). Wall and CPU in "
        "seconds, memory in MiB at the peak of the largest process; ratios are taken turn by turn.",
        f"“{FULL}” is Dateline with all that it makes unless told not to; the others write the "
        "same pages and one feed.",
        "",
    ]
    for size, each in found["sizes"].items():
        lines += [f"## {int(size):,} articles", ""]
        for scenario in SCENARIOS:
            if turns := each["figures"].get(scenario.key):
                lines += [
                    f"### {scenario.words[0].upper()}{scenario.words[1:]}",
                    "",
                    *_turns_table(turns),
                    "",
                ]
        names = [*each["counts"]]
        lines += ["### What was written", ""]
        counted = ([kind, *row] for kind, row in count_rows(each["counts"]))
        lines += _table(["files", *names], counted)
        lines.append("")
    return "\n".join([*lines, *_growth(found)]).rstrip() + "\n"


def put_between(path: Path, text: str) -> None:
    """Put a text between the marks of a Markdown file."""
    before, start, rest = path.read_text("utf-8").partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    if not (start and end):
        sys.exit(f"{path} has no marks {MARKS[0].strip()} and {MARKS[1].strip()}")
    path.write_text(f"{before}{start}{text.rstrip()}\n{end}{after}", "utf-8")


def middle(turns: Turns, name: str, what: int = WALL) -> float | None:
    """Return the median of what a contestant took, or None where it never came through."""
    known = [each[what] for each in turns.get(name, []) if each is not None]
    return median(known) if known else None


def _goal_rows(figures: dict[str, Turns], names: list[str]) -> Iterator[list[str]]:
    for scenario in SCENARIOS:
        if turns := figures.get(scenario.key):
            yield _goal_row(scenario, turns, names)
    if turns := figures.get("cold"):
        cells = [_spread(turns, name, MEMORY) for name in names]
        ratios = _ratios(turns, US, MEMORY)
        yield ["memory, cold, MiB", f"≤ {_ratio(MEMORY_GOAL)}", _ratio_spread(ratios), *cells]


def _goal_row(scenario: Scenario, turns: Turns, names: list[str]) -> list[str]:
    cells = [_spread(turns, name, WALL) for name in names]
    ratios = _ratios(turns, US, WALL)
    return [scenario.words, f"≤ {_ratio(scenario.goal)}", _ratio_spread(ratios), *cells]


def _turns_table(turns: Turns) -> list[str]:
    names = _names({"": turns})
    head = ["", "wall s", "CPU s", "MiB", f"wall ÷ {THEM}", f"CPU ÷ {THEM}"]
    rows = (
        [
            name,
            *(_spread(turns, name, what) for what in (WALL, CPU, MEMORY)),
            *(_ratio_spread(_ratios(turns, name, what)) for what in (WALL, CPU)),
        ]
        for name in names
    )
    return _table(head, rows)


def _growth(found: dict) -> list[str]:
    """What ten times the articles take, where that was measured."""
    small, large = found["sizes"].get(str(MOST)), found["sizes"].get(str(10 * MOST))
    if not (small and large):
        return []
    rows = []
    for key, what, words, goal in LARGER:
        before = middle(small["figures"].get(key, {}), US, what)
        after = middle(large["figures"].get(key, {}), US, what)
        if before and after:
            unit = "MiB" if what == MEMORY else "s"
            took = f"{before:,.2f} → {after:,.2f} {unit}"
            rows.append([words, f"≤ {goal} ×", f"{after / before:.1f} ×", took])
    head = [f"{10 * MOST:,} articles, seen from {MOST:,}", "goal", "measured", US]
    return [*_table(head, rows), ""] if rows else []


def _table(head: list[str], rows: Iterable[list[str]]) -> list[str]:
    lines = ["---", *(["--:"] * (len(head) - 1))]
    return [f"| {' | '.join(row)} |" for row in (head, lines, *rows)]


def _names(figures: dict[str, Turns]) -> list[str]:
    names = {name: None for turns in figures.values() for name in turns}
    last = FULL
    return [*(name for name in names if name != last), *([last] if last in names else [])]


def _ratios(turns: Turns, name: str, what: int) -> list[float]:
    pairs = zip(turns.get(name, []), turns.get(THEM, []), strict=False)
    return [one[what] / other[what] for one, other in pairs if one and other]


def _spread(turns: Turns, name: str, what: int) -> str:
    known = sorted(each[what] for each in turns.get(name, []) if each is not None)
    if not known:
        return "failed" if turns.get(name) else "–"
    digits = 0 if what == MEMORY else 2
    ends = f"{known[0]:,.{digits}f}–{known[-1]:,.{digits}f}"
    return f"{median(known):,.{digits}f} ({ends})"


def _ratio_spread(ratios: list[float]) -> str:
    if not ratios:
        return "–"
    return f"**{_ratio(median(ratios))}** ({_ratio(min(ratios))}–{_ratio(max(ratios))})"


def _ratio(value: float) -> str:
    """Return a ratio as the goals are written: 1.2, 1/25."""
    if value >= 0.6:
        return f"{value:.2f}".removesuffix("0")
    part = 1 / value
    return f"1/{part:.1f}".removesuffix(".0") if part < 9.5 else f"1/{part:.0f}"


def _versions(found: dict) -> str:
    named = {name: version for name, version in found["versions"].items() if name != FULL}
    words = [f"{name} {version}" for name, version in named.items()]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)

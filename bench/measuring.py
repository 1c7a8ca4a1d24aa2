"""Runs the contestants in turn, and keeps account of what each build took."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from contestants import HERE, Contestant, Site, prepare
from scenarios import NotDoneError, Scenario

Figure = tuple[float, float, float]  # seconds, seconds of CPU, MiB at the peak
Turns = dict[str, list[Figure | None]]  # by contestant; None: the build failed
Tell = Callable[[str], None]

UNUSUAL = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONPYCACHEPREFIX")


@dataclass(frozen=True)
class Plan:
    """How often everything is measured; a build that takes more than `patience` seconds fails.

    `sites` is the folder for everybody's copies of the corpus.
    """

    rounds: int
    patience: float
    tell: Tell
    sites: Path


def measure_size(
    articles: int, contestants: Sequence[Contestant], scenarios: Iterable[Scenario], plan: Plan
) -> tuple[dict[str, Turns], dict[str, Site]]:
    """Measure each scenario at one size; return the figures, and the sites as they are then.

    The contestants take turns, in one order and then in the other, so that a machine whose speed
    drifts slows all alike. What was moved aside is deleted when all is done, if there is room for
    it: after many files are deleted, a disk is slow to make new ones.
    """
    plan.tell(f"{articles:,} articles: writing them")
    sites = {each.name: _site(each, articles, plan) for each in contestants}
    figures: dict[str, Turns] = {each.key: {name: [] for name in sites} for each in scenarios}
    trash, room = plan.sites / "trash", shutil.disk_usage(plan.sites).free
    for turn in range(plan.rounds):
        order = [*sites][:: -1 if turn % 2 else 1]
        for scenario in scenarios:
            for name in order:
                figure = _measure(scenario, sites[name], turn, plan)
                figures[scenario.key][name].append(figure)
            took = ", ".join(f"{name} {_said(figures[scenario.key][name][-1])}" for name in sites)
            plan.tell(f"{articles:,} articles, round {turn + 1}, {scenario.key}: {took}")
        if shutil.disk_usage(plan.sites).free < room // 2:
            shutil.rmtree(trash, ignore_errors=True)
    shutil.rmtree(trash, ignore_errors=True)
    return figures, sites


def warm_up(contestants: Iterable[Contestant], plan: Plan) -> None:
    """Let each build a small site once: programs come from the disk, and Python compiles them."""
    for each in contestants:
        site = _site(each, 20, plan)
        if run(each.command, site.folder, plan) is None:
            sys.exit(f"{each.name} failed:\n{_log(site.folder)}")
        shutil.rmtree(site.folder)


def run(command: Sequence[str], folder: Path, plan: Plan) -> Figure | None:
    """Run a command, and account for it and all of its children; None if it failed."""
    os.sync()
    report, log = folder / ".figures", folder / ".log"
    report.unlink(missing_ok=True)
    launch = [sys.executable, "-I", "-S", str(HERE / "launch.py"), str(report)]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [*launch, *command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            env=_surroundings(),
            start_new_session=True,
        )
        try:
            status = process.wait(plan.patience)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return None
    if status:
        return None
    wall, cpu, memory = map(float, report.read_text().split())
    return wall, cpu, memory


def _surroundings() -> dict[str, str]:
    """The variables of this shell, but for those that keep Python from storing what it compiled.

    Who installs a program doesn't have it compiled anew each time that it starts.
    """
    kept = {key: value for key, value in os.environ.items() if key not in UNUSUAL}
    return {**kept, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "CI": "1"}


def _site(contestant: Contestant, articles: int, plan: Plan) -> Site:
    name = "".join(letter for letter in contestant.name.lower() if letter.isalnum())
    return prepare(contestant, plan.sites / f"{name}-{articles}", articles)


def _measure(scenario: Scenario, site: Site, turn: int, plan: Plan) -> Figure | None:
    mark, who = f"zq{turn}{scenario.key}", site.contestant
    scenario.change(site, mark, plan.sites / "trash" / site.folder.name)
    once = who.once if scenario.once else ()
    figure = run((*who.command, *once), site.folder, plan)
    if figure is None:
        plan.tell(f"{who.name} failed at '{scenario.words}':\n{_log(site.folder)}")
        return None
    try:
        scenario.verify(site, mark)
    except NotDoneError as error:
        sys.exit(f"{who.name} at '{scenario.words}': {error}")
    return figure


def _log(folder: Path) -> str:
    return (folder / ".log").read_text("utf-8", "replace")[-2000:]


def _said(figure: Figure | None) -> str:
    return "failed" if figure is None else f"{figure[0]:.2f} s"

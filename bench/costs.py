"""What each kind of page and feed costs: a cold build with all of them, and one without each."""

import re
import shutil
from collections.abc import Iterator
from statistics import median

from contestants import Contestant, Site, prepare
from measuring import Figure, Plan, run

FEEDS = "feeds: {size: 20}\n"
# What is left out, and the settings that leave it out.
WITHOUT = {
    "all authors' pages and feeds": "pages: {terms: [regions, topics, series]}\n",
    "indexes of terms": "pages: {indexes: false}\n",
    "the roll-up of regions, with maps": "pages: {roll_up: false}\n",
    "the archive": "pages: {archive: false}\n",
    "/subscribe/, /corrections/, /disclaimers/, /figures/": (
        "pages: {subscribe: false, corrections: false, disclaimers: false, figures: false}\n"
    ),
    "feeds of terms": "feeds: {size: 20, terms: none}\n",
    "feeds in Atom and JSON": "feeds: {size: 20, formats: rss}\n",
    "archives of the feed": "feeds: {size: 20, history: false}\n",
    "feeds of highlights and corrections, OPML": (
        "feeds: {size: 20, highlights: false, corrections: false, opml: false}\n"
    ),
}
Costs = dict[str, tuple[int, float, float]]  # files, MB, seconds of CPU; "" is the whole


def measure_costs(who: Contestant, articles: int, plan: Plan) -> Costs:
    """Build with everything, and without each kind, in turn; return what is saved by each."""
    site = prepare(who, plan.sites / "costs", articles)
    settings = site.folder / "content/site.yaml"
    text = settings.read_text()
    variants = {"": text, **{name: _changed(text, lines) for name, lines in WITHOUT.items()}}
    figures: dict[str, list[Figure]] = {name: [] for name in variants}
    sizes: dict[str, tuple[int, float]] = {}
    for turn in range(plan.rounds):
        for name, variant in variants.items():
            settings.write_text(variant)
            figures[name].append(_built(site, plan))
            sizes[name] = _size(site)
        plan.tell(f"round {turn + 1} of {plan.rounds}")
    shutil.rmtree(site.folder)
    whole = median(cpu for _, cpu, _ in figures[""])
    costs: Costs = {"": (*sizes[""], whole)}
    for name in WITHOUT:
        files, size = sizes[""][0] - sizes[name][0], sizes[""][1] - sizes[name][1]
        pairs = zip(figures[""], figures[name], strict=True)
        costs[name] = files, size, median(usual[1] - less[1] for usual, less in pairs)
    return costs


def cost_rows(costs: Costs) -> Iterator[str]:
    """Yield the lines of a table: what each kind adds to a cold build."""
    yield "| what | files | MB | CPU s, cold |"
    yield "| --- | --: | --: | --: |"
    for name, (files, size, cpu) in costs.items():
        yield f"| {name or 'everything'} | {files:,} | {size:,.1f} | {cpu:,.2f} |"


def _changed(text: str, lines: str) -> str:
    without = text.replace(FEEDS, "") if lines.startswith("feeds:") else text
    return re.sub(r"\Z", lines, without, count=1)


def _built(site: Site, plan: Plan) -> Figure:
    for name in (site.contestant.output, *site.contestant.caches):
        shutil.rmtree(site.folder / name, ignore_errors=True)
    figure = run(site.contestant.command, site.folder, plan)
    if figure is None:
        raise SystemExit((site.folder / ".log").read_text("utf-8", "replace")[-2000:])
    return figure


def _size(site: Site) -> tuple[int, float]:
    files = [path for path in site.public.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / 1e6

"""What the benchmark builds is content like any other, always the same; what it says is true."""

import json
import sys
from pathlib import Path
from subprocess import run
from xml.etree import ElementTree

import pytest
from newsroom import ROOT, Newsroom, tree

BENCH = ROOT / "bench"
SCENARIOS = ["cold", "body", "title", "new", "same", "layout", "ci"]


def write_corpus(folder: Path, flavour: str) -> None:
    """Write a small corpus."""
    words = ["--articles", "40", "--flavour", flavour]
    run([sys.executable, BENCH / "corpus.py", folder, *words], check=True, capture_output=True)


@pytest.mark.parametrize("flavour", ["dateline", "peer"])
def test_corpus_builds_without_a_problem(tmp_path: Path, flavour: str) -> None:
    """Both of Dateline's forms of the corpus keep the content contract."""
    write_corpus(tmp_path, flavour)

    result = Newsroom(tmp_path).build()

    assert (0, "") == (result.status, result.report)
    assert 40 == len([path for path in result.public if path.startswith("articles/")])


def test_peers_pages_are_the_peers(tmp_path: Path) -> None:
    """Asked for what the others write, Dateline writes no list, feed or page of its own."""
    write_corpus(tmp_path, "peer")

    public = Newsroom(tmp_path).build().public

    folders = {"articles", "page", "regions", "topics"}
    pages = [path for path in public if path.endswith(".html")]
    assert {"404.html", "index.html"} == {path for path in pages if "/" not in path}
    assert folders == {path.partition("/")[0] for path in pages if "/" in path}
    assert "regions/index.html" not in public
    assert {"feed.xml", "sitemap.xml"} == {path for path in public if path.endswith(".xml")}


def test_corpus_is_always_the_same(tmp_path: Path) -> None:
    """The same numbers give the same bytes, in any process."""
    for name in ("one", "two"):
        write_corpus(tmp_path / name, "hugo")

    assert tree(tmp_path / "one") == tree(tmp_path / "two")


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run of Dateline alone, at 20 articles, measured."""
    file = tmp_path_factory.mktemp("bench") / "figures.json"
    words = ["--sizes", "20", "--rounds", "1", "--tools", "dateline", "--json", file]
    compare([*words, "--sites", file.parent / "sites"])
    return file


def test_costs_are_compared_with_earlier_ones(tmp_path: Path) -> None:
    """Each build's cost stands beside what it was, and one that costs too much is told."""
    kept = tmp_path / "before.json"
    words = [sys.executable, BENCH / "track.py", "--articles", "20", "--meter", "cpu"]
    words += ["--rounds", "1"]
    run([*words, "--write", kept], check=True, capture_output=True)
    before = json.loads(kept.read_text())
    assert SCENARIOS == list(before["costs"])
    kept.write_text(json.dumps({**before, "costs": {"cold": 0.001}}))

    done = run([*words, "--against", kept, "--most", "2"], check=False, capture_output=True)

    assert 1 == done.returncode
    cold = next(line for line in done.stdout.decode().splitlines() if "first time" in line)
    assert float(cold.split()[-1]) > 2


def compare(words: list[object]) -> None:
    """Run the comparison; it looks itself at what each build wrote."""
    done = run([sys.executable, BENCH / "compare.py", *words], capture_output=True, check=False)
    assert (0, "") == (done.returncode, done.stderr.decode() if done.returncode else "")


def test_every_scenario_is_measured(figures: Path) -> None:
    """Each build has a wall time, a CPU time and a peak of memory."""
    found = json.loads(figures.read_text())["sizes"]["20"]["figures"]

    assert SCENARIOS == list(found)
    for turns in found.values():
        [[wall, cpu, memory]] = turns["Dateline"]
        assert wall > 0
        assert cpu > 0
        assert 5 < memory < 500


def test_figures_become_a_table_and_a_plot(figures: Path, tmp_path: Path) -> None:
    """The README gets a row for each goal, the rest of it stays; the plot is an image."""
    readme, plot, report = (tmp_path / name for name in ("README.md", "plot.svg", "speed.md"))
    readme.write_text("Before.\n<!-- bench -->\nOutdated.\n<!-- /bench -->\nAfter.\n")
    compare(["--read", figures, "--readme", readme, "--plot", plot, "--report", report])

    text = readme.read_text()
    assert text.startswith("Before.\n<!-- bench -->\n20 articles, Dateline ")
    assert text.endswith("<!-- /bench -->\nAfter.\n")
    assert "\n| nothing changed | ≤ 1/70 |" in text
    assert "Outdated" not in text
    assert "## 20 articles" in report.read_text()
    assert "{http://www.w3.org/2000/svg}svg" == ElementTree.parse(plot).getroot().tag  # noqa: S314 - our own

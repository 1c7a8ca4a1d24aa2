"""Shows what an author may write for a region, and where an article so tagged appears."""

import subprocess
import sys
from graphlib import CycleError, TopologicalSorter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.editorial.regions import (
    Region,
    RegionSettings,
    RegionTable,
    ancestors,
    find_region,
    find_unsettled,
    parse_region_settings,
    path_of,
    region_of,
)
from dateline.model.problem import Problem, Severity
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import parse_yaml

PATH = "content/vocabulary/regions.yaml"
ARTICLE = "content/articles/a.md"

SITE = """
groups:
  yangtze-delta:
    name: Yangtze River Delta
    description: Shanghai and its hinterland
    members: [CN-SH, CN-JS, CN-ZJ, CN-AH]
    aliases: [yrd]
  west: {name: The West, members: [US, Canada, eu]}
  eu: {name: European Union, members: [DE, FR, CY]}
overrides:
  TW: {name: Taiwan, parent: 030}
  AQ: {name: Antarctica, parents: []}
  MM: Burma
  SJ: {present: false}
"""


def settings_of(text: str) -> tuple[RegionSettings, tuple[Problem, ...]]:
    """Read settings from YAML."""
    mapping, problems = parse_yaml(text, PATH)
    assert () == problems
    return parse_region_settings(mapping, PATH)


def table_of(text: str = "", language: str = "en") -> RegionTable:
    """Make the table of a site whose settings are right."""
    settings, problems = settings_of(text)
    assert () == problems
    return RegionTable.of(settings, language)


def find(word: str, table: RegionTable) -> Region | Problem:
    """Look a word up as if it stood in an article."""
    return find_region(table, Mention(word, 4, 11), ARTICLE)


# Tags

RIGHT = [
    ("CN", "CN", "China"),
    ("cn", "CN", "China"),
    ("China", "CN", "China"),
    ("NO", "NO", "Norway"),
    ("no", "NO", "Norway"),
    ("CN-ZJ", "CN-ZJ", "Zhejiang"),
    ("cn-zj", "CN-ZJ", "Zhejiang"),
    ("Zhejiang", "CN-ZJ", "Zhejiang"),
    ("Xizang", "CN-XZ", "Tibet"),
    ("Inner Mongolia", "CN-NM", "Inner Mongolia"),
    ("GB-ENG", "GB-ENG", "England"),
    ("Bayern", "DE-BY", "Bavaria"),
    ("030", "030", "Eastern Asia"),
    ("East Asia", "030", "Eastern Asia"),
    ("Europe", "150", "Europe"),
    ("world", "001", "World"),
    ("yangtze-delta", "yangtze-delta", "Yangtze River Delta"),
    ("Yangtze River Delta", "yangtze-delta", "Yangtze River Delta"),
    ("yrd", "yangtze-delta", "Yangtze River Delta"),
    ("EU", "eu", "European Union"),
    ("TW", "TW", "Taiwan"),
    ("MM", "MM", "Burma"),
    ("Myanmar", "MM", "Burma"),
    ("Georgia", "GE", "Georgia"),
    ("Cote d'Ivoire", "CI", "Côte d’Ivoire"),
    ("USA", "US", "United States"),
]

WRONG = [
    ("CN-ZG", "unknown-region", "did you mean 'CN-ZJ' (Zhejiang)?"),
    ("CN-33", "unknown-region", "did you mean 'CN-ZJ' (Zhejiang)?"),
    ("CN-15", "unknown-region", "did you mean 'CN-NM' (Inner Mongolia)?"),
    ("CN_ZJ", "unknown-region", "did you mean 'CN-ZJ' (Zhejiang)?"),
    ("CN-Zhejiang", "unknown-region", "did you mean 'CN-ZJ' (Zhejiang)?"),
    ("UK", "unknown-region", "did you mean 'GB' (United Kingdom)?"),
    ("UK-ENG", "unknown-region", "did you mean 'GB-ENG' (England)?"),
    ("EL", "unknown-region", "did you mean 'GR' (Greece)?"),
    ("CHN", "unknown-region", "did you mean 'CN' (China)?"),
    ("156", "unknown-region", "did you mean 'CN' (China)?"),
    ("30", "unknown-region", "did you mean '030' (Eastern Asia)?"),
    ("CN-TW", "unknown-region", "did you mean 'TW' (Taiwan)?"),
    ("US-PR", "unknown-region", "did you mean 'PR' (Puerto Rico)?"),
    ("Korea", "unknown-region", "did you mean 'KR' (South Korea) or 'KP' (North Korea)?"),
    (
        "Congo",
        "unknown-region",
        "did you mean 'CG' (Congo - Brazzaville) or 'CD' (Congo - Kinshasa)?",
    ),
    ("Chnia", "unknown-region", "did you mean 'CN' (China)?"),
    ("Zhejang", "unknown-region", "did you mean 'CN-ZJ' (Zhejiang)?"),
    ("yangtse-delta", "unknown-region", "did you mean 'yangtze-delta'?"),
    (
        "Punjab",
        "ambiguous-region",
        "did you mean 'IN-PB' (Punjab, India) or 'PK-PB' (Punjab, Pakistan)?",
    ),
    ("SJ", "absent-region", f"leave it out, or take `present: false` out of {PATH}"),
    (
        "XQ",
        "unknown-region",
        "write a code of ISO 3166 (CN, CN-ZJ), an area of UN M49 (030), "
        f"or a group that stands in {PATH}",
    ),
]


@pytest.mark.parametrize(("written", "key", "name"), RIGHT)
def test_right_tag(written: str, key: str, name: str) -> None:
    """A code in any case, a group's key or former key, and a name are all understood."""
    region = find(written, table_of(SITE))
    assert isinstance(region, Region)
    assert (key, name) == (region.key, region.name)


@pytest.mark.parametrize(("written", "code", "hint"), WRONG)
def test_wrong_tag(written: str, code: str, hint: str) -> None:
    """What isn't understood says, at its place, what can be typed instead."""
    problem = find(written, table_of(SITE))
    assert isinstance(problem, Problem)
    assert (code, hint) == (problem.code, problem.hint)
    assert f"{ARTICLE}:4:11" == str(problem.location)
    assert f"'{written}'" in problem.message


def test_union_without_group_comes_with_the_group_to_add() -> None:
    """Without a group for it, `EU` leads to the lines that make one, and these are right."""
    problem = find("EU", table_of())
    assert isinstance(problem, Problem)
    head, entry = problem.hint.split("groups: ")
    assert f"add to {PATH}: " == head
    union = find("EU", table_of(f"groups: {entry}"))
    assert isinstance(union, Region)
    assert "European Union" == union.name
    austria = [region.name for region in ancestors(table_of(f"groups: {entry}"), "AT")]
    assert ["Austria", "Western Europe", "European Union", "Europe"] == austria


@given(st.text(max_size=12))
def test_any_word_is_a_region_or_a_problem(word: str) -> None:
    """Whatever is written, there is an answer, and a problem always has a cure."""
    found = find(word, table_of())
    assert isinstance(found, Region) or found.hint


# Roll-up


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("CN-ZJ", ["Zhejiang", "China", "Yangtze River Delta", "Eastern Asia", "Asia"]),
        ("yangtze-delta", ["Yangtze River Delta", "China", "Eastern Asia", "Asia"]),
        ("NO", ["Norway", "Northern Europe", "Europe"]),
        ("FR", ["France", "Western Europe", "European Union", "Europe", "The West"]),
        (
            "US",
            ["United States", "Northern America", "The West", "Americas", "North America"],
        ),
        ("FR-75C", ["Paris", "Île-de-France", "France", "Western Europe", "European Union"]),
        ("AQ", ["Antarctica"]),
        ("TW-TPE", ["Taipei", "Taiwan", "Eastern Asia", "Asia"]),
    ],
)
def test_article_rolls_up(key: str, names: list[str]) -> None:
    """An article appears under its region and all above it: areas, groups, groups of groups."""
    rolled = [region.name for region in ancestors(table_of(SITE), key)]
    assert names == rolled[: len(names)]
    assert len(set(rolled)) == len(rolled)


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("CN-ZJ", "Asia/Eastern Asia/China/Zhejiang"),
        ("yangtze-delta", "Asia/Eastern Asia/China/Yangtze River Delta"),
        ("KE", "Africa/Sub-Saharan Africa/Eastern Africa/Kenya"),
        ("US", "Americas/Northern America/United States"),
        ("west", "The West"),
        ("030", "Asia/Eastern Asia"),
    ],
)
def test_path_follows_the_main_line(key: str, path: str) -> None:
    """Breadcrumbs and categories run down one line, whatever groups cross it."""
    assert path == "/".join(region.name for region in path_of(table_of(SITE), key))


@pytest.mark.parametrize(
    ("key", "slug"),
    [("CN", "cn"), ("CN-ZJ", "cn-zj"), ("030", "eastern-asia"), ("yangtze-delta", "yangtze-delta")],
)
def test_slug_is_the_code_or_the_name(key: str, slug: str) -> None:
    """Addresses use codes where readers know them, and the names of areas."""
    assert slug == region_of(table_of(SITE), key).slug


def test_absent_region_is_skipped_in_the_roll_up() -> None:
    """What a paper says isn't present leaves no gap between what is below and above it."""
    table = table_of("overrides: {202: {present: false}, 003: {present: false}}")
    assert "Africa/Eastern Africa/Kenya" == "/".join(each.name for each in path_of(table, "KE"))
    assert ["US", "021", "019"] == [each.key for each in ancestors(table, "US")]


def test_site_moves_a_region() -> None:
    """A site's own parents replace the table's, and the groups that hold it stay."""
    nato = "groups: {nato: {name: NATO, members: [TR]}}"
    table = table_of(f"{nato}\noverrides: {{TR: {{name: Türkiye, parents: [150, 145]}}}}")
    assert ("150", "145", "nato") == region_of(table, "TR").parents


def test_group_may_name_its_parent() -> None:
    """Where nothing encloses all members, the site can still say where the group belongs."""
    text = "groups: {brics: {name: BRICS, members: [BR, RU, IN, CN, ZA], parent: World}}"
    assert ["brics", "001"] == [each.key for each in ancestors(table_of(text), "brics")]


def test_names_follow_the_language_of_the_site() -> None:
    """A site in French says Chine; its authors may write either name, and its own word wins."""
    table = table_of("overrides: {MM: {name: Birmanie}}", "fr-BE")
    names = [find(word, table) for word in ("CN", "Chine", "China", "MM")]
    expected = ["Chine", "Chine", "Chine", "Birmanie"]
    assert expected == [each.name for each in names if isinstance(each, Region)]


NODES = ("g0", "g1", "g2", "g3", "g4", "CN", "CN-ZJ", "FR", "030")
GRAPHS = st.dictionaries(
    st.sampled_from(NODES[:5]),
    st.lists(st.sampled_from(NODES), min_size=1, max_size=4, unique=True),
)


@given(GRAPHS)
def test_roll_up_gives_each_once_whatever_the_graph(graph: dict[str, list[str]]) -> None:
    """A graph that turns back on itself is refused; any other rolls up to each region once."""
    groups = {
        key: [m for m in members if m in graph or m[0] != "g"] for key, members in graph.items()
    }
    rows = [
        f"  {key}: {{name: Group {key}, members: [{', '.join(members)}]}}"
        for key, members in groups.items()
        if members
    ]
    settings, problems = settings_of("\n".join(["groups:", *rows]) if rows else "")
    table = RegionTable.of(settings)
    edges = {"CN": ["030"], "CN-ZJ": ["CN"], "030": ["142"], "FR": ["155"]}
    for key, members in settings.groups.items():
        for member in members.members:
            edges.setdefault(member, []).append(key)
    assert _turns_back(edges) == any(problem.code == "region-loop" for problem in problems)
    for key in (*settings.groups, "CN", "CN-ZJ", "FR"):
        keys = [region.key for region in ancestors(table, key)]
        assert len(set(keys)) == len(keys)
        assert _above(key, edges) <= set(keys)
        assert key == path_of(table, key)[-1].key


def _turns_back(edges: dict[str, list[str]]) -> bool:
    try:
        TopologicalSorter(edges).prepare()
    except CycleError:
        return True
    return False


def _above(key: str, edges: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(edges.get(key, ()))
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += edges.get(each, ())
    return found


# Settings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "groups: {a: {name: A, members: [a, CN]}}",
            (
                "1:10",
                "region-loop",
                "group 'a' contains itself",
                "take 'a' out of the members of 'a'",
            ),
        ),
        (
            "groups: {a: {name: Aa, members: [b]}, b: {name: Bb, members: [a]}}",
            (
                "1:10",
                "region-loop",
                "group 'a' contains itself by way of 'b'",
                "take 'a' out of the members of 'b'",
            ),
        ),
        (
            "groups: {delta: {name: Delta, members: [CN], parent: CN-ZJ}}",
            (
                "1:10",
                "region-loop",
                "group 'delta' contains itself by way of 'CN-ZJ', 'CN'",
                "take 'CN-ZJ' out of the parents of 'delta'",
            ),
        ),
        (
            "overrides: {CN: {parent: CN-ZJ}}",
            (
                "1:13",
                "region-loop",
                "region 'CN' contains itself by way of 'CN-ZJ'",
                "take 'CN-ZJ' out of the parents of 'CN'",
            ),
        ),
        (
            "groups: {delta: {name: Delta, members: [CN-ZG]}}",
            (
                "1:41",
                "unknown-region",
                "unknown region 'CN-ZG'",
                "did you mean 'CN-ZJ' (Zhejiang)?",
            ),
        ),
        (
            "groups: {delta: {name: Delta, members: [Punjab]}}",
            (
                "1:41",
                "ambiguous-region",
                "several regions are called 'Punjab'",
                "did you mean 'IN-PB' (Punjab, India) or 'PK-PB' (Punjab, Pakistan)?",
            ),
        ),
        (
            "groups: {The Delta: {name: A, members: [CN]}, the-delta: {name: B, members: [CN]}}",
            (
                "1:47",
                "region-clash",
                "group 'the-delta' has the address of 'The Delta': /regions/the-delta/",
                "give one of them another key",
            ),
        ),
        (
            "groups: {one: {name: Same, members: [CN]}, two: {name: same, members: [CN]}}",
            (
                "1:44",
                "region-clash",
                "groups 'two' and 'one' share the word 'same'",
                "rename one of them",
            ),
        ),
        (
            "groups: {cn: {name: Cathay, members: [TW]}}",
            (
                "1:10",
                "region-clash",
                "group 'cn' has the code of a region",
                "did you mean 'cn-group'?",
            ),
        ),
        (
            "groups: {eastern-asia: {name: Our East, members: [CN]}}",
            (
                "1:10",
                "region-clash",
                "group 'eastern-asia' has the address of '030': /regions/eastern-asia/",
                "give one of them another key",
            ),
        ),
        (
            "groups: {cathay: {name: China, members: [TW]}}",
            (
                "1:10",
                "region-clash",
                "group 'cathay' has the name of the region 'CN'",
                "give it a name of its own",
            ),
        ),
        (
            "groups: {'***': {name: Stars, members: [CN]}}",
            (
                "1:10",
                "bad-key",
                "no address can be made of '***'",
                "lower-case letters, digits and hyphens, such as yangtze-delta",
            ),
        ),
        (
            "overrides: {UK: {name: Britain}}",
            (
                "1:13",
                "unknown-region",
                "unknown region 'UK'",
                "did you mean 'GB' (United Kingdom)?",
            ),
        ),
        (
            "overrides: {GB: {parents: [Narnia-on-Sea]}}",
            (
                "1:28",
                "unknown-region",
                "unknown region 'Narnia-on-Sea'",
                "write a code of ISO 3166 (CN, CN-ZJ), an area of UN M49 (030), "
                f"or a group that stands in {PATH}",
            ),
        ),
        (
            "group: {a: {name: A, members: [CN]}}",
            ("1:1", "unknown-field", "unknown field 'group'", "did you mean 'groups'?"),
        ),
        (
            "groups: [CN, TW]",
            (
                "1:9",
                "wrong-kind",
                "'groups' has entries of its own",
                "write `groups:` and below it, indented, one entry a line",
            ),
        ),
        (
            "groups: {delta: [CN-ZJ]}",
            (
                "1:17",
                "wrong-kind",
                "'delta' has no fields",
                "write delta: {name: …, members: […]}",
            ),
        ),
    ],
)
def test_wrong_settings(text: str, expected: tuple[str, str, str, str]) -> None:
    """Each mistake in regions.yaml is told at its place, once, with its cure."""
    _, problems = settings_of(text)
    told = [(str(each.location), each.code, each.message, each.hint) for each in problems]
    place, *rest = expected
    assert [(f"{PATH}:{place}", *rest)] == told


def test_empty_settings_are_fine() -> None:
    """A file with nothing below its keys says nothing, and that is no mistake."""
    assert (RegionSettings(), ()) == settings_of("groups:\noverrides:\n")


# What is disputed


@pytest.mark.parametrize("key", ["AQ", "EH", "FK", "HK", "MO", "PS", "TW", "XK"])
def test_disputed_region_waits_for_the_site(key: str) -> None:
    """It has no place by default, a use is warned about, and the line offered settles it."""
    table = table_of()
    assert () == region_of(table, key).parents
    (warning,) = find_unsettled(table, _uses(table, key))
    assert Severity.WARNING is warning.severity
    assert ("unsettled-region", f"{ARTICLE}:4:11") == (warning.code, str(warning.location))
    head, line = warning.hint.split(": ", 1)
    assert f"add to {PATH}" == head
    settled = table_of(line)
    assert [] == list(find_unsettled(settled, _uses(settled, key)))


@pytest.mark.parametrize(
    "text",
    [
        "overrides: {TW: {name: Taiwan, parent: 030}}",
        "overrides: {TW: {name: Taiwan, parents: []}}",
        "overrides: {tw: {present: false}}",
    ],
)
def test_site_settles_a_disputed_region(text: str) -> None:
    """A name and a place, or that it has none, or that the paper has no such region."""
    settled = table_of(text)
    assert [] == list(find_unsettled(settled, _uses(settled, "TW-TPE")))


@pytest.mark.parametrize("text", ["overrides: {TW: Taiwan}", "overrides: {TW: {parent: 030}}"])
def test_half_settled_is_unsettled(text: str) -> None:
    """A name without a place, or a place without a name, still leaves something open."""
    table = table_of(text)
    assert ["unsettled-region"] == [each.code for each in find_unsettled(table, _uses(table, "TW"))]


def test_disputed_region_is_told_once() -> None:
    """A hundred articles about it, or about parts of it, make one warning, at the first."""
    table = table_of()
    uses = [*_uses(table, "TW-TPE"), *_uses(table, "TW")] * 50
    (warning,) = find_unsettled(table, uses)
    assert "'TW'" in warning.message


def test_settled_regions_are_not_warned_about() -> None:
    """Most of the world needs no word from the site."""
    table = table_of()
    assert [] == list(find_unsettled(table, [*_uses(table, "CN-ZJ"), *_uses(table, "NO")]))


def _uses(table: RegionTable, key: str) -> list[tuple[Region, Mention, str]]:
    return [(region_of(table, key), Mention(key, 4, 11), ARTICLE)]


# What loads


def test_only_what_is_asked_for_is_loaded() -> None:
    """The sources are never loaded, and subdivisions only when a site uses one."""
    program = """
import sys
from dateline.editorial.region_data import read_parts
from dateline.editorial.regions import RegionSettings, RegionTable, ancestors, find_region
from dateline.model.prose import Mention
table = RegionTable.of(RegionSettings())
for word in ("CN", "China", "030"):
    ancestors(table, find_region(table, Mention(word), "a.md").key)
print(read_parts.cache_info().currsize, end=" ")
ancestors(table, find_region(table, Mention("CN-ZJ"), "a.md").key)
print(read_parts.cache_info().currsize, end=" ")
print(*sorted({"pycountry", "babel", "slugify", "difflib"} & set(sys.modules)))
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "0 1" == run.stdout.strip()

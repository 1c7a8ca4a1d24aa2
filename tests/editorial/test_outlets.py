"""Shows whose word a link is, and what is said of a list of outlets that can't be read."""

import pytest
from copy_desk import CopyDesk
from hypothesis import given
from hypothesis import strategies as st

from dateline.editorial.outlets import Outlets, find_outlet, host_of, parse_outlets
from dateline.editorial.regions import RegionSettings, RegionTable
from dateline.model.problem import Problem
from dateline.syntax.frontmatter import parse_yaml

PATH = "content/vocabulary/outlets.yaml"
OUTLETS = """\
cas.cn: {name: Academy, country: CN, class: state-affiliated}
www.Nimte.cas.cn: {name: Institute, country: China, class: state-affiliated}
medium.example: {name: Medium, class: industry, subdomains: false}
bund.example: {name: Bund}
müller.example: {name: Müller, class: party}
"""


def outlets_of(text: str) -> tuple[Outlets, tuple[Problem, ...]]:
    """Read outlets from YAML."""
    mapping, problems = parse_yaml(text, PATH)
    outlets, found = parse_outlets(mapping, PATH, RegionTable.of(RegionSettings(), "en"))
    return outlets, (*problems, *found)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://cas.cn/", "Academy"),
        ("http://www.cas.cn", "Academy"),
        ("https://english.cas.cn/news?x=1#y", "Academy"),
        ("https://english.nimte.cas.cn/", "Institute"),
        ("https://NIMTE.CAS.CN:8443/", "Institute"),
        ("https://cas.cn./", "Academy"),
        ("https://independent.example@cas.cn/", "Academy"),
        ("https:cas.cn", "Academy"),
        ("https:\\\\cas.cn\\@x.example", "Academy"),
        ("https://%63as.cn/", "Academy"),
        ("https://web.archive.org/web/20250101/https://www.cas.cn/x", "Academy"),
        ("https://archive.ph/2025/https://web.archive.org/web/2025/http://cas.cn", "Academy"),
        ("HTTPS://Web.Archive.ORG/web/2025/https://cas.cn", "Academy"),
        ("https://xn--mller-kva.example/", "Müller"),
        ("https://MÜLLER.example/", "Müller"),
        ("https://medium.example/", "Medium"),
        ("https://www.medium.example/", "Medium"),
        ("https://somebody.medium.example/", None),
        ("https://notcas.cn/", None),
        ("https://cas.cn.example/", None),
        ("https://cn/", None),
        ("mailto:press@cas.cn", None),
        ("/about/", None),
        ("https://", None),
    ],
)
def test_link_is_somebodys_word(url: str, name: str | None) -> None:
    """The longest host that a link's own ends with decides; a URL is read as browsers do."""
    outlets, problems = outlets_of(OUTLETS)

    found = find_outlet(outlets, url)

    assert () == problems
    assert name == (found.name if found else None)


def test_outlet_without_class_is_unreviewed() -> None:
    """Nobody is called independent who hasn't been looked at."""
    outlets, _ = outlets_of(OUTLETS)

    assert [""] == [outlets.by_host["bund.example"].class_]


@pytest.mark.parametrize(
    ("written", "code", "place", "message", "hint"),
    [
        (
            "https://cas.cn/: {name: A}",
            "bad-host",
            "1:1",
            "'https://cas.cn/' is not a host alone",
            "write 'cas.cn'",
        ),
        ("cas.cn/en: {name: A}", "bad-host", "1:1", "'cas.cn/en' is not a host", "write 'cas.cn'"),
        ("'cas.cn:80': {name: A}", "bad-host", "1:1", "'cas.cn:80' is", "write 'cas.cn'"),
        ("'*.cas.cn': {name: A}", "bad-host", "1:1", "'*.cas.cn' is", "stands for its subdomains"),
        ("academy: {name: A}", "bad-host", "1:1", "'academy' is not", "is written 'regcc.cn'"),
        (
            "cas.cn: {name: A}\nwww.CAS.cn.: {name: B}",
            "outlet-clash",
            "2:1",
            "'www.CAS.cn.' is listed twice",
            "keep one of them",
        ),
        ("cas.cn: {name: A}\ncas.cn: {name: B}", "duplicate-key", "2:1", "cas.cn", ""),
        (
            "cas.cn: {name: A, class: state-onwed}",
            "unknown-class",
            "1:27",
            "unknown class 'state-onwed'",
            "did you mean 'state-owned'?",
        ),
        (
            "cas.cn: {name: A, class: unreviewed}",
            "unknown-class",
            "1:27",
            "unknown class",
            "leave the line out",
        ),
        ("cas.cn: {name: A, class: free}", "unknown-class", "1:26", "'free'", "known are: state-"),
        ("cas.cn: {name: A, country: UK}", "unknown-country", "1:28", "country 'UK'", "GB"),
        ("cas.cn: {name: A, country: '030'}", "unknown-country", "1:28", "not a country", "(CN)"),
        ("cas.cn: Academy", "wrong-kind", "1:9", "'cas.cn' has no fields", "write cas.cn: {name"),
        ("cas.cn: {country: CN}", "missing-field", "1:9", "'name' is missing", "name"),
        ("cas.cn: {name: A, basis: somewhere}", "bad-url", "1:26", "'somewhere'", "https://"),
        ("cas.cn: {name: A, clas: party}", "unknown-field", "1:19", "'clas'", "'class'"),
    ],
)
def test_list_that_cannot_be_read(
    written: str, code: str, place: str, message: str, hint: str
) -> None:
    """Each mistake in outlets.yaml is told once, at its place, with its cure."""
    _, problems = outlets_of(written)

    assert [code] == [problem.code for problem in problems]
    assert message in problems[0].message
    assert hint in problems[0].hint
    assert place.partition(":")[0] == str(problems[0].location).split(":")[1]


@given(
    st.lists(st.sampled_from(["a", "b", "cn"]), min_size=1, max_size=4),
    st.lists(
        st.lists(st.sampled_from(["a", "b", "cn"]), min_size=2, max_size=4).map(".".join),
        unique=True,
        max_size=6,
    ),
)
def test_longest_host_wins(labels: list[str], hosts: list[str]) -> None:
    """Whatever hosts are listed, the longest one that ends a link's host speaks."""
    host = ".".join(labels)
    outlets, problems = outlets_of("".join(f"{each}: {{name: {each}}}\n" for each in hosts))
    fitting = [each for each in hosts if f".{host}".endswith(f".{each}")]

    found = find_outlet(outlets, f"https://{host}/")

    assert () == problems
    assert max(fitting, key=len, default=None) == (found.host if found else None)


@given(st.text(max_size=40))
def test_no_address_breaks_the_reading(text: str) -> None:
    """Whatever an author writes for a URL, its host is read without an exception."""
    assert isinstance(host_of(f"https://{text}"), str)


def test_sources_of_an_article(copy_desk: CopyDesk) -> None:
    """An article rests on its sources and on each outlet that its body links to, once."""
    head = """\
sources:
  - {url: "https://english.cas.cn/a", title: A paper, accessed: 2026-02-04}
"""
    body = (
        "[a](https://www.cas.cn/) [b](https://unknown.example/x) [c](https://regcc.cn/1)\n"
        "[d](https://regcc.cn/2) [e](https://test-letter.example/) [f](mailto:a@regcc.cn)\n"
    )

    article = copy_desk.judge("", head, body).article

    assert [
        ("A paper", "state-affiliated", True),
        ("unknown.example", "", False),
        ("China Rare Earth Group", "state-owned", False),
    ] == [
        (each.title, each.outlet.class_ if each.outlet else "", each.listed)
        for each in article.sources
    ]
    assert "https://regcc.cn/1" == article.sources[2].url
    assert "state-owned" == article.entry.rests_on

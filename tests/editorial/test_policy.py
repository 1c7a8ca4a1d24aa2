"""Shows which articles owe a disclaimer, where they are told so, and that the cure cures."""

import pytest
from copy_desk import ARTICLE, CopyDesk, Judged
from hypothesis import given
from hypothesis import strategies as st

from dateline.editorial.rules import Rule
from dateline.model.problem import Problem, Severity, errors

POLICY = "state-media: {when: {class: [state-owned, state-affiliated]}, disclaimer: state-media}\n"
LINK = "One.\n\nTwo [a](https://www.regcc.cn/x).\n"


def codes(judged: Judged) -> list[str]:
    """Return the codes of all that was said."""
    return [problem.code for problem in judged.problems]


def keys(judged: Judged) -> list[str]:
    """Return the disclaimers that the article carries."""
    return [disclaimer.key for disclaimer in judged.article.disclaimers]


def test_link_makes_an_article_owe_a_disclaimer(copy_desk: CopyDesk) -> None:
    """The error stands at the link, names its host, class and rule, and the line to add."""
    judged = copy_desk.judge(POLICY, body=LINK)

    assert [
        f"{ARTICLE}:7:9: error: 'regcc.cn' (China Rare Earth Group) is state-owned: "
        "rule 'state-media' requires the disclaimer 'state-media'\n"
        "    add a line: disclaimer: state-media"
    ] == list(map(str, judged.problems))
    assert ["missing-disclaimer"] == codes(judged)


def test_source_comes_before_link(copy_desk: CopyDesk) -> None:
    """Where several sources cause it, it is told once, at the first, with the lines of all."""
    head = "sources:\n  - url: https://regcc.cn/\n"

    judged = copy_desk.judge(POLICY, head, LINK)

    assert [5] == [problem.location.line for problem in judged.problems]
    assert judged.problems[0].message.endswith("(see line 9 too)")


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("", "disclaimer: state-media"),
        ("disclaimer: legal\n", "disclaimer: [legal, state-media]"),
        ("disclaimer: [legal, translation]\n", "disclaimer: [legal, translation, state-media]"),
        ('disclaimer: "Mind: the \\"gap\\" 稀土"\n', None),
    ],
)
def test_proposed_line_cures(copy_desk: CopyDesk, given: str, line: str | None) -> None:
    """The line of the hint, put in place of what stood there, is all that it takes."""
    ailing = copy_desk.judge(POLICY, given, LINK)
    proposed = "disclaimer: " + ailing.problems[0].hint.partition("disclaimer: ")[2]

    cured = copy_desk.judge(POLICY, f"{proposed}\n", LINK)

    assert line in (None, proposed)
    assert [] == codes(cured)
    assert "state-media" == keys(cured)[-1]
    assert len(ailing.article.disclaimers) + 1 == len(cured.article.disclaimers)


def test_attached_disclaimer(copy_desk: CopyDesk) -> None:
    """With `attach` the article gets the wording of its day, and a note says so."""
    policy = POLICY.replace("}\n", ", action: attach}\n")

    judged = copy_desk.judge(policy, "date: 2025-06-01\n", LINK)

    assert ["state-media"] == keys(judged)
    assert "Check its claims." in str(judged.article.disclaimers[0].prose.pieces)
    assert [("attached-disclaimer", Severity.NOTE)] == [
        (problem.code, problem.severity) for problem in judged.problems
    ]
    assert ["state-media"] == keys(copy_desk.judge(policy, "disclaimer: state-media\n", LINK))


@pytest.mark.parametrize(
    ("when", "head", "body", "binds"),
    [
        ("class: state-owned", "", "[a](https://regcc.cn/)", True),
        ("class: state-owned", "", "[a](https://cas.cn/)", False),
        ("class: unreviewed", "", "[a](https://nobody.example/)", True),
        ("class: unreviewed", "", "[a](https://iupac.org/)", False),
        ("class: unreviewed", "", "no link, and /about/", False),
        ("class: independent", "", "[a](https://iupac.org/)", True),
        ("class: independent", "", "[a](https://nobody.example/)", False),
        ("outlet: www.cas.cn", "", "[a](https://english.cas.cn/)", True),
        ("outlet: cas.cn", "", "[a](https://regcc.cn/)", False),
        ("country: CN", "", "[a](https://mofcom.gov.cn/)", True),
        ("country: CN", "", "[a](https://iupac.org/)", False),
        ("class: state-owned, country: US", "", "[a](https://regcc.cn/)", False),
        ("class: government, outlet: cas.cn", "", "[a](https://cas.cn/)", False),
        ("region: CN", "regions: [CN-ZJ]\n", "", True),
        ("region: delta", "regions: [CN-ZJ]\n", "", True),
        ("region: Asia", "regions: [CN-ZJ]\n", "", True),
        ("region: CN-ZJ", "regions: [CN]\n", "", False),
        ("topic: rare-earths", "topics: [rare-earths]\n", "", True),
        ("topic: Rare earths", "topics: [recycling]\n", "", False),
        ("series: chain", "series: chain\n", "", True),
        ("series: chain", "", "", False),
        ("language: zh", "language: zh-Hans\n", "", True),
        ("language: zh-Hans", "language: zh\n", "", False),
        ("language: en", "", "", True),
        ("region: CN, class: government", "regions: [CN]\n", "", False),
        ("region: CN, class: government", "regions: [CN]\n", "[a](https://mofcom.gov.cn/)", True),
        ("region: US, class: government", "regions: [CN]\n", "[a](https://mofcom.gov.cn/)", False),
    ],
)
def test_conditions(copy_desk: CopyDesk, when: str, head: str, body: str, binds: bool) -> None:
    """All conditions must hold, of each any word; those on sources for one and the same source."""
    policy = f"rule: {{when: {{{when}}}, disclaimer: legal}}\n"

    judged = copy_desk.judge(policy, head, body)

    found = [code for code in codes(judged) if code != "idle-rule"]
    assert (["missing-disclaimer"] if binds else []) == found


@pytest.mark.parametrize(("date", "binds"), [("2025-12-31", False), ("2026-01-01", True)])
def test_rule_binds_from_its_day(copy_desk: CopyDesk, date: str, binds: bool) -> None:
    """An article that is older than a rule owes nothing to it."""
    policy = POLICY.replace("}\n", ", since: 2026-01-01}\n")

    judged = copy_desk.judge(policy, f"date: {date}\n", LINK)

    assert binds == ("missing-disclaimer" in codes(judged))


def test_what_is_required_is_not_attached(copy_desk: CopyDesk) -> None:
    """Where one rule requires what another attaches, the editor has to write it."""
    attach = "a: {when: {country: CN}, disclaimer: state-media, action: attach}\n"

    judged = copy_desk.judge(attach + POLICY, body=LINK)

    assert ["missing-disclaimer"] == codes(judged)


def test_waiver_is_listed_with_its_reason(copy_desk: CopyDesk) -> None:
    """A waived rule asks nothing, and the report says who waived it and why."""
    head = "waive:\n  - {rule: state-media, reason: We only cite the statute.}\n"

    judged = copy_desk.judge(POLICY, head, LINK)

    assert [
        f"{ARTICLE}:5:12: note: rule 'state-media' is waived: We only cite the statute."
    ] == list(map(str, judged.problems))


@pytest.mark.parametrize(
    ("head", "code", "severity"),
    [
        ("waive: [{rule: state-medai, reason: x}]\n", "unknown-rule", Severity.ERROR),
        ("waive: [{rule: state-media}]\n", "missing-field", Severity.ERROR),
        ("waive: [{rule: state-media, reason: x}]\n", "idle-waiver", Severity.WARNING),
    ],
)
def test_waiver_that_waives_nothing(
    copy_desk: CopyDesk, head: str, code: str, severity: Severity
) -> None:
    """An unknown rule, a waiver without its reason, and one that isn't needed are told."""
    judged = copy_desk.judge(POLICY, head)

    assert [(code, severity)] == [(each.code, each.severity) for each in judged.problems]


def test_draft_is_only_warned(copy_desk: CopyDesk) -> None:
    """What a draft lacks is a warning, since no clock can publish it."""
    judged = copy_desk.judge(POLICY, "draft: true\n", LINK)

    assert [Severity.WARNING] == [problem.severity for problem in judged.problems]


@pytest.mark.parametrize(
    ("policy", "code", "message"),
    [
        ("a: {when: {class: state-onwed}, disclaimer: legal}", "unknown-class", "'state-onwed'"),
        ("a: {when: {class: [party, x]}, disclaimer: legal}", "unknown-class", "'x'"),
        ("a: {when: {outlet: regc.cn}, disclaimer: legal}", "unknown-outlet", "'regc.cn'"),
        ("a: {when: {country: EL}, disclaimer: legal}", "unknown-country", "'EL'"),
        ("a: {when: {region: CN-33}, disclaimer: legal}", "unknown-region", "'CN-33'"),
        ("a: {when: {topic: earths}, disclaimer: legal}", "unknown-topic", "'earths'"),
        ("a: {when: {series: chains}, disclaimer: legal}", "unknown-series", "'chains'"),
        ("a: {when: {language: in English}, disclaimer: legal}", "bad-language", "in English"),
        ("a: {when: {class: party}, disclaimer: leagl}", "unknown-disclaimer", "'leagl'"),
        ("a: {when: {class: party}}", "missing-field", "'disclaimer' is missing"),
        ("a: {disclaimer: legal}", "missing-field", "'when' is missing"),
        ("a: {when: {}, disclaimer: legal}", "no-condition", "names nothing"),
        ("a: {when: {class: []}, disclaimer: legal}", "no-condition", "names nothing"),
        ("a: {when: {class: [], country: CN}, disclaimer: legal}", "no-condition", "nothing"),
        ("a: {when: {class: party}, disclaimer: legal, action: warn}", "unknown-action", "'warn'"),
        ("a: {when: {class: party}, disclaimer: legal, since: soon}", "bad-date", "'soon'"),
        ("a: {when: {klass: party}, disclaimer: legal}", "unknown-field", "'klass'"),
        ("a: {if: {class: party}, when: {class: party}, disclaimer: legal}", "unknown-field", "if"),
        ("a: legal", "wrong-kind", "the rule 'a' has no fields"),
        ("a: [legal]", "wrong-kind", "the rule 'a' has no fields"),
        ("A rule: {when: {class: party}, disclaimer: legal}", "bad-key", "'A rule'"),
    ],
)
def test_rule_that_cannot_be_read(
    copy_desk: CopyDesk, policy: str, code: str, message: str
) -> None:
    """A rule that isn't understood is an error, so that nothing is published without it."""
    rules, problems = copy_desk.rules(policy)

    assert () == rules
    assert [code] == [problem.code for problem in errors(problems)]
    assert message in problems[0].message


@pytest.mark.parametrize(
    ("when", "idle"),
    [
        ("class: party", True),
        ("class: [party, industry]", True),
        ("class: state-owned, country: US", True),
        ("outlet: cas.cn, class: industry", True),
        ("class: unreviewed, country: CN", True),
        ("class: unreviewed", False),
        ("class: [party, government]", False),
        ("country: CN", False),
        ("topic: rare-earths", False),
    ],
)
def test_rule_that_no_outlet_can_meet(copy_desk: CopyDesk, when: str, idle: bool) -> None:
    """A rule that can't bind as outlets.yaml stands is kept, and warned about."""
    rules, problems = copy_desk.rules(f"a: {{when: {{{when}}}, disclaimer: legal}}")

    assert ["a"] == [rule.key for rule in rules]
    assert (["idle-rule"] if idle else []) == [problem.code for problem in problems]
    assert [] == errors(problems)


WORDS = {
    "class": ["state-owned", "state-affiliated", "government", "independent", "unreviewed"],
    "outlet": ["regcc.cn", "cas.cn", "iupac.org"],
    "country": ["CN"],
    "region": ["CN", "delta", "US"],
    "topic": ["rare-earths", "recycling"],
    "language": ["en", "zh"],
}
WHENS = st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=3, unique=True).flatmap(
    lambda names: st.tuples(*(st.tuples(st.just(n), st.sampled_from(WORDS[n])) for n in names))
)
RULES = st.lists(
    st.tuples(
        WHENS,
        st.sampled_from(["state-media", "legal", "translation"]),
        st.sampled_from(["require", "attach"]),
    ),
    min_size=1,
    max_size=5,
)
HOSTS = st.lists(
    st.sampled_from(["regcc.cn", "en.cas.cn", "iupac.org", "nobody.example"]), max_size=3
)


def written(number: int, rule: tuple[tuple[tuple[str, str], ...], str, str]) -> str:
    """Return a rule as a line of policy.yaml."""
    when, disclaimer, action = rule
    conditions = ", ".join(f"{name}: {word}" for name, word in when)
    return f"r{number}: {{when: {{{conditions}}}, disclaimer: {disclaimer}, action: {action}}}\n"


def links(hosts: list[str]) -> str:
    """Return a body with a link to each host."""
    return "".join(f"[a](https://{host}/)\n\n" for host in hosts)


@given(RULES, HOSTS, st.randoms(use_true_random=False))
def test_order_of_rules_makes_no_difference(
    copy_desk: CopyDesk,
    rules: list[tuple[tuple[tuple[str, str], ...], str, str]],
    hosts: list[str],
    random: object,
) -> None:
    """However the rules are sorted in the file, the article and all that is said are the same."""
    lines = [written(number, rule) for number, rule in enumerate(rules)]
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    expected = copy_desk.judge("".join(lines), "regions: [CN-ZJ]\n", links(hosts))
    actual = copy_desk.judge("".join(shuffled), "regions: [CN-ZJ]\n", links(hosts))

    assert expected.article == actual.article
    assert of_articles(expected.problems) == of_articles(actual.problems)


def of_articles(problems: tuple[Problem, ...]) -> list[Problem]:
    """Return what was said of articles, not of the rules' own lines."""
    return [problem for problem in problems if problem.location.path == ARTICLE]


@given(RULES, HOSTS)
def test_one_line_cures_whatever_is_owed(
    copy_desk: CopyDesk,
    rules: list[tuple[tuple[tuple[str, str], ...], str, str]],
    hosts: list[str],
) -> None:
    """The hint of any one error, followed, leaves none; what the rules attach is all there."""
    policy = "".join(written(number, rule) for number, rule in enumerate(rules))
    judged = copy_desk.judge(policy, "", links(hosts))
    lacking = errors(judged.problems)
    if lacking:
        assert {lacking[0].hint} == {problem.hint for problem in lacking}
        head = lacking[0].hint.removeprefix("add a line: ") + "\n"
        judged = copy_desk.judge(policy, head, links(hosts))

    assert [] == errors(judged.problems)
    assert len(keys(judged)) == len(set(keys(judged)))


@given(st.text(alphabet="abc :{}[]-,\n\t'\"#&*!|>%@", max_size=40))
def test_unreadable_policy_is_never_passed_over(copy_desk: CopyDesk, text: str) -> None:
    """Whatever stands in the file is a rule, an error, or nothing but blanks and comments."""
    rules, problems = copy_desk.rules(text)
    said = [line for line in text.splitlines() if line.strip() and line.strip()[0] != "#"]

    assert all(isinstance(rule, Rule) for rule in rules)
    assert rules or errors(problems) or not "".join(said).strip("{} ,\t")

"""Reads content/vocabulary/policy.yaml: which articles owe which disclaimer.

It fails closed: whatever can't be read here is an error, and an error stops the publication.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from dateline.editorial.contents import Contents
from dateline.editorial.fields import RULE
from dateline.editorial.forms import Value, read_form, read_yaml
from dateline.editorial.nearest import nearest
from dateline.editorial.outlets import (
    CLASSES,
    UNREVIEWED,
    find_country,
    plain_host,
    unknown_class,
)
from dateline.editorial.regions import find_region
from dateline.editorial.vocabulary import Terms, Vocabulary, find_term
from dateline.model.manuscript import WrittenDate
from dateline.model.problem import Location, Problem, Severity
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import Mapping, Node, Scalar
from dateline.syntax.slug import is_slug

PATH = "content/vocabulary/policy.yaml"
ACTIONS = ("require", "attach")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Condition(Struct, frozen=True, kw_only=True):
    """When a rule binds: every set that isn't empty must hold what is asked about.

    `classes`, `outlets` (hosts) and `countries` are asked of one source at a time, the others of
    the article.
    """

    classes: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()

    @property
    def asks_for_source(self) -> bool:
        """Whether a source must meet it."""
        return bool(self.classes or self.outlets or self.countries)


class Rule(Struct, frozen=True, kw_only=True):
    """One rule: articles that meet `when` owe a disclaimer, from the day `since` on."""

    key: str
    when: Condition
    disclaimer: str
    attaches: bool = False
    since: WrittenDate | None = None


def read_policy(
    contents: Contents, vocabulary: Vocabulary
) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """Read the rules, in the order of their keys; without the file there are none."""
    file = contents.files.get(PATH)
    if file is None:
        return (), ()
    mapping, problems = read_yaml(contents.stored(file), PATH)
    rules, found = parse_policy(mapping, vocabulary)
    return rules, (*problems, *found)


def parse_policy(
    mapping: Mapping, vocabulary: Vocabulary
) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """Read the rules; one that anything is wrong with is left out, and its problems are errors."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    for key, node in mapping.entries:
        found = list(_parse_rule(key, node, vocabulary))
        problems += (each for each in found if isinstance(each, Problem))
        rules += (each for each in found if isinstance(each, Rule))
    return tuple(sorted(rules, key=lambda rule: rule.key)), tuple(problems)


def _parse_rule(key: Scalar, node: Node, vocabulary: Vocabulary) -> Iterator[Rule | Problem]:
    """Yield the rule with its warnings, or what is wrong with it."""
    if not is_slug(key.text):
        hint = "lower-case letters, digits and hyphens"
        yield Problem(_at(key), "bad-key", f"'{key.text}' is not a key", hint)
        return
    if not isinstance(node, Mapping):
        hint = f"write {key.text}: {{when: {{class: …}}, disclaimer: …}}"
        yield Problem(_at(node), "wrong-kind", f"the rule '{key.text}' has no fields", hint)
        return
    values, found = read_form(node, RULE, PATH)
    when = _condition(values, vocabulary)
    checked = [*found, *(each for each in when.values() if isinstance(each, Problem))]
    checked += _check(key, values, vocabulary) if not found else ()
    yield from checked
    if checked:
        return
    since = values.get("since")
    sets = {name: keys for name, keys in when.items() if isinstance(keys, frozenset)}
    rule = Rule(
        key=key.text,
        when=Condition(**sets),
        disclaimer=_word(values, "disclaimer"),
        attaches=_word(values, "action") == "attach",
        since=since if isinstance(since, WrittenDate) else None,
    )
    yield rule
    if not _can_bind(rule.when, vocabulary):
        message = f"no outlet of outlets.yaml can meet the rule '{key.text}'"
        hint = "give an outlet that class or country, or take the rule out"
        yield Problem(_at(key), "idle-rule", message, hint, Severity.WARNING)


def _check(key: Scalar, values: dict[str, Value], vocabulary: Vocabulary) -> Iterator[Problem]:
    when = values.get("when")
    # An empty condition holds of everything, which nobody means who writes one.
    if not isinstance(when, dict) or not when or not all(when.values()):
        message = f"the rule '{key.text}' has a condition that names nothing"
        hint = "write when: {class: [state-owned, state-affiliated]}"
        yield Problem(_at(key), "no-condition", message, hint)
    disclaimer, action = values["disclaimer"], values.get("action")
    if isinstance(disclaimer, Mention) and disclaimer.text not in vocabulary.disclaimers:
        near = nearest(disclaimer.text, vocabulary.disclaimers)
        known = ", ".join(vocabulary.disclaimers)
        hint = f"did you mean '{near}'?" if near else f"disclaimers.yaml has: {known or 'none'}"
        message = f"unknown disclaimer '{disclaimer.text}'"
        yield Problem(_at(disclaimer), "unknown-disclaimer", message, hint)
    if isinstance(action, Mention) and action.text not in ACTIONS:
        message, hint = f"unknown action '{action.text}'", "require or attach"
        yield Problem(_at(action), "unknown-action", message, hint)


Find = Callable[[Mention], str | Problem]


def _condition(
    values: dict[str, Value], vocabulary: Vocabulary
) -> dict[str, frozenset[str] | Problem]:
    """Look up what each condition names; the first word that is unknown is a problem."""
    given = values.get("when")
    record = given if isinstance(given, dict) else {}
    finders: tuple[tuple[str, str, Find], ...] = (
        ("class", "classes", _find_class),
        ("outlet", "outlets", partial(_find_host, vocabulary)),
        ("country", "countries", partial(_find_country, vocabulary)),
        ("region", "regions", partial(_find_region, vocabulary)),
        ("topic", "topics", partial(_find_term, vocabulary.topics)),
        ("language", "languages", _find_language),
        ("series", "series", partial(_find_term, vocabulary.series)),
    )
    return {
        attribute: _found(record[name], find) for name, attribute, find in finders if name in record
    }


def _found(value: Value, find: Find) -> frozenset[str] | Problem:
    mentions = value if isinstance(value, tuple) else ()
    keys = [find(mention) for mention in mentions if isinstance(mention, Mention)]
    wrong = next((key for key in keys if isinstance(key, Problem)), None)
    return wrong or frozenset(key for key in keys if isinstance(key, str))


def _find_class(mention: Mention) -> str | Problem:
    known = (*CLASSES, UNREVIEWED)
    return mention.text if mention.text in known else unknown_class(mention, PATH, known)


def _find_host(vocabulary: Vocabulary, mention: Mention) -> str | Problem:
    known, host = vocabulary.outlets.by_host, plain_host(mention.text)
    if host in known:
        return host
    near = nearest(host, known)
    hint = f"did you mean '{near}'?" if near else f"add '{host}' to outlets.yaml first"
    return Problem(_at(mention), "unknown-outlet", f"unknown outlet '{mention.text}'", hint)


def _find_country(vocabulary: Vocabulary, mention: Mention) -> str | Problem:
    found = find_country(mention, PATH, vocabulary.regions)
    return found if isinstance(found, Problem) else found[0]


def _find_region(vocabulary: Vocabulary, mention: Mention) -> str | Problem:
    found = find_region(vocabulary.regions, mention, PATH)
    return found if isinstance(found, Problem) else found.key


def _find_term(terms: Terms, mention: Mention) -> str | Problem:
    found = find_term(terms, mention, PATH)
    return found if isinstance(found, Problem) else found.key


def _find_language(mention: Mention) -> str | Problem:
    if _LANGUAGE.fullmatch(mention.text):
        return mention.text.casefold()
    message = f"'{mention.text}' is not a language tag"
    return Problem(_at(mention), "bad-language", message, "write en, de, zh-Hans …")


def _can_bind(when: Condition, vocabulary: Vocabulary) -> bool:
    """Whether any source there is could meet the condition, a stranger's included."""
    known = vocabulary.outlets.by_host.values()
    kinds = [(each.class_ or UNREVIEWED, each.host, each.country) for each in known]
    return not when.asks_for_source or any(
        (not when.classes or class_ in when.classes)
        and (not when.outlets or host in when.outlets)
        and (not when.countries or country in when.countries)
        for class_, host, country in (*kinds, (UNREVIEWED, "", ""))
    )


def _word(values: dict[str, Value], name: str) -> str:
    value = values.get(name)
    return value.text if isinstance(value, Mention) else ""


def _at(node: Node | Mention) -> Location:
    return Location(PATH, node.line, node.column)

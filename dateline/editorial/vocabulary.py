"""Reads content/vocabulary/: topics, series, authors, disclaimers, regions."""

import re
from collections.abc import Iterator
from typing import TypeVar

from msgspec import Struct

from dateline.editorial.addresses import term_address
from dateline.editorial.contents import Contents
from dateline.editorial.fields import AUTHOR, DISCLAIMER, TERM, Field
from dateline.editorial.forms import Value, read_form, read_yaml
from dateline.editorial.nearest import nearest
from dateline.editorial.outlets import Outlets, parse_outlets
from dateline.editorial.regions import RegionTable, parse_region_settings
from dateline.model.article import Author
from dateline.model.manuscript import WrittenDate
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.model.terms import Term
from dateline.syntax.frontmatter import Mapping, Scalar
from dateline.syntax.slug import is_slug, slugify

FOLDER = "content/vocabulary"
T = TypeVar("T", Term, Author)


class Terms(Struct, frozen=True):
    """The terms of one taxonomy: by key, and by every other word that means one of them.

    `former` are former keys that may have been addresses, each with the key of today.
    """

    taxonomy: str
    by_key: dict[str, Term]
    by_word: dict[str, str]
    open: bool = False
    former: tuple[tuple[str, str], ...] = ()


class Wording(Struct, frozen=True):
    """One wording of a disclaimer (Markdown), and the day from which it holds (None: always)."""

    since: WrittenDate | None
    text: Mention


class DisclaimerEntry(Struct, frozen=True):
    """A disclaimer with its wordings, oldest first; `coming` are those not in force yet."""

    key: str
    title: str
    wordings: tuple[Wording, ...]
    coming: tuple[Wording, ...] = ()


class Vocabulary(Struct, frozen=True):
    """All closed words of the newsroom."""

    regions: RegionTable
    topics: Terms
    series: Terms
    author_terms: Terms
    authors: dict[str, Author]
    disclaimers: dict[str, DisclaimerEntry]
    outlets: Outlets = Outlets({})


def read_vocabulary(
    contents: Contents, open_taxonomies: tuple[str, ...], language: str
) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Read every vocabulary file; one that is missing is empty."""
    problems: list[Problem] = [*_strangers(contents)]
    topics = _terms("topics", contents, open_taxonomies, problems)
    series = _terms("series", contents, open_taxonomies, problems)
    author_terms, authors = _authors(contents, open_taxonomies, problems)
    regions = _regions(contents, language, problems)
    outlets, in_outlets = parse_outlets(*_mapping("outlets", contents, problems), regions)
    problems += in_outlets
    vocabulary = Vocabulary(
        regions=regions,
        topics=topics,
        series=series,
        author_terms=author_terms,
        authors=authors,
        disclaimers=_disclaimers(contents, problems),
        outlets=outlets,
    )
    return vocabulary, tuple(problems)


def find_term(terms: Terms, mention: Mention, path: str) -> Term | Problem:
    """Look a word up by key, name or former key; in an open taxonomy a new word is a new term."""
    key = terms.by_word.get(folded(mention.text))
    if key is not None:
        return terms.by_key[key]
    if terms.open and not is_list(mention.text) and (slug := slugify(mention.text)):
        return Term(terms.taxonomy, slug, mention.text, term_address(terms.taxonomy, slug))
    singular = {"series": "series"}.get(terms.taxonomy, terms.taxonomy.removesuffix("s"))
    return Problem(
        Location(path, mention.line, mention.column),
        f"unknown-{singular}",
        f"unknown {singular} '{mention.text}'",
        _meant(terms, mention.text),
    )


def is_list(word: str) -> bool:
    """Tell whether a word looks like several, as other programs write them."""
    return "," in word or ";" in word


def _meant(terms: Terms, word: str) -> str:
    parts = [part.strip() for part in re.split("[,;]", word) if part.strip()]
    if len(parts) > 1 and (terms.open or any(folded(part) in terms.by_word for part in parts)):
        return f"write a list: [{', '.join(parts)}]"
    near = nearest(word, (*terms.by_key, *(term.name for term in terms.by_key.values())))
    if near:
        key = terms.by_word[folded(near)]
        return f"did you mean '{key}' ({terms.by_key[key].name})?"
    return f"add it to {FOLDER}/{terms.taxonomy}.yaml, or use one that stands there"


def folded(word: str) -> str:
    """Return a word as it is looked up: without regard to case and to how much space is in it."""
    return " ".join(word.casefold().split())


def _strangers(contents: Contents) -> Iterator[Problem]:
    """A vocabulary file that nothing reads is probably misspelt."""
    for file in contents.below("vocabulary"):
        name = file.path.removeprefix(f"{FOLDER}/")
        if name not in FILES:
            near = nearest(name, FILES)
            hint = f"did you mean '{near}'?" if near else "known are: " + ", ".join(FILES)
            location = Location(file.path)
            yield Problem(location, "unknown-file", f"no vocabulary is called '{name}'", hint)


FILES = (
    "topics.yaml",
    "series.yaml",
    "authors.yaml",
    "regions.yaml",
    "disclaimers.yaml",
    "outlets.yaml",
    "policy.yaml",
)


def _mapping(name: str, contents: Contents, problems: list[Problem]) -> tuple[Mapping, str]:
    path = f"{FOLDER}/{name}.yaml"
    file = contents.files.get(path)
    if file is None:
        return Mapping((), 1, 1), path
    mapping, found = read_yaml(contents.stored(file), path)
    problems += found
    return mapping, path


def _entries(
    name: str, table: tuple[Field, ...], contents: Contents, problems: list[Problem]
) -> Iterator[tuple[Scalar, dict[str, Value]]]:
    """The entries of a vocabulary file that can be read; `key: Name` is short for a mapping."""
    mapping, path = _mapping(name, contents, problems)
    for key, node in mapping.entries:
        if not slugify(key.text) or slugify(key.text) != key.text:
            slug = slugify(key.text)
            hint = f"write '{slug}'" if slug else "lower-case letters, digits and hyphens"
            message = f"'{key.text}' is not a key"
            problems.append(Problem(Location(path, key.line, key.column), "bad-key", message, hint))
            continue
        if isinstance(node, Scalar) and "name" in (field.name for field in table):
            node = Mapping(
                ((Scalar("name", node.line, node.column, True), node),), key.line, key.column
            )
        if not isinstance(node, Mapping):
            message = f"'{key.text}' has no fields"
            needed = "name" if table[0].required else "text"
            hint = f"write {key.text}: {{{needed}: …}}"
            problems.append(
                Problem(Location(path, node.line, node.column), "wrong-kind", message, hint)
            )
            continue
        values, found = read_form(node, table, path)
        problems += found
        if not found:
            yield key, values


def _terms(
    taxonomy: str, contents: Contents, open_taxonomies: tuple[str, ...], problems: list[Problem]
) -> Terms:
    entries = list(_entries(taxonomy, TERM, contents, problems))
    made = [(key, _term(taxonomy, key.text, values), values) for key, values in entries]
    return _indexed(taxonomy, made, taxonomy in open_taxonomies, problems)


def _authors(
    contents: Contents, open_taxonomies: tuple[str, ...], problems: list[Problem]
) -> tuple[Terms, dict[str, Author]]:
    entries = list(_entries("authors", AUTHOR, contents, problems))
    made = [(key, _term("authors", key.text, values), values) for key, values in entries]
    authors = {
        term.key: Author(
            term,
            role=_string(values, "role"),
            email=_string(values, "email"),
            url=_string(values, "url"),
            biography=_string(values, "biography"),
        )
        for _, term, values in made
    }
    return _indexed("authors", made, "authors" in open_taxonomies, problems), authors


def _term(taxonomy: str, key: str, values: dict[str, Value]) -> Term:
    return Term(
        taxonomy,
        key,
        _string(values, "name"),
        term_address(taxonomy, key),
        _string(values, "description"),
    )


def _string(values: dict[str, Value], name: str) -> str:
    value = values.get(name, "")
    return value.text if isinstance(value, Mention) else str(value)


def _indexed(
    taxonomy: str,
    made: list[tuple[Scalar, Term, dict[str, Value]]],
    is_open: bool,
    problems: list[Problem],
) -> Terms:
    """Index terms by every word for them; one word for two terms is an error."""
    by_word: dict[str, str] = {}
    former: list[tuple[str, str]] = []
    path = f"{FOLDER}/{taxonomy}.yaml"
    for key, term, values in made:
        aliases = values.get("aliases", ())
        mentions = aliases if isinstance(aliases, tuple) else ()
        other_words = [each.text for each in mentions if isinstance(each, Mention)]
        former += [(word, term.key) for word in other_words if is_slug(word)]
        for word in (term.key, term.name, *other_words):
            other = by_word.setdefault(folded(word), term.key)
            if other != term.key:
                location = Location(path, key.line, key.column)
                message = f"'{word}' means both '{other}' and '{term.key}'"
                problems.append(Problem(location, "term-clash", message, "rename one of them"))
    by_key = {term.key: term for _, term, _ in made}
    return Terms(taxonomy, by_key, by_word, is_open, tuple(former))


def _regions(contents: Contents, language: str, problems: list[Problem]) -> RegionTable:
    mapping, path = _mapping("regions", contents, problems)
    settings, found = parse_region_settings(mapping, path)
    problems += found
    return RegionTable.of(settings, language)


def _disclaimers(contents: Contents, problems: list[Problem]) -> dict[str, DisclaimerEntry]:
    path = f"{FOLDER}/disclaimers.yaml"
    disclaimers = {}
    for key, values in _entries("disclaimers", DISCLAIMER, contents, problems):
        wordings = tuple(_wordings(values))
        if not wordings:
            location = Location(path, key.line, key.column)
            message = f"the disclaimer '{key.text}' has no text"
            problems.append(Problem(location, "missing-field", message, "add a line: text: …"))
            continue
        disclaimers[key.text] = DisclaimerEntry(key.text, _string(values, "title"), wordings)
    return disclaimers


def _wordings(values: dict[str, Value]) -> Iterator[Wording]:
    text, versions = values.get("text"), values.get("versions", ())
    if isinstance(text, Mention):
        yield Wording(None, text)
    records = (
        [each for each in versions if isinstance(each, dict)] if isinstance(versions, tuple) else []
    )
    dated = [(each["since"], each["text"]) for each in records]
    for since, wording in sorted(dated, key=_day):
        if isinstance(since, WrittenDate) and isinstance(wording, Mention):
            yield Wording(since, wording)


def _day(dated: tuple[Value, Value]) -> str:
    since, _ = dated
    return since.moment.isoformat() if isinstance(since, WrittenDate) else ""

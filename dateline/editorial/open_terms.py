"""Open taxonomies: a term used is a term, two spellings of one are told apart from two terms."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.addresses import term_address
from dateline.editorial.manuscripts import softened
from dateline.editorial.vocabulary import FOLDER, Terms, Vocabulary, folded, is_list
from dateline.model.manuscript import Slip, unpack_labels
from dateline.model.problem import Location, Problem, Severity
from dateline.model.prose import Mention
from dateline.model.terms import Term
from dateline.syntax.slug import slugify

# Shorter words are a slip away from too many others.
LONG_ENOUGH = 5


class Use(Struct, frozen=True):
    """Where a word stands."""

    mention: Mention
    path: str
    draft: bool


def admit_terms(
    vocabulary: Vocabulary, slips: Iterable[Slip]
) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Add the words that articles use to the vocabularies that are open."""
    taxonomies = (vocabulary.topics, vocabulary.author_terms, vocabulary.series)
    if not any(terms.open for terms in taxonomies):
        return vocabulary, ()
    slips = sorted(slips, key=lambda each: (each.draft, each.date.moment, each.path))
    problems: list[Problem] = []
    admitted = [
        _admitted(terms, _uses(slips, terms.taxonomy), problems) if terms.open else terms
        for terms in taxonomies
    ]
    topics, author_terms, series = admitted
    vocabulary = replace(vocabulary, topics=topics, author_terms=author_terms, series=series)
    return vocabulary, tuple(problems)


def _uses(slips: Iterable[Slip], taxonomy: str) -> Iterator[Use]:
    for slip in slips:
        labels = unpack_labels(slip.labels)
        named = {"topics": labels.topics, "authors": labels.authors, "series": labels.series}
        yield from (Use(mention, slip.path, slip.draft) for mention in named[taxonomy])


def _admitted(terms: Terms, uses: Iterable[Use], problems: list[Problem]) -> Terms:
    """Each new word is a term; the first to use it decides how its name is written."""
    by_key, by_word = dict(terms.by_key), dict(terms.by_word)
    first: dict[str, Use] = {}
    count: dict[str, int] = {}
    for use in uses:
        name = use.mention.text
        key = by_word.get(folded(name))
        if key is None:
            key = slugify(name)
            if not key or is_list(name):
                continue
            if key not in by_key:
                by_key[key] = Term(terms.taxonomy, key, name, term_address(terms.taxonomy, key))
                first[key] = use
            elif _plain(name) != _plain(by_key[key].name) and _plain(name) != _plain(key):
                problems.append(_clash(use, by_key[key]))
            by_word[folded(name)] = key
        count[key] = count.get(key, 0) + 1
    problems += _twins(by_key, first, count)
    return replace(terms, by_key=by_key, by_word=by_word)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name.casefold()).strip()


def _clash(use: Use, term: Term) -> Problem:
    name = use.mention.text
    message = f"'{name}' would share its page, {term.address}, with '{term.name}'"
    hint = f"write '{term.name}', or give both a key in {FOLDER}/{term.taxonomy}.yaml"
    return _problem(use, "term-clash", message, hint)


def _problem(use: Use, code: str, message: str, hint: str) -> Problem:
    location = Location(use.path, use.mention.line, use.mention.column)
    problem = Problem(location, code, message, hint)
    return softened(problem) if use.draft else problem


def _twins(
    by_key: dict[str, Term], first: dict[str, Use], count: dict[str, int]
) -> Iterator[Problem]:
    """Of two terms that differ by a slip or an `s`, warn of the one that is used less."""
    shelves: dict[str, list[str]] = {}
    for key in by_key:
        for form in {_stem(key) or key, *_without_a_letter(key)}:
            shelves.setdefault(form, []).append(key)
    pairs = chain.from_iterable(pairwise(keys) for keys in shelves.values())
    told: set[str] = set()
    for one, other in sorted(set(pairs)):
        usual, rare = sorted((one, other), key=lambda key: (key in first, -count.get(key, 0), key))
        if rare in told or rare not in first or not _is_twin(rare, usual):
            continue
        told.add(rare)
        name, usual_name = by_key[rare].name, by_key[usual].name
        taxonomy = by_key[rare].taxonomy
        message = f"'{name}' and '{usual_name}' are two {taxonomy}, and almost one word"
        hint = f"write '{usual_name}', or give both a key in {FOLDER}/{taxonomy}.yaml"
        yield replace(_problem(first[rare], "near-twin", message, hint), severity=Severity.WARNING)


def _stem(key: str) -> str:
    """`rare-earths` and `rareearth` alike."""
    return re.sub(r"(?:ies|es|y|s)(?=-|\Z)", "", key).replace("-", "")


def _without_a_letter(key: str) -> Iterator[str]:
    """All that is left of a word when a letter is: two that share one are a slip apart."""
    plain = key.replace("-", "")
    if len(plain) < LONG_ENOUGH:
        return
    yield plain
    yield from (plain[:place] + plain[place + 1 :] for place in range(len(plain)))


def _is_twin(one: str, other: str) -> bool:
    """`2025` and `2026` are a digit apart, and are two things."""
    return re.findall("[0-9]+", one) == re.findall("[0-9]+", other)

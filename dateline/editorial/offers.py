"""Which words of the vocabulary a new article is offered: those used most come first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from dateline.editorial.fields import ARTICLE
from dateline.editorial.forms import read_form
from dateline.editorial.regions import Region, RegionTable, find_region
from dateline.editorial.renames import present_names
from dateline.editorial.vocabulary import Terms, Vocabulary, folded
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import split_front_matter

MOST = 24
COUNTED: Final = ("regions", "topics", "authors", "series", "disclaimer")


class Offer(Struct, frozen=True):
    """A word that may stand in a field, and what readers see of it ("": the word itself)."""

    word: str
    name: str = ""

    def __str__(self) -> str:
        """Return the word with its name: `CN-ZJ (Zhejiang)`."""
        return f"{self.word} ({self.name})" if self.name not in ("", self.word) else self.word


Uses = dict[str, Counter[str]]
"""How often each word stands in each of the counted fields, as it is written."""


def count_uses(texts: Iterable[bytes]) -> Uses:
    """Count the words in the front matter of these articles; one that is broken has none."""
    uses: Uses = {name: Counter() for name in COUNTED}
    table = tuple(field for field in ARTICLE if field.name in COUNTED)
    for text in texts:
        front, _ = split_front_matter(text, "")
        fields, _ = present_names(front.fields, "article", "")
        values, _ = read_form(fields, table, "")
        for name, value in values.items():
            mentions = value if isinstance(value, tuple) else (value,)
            uses[name].update(each.text for each in mentions if isinstance(each, Mention))
    return uses


def make_offers(
    vocabulary: Vocabulary, kinds: tuple[str, ...], uses: Uses
) -> dict[str, tuple[Offer, ...]]:
    """Return what may stand in each field of a closed vocabulary."""
    disclaimers = [Offer(each.key, each.title) for each in vocabulary.disclaimers.values()]
    by_use = sorted(disclaimers, key=lambda offer: -uses["disclaimer"][offer.word])
    return {
        "kind": tuple(map(Offer, kinds)),
        "regions": tuple(_regions(vocabulary.regions, uses["regions"]))[:MOST],
        "topics": _terms(vocabulary.topics, uses["topics"]),
        "authors": _terms(vocabulary.author_terms, uses["authors"]),
        "series": _terms(vocabulary.series, uses["series"]),
        "disclaimer": tuple(by_use[:MOST]),
    }


def _regions(table: RegionTable, uses: Counter[str]) -> Iterator[Offer]:
    """Those that are used, then the groups of the paper's own; all others would be hundreds."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for word, count in uses.items():
        region = find_region(table, Mention(word, 0, 0), "")
        if isinstance(region, Region):
            counts[region.key] += count
            names[region.key] = region.name
    names |= {key: group.name for key, group in table.settings.groups.items()}
    for key in sorted(names, key=lambda key: (-counts[key], key)):
        yield Offer(key, names[key])


def _terms(terms: Terms, uses: Counter[str]) -> tuple[Offer, ...]:
    counts: Counter[str] = Counter()
    for word, count in uses.items():
        counts[terms.by_word.get(folded(word), "")] += count
    keys = sorted(terms.by_key, key=lambda key: -counts[key])
    return tuple(Offer(key, terms.by_key[key].name) for key in keys[:MOST])

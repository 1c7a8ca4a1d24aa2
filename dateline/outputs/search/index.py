"""The index of one part of the archive: which article has which word, in files of a few kB.

A reader's browser fetches only those files that may hold the words that were asked for. So an index
is cut twice: by time (a part is made again when one of its articles changes), and by the alphabet.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec import Struct, json

from dateline.layout.views import entry_view
from dateline.layout.words import words_for
from dateline.model.article import Article, Entry
from dateline.model.file import Kept, Shelved, Stored, digest_of
from dateline.model.prose import decode_pieces
from dateline.model.site import Site
from dateline.outputs.search.hits import ONCE, SEVERAL, STRONG, TITLE, WEIGHTS, write_hits
from dateline.outputs.search.words import split_words, words_of_html
from dateline.syntax.stems import stemmer_for

SHARD = 8_000  # bytes, before a host packs them
ROWS = 20
BEGINNING = 3  # words that share so many letters lie in one file
SOME, MANY = 2, 5  # times that a word stands in a text

Hits = dict[str, list[int]]


class Record(Struct, frozen=True):
    """What is indexed of an article; `facets` are what it can be filtered by: `=regions/CN`."""

    copy: Shelved[Article]
    text: Stored
    facets: tuple[str, ...]


class PartIndex(Struct, frozen=True):
    """An index as files, each by its digest: `shards`, which begin at the words `cuts`, and `rows`.

    Rows tell what lists show of the articles, so many in each file.
    """

    cuts: tuple[str, ...]
    shards: tuple[bytes, ...]
    rows: tuple[bytes, ...]


class Shard(Struct, frozen=True):
    """A part of the alphabet: the hits of each stem, and the stem of each word that isn't one."""

    hits: dict[str, str]
    words: dict[str, str]


class Stems(Struct, frozen=True):
    """What finds the stem of a word, and those that it has found."""

    find: Callable[[str], str]
    known: dict[str, str]


class Row(Struct, frozen=True, array_like=True):
    """What a list shows of an article; of a region its name and where it leads, or ""."""

    href: str
    title: str
    place: str
    date_iso: str
    date_text: str
    summary: str
    kind: str
    rests_on: str
    regions: tuple[tuple[str, str], ...]


def index_part(records: tuple[Record, ...], site: Site) -> Kept:
    """Index these articles, newest first."""
    rows: list[Row] = []
    hits: Hits = defaultdict(list)
    stems = Stems(stemmer_for(site.language), {})
    for number, record in enumerate(records):
        article = record.copy.read()
        rows.append(_row(article.entry, site))
        weights = _weigh(article, record.text, stems) | dict.fromkeys(record.facets, ONCE)
        for key, weight in weights.items():
            hits[key].append(number * WEIGHTS + weight)
    cuts, shards = zip(*_shards(hits, stems.known, len(records)), strict=True)
    pages = [json.encode(rows[start : start + ROWS]) for start in range(0, len(rows), ROWS)]
    index = PartIndex(cuts, tuple(map(digest_of, shards)), tuple(map(digest_of, pages)))
    return Kept(index, (*shards, *pages))


def _row(entry: Entry, site: Site) -> Row:
    view = entry_view(entry, site, words_for(site.language))
    return Row(
        view.href,
        view.title,
        view.place,
        view.date_iso,
        view.date_text,
        view.summary,
        view.kind,
        view.rests_on,
        tuple((region.text, region.href) for region in view.regions),
    )


def _weigh(article: Article, text: Stored, stems: Stems) -> dict[str, int]:
    """Return each stem of an article's words with its weight."""
    entry = article.entry
    pieces = decode_pieces(text.read())
    body = words_of_html("".join(piece for piece in pieces if isinstance(piece, str)))
    terms = (*entry.regions, *entry.topics, *entry.authors, entry.series)
    strong = (
        *(entry.summary, entry.dateline, *article.highlights),
        *(term.name for term in terms if term),
        *(note.text for note in article.updates),
        *(note.now for note in article.corrections),
    )
    weights = {
        stem: ONCE if count < SOME else SEVERAL if count < MANY else STRONG
        for stem, count in Counter(_stemmed(body, stems)).items()
    }
    weights |= dict.fromkeys(_stemmed(split_words(" ".join(strong)), stems), STRONG)
    return weights | dict.fromkeys(_stemmed(split_words(entry.title), stems), TITLE)


def _stemmed(words: list[str], stems: Stems) -> Iterator[str]:
    """Return the stem of each word, unless it begins in another way: both must lie in one file."""
    known = stems.known
    for word in set(words).difference(known):
        stem = stems.find(word)
        known[word] = stem if stem[:BEGINNING] == word[:BEGINNING] else word
    return map(known.__getitem__, words)


def _shards(hits: Hits, stems: dict[str, str], count: int) -> Iterator[tuple[str, bytes]]:
    """Cut the alphabet; yield each part with the word at which it begins."""
    first, size, shard = "", 0, Shard({}, {})
    words = sorted({*hits, *stems})
    for beginning, those in groupby(words, key=_beginning):
        if size > SHARD:
            yield first, json.encode(shard)
            first, size, shard = beginning, 0, Shard({}, {})
        for word in those:
            written = write_hits(hits[word], count) if word in hits else ""
            stem = stems.get(word, word)
            if written:
                shard.hits[word] = written
            if stem != word:
                shard.words[word] = stem
            size += len(word) + len(written) + len(stem)
    yield first, json.encode(shard)


def _beginning(word: str) -> str:
    """What must not be cut; nobody asks for the beginning of a facet."""
    return word if word.startswith("=") else word[:BEGINNING]

"""An article as filed: what the gate, lists and links ask of it, without its copy."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from dateline.model.article import Article, Destination, Entry, Hold, Medium, Prints
from dateline.model.figures import Chart
from dateline.model.file import Shelved, seal, shelve
from dateline.model.problem import Problem
from dateline.model.prose import Outline
from dateline.model.terms import Term

UPDATE, CORRECTION, REPLY = "update", "correction", "reply"


class InnerLink(Struct, frozen=True, array_like=True):
    """A link to an address of the site: the file and the line in which it stands.

    `path` is "" for the wording of a disclaimer that many articles carry.
    """

    destination: Destination
    path: str
    line: int
    column: int


class Filing(Struct, frozen=True, array_like=True):
    """An article as the whole paper knows it: what the gate, lists and links ask of it.

    It vouches for itself: `digest` is that of the whole, `listed` that of its entry alone.
    `copy` is the article itself, fetched when something is printed of it, `text` the digest of
    the pieces of its body. `parts` are its dated parts: what each is (`update`), and the instant
    from which it is told. `inner` are the links
    of its body, its disclaimers and its replies that stay inside the site; `classes` those of
    the outlets that it rests on, `unreviewed` their hosts where they have none; `corrected` tells
    whether anything in it was. `charts` are the numbers of its figures that have a picture, and the
    addresses of these. `shelves` are the terms that it is filed under, as `topics/rare-earths`.
    """

    entry: Entry
    digest: bytes
    listed: bytes
    path: str
    uid: str
    language: str
    hold: Hold
    copy: Shelved[Article]
    text: bytes
    parts: tuple[tuple[str, datetime], ...] = ()
    inner: tuple[InnerLink, ...] = ()
    classes: tuple[str, ...] = ()
    unreviewed: tuple[str, ...] = ()
    corrected: bool = False
    media: tuple[Medium, ...] = ()
    prints: tuple[Prints, ...] = ()
    card: str = ""
    charts: tuple[tuple[int, str], ...] = ()
    shelves: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


def file_article(article: Article) -> tuple[Filing, bytes]:
    """Return an article as filed, and the text by which a memo can find its copy again."""
    copy, text = shelve(article, Article)
    listed = seal(article.entry).digest
    sources = (source.outlet for source in article.sources)
    filing = Filing(
        entry=article.entry,
        digest=b"",
        listed=listed,
        path=article.path,
        uid=article.uid,
        language=article.language,
        hold=article.hold,
        copy=copy,
        text=article.body.text,
        parts=tuple(_parts(article)),
        inner=tuple(_inner_links(article)),
        classes=tuple(sorted({outlet.class_ for outlet in sources if outlet})),
        unreviewed=tuple(sorted(set(_unreviewed(article)))),
        corrected=bool(article.corrections),
        media=article.media,
        prints=article.prints,
        card=article.card,
        charts=tuple(_charts(article)),
        shelves=tuple([f"{term.taxonomy}/{term.key}" for term in _terms(article.entry)]),
        aliases=article.aliases,
    )
    return replace(filing, digest=seal(filing).digest), text


class Filed(Struct, frozen=True, array_like=True):
    """What comes of a manuscript: the article as filed, and what was wrong with it."""

    filing: Filing
    problems: tuple[Problem, ...] = ()


def inner_links(path: str, links: tuple[Destination, ...], outline: Outline) -> Iterator[InnerLink]:
    """Yield those links of a text in the file at `path` that stay inside the site."""
    for link, mention in zip(links, outline.links, strict=True):
        if not link.outside and link.address.startswith("/"):
            yield InnerLink(link, path, mention.line, mention.column)


def _parts(article: Article) -> Iterator[tuple[str, datetime]]:
    yield from ((UPDATE, each.date) for each in article.updates)
    yield from ((CORRECTION, each.date) for each in article.corrections)
    yield from ((REPLY, each.date) for each in article.replies)


def _terms(entry: Entry) -> tuple[Term, ...]:
    series = (entry.series,) if entry.series else ()
    return (*series, *entry.topics, *entry.regions, *entry.authors)


def _charts(article: Article) -> Iterator[tuple[int, str]]:
    for number, figure in enumerate(article.body.figures):
        if isinstance(figure, Chart) and figure.picture:
            yield number, figure.picture


def _unreviewed(article: Article) -> Iterator[str]:
    for source in article.sources:
        outlet = source.outlet
        if outlet is None or not outlet.class_:
            host = outlet.host if outlet else source.host
            yield from (host,) if host else ()


def _inner_links(article: Article) -> Iterator[InnerLink]:
    yield from inner_links(article.path, article.body.links, article.body.outline)
    for each in article.disclaimers:
        path = "" if each.key else article.path
        yield from inner_links(path, each.links, each.prose.outline)
    for reply in article.replies:
        yield from inner_links(reply.path, reply.links, reply.prose.outline)

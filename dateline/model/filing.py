"""An article as filed: what the gate, lists and links ask of it, without its copy."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from msgspec import Struct

from dateline.model.article import Article, Destination, Entry, Hold, Medium, Prints
from dateline.model.figures import Chart
from dateline.model.file import Shelved, shelve
from dateline.model.headline import Headline, headline_of
from dateline.model.packing import pack, unpacker
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


class Particulars(Struct, frozen=True, array_like=True):
    """What is asked of an article that a clock may change, or whose links aren't sure.

    `parts` are its dated parts: what each is (`update`), and the instant from which it is told.
    `inner` are the links of its body, its disclaimers and its replies that stay inside the site.
    """

    uid: str
    language: str
    hold: Hold
    parts: tuple[tuple[str, datetime], ...] = ()
    inner: tuple[InnerLink, ...] = ()


class Filing(Struct, frozen=True, array_like=True):
    """An article as the whole paper knows it: what every build asks of every article.

    What is asked of few is `packed`, its `Particulars`, and in its headline. `copy` is the article
    itself, fetched when something is printed of it; the digest of that stands for the whole. `text`
    is the digest of the pieces of its body. It is `clocked` where its date doesn't tell all of what
    is public of it when: see `hold` and `parts`.

    `targets` are the addresses inside the site that it leads to, with their anchors; `classes`
    those of the outlets that it rests on, `unreviewed` their hosts where they have none, each
    on a line; `corrected` tells whether anything in it was. `charts` are the numbers of
    its figures that have a picture, and the addresses of these. `shelves` are the terms that it is
    filed under, as `topics/rare-earths`.
    """

    headline: Headline
    path: str
    copy: Shelved[Article]
    text: bytes
    packed: bytes
    clocked: bool = False
    corrected: bool = False
    shelves: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    unreviewed: str = ""
    media: tuple[Medium, ...] = ()
    prints: tuple[Prints, ...] = ()
    card: str = ""
    charts: tuple[tuple[int, str], ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """What lists show of it."""
        return self.headline.entry

    @property
    def uid(self) -> str:
        """Its permanent id."""
        return _unpack_particulars(self.packed).uid

    @property
    def language(self) -> str:
        """The language in which it is written."""
        return _unpack_particulars(self.packed).language

    @property
    def hold(self) -> Hold:
        """What the gate reads."""
        return _unpack_particulars(self.packed).hold

    @property
    def parts(self) -> tuple[tuple[str, datetime], ...]:
        """What in it is told from an instant of its own on."""
        return _unpack_particulars(self.packed).parts

    @property
    def inner(self) -> tuple[InnerLink, ...]:
        """Its links that stay inside the site."""
        return _unpack_particulars(self.packed).inner


def file_article(article: Article) -> tuple[Filing, bytes]:
    """Return an article as filed, and the text by which a memo can find its copy again."""
    copy, text = shelve(article, Article)
    parts, inner = tuple(_parts(article)), tuple(_inner_links(article))
    particulars = Particulars(article.uid, article.language, article.hold, parts, inner)
    outlets = (source.outlet for source in article.sources)
    filing = Filing(
        headline=headline_of(article.entry),
        path=article.path,
        copy=copy,
        text=article.body.text,
        packed=pack(particulars),
        clocked=bool(parts) or _is_clocked(article),
        corrected=bool(article.corrections),
        shelves=tuple([f"{term.taxonomy}/{term.key}" for term in _terms(article.entry)]),
        targets=tuple(dict.fromkeys(map(_target, inner))),
        classes=tuple(sorted({outlet.class_ for outlet in outlets if outlet})),
        unreviewed="\n".join(sorted(set(_unreviewed(article)))),
        media=article.media,
        prints=article.prints,
        card=article.card,
        charts=tuple(_charts(article)),
        aliases=article.aliases,
    )
    return filing, text


class Filed(Struct, frozen=True, array_like=True):
    """What comes of a manuscript: the article as filed, and what was wrong with it."""

    filing: Filing
    problems: tuple[Problem, ...] = ()


def inner_links(path: str, links: tuple[Destination, ...], outline: Outline) -> Iterator[InnerLink]:
    """Yield those links of a text in the file at `path` that stay inside the site."""
    for link, mention in zip(links, outline.links, strict=True):
        if not link.outside and link.address.startswith("/"):
            yield InnerLink(link, path, mention.line, mention.column)


_unpack_particulars: Final = unpacker(Particulars)


def _is_clocked(article: Article) -> bool:
    hold = article.hold
    timed = hold.embargo or hold.expires or hold.withdrawn or hold.updated
    return hold.draft or timed is not None or hold.date != article.entry.date


def _target(link: InnerLink) -> str:
    """`/2026/ningbo/#prices`."""
    address, anchor = link.destination.address, link.destination.anchor
    return f"{address}#{anchor}" if anchor else address


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

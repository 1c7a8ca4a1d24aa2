"""What no output may tell yet: the words, ids, addresses and files of what the gate holds back."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial

import msgspec

from dateline.editorial.addresses import CORRECTIONS, CORRECTIONS_FEED, DESK
from dateline.editorial.disclaimers import PATH as DISCLAIMERS
from dateline.editorial.gate import Passed
from dateline.model.article import Article, Medium, Prints
from dateline.model.filing import Filing
from dateline.model.library import Library, Page
from dateline.model.prose import decode_pieces
from dateline.publish.press import Press

# The end of a text in JSON, or the name of a field. (A quote within a text ends a run too.)
_BETWEEN = re.compile(rb'"(?:\w+":)?')
# The desk is told of all that has left, in previews.
DESK_PAGE = f"{DESK[1:]}index.html"
ID, ADDRESS, CARD, FILE = "id", "address", "card", "file"


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """A thing that gives an article away: an id, an address, a card, or a file by its digest.

    `excused` are the outputs (paths below public/) in which it may stand.
    """

    kind: str
    text: str
    excused: tuple[str, ...] = ()


class Held(msgspec.Struct, frozen=True, array_like=True):
    """One text that is held: its file, its words (b"": they were public once), and its marks."""

    path: str
    text: bytes
    marks: tuple[Mark, ...]
    waived: str = ""


def held_of(passed: Passed, library: Library, press: Press) -> Iterator[Held]:
    """Yield all that is held; of what expired or was withdrawn, the marks alone."""
    public = {medium.digest for medium in library.media}
    public |= {prints.digest for prints in library.prints}
    linked = _linked(passed) if passed.expired or passed.withdrawn else frozenset()
    gone = {article.path for article in passed.expired}
    excused = _excused(library)
    told = (DESK_PAGE,) if library.site.preview else ()
    for article in passed.held:
        media = () if article.path in gone else article.media
        prints = () if article.path in gone else article.prints
        files = (*_files(media, public), *_pictures(prints, public))
        own = told if article.path in gone else ()
        marks = (*_marks(article, linked if article.path in gone else (), own), *files)
        text = b"" if article.path in gone else text_of(article, press)
        yield Held(article.path, text, marks, article.hold.leak)
    for article in passed.withdrawn:
        own = (page_of(article), *excused, *told)
        yield Held(article.path, b"", tuple(_marks(article, linked, own)), article.hold.leak)
    for planned in passed.planned:
        yield from _parts(planned)
    if passed.wordings:
        yield Held(DISCLAIMERS, _fields(passed.wordings), ())
    for page in passed.drafts:
        files = (*_files(page.media, public), *_pictures(page.prints, public))
        marks = (Mark(ADDRESS, page.address), *files)
        yield Held(page.path, text_of(page, press), marks)


def _parts(article: Article) -> Iterator[Held]:
    """What is dated later within an article that is out, by the file in which it stands."""
    hold = article.hold
    reason = hold.withdrawn.reason if hold.withdrawn else ""
    own = (article.updates, article.corrections, reason)
    if any(own):
        yield Held(article.path, _fields(own), (), hold.leak)
    for reply in article.replies:
        yield Held(reply.path, _fields((reply.name, reply.prose)), (), hold.leak)


def sources_of(passed: Passed, library: Library, press: Press) -> tuple[Callable[[], bytes], ...]:
    """Return what gives the texts that are public, or were: the short first, then the newest."""
    was = (*(story.article for story in library.withdrawn), *passed.expired)
    articles = (*(story.article for story in library.stories), *was)
    terms = [listing.term for taxonomy in library.taxonomies for listing in taxonomy.listings]
    heads = [(article.entry.title, article.entry.summary) for article in articles]
    return (
        partial(_fields, (library.site, library.disclaimers, terms, heads)),
        *(partial(text_of, page, press) for page in library.pages),
        *(partial(text_of, article, press) for article in articles),
    )


def text_of(filed: Filing | Page, press: Press) -> bytes:
    """Return all that a text says, in every field and in its body."""
    text = filed.copy.read() if isinstance(filed, Filing) else filed
    pieces = decode_pieces(press.text(text.body.text).read())
    body = "".join(piece for piece in pieces if isinstance(piece, str))
    return b"%b</p>%b" % (_fields(text), body.encode("utf-8", "replace"))


def page_of(article: Filing) -> str:
    """Return the path below public/ of an article's own page."""
    return f"{article.headline.address[1:]}index.html"


def _fields(value: object) -> bytes:
    """Return all that is in a value, each of its texts as a paragraph of its own."""
    return _BETWEEN.sub(b"</p>", msgspec.json.encode(value).replace(b"\\n", b" "))


def _marks(article: Filing, linked: Container[str], excused: tuple[str, ...]) -> tuple[Mark, ...]:
    address = article.headline.address
    known = (ADDRESS, address) if address not in linked else None
    card = (CARD, article.card) if article.card else None
    named = ((ID, article.uid), known, card)
    return tuple(Mark(*each, excused) for each in named if each is not None)


def _files(media: Iterable[Medium], public: set[bytes]) -> Iterator[Mark]:
    for medium in media:
        if medium.digest not in public:
            yield Mark(FILE, medium.digest.hex())


def _pictures(prints: Iterable[Prints], public: set[bytes]) -> Iterator[Mark]:
    """The files of pictures, and what stands in the names of all that is printed from them."""
    for each in prints:
        if each.digest not in public:
            yield Mark(FILE, each.digest.hex())
            yield Mark(FILE, each.base.rpartition(".")[2])


def _linked(passed: Passed) -> frozenset[str]:
    """The addresses that public texts themselves lead to: of what expired or was withdrawn."""
    links = [link for page in passed.pages for link in page.body.links]
    targets = [link.address for link in links if not link.outside]
    targets += [each for article in passed.public for each in article.targets]
    return frozenset(target.partition("#")[0].partition("?")[0] for target in targets)


def _excused(library: Library) -> tuple[str, ...]:
    """The outputs that tell what was withdrawn, and those that lead from former addresses."""
    former = (redirect.address[1:] for redirect in library.redirects)
    moved = (f"{path}index.html" if path.endswith("/") else path for path in former)
    return (f"{CORRECTIONS[1:]}index.html", CORRECTIONS_FEED[1:], "_redirects", *moved)

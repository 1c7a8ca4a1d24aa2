"""Reads all articles: of each a slip with what the others ask of it, and the manuscript apart."""

from collections.abc import Callable, Iterator

from msgspec import Struct, msgpack
from msgspec.structs import replace

from dateline.editorial.addresses import article_id, article_slug
from dateline.editorial.atlas import is_local
from dateline.editorial.chart_files import fill_charts
from dateline.editorial.contents import Contents
from dateline.editorial.manuscripts import ReadingSettings, of_chart, parse_article
from dateline.model.figures import DataChart
from dateline.model.file import Kept, Memory, Shelved, Stored, digest_of
from dateline.model.manuscript import Manuscript, Slip
from dateline.model.problem import Problem


class Slips(Struct, frozen=True):
    """The slips of all articles, in the order of their files, and the way to the manuscripts."""

    slips: tuple[Slip, ...]
    shelf: Callable[[bytes], Shelved[Manuscript]]

    def __iter__(self) -> Iterator[Slip]:
        return iter(self.slips)

    def read(self, slip: Slip) -> Manuscript:
        """Fetch the manuscript of a slip."""
        return self.shelf(slip.manuscript).read()

    def read_all(self) -> Iterator[Manuscript]:
        """Fetch all manuscripts, one after the other."""
        return map(self.read, self.slips)


class ReadSlip(Struct, frozen=True, array_like=True):
    """The slip of an article (None: not to be read), and what was wrong in its file."""

    slip: Slip | None
    problems: tuple[Problem, ...] = ()


def read_articles(
    contents: Contents, settings: ReadingSettings, memory: Memory
) -> tuple[Slips, tuple[Problem, ...]]:
    """Read `content/articles/**.md`."""
    files = contents.below("articles", ".md")
    inputs = [(contents.stored(file), file.path, settings) for file in files]
    read = memory.remember(slip_article, inputs, ReadSlip)
    problems = [problem for each in read for problem in each.problems]
    slips = Slips(
        tuple([each.slip for each in read if each.slip is not None]),
        lambda digest: Shelved(digest, lambda wanted: _DECODE(memory.text(wanted).read())),
    )
    slips, in_data = _with_data(slips, contents, memory)
    return slips, (*problems, *in_data)


def slip_article(stored: Stored, path: str, settings: ReadingSettings) -> Kept:
    """Read one article; keep its manuscript, and the pieces of its text, apart from its slip."""
    kept = parse_article(stored, path, settings)
    manuscript, problems = kept.value.manuscript, kept.value.problems
    if manuscript is None:
        return Kept(ReadSlip(None, problems))
    slip, text = slip_of(manuscript)
    return Kept(ReadSlip(slip, problems), (*kept.texts, text))


def slip_of(manuscript: Manuscript) -> tuple[Slip, bytes]:
    """Return the slip of a manuscript, and the text by which a memo can find it again."""
    text = msgpack.encode(manuscript)
    slip = Slip(
        path=manuscript.path,
        manuscript=digest_of(text),
        id=article_id(manuscript),
        slug=article_slug(manuscript),
        permalink=manuscript.permalink.text if manuscript.permalink else "",
        date=manuscript.date,
        draft=manuscript.draft,
        regions=manuscript.regions,
        topics=manuscript.topics,
        authors=manuscript.authors,
        series=manuscript.series,
        anchors=manuscript.body.anchors,
        links=tuple([link for link in manuscript.body.links if is_local(link)]),
        pictures=manuscript.body.pictures,
        image=manuscript.image,
        waive=manuscript.waive,
        moved=bool(manuscript.aliases),
        changed=bool(
            manuscript.corrections or manuscript.updates or manuscript.minor or manuscript.updated
        ),
        data=any(isinstance(figure, DataChart) for figure in manuscript.figures),
    )
    return slip, text


def _with_data(
    slips: Slips, contents: Contents, memory: Memory
) -> tuple[Slips, tuple[Problem, ...]]:
    """Give charts the numbers that stand in files of their own."""
    asking = [slips.read(slip) for slip in slips if slip.data]
    if not asking:
        return slips, ()
    filled, in_data = fill_charts(tuple(asking), contents, memory.remember)
    shelf: dict[bytes, Manuscript] = {}
    known: dict[str, Slip] = {}
    for manuscript in filled:
        slip, _ = slip_of(manuscript)
        shelf[slip.manuscript] = manuscript
        known[slip.path] = slip

    def find(digest: bytes) -> Shelved[Manuscript]:
        found = shelf.get(digest)
        return slips.shelf(digest) if found is None else Shelved(digest, shelf.__getitem__)

    each = tuple([known.get(slip.path, slip) for slip in slips])
    return replace(slips, slips=each, shelf=find), tuple(map(of_chart, in_data))


_DECODE = msgpack.Decoder(Manuscript).decode

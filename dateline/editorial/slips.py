"""Reads all articles: of each a slip with what the others ask of it, and the manuscript apart."""

from msgspec import Struct

from dateline.editorial.addresses import article_id, article_slug
from dateline.editorial.atlas import is_local
from dateline.editorial.chart_files import fill_charts
from dateline.editorial.contents import Contents
from dateline.editorial.manuscripts import ReadingSettings, of_chart, parse_article
from dateline.model.figures import DataChart
from dateline.model.file import Kept, Remember, Stored, shelve
from dateline.model.manuscript import Manuscript, Slip, pack_labels
from dateline.model.packing import pack
from dateline.model.problem import Problem


class ReadSlip(Struct, frozen=True, array_like=True):
    """The slip of an article (None: not to be read), and what was wrong in its file."""

    slip: Slip | None
    problems: tuple[Problem, ...] = ()


def read_articles(
    contents: Contents, settings: ReadingSettings, remember: Remember
) -> tuple[tuple[Slip, ...], tuple[Problem, ...]]:
    """Read `content/articles/**.md`; the slips come in the order of their files."""
    files = contents.below("articles", ".md")
    inputs = [(contents.stored(file), file.path, settings) for file in files]
    read = remember(slip_article, inputs, ReadSlip)
    slips = tuple([each.slip for each in read if each.slip is not None])
    slips, in_data = _with_data(slips, contents, remember)
    return slips, (*(problem for each in read for problem in each.problems), *in_data)


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
    shelved, text = shelve(manuscript, Manuscript)
    slip = Slip(
        path=manuscript.path,
        manuscript=shelved,
        id=article_id(manuscript),
        slug=article_slug(manuscript),
        permalink=manuscript.permalink.text if manuscript.permalink else "",
        date=manuscript.date,
        draft=manuscript.draft,
        regions=tuple([mention.text for mention in manuscript.regions]),
        labels=pack_labels(manuscript),
        anchors=pack(manuscript.body.anchors),
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
    slips: tuple[Slip, ...], contents: Contents, remember: Remember
) -> tuple[tuple[Slip, ...], tuple[Problem, ...]]:
    """Give charts the numbers that stand in files of their own."""
    asking = tuple([slip.manuscript.read() for slip in slips if slip.data])
    if not asking:
        return slips, ()
    filled, in_data = fill_charts(asking, contents, remember)
    known = {manuscript.path: slip_of(manuscript)[0] for manuscript in filled}
    return tuple([known.get(slip.path, slip) for slip in slips]), tuple(map(of_chart, in_data))

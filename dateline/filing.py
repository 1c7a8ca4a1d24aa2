"""From a manuscript to an article as filed: all that is made of one text alone, and remembered."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.answers import Answers, answer
from dateline.editorial.atlas import Atlas
from dateline.editorial.contents import SETTINGS, Contents
from dateline.editorial.media import Gallery
from dateline.editorial.newsroom import Desk, Newsroom
from dateline.editorial.policy import Bench, apply_policy
from dateline.editorial.resolve import resolve_article
from dateline.editorial.rules import Rule
from dateline.layout.cards import Cards, deal_card
from dateline.model.figures import Chart
from dateline.model.file import Kept, Remember, Sealed, Shelved, seal
from dateline.model.filing import Filed, file_article
from dateline.model.manuscript import Manuscript, Slip
from dateline.model.terms import Term


class Office(Struct, frozen=True):
    """What every article is held to. The room has no atlas: what a text may ask is answered before.

    `cards` are dealt from no day on where articles have none. `regions` are those that were named
    so far.
    """

    room: Newsroom
    rules: tuple[Rule, ...]
    cards: Cards
    regions: dict[str, Term]


def set_up(
    room: Newsroom, rules: tuple[Rule, ...], cards: Cards, contents: Contents
) -> Sealed[Office]:
    """Return the office, sealed by all that an article is held to."""
    settings, vocabulary = room.settings, room.vocabulary
    empty = Atlas(settings.site, {}, frozenset(), Gallery({}, {}, {}, {}))
    office = Office(replace(room, atlas=empty, former=frozenset()), rules, cards, {})
    # What stands in the files counts too: a hint lists words in the order of their file.
    held_to = [contents.files.get(SETTINGS), *contents.below("vocabulary")]
    files = [(file.path, file.digest) for file in held_to if file]
    sealed = seal((settings, vocabulary, rules, cards, files))
    return Sealed(office, sealed.digest)


def file_manuscripts(
    slips: Iterable[Slip], room: Newsroom, office: Sealed[Office], remember: Remember
) -> list[Filed]:
    """Return what comes of each manuscript that has an address."""
    asked = ((slip, answer(slip, room)) for slip in slips)
    inputs = [(slip.manuscript, answers, office) for slip, answers in asked if answers is not None]
    return remember(file_manuscript, inputs, Filed)


def file_manuscript(
    manuscript: Shelved[Manuscript], answers: Answers, office: Sealed[Office]
) -> Kept:
    """Resolve one article, hold it to the policy, deal it a card; keep its copy apart."""
    written, held_to = manuscript.read(), office.value
    desk = Desk(written.path, held_to.room, [], held_to.regions)
    article, problems = resolve_article(written, answers, desk)
    article, in_policy = apply_policy(article, written, Bench(held_to.rules, held_to.room))
    problems = (*problems, *in_policy)
    article, in_cards = deal_card(article, written, held_to.cards)
    if any(isinstance(each, Chart) for each in article.body.figures):
        from dateline.layout.figures import deal_pictures  # few articles have a chart

        article = deal_pictures(article, held_to.cards.faces)
    filing, copy = file_article(article)
    return Kept(Filed(filing, (*problems, *in_cards)), (copy,))

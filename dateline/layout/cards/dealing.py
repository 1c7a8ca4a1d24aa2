"""Which articles have a card of their own, and why others of their days have none."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.addresses import CARD, card_address
from dateline.editorial.media import STATIC_FOLDER, Gallery
from dateline.editorial.settings import Settings
from dateline.layout.cards.design import HEIGHT, PNG, WIDTH, is_cut
from dateline.layout.cards.faces import SETTINGS, Faces, face_for, find_unset, settable
from dateline.layout.cards.texts import card_words, paper_card
from dateline.model.article import Article, Picture
from dateline.model.manuscript import Manuscript
from dateline.model.problem import Location, Problem, Severity
from dateline.model.site import Site


class Cards(Struct, frozen=True):
    """What cards are drawn with, and from which instant on (None: the paper's own alone)."""

    faces: Faces
    since: datetime | None = None


def bear_card(settings: Settings, faces: Faces, gallery: Gallery) -> Settings:
    """Give the paper its card: a file of that name, or what is drawn; it may have neither."""
    card = _paper_picture(settings.site, faces, gallery)
    return replace(settings, site=replace(settings.site, card=card))


def check_cards(site: Site, cards: Cards) -> tuple[bool, tuple[Problem, ...]]:
    """Tell whether articles have cards of their own at this site, and if not, what hinders it."""
    if cards.since is None or not cards.faces.titles:
        return False, ()
    if fault := _fault(settable(site.title), cards.faces):
        message = f"no card can bear the paper's name: {fault}"
        return False, (_warning(Location(SETTINGS), message, _HINT),)
    return True, ()


def deal_card(
    article: Article, manuscript: Manuscript, cards: Cards
) -> tuple[Article, tuple[Problem, ...]]:
    """Give an article from the day in the settings on a card, if its title can be set."""
    since = cards.since
    if since is None or not manuscript.card or article.entry.date.timestamp() < since.timestamp():
        return article, ()
    card, problems = _dealt(article, manuscript, cards.faces)
    return replace(article, card=card) if card else article, problems


def _paper_picture(site: Site, faces: Faces, gallery: Gallery) -> Picture | None:
    alt = card_words(paper_card(site))
    own = gallery.trusted.get(CARD) or gallery.sizes.get(STATIC_FOLDER + CARD)
    if own is not None:
        facts = own.facts
        if facts is None:
            return None
        return Picture(CARD, facts.width, facts.height, alt, media_type=own.media_type)
    drawn = face_for(settable(site.title), faces.titles) is not None
    return Picture(CARD, WIDTH, HEIGHT, alt, media_type=PNG) if drawn else None


_HINT = f"name a font that has it in {SETTINGS}: cards: {{fonts: [noto-serif-sc.otf]}}"


def _dealt(
    article: Article, manuscript: Manuscript, faces: Faces
) -> tuple[str, tuple[Problem, ...]]:
    """Return the address of an article's card ("": it has none), and what is to be said of it."""
    title = settable(article.entry.title)
    address = card_address(article.entry.id)
    where = manuscript.title
    location = Location(article.path, where.line, where.column)
    if fault := _fault(title, faces):
        unset = find_unset(title)
        hint = "add a line: card: false" if unset else f"add a line: card: false; or {_HINT}"
        return "", (_warning(location, f"the site's card stands for it: {fault}", hint),)
    if is_cut(title, faces):
        message = f"a title of {len(title)} characters is cut short on its card"
        problem = Problem(
            location, "long-title", message, "shorten it, or add: card: false", Severity.WARNING
        )
        return address, (problem,)
    return address, ()


def _fault(text: str, faces: Faces) -> str:
    if face_for(text, faces.titles):
        return ""
    if unset := find_unset(text):
        return f"cards set letters one by one, from left to right, and '{unset}' wants more"
    missing = min((face.lacks(text) for face in faces.titles), key=text.index)
    named = missing if missing.isprintable() else f"U+{ord(missing):04X}"
    return f"the cards' fonts have no '{named}'"


def _warning(location: Location, message: str, hint: str) -> Problem:
    return Problem(location, "no-card", message, hint, Severity.WARNING)

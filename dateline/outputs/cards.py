"""Social cards: one for each article from a day on, and the paper's own for all other pages."""

from collections.abc import Iterator

from dateline.editorial.addresses import CARD
from dateline.layout.cards import Card, Faces, card_sheet, paper_card
from dateline.layout.views import article_card
from dateline.layout.words import words_for
from dateline.layout.workshop import Workshop
from dateline.model.file import Order, Refused
from dateline.model.library import Library
from dateline.model.problem import Location, Problem
from dateline.syntax.canvas import draw_png


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order the cards of public articles, and the paper's unless somebody made it by hand."""
    site, faces = library.site, workshop.faces
    words = words_for(site.language)
    by_hand = {file.address for file in workshop.assets.static}
    by_hand |= {medium.address for medium in library.media}
    if site.card is not None and CARD not in by_hand:
        yield Order(CARD[1:], print_card, (paper_card(site), faces))
    for story in library.stories:
        if address := story.article.card:
            card = article_card(story.article.entry, site, words)
            yield Order(address[1:], print_card, (card, faces))


def print_card(card: Card, faces: Faces) -> bytes | Refused:
    """Print a card as a PNG, or say that its fonts are damaged where they were not looked at."""
    try:
        return draw_png(card_sheet(card, faces))
    except OSError as error:
        message = f"cards can't be drawn with a font: {error}"
        hint = "put another copy of the font there"
        return Refused((Problem(Location("layouts/cards"), "unfit-font", message, hint),))

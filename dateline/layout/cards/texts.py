"""What the paper's own card says, and what any card says to those who don't see it."""

from urllib.parse import urlsplit

from dateline.editorial.colours import Colour, parse_colour
from dateline.layout.cards.design import ACCENT, Card
from dateline.layout.cards.faces import settable
from dateline.model.site import Site


def paper_card(site: Site) -> Card:
    """Return what the paper's own card says."""
    host = urlsplit(site.base_url).hostname or ""
    return Card(
        title=settable(site.title), about=settable(site.tagline), date=host, accent=accent_of(site)
    )


def accent_of(site: Site) -> Colour:
    """Return the colour of labels on cards, which are drawn on light paper."""
    return parse_colour(site.look.accent) or ACCENT


def card_words(card: Card) -> str:
    """Return what a card says as one line."""
    filed = ", ".join(filter(None, (card.place, card.date)))
    parts = (card.title, card.about, card.label, filed, *card.regions, card.paper)
    return " · ".join(part for part in parts if part)

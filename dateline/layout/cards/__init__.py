"""Social cards: what a link looks like where others pass it on."""

from dateline.layout.cards.dealing import Cards, bear_card, check_cards, deal_card
from dateline.layout.cards.design import BETWEEN, HEIGHT, PNG, WIDTH, Card, card_sheet
from dateline.layout.cards.faces import Faces, read_faces, settable
from dateline.layout.cards.texts import accent_of, card_words, paper_card

__all__ = (
    "BETWEEN",
    "HEIGHT",
    "PNG",
    "WIDTH",
    "Card",
    "Cards",
    "Faces",
    "accent_of",
    "bear_card",
    "card_sheet",
    "card_words",
    "check_cards",
    "deal_card",
    "paper_card",
    "read_faces",
    "settable",
)

"""What a link to an article looks like elsewhere: its card, or a picture that stands for it."""

from dateline.editorial.prints import WIDE, still_print
from dateline.layout.cards import BETWEEN, HEIGHT, PNG, WIDTH, Card, accent_of, card_words, settable
from dateline.layout.views.parts import date_text, kind_label
from dateline.layout.words import Words
from dateline.model.article import Article, Entry, Picture
from dateline.model.site import Site

# Below this, what shows a link largely shows it small.
_LEAST_WIDTH = 600
_UNSHOWN = ("image/svg+xml", "image/avif")


def article_card(entry: Entry, site: Site, words: Words) -> Card:
    """Return what an article's card says; whom it rests on is told wherever it is passed on."""
    labels = (kind_label(entry.kind, words), words.rests_on.get(entry.rests_on, ""))
    return Card(
        title=settable(entry.title),
        paper=settable(site.title),
        label=BETWEEN.join(filter(None, labels)),
        place=settable(entry.dateline),
        date=date_text(entry.date, words),
        regions=tuple(settable(term.name) for term in entry.regions),
        accent=accent_of(site),
    )


def shared_picture(article: Article, site: Site, words: Words) -> Picture | None:
    """Return the article's card, or else its lead picture; None: the paper's card stands for it."""
    if article.card:
        alt = card_words(article_card(article.entry, site, words))
        return Picture(article.card, WIDTH, HEIGHT, alt, media_type=PNG)
    image = article.entry.image
    if image is None or image.media_type in _UNSHOWN or image.width < _LEAST_WIDTH:
        return None
    if image.prints is None:
        return image
    still = still_print(image.prints, WIDE)
    kind = f"image/{still.format}"
    return Picture(still.address, still.width, still.height, image.alt, media_type=kind)

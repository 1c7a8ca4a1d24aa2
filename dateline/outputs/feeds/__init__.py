"""The paper as feeds, for readers that fetch them: whole, in short, by term, and what was wrong."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from dateline.layout.feeds import (
    ATOM,
    JSON,
    class_feeds,
    corrections_feed,
    highlights_feed,
    paper_feeds,
    term_feeds,
    whole_feeds,
)
from dateline.layout.words import words_for
from dateline.layout.workshop import Workshop
from dateline.model.file import Order, Refused
from dateline.model.filing import Filing
from dateline.model.library import Library
from dateline.model.site import Site
from dateline.outputs.feeds.corrections import mistakes
from dateline.outputs.feeds.dispatch import Dispatch, short_item, whole_item
from dateline.outputs.feeds.feed import Feed, FeedItem, Heading, Icon, feed_of
from dateline.outputs.feeds.history import Part, archives, subscription
from dateline.outputs.feeds.icons import icons_of
from dateline.outputs.feeds.jsonfeed import write_json
from dateline.outputs.feeds.offers import order_offers

Sent = tuple[Dispatch, ...]


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order every feed."""
    site, words = library.site, words_for(library.site.language)
    newest = [story.article for story in library.stories]
    icons = tuple(icons_of(workshop.assets.static, site))
    order = partial(_order, workshop, site)
    for part in _whole(site, newest, icons):
        yield order(part.heading, print_articles, part.held)
    if site.feeds.highlights:
        short = Heading(highlights_feed(site, words), icons)
        yield order(short, print_highlights, newest[: site.feed_size])
    if site.feeds.corrections:
        wrong = Heading(corrections_feed(site, words), icons)
        corrected = [filing for filing in newest if filing.corrected]
        withdrawn = [story.article for story in library.withdrawn]
        yield order(wrong, print_corrections, corrected, withdrawn)
    classes = tuple(class_feeds(site, words))
    for class_, offer in classes:
        yield order(Heading(offer, icons), print_articles, _resting_on(class_, newest, site))
    terms = tuple(term_feeds(library.taxonomies, site, words))
    filed = {filing.headline.id: filing for filing in newest} if terms else {}
    for listing, offer in terms:
        held = [filed[entry.id] for entry in listing.entries[: site.feeds.term_size]]
        yield order(Heading(offer, icons), print_articles, held)
    others = (*paper_feeds(site, words), *(offer for _, offer in classes))
    yield from order_offers(workshop, site, others, tuple(offer for _, offer in terms))


def print_articles(heading: Heading, site: Site, held: Sent) -> bytes | Refused:
    """Print a feed of whole articles."""
    return _print(heading, site, (whole_item(each, site) for each in held), held)


def print_highlights(heading: Heading, site: Site, held: Sent) -> bytes | Refused:
    """Print a feed of the highlights of articles."""
    return _print(heading, site, (short_item(each, site) for each in held), held)


def print_corrections(
    heading: Heading, site: Site, corrected: Sent, withdrawn: Sent
) -> bytes | Refused:
    """Print a feed of what was wrong in articles."""
    items = mistakes(corrected, withdrawn, site)[: site.feed_size]
    return _print(heading, site, items, (*corrected, *withdrawn))


def _whole(site: Site, newest: Sequence[Filing], icons: tuple[Icon, ...]) -> list[Part]:
    """The feed of all articles in each format, and its history."""
    parts = [subscription(Heading(offer, icons), newest, site) for offer in whole_feeds(site)]
    if parts[0].heading.history.older:
        parts += archives(icons, newest, site)
    return parts


def _resting_on(class_: str, newest: Sequence[Filing], site: Site) -> list[Filing]:
    """The newest articles that have a source of this class."""
    found = (filing for filing in newest if class_ in filing.classes)
    return list(islice(found, site.feeds.term_size))


def _order(
    workshop: Workshop,
    site: Site,
    heading: Heading,
    make: Callable[..., bytes | Refused],
    *held: Sequence[Filing],
) -> Order:
    """Order a feed; of ten thousand articles only those that it holds are sent on their way."""
    sent = (tuple([Dispatch(filing, workshop.text) for filing in part]) for part in held)
    return Order(heading.offer.address[1:], make, (heading, site, *sent))


def _print(heading: Heading, site: Site, items: Iterable[FeedItem], held: Sent) -> bytes | Refused:
    """Print a feed, and look at it; a preview may show what isn't fit to be published."""
    from dateline.outputs.feeds.checks import check_document, check_items

    items = tuple(items)
    if not site.preview and (problems := check_items(items, (each.filing for each in held))):
        return Refused(problems)
    feed = feed_of(site, heading, items)
    printed = _written(feed, heading.offer.format)
    check_document(feed, printed, heading.offer.format)
    return printed


def _written(feed: Feed, form: str) -> bytes:
    if form == JSON:
        return write_json(feed)
    if form == ATOM:
        from dateline.outputs.feeds.atom import write_atom

        return write_atom(feed)
    from dateline.outputs.feeds.rss import write_rss

    return write_rss(feed)

"""Floor 4, a street of shops: the library in, orders out; none knows another."""

from collections.abc import Callable, Iterator

from dateline.layout.workshop import Workshop
from dateline.model.file import Order
from dateline.model.library import Library
from dateline.outputs import (
    assets,
    cards,
    charts,
    desk,
    feeds,
    figures,
    hosting,
    media,
    news_sitemap,
    pages,
    pictures,
    records,
    redirects,
    search,
    sitemap,
    trust,
)

Output = Callable[[Library, Workshop], Iterator[Order]]

OUTPUTS: tuple[Output, ...] = (
    pages.emit,
    desk.emit,
    records.emit,
    figures.emit,
    search.emit,
    feeds.emit,
    sitemap.emit,
    news_sitemap.emit,
    cards.emit,
    charts.emit,
    redirects.emit,
    hosting.emit,
    trust.emit,
    media.emit,
    pictures.emit,
    assets.emit,
)
"""Every shop of the street. To add one: a file here, its layout, and a line in this list."""

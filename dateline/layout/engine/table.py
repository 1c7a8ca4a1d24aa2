"""Which view each layout prints."""

from typing import Final

from dateline.layout.views import (
    ArchiveView,
    ArticleView,
    CorrectionsView,
    DeskView,
    DisclaimersView,
    GoneView,
    HomeView,
    ListingView,
    NotFoundView,
    RedirectView,
    SearchView,
    StandingView,
    StyleView,
    SubscribeView,
    TaxonomyView,
)

LAYOUTS: Final = {
    "redirect.html": RedirectView,
    "404.html": NotFoundView,
    "archive.html": ArchiveView,
    "article.html": ArticleView,
    "corrections.html": CorrectionsView,
    "desk.html": DeskView,
    "disclaimers.html": DisclaimersView,
    "gone.html": GoneView,
    "home.html": HomeView,
    "listing.html": ListingView,
    "page.html": StandingView,
    "style.html": StyleView,
    "search.html": SearchView,
    "subscribe.html": SubscribeView,
    "taxonomy.html": TaxonomyView,
}

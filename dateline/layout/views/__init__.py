"""What layouts see: frozen views, where all formatting is done."""

from dateline.layout.counts import MonthCount, YearCount, count_years
from dateline.layout.views.article import ArticleView, article_view
from dateline.layout.views.cards import article_card
from dateline.layout.views.desk import DeskView, desk_view
from dateline.layout.views.figures import PaperCounts, figures_view
from dateline.layout.views.head import HeadView
from dateline.layout.views.home import HomeView, home_view
from dateline.layout.views.lists import (
    ArchiveView,
    ListingView,
    TaxonomyView,
    TermCount,
    archive_view,
    archive_year_view,
    listing_view,
    regions_view,
    taxonomy_name,
    taxonomy_view,
    year_address,
)
from dateline.layout.views.parts import EntryView, entry_view
from dateline.layout.views.records import (
    CorrectionsView,
    DisclaimersView,
    corrections_view,
    disclaimers_view,
)
from dateline.layout.views.regions import RegionCount
from dateline.layout.views.search import Filters, SearchView, search_view
from dateline.layout.views.site import ARCHIVE, FEED, SiteView, site_view
from dateline.layout.views.standing import (
    STYLE,
    GoneView,
    NotFoundView,
    RedirectView,
    StandingView,
    StyleView,
    gone_view,
    not_found_view,
    redirect_view,
    standing_view,
    style_view,
)
from dateline.layout.views.subscribe import SubscribeView, subscribe_view

PageView = (
    HomeView
    | ArticleView
    | ListingView
    | TaxonomyView
    | ArchiveView
    | StandingView
    | StyleView
    | DeskView
    | NotFoundView
    | GoneView
    | RedirectView
    | SearchView
    | SubscribeView
    | CorrectionsView
    | DisclaimersView
)

__all__ = [
    "ARCHIVE",
    "FEED",
    "STYLE",
    "ArchiveView",
    "ArticleView",
    "CorrectionsView",
    "DeskView",
    "DisclaimersView",
    "EntryView",
    "Filters",
    "GoneView",
    "HeadView",
    "HomeView",
    "ListingView",
    "MonthCount",
    "NotFoundView",
    "PageView",
    "PaperCounts",
    "RedirectView",
    "RegionCount",
    "SearchView",
    "SiteView",
    "StandingView",
    "StyleView",
    "SubscribeView",
    "TaxonomyView",
    "TermCount",
    "YearCount",
    "archive_view",
    "archive_year_view",
    "article_card",
    "article_view",
    "corrections_view",
    "count_years",
    "desk_view",
    "disclaimers_view",
    "entry_view",
    "figures_view",
    "gone_view",
    "home_view",
    "listing_view",
    "not_found_view",
    "redirect_view",
    "regions_view",
    "search_view",
    "site_view",
    "standing_view",
    "style_view",
    "subscribe_view",
    "taxonomy_name",
    "taxonomy_view",
    "year_address",
]

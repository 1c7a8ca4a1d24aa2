"""The front page, and its older pages."""

from msgspec import Struct

from dateline.layout.paging import Pager
from dateline.layout.views.head import HeadView, front_head
from dateline.layout.views.lists import pager_view
from dateline.layout.views.parts import DateView, EntryView, entry_view, entry_views, newest_day
from dateline.layout.words import Words
from dateline.model.headline import Headline
from dateline.model.site import Site


class HomeView(Struct, frozen=True, kw_only=True):
    """The front page of the newest day, `edition`; its older pages have none, and no `lead`.

    Nor has the first one a lead where the settings want all articles alike.
    """

    head: HeadView
    heading: str
    edition: DateView | None
    lead: EntryView | None
    entries: tuple[EntryView, ...]
    pager: Pager


def home_view(
    lead: Headline | None, entries: tuple[Headline, ...], pager: Pager, site: Site, words: Words
) -> HomeView:
    """Return the front page; give `lead` only on the first, and leave it out of `entries`."""
    shown = (lead, *entries) if lead else entries
    return HomeView(
        head=front_head(site, words, pager),
        heading=site.title if pager.number is None else words.latest,
        edition=newest_day(shown, words) if pager.number is None and shown else None,
        lead=entry_view(lead.entry, site, words) if lead else None,
        entries=entry_views(entries, site, words),
        pager=pager_view(pager, site),
    )

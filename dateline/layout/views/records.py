"""What the paper owns up to: its corrections, and its disclaimers with all their wordings."""

from markupsafe import Markup
from msgspec import Struct

from dateline.editorial.addresses import CORRECTIONS, CORRECTIONS_FEED, DISCLAIMERS
from dateline.layout.setting import set_for_page
from dateline.layout.views.head import HeadView, page_head
from dateline.layout.views.parts import LinkView, date_iso, date_text
from dateline.layout.words import Words
from dateline.model.article import Body
from dateline.model.library import DisclaimerHistory, Erratum, Wording
from dateline.model.site import Site


class ErratumView(Struct, frozen=True):
    """A correction (`was`, `now`), or a withdrawal (`withdrawn`); the other texts are ""."""

    article: LinkView
    date_iso: str
    date_text: str
    was: str
    now: str
    withdrawn: str


class CorrectionsView(Struct, frozen=True, kw_only=True):
    """All that the paper got wrong and put right, newest first; `feed` may be ""."""

    head: HeadView
    heading: str
    feed: str
    errata: tuple[ErratumView, ...]


class WordingView(Struct, frozen=True):
    """One wording of a disclaimer; `since` says from when it holds, or "" where it always did."""

    date_iso: str
    since: str
    text: Markup


class HistoryView(Struct, frozen=True):
    """A disclaimer with all its wordings, newest first; `anchor` is the id of its heading."""

    anchor: str
    title: str
    wordings: tuple[WordingView, ...]


class DisclaimersView(Struct, frozen=True, kw_only=True):
    """All disclaimers of the paper."""

    head: HeadView
    heading: str
    about: str
    disclaimers: tuple[HistoryView, ...]


def corrections_view(errata: tuple[Erratum, ...], site: Site, words: Words) -> CorrectionsView:
    """Return the page of all corrections."""
    return CorrectionsView(
        head=page_head(site, words.corrections, words.corrections_about, CORRECTIONS),
        heading=words.corrections,
        feed=site.href(CORRECTIONS_FEED) if site.feeds.corrections else "",
        errata=tuple(erratum_view(each, site, words) for each in errata),
    )


def erratum_view(erratum: Erratum, site: Site, words: Words) -> ErratumView:
    """Return a correction or a withdrawal."""
    entry, correction, withdrawal = erratum.entry, erratum.correction, erratum.withdrawal
    return ErratumView(
        article=LinkView(site.href(entry.address), entry.title),
        date_iso=date_iso(erratum.date),
        date_text=date_text(erratum.date, words),
        was=correction.was if correction else "",
        now=correction.now if correction else "",
        withdrawn=withdrawal.reason if withdrawal else "",
    )


def disclaimers_view(
    disclaimers: tuple[DisclaimerHistory, ...], site: Site, words: Words
) -> DisclaimersView:
    """Return the page of all disclaimers."""
    return DisclaimersView(
        head=page_head(site, words.disclaimers, words.disclaimers_about, DISCLAIMERS),
        heading=words.disclaimers,
        about=words.disclaimers_about,
        disclaimers=tuple(_history(each, site, words) for each in disclaimers),
    )


def _history(history: DisclaimerHistory, site: Site, words: Words) -> HistoryView:
    wordings = enumerate(history.wordings, start=1)
    return HistoryView(
        anchor=history.key,
        title=history.title or words.disclaimer,
        wordings=tuple(
            _wording(wording, f"_{history.key}-{number}-", site, words)
            for number, wording in wordings
        ),
    )


def _wording(wording: Wording, prefix: str, site: Site, words: Words) -> WordingView:
    prose, since = wording.disclaimer.prose, wording.since
    body = Body(text=b"", outline=prose.outline, links=wording.disclaimer.links)
    return WordingView(
        date_iso=date_iso(since) if since else "",
        since=words.since.format(date_text(since, words)) if since else "",
        text=set_for_page(body, prose.pieces, site, words, prefix),
    )

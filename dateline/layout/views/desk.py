"""The page of a preview that an editor-in-chief opens in the morning."""

from datetime import datetime

from msgspec import Struct

from dateline.editorial.addresses import DESK
from dateline.layout.charts import TimeChart, time_chart
from dateline.layout.counts import YearCount
from dateline.layout.views.head import HeadView, page_head
from dateline.layout.views.parts import LinkView, count_text, date_text
from dateline.layout.views.records import ErratumView, erratum_view
from dateline.layout.words import Words
from dateline.model.agenda import Agenda, Coming, Coverage, LinkNews, Pointer, RegionRow, Waiting
from dateline.model.library import Erratum
from dateline.model.problem import Problem
from dateline.model.site import Site


class SummaryView(Struct, frozen=True):
    """A part of the page: its anchor, its name, how much stands in it."""

    anchor: str
    name: str
    count: int


class PointerView(Struct, frozen=True):
    """A text and its file; `link.href` is "" where it has no page."""

    link: LinkView
    path: str


class ComingView(Struct, frozen=True):
    """A change to come: when, to what, and what happens."""

    date_iso: str
    when: str
    what: PointerView
    happens: str


class WaitingView(Struct, frozen=True):
    """A text that is held back, and why."""

    what: PointerView
    why: str


class ProblemView(Struct, frozen=True):
    """Something wrong: at which place, how bad, and its cure, or ""."""

    place: str
    severity: str
    message: str
    hint: str


class StrangerView(Struct, frozen=True):
    """A host that nobody has reviewed, and how many articles rest on it."""

    host: str
    uses: str


class CoverageRowView(Struct, frozen=True):
    """A region's numbers, month by month and in all."""

    region: LinkView
    counts: tuple[int, ...]
    in_all: int


class CoverageView(Struct, frozen=True):
    """Articles by region and month; `quiet` are the regions without any."""

    months: tuple[str, ...]
    rows: tuple[CoverageRowView, ...]
    quiet: tuple[LinkView, ...]


class DeskView(Struct, frozen=True, kw_only=True):
    """The desk's page. `more` tells by anchor how much of a list is left out ("": nothing is)."""

    head: HeadView
    heading: str
    clock: str
    summary: tuple[SummaryView, ...]
    more: dict[str, str]
    coming: tuple[ComingView, ...]
    waiting: tuple[WaitingView, ...]
    problems: tuple[ProblemView, ...]
    links: tuple[ProblemView, ...]
    links_known: bool
    links_about: str
    strangers: tuple[StrangerView, ...]
    placeless: tuple[PointerView, ...]
    coverage: CoverageView | None
    chart: TimeChart | None
    errata: tuple[ErratumView, ...]


def desk_view(
    agenda: Agenda,
    errata: tuple[Erratum, ...],
    years: tuple[YearCount, ...],
    site: Site,
    words: Words,
) -> DeskView:
    """Return the page for the desk; `years` count all that is out."""
    desk, coverage = words.desk, agenda.coverage
    return DeskView(
        head=page_head(site, desk.heading, desk.about, DESK),
        heading=desk.heading,
        clock=desk.clock.format(site.zone),
        summary=_summary(agenda, words),
        more=_more(agenda, words),
        coming=tuple(_coming(each, site, words) for each in agenda.coming),
        waiting=tuple(_waiting(each, site, words) for each in agenda.waiting),
        problems=tuple(_problem(each, words) for each in agenda.problems),
        links=tuple(_problem(each, words) for each in agenda.links.stale) if agenda.links else (),
        links_known=agenda.links is not None,
        links_about=_links_about(agenda.links, words),
        strangers=tuple(
            StrangerView(each.host, count_text(each.uses, words)) for each in agenda.strangers
        ),
        placeless=tuple(_pointer(each, site) for each in agenda.placeless),
        coverage=_coverage(coverage, site, words) if coverage else None,
        chart=time_chart(years, words),
        errata=tuple(erratum_view(each, site, words) for each in errata),
    )


def _summary(agenda: Agenda, words: Words) -> tuple[SummaryView, ...]:
    desk = words.desk
    return (
        SummaryView("_coming", desk.coming, agenda.coming_in_all),
        SummaryView("_waiting", desk.waiting, agenda.waiting_in_all),
        SummaryView("_problems", desk.problems, agenda.problems_in_all),
        SummaryView("_links", desk.links, agenda.links.stale_in_all if agenda.links else 0),
        SummaryView("_strangers", desk.strangers, agenda.strangers_in_all),
        SummaryView("_placeless", desk.placeless, agenda.placeless_in_all),
    )


def _more(agenda: Agenda, words: Words) -> dict[str, str]:
    left = {
        "coming": agenda.coming_in_all - len(agenda.coming),
        "waiting": agenda.waiting_in_all - len(agenda.waiting),
        "problems": agenda.problems_in_all - len(agenda.problems),
        "links": agenda.links.stale_in_all - len(agenda.links.stale) if agenda.links else 0,
        "strangers": agenda.strangers_in_all - len(agenda.strangers),
        "placeless": agenda.placeless_in_all - len(agenda.placeless),
    }
    return {name: words.desk.more.format(count) if count else "" for name, count in left.items()}


def _coming(coming: Coming, site: Site, words: Words) -> ComingView:
    return ComingView(
        date_iso=coming.instant.isoformat(),
        when=_moment(coming.instant, words),
        what=_pointer(coming.what, site),
        happens=words.desk.becomes.get(coming.becomes, words.desk.changes),
    )


def _waiting(waiting: Waiting, site: Site, words: Words) -> WaitingView:
    until = _moment(waiting.until, words) if waiting.until else ""
    why = words.desk.why[waiting.why].format(until)
    if waiting.note:
        why = words.desk.note.format(why=why, note=waiting.note)
    return WaitingView(_pointer(waiting.what, site), why)


def _problem(problem: Problem, words: Words) -> ProblemView:
    severity = words.desk.severities[problem.severity.value]
    return ProblemView(str(problem.location), severity, problem.message, problem.hint)


def _links_about(links: LinkNews | None, words: Words) -> str:
    desk = words.desk
    return desk.links_about.format(_moment(links.asked, words)) if links else desk.links_never


def _coverage(coverage: Coverage, site: Site, words: Words) -> CoverageView:
    return CoverageView(
        months=tuple(
            words.desk.month.format(month=words.months[month - 1], year=year)
            for year, month in coverage.months
        ),
        rows=tuple(_row(row, site) for row in coverage.rows),
        quiet=tuple(LinkView(site.href(term.address), term.name) for term in coverage.quiet),
    )


def _row(row: RegionRow, site: Site) -> CoverageRowView:
    link = LinkView(site.href(row.term.address), row.term.name)
    return CoverageRowView(link, row.counts, sum(row.counts))


def _pointer(pointer: Pointer, site: Site) -> PointerView:
    href = site.href(pointer.address) if pointer.address else ""
    return PointerView(LinkView(href, pointer.title or pointer.path), pointer.path)


def _moment(instant: datetime, words: Words) -> str:
    day = date_text(instant, words)
    return words.desk.moment.format(date=day, hour=instant.hour, minute=instant.minute)

"""The list of verbs: a project in, a report out."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.agenda import draw_up
from dateline.editorial.clock import check_clock
from dateline.editorial.collect import collect
from dateline.editorial.contents import FOLDER as CONTENT
from dateline.editorial.contents import Contents, read_contents, read_file, read_now
from dateline.editorial.dates import zone_of
from dateline.editorial.disclaimers import hold_wordings, set_plans
from dateline.editorial.expiry import check_expiry, expiry_changes
from dateline.editorial.freshness import ageing_changes, list_fresh
from dateline.editorial.gate import Passed, pass_gate, with_changes
from dateline.editorial.held_links import mute_links
from dateline.editorial.logo import hang_logo
from dateline.editorial.manuscripts import read_pages
from dateline.editorial.media import Gallery, is_picture, read_gallery
from dateline.editorial.newsroom import Newsroom, open_newsroom, wordings_of
from dateline.editorial.outside_links import Text, list_outside, stale_among, tell_of_links
from dateline.editorial.records import check_changes, keep_records
from dateline.editorial.replies import file_replies, read_replies
from dateline.editorial.resolve import check_regions, resolve_pages
from dateline.editorial.rules import read_policy
from dateline.editorial.settings import Settings, read_settings
from dateline.editorial.slips import read_articles
from dateline.editorial.style import hold_to_style
from dateline.editorial.vocabulary import Vocabulary, read_vocabulary
from dateline.filing import file_manuscripts, set_up
from dateline.layout.assets import Assets, read_assets
from dateline.layout.cards import Cards, Faces, bear_card, check_cards, read_faces
from dateline.layout.engine import Engine, check_layouts
from dateline.layout.looks import look_css
from dateline.layout.workshop import Memory, Workshop
from dateline.model.file import Kept, Order, Stored
from dateline.model.filing import Filing
from dateline.model.library import Library
from dateline.model.manuscript import PageManuscript, ReplyManuscript, Slip
from dateline.model.outside import Answers, OutsideLink
from dateline.model.problem import Problem, errors, part_notes
from dateline.model.stats import Row
from dateline.outputs import OUTPUTS
from dateline.publish.collecting import collecting_later
from dateline.publish.current import list_rows
from dateline.publish.folders import Folders
from dateline.publish.press import Press
from dateline.publish.sweep import sweep
from dateline.publish.understudy import send_understudy
from dateline.publish.writer import Published, publish


class Project(Struct, frozen=True, kw_only=True):
    """What to build: where it lies, at which instant, and how.

    `root` holds content/; `layouts` are the folders of the themes, the first of which wins;
    `base_url` replaces that of the settings; `preview` prints drafts and held articles too;
    `once` tells that no other build will follow here; `listing` that a check is to list all paths,
    `links` that it is to list all links to other sites; `answers` are what became of those, where
    a preview is to tell of it.
    `listed` are the files of the project, if somebody has listed them, with a stamp from before.
    `last` is the instant of the last publication, where both that and `now` are by the clock.
    `announce` is told of an edition as soon as it is out, before the house is tidied for the next.
    """

    root: Path
    folders: Folders
    layouts: tuple[Path, ...]
    now: datetime
    base_url: str = ""
    preview: bool = False
    strict: bool = False
    once: bool = False
    last: datetime | None = None
    listed: tuple[list[Row], int] | None = None
    listing: bool = False
    links: bool = False
    answers: Answers | None = None
    look: Callable[[list[Order]], None] | None = None
    announce: "Callable[[Report], None] | None" = None


class Written(Struct, frozen=True):
    """All that stands in content/, as written."""

    vocabulary: Vocabulary
    slips: tuple[Slip, ...]
    pages: tuple[PageManuscript, ...]
    replies: tuple[ReplyManuscript, ...]
    gallery: Gallery


class Edited(Struct, frozen=True):
    """One state of the whole site; there is no library where the settings can't be read."""

    problems: tuple[Problem, ...]
    library: Library | None = None
    passed: Passed | None = None
    notes: tuple[Problem, ...] = ()
    room: Newsroom | None = None
    links: tuple[OutsideLink, ...] = ()


class Report(Struct, frozen=True):
    """What a build found and did; `published` is None where nothing was published.

    `notes` are what an editor should know and need not mend; `room` is what it was read against;
    `paths` are those of all files, where a check was asked for them and found no error; `links`
    those to other sites, where it was asked for them; `rest` is what else was made on the way, for
    who ends sooner than it takes to take that apart.
    """

    problems: tuple[Problem, ...]
    published: Published | None = None
    passed: Passed | None = None
    notes: tuple[Problem, ...] = ()
    room: Newsroom | None = None
    paths: frozenset[str] | None = None
    links: tuple[OutsideLink, ...] = ()
    rest: tuple[object, ...] = ()


def build(project: Project, press: Press) -> Report:
    """Publish what is public at `project.now`, or nothing if anything is wrong."""
    send_understudy(press)
    edited, workshop = edit(project, press)
    library, passed = edited.library, edited.passed
    if library is None or passed is None or stops(edited.problems, project):
        return Report(edited.problems, None, edited.passed, edited.notes, edited.room)
    with collecting_later():
        orders = [order for emit in OUTPUTS for order in emit(library, workshop)]
    if project.look is not None:
        project.look(orders)
    printed, in_print = press.print(orders)
    in_sweep = sweep(printed, library, passed, press, partial(read_now, project.root))
    problems, waived = part_notes((*edited.problems, *in_print, *in_sweep))
    notes = (*edited.notes, *waived)
    if stops(problems, project):
        return Report(problems, None, passed, notes, edited.room)
    published, in_publishing = publish(printed, press, once=project.once)
    failed = bool(errors(in_publishing))
    done = None if failed else published
    rest = (edited, workshop, orders, printed)
    problems = (*problems, *in_publishing)
    report = Report(problems, done, passed, notes, edited.room, rest=rest)
    if project.announce is not None and not failed:
        project.announce(report)
    press.finish(succeeded=not failed)
    return report


def check(project: Project, press: Press) -> Report:
    """Say all that is wrong with the content and the layouts; print and publish nothing."""
    edited, workshop = edit(project, press)
    paths = None
    if project.listing and edited.library is not None and not errors(edited.problems):
        orders = (order for emit in OUTPUTS for order in emit(edited.library, workshop))
        paths = frozenset(order.path for order in orders)
    done = Report(edited.problems, None, edited.passed, edited.notes, edited.room, paths)
    return replace(done, links=edited.links)


def stops(problems: Iterable[Problem], project: Project) -> bool:
    """Tell whether these problems stop a publication: errors do, and warnings if so asked."""
    return bool(tuple(problems)) if project.strict else bool(errors(problems))


def edit(project: Project, press: Press) -> tuple[Edited, Workshop]:
    """Go from files to the library, and say all that is wrong on the way."""
    rows, before = project.listed or (list_rows([str(project.root / CONTENT)]), press.begun)
    contents, in_contents = read_contents(
        project.root, rows, lambda found: press.digests(found, before)
    )
    settings, in_settings = read_settings(contents)
    assets, workshop, in_layouts = _set_up(project, press, settings)
    problems = (*in_contents, *in_layouts, *in_settings)
    if settings is None:
        return Edited(problems), workshop
    settings = _as_asked(settings, project)
    written, in_copy = _read(contents, settings, assets, press, project.now)
    settings = bear_card(settings, workshop.faces, written.gallery)
    settings, in_look = hang_logo(settings, written.gallery)
    room, in_addresses = open_newsroom(
        written.slips, written.pages, settings, written.vocabulary, written.gallery
    )
    articles, in_articles = _file(written, contents, room, workshop, press)
    pages, in_pages = resolve_pages(written.pages, room)
    plans, in_plans = set_plans(wordings_of(room))
    passed = pass_gate(articles, project.now, project.preview, pages, plans)
    passed = with_changes(passed, expiry_changes(settings, project.now))
    trusted = [file.address for file in (*assets.files, *assets.static)]
    library, in_links = collect(passed, room, trusted, press.remember)
    library, in_records = keep_records(library, room)
    library = mute_links(library, passed, room)
    library = list_fresh(library, project.now)
    passed = with_changes(passed, ageing_changes(library))
    problems = (*problems, *in_look, *in_copy, *in_addresses, *in_articles, *in_pages, *in_plans)
    problems = (*problems, *in_links, *in_records)
    problems = (*problems, *check_changes(written.slips, room, project.now))
    problems = (*problems, *check_expiry(settings, project.now))
    problems = (*problems, *check_clock(passed, project.now, project.last))
    problems, notes = part_notes(problems)
    stale = stale_among(project.answers)
    links = _outside(written, contents, room) if project.links or stale else ()
    told = tell_of_links(links, project.answers, room)
    library = draw_up(library, passed, (*problems, *notes), project.now, told)
    return Edited(problems, library, passed, notes, room, links), workshop


def _set_up(
    project: Project, press: Press, settings: Settings | None
) -> tuple[Assets, Workshop, tuple[Problem, ...]]:
    """Lay out the tools of the outputs, and look them over."""

    def content(path: str, digest: bytes) -> Stored:
        return Stored(digest, lambda wanted: read_file(project.root / path, wanted))

    dress = look_css(settings.site.look) if settings else ""
    assets, in_assets = read_assets(project.layouts, dress)
    engine = Engine(project.layouts)
    in_layouts = _look_over(engine, project, press)
    faces, in_faces = (
        read_faces(project.layouts, settings.cards.fonts) if settings else (Faces(), ())
    )
    memory = Memory(press.text, press.remember)
    workshop = Workshop(engine, assets, memory, content, faces)
    return assets, workshop, (*in_assets, *in_layouts, *in_faces)


def _look_over(engine: Engine, project: Project, press: Press) -> tuple[Problem, ...]:
    """Look over the layouts of a site that has its own; our tests look over the theme alone."""
    if not any(folder.is_relative_to(project.root) for folder in project.layouts):
        return ()
    return press.remember(check_templates, [(engine,)], tuple[Problem, ...])[0]


def _read(
    contents: Contents, settings: Settings, assets: Assets, press: Press, now: datetime
) -> tuple[Written, tuple[Problem, ...]]:
    """Read all that stands in content/, each file on its own."""
    site, reading = settings.site, settings.reading
    vocabulary, in_vocabulary = read_vocabulary(contents, settings.open, site.language)
    slips, in_copy = read_articles(contents, reading, press.remember)
    pages, in_pages = read_pages(contents, reading, press.remember)
    replies, in_replies = read_replies(contents, reading, press.remember)
    gallery, in_media = read_gallery(contents, _pictures(assets), site.pictures, press.remember)
    vocabulary = hold_wordings(vocabulary, now, zone_of(site.zone))
    in_copy = hold_to_style((*in_copy, *in_pages), slips, settings.style)
    problems = (*in_vocabulary, *in_copy, *in_replies, *in_media)
    return Written(vocabulary, slips, pages, replies, gallery), problems


def _file(
    written: Written, contents: Contents, room: Newsroom, workshop: Workshop, press: Press
) -> tuple[tuple[Filing, ...], tuple[Problem, ...]]:
    """Go from manuscripts to articles, with all that each of them owes and is given."""
    rules, in_rules = read_policy(contents, room.vocabulary)
    cards = Cards(workshop.faces, room.settings.cards.since)
    dealt, in_cards = check_cards(room.settings.site, cards)
    office = set_up(room, rules, cards if dealt else Cards(workshop.faces), contents)
    filed = file_manuscripts(written.slips, room, office, press.remember)
    articles, in_replies = file_replies((each.filing for each in filed), written.replies, room)
    problems = (problem for each in filed for problem in each.problems)
    in_regions = check_regions(written.slips, room)
    return articles, (*problems, *in_regions, *in_rules, *in_replies, *in_cards)


def _outside(written: Written, contents: Contents, room: Newsroom) -> tuple[OutsideLink, ...]:
    articles = (slip.manuscript.read() for slip in written.slips)
    texts: tuple[Text, ...] = (*articles, *written.pages, *written.replies)
    return list_outside(texts, contents, room)


def check_templates(engine: Engine) -> Kept:
    """Look for names in the layouts that their views lack."""
    return Kept(check_layouts(engine))


def _as_asked(settings: Settings, project: Project) -> Settings:
    site = replace(settings.site, preview=project.preview)
    if project.preview:  # an editor needn't wait for formats that no editor tells apart
        site = replace(site, pictures=replace(site.pictures, formats=()))
    if project.base_url:
        site = replace(site, base_url=project.base_url.rstrip("/") + "/")
    return replace(settings, site=site)


def _pictures(assets: Assets) -> dict[str, Stored]:
    """The pictures that the theme brings: content may show them."""
    return {
        file.address: file.stored
        for file in assets.static
        if is_picture(file.address) or file.address.endswith(".svg")
    }

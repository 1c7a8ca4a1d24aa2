"""Links that lead to other sites: where they are written, and what is to be said of them."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from dateline.editorial.atlas import destination_of
from dateline.editorial.contents import Contents
from dateline.editorial.disclaimers import PATH as DISCLAIMERS
from dateline.editorial.forms import read_yaml
from dateline.editorial.newsroom import Newsroom, wordings_of
from dateline.model.agenda import LinkNews
from dateline.model.manuscript import Manuscript, PageManuscript, ReplyManuscript, WrittenDate
from dateline.model.outside import Answer, Answers, Fate, OutsideLink
from dateline.model.problem import Location, Problem, Severity, in_reading_order
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import Mapping, Node, Scalar
from dateline.syntax.markdown import parse_markdown

Text = Manuscript | PageManuscript | ReplyManuscript
ARCHIVE = "https://web.archive.org/web/"  # a day and a URL lead to the copy nearest to that day
NEWEST = "2"
NOT_FOR_PEOPLE = ("hub",)  # keys of what only programs call, and by other means
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def list_outside(
    texts: Iterable[Text], contents: Contents, room: Newsroom
) -> tuple[OutsideLink, ...]:
    """Return all links to other sites, in texts, settings and vocabularies, in reading order.

    Those of a disclaimer's wording that isn't in force yet are nobody's business.
    """
    site = room.settings.site
    found = [link for text in texts for link in _in_text(text)]
    found += _in_disclaimers(room)
    found += _in_yaml(contents)
    outside = [link for link in found if destination_of(link.url, site).outside]
    return tuple(sorted(outside, key=lambda link: link.location))


def judge_outside(links: Iterable[OutsideLink], answers: Answers) -> Iterator[Problem]:
    """Say what is wrong with links by the answers that there are."""
    for link in links:
        answer = answers.get(asked_url(link.url))
        if answer is not None and answer.fate is not Fate.FINE:
            yield _problem(link, answer)


def stale_among(answers: Answers | None) -> bool:
    """Tell whether any answer says that something is wrong."""
    return any(each.fate is not Fate.FINE for each in (answers or {}).values())


def tell_of_links(
    links: Iterable[OutsideLink], answers: Answers | None, room: Newsroom
) -> LinkNews | None:
    """Return what the desk is told of links: None where nobody was ever asked."""
    if not answers:
        return None
    stale = in_reading_order(judge_outside(links, answers))
    asked = max(each.asked for each in answers.values())
    return LinkNews(asked.astimezone(room.zone), tuple(stale), len(stale))


def asked_url(url: str) -> str:
    """Return what is asked of a link: all but the part of a page that it leads to."""
    return url.partition("#")[0]


def _in_text(text: Text) -> Iterator[OutsideLink]:
    if isinstance(text, ReplyManuscript):
        day, links = _day(text.date), text.prose.outline.links
        for link in _links(links, text.path, day):
            yield OutsideLink(link.url, link.location, "", day, text.article.text)
        return
    day = _day(text.date) if isinstance(text, Manuscript) else ""
    archives = dict(_archives(text)) if isinstance(text, Manuscript) else {}
    for link in _links(text.body.links, text.path, day):
        yield OutsideLink(link.url, link.location, archives.get(link.url, ""), day)
    if isinstance(text, Manuscript):
        yield from _in_head(text, day)


def _in_head(text: Manuscript, day: str) -> Iterator[OutsideLink]:
    for source in text.sources:
        archive = source.archive.text if source.archive else ""
        known = _day(source.accessed) if source.accessed else day
        yield OutsideLink(source.url.text, _at(source.url, text.path), archive, known)
        if source.archive:
            yield OutsideLink(archive, _at(source.archive, text.path), "", known)
    given = (text.discussion,) if text.discussion else ()
    prose = [each.prose for each in text.disclaimers if each.prose]
    own = [mention for each in prose for mention in each.outline.links]
    yield from _links((*given, *own), text.path, day)


def _archives(text: Manuscript) -> Iterator[tuple[str, str]]:
    for source in text.sources:
        if source.archive:
            yield source.url.text, source.archive.text


def _in_disclaimers(room: Newsroom) -> Iterator[OutsideLink]:
    wordings = wordings_of(room)
    for entry in wordings.entries.values():
        for each in entry.wordings:
            markdown = each.text
            prose, _ = parse_markdown(markdown.text, wordings.settings, DISCLAIMERS, markdown.line)
            yield from _links(prose.outline.links, DISCLAIMERS, "")


def _in_yaml(contents: Contents) -> Iterator[OutsideLink]:
    """Whatever is the address of a page in a file that is YAML and nothing else."""
    for path, file in contents.files.items():
        if path.endswith(".yaml") and not path.startswith("content/static/"):
            stored = contents.stored(file)
            if b"://" not in stored.read():
                continue
            mapping, _ = read_yaml(stored, path)
            for scalar in _scalars(mapping):
                if _WEB.fullmatch(scalar.text):
                    yield OutsideLink(scalar.text, Location(path, scalar.line, scalar.column))


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
        return
    nodes = _values(node) if isinstance(node, Mapping) else node.items
    for each in nodes:
        yield from _scalars(each)


def _values(mapping: Mapping) -> Iterator[Node]:
    return (value for key, value in mapping.entries if key.text not in NOT_FOR_PEOPLE)


def _links(mentions: Iterable[Mention], path: str, day: str) -> Iterator[OutsideLink]:
    for mention in mentions:
        yield OutsideLink(mention.text, _at(mention, path), "", day)


def _at(mention: Mention, path: str) -> Location:
    return Location(path, mention.line, mention.column)


def _day(date: WrittenDate) -> str:
    return f"{date.moment:%Y%m%d}"


def _problem(link: OutsideLink, answer: Answer) -> Problem:
    named = f"'{link.url}'"
    match answer.fate:
        case Fate.MOVED if _is_front_page(answer.leads_to) and not _is_front_page(link.url):
            message = f"{named} leads to {answer.leads_to} now, a front page: it is probably gone"
            return _warning(link, "moved-link", message, _elsewhere(link))
        case Fate.MOVED:
            _, mark, part = link.url.partition("#")
            message = f"{named} has moved for good"
            return _warning(link, "moved-link", message, f"write {answer.leads_to}{mark}{part}")
        case Fate.DEAD:
            return _warning(link, "dead-link", f"{named} {answer.words}", _elsewhere(link))
        case Fate.BARRED:
            message = f"{named} {answer.words}"
            hint = "link to what every reader can reach"
            return _warning(link, "link-not-asked", message, hint)
        case Fate.UNSURE:
            hint = "look whether a browser shows it"
            message = f"{named} {answer.words}"
            return Problem(link.location, "link-unsure", message, hint, Severity.NOTE)
    hint = f"ask again later, or {_elsewhere(link)}"
    return _warning(link, "link-unreachable", f"{named} {answer.words}", hint)


def _warning(link: OutsideLink, code: str, message: str, hint: str) -> Problem:
    return Problem(link.location, code, message, hint, Severity.WARNING)


def _elsewhere(link: OutsideLink) -> str:
    """Where a copy is, or may be."""
    if link.archive:
        return f"write {link.archive}, the copy that is given here"
    return f"write {ARCHIVE}{link.day or NEWEST}/{link.url}, if that shows a copy"


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query

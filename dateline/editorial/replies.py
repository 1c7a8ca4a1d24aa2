"""Reads content/replies/: what readers answered, let in by being committed, filed by article."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.contents import Contents
from dateline.editorial.dates import instant
from dateline.editorial.fields import REPLY
from dateline.editorial.forms import read_form
from dateline.editorial.manuscripts import ReadingSettings
from dateline.editorial.nearest import nearest
from dateline.editorial.newsroom import Newsroom
from dateline.editorial.renames import kind_of, present_names
from dateline.model.article import Destination, Reply
from dateline.model.file import Kept, Remember, Stored, digest_of
from dateline.model.filing import Filing, file_article
from dateline.model.manuscript import ReplyManuscript
from dateline.model.problem import Location, Problem, Severity
from dateline.model.prose import Mention, Outline, Prose
from dateline.syntax.frontmatter import split_front_matter
from dateline.syntax.markdown import parse_markdown

READER = "reader"
ROLES = (READER, "author", "moderator")


class ReadReply(Struct, frozen=True):
    """A reply as written (None: not to be read), and what was wrong in its file."""

    manuscript: ReplyManuscript | None
    problems: tuple[Problem, ...]


def read_replies(
    contents: Contents, settings: ReadingSettings, remember: Remember
) -> tuple[tuple[ReplyManuscript, ...], tuple[Problem, ...]]:
    """Read `content/replies/**.md`."""
    files = contents.below("replies", ".md")
    inputs = [(contents.stored(file), file.path, settings) for file in files]
    read = remember(parse_reply, inputs, ReadReply)
    manuscripts = tuple(each.manuscript for each in read if each.manuscript is not None)
    return manuscripts, tuple(problem for each in read for problem in each.problems)


def parse_reply(stored: Stored, path: str, settings: ReadingSettings) -> Kept:
    """Read one reply. Whatever a page wouldn't show of a stranger's text is an error in it."""
    front, problems = split_front_matter(stored.read(), path)
    prose, in_body = parse_markdown(front.body, settings.markdown, path, front.body_line)
    problems = (*problems, *map(_hardened, in_body))
    if not front.ok:
        return Kept(ReadReply(None, problems))
    fields, in_names = present_names(front.fields, kind_of(path), path)
    values, in_fields = read_form(fields, REPLY, path)
    problems = (
        *problems,
        *in_names,
        *in_fields,
        *_unfit(prose, front.body, Location(path, front.body_line)),
    )
    if any(field.required and field.name not in values for field in REPLY):
        return Kept(ReadReply(None, problems))
    manuscript = msgspec.convert({**values, "path": path, "prose": prose}, ReplyManuscript)
    return Kept(ReadReply(manuscript, problems))


def file_replies(
    articles: Iterable[Filing], replies: Iterable[ReplyManuscript], room: Newsroom
) -> tuple[tuple[Filing, ...], tuple[Problem, ...]]:
    """Put each reply to its article, the oldest first; so it is held when its article is."""
    articles, replies = tuple(articles), tuple(replies)
    if not replies:
        return articles, ()
    by_id = {article.headline.id: article for article in articles}
    threads: dict[str, list[tuple[float, str, Reply]]] = {}
    problems: list[Problem] = []
    for written in replies:
        article = by_id.get(written.article.text)
        if article is None:
            problems += _unknown_article(written, by_id, room)
            continue
        reply = _reply(written, room)
        problems += _checked(written, reply, article)
        thread = threads.setdefault(article.headline.id, [])
        thread.append((reply.date.timestamp(), written.path, reply))
    filed = tuple(
        _with_thread(each, threads[each.headline.id]) if each.headline.id in threads else each
        for each in articles
    )
    return filed, tuple(problems)


def _with_thread(article: Filing, thread: list[tuple[float, str, Reply]]) -> Filing:
    return file_article(replace(article.copy.read(), replies=_in_order(thread)))[0]


def _in_order(thread: list[tuple[float, str, Reply]]) -> tuple[Reply, ...]:
    """The oldest first; of one instant, in the order of their files."""
    return tuple(reply for *_, reply in sorted(thread, key=lambda placed: placed[:2]))


def _hardened(problem: Problem) -> Problem:
    hint = problem.hint or "take it out"
    return replace(problem, severity=Severity.ERROR, hint=hint)


def _unfit(prose: Prose, body: str, location: Location) -> Iterator[Problem]:
    if not body.strip():
        yield Problem(location, "empty-reply", "a reply without words", "write it below the '---'")
    outline = prose.outline
    for picture in outline.pictures:
        where = Location(location.path, picture.target.line, picture.target.column)
        yield Problem(where, "unfit-picture", "a picture in a reply", "write a link to it instead")
    for link in outline.links:
        if not link.text.startswith(("https://", "http://", "mailto:", "/")):
            where = Location(location.path, link.line, link.column)
            message = f"'{link.text}' leads nowhere from a reply"
            hint = "write an address of this site, /about/, or a whole one, https://…"
            yield Problem(where, "broken-link", message, hint)
    if outline.headings:
        message = f"a heading in a reply: '{outline.headings[0].text}'"
        yield Problem(location, "unfit-heading", message, "take out the '#' before it")


def _reply(written: ReplyManuscript, room: Newsroom) -> Reply:
    outline = written.prose.outline
    return Reply(
        key=digest_of(written.path.encode()).hex()[:8],
        name=written.name,
        role=written.role.text if written.role else READER,
        date=instant(written.date, room.zone),
        prose=replace(written.prose, outline=Outline(links=outline.links)),
        links=tuple(map(_leading, outline.links)),
        path=written.path,
    )


def _leading(link: Mention) -> Destination:
    if link.text.startswith("/"):
        address, _, anchor = link.text.partition("#")
        return Destination(address, anchor)
    return Destination(link.text, outside=link.text.startswith("http"))


def _checked(written: ReplyManuscript, reply: Reply, article: Filing) -> Iterator[Problem]:
    if reply.role not in ROLES and written.role is not None:
        near = nearest(reply.role, ROLES)
        hint = f"did you mean '{near}'?" if near else "known are: " + ", ".join(ROLES)
        location = Location(written.path, written.role.line, written.role.column)
        yield Problem(location, "unknown-role", f"unknown role '{reply.role}'", hint)
    if reply.date.date() < article.headline.date.date():
        location = Location(written.path, written.date.line, written.date.column)
        day = article.headline.date.date().isoformat()
        message = f"a reply of {reply.date.date().isoformat()} to an article of {day}"
        yield Problem(location, "early-date", message, f"write date: {day}, or a later day")


def _unknown_article(
    written: ReplyManuscript, known: dict[str, Filing], room: Newsroom
) -> Iterator[Problem]:
    own = written.article.text
    if any(path.endswith(f"/{own}.md") for path in room.atlas.unread):
        return  # what is wrong with the article is told at the article
    near = nearest(own, known)
    hint = f"did you mean '{near}'?" if near else "write the article's id, or its file's name"
    location = Location(written.path, written.article.line, written.article.column)
    yield Problem(location, "unknown-article", f"no article has the id '{own}'", hint)

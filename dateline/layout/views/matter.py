"""What follows the text of an article: disclaimers, notes, sources, what readers answered."""

from urllib.parse import urlsplit

from markupsafe import Markup
from msgspec import Struct

from dateline.editorial.addresses import DISCLAIMERS
from dateline.layout.setting import set_for_page
from dateline.layout.views.parts import LinkView, date_iso, date_text, outward_link
from dateline.layout.views.site import contact_url
from dateline.layout.words import Words
from dateline.model.article import (
    Article,
    Body,
    Correction,
    Disclaimer,
    Note,
    Outlet,
    Reply,
    Source,
)
from dateline.model.site import Site


class DisclaimerView(Struct, frozen=True):
    """A disclaimer. `anchor` is the id of its heading; no author can write its underscore.

    `history` leads to all its wordings; it is "" where the text is the article's own.
    """

    anchor: str
    title: str
    text: Markup
    history: str


class NoteView(Struct, frozen=True):
    """A dated note."""

    date_iso: str
    date_text: str
    text: str


class CorrectionView(Struct, frozen=True):
    """What the article said, and what it says now."""

    date_iso: str
    date_text: str
    was: str
    now: str


class SourceView(Struct, frozen=True):
    """What the story rests on, and `facts` of it: who stands behind it, when it was read."""

    link: LinkView
    facts: tuple[str, ...]
    archive: LinkView | None


class ReplyView(Struct, frozen=True):
    """A reader's reply; `role` is "" where a reader wrote it."""

    anchor: str
    name: str
    role: str
    date_iso: str
    date_text: str
    text: Markup


class DiscussionView(Struct, frozen=True):
    """What readers answered, and where they may: in the forum, by mail or form."""

    count: str
    replies: tuple[ReplyView, ...]
    join: LinkView | None
    reply: LinkView | None


def disclaimer_view(
    number: int, disclaimer: Disclaimer, site: Site, words: Words
) -> DisclaimerView:
    """Return a disclaimer in the wording that the article carries."""
    anchor = "_disclaimer" if number == 1 else f"_disclaimer-{number}"
    body = Body(text=b"", outline=disclaimer.prose.outline, links=disclaimer.links)
    text = set_for_page(body, disclaimer.prose.pieces, site, words, f"{anchor}-")
    title = disclaimer.title
    named = words.named_disclaimer.format(title) if title else words.disclaimer
    listed = disclaimer.key and site.pages.disclaimers
    history = f"{site.href(DISCLAIMERS)}#{disclaimer.key}" if listed else ""
    return DisclaimerView(anchor, title if title == words.disclaimer else named, text, history)


def note_view(note: Note, words: Words) -> NoteView:
    """Return the note of a fact added."""
    return NoteView(date_iso(note.date), date_text(note.date, words), note.text)


def correction_view(each: Correction, words: Words) -> CorrectionView:
    """Return a correction."""
    return CorrectionView(date_iso(each.date), date_text(each.date, words), each.was, each.now)


def source_view(source: Source, site: Site, words: Words) -> SourceView:
    """Return one thing that the article rests on."""
    host = source.host or (urlsplit(source.url).hostname or "").removeprefix("www.")
    accessed = source.accessed
    title = source.title or host
    facts = (
        *_standing_behind(source.outlet, title, words),
        host if source.outlet is None and title != host else "",
        words.accessed.format(date_text(accessed, words)) if accessed else "",
    )
    return SourceView(
        link=outward_link(source.url, title, site),
        facts=tuple(filter(None, facts)),
        archive=outward_link(source.archive, words.archived, site) if source.archive else None,
    )


def _standing_behind(outlet: Outlet | None, title: str, words: Words) -> tuple[str, str]:
    """Return who stands behind a source, and as what; nobody is called independent unseen."""
    if outlet is None:
        return "", words.unreviewed
    named = "" if outlet.name in title else outlet.name
    kind = words.classes.get(outlet.class_, words.unreviewed)
    return named, ", ".join(filter(None, (kind, outlet.country_name)))


def discussion_view(article: Article, site: Site, words: Words) -> DiscussionView:
    """Return the replies, and where to add one."""
    forum = site.forum
    url = article.discussion or (forum.url if forum else "")
    join = words.join_forum.format(forum.name) if forum else words.join_discussion
    count = len(article.replies)
    many = words.one_reply if count == 1 else words.many_replies.format(count)
    return DiscussionView(
        count=many if count else words.no_replies,
        replies=tuple(_reply(reply, site, words) for reply in article.replies),
        join=outward_link(url, join, site) if url else None,
        reply=_reply_link(article, site, words) if site.reply else None,
    )


def _reply_link(article: Article, site: Site, words: Words) -> LinkView:
    subject = words.reply_subject.format(article.entry.title)
    return outward_link(contact_url(site.reply, subject), words.reply, site)


def _reply(reply: Reply, site: Site, words: Words) -> ReplyView:
    anchor = f"_reply-{reply.key}"
    body = Body(text=b"", outline=reply.prose.outline, links=reply.links)
    return ReplyView(
        anchor=anchor,
        name=reply.name,
        role=words.roles.get(reply.role, reply.role),
        date_iso=date_iso(reply.date),
        date_text=date_text(reply.date, words),
        text=set_for_page(body, reply.prose.pieces, site, words, f"{anchor}-"),
    )

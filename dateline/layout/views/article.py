"""An article as a page shows it, part by part."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from dateline.layout.later import Later
from dateline.layout.pictures import PictureView, picture_view
from dateline.layout.setting import set_for_page
from dateline.layout.views.cards import shared_picture
from dateline.layout.views.head import HeadView, document_title, open_graph_locale, with_card
from dateline.layout.views.length import contents_list, reading_time
from dateline.layout.views.linked_data import article_data
from dateline.layout.views.matter import (
    CorrectionView,
    DisclaimerView,
    DiscussionView,
    NoteView,
    SourceView,
    correction_view,
    disclaimer_view,
    discussion_view,
    note_view,
    source_view,
)
from dateline.layout.views.parts import (
    LineView,
    LinkView,
    RunView,
    byline_text,
    date_iso,
    date_text,
    kind_label,
    line_views,
    moment_text,
    name_runs,
    term_links,
)
from dateline.layout.words import Words
from dateline.model.article import Article
from dateline.model.headline import Headline
from dateline.model.library import Story
from dateline.model.prose import Piece
from dateline.model.site import Site


class ArticleView(Struct, frozen=True, kw_only=True):
    """An article. `language` is "" where it is the paper's own; so are all texts that may lack."""

    head: HeadView
    title: str
    language: str
    kind: str
    rests_on: str
    place: str
    date_iso: str
    date_text: str
    reading: str
    updated: NoteView | None
    byline: tuple[RunView, ...]
    highlights: tuple[str, ...]
    picture: PictureView | None
    contents: tuple[LinkView, ...]
    body: Markup
    withdrawn: NoteView | None
    disclaimers: tuple[DisclaimerView, ...]
    disclaimers_first: bool
    updates: tuple[NoteView, ...]
    corrections: tuple[CorrectionView, ...]
    sources: tuple[SourceView, ...]
    linked: tuple[SourceView, ...]
    regions: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    series: LinkView | None
    discussion: DiscussionView
    citation: str
    related: tuple[LineView, ...]
    newer: LinkView | None
    older: LinkView | None


def article_view(story: Story, pieces: tuple[Piece, ...], site: Site, words: Words) -> ArticleView:
    """Return the page of an article; `pieces` are those of its body.

    Of one that was withdrawn nothing is left but what it was, and why it no longer stands. What it
    was filed under goes too: a list of its own has nothing else to show, and isn't printed.
    """
    article = story.article.copy.read()
    entry = article.entry
    view = ArticleView(
        head=_head(article, site, words),
        title=entry.title,
        language="" if article.language == site.language else article.language,
        kind=kind_label(entry.kind, words),
        rests_on=words.rests_on.get(entry.rests_on, ""),
        place=entry.dateline,
        date_iso=date_iso(entry.date, entry.has_time),
        date_text=moment_text(entry.date, entry.has_time, words),
        reading=reading_time(article.body.outline, words),
        updated=_updated(article, words),
        byline=_byline(article, site, words),
        highlights=article.highlights,
        picture=picture_view(entry.image, site.href) if entry.image else None,
        contents=contents_list(article.body.outline),
        body=set_for_page(article.body, pieces, site, words),
        withdrawn=_withdrawn(article, words),
        disclaimers=tuple(
            [
                disclaimer_view(number, each, site, words)
                for number, each in enumerate(article.disclaimers, start=1)
            ]
        ),
        disclaimers_first=site.disclaimers_first,
        updates=tuple([note_view(note, words) for note in article.updates]),
        corrections=tuple([correction_view(each, words) for each in article.corrections]),
        sources=tuple([source_view(each, site, words) for each in article.sources if each.listed]),
        linked=tuple(
            [source_view(each, site, words) for each in article.sources if not each.listed]
        ),
        regions=term_links(entry.regions, site),
        topics=term_links(entry.topics, site),
        series=term_links((entry.series,), site)[0] if entry.series else None,
        discussion=discussion_view(article, site, words),
        citation=_citation(article, site, words),
        related=line_views(story.related, site, words),
        newer=_neighbour(story.newer, site),
        older=_neighbour(story.older, site),
    )
    return _tombstone(view) if view.withdrawn else view


def _head(article: Article, site: Site, words: Words) -> HeadView:
    entry = article.entry
    head = HeadView(
        title=document_title(entry.title, site),
        subject=entry.title,
        description=_summary(article),
        href=site.href(entry.address),
        canonical=site.url(entry.address),
        robots="noindex" if site.preview else "",
        kind="article",
        locale=open_graph_locale(article.language or site.language),
        published=entry.date.isoformat(),
        modified=entry.updated.isoformat(),
        expires=article.hold.expires.isoformat() if article.hold.expires else "",
        authors=tuple(_author_urls(article, site)),
        section=entry.topics[0].name if entry.topics else "",
        tags=tuple([term.name for term in (*entry.topics, *entry.regions)]),
    )
    data = Later(partial(article_data, article, head, site, words))
    return with_card(replace(head, data=data), site, shared_picture(article, site, words))


def _summary(article: Article) -> str:
    """Return the sentence that stands for an article where there is little room."""
    return article.entry.summary or " ".join(article.highlights[:1]) or article.body.outline.opening


def _author_urls(article: Article, site: Site) -> Iterator[str]:
    for author in article.authors:
        if address := site.address_of(author.term):
            yield site.url(address)
        elif author.url:
            yield author.url


def _updated(article: Article, words: Words) -> NoteView | None:
    """Return the day of the last change, unless it is the day of the article itself."""
    entry = article.entry
    if entry.updated.date() == entry.date.date():
        return None
    day = date_text(entry.updated, words)
    return NoteView(date_iso(entry.updated), day, words.updated.format(day))


def _byline(article: Article, site: Site, words: Words) -> tuple[RunView, ...]:
    """Return "By A, B and C"; without authors the paper itself wrote it."""
    names = tuple(
        [
            RunView(author.term.name, site.href(site.address_of(author.term)))
            for author in article.authors
        ]
    )
    before, _, after = words.byline.partition("{}")
    runs = (RunView(before), *name_runs(names or (RunView(site.title),), words), RunView(after))
    return tuple([run for run in runs if run.text])


def _withdrawn(article: Article, words: Words) -> NoteView | None:
    gone = article.hold.withdrawn
    if gone is None:
        return None
    day = date_text(gone.date, words)
    return NoteView(date_iso(gone.date), words.withdrawn_on.format(day), gone.reason)


def _tombstone(view: ArticleView) -> ArticleView:
    notice = view.withdrawn.date_text if view.withdrawn else ""
    head = replace(view.head, expires="", authors=(), section="", tags=(), data=Later())
    return replace(
        view,
        head=replace(head, description=notice, robots="noindex", image=""),
        rests_on="",
        reading="",
        byline=tuple(replace(run, href="") for run in view.byline),
        highlights=(),
        picture=None,
        contents=(),
        body=Markup(),
        disclaimers=(),
        updates=(),
        corrections=(),
        sources=(),
        linked=(),
        regions=(),
        topics=(),
        series=None,
        discussion=replace(view.discussion, replies=()),
        citation="",
    )


def _neighbour(other: Headline | None, site: Site) -> LinkView | None:
    return LinkView(site.href(other.address), other.entry.title) if other else None


def _citation(article: Article, site: Site, words: Words) -> str:
    """Return the line by which others cite the article; it is also what a print-out keeps."""
    entry = article.entry
    return words.citation.format(
        authors=byline_text(entry.authors, words) or site.title,
        title=entry.title,
        paper=site.title,
        date=date_text(entry.date, words),
        url=site.url(entry.address),
    )

"""What an article rests on: its `sources:`, and whoever else its body links to."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from dateline.editorial.newsroom import Desk
from dateline.editorial.outlets import find_citations, find_outlet, host_of
from dateline.model.article import Outlet, Source
from dateline.model.filing import Filing
from dateline.model.manuscript import Manuscript

# The classes of which a list says that an article rests on them, the weightiest first.
LABELLED = ("state-owned", "state-affiliated", "party")


class HostUse(Struct, frozen=True):
    """A host, whose it is (None: nobody knows), and the files of the articles that cite it."""

    host: str
    outlet: Outlet | None
    paths: tuple[str, ...]


def find_sources(manuscript: Manuscript, desk: Desk) -> tuple[Source, ...]:
    """Return the sources that are listed, then each other outlet that the body links to, once."""
    listed = tuple(_listed(manuscript, desk))
    told = {_voice(source) for source in listed}
    linked = {_voice(source): source for source in reversed(tuple(_linked(manuscript, desk)))}
    others = (source for voice, source in reversed(linked.items()) if voice not in told)
    return (*listed, *others)


def rests_on(sources: Iterable[Source]) -> str:
    """Return the class that lists must name, or ""."""
    classes = {source.outlet.class_ for source in sources if source.outlet}
    return next((class_ for class_ in LABELLED if class_ in classes), "")


def count_hosts(articles: Iterable[Filing]) -> tuple[HostUse, ...]:
    """Return whose word the articles rest on, those that most of them cite first."""
    uses: dict[str, dict[str, Source]] = {}
    for article in articles:
        for source in article.copy.read().sources:
            uses.setdefault(_voice(source), {}).setdefault(article.path, source)
    found = (
        HostUse(host, next(iter(cited.values())).outlet, tuple(sorted(cited)))
        for host, cited in uses.items()
        if host
    )
    return tuple(sorted(found, key=lambda use: (-len(use.paths), use.host)))


def _listed(manuscript: Manuscript, desk: Desk) -> Iterator[Source]:
    outlets = desk.room.vocabulary.outlets
    for source in manuscript.sources:
        outlet = find_outlet(outlets, source.url.text)
        yield Source(
            url=source.url.text,
            title=source.title or (outlet.name if outlet else source.url.text),
            accessed=desk.instant(source.accessed) if source.accessed else None,
            archive=source.archive.text if source.archive else "",
            host=host_of(source.url.text),
            outlet=outlet,
        )


def _linked(manuscript: Manuscript, desk: Desk) -> Iterator[Source]:
    own = host_of(desk.room.settings.site.base_url)
    for cited in find_citations(manuscript, desk.room.vocabulary.outlets, own):
        if not cited.listed:
            name = cited.outlet.name if cited.outlet else cited.host
            yield Source(
                cited.mention.text, name, host=cited.host, outlet=cited.outlet, listed=False
            )


def _voice(source: Source) -> str:
    """Whose word it is: an outlet speaks through all its hosts."""
    return source.outlet.host if source.outlet else source.host

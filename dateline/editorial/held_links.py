"""Links to what is not public, where they stand as plain words: it has left, or isn't out yet."""

from msgspec.structs import replace

from dateline.editorial.gate import Passed
from dateline.editorial.newsroom import Newsroom
from dateline.editorial.whereabouts import ended_addresses
from dateline.model.article import Article, Body, Destination, Disclaimer
from dateline.model.filing import Filing, file_article
from dateline.model.library import DisclaimerHistory, Library
from dateline.model.site import MenuItem


def mute_links(library: Library, passed: Passed, room: Newsroom) -> Library:
    """Return the library in which links to what has left the site lead nowhere.

    Those to what isn't public yet do too, if the paper asks for it.
    """
    held = {*ended_addresses(library, passed)}
    if room.settings.mute_held:
        held |= {article.headline.address for article in passed.held}
        held |= {page.address for page in passed.drafts}
    if not held:
        return library
    return replace(
        library,
        site=replace(library.site, menu=_menu(library.site.menu, held)),
        stories=tuple(
            replace(story, article=_muted(story.article, held)) for story in library.stories
        ),
        pages=tuple(replace(page, body=_body(page.body, held)) for page in library.pages),
        disclaimers=tuple(_history(each, held) for each in library.disclaimers),
    )


def _menu(menu: tuple[MenuItem, ...], held: set[str]) -> tuple[MenuItem, ...]:
    return tuple(each for each in menu if _page_of(each.address) not in held)


def _muted(article: Filing, held: set[str]) -> Filing:
    """Most articles lead to nothing that is held, and stay as they are."""
    if held.isdisjoint(map(_page_of, article.targets)):
        return article
    return file_article(_article(article.copy.read(), held))[0]


def _page_of(target: str) -> str:
    return target.partition("#")[0].partition("?")[0]


def _article(article: Article, held: set[str]) -> Article:
    return replace(
        article,
        body=_body(article.body, held),
        disclaimers=tuple(_disclaimer(each, held) for each in article.disclaimers),
        replies=tuple(replace(each, links=_links(each.links, held)) for each in article.replies),
    )


def _body(body: Body, held: set[str]) -> Body:
    return replace(body, links=_links(body.links, held))


def _history(history: DisclaimerHistory, held: set[str]) -> DisclaimerHistory:
    wordings = (
        replace(each, disclaimer=_disclaimer(each.disclaimer, held)) for each in history.wordings
    )
    return replace(history, wordings=tuple(wordings))


def _disclaimer(disclaimer: Disclaimer, held: set[str]) -> Disclaimer:
    return replace(disclaimer, links=_links(disclaimer.links, held))


def _links(links: tuple[Destination, ...], held: set[str]) -> tuple[Destination, ...]:
    """Return links without the address of what is held: even that tells something."""
    return tuple(Destination("", muted=True) if _address(each) in held else each for each in links)


def _address(link: Destination) -> str:
    return link.address.partition("?")[0]

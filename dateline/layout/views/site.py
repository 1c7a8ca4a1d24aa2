"""What every layout sees of the paper: its settings, and nothing counted from articles."""

from collections.abc import Iterator
from urllib.parse import quote

from msgspec import Struct

from dateline.editorial.addresses import (
    CORRECTIONS,
    DISCLAIMERS,
    FIGURES,
    SEARCH,
    SUBSCRIBE,
)
from dateline.layout.assets import STYLESHEET, Assets
from dateline.layout.feeds import whole_feeds
from dateline.layout.looks import first_fonts
from dateline.layout.policy import content_security_policy
from dateline.layout.views.feeds import FeedLinkView, feed_links
from dateline.layout.views.masthead import LogoView, logo_view
from dateline.layout.views.parts import LinkView, outward_link
from dateline.layout.words import Words, words_for
from dateline.model.site import MenuItem, Site

ARCHIVE = "/archive/"
FEED = "/feed.xml"


class SiteView(Struct, frozen=True, kw_only=True):
    """The paper. `root` is the folder it lives under; `assets` leads from a name to an address.

    `scripts` are those of every page: a script in a folder is for the layouts that name it.
    `publisher.href` may be "". `new_tab` tells whether links to other sites open in a new tab.
    `fonts` are those that every page needs at once; `masthead` is great, plain or centred.
    `policy` is the content security policy where the host sends no headers, else "". `archive`,
    `search`, `subscribe`, `corrections` and `disclaimers` are "" where the settings leave that page
    out.
    """

    title: str
    tagline: str
    description: str
    language: str
    direction: str
    root: str
    stylesheet: str
    fonts: tuple[str, ...]
    masthead: str
    logo: LogoView | None
    scripts: tuple[str, ...]
    assets: dict[str, str]
    feed: str
    feeds: tuple[FeedLinkView, ...]
    subscribe: str
    archive: str
    search: str
    corrections: str
    disclaimers: str
    figures: str
    menu: tuple[LinkView, ...]
    policies: tuple[LinkView, ...]
    publisher: LinkView
    contact: LinkView | None
    licence: LinkView | None
    forum: LinkView | None
    sign_up: LinkView | None
    policy: str
    new_tab: bool
    preview: bool
    words: Words


def site_view(site: Site, assets: Assets) -> SiteView:
    """Return what every layout sees of the paper."""
    words = words_for(site.language)
    hrefs = {file.name: site.href(file.address) for file in assets.files}
    licence, forum, mail = site.licence, site.forum, site.publisher.email
    return SiteView(
        title=site.title,
        tagline=site.tagline,
        description=site.description,
        language=site.language,
        direction="rtl" if words.right_to_left else "ltr",
        root=site.root,
        stylesheet=hrefs.get(STYLESHEET, ""),
        fonts=tuple(hrefs[name] for name in first_fonts(site.look) if name in hrefs),
        masthead=site.look.masthead,
        logo=logo_view(site),
        scripts=tuple(href for name, href in hrefs.items() if _on_every_page(name)),
        assets=hrefs,
        feed=site.href(FEED),
        feeds=feed_links(whole_feeds(site), site),
        subscribe=site.href(SUBSCRIBE) if site.pages.subscribe else "",
        archive=site.href(ARCHIVE) if site.pages.archive else "",
        search=site.href(SEARCH) if site.pages.search else "",
        corrections=site.href(CORRECTIONS) if site.pages.corrections else "",
        disclaimers=site.href(DISCLAIMERS) if site.pages.disclaimers else "",
        figures=site.href(FIGURES) if site.pages.figures else "",
        menu=tuple(_menu_link(item, site) for item in site.menu),
        policies=tuple(_policy_links(site, words)),
        publisher=outward_link(site.publisher.url, site.publisher.name, site),
        contact=outward_link(contact_url(mail), mail, site) if mail else None,
        licence=outward_link(licence.url, licence.name, site) if licence else None,
        forum=outward_link(forum.url, forum.name, site) if forum else None,
        sign_up=_sign_up(site, words),
        policy="" if site.hosting.headers else content_security_policy(site),
        new_tab=site.new_tab,
        preview=site.preview,
        words=words,
    )


def contact_url(contact: str, subject: str = "") -> str:
    """Return the URL of a contact that is set as a mail address, or as the URL of a form."""
    if contact.startswith(("https:", "http:", "mailto:")):
        return contact
    query = f"?subject={quote(subject, safe='')}" if subject else ""
    return f"mailto:{contact}{query}"


def _on_every_page(name: str) -> bool:
    return name.endswith(".js") and "/" not in name


def _menu_link(item: MenuItem, site: Site) -> LinkView:
    if item.address.startswith("/"):
        return LinkView(site.href(item.address), item.name)
    return outward_link(item.address, item.name, site)


def _policy_links(site: Site, words: Words) -> Iterator[LinkView]:
    """Yield a link to each page that holds a policy; one that holds several is named once."""
    named: set[str] = set()
    for policy in site.policies:
        page = policy.address.partition("#")[0]
        if page not in named:
            named.add(page)
            title = policy.title or words.policies.names[policy.key]
            yield _menu_link(MenuItem(title, page), site)


def _sign_up(site: Site, words: Words) -> LinkView | None:
    if not site.sign_up:
        return None
    if site.sign_up.startswith("/"):
        return LinkView(site.href(site.sign_up), words.sign_up)
    return outward_link(contact_url(site.sign_up), words.sign_up, site)

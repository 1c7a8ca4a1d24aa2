"""The settings of the paper, as meant."""

from functools import cached_property
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.model.article import Picture
from dateline.model.terms import Term
from dateline.model.trust import Declaration, Policy, Security


class MenuItem(Struct, frozen=True):
    """An entry of the navigation: its words and its address (or an absolute URL)."""

    name: str
    address: str


class Publisher(Struct, frozen=True):
    """Who publishes the paper."""

    name: str
    url: str = ""
    email: str = ""


class Licence(Struct, frozen=True):
    """The terms under which articles may be passed on."""

    name: str
    url: str = ""


class Forum(Struct, frozen=True):
    """Where readers discuss articles."""

    name: str
    url: str = ""


class FeedSettings(Struct, frozen=True):
    """What feeds there are: the formats of the whole paper's (RSS is always one), and the rest.

    `terms` are the taxonomies whose terms have a feed each, with `term_size` entries; `classes` the
    classes of outlets that have one. `hub` is a WebSub hub's URL, or "". With `history` older
    articles are in archive documents (RFC 5005).
    """

    formats: tuple[str, ...] = ("rss", "atom", "json")
    terms: tuple[str, ...] = ("regions", "topics", "authors", "series")
    classes: tuple[str, ...] = ()
    term_size: int = 20
    hub: str = ""
    history: bool = True
    highlights: bool = True
    corrections: bool = True
    opml: bool = True


class PageSettings(Struct, frozen=True):
    """Which pages the site makes of itself, beside those that editors write and the front page.

    `terms` are the taxonomies whose terms have a page each, `paged` where long; `indexes` list the
    terms. With `roll_up` a region holds what is filed under its parts. The others are a page each
    (the archive one for each year too, search an index).
    """

    terms: tuple[str, ...] = ("regions", "topics", "authors", "series")
    paged: bool = True
    indexes: bool = True
    roll_up: bool = True
    archive: bool = True
    subscribe: bool = True
    corrections: bool = True
    disclaimers: bool = True
    figures: bool = True
    search: bool = False


class PictureSettings(Struct, frozen=True):
    """In which widths (in pixels, narrow ones first) pictures are printed, and in which formats.

    `formats` come beside the original's, best first.
    """

    widths: tuple[int, ...] = (400, 800, 1200, 1600, 2400)
    formats: tuple[str, ...] = ("avif", "webp")


class Look(Struct, frozen=True):
    """How the paper looks, where it isn't as usual.

    Accents are colours as `#a3261b`, or "" for the theme's own. `type` is newspaper, serif, sans or
    system; `masthead` great, plain or centred; `front` lead or list. The logo stands for the name.
    """

    accent: str = ""
    accent_dark: str = ""
    type: str = "newspaper"
    masthead: str = "great"
    front: str = "lead"
    logo: Picture | None = None


class Hosting(Struct, frozen=True):
    """What files a host reads beside the pages.

    `headers`: `_headers`; `redirects`: `_redirects` (Netlify, Cloudflare Pages), in Netlify's own
    way with `netlify`; `nojekyll`: `.nojekyll` (GitHub Pages); `domain`: what stands in `CNAME`, or
    "". Without headers each page carries its content security policy itself.
    """

    headers: bool = False
    redirects: bool = False
    nojekyll: bool = False
    domain: str = ""
    netlify: bool = False


class Site(Struct, frozen=True, kw_only=True, dict=True):
    """The settings of the paper. `zone` is an IANA name; `page_size` counts entries of a list.

    `card` is what a link to the paper looks like elsewhere. (`dict`: a page asks for `root` a
    hundred times, so it is kept.)
    """

    title: str
    tagline: str = ""
    description: str = ""
    base_url: str
    id_authority: str
    language: str = "en"
    zone: str = "UTC"
    permalink: str = "/{year}/{slug}/"
    page_size: int = 20
    menu: tuple[MenuItem, ...] = ()
    publisher: Publisher
    licence: Licence | None = None
    forum: Forum | None = None
    reply: str = ""
    sign_up: str = ""
    feed_size: int = 20
    feeds: FeedSettings = FeedSettings()
    pages: PageSettings = PageSettings()
    hosting: Hosting = Hosting()
    policies: tuple[Policy, ...] = ()
    security: Security | None = None
    trust: tuple[Declaration, ...] = ()
    pictures: PictureSettings = PictureSettings()
    typography: bool = True
    new_tab: bool = False
    disclaimers_first: bool = False
    preview: bool = False
    news_sitemap: bool = True
    card: Picture | None = None
    look: Look = Look()

    @cached_property
    def root(self) -> str:
        """The folder under which the site lives, with both slashes: `/` or `/paper/`."""
        return urlsplit(self.base_url).path.rstrip("/") + "/"

    @cached_property
    def folder(self) -> str:
        """What stands before an address in a link: "" or `/paper`."""
        return self.root[:-1]

    def href(self, address: str) -> str:
        """Return what a page of this site writes to lead to `address`."""
        return self.folder + address if address.startswith("/") else address

    def address_of(self, term: Term) -> str:
        """Return the address of a term's page, or "" where the settings leave it out."""
        return term.address if term.taxonomy in self.pages.terms else ""

    def url(self, address: str) -> str:
        """Return the absolute URL of `address`."""
        return self._origin + address if address.startswith("/") else address

    @cached_property
    def _origin(self) -> str:
        return self.base_url.rstrip("/")

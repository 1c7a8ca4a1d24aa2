"""The table of fields: name, kind, whether required, what it is for.

The checks, the JSON Schema and the reference page are all made from these rows. Each row stands in
a paper below tests/frozen/ too, which later versions are held to.
"""

from enum import StrEnum

from msgspec import Struct

from dateline.editorial.style_rules import STYLE


class Kind(StrEnum):
    """What may stand in a field, and so what it is read as."""

    TEXT = "text"  # str: plain words, HTML entities decoded once
    TITLE = "title"  # Mention: plain words, HTML entities decoded once
    MARKDOWN = "markdown"  # Mention: Markdown, set later
    WORD = "word"  # Mention: a key, a code, a name
    SLUG = "slug"  # Mention: lower-case letters, digits and hyphens
    ID = "id"  # Mention: what may stand in a tag: URI
    PATH = "path"  # Mention: a file of content/
    HOST = "host"  # Mention: the name of a host
    ADDRESS = "address"  # Mention: /a/path/ of this site
    TARGET = "target"  # Mention: an address of this site, or a URL
    URL = "url"  # Mention: http or https
    MAIL = "mail"  # Mention: an e-mail address
    CONTACT = "contact"  # Mention: an e-mail address or a URL
    LANGUAGE = "language"  # str: a language tag
    COLOUR = "colour"  # Mention: #a3261b, with or without the sign
    DATE = "date"  # WrittenDate
    FLAG = "flag"  # bool: exactly true or false
    NUMBER = "number"  # int
    POINT = "point"  # tuple of two int: per cent from the left, and from the top
    TEXTS = "texts"  # tuple of str
    URLS = "urls"  # tuple of Mention: http or https; one alone may stand without brackets
    CONTACTS = "contacts"  # tuple of Mention: e-mail addresses or URLs; the same
    WORDS = "words"  # tuple of Mention; one alone may stand without brackets
    RECORD = "record"  # a mapping with fields of its own
    RECORDS = "records"  # a list of such mappings; one alone may stand without a dash
    WORDS_OR_MARKDOWN = "words or markdown"  # tuple of Mention: keys, or one text of its own
    TABLE = "table"  # Mention: CSV, or a file of it; tuple of rows, each a tuple of Mention
    PATH_OR_RECORD = "path or record"  # a path, or a mapping that has one


class Field(Struct, frozen=True):
    """One row. `fields` are the rows of a record; `most` limits the entries of a list.

    `gate`: the gate reads it. `foreign` are the names that other programs have for it.
    """

    name: str
    kind: Kind
    doc: str
    required: bool = False
    fields: tuple["Field", ...] = ()
    most: int = 100
    gate: bool = False
    example: str = ""
    foreign: tuple[str, ...] = ()


_NOTE = (
    Field("date", Kind.DATE, "The day of the change.", required=True),
    Field("text", Kind.TEXT, "What was added.", required=True),
)

_MINOR = (
    Field("date", Kind.DATE, "The day of the edit.", required=True),
    Field("reason", Kind.TEXT, "What was mended.", required=True),
)

_CORRECTION = (
    Field("date", Kind.DATE, "The day of the correction.", required=True),
    Field("was", Kind.TEXT, "What the article said.", required=True),
    Field("now", Kind.TEXT, "What it says now.", required=True),
)

_SOURCE = (
    Field("url", Kind.URL, "Where the source is.", required=True),
    Field("title", Kind.TEXT, "What it is called."),
    Field("accessed", Kind.DATE, "The day it was read."),
    Field("archive", Kind.URL, "A kept copy."),
)

_MEDIA_FACTS = (
    Field("alt", Kind.TEXT, "What is seen, for those who don't see it."),
    Field("caption", Kind.TEXT, "The words below the picture."),
    Field("credit", Kind.TEXT, "Who made it."),
    Field("decorative", Kind.FLAG, "true: it says nothing, and needs no alt."),
)

_IMAGE = (Field("path", Kind.PATH, "The picture's file.", required=True), *_MEDIA_FACTS)

_EMBARGO = (
    Field("until", Kind.DATE, "Nothing is public before this instant.", required=True, gate=True),
    Field("note", Kind.TEXT, "Who asked for it; never published."),
)

_WITHDRAWN = (
    Field("date", Kind.DATE, "Since when.", required=True),
    Field("reason", Kind.TEXT, "Why; readers see it.", required=True),
)

_WAIVER = (
    Field("rule", Kind.WORD, "The rule that this article may break.", required=True),
    Field("reason", Kind.TEXT, "Why.", required=True),
)

_MOMENT = (
    Field(
        "date",
        Kind.WORD,
        "When: a year, a month or a day.",
        required=True,
        example="2025-04-04",
    ),
    Field("text", Kind.TEXT, "What happened.", required=True),
    Field("link", Kind.WORD, "Where to read on: a URL, or another article's file."),
)

ARTICLE = (
    Field("title", Kind.TITLE, "The headline.", required=True, example="A group and an institute"),
    Field(
        "date",
        Kind.DATE,
        "The day of publication, or an instant; in the future: held back until then.",
        required=True,
        gate=True,
        example="2026-02-05",
        foreign=("published", "pubdate", "publishdate"),
    ),
    Field("id", Kind.ID, "The permanent id; without it, the file's name.", example="cregc-nimte"),
    Field("dateline", Kind.TEXT, "Where the story was filed.", example="Ganzhou"),
    Field(
        "kind",
        Kind.WORD,
        "One of the site's kinds; news where nothing is said.",
        example="analysis",
    ),
    Field(
        "summary",
        Kind.TEXT,
        "One sentence for lists and feeds; else the first highlight, or the first sentence.",
        foreign=("description", "excerpt", "abstract", "subtitle"),
    ),
    Field("highlights", Kind.TEXTS, "Up to five points, shown first.", most=5),
    Field("regions", Kind.WORDS, "Where it plays: codes or names.", example="[CN-ZJ, US]"),
    Field(
        "topics",
        Kind.WORDS,
        "What it is about.",
        example="[rare-earths]",
        foreign=("tags", "categories", "category", "keywords"),
    ),
    Field(
        "authors",
        Kind.WORDS,
        "Who wrote it; else the paper itself.",
        example="[editor]",
        foreign=("byline",),
    ),
    Field("series", Kind.WORD, "The series it belongs to.", example="the-magnet-chain"),
    Field("sources", Kind.RECORDS, "What it rests on.", fields=_SOURCE),
    Field(
        "disclaimer",
        Kind.WORDS_OR_MARKDOWN,
        "Ids from disclaimers.yaml, or a text of its own.",
        example="state-media",
    ),
    Field(
        "image",
        Kind.PATH_OR_RECORD,
        "The lead picture.",
        fields=_IMAGE,
        example="media/x.jpg",
        foreign=("picture", "cover", "thumbnail"),
    ),
    Field("discussion", Kind.URL, "Where readers discuss it."),
    Field(
        "slug",
        Kind.SLUG,
        "The last part of its address; else from the file's name.",
        example="a-few-plain-words",
    ),
    Field(
        "permalink",
        Kind.ADDRESS,
        "Its whole address, instead of the site's pattern.",
        example="/2026/ningbo/",
    ),
    Field(
        "aliases",
        Kind.WORDS,
        "Former addresses, which lead here.",
        example="[/2025/ningbo/]",
        foreign=("redirect_from",),
    ),
    Field(
        "updates", Kind.RECORDS, "Facts added since; each is told from its date on.", fields=_NOTE
    ),
    Field(
        "updated",
        Kind.DATE,
        "The last update, where none is listed: no day to come.",
        foreign=("lastmod", "modified"),
    ),
    Field(
        "corrections",
        Kind.RECORDS,
        "Mistakes put right; told from their dates on.",
        fields=_CORRECTION,
    ),
    Field(
        "timeline", Kind.RECORDS, "What happened when; it stands below the text.", fields=_MOMENT
    ),
    Field("minor", Kind.RECORDS, "Edits that change no fact.", fields=_MINOR),
    Field("waive", Kind.RECORDS, "Rules that it may break.", fields=_WAIVER),
    Field("draft", Kind.FLAG, "true: never published.", gate=True, foreign=("hidden", "private")),
    Field("embargo", Kind.RECORD, "Not before an instant.", fields=_EMBARGO, gate=True),
    Field(
        "expires",
        Kind.DATE,
        "Leaves the site at this instant.",
        gate=True,
        foreign=("expirydate", "unpublishdate"),
    ),
    Field("withdrawn", Kind.RECORD, "No longer stands.", fields=_WITHDRAWN, gate=True),
    Field("card", Kind.FLAG, "false: the paper's social card stands for it."),
    Field("lead", Kind.FLAG, "true: holds the front page's first place."),
    Field(
        "language",
        Kind.LANGUAGE,
        "The language of the text, where it isn't the site's.",
        example="de",
    ),
)

PAGE = (
    Field("title", Kind.TITLE, "The page's heading.", required=True),
    Field("summary", Kind.TEXT, "One sentence for search engines."),
    Field("slug", Kind.SLUG, "Its address; else from the file's name."),
    Field("navigation", Kind.NUMBER, "Its place in the menu, from 1.", example="1"),
    Field("draft", Kind.FLAG, "true: never published.", gate=True),
)

_POLICIES = (
    Field("coverage", Kind.TARGET, "What the paper covers, and why.", example="/about/"),
    Field("principles", Kind.TARGET, "What it holds itself to."),
    Field("ethics", Kind.TARGET, "Independence, gifts, interests of the desk."),
    Field("corrections", Kind.TARGET, "How mistakes are put right."),
    Field("verification", Kind.TARGET, "What an article may rest on, and how it is checked."),
    Field("unnamed_sources", Kind.TARGET, "Whether and when a source stays unnamed."),
    Field("disclaimers", Kind.TARGET, "Which articles carry a disclaimer."),
    Field("ownership", Kind.TARGET, "Who owns the paper, and who pays for it."),
    Field("diversity", Kind.TARGET, "Whose voices are heard."),
    Field("masthead", Kind.TARGET, "Who makes it."),
    Field("feedback", Kind.TARGET, "How readers reach the desk, and what comes of it."),
)

_SECURITY = (
    Field(
        "contact",
        Kind.CONTACTS,
        "Whom to tell, the best way first.",
        required=True,
        example="security@paper.example",
    ),
    Field(
        "expires",
        Kind.DATE,
        "Until when this holds: less than a year, the standard recommends.",
        required=True,
    ),
    Field("encryption", Kind.URL, "Where the key is to write with."),
    Field("acknowledgments", Kind.TARGET, "Where those are thanked who told."),
    Field("languages", Kind.WORDS, "The languages that the desk reads; else the paper's."),
    Field("policy", Kind.TARGET, "How such reports are dealt with."),
    Field("hiring", Kind.TARGET, "Work to be had that concerns security."),
)

_TRUST = (
    Field("member", Kind.URLS, "Sites of those that are members of this one."),
    Field("belongto", Kind.URLS, "Associations that it is a member of."),
    Field("control", Kind.URLS, "Sites that it controls."),
    Field("controlledby", Kind.URLS, "Who controls it."),
    Field("social", Kind.URLS, "Its accounts elsewhere."),
    Field("vendor", Kind.URLS, "Who works for it."),
    Field("customer", Kind.URLS, "For whom it works."),
    Field("disclosure", Kind.TARGET, "Where it says what it must: ethics, ownership, corrections."),
    Field("contact", Kind.CONTACTS, "How to reach it."),
    Field("datatrainingallowed", Kind.WORD, "yes or no: may its articles train a model?"),
)

SITE = (
    Field(
        "format",
        Kind.NUMBER,
        "The edition of Dateline's formats that content/ is written for.",
        example="1",
        foreign=("dateline", "version", "requires", "dateline_version"),
    ),
    Field("title", Kind.TEXT, "The paper's name.", required=True),
    Field("tagline", Kind.TEXT, "A few words under the name."),
    Field("description", Kind.TEXT, "One or two sentences for search engines and feeds."),
    Field(
        "base_url",
        Kind.URL,
        "Where the site is published.",
        required=True,
        example="https://paper.example/",
    ),
    Field(
        "id_authority",
        Kind.WORD,
        "A host of yours and a year in which it was (RFC 4151); never to be changed.",
        required=True,
        example='"paper.example,2025"',
    ),
    Field("language", Kind.LANGUAGE, "The language of the paper.", example="en"),
    Field("zone", Kind.WORD, "The time zone of dates without one.", example="Europe/Brussels"),
    Field("permalink", Kind.WORD, "The pattern of article addresses.", example="/{year}/{slug}/"),
    Field("page_size", Kind.NUMBER, "Entries on a page of a list.", example="20"),
    Field("kinds", Kind.WORDS, "The kinds of articles."),
    Field(
        "navigation",
        Kind.RECORDS,
        "The menu.",
        fields=(
            Field("name", Kind.TEXT, "The word in the menu.", required=True),
            Field("to", Kind.TARGET, "An address of this site, or a URL.", required=True),
        ),
    ),
    Field(
        "publisher",
        Kind.RECORD,
        "Who publishes the paper.",
        required=True,
        fields=(
            Field("name", Kind.TEXT, "The publisher's name.", required=True),
            Field("url", Kind.URL, "Its home page."),
            Field("email", Kind.MAIL, "Its address."),
        ),
    ),
    Field(
        "licence",
        Kind.RECORD,
        "The terms for passing articles on.",
        fields=(
            Field("name", Kind.TEXT, "What the terms are called.", required=True),
            Field("url", Kind.URL, "Where they stand."),
        ),
    ),
    Field(
        "forum",
        Kind.RECORD,
        "Where readers discuss.",
        fields=(
            Field("name", Kind.TEXT, "The forum's name.", required=True),
            Field("url", Kind.URL, "Its address."),
        ),
    ),
    Field(
        "gone",
        Kind.RECORDS,
        "Addresses at which a page says that what was there is no more.",
        most=1000,
        fields=(
            Field("path", Kind.WORD, "The former address.", required=True, example="/2025/01/x/"),
            Field("reason", Kind.TEXT, "Why it is gone, for readers.", required=True),
            Field("date", Kind.DATE, "Since when."),
        ),
    ),
    Field("reply", Kind.CONTACT, "Where a reader's reply goes."),
    Field("sign_up", Kind.CONTACT, "Where a reader signs up for mail."),
    Field("policies", Kind.RECORD, "Which page is which policy.", fields=_POLICIES),
    Field("security", Kind.RECORD, "What stands in security.txt (RFC 9116).", fields=_SECURITY),
    Field("trust", Kind.RECORD, "What stands in trust.txt.", fields=_TRUST),
    Field(
        "hosting",
        Kind.RECORD,
        "What files the host reads beside the pages.",
        fields=(
            Field("headers", Kind.FLAG, "true: it takes _headers (Netlify, Cloudflare Pages)."),
            Field("redirects", Kind.FLAG, "true: it takes _redirects (the same, GitLab Pages)."),
            Field("netlify", Kind.FLAG, "true: _redirects as only Netlify takes it, with 410."),
            Field("nojekyll", Kind.FLAG, "true: it wants .nojekyll (GitHub Pages)."),
            Field("domain", Kind.HOST, "The paper's own domain, for CNAME (GitHub Pages)."),
        ),
    ),
    Field(
        "cards",
        Kind.RECORD,
        "Social cards: what a link to an article looks like elsewhere.",
        fields=(
            Field("since", Kind.DATE, "Articles from this day on have one of their own."),
            Field(
                "fonts",
                Kind.WORDS,
                "Fonts in layouts/cards/ for letters that the paper's own lack, the best first.",
                most=8,
                example="[noto-serif-sc.otf]",
            ),
        ),
    ),
    Field(
        "look",
        Kind.RECORD,
        "How the paper looks: its colour, type, masthead, logo and front page.",
        fields=(
            Field("accent", Kind.COLOUR, "The colour of labels and rules.", example='"#0b5fa5"'),
            Field("accent_dark", Kind.COLOUR, "On dark paper; else made from the other."),
            Field("type", Kind.WORD, "newspaper, serif, sans, or system (the reader's own fonts)."),
            Field("masthead", Kind.WORD, "great (on the front page), plain or centred."),
            Field(
                "logo",
                Kind.PATH_OR_RECORD,
                "A picture in the place of the name.",
                fields=(
                    Field("path", Kind.PATH, "Its file.", required=True, example="media/x.png"),
                    Field("alt", Kind.TEXT, "What it says; else the paper's name."),
                ),
                example="media/logo.png",
            ),
            Field("front", Kind.WORD, "lead: one article is larger; list: all alike, by day."),
        ),
    ),
    Field(
        "style",
        Kind.RECORD,
        "House style: error, warning or off for each of its rules.",
        fields=(
            Field("since", Kind.DATE, "Articles from this day on are held to it; else all."),
            *(
                Field(each.code, Kind.WORD, f"{each.doc} Usually {each.level}.", example="off")
                for each in STYLE
            ),
        ),
    ),
    Field("news_sitemap", Kind.FLAG, "false: no sitemap of the last two days for Google News."),
    Field(
        "feeds",
        Kind.RECORD,
        "Which feeds there are, and what they hold.",
        fields=(
            Field("size", Kind.NUMBER, "How many entries; with a history, at least a month's."),
            Field("term_size", Kind.NUMBER, "How many entries in a region's, a topic's, …"),
            Field(
                "formats",
                Kind.WORDS,
                "The formats of the whole paper's feed; rss is always one.",
                example="[rss, atom, json]",
            ),
            Field(
                "terms",
                Kind.WORDS,
                "Whose feeds there are: regions, topics, authors, series, or none.",
            ),
            Field(
                "classes",
                Kind.WORDS,
                "The classes of outlets that have a feed of what rests on them.",
                example="[state-owned]",
            ),
            Field("history", Kind.FLAG, "false: no archives of older articles, month by month."),
            Field("highlights", Kind.FLAG, "false: no feed of highlights."),
            Field("corrections", Kind.FLAG, "false: no feed of corrections."),
            Field("opml", Kind.FLAG, "false: no list of all feeds for readers to import."),
            Field("hub", Kind.URL, "A WebSub hub, which tells readers at once."),
        ),
    ),
    Field(
        "pages",
        Kind.RECORD,
        "Which pages the site makes of itself; links to those that are left out go too.",
        fields=(
            Field(
                "terms",
                Kind.WORDS,
                "Whose pages there are: regions, topics, authors, series, or none.",
                example="[regions, topics]",
            ),
            Field("paged", Kind.FLAG, "false: the list of a term is one page, however long."),
            Field("indexes", Kind.FLAG, "false: no /regions/, /topics/, … that name all terms."),
            Field(
                "roll_up",
                Kind.FLAG,
                "false: a region lists what names it, not what names its parts; no maps.",
            ),
            Field("archive", Kind.FLAG, "false: no /archive/, and no page for each year."),
            Field("subscribe", Kind.FLAG, "false: no /subscribe/, which explains feeds."),
            Field("corrections", Kind.FLAG, "false: no /corrections/ that lists them all."),
            Field("disclaimers", Kind.FLAG, "false: no /disclaimers/ with all their wordings."),
            Field("figures", Kind.FLAG, "false: no /figures/ that counts what was published."),
            Field("search", Kind.FLAG, "true: /search/, and a field for it on every page."),
        ),
    ),
    Field(
        "links",
        Kind.RECORD,
        "How links open, and what becomes of those that lead nowhere yet.",
        fields=(
            Field("new_tab", Kind.FLAG, "true: links to elsewhere open in a new tab, and say so."),
            Field(
                "held",
                Kind.WORD,
                "A link to an article that is held: error, or text (plain words until it is out).",
            ),
        ),
    ),
    Field(
        "pictures",
        Kind.RECORD,
        "How pictures are printed.",
        fields=(
            Field(
                "widths",
                Kind.WORDS,
                "In which widths, in pixels; none is wider than the original.",
                example="[400, 800, 1200, 1600, 2400]",
                most=8,
            ),
            Field(
                "formats",
                Kind.WORDS,
                "In which formats beside the original's: avif and webp, or none.",
                example="[avif, webp]",
            ),
        ),
    ),
    Field("typography", Kind.FLAG, "false: quotes and dashes stay as typed."),
    Field("disclaimers", Kind.WORD, "before or after: where they stand, seen from the body."),
    Field(
        "terms",
        Kind.RECORD,
        "Which vocabularies are open (a term used is a term) or closed.",
        fields=(
            Field("topics", Kind.WORD, "open or closed."),
            Field("authors", Kind.WORD, "open or closed."),
            Field("series", Kind.WORD, "open or closed."),
        ),
    ),
    Field("ignore", Kind.WORDS, "Foreign front matter keys to pass over."),
)

TERM = (
    Field("name", Kind.TEXT, "What readers see.", required=True),
    Field("description", Kind.TEXT, "A sentence at the head of its page."),
    Field("aliases", Kind.WORDS, "Former keys."),
)

AUTHOR = (
    *TERM,
    Field("role", Kind.TEXT, "What the author does."),
    Field("email", Kind.MAIL, "For replies."),
    Field("url", Kind.URL, "A page of the author's own."),
    Field("biography", Kind.TEXT, "A sentence or two."),
)

DISCLAIMER = (
    Field("title", Kind.TEXT, "Its heading."),
    Field("text", Kind.MARKDOWN, "Its wording, where there is only one."),
    Field(
        "versions",
        Kind.RECORDS,
        "Its wordings, each with the day from which it holds.",
        fields=(
            Field("since", Kind.DATE, "From this day on.", required=True),
            Field("text", Kind.MARKDOWN, "The wording.", required=True),
        ),
    ),
)

OUTLET = (
    Field("name", Kind.TEXT, "The outlet's name.", required=True),
    Field("country", Kind.WORD, "Its country's code."),
    Field("class", Kind.WORD, "state-owned, state-affiliated, government, party, …"),
    Field("basis", Kind.URL, "What the class rests on."),
    Field("reviewed", Kind.DATE, "When somebody last looked."),
    Field("subdomains", Kind.FLAG, "false: this host alone, not those that end with it."),
)

_CONDITION = (
    Field("class", Kind.WORDS, "One source's outlet is of one of these classes, or unreviewed."),
    Field("outlet", Kind.WORDS, "… is one of these hosts of outlets.yaml."),
    Field("country", Kind.WORDS, "… is of one of these countries."),
    Field("region", Kind.WORDS, "The article is filed under one of these, or a part of one."),
    Field("topic", Kind.WORDS, "The article is about one of these."),
    Field("language", Kind.WORDS, "The article is in one of these languages."),
    Field("series", Kind.WORDS, "The article belongs to one of these."),
)

RULE = (
    Field(
        "when",
        Kind.RECORD,
        "Which articles owe it: all conditions hold, of each any one of its words.",
        required=True,
        fields=_CONDITION,
        example="{class: [state-owned, state-affiliated]}",
    ),
    Field(
        "disclaimer",
        Kind.WORD,
        "What they owe: an id from disclaimers.yaml.",
        required=True,
        example="state-media",
    ),
    Field("action", Kind.WORD, "require: an error where it lacks; attach: added, and said so."),
    Field("since", Kind.DATE, "It binds articles from this day on."),
)

REPLY = (
    Field("article", Kind.WORD, "The id of the article.", required=True, example="cregc-nimte"),
    Field("name", Kind.TEXT, "Who replies.", required=True, example="A reader"),
    Field("date", Kind.DATE, "When.", required=True, example="2026-02-06"),
    Field("role", Kind.WORD, "reader, author or moderator; reader where nothing is said."),
)

MEDIA = (
    *_MEDIA_FACTS,
    Field("licence", Kind.TEXT, "The terms it is used under."),
    Field(
        "focus",
        Kind.POINT,
        "What must be seen where it is cropped: per cent from the left, and from the top.",
        example="[50, 50]",
    ),
)

CHART = (
    Field("kind", Kind.WORD, "bar, line, share, range or multiples.", required=True, example="bar"),
    Field("title", Kind.TEXT, "What it shows, in a few words.", required=True),
    Field(
        "data",
        Kind.TABLE,
        "Its numbers: CSV below it, rows, or the name of a file of CSV beside the article.",
        required=True,
        example="numbers.csv",
    ),
    Field("x", Kind.WORD, "The column of names or dates; else the first.", example="Year"),
    Field("columns", Kind.WORDS, "The columns to draw; else all others.", example="[Exports]"),
    Field("unit", Kind.TEXT, "What the numbers are in.", example="tonnes"),
    Field("decimal", Kind.WORD, "point or comma: what stands before decimals.", example="comma"),
    Field("description", Kind.TEXT, "For those who don't see it; else made from the numbers."),
    Field("source", Kind.TEXT, "Where the numbers are from."),
    Field("note", Kind.TEXT, "What must be known to read them."),
)

TIMELINE = (
    Field("title", Kind.TEXT, "What it is a timeline of."),
    Field("entries", Kind.RECORDS, "What happened, in any order.", fields=_MOMENT),
)

MAP = (
    Field(
        "regions",
        Kind.WORDS,
        "What is shown: codes or names, as in front matter.",
        required=True,
        example="[CN-ZJ, CN-JX]",
    ),
    Field("caption", Kind.TEXT, "The words below it."),
)

"""Reads content/site.yaml: the paper's settings."""

import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.editorial.addresses import RESERVED, plain_url
from dateline.editorial.card_settings import CardSettings, card_settings
from dateline.editorial.contents import Contents
from dateline.editorial.dates import zone_names, zone_of
from dateline.editorial.feed_settings import feed_settings, find_faults
from dateline.editorial.fields import SITE
from dateline.editorial.formats import find_newer_format
from dateline.editorial.forms import Value, read_form, read_yaml
from dateline.editorial.gone import GoneEntry, find_gone_faults, gone_entries
from dateline.editorial.look_settings import (
    Logo,
    find_look_faults,
    find_pale_accents,
    look_settings,
    read_logo,
)
from dateline.editorial.manuscripts import ReadingSettings
from dateline.editorial.nearest import nearest
from dateline.editorial.page_settings import find_page_faults, page_settings
from dateline.editorial.picture_settings import find_picture_faults, picture_settings
from dateline.editorial.style_settings import (
    StyleSettings,
    find_style_faults,
    style_settings,
)
from dateline.editorial.trust_settings import (
    find_targets,
    find_trust_faults,
    read_policies,
    read_security,
    read_trust,
)
from dateline.model.file import Stored
from dateline.model.manuscript import WrittenDate
from dateline.model.problem import Location, Problem, errors
from dateline.model.prose import Mention
from dateline.model.site import Forum, Hosting, Licence, MenuItem, Publisher, Site
from dateline.syntax.markdown import MarkdownSettings

PATH = "content/site.yaml"
KINDS = ("news", "analysis", "opinion", "brief")
DECLARED = ("policies", "security", "trust")
OPENABLE = ("topics", "authors", "series")

# RFC 4151 §2.1: a host name or an e-mail address, and a date.
_AUTHORITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9.@_-]*,\d{4}(?:-\d{2}(?:-\d{2})?)?")
_PATTERN = re.compile(r"/(?:(?:[a-z0-9-]|\{(?:year|month|day|slug)\})+/)+")
_BASE_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]*[A-Za-z0-9_~-])*/?")


class Settings(Struct, frozen=True):
    """What site.yaml says: the site, and what only the newsroom needs to know.

    `targets` are the addresses of this site that the settings name, as written, `gone` those that
    are no more; `expires` is the last day of security.txt, as written. `mute_held`: links to what
    is held stand as plain words until it is out, and are no mistake.
    """

    site: Site
    reading: ReadingSettings
    kinds: tuple[str, ...] = KINDS
    open: tuple[str, ...] = ()
    mute_held: bool = False
    targets: tuple[Mention, ...] = ()
    gone: tuple[GoneEntry, ...] = ()
    expires: WrittenDate | None = None
    cards: CardSettings = CardSettings()
    style: StyleSettings = StyleSettings()
    logo: Logo | None = None


def read_settings(contents: Contents) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read the settings; None where something in them is wrong, since all else rests on them."""
    file = contents.files.get(PATH)
    if file is None:
        hint = "write one with title, base_url, id_authority and publisher"
        return None, (Problem(Location(PATH), "missing-settings", "there is no such file", hint),)
    return parse_settings(contents.stored(file))


def parse_settings(stored: Stored) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Return what a file of settings says; None where something in it is wrong."""
    mapping, problems = read_yaml(stored, PATH)
    if errors(problems):  # what can't be read isn't missing
        return None, problems
    values, in_fields = read_form(mapping, SITE, PATH)
    if newer := find_newer_format(mapping, PATH):
        return None, (newer,)
    problems = (*problems, *in_fields, *_checked(values))
    return None if errors(problems) else _settings(values), problems


def _checked(values: dict[str, Value]) -> Iterator[Problem]:
    """What the table of fields can't tell."""
    for name, check in _CHECKS.items():
        given = values.get(name)
        if isinstance(given, Mention) and (found := check(given.text)):
            yield _wrong(given, *found)
    for name, openness in _record(values, "terms").items():
        if isinstance(openness, Mention) and openness.text not in ("open", "closed"):
            message = f"'{openness.text}' for {name}; open or closed is meant"
            yield _wrong(openness, message, f"write {name}: open or {name}: closed")
    held = _record(values, "links").get("held")
    if isinstance(held, Mention) and held.text not in ("error", "text"):
        message = f"'{held.text}' for held; error or text is meant"
        yield _wrong(held, message, "write held: error or held: text")
    place = values.get("disclaimers")
    if isinstance(place, Mention) and place.text not in ("before", "after"):
        message = f"'{place.text}' for disclaimers; before or after is meant"
        yield _wrong(place, message, "write disclaimers: before or disclaimers: after")
    feeds, pages = _record(values, "feeds"), _record(values, "pages")
    faults = (*find_faults(feeds, page_settings(pages)), *find_page_faults(pages))
    declared = find_trust_faults(_record(values, "security"), _record(values, "trust"))
    printed = find_picture_faults(_record(values, "pictures"))
    styled = find_style_faults(_record(values, "style"))
    look = _record(values, "look")
    yield from find_pale_accents(look)
    worded = (*printed, *styled, *find_look_faults(look))
    for fault in (*faults, *find_gone_faults(values), *declared, *worded):
        yield _wrong(*fault)


def _authority_fault(text: str) -> tuple[str, str] | None:
    if _AUTHORITY.fullmatch(text):
        return None
    return f"'{text}' is not an authority", 'a host and a year: "paper.example,2025"'


def _permalink_fault(text: str) -> tuple[str, str] | None:
    hint = "write /{year}/{slug}/"
    if not _PATTERN.fullmatch(text):
        return f"'{text}' is not a pattern of addresses", hint
    if "{slug}" not in text:
        return "the pattern has no {slug}, so two articles could share an address", hint
    if text.split("/")[1] in RESERVED:
        return f"the addresses under /{text.split('/')[1]}/ belong to the site's own pages", hint
    return None


def _zone_fault(text: str) -> tuple[str, str] | None:
    if text in zone_names():
        return None
    near = nearest(text, sorted(zone_names()))
    return f"unknown time zone '{text}'", f"did you mean '{near}'?" if near else "write Europe/Rome"


def _base_fault(text: str) -> tuple[str, str] | None:
    if text != plain_url(text):
        return f"'{text}' is not an address that all programs take", f"write {plain_url(text)}"
    if text.isascii() and _BASE_PATH.fullmatch(urlsplit(text).path) and not {"?", "#"} & set(text):
        return None
    return f"'{text}' is not the address of a site", "write https://paper.example/"


_CHECKS: Final[dict[str, Callable[[str], tuple[str, str] | None]]] = {
    "id_authority": _authority_fault,
    "permalink": _permalink_fault,
    "zone": _zone_fault,
    "base_url": _base_fault,
}


def _wrong(mention: Mention, message: str, hint: str) -> Problem:
    location = Location(PATH, mention.line, mention.column)
    return Problem(location, "bad-setting", message, hint)


def _settings(values: dict[str, Value]) -> Settings:
    language = _text(values, "language") or "en"
    typography = values.get("typography") is not False
    terms = _record(values, "terms")
    expires = _record(values, "security").get("expires")
    return Settings(
        site=_site(values, language, typography),
        reading=ReadingSettings(
            MarkdownSettings(language=language, typography=typography),
            _list(values, "ignore"),
        ),
        kinds=_list(values, "kinds") or KINDS,
        open=tuple(name for name in OPENABLE if _word(terms, name, "closed") == "open"),
        mute_held=_word(_record(values, "links"), "held") == "text",
        targets=tuple(find_targets(*_menu(values), *(_record(values, name) for name in DECLARED))),
        gone=gone_entries(values),
        expires=expires if isinstance(expires, WrittenDate) else None,
        style=style_settings(_record(values, "style")),
        logo=read_logo(_record(values, "look")),
        cards=card_settings(_record(values, "cards"), zone_of(_word(values, "zone", "UTC"))),
    )


def _menu(values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    items = values.get("navigation", ())
    for item in items if isinstance(items, tuple) else ():
        if isinstance(item, dict):
            yield item


def _site(values: dict[str, Value], language: str, typography: bool) -> Site:
    publisher, licence = _record(values, "publisher"), _record(values, "licence")
    forum, feeds = _record(values, "forum"), _record(values, "feeds")
    zone = _word(values, "zone", "UTC")
    pages = page_settings(_record(values, "pages"))
    return Site(
        title=_text(values, "title"),
        tagline=_text(values, "tagline"),
        description=_text(values, "description"),
        base_url=_word(values, "base_url").rstrip("/") + "/",
        id_authority=_word(values, "id_authority"),
        language=language,
        zone=zone,
        permalink=_word(values, "permalink", "/{year}/{slug}/"),
        page_size=_count(values, "page_size", 20),
        menu=tuple(MenuItem(_text(item, "name"), _word(item, "to")) for item in _menu(values)),
        publisher=Publisher(
            _text(publisher, "name"), _word(publisher, "url"), _word(publisher, "email")
        ),
        licence=Licence(_text(licence, "name"), _word(licence, "url")) if licence else None,
        forum=Forum(_text(forum, "name"), _word(forum, "url")) if forum else None,
        reply=_word(values, "reply"),
        sign_up=_word(values, "sign_up"),
        feed_size=_count(feeds, "size", 20),
        feeds=feed_settings(feeds, pages),
        pages=pages,
        hosting=_hosting(_record(values, "hosting")),
        policies=read_policies(_record(values, "policies")),
        security=read_security(_record(values, "security"), zone_of(zone)),
        trust=read_trust(_record(values, "trust")),
        pictures=picture_settings(_record(values, "pictures")),
        typography=typography,
        new_tab=_record(values, "links").get("new_tab") is True,
        disclaimers_first=_word(values, "disclaimers") == "before",
        news_sitemap=values.get("news_sitemap") is not False,
        look=look_settings(_record(values, "look")),
    )


def _hosting(values: dict[str, Value]) -> Hosting:
    return Hosting(
        headers=values.get("headers") is True,
        redirects=values.get("redirects") is True,
        nojekyll=values.get("nojekyll") is True,
        domain=_word(values, "domain"),
        netlify=values.get("netlify") is True,
    )


def _text(values: dict[str, Value], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _word(values: dict[str, Value], name: str, default: str = "") -> str:
    value = values.get(name)
    return value.text if isinstance(value, Mention) else default


def _count(values: dict[str, Value], name: str, default: int) -> int:
    value = values.get(name)
    return value if isinstance(value, int) else default


def _list(values: dict[str, Value], name: str) -> tuple[str, ...]:
    value = values.get(name)
    mentions = value if isinstance(value, tuple) else ()
    return tuple(mention.text for mention in mentions if isinstance(mention, Mention))


def _record(values: dict[str, Value], name: str) -> dict[str, Value]:
    value = values.get(name)
    return value if isinstance(value, dict) else {}

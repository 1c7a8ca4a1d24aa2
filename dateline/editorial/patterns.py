"""Reads words that must look a certain way: slugs, ids, paths, addresses, language tags."""

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from dateline.editorial.colours import parse_colour
from dateline.editorial.fields import Field, Kind
from dateline.editorial.scalars import Form, Reader, read_mention
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import Node
from dateline.syntax.slug import is_slug, slugify

LONGEST_ADDRESS = 500

_URL = re.compile(r"https?://[^\s/?#\"<>\\]+[^\s\"<>\\]*", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+'=~-]+@[\w-]+(?:\.[\w-]+)+")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,119}")
_ADDRESS = re.compile(r"/(?:[A-Za-z0-9][A-Za-z0-9._~-]{0,199}/)*")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_TARGET = re.compile(r"/(?!/)[^\s\"<>\\]*")
_PATH = re.compile(r"(?!/)(?!.*//)(?!.*/\Z)[^\\:\x00-\x1f\x7f]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def _matching(
    pattern: Callable[[str], object], code: str, meant: str, hint: Callable[[str], str]
) -> Reader:
    """Make the reader of a word that must look a certain way."""

    def read(form: Form, node: Node, field: Field) -> Mention | None:
        mention = read_mention(form, node, field)
        if mention is None or pattern(mention.text):
            return mention
        message = f"'{mention.text}' is not {meant}"
        form.refuse(node, code, message, hint(mention.text))
        return None

    return read


def _slug_hint(text: str) -> str:
    slug = slugify(text)
    if slug and is_slug(slug):
        return f"did you mean '{slug}'?"
    return "write lower-case letters, digits and hyphens: a-few-plain-words"


def _url_hint(text: str) -> str:
    if _URL.match(text):
        return "open it in a browser, and copy its address from there"
    return "write the whole address: https://…" if "://" not in text else "http:// or https://"


def _colour_hint(_: str) -> str:
    return 'write it as six digits from 0 to f, in quotes: "#0b5fa5"'


def _path_hint(text: str) -> str:
    if "\\" in text:
        return f"write '/' between folders: {text.replace(chr(92), '/')}"
    if _URL.match(text):
        return "put the picture into content/media/, and write media/x.jpg"
    return "write the path of a file of content/: media/x.jpg"


def _is_url(text: str) -> bool:
    if not _URL.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # `https://[`, `https://host:99999`, a host that is none in Unicode
        return False


def _is_address(text: str) -> bool:
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Tell whether this is a language tag (BCP 47, without its rare forms)."""
    return _LANGUAGE.fullmatch(text) is not None


def _language(form: Form, node: Node, field: Field) -> str | None:
    mention = read_mention(form, node, field)
    if mention is None:
        return None
    if is_language(mention.text):
        return mention.text
    message = f"'{mention.text}' is not a language tag"
    form.refuse(node, "bad-language", message, "write en, de, zh-Hans …")
    return None


PATTERNED: Final[dict[Kind, Reader]] = {
    Kind.COLOUR: _matching(parse_colour, "bad-colour", "a colour", _colour_hint),
    Kind.SLUG: _matching(is_slug, "bad-slug", "a slug", _slug_hint),
    Kind.ID: _matching(
        _ID.fullmatch, "bad-id", "an id", lambda _: "use letters, digits, '.', '_', '~' and '-'"
    ),
    Kind.PATH: _matching(_PATH.fullmatch, "bad-path", "the path of a file", _path_hint),
    Kind.ADDRESS: _matching(
        _is_address,
        "bad-address",
        "an address of this site",
        lambda _: "it begins and ends with '/': /2026/ningbo/",
    ),
    Kind.HOST: _matching(
        _HOST.fullmatch, "bad-host", "the name of a host", lambda _: "write paper.example"
    ),
    Kind.URL: _matching(_is_url, "bad-url", "a web address", _url_hint),
    Kind.TARGET: _matching(
        lambda text: _is_url(text) or _TARGET.fullmatch(text),
        "bad-url",
        "an address",
        lambda _: "write /about/ for a page of this site, or https://…",
    ),
    Kind.MAIL: _matching(
        _MAIL.fullmatch, "bad-contact", "an e-mail address", lambda _: "write letters@paper.example"
    ),
    Kind.CONTACT: _matching(
        lambda text: _is_url(text) or _MAIL.fullmatch(text),
        "bad-contact",
        "an e-mail address or a web address",
        lambda _: "write letters@paper.example, or https://…",
    ),
    Kind.LANGUAGE: _language,
}

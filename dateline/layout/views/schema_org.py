"""Things in schema.org's words (JSON-LD), and the script that tells of them.

A member that has its default isn't known, and is left out.
"""

from typing import Final

from markupsafe import Markup
from msgspec import Struct, json

_SPELT: Final = {"type": "@type", "id": "@id", "context": "@context", "property_id": "propertyID"}


def _spell(field: str) -> str:
    """Return how JSON-LD spells a field: `id` is `@id`, `same_as` is `sameAs`."""
    first, *others = field.split("_")
    return _SPELT.get(field) or first + "".join(map(str.capitalize, others))


class Thing(Struct, frozen=True, omit_defaults=True, rename=_spell):
    """Whatever has a name, and perhaps a page."""

    type: str
    id: str = ""
    name: str = ""
    url: str = ""


class Person(Struct, frozen=True, omit_defaults=True, rename=_spell):
    """Who wrote an article."""

    type: str
    id: str = ""
    name: str = ""
    url: str = ""
    job_title: str = ""
    same_as: str = ""


class Code(Struct, frozen=True, omit_defaults=True, rename=_spell):
    """A code by which other programs know a thing, and whose it is."""

    type: str
    property_id: str
    value: str


class Place(Struct, frozen=True, omit_defaults=True, rename=_spell):
    """A region; a group of the paper's own has no code."""

    type: str
    id: str = ""
    name: str = ""
    url: str = ""
    identifier: Code | None = None


class Named(Struct, frozen=True, rename=_spell):
    """A thing that is told of elsewhere, by its name among data."""

    id: str


class Image(Struct, frozen=True, omit_defaults=True, rename=_spell):
    """A picture."""

    type: str
    url: str
    width: int
    height: int


class Work(Struct, frozen=True, omit_defaults=True, rename=_spell):
    """What an article rests on."""

    type: str
    name: str = ""
    url: str = ""
    archived_at: str = ""
    publisher: Thing | None = None


class Comment(Struct, frozen=True, omit_defaults=True, rename=_spell):
    """What was put right."""

    type: str
    date_published: str
    text: str


class NewsArticle(Struct, frozen=True, omit_defaults=True, rename=_spell, kw_only=True):
    """An article: what it is, where and about what, what it rests on and owes its readers."""

    context: str
    type: str
    id: str
    identifier: str
    headline: str
    description: str = ""
    url: str
    main_entity_of_page: Thing
    image: tuple[Image, ...] = ()
    date_published: str
    date_modified: str
    expires: str = ""
    in_language: str
    author: tuple[Person | Thing, ...]
    publisher: Thing
    word_count: int
    comment_count: int
    discussion_url: str = ""
    is_accessible_for_free: bool
    license: str = ""
    dateline: str = ""
    location_created: Thing | None = None
    content_location: tuple[Place, ...] = ()
    spatial_coverage: tuple[Named, ...] = ()
    about: tuple[Thing, ...] = ()
    mentions: tuple[Named, ...] = ()
    article_section: str = ""
    keywords: tuple[str, ...] = ()
    is_part_of: Thing | None = None
    is_based_on: tuple[Work, ...] = ()
    citation: tuple[Work, ...] = ()
    usage_info: tuple[Thing, ...] = ()
    correction: tuple[Comment, ...] = ()


def script_json(data: object) -> Markup:
    """Return JSON that can't end the script element it stands in."""
    text = json.encode(data).decode().replace("<", "\\u003c")
    return Markup(text)  # noqa: S704 - JSON without "<" is no markup

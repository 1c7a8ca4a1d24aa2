"""Reads `policies:`, `security:` and `trust:` of content/site.yaml: what the paper declares."""

from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

from dateline.editorial.dates import instant
from dateline.editorial.fields import SITE, Field
from dateline.editorial.forms import Value
from dateline.editorial.patterns import is_language
from dateline.model.manuscript import WrittenDate
from dateline.model.prose import Mention
from dateline.model.trust import Declaration, Policy, Security

TRAINING = "datatrainingallowed"
_ANSWERS = ("yes", "no")
_ROWS: Final = {field.name: field.fields for field in SITE}

Fault = tuple[Mention, str, str]


def find_trust_faults(security: dict[str, Value], trust: dict[str, Value]) -> Iterator[Fault]:
    """Yield each word that is wrong, with what is wrong with it, and what to write."""
    answer = trust.get(TRAINING)
    if isinstance(answer, Mention) and answer.text not in _ANSWERS:
        message = f"'{answer.text}' for {TRAINING}; yes or no is meant"
        yield answer, message, f"write {TRAINING}: yes or {TRAINING}: no"
    for mention in _mentions(security, _ROWS["security"]):
        # RFC 9116 §2.5: what is fetched without TLS could be anybody's word.
        if mention.text.lower().startswith("http:"):
            message = f"'{mention.text}' in security; security.txt takes https alone"
            yield mention, message, f"write https:{mention.text[5:]}"
    for mention in _several(security, "languages"):
        if not is_language(mention.text):
            yield mention, f"'{mention.text}' is not a language tag", "write en, de, zh-Hans …"


def find_targets(*records: dict[str, Value]) -> Iterator[Mention]:
    """Yield every address of this site that these settings name."""
    for values in records:
        for value in values.values():
            if isinstance(value, Mention) and value.text.startswith("/"):
                yield value


def read_policies(values: dict[str, Value]) -> tuple[Policy, ...]:
    """Return the policies in the order of the table."""
    return tuple(
        Policy(field.name, mention.text)
        for field in _ROWS["policies"]
        for mention in _several(values, field.name)
    )


def read_security(values: dict[str, Value], zone: ZoneInfo) -> Security | None:
    """Return what stands in security.txt, or None where there is none."""
    expires = values.get("expires")
    if not isinstance(expires, WrittenDate):
        return None
    return Security(
        contacts=_words(values, "contact"),
        expires=instant(expires, zone),
        encryption="".join(_words(values, "encryption")),
        acknowledgments="".join(_words(values, "acknowledgments")),
        languages=_words(values, "languages"),
        policy="".join(_words(values, "policy")),
        hiring="".join(_words(values, "hiring")),
    )


def read_trust(values: dict[str, Value]) -> tuple[Declaration, ...]:
    """Return the lines of trust.txt in the order of the table."""
    rows = _ROWS["trust"]
    return tuple(Declaration(row.name, text) for row in rows for text in _words(values, row.name))


def _mentions(values: dict[str, Value], rows: tuple[Field, ...]) -> Iterator[Mention]:
    for row in rows:
        yield from _several(values, row.name)


def _words(values: dict[str, Value], name: str) -> tuple[str, ...]:
    return tuple(mention.text for mention in _several(values, name))


def _several(values: dict[str, Value], name: str) -> tuple[Mention, ...]:
    """The words of a field that takes one, or several."""
    given = values.get(name)
    items = given if isinstance(given, tuple) else (given,)
    return tuple(item for item in items if isinstance(item, Mention))

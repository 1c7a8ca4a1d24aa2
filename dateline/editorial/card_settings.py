"""Reads `cards:` of content/site.yaml: from which day on articles have a card, in which fonts."""

from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from dateline.editorial.dates import instant
from dateline.editorial.forms import Value
from dateline.model.manuscript import WrittenDate
from dateline.model.prose import Mention


class CardSettings(Struct, frozen=True):
    """The instant from which articles have cards (None: none has); fonts beside the theme's own."""

    since: datetime | None = None
    fonts: tuple[Mention, ...] = ()


def card_settings(values: dict[str, Value], zone: ZoneInfo) -> CardSettings:
    """Return what the settings say."""
    since, fonts = values.get("since"), values.get("fonts")
    return CardSettings(
        since=instant(since, zone) if isinstance(since, WrittenDate) else None,
        fonts=tuple(each for each in fonts if isinstance(each, Mention))
        if isinstance(fonts, tuple)
        else (),
    )

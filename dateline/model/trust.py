"""What the paper declares of itself: its policies, its security contact, whom it belongs to."""

from datetime import datetime

from msgspec import Struct


class Policy(Struct, frozen=True):
    """A page that says how the paper works: which policy, its address or URL, and its title.

    The title is "" where the page isn't one of this site.
    """

    key: str
    address: str
    title: str = ""


class Security(Struct, frozen=True, kw_only=True):
    """Whom to tell of a hole, until when that holds (RFC 9116), and more pages on the matter.

    Contacts are mail addresses or URLs; the pages are addresses of this site, URLs, or "".
    """

    contacts: tuple[str, ...]
    expires: datetime
    encryption: str = ""
    acknowledgments: str = ""
    languages: tuple[str, ...] = ()
    policy: str = ""
    hiring: str = ""


class Declaration(Struct, frozen=True):
    """One line of trust.txt: a variable and its value, a URL or a mail address or yes or no."""

    variable: str
    value: str

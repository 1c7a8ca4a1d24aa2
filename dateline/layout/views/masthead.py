"""What stands at the head of every page: the paper's name, or its logo."""

from math import ceil

from msgspec import Struct

from dateline.layout.pictures import PictureView, picture_view
from dateline.model.site import Site

# As high as site.css lets a logo stand, in pixels, at most.
TALLEST = 128


class LogoView(Struct, frozen=True):
    """The logo, and how wide it stands at most."""

    picture: PictureView
    sizes: str


def logo_view(site: Site) -> LogoView | None:
    """Return the logo, if there is one."""
    logo = site.look.logo
    if logo is None:
        return None
    return LogoView(picture_view(logo, site.href), f"{ceil(TALLEST * logo.width / logo.height)}px")

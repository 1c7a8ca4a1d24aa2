"""A picture as it is shown: which files a browser may choose from, and the one for all others."""

from collections.abc import Callable

from msgspec import Struct

from dateline.editorial.prints import Print, still_print, versions
from dateline.model.article import Picture

# What a browser that knows no `srcset` loads: the widest print that is no wider than this.
PLAIN_WIDTH = 1200
Locate = Callable[[str], str]


class FormatView(Struct, frozen=True):
    """A picture's files of one format (`image/avif`), each with its width, as in `srcset`."""

    type: str
    srcset: str


class PictureView(Struct, frozen=True):
    """A picture with its size in pixels, and what stands below it.

    `formats` are better than that of `src` and `srcset`, best first. Both are empty where there is
    no choice.
    """

    src: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    srcset: str = ""
    formats: tuple[FormatView, ...] = ()


def picture_view(picture: Picture, locate: Locate, shape: str = "") -> PictureView:
    """Return a picture, cropped to a shape; `locate` tells how the page writes an address."""
    prints = picture.prints
    said = (picture.alt, picture.caption, picture.credit)
    if prints is None:
        return PictureView(locate(picture.address), picture.width, picture.height, *said)
    *better, plain = versions(prints, shape)
    source = [each for each in plain if each.width <= PLAIN_WIDTH] or plain[:1]
    return PictureView(
        locate(source[-1].address),
        plain[-1].width,
        plain[-1].height,
        *said,
        srcset=_srcset(plain, locate) if len(plain) > 1 else "",
        formats=tuple(
            FormatView(f"image/{those[0].format}", _srcset(those, locate)) for those in better
        ),
    )


def still_view(picture: Picture, locate: Locate, shape: str = "") -> PictureView:
    """Return the one file for those who can't choose: feeds, mail, search engines."""
    said = (picture.alt, picture.caption, picture.credit)
    if picture.prints is None:
        return PictureView(locate(picture.address), picture.width, picture.height, *said)
    still = still_print(picture.prints, shape)
    return PictureView(locate(still.address), still.width, still.height, *said)


def _srcset(prints: tuple[Print, ...], locate: Locate) -> str:
    return ", ".join(f"{locate(each.address)} {each.width}w" for each in prints)

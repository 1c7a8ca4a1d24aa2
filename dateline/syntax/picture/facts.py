"""What is known of a picture, and how large one may be."""

from msgspec import Struct

MEGABYTE = 1024 * 1024
MAX_FILE = 30 * MEGABYTE
MAX_PIXELS = 50_000_000
MAX_SIDE = 16_000  # WebP knows no longer one


class PictureFacts(Struct, frozen=True):
    """A picture's format (`jpeg`, `png`, `gif`, `webp`, `avif`, `svg`) and its size as shown.

    `clear` tells that something can be seen through it.
    """

    format: str
    width: int
    height: int
    clear: bool = False


def too_large(facts: PictureFacts) -> str | None:
    """Return what is wrong with a picture of this size."""
    if max(facts.width, facts.height) > MAX_SIDE:
        return f"{facts.width:,} × {facts.height:,} pixels; a side has at most {MAX_SIDE:,}"
    if facts.width * facts.height > MAX_PIXELS:
        return f"{facts.width:,} × {facts.height:,} pixels; at most {MAX_PIXELS:,} are read"
    return None

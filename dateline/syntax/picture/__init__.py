"""Pictures: what one is, whether it is whole, and what is printed from it.

Pillow, and the rooms that read and print pixels, are loaded when the first picture is read: a build
that remembers them all needs none.
"""

from dateline.syntax.picture.facts import MAX_FILE, PictureFacts
from dateline.syntax.picture.prints import RECIPE, Cut, print_picture

__all__ = ["MAX_FILE", "RECIPE", "Cut", "PictureFacts", "measure_picture", "print_picture"]


def measure_picture(data: bytes, name: str) -> PictureFacts | str:
    """Return the facts of the picture in the file `name`, or what is wrong with it."""
    from dateline.syntax.picture import heads

    return heads.measure_picture(data, name)

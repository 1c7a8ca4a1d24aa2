"""Pictures: what one is, whether it is whole, and what is printed from it.

Pillow is loaded when the first picture is read: a build that remembers them all needs none.
"""

from dateline.syntax.picture.facts import MAX_FILE, PictureFacts
from dateline.syntax.picture.heads import measure_picture
from dateline.syntax.picture.prints import RECIPE, Cut, print_picture

__all__ = ["MAX_FILE", "RECIPE", "Cut", "PictureFacts", "measure_picture", "print_picture"]

"""What is printed from the pictures of public texts: every width, format and shape."""

from collections.abc import Iterator

from dateline.editorial.prints import Print, all_prints
from dateline.layout.workshop import Workshop
from dateline.model.article import Prints
from dateline.model.file import Order, Stored
from dateline.model.library import Library
from dateline.syntax.picture import Cut, print_picture


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order each print once, however many texts show it."""
    ordered: set[str] = set()
    for prints in library.prints:
        stored = workshop.content(prints.path, prints.digest)
        for each in all_prints(prints):
            if each.address not in ordered:
                ordered.add(each.address)
                yield Order(each.address[1:], develop, (stored, _cut(prints, each)))


def develop(stored: Stored, cut: Cut) -> bytes:
    """Print one part of a picture, in one width and format."""
    return print_picture(stored.read(), cut)


def _cut(prints: Prints, each: Print) -> Cut:
    shown = (prints.width, prints.height)
    return Cut(each.format, each.width, each.height, shown, each.box)

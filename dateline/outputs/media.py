"""What public articles attach, and the static files: copied as they are."""

from collections.abc import Iterator
from urllib.parse import unquote

from dateline.layout.workshop import Workshop
from dateline.model.file import Order, Stored
from dateline.model.library import Library


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order a copy of each file that is public."""
    for medium in library.media:
        stored = workshop.content(medium.path, medium.digest)
        yield Order(unquote(medium.address[1:]), copy, (stored,))


def copy(stored: Stored) -> bytes:
    """Print a file as it is."""
    return stored.read()

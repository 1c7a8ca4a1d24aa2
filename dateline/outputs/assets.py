"""What the theme brings: stylesheets, fonts, icons, and its static files."""

from collections.abc import Iterator

from dateline.layout.workshop import Workshop
from dateline.model.file import Order, Stored
from dateline.model.library import Library


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:  # noqa: ARG001 - one shape for all
    """Order every file of the theme that isn't a layout."""
    for file in (*workshop.assets.files, *workshop.assets.static):
        yield Order(file.address[1:], copy, (file.stored,))


def copy(stored: Stored) -> bytes:
    """Print a file as it is."""
    return stored.read()

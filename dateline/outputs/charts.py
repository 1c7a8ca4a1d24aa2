"""Charts as pictures, for feeds and mail; pages draw their own."""

from collections.abc import Iterator

from dateline.layout.cards import Faces
from dateline.layout.words import words_for
from dateline.layout.workshop import Workshop
from dateline.model.figures import Chart
from dateline.model.file import Order, Refused, Shelved
from dateline.model.filing import Filing
from dateline.model.library import Library
from dateline.model.problem import Location, Problem
from dateline.syntax.canvas import draw_png


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order the picture of each chart that is public, once."""
    ordered: set[str] = set()
    for story in library.stories:
        for number, address in story.article.charts:
            if address not in ordered:
                ordered.add(address)
                inputs = (_plot(story.article, number, address), story.article.language)
                yield Order(address[1:], print_chart, (*inputs, workshop.faces))


def print_chart(plot: Shelved[Chart], language: str, faces: Faces) -> bytes | Refused:
    """Print a chart as a PNG, or say that its fonts are damaged where they were not looked at."""
    from dateline.layout.figures import chart_sheet  # few papers have a new one

    try:
        return draw_png(chart_sheet(plot.read(), words_for(language), faces))
    except OSError as error:
        message = f"charts can't be drawn with a font: {error}"
        hint = "put another copy of the font there"
        return Refused((Problem(Location("layouts/cards"), "unfit-font", message, hint),))


def _plot(filing: Filing, number: int, address: str) -> Shelved[Chart]:
    """Return the chart, to be fetched with its article: its address bears its digest."""

    def fetch(_: bytes) -> Chart:
        figure = filing.copy.read().body.figures[number]
        if not isinstance(figure, Chart):
            raise TypeError(f"figure {number} of {filing.path} is no chart")
        return figure

    return Shelved(bytes.fromhex(address.rpartition("/")[2].removesuffix(".png")), fetch)

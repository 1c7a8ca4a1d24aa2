"""A map of regions in an article: where they lie among their neighbours."""

from dateline.layout.escaping import escape
from dateline.layout.maps import LocatorMap, locator_map
from dateline.layout.words import Words
from dateline.model.article import RegionMap


def map_html(shown: RegionMap, words: Words) -> str:
    """Return a map as HTML; where none of its countries has an outline, the names alone."""
    names = words.next_name.join(shown.names)
    title = words.on_the_map.format(names)
    drawn = locator_map(shown.covers, shown.touches, title, words)
    caption = escape(shown.caption or names)
    if drawn is None:
        return f"<p>{caption}</p>"
    return (
        f'<figure class="map placed">\n{_svg(drawn)}\n'
        f'<figcaption>{caption} <span class="credit">{escape(drawn.note)}</span></figcaption>\n'
        "</figure>"
    )


def map_words(shown: RegionMap, words: Words) -> str:
    """Return what a map says, for readers elsewhere."""
    names = words.figures.map.format(words.next_name.join(shown.names))
    return f"<p>{escape(f'{names}. {shown.caption}' if shown.caption else names)}</p>\n"


def _svg(drawn: LocatorMap) -> str:
    paths = (("map-0", drawn.land), ("map-2", drawn.partly), ("map-4", drawn.inside))
    shapes = "".join(f'<path class="{name}" d="{path}"/>' for name, path in paths if path)
    dots = "".join(
        f'<circle class="map-4" cx="{dot.x}" cy="{dot.y}" r="{dot.radius}"/>' for dot in drawn.dots
    )
    return (
        f'<svg viewBox="{drawn.view_box}" role="img"><title>{escape(drawn.title)}</title>'
        f"{shapes}{dots}</svg>"
    )

"""The icons that the theme brings for feeds, if it brings any."""

from collections.abc import Iterable, Iterator

from dateline.layout.assets import AssetFile
from dateline.model.site import Site
from dateline.outputs.feeds.feed import Icon

# The best first; RSS takes the first that isn't too large for it.
NAMES = ("/icon-512.png", "/apple-touch-icon.png", "/feed-icon.png")
_PNG = b"\x89PNG\r\n\x1a\n"


def icons_of(files: Iterable[AssetFile], site: Site) -> Iterator[Icon]:
    """Yield each square PNG that stands for the paper."""
    found = {file.address: file for file in files}
    for name in NAMES:
        if name in found:
            head = found[name].stored.read()[:24]
            width, height = (int.from_bytes(head[at : at + 4], "big") for at in (16, 20))
            if head.startswith(_PNG) and width == height:
                yield Icon(site.url(name), width)

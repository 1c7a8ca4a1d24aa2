"""What an output needs to print a page: the layouts, their assets, and the texts."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from dateline.layout.assets import Assets
from dateline.layout.cards import Faces
from dateline.layout.engine import Engine, LayoutError
from dateline.layout.views import PageView, SiteView, site_view
from dateline.model.file import Refused, Remember, Stored, digest_of
from dateline.model.site import Site

NO_FACES = Faces()


class Memory(Struct, frozen=True):
    """What the press remembers: texts by their digests, and what functions gave."""

    text: Callable[[bytes], Stored]
    remember: Remember


class Workshop:
    """The tools of the outputs.

    `text` finds the text with a digest (`Body.text`), `content` a file of content/ by its path
    and digest (`Medium`); `remember` is for what makes many files at once. A workshop vouches for
    itself, so it can be an input of an order: what it prints differs only with the layouts and the
    assets. A text or a file is an input of its own, and so are the faces that cards are drawn with.
    """

    __slots__ = ("_seen", "assets", "content", "digest", "engine", "faces", "remember", "text")

    def __init__(
        self,
        engine: Engine,
        assets: Assets,
        memory: Memory,
        content: Callable[[str, bytes], Stored],
        faces: Faces = NO_FACES,
    ) -> None:
        self.engine = engine
        self.assets = assets
        self.text = memory.text
        self.remember = memory.remember
        self.content = content
        self.faces = faces
        self._seen: tuple[Site, SiteView] | None = None
        self.digest = digest_of(engine.digest + assets.digest)

    def set_page(self, template: str, site: Site, page: PageView) -> bytes | Refused:
        """Return a page set by its layout, or why the layout can't set it."""
        try:
            return self.engine.render(template, self.site_view(site), page)
        except LayoutError as error:
            return Refused((error.problem,))

    def site_view(self, site: Site) -> SiteView:
        """Return what every layout sees of the site."""
        if self._seen is None or self._seen[0] is not site:  # one site stands on page after page
            self._seen = site, site_view(site, self.assets)
        return self._seen[1]


def layouts_of(root: Path) -> tuple[Path, ...]:
    """Return the themes of the project at `root`, the first of which wins: its own, and ours."""
    own, theme = root / "layouts", default_layouts()
    return (own, theme) if own.is_dir() and own != theme else (theme,)


def default_layouts() -> Path:
    """Return the theme that ships with Dateline: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "layouts"
    return inside if inside.is_dir() else package.parent / "layouts"

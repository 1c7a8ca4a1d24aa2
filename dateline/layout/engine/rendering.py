"""Renders a view with a layout; a site's own layouts win over the theme's, file by file."""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from dateline.layout.ejected import ORIGINALS
from dateline.layout.views import PageView, SiteView
from dateline.model.file import digest_of
from dateline.model.problem import Location, Problem

if TYPE_CHECKING:
    from jinja2 import Environment

NOT_LAYOUTS = ("assets", "static", ORIGINALS)


class LayoutError(Exception):
    """A designer's mistake in a layout, where it was found at print time."""

    def __init__(self, path: str, line: int, message: str, hint: str = "") -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message
        self.hint = hint

    @property
    def problem(self) -> Problem:
        """The mistake as a value, to be shown among the others."""
        return Problem(Location(self.path, self.line), "layout", self.message, self.hint)


class Engine:
    """Layouts from `folders`, the first of which wins. Templates are compiled when first used."""

    __slots__ = ("_environment", "digest", "folders")

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders
        self.digest = _digest_of_layouts(folders)
        self._environment: Environment | None = None

    def render(self, template: str, site: SiteView, page: PageView) -> bytes:
        """Return the page in UTF-8, or raise a LayoutError that names the layout's line."""
        try:
            layout = self.environment().get_template(template)
            return layout.render({"site": site, "page": page}).encode()
        except Exception as error:
            # A view is data without code, so whatever fails in here is the layout's mistake.
            raise self._layout_error(template, error) from error

    def environment(self) -> "Environment":
        """Return Jinja2's environment, which is made at the first page."""
        if self._environment is None:
            from dateline.layout.engine.environment import open_environment

            self._environment = open_environment(self.folders)
        return self._environment

    def name_of(self, filename: str) -> str:
        """Return how a layout is named to people: `layouts/article.html`."""
        for folder in self.folders:
            if Path(filename).is_relative_to(folder):
                return f"{folder.name}/{Path(filename).relative_to(folder).as_posix()}"
        return filename

    def _layout_error(self, template: str, error: Exception) -> LayoutError:
        from dateline.layout.engine.environment import explain

        where, line = self._place(error.__traceback__)
        found = explain(error)
        path = self.name_of(found.filename) if found.filename else where
        return LayoutError(
            path or f"{self.folders[0].name}/{template}",
            found.line or line,
            found.message,
            found.hint,
        )

    def _place(self, traceback: TracebackType | None) -> tuple[str, int]:
        """Return the innermost layout that an error came through; Jinja2 puts them there."""
        path, line = "", 0
        while traceback:
            filename = traceback.tb_frame.f_code.co_filename
            if any(Path(filename).is_relative_to(folder) for folder in self.folders):
                path, line = self.name_of(filename), traceback.tb_lineno
            traceback = traceback.tb_next
        return path, line


def layout_files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Return each layout's name and the file that wins, in order of their names."""
    found = {
        path.relative_to(folder).as_posix(): path
        for folder in reversed(folders)
        for path in folder.rglob("*.html")
        if path.relative_to(folder).parts[0] not in NOT_LAYOUTS
    }
    return dict(sorted(found.items()))


def _digest_of_layouts(folders: tuple[Path, ...]) -> bytes:
    return digest_of(
        b"".join(
            name.encode() + b"\0" + digest_of(path.read_bytes())
            for name, path in layout_files(folders).items()
        )
    )

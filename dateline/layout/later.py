"""HTML that is made when a layout prints it: what few layouts print costs the others nothing."""

from collections.abc import Callable

from markupsafe import Markup


class Later:
    """HTML to be made by a function; without one there is none, which an `if` in a layout sees."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[], Markup] | None = None) -> None:
        self._make = make

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return self._make is not None

    def __html__(self) -> str:
        """Return the HTML, by the name under which whoever escapes values asks for it."""
        return self._make() if self._make else ""

    def __str__(self) -> str:
        """Return the HTML to whoever takes this for a text, as it was."""
        return self.__html__()

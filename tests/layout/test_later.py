"""What is made when it is printed is HTML like any other, and isn't made for nothing."""

from markupsafe import Markup

from dateline.layout.escaping import escape
from dateline.layout.later import Later


def test_made_when_it_is_printed() -> None:
    """To ask whether there is any makes nothing; what is printed isn't escaped once more."""
    made: list[str] = []

    def make() -> Markup:
        made.append("once")
        return Markup("<b>")

    later = Later(make)
    assert (True, []) == (bool(later), made)
    assert ("<b>", ["once"]) == (escape(later), made)
    assert "<b>" == str(later)


def test_nothing_to_make() -> None:
    """Without a function there is nothing, and nothing is printed."""
    assert (False, "", "") == (bool(Later()), escape(Later()), str(Later()))

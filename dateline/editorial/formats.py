"""Which edition of the formats of content/ this Dateline reads, and what to say of a later one."""

from dateline.model.problem import Location, Problem
from dateline.syntax.frontmatter import Mapping, Scalar

FORMAT = 1  # raised where an older Dateline would misread what a newer one knows


def find_newer_format(settings: Mapping, path: str) -> Problem | None:
    """Return what to say of files for a later Dateline; None where they aren't.

    What else seems wrong with them may be right.
    """
    for key, node in settings.entries:
        if key.text == "format" and isinstance(node, Scalar) and node.text.isdecimal():
            if int(node.text) <= FORMAT:
                return None
            message = f"format {node.text} is for a newer Dateline; this one knows up to {FORMAT}"
            hint = "python -m pip install --upgrade dateline"
            return Problem(Location(path, node.line, node.column), "newer-format", message, hint)
    return None

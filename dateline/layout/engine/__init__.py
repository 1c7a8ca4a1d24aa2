"""From a view to text: the only room that knows Jinja2, which it imports at the first page."""

from dateline.layout.engine.rendering import Engine, LayoutError
from dateline.model.problem import Problem

__all__ = ["Engine", "LayoutError", "check_layouts"]


def check_layouts(engine: Engine) -> tuple[Problem, ...]:
    """Return every name in the layouts that isn't on the view it is looked for, in any branch."""
    from dateline.layout.engine.checking import check

    return check(engine)

"""What tests of the pure rooms share: a mapping read by a table, problems by their lines."""

from newsroom import Newsroom, Result, with_defaults

from dateline.editorial.fields import ARTICLE, Field
from dateline.editorial.forms import Value, read_form
from dateline.model.problem import Problem
from dateline.syntax.frontmatter import parse_content_yaml

NAME = "content/x.yaml"


def read(
    text: str, table: tuple[Field, ...] = ARTICLE, ignore: tuple[str, ...] = ()
) -> tuple[dict[str, Value], list[Problem]]:
    """Read YAML by a table; what the grammar refuses counts too."""
    mapping, in_yaml = parse_content_yaml(text.encode("utf-8", "surrogatepass"), NAME)
    values, problems = read_form(mapping, table, NAME, frozenset(ignore))
    return values, [*in_yaml, *problems]


def checked(newsroom: Newsroom) -> Result:
    """Look at a newsroom without printing a page: it is a hundred times faster than a build."""
    return newsroom.run("check", *with_defaults(()))


def told(problems: list[Problem]) -> list[tuple[int, int, str, str]]:
    """Return line, column, code and message of each problem."""
    return [
        (each.location.line, each.location.column, each.code, each.message) for each in problems
    ]


def only(problems: list[Problem]) -> Problem:
    """Return the problem that there is."""
    assert 1 == len(problems), problems
    return problems[0]

"""On whose word: outlets by host, and which of them a text cites.

A host stands for its subdomains too, unless they are listed on their own; `www.` doesn't count.
An outlet that isn't listed, or is listed without a class, is unreviewed, never independent.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.fields import OUTLET
from dateline.editorial.forms import Value, read_form
from dateline.editorial.nearest import nearest
from dateline.editorial.regions import RegionKind, RegionTable, find_region
from dateline.model.article import Outlet
from dateline.model.manuscript import Manuscript, WrittenDate
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import Mapping, Node, Scalar

PATH = "content/vocabulary/outlets.yaml"
CLASSES = ("state-owned", "state-affiliated", "government", "party", "industry", "independent")
UNREVIEWED = "unreviewed"

# Read as browsers do (WHATWG URL): any number of slashes of either kind, a name before an @.
_HOST = re.compile(r"\s*https?:[/\\]*(?:[^/\\?#]*@)?([^/\\?#:]+)", re.IGNORECASE)
# A kept copy speaks with the voice of what was kept.
_KEPT = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:ph|today|is|li|md|vn))/[0-9][^/]*/"
    r"(https?:.+)",
    re.IGNORECASE,
)
_PLAIN_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*")


class Outlets(Struct, frozen=True):
    """The outlets that the paper knows, by host; those in `alone` don't speak for subdomains."""

    by_host: dict[str, Outlet]
    alone: frozenset[str] = frozenset()


class Citation(Struct, frozen=True):
    """One source of a text: where it is written, its host, and whose that is (None: unknown).

    `listed` tells whether it stands under `sources:`, not in the body.
    """

    mention: Mention
    host: str
    outlet: Outlet | None
    listed: bool

    @property
    def class_(self) -> str:
        """The class of its outlet, which is "unreviewed" where nobody has told it."""
        return (self.outlet.class_ if self.outlet else "") or UNREVIEWED


def parse_outlets(
    mapping: Mapping, path: str, regions: RegionTable
) -> tuple[Outlets, tuple[Problem, ...]]:
    """Read the outlets; a host is a key."""
    problems: list[Problem] = []
    by_host: dict[str, Outlet] = {}
    alone: set[str] = set()
    for key, node in mapping.entries:
        host = plain_host(key.text)
        if problem := _check_host(key, host, by_host, path):
            problems.append(problem)
            continue
        if not isinstance(node, Mapping):
            message, hint = f"'{key.text}' has no fields", f"write {key.text}: {{name: …}}"
            problems.append(Problem(_at(path, node), "wrong-kind", message, hint))
            continue
        values, found = read_form(node, OUTLET, path)
        checked = (_read_class(values, path), _read_country(values, path, regions))
        problems += [*found, *(each for each in checked if isinstance(each, Problem))]
        if not found:
            by_host[host] = _outlet(host, values, checked)
        if values.get("subdomains") is False:
            alone.add(host)
    return Outlets(by_host, frozenset(alone)), tuple(problems)


def find_outlet(outlets: Outlets, url: str) -> Outlet | None:
    """Return whose word a URL is: the outlet with the longest host that its own ends with."""
    return _speaking_for(outlets, host_of(url))


def find_citations(manuscript: Manuscript, outlets: Outlets, own: str) -> Iterator[Citation]:
    """Yield all that an article cites: its `sources:`, then the links of its body, in order.

    Links to the host `own`, which is the paper's, cite nobody.
    """
    for source in manuscript.sources:
        host = host_of(source.url.text)
        yield Citation(source.url, host, _speaking_for(outlets, host), listed=True)
    for link in manuscript.body.links:
        if (host := host_of(link.text)) and host != own:
            yield Citation(link, host, _speaking_for(outlets, host), listed=False)


def host_of(url: str) -> str:
    """Return the host of a web address as `plain_host` writes it; "" for anything else.

    Of an archive's copy it is the host of what was copied.
    """
    while "archive." in url.lower() and (kept := _KEPT.match(url)):
        url = kept[1]
    match = _HOST.match(url)
    return plain_host(match[1]) if match else ""


@lru_cache(maxsize=4096)
def plain_host(written: str) -> str:
    """Return a host in the one form in which hosts are compared: `regcc.cn`, `xn--fiqs8s.cn`."""
    host = unquote(written).strip().casefold()
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            return host
    return host.rstrip(".").removeprefix("www.")


def find_country(given: Mention, path: str, regions: RegionTable) -> tuple[str, str] | Problem:
    """Return the code and the name of a country."""
    region = find_region(regions, given, path)
    if isinstance(region, Problem):
        message = region.message.replace("region", "country", 1)
        return replace(region, code="unknown-country", message=message)
    if region.kind is not RegionKind.COUNTRY:
        message = f"'{given.text}' is not a country"
        hint = "write its code of two letters (CN), or leave the line out"
        return Problem(_at(path, given), "unknown-country", message, hint)
    return region.key, region.name


def unknown_class(given: Mention, path: str, known: tuple[str, ...]) -> Problem:
    """Return what is wrong with a class that isn't one."""
    near = nearest(given.text, known)
    hint = f"did you mean '{near}'?" if near else "known are: " + ", ".join(known)
    if given.text == UNREVIEWED:
        hint = "leave the line out: an outlet without a class is unreviewed"
    return Problem(_at(path, given), "unknown-class", f"unknown class '{given.text}'", hint)


def _speaking_for(outlets: Outlets, host: str) -> Outlet | None:
    wanted = host
    while wanted:
        outlet = outlets.by_host.get(wanted)
        if outlet is not None and (wanted == host or wanted not in outlets.alone):
            return outlet
        wanted = wanted.partition(".")[2]
    return None


def _check_host(key: Scalar, host: str, known: dict[str, Outlet], path: str) -> Problem | None:
    if host in known:
        message = f"the outlet '{key.text}' is listed twice"
        hint = "keep one of them ('www.' makes no difference)"
        return Problem(_at(path, key), "outlet-clash", message, hint)
    if _PLAIN_HOST.fullmatch(host):
        return None
    bare = host_of(key.text) or plain_host(re.split(r"[/?#:]", key.text)[0].removeprefix("*."))
    hint = f"write '{bare}'" if _PLAIN_HOST.fullmatch(bare) else "a host is written 'regcc.cn'"
    if key.text.startswith("*."):
        hint += ": a host stands for its subdomains too"
    message = f"'{key.text}' is not a host alone"
    return Problem(_at(path, key), "bad-host", message, hint)


def _read_class(values: dict[str, Value], path: str) -> str | Problem:
    given = values.get("class")
    if not isinstance(given, Mention):
        return ""
    if given.text in CLASSES:
        return given.text
    return unknown_class(given, path, CLASSES)


def _read_country(
    values: dict[str, Value], path: str, regions: RegionTable
) -> tuple[str, str] | Problem:
    """Return a country's code and name; both are "" where none is given."""
    given = values.get("country")
    return find_country(given, path, regions) if isinstance(given, Mention) else ("", "")


def _outlet(
    host: str,
    values: dict[str, Value],
    checked: tuple[str | Problem, tuple[str, str] | Problem],
) -> Outlet:
    class_, country = checked
    code, name = ("", "") if isinstance(country, Problem) else country
    basis, reviewed = values.get("basis"), values.get("reviewed")
    return Outlet(
        host=host,
        name=str(values["name"]),
        country=code,
        country_name=name,
        class_=class_ if isinstance(class_, str) else "",
        basis=basis.text if isinstance(basis, Mention) else "",
        reviewed=reviewed.moment.date() if isinstance(reviewed, WrittenDate) else None,
    )


def _at(path: str, node: Mention | Node) -> Location:
    return Location(path, node.line, node.column)

"""What becomes of one link: it is followed from host to host, and asked again where that helps."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from urllib.parse import quote, urldefrag, urljoin

from msgspec import Struct

from dateline.desk.outside.doors import PATH_SAFE, BarredError, find_doors, host_of
from dateline.desk.outside.manners import Manners
from dateline.desk.outside.turns import Turns
from dateline.desk.outside.wire import Call, Failed, Said, ask_once, failure_of
from dateline.model.outside import Answer, Fate

REDIRECTS = (301, 302, 303, 307, 308)
FOR_GOOD = (301, 308)
GONE = (404, 410)
NO_SUCH_PART = 416  # it is there, and shorter than what we asked for
PASSING = (429, 500, 502, 503, 504)
TOO_MANY = 429


class Errand(Struct, frozen=True):
    """What all links of a run share: `agent` is who calls, `now` when."""

    manners: Manners
    turns: Turns
    agent: str
    now: datetime


def ask(url: str, errand: Errand) -> Answer:
    """Return what becomes of a link."""
    here, moved, for_good = url, "", True
    seen: set[str] = set()
    until = monotonic() + errand.manners.link
    while len(seen) <= errand.manners.hops:
        if here in seen:
            return _answer(errand, Fate.FAILING, "leads round in a circle")
        seen.add(here)
        try:
            said = _insist(here, errand, until)
        except BarredError as error:
            return _answer(errand, Fate.BARRED, f"{_by_way(here, url)}{error}")
        if isinstance(said, Failed):
            fate = Fate.UNREACHABLE if here == url else Fate.FAILING
            return _answer(errand, fate, f"{_by_way(here, url)}{said.words}")
        if said.status not in REDIRECTS or not said.location:
            return _arrived(said, here, (url, moved), errand)
        here = _next(here, said.location)
        for_good = for_good and said.status in FOR_GOOD
        moved = here if for_good else moved
    return _answer(errand, Fate.FAILING, f"leads on more than {errand.manners.hops} times")


def _insist(url: str, errand: Errand, until: float) -> Said | Failed:
    """Ask for the head, then for the page; a server that fails gets its time to recover."""
    manners, host = errand.manners, host_of(url)
    said: Said | Failed = Failed("")
    for method, wait in (("HEAD", 0.0), *(("GET", wait) for wait in (0.0, *manners.waits))):
        if method == "GET":
            wait = max(wait, _asked_wait(said, errand.now))
            errand.turns.hold(host, wait)
            if monotonic() + wait > until:
                return said
        if not errand.turns.take(host):
            return Said(TOO_MANY, "", "")
        try:
            doors = find_doors(url, manners, min(manners.connect, until - monotonic()))
        except (OSError, ValueError) as error:
            said = failure_of(error)
        else:
            said = ask_once(doors, Call(method, errand.agent, until), manners)
        if _is_settled(said, method):
            return said
    return said


def _is_settled(said: Said | Failed, method: str) -> bool:
    """Tell whether asking again would change nothing; not all servers know HEAD."""
    if isinstance(said, Failed):
        return said.final
    return said.status < 400 or (method == "GET" and said.status not in PASSING)


def _asked_wait(said: Said | Failed, now: datetime) -> float:
    """Return how many seconds a server asks us to wait (RFC 9110, 10.2.3)."""
    if isinstance(said, Failed) or said.status not in PASSING:
        return 0.0
    asked = said.retry_after.strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return 0.0
    return max((moment - now).total_seconds(), 0.0) if moment.tzinfo else 0.0


def _next(here: str, location: str) -> str:
    """Where an answer leads; its bytes come as Latin-1, and aren't always an address."""
    plain = quote(location.strip().encode("latin-1", "replace"), safe=f"{PATH_SAFE}?#[]")
    try:
        return urldefrag(urljoin(here, plain)).url
    except ValueError:
        return plain


def _arrived(said: Said, here: str, way: tuple[str, str], errand: Errand) -> Answer:
    url, moved = way
    told = f"{_by_way(here, url)}answers {said.status}"
    if said.status in GONE:
        return _answer(errand, Fate.DEAD, told)
    if said.status in REDIRECTS:
        return _answer(errand, Fate.FAILING, f"{told} and doesn't say where it leads")
    if said.status < 400 or said.status == NO_SUCH_PART:
        fate = Fate.MOVED if moved and moved != url else Fate.FINE
        return _answer(errand, fate, "", moved if fate is Fate.MOVED else "")
    if said.status in PASSING and said.status != TOO_MANY:
        return _answer(errand, Fate.FAILING, told)
    return _answer(errand, Fate.UNSURE, told)


def _answer(errand: Errand, fate: Fate, words: str, leads_to: str = "") -> Answer:
    return Answer(errand.now, fate, words, leads_to)


def _by_way(here: str, url: str) -> str:
    return "" if here == url else f"leads to {here}, and that "

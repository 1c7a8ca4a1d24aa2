"""A run: a few of us go from host to host, and each host has one of us at a time."""

from collections import deque
from collections.abc import Iterable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from dateline.desk.outside.doors import host_of
from dateline.desk.outside.journey import Errand, ask
from dateline.desk.outside.turns import EndedError
from dateline.model.outside import Answer, Fate

Found = tuple[str, Answer]


def ask_all(urls: Iterable[str], errand: Errand) -> Iterator[Found]:
    """Yield what becomes of each link, as it becomes known; none after the run's time is over.

    Who stops listening stops the run: those who still wait for an answer end with the process.
    """
    hosts = deque(_by_host(urls))
    waiting = sum(len(each) for each in hosts)
    found: SimpleQueue[Found | Exception] = SimpleQueue()
    for _ in range(min(errand.manners.crew, len(hosts))):
        Thread(target=_work, args=(hosts, errand, found), daemon=True).start()
    until = monotonic() + errand.manners.run
    try:
        while waiting and (left := until - monotonic()) > 0:
            each = found.get(timeout=left)
            if isinstance(each, Exception):
                raise each
            waiting -= 1
            yield each
    except Empty:
        return
    finally:
        errand.turns.ended.set()


def _by_host(urls: Iterable[str]) -> Iterator[list[str]]:
    """Part links by host, those with the most first: they take longest."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(host_of(url), []).append(url)
    yield from sorted(hosts.values(), key=lambda each: (-len(each), each))


def _work(hosts: deque[list[str]], errand: Errand, found: SimpleQueue[Found | Exception]) -> None:
    try:
        while True:
            for each in _ask_host(hosts.popleft(), errand):
                found.put(each)
    except (IndexError, EndedError):  # no host is left, or nobody listens
        return
    except Exception as error:  # a mistake of ours is told where it is heard
        found.put(error)


def _ask_host(urls: list[str], errand: Errand) -> Iterator[Found]:
    """Ask one host; where nothing is to be heard of it, not for each of a thousand links."""
    silent, most = 0, errand.manners.tolerance
    words = f"was not asked, since {most} others of its host brought no answer"
    for url in urls:
        if silent < most:
            answer = ask(url, errand)
            silent = silent + 1 if answer.fate is Fate.UNREACHABLE else 0
        else:
            answer = Answer(errand.now, Fate.UNREACHABLE, words)
        yield url, answer

"""How other people's servers are asked: how long, how much, how often, and as whom."""

import socket
from collections.abc import Callable

from msgspec import Struct

KILOBYTE = 1024


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a host, in the order in which the system would try them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


class Manners(Struct, frozen=True, kw_only=True):
    """Limits of one run; times in seconds.

    `connect` and `silence` bound a connection and a wait within an answer, `link` all that is done
    for one link, `run` the whole. `most` bounds the bytes read of an answer. After each of `waits`
    a server that fails is asked again, or when it says, but never after more than `longest_wait`.
    Between two calls to a host lies `pause`. `allowed` are addresses and ports that may be asked
    though they aren't on the public web: none but in tests.
    """

    connect: float = 10.0
    silence: float = 10.0
    link: float = 60.0
    run: float = 1800.0
    most: int = 64 * KILOBYTE
    hops: int = 10
    waits: tuple[float, ...] = (2.0, 8.0)
    longest_wait: float = 30.0
    pause: float = 1.0
    crew: int = 8
    tolerance: int = 3
    allowed: frozenset[tuple[str, int]] = frozenset()
    look_up: Callable[[str, int], list[str]] = look_up


MANNERS = Manners()

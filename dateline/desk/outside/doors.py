"""Which addresses may be asked at all: contributors write links, and CI stands inside a network.

A name is looked up once, all that it leads to is judged, and exactly that is connected to, so that
no second look-up can lead elsewhere.
"""

import re
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from dateline.desk.outside.manners import Manners

PORTS = (80, 443)
MOST_DOORS = 3
NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
# Taken for public by some versions of Python, and inside all the same.
INSIDE = tuple(
    map(
        ip_network,
        (
            "168.63.129.16/32",  # Azure's metadata
            "192.0.0.0/24",  # special purposes (RFC 6890), and Oracle's metadata
            "192.88.99.0/24",  # relays of 6to4
            "64:ff9b:1::/48",  # NAT64 of a network's own (RFC 8215)
            "2001::/23",  # special purposes, Teredo among them
            "2002::/16",  # 6to4: leads to whatever IPv4 address stands in it
            "fec0::/10",  # site-local, as it once was
        ),
    )
)
_HOST = re.compile(r"[a-z0-9._:-]+")
PATH_SAFE = "/%:@!$&'()*+,;=~-._"


class BarredError(Exception):
    """What a link leads to isn't asked; the message goes on after its name."""


class Door(NamedTuple):
    """One address to connect to, and what to say there."""

    address: str
    port: int
    host: str
    tls: bool
    target: str

    @property
    def name(self) -> str:
        """The value of the Host field."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.tls else 80) else f"{host}:{self.port}"


def find_doors(url: str, manners: Manners, seconds: float) -> list[Door]:
    """Return the addresses at which a URL may be asked, or raise a BarredError or an OSError."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = _ascii(parts.hostname or "")
    except ValueError:
        raise BarredError("isn't an address of the web") from None
    if parts.scheme not in ("http", "https"):
        raise BarredError("isn't an address of the web")
    if parts.username is not None or parts.password is not None:
        raise BarredError("has a name or a password in it")
    if port not in PORTS and not any(port == open_port for _, open_port in manners.allowed):
        raise BarredError(f"asks for port {port}, where no public page lives")
    addresses = _in_time(lambda: manners.look_up(host, port), seconds)
    for address in addresses:
        if not is_public(address) and (address, port) not in manners.allowed:
            raise BarredError(f"leads to {address}, which isn't on the public web")
    target = quote(parts.path or "/", safe=PATH_SAFE)
    target += f"?{quote(parts.query, safe=f'{PATH_SAFE}?[]')}" if parts.query else ""
    tls = parts.scheme == "https"
    return [Door(address, port, host, tls, target) for address in addresses[:MOST_DOORS]]


def host_of(url: str) -> str:
    """Return whose turn a URL takes: its host and port as written."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def is_public(address: str) -> bool:
    """Tell whether an address is on the public web: not private, local, shared or reserved."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip in NAT64:
            return is_public(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
    inside = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_unspecified
    inside = inside or ip.is_multicast or ip.is_reserved or any(ip in each for each in INSIDE)
    return ip.is_global and not inside


def _ascii(host: str) -> str:
    """A host as it is looked up and named to its server, or a ValueError."""
    plain = host if ":" in host else host.encode("idna").decode("ascii")  # that checks it, too
    if not _HOST.fullmatch(plain):
        raise ValueError(host)
    return plain


def _in_time(look_up: Callable[[], list[str]], seconds: float) -> list[str]:
    """Look a name up; the system sets itself no limit that we could."""
    found: SimpleQueue[list[str] | Exception] = SimpleQueue()

    def try_it() -> None:
        try:
            found.put(look_up())
        except Exception as error:  # told where it is waited for
            found.put(error)

    Thread(target=try_it, daemon=True).start()
    try:
        answer = found.get(timeout=max(seconds, 0))
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer

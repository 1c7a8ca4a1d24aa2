"""One question to one server, bounded in time and bytes; no cookie, no credential, no proxy."""

import io
import socket
import ssl
from contextlib import closing
from http.client import HTTPException, HTTPResponse
from time import monotonic
from typing import NamedTuple, cast

from dateline.desk.outside.doors import Door
from dateline.desk.outside.manners import Manners

RANGE = "bytes=0-1023"  # what a GET asks for; nothing of a body is read


class Said(NamedTuple):
    """The head of an answer."""

    status: int
    location: str
    retry_after: str


class Failed(NamedTuple):
    """Why there was no answer; `final` where it would be the same another time."""

    words: str
    final: bool = False


class Call(NamedTuple):
    """What is asked: how, as whom, and until when (of the monotonic clock)."""

    method: str
    agent: str
    until: float


class Line(io.RawIOBase):
    """What is read from a server: no more than it may, and never after the time is over."""

    def __init__(self, sock: socket.socket, until: float, manners: Manners) -> None:
        super().__init__()
        self.sock = sock
        self.until = until
        self.silence = manners.silence
        self.left = manners.most

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read what comes next."""
        if self.left <= 0:
            raise HTTPException("the head of its answer never ends")
        self.sock.settimeout(_limit(self.until, self.silence))
        count = self.sock.recv_into(buffer[: self.left])
        self.left -= count
        return count

    def makefile(self, mode: str) -> io.BufferedReader:  # noqa: ARG002 - a socket's word
        """Return what http.client reads from."""
        return io.BufferedReader(self)


def ask_once(doors: list[Door], call: Call, manners: Manners) -> Said | Failed:
    """Ask at the first of these doors that opens."""
    try:
        with closing(_connect(doors, call.until, manners)) as sock:
            sock.settimeout(_limit(call.until, manners.silence))
            sock.sendall(_question(doors[0], call))
            line = cast("socket.socket", Line(sock, call.until, manners))
            with closing(HTTPResponse(line, method=call.method)) as answer:
                answer.begin()
                where = answer.headers.get("Location", "")
                return Said(answer.status, where, answer.headers.get("Retry-After", ""))
    except (OSError, HTTPException, ValueError) as error:
        return failure_of(error)


def failure_of(error: Exception) -> Failed:
    """Say in a few words why something failed."""
    match error:
        case ssl.SSLCertVerificationError():
            return Failed(f"has a certificate that isn't trusted ({error.verify_message})", True)
        case ssl.SSLError():
            return Failed("offers no encrypted connection", True)
        case socket.gaierror(errno=socket.EAI_NONAME):
            return Failed("names a host that doesn't exist", True)
        case socket.gaierror():
            return Failed("names a host that can't be looked up now")
        case TimeoutError():
            return Failed("doesn't answer in time")
        case OSError():
            return Failed(f"can't be reached: {(error.strerror or 'the connection broke').lower()}")
    return Failed("answers something that isn't HTTP")


def _connect(doors: list[Door], until: float, manners: Manners) -> socket.socket:
    """Open a connection to exactly one of these addresses."""
    failed: OSError = OSError("it has no address")
    for door in doors:
        try:
            limit = _limit(until, manners.connect)
            sock = socket.create_connection((door.address, door.port), limit)
        except OSError as error:
            failed = error
            continue
        return _wrapped(sock, door) if door.tls else sock
    raise failed


def _wrapped(sock: socket.socket, door: Door) -> socket.socket:
    try:
        return ssl.create_default_context().wrap_socket(sock, server_hostname=door.host)
    except (OSError, ValueError):
        sock.close()
        raise


def _limit(until: float, most: float) -> float:
    left = min(until - monotonic(), most)
    if left <= 0:
        raise TimeoutError
    return left


def _question(door: Door, call: Call) -> bytes:
    lines = [
        f"{call.method} {door.target} HTTP/1.1",
        f"Host: {door.name}",
        f"User-Agent: {call.agent}",
        "Accept: */*",
        "Accept-Encoding: identity",
        "Connection: close",
    ]
    if call.method == "GET":
        lines.append(f"Range: {RANGE}")
    return "\r\n".join((*lines, "", "")).encode("ascii", "replace")

"""A web on loopback that does what others' servers do, and worse. Nothing leaves this machine."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

TLS_HELLO = b"\x16"
HEAD_END = b"\r\n\r\n"
FINE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK"


def status(code: int, *fields: str) -> bytes:
    """Return an answer without a body."""
    lines = "".join(f"{field}\r\n" for field in (*fields, "Content-Length: 0"))
    return f"HTTP/1.1 {code} Said\r\n{lines}\r\n".encode()


def to(place: str, code: int = 301) -> bytes:
    """Return an answer that leads on."""
    return status(code, f"Location: {place}")


ANSWERS: dict[str, bytes | list[bytes]] = {
    "/": FINE,
    "/fine": FINE,
    "/missing": status(404),
    "/gone": status(410),
    "/moved": to("/fine"),
    "/moved-twice": to("/moved", 308),
    "/moved-then-passing": to("/passing"),
    "/moved-home": to("/"),
    "/moved-to-nothing": to("/missing"),
    "/passing": to("/fine", 302),
    "/circle": to("/round", 302),
    "/round": to("/circle", 302),
    "/itself": to("/itself"),
    "/nowhere": status(302),
    "/to-file": to("file:///etc/passwd", 302),
    "/to-private": to("http://10.1.2.3/", 302),
    "/to-metadata-by-name": to("http://metadata.example/", 302),
    "/to-ssh": to("http://news.example:22/", 302),
    "/to-login": to("http://me:secret@news.example/", 302),
    "/to-script": to("javascript:alert(1)", 302),
    "/to-junk": to("http://[", 302),
    "/to-bytes": b"HTTP/1.1 302 Said\r\nLocation: /\xe7\xa8\x80 x\r\n\r\n",
    "/%E7%A8%80%20x": FINE,
    "/asks-login": status(401, 'WWW-Authenticate: Basic realm="x"'),
    "/forbidden": status(403),
    "/odd": status(999),
    "/gives-cookie": status(302, "Set-Cookie: a=b", "Location: /fine"),
    "/lies-long": b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\nshort",
    "/lies-short": b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n" + b"x" * 9000,
    "/lies-chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
    "/garbage": b"SSH-2.0-OpenSSH_9.6\r\n\x00\x01\x02",
    "/old": b"<html>HTTP 0.9",
    "/silence": b"",
    "/endless-line": b"HTTP/1.1 200 " + b"x" * 300_000,
    "/endless-fields": b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 50_000,
    "/endless-continue": b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000,
    "/shaky": [status(503), status(500), FINE],
    "/broken": status(500),
    "/busy": [status(429, "Retry-After: 0"), status(429, "Retry-After: 0"), FINE],
    "/busy-by-date": [status(503, "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT"), FINE],
    "/later": status(429, "Retry-After: 86400"),
    "/never": status(503, "Retry-After: 99999999999999999999"),
    "/no-head": [status(405), FINE],
    "/head-lies": [status(404), FINE],
    "/no-part": [status(405), status(416)],
    **{f"/far-{number}": to(f"/far-{number + 1}", 302) for number in range(50)},
}


class Web:
    """A server; `asked` is each request as it came: method, path, and the fields in lower case."""

    def __init__(self, certificate: Path | None = None) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.socket.getsockname()[1]
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.closed = Event()
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(certificate)
        self.threads = [Thread(target=self._accept)]
        self.threads[0].start()

    @property
    def lines(self) -> list[str]:
        """What was asked: method and path."""
        return [f"{method} {path}" for method, path, _ in self.asked]

    def close(self) -> None:
        """Hang up on everybody."""
        self.closed.set()
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 5):
            pass
        for thread in self.threads:
            thread.join()
        self.socket.close()

    def _accept(self) -> None:
        while not self.closed.is_set():
            connection, _ = self.socket.accept()
            thread = Thread(target=self._serve, args=(connection,))
            self.threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.settimeout(30)
            if self.context is None:
                self._answer(connection)
                return
            with self.context.wrap_socket(connection, server_side=True) as wrapped:
                self._answer(wrapped)

    def _answer(self, connection: socket.socket) -> None:
        head = connection.recv(1)
        if head == TLS_HELLO:
            connection.sendall(status(400))
            return
        while HEAD_END not in head:
            part = connection.recv(4096)
            if not part:
                return
            head += part
        first, *rest = head.decode("ascii").split("\r\n\r\n")[0].split("\r\n")
        method, path, _ = first.split(" ")
        fields = {name.lower(): value for name, _, value in (each.partition(": ") for each in rest)}
        self.asked.append((method, path, fields))
        if slow := SLOW.get(path.partition("?")[0]):
            slow(self, connection)
        else:
            connection.sendall(self._words(path))

    def _words(self, path: str) -> bytes:
        answer = ANSWERS.get(path, status(404))
        if isinstance(answer, bytes):
            return answer
        before = sum(each == path for _, each, _ in self.asked) - 1
        return answer[min(before, len(answer) - 1)]


def _hang(web: Web, connection: socket.socket) -> None:  # noqa: ARG001 - it says nothing
    web.closed.wait()


def _drip(web: Web, connection: socket.socket) -> None:
    for byte in b"HTTP/1.1 200 OK\r\n" + b"a" * ENDLESS_LINE:
        connection.sendall(bytes([byte]))
        if web.closed.wait(0.02):
            return


ENDLESS_LINE = 60_000
SLOW: dict[str, Callable[[Web, socket.socket], None]] = {"/hang": _hang, "/drip": _drip}


@contextmanager
def open_web(certificate: Path | None = None) -> Iterator[Web]:
    """Let a web stand while a test asks it."""
    web = Web(certificate)
    try:
        yield web
    finally:
        web.close()

"""The compositor: a process at hand that sets the few pages of an edit.

What sets a page takes ten times longer to load than to use. The compositor loads it while the build
reads, on a core that would be idle. It writes nothing and says nothing: a page that it doesn't
bring is made by the press, as if nobody had been sent for it.
"""

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model.file import Order

READY = b"r"
YIELDING = 10  # how nice to be: where all cores are wanted, the build goes first
LENGTH = Struct("<Q")
AT_ONCE = 1 << 16


class Compositor:
    """Sets pages of the project at `root`, with texts of its memo, once; none until called."""

    def __init__(self, root: Path, memo: str) -> None:
        self._root = root
        self._memo = memo
        self._word = self._pipe = self._process = -1
        self._sent: list[str] = []

    def call(self) -> None:
        """Have the process at hand: to fork it is quickest before anything is read."""
        parent = os.getpid()
        word, self._word = os.pipe()
        self._pipe, pipe = os.pipe()
        self._process = os.fork()
        if self._process:
            os.close(word)
            os.close(pipe)
            return
        try:  # from here on we are the compositor, and never return
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever called us ends us
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            os.close(self._word)
            os.close(self._pipe)
            os.nice(YIELDING)
            self._attend(parent, word, pipe)
        finally:
            os._exit(0)

    def send(self, orders: Sequence["Order"]) -> list[str]:
        """Have set what layouts set of these orders; return the paths of what was taken."""
        if self._process >= 0 and self._is_ready():
            from dateline.publish.parcel import is_page, pack

            pages = [order for order in orders if is_page(order)]
            with suppress(Exception):  # whoever makes these pages in its stead will meet it too
                parcel = pack(pages)
                _write(self._word, LENGTH.pack(len(parcel)) + parcel)
                self._sent = [order.path for order in pages]
        return self._sent

    def page(self, path: str) -> bytes:
        """Wait for a page, and return it; b"" where it wasn't sent for or didn't come."""
        return self._pages.get(path, b"") if path in self._sent else b""

    def recall(self) -> None:
        """Let the compositor go, whatever it is at."""
        if self._process >= 0:
            os.close(self._word)
            os.close(self._pipe)
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            self._process = -1

    @cached_property
    def _pages(self) -> dict[str, bytes]:
        from msgspec import MsgspecError, msgpack

        with suppress(MsgspecError, ValueError):
            pages = msgpack.decode(_read(self._pipe), type=list[bytes])
            return dict(zip(self._sent, pages, strict=True))
        return {}

    def _is_ready(self) -> bool:
        os.set_blocking(self._pipe, False)
        try:
            return os.read(self._pipe, 1) == READY
        except BlockingIOError:
            return False
        finally:
            os.set_blocking(self._pipe, True)

    def _attend(self, parent: int, word: int, pipe: int) -> None:
        """Load all that pages take; then set those that are sent, and end."""
        from select import select

        from msgspec import msgpack

        import dateline.outputs  # noqa: F401 - what makes pages
        from dateline.layout.engine import ARTICLE, Engine
        from dateline.layout.workshop import layouts_of
        from dateline.publish.exchange import die_with_parent
        from dateline.publish.parcel import learn_to_read, set_pages

        die_with_parent(parent)
        engine = Engine(layouts_of(self._root))
        learn_to_read()
        for name in engine.prepare():
            if name == ARTICLE:
                os.write(pipe, READY)
            elif select([word], [], [], 0)[0]:
                break
        if length := os.read(word, LENGTH.size):
            parcel = _read(word, LENGTH.unpack(length)[0])
            _write(pipe, msgpack.encode(set_pages(parcel, engine, self._memo)))


def _write(pipe: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _read(pipe: int, size: int = -1) -> bytes:
    """Read so many bytes; all that come, where no size is given or where they end before."""
    data = bytearray()
    while len(data) != size and (part := os.read(pipe, AT_ONCE)):
        data += part
    return bytes(data)

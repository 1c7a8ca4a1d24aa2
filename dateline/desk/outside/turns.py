"""Whose turn it is: no host is called twice within a pause, whoever of us calls it."""

from threading import Event, Lock
from time import monotonic


class EndedError(Exception):
    """The run is over; nobody is asked any more."""


class Turns:
    """The earliest moment of the next call to each host."""

    __slots__ = ("ended", "lock", "longest", "next", "pause")

    def __init__(self, pause: float, longest: float) -> None:
        self.pause = pause
        self.longest = longest
        self.next: dict[str, float] = {}
        self.lock = Lock()
        self.ended = Event()

    def take(self, host: str) -> bool:
        """Wait until a host may be called; tell whether it may: not where that takes too long."""
        with self.lock:
            now = monotonic()
            turn = max(now, self.next.get(host, now))
            if turn - now > self.longest:
                return False
            self.next[host] = turn + self.pause
        if self.ended.wait(turn - now):
            raise EndedError
        return True

    def hold(self, host: str, seconds: float) -> None:
        """Let nobody call a host for so long."""
        with self.lock:
            self.next[host] = max(self.next.get(host, 0), monotonic() + seconds)

"""When garbage is looked for: not while all that is made is kept. Light, since builds begin so."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Look for no garbage: where thousands of values are made and kept, that takes half the time.

    What is carried out meanwhile collects its own.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

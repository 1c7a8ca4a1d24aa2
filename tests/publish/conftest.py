"""What the tests of this room share."""

import pytest

from dateline.publish import exchange, in_place, writer


@pytest.fixture(autouse=True)
def _quick_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Don't wait for the disk, but in the long proofs: on a busy machine that takes seconds."""
    if not request.config.getoption("--prove"):
        monkeypatch.setattr(exchange, "sync_below", lambda _: None)
        monkeypatch.setattr(in_place, "sync_below", lambda _: None)
        monkeypatch.setattr(writer, "sync_folder", lambda _: None)

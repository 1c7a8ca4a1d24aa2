"""What the tests of the newsroom share."""

import pytest
from copy_desk import CopyDesk


@pytest.fixture(scope="session")
def copy_desk(tmp_path_factory: pytest.TempPathFactory) -> CopyDesk:
    """A newsroom that judges articles by a policy."""
    return CopyDesk(tmp_path_factory.mktemp("newsroom"))

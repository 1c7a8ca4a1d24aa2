"""Programs that some tests need and that a machine may lack."""

import os
import shutil
from pathlib import Path

import pytest


def program(*names: str) -> Path:
    """Return the first of these programs that the machine has."""
    found = next(filter(None, map(shutil.which, names)), None)
    return Path(found) if found else lacking(f"{names[0]} is missing: see make tools")


def lacking(reason: str) -> Path:
    """Skip a test for want of a program; fail where nothing may be left out."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)

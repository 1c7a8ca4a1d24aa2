"""What all tests share: options, the programs that some tests need, and a newsroom to build."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # the package lies beside the tests; it needn't be installed

from newsroom import Newsroom  # noqa: E402
from programs import lacking, program  # noqa: E402

# A slow machine fails no test; CI looks at the same examples each time.
settings.register_profile(
    "house",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switches of this suite."""
    parser.addoption("--rewrite", action="store_true", help="rewrite what newsrooms expect")
    parser.addoption("--minutes", default="3", help="how long the soaks among the proofs last")
    parser.addoption("--prove", action="store_true", help="run the long proofs, and only these")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marks of this suite, and let Ctrl-C reach what its tests start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in the background; it is inherited
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.addinivalue_line("markers", "prove: a long proof, which `make prove` runs")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long proofs, or all else."""
    proofs = [item for item in items if item.get_closest_marker("prove")]
    others = [item for item in items if item not in proofs]
    items[:], left_out = (proofs, others) if config.getoption("--prove") else (others, proofs)
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A minimal newsroom in a folder of its own."""
    return Newsroom(tmp_path)


@pytest.fixture(scope="session")
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether what is expected is to be rewritten."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(scope="session")
def npm_package() -> Callable[[str], Path]:
    """A function that gives the folder of a package that `make tools` installs."""

    def folder(name: str) -> Path:
        found = ROOT / "tests/tools/node_modules" / name
        return found if found.is_dir() else lacking(f"npm's {name} is missing: make tools")

    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The headless browser."""
    return program("chromium-headless-shell", "chromium", "chromium-browser")


@pytest.fixture(scope="session")
def java() -> Path:
    """The runtime of the HTML checker."""
    return program("java")

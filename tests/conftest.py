"""What every test stands on: Qt without a screen, no warning overlooked, the folder of one device."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kiosk.paths import Home

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# a busy machine is slow at making examples: that says nothing about the program
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="the long fault runs of `make faults`")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "device")


class _Fail(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        pytest.fail(f"unexpected log: {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_warnings_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log fails the test, unless it says `@pytest.mark.logs`."""
    if request.node.get_closest_marker("logs"):
        yield
        return
    handler = _Fail(logging.WARNING)
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)

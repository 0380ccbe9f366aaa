"""Fixtures of the line: a running portal with its office, a kiosk and a counter that have enrolled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.world import Machine, World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path)
    try:
        yield world
    finally:
        world.stop()


@pytest.fixture
def kiosk(world: World) -> Machine:
    return world.device("K1")


@pytest.fixture
def counter(world: World) -> Machine:
    return world.device("Q1", "counter")

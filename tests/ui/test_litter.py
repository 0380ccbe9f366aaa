"""What Python collects it collects in the Qt thread, however much a worker makes."""

import gc
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from ui.litter import collect_in_qt_thread

HERE = threading.get_ident()


class Knot:
    """Refers to itself, so only the collector frees it; tells in which thread."""

    freed_in: list[int] = []  # noqa: RUF012 - shared on purpose

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.freed_in.append(threading.get_ident())


@pytest.fixture(autouse=True)
def _no_knots() -> Iterator[None]:
    gc.collect()
    Knot.freed_in.clear()
    yield
    gc.collect()


def much_work() -> int:
    return len([[number] for number in range(50_000)])


@pytest.mark.usefixtures("dressed")
def test_a_worker_frees_no_part_of_a_window(qtbot: QtBot) -> None:
    collect_in_qt_thread()
    Knot()

    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(much_work).result()
    assert Knot.freed_in == []
    kept = [[number] for number in range(10_000)]
    qtbot.waitUntil(lambda: bool(Knot.freed_in))

    assert set(Knot.freed_in) == {HERE}
    assert len(kept) == 10_000


@pytest.mark.usefixtures("dressed")
def test_there_is_one_collector_however_many_windows() -> None:
    assert collect_in_qt_thread() is collect_in_qt_thread()


@pytest.mark.usefixtures("dressed")
def test_a_collector_that_was_there_already_takes_over_again() -> None:
    collect_in_qt_thread()
    gc.enable()

    collect_in_qt_thread()

    assert not gc.isenabled()

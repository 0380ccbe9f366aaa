"""Carrying effects out: in order, off the Qt thread, and whose fault a failure is."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.effects import DraftContent, DropDraft, Effect, ListFiles, SaveDraft, SearchProcedures
from kiosk.errors import DiskFull, Problem, Refused
from kiosk.replies import Declined, Failed, Files, Reply, Results
from ui.carry import Carry, carried


def draft(id_: str, step: str) -> SaveDraft:
    return SaveDraft(DraftContent(id=id_, procedure="p", step=step))


def raising(error: Exception) -> Callable[[Effect], Reply]:
    def perform(_: Effect) -> Reply:
        raise error

    return perform


def test_replies_arrive_in_order_and_in_the_qt_thread(qtbot: QtBot) -> None:
    seen: list[tuple[object, bool]] = []
    qt_thread, working = threading.get_ident(), []

    def perform(effect: Effect) -> Reply:
        working.append(threading.get_ident())
        return Results(effect.text, []) if isinstance(effect, SearchProcedures) else Files([])

    carry = Carry(perform)
    carry.replied.connect(lambda reply: seen.append((reply, threading.get_ident() == qt_thread)))
    carry.run([SearchProcedures("a"), ListFiles(), SearchProcedures("b")])
    qtbot.waitUntil(carry.idle)
    carry.stop()

    assert seen == [(Results("a", []), True), (Files([]), True), (Results("b", []), True)]
    assert qt_thread not in working


def test_saves_of_one_draft_that_pile_up_become_the_newest(qtbot: QtBot) -> None:
    go, done = threading.Event(), []

    def perform(effect: Effect) -> None:
        go.wait(5)
        done.append(effect)

    carry = Carry(perform)
    saves = [draft("d", str(number)) for number in range(5)]
    asked: list[Effect] = [*saves, DropDraft("d"), draft("d", "after"), draft("e", "other")]
    for one in asked:
        carry.run([one])
    go.set()
    qtbot.waitUntil(carry.idle)
    carry.stop()

    assert done == [saves[0], saves[4], DropDraft("d"), draft("d", "after"), draft("e", "other")]


def test_a_forgotten_visit_hears_nothing_but_all_is_done(qtbot: QtBot) -> None:
    go = threading.Event()
    done: list[Effect] = []
    seen: list[object] = []

    def perform(effect: Effect) -> Reply:
        go.wait(5)
        done.append(effect)
        return Files([])

    carry = Carry(perform)
    carry.replied.connect(seen.append)
    carry.run([ListFiles(), DropDraft("d")])
    carry.forget()
    go.set()
    qtbot.waitUntil(carry.idle)
    carry.stop()

    assert (done, seen) == ([ListFiles(), DropDraft("d")], [])


def test_stopping_finishes_what_was_asked_for(dressed: QApplication) -> None:
    go, done = threading.Event(), []

    def perform(effect: Effect) -> None:
        go.wait(5)
        done.append(effect)

    carry = Carry(perform)
    carry.run([ListFiles(), DropDraft("d"), draft("e", "x")])
    go.set()
    carry.stop()
    dressed.processEvents()

    assert done == [ListFiles(), DropDraft("d"), draft("e", "x")]


def test_the_citizens_fault_is_told_beside_the_field() -> None:
    problem = Problem(field="pin", rule="pin")

    assert carried(raising(Refused(problem)), ListFiles()) == Declined((problem,))


@pytest.mark.logs
def test_the_machines_fault_is_told_with_its_rule() -> None:
    assert carried(raising(DiskFull(folder="/data")), ListFiles()) == Failed(
        "disk_full", {"folder": "/data"}, ""
    )


@pytest.mark.logs
def test_our_own_fault_gets_a_number_and_its_words_stay_out_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failed = carried(raising(ValueError("Trần Thị Thu Hà")), ListFiles())

    assert isinstance(failed, Failed)
    assert (failed.rule, len(failed.incident)) == ("incident", 6)
    assert failed.incident in caplog.text
    assert "Hà" not in caplog.text


def test_nothing_is_begun_after_the_end(qtbot: QtBot) -> None:  # noqa: ARG001 - an application
    done: list[Effect] = []
    carry = Carry(done.append)
    carry.stop()

    carry.run([ListFiles()])

    assert (carry.idle(), done) == (True, [])

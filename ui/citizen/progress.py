"""Saved here, sent by the machine, received by an officer: three different things, never mixed."""

from PySide6.QtWidgets import QWidget

from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status, Sync
from ui.citizen.facts import told
from ui.theme import NORMAL, SEMIBOLD, Role, phrase

_ENDED = (Status.CANCELLED, Status.DENIED)


def progress(row: FilingRow, role: Role = "label") -> list[QWidget]:
    """Three lines, each with what is true now."""
    saved = told("check-circle-fill", phrase("citizen.saved_done"), "ok", SEMIBOLD, role=role)
    return [saved, _sent(row, role), _received(row, role)]


def _sent(row: FilingRow, role: Role) -> QWidget:
    match row.sync:
        case Sync.LOCAL:
            return told("clock-bold", phrase("citizen.sent_waiting"), "ink2", NORMAL, role=role)
        case Sync.SENT:
            text = phrase("status.sync_sent_detail", sent=row.blobs_sent, total=row.blobs_total)
            return told("check-circle-fill", text, "ok", SEMIBOLD, role=role)
        case Sync.COMPLETE:
            return told("check-circle-fill", phrase("citizen.sent_done"), "ok", SEMIBOLD, role=role)
        case _:
            return told("warning-circle-fill", phrase("citizen.sent_refused"), "warn", SEMIBOLD, role=role)


def _received(row: FilingRow, role: Role) -> QWidget:
    """ "Đã tiếp nhận" is an officer's act and nothing else: papers may be asked for before it."""
    if row.status in _ENDED:
        return told("info-fill", phrase(f"status.{row.status.value}"), "warn", SEMIBOLD, role=role)
    asked_before = row.status is Status.WAITING and not row.official_code and not row.due
    if row.status is Status.NEW or asked_before:
        return told("clock-bold", phrase("citizen.received_waiting"), "ink2", NORMAL, role=role)
    return told("check-circle-fill", phrase("citizen.received_done"), "ok", SEMIBOLD, role=role)

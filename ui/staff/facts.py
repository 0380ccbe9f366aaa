"""What the panel tells of a filing: facts, papers, what is set aside, the history."""

from collections.abc import Iterable, Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.catalogue.procedure import DocumentKind
from kiosk.counter.replies import Detail, Dispute, PaperLine
from kiosk.filing.status import Status
from ui.staff.words import (
    NOTHING,
    due_words,
    full_time,
    marked,
    masked,
    origin_words,
    past_words,
    short_time,
    sync_long,
)
from ui.theme import MEDIUM, SEMIBOLD, phrase
from ui.widgets.basic import Banner, Label

LABEL_WIDTH = 92
_UNSEEN = {DocumentKind.XUAT_TRINH: "staff.paper_shown", DocumentKind.THONG_TIN: "staff.paper_note"}


class Facts(QWidget):
    """Label and value, row by row."""

    def __init__(self, facts: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(5)
        for label, value in facts:
            column.addLayout(self._row(label, value))

    @staticmethod
    def _row(label: str, value: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        name = Label(label, "small", ink="ink2")
        name.setFixedWidth(LABEL_WIDTH)
        words = Label(value, "body", SEMIBOLD)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row


def first_facts(detail: Detail) -> Iterator[tuple[str, str]]:
    """What the officer compares with the person and the papers at the desk."""
    row, who = detail.row, detail.applicant
    yield phrase("staff.official_code"), row.official_code or phrase("staff.code_none")
    yield phrase("staff.applicant"), who.get("name") or row.applicant or NOTHING
    if who.get("id_number"):
        yield phrase("staff.id_number"), masked(who["id_number"])
    yield phrase("staff.due"), _due(detail)


def more_facts(detail: Detail) -> Iterator[tuple[str, str]]:
    row, who = detail.row, detail.applicant
    if who.get("phone"):
        yield phrase("staff.phone"), who["phone"]
    made = phrase("staff.made_at", time=full_time(row.submitted_at), device=row.device)
    yield phrase("staff.made"), f"{made}. {origin_words(detail)}"
    if detail.fee:
        yield phrase("staff.fee"), marked(detail.fee, unsure=detail.fee_unsure)
    yield phrase("staff.sent"), sync_long(row)


def _due(detail: Detail) -> str:
    if detail.row.due is None and detail.row.status is Status.NEW:
        return phrase("staff.due_not_yet")
    return marked(due_words(detail.row.due or ""), unsure=detail.due_unsure and bool(detail.row.due))


def paper_words(paper: PaperLine) -> str:
    """The paper's name and what of it was scanned."""
    unseen = _UNSEEN.get(DocumentKind(paper.kind)) if paper.kind in set(DocumentKind) else None
    if unseen:
        return phrase(unseen, name=paper.name)
    if not paper.files:
        return phrase("staff.paper_no_scan", name=paper.name)
    return phrase("staff.paper_pages", name=paper.name, pages=paper.pages)


def warnings(detail: Detail) -> Iterator[Banner]:
    """What staff must look at: what the portal found, and events set aside."""
    if detail.refused:
        lines = [phrase("staff.refused"), *(f"– {one}" for one in detail.refused)]
        yield Banner("\n".join(lines), "warning-circle-fill", "err")
    if detail.reason:
        yield Banner(phrase("staff.reason", reason=detail.reason), "info-fill", "warn")
    for dispute in detail.disputes:
        yield Banner(dispute_words(dispute), "warning-circle-fill", "err")


def dispute_words(dispute: Dispute) -> str:
    """Both sides, and what the machine did with them."""
    lines = [phrase("staff.disputes")]
    sides = (("staff.dispute_aside", dispute.aside), ("staff.dispute_standing", dispute.standing))
    for key, past in sides:
        if past:
            what = f"{past_words(past)} ({full_time(past.at)}, {past.device})"
            lines.append(phrase(key, what=what))
    return "\n".join([*lines, phrase("staff.dispute_why")])


class History(QWidget):
    """Newest first: when, and what happened in words."""

    def __init__(self, detail: Detail, today: date) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for past in reversed(detail.past):
            row = QHBoxLayout()
            row.setSpacing(8)
            when = Label(short_time(past.at, today), "small", MEDIUM, "ink2")
            when.setFixedWidth(48)
            words = past_words(past)
            if not past.confirmed:
                words += f" ({phrase('staff.not_confirmed')})"
            row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(words, "small", ink="err" if past.set_aside else "ink"), 1)
            column.addLayout(row)

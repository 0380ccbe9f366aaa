"""The filing beside the list: what it is, its papers, its history, and what may be done now."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.counter import actions as do
from kiosk.counter.replies import Detail
from kiosk.counter.state import Counter, Notice
from ui.staff.facts import Facts, History, first_facts, more_facts, warnings
from ui.staff.papers import Papers
from ui.staff.parts import clear, quiet_scroll
from ui.staff.receive import ReceiveBox
from ui.staff.words import problem_words, status_state
from ui.theme import BOLD, MEDIUM, SEMIBOLD, look, phrase
from ui.widgets.basic import Banner, Button, IconLine, Kind, Label, Pill
from ui.widgets.card import Panel

WIDTH = 336
_NOTICES = {Notice.RECEIVED: "staff.was_received", Notice.PAPERS_NOTED: "staff.papers_noted"}


class DetailPanel(Panel):
    acted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.column.setContentsMargins(18, 14, 18, 18)
        self._shown: tuple[Detail | None, str, date | None] | None = None
        self.papers: Papers | None = None
        self._area, self._body = quiet_scroll()
        self._body.setContentsMargins(0, 0, 12, 0)
        self._body.setSpacing(8)
        self.column.addWidget(self._area, 1)
        self.notice = IconLine("check-circle-fill", "", "ok", "body", SEMIBOLD)
        self.waiting = Banner(phrase("staff.waiting_code"), "clock-bold", "warn")
        self.problem = Banner("", "warning-circle-fill", "err")
        self.box = ReceiveBox()
        self._foot = QWidget()
        self._fill_foot()
        for one in (self.notice, self.waiting, self.problem, self.box, self._foot):
            self.column.addWidget(one)

    def show_counter(self, counter: Counter, today: date) -> None:
        detail = counter.detail
        key = (detail, counter.chosen, today)
        if key != self._shown:
            self._show_detail(counter, today)
            self._shown = key
        if self.papers:
            self.papers.show_ticks(counter)
        self.box.show_counter(counter)
        self._show_notices(counter)
        self._show_acts(counter)

    def _fill_foot(self) -> None:
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.receive = Button(phrase("staff.receive"), Kind.PRIMARY, "check-circle-bold", role="title")
        self.slip = Button(phrase("staff.slip"), Kind.PRIMARY, "file-text-bold", role="title")
        self.read = Button(
            phrase("staff.read"), Kind.SECONDARY, "magnifying-glass-bold", role="body", height=46
        )
        self.receive.clicked.connect(lambda: self.acted.emit(do.Receive()))
        self.slip.clicked.connect(lambda: self.acted.emit(do.PrintSlip()))
        self.read.clicked.connect(lambda: self.acted.emit(do.Read()))
        for one in (self.receive, self.slip, self.read):
            column.addWidget(one)
        self.box.confirmed.connect(lambda: self.acted.emit(do.Receive()))
        self.box.cancelled.connect(lambda: self.acted.emit(do.Cancel()))
        self.box.typed.connect(lambda code: self.acted.emit(do.TypeCode(code)))

    def _show_acts(self, counter: Counter) -> None:
        """What cannot be done now is not there, rather than grey."""
        detail = counter.detail
        self._foot.setVisible(detail is not None and not counter.confirming)
        if detail is None:
            return
        self.receive.setVisible(detail.receivable)
        self.slip.setVisible(bool(detail.row.official_code and detail.slip_form))
        self.slip.setText(phrase("staff.slip_ct04" if detail.slip_form == "ct04" else "staff.slip"))
        self.slip.setAccessibleName(self.slip.text())
        for one in (self.receive, self.slip, self.read):
            one.setEnabled(not counter.busy)

    def _show_notices(self, counter: Counter) -> None:
        detail = counter.detail
        notice = _NOTICES.get(counter.notice)
        self.notice.setVisible(notice is not None)
        self.notice.set_text(phrase(notice) if notice else "")
        awaited = bool(detail and detail.received_at and not detail.row.official_code)
        self.waiting.setVisible(awaited and not counter.confirming)
        told = [problem_words(one) for one in counter.problems if one.field != "code"]
        self.problem.setVisible(bool(told))
        self.problem.set_text("\n".join(told))

    def _show_detail(self, counter: Counter, today: date) -> None:
        clear(self._body)
        self.papers = None
        detail = counter.detail
        if detail is None:
            words = phrase("staff.opening" if counter.chosen else "staff.choose_one")
            self._body.addWidget(Label(words, "body", ink="ink2"))
            self._body.addStretch(1)
            return
        if self._shown is None or self._shown[1] != counter.chosen:
            self._area.verticalScrollBar().setValue(0)
        self._show_head(detail)
        for banner in warnings(detail):
            self._body.addWidget(banner)
        self._body.addWidget(Facts(first_facts(detail)))
        self.papers = Papers(detail)
        self.papers.ticked.connect(lambda id_, on: self.acted.emit(do.Tick(id_, held=on)))
        self.papers.recorded.connect(lambda: self.acted.emit(do.RecordPapers()))
        self._body.addWidget(self.papers)
        self._body.addWidget(Facts(more_facts(detail)))
        self._body.addWidget(Label(phrase("staff.history"), "small", SEMIBOLD, "ink2"))
        self._body.addWidget(History(detail, today))
        self._body.addStretch(1)

    def _show_head(self, detail: Detail) -> None:
        code = phrase("staff.filing", code=detail.row.temporary_code)
        self._body.addWidget(Label(code, "small", SEMIBOLD, "ink2"))
        self._body.addWidget(Label(detail.procedure.in_(look().language), "h2", BOLD))
        row = QHBoxLayout()
        row.addWidget(Pill(*status_state(detail.row.status)), 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self._body.addLayout(row)
        if detail.slip_unsure:
            self._body.addWidget(IconLine("info-bold", phrase("staff.slip_unsure"), "warn", "small", MEDIUM))

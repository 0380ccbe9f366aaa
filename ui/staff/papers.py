"""The papers of a filing: originals to tick as they are handed over, the rest to read."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.counter.replies import Detail
from kiosk.counter.state import Counter
from ui.staff.facts import paper_words
from ui.theme import SEMIBOLD, phrase
from ui.widgets.basic import Button, IconLine, Kind, Label
from ui.widgets.choice import Tick


class Papers(QWidget):
    ticked = Signal(str, bool)
    recorded = Signal()

    def __init__(self, detail: Detail) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Label(self._head(detail), "small", SEMIBOLD, "ink2"))
        self.ticks: Mapping[str, Tick] = {}
        if not detail.papers:
            column.addWidget(Label(phrase("staff.papers_none"), "small", ink="ink2"))
        for paper in detail.papers:
            if paper.original and not paper.held and detail.checkable:
                column.addWidget(self._tick(paper.id, paper_words(paper), paper.name))
            elif paper.original and paper.held:
                column.addWidget(IconLine("check-circle-fill", paper_words(paper), "ok", "small"))
            else:
                column.addWidget(IconLine("file-text-bold", paper_words(paper), "ink2", "small"))
        self._record = Button("", Kind.SECONDARY, "check-circle-bold", compact=True, role="small")
        self._record.clicked.connect(self.recorded)
        column.addWidget(self._record, 0, Qt.AlignmentFlag.AlignLeft)

    def show_ticks(self, counter: Counter) -> None:
        """Ticks go along with receiving; a filing that was received before records them by itself."""
        for id_, tick in self.ticks.items():
            tick.setChecked(id_ in counter.ticked)
            tick.setEnabled(not counter.busy)
        alone = bool(counter.ticked) and not counter.confirming
        self._record.setText(phrase("staff.record_papers", count=len(counter.ticked)))
        self._record.setAccessibleName(self._record.text())
        self._record.updateGeometry()
        self._record.setVisible(alone)

    def _tick(self, id_: str, words: str, name: str) -> Tick:
        tick = Tick(words)
        tick.setAccessibleName(phrase("staff.paper_received", name=name))
        tick.clicked.connect(lambda on, id_=id_: self.ticked.emit(id_, on))
        self.ticks = {**self.ticks, id_: tick}
        return tick

    @staticmethod
    def _head(detail: Detail) -> str:
        originals = detail.originals()
        if not originals:
            return phrase("staff.papers")
        held = sum(one.held for one in originals)
        told = phrase("staff.originals_held", held=held, total=len(originals))
        return f"{phrase('staff.papers')} · {told}"

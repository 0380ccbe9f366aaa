"""The papers to prepare: all of a procedure, or those of one's own case after a few questions."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.catalogue.form import Field
from kiosk.catalogue.procedure import Document, DocumentKind
from kiosk.forms.cases import case_fields, papers_left
from kiosk.visit.state import Visit
from ui.citizen.parts import drop
from ui.theme import BOLD, MEDIUM, NORMAL, SEMIBOLD, look, phrase, px
from ui.widgets.basic import Banner, Icon, IconLine, Label, Pill
from ui.widgets.card import Panel
from ui.widgets.controls.make import make_field_box
from ui.widgets.controls.units import LocalUnits
from ui.widgets.fieldbox import FieldBox

_TONES = {
    DocumentKind.XUAT_TRINH: "primary",
    DocumentKind.KHONG_NOP: "ok",
    DocumentKind.THONG_TIN: "primary",
}
Paper = tuple[Document, bool]  # and whether it is certainly needed


class PaperGuide(QWidget):
    """The questions about the case, and below them the papers that are left."""

    chosen = Signal(str, object)  # field id, answer

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().measures.gap)
        self._units = LocalUnits()
        self._boxes: dict[str, FieldBox] = {}
        self._about = ""
        self._told: object = None
        self._papers: QWidget | None = None
        self._title = Label(phrase("citizen.list_case"), "title", BOLD)
        self._column.addWidget(self._title)
        self._printed = Banner("", "info-fill")
        self._printed.hide()
        self._column.addWidget(self._printed)

    def show_case(self, visit: Visit, today: date) -> None:
        procedure = visit.procedure
        if procedure is None:
            return
        if procedure.ref != self._about:
            self._clear()
            self._about = procedure.ref
        fields = case_fields(procedure, visit.answers, today)
        self._title.setVisible(bool(fields))
        for place, field in enumerate(fields, start=1):
            if field.id not in self._boxes:
                self._column.insertWidget(place, self._box(field))
        asked = {one.id for one in fields}
        for id_, box in self._boxes.items():
            box.setVisible(id_ in asked)
            if box.control.value() != visit.answers.get(id_):
                box.control.set_value(visit.answers.get(id_))
        self._tell(papers_left(procedure, visit.answers, today))
        self._printed.setVisible(visit.listed is not None)
        if visit.listed is not None:
            key = "list_printed" if visit.listed else "list_not_printed"
            self._printed.set_text(phrase(f"citizen.{key}"))

    def _box(self, field: Field) -> FieldBox:
        box = make_field_box(field, self._units)
        box.control.edited.connect(lambda value: self.chosen.emit(field.id, value))
        self._boxes[field.id] = box
        return box

    def _tell(self, papers: Sequence[Paper]) -> None:
        told = [(one.id, sure) for one, sure in papers]
        if told == self._told:
            return
        self._told = told
        if self._papers is not None:
            drop(self._papers)
        self._papers = paper_panel(papers)
        self._column.insertWidget(self._column.indexOf(self._printed), self._papers)

    def _clear(self) -> None:
        for box in self._boxes.values():
            drop(box)
        self._boxes, self._told = {}, None


def paper_panel(papers: Sequence[Paper]) -> QWidget:
    panel = Panel()
    panel.column.addWidget(Label(phrase("citizen.papers"), "title", BOLD))
    for document, sure in papers:
        panel.column.addWidget(_paper(document, needed=sure))
    if not papers:
        panel.column.addWidget(Label(phrase("citizen.papers_none"), "body"))
    made = IconLine("file-text-bold", phrase("citizen.papers_made"), "ink2", "label")
    panel.column.addWidget(made)
    return panel


def _paper(document: Document, *, needed: bool) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 6, 0, 6)
    row.setSpacing(14)
    tone = _TONES.get(document.kind, "primary")
    icon = "check-circle-fill" if document.kind is DocumentKind.KHONG_NOP else "file-text-fill"
    row.addWidget(Icon(icon, tone, px("title")), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Label(document.name.in_(look().language), "body", SEMIBOLD))
    words.addWidget(Label(phrase(f"citizen.kind_{document.kind.value}"), "small", MEDIUM, tone))
    when = document.note.in_(look().language) if document.note else ""
    if when:
        words.addWidget(Label(when, "small", NORMAL, "ink2"))
    row.addLayout(words, 1)
    if needed and document.kind is not DocumentKind.KHONG_NOP:
        row.addWidget(Pill(phrase("citizen.required"), "star-fill", "primary"), 0, Qt.AlignmentFlag.AlignTop)
    return line

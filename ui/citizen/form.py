"""One step of the form: a question, its fields, what is wrong with them, the way on."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.catalogue.form import Field
from kiosk.catalogue.procedure import Procedure
from kiosk.clock import Clock
from kiosk.errors import Problem
from kiosk.forms.checks import shown_fields, tidy
from kiosk.forms.doubts import candidates, warnings
from kiosk.forms.wording import sentence
from kiosk.values import Json
from kiosk.visit import actions as do
from kiosk.visit.flow import stages
from kiosk.visit.state import Visit
from ui.citizen.page import TaskPage
from ui.citizen.parts import drop
from ui.theme import look, phrase
from ui.widgets.basic import Banner
from ui.widgets.controls.address import AddressControl
from ui.widgets.controls.make import make_field_box
from ui.widgets.controls.units import LocalUnits
from ui.widgets.edit import Area, Edit
from ui.widgets.fieldbox import FieldBox

_WIDEST = 900  # on a wide screen: a line longer than this is hard to read


class FormScreen(TaskPage):
    forward = "kit.go_on"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._units = LocalUnits()
        self._step = ""
        self._boxes: dict[str, FieldBox] = {}
        self._fields: dict[str, Field] = {}
        self._told: dict[str, tuple[str, str, str]] = {}  # field -> error, note and origin on screen
        self._holder: QWidget | None = None
        self._scan_hint = Banner(phrase("citizen.scan_now"), "qr-code-bold")
        self._scan_hint.hide()
        content = self.frame.content
        content.insertWidget(content.indexOf(self.heading), self._scan_hint)

    def draw(self, visit: Visit) -> None:
        procedure = visit.procedure
        if procedure is None:
            return
        begins = f"{visit.draft} {visit.step}" != self._step
        if begins:
            self._begin(visit, procedure)
        self._tell_step(visit)
        today = self.today()
        asked = {one.id for one in shown_fields(procedure.form, visit.answers, today)}
        doubts = warnings(procedure, visit.answers, visit.origins, visit.card, today)
        for id_, box in self._boxes.items():
            box.setVisible(id_ in asked)
            self._show_answer(id_, box, visit)
            self._tell(id_, box, visit, doubts)
        if begins and not visit.problems:
            QTimer.singleShot(0, self, self._focus_first)

    def mend(self, field: str) -> None:
        box = self._boxes.get(field.partition(".")[0])
        if box is not None:
            self.frame.reveal(box)
            box.control.focus_first()

    def scan(self) -> None:
        """ "Quét thẻ": the scanner may be used now; the page says where."""
        self._scan_hint.show()
        self.to_top()

    def _begin(self, visit: Visit, procedure: Procedure) -> None:
        """The fields of another step."""
        self._step = f"{visit.draft} {visit.step}"
        self._scan_hint.hide()
        if self._holder is not None:
            drop(self._holder)
        self._holder, fields = QWidget(), QWidget()
        row = QHBoxLayout(self._holder)  # a row asks for the height at the width that it gives
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(fields, 1)
        if not look().portrait:
            fields.setMaximumWidth(_WIDEST)
            row.addStretch()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().measures.gap)
        self._boxes, self._told = {}, {}
        step = next((one for one in procedure.form.steps if one.id == visit.step), None)
        self._fields = {one.id: one for one in (step.fields if step else ())}
        for field in self._fields.values():
            column.addWidget(self._box(field))
        self.column.addWidget(self._holder)
        question = step.question.in_(visit.language) if step else ""
        self.heading.set_words(question, step.hint.in_(visit.language) if step and step.hint else "")
        self.frame.put_away()
        self.to_top()

    def _box(self, field: Field) -> FieldBox:
        box = make_field_box(field, self._units)
        box.setObjectName(f"field_{field.id}")
        box.control.edited.connect(lambda value: self._answer(field.id, value))
        self._boxes[field.id] = box
        return box

    def _answer(self, field: str, value: Json) -> None:
        self.act(do.Answer(field, value))

    def _tell_step(self, visit: Visit) -> None:
        all_ = stages(visit, self.today())
        place = next((number for number, one in enumerate(all_, start=1) if one.id == visit.step), 0)
        name = all_[place - 1].title.in_(visit.language) if place else ""
        self.heading.set_step(place, len(all_), name)
        self.nav.set_forward(phrase("citizen.back_to_check" if visit.returning else "kit.go_on"))

    def _show_answer(self, id_: str, box: FieldBox, visit: Visit) -> None:
        """What somebody is typing is left as typed as long as it means the same."""
        field, answer = self._fields[id_], visit.answers.get(id_)
        if tidy(field, box.control.value()) != answer:
            box.control.set_value(answer)
        if isinstance(box.control, AddressControl):
            box.control.offer(candidates(field, visit.card))

    def _tell(self, id_: str, box: FieldBox, visit: Visit, doubts: Sequence[Problem]) -> None:
        """What is wrong with the answer, what is doubtful, where it came from: only what changed is drawn."""
        error = "\n".join(_sentences(id_, visit.problems, visit)[:1])
        note = "\n".join(_sentences(id_, doubts, visit))
        told = (error, note, visit.origins.get(id_, ""))
        before = self._told.get(id_, ("", "", ""))
        for now, then, show in zip(told, before, (box.set_error, box.set_note, box.set_origin), strict=True):
            if now != then:
                show(now)
        self._told[id_] = told

    def _focus_first(self) -> None:
        """The keyboard is there at once when the first thing asked is to be typed."""
        if self.visit is None or not self.isVisible():
            return
        box = next((one for one in self._boxes.values() if one.isVisibleTo(self)), None)
        first = box.control.first() if box else None
        if box is not None and isinstance(first, Edit | Area) and box.control.value() is None:
            first.setFocus()


def _sentences(id_: str, problems: Sequence[Problem], visit: Visit) -> Sequence[str]:
    own = [one for one in problems if one.field.partition(".")[0] == id_]
    return [sentence(one, visit.language, visit.procedure) for one in own]

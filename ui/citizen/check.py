"""Check everything once more, tick the oath, hand in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.catalogue.form import Field, FieldType, Step
from kiosk.catalogue.procedure import Document, DocumentKind
from kiosk.clock import Clock
from kiosk.forms.checks import shown_fields
from kiosk.forms.show import show
from kiosk.link import LinkState
from kiosk.values import Json
from kiosk.visit import actions as do
from kiosk.visit.flow import PAPERS, asking_steps, papers_asked
from kiosk.visit.state import OATH, Visit
from ui.citizen.facts import Fact, columns
from ui.citizen.fees import fee_card
from ui.citizen.page import TaskPage
from ui.citizen.parts import clear, words_for
from ui.citizen.stage import tell_stage
from ui.theme import look, phrase
from ui.widgets.basic import Banner, Kind
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.controls.make import make_field_box
from ui.widgets.controls.units import LocalUnits
from ui.widgets.fieldbox import FieldBox


class CheckScreen(TaskPage):
    forward = "citizen.hand_in"
    forward_icon = "check-circle-bold"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = None
        self._open_numbers = False
        self._oath: dict[str, FieldBox] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look().measures.gap)
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(look().measures.gap)
        self.column.addLayout(self._cards)
        self.column.addLayout(self._ticks)

    def go_on(self) -> None:
        self.act(do.Submit())

    def draw(self, visit: Visit) -> None:
        oath = _oath_fields(visit)
        told = {id_: one for id_, one in visit.answers.items() if id_ not in {field.id for field in oath}}
        key = (visit.draft, told, visit.papers, visit.hall.link.state, self._open_numbers)
        if key != self._drawn:
            self._drawn = key
            self._draw_cards(visit)
        self._draw_oath(visit, oath)

    def mend(self, field: str) -> None:
        """To the tick here, or to the step or the papers it stands in."""
        name = field.partition(".")[0]
        procedure = self.visit.procedure if self.visit else None
        if name in self._oath:
            self.frame.reveal(self._oath[name])
            self._oath[name].control.focus_first()
        elif procedure and procedure.document(name):
            self.act(do.Change(PAPERS))
        elif procedure:
            steps = [step.id for step in procedure.form.steps if any(one.id == name for one in step.fields)]
            if steps:
                self.act(do.Change(steps[0]))

    def hideEvent(self, event: QHideEvent) -> None:
        """Numbers that were opened are covered again for the next look."""
        super().hideEvent(event)
        self._open_numbers = False

    # the cards

    def _draw_cards(self, visit: Visit) -> None:
        clear(self._cards)
        tell_stage(self.heading, visit, self.today())
        self.heading.set_words(phrase("citizen.check_title"), phrase("citizen.check_hint"))
        if _has_numbers(visit):
            self._cards.addWidget(self._numbers_button(), 0, Qt.AlignmentFlag.AlignLeft)
        cards: list[QWidget] = [self._card(visit, step) for step in asking_steps(visit, self.today())]
        papers = papers_asked(visit, self.today())
        if papers:
            rows = [(one.name.in_(visit.language), _state(visit, one)) for one in papers]
            cards.append(self._editable(phrase("citizen.papers_card"), rows, PAPERS))
        self._cards.addWidget(columns([*cards, fee_card(visit, self.today(), self._claim)]))
        if visit.hall.link.state is not LinkState.ONLINE:
            self._cards.addWidget(_offline(visit))

    def _claim(self, exemption: str, claimed: bool) -> None:  # noqa: FBT001 - a slot
        self.act(do.Claim(exemption, claimed))

    def _card(self, visit: Visit, step: Step) -> Card:
        rows = []
        for field in self._shown(visit, step):
            text = show(field, visit.answers.get(field.id), visit.language, masked=not self._open_numbers)
            rows.append((field.label.in_(visit.language), text or phrase("citizen.not_answered")))
        return self._editable(step.title.in_(visit.language), rows, step.id)

    def _shown(self, visit: Visit, step: Step) -> list[Field]:
        """The fields of a step that say something; an optional one left empty is not repeated."""
        if visit.procedure is None:
            return []
        asked = {one.id for one in shown_fields(visit.procedure.form, visit.answers, self.today())}
        return [
            one
            for one in step.fields
            if one.id in asked
            and one.summary
            and (_answered(visit.answers.get(one.id)) or one.required is True)
        ]

    def _editable(self, title: str, rows: list[tuple[str, str]], step: str) -> Card:
        card = Card(title, [])
        for label, value in rows or [(phrase("citizen.none_answered"), "")]:
            card.column.addWidget(Fact(label, value))
        card.column.addStretch(1)
        card.edited.connect(lambda: self.act(do.Change(step)))
        return card

    def _numbers_button(self) -> Button:
        key = "citizen.numbers_hide" if self._open_numbers else "citizen.numbers_show"
        button = Button(phrase(key), Kind.SECONDARY, "user-circle-bold", compact=True)
        button.clicked.connect(self._turn_numbers)
        return button

    def _turn_numbers(self) -> None:
        self._open_numbers = not self._open_numbers
        if self.visit is not None:
            self.draw(self.visit)

    # the oath

    def _draw_oath(self, visit: Visit, fields: list[Field]) -> None:
        if list(self._oath) != [one.id for one in fields]:
            clear(self._ticks)
            self._oath = {one.id: self._oath_box(one) for one in fields}
            for box in self._oath.values():
                self._ticks.addWidget(box)
        for id_, box in self._oath.items():
            ticked = visit.answers.get(id_) is True
            box.control.set_value(ticked)
            box.set_error("" if ticked else words_for(visit, id_))

    def _oath_box(self, field: Field) -> FieldBox:
        box = make_field_box(field, LocalUnits())
        box.setObjectName(f"field_{field.id}")
        box.control.edited.connect(lambda value: self.act(do.Answer(field.id, value)))
        return box


def _oath_fields(visit: Visit) -> list[Field]:
    steps = visit.procedure.form.steps if visit.procedure else ()
    return [one for step in steps if step.id == OATH for one in step.fields]


def _has_numbers(visit: Visit) -> bool:
    fields = visit.procedure.form.fields if visit.procedure else ()
    return any(one.type is FieldType.PERSON_ID and visit.answers.get(one.id) for one in fields)


def _answered(value: Json) -> bool:
    return value not in (None, "", [], {})


def _state(visit: Visit, document: Document) -> str:
    """What is with a paper: taken here, brought on paper, only shown, or not yet there."""
    pages = sum(one.pages for one in visit.papers.get(document.id, ()))
    if document.kind is DocumentKind.BAN_CHINH and pages:
        return phrase("citizen.state_original_taken", pages=pages)
    if pages:
        return phrase("citizen.state_taken", pages=pages)
    return phrase(f"citizen.state_{document.kind.value}")


def _offline(visit: Visit) -> QWidget:
    known = visit.hall.link.state is not LinkState.NOT_ENROLLED
    return Banner(
        phrase("citizen.offline" if known else "citizen.offline_alone"), "cloud-arrow-up-bold", "warn"
    )

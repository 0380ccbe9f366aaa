"""The fee of a filing as a card: a notice of what is due, never a receipt."""

from datetime import date

from kiosk.forms.fee import FeeNote, fee
from kiosk.forms.wording import money
from kiosk.strings import say
from kiosk.visit.state import Visit
from ui.citizen.facts import Fact, titled, told
from ui.theme import NORMAL, SEMIBOLD, phrase
from ui.widgets.basic import Label
from ui.widgets.card import Panel


def fee_card(visit: Visit, today: date) -> Panel:
    panel = Panel()
    panel.column.addWidget(titled(phrase("citizen.fee")))
    if visit.procedure is None:
        return panel
    note = fee(visit.procedure, visit.answers, visit.hall.office.province, on=today)
    for line in note.lines:
        panel.column.addWidget(Fact(line.name.in_(visit.language), _amount(line.amount_vnd, visit.language)))
    if len(note.lines) > 1:
        total = _amount(note.amount_vnd, visit.language)
        panel.column.addWidget(Fact(phrase("citizen.fee_total"), total, role="title"))
    if note.unsure:
        panel.column.addWidget(
            told("question-fill", phrase("citizen.fee_unsure"), "warn", SEMIBOLD, role="small")
        )
    for text in _small_print(note, visit.language):
        panel.column.addWidget(Label(text, "small", NORMAL, "ink2"))
    return panel


def _small_print(note: FeeNote, language: str) -> list[str]:
    free = "; ".join(one.name.in_(language) for one in note.exemptions)
    return [note.text.in_(language), *([phrase("citizen.fee_free_for", who=free)] if free else [])]


def _amount(amount: int | None, language: str) -> str:
    if amount is None:
        return phrase("citizen.fee_unknown")
    return (
        say("forms.money", language, amount=money(amount, language)) if amount else phrase("citizen.fee_zero")
    )

"""The fee of a filing as a card: a notice of what is due, never a receipt."""

from datetime import date

from kiosk.catalogue.fee import fee
from kiosk.forms.wording import money
from kiosk.strings import say
from kiosk.visit.state import Visit
from ui.theme import SEMIBOLD, phrase
from ui.widgets.basic import IconLine
from ui.widgets.card import Card, Pair


def fee_card(visit: Visit, today: date) -> Card:
    if visit.procedure is None:
        return Card(phrase("citizen.fee"), [], edit=False)
    note = fee(visit.procedure, visit.answers, visit.hall.office.province, on=today)
    rows = [(line.name.in_(visit.language), _amount(line.amount_vnd, visit.language)) for line in note.lines]
    card = Card(phrase("citizen.fee"), rows, edit=False)
    if not rows or len(rows) > 1:
        card.column.addWidget(Pair(phrase("citizen.fee_total"), _amount(note.amount_vnd, visit.language)))
    card.column.addWidget(Pair(phrase("citizen.fee_note"), note.text.in_(visit.language)))
    if note.exemptions:
        free = "; ".join(one.in_(visit.language) for one in note.exemptions)
        card.column.addWidget(Pair(phrase("citizen.fee_free_for"), free))
    if note.unsure:
        card.column.addWidget(
            IconLine("question-fill", phrase("citizen.fee_unsure"), "warn", "small", SEMIBOLD)
        )
    return card


def _amount(amount: int | None, language: str) -> str:
    if amount is None:
        return phrase("citizen.fee_unknown")
    return (
        say("forms.money", language, amount=money(amount, language)) if amount else phrase("citizen.fee_zero")
    )

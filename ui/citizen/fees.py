"""The fee of a filing as a card: a notice of what is due, never a receipt."""

from collections.abc import Callable
from datetime import date
from functools import partial

from kiosk.forms.fee import FeeNote, fee
from kiosk.forms.wording import money
from kiosk.strings import say
from kiosk.visit.state import Visit
from ui.citizen.facts import Fact, titled, told
from ui.theme import NORMAL, SEMIBOLD, phrase
from ui.widgets.basic import Label
from ui.widgets.card import Panel
from ui.widgets.choice import Tick

Claiming = Callable[[str, bool], None]  # id of an exemption, claimed or not


def fee_card(visit: Visit, today: date, claim: Claiming | None = None) -> Panel:
    """With `claim` the exemptions are ticks, where there is something to pay; without it they are told."""
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
    panel.column.addWidget(Label(note.text.in_(visit.language), "small", NORMAL, "ink2"))
    if claim and note.exemptions and note.amount_vnd != 0:
        _add_claims(panel, visit, note, claim)
    elif note.exemptions:
        free = "; ".join(one.name.in_(visit.language) for one in note.exemptions)
        panel.column.addWidget(Label(phrase("citizen.fee_free_for", who=free), "small", NORMAL, "ink2"))
    return panel


def _add_claims(panel: Panel, visit: Visit, note: FeeNote, claim: Claiming) -> None:
    """Nothing is ticked for the person, and nothing is taken off before an officer has seen the paper."""
    panel.column.addSpacing(8)
    panel.column.addWidget(Label(phrase("citizen.claims_title"), "label", SEMIBOLD))
    for one in note.exemptions:
        tick = Tick(one.name.in_(visit.language), checked=one.id in visit.claims)
        tick.setObjectName(f"claim_{one.id}")
        tick.toggled.connect(partial(claim, one.id))
        panel.column.addWidget(tick)
    panel.column.addWidget(Label(phrase("citizen.claims_hint"), "small", NORMAL, "ink2"))


def _amount(amount: int | None, language: str) -> str:
    if amount is None:
        return phrase("citizen.fee_unknown")
    return (
        say("forms.money", language, amount=money(amount, language)) if amount else phrase("citizen.fee_zero")
    )

"""Two filings of one citizen: which questions of the second nobody can answer but them."""

import random
from collections.abc import Sequence
from datetime import date
from functools import cache

from kiosk.catalogue.form import FieldType
from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.people import Persons, people
from kiosk.catalogue.procedure import Procedure
from kiosk.forms.card import Card, read_card
from kiosk.forms.checks import shown_fields
from kiosk.forms.persons import persons_of
from kiosk.forms.prefill import Sources, prefill
from kiosk.forms.rules import answered
from kiosk.paths import assets
from kiosk.values import Answers
from tests.answers import CARD as CODE_ON_CARD
from tests.robot import filled

CATALOGUE = Catalogue(assets() / "procedures")
CODES = [one.code for one in CATALOGUE.listed()]
TODAY = date(2026, 11, 24)
NEVER = (FieldType.CHECKBOX, FieldType.SIGNATURE, FieldType.TABLE)


def card() -> Card:
    found = read_card(CODE_ON_CARD)
    assert found is not None
    return found


@cache
def forms() -> Sequence[Procedure]:
    """Of every procedure that is handed in here."""
    return [one for one in map(CATALOGUE.get, CODES) if not one.guidance_only]


@cache
def handed_in() -> Sequence[Persons]:
    """The persons of one filing of every procedure."""
    return [persons_of(one, filled(one, random.Random(f"first {one.code}"), TODAY), TODAY) for one in forms()]


def asked(procedure: Procedure, answers: Answers, sources: Sources) -> set[str]:
    """The fields a person still has to answer when these choices are made."""
    known, _ = prefill(procedure, answers, {}, sources, TODAY)
    shown = shown_fields(procedure.form, {**answers, **known}, TODAY)
    open_ = [one for one in shown if one.type not in NEVER and not one.compute]
    return {one.id for one in open_ if one.id in answers or not answered(known.get(one.id))}


def choices_of(procedure: Procedure) -> Answers:
    """How somebody chooses where the form branches; people are not among it."""
    answers = filled(procedure, random.Random(procedure.code), TODAY)
    chosen = (FieldType.SELECT, FieldType.RADIO)
    return {
        one.id: answers[one.id]
        for one in procedure.form.fields
        if one.id in answers and one.type in chosen and people().place(procedure.code, one.id) is None
    }

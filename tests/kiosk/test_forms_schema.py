"""`kiosk procedures schema`: what the form accepts the schema accepts, and the other way round."""

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from operator import gt, lt
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from kiosk.catalogue.form import Constraint, Field, FieldType, Text
from kiosk.catalogue.load import Catalogue
from kiosk.forms.checks import check, settle
from kiosk.forms.dates import span
from kiosk.forms.formats import as_decimal
from kiosk.forms.kinds import flaw
from kiosk.forms.rules import holds, truth
from kiosk.forms.schema import COMMUNE, FORMATS, PARTIAL_DATE, RULES, TEXT, schema
from kiosk.forms.tidy import lines, plain, tidy
from kiosk.forms.units import belongs
from kiosk.paths import assets
from kiosk.values import Answers, Json
from tests.kiosk.forms_samples import field, procedure
from tests.robot import answering, people, so_many, spoiled

CATALOGUE = Catalogue(assets() / "procedures")
T = FieldType
PLOT = procedure(  # every named format, and rules about how much a decimal is
    field("dien_tich", T.DECIMAL, required=True, min=1, max=900, constraints=[
        Constraint(rule={"le": ["dien_tich", 800]}, message=Text(vi="x")),
    ]),
    field("ly_do", shown={"gt": ["dien_tich", 400]}, required={"lt": ["dien_tich", 600]}),
    field("ma_so_thue", T.TAX_CODE, required=True),
    field("bien_so", T.VEHICLE),
    field("ma_buu_chinh", T.POSTAL),
    field("thua", T.TABLE, max=3, columns=[
        field("rong", T.DECIMAL, min=0, max=90),
        field("dai", T.DECIMAL, shown={"ge": ["rong", 45]}, required=True),
    ]),
    field("them", shown={"any_row": ["thua", {"gt": ["rong", 45]}]}),
)  # fmt: skip
PROCEDURES = {one.code: CATALOGUE.get(one.code) for one in CATALOGUE.listed()} | {PLOT.code: PLOT}
CODES = list(PROCEDURES)
TODAY = date(2026, 11, 24)
PEOPLE = 12  # of each kind, at each form
HOSTILE: tuple[Json, ...] = (
    "", " ", "x", "x" * 5_000, "\u200b", "e\u0301", "a  b", 0, -1, 10**13, True, False, [], {}, [{}], "kinh",
    "vn", "co", "khong", "2026", "2026-11", "2026-11-24", "2027-01-01", "2026-02-30", "1849-12-31",
    "0912345678", "001190123456", "123456789", "thu@vidu", "thu@vidu.vn", "24:00", "23:59",
    "62.5", "0.5", "9999", "1.50", "62,5", "0100109106", "0100109106-001", "0100109106001", "29A-123.45",
    "29a12345", "11022", "1102",
    "2026-11-24T10:00",
    {"code_system": "2025", "province": "01", "commune": "00097"},
    {"code_system": "2025", "province": "02", "commune": "00097"},
    {"code_system": "2025", "province": "01"}, {"code_system": "legacy", "text": "Xã Cũ"},
    {"code_system": "foreign", "text": ""},
    {"code_system": "2025", "province": "01", "commune": "00097", "x": "y"},
)  # fmt: skip
FORMAT = FormatChecker(formats=())


def _as(kind: FieldType, **more: Any) -> Field:
    return Field(id="x", label=Text(vi="x"), type=kind, max_length=10**6, **more)


def _fits(field: Field, value: object) -> bool:
    """A text is judged by the form's own rules; whatever is no text is not a matter of format."""
    return not isinstance(value, str) or (tidy(field, value) == value and flaw(field, value, TODAY) is None)


for _kind, _name in FORMATS.items():
    FORMAT.checks(_name)(partial(_fits, _as(_kind)))
FORMAT.checks(TEXT)(lambda value: not isinstance(value, str) or plain(value) == value)
FORMAT.checks(FORMATS[FieldType.TEXTAREA])(lambda value: not isinstance(value, str) or lines(value) == value)
FORMAT.checks("date")(lambda value: _fits(_as(FieldType.DATE), value))
FORMAT.checks(PARTIAL_DATE)(lambda value: _fits(_as(FieldType.DATE, partial=True), value))


def _bound(beyond: Callable[[Decimal, int], bool]) -> Callable[..., Iterator[ValidationError]]:
    def judged(_: object, bound: int, instance: Any, __: object) -> Iterator[ValidationError]:
        number = as_decimal(instance) if isinstance(instance, str) else None
        if number is not None and beyond(number, bound):
            yield ValidationError("bound")

    return judged


BOUNDS = {"motcua:minimum": _bound(lt), "motcua:maximum": _bound(gt)}


class Reader:
    """A validator that knows our own words too; the answers around a row are the whole object."""

    def __init__(self, found: Mapping[str, Json]) -> None:
        known = {RULES: self._rules, COMMUNE: self._commune, "motcua:past": self._past, **BOUNDS}
        self._whole: Answers = {}
        self._validator = extend(Draft202012Validator, known)(found, format_checker=FORMAT)

    def accepts(self, answers: Answers) -> bool:
        self._whole = answers
        return bool(self._validator.is_valid(answers))

    def _rules(self, _: object, rules: Any, instance: Any, __: object) -> Iterator[ValidationError]:
        if not isinstance(instance, dict):
            return
        scope = {**self._whole, **instance}
        for rule in rules:
            name = rule["field"]
            if "constraint" in rule:
                if name in instance and truth(rule["constraint"], scope, TODAY) is False:
                    yield ValidationError(f"{name}: constraint")
                continue
            shown = all(holds(one, scope, TODAY) for one in rule["shown"])
            needed = rule["required"]
            demanded = needed if isinstance(needed, bool) else holds(needed, scope, TODAY)
            if not shown and name in instance:
                yield ValidationError(f"{name}: hidden")
            if shown and demanded and instance.get(name, False) is False:
                yield ValidationError(f"{name}: required")

    def _commune(self, _: object, __: object, instance: Any, ___: object) -> Iterator[ValidationError]:
        place = instance if isinstance(instance, dict) else {}
        commune, province = place.get("commune"), place.get("province")
        if not (isinstance(commune, str) and isinstance(province, str) and belongs(commune, province)):
            yield ValidationError("commune")

    def _past(self, _: object, __: object, instance: Any, ___: object) -> Iterator[ValidationError]:
        days = span(instance)
        if days and days.first > TODAY:
            yield ValidationError("past")


@pytest.mark.parametrize("code", CODES)
def test_it_is_a_schema_that_others_can_read(code: str) -> None:
    found = schema(PROCEDURES[code])

    Draft202012Validator.check_schema(found)
    assert found["$id"] == f"urn:motcua:procedure:{PROCEDURES[code].code}:{PROCEDURES[code].version}"


@pytest.mark.parametrize("code", CODES)
def test_form_and_schema_accept_the_same(code: str) -> None:
    asked = PROCEDURES[code]
    reader = Reader(schema(asked))
    plain_reader = Draft202012Validator(schema(asked))
    refused = []

    @so_many(PEOPLE)
    @given(good=answering(asked, TODAY), rng=people)
    def agree(good: Answers, rng: random.Random) -> None:
        assert reader.accepts(good)
        assert plain_reader.is_valid(good)  # who does not know our words refuses nothing that is right
        for _ in range(PEOPLE):
            kept = settle(asked, spoiled(good, asked, rng, HOSTILE), TODAY)
            problems = check(asked, kept, TODAY)
            refused.extend(problems[:1])
            assert reader.accepts(kept) is not bool(problems), (kept, problems)

    agree()
    assert len(refused) > PEOPLE or asked.guidance_only


@pytest.mark.parametrize("code", CODES)
def test_what_the_schema_accepts_untidied_the_form_accepts_too(code: str) -> None:
    asked = PROCEDURES[code]
    reader = Reader(schema(asked))

    @so_many(PEOPLE)
    @given(good=answering(asked, TODAY), rng=people)
    def agree(good: Answers, rng: random.Random) -> None:
        for _ in range(PEOPLE):
            raw = spoiled(good, asked, rng, HOSTILE)
            assert not (reader.accepts(raw) and check(asked, raw, TODAY))

    agree()

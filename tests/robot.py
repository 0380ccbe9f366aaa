"""Random people at a form: whole answers that fit, and answers that somebody got wrong.

`people` and `answering` are hypothesis strategies made from the form: a seed is drawn, its answers are built.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kiosk.catalogue.form import Field, FieldType
from kiosk.catalogue.procedure import Procedure
from kiosk.forms.checks import MOST_ROWS, check, settle, shown_fields
from kiosk.forms.choices import choices
from kiosk.forms.kinds import least_most
from kiosk.forms.shown import demanded, shown_columns
from kiosk.values import Answers, Json

NAMES = ("Nguyễn Thị Thử", "Trần Văn Mẫu", "H' Mai Ê Ban", "Lê Nghiệm", "Đặng Ví Dụ")
WORDS = ("Số 1, đường Thử Nghiệm", "Thử", "Văn bản mẫu số 12/TN", "a", "Tổ 3, thôn Mẫu")
PLACE: Json = {"code_system": "2025", "province": "01", "commune": "00097", "detail": "Số 1"}
OLD_PLACE: Json = {"code_system": "legacy", "text": "Thôn Mẫu, xã Cũ, huyện Cũ, tỉnh Cũ"}
TRIES = 200


people: SearchStrategy[random.Random] = st.integers(0, 2**32 - 1).map(random.Random)


def answering(procedure: Procedure, today: date, *, least: bool = False) -> SearchStrategy[Answers]:
    """Whole answers to this form that may be handed in."""
    return people.map(lambda rng: filled(procedure, rng, today, least=least))


def so_many(examples: int) -> settings:
    """The same people in each run, and nobody made simpler: a form that fails is a form to look at."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


def filled(procedure: Procedure, rng: random.Random, today: date, *, least: bool = False) -> Answers:
    """Answers that may be handed in, all of them or the `least`. AssertionError: luck brought none."""
    answers: dict[str, Json] = {}
    for _ in range(TRIES):
        for (
            field
        ) in procedure.form.fields:  # from the first to the last: what is asked depends on what was said
            if field.id not in answers and field in shown_fields(procedure.form, answers, today):
                needed = not least or demanded(field.required, answers, today)
                answers[field.id] = value(field, rng, today, answers) if needed else None
        kept = settle(procedure, answers, today)
        wrong = {one.field.partition(".")[0] for one in check(procedure, kept, today)}
        if not wrong:
            return kept
        again = wrong | set(rng.sample(list(answers), min(rng.randrange(3), len(answers))))
        answers = {name: one for name, one in answers.items() if name not in again}
    raise AssertionError(f"{procedure.code}: {check(procedure, answers, today)}")


def value(field: Field, rng: random.Random, today: date, answers: Answers) -> Json:  # noqa: C901, PLR0911, PLR0912 - a line per kind
    """An answer of this kind that is likely to fit."""
    match field.type:
        case FieldType.PERSON_NAME:
            return rng.choice(NAMES)
        case FieldType.PERSON_ID:
            return rng.choice(("001190123456", "079202000123", "038088123456"))
        case FieldType.DATE:
            return _day(field, rng, today)
        case FieldType.DATETIME:
            return f"{_day(field, rng, today)}T{rng.randrange(24):02}:{rng.randrange(60):02}"
        case FieldType.TIME:
            return f"{rng.randrange(24):02}:{rng.randrange(60):02}"
        case FieldType.INTEGER | FieldType.MONEY:
            least, most = least_most(field)
            return rng.randint(least, min(most, least + 60))
        case FieldType.SELECT | FieldType.RADIO | FieldType.ETHNICITY | FieldType.NATIONALITY:
            return rng.choice(choices(field)).id
        case FieldType.CHECKBOX:
            return field.required is not False or rng.random() < 0.5
        case FieldType.ADDRESS:
            return rng.choice((PLACE, PLACE, OLD_PLACE))
        case FieldType.PHONE:
            return "0912345678"
        case FieldType.EMAIL:
            return "thu@vidu.vn"
        case FieldType.DECIMAL:
            most = 900 if field.max is None else field.max
            return f"{rng.randint(field.min or 0, most - 1)}.{rng.randint(1, 9)}"
        case FieldType.TAX_CODE:
            return rng.choice(("0100109106", "0100109106-001", "001190123456"))
        case FieldType.VEHICLE:
            return rng.choice(("29A-123.45", "29B1-123.45", "80-123-NG-45"))
        case FieldType.POSTAL:
            return "11022"
        case FieldType.TABLE:
            return [_row(field, rng, today, answers) for _ in range(_rows(field, rng))]
        case FieldType.SIGNATURE:
            return None
        case _:
            return rng.choice(WORDS)[: field.max_length].strip()


def _row(table: Field, rng: random.Random, today: date, answers: Answers) -> Json:
    row: dict[str, Json] = {}
    for column in table.columns:
        if column in shown_columns(table, row, answers, today) and not column.compute:
            row[column.id] = value(column, rng, today, {**answers, **row})
    return row


def _rows(table: Field, rng: random.Random) -> int:
    least = max(table.min or 0, 1)
    return min(least + rng.choice((0, 0, 1, 2)), MOST_ROWS if table.max is None else table.max)


def _day(field: Field, rng: random.Random, today: date) -> str:
    """Today, a few days away, or long ago; or to come, where that may be."""
    away = rng.randrange(rng.choice((1, 20, 400, 30_000)))
    ahead = not field.past and rng.random() < 0.5
    day = (today + timedelta(days=min(away, 400)) if ahead else today - timedelta(days=away)).isoformat()
    return day[: rng.choice((4, 7, 10))] if field.partial else day


def spoiled(answers: Answers, procedure: Procedure, rng: random.Random, hostile: Sequence[Json]) -> Answers:
    """The same answers with a few of them taken away, changed or made up."""
    found = dict(answers)
    fields = list(procedure.form.fields)
    for field in rng.sample(fields, rng.randint(1, min(4, len(fields)))):
        if rng.random() < 0.4:
            found.pop(field.id, None)
        else:
            found[field.id] = rng.choice(hostile)
    return found

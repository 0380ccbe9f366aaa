"""A second look is asked for where an answer is doubtful; nothing is refused for it."""

from dataclasses import replace

import pytest

from kiosk.catalogue.form import FieldType
from kiosk.forms.checks import check
from kiosk.forms.doubts import candidates, warnings
from kiosk.forms.prefill import Sources, prefill
from kiosk.forms.wording import sentence
from kiosk.values import Answers
from tests.kiosk.forms_samples import NAM, NU, TODAY, field, procedure
from tests.kiosk.test_forms_prefill import CARD

T = FieldType
FORM = procedure(
    field("me_so_dinh_danh", T.PERSON_ID),
    field("me_ngay_sinh", T.DATE, partial=True),
    field("me_gioi_tinh", T.SELECT, options=[NAM, NU]),
    field("con_ngay_sinh", T.DATE),
    field("con_so_dinh_danh", T.PERSON_ID, shown={"answered": "con_ngay_sinh"}),
    field("noi_o", T.ADDRESS, prefill=["card.address"]),
    field("noi_khac", T.ADDRESS),
)
SPLIT = replace(CARD, address="Số 1 ngõ Mẫu, Cống Vị, Ba Đình, Hà Nội")
NEWER = replace(CARD, issued="2025-08-25", address="Số 1, Phường Ba Đình, Hà Nội")


def told(answers: Answers) -> list[tuple[str, str]]:
    return [(one.field, one.rule) for one in warnings(FORM, answers, {}, None, TODAY)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"me_so_dinh_danh": "001190123456"}, []),
        ({"me_so_dinh_danh": "001190123456", "me_ngay_sinh": "1990-02-03", "me_gioi_tinh": "nu"}, []),
        ({"me_so_dinh_danh": "001190123456", "me_ngay_sinh": "1991"}, [("me_ngay_sinh", "id_birth_year")]),
        ({"me_so_dinh_danh": "001190123456", "me_gioi_tinh": "nam"}, [("me_gioi_tinh", "id_sex")]),
        ({"me_so_dinh_danh": "003190123456"}, [("me_so_dinh_danh", "id_place")]),
        ({"me_so_dinh_danh": "00119012345", "me_ngay_sinh": "1991"}, []),
        ({"me_so_dinh_danh": "001190123456", "me_ngay_sinh": "1991--"}, []),
        ({"me_so_dinh_danh": "001190123456", "con_ngay_sinh": "2020-01-01"}, []),
        (
            {"con_ngay_sinh": "2020-01-01", "con_so_dinh_danh": "001319000001"},
            [("con_so_dinh_danh", "id_birth_year")],
        ),
        ({"con_so_dinh_danh": "003319000001"}, []),  # hidden without a birth date
    ],
)
def test_a_number_that_does_not_fit_its_person_is_told_beside_the_later_field(
    answers: Answers, expected: list[tuple[str, str]]
) -> None:
    assert told(answers) == expected
    assert [one for one in check(FORM, answers, TODAY) if one.rule.startswith("id_")] == []


def test_a_moved_address_from_the_card_is_to_be_checked_until_the_person_changed_it() -> None:
    answers, origins = prefill(FORM, {}, {}, Sources(card=CARD), TODAY)
    own = {**origins, "noi_o": "person"}

    found = warnings(FORM, answers, origins, CARD, TODAY)

    assert [(one.field, one.rule) for one in found] == [("noi_o", "address_moved")]
    assert CARD.address in sentence(found[0], "vi", FORM)
    assert CARD.address in sentence(found[0], "en", FORM)
    assert warnings(FORM, answers, own, CARD, TODAY) == []
    assert warnings(FORM, answers, origins, None, TODAY) == []


def test_a_split_address_names_its_communes_until_one_is_chosen() -> None:
    answers, origins = prefill(FORM, {}, {}, Sources(card=SPLIT), TODAY)
    found = warnings(FORM, answers, origins, SPLIT, TODAY)
    chosen = {"noi_o": {"code_system": "2025", "province": "01", "commune": "00008", "detail": "Số 1"}}

    assert [one.rule for one in found] == ["address_split"]
    assert "Phường Ngọc Hà, Phường Giảng Võ" in sentence(found[0], "vi", FORM)
    assert [one.rule for one in check(FORM, answers, TODAY)] == ["address_commune"]
    assert warnings(FORM, chosen, {"noi_o": "person"}, SPLIT, TODAY) == []


def test_the_communes_of_a_split_one_are_offered_where_the_card_answers() -> None:
    here, other = (one for one in FORM.form.fields if one.type is T.ADDRESS)

    assert list(candidates(here, SPLIT)) == ["00008", "00025"]
    assert list(candidates(other, SPLIT)) == []
    assert list(candidates(here, CARD)) == []
    assert list(candidates(here, NEWER)) == []
    assert list(candidates(here, None)) == []

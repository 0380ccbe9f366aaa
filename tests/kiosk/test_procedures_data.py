"""The procedures as shipped: whole, humane, and acting as the law says."""

import json
import random
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kiosk.catalogue.form import Field, FieldType
from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.procedure import DocumentKind, Procedure, Unit
from kiosk.forms.checks import check, needed_documents, shown_fields, shown_steps
from kiosk.paths import assets
from kiosk.values import Answers, Json
from tests import robot

CATALOGUE = Catalogue(assets() / "procedures")
CODES = [one.code for one in CATALOGUE.listed()]
CIVIL = ["1.001193", "1.000656", "1.000894", "1.004873", "2.000635"]
TODAY = date(2026, 11, 23)
MOST_ON_A_SCREEN = 6
ADDRESS: Json = {"code_system": "2025", "province": "01", "commune": "00097", "detail": "Số 5 ngõ 10"}

# what the official forms ask, what of it stands elsewhere (files, an officer's lines), what is asked besides
FORMS: Mapping[str, Mapping[str, list[str]]] = json.loads(
    Path(__file__).with_name("official_forms.json").read_text(encoding="utf-8")
)

SAMPLES: Mapping[FieldType, Json] = {
    FieldType.TEXT: "Bệnh viện Phụ sản",
    FieldType.TEXTAREA: "Để làm nhà ở",
    FieldType.PERSON_NAME: "Nguyễn Văn Mẫu",
    FieldType.PERSON_ID: "001090123456",
    FieldType.DATE: "1990-01-01",
    FieldType.INTEGER: 1,
    FieldType.DECIMAL: "62.5",
    FieldType.TAX_CODE: "0100109106",
    FieldType.CHECKBOX: True,
    FieldType.ADDRESS: ADDRESS,
    FieldType.ETHNICITY: "kinh",
    FieldType.NATIONALITY: "vn",
    FieldType.PHONE: "0912345678",
    FieldType.AGENCY: "Công an phường Hồng Hà",
    FieldType.TABLE: [{"ten_giay_to": "Bằng tốt nghiệp", "so_trang": 2, "so_ban": 3}],
}


def sample(field: Field) -> Json:
    return field.options[0].id if field.options else SAMPLES[field.type]


def filled(procedure: Procedure, **more: Json) -> Answers:
    """Answers to all that is always asked of everybody."""
    always = [one for one in procedure.form.fields if one.required is True and not one.compute]
    asked = [one for one in procedure.form.fields if one in always or one.id.endswith("_so_dinh_danh")]
    plain = {one.id: sample(one) for one in asked if one.type is not FieldType.SIGNATURE}
    hidden = {one.id for step in procedure.form.steps if step.shown for one in step.fields}
    return {**{id_: value for id_, value in plain.items() if id_ not in hidden}, **more}


def asked(code: str, **answers: Json) -> set[str]:
    procedure = CATALOGUE.get(code)
    return {one.id for one in shown_fields(procedure.form, filled(procedure, **answers), TODAY)}


def broken(code: str, **answers: Json) -> set[tuple[str, str]]:
    procedure = CATALOGUE.get(code)
    return {(one.field, one.rule) for one in check(procedure, filled(procedure, **answers), TODAY)}


def papers(code: str, **answers: Json) -> Mapping[str, DocumentKind]:
    procedure = CATALOGUE.get(code)
    needed = needed_documents(procedure, filled(procedure, **answers), TODAY)
    return {one.id: one.kind for one in needed}


def test_all_fifty_three_are_there() -> None:
    assert set(CODES) == set(FORMS)
    assert len(CODES) == 53


@pytest.mark.parametrize("code", CODES)
def test_everything_the_official_form_asks_is_asked(code: str) -> None:
    ids = {one.id for one in CATALOGUE.get(code).form.fields}

    assert set(FORMS[code]["asks"]) - ids == set(FORMS[code]["left_out"])


@pytest.mark.parametrize("code", CODES)
def test_only_what_makes_it_humane_is_added(code: str) -> None:
    added = {one.id for one in CATALOGUE.get(code).form.fields} - set(FORMS[code]["asks"])

    assert {id_ for id_ in added if not id_.endswith("_khong_co_sdd")} == set(FORMS[code]["added"])


@pytest.mark.parametrize("code", CODES)
def test_the_least_anybody_must_say_is_enough(code: str) -> None:
    """Also when everything that may be left out is left out."""
    answers = robot.filled(CATALOGUE.get(code), random.Random(code), TODAY, least=True)

    assert check(CATALOGUE.get(code), answers, TODAY) == []


@pytest.mark.parametrize("code", CODES)
def test_no_screen_asks_too_much_at_once(code: str) -> None:
    procedure = CATALOGUE.get(code)
    answers = robot.filled(procedure, random.Random(code), TODAY, least=True)
    shown = {one.id for one in shown_fields(procedure.form, answers, TODAY)}
    sizes = [
        sum(one.id in shown for one in step.fields) for step in shown_steps(procedure.form, answers, TODAY)
    ]

    assert max(sizes) <= MOST_ON_A_SCREEN


@pytest.mark.parametrize("code", CODES)
def test_an_address_shares_its_screen_with_two_at_most(code: str) -> None:
    steps = CATALOGUE.get(code).form.steps
    crowded = [
        one.id
        for one in steps
        if any(f.type is FieldType.ADDRESS for f in one.fields) and len(one.fields) > 3
    ]

    assert crowded == []


@pytest.mark.parametrize("code", CODES)
def test_questions_end_as_questions(code: str) -> None:
    steps = CATALOGUE.get(code).form.steps

    assert [
        one.id for one in steps if not one.question.vi.endswith("?") or not one.question.en.endswith("?")
    ] == []


@pytest.mark.parametrize("code", CODES)
def test_every_choice_of_place_belongs_to_a_tile(code: str) -> None:
    tiles = [area.id for area in CATALOGUE.areas() if code in area.procedures]

    assert CATALOGUE.get(code).area in tiles


@pytest.mark.parametrize("code", CIVIL)
def test_civil_status_ends_with_the_old_law(code: str) -> None:
    assert CATALOGUE.get(code).valid_to == "2027-02-28"


@pytest.mark.parametrize("code", CODES)
def test_the_oath_stands_alone_and_last(code: str) -> None:
    steps = CATALOGUE.get(code).form.steps
    places = [at for at, one in enumerate(steps) if one.id == "cam_doan"]

    assert places in ([], [len(steps) - 1])
    assert ("cam_doan" in FORMS[code]["asks"]) == bool(places)


@pytest.mark.parametrize("prefix", ["nyc", "xn"])
def test_without_a_number_another_paper_is_asked_for(prefix: str) -> None:
    ticked: Mapping[str, Json] = {f"{prefix}_khong_co_sdd": True}
    paper = {f"{prefix}_giay_to_loai", f"{prefix}_giay_to_so", f"{prefix}_giay_to_noi_cap"}

    assert asked("1.004873") & paper == set()
    assert paper <= asked("1.004873", **ticked)
    assert f"{prefix}_so_dinh_danh" not in asked("1.004873", **ticked)
    assert {field for field, _ in broken("1.004873", **ticked)} == {
        f"{prefix}_giay_to_loai",
        f"{prefix}_giay_to_so",
    }


def test_without_a_tick_the_number_is_required() -> None:
    procedure = CATALOGUE.get("1.001193")
    answers = {id_: value for id_, value in filled(procedure).items() if id_ != "nyc_so_dinh_danh"}

    assert [one.field for one in check(procedure, answers, TODAY)] == ["nyc_so_dinh_danh"]


def test_the_dead_may_have_had_no_papers() -> None:
    assert broken("1.000656", nkt_khong_co_sdd=True) == set()


@pytest.mark.parametrize(
    ("case", "mother", "father"),
    [
        ("thong_thuong", True, True),
        ("bo_roi", False, False),
        ("chua_xac_dinh_cha", True, False),
        ("chua_xac_dinh_me", False, True),
        ("mang_thai_ho", True, True),
        ("chua_ket_hon", True, True),
    ],
)
def test_parents_are_asked_about_where_there_are_any(case: str, mother: bool, father: bool) -> None:
    fields = asked("1.001193", loai_khai_sinh=case)

    assert ("me_ho_ten" in fields, "cha_ho_ten" in fields) == (mother, father)


@pytest.mark.parametrize(
    ("answers", "paper"),
    [
        ({"loai_khai_sinh": "bo_roi"}, "bien_ban_bo_roi"),
        ({"loai_khai_sinh": "mang_thai_ho"}, "van_ban_mang_thai_ho"),
        ({"nyc_quan_he": "nguoi_duoc_uy_quyen"}, "van_ban_uy_quyen"),
    ],
)
def test_papers_come_with_the_case(answers: Answers, paper: str) -> None:
    assert paper in papers("1.001193", **answers)
    assert paper not in papers("1.001193")


@pytest.mark.parametrize("code", ["1.001193", "1.000656", "1.000894"])
def test_copies_are_counted_only_when_wanted(code: str) -> None:
    assert "so_luong_ban_sao" not in asked(code, cap_ban_sao="khong")
    assert ("so_luong_ban_sao", "required_text") in broken(code, cap_ban_sao="co")


@pytest.mark.parametrize("code", ["1.001193", "2.000635"])
def test_a_postal_address_is_asked_for_only_by_post(code: str) -> None:
    assert "dia_chi_nhan_kq" not in asked(code, kenh_nhan_kq="tai_noi_nop")
    assert ("dia_chi_nhan_kq", "required_address") in broken(code, kenh_nhan_kq="buu_chinh")


@pytest.mark.parametrize(
    ("side", "birth", "fine"),
    [
        ("nam", "2006-11-23", True),
        ("nam", "2006-11-24", False),
        ("nu", "2008-11-23", True),
        ("nu", "2008-11-24", False),
    ],
)
def test_marriage_ages(side: str, birth: str, fine: bool) -> None:
    field = f"{side}_ngay_sinh"

    assert (field not in {one for one, _ in broken("1.000894", **{field: birth})}) == fine


@pytest.mark.parametrize(
    ("code", "answers", "field"),
    [
        ("1.000656", {"nkt_ngay_sinh": "1950-05-01", "nkt_ngay_chet": "1950-04-30"}, "nkt_ngay_chet"),
        (
            "1.000656",
            {"nkt_ngay_chet": "2026-11-20", "gbt_loai": "giay_bao_tu", "gbt_ngay": "2026-11-19"},
            "gbt_ngay",
        ),
        ("1.001193", {"con_ngay_sinh": "2026-11-14", "ngay_cap_gcs": "2026-11-13"}, "ngay_cap_gcs"),
        (
            "1.001193",
            {"con_ngay_sinh": "2026-11-14", "me_ngay_sinh": "2026-11-15", "loai_khai_sinh": "thong_thuong"},
            "me_ngay_sinh",
        ),
        ("1.004873", {"cu_tru_tu": "2020-02-01", "cu_tru_den": "2020-01-31"}, "cu_tru_den"),
        ("2.000635", {"ts_ngay_sinh": "1990-05-01", "ngay_dk": "1990-04-30"}, "ngay_dk"),
    ],
)
def test_dates_stand_in_their_order(code: str, answers: Answers, field: str) -> None:
    assert field in {one for one, _ in broken(code, **answers)}


def test_a_child_is_not_registered_before_its_birth() -> None:
    assert ("con_ngay_sinh", "date_past") in broken("1.001193", con_ngay_sinh="2026-11-24")


def test_a_year_is_enough_for_a_parent_but_not_for_the_child() -> None:
    assert broken("1.001193", loai_khai_sinh="thong_thuong", me_ngay_sinh="1970") == set()
    assert {field for field, _ in broken("1.001193", con_ngay_sinh="2026")} == {"con_ngay_sinh"}


def test_another_purpose_must_be_named() -> None:
    assert ("muc_dich_khac", "required_text") in broken("1.004873", muc_dich="khac")


def test_parents_speak_for_a_minor() -> None:
    assert ("yk_cha_me", "required_text") in broken("1.004194", ct_ngay_sinh="2010-01-01")


def test_the_police_take_residence_filings_with_their_own_slip() -> None:
    stay = CATALOGUE.get("1.004194")

    assert (stay.receiving, dict(stay.slip_forms), stay.slip_unsure) == (
        "cong_an",
        {"received": "ct04"},
        True,
    )


@pytest.mark.parametrize("code", CODES)
def test_the_police_give_their_own_slip_and_the_commune_form_01(code: str) -> None:
    procedure = CATALOGUE.get(code)

    assert dict(procedure.slip_forms) == {
        "received": "ct04" if procedure.receiving == "cong_an" else "mau_01"
    }
    assert (procedure.receiving == "cong_an") == (procedure.area == "cu_tru")


@pytest.mark.parametrize("code", ["1.001193", "1.000656", "1.000894", "2.000635", "2.000815"])
def test_same_day_procedures(code: str) -> None:
    assert CATALOGUE.get(code).time_limit.unit is Unit.SAME_DAY


@pytest.mark.parametrize(
    ("code", "value", "unit"),
    [("1.004873", 3, Unit.WORKING_DAYS), ("1.004194", 3, Unit.WORKING_DAYS), ("1.014159", 10, Unit.DAYS)],
)
def test_other_time_limits(code: str, value: int, unit: Unit) -> None:
    limit = CATALOGUE.get(code).time_limit

    assert (limit.value, limit.unit) == (value, unit)


@pytest.mark.parametrize("code", ["1.004873", "1.004194"])
def test_fees_not_read_at_their_source_are_marked(code: str) -> None:
    assert CATALOGUE.get(code).fee.confidence.unsure


@pytest.mark.parametrize("code", CIVIL)
def test_forms_not_compared_with_the_original_are_marked(code: str) -> None:
    assert CATALOGUE.get(code).form.confidence.unsure


def test_identity_papers_are_shown_and_never_taken() -> None:
    papers = [CATALOGUE.get(code).document("giay_to_tuy_than") for code in CODES]

    assert {one.kind for one in papers if one} == {DocumentKind.XUAT_TRINH}


def test_marriage_needs_no_certificate_of_marital_status() -> None:
    paper = CATALOGUE.get("1.000894").document("xac_nhan_hon_nhan")

    assert paper is not None
    assert paper.kind is DocumentKind.KHONG_NOP


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [("1.004837", "gh_so_dinh_danh", "dgh_so_dinh_danh"), ("1.001022", "nn_so_dinh_danh", "dn_so_dinh_danh")],
)
def test_nobody_is_both_parties(code: str, one: str, other: str) -> None:
    alike: Answers = {one: "001190123456", other: "001190123456"}

    assert (other, "constraint") in broken(code, **alike)
    assert (other, "constraint") not in broken(code, **{**alike, other: "079202000123"})
    assert (other, "constraint") not in broken(code, **{**alike, one: None})


@pytest.mark.parametrize("field", ["ngay_cap_ksk", "ngay_cap_xnhc"])
def test_papers_for_an_adoption_are_six_months_old_at_most(field: str) -> None:
    procedure = CATALOGUE.get("2.001263")
    answers: Answers = {"nguoi_nhan": "ba", "quan_he_nhan": "khac"}

    def fresh(day: str, today: date) -> bool:
        problems = check(procedure, {**answers, field: day}, today)
        return (field, "constraint") not in {(one.field, one.rule) for one in problems}

    assert fresh("2026-05-23", TODAY)
    assert not fresh("2026-05-22", TODAY)
    assert not fresh("2025-08-27", date(2026, 2, 28))  # 185 days, and six months are over
    assert not fresh("2025-08-30", date(2026, 3, 1))  # 183 days only, and six months are over

"""One model of persons for all forms: whole, judged, and the least that is asked twice."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

from kiosk.catalogue.check import check_folder
from kiosk.catalogue.check_people import PERSONAL, check_people
from kiosk.catalogue.load import PEOPLE
from kiosk.catalogue.people import SELF, TYPES, Part, Persons, people
from kiosk.forms.persons import is_self, persons_of
from kiosk.forms.prefill import CARD, FILED, FORM, TYPED, Sources, prefill
from kiosk.paths import assets
from kiosk.values import Answers, Json
from tests.answers import BIRTH
from tests.pairs import CATALOGUE, CODES, NEVER, TODAY, asked, card, choices_of, forms, handed_in

FOLDER = assets() / "procedures"
BIRTHS: Answers = {**BIRTH, "nyc_email": "thu@vidu.vn"}  # type: ignore[dict-item]  # plain answers


def first_visit(code: str = "1.001193", **changes: Json) -> Persons:
    return persons_of(CATALOGUE.get(code), {**BIRTHS, **changes}, TODAY)


def second(code: str, persons: Persons, **answers: Json) -> tuple[Answers, Mapping[str, str]]:
    return prefill(CATALOGUE.get(code), answers, {}, Sources(persons=persons), TODAY)


# the table


@pytest.mark.parametrize("code", CODES)
def test_every_person_of_every_form_has_a_place_or_is_left_out(code: str) -> None:
    for field in CATALOGUE.get(code).form.fields:
        place = people().place(code, field.id)
        if place is None:
            assert field.type not in PERSONAL or field.id in people().left_out, field.id
        else:
            assert field.type in TYPES[place.part], field.id


@pytest.mark.parametrize("code", CODES)
def test_nobody_is_asked_the_same_twice_on_one_form(code: str) -> None:
    places = [people().place(code, one.id) for one in CATALOGUE.get(code).form.fields]
    known = [one for one in places if one]

    assert len(known) == len(set(known))


@pytest.mark.parametrize(
    ("code", "field", "role", "part"),
    [
        ("1.000656", "nkt_ho_ten", "deceased", "full_name"),
        ("1.001699", "nkt_ho_ten", "disabled", "full_name"),
        ("1.001653", "nkt_ngay_sinh", "disabled", "birth_date"),
        ("1.001193", "me_giay_to_noi_cap", "mother", "paper_issuer"),
        ("1.000894", "nu_dan_toc", "wife", "ethnicity"),
        ("1.000894", "dien_thoai", "self", "phone"),
        ("1.014027", "dien_thoai", "beneficiary", "phone"),
        ("1.003677", "ho_ten", "absent", "full_name"),
        ("K.000003", "ho_ten", "self", "full_name"),
        ("1.004222", "ct_sdd_chu_ho", "household_head", "id_number"),
    ],
)
def test_prefixes_are_a_convention_that_a_procedure_may_override(
    code: str, field: str, role: str, part: str
) -> None:
    place = people().place(code, field)

    assert place is not None
    assert (place.role, place.part) == (role, part)


def damaged(tmp_path: Path, change: Mapping[str, Json]) -> set[tuple[str, str, str]]:
    """Findings of a folder whose table has these lines changed."""
    folder = tmp_path / "procedures"
    shutil.copytree(FOLDER, folder)
    raw = json.loads((folder / PEOPLE).read_text(encoding="utf-8"))
    for pointer, value in change.items():
        *path, last = pointer.strip("/").split("/")
        at = raw
        for part in path:
            at = at[int(part)] if isinstance(at, list) else at[part]
        if value is None:
            del at[last]
        else:
            at[last] = value
    (folder / PEOPLE).write_text(json.dumps(raw), encoding="utf-8")
    return {(Path(one.file).name, one.pointer, one.rule) for one in check_folder(folder)}


@pytest.mark.parametrize(
    ("pointer", "value", "found"),
    [
        ("/parts/ho_ten", "name", (PEOPLE, "/parts/ho_ten", "not_one_of")),
        ("/roles/0/carried", "twice", (PEOPLE, "/roles/0/carried", "not_one_of")),
        ("/roles/0/id", "me", (PEOPLE, "/roles", "person_role")),
        ("/roels", [], (PEOPLE, "/roels", "unknown_key")),
        ("/prefixes/cha", "dad", (PEOPLE, "/prefixes/cha", "person_role")),
        ("/prefixes/zz", "father", (PEOPLE, "/prefixes/zz", "person_unused")),
        ("/fields/tcd_so", "self.number", (PEOPLE, "/fields/tcd_so", "person_part")),
        ("/fields/khong_co", "self.email", (PEOPLE, "/fields/khong_co", "person_unused")),
        ("/left_out/khong_co", "vì thế", (PEOPLE, "/left_out/khong_co", "person_unused")),
        ("/procedures/9.999999", {}, (PEOPLE, "/procedures/9.999999", "unknown_procedure")),
        (
            "/procedures/1.000894",
            {"fields": {"nyc_email": "self.email"}},
            (PEOPLE, "/procedures/1.000894/fields/nyc_email", "person_unused"),
        ),
        ("/prefixes/bt", None, ("1.012812.json", "/form/steps/4/fields/0", "person_unmapped")),
        ("/fields/cam_doan", "self.email", ("1.001193.json", "/form/steps/16/fields/0/type", "person_type")),
        ("/prefixes/me", "father", ("1.001193.json", "/form/steps/11/fields/0", "person_twice")),
    ],
)
def test_a_mistake_in_the_table_is_found_at_its_place(
    pointer: str, value: Json, found: tuple[str, str, str], tmp_path: Path
) -> None:
    assert found in damaged(tmp_path, {pointer: value})


def test_a_table_that_is_no_json_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / PEOPLE).write_text("{", encoding="utf-8")

    assert [one.rule for one in check_people(tmp_path / PEOPLE, [])] == ["not_json"]


# who is known after a filing


def test_a_filing_tells_who_its_people_are() -> None:
    found = first_visit().found

    assert set(found) == {SELF, "mother", "father", "child"}
    assert found["father"][Part.FULL_NAME] == "Trần Văn Mẫu"
    assert found[SELF][Part.PHONE] == "0912345678"


def test_the_mother_at_the_machine_is_the_citizen_too() -> None:
    assert first_visit().found[SELF][Part.ETHNICITY] == "kinh"
    assert Part.ETHNICITY not in first_visit(nyc_quan_he="khac").found[SELF]


def test_who_was_told_to_be_two_is_not_made_one() -> None:
    assert Part.ETHNICITY not in first_visit(me_ho_ten="Lê Người Khác").found[SELF]


def test_what_is_hidden_or_wrong_is_not_known() -> None:
    found = first_visit(nyc_dien_thoai="12", nyc_giay_to_so="C1234567", cha_ho_ten="").found

    assert Part.PHONE not in found[SELF]
    assert Part.PAPER_NUMBER not in found[SELF]
    assert "father" not in found  # nobody without a name is a person


def test_a_company_is_nobody() -> None:
    found = first_visit("K.000003", ho_ten="Công ty Thử Nghiệm", dien_thoai="0912345678").found

    assert found == {SELF: {Part.PHONE: "0912345678"}}


# what the next filing is told


def test_the_same_people_are_filled_in_with_their_origin() -> None:
    answers, origins = second("3.000722", first_visit(), nyc_quan_he="me")

    assert (answers["nyc_ho_ten"], origins["nyc_ho_ten"]) == ("Nguyễn Thị Thử", FILED)
    assert (answers["nyc_noi_cu_tru"], origins["nyc_dien_thoai"]) == (BIRTH["nyc_noi_cu_tru"], FILED)
    assert (answers["cha_ho_ten"], origins["cha_dan_toc"]) == ("Trần Văn Mẫu", FILED)
    assert (answers["me_ngay_sinh"], origins["me_ho_ten"]) == ("1990-01-01", FORM)
    assert not any(id_.startswith("con_") and origin == FILED for id_, origin in origins.items())


def test_the_dead_person_is_known_where_the_funeral_is_paid_for_and_not_in_a_second_death() -> None:
    death: Answers = {**BIRTHS, "nkt_ho_ten": "Lê Văn Mẫu", "nkt_ngay_sinh": "1950", "nkt_gioi_tinh": "nam"}
    persons = persons_of(CATALOGUE.get("1.000656"), death, TODAY)
    funeral, _ = second("1.001731", persons)
    again, origins = second("1.000656", persons)

    assert funeral["nc_ho_ten"] == "Lê Văn Mẫu"
    assert funeral["nc_gioi_tinh"] == "nam"
    assert "nkt_ho_ten" not in again
    assert origins["nyc_ho_ten"] == FILED


def test_whoever_denounces_or_reports_is_not_named_by_us() -> None:
    for code in ("2.002396", "K.000002"):
        assert FILED not in second(code, first_visit())[1].values()


def test_a_card_goes_before_and_what_was_typed_stays() -> None:
    persons = first_visit(nyc_ho_ten="Tên Khác", me_ho_ten="Tên Khác")
    procedure = CATALOGUE.get("1.000656")
    sources = Sources(card=card(), persons=persons)
    answers, origins = prefill(procedure, {"nyc_email": "a@b.vn"}, {"nyc_email": TYPED}, sources, TODAY)

    assert (answers["nyc_ho_ten"], origins["nyc_ho_ten"]) == ("Nguyễn Thị Thử", CARD)
    assert (answers["nyc_email"], origins["nyc_email"]) == ("a@b.vn", TYPED)
    assert origins["nyc_dien_thoai"] == FILED


def test_an_emptied_field_stays_empty() -> None:
    sources = Sources(persons=first_visit())
    answers, _ = prefill(CATALOGUE.get("1.000656"), {}, {"nyc_ho_ten": TYPED}, sources, TODAY)

    assert "nyc_ho_ten" not in answers


def test_it_goes_when_its_reason_goes_and_stays_in_a_draft_taken_up_again() -> None:
    procedure, persons = CATALOGUE.get("1.001022"), first_visit()
    answers, origins = second("1.001022", persons, nyc_quan_he="ban_than")
    changed = {**answers, "nyc_quan_he": "khac"}
    without, _ = prefill(procedure, changed, origins, Sources(persons=persons), TODAY)
    resumed, kept = prefill(procedure, answers, origins, Sources(), TODAY)

    assert (answers["nn_dan_toc"], origins["nn_dan_toc"]) == ("kinh", FILED)
    assert "nn_dan_toc" not in without or without["nn_dan_toc"] != "kinh"
    assert (resumed["nn_dan_toc"], kept["nn_dan_toc"]) == ("kinh", FILED)


@pytest.mark.parametrize("code", CODES)
def test_no_tick_and_no_consent_is_ever_carried(code: str) -> None:
    never = {one.id for one in CATALOGUE.get(code).form.fields if one.type in NEVER}
    for persons in handed_in():
        _, origins = second(code, persons)

        assert [id_ for id_, origin in origins.items() if origin == FILED and id_ in never] == []


# the figure


@pytest.mark.parametrize("day", ["", "2026-01-05"], ids=["the same visit", "an earlier visit"])
def test_nobody_is_asked_more_the_second_time(capsys: pytest.CaptureFixture[str], day: str) -> None:
    rows: dict[str, list[tuple[int, int]]] = {}
    for one in forms():
        choices = choices_of(one)
        newcomer = asked(one, choices, Sources(card=card()))
        for persons in handed_in():
            again = asked(one, choices, Sources(card=card(), persons=replace(persons, day=day)))

            assert again <= newcomer, (persons.code, one.code, again - newcomer)
            rows.setdefault(one.area, []).append((len(newcomer), len(again)))
    every = [pair for pairs in rows.values() for pair in pairs]
    with capsys.disabled():
        print(f"\nfields asked: newcomer with a card, second filing (medians, {len(every)} pairs)")
        for area, pairs in [*sorted(rows.items()), ("all", every)]:
            new, old = (median(one[side] for one in pairs) for side in (0, 1))
            print(f"  {area:14} {new:5} {old:5}")
    assert sum(old for _, old in every) < sum(new for new, _ in every)


def test_whom_the_card_would_name_is_the_citizen() -> None:
    birth = CATALOGUE.get("1.001193")

    assert is_self(birth, "mother", {"nyc_quan_he": "me"}, TODAY)
    assert not is_self(birth, "father", {"nyc_quan_he": "me"}, TODAY)
    assert not is_self(birth, "nobody", {}, TODAY)

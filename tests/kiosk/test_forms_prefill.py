"""What is known is filled in with its origin; what a person typed is left alone."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue.form import Field, FieldType
from kiosk.filing.office import Office
from kiosk.forms.card import Card
from kiosk.forms.checks import settle
from kiosk.forms.prefill import TYPED, Sources, prefill
from kiosk.values import Answers
from tests.kiosk.forms_samples import NAM, NU, TODAY, anything, calm, field, procedure

T = FieldType
CARD = Card(
    id_number="001190123456",
    old_id_number="",
    full_name="Trần Thị Bích",
    birth_date="1990-03-05",
    sex="nu",
    address="Thôn 2, Gia Thủy, Nho Quan, Ninh Bình",
    issued="2022-08-20",
)
OFFICE = Office(
    code="H26.15",
    name="UBND phường Hồng Hà",
    province="01",
    commune="00097",
    police="Công an phường Hồng Hà",
)
BOTH = Sources(card=CARD, office=OFFICE)
MOTHER = {"eq": ["quan_he", "me"]}
FORM = procedure(
    field("ten", T.PERSON_NAME, prefill=["card.full_name"]),
    field("so", T.PERSON_ID, prefill=["card.id_number"]),
    field("quan_he"),
    field("me_ten", T.PERSON_NAME, prefill=["field.ten"], prefill_when=MOTHER),
    field("me_sinh", T.DATE, prefill=["card.birth_date"], prefill_when=MOTHER),
    field("gioi_tinh", T.SELECT, options=[NAM, NU], prefill=["card.sex"]),
    field("noi_o", T.ADDRESS, prefill=["card.address"]),
    field("noi_sinh", T.ADDRESS, prefill=["office.province"]),
    field("quoc_tich", T.NATIONALITY, default="vn"),
    field("kinh_gui", T.AGENCY, prefill=["office.police", "office.name"]),
    field("dong_y", T.CHECKBOX, prefill=["card.full_name"], default=True),
)


def filled(
    answers: Answers, origins: dict[str, str] | None = None, sources: Sources = BOTH
) -> tuple[Answers, dict[str, str]]:
    found, where = prefill(FORM, answers, origins or {}, sources, TODAY)
    return found, dict(where)


def one(kind: Field, sources: Sources = BOTH) -> object:
    found, _ = prefill(procedure(kind), {}, {}, sources, TODAY)
    return found.get(kind.id)


def test_the_card_and_the_office_fill_in_what_they_know() -> None:
    answers, origins = filled({})

    assert answers == {
        "ten": "Trần Thị Bích",
        "so": "001190123456",
        "gioi_tinh": "nu",
        "noi_o": {"code_system": "2025", "province": "37", "commune": "14401", "detail": "Thôn 2"},
        "noi_sinh": {"code_system": "2025", "province": "01"},
        "quoc_tich": "vn",
        "kinh_gui": "Công an phường Hồng Hà",
    }
    assert origins["ten"] == origins["so"] == "card"
    assert origins["noi_sinh"] == origins["kinh_gui"] == "office"
    assert origins["quoc_tich"] == "form"


def test_no_tick_is_ever_made_for_a_person() -> None:
    assert "dong_y" not in filled({})[0]


def test_without_sources_nothing_is_invented() -> None:
    assert filled({}, sources=Sources())[0] == {"quoc_tich": "vn"}


def test_what_a_person_typed_stays() -> None:
    answers, origins = filled({"ten": "Lê Văn Cao", "noi_sinh": {"code_system": "2025", "province": "04"}})

    assert answers["ten"] == "Lê Văn Cao"
    assert answers["noi_sinh"] == {"code_system": "2025", "province": "04"}
    assert {"ten", "noi_sinh"}.isdisjoint(origins)


def test_what_a_person_emptied_stays_empty() -> None:
    answers, origins = filled({}, {"ten": TYPED, "quoc_tich": TYPED})

    assert {"ten", "quoc_tich"}.isdisjoint(answers)
    assert origins["ten"] == TYPED


def test_another_card_replaces_what_the_first_one_filled_in() -> None:
    answers, origins = filled({})
    other = replace(CARD, full_name="Lê Văn Cao")

    assert filled(answers, origins, Sources(card=other))[0]["ten"] == "Lê Văn Cao"


def test_an_answer_travels_to_the_mother_only_while_she_is_the_requester() -> None:
    answers, origins = filled({"quan_he": "me"})
    assert (answers["me_ten"], answers["me_sinh"]) == ("Trần Thị Bích", "1990-03-05")
    assert (origins["me_ten"], origins["me_sinh"]) == ("form", "card")

    answers, origins = filled({**answers, "quan_he": "cha"}, origins)
    assert {"me_ten", "me_sinh"}.isdisjoint(answers)
    assert {"me_ten", "me_sinh"}.isdisjoint(origins)


def test_a_card_that_is_taken_away_leaves_what_it_filled_in() -> None:
    answers, origins = filled({})

    assert filled(answers, origins, Sources())[0]["ten"] == "Trần Thị Bích"


def test_a_value_that_does_not_fit_is_not_filled_in() -> None:
    assert one(field("x", T.DATE, prefill=["card.full_name"])) is None
    assert one(field("x", T.SELECT, options=[NAM], prefill=["card.sex"])) is None
    assert one(field("x", T.ADDRESS, prefill=["card.full_name"])) is None
    assert one(field("x", prefill=["card.nonsense", "nonsense"])) is None


def test_places_take_the_shape_of_the_field() -> None:
    assert one(field("x", prefill=["office.commune"])) == "Phường Hồng Hà"
    assert one(field("x", prefill=["card.address"])) == CARD.address
    assert one(field("x", T.ADDRESS, prefill=["office.commune"])) == {
        "code_system": "2025",
        "province": "01",
        "commune": "00097",
    }


def test_the_address_of_a_newer_card_is_read_when_it_is_certain() -> None:
    newer = replace(CARD, address="Số 1, Phường Ba Đình, Hà Nội", issued="2025-08-25")
    unclear = replace(newer, address=CARD.address)
    kind = field("x", T.ADDRESS, prefill=["card.address"])

    assert one(kind, Sources(card=newer)) == {
        "code_system": "2025",
        "province": "01",
        "commune": "00004",
        "detail": "Số 1",
    }
    assert one(kind, Sources(card=unclear)) == {"code_system": "legacy", "text": CARD.address}
    assert one(kind, Sources(card=replace(newer, issued="2025-06-30"))) == {
        "code_system": "legacy",
        "text": newer.address,
    }


def test_an_old_address_is_told_in_the_units_of_today_or_begun_or_left_in_words() -> None:
    kind = field("x", T.ADDRESS, prefill=["card.address"])
    split = replace(CARD, address="Số 1 ngõ Mẫu, Cống Vị, Ba Đình, Hà Nội")
    unknown = replace(CARD, address="Thôn Mẫu, Sen Vàng, Nho Quan, Ninh Bình")

    assert one(kind, Sources(card=CARD)) == {
        "code_system": "2025",
        "province": "37",
        "commune": "14401",
        "detail": "Thôn 2",
    }
    assert one(kind, Sources(card=split)) == {
        "code_system": "2025",
        "province": "01",
        "detail": "Số 1 ngõ Mẫu",
    }
    assert one(kind, Sources(card=unknown)) == {"code_system": "legacy", "text": unknown.address}


def test_a_card_of_an_unknown_day_keeps_its_address_in_words() -> None:
    kind = field("x", T.ADDRESS, prefill=["card.address"])

    assert one(kind, Sources(card=replace(CARD, issued=""))) == {
        "code_system": "legacy",
        "text": CARD.address,
    }


def test_what_a_card_does_not_say_is_not_filled_in() -> None:
    card = replace(CARD, full_name="", sex="", address="")

    assert {"ten", "gioi_tinh", "noi_o"}.isdisjoint(filled({}, sources=Sources(card=card))[0])


def test_a_beginning_of_an_address_is_not_filed() -> None:
    assert "noi_sinh" not in settle(FORM, filled({})[0], TODAY)


_ids = [one.id for one in FORM.form.fields]


@calm
@given(
    st.dictionaries(st.sampled_from(_ids), anything),
    st.dictionaries(st.sampled_from(_ids), st.sampled_from(["card", "form", "office", TYPED])),
)
def test_filling_in_never_fails_and_twice_is_once(answers: Answers, origins: dict[str, str]) -> None:
    once = filled(answers, origins)

    assert repr(filled(*once)) == repr(once)

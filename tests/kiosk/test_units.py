"""Places are found offline, quickly, with and without marks."""

import json
import subprocess
import sys
import time

import pytest
from hypothesis import given

from kiosk.forms.choices import choices, ethnicities, nationalities
from kiosk.forms.units import (
    address_text,
    belongs,
    commune,
    communes,
    name_of,
    provinces,
    read_address,
    search,
)
from kiosk.paths import assets
from kiosk.text import nfc
from kiosk.values import Json
from tests.kiosk.forms_samples import anything, calm, field

CITIES = {"01", "22", "24", "31", "46", "48", "75", "79", "92"}
FIRST_SEARCH = """
import time
from kiosk.forms import units
begin = time.process_time()
units.communes("01")
opened = time.process_time()
units.search("dong da")
print(opened - begin, time.process_time() - opened)
"""


def test_there_are_34_provinces_and_nine_are_cities() -> None:
    assert len(provinces()) == 34
    assert {one.code for one in provinces() if one.kind == "Thành phố"} == CITIES


def test_there_are_3321_communes_of_three_kinds() -> None:
    every = [one for province in provinces() for one in communes(province.code)]
    kinds = {kind: sum(one.kind == kind for one in every) for kind in ("Xã", "Phường", "Đặc khu")}

    assert kinds == {"Xã": 2621, "Phường": 687, "Đặc khu": 13}
    assert len({one.code for one in every}) == 3321
    assert all(one.name == nfc(one.name) and len(one.code) == 5 for one in every)


def test_a_commune_belongs_to_its_own_province_only() -> None:
    assert belongs("00097", "01")
    assert not belongs("00097", "79")
    assert not belongs("", "")
    assert not belongs("00097", "xx")


def test_names_are_told_by_code() -> None:
    assert name_of("01") == "Thành phố Hà Nội"
    assert name_of("22") == "Thành phố Quảng Ninh"
    assert name_of("00004") == "Phường Ba Đình"
    assert name_of("99") == name_of("99999") == name_of("") == ""
    assert commune("00004") == communes("01")[0]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("dong da", "Phường Đống Đa"),
        ("Đống Đa", "Phường Đống Đa"),
        ("  ĐỐNG   đa ", "Phường Đống Đa"),
        ("phuong dong da", "Phường Đống Đa"),
        ("dong da ha noi", "Phường Đống Đa"),
        ("xa dung", "Xã Xa Dung"),
        ("hong ha", "Phường Hồng Hà"),
        ("2 bao loc", "Phường 2 Bảo Lộc"),
        ("phu quoc", "Đặc khu Phú Quốc"),
    ],
)
def test_a_commune_is_found_as_people_type_it(text: str, first: str) -> None:
    assert search(text)[0].full_name == first


def test_typed_marks_come_before_other_marks() -> None:
    names = [one.name for one in search("Tân Thành", limit=100)]
    exact = [name == "Tân Thành" for name in names if name in ("Tân Thành", "Tân Thanh")]

    assert set(exact) == {True, False}
    assert exact == sorted(exact, reverse=True)


def test_within_a_province_only_its_communes_are_found() -> None:
    found = search("tan", province="79", limit=50)

    assert found
    assert {one.province for one in found} == {"79"}


def test_without_text_a_province_lists_its_communes() -> None:
    assert search("", province="01", limit=3) == list(communes("01")[:3])
    assert search("") == []
    assert search("a", province="xx") == []


def test_loading_and_searching_are_quick() -> None:
    """Processor time in a fresh process: the first search also prepares every name."""
    done = subprocess.run([sys.executable, "-c", FIRST_SEARCH], capture_output=True, text=True, check=True)
    opening, first = (float(one) for one in done.stdout.split())
    begin = time.process_time()
    for _ in range(20):
        search("dong da")
    later = (time.process_time() - begin) / 20

    assert opening < 0.030
    assert first < 0.100
    assert later < 0.010


def test_an_address_is_one_line() -> None:
    new = {"code_system": "2025", "province": "01", "commune": "00097", "detail": "Số 12, phố Bạch Đằng"}

    assert address_text(new) == "Số 12, phố Bạch Đằng, Phường Hồng Hà, Thành phố Hà Nội"
    assert address_text({"code_system": "legacy", "text": "Thôn 2, Gia Thủy"}) == "Thôn 2, Gia Thủy"
    assert address_text({"code_system": "2025", "province": "01"}) == "Thành phố Hà Nội"


@calm
@given(anything)
def test_no_value_breaks_the_address_line(value: Json) -> None:
    assert isinstance(address_text(value), str)


def test_a_two_level_address_is_read_only_when_it_says_so() -> None:
    assert read_address("Số 1, Phường Ba Đình, Hà Nội") == {
        "code_system": "2025",
        "province": "01",
        "commune": "00004",
        "detail": "Số 1",
    }
    assert read_address("Phường Ba Đình, Thành phố Hà Nội") == {
        "code_system": "2025",
        "province": "01",
        "commune": "00004",
    }
    assert read_address("Thôn 2, Gia Thủy, Nho Quan, Ninh Bình") is None
    assert read_address("Phường Ba Đình") is None
    assert read_address("") is None


def test_there_are_54_peoples_and_two_more_choices() -> None:
    ids = [one.id for one in ethnicities()]

    assert len(ids) == len(set(ids)) == 56
    assert ids[0] == "kinh"
    assert ids[-2:] == ["khac", "nuoc_ngoai"]
    assert all(one.isascii() for one in ids)


def test_viet_nam_is_the_first_country_and_all_others_are_there() -> None:
    ids = [one.id for one in nationalities()]

    assert ids[0] == "vn"
    assert len(ids) == len(set(ids)) == 199
    assert {"la", "kh", "cn", "us", "kr", "jp", "tw", "va", "ps", "khong_quoc_tich"} <= set(ids)
    assert all(one.label.vi and one.label.en for one in nationalities())


def test_a_field_without_a_national_list_offers_its_own_options() -> None:
    assert choices(field("x")) == ()


def test_the_files_name_their_source() -> None:
    for name in ("provinces", "communes"):
        data = json.loads((assets() / "units" / f"{name}.json").read_text(encoding="utf-8"))

        assert "MIT" in data["source"]
    assert "MIT License" in (assets() / "units" / "LICENSE.txt").read_text(encoding="utf-8")

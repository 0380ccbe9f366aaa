"""Addresses of before 01/7/2025 lead to the communes of today, or to a question; never to a guess."""

import json
import time
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.forms.legacy import Moved, address, moved
from kiosk.forms.units import belongs, commune
from kiosk.paths import assets
from kiosk.text import fold
from tests.kiosk.forms_samples import calm

FILE = assets() / "units" / "legacy.json"
COMMUNES = {"P": ("Phường", "P."), "X": ("Xã", "X."), "T": ("Thị trấn", "TT.")}
DISTRICTS = {"Q": ("Quận", "Q."), "H": ("Huyện", "H."), "X": ("Thị xã", "TX."), "T": ("Thành phố", "TP.")}
CITIES = {"Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"}


def recorded() -> Iterator[tuple[list[tuple[str, str]], list[str]]]:
    """Every old unit as (full, short) names from the smallest to the province, and its communes of today."""
    rows: Mapping[str, Mapping[str, str]] = json.loads(FILE.read_text(encoding="utf-8"))["rows"]
    for province, districts in rows.items():
        last = ("Thành phố" if province in CITIES else "Tỉnh", "TP." if province in CITIES else "T.")
        for district, row in districts.items():
            above = [named(DISTRICTS[district[0]], district[1:]), named(last, province)]
            for one in row.split("|"):
                unit, codes = one.split(">")
                own = [named(COMMUNES[unit[0]], unit[1:])] if unit else []
                yield own + above, codes.split(",")


def named(words: tuple[str, str], name: str) -> tuple[str, str]:
    return f"{words[0]} {name}", f"{words[1]}{name}"


def kinds(names: list[tuple[str, str]]) -> Iterator[str]:
    """The word for the kind of each."""
    known = [full for full, _ in (*COMMUNES.values(), *DISTRICTS.values())] + ["Tỉnh"]
    for full, _ in names:
        yield next(one for one in known if full.startswith(f"{one} "))


ALL = list(recorded())


def test_the_whole_mapping_is_there_and_leads_to_communes_that_exist() -> None:
    assert len(ALL) == 10_040
    assert sum(len(codes) > 1 for _, codes in ALL) == 471
    assert all(commune(code) for _, codes in ALL for code in codes)
    assert FILE.stat().st_size < 250_000


@pytest.mark.parametrize("form", [0, 1], ids=["in full", "short"])
def test_every_old_unit_leads_to_its_recorded_communes(form: int) -> None:
    for names, codes in ALL:
        text = ", ".join(["Số 1 ngõ Mẫu", *(one[form] for one in names)])

        assert moved(text) == Moved(detail="Số 1 ngõ Mẫu", communes=tuple(codes)), text


def test_without_kinds_or_marks_the_recorded_communes_are_always_among_those_offered() -> None:
    doubtful = 0
    for names, codes in ALL:
        full = ", ".join(one for one, _ in names)
        bare = ", ".join(
            one.removeprefix(kind).strip() for (one, _), kind in zip(names, kinds(names), strict=True)
        )
        for text in (fold(full), bare, fold(bare)):
            found = moved(text)

            assert found is not None, text
            assert set(codes) <= set(found.communes), text
            doubtful += len(found.communes) > len(codes)
    assert 0 < doubtful < 150


@pytest.mark.parametrize(
    "text",
    [
        "Thôn Mây, Xã Gia Thủy, Huyện Nho Quan, Tỉnh Ninh Bình",
        "Thôn Mây, xã Gia Thuỷ, huyện Nho Quan, tỉnh Ninh Bình.",
        "Thôn Mây, Gia Thủy, Nho Quan, Ninh Bình",
        "Thôn Mây,X.Gia Thủy,H.Nho Quan,T.Ninh Bình",
        "Thôn Mây , GIA THỦY , NHO QUAN , NINH BÌNH ,",
        "Thôn Mây, gia thuy, nho quan, ninh binh",
    ],
)
def test_a_village_is_found_however_it_was_printed(text: str) -> None:
    found = moved(text)

    assert found is not None
    assert (found.detail, found.sure) == ("Thôn Mây", True)
    assert address(found) == {
        "code_system": "2025",
        "province": "37",
        "commune": found.communes[0],
        "detail": "Thôn Mây",
    }
    assert commune(found.communes[0]) is not None
    assert commune(found.communes[0]).name == "Gia Tường"  # type: ignore[union-attr]  # asserted above


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1 Đường Mẫu, P.5, Q.3, TP.HCM", "Bàn Cờ"),
        ("1 Đường Mẫu, Phường 05, Quận 3, TP Hồ Chí Minh", "Bàn Cờ"),
        ("1 Đường Mẫu, P5, Q3, T.P. Hồ Chí Minh", "Bàn Cờ"),
        ("1 Đường Mẫu, Phúc Xá, Ba Đình, Hà Nội", "Hồng Hà"),
        ("Buôn Mẫu, Quảng Phú, Cư M’gar, Đăk Lăk", "Quảng Phú"),
        ("Khóm Mẫu, Mỹ Hải, Phan Rang-Tháp Chàm, Ninh Thuận", "Đông Hải"),
        ("Tổ 1, Hắc Dịch, Phú Mỹ, Bà Rịa – Vũng Tàu", "Tân Thành"),
        ("Khu 1, Huyện Côn Đảo, Bà Rịa - Vũng Tàu", "Côn Đảo"),
        ("Thôn Mẫu, Lộc Bổn, Phú Lộc, Thừa Thiên Huế", "Hưng Lộc"),
    ],
)
def test_short_forms_numbers_hyphens_and_apostrophes(text: str, name: str) -> None:
    found = moved(text)

    assert found is not None
    assert [commune(code).name for code in found.communes] == [name]  # type: ignore[union-attr]  # all exist


def test_a_unit_that_was_split_leads_to_a_choice() -> None:
    found = moved("Số 1 ngõ Mẫu, Phường Cống Vị, Quận Ba Đình, Hà Nội")

    assert found == Moved(detail="Số 1 ngõ Mẫu", communes=("00008", "00025"))
    assert address(found) == {"code_system": "2025", "province": "01", "detail": "Số 1 ngõ Mẫu"}


def test_marks_tell_two_units_apart_and_without_them_both_are_offered() -> None:
    assert moved("Xã Minh Quân, Huyện Trấn Yên, Yên Bái") == Moved(detail="", communes=("04543",))
    assert moved("Xã Minh Quán, Huyện Trấn Yên, Yên Bái") == Moved(detail="", communes=("04498",))
    both = moved("Xa Minh Quan, Huyen Tran Yen, Yen Bai")
    assert both is not None
    assert set(both.communes) == {"04543", "04498"}


def test_a_kind_tells_two_units_apart_and_without_it_both_are_offered() -> None:
    town, country = (moved(f"{kind} Mường Tè, Mường Tè, Lai Châu") for kind in ("TT.", "Xã"))
    both = moved("Mường Tè, Mường Tè, Lai Châu")

    assert (town, country) == (Moved(detail="", communes=("03433",)), Moved(detail="", communes=("03445",)))
    assert both == Moved(detail="", communes=("03433", "03445"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        ", , ,",
        "Hà Nội",
        "Gia Thủy, Nho Quan",
        "Thôn Mây, Xã Gia Thủy, Tỉnh Ninh Bình",
        "Thôn Mây, Xã Gia Thủy, Huyện Nho Quan, Tỉnh Nam Định",
        "Thôn Mây, Phường Gia Thủy, Huyện Nho Quan, Tỉnh Ninh Bình",
        "Thôn Mây, Xã Gia Thủy, Quận Nho Quan, Tỉnh Ninh Bình",
        "Thôn Mây, Xã Sen Vàng, Huyện Nho Quan, Tỉnh Ninh Bình",
        "Số 1, Phường Bến Mẫu, Quận 2, TP. Hồ Chí Minh",
        "Số 1, Phường Ba Đình, Hà Nội",
        "12 Sample Street, Springfield, USA",
    ],
)
def test_what_names_no_old_unit_is_left_as_it_is(text: str) -> None:
    assert moved(text) is None


@calm
@given(st.sampled_from(ALL), st.lists(st.text(st.characters(exclude_characters=",")), max_size=3))
def test_what_stands_before_the_unit_never_changes_it(
    unit: tuple[list[tuple[str, str]], list[str]], before: list[str]
) -> None:
    names, codes = unit
    found = moved(", ".join([*before, *(full for full, _ in names)]))

    assert found is not None
    assert list(found.communes) == codes


@calm
@given(
    st.text() | st.lists(st.sampled_from(["Hà Nội", "Quận", "P.", "Ba Đình", "", ".", "1"])).map(", ".join)
)
def test_no_text_breaks_it_and_every_address_is_one_of_today(text: str) -> None:
    found = moved(text)

    if found is not None:
        one = address(found)
        assert one["code_system"] == "2025"
        assert all(belongs(code, str(one["province"])) for code in found.communes)


def test_an_address_is_told_quickly() -> None:
    moved("a, b, c")  # reads the file
    begin = time.process_time()
    for _ in range(20):
        moved("Số 1 ngõ Mẫu, Phường Cống Vị, Quận Ba Đình, Hà Nội")

    assert (time.process_time() - begin) / 20 < 0.010

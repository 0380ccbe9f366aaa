"""What a filing costs, from the lines of its procedure."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.procedure import Rate
from kiosk.forms.fee import FeeNote, fee
from kiosk.paths import assets
from kiosk.values import Answers, Json

CATALOGUE = Catalogue(assets() / "procedures")
TODAY = date(2026, 11, 23)


def cost(code: str, answers: Answers, province: str = "", channel: str = "counter") -> FeeNote:
    return fee(CATALOGUE.get(code), answers, province, channel=channel, on=TODAY)


def papers(*rows: tuple[int, int]) -> Answers:
    listed: list[Json] = [{"so_trang": pages, "so_ban": copies} for pages, copies in rows]
    return {"giay_to": listed}


@pytest.mark.parametrize(
    ("rows", "amount"),
    [
        (((1, 1),), 2_000),
        (((2, 1),), 4_000),
        (((3, 1),), 5_000),
        (((10, 3),), 36_000),
        (((198, 1),), 200_000),
        (((199, 1),), 200_000),  # the limit of one copy
        (((500, 2),), 400_000),
        (((2, 2), (4, 1)), 14_000),
    ],
)
def test_certified_copies(rows: tuple[tuple[int, int], ...], amount: int) -> None:
    assert cost("2.000815", papers(*rows)).amount_vnd == amount


def test_certified_copies_begin_with_one_page() -> None:
    assert cost("2.000815", {}).amount_vnd == 2_000


def test_extracts_cost_by_the_copy() -> None:
    assert cost("2.000635", {"so_luong": 3}).amount_vnd == 24_000


def test_extracts_without_a_number_cost_one_copy() -> None:
    assert cost("2.000635", {}).amount_vnd == 8_000


def test_a_birth_in_time_is_free() -> None:
    note = cost("1.001193", {"con_ngay_sinh": "2026-11-14", "cap_ban_sao": "khong"})

    assert (note.amount_vnd, note.unsure) == (0, False)


def test_copies_of_a_birth_certificate_are_paid() -> None:
    answers: Answers = {"con_ngay_sinh": "2026-11-14", "cap_ban_sao": "co", "so_luong_ban_sao": 2}

    assert cost("1.001193", answers).amount_vnd == 16_000


def test_copies_no_longer_wanted_cost_nothing() -> None:
    answers: Answers = {"con_ngay_sinh": "2026-11-14", "cap_ban_sao": "khong", "so_luong_ban_sao": 2}

    assert cost("1.001193", answers).amount_vnd == 0


def test_copies_wanted_but_not_counted_yet_cost_nothing_yet() -> None:
    assert cost("1.001193", {"con_ngay_sinh": "2026-11-14", "cap_ban_sao": "co"}).amount_vnd == 0


@pytest.mark.parametrize(("born", "amount"), [("2026-09-24", 0), ("2026-09-23", 5_000)])
def test_sixty_days_in_ha_noi(born: str, amount: int) -> None:
    assert cost("1.001193", {"con_ngay_sinh": born}, "01").amount_vnd == amount


def test_a_late_birth_elsewhere_is_not_known() -> None:
    note = cost("1.001193", {"con_ngay_sinh": "2026-01-01"}, "37")

    assert (note.amount_vnd, note.unsure) == (None, True)


def test_a_late_fee_is_marked_unsure() -> None:
    assert cost("1.001193", {"con_ngay_sinh": "2026-01-01"}, "01").unsure


@pytest.mark.parametrize(("died", "amount"), [("2026-11-08", 0), ("2026-11-07", 5_000)])
def test_fifteen_days_after_a_death_in_ha_noi(died: str, amount: int) -> None:
    assert cost("1.000656", {"nkt_ngay_chet": died}, "01").amount_vnd == amount


def test_without_a_day_nothing_is_late() -> None:
    note = fee(CATALOGUE.get("1.001193"), {"con_ngay_sinh": "2026-01-01"}, "37")

    assert note.amount_vnd == 0


def test_marriage_is_free() -> None:
    assert cost("1.000894", {"cap_ban_sao": "khong"}).amount_vnd == 0


def test_marital_status_in_ha_noi() -> None:
    assert cost("1.004873", {}, "01").amount_vnd == 3_000


def test_marital_status_elsewhere_is_set_by_the_province() -> None:
    note = cost("1.004873", {}, "79")

    assert (note.amount_vnd, note.unsure) == (None, True)


@pytest.mark.parametrize(("channel", "amount"), [("counter", 15_000), ("online", 7_000)])
def test_temporary_residence_by_channel(channel: str, amount: int) -> None:
    note = cost("1.004194", {}, channel=channel)

    assert (note.amount_vnd, note.unsure) == (amount, True)


def test_planning_information_is_free() -> None:
    note = cost("1.014159", {})

    assert (note.amount_vnd, note.unsure) == (0, False)


def test_lines_name_what_they_are_for() -> None:
    note = cost("2.000635", {"so_luong": 3})

    assert [(one.name.vi, one.amount_vnd, one.basis) for one in note.lines] == [
        ("Bản sao trích lục hộ tịch", 24_000, "TT 281/2016/TT-BTC")
    ]


def test_exemptions_are_told() -> None:
    assert any("hộ nghèo" in one.name.vi for one in cost("1.004873", {}).exemptions)


def claimable(on: date | None) -> list[str]:
    return [one.id for one in fee(CATALOGUE.get("2.000635"), {}, on=on).exemptions]


@pytest.mark.parametrize(
    ("on", "offered"),
    [("2026-08-14", False), ("2026-08-15", True), ("2027-02-28", True), ("2027-03-01", False)],
)
def test_digital_citizens_are_exempt_for_half_a_year(on: str, offered: bool) -> None:
    everybody = ["nguoi_co_cong", "ho_ngheo", "khuyet_tat"]

    assert claimable(date.fromisoformat(on)) == [*everybody, *(["cong_dan_so"] if offered else [])]


def test_without_a_day_every_exemption_is_told() -> None:
    assert "cong_dan_so" in claimable(None)


def test_every_waiver_for_digital_citizens_names_its_law_and_ends() -> None:
    waivers = [
        one
        for listed in CATALOGUE.listed()
        for one in CATALOGUE.get(listed.code).fee.exemptions
        if one.id == "cong_dan_so"
    ]

    assert len(waivers) == 11
    assert {(one.valid_from, one.valid_to) for one in waivers} == {("2026-08-15", "2027-02-28")}
    assert all("NQ 66.22/2026/NQ-CP" in one.basis for one in waivers)


def test_a_claim_is_told_and_lowers_nothing_before_an_officer_has_verified_it() -> None:
    note = fee(CATALOGUE.get("2.000635"), {"so_luong": 3}, on=TODAY, claims=["ho_ngheo"])

    assert [one.id for one in note.claimed] == ["ho_ngheo"]
    assert (note.amount_vnd, note.unsure) == (24_000, True)


def test_a_claim_against_nothing_leaves_nothing_unsure() -> None:
    answers: Answers = {"con_ngay_sinh": "2026-11-14", "cap_ban_sao": "khong"}
    note = fee(CATALOGUE.get("1.001193"), answers, on=TODAY, claims=["ho_ngheo"])

    assert (note.amount_vnd, note.unsure) == (0, False)


def test_a_claim_out_of_date_is_none() -> None:
    note = fee(CATALOGUE.get("2.000635"), {}, on=date(2027, 3, 1), claims=["cong_dan_so"])

    assert (list(note.claimed), note.unsure) == ([], False)


def test_a_charge_counts_on_its_days_only() -> None:
    copies = CATALOGUE.get("2.000635")
    (old,) = copies.fee.lines
    until = replace(old, valid_to="2026-12-31")
    after = replace(old, amount_vnd=10_000, valid_from="2027-01-01")
    changed = replace(copies, fee=replace(copies.fee, lines=(until, after)))

    def cost_on(day: date) -> int | None:
        return fee(changed, {"so_luong": 2}, on=day).amount_vnd

    assert cost_on(date(2026, 12, 31)) == 16_000
    assert cost_on(date(2027, 1, 1)) == 20_000


@pytest.mark.parametrize(
    ("code", "answers", "province", "channel", "on", "amount", "basis"),
    [
        # NQ 78/2026 of Hà Nội: 100 000 on paper, nothing online from 2026-07-25
        ("1.001612", {}, "01", "counter", "2026-11-23", 100_000, "NQ 78/2026/NQ-HĐND (Hà Nội)"),
        ("1.001612", {}, "01", "online", "2026-07-24", 100_000, "NQ 78/2026/NQ-HĐND (Hà Nội)"),
        ("1.001612", {}, "01", "online", "2026-07-25", 0, "NQ 78/2026/NQ-HĐND (Hà Nội)"),
        ("1.001612", {}, "79", "online", "2026-11-23", None, "Hội đồng nhân dân cấp tỉnh"),
        # TT 75/2022: 20 000 at the counter, 10 000 online, in every province
        ("1.004222", {}, "01", "counter", "2026-11-23", 20_000, "TT 75/2022/TT-BTC"),
        ("1.004222", {}, "79", "online", "2026-11-23", 10_000, "TT 75/2022/TT-BTC"),
        ("1.010038", {}, "01", "counter", "2026-11-23", 10_000, "TT 75/2022/TT-BTC"),
        ("1.010038", {}, "01", "online", "2026-11-23", 5_000, "TT 75/2022/TT-BTC"),
        # by person: 4 people at 10 000, or 5 000 online
        ("1.002755", {"hinh_thuc": "theo_danh_sach", "so_nguoi": 4}, "", "counter", "2026-11-23", 40_000, ""),
        ("1.002755", {"hinh_thuc": "theo_danh_sach", "so_nguoi": 4}, "", "online", "2026-11-23", 20_000, ""),
        # NQ 06/2020 of Hà Nội: 5 000 under fourteen (born 2012-11-24: 13 on 2026-11-23), then 25 000
        ("1.004859", {"nd_ngay_sinh": "2012-11-24"}, "01", "counter", "2026-11-23", 5_000, ""),
        ("1.004859", {"nd_ngay_sinh": "2012-11-23"}, "01", "counter", "2026-11-23", 25_000, ""),
        ("1.004859", {"nd_ngay_sinh": "2012-11-23"}, "48", "counter", "2026-11-23", None, ""),
        # a first certificate in a ward of Hà Nội, land alone or with a house; elsewhere 10 000 and 50 000
        (
            "1.013978",
            {"noi_co_dat": "phuong", "loai_dang_ky": "dat_va_nha", "de_nghi": "cap_gcn"},
            "01",
            "counter",
            "2026-11-23",
            None,  # 100 000 and an appraisal whose amount is not known here
            "NQ 06/2020/NQ-HĐND (Hà Nội)",
        ),
        ("1.013831", {"noi_co_dat": "phuong"}, "01", "counter", "2026-11-23", 28_000, ""),
        ("1.013831", {"noi_co_dat": "noi_khac"}, "01", "counter", "2026-11-23", 14_000, ""),
        # per signature 10 000, per copy 8 000, a contract and a will 50 000, an adoption 400 000
        ("2.000884", {"so_truong_hop": 3}, "01", "counter", "2026-11-23", 30_000, "TT 226/2016/TT-BTC"),
        ("2.000635", {"so_luong": 5}, "79", "counter", "2026-11-23", 40_000, "TT 281/2016/TT-BTC"),
        ("2.001019", {}, "79", "counter", "2026-11-23", 50_000, "TT 226/2016/TT-BTC"),
        (
            "2.001263",
            {"quan_he_nhan": "khac", "dien_mien": "khong"},
            "79",
            "counter",
            "2026-11-23",
            400_000,
            "",
        ),
        ("2.001263", {"quan_he_nhan": "ho_hang_ruot"}, "79", "counter", "2026-11-23", 0, ""),
    ],
)
def test_the_rate_of_a_place_a_channel_and_a_day(  # noqa: PLR0917 - a case
    code: str, answers: Answers, province: str, channel: str, on: str, amount: int | None, basis: str
) -> None:
    note = fee(CATALOGUE.get(code), answers, province, channel=channel, on=date.fromisoformat(on))

    assert note.amount_vnd == amount
    assert basis in ("", note.lines[0].basis)
    assert note.unsure or amount is not None


RATES = [
    Rate(
        amount_vnd=0,
        basis="d",
        provinces=["01"],
        channel="online",
        valid_from="2026-07-01",
        valid_to="2026-12-31",
    ),
    Rate(amount_vnd=3, basis="c", provinces=["01", "79"]),
    Rate(amount_vnd=2, basis="b", channel="online", unsure=True),
]


@pytest.mark.parametrize(
    ("province", "channel", "on", "amount", "basis"),
    [
        ("01", "online", "2026-06-30", 3, "c"),
        ("01", "online", "2026-07-01", 0, "d"),
        ("01", "online", "2026-12-31", 0, "d"),
        ("01", "online", "2027-01-01", 3, "c"),
        ("79", "online", "2026-07-01", 3, "c"),
        ("48", "online", "2026-07-01", 2, "b"),
        ("48", "counter", "2026-07-01", 9, "a"),
        ("", "counter", "2026-07-01", 9, "a"),
    ],
)
def test_the_first_rate_that_fits_counts(
    province: str, channel: str, on: str, amount: int, basis: str
) -> None:
    procedure = CATALOGUE.get("2.001019")
    line = replace(procedure.fee.lines[0], amount_vnd=9, basis="a", rates=RATES)
    changed = replace(procedure, fee=replace(procedure.fee, lines=[line]))

    note = fee(changed, {}, province, channel=channel, on=date.fromisoformat(on))

    assert (note.amount_vnd, note.lines[0].basis) == (amount, basis)
    assert note.unsure is (basis == "b")

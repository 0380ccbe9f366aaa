"""A good file has no findings; every single mistake is found, at its place."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.catalogue.check import check_areas, check_bytes, check_file, check_folder, check_paths
from kiosk.catalogue.check_rules import OPERATORS
from kiosk.catalogue.findings import Finding
from kiosk.forms.rules import OPERATORS as HELD
from kiosk.paths import assets
from kiosk.strings import room
from kiosk.values import Json

FOLDER = assets() / "procedures"
BIRTH = "1.001193.json"
GONE = object()  # the key is taken away


def damaged(pointer: str, value: object, name: str = BIRTH) -> bytes:
    """The file with one value put in, changed, or taken away."""
    raw = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    *path, last = pointer.strip("/").split("/")
    at = raw
    for part in path:
        at = at[int(part)] if isinstance(at, list) else at[part]
    key = int(last) if isinstance(at, list) and last.isdigit() else last
    if value is GONE:
        del at[key]
    elif isinstance(at, list) and last == "+":
        at.append(value)
    else:
        at[key] = value
    return json.dumps(raw, ensure_ascii=False).encode()


def found(data: bytes, name: str = BIRTH) -> set[tuple[str, str]]:
    return {(one.pointer, one.rule) for one in check_bytes(data, name)}


FIELD = "/form/steps/0/fields/0"  # nyc_ho_ten
TICK = "/form/steps/0/fields/2"  # nyc_khong_co_sdd
RELATION = "/form/steps/3/fields/0"  # nyc_quan_he, a choice
RULE = "/form/steps/0/fields/1/shown"
TWICE: Mapping[str, Json] = {"id": "to_khai", "name": {"vi": "Tờ khai", "en": "Form"}, "kind": "to_khai"}


@pytest.mark.parametrize(
    ("pointer", "value", "where", "rule"),
    [
        ("/name", GONE, "", "missing"),
        ("/nmae", "x", "/nmae", "unknown_key"),
        (f"{FIELD}/requierd", True, f"{FIELD}/requierd", "unknown_key"),
        ("/name", "Khai sinh", "/name", "not_object"),
        ("/documents", {}, "/documents", "not_array"),
        ("/aliases/0", 7, "/aliases/0", "not_text"),
        ("/minutes", "15", "/minutes", "not_number"),
        ("/slip_unsure", "no", "/slip_unsure", "not_flag"),
        ("/valid_from", "2026-13-01", "/valid_from", "not_date"),
        (f"{FIELD}/required", "yes", f"{FIELD}/required", "not_flag_or_rule"),
        (f"{FIELD}/type", "name", f"{FIELD}/type", "not_one_of"),
        ("/confidence", "sure", "/confidence", "not_one_of"),
        ("/summary/vi", "", "/summary/vi", "blank"),
        ("/summary/vi", "Đăng ký  việc sinh", "/summary/vi", "stray_spaces"),
        ("/summary/vi", "Vie\u0323\u0302c sinh", "/summary/vi", "not_nfc"),
        ("/summary/vi", "Vui lòng đăng ký", "/summary/vi", "rude"),
        ("/summary/en", GONE, "/summary", "no_english"),
        ("/form/steps/0/hint/vi", "Quét mã QR.", "/form/steps/0/hint", "full_stop"),
        ("/code", "1.1193", "/code", "code_shape"),
        ("/code", "1.000656", "/code", "file_name"),
        ("/version", "v1", "/version", "version_shape"),
        ("/source_url", "http://dichvucong.gov.vn", "/source_url", "not_https"),
        ("/legal_basis", [], "/legal_basis", "no_basis"),
        ("/valid_to", "2026-01-01", "/valid_to", "ends_before"),
        ("/fee/exemptions/1/id", "Hộ nghèo", "/fee/exemptions/1/id", "id_shape"),
        ("/fee/exemptions/1/id", "nguoi_co_cong", "/fee/exemptions/1/id", "id_twice"),
        ("/fee/exemptions/3/valid_to", "2026-08-14", "/fee/exemptions/3/valid_to", "ends_before"),
        ("/fee/exemptions/0", {"vi": "Hộ nghèo", "en": "Poor"}, "/fee/exemptions/0", "missing"),
        ("/fee/lines/0/valid_to", "hết năm", "/fee/lines/0/valid_to", "not_date"),
        ("/last_checked", "2024-01-01", "/last_checked", "checked_too_long_ago"),
        ("/time_limit/value", 3, "/time_limit/value", "time_limit"),
        ("/online_level", "mức 4", "/online_level", "not_one_of"),
        ("/channels/0", "fax", "/channels/0", "not_one_of"),
        ("/receiving", "so_tu_phap", "/receiving", "not_one_of"),
        ("/documents/+", TWICE, "/documents/11/id", "id_twice"),
        ("/documents/+", TWICE, "/documents", "two_declarations"),
        ("/documents/0/copies", -1, "/documents/0", "copies"),
        ("/results", [], "/results", "no_result"),
        ("/fee/lines", [], "/fee/lines", "no_fee_lines"),
        ("/fee/lines/2/count", "so_ban", "/fee/lines/2", "unknown_field"),
        ("/fee/lines/2/amount_vnd", -8000, "/fee/lines/2", "negative"),
        ("/fee/lines/1/by_province", {"HN": 5000}, "/fee/lines/1/by_province", "province"),
        ("/fee/lines/1/by_channel", {"fax": 5000}, "/fee/lines/1/by_channel", "not_one_of"),
        ("/fee/per", "year", "/fee/per", "not_one_of"),
        ("/applicant/name", GONE, "/applicant", "no_applicant"),
        ("/applicant/name", "ho_ten", "/applicant/name", "unknown_field"),
        ("/applicant/fax", "nyc_email", "/applicant", "not_one_of"),
        ("/slip_forms/received", "mau_09", "/slip_forms/received", "not_one_of"),
        ("/form/steps", [], "/form/steps", "no_steps"),
        ("/form/steps/0/fields", [], "/form/steps/0/fields", "no_fields"),
        ("/form/addressed_to/vi", "Kính gửi: Ủy ban", "/form/addressed_to/vi", "no_office"),
        (f"{FIELD}/id", "Họ tên", f"{FIELD}/id", "id_shape"),
        (f"{FIELD}/id", "nyc_email", "/form/steps/0/fields/4/id", "id_twice"),
        (f"{FIELD}/id", "nyc_ten", "/applicant/name", "unknown_field"),
        ("/form/steps/1/id", "nguoi_yeu_cau", "/form/steps/1/id", "id_twice"),
        (f"{RELATION}/options", [], f"{RELATION}/options", "no_options"),
        (
            f"{FIELD}/options",
            [{"id": "a", "label": {"vi": "A", "en": "A"}}],
            f"{FIELD}/options",
            "options_unused",
        ),
        (f"{RELATION}/default", "di", f"{RELATION}/default", "default_option"),
        (f"{FIELD}/type", "table", f"{FIELD}/columns", "no_columns"),
        (f"{FIELD}/min", 1, FIELD, "bounds_unused"),
        (f"{FIELD}/max_length", 0, f"{FIELD}/max_length", "max_length"),
        (f"{FIELD}/past", True, FIELD, "date_only"),
        (f"{TICK}/default", True, TICK, "tick_given"),
        (f"{FIELD}/prefill", ["card.phone"], f"{FIELD}/prefill/0", "prefill"),
        (f"{FIELD}/prefill", ["field.nobody"], f"{FIELD}/prefill/0", "prefill"),
        (f"{FIELD}/compute", "sum", f"{FIELD}/compute", "compute"),
        (f"{FIELD}/compute", "date_words:nyc_email", f"{FIELD}/compute", "compute"),
        (RULE, {"is": ["nyc_email", 1]}, RULE, "rule_operator"),
        (RULE, {"eq": ["nyc_ho_ten", 1], "true": "nyc_khong_co_sdd"}, RULE, "rule_shape"),
        (RULE, {"eq": ["nyc_ho_ten"]}, f"{RULE}/eq", "rule_shape"),
        (RULE, {"all": []}, f"{RULE}/all", "rule_shape"),
        (RULE, {"all": [{"true": "ai_do"}]}, f"{RULE}/all/0/true", "unknown_field"),
        (RULE, {"not": {"eq": ["nyc_quan_he", "me"]}}, f"{RULE}/not/eq", "rule_later"),
        (RULE, {"true": "nyc_ho_ten"}, f"{RULE}/true", "rule_type"),
        (RULE, {"age_under": ["nyc_ho_ten", 18]}, f"{RULE}/age_under", "rule_type"),
        (RULE, {"not_after": ["nyc_ho_ten", "nyc_email"]}, f"{RULE}/not_after", "rule_type"),
        (RULE, {"gt": ["nyc_ho_ten", "một"]}, f"{RULE}/gt", "rule_shape"),
        ("/documents/2/shown", {"eq": ["loai_khai_sinh", "bo_rơi"]}, "/documents/2/shown/eq", "rule_option"),
    ],
)
def test_every_mistake_is_found_at_its_place(pointer: str, value: object, where: str, rule: str) -> None:
    assert (where, rule) in found(damaged(pointer, value))


@pytest.mark.parametrize(
    ("pointer", "value", "where", "rule"),
    [
        ("/fee/lines/0/copies_of/pages", "trang", "/fee/lines/0/copies_of", "unknown_column"),
        (
            "/form/steps/2/fields/0/columns/0/type",
            "table",
            "/form/steps/2/fields/0/columns/0/type",
            "column_type",
        ),
        ("/form/steps/2/fields/0/columns/1/id", "phi", "/form/steps/2/fields/0/columns/4/id", "id_twice"),
        ("/form/steps/2/fields/0/type", "text", "/form/steps/2/fields/0/columns", "columns_unused"),
        (
            "/form/steps/2/fields/0/columns/2/min",
            9_999,
            "/form/steps/2/fields/0/columns/2/min",
            "min_over_max",
        ),
        ("/form/steps/2/fields/1/compute", "total:giay_to.tien", "/form/steps/2/fields/1/compute", "compute"),
    ],
)
def test_mistakes_in_tables(pointer: str, value: object, where: str, rule: str) -> None:
    assert (where, rule) in found(damaged(pointer, value, "2.000815.json"), "2.000815.json")


def test_a_paper_not_needed_cannot_be_required() -> None:
    data = damaged("/documents/3/required", value=True, name="1.000894.json")

    assert ("/documents/3/required", "not_needed_but_required") in found(data, "1.000894.json")


def test_an_oath_that_may_be_left_out_is_no_oath() -> None:
    last = len(json.loads((FOLDER / BIRTH).read_text(encoding="utf-8"))["form"]["steps"]) - 1

    assert ("/form", "oath") in found(damaged(f"/form/steps/{last}/fields/0/required", value=False))


def test_a_screen_can_ask_too_much() -> None:
    step = json.loads((FOLDER / BIRTH).read_text(encoding="utf-8"))["form"]["steps"][0]
    many = [{**step["fields"][4], "id": f"thu_{n}"} for n in range(12)]

    assert ("/form/steps/0/fields", "too_many_fields") in found(damaged("/form/steps/0/fields", many))


def test_a_key_written_twice_is_found() -> None:
    data = damaged("/minutes", 15).replace(b'"minutes": 15', b'"minutes": 15, "minutes": 20')

    assert ("", "key_twice") in found(data)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_not_json_is_said_to_be_none(data: bytes) -> None:
    assert found(data) == {("", "not_json")}


@pytest.mark.parametrize("data", [b"[]", b"3", b'"x"', b"null"])
def test_json_of_another_shape_is_refused(data: bytes) -> None:
    assert ("", "not_object") in found(data)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert [one.rule for one in check_file(tmp_path / "1.000000.json")] == ["unreadable"]


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    assert [one.rule for one in check_paths([tmp_path])] == ["empty_folder"]


def test_a_tile_names_what_is_there(tmp_path: Path) -> None:
    area = {
        "id": "x",
        "name": {"vi": "X", "en": "X"},
        "icon": "no-such",
        "tint": "red",
        "procedures": ["9.999999"],
    }
    empty = {**area, "icon": "baby-duotone", "procedures": []}
    (tmp_path / "areas.json").write_text(json.dumps([area, empty]), encoding="utf-8")

    assert [(one.pointer, one.rule) for one in check_areas(tmp_path / "areas.json", [])] == [
        ("/0/icon", "no_icon"),
        ("/0/procedures/0", "unknown_procedure"),
        ("/1/procedures", "no_procedures"),
    ]


def test_a_stale_index_is_found(tmp_path: Path) -> None:
    (tmp_path / BIRTH).write_bytes((FOLDER / BIRTH).read_bytes())
    (tmp_path / "index.json").write_text("[]\n", encoding="utf-8")

    assert [one.rule for one in check_folder(tmp_path)] == ["stale_index"]


def test_what_we_ship_has_no_findings() -> None:
    assert check_folder(FOLDER) == []


def test_rules_are_checked_for_just_the_operators_that_work() -> None:
    assert OPERATORS == HELD


def test_findings_speak_both_languages() -> None:
    finding = Finding(file="f", pointer="/code", rule="code_shape", values={"code": "x"})

    assert finding.message == "“x” không phải mã thủ tục (ví dụ: 1.001193)"
    assert finding.in_("en") == "“x” is not a procedure code (for example 1.001193)"


def test_every_rule_has_its_sentence_in_both_languages() -> None:
    assert room("vi", "check").keys() == room("en", "check").keys()

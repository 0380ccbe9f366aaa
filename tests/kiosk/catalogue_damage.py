"""Procedure files with one mistake each: where it is put in, where it is found, and by which rule."""

import json
from collections.abc import Mapping, Sequence

from kiosk.paths import assets
from kiosk.values import Json

FOLDER = assets() / "procedures"
BIRTH = "1.001193.json"
PLAIN_RATE: Mapping[str, Json] = {"amount_vnd": 5000, "basis": "NQ 1/2026"}
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


FIELD = "/form/steps/0/fields/0"  # nyc_ho_ten
TICK = "/form/steps/0/fields/2"  # nyc_khong_co_sdd
RELATION = "/form/steps/3/fields/0"  # nyc_quan_he, a choice
RULE = "/form/steps/0/fields/1/shown"
EMAIL = "/form/steps/0/fields/4"
BORN = "/form/steps/4/fields/1"  # con_ngay_sinh
COPIES = "/form/steps/14/fields/1"  # so_luong_ban_sao, shown while cap_ban_sao is "co"
CASES = "/time_limit/cases"


def both(*rules: Json) -> Json:
    return {"all": rules}


def kind(id_: str) -> Json:
    return {"eq": ["loai_khai_sinh", id_]}


def case(when: Json) -> Json:
    return {"when": when, "value": 5, "unit": "days"}


def deep(levels: int, rule: Json) -> Json:
    return {"not": deep(levels - 1, rule)} if levels else rule


FOUND: Json = kind("bo_roi")
SURELY: Json = {"not": {"all": [{"answered": "nyc_email"}, {"not": {"answered": "nyc_email"}}]}}
ASKED: Json = {"answered": "nyc_ho_ten"}
NEVER: Json = both(FOUND, kind("thong_thuong"))
MESSAGE: Json = {"vi": "Chưa được", "en": "Not yet"}
TWICE: Mapping[str, Json] = {"id": "to_khai", "name": {"vi": "Tờ khai", "en": "Form"}, "kind": "to_khai"}


# pointer of the change, its value, pointer of the finding, its rule
Damage = tuple[str, object, str, str]
DAMAGE: Sequence[Damage] = [
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
    ("/fee/lines/1/rates/0/provinces", ["HN"], "/fee/lines/1/rates/0/provinces", "province"),
    ("/fee/lines/1/rates/0/channel", "fax", "/fee/lines/1/rates/0/channel", "not_one_of"),
    ("/fee/lines/1/rates/0/amount_vnd", -1, "/fee/lines/1/rates/0", "negative"),
    ("/fee/lines/1/rates/0/amount_vnd", None, "/fee/lines/1/rates/0/amount_vnd", "not_number"),
    ("/fee/lines/1/rates/0/basis", GONE, "/fee/lines/1/rates/0", "missing"),
    ("/fee/lines/1/rates/0/valid_from", "2026-13-01", "/fee/lines/1/rates/0/valid_from", "not_date"),
    (
        "/fee/lines/1/rates",
        [PLAIN_RATE, {**PLAIN_RATE, "provinces": ["01"]}],
        "/fee/lines/1/rates/1",
        "rate_never",
    ),
    (
        "/fee/lines/1/rates",
        [{**PLAIN_RATE, "valid_from": "2026-07-02", "valid_to": "2026-07-01"}],
        "/fee/lines/1/rates/0/valid_to",
        "ends_before",
    ),
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
    (RULE, {"eq": ["nyc_ho_ten", None]}, f"{RULE}/eq", "rule_shape"),
    (RULE, {"same": ["nyc_ho_ten", "nyc_email"]}, f"{RULE}/same", "rule_type"),
    (RULE, {"same": ["nyc_ho_ten", "ai_do"]}, f"{RULE}/same", "unknown_field"),
    (RULE, {"months_since_over": ["nyc_ho_ten", 6]}, f"{RULE}/months_since_over", "rule_type"),
    (RULE, {"maybe": {"true": "nyc_ho_ten"}}, f"{RULE}/maybe/true", "rule_type"),
    (RULE, {"maybe": [{"true": "nyc_khong_co_sdd"}]}, f"{RULE}/maybe", "rule_shape"),
    (RULE, {"any_row": ["nyc_ho_ten", {"true": "x"}]}, f"{RULE}/any_row", "rule_type"),
    ("/documents/2/shown", {"eq": ["loai_khai_sinh", "bo_rơi"]}, "/documents/2/shown/eq", "rule_option"),
    (RULE, deep(25, {"true": "nyc_khong_co_sdd"}), RULE, "rule_too_much"),
    (RULE, {"any": [{"true": "nyc_khong_co_sdd"}] * 1_000}, RULE, "rule_too_much"),
    ("/superseded_by", ["1.001193"], "/superseded_by/0", "code_shape"),
    ("/fee/lines/0/amount_vnd", GONE, "/fee/lines/0", "missing"),
    ("/fee/amount_vnd", GONE, "/fee", "missing"),
    (f"{TICK}/shown", {"answered": "nyc_so_dinh_danh"}, f"{TICK}/shown", "rule_cycle"),
    (f"{TICK}/shown", {"answered": "nyc_so_dinh_danh"}, RULE, "rule_cycle"),
    (RULE, {"not": {"answered": "nyc_so_dinh_danh"}}, RULE, "rule_cycle"),
    ("/form/steps/0/shown", ASKED, "/form/steps/0/shown", "rule_cycle"),
    ("/form/steps/8/shown", NEVER, "/form/steps/8/shown", "never_shown"),
    (f"{BORN}/shown", NEVER, f"{BORN}/shown", "never_shown"),
    (f"{EMAIL}/shown", both(ASKED, {"not": ASKED}), f"{EMAIL}/shown", "never_shown"),
    # an identity number is asked only of those who have one
    (
        "/form/steps/1/shown",
        both({"true": "nyc_khong_co_sdd"}, {"answered": "nyc_so_dinh_danh"}),
        "/form/steps/1/shown",
        "never_shown",
    ),
    # the notification of birth is asked of nobody who was found
    (
        "/documents/2/shown",
        both(FOUND, {"answered": "gcs_tinh_trang"}),
        "/documents/2/shown",
        "never_asked_for",
    ),
    ("/documents/2/required", NEVER, "/documents/2/required", "never_true"),
    (f"{BORN}/required", NEVER, f"{BORN}/required", "never_true"),
    (f"{BORN}/prefill_when", NEVER, f"{BORN}/prefill_when", "never_true"),
    ("/fee/lines/0/when", NEVER, "/fee/lines/0", "never_charged"),
    ("/fee/lines/2/only/cap_ban_sao", "co_chu", "/fee/lines/2", "never_charged"),
    ("/fee/lines/0/late", {"field": "con_ngay_sinh", "days": 60}, "/fee/lines/0", "never_charged"),
    ("/fee/lines/0/late", {"field": "nyc_email", "days": 60}, "/fee/lines/0", "never_charged"),
    (CASES, [case(NEVER)], f"{CASES}/0/when", "never_reached"),
    (CASES, [case(FOUND), case(FOUND)], f"{CASES}/1/when", "never_reached"),
    (CASES, [case(SURELY), case(FOUND)], f"{CASES}/1/when", "never_reached"),
    (
        CASES,
        [case({"any": [FOUND, ASKED]}), case(both(FOUND, SURELY))],
        f"{CASES}/1/when",
        "never_reached",
    ),
    (
        f"{COPIES}/constraints",
        [{"rule": {"gt": ["so_luong_ban_sao", 99]}, "message": MESSAGE}],
        f"{COPIES}/constraints/0/rule",
        "never_met",
    ),
    (
        f"{COPIES}/constraints",
        [{"rule": {"eq": ["cap_ban_sao", "khong"]}, "message": MESSAGE}],
        f"{COPIES}/constraints/0/rule",
        "never_met",
    ),
    (f"{RELATION}/options/2/label/vi", "Cha", f"{RELATION}/options/2/label/vi", "option_label_twice"),
    (f"{RELATION}/options/2/label/en", "Father", f"{RELATION}/options/2/label/en", "option_label_twice"),
    (f"{EMAIL}/label/vi", "Số điện thoại", f"{EMAIL}/label/vi", "label_twice"),
]
TABLES = "2.000815.json"
TABLE_DAMAGE: Sequence[Damage] = [
    (
        "/documents/0/shown",
        {"any_row": ["giay_to", {"true": "so_trang"}]},
        "/documents/0/shown/any_row/1/true",
        "rule_type",
    ),
    (
        "/documents/0/shown",
        {"any_row": ["giay_to", {"answered": "tong"}]},
        "/documents/0/shown/any_row/1/answered",
        "unknown_field",
    ),
    (
        "/documents/0/shown",
        {"any_row": ["giay_to", {"all": [{"answered": "so_trang"}] * 10}]},
        "/documents/0/shown",
        "rule_too_much",
    ),
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
]

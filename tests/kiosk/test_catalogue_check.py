"""A good file has no findings; every single mistake is found, at its place."""

import json
from pathlib import Path

import pytest

from kiosk.catalogue.check import check_bytes, check_file
from kiosk.catalogue.check_rules import OPERATORS
from kiosk.catalogue.findings import Finding
from kiosk.forms import rules
from kiosk.strings import room
from tests.kiosk.catalogue_damage import (
    ASKED,
    BIRTH,
    BORN,
    CASES,
    COPIES,
    DAMAGE,
    EMAIL,
    FOLDER,
    FOUND,
    MESSAGE,
    RULE,
    TABLE_DAMAGE,
    TABLES,
    both,
    case,
    damaged,
    deep,
    kind,
)


def found(data: bytes, name: str = BIRTH) -> set[tuple[str, str]]:
    return {(one.pointer, one.rule) for one in check_bytes(data, name)}


@pytest.mark.parametrize(("pointer", "value", "where", "rule"), DAMAGE)
def test_every_mistake_is_found_at_its_place(pointer: str, value: object, where: str, rule: str) -> None:
    assert (where, rule) in found(damaged(pointer, value))


@pytest.mark.parametrize(("pointer", "value", "where", "rule"), TABLE_DAMAGE)
def test_mistakes_in_tables(pointer: str, value: object, where: str, rule: str) -> None:
    assert (where, rule) in found(damaged(pointer, value, TABLES), TABLES)


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        (CASES, [case(FOUND), case({"any": [FOUND, ASKED]})]),
        ("/fee/lines/1/in_time", {"field": "con_ngay_sinh", "days": 90}),
        (f"{COPIES}/constraints", [{"rule": {"ge": ["so_luong_ban_sao", 99]}, "message": MESSAGE}]),
        (f"{BORN}/prefill_when", {"not": kind("bo_roi")}),
        (f"{EMAIL}/shown", deep(24, ASKED)),
        (f"{EMAIL}/shown", {"any": [ASKED] * 999}),
    ],
)
def test_what_may_be_is_left_alone(pointer: str, value: object) -> None:
    assert found(damaged(pointer, value)) == set()


def test_two_questions_never_there_together_may_use_the_same_words() -> None:
    other = {"id": "nyc_email", "label": {"vi": "Số định danh cá nhân", "en": "Number"}, "type": "text"}
    shown = {**other, "shown": {"true": "nyc_khong_co_sdd"}}

    assert found(damaged(EMAIL, shown)) == set()
    assert found(damaged(EMAIL, other)) == {(f"{EMAIL}/label/vi", "label_twice")}


def test_columns_are_thought_through_like_fields() -> None:
    table = "/form/steps/2/fields/0"
    once = damaged(f"{table}/columns/2/shown", both({"gt": ["so_ban", 2]}, {"lt": ["so_ban", 2]}), TABLES)
    round_ = damaged(f"{table}/columns/2/shown", {"answered": "so_trang"}, TABLES)

    assert (f"{table}/columns/2/shown", "never_shown") in found(once, TABLES)
    assert (f"{table}/columns/2/shown", "rule_cycle") in found(round_, TABLES)


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


def test_rules_are_checked_for_just_the_operators_that_work() -> None:
    assert OPERATORS == rules.OPERATORS


@pytest.mark.parametrize("levels", [500, 900, 940, 980, 20_000])
def test_what_is_nested_without_end_is_a_finding(levels: int) -> None:
    nested = b'{"not":' * levels + b"{}" + b"}" * levels
    findings = found(damaged(RULE, "here").replace(b'"here"', nested))

    assert findings in ({("", "not_json")}, {(RULE, "rule_too_much")})


def test_findings_speak_both_languages() -> None:
    finding = Finding(file="f", pointer="/code", rule="code_shape", values={"code": "x"})

    assert finding.message == "“x” không phải mã thủ tục (ví dụ: 1.001193)"
    assert finding.in_("en") == "“x” is not a procedure code (for example 1.001193)"


def test_every_rule_has_its_sentence_in_both_languages() -> None:
    assert room("vi", "check").keys() == room("en", "check").keys()

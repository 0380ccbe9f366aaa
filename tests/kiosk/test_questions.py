"""Words that say several things are asked back, and the answers lead to all of them."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.catalogue.check_lists import check_questions
from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.search import question_for
from kiosk.paths import assets
from kiosk.values import Json

CATALOGUE = Catalogue(assets() / "procedures")
CODES = {one.code for one in CATALOGUE.listed()}
# domain C.4, the groups that must ask back, and the pairs that are taken for each other; codes this kiosk has
GROUPS: Mapping[str, set[str]] = {
    "giấy phép xây dựng": {"1.013225", "1.013227"},
    "mai táng": {"1.001731", "1.014028"},
    "đăng ký lại": {"1.004884"},
    "hộ nghèo": {"1.011607"},
    "chứng thực": {"2.000815", "2.000884", "2.001019"},
    "giấy phép lao động": set(),
    "làm lại giấy khai sinh": {"1.004884", "2.000635"},
    "tạm trú": {"1.004194", "1.002755"},
    "ba tôi mất hôm qua": {"1.000656", "2.002913"},
    "khai sinh": {"1.001193", "1.000689", "3.000722"},
}


@pytest.mark.parametrize(("typed", "codes"), GROUPS.items())
def test_every_group_of_the_law_as_collected_asks(typed: str, codes: set[str]) -> None:
    asked = question_for(CATALOGUE, typed)

    assert asked is not None
    assert codes <= {one.code for one in asked.choices}
    assert asked.otherwise or codes


@pytest.mark.parametrize(
    "typed", ["Tạm trú", "tam tru", "tôi muốn làm tạm trú", "  TẠM   TRÚ", "temporary residence"]
)
def test_case_tones_and_empty_words_do_not_matter(typed: str) -> None:
    asked = question_for(CATALOGUE, typed)

    assert asked is not None
    assert asked.id == "tam_tru"


@pytest.mark.parametrize(
    "typed", ["", " ", "tôi muốn", "gia hạn tạm trú", "sang tên sổ đỏ", "qqq", "đăng ký kết hôn"]
)
def test_what_says_one_thing_is_not_asked_back(typed: str) -> None:
    assert question_for(CATALOGUE, typed) is None


def test_no_question_stands_in_the_way_of_a_procedure_called_by_its_name() -> None:
    names = [name for one in CATALOGUE.listed() for name in (one.name.vi, one.short_name.vi)]
    allowed = {one.short_name.vi for one in CATALOGUE.listed() if len(one.short_name.vi.split()) == 2}

    assert [name for name in names if name not in allowed and question_for(CATALOGUE, name)] == []


SAID: Mapping[str, Json] = {"vi": "Việc nào?", "en": "Which?"}
BIRTH: Mapping[str, Json] = {"label": {"vi": "Sinh", "en": "Birth"}, "code": "1.001193"}
DEATH: Mapping[str, Json] = {"label": {"vi": "Tử", "en": "Death"}, "code": "1.000656"}
SOUND: Mapping[str, Json] = {"id": "a", "words": ["sinh"], "question": SAID, "choices": [BIRTH, DEATH]}


@pytest.mark.parametrize(
    ("questions", "where", "rule"),
    [
        ({}, "", "not_array"),
        ([{**SOUND, "id": 7}], "/0/id", "not_text"),
        ([{**SOUND, "said": "a"}], "/0/said", "unknown_key"),
        ([{**SOUND, "question": {"vi": "Việc nào?"}}], "/0/question", "no_english"),
        ([SOUND, {**SOUND, "words": ["tử"]}], "/1/id", "id_twice"),
        ([SOUND, {**SOUND, "id": "b", "words": ["SINH"]}], "/1/words/0", "word_twice"),
        ([{**SOUND, "words": []}], "/0/words", "question_unasked"),
        ([{**SOUND, "choices": [BIRTH]}], "/0/choices", "question_settled"),
        ([{**SOUND, "choices": [BIRTH, BIRTH]}], "/0/choices/1/code", "choice_twice"),
        (
            [{**SOUND, "choices": [BIRTH, {**DEATH, "code": "9.999999"}]}],
            "/0/choices/1/code",
            "unknown_procedure",
        ),
    ],
)
def test_a_mistake_in_a_question_is_found(tmp_path: Path, questions: Json, where: str, rule: str) -> None:
    path = tmp_path / "questions.json"
    path.write_text(json.dumps(questions, ensure_ascii=False), encoding="utf-8")

    assert (where, rule) in {(one.pointer, one.rule) for one in check_questions(path, CODES)}


def test_ours_are_sound() -> None:
    assert check_questions(assets() / "procedures" / "questions.json", CODES) == []

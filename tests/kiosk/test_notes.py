"""Every "when" and "note" of the law as we collected it: a rule that acts, or a reason why it stays words."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.catalogue.load import Catalogue
from kiosk.paths import assets
from kiosk.values import Json

FOLDER = assets() / "procedures"
NOTES: Mapping[str, list[dict[str, str]]] = json.loads(
    Path(__file__).with_name("notes.json").read_text(encoding="utf-8")
)


def _at(value: Json, pointer: str) -> Json:
    for part in pointer.split("/")[1:]:
        value = value[int(part)] if isinstance(value, list) else value[part]  # type: ignore[index, call-overload]  # a wrong pointer fails the test
    return value


def test_every_procedure_with_notes_is_known() -> None:
    assert set(NOTES) <= {one.code for one in Catalogue(FOLDER).listed()}


@pytest.mark.parametrize("code", sorted(NOTES))
def test_each_note_is_a_rule_or_says_why_not(code: str) -> None:
    file = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    for note in NOTES[code]:
        assert note["text"]
        assert ("rule" in note) is not ("words" in note), note
        if "rule" in note:
            found = _at(file, note["rule"])
            assert found not in (None, "", [], {}), note
            assert found is not False or note["rule"].endswith("/wanted"), note
        else:
            assert len(note["words"].split()) > 3, note


def test_how_much_is_encoded(capsys: pytest.CaptureFixture[str]) -> None:
    every = [note for notes in NOTES.values() for note in notes]
    rules = sum("rule" in note for note in every)
    with capsys.disabled():
        print(f"\nnotes of the law: {len(every)}, encoded as rules {rules}, words {len(every) - rules}")
    assert rules > len(every) / 2

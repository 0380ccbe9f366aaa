"""The format of a procedure file for other programs: what the files are, and the check's idea of a shape."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from kiosk.catalogue.check_rules import OPERATORS
from kiosk.catalogue.index import current_files
from kiosk.catalogue.schema import schema, schema_text
from kiosk.values import as_map
from tests.kiosk.catalogue_damage import DAMAGE, FOLDER, TABLE_DAMAGE, TABLES, damaged

FILES = current_files(FOLDER)
SCHEMA = json.loads((FOLDER / "schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
SHAPES = {
    "missing", "unknown_key", "not_object", "not_array", "not_text", "not_number", "not_flag", "not_date",
    "not_flag_or_rule", "not_one_of", "blank", "no_english", "code_shape", "version_shape", "not_https",
    "no_basis", "no_result", "no_fee_lines", "copies", "negative", "province", "no_applicant", "no_steps",
    "no_fields", "id_shape", "max_length", "rule_shape", "rule_operator",
}  # fmt: skip
OWN_CODE = ("/superseded_by/0", "code_shape")  # a code, though not one that may stand there


def test_the_shipped_schema_is_the_one_we_make() -> None:
    assert (FOLDER / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_procedure_fits_it(path: Path) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(("pointer", "value", "where", "rule"), DAMAGE)
def test_what_has_another_shape_does_not_fit(pointer: str, value: object, where: str, rule: str) -> None:
    shapeless = rule in SHAPES and (where, rule) != OWN_CODE

    assert VALIDATOR.is_valid(json.loads(damaged(pointer, value))) is not shapeless


@pytest.mark.parametrize(("pointer", "value"), [damage[:2] for damage in TABLE_DAMAGE])
def test_tables_fit_whatever_their_columns_say(pointer: str, value: object) -> None:
    assert VALIDATOR.is_valid(json.loads(damaged(pointer, value, TABLES)))


def test_its_rules_are_just_those_that_work() -> None:
    rule = as_map(as_map(schema()["$defs"])["Rule"])

    assert as_map(rule["properties"]).keys() == OPERATORS


def test_every_record_and_set_it_names_is_there() -> None:
    named = {part.split('"')[0] for part in schema_text().split("#/$defs/")[1:]}

    assert named == as_map(schema()["$defs"]).keys()


def test_the_readme_tells_every_key_and_every_choice() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8").replace("```", "")
    told = {word for code in re.findall(r"`([^`]+)`", text) for word in re.findall(r"\w+", code)}
    parts = [SCHEMA, *SCHEMA["$defs"].values()]
    words = {word for part in parts for word in [*part.get("properties", ()), *part.get("enum", ())]}

    assert words - told == set()

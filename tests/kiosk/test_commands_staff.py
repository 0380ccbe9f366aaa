"""`kiosk staff`, `kiosk receive`: who may, with which PIN, at which step – and what a mistake costs."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.acts.workplace import open_workplace
from kiosk.filing.office import Issuer, Office
from kiosk.paths import Home
from tests.kiosk.commands_samples import BIRTH_CODE, OFFICER, PIN, Said, answers_file, held, kiosk
from tests.kiosk.store_samples import PORTAL

ROOT = Path(__file__).parents[2]
GOOD = PIN.encode()
CODE = "H26.15-261122-0001"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "device"


@pytest.fixture
def ref(data: Path, tmp_path: Path) -> str:
    assert kiosk(data, "staff", "add", OFFICER, "--pin", "-", stdin=GOOD).code == 0
    return _file(data, tmp_path)


def _file(data: Path, folder: Path) -> str:
    told = kiosk(data, "file", BIRTH_CODE, "--answers", str(answers_file(folder))).told
    return str(told["temporary_code"])


def _receive(data: Path, ref: str, *more: str, name: str = OFFICER, pin: bytes = GOOD) -> Said:
    return kiosk(data, "receive", ref, "--as", name, "--pin", "-", *more, stdin=pin)


def _join(data: Path, issuer: Issuer) -> None:
    office = Office(code="H26.15", name="UBND phường Hồng Hà", province="01", issuer=issuer)
    with open_workplace(Home(data)) as place:
        place.store.outbox.enrol("H26.15-Q1", "counter", 1, office, "http://127.0.0.1:1", PORTAL.public, 0)


@pytest.mark.parametrize("pin", [b"246810", b"246810\n", b"246810\r\n", b"  246810  \nmore\n"])
def test_an_officer_signs_with_the_pin_however_it_comes_in(pin: bytes, data: Path, tmp_path: Path) -> None:
    assert kiosk(data, "staff", "add", OFFICER, "--role", "admin", "--pin", "-", stdin=pin).told == {
        "name": OFFICER,
        "role": "admin",
    }
    assert kiosk(data, "staff", "list").rows == [{"name": OFFICER, "role": "admin"}]
    told = _receive(data, _file(data, tmp_path)).told
    assert told["status"] == "received"


@pytest.mark.parametrize(
    ("name", "pin", "field", "rule"),
    [
        ("", GOOD, "name", "staff_name"),
        ("   ", GOOD, "name", "staff_name"),
        ("Lan\x07", GOOD, "name", "staff_name"),
        ("\u202eLan", GOOD, "name", "staff_name"),
        ("L" * 61, GOOD, "name", "staff_name"),
        ("L" * 100_000, GOOD, "name", "staff_name"),
        ("Lan", b"123", "pin", "pin_shape"),
        ("Lan", b"", "pin", "pin_shape"),
        ("Lan", b"\n", "pin", "pin_shape"),
        ("Lan", b"1234567890123", "pin", "pin_shape"),
        ("Lan", b"12 34", "pin", "pin_shape"),
        ("Lan", "١٢٣٤".encode(), "pin", "pin_shape"),
        ("Lan", b"\xff\xfe12", "pin", "pin_shape"),
        ("Lan", b"1" * 1_000_000, "pin", "pin_shape"),
        (f" {OFFICER.replace(' ', '  ')} ", GOOD, "name", "staff_taken"),
    ],
)
def test_no_officer_without_a_name_of_their_own_and_a_pin(
    name: str, pin: bytes, field: str, rule: str, data: Path
) -> None:
    assert kiosk(data, "staff", "add", OFFICER, "--pin", "-", stdin=GOOD).code == 0
    for language in ("vi", "en"):
        said = kiosk(data, "--lang", language, "staff", "add", "--pin", "-", "--", name, stdin=pin)

        assert (said.code, said.rules) == (1, [(field, rule)])
    assert kiosk(data, "staff", "list").rows == [{"name": OFFICER, "role": "officer"}]


def test_taking_in_happens_once(data: Path, ref: str) -> None:
    told = _receive(data, ref.lower()).told
    again = _receive(data, ref)

    assert (told["status"], bool(told["due"])) == ("received", True)
    assert (again.code, again.rules) == (1, [("ref", "status_forbids")])
    events = kiosk(data, "filing", ref).told["events"]
    assert isinstance(events, list)
    assert [one["kind"] for one in events] == ["submitted", "received"]
    assert held(data)[0] == 1


def test_two_officers_at_once_take_it_in_once(data: Path, ref: str) -> None:
    line = [sys.executable, "-m", "kiosk", "receive", ref, "--as", OFFICER, "--pin", PIN, "--data", str(data)]

    def run(_: int) -> int:
        return subprocess.run(line, cwd=ROOT, capture_output=True, timeout=60, check=False).returncode

    with ThreadPoolExecutor(3) as pool:
        codes = sorted(pool.map(run, range(3)))

    assert codes == [0, 1, 1]
    events = kiosk(data, "filing", ref).told["events"]
    assert isinstance(events, list)
    assert [one["kind"] for one in events] == ["submitted", "received"]


def test_a_wrong_name_and_a_wrong_pin_are_refused_alike_and_five_lock(data: Path, ref: str) -> None:
    assert _receive(data, ref, pin=b"").rules == [("pin", "pin_needed")]
    assert _receive(data, ref, name="Ai Đó").rules == _receive(data, ref, pin=b"111111").rules
    codes = [_receive(data, ref, pin=b"999999").rules for _ in range(4)]

    assert codes == [[("pin", "pin")]] * 3 + [[("pin", "pin_locked")]]
    assert _receive(data, ref).rules == [("pin", "pin_locked")]
    assert kiosk(data, "filing", ref).told["status"] == "new"


def test_what_is_not_there_cannot_be_taken_in(data: Path, ref: str) -> None:
    wrong = ("2" if ref[0] != "2" else "3") + ref[1:]
    for one in (wrong, "", "nix"):
        assert _receive(data, one).rules == [("ref", "not_found")]
    assert _receive(data, ref, "--paper", "nix", "--paper", "\u202e").rules == [
        ("nix", "document_unknown"),
        ("\u202e", "document_unknown"),
    ]
    assert kiosk(data, "filing", ref).told["status"] == "new"


def test_originals_that_are_held_are_noted_once(data: Path, ref: str) -> None:
    said = _receive(data, ref, "--paper", "giay_chung_sinh", "--paper", "giay_chung_sinh")

    assert said.code == 0
    with open_workplace(Home(data)) as place:
        filing = place.store.filing(str(said.told["filing"]))
    assert filing is not None
    assert list(filing.papers_checked) == ["giay_chung_sinh"]


def test_where_the_portal_gives_codes_nobody_types_one(data: Path, ref: str) -> None:
    _join(data, Issuer.PORTAL)

    assert _receive(data, ref, "--code", CODE).rules == [("code", "code_not_typed")]
    assert kiosk(data, "filing", ref).told["status"] == "new"


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("", "code_needed"),
        ("  ", "code_needed"),
        ("x" * 41, "code_shape"),
        ("H26\x07", "code_shape"),
        ("H26 15", "code_shape"),
        ("\u202eH26", "code_shape"),
    ],
)
def test_a_typed_code_must_be_one(code: str, rule: str, data: Path, ref: str) -> None:
    _join(data, Issuer.TYPED)
    for more in ((), ("--code", code)) if not code else (("--code", code),):
        assert _receive(data, ref, *more).rules == [("code", rule)]
    assert kiosk(data, "filing", ref).told["status"] == "new"


def test_a_typed_code_is_found_again_and_given_once(data: Path, ref: str, tmp_path: Path) -> None:
    _join(data, Issuer.TYPED)
    told = _receive(data, ref, "--code", f" {CODE.lower()} ").told
    other = _file(data, tmp_path)

    assert told["official_code"] == CODE
    for typed in (CODE, CODE.lower()):
        assert kiosk(data, "filing", typed).told["filing"] == told["filing"]
    assert _receive(data, other, "--code", CODE).rules == [("code", "code_taken")]
    assert kiosk(data, "filing", other).told["status"] == "new"

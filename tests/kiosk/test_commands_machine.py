"""Disk, key and file against us: one sentence, exit 3, and what was kept before stays readable."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.keys import load_keys
from kiosk.logs import LOG
from kiosk.paths import Home
from kiosk.store.connection import Connection
from kiosk.store.opening import SCHEMA
from tests.kiosk.commands_samples import (
    BIRTH_CODE,
    OFFICER,
    PERSONAL,
    PIN,
    answers_file,
    held,
    kiosk,
    spoken,
)

ROOT = Path(__file__).parents[2]
COMMANDS = (
    ("filings",), ("filing", "K7QM-22A4"), ("verify",), ("staff", "list"), ("sync",),
    ("staff", "add", OFFICER, "--pin", PIN), ("receive", "K7QM-22A4", "--as", OFFICER, "--pin", PIN),
    ("enrol", "--portal", "http://127.0.0.1:9", "--code", "x"),
)  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "device"
    assert (
        kiosk(folder, "file", BIRTH_CODE, "--answers", str(answers_file(tmp_path)), "--once", "k").code == 0
    )
    return folder


def _text_instead(data: Path) -> None:
    for file in data.glob("kiosk.db-*"):
        file.unlink()
    (data / "kiosk.db").write_text("Dear diary,\n" * 1000)


def _newer(data: Path) -> None:
    db = Connection(data / "kiosk.db", load_keys(Home(data)).database)
    db.run(f"pragma user_version = {SCHEMA + 1}")
    db.close()


def _other_key(data: Path) -> None:
    keys = json.loads((data / "keys.json").read_text())
    (data / "keys.json").write_text(json.dumps({**keys, "database": "ab" * 32}))


def _no_key(data: Path) -> None:
    (data / "keys.json").unlink()


def _garbage_key(garbage: bytes) -> Callable[[Path], None]:
    def harm(data: Path) -> None:
        (data / "keys.json").write_bytes(garbage)

    return harm


def _folder_as_key(data: Path) -> None:
    _no_key(data)
    (data / "keys.json").mkdir()


def _folder_as_database(data: Path) -> None:
    for file in data.glob("kiosk.db*"):
        file.unlink()
    (data / "kiosk.db").mkdir()


@pytest.mark.parametrize(
    ("harm", "rules"),
    [
        (_text_instead, {"store_broken"}),
        (_newer, {"store_too_new"}),
        (_other_key, {"wrong_key"}),
        (_no_key, {"key_missing"}),
        (_garbage_key(b""), {"store_broken"}),
        (_garbage_key(b"\xff\xfe\x00"), {"store_broken"}),
        (_garbage_key(b"[1, 2]"), {"store_broken"}),
        (_garbage_key(b'{"database": 5}'), {"store_broken"}),
        (_garbage_key(b"[" * 100_000), {"store_broken"}),
        (_folder_as_key, {"store_broken", "read_only"}),
        (_folder_as_database, {"store_broken", "read_only"}),
    ],
)
def test_a_harmed_folder_is_one_sentence_and_is_left_alone(
    harm: Callable[[Path], None], rules: set[str], data: Path
) -> None:
    harm(data)
    before = _seen(data)
    file = ("file", BIRTH_CODE, "--answers", str(answers_file(data.parent)))
    for command in (*COMMANDS, file):
        said = kiosk(data, *command)

        assert (command, said.code) == (command, 3 if command[0] != "enrol" else said.code)
        assert {rule for _, rule in said.rules} <= rules
        assert said.message.endswith(".")
        assert "{" not in said.message
    english = spoken("filings", "--data", str(data), "--lang", "en")
    assert (english.code, english.out, english.err.count("\n")) == (3, "", 1)
    doctor = kiosk(data, "doctor")
    assert (doctor.code, set(doctor.told)) == (3, {"checks"})
    assert _seen(data) == before


def _seen(data: Path) -> dict[str, bytes]:
    """Every file of the data, but logs and what SQLite keeps beside an open file."""
    kept = (one for one in sorted(data.rglob("*")) if one.is_file() and "logs" not in one.parts)
    return {str(one.relative_to(data)): one.read_bytes() for one in kept if not one.name.endswith("-shm")}


@pytest.mark.parametrize("where", ["file/device", "/proc/motcua", "x" * 300, "a" * 5_000])
def test_a_folder_that_cannot_be_made(where: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    folder = tmp_path / where
    for command in (*COMMANDS[:6], ("file", BIRTH_CODE, "--answers", str(answers_file(tmp_path)))):
        said = kiosk(folder, *command)

        assert (command, said.code, said.rules) == (command, 3, [("", "read_only")])
    doctor = kiosk(folder, "doctor").told["checks"]
    assert isinstance(doctor, list)
    assert [one["ok"] for one in doctor] == [False]


def test_a_file_as_data_folder_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    assert kiosk(tmp_path / "file", "filings").code == 2


def _bound_by_modes() -> list[str]:
    """Root may write everywhere: give that up, and the modes of files hold as for a kiosk's own user."""
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


@pytest.mark.skipif(os.name == "nt", reason="modes of a POSIX file system")
def test_a_folder_that_may_not_be_written(data: Path, tmp_path: Path) -> None:
    line = [
        *_bound_by_modes(), sys.executable, "-m", "kiosk", "file", BIRTH_CODE, "--answers", "-", "--json",
        "--data", str(data),
    ]  # fmt: skip
    paths = [*data.rglob("*"), data]
    for one in paths:
        one.chmod(0o555 if one.is_dir() else 0o444)
    answers = answers_file(tmp_path).read_bytes()
    done = subprocess.run(line, cwd=ROOT, input=answers, capture_output=True, timeout=60, check=False)
    for one in paths:
        one.chmod(0o700 if one.is_dir() else 0o600)

    told = json.loads(done.stdout)
    assert (done.returncode, told["errors"][0]["rule"], done.stderr.count(b"\n")) == (3, "read_only", 1)
    assert held(data) == (1, 1)


def _little(limit: int) -> Callable[[], None]:
    """No file of this process may grow beyond so many bytes: what a full disk does to writers."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


@pytest.mark.parametrize("limit", [0, 4_096, 30_000, 45_000, 60_000, 100_000, 200_000])
def test_a_full_disk_stores_all_or_nothing(limit: int, data: Path, tmp_path: Path) -> None:
    line = [
        sys.executable, "-B", "-m", "kiosk", "file", BIRTH_CODE, "--json", "--data", str(data),
        "--answers", str(answers_file(tmp_path)), "--once", "second",
    ]  # fmt: skip
    done = subprocess.run(
        line, cwd=ROOT, capture_output=True, timeout=60, check=False, preexec_fn=_little(limit)
    )

    assert done.returncode in (0, 3), done
    assert b"Traceback" not in done.stderr
    if done.returncode:
        assert json.loads(done.stdout)["errors"][0]["rule"] == "disk_full"
        assert done.stderr.count(b"\n") == 1
    assert held(data)[0] == (1 if done.returncode else 2)
    assert kiosk(data, "file", BIRTH_CODE, "--answers", line[-3], "--once", "second").code == 0
    assert held(data)[0] == 2


def test_a_full_disk_on_the_first_start(tmp_path: Path) -> None:
    line = [sys.executable, "-B", "-m", "kiosk", "filings", "--json", "--data", str(tmp_path / "device")]
    for limit in (0, 100, 8_192):
        done = subprocess.run(
            line, cwd=ROOT, capture_output=True, timeout=60, check=False, preexec_fn=_little(limit)
        )

        assert (limit, done.returncode) == (limit, 3)
        assert json.loads(done.stdout)["errors"][0]["rule"] == "disk_full"
    assert held(tmp_path / "device") == (0, 0)


def test_logs_hold_nobodys_data(data: Path, tmp_path: Path) -> None:
    kiosk(data, "staff", "add", OFFICER, "--pin", PIN)
    kiosk(data, "file", BIRTH_CODE, "--answers", str(answers_file(tmp_path, {"con_ho_ten": 5})))
    kiosk(data, "card", "001190123456|Nguyễn Thị Thử")
    logs = [one.read_text(encoding="utf-8") for one in (data / "logs").iterdir()]

    assert logs
    assert [one for one in PERSONAL if any(one in text for text in logs)] == []


@pytest.mark.logs
def test_a_bug_is_told_by_a_number_and_says_nothing_it_read(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("Nguyễn Thị Thử 001190123456")

    monkeypatch.setattr("kiosk.store.store.Store.verify", broken)
    said = kiosk(data, "verify")

    assert (said.code, said.rules) == (3, [("", "incident")])
    log = (data / "logs" / "kiosk.log").read_text(encoding="utf-8")
    number = "".join(c for c in said.message if c.isdigit())
    assert number in log
    assert number in said.err
    assert "ValueError" in log
    assert [one for one in PERSONAL if one in log + said.err + said.out] == []
    assert LOG.handlers == []


def test_an_interruption_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.store.store.Store.verify", pressed)

    assert kiosk(data, "verify").rules == [("", "interrupted")]


def test_a_damaged_blob_is_found_by_verify(data: Path) -> None:
    blob = next(one for one in (data / "blobs").rglob("*") if one.is_file())
    blob.write_bytes(blob.read_bytes()[:-1])
    said = kiosk(data, "verify")
    words = spoken("verify", "--data", str(data), "--lang", "en")

    assert (said.code, said.told["ok"], set(said.told)) == (1, False, {"ok", "events", "problems"})
    assert (words.code, bool(words.out.strip())) == (1, True)


def test_a_store_that_lost_its_end_can_still_be_looked_at(data: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    kiosk(data, "filings")
    copied = Connection(data / "kiosk.db", load_keys(Home(data)).database)
    copied.rows("pragma wal_checkpoint(truncate)")
    copied.close()
    old.write_bytes((data / "kiosk.db").read_bytes())
    kiosk(data, "file", BIRTH_CODE, "--answers", str(answers_file(tmp_path)), "--once", "later")
    for file in data.glob("kiosk.db*"):
        file.unlink()
    (data / "kiosk.db").write_bytes(old.read_bytes())
    looked = kiosk(data, "verify")
    refused = kiosk(data, "filings")

    assert list(data.glob("aside-*/kiosk.db"))
    assert (refused.code, refused.rules) == (3, [("", "store_behind")])
    assert (looked.code, looked.told["ok"]) == (1, False)

"""The device's keys: made once, private, and never silently made anew."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import KeyMissing, StoreBroken
from kiosk.keys import Keys, fingerprint, load_keys, public_key, sign, verify
from kiosk.paths import Home

SEED = bytes(range(32))


def test_the_first_start_makes_keys_that_stay(tmp_path: Path) -> None:
    home = Home(tmp_path / "new" / "data")

    assert load_keys(home) == load_keys(home)


def test_two_devices_never_share_keys(tmp_path: Path) -> None:
    one, two = load_keys(Home(tmp_path / "1")), load_keys(Home(tmp_path / "2"))

    assert not {one.database, one.device_seed} & {two.database, two.device_seed}


def test_nobody_else_may_read_them(tmp_path: Path) -> None:
    home = Home(tmp_path / "data")
    load_keys(home)

    assert (home.keys.stat().st_mode & 0o777, home.folder.stat().st_mode & 0o777) == (0o600, 0o700)
    assert [one.name for one in home.folder.iterdir()] == ["keys.json"]


def test_a_database_without_its_keys_is_never_given_new_ones(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.database.write_bytes(b"x")

    with pytest.raises(KeyMissing):
        load_keys(home)
    assert not home.keys.exists()


@pytest.mark.parametrize(
    "text", ["", "{}", '{"database":"zz"}', "[]", '{"database":"00","device_seed":"","public":""}']
)
def test_a_damaged_key_file_is_told_and_left_alone(tmp_path: Path, text: str) -> None:
    home = Home(tmp_path)
    home.keys.write_text(text)

    with pytest.raises(StoreBroken):
        load_keys(home)
    assert home.keys.read_text() == text


def test_a_credential_of_the_system_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_keys(Home(tmp_path / "other"))
    (tmp_path / "motcua-keys").write_bytes(Home(tmp_path / "other").keys.read_bytes())
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    home = Home(tmp_path / "data")

    assert load_keys(home) == load_keys(Home(tmp_path / "other"))
    assert not home.folder.exists()


def test_the_public_key_is_the_seeds(tmp_path: Path) -> None:
    keys = load_keys(Home(tmp_path))

    assert keys.public == public_key(keys.device_seed)


def test_a_later_start_needs_no_cryptography(tmp_path: Path) -> None:
    load_keys(Home(tmp_path))
    code = (
        "import sys, pathlib; from kiosk.paths import Home; from kiosk.keys import load_keys;"
        f"load_keys(Home(pathlib.Path({str(tmp_path)!r}))); print('cryptography' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_two_first_starts_at_once_agree(tmp_path: Path) -> None:
    code = (
        "import pathlib; from kiosk.paths import Home; from kiosk.keys import load_keys;"
        f"print(load_keys(Home(pathlib.Path({str(tmp_path / 'd')!r}))).public.hex())"
    )
    both = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(2)]
    told = {one.communicate(timeout=60)[0] for one in both}

    assert len(told) == 1
    assert json.loads(Home(tmp_path / "d").keys.read_text())["public"].encode() == next(iter(told)).strip()


def test_a_signature_is_for_one_purpose_and_one_message() -> None:
    public, signature = public_key(SEED), sign(SEED, "motcua-pack/1", b"message")

    assert verify(public, "motcua-pack/1", b"message", signature)
    assert not verify(public, "motcua-pack/2", b"message", signature)
    assert not verify(public, "motcua-pack/1", b"Message", signature)
    assert not verify(public_key(os.urandom(32)), "motcua-pack/1", b"message", signature)
    assert not verify(public, "motcua-pack/1", b"message", signature[:-1])
    assert not verify(b"short", "motcua-pack/1", b"message", signature)


def test_secrets_are_not_printed() -> None:
    shown = repr(Keys(b"D" * 32, b"S" * 32))

    assert "DDD" not in shown
    assert "SSS" not in shown


def test_a_fingerprint_is_sixteen_hex_digits() -> None:
    assert len(bytes.fromhex(fingerprint(public_key(SEED)))) == 8

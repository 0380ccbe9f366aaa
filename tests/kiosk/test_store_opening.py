"""Opening: whose file is it, is it whole, is it ours – before anything rewrites it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kiosk.errors import (
    DiskFull,
    ReadOnly,
    StoreBehind,
    StoreBroken,
    StoreLocked,
    StoreTooNew,
    Trouble,
    WrongKey,
)
from kiosk.paths import Home, assets
from kiosk.store import room
from kiosk.store.opening import SCHEMA
from tests.kiosk.store_samples import KEYS, OTHER, enrol, event, filing_id, opened, submitted

MEGABYTE = 1024 * 1024


def _troubles(kind: type[Trouble] = Trouble) -> Iterator[type[Trouble]]:
    for one in kind.__subclasses__():
        yield one
        yield from _troubles(one)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_trouble_has_its_sentence(language: str) -> None:
    sentences = json.loads((assets() / "strings" / language / "trouble.json").read_text(encoding="utf-8"))

    assert {one.rule for one in _troubles()} | {"unknown"} <= set(sentences)


def test_the_settings_are_what_they_must_be(tmp_path: Path) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "mmap_size": 0,
        "wal_autocheckpoint": 0,
        "page_size": "4096",  # SQLCipher answers in text
        "busy_timeout": 10_000,
    }
    with opened(tmp_path) as store:
        assert {name: store._db.value(f"pragma {name}") for name in wanted} == wanted


def test_the_files_are_private(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as store:
        store.append(submitted())
        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "data").iterdir()}

    assert set(modes.values()) == {0o600}
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_the_steps_are_counted_right() -> None:
    from kiosk.store import migrations

    assert len(migrations.steps._migrations) == SCHEMA


def test_another_key_is_told_apart_from_damage(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(submitted())

    with pytest.raises(WrongKey), opened(tmp_path, keys=OTHER):
        pass
    with opened(tmp_path) as store:
        assert store.verify().ok


@pytest.mark.parametrize("with_head", [True, False])
def test_what_is_no_database_is_broken(tmp_path: Path, *, with_head: bool) -> None:
    with opened(tmp_path) as store:
        store.append(submitted())
    if not with_head:
        Home(tmp_path).head.unlink()
    Home(tmp_path).database.write_bytes(b"hello " * 100)

    with pytest.raises(StoreBroken), opened(tmp_path):
        pass
    assert Home(tmp_path).database.read_bytes() == b"hello " * 100


def test_a_plain_database_is_broken_not_a_wrong_key(tmp_path: Path) -> None:
    plain = dbapi2.connect(str(Home(tmp_path).database))
    plain.execute("create table t (a)")
    plain.commit()
    plain.close()

    with pytest.raises(StoreBroken), opened(tmp_path):
        pass


def test_a_damaged_first_page_is_broken_not_a_wrong_key(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(submitted())
    _flip(Home(tmp_path).database, 2000)

    with pytest.raises(StoreBroken), opened(tmp_path):
        pass


def test_a_damaged_page_is_never_read_as_something_else(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append_all([submitted(number) for number in range(1, 60)])
        root = store._db.value("select rootpage from sqlite_schema where name = 'envelopes'")
    _flip(Home(tmp_path).database, (root - 1) * 4096 + 100)

    with pytest.raises(StoreBroken), opened(tmp_path) as store:
        store.filing(filing_id(1))


def test_verify_tells_a_damaged_page_and_reads_on(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append_all([submitted(number) for number in range(1, 60)])
        root = store._db.value("select rootpage from sqlite_schema where name = 'filing_code'")
    _flip(Home(tmp_path).database, (root - 1) * 4096 + 100)

    with opened(tmp_path) as store:
        verdict = store.verify()
    assert not verdict.ok
    assert "page_damaged" in {one.rule for one in verdict.problems}


def _flip(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 1]))


def test_a_newer_programs_file_is_refused_untouched(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(submitted())
        store._db.run(f"pragma user_version = {SCHEMA + 1}")
    before = Home(tmp_path).database.read_bytes()

    with pytest.raises(StoreTooNew), opened(tmp_path):
        pass
    assert Home(tmp_path).database.read_bytes() == before


def test_migrating_keeps_two_copies_from_before(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(submitted())
    for version in (1, 2, 3):
        with opened(tmp_path) as store:
            store._db.run(f"pragma user_version = {version}")
    with opened(tmp_path) as store:
        assert store._db.value("pragma user_version") == SCHEMA
        assert store.filing(filing_id()) is not None
    copies = sorted(tmp_path.glob("kiosk-before-*.db"))

    assert [one.name for one in copies] == [
        f"kiosk-before-{SCHEMA:03}-from-{version:03}.db" for version in (2, 3)
    ]
    (tmp_path / "copy").mkdir()
    shutil.copy(copies[-1], Home(tmp_path / "copy").database)
    with opened(tmp_path / "copy") as store:
        assert store.filing(filing_id()) is not None


def test_an_open_store_of_this_version_needs_no_migrating_module(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(submitted())
    heavy = ("sqlite_utils", "cryptography", "argon2", "requests", "asyncio")
    code = (
        "import sys, pathlib\n"
        "from kiosk.store import Store\nfrom kiosk.keys import Keys\nfrom kiosk.paths import Home\n"
        "from kiosk.filing.event import Event\nfrom kiosk.clock import now\n"
        f"keys = Keys({KEYS.database!r}, b's', {KEYS.public!r})\n"
        f"store = Store(Home(pathlib.Path({str(tmp_path)!r})), keys)\n"
        "store.append(Event(id='1', kind='submitted', subject='f', at=now(), actor='citizen'))\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_held_lock_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as holder, opened(tmp_path, patience=0.05) as store:
        with holder.writing(), pytest.raises(StoreLocked):
            store.append(submitted())

        assert store.append(submitted()).parsed.seq == 1


def test_an_open_reader_never_stops_a_writer(tmp_path: Path) -> None:
    with opened(tmp_path) as reader, opened(tmp_path, patience=0.05) as writer:
        writer.append(submitted(1))
        assert len(reader.rows()) == 1
        reader._db.run("begin")
        assert len(reader.rows()) == 1
        writer.append_all([submitted(number) for number in range(2, 40)])
        reader._db.run("commit")

        assert len(reader.rows()) == 39


# The head: a store that lost its end


def test_a_store_behind_its_head_raises_the_alarm_and_is_set_aside(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with opened(tmp_path) as store:
        store.append(submitted(1))
        shutil.copytree(tmp_path, tmp_path / "image")
        store.append(submitted(2))
    for name in ("kiosk.db", "kiosk.db-wal"):
        (tmp_path / name).unlink(missing_ok=True)
        shutil.copy(tmp_path / "image" / name, tmp_path / name)
    before = {name: (tmp_path / name).read_bytes() for name in ("kiosk.db", "kiosk.db-wal", "head")}

    with pytest.raises(StoreBehind), opened(tmp_path):
        pass
    with pytest.raises(StoreBehind) as caught, opened(tmp_path):
        pass
    aside = Path(caught.value.values["folder"])
    assert {path.name: path.read_bytes() for path in aside.iterdir()} == before
    assert caught.value.values["seq"] == "2"
    assert home.database.exists()


def test_every_flipped_bit_of_the_log_is_noticed(tmp_path: Path) -> None:
    """A WAL frame that does not fit ends the log silently: events would vanish, so the alarm is raised."""
    log = Path(f"{Home(tmp_path).database}-wal")
    child = (
        "import os, pathlib\nfrom tests.kiosk.store_samples import KEYS, submitted\n"
        "from kiosk.store import Store\nfrom kiosk.paths import Home\n"
        f"store = Store(Home(pathlib.Path({str(tmp_path)!r})), KEYS)\n"
        "[store.append(submitted(number)) for number in range(1, 10)]\nos._exit(0)"
    )
    subprocess.run([sys.executable, "-c", child], check=True)
    whole = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert len(whole[log]) > 40 * 4096

    noticed = 0
    for at in range(32, len(whole[log]), 4999):
        for path, data in whole.items():
            path.write_bytes(data)
        _flip(log, at)
        try:
            with opened(tmp_path) as store:
                assert store.outbox.pending() == 9
        except (StoreBehind, StoreBroken, WrongKey):
            noticed += 1
        shutil.rmtree(next(tmp_path.glob("aside-*"), tmp_path / "none"), ignore_errors=True)
    assert noticed > 20


def test_a_store_that_lost_its_end_can_be_looked_at_and_goes_on_in_a_new_epoch(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        enrol(store, epoch=1)
        store.append_all([submitted(1), submitted(2)])
        store._head_file.write("H26.15-K1", 1, 9, "ab" * 32)
    with opened(tmp_path, behind_ok=True) as store:
        assert [one.rule for one in store.verify().problems] == ["behind_head"]
        with pytest.raises(StoreBehind):
            store.append(submitted(3))
        enrol(store, epoch=2)
        store.append(submitted(3))
    with opened(tmp_path) as store:
        assert store.verify().ok


@pytest.mark.parametrize("text", ["", "cut", "x 1 notanumber - -"])
def test_a_head_that_a_power_cut_tore_is_no_alarm(tmp_path: Path, text: str) -> None:
    with opened(tmp_path) as store:
        store.append(submitted())
    Home(tmp_path).head.write_text(text)

    with opened(tmp_path) as store:
        assert store.append(submitted(2)).parsed.seq == 2


def test_tidy_notices_a_broken_chain(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append_all([submitted(1), submitted(2)])
        store._db.run("drop trigger envelope_immutable")
        store._db.run(
            "update envelopes set header = cast(replace(header, 'citizen', 'Citizen') as blob) where seq = 1"
        )

        with pytest.raises(StoreBroken):
            store.tidy()
        rules = {one.rule for one in store.verify().problems}
        assert "chain_broken" in rules


def test_verify_names_what_was_tampered_with(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append_all([submitted(1), submitted(2), submitted(3)])
        assert len(store.rows()) == 3
        store._db.run("update filings set status = 'done' where filing = ?", (filing_id(1),))
        store._db.run("delete from filings where filing = ?", (filing_id(2),))
        store._db.run("update counts set n = 7 where name = 'sync.local'")
        store._db.run("drop trigger envelope_immutable")
        store._db.run("update envelopes set kind = 'rated' where seq = 3")
        found = {(one.field, one.rule) for one in store.verify().problems}

    assert {rule for _, rule in found} == {
        "row_differs",
        "row_missing",
        "count_differs",
        "column_differs",
        "row_without_events",
    }
    assert {
        (filing_id(1), "row_differs"),
        (filing_id(2), "row_missing"),
        ("sync.local", "count_differs"),
    } <= found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_finding_has_its_sentence(language: str) -> None:
    import re

    import kiosk.store.verify as module

    source = Path(module.__file__).read_text(encoding="utf-8")
    rules = set(re.findall(r'"([a-z]+_[a-z_]+|stray)"', source))
    sentences = json.loads((assets() / "strings" / language / "verify.json").read_text(encoding="utf-8"))

    assert set(sentences) <= rules | {"stray"}
    assert set(sentences) == {rule for rule in rules if rule in sentences}


# Room


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A real file system of 8 MB, that really runs full."""
    folder = Path(tempfile.mkdtemp())
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()


def _fill(folder: Path) -> Path:
    path = folder / "fill"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return path


def test_a_full_disk_loses_nothing_and_is_told(small_disk: Path) -> None:
    with opened(small_disk) as store:
        store.append(submitted(1))
        fill = _fill(small_disk)
        assert not store.has_room()
        with pytest.raises(DiskFull):
            store.append(submitted(2))
        with pytest.raises(DiskFull):
            store.blobs.keep(os.urandom(MEGABYTE), "application/pdf")
        assert store.filing(filing_id(2)) is None
        fill.unlink()
        store.append(submitted(2))

        assert store.verify().ok
        assert store.outbox.pending() == 2
        assert list(small_disk.rglob("*.part")) == []


def test_the_reserve_finishes_what_is_in_hand(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "RESERVE", MEGABYTE)
    with opened(small_disk) as store:
        assert store.has_room()
        store.tidy()
        assert (small_disk / "reserve").stat().st_blocks * 512 >= MEGABYTE
        _fill(small_disk)
        store.append(submitted(1))

        assert not (small_disk / "reserve").exists()
        assert not store.has_room()
    with opened(small_disk) as store:
        assert store.filing(filing_id(1)) is not None


def test_a_folder_that_cannot_be_written_is_told() -> None:
    """Root may write anywhere, so a child gives its rights up first."""
    folder = Path(tempfile.mkdtemp())
    code = (
        "import os, pathlib\nfrom kiosk.paths import Home\nfrom kiosk.store import Store\n"
        "from kiosk.errors import ReadOnly\nfrom tests.kiosk.store_samples import KEYS\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        f"home = Home(pathlib.Path({str(folder)!r}))\n"
        "try: Store(home, KEYS)\nexcept ReadOnly: print('told')"
    )
    try:
        with opened(folder) as store:
            store.append(submitted())
        folder.chmod(0o555)
        Home(folder).database.chmod(0o444)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)

    assert done.stdout.strip() == "told"


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises((ReadOnly, StoreBroken)), opened(tmp_path / "data"):
        pass


# The log


def test_tidy_folds_a_long_log_and_leaves_a_short_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "RESERVE", 4096)
    with opened(tmp_path) as store:
        store.append(submitted(1))
        assert store.counts()["status.new"] == 1
        length = room.log_size(store._db)
        store.tidy()
        assert room.unfolded(store._db) > 0
        monkeypatch.setattr(room, "CHECKPOINT_AT", 4096)
        store.tidy()
        assert (room.unfolded(store._db), room.log_size(store._db)) == (0, length)

        store.append(event("withdrawn", actor="citizen"))
        assert store.verify().ok


def test_a_writer_caps_an_overgrown_log_unless_somebody_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "CAP_AT", 4096)
    with opened(tmp_path) as reader, opened(tmp_path) as writer:
        reader._db.run("begin")
        reader.rows()
        writer.append(submitted(1))
        writer.counts()
        assert room.log_size(writer._db) > 4096
        reader._db.run("commit")
        writer.append(submitted(2))
        writer.counts()

        assert room.log_size(writer._db) == 0
        assert len(reader.rows()) == 2
        assert writer._db.value("pragma busy_timeout") == 10_000

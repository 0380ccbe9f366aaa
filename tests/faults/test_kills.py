"""kill -9 at chosen system calls, the portal killed in between: one filing on both sides, every time."""

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.answers import BIRTH, paper_picture
from tests.faults.rig import SAVING, SENDING, Point, Portal, kill_at, kiosk, traced

CYCLES, LONG_CYCLES = 20, 200
OFFICER, PIN = "Lê Minh Châu", "246810"


@pytest.fixture
def office(tmp_path: Path, unused_port: int) -> Iterator["Office"]:
    built = Office(tmp_path, unused_port)
    yield built
    if built.portal.process:
        built.portal.kill()


@pytest.fixture
def unused_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


class Office:
    """A portal, a kiosk and a counter, all real processes on this machine."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.portal = Portal(folder / "portal", port)
        self.portal.start()
        self.kiosk, self.counter = folder / "kiosk", folder / "counter"
        for data, device, role in ((self.kiosk, "K1", "kiosk"), (self.counter, "Q1", "counter")):
            code = self.portal.invite(device, role)
            assert kiosk(data, "enrol", "--portal", self.portal.url, "--code", code).code == 0
        assert kiosk(self.counter, "staff", "add", OFFICER, "--pin", "-", stdin=PIN).code == 0

    def filing(self, key: str) -> list[str]:
        """The command that files one birth with its own picture; the same key is the same filing."""
        picture = self.folder / f"{key}.jpg"
        if not picture.exists():
            paper_picture(picture, seed=sum(key.encode()))
        return [
            "file", "1.001193", "--answers", "-", "--document", f"giay_chung_sinh={picture}", "--once", key,
        ]  # fmt: skip

    def sync(self, data: Path) -> None:
        outcome = kiosk(data, "sync", "--until-idle", "--timeout", "60")
        assert outcome.code == 0, outcome
        assert isinstance(outcome.told, dict)
        assert (outcome.told["link"], outcome.told["pending"]) == ("online", 0), outcome


def test_twenty_filings_survive_every_kill(office: Office, request: pytest.FixtureRequest) -> None:
    cycles = LONG_CYCLES if request.config.getoption("--long") else CYCLES
    chance = random.Random(2026)
    saving = _between_first_write_and_commit(office)
    sending = _while_uploading(office)
    fell: Counter[str] = Counter()
    codes = [_one_cycle(office, f"cycle-{cycle}", (saving, sending), chance, fell) for cycle in range(cycles)]

    print(f"\nkill points, {cycles} cycles: " + ", ".join(f"{name} {n}" for name, n in sorted(fell.items())))
    rows = kiosk(office.kiosk, "filings").told
    seen = kiosk(office.counter, "filings").told
    assert isinstance(rows, list)
    assert isinstance(seen, list)
    print(f"in {cycles + 2}, at the kiosk {len(rows)}, at the counter {len(seen)}, codes {len(set(codes))}")
    assert {row["filing"] for row in rows} == {row["filing"] for row in seen}
    assert len(rows) == cycles + 2  # the two that were traced to find the kill points
    assert len(set(codes)) == cycles
    assert sum(n for name, n in fell.items() if name.startswith("save")) >= 5
    assert sum(n for name, n in fell.items() if name.startswith("upload")) >= 5
    assert kiosk(office.kiosk, "verify").code == 0
    assert kiosk(office.counter, "verify").code == 0


def _one_cycle(
    office: Office,
    key: str,
    points: tuple[Sequence[Point], Sequence[Point]],
    chance: random.Random,
    fell: Counter[str],
) -> str:
    """File, be killed, file again, send, be killed, send again, receive: the official code."""
    answers = json.dumps(BIRTH)
    saving, sending = points
    point = chance.choice(saving)
    if kill_at(office.kiosk, point, *office.filing(key), stdin=answers):
        fell[f"save {point.call}"] += 1
    filed = kiosk(office.kiosk, *office.filing(key), stdin=answers)
    assert filed.code == 0, filed
    assert isinstance(filed.told, dict)
    point = chance.choice(sending)
    if kill_at(office.kiosk, point, "sync", "--until-idle", "--timeout", "60"):
        fell[f"upload {point.call}"] += 1
    office.portal.kill()
    assert kiosk(office.kiosk, "sync").code == 3  # nobody answers: said calmly, and still queued
    office.portal.start()
    office.sync(office.kiosk)
    office.sync(office.counter)
    ref = filed.told["temporary_code"]
    received = kiosk(office.counter, "receive", ref, "--as", OFFICER, "--pin", "-", stdin=PIN)
    assert received.code == 0, received
    office.sync(office.counter)
    office.sync(office.kiosk)
    found = kiosk(office.kiosk, "filing", ref).told
    assert isinstance(found, dict)
    assert (found["status"], found["sync"], found["documents"]) == ("received", "complete", "2/2")
    return str(found["official_code"])


def _between_first_write_and_commit(office: Office) -> Sequence[Point]:
    """Every saving call from the first byte of a blob to the commit of the filing."""
    calls = traced(office.kiosk, SAVING, *office.filing("traced-1"), stdin=json.dumps(BIRTH))
    ours = [at for at, (_, what) in enumerate(calls) if "/blobs/" in what or "kiosk.db" in what]
    syncs = [at for at, (point, what) in enumerate(calls) if point.call == "fsync" and "kiosk.db-wal" in what]
    window = [
        point for point, what in calls[ours[0] : syncs[-1] + 1] if "/blobs/" in what or "kiosk.db" in what
    ]
    assert len(window) >= 5
    return window


def _while_uploading(office: Office) -> Sequence[Point]:
    """Every sending call of a sync that has a filing and its files to carry."""
    assert kiosk(office.kiosk, *office.filing("traced-2"), stdin=json.dumps(BIRTH)).code == 0
    calls = traced(office.kiosk, SENDING, "sync", "--until-idle", "--timeout", "60")
    window = [point for point, what in calls if "socket:" in what or "TCP" in what]
    assert len(window) >= 5
    return window

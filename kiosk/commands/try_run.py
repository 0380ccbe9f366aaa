"""CHẠY THỬ: a portal of its own on loopback, an invented office and officer, two devices, no set-up."""

import json
import secrets
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.clock import now
from kiosk.commands.own import own_command
from kiosk.errors import Trouble, Unreachable
from kiosk.filing.office import Office
from kiosk.paths import Home
from kiosk.records import dataclass

OFFICE = Office(
    code="H00.01",
    name="UBND phường Sen Vàng",
    province="01",
    place="Sen Vàng",
    police="Công an phường Sen Vàng",
)
OFFICER, PIN = "Lê Minh Châu", "246810"  # invented, and shown on the sign-in page of the try-out
DEVICES = {"kiosk": "K1", "counter": "Q1"}
PORTS = range(20_000, 40_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class TryFolder:
    """Where a try-out keeps its three parties."""

    folder: Path

    @property
    def portal(self) -> Path:
        return self.folder / "portal"

    def device(self, role: str) -> Home:
        return Home(self.folder / role)

    @property
    def port(self) -> int:
        """The same port every time, so that an enrolled device finds its portal again."""
        file = self.folder / "port"
        if not file.exists():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            file.write_text(str(PORTS.start + secrets.randbelow(len(PORTS))), encoding="ascii")
        return int(file.read_text(encoding="ascii"))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def portal_command(trial: TryFolder) -> Sequence[str]:
    return own_command(
        "portal", "serve", "--data", str(trial.portal), "--port", str(trial.port), "--json", "--attached"
    )


def start_portal(trial: TryFolder) -> subprocess.Popen[bytes]:
    """The portal as a process; returns when it listens."""
    trial.portal.mkdir(parents=True, exist_ok=True, mode=0o700)
    process = subprocess.Popen(
        portal_command(trial), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    line = process.stdout.readline() if process.stdout else b""
    try:
        json.loads(line)["url"]
    except (ValueError, KeyError, TypeError) as error:
        process.kill()
        raise Unreachable("the try-out's portal did not start", url=trial.url) from error
    return process


def join(trial: TryFolder, role: str, place: Workplace) -> None:
    """Enrol this device with the try-out's portal, once; and let the invented officer in."""
    if not any(one.name == OFFICER for one in place.store.staff.list()):
        place.store.staff.add(OFFICER, "officer", PIN)
    if place.store.device.enrolled:
        return
    from sync.client.enrol import enrol
    from sync.portal.serve import invite

    made = invite(trial.portal, OFFICE, DEVICES[role], role, now())
    enrol(place.store, place.keys, trial.url, made.code, place.clock)


def prepare(trial: TryFolder, role: str) -> Workplace:
    """This role's device of the try-out, enrolled when the portal answers."""
    place = open_workplace(trial.device(role), try_run=True)
    with suppress(Trouble):  # the portal is not there: the device waits, as it would anywhere
        join(trial, role, place)
    return place

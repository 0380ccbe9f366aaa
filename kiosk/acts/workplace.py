"""Everything an act needs, put together once: the store, the procedures, the calendar, the clock."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Self

from kiosk.catalogue.calendar import Calendar, load_calendar
from kiosk.catalogue.hours import Hours, read_hours
from kiosk.catalogue.load import Catalogue
from kiosk.clock import Clock, local, now
from kiosk.filing.office import UNKNOWN_OFFICE, Office
from kiosk.keys import Keys, load_keys
from kiosk.paths import Home, assets
from kiosk.store import Store
from kiosk.values import as_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    home: Home
    keys: Keys
    store: Store
    catalogue: Catalogue
    clock: Clock = now
    try_run: bool = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.store.close()

    @property
    def office(self) -> Office:
        return self.store.device.office or UNKNOWN_OFFICE

    @property
    def now(self) -> datetime:
        return self.clock()

    @property
    def today(self) -> date:
        return local(self.clock()).date()

    @property
    def calendar(self) -> Calendar:
        return load_calendar()

    @property
    def hours(self) -> Hours:
        """When this office is open; a setting, else 7:30–11:30 and 13:30–17:30."""
        return read_hours(as_text(self.store.get("hours")), as_text(self.store.get("same_day_until")))

    @property
    def scan_folder(self) -> Path:
        """Where the office's scanner leaves its files; a setting, else a folder beside the data."""
        chosen = as_text(self.store.get("scan_folder"))
        return Path(chosen) if chosen else self.home.folder / "scans"

    @property
    def printer(self) -> str:
        return as_text(self.store.get("printer"))


def open_workplace(
    home: Home, *, clock: Clock = now, try_run: bool = False, behind_ok: bool = False
) -> Workplace:
    """Open this device's store with its key; `with` closes it. Raises the Trouble that the machine is in.

    `behind_ok` opens a store that lost its end too, so that it can be looked at.
    """
    keys = load_keys(home)
    store = Store(home, keys, clock=clock, behind_ok=behind_ok)
    return Workplace(
        home=home,
        keys=keys,
        store=store,
        catalogue=Catalogue(assets() / "procedures"),
        clock=clock,
        try_run=try_run,
    )

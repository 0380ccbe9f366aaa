"""The start of `kiosk run`, before anything heavy is loaded: the store is opened, the home screen is shown.

What is shown is the office's own home page as it was last seen here. Whatever is not as usual – another
option, no picture yet, a store that does not open – is left to the whole program, which says why.
"""

import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import IOBase
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.lock import hold
from kiosk.errors import KioskError
from kiosk.paths import VERSION, Home, assets, default_data

if TYPE_CHECKING:
    from kiosk.store.connection import Connection
    from ui.opening import Opening

TRIAL = Path("try") / "kiosk"
ENDING = ".home"  # of a picture's file
_ONE = ("--data", "--lang", "--size")
_FLAGS = ("--windowed", "--try")


class Early:
    """What is open already when the program arrives."""

    def __init__(self, home: Home, lock: IOBase, db: "Connection", window: "Opening") -> None:
        self.home = home
        self.lock = lock
        self.db = db
        self.window = window

    def close(self) -> None:
        self.window.close()
        self.db.close()
        self.lock.close()


_waiting: list[Early] = []


def open_early(arguments: Sequence[str]) -> None:
    """Show the first frame if this is a usual start of the citizen's window."""
    asked = _asked(arguments)
    if asked is None or not has_display():
        return
    language, size = asked.get("--lang", "vi"), _size(asked.get("--size", ""))
    home = Home(Path(asked.get("--data") or default_data()))
    if "--try" in asked:
        home = Home(home.folder / TRIAL)
    if size == (0, 0) or not any(home.folder.glob(f"*{ENDING}")):
        return
    try:
        early = _open(home, language, size, windowed="--windowed" in asked)
    except (KioskError, OSError, ValueError):
        return  # the program meets it again, and says it
    if early:
        _waiting.append(early)


@contextmanager
def held(home: Home) -> Iterator[Early | None]:
    """The lock on this device's data, taken early or now."""
    if _waiting and _waiting[0].home.folder == home.folder:
        early = _waiting.pop()
        try:
            yield early
        finally:
            early.close()
        return
    with hold(home):
        yield None


def has_display() -> bool:
    """Whether a window can open here; Qt itself would abort the process."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def picture_file(home: Home, language: str, size: tuple[int, int], device: str | None) -> Path:
    """Where the picture of this very home page would be: of this program, these assets, this office."""
    folder = assets()
    stamps = [
        (folder / part).stat().st_mtime_ns
        for part in ("procedures/index.json", f"strings/{language}/citizen.json")
    ]
    text = f"{VERSION} {language} {size} {device} {stamps}"
    return home.folder / f"{zlib.crc32(text.encode()):08x}{ENDING}"


def device_text(db: "Connection") -> str | None:
    """The device's row as it stands in the store."""
    text: str | None = db.value("select value from meta where name = 'device'")
    return text


def _open(home: Home, language: str, size: tuple[int, int] | None, *, windowed: bool) -> Early | None:
    from PySide6.QtWidgets import QApplication

    from kiosk.keys import load_keys
    from kiosk.store.connection import Connection
    from ui.opening import Opening, final_size, place

    lock = hold(home)
    db = None
    try:
        db = Connection(home.database, load_keys(home).database)
        QApplication.instance() or QApplication(sys.argv[:1])
        width, height = final_size(size, windowed=windowed)
        pixels = picture_file(home, language, (width, height), device_text(db)).read_bytes()
        window = Opening(pixels, width, height)
    except BaseException:
        if db:
            db.close()
        lock.close()
        raise
    place(window, size, windowed=windowed)
    window.wait_until_seen()
    return Early(home, lock, db, window)


def _asked(arguments: Sequence[str]) -> dict[str, str] | None:
    """The options of a usual `run`; None for everything else."""
    rest = list(arguments)
    if not rest or rest.pop(0) != "run":
        return None
    asked: dict[str, str] = {}
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name in _ONE and (equals or rest):
            asked[name] = value if equals else rest.pop(0)
        elif name in _FLAGS and not equals:
            asked[name] = ""
        else:
            return None
    return asked


def _size(text: str) -> tuple[int, int] | None:
    """(0, 0) for what is no size."""
    if not text:
        return None
    width, _, height = text.partition("x")
    usual = all(one.isascii() and one.isdecimal() and len(one) in range(3, 6) for one in (width, height))
    return (int(width), int(height)) if usual else (0, 0)

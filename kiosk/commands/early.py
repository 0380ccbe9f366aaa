"""The start of `kiosk run`, before anything heavy is loaded: the store is opened, the home screen is shown.

What is shown is the office's own home page as it was last seen here. Whatever is not as usual – another
option, no picture yet, a store that does not open – is left to the whole program, which says why.
"""

import gc
import os
import re
import sys
import zlib
from collections.abc import Sequence
from contextlib import ExitStack
from io import IOBase
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kiosk.commands.lock import hold
from kiosk.errors import KioskError
from kiosk.paths import VERSION, Home, assets, default_data

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kiosk.store.connection import Connection
    from ui.opening import Opening

ENDING = ".home"  # of a picture's file
_SIZE = re.compile(r"[0-9]{3,5}x[0-9]{3,5}", re.ASCII)
_WITH_VALUE = ("--data", "--lang", "--size")


class Early:
    """What is open already when the program arrives."""

    def __init__(self, asked: "Asked", home: Home, lock: IOBase, db: "Connection", window: "Opening") -> None:
        self.home = home
        self.db = db
        self.language = asked.language
        self.size = asked.size
        self.windowed = asked.windowed
        self.trial = asked.folder / "try" if asked.trial else None
        self._lock = lock
        self._window: Opening | None = window

    def hand_over(self, window: "QWidget") -> None:
        """The real window takes the place of the first one."""
        if self._window:
            self._window.hand_over(window)
        self._window = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._window:
            self._window.close()
        self.db.close()
        self._lock.close()
        gc.enable()


class Asked:
    """What a usual `run` may ask for. Raises ValueError for everything else."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.folder = default_data()
        self.language = "vi"
        self.size: tuple[int, int] | None = None
        self.windowed = self.trial = False
        rest = iter(arguments)
        if next(rest, "") != "run":
            raise ValueError("another command")
        for one in rest:
            name, equals, value = one.partition("=")
            self._take(name, value if equals else next(rest, "") if name in _WITH_VALUE else "")

    def _take(self, name: str, value: str) -> None:
        match name, value:
            case "--windowed", "":
                self.windowed = True
            case "--try", "":
                self.trial = True
            case "--data", folder if folder:
                self.folder = Path(folder)
            case "--lang", "vi" | "en":
                self.language = value
            case "--size", _:
                if not _SIZE.fullmatch(value):
                    raise ValueError("no usual size")
                width, height = value.split("x")
                self.size = int(width), int(height)
            case _:
                raise ValueError("not usual")


def open_early(arguments: Sequence[str]) -> Early | None:
    """Show the first frame if this is a usual start of the citizen's window, and its picture is there."""
    try:
        asked = Asked(arguments)
        home = Home(asked.folder / "try" / "kiosk" if asked.trial else asked.folder)
        if not has_display() or not any(home.folder.glob(f"*{ENDING}")):
            return None
        gc.disable()  # nothing is thrown away while a program starts; the window's Litter takes over
        return _open(asked, home)
    except (KioskError, OSError, ValueError):
        gc.enable()
        return None  # the program meets it again, and says it


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
        for part in ("procedures/index.jsonl", f"strings/{language}/citizen.json")
    ]
    text = f"{VERSION} {language} {size} {device} {stamps}"
    return home.folder / f"{zlib.crc32(text.encode()):08x}{ENDING}"


def _open(asked: Asked, home: Home) -> Early:
    from kiosk.keys import load_keys
    from kiosk.store.connection import Connection
    from ui.opening import Opening, application, final_size, place

    with ExitStack() as opened:
        lock = opened.enter_context(hold(home))
        db = Connection(home.database, load_keys(home).database)
        opened.callback(db.close)
        device: str | None = db.value("select value from meta where name = 'device'")
        application()
        width, height = final_size(asked.size, windowed=asked.windowed)
        picture = picture_file(home, asked.language, (width, height), device)
        window = Opening(picture, width, height)
        opened.pop_all()
    place(window, asked.size, windowed=asked.windowed)
    window.wait_until_seen()
    return Early(asked, home, lock, db, window)

"""Where files lie: the assets that ship with the program, and what a device keeps."""

import os
import sys
from pathlib import Path

APP = "motcua-kiosk"
VERSION = "0.1.0"


def assets() -> Path:
    """The folder of data that ships with the program, frozen or not."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    return Path(frozen) / "assets" if frozen else Path(__file__).resolve().parents[1] / "assets"


def default_data() -> Path:
    """The platform's folder for this device's data."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / APP
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / APP


class Home:
    """The files of one device, all in one folder (0700)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def database(self) -> Path:
        return self.folder / "kiosk.db"

    @property
    def head(self) -> Path:
        return self.folder / "head"

    @property
    def keys(self) -> Path:
        return self.folder / "keys.json"

    @property
    def blobs(self) -> Path:
        return self.folder / "blobs"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

"""The files a scanner or a stick offers: newest first, without what is hidden or still being written."""

import os
from datetime import UTC, datetime
from pathlib import Path

from kiosk.documents.paper import tidy_name
from kiosk.records import dataclass

MAX_LISTED = 500
_PARTIAL = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp")
_LOCKS = ("~$", ".~")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    path: Path
    name: str  # as it may be shown
    size: int
    modified: datetime  # UTC


def scan_folder(folder: Path) -> list[Candidate]:
    """What may be picked here; an empty list when the folder is gone."""
    try:
        with os.scandir(folder) as entries:
            found = [candidate for entry in entries if (candidate := _candidate(entry))]
    except OSError:
        return []
    found.sort(key=lambda one: (one.modified, one.name), reverse=True)
    return found[:MAX_LISTED]


def _candidate(entry: os.DirEntry[str]) -> Candidate | None:
    if entry.name.startswith((".", *_LOCKS)) or entry.name.lower().endswith(_PARTIAL):
        return None
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        found = entry.stat(follow_symlinks=False)
        modified = datetime.fromtimestamp(found.st_mtime, UTC)
    except (OSError, OverflowError, ValueError):  # pulled out while we looked, or a date no clock can hold
        return None
    if found.st_size == 0:
        return None  # a scanner opens the file before it writes
    return Candidate(path=Path(entry.path), name=tidy_name(entry.name), size=found.st_size, modified=modified)

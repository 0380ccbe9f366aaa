"""The stage of the tour where every picture is judged as well."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from kiosk.commands.stage import Stage
from tests.audit.judge import judge


class JudgedStage(Stage):
    """`faults` by the name of the picture."""

    def __init__(self, folder: Path, out: Path | None, **asked: Any) -> None:
        self.faults: dict[str, Sequence[str]] = {}
        self.judged = 0
        super().__init__(folder, out, **asked)

    def picture(self, name: str, window: QWidget | None = None) -> None:
        super().picture(name, window)
        self.judged += 1
        found = judge(window or self.shell)
        if found:
            self.faults[f"{self.judged:02d}-{name}"] = found

"""The log file stays small: four of a megabyte at most, the newest lines in the first."""

from pathlib import Path

import pytest

from kiosk import logs


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(logs, "MAX_BYTES", 200)
    return tmp_path


def test_a_full_log_is_begun_anew_and_the_oldest_goes(folder: Path) -> None:
    logs.start_logging(folder)
    for number in range(60):
        logs.LOG.info("line %03d %s", number, "x" * 40)
    logs.stop_logging()
    files = sorted(one.name for one in (folder / "logs").iterdir())
    first = (folder / "logs" / "kiosk.log").read_text(encoding="utf-8")

    assert files == ["kiosk.log", "kiosk.log.1", "kiosk.log.2", "kiosk.log.3"]
    assert "line 059" in first
    assert len(first) < 400

"""What an office chooses for its device: told, kept, taken back."""

from pathlib import Path

from kiosk.acts.workplace import open_workplace
from kiosk.paths import Home
from tests.kiosk.commands_samples import kiosk, spoken


def test_what_is_chosen_is_kept_and_used(tmp_path: Path) -> None:
    data, scans = tmp_path / "device", tmp_path / "máy quét"
    scans.mkdir()
    usual = kiosk(data, "settings").told

    chosen = kiosk(data, "settings", "--printer", " HP-1 ", "--scans", str(scans)).told

    assert usual == {"printer": "", "scans": str(data / "scans")}
    assert chosen == {"printer": "HP-1", "scans": str(scans)}
    assert kiosk(data, "settings").told == chosen
    with open_workplace(Home(data)) as place:
        assert (place.printer, place.scan_folder) == ("HP-1", scans)
    assert kiosk(data, "settings", "--printer", "").told == {**chosen, "printer": ""}


def test_a_folder_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "device"

    said = spoken("settings", "--data", str(data), "--printer", "HP-1", "--scans", str(tmp_path / "none"))

    assert (said.code, said.out) == (2, "")
    assert kiosk(data, "settings").told["printer"] == ""

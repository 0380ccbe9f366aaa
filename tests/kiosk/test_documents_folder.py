"""What a scanner's folder or a stick offers."""

import os
import unicodedata
from pathlib import Path

from kiosk.documents.folder import scan_folder


def put(path: Path, when: int, data: bytes = b"x") -> None:
    path.write_bytes(data)
    os.utime(path, (when, when))


def test_the_newest_comes_first(tmp_path: Path) -> None:
    for name, when in (("a.pdf", 100), ("b.jpg", 300), ("c.png", 200)):
        put(tmp_path / name, when)

    assert [one.name for one in scan_folder(tmp_path)] == ["b.jpg", "c.png", "a.pdf"]


def test_hidden_partial_and_foreign_things_are_left_out(tmp_path: Path) -> None:
    for name in (".hidden.pdf", "scan.pdf.part", "x.crdownload", "~$giay.pdf", "y.TMP", "giay.pdf"):
        put(tmp_path / name, 100)
    put(tmp_path / "being-written.pdf", 100, b"")
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "link.pdf").symlink_to(tmp_path / "giay.pdf")

    assert [one.name for one in scan_folder(tmp_path)] == ["giay.pdf"]


def test_a_name_from_another_system_is_shown_whole(tmp_path: Path) -> None:
    put(tmp_path / unicodedata.normalize("NFD", "Giấy chứng sinh.pdf"), 100)

    assert [one.name for one in scan_folder(tmp_path)] == ["Giấy chứng sinh.pdf"]


def test_a_stick_that_was_pulled_out_offers_nothing(tmp_path: Path) -> None:
    assert scan_folder(tmp_path / "gone") == []

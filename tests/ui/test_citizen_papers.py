"""The papers, over the real acts: files offered, taken, refused and put back."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.paths import Home
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.answers import paper_picture
from tests.ui.real_kiosk import MORNING, Kiosk, make_kiosk, to_step
from ui.citizen.files import age

PAPER = "giay_chung_sinh"


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "scans"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path, scans: Path, panel: tuple[int, int]) -> Kiosk:  # noqa: ARG001 - made first
    kiosk = make_kiosk(qtbot, Home(tmp_path / "data"), panel)
    to_step(kiosk, "nguoi_yeu_cau")
    kiosk.act(do.Change("papers"))
    assert kiosk.page is Page.PAPERS
    return kiosk


def test_a_file_scanned_after_the_list_was_opened_is_found_and_taken(kiosk: Kiosk, scans: Path) -> None:
    kiosk.tap("Thêm tệp cho Giấy chứng sinh")
    nothing_yet = kiosk.words()
    paper_picture(scans / "quet-001.jpg")
    kiosk.tap("Tìm lại")
    kiosk.tap("quet-001.jpg")

    assert "Chưa thấy tệp nào" in nothing_yet
    assert [one.name for one in kiosk.shell.visit.papers[PAPER]] == ["quet-001.jpg"]
    assert "quet-001.jpg · 1 trang" in kiosk.words()


def test_the_newest_file_stands_first_with_its_size_and_age(kiosk: Kiosk, scans: Path) -> None:
    for name, minutes in (("cu.jpg", 90), ("moi.jpg", 2)):
        at = (MORNING - timedelta(minutes=minutes)).timestamp()
        os.utime(paper_picture(scans / name), (at, at))
    kiosk.tap("Thêm tệp cho Giấy chứng sinh")
    old, new = kiosk.button("cu.jpg"), kiosk.button("moi.jpg")

    assert kiosk.rect(new).y() < kiosk.rect(old).y()
    assert new.accessibleDescription().endswith("kB · 2 phút trước")
    assert old.accessibleDescription().endswith("1 giờ trước")


def test_a_file_that_is_no_paper_is_refused_beside_its_card_and_nothing_is_kept(
    kiosk: Kiosk, scans: Path
) -> None:
    (scans / "bao-cao.jpg").write_bytes(b"MZ\x90\x00 not a picture")
    kiosk.tap("Thêm tệp cho Giấy chứng sinh")
    kiosk.tap("bao-cao.jpg")

    assert kiosk.words().count("Chọn tệp PDF hoặc ảnh JPEG, PNG cho “Giấy chứng sinh”") >= 2
    assert kiosk.shell.visit.papers == {}


def test_a_paper_taken_by_mistake_is_put_back(kiosk: Kiosk, scans: Path) -> None:
    path = paper_picture(scans / "nham.jpg")
    kiosk.act(do.AddPaper(PAPER, str(path)))
    kiosk.tap("Bỏ nham.jpg")

    assert kiosk.shell.visit.papers == {}
    assert "Thêm tệp cho Giấy chứng sinh" in kiosk.words()


def test_a_paper_that_is_only_shown_has_no_way_to_add_it(kiosk: Kiosk) -> None:
    adds = [one.objectName() for one in kiosk.buttons() if one.objectName().startswith("add_")]

    assert adds == [f"add_{PAPER}"]
    assert "chỉ mang theo để đối chiếu" in kiosk.words()


def test_the_list_of_files_leads_back_without_taking_one(kiosk: Kiosk, scans: Path) -> None:
    paper_picture(scans / "quet-001.jpg")
    kiosk.tap("Thêm tệp cho Giấy chứng sinh")
    backs = [one for one in kiosk.buttons() if one.text() == "Quay lại"]
    kiosk.tap(backs[-1])

    assert kiosk.page is Page.PAPERS
    assert kiosk.shell.visit.papers == {}
    assert "quet-001.jpg" not in kiosk.words()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "vừa xong"),
        (59, "59 phút trước"),
        (60, "1 giờ trước"),
        (60 * 24, "08:42 22/11/2026"),
        (-9, "08:51"),
    ],
)
def test_the_age_of_a_file_is_said_as_people_say_it(minutes: int, words: str) -> None:
    said = age((MORNING - timedelta(minutes=minutes)).isoformat(), MORNING)

    assert said.startswith(words)


def test_a_file_of_unknown_age_is_offered_without_one() -> None:
    assert age("", MORNING) == ""

"""What was declared the last time: kept only with consent, given back only for the PIN or by an officer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kiosk.filing.event import Kind
from kiosk.paths import Home
from kiosk.visit import actions as do
from kiosk.visit.state import Page, Visit
from tests.answers import BIRTH
from tests.ui.real_kiosk import Kiosk, make_kiosk, to_card
from ui.widgets.choice import Tick
from ui.widgets.fieldbox import FieldBox

NUMBER, PIN = "001190123456", "246810"
OFFICER, OFFICER_PIN = "Lê Minh Châu", "135790"
RESIDENCE = "1.004194"
MARKER = "Nguyễn Thị Thử"


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path, panel: tuple[int, int]) -> Iterator[Kiosk]:
    """A birth was handed in just now; the receipt is on the screen."""
    made = make_kiosk(qtbot, Home(tmp_path / "device"), panel)
    with made.open_place() as place:
        place.store.staff.add(OFFICER, "officer", OFFICER_PIN)
    to_card(made)
    made.act(*(do.Answer(field, value) for field, value in BIRTH.items()))  # type: ignore[arg-type]  # JSON
    made.act(do.Change("check"), do.Submit())
    assert made.page is Page.RECEIPT
    yield made
    made.shell.carry.stop()


def agreed(kiosk: Kiosk) -> Tick:
    return next(one for one in kiosk.screen.findChildren(Tick) if one.isVisible())


def keep(kiosk: Kiosk) -> None:
    """By touch, from the receipt and back to it."""
    kiosk.tap("Lần sau khỏi khai lại")
    kiosk.tap(agreed(kiosk))
    for label in ("Chọn mã PIN", "Nhập lại mã PIN"):
        kiosk.tap(kiosk.edit(label))
        kiosk.type(PIN)
    kiosk.tap("Đồng ý và lưu")
    kiosk.on(Page.RECEIPT)


def come_again(kiosk: Kiosk) -> None:
    """Another visit, at the page before the form of a temporary residence."""
    kiosk.act(do.Finish(), do.OpenProcedure(RESIDENCE), do.Begin())
    while kiosk.page is Page.ELIGIBLE:
        kiosk.act(do.Judge(yes=True))
    kiosk.act(do.Agree(frozenset()))
    kiosk.on(Page.CARD)
    kiosk.tap("Dùng thông tin lần trước")
    kiosk.on(Page.EARLIER)


def identify(kiosk: Kiosk, pin: str = PIN, number: str = NUMBER) -> None:
    for label, text in (("Số định danh", number), ("Mã PIN", pin)):
        kiosk.edit(label).clear()
        kiosk.tap(kiosk.edit(label))
        kiosk.type(text)


def filled_in(kiosk: Kiosk) -> dict[str, str]:
    origins = kiosk.shell.visit.origins
    return {field: origin for field, origin in origins.items() if origin == "earlier"}


def reads(kiosk: Kiosk) -> list[str]:
    with kiosk.open_place() as place:
        return [repr(one.event) for one in place.store.latest(Kind.DATA_READ)]


def test_nothing_is_ticked_and_nothing_kept_without_being_asked(kiosk: Kiosk) -> None:
    kiosk.tap("Lần sau khỏi khai lại")
    assert not agreed(kiosk).isChecked()
    kiosk.tap("Quay lại")
    kiosk.on(Page.RECEIPT)

    come_again(kiosk)
    identify(kiosk)
    kiosk.tap("Mở")

    assert kiosk.page is Page.EARLIER
    assert "Không mở được" in kiosk.words()


def test_without_the_tick_or_with_two_pins_nothing_is_kept(kiosk: Kiosk) -> None:
    kiosk.act(do.OfferKeeping(), do.Remember(PIN, PIN, agreed=False))
    assert "Đánh dấu vào ô đồng ý" in kiosk.words()
    kiosk.act(do.Remember(PIN, "135791", agreed=True))
    assert "Nhập hai lần cùng một mã PIN" in kiosk.words()

    with kiosk.open_place() as place:
        assert place.store.earlier.forget(NUMBER) is None
        assert place.store.latest(Kind.CONSENTED) == []


def test_the_next_time_it_is_there_with_its_origin_and_can_be_changed(kiosk: Kiosk) -> None:
    keep(kiosk)
    assert "Đã lưu thông tin cho lần sau, tự xóa ngày 23/11/2027" in kiosk.words()
    come_again(kiosk)
    identify(kiosk)
    kiosk.tap("Mở")
    kiosk.on(Page.CARD)
    assert "từ hồ sơ ngày 23/11/2026 tại đây" in kiosk.words()

    found = filled_in(kiosk)
    assert len(found) >= 4
    field = next(one for one in found if kiosk.shell.visit.answers[one] == MARKER)
    kiosk.act(do.Continue())
    boxes = [one for one in kiosk.screen.findChildren(FieldBox) if one.objectName() == f"field_{field}"]
    shown = [one.text() for box in boxes for one in box.findChildren(QLabel) if one.isVisible()]
    assert any(one.startswith("Lấy từ hồ sơ lần trước tại đây") for one in shown)
    kiosk.act(do.Answer(field, "Trần Thị Khác"))
    assert kiosk.shell.visit.answers[field] == "Trần Thị Khác"
    assert field not in filled_in(kiosk)
    assert not [one for one in kiosk.shell.visit.answers.values() if one is True]  # no tick came along


def test_a_card_alone_opens_nothing(kiosk: Kiosk) -> None:
    keep(kiosk)
    come_again(kiosk)

    identify(kiosk, pin="")
    kiosk.tap("Mở")

    assert kiosk.page is Page.EARLIER
    assert filled_in(kiosk) == {}
    assert "Nhập mã PIN" in kiosk.words()


def test_five_wrong_pins_leave_it_to_an_officer_which_is_recorded(kiosk: Kiosk) -> None:
    keep(kiosk)
    come_again(kiosk)
    for _ in range(5):
        kiosk.act(do.UseEarlier(NUMBER, "0000"))
    kiosk.act(do.UseEarlier(NUMBER, PIN))
    assert kiosk.page is Page.EARLIER
    assert reads(kiosk) == []

    kiosk.tap("Cán bộ mở giúp")
    kiosk.act(do.UseEarlier(NUMBER, "1111", OFFICER))
    assert filled_in(kiosk) == {}
    kiosk.act(do.UseEarlier(NUMBER, OFFICER_PIN, OFFICER))

    kiosk.on(Page.CARD)
    assert len(filled_in(kiosk)) >= 4
    assert len(reads(kiosk)) == 1
    assert OFFICER in reads(kiosk)[0]
    assert NUMBER not in reads(kiosk)[0]


def test_it_is_erased_by_the_citizen(kiosk: Kiosk) -> None:
    keep(kiosk)
    come_again(kiosk)
    identify(kiosk)
    kiosk.tap("Xóa thông tin đã lưu")

    kiosk.on(Page.CARD)
    assert "Đã xóa thông tin lưu từ lần trước" in kiosk.words()
    with kiosk.open_place() as place:
        assert place.store.earlier.forget(NUMBER) is None
        assert len(place.store.latest(Kind.CONSENT_WITHDRAWN)) == 1


def test_taking_the_consent_back_erases_it(kiosk: Kiosk) -> None:
    keep(kiosk)
    receipt = kiosk.shell.visit.receipt
    assert receipt is not None
    kiosk.act(do.Finish(), do.OpenLookup(), do.Ask(receipt.row.temporary_code, NUMBER[-4:]))
    assert "Lưu thông tin đã khai cho lần sau" in kiosk.words()

    kiosk.act(do.TakeBackConsent("earlier"))

    with kiosk.open_place() as place:
        assert place.store.earlier.forget(NUMBER) is None


def test_of_what_is_kept_nothing_leaves_the_device(kiosk: Kiosk) -> None:
    """Every event after the filing itself, as it goes to the portal; and nothing in clear on the disk."""
    keep(kiosk)
    draft = kiosk.shell.visit.draft
    come_again(kiosk)
    kiosk.act(do.UseEarlier(NUMBER, OFFICER_PIN, OFFICER))

    with kiosk.open_place() as place:
        events = [one.event for one in place.store.events(draft) if one.event.kind != Kind.SUBMITTED]
        events += [one.event for kind in (Kind.DATA_READ, Kind.SIGNED_IN) for one in place.store.latest(kind)]
        told = repr(events)
    assert len(events) >= 3
    for secret in (NUMBER, PIN, MARKER):
        assert secret not in told
    disk = b"".join(one.read_bytes() for one in kiosk.home.folder.rglob("*") if one.is_file())
    for secret in (NUMBER, PIN, MARKER):
        assert secret.encode() not in disk


def test_when_the_visit_ends_nothing_of_it_is_on_any_screen(kiosk: Kiosk) -> None:
    keep(kiosk)
    come_again(kiosk)
    identify(kiosk)
    kiosk.tap("Mở")
    kiosk.on(Page.CARD)
    kiosk.act(do.Continue(), do.Finish())

    assert kiosk.shell.visit == Visit(hall=kiosk.shell.visit.hall)
    texts = [one.text() for one in kiosk.shell.findChildren(QLineEdit)]
    texts += [one.text() for one in kiosk.shell.findChildren(QLabel)]
    texts += [one.toPlainText() for one in kiosk.shell.findChildren(QPlainTextEdit)]
    for secret in (NUMBER, PIN, MARKER, "0912345678"):
        assert not [one for one in texts if secret in one.replace(" ", "") or secret in one]

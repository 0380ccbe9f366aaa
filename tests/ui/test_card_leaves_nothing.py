"""A card's code and its picture are read and forgotten: nothing of them is left on the device."""

import json
from collections.abc import Iterator

import segno
from pytestqt.qtbot import QtBot

from kiosk.acts.workplace import Workplace
from kiosk.paths import Home
from kiosk.visit import actions as do
from kiosk.visit.state import Page, Visit
from tests.answers import BIRTH
from tests.ui.real_kiosk import Kiosk, make_kiosk, to_card

FAMILY = "Trần Văn Mẫu|001088654321"  # what cards of 2024 add
PRINTED = "Số 1 ngõ Mẫu, Cống Vị, Ba Đình, Hà Nội"
CARD = f"001190123456|012345678|Nguyễn Thị Thử|01011990|Nữ|{PRINTED}|15042021|{FAMILY}"
# the whole, pieces of it that stand in no answer, and its address as it was printed
TRACES = (CARD, "|01011990|", "012345678|", "15042021", "001088654321", "ngõ Mẫu, Cống Vị")


def everything(kiosk: Kiosk, place: Workplace) -> Iterator[bytes]:
    """Every byte on the disk, and all that the device's own keys open: rows, drafts, events, blobs."""
    yield from (one.read_bytes() for one in kiosk.home.folder.rglob("*") if one.is_file())
    db = place.store.drafts._db
    for (table,) in db.rows(
        "select name from sqlite_master where type = 'table' and sql not like '%virtual%'"
    ):
        for row in db.rows(f'select * from "{table}"'):
            yield from (one if isinstance(one, bytes) else str(one).encode() for one in row)
    for one in place.store.drafts.waiting():
        content = place.store.drafts.resume_by_staff(one.id).content
        yield json.dumps(content, ensure_ascii=False).encode()
    for filing in place.store.rows():
        yield from (repr(one.event).encode() for one in place.store.events(filing.filing))
    yield from (place.store.blobs.read(sha256) for sha256 in place.store.blobs.all())


def traces(kiosk: Kiosk, picture: bytes) -> list[bytes]:
    place = kiosk.open_place()
    found = list(everything(kiosk, place))
    place.store.close()
    assert any("Nguyễn Thị Thử".encode() in one for one in found)  # it looks where answers are
    sought = [picture, *(one.encode() for one in TRACES)]
    return [trace for trace in sought if any(trace in one for one in found)]


def test_a_whole_visit_leaves_neither_the_code_nor_the_picture(
    qtbot: QtBot, home: Home, panel: tuple[int, int]
) -> None:
    kiosk = make_kiosk(qtbot, home, panel)
    picture = home.folder.parent / "stick" / "the.png"
    picture.parent.mkdir()
    segno.make(CARD, error="m").save(str(picture), scale=6, border=4)
    seen = picture.read_bytes()
    to_card(kiosk)

    kiosk.act(do.PickCardPicture(str(picture)))
    kiosk.act(do.Continue())
    assert kiosk.shell.visit.answers["nyc_ho_ten"] == "Nguyễn Thị Thử"
    assert traces(kiosk, seen) == []  # in the draft

    kiosk.act(*(do.Answer(field, value) for field, value in BIRTH.items()))  # type: ignore[arg-type]  # JSON
    kiosk.act(do.Change("check"), do.Submit())
    assert kiosk.page is Page.RECEIPT
    assert traces(kiosk, seen) == []  # in the filing

    kiosk.act(do.Finish())
    assert kiosk.shell.visit == Visit(hall=kiosk.shell.visit.hall)
    assert traces(kiosk, seen) == []  # and after it
    kiosk.shell.carry.stop()

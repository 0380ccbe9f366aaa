"""An invented counter and filing, and a way to lead the counter through its steps."""

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.catalogue.form import Text
from kiosk.counter import actions as do
from kiosk.counter.effects import Effect
from kiosk.counter.replies import Detail, Foreseen, Listing, PaperLine, Shown, SignedIn
from kiosk.counter.state import Counter, CounterHall
from kiosk.counter.step import step
from kiosk.filing.office import Office
from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status, Sync

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
HALL = CounterHall(office=Office(code="H26.15", name="UBND phường Hồng Hà"), device="H26.15-Q1")
DUE = "2026-11-24T17:30:00+07:00"
ROW = FilingRow(
    filing="f1",
    temporary_code="K7QM-22A4",
    official_code=None,
    procedure="1.001193",
    version="2026.11.1",
    applicant="Nguyễn Thị Thử",
    submitted_at="2026-11-24T01:42:00+00:00",
    status=Status.NEW,
    sync=Sync.SENT,
    blobs_sent=1,
    blobs_total=2,
    due=None,
    device="H26.15-K1",
    flagged=False,
)
PAPER = PaperLine(
    id="giay_chung_sinh",
    name="Giấy chứng sinh",
    kind="ban_chinh",
    original=True,
    held=False,
    pages=1,
    files=1,
)
DETAIL = Detail(
    row=ROW,
    procedure=Text(vi="Đăng ký khai sinh"),
    applicant={"name": "Nguyễn Thị Thử"},
    papers=[PAPER],
    slip_form="mau_01",
    receivable=True,
    checkable=True,
)
RECEIVED = replace(
    DETAIL,
    row=replace(ROW, status=Status.RECEIVED, due=DUE),
    papers=[replace(PAPER, held=True)],
    receivable=False,
    received_by="Lê Minh Châu",
    received_at=NOW.isoformat(),
)
FORESEEN = Foreseen(filing="f1", due=DUE, due_unsure=False, needs_code=False)


def led(counter: Counter, *actions: do.Action) -> tuple[Counter, list[Effect]]:
    """The counter after all these actions, and everything the last one asked for."""
    effects: list[Effect] = []
    for action in actions:
        counter, asked = step(counter, action, NOW)
        effects = list(asked)
    return counter, effects


def signed_in() -> Counter:
    counter, _ = led(Counter(hall=HALL), SignedIn("Lê Minh Châu"))
    return counter


def at_filing(detail: Detail = DETAIL) -> Counter:
    """Signed in, the filing chosen and shown."""
    listing = Listing(lane=signed_in().lane, query="", rows=[detail.row], counts={}, short_names={})
    counter, _ = led(signed_in(), listing, Shown(detail))
    return counter

"""What a counter asks for, carried out at this device. Runs in the window's one worker thread."""

from datetime import datetime, timedelta

from kiosk.acts.detail import declared_files, detail_of
from kiosk.acts.lists import listing
from kiosk.acts.printing import print_pdf
from kiosk.acts.staff import check_papers, one_row, receive, record_sign_in, the_filing
from kiosk.acts.workplace import Workplace
from kiosk.catalogue.due import due
from kiosk.counter.effects import (
    AnswerCall,
    CheckPin,
    DrawPage,
    Effect,
    Foresee,
    ListOfficers,
    LoadCalls,
    LoadFiling,
    LoadList,
    NotePapers,
    Nudge,
    OpenPapers,
    TakeIn,
    WriteSlip,
)
from kiosk.counter.replies import (
    Calls,
    Foreseen,
    HelpCall,
    Officers,
    Opened,
    PageDrawn,
    PapersNoted,
    Reply,
    Sheet,
    Shown,
    SignedIn,
    SlipMade,
    TakenIn,
)
from kiosk.errors import ReadOnly
from kiosk.filing.event import Event, Kind
from kiosk.filing.office import Issuer
from kiosk.forms.limits import limit_of
from kiosk.ids import new_id
from kiosk.values import as_list, as_text

PAGE_WIDTH = 1100  # px of a page on screen
SLIP_WIDTH = 900
SLIP_PAGES = 4
CALL_LASTS = timedelta(minutes=30)
ANSWERED = "calls_answered"  # small setting: ids of help calls that somebody went to
ANSWERED_KEPT = 100


class CounterActs:
    """One method carries out every effect; what goes wrong is raised and becomes words at the edge."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._pages: tuple[str, list[bytes]] = ("", [])  # pictures of the file that was drawn last

    def perform(self, effect: Effect) -> Reply | None:  # noqa: C901, PLR0911, PLR0912 - a line per effect
        place = self._place
        match effect:
            case ListOfficers():
                return Officers([one.name for one in place.store.staff.list()])
            case CheckPin(name, pin):
                return self._sign_in(name, pin)
            case LoadList(lane, query):
                return listing(place, lane, query)
            case LoadFiling(filing):
                return Shown(detail_of(place, filing))
            case Foresee(filing):
                return self._foresee(filing)
            case TakeIn():
                receive(place, effect.filing, effect.officer, papers=sorted(effect.papers), code=effect.code)
                return TakenIn(detail_of(place, effect.filing))
            case NotePapers():
                check_papers(place, effect.filing, effect.officer, sorted(effect.papers))
                return PapersNoted(detail_of(place, effect.filing))
            case OpenPapers():
                return self._open(effect)
            case DrawPage():
                return self._draw(effect)
            case WriteSlip():
                return self._slip(effect)
            case LoadCalls():
                return Calls(self._calls())
            case AnswerCall(id_):
                known = [one for one in as_list(place.store.get(ANSWERED)) if one != id_]
                place.store.put(ANSWERED, [*known, id_][-ANSWERED_KEPT:])
                return Calls(self._calls())
            case Nudge():
                return None

    def _sign_in(self, name: str, pin: str) -> SignedIn:
        officer = self._place.store.staff.check(name, pin)
        record_sign_in(self._place, officer.name, "counter")
        return SignedIn(officer.name)

    def _foresee(self, filing_id: str) -> Foreseen:
        place = self._place
        filing = the_filing(place, filing_id)
        procedure = place.catalogue.get(filing.procedure, filing.version)
        limit = limit_of(procedure, filing.answers, place.today)
        when = due(limit, place.now, place.calendar, place.hours)
        return Foreseen(
            filing=filing_id,
            due=when.at.isoformat() if when.at else "",
            due_unsure=limit.confidence.unsure or when.unsure,
            needs_code=place.office.issuer is Issuer.TYPED,
        )

    def _open(self, effect: OpenPapers) -> Opened:
        """First it is recorded who looks, then there is something to see."""
        place = self._place
        filing = the_filing(place, effect.filing)
        if not effect.again:
            self._record_reading(effect.filing, effect.officer)
        sheets = [
            Sheet(sha256=sha256, title=title, pages=pages, here=place.store.blobs.has(sha256))
            for title, sha256, pages in declared_files(filing)
        ]
        return Opened(filing=effect.filing, sheets=sheets, again=effect.again)

    def _record_reading(self, filing: str, officer: str) -> None:
        at = self._place.now
        self._place.store.append(
            Event(
                id=new_id(at),
                kind=Kind.DATA_READ,
                subject=filing,
                at=at,
                actor=f"officer:{officer}",
                body={"what": "papers"},
            )
        )

    def _draw(self, effect: DrawPage) -> PageDrawn:
        """The first page alone, at once; the others together, and kept while one turns through them."""
        from kiosk.documents.pdfs import pages_as_png  # noqa: PLC0415 - pdfium, after the first frame

        drawn, pages = self._pages
        if drawn != effect.sha256 or effect.page >= len(pages):
            data = self._place.store.blobs.read(effect.sha256)
            pages = pages_as_png(data, PAGE_WIDTH, 1 if effect.page == 0 else 1_000)
            self._pages = (effect.sha256, pages)
        return PageDrawn(sha256=effect.sha256, page=effect.page, png=pages[effect.page])

    def _slip(self, effect: WriteSlip) -> SlipMade:
        from kiosk.acts.slips import slip  # noqa: PLC0415 - PDFs, after the first frame
        from kiosk.documents.pdfs import pages_as_png  # noqa: PLC0415 - pdfium, after the first frame

        place = self._place
        paper = slip(place, effect.filing)
        printed = print_pdf(paper, place.printer)
        return SlipMade(
            filing=effect.filing,
            form=detail_of(place, effect.filing).slip_form,
            pictures=pages_as_png(paper, SLIP_WIDTH, SLIP_PAGES),
            printed=printed,
            path="" if printed else self._save(effect.filing, paper),
        )

    def _save(self, filing: str, paper: bytes) -> str:
        """The PDF in the device's own folder, for whoever prints it from another machine."""
        row = one_row(self._place, filing)
        name = "".join(
            c if c.isalnum() or c in ".-" else "-" for c in row.official_code or row.temporary_code
        )
        path = self._place.home.folder / "slips" / f"{name}.pdf"
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            path.touch(mode=0o600)
            path.write_bytes(paper)
        except OSError as error:
            raise ReadOnly(str(error), folder=str(path.parent)) from error
        return str(path)

    def _calls(self) -> list[HelpCall]:
        """Calls of the last half hour that nobody here has answered."""
        place = self._place
        answered = {as_text(one) for one in as_list(place.store.get(ANSWERED))}
        return [
            _call(one.event, one.device)
            for one in place.store.latest(Kind.HELP_CALLED)
            if one.event.id not in answered and _recent(one.event.at, place.now)
        ]


def _call(event: Event, device: str) -> HelpCall:
    return HelpCall(
        id=event.id,
        device=device,
        page=as_text(event.body.get("page")),
        code=as_text(event.body.get("code")),
        at=event.at.isoformat(),
    )


def _recent(at: datetime, now: datetime) -> bool:
    return abs(now - at) < CALL_LASTS

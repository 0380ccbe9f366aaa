"""What a visit asks for, carried out at this device. Runs in the window's one worker thread."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import assert_never

from kiosk.acts.drafts import from_draft, to_draft
from kiosk.acts.earlier import PURPOSE, about_earlier
from kiosk.acts.papers import offered_files, take_file
from kiosk.acts.printing import print_pdf
from kiosk.acts.rating import is_rated, rate_filing
from kiosk.acts.slips import declaration_pdf, paper_list, slip
from kiosk.acts.staff import one_row, record_sign_in, the_filing, to_bring
from kiosk.acts.submit import Submission, consent, submit
from kiosk.acts.unanswered import Unanswered
from kiosk.acts.workplace import Workplace
from kiosk.catalogue.search import question_for, search
from kiosk.clock import local
from kiosk.documents.pdfs import pages_as_png
from kiosk.effects import (
    CallHelp,
    DraftContent,
    DropDraft,
    Effect,
    ForgetPersons,
    KeepFiling,
    KeepPersons,
    LeaveDraft,
    ListDrafts,
    ListFiles,
    LoadProcedure,
    LookUp,
    OpenDraft,
    OpenPersons,
    PrintAgain,
    PrintList,
    RateFiling,
    ReadCardPicture,
    Refresh,
    SaveDraft,
    SearchProcedures,
    TakePaper,
    TakeUpDraft,
    Wipe,
    WithdrawConsent,
)
from kiosk.errors import DiskFull, NotFound, Problem
from kiosk.filing.event import Event, Kind
from kiosk.ids import new_id
from kiosk.replies import (
    CardText,
    DraftRow,
    Drafts,
    Files,
    Found,
    Kept,
    Left,
    ListPrinted,
    Loaded,
    PaperTaken,
    Receipt,
    Refreshed,
    Reply,
    Results,
    Saved,
    TakenUp,
)
from kiosk.store import Draft
from kiosk.values import as_text
from kiosk.visit.browse import LAST_DIGITS

SEARCH_LIMIT = 12
PICTURE_WIDTH = 900  # px of the slip on screen
GUESSES = 5  # of the last four digits, then the filing is closed to questions
CLOSED_FOR = timedelta(minutes=15)


class CitizenActs:
    """One method carries out every effect; what goes wrong is raised and becomes words at the edge."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._unanswered = Unanswered(place.store)
        self._misses: dict[str, list[datetime]] = {}  # filing -> when its last digits were guessed wrong

    def perform(self, effect: Effect) -> Reply | None:  # noqa: C901, PLR0911, PLR0912 - a line per effect
        place = self._place
        if not isinstance(effect, SearchProcedures):
            self._unanswered.left()
        match effect:
            case LoadProcedure(ref):
                return self._loaded(ref)
            case SearchProcedures(text):
                return self._searched(text)
            case SaveDraft(content):
                place.store.drafts.save(to_draft(content))
                return Saved(content.id, local(place.now).isoformat())
            case LeaveDraft(content, pin):
                place.store.drafts.save(to_draft(content))
                return Left(place.store.drafts.leave(content.id, pin))
            case TakeUpDraft(code, pin):
                return self._taken_up(place.store.drafts.resume(code, pin))
            case ListDrafts(officer, pin):
                return self._drafts(officer, pin)
            case OpenDraft(id_, officer):
                return self._opened(id_, officer)
            case ListFiles():
                return Files(offered_files(place))
            case TakePaper(procedure, document, path):
                return PaperTaken(document, take_file(place, procedure, document, Path(path)))
            case ReadCardPicture(path):
                return self._card_picture(path)
            case KeepFiling(content):
                return self._kept(content)
            case KeepPersons() | OpenPersons() | ForgetPersons() | RateFiling():
                return _aside(place, effect)
            case LookUp(ref, last_four):
                return self._found(ref, last_four)
            case PrintList():
                return ListPrinted(print_pdf(paper_list(place, effect), place.printer))
            case Refresh(filing):
                return Refreshed(one_row(place, filing))
            case _:
                self._do(effect)
                return None

    def _do(self, effect: DropDraft | WithdrawConsent | CallHelp | PrintAgain | Wipe) -> None:
        """What is done without an answer."""
        place = self._place
        match effect:
            case DropDraft(id_):
                place.store.drafts.drop(id_)
            case WithdrawConsent(filing, purpose):
                place.store.append(consent(place, filing, purpose, given=False))
                if purpose == PURPOSE:
                    place.store.earlier.forget_with(filing)
            case CallHelp(page, code):
                self._call(page, code)
            case PrintAgain(filing):
                print_pdf(slip(place, filing), place.printer)
            case Wipe():
                place.store.drafts.forget()
            case _:
                assert_never(effect)

    def _searched(self, text: str) -> Results:
        catalogue = self._place.catalogue
        found = [one for one, _ in search(catalogue, text, SEARCH_LIMIT)]
        question = question_for(catalogue, text)
        self._unanswered.searched(text, found=bool(found or question))
        return Results(text, found, question)

    def _loaded(self, ref: str) -> Loaded:
        """No filing is begun without the room to finish it (the one in hand always has it)."""
        if not self._place.store.has_room():
            raise DiskFull("no room to begin a filing")
        code, _, version = ref.partition("@")
        return Loaded(self._place.catalogue.get(code, version or None))

    def _kept(self, content: DraftContent) -> Kept:
        """Everything is on the disk before the screen hears of it; printing comes after and may fail."""
        place = self._place
        row = submit(place, Submission(content=content))
        paper = slip(place, row.filing)
        filing = the_filing(place, row.filing)
        printed = print_pdf(paper, place.printer)
        if printed:  # to be signed by hand
            print_pdf(declaration_pdf(place, row.filing), place.printer)
        return Kept(
            Receipt(
                row=row,
                slip=paper,
                picture=pages_as_png(paper, PICTURE_WIDTH, 1)[0],
                qr=f"MC1|{row.temporary_code}|{row.filing}",
                printed=printed,
                papers_scanned=sum(bool(refs) for refs in content.papers.values()),
                papers_to_bring=len(to_bring(filing)),
            )
        )

    def _found(self, ref: str, last_four: str) -> Found:
        """Only with the last digits of the number that was declared: a code alone opens nothing."""
        row = one_row(self._place, ref)
        filing = the_filing(self._place, row.filing)
        who = filing.submitted.get("applicant")
        numbers = [as_text(who.get(name)) for name in ("id_number", "phone")] if isinstance(who, dict) else []
        known = len(last_four) == LAST_DIGITS and any(_digits(one).endswith(last_four) for one in numbers)
        closed = self._guessed_at(row.filing)
        if not known and not closed:  # what is asked of a closed filing does not keep it closed
            self._misses[row.filing].append(self._place.now)
        if not known or closed:
            raise NotFound(Problem(field="ref", rule="not_found", values={"ref": ref}))
        return Found(
            row=row,
            reason=filing.reason,
            consents=filing.consents,
            to_bring=to_bring(filing),
            answered_at=local(self._place.now).isoformat(),
            rated=is_rated(self._place, row.filing),
        )

    def _guessed_at(self, filing: str) -> bool:
        """Somebody tries digits: the filing stays closed for a while, whatever is typed."""
        since = self._place.now - CLOSED_FOR
        self._misses[filing] = [one for one in self._misses.get(filing, ()) if one > since]
        return len(self._misses[filing]) >= GUESSES

    def _taken_up(self, draft: Draft, officer: str = "") -> TakenUp:
        content = from_draft(draft)
        code, _, version = content.procedure.partition("@")
        return TakenUp(content, self._place.catalogue.get(code, version or None), officer)

    def _drafts(self, name: str, pin: str) -> Drafts:
        officer = self._place.store.staff.check(name, pin)
        record_sign_in(self._place, officer.name, "drafts")
        rows = [
            DraftRow(id=one.id, procedure=one.procedure, saved_at=one.saved_at)
            for one in self._place.store.drafts.waiting()
        ]
        return Drafts(officer.name, rows)

    def _opened(self, id_: str, officer: str) -> TakenUp:
        """An officer opens a citizen's draft: recorded, with the name."""
        taken = self._taken_up(self._place.store.drafts.resume_by_staff(id_), officer)
        at = self._place.now
        self._place.store.append(
            Event(
                id=new_id(at),
                kind=Kind.DATA_READ,
                subject=self._place.store.device.name,
                at=at,
                actor=f"officer:{officer}",
                procedure=taken.content.procedure,
                body={"draft": id_},
            )
        )
        return taken

    def _card_picture(self, path: str) -> CardText:
        from kiosk.documents.code import read_code  # noqa: PLC0415 - decoding pictures is heavy and rare

        return CardText(read_code(Path(path)))

    def _call(self, page: str, code: str) -> None:
        at = self._place.now
        self._place.store.append(
            Event(
                id=new_id(at),
                kind=Kind.HELP_CALLED,
                subject=self._place.store.device.name,
                at=at,
                actor="citizen",
                body={"page": page, "code": code},
            )
        )


def _aside(place: Workplace, effect: KeepPersons | OpenPersons | ForgetPersons | RateFiling) -> Reply:
    """Beside the form: the persons for the next time, and how one was served."""
    return rate_filing(place, effect) if isinstance(effect, RateFiling) else about_earlier(place, effect)


def _digits(text: str) -> str:
    return "".join(c for c in text if c in "0123456789")

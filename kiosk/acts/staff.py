"""What an officer does: take a filing in, hold the paper originals, give the code. Each act is an event."""

from collections.abc import Sequence
from datetime import datetime

from kiosk.acts.workplace import Workplace
from kiosk.catalogue.due import due
from kiosk.catalogue.procedure import DocumentKind, Procedure, TimeLimit
from kiosk.errors import NotAllowed, NotFound, Problem, Refused
from kiosk.filing.event import Event, Kind
from kiosk.filing.filing import Filing, allows
from kiosk.filing.office import Issuer
from kiosk.filing.row import FilingRow
from kiosk.forms.limits import limit_of
from kiosk.ids import new_id
from kiosk.text import nfc
from kiosk.values import Json

MAX_CODE = 40


def one_row(place: Workplace, ref: str) -> FilingRow:
    """The one filing that this id, temporary or official code names; of two that share a code, none."""
    rows = place.store.find(ref)
    if not rows:
        raise NotFound(Problem(field="ref", rule="not_found", values={"ref": ref}))
    if len(rows) > 1:
        raise Refused(Problem(field="ref", rule="several_found", values={"count": str(len(rows))}))
    return rows[0]


def the_filing(place: Workplace, filing_id: str) -> Filing:
    filing = place.store.filing(filing_id)
    if filing is None:
        raise NotFound(Problem(field="ref", rule="not_found", values={"ref": filing_id}))
    return filing


def receive(
    place: Workplace, filing_id: str, officer: str, *, papers: Sequence[str] = (), code: str = ""
) -> Filing:
    """`received`: the officer takes the filing in, with its due date; `code_issued` too where it is typed.

    Source: NĐ 118/2025/NĐ-CP (one-stop). Raises NotAllowed when its status forbids it.
    """
    with place.store.writing():  # two officers may press at once: only the first takes it in
        filing = the_filing(place, filing_id)
        _allowed(filing, Kind.RECEIVED)
        procedure = place.catalogue.get(filing.procedure, filing.version)
        held = _known_papers(procedure, papers)
        code = _official_code(place, filing_id, code)
        at = place.now
        limit = limit_of(procedure, filing.answers, place.today)
        events = [_event(filing, Kind.RECEIVED, officer, at, _received(place, limit, at, held))]
        if code:
            events.append(_event(filing, Kind.CODE_ISSUED, officer, at, {"code": code}))
        place.store.append_all(events)
    return the_filing(place, filing_id)


def check_papers(place: Workplace, filing_id: str, officer: str, papers: Sequence[str]) -> Filing:
    """The officer holds these originals now: "chờ nộp bản giấy" is over for them."""
    with place.store.writing():
        filing = the_filing(place, filing_id)
        _allowed(filing, Kind.PAPERS_CHECKED)
        fresh: list[Json] = [id_ for id_ in dict.fromkeys(papers) if id_ not in filing.papers_checked]
        if fresh:
            place.store.append(_event(filing, Kind.PAPERS_CHECKED, officer, place.now, {"papers": fresh}))
    return the_filing(place, filing_id)


def to_bring(filing: Filing) -> Sequence[str]:
    """Names of the paper originals that an officer does not hold yet."""
    return [
        str(one.get("name"))
        for one in filing.documents
        if one.get("kind") == DocumentKind.BAN_CHINH and one.get("id") not in filing.papers_checked
    ]


def record_sign_in(place: Workplace, officer: str, purpose: str) -> None:
    """Who opened the staff side, when and what for: part of the audit trail."""
    at = place.now
    place.store.append(
        Event(
            id=new_id(at),
            kind=Kind.SIGNED_IN,
            subject=place.store.device.name,
            at=at,
            actor=f"officer:{officer}",
            body={"purpose": purpose},
        )
    )


def _known_papers(procedure: Procedure, papers: Sequence[str]) -> Sequence[str]:
    """Each once; one that the procedure does not know is refused."""
    given = list(dict.fromkeys(papers))
    unknown = [id_ for id_ in given if procedure.document(id_) is None]
    if unknown:
        raise Refused(*(Problem(field=id_, rule="document_unknown") for id_ in unknown))
    return given


def _official_code(place: Workplace, filing_id: str, typed: str) -> str:
    """The code as it is kept: needed where officers type it, refused where somebody else issues it."""
    code = nfc(typed).strip().upper()
    if place.office.issuer is not Issuer.TYPED:
        rule = "code_not_typed" if code else ""
    elif not code:
        rule = "code_needed"
    elif len(code) > MAX_CODE or not code.isprintable() or " " in code:
        rule = "code_shape"
    else:
        rule = "code_taken" if any(one.filing != filing_id for one in place.store.find(code)) else ""
    if rule:
        raise Refused(Problem(field="code", rule=rule))
    return code


def _received(place: Workplace, limit: TimeLimit, at: datetime, papers: Sequence[str]) -> dict[str, Json]:
    when = due(limit, at, place.calendar, place.hours)
    return {
        "due": when.at.isoformat() if when.at else None,
        "counted_from": when.counted_from.isoformat(),
        "papers": list(papers),
        "office": place.office.code,
    }


def _event(filing: Filing, kind: Kind, officer: str, at: datetime, body: dict[str, Json]) -> Event:
    return Event(
        id=new_id(at),
        kind=kind,
        subject=filing.id,
        at=at,
        actor=f"officer:{officer}",
        procedure=f"{filing.procedure}@{filing.version}",
        body=body,
    )


def _allowed(filing: Filing, kind: Kind) -> None:
    if not allows(filing, kind):
        raise NotAllowed(Problem(field="ref", rule="status_forbids", values={"status": filing.status.value}))

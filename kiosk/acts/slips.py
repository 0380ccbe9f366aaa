"""Which slip a filing has now, and everything that it prints, gathered from the store."""

from collections.abc import Mapping
from datetime import datetime

from kiosk.acts.detail import claimed
from kiosk.acts.staff import the_filing
from kiosk.acts.workplace import Workplace
from kiosk.catalogue.procedure import DocumentKind, Procedure
from kiosk.clock import local
from kiosk.effects import PrintList
from kiosk.errors import NotFound, Problem
from kiosk.filing.event import Kind
from kiosk.filing.filing import Filing
from kiosk.filing.row import FilingRow
from kiosk.forms.cases import papers_left
from kiosk.forms.limits import limit_of
from kiosk.slips.checklist import checklist
from kiosk.slips.facts import PaperRow, SlipFacts
from kiosk.slips.received import ct04, mau_01
from kiosk.slips.temporary import temporary_slip
from kiosk.slips.words import where
from kiosk.store import Stamped
from kiosk.strings import say
from kiosk.values import Json, as_int, as_list, as_map, as_text


def slip(place: Workplace, filing_id: str) -> bytes:
    """The PDF it has now: the temporary slip until there is an official code, then its procedure's own."""
    filing = the_filing(place, filing_id)
    row = place.store.row(filing_id)
    if row is None:
        raise NotFound(Problem(field="ref", rule="not_found", values={"ref": filing_id}))
    procedure = place.catalogue.get(filing.procedure, filing.version)
    facts = slip_facts(place, filing, row, procedure)
    if not filing.official_code or not filing.received_at:
        return temporary_slip(facts)
    form = procedure.slip_forms.get(Kind.RECEIVED.value)
    return ct04(facts) if form == "ct04" else mau_01(facts)


def declaration_pdf(place: Workplace, filing_id: str) -> bytes:
    """The declaration as it was handed in."""
    declared = as_map(the_filing(place, filing_id).submitted.get("declaration"))
    return place.store.blobs.read(as_text(declared.get("sha256")))


def paper_list(place: Workplace, asked: PrintList) -> bytes:
    """What to prepare before coming back, for this case."""
    code, _, version = asked.procedure.partition("@")
    procedure = place.catalogue.get(code, version)
    papers = papers_left(procedure, asked.answers, place.today)
    return checklist(procedure, papers, place.office, place.now, asked.language)


def slip_facts(place: Workplace, filing: Filing, row: FilingRow, procedure: Procedure) -> SlipFacts:
    """Everything the slips print of this filing, from what was kept and nothing else."""
    who = as_map(filing.submitted.get("applicant"))
    submitted = _submitted(place, filing)
    limit = limit_of(procedure, filing.answers, local(submitted.event.at).date())
    return SlipFacts(
        office=place.office,
        filing=filing.id,
        temporary_code=row.temporary_code,
        official_code=filing.official_code or "",
        procedure_code=procedure.code,
        procedure_version=procedure.version,
        procedure_name=procedure.name.vi,
        applicant=as_text(who.get("name")),
        id_number=as_text(who.get("id_number")),
        address=as_text(who.get("address")),
        phone=as_text(who.get("phone")),
        email=as_text(who.get("email")),
        papers=tuple(_papers(filing)),
        sync=row.sync,
        files_sent=row.blobs_sent,
        files_total=row.blobs_total,
        time_limit=say(f"act.{limit.words}", "vi", value=limit.value),
        fee=_fee(as_map(filing.submitted.get("fee"))),
        submitted_at=local(submitted.event.at),
        received_at=_moment(filing.received_at),
        due=_moment(filing.due),
        no_appointment=filing.received_at is not None and filing.due is None,
        receive_at=where(procedure, place.office),
        officer=filing.received_by or "",
        clock_trusted=submitted.event.trusted,
        seal=submitted.sha256,
        slip_unsure=procedure.slip_unsure,
        facts_unsure=limit.confidence.unsure or procedure.fee.confidence.unsure,
        try_run=place.try_run,
        language=as_text(filing.submitted.get("language")) or "vi",
    )


def _submitted(place: Workplace, filing: Filing) -> Stamped:
    return next(one for one in place.store.events(filing.id) if one.event.kind == Kind.SUBMITTED)


def _papers(filing: Filing) -> list[PaperRow]:
    declared = as_map(filing.submitted.get("declaration"))
    rows = [
        PaperRow(
            name=as_text(declared.get("name")), kind=DocumentKind.TO_KHAI, pages=as_int(declared.get("pages"))
        )
    ]
    for one in filing.documents:
        pages = sum(as_int(as_map(file).get("pages")) for file in as_list(one.get("files")))
        rows.append(
            PaperRow(
                name=as_text(one.get("name")),
                kind=DocumentKind(as_text(one.get("kind"))),
                copies=as_int(one.get("copies")),
                pages=pages,
                held=one.get("id") in filing.papers_checked,
            )
        )
    return rows


def _fee(fee: Mapping[str, Json]) -> str:
    """The sum, and under it what is claimed against it."""
    return ". ".join(one for one in (_sum(fee), claimed(fee)) if one)


def _sum(fee: Mapping[str, Json]) -> str:
    amount = fee.get("amount_vnd")
    if not isinstance(amount, int):
        return say("act.fee_province")
    return say("act.fee_amount", amount=f"{amount:,}".replace(",", ".")) if amount else say("act.fee_free")


def _moment(text: str | None) -> datetime | None:
    return local(datetime.fromisoformat(text)) if text else None

"""A filing as the officer's panel shows it, put together from its events."""

from collections.abc import Mapping, Sequence

from kiosk.acts.staff import one_row, the_filing
from kiosk.acts.workplace import Workplace
from kiosk.catalogue.form import Text
from kiosk.catalogue.procedure import DocumentKind, Procedure
from kiosk.counter.dispute import disputes
from kiosk.counter.replies import Detail, PaperLine, Past
from kiosk.errors import NotFound
from kiosk.filing.event import Kind
from kiosk.filing.filing import Filing, allows
from kiosk.forms.wording import both
from kiosk.store.ledger import Stamped
from kiosk.strings import say
from kiosk.values import Json, as_int, as_list, as_map, as_text

_FACTS = ("code", "due", "reason", "purpose")


def detail_of(place: Workplace, filing_id: str) -> Detail:
    filing = the_filing(place, filing_id)
    procedure = procedure_of(place, filing)
    past = [_past(one) for one in place.store.events(filing_id) if one.event.kind != Kind.RATED]  # not whose
    fee = as_map(filing.submitted.get("fee"))
    applicant = as_map(filing.submitted.get("applicant"))
    return Detail(
        row=one_row(place, filing_id),
        procedure=procedure.short_name if procedure else Text(vi=filing.procedure),
        applicant={key: as_text(value) for key, value in applicant.items() if as_text(value)},
        channel=as_text(filing.submitted.get("channel")),
        typed_by=as_text(filing.submitted.get("typed_by")),
        fee=". ".join(one for one in (as_text(fee.get("note")), claimed(fee)) if one),
        fee_unsure=fee.get("unsure") is True,
        papers=[_paper(filing, one) for one in filing.documents],
        due_unsure=bool(procedure and procedure.time_limit.confidence.unsure),
        slip_form=procedure.slip_forms.get(Kind.RECEIVED, "") if procedure else "",
        slip_unsure=bool(procedure and procedure.slip_unsure),
        received_by=filing.received_by or "",
        received_at=filing.received_at or "",
        reason=filing.reason or "",
        refused=[_complaint(as_text(one.get("field")), one.get("message")) for one in filing.refused],
        receivable=allows(filing, Kind.RECEIVED),
        checkable=allows(filing, Kind.PAPERS_CHECKED),
        past=past,
        disputes=disputes(past),
    )


def claimed(fee: Mapping[str, Json]) -> str:
    """Which exemptions the person claims, as a sentence for the officer who verifies them; "" for none."""
    if fee.get("amount_vnd") == 0:
        return ""  # there is nothing to be exempted from
    names = [as_text(as_map(one).get("name")) for one in as_list(fee.get("claims"))]
    return say("act.fee_claimed", who="; ".join(names)) if names else ""


def procedure_of(place: Workplace, filing: Filing) -> Procedure | None:
    """The version it was filed under; None when this device does not have it (yet)."""
    try:
        return place.catalogue.get(filing.procedure, filing.version)
    except NotFound:
        return None


def _paper(filing: Filing, described: Mapping[str, Json]) -> PaperLine:
    files = [as_map(one) for one in as_list(described.get("files"))]
    id_ = as_text(described.get("id"))
    kind = as_text(described.get("kind"))
    return PaperLine(
        id=id_,
        name=as_text(described.get("name")),
        kind=kind,
        original=kind == DocumentKind.BAN_CHINH,
        held=id_ in filing.papers_checked,
        pages=sum(as_int(one.get("pages")) for one in files),
        files=len(files),
    )


def _past(stamped: Stamped) -> Past:
    body = stamped.event.body
    facts = {name: as_text(body.get(name)) for name in _FACTS if as_text(body.get(name))}
    papers = as_list(body.get("papers"))
    if papers:
        facts["papers"] = str(len(papers))
    return Past(
        id=stamped.event.id,
        kind=str(stamped.event.kind),
        at=stamped.event.at.isoformat(),
        actor=stamped.event.actor,
        device=stamped.device,
        confirmed=stamped.position is not None,
        set_aside=stamped.set_aside,
        erased=stamped.erased,
        facts=facts,
    )


def _complaint(field: str, message: Json) -> str:
    return ": ".join(one for one in (field, as_text(message)) if one)


def declared_files(filing: Filing) -> Sequence[tuple[Text, str, int]]:
    """(title, sha256, pages) of every file that can be read on screen, the declaration first."""
    declaration = as_map(filing.submitted.get("declaration"))
    found = [(both("forms.declaration"), declaration)]
    for document in filing.documents:
        name = Text(vi=as_text(document.get("name")))
        found += [(name, as_map(one)) for one in as_list(document.get("files"))]
    return [
        (title, as_text(one.get("sha256")), as_int(one.get("pages")))
        for title, one in found
        if as_text(one.get("sha256"))
    ]

"""Handing a filing in: the declaration is made, everything is kept in one transaction, a code comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.acts.workplace import Workplace
from kiosk.catalogue.fee import fee
from kiosk.catalogue.procedure import Document, DocumentKind, Procedure
from kiosk.documents.pdfs import check_pdf
from kiosk.effects import DraftContent, PaperRef
from kiosk.errors import NotFound, Problem, Refused
from kiosk.filing.event import Event, Kind
from kiosk.filing.row import FilingRow
from kiosk.forms.checks import needed_documents, settle
from kiosk.forms.show import show
from kiosk.ids import id_of
from kiosk.keys import fingerprint
from kiosk.slips.declaration import declaration
from kiosk.values import Answers, Json
from kiosk.visit.fill import all_problems

SUBMITTED = "submitted"
MAX_PAGES = 99  # of a declaration that we draw ourselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    content: DraftContent
    channel: str = "kiosk"  # kiosk | counter | command
    typed_by: str = ""  # the officer who typed for the citizen, "" when the citizen did


def submit(place: Workplace, submission: Submission) -> FilingRow:
    """Keep a filing. Refused when a rule is broken; the same content id never makes a second filing."""
    content = submission.content
    known = place.store.row(content.id)
    if known:
        return known
    code, _, version = content.procedure.partition("@")
    procedure = place.catalogue.get(code, version or None)
    answers = settle(procedure, content.answers, place.today)
    problems = all_problems(procedure, answers, content.papers, place.today)
    problems += _missing_files(place, content)
    if problems:
        raise Refused(*problems)
    paper = declaration(procedure, answers, place.office, place.now, content.language, try_run=place.try_run)
    blob = place.store.blobs.keep(paper, "application/pdf")
    body = _body(place, procedure, replace(content, answers=answers), submission)
    body["declaration"] = {
        "name": procedure.form.title.vi,
        "sha256": blob.sha256,
        "size": blob.size,
        "pages": check_pdf(paper, MAX_PAGES),
    }
    place.store.append_all(_events(place, procedure, content, body), draft=content.id)
    row = place.store.row(content.id)
    if row is None:
        raise NotFound(Problem(field="", rule="not_found"))
    return row


def once_id(place: Workplace, key: str) -> str:
    """The filing id that `--once KEY` means on this device, today and in ten years."""
    return id_of("once", fingerprint(place.keys.public), key)


def _missing_files(place: Workplace, content: DraftContent) -> list[Problem]:
    lost = [
        id_ for id_, refs in content.papers.items() for one in refs if not place.store.blobs.has(one.sha256)
    ]
    return [Problem(field=id_, rule="file_broken") for id_ in lost]


def _events(
    place: Workplace, procedure: Procedure, content: DraftContent, body: Mapping[str, Json]
) -> list[Event]:
    submitted = Event(
        id=id_of(content.id, SUBMITTED),
        kind=Kind.SUBMITTED,
        subject=content.id,
        at=place.now,
        actor="citizen",
        procedure=procedure.ref,
        body=body,
    )
    return [submitted, *(consent(place, content.id, one, given=True) for one in sorted(content.purposes))]


def consent(place: Workplace, filing: str, purpose: str, *, given: bool) -> Event:
    """One optional purpose, agreed to or taken back (Luật 91/2025/QH15 Điều 9)."""
    kind = Kind.CONSENTED if given else Kind.CONSENT_WITHDRAWN
    at = place.now
    return Event(
        id=id_of(filing, kind, purpose, at.isoformat()),
        kind=kind,
        subject=filing,
        at=at,
        actor="citizen",
        body={"purpose": purpose, "notice": "2026-11"},
    )


def _body(
    place: Workplace, procedure: Procedure, content: DraftContent, submission: Submission
) -> dict[str, Json]:
    answers = content.answers
    due = fee(procedure, answers, place.office.province, on=place.today)
    return {
        "answers": answers,
        "origins": dict(content.origins),
        "applicant": applicant(procedure, answers),
        "documents": [
            _document(one, content.papers.get(one.id, ()))
            for one in needed_documents(procedure, answers, place.today)
            if one.kind is not DocumentKind.TO_KHAI
        ],
        "fee": {"amount_vnd": due.amount_vnd, "unsure": due.unsure, "note": due.text.vi},
        "office": place.office.code,
        "language": content.language,
        "channel": submission.channel,
        "typed_by": submission.typed_by,
    }


def applicant(procedure: Procedure, answers: Answers) -> Mapping[str, Json]:
    """Who hands it in, as slips and lists show it: name, id_number, phone, address, email."""
    form = procedure.form
    found: dict[str, Json] = {}
    for role, id_ in procedure.applicant.items():
        field = form.field(id_)
        if field and id_ in answers:
            found[role] = show(field, answers[id_], "vi")
    return found


def _document(document: Document, refs: Sequence[PaperRef]) -> Mapping[str, Json]:
    return {
        "id": document.id,
        "kind": document.kind.value,
        "copies": document.copies,
        "name": document.name.vi,
        "files": [{"sha256": one.sha256, "size": one.size, "pages": one.pages} for one in refs],
    }

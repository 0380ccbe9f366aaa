"""Handing a filing in: the declaration is made, everything is kept in one transaction, a code comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kiosk.acts.papers import judge_file, paper_ref
from kiosk.acts.workplace import Workplace
from kiosk.catalogue.procedure import Document, DocumentKind, Procedure
from kiosk.documents.pdfs import check_pdf
from kiosk.effects import DraftContent, PaperRef
from kiosk.errors import NotFound, Problem, Refused
from kiosk.filing.event import Event, Kind
from kiosk.filing.row import FilingRow
from kiosk.forms.checks import needed_documents, settle
from kiosk.forms.fee import COUNTER, FeeNote, fee, offered
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
    procedure = procedure_of(place, content)
    _only_guidance(procedure)
    answers = settle(procedure, content.answers, place.today)
    problems = all_problems(procedure, answers, content.papers, place.today)
    problems += _missing_files(place, content)
    if problems:
        raise Refused(*problems)
    body = _body(place, procedure, replace(content, answers=answers), submission)
    body["declaration"] = _declared(place, procedure, answers, content.language)
    place.store.append_all(_events(place, procedure, content, body))
    row = place.store.row(content.id)
    if row is None:
        raise NotFound(Problem(field="", rule="not_found"))
    return row


def hand_in(
    place: Workplace, content: DraftContent, files: Sequence[tuple[str, Path]], claims: Sequence[str] = ()
) -> FilingRow:
    """Without a screen: everything is judged first, so that a refused filing leaves nothing behind."""
    procedure = procedure_of(place, content)
    _only_guidance(procedure)
    if not procedure.in_force(place.today):
        raise Refused(Problem(field="procedure", rule="not_in_force", values={"until": _until(procedure)}))
    judged = [(id_, path, judge_file(procedure, id_, path)) for id_, path in files]
    flaws = [one for _, _, one in judged if isinstance(one, Problem)]
    taken = [(id_, path, one) for id_, path, one in judged if not isinstance(one, Problem)]
    papers: dict[str, list[PaperRef]] = {}
    for id_, path, paper in taken:
        papers.setdefault(id_, []).append(paper_ref(paper, path))
    answers = settle(procedure, content.answers, place.today)
    named = {one.field for one in flaws}
    flaws += [one for one in all_problems(procedure, answers, papers, place.today) if one.field not in named]
    flaws += _unknown_claims(place, procedure, claims)
    if flaws:
        raise Refused(*flaws)
    for _, _, paper in taken:
        place.store.blobs.keep(paper.data, paper.media)
    filled = replace(content, papers=papers, claims=frozenset(claims))
    return submit(place, Submission(content=filled, channel="command"))


def _only_guidance(procedure: Procedure) -> None:
    """Refused when it cannot be handed in here: a denunciation leaves no trace on this machine."""
    if procedure.guidance_only:
        raise Refused(Problem(field="procedure", rule="guidance_only"))


def _until(procedure: Procedure) -> str:
    return date.fromisoformat(procedure.valid_to or procedure.valid_from).strftime("%d/%m/%Y")


def procedure_of(place: Workplace, content: DraftContent) -> Procedure:
    """The version that this content was begun on."""
    code, _, version = content.procedure.partition("@")
    return place.catalogue.get(code, version or None)


def once_id(place: Workplace, key: str) -> str:
    """The filing id that `--once KEY` means on this device, today and in ten years."""
    return id_of("once", fingerprint(place.keys.public), key)


def _declared(place: Workplace, procedure: Procedure, answers: Answers, language: str) -> Mapping[str, Json]:
    """The declaration as a PDF, kept; how the filing names it."""
    paper = declaration(procedure, answers, place.office, place.now, language, try_run=place.try_run)
    blob = place.store.blobs.keep(paper, "application/pdf")
    return {
        "name": procedure.form.title.vi,
        "sha256": blob.sha256,
        "size": blob.size,
        "pages": check_pdf(paper, MAX_PAGES),
    }


def _missing_files(place: Workplace, content: DraftContent) -> list[Problem]:
    lost = [
        id_ for id_, refs in content.papers.items() for one in refs if not place.store.blobs.has(one.sha256)
    ]
    return [Problem(field=id_, rule="file_broken") for id_ in lost]


def _unknown_claims(place: Workplace, procedure: Procedure, claims: Sequence[str]) -> list[Problem]:
    known = [one.id for one in offered(procedure, place.today)]
    told = ", ".join(known) or "–"
    return [
        Problem(field="claims", rule="exemption_unknown", values={"id": id_, "known": told})
        for id_ in claims
        if id_ not in known
    ]


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
    due = fee(procedure, answers, place.office.province, on=place.today, claims=content.claims)
    return {
        "answers": answers,
        "origins": dict(content.origins),
        "applicant": applicant(procedure, answers),
        "documents": [
            _document(one, content.papers.get(one.id, ()))
            for one in needed_documents(procedure, answers, place.today)
            if one.kind is not DocumentKind.TO_KHAI
        ],
        "fee": {**_fee(due, place.today), "province": place.office.province, "channel": COUNTER},
        "office": place.office.code,
        "language": content.language,
        "channel": submission.channel,
        "typed_by": submission.typed_by,
    }


def _fee(due: FeeNote, on: date) -> Mapping[str, Json]:
    """The notice as it was that day, charge by charge: rates and waivers change, a filing does not."""
    return {
        "amount_vnd": due.amount_vnd,
        "unsure": due.unsure,
        "note": due.text.vi,
        "on": on.isoformat(),
        "lines": [
            {"name": one.name.vi, "amount_vnd": one.amount_vnd, "basis": one.basis, "unsure": one.unsure}
            for one in due.lines
        ],
        "claims": [{"id": one.id, "name": one.name.vi, "basis": one.basis} for one in due.claimed],
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

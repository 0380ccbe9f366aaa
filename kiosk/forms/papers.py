"""Which papers these answers ask for, and whether those taken are the right ones."""

from collections.abc import Mapping
from datetime import date

from kiosk.catalogue.procedure import Document, DocumentKind, Procedure
from kiosk.errors import Problem
from kiosk.forms.compute import computed
from kiosk.forms.shown import counting, demanded
from kiosk.forms.tidy import plain, tidy
from kiosk.values import Answers

# a scan is enough for these, so without one the filing is not whole; an original may be handed in on paper
_SCAN_NEEDED = (DocumentKind.BAN_SAO, DocumentKind.BAN_DIEN_TU, DocumentKind.ANH)


def needed_documents(procedure: Procedure, answers: Answers, today: date) -> list[Document]:
    """The papers that these answers ask for or allow, in the order of the procedure."""
    given = _counting(procedure, answers, today)
    return [one for one in procedure.documents if one.shown is None or demanded(one.shown, given, today)]


def is_required(procedure: Procedure, document: Document, answers: Answers, today: date) -> bool:
    """Whether these answers make the paper necessary."""
    return demanded(document.required, _counting(procedure, answers, today), today)


def check_documents(
    procedure: Procedure, answers: Answers, taken: Mapping[str, int], today: date
) -> list[Problem]:
    """What is wrong with the papers taken; `taken` is document id -> pages."""
    given = _counting(procedure, answers, today)
    needed = {one.id for one in needed_documents(procedure, answers, today)}
    known = {one.id for one in procedure.documents}
    found = [
        Problem(field=one.id, rule=rule, values=_values(one))
        for one in procedure.documents
        if (rule := _flaw(one, taken.get(one.id, 0), given, today, needed=one.id in needed))
    ]
    strange = [plain(one) for one in taken if one not in known]
    return found + [Problem(field=one, rule="document_unknown", values={"label": one}) for one in strange]


def _flaw(document: Document, pages: int, answers: Answers, today: date, *, needed: bool) -> str | None:
    if pages <= 0:
        wanted = needed and document.kind in _SCAN_NEEDED and demanded(document.required, answers, today)
        return "document_missing" if wanted else None
    if not document.kind.scanned:
        return "document_not_taken"
    if not needed:
        return "document_not_needed"
    return "file_pages" if pages > document.max_pages else None


def _values(document: Document) -> Mapping[str, str]:
    return {"label": document.name.vi, "max": str(document.max_pages)}


def _counting(procedure: Procedure, answers: Answers, today: date) -> Answers:
    fields = {one.id: one for one in procedure.form.fields}
    tidied = {name: tidy(fields[name], one) for name, one in answers.items() if name in fields}
    return counting(procedure.form, computed(procedure, tidied), today)

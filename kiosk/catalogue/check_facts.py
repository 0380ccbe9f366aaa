"""The facts of a procedure beside its form: codes, dates, papers, fee, slips, who hands it in."""

import re
from collections.abc import Sequence
from datetime import date

from kiosk.catalogue.check_rules import Known, check_rule
from kiosk.catalogue.findings import Notes
from kiosk.catalogue.form import FieldType
from kiosk.catalogue.load import CODE
from kiosk.catalogue.procedure import Document, DocumentKind, Exemption, FeeLine, Procedure, Rate, Unit

VERSION = re.compile(r"[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,3}")
ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
LEVELS = ("toàn trình", "một phần", "chỉ trực tiếp", "")
CHANNELS = ("truc_tuyen", "buu_chinh", "truc_tiep")
RECEIVING = ("ubnd", "cong_an")
SLIPS = {"received": ("mau_01", "ct04")}
ROLES = ("name", "id_number", "phone", "address", "email")
PER = ("filing", "copy", "page_table")
PROVINCE = re.compile(r"[0-9]{2}")
FEE_CHANNELS = ("counter", "online")
_LAST = "9999-12-31"


def check_facts(procedure: Procedure, notes: Notes) -> None:
    """All findings about everything but the form's own steps."""
    _check_identity(procedure, notes)
    _check_dates(procedure, notes)
    _check_eligibility(procedure, notes)
    _check_papers(procedure, notes)
    _check_fee(procedure, notes)
    _check_people(procedure, notes)


def check_ids(ids: list[str], pointer: str, notes: Notes) -> None:
    """Ids are for machines, stable for ever, and each there once."""
    for at, id_ in enumerate(ids):
        if not ID.fullmatch(id_):
            notes.add(f"{pointer}/{at}/id", "id_shape", id=id_)
        if id_ in ids[:at]:
            notes.add(f"{pointer}/{at}/id", "id_twice", id=id_)


def _check_identity(procedure: Procedure, notes: Notes) -> None:
    if not CODE.fullmatch(procedure.code):
        notes.add("/code", "code_shape", code=procedure.code)
    if not VERSION.fullmatch(procedure.version):
        notes.add("/version", "version_shape", version=procedure.version)
    if not procedure.source_url.startswith("https://"):
        notes.add("/source_url", "not_https", url=procedure.source_url)
    if not procedure.legal_basis:
        notes.add("/legal_basis", "no_basis")
    _one_of(procedure.online_level, LEVELS, "/online_level", notes)
    _one_of(procedure.receiving, RECEIVING, "/receiving", notes)
    for at, channel in enumerate(procedure.channels):
        _one_of(channel, CHANNELS, f"/channels/{at}", notes)


def _check_dates(procedure: Procedure, notes: Notes) -> None:
    _check_period(procedure, "", notes)
    if procedure.last_checked < date(2025, 7, 1).isoformat():  # two-level local government
        notes.add("/last_checked", "checked_too_long_ago", day=procedure.last_checked)
    limit = procedure.time_limit
    if limit.value < 0 or (limit.unit is Unit.SAME_DAY and limit.value != 1):
        notes.add("/time_limit/value", "time_limit", value=str(limit.value))
    known = Known.of(procedure.form)
    for at, case in enumerate(limit.cases):
        check_rule(case.when, f"/time_limit/cases/{at}/when", known, notes)
        if case.value < 0 or (case.unit is Unit.SAME_DAY and case.value != 1):
            notes.add(f"/time_limit/cases/{at}/value", "time_limit", value=str(case.value))


def _check_period(one: Procedure | FeeLine | Rate | Exemption, pointer: str, notes: Notes) -> None:
    if one.valid_from and one.valid_to and one.valid_to < one.valid_from:
        notes.add(f"{pointer}/valid_to", "ends_before", start=one.valid_from, end=one.valid_to)


def _check_eligibility(procedure: Procedure, notes: Notes) -> None:
    check_ids([one.id for one in procedure.eligibility], "/eligibility", notes)
    for at, one in enumerate(procedure.eligibility):
        _check_others(one.instead, f"/eligibility/{at}/instead", procedure, notes)
    _check_others(procedure.superseded_by, "/superseded_by", procedure, notes)


def _check_others(codes: Sequence[str], pointer: str, procedure: Procedure, notes: Notes) -> None:
    for at, code in enumerate(codes):
        if not CODE.fullmatch(code) or code == procedure.code:
            notes.add(f"{pointer}/{at}", "code_shape", code=code)


def _check_papers(procedure: Procedure, notes: Notes) -> None:
    known = Known.of(procedure.form)
    check_ids([one.id for one in procedure.documents], "/documents", notes)
    for at, document in enumerate(procedure.documents):
        _check_document(document, f"/documents/{at}", known, notes)
    if sum(one.kind is DocumentKind.TO_KHAI for one in procedure.documents) > 1:
        notes.add("/documents", "two_declarations")
    if not procedure.results:
        notes.add("/results", "no_result")


def _check_document(document: Document, pointer: str, known: Known, notes: Notes) -> None:
    for name, rule in (("required", document.required), ("shown", document.shown)):
        check_rule(rule, f"{pointer}/{name}", known, notes)
    if document.kind is DocumentKind.KHONG_NOP and document.required:
        notes.add(f"{pointer}/required", "not_needed_but_required", id=document.id)
    if document.copies < 0 or document.max_pages < 1:
        notes.add(pointer, "copies", id=document.id)


def _check_fee(procedure: Procedure, notes: Notes) -> None:
    fee = procedure.fee
    _one_of(fee.per, PER, "/fee/per", notes)
    if not fee.lines:
        notes.add("/fee/lines", "no_fee_lines")
    known = Known.of(procedure.form)
    for at, line in enumerate(fee.lines):
        _check_line(line, f"/fee/lines/{at}", known, notes)
        _check_period(line, f"/fee/lines/{at}", notes)
    check_ids([one.id for one in fee.exemptions], "/fee/exemptions", notes)
    for at, one in enumerate(fee.exemptions):
        _check_period(one, f"/fee/exemptions/{at}", notes)


def _check_line(line: FeeLine, pointer: str, known: Known, notes: Notes) -> None:
    check_rule(line.when, f"{pointer}/when", known, notes)
    dates = [one.field for one in (line.in_time, line.late) if one]
    for id_ in [*line.only, *dates, *([line.count] if line.count else [])]:
        if id_ not in known.fields:
            notes.add(pointer, "unknown_field", id=id_)
    if (line.amount_vnd or 0) < 0:
        notes.add(pointer, "negative")
    for at, rate in enumerate(line.rates):
        _check_rate(rate, line.rates[:at], f"{pointer}/rates/{at}", notes)
    if line.copies_of:
        table = known.fields.get(line.copies_of.table)
        columns = {one.id for one in table.columns} if table else set()
        if not {line.copies_of.pages, line.copies_of.copies} <= columns:
            notes.add(f"{pointer}/copies_of", "unknown_column", id=line.copies_of.table)


def _check_rate(rate: Rate, earlier: Sequence[Rate], pointer: str, notes: Notes) -> None:
    if rate.amount_vnd < 0:
        notes.add(pointer, "negative")
    for code in [one for one in rate.provinces if not PROVINCE.fullmatch(one)]:
        notes.add(f"{pointer}/provinces", "province", code=code)
    _one_of(rate.channel, ("", *FEE_CHANNELS), f"{pointer}/channel", notes)
    _check_period(rate, pointer, notes)
    if any(_covers(one, rate) for one in earlier):
        notes.add(pointer, "rate_never")


def _covers(one: Rate, other: Rate) -> bool:
    """Whether the one fits wherever and whenever the other does."""
    places = not one.provinces or (bool(other.provinces) and {*other.provinces} <= {*one.provinces})
    days = (one.valid_from or "") <= (other.valid_from or "") and (other.valid_to or _LAST) <= (
        one.valid_to or _LAST
    )
    return places and days and one.channel in ("", other.channel)


def _check_people(procedure: Procedure, notes: Notes) -> None:
    if "name" not in procedure.applicant:
        notes.add("/applicant", "no_applicant")
    for role, id_ in procedure.applicant.items():
        _one_of(role, ROLES, "/applicant", notes)
        if procedure.form.field(id_) is None:
            notes.add(f"/applicant/{role}", "unknown_field", id=id_)
    for kind, form in procedure.slip_forms.items():
        _one_of(kind, tuple(SLIPS), "/slip_forms", notes)
        _one_of(form, SLIPS.get(kind, ()), f"/slip_forms/{kind}", notes)
    ticks = [one for one in procedure.form.fields if one.id == "cam_doan"]
    if any(one.type is not FieldType.CHECKBOX or one.required is not True for one in ticks):
        notes.add("/form", "oath")


def _one_of(value: str, known: tuple[str, ...], pointer: str, notes: Notes) -> None:
    if value not in known:
        notes.add(pointer, "not_one_of", value=value, known=", ".join(one for one in known if one))

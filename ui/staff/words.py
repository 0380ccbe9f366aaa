"""What the officer's window says: statuses, the line, events, times. Words only, no widgets."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from kiosk.clock import local
from kiosk.counter.replies import Detail, Past
from kiosk.errors import Problem
from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status, Sync
from kiosk.link import Link, LinkState
from kiosk.replies import Failed
from kiosk.strings import has
from kiosk.text import mask
from ui.theme import phrase

NOTHING = "–"


class State(NamedTuple):
    """A state in words, with the icon and tone that say it too."""

    text: str
    icon: str
    tone: str  # ok | warn | err | primary


_STATUS: Mapping[Status, tuple[str, str]] = {
    Status.NEW: ("clock-bold", "primary"),
    Status.RECEIVED: ("check-circle-bold", "ok"),
    Status.DENIED: ("x-bold", "warn"),
    Status.PROCESSING: ("clock-counter-clockwise-bold", "primary"),
    Status.WAITING: ("warning-circle-bold", "warn"),
    Status.PAYING: ("warning-circle-bold", "warn"),
    Status.CANCELLED: ("x-bold", "warn"),
    Status.STOPPED: ("x-bold", "warn"),
    Status.DONE: ("check-circle-fill", "ok"),
    Status.HANDED_OVER: ("check-circle-fill", "ok"),
}
_SYNC: Mapping[Sync, tuple[str, str]] = {
    Sync.LOCAL: ("cloud-arrow-up-bold", "warn"),
    Sync.SENT: ("cloud-arrow-up-bold", "warn"),
    Sync.COMPLETE: ("cloud-check-bold", "ok"),
    Sync.REFUSED: ("warning-circle-bold", "err"),
}
_LINK: Mapping[LinkState, tuple[str, str]] = {
    LinkState.ONLINE: ("wifi-high-bold", "ok"),
    LinkState.CONNECTING: ("clock-bold", "primary"),
    LinkState.REFUSED: ("warning-circle-bold", "err"),
    LinkState.FORKED: ("warning-circle-bold", "err"),
}


def status_state(status: Status) -> State:
    icon, tone = _STATUS[status]
    return State(phrase(f"staff.status_{status}"), icon, tone)


def sync_state(row: FilingRow) -> State:
    """Short, for a column; what staff must look at goes before how far it has come."""
    if row.flagged and row.sync is not Sync.REFUSED:
        return State(phrase("staff.sync_flagged"), "warning-circle-bold", "err")
    icon, tone = _SYNC[row.sync]
    text = phrase(f"staff.sync_{row.sync}", sent=row.blobs_sent, total=row.blobs_total)
    return State(text, icon, tone)


def sync_long(row: FilingRow) -> str:
    return phrase(f"staff.sync_{row.sync}_long", sent=row.blobs_sent, total=row.blobs_total)


def link_state(link: Link, filings: int, today: date) -> State:
    """The strip at the bottom: state, what waits, and when it last worked."""
    icon, tone = _LINK.get(link.state, ("wifi-slash-bold", "warn"))
    state = phrase(f"link.{link.state}_short")
    calm = link.state in (LinkState.ONLINE, LinkState.NOT_ENROLLED)
    since = short_time(link.since, today) if link.since and not calm else ""
    head = phrase("staff.link_since", state=state, time=since) if since else state
    parts = [head, _waiting(link, filings)]
    if link.state is not LinkState.NOT_ENROLLED:
        last = phrase("staff.link_last", time=short_time(link.last_ok, today))
        parts.append(last if link.last_ok else phrase("staff.link_never"))
    return State(". ".join(one for one in parts if one) + ".", icon, tone)


def _waiting(link: Link, filings: int) -> str:
    """Never "all sent" before somebody has looked."""
    if link.pending or link.blobs_pending:
        return phrase("staff.link_pending", events=link.pending, files=link.blobs_pending)
    if filings:
        return phrase("staff.link_filings", count=filings)
    return "" if link.state is LinkState.CONNECTING else phrase("staff.link_clear")


def short_time(iso: str, today: date) -> str:
    """08:42 today; 23/11 on another day of this year; 23/11/2025 before."""
    if not iso:
        return NOTHING
    moment = local(datetime.fromisoformat(iso))
    if moment.date() == today:
        return f"{moment:%H:%M}"
    return f"{moment:%d/%m}" if moment.year == today.year else f"{moment:%d/%m/%Y}"


def full_time(iso: str) -> str:
    """08:42 24/11/2026."""
    return f"{local(datetime.fromisoformat(iso)):%H:%M %d/%m/%Y}" if iso else NOTHING


def due_words(iso: str) -> str:
    """17:00 ngày 25/11/2026."""
    if not iso:
        return phrase("staff.due_none")
    moment = local(datetime.fromisoformat(iso))
    return phrase("staff.due_at", time=f"{moment:%H:%M}", date=f"{moment:%d/%m/%Y}")


def marked(text: str, *, unsure: bool) -> str:
    """With "cần đối chiếu" when the source is not certain."""
    return f"{text} ({phrase('staff.unsure')})" if unsure else text


def who(actor: str) -> str:
    if actor in ("citizen", "portal"):
        return phrase(f"staff.who_{actor}")
    kind, _, name = actor.partition(":")
    return phrase("staff.who_officer", name=name) if kind == "officer" and name else actor


def past_words(past: Past) -> str:
    """One event as a sentence; a kind of a newer version is told as such."""
    facts = {name: past.facts.get(name, NOTHING) for name in ("code", "due", "reason", "papers", "purpose")}
    if past.facts.get("due"):
        facts["due"] = due_words(past.facts["due"])
    purpose = f"staff.purpose_{past.facts.get('purpose', '')}"
    if has(purpose):
        facts["purpose"] = phrase(purpose)
    key = f"staff.past_{past.kind}"
    known = key if has(key) else "staff.past_unknown"
    return phrase(known, who=who(past.actor), device=past.device, kind=past.kind, **facts)


def origin_words(detail: Detail) -> str:
    """Who typed it, and where."""
    if detail.typed_by:
        return phrase("staff.typed_by", name=detail.typed_by)
    key = f"staff.channel_{detail.channel}"
    return phrase(key) if has(key) else detail.channel


def masked(number: str) -> str:
    """The whole number stands in the declaration, whose reading is recorded."""
    return mask(number) if number else NOTHING


def problem_words(problem: Problem) -> str:
    """The officer's own sentence for a rule, else the one that everybody gets."""
    values = dict(problem.values)
    if problem.rule == "status_forbids" and values.get("status") in set(Status):
        return phrase("staff.status_forbids", status=phrase(f"staff.status_{values['status']}"))
    own = {"pin": "pin_wrong"}.get(problem.rule, problem.rule)
    key = f"staff.{own}" if has(f"staff.{own}") else f"problem.{problem.rule}"
    return _filled(key, {"label": problem.field, **values})


def trouble_words(trouble: Failed) -> str:
    key = f"trouble.{trouble.rule}" if has(f"trouble.{trouble.rule}") else "trouble.unknown"
    words = _filled(key, dict(trouble.values))
    if not trouble.incident:
        return words
    return phrase("staff.trouble_number", words=words, number=trouble.incident)


def page_words(page: str) -> str:
    key = f"staff.page_{page}"
    return phrase(key if has(key) else "staff.page_other")


def _filled(key: str, values: Mapping[str, str]) -> str:
    """A sentence whose holes nobody filled says the general thing rather than nothing."""
    try:
        return phrase(key, **values)
    except KeyError:
        return phrase("trouble.unknown")

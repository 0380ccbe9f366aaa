"""What is due for a filing and why, worked out from the lines of its procedure."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from kiosk.catalogue.form import Text
from kiosk.catalogue.procedure import CopyCount, Deadline, Exemption, FeeLine, Procedure, Rate
from kiosk.forms.rules import Truth, truth
from kiosk.records import dataclass
from kiosk.values import Answers, as_int, as_list, as_map, as_text

COUNTER, ONLINE = "counter", "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    name: Text
    amount_vnd: int | None  # None: set by the province, not known here
    basis: str  # of the rate that counted
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeNote:
    """A notice of what is due, never a receipt."""

    amount_vnd: int | None  # None as soon as one charge is not known
    lines: Sequence[Charge]
    exemptions: Sequence[Exemption]  # that a person may claim on that day
    claimed: Sequence[Exemption]  # that this one claims: the sum stays until an officer has verified it
    text: Text
    unsure: bool  # shown with "cần đối chiếu"


def fee(
    procedure: Procedure,
    answers: Answers,
    province: str = "",
    *,
    channel: str = COUNTER,
    on: date | None = None,
    claims: Collection[str] = (),
) -> FeeNote:
    """What these answers cost in this province, through this channel, on this day.

    `claims` are ids of exemptions. Without a day nothing counts as registered late, nor as out of date. A
    charge of which it is not certain whether it applies makes the sum unknown.
    """
    judged = [(line, _applies(line, answers, on)) for line in procedure.fee.lines]
    due = [line for line, applies in judged if applies]
    lines = [_charge(line, answers, _rate(line, province, channel, on)) for line in due]
    known = [one.amount_vnd for one in lines if one.amount_vnd is not None]
    certain = len(known) == len(lines) and all(applies is not None for _, applies in judged)
    amount = sum(known) if certain else None
    exemptions = offered(procedure, on)
    claimed = [one for one in exemptions if one.id in claims]
    return FeeNote(
        amount_vnd=amount,
        lines=lines,
        exemptions=exemptions,
        claimed=claimed,
        text=procedure.fee.note,
        unsure=not certain or any(one.unsure for one in lines) or bool(claimed and amount),
    )


def offered(procedure: Procedure, on: date | None) -> Sequence[Exemption]:
    """The exemptions in force that day; all of them without a day."""
    return [one for one in procedure.fee.exemptions if on is None or one.in_force(on)]


def copies_fee(rate: int, count: CopyCount, pages: int, copies: int) -> int:
    """Certified copies of one paper: the first pages at one rate, the others at another, up to a limit."""
    first = min(pages, count.first_pages)
    one = first * rate + (pages - first) * count.next_amount_vnd
    return min(one, count.max_vnd) * copies


def _applies(line: FeeLine, answers: Answers, on: date | None) -> Truth:
    if on and not line.in_force(on):
        return False
    if any(answers.get(field) != value for field, value in line.only.items()):
        return False
    if line.in_time and _late(line.in_time, answers, on):
        return False
    if line.late and not _late(line.late, answers, on):
        return False
    if line.when is None:
        return True
    return truth(line.when, answers, on) if on else None


def _late(deadline: Deadline, answers: Answers, on: date | None) -> bool:
    try:
        day = date.fromisoformat(as_text(answers.get(deadline.field)))
    except ValueError:
        return False
    return on is not None and on > day + timedelta(days=deadline.days)


def _rate(line: FeeLine, province: str, channel: str, on: date | None) -> Rate | None:
    return next((one for one in line.rates if one.fits(province, channel, on)), None)


def _charge(line: FeeLine, answers: Answers, rate: Rate | None) -> Charge:
    each = rate.amount_vnd if rate else line.amount_vnd
    return Charge(
        name=line.name,
        amount_vnd=None if each is None else _amount(line, each, answers),
        basis=rate.basis if rate else line.basis,
        unsure=line.unsure or bool(rate and rate.unsure),
    )


def _amount(line: FeeLine, rate: int, answers: Answers) -> int:
    if line.copies_of:
        return sum(_rows(line.copies_of, rate, answers)) or rate  # nothing listed yet: one page, once
    if line.count:
        return rate * max(as_int(answers.get(line.count)), 0 if line.only else 1)
    return rate


def _rows(count: CopyCount, rate: int, answers: Answers) -> Iterable[int]:
    for row in map(as_map, as_list(answers.get(count.table))):
        pages, copies = as_int(row.get(count.pages)), as_int(row.get(count.copies))
        yield copies_fee(rate, count, max(pages, 0), max(copies, 0))

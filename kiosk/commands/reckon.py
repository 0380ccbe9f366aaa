"""`kiosk fee` and `kiosk due`: what a procedure costs, and when its result is due. They keep nothing."""

import re
from collections.abc import Mapping
from datetime import date, datetime

import click

from kiosk.catalogue.calendar import load_calendar
from kiosk.catalogue.due import Due
from kiosk.catalogue.due import due as reckon
from kiosk.catalogue.hours import Hours
from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.procedure import TimeLimit, Unit
from kiosk.clock import VIETNAM, local, now
from kiosk.commands.answers import read_answers
from kiosk.commands.frame import Options, common
from kiosk.forms.checks import settle
from kiosk.forms.fee import COUNTER, ONLINE, FeeNote
from kiosk.forms.fee import fee as cost
from kiosk.forms.limits import limit_of
from kiosk.forms.units import provinces
from kiosk.forms.wording import money
from kiosk.paths import assets
from kiosk.strings import say
from kiosk.values import Answers, Json

_LIMIT = re.compile(r"([0-9]{1,4}) (working_days|days|hours)|same_day")


@click.command(help=say("cli.fee"))
@click.argument("code")
@click.option("--answers", "path", type=click.Path(allow_dash=True), help=say("cli.answers"))
@click.option(
    "--channel",
    type=click.Choice([COUNTER, ONLINE]),
    default=COUNTER,
    show_default=True,
    help=say("cli.fee_channel"),
)
@click.option("--province", default="", help=say("cli.fee_province"))
@click.option("--date", "day", help=say("cli.fee_date"))
@common
def fee(options: Options, code: str, path: str | None, channel: str, province: str, day: str | None) -> None:
    procedure = Catalogue(assets() / "procedures").get(code)
    on = _day(options, day) if day else local(now()).date()
    if province and province not in {one.code for one in provinces()}:
        raise click.UsageError(options.say("cli.province_unknown", code=province))
    given: Answers = read_answers(path, options.say) if path else {}
    note = cost(procedure, settle(procedure, given, on), province, channel=channel, on=on)
    options.show(_fee_told(note), _fee_words(options, note))


@click.command(help=say("cli.due"))
@click.argument("code", required=False)
@click.option("--received", required=True, help=say("cli.due_received"))
@click.option("--limit", help=say("cli.due_limit"))
@click.option("--answers", "path", type=click.Path(allow_dash=True), help=say("cli.answers"))
@common
def due(options: Options, code: str | None, received: str, limit: str | None, path: str | None) -> None:
    if (code is None) == (limit is None):
        raise click.UsageError(options.say("cli.due_usage"))
    at = _moment(options, received)
    wanted = _limit(options, limit) if limit else _limit_of(options, code or "", path, at)
    found = reckon(wanted, at, load_calendar(), _hours(options))
    options.show(_due_told(found), _due_words(options, found))


def _hours(options: Options) -> Hours:
    """The office's own, where this device has any; nothing is made to look."""
    if not options.home.database.is_file():
        return Hours()
    from kiosk.acts.workplace import open_workplace

    with open_workplace(options.home) as place:
        return place.hours


def _limit_of(options: Options, code: str, path: str | None, at: datetime) -> TimeLimit:
    procedure = Catalogue(assets() / "procedures").get(code)
    given: Answers = read_answers(path, options.say) if path else {}
    return limit_of(procedure, settle(procedure, given, at.date()), at.date())


def _limit(options: Options, text: str) -> TimeLimit:
    found = _LIMIT.fullmatch(text.strip())
    if found is None:
        raise click.UsageError(options.say("cli.due_limit_shape", limit=text))
    number, unit = found.groups()
    return TimeLimit(value=int(number or 1), unit=Unit(unit or "same_day"))


def _day(options: Options, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise click.UsageError(options.say("cli.not_a_date", date=text)) from error


def _moment(options: Options, text: str) -> datetime:
    """On the office's wall clock unless it names another zone."""
    try:
        at = datetime.fromisoformat(text)
        return local(at) if at.tzinfo else at.replace(tzinfo=VIETNAM)
    except (ValueError, OverflowError) as error:
        raise click.UsageError(options.say("cli.not_a_date", date=text)) from error


def _fee_told(note: FeeNote) -> Mapping[str, Json]:
    return {
        "amount_vnd": note.amount_vnd,
        "unsure": note.unsure,
        "lines": [
            {"name": one.name.vi, "amount_vnd": one.amount_vnd, "basis": one.basis, "unsure": one.unsure}
            for one in note.lines
        ],
        "exemptions": [{"id": one.id, "name": one.name.vi, "basis": one.basis} for one in note.exemptions],
    }


def _fee_words(options: Options, note: FeeNote) -> str:
    lines = [
        f"{one.name.in_(options.language)}: {_amount(options, one.amount_vnd)} ({one.basis})"
        + (f" – {options.say('cli.unsure')}" if one.unsure else "")
        for one in note.lines
    ]
    lines.append(options.say("cli.fee_total", amount=_amount(options, note.amount_vnd)))
    lines += [options.say("cli.fee_exempt", who=one.name.in_(options.language)) for one in note.exemptions]
    return "\n".join([*lines, *([options.say("cli.unsure")] if note.unsure else [])])


def _amount(options: Options, amount: int | None) -> str:
    if amount is None:
        return options.say("cli.fee_unknown")
    return options.say("forms.money", amount=money(amount, options.language))


def _due_told(found: Due) -> Mapping[str, Json]:
    return {
        "due": found.at.isoformat() if found.at else None,
        "counted_from": found.counted_from.isoformat(),
        "skipped": [{"date": one.day.isoformat(), "why": one.why.vi} for one in found.skipped],
        "unsure": found.unsure,
    }


def _due_words(options: Options, found: Due) -> str:
    when = f"{found.at:%H:%M %d/%m/%Y}" if found.at else options.say("act.limit_open")
    lines = [options.say("cli.due_at", when=when, start=f"{found.counted_from:%H:%M %d/%m/%Y}")]
    lines += [f"{one.day:%d/%m/%Y}: {one.why.in_(options.language)}" for one in found.skipped]
    return "\n".join([*lines, *([options.say("cli.unsure")] if found.unsure else [])])

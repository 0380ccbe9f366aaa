"""`kiosk verify` and `kiosk doctor`: does everything still hold, and is this machine well."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import click

from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.commands.frame import DONE, ENVIRONMENT, REFUSED, Options, common
from kiosk.commands.telling import Teller
from kiosk.errors import Problem, StoreBehind, Trouble
from kiosk.strings import say
from kiosk.values import Json

ROOM_MB = 512  # below this, doctor says so
PRIVATE = 0o077


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    name: str
    ok: bool
    message: str
    bearable: bool = False  # worth a word, no reason to stop


@click.command(help=say("cli.verify"))
@common
def verify(options: Options) -> int:
    with _looked_at(options) as place:
        verdict = place.store.verify()
    sentences = [_found(options, one) for one in verdict.problems]
    problems: list[Json] = list(sentences)
    text = options.say("cli.verified", events=verdict.events) if verdict.ok else "\n".join(sentences)
    options.show({"ok": verdict.ok, "events": verdict.events, "problems": problems}, text)
    return DONE if verdict.ok else REFUSED


def _looked_at(options: Options) -> Workplace:
    """A store that lost its end is set aside first, and then looked at."""
    try:
        return open_workplace(options.home)
    except StoreBehind:
        return open_workplace(options.home, behind_ok=True)


def _found(options: Options, problem: Problem) -> str:
    values: dict[str, object] = {"where": problem.field, **problem.values}
    return options.say(f"verify.{problem.rule}", **values)


@click.command(help=say("cli.doctor"))
@common
def doctor(options: Options) -> int:
    checks = list(_checks(options))
    rows: list[Json] = [{"name": c.name, "ok": c.ok, "message": c.message} for c in checks]
    options.show({"checks": rows}, "\n".join(f"{'✓' if c.ok else '✗'} {c.message}" for c in checks))
    return DONE if all(c.ok or c.bearable for c in checks) else ENVIRONMENT


def _checks(options: Options) -> Iterator[Check]:
    """The disk first; then what stands on it, or the one reason why nothing can."""
    teller = Teller(["--lang", options.language])
    try:
        with open_workplace(options.home) as place:
            yield _disk(options)
            yield _store(options, place)
            yield _keys(options)
            yield _enrolment(options, place)
            yield _catalogue(options, place)
            yield _printer(options, place)
    except Trouble as error:
        yield Check(name="store", ok=False, message=teller.sentence(error))


def _disk(options: Options) -> Check:
    free = shutil.disk_usage(options.home.folder).free // 1_000_000
    return Check(name="disk", ok=free >= ROOM_MB, message=options.say("cli.doctor_disk", free=free))


def _store(options: Options, place: Workplace) -> Check:
    verdict = place.store.verify()
    key = "cli.doctor_store" if verdict.ok else "cli.doctor_store_bad"
    return Check(name="store", ok=verdict.ok, message=options.say(key, events=verdict.events))


def _keys(options: Options) -> Check:
    """A file is not the best place for a key; one that others may read is the worst."""
    file = options.home.keys
    if not file.exists():
        return Check(name="keys", ok=True, message=options.say("cli.doctor_keys"))
    private = os.name == "nt" or file.stat().st_mode & PRIVATE == 0
    key = "cli.doctor_keys_file" if private else "cli.doctor_keys_open"
    return Check(name="keys", ok=False, message=options.say(key), bearable=private)


def _enrolment(options: Options, place: Workplace) -> Check:
    device = place.store.device
    key = "cli.doctor_enrolled" if device.enrolled else "cli.doctor_not_enrolled"
    return Check(name="enrolment", ok=True, message=options.say(key, device=device.name))


def _catalogue(options: Options, place: Workplace) -> Check:
    count = len(place.catalogue.listed())
    return Check(name="catalogue", ok=count > 0, message=options.say("cli.doctor_catalogue", count=count))


def _printer(options: Options, place: Workplace) -> Check:
    printer = bool(place.printer) and shutil.which("lp") is not None
    key = "cli.doctor_printer" if printer else "cli.doctor_no_printer"
    return Check(name="printer", ok=True, message=options.say(key, printer=place.printer))

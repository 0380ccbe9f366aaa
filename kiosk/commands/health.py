"""`kiosk verify` and `kiosk doctor`: does everything still hold, and is this machine well."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import click

from kiosk.acts.workplace import open_workplace
from kiosk.commands.frame import DONE, ENVIRONMENT, REFUSED, Options, common
from kiosk.errors import Trouble
from kiosk.strings import say
from kiosk.values import Json

ROOM_MB = 512  # below this, doctor says so
PRIVATE = 0o077


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    name: str
    ok: bool
    message: str


@click.command(help=say("cli.verify"))
@common
def verify(options: Options) -> int:
    place = open_workplace(options.home)
    verdict = place.store.verify()
    sentences = [options.say(f"verify.{one.rule}", where=one.field, **one.values) for one in verdict.problems]
    problems: list[Json] = list(sentences)
    text = options.say("cli.verified", events=verdict.events) if verdict.ok else "\n".join(sentences)
    options.show({"ok": verdict.ok, "events": verdict.events, "problems": problems}, text)
    return DONE if verdict.ok else REFUSED


@click.command(help=say("cli.doctor"))
@common
def doctor(options: Options) -> int:
    checks = list(_checks(options))
    rows: list[Json] = [{"name": c.name, "ok": c.ok, "message": c.message} for c in checks]
    options.show({"checks": rows}, "\n".join(f"{'✓' if c.ok else '✗'} {c.message}" for c in checks))
    return DONE if all(c.ok for c in checks if c.name != "keys") else ENVIRONMENT


def _checks(options: Options) -> Iterator[Check]:
    home = options.home
    home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    free = shutil.disk_usage(home.folder).free // 1_000_000
    yield Check(name="disk", ok=free >= ROOM_MB, message=options.say("cli.doctor_disk", free=free))
    try:
        place = open_workplace(home)
    except Trouble as error:
        message = options.say(f"trouble.{error.rule}", **error.values)
        yield Check(name="store", ok=False, message=message)
        return
    verdict = place.store.verify()
    key = "cli.doctor_store" if verdict.ok else "cli.doctor_store_bad"
    yield Check(name="store", ok=verdict.ok, message=options.say(key, events=verdict.events))
    private = os.name == "nt" or not home.keys.exists() or home.keys.stat().st_mode & PRIVATE == 0
    key = "cli.doctor_keys_file" if home.keys.exists() else "cli.doctor_keys"
    yield Check(name="keys", ok=private and not home.keys.exists(), message=options.say(key))
    device = place.store.device
    key = "cli.doctor_enrolled" if device.enrolled else "cli.doctor_not_enrolled"
    yield Check(name="enrolment", ok=True, message=options.say(key, device=device.name))
    count = len(place.catalogue.listed())
    yield Check(name="catalogue", ok=count > 0, message=options.say("cli.doctor_catalogue", count=count))
    printer = bool(place.printer) and shutil.which("lp") is not None
    key = "cli.doctor_printer" if printer else "cli.doctor_no_printer"
    yield Check(name="printer", ok=True, message=options.say(key, printer=place.printer))

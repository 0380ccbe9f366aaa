"""`kiosk portal …`: the portal itself, and invites for devices."""

import json
import re
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from kiosk.clock import local, now
from kiosk.commands.frame import Options, anywhere, common, needs
from kiosk.commands.telling import Hindered, write_out
from kiosk.errors import Misuse
from kiosk.filing.office import Issuer, Office
from kiosk.forms.units import belongs, provinces
from kiosk.strings import say
from kiosk.values import Json

ROLES = ("kiosk", "counter", "hub")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


@click.group(help=say("cli.portal"))
@anywhere
def portal() -> None:
    """The portal."""


@portal.command(help=say("cli.portal_serve"))
@click.option("--database", help=say("cli.portal_database"))
@click.option("--blobs", help=say("cli.portal_blobs"))
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8470, show_default=True, help=say("cli.portal_port")
)
@click.option("--attached", is_flag=True, help=say("cli.portal_attached"))
@common
def serve(options: Options, database: str | None, blobs: str | None, port: int, attached: bool) -> None:
    with needs("portal"):
        from sync.portal.serve import serve as run

    def ready(url: str) -> None:
        if attached:
            threading.Thread(target=_end_with_input, daemon=True).start()
        write_out(json.dumps({"url": url}) if options.json else options.say("cli.portal_listening", url=url))

    with _driver(), suppress(KeyboardInterrupt):  # how a person stops it
        try:
            run(options.home.folder, database=database, blobs=blobs, port=port, ready=ready)
        except Misuse as error:
            if error.values.get("option") == "--port":
                raise Hindered("port_taken", port=str(port)) from error
            raise


def _end_with_input() -> None:
    """Whoever started us is gone when our input ends: stop as if told to."""
    with suppress(OSError, ValueError):
        while sys.stdin.buffer.read(1):
            pass
    signal.raise_signal(signal.SIGTERM)


@portal.command(help=say("cli.portal_invite"))
@click.argument("office")
@click.argument("device")
@click.option("--role", type=click.Choice(ROLES), required=True, help=say("cli.portal_role"))
@click.option("--name", default="", help=say("cli.portal_office_name"))
@click.option("--province", default="", help=say("cli.portal_province"))
@click.option("--commune", default="", help=say("cli.portal_commune"))
@click.option("--place", default="", help=say("cli.portal_place"))
@click.option("--police", default="", help=say("cli.portal_police"))
@click.option(
    "--issuer",
    type=click.Choice([one.value for one in Issuer]),
    default="portal",
    help=say("cli.portal_issuer"),
)
@click.option("--database", help=say("cli.portal_database"))
@common
def invite(
    options: Options,
    office: str,
    device: str,
    role: str,
    name: str,
    province: str,
    commune: str,
    place: str,
    police: str,
    issuer: str,
    database: str | None,
) -> None:
    _check(options, office, device, province, commune)
    described = Office(
        code=office,
        name=name or f"UBND {office}",
        province=province,
        commune=commune,
        place=place,
        police=police,
        issuer=Issuer(issuer),
    )
    with needs("portal"):
        from sync.portal.serve import invite as make_invite

    with _driver():
        made = make_invite(options.home.folder, described, device, role, now(), database=database)
    expires = local(made.expires).strftime("%H:%M %d/%m/%Y")
    told: dict[str, Json] = {"code": made.code, "expires": made.expires.isoformat()}
    options.show(told, options.say("cli.invited", code=made.code, expires=expires))


@contextmanager
def _driver() -> Iterator[None]:
    """A database URL may name a driver that this installation lacks."""
    try:
        yield
    except ImportError as error:
        raise Hindered("driver_missing", part=error.name or "") from error


def _check(options: Options, office: str, device: str, province: str, commune: str) -> None:
    """Names that travel in headers and file names; places that the list of 2025 knows."""
    for name, value in (("OFFICE", office), ("DEVICE", device)):
        if not NAME.fullmatch(value):
            raise click.UsageError(options.say("cli.portal_name_usage", name=name))
    if province and province not in {one.code for one in provinces()}:
        raise click.UsageError(options.say("cli.portal_place_usage", name="--province"))
    if commune and not belongs(commune, province):
        raise click.UsageError(options.say("cli.portal_place_usage", name="--commune"))

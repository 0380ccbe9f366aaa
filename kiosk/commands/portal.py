"""`kiosk portal …`: the portal itself, and invites for devices."""

import json
import sys

import click

from kiosk.clock import local, now
from kiosk.commands.frame import Options, common
from kiosk.filing.office import Issuer, Office
from kiosk.strings import say
from kiosk.values import Json

ROLES = ("kiosk", "counter", "hub")


@click.group(help=say("cli.portal"))
def portal() -> None:
    """The portal."""


@portal.command(help=say("cli.portal_serve"))
@click.option("--database", help=say("cli.portal_database"))
@click.option("--blobs", help=say("cli.portal_blobs"))
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8470, show_default=True, help=say("cli.portal_port")
)
@common
def serve(options: Options, database: str | None, blobs: str | None, port: int) -> None:
    from sync.portal.serve import serve as run

    def ready(url: str) -> None:
        told = json.dumps({"url": url}) if options.json else options.say("cli.portal_listening", url=url)
        sys.stdout.write(told + "\n")
        sys.stdout.flush()

    run(options.home.folder, database=database, blobs=blobs, port=port, ready=ready)


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
    described = Office(
        code=office,
        name=name or f"UBND {office}",
        province=province,
        commune=commune,
        place=place,
        police=police,
        issuer=Issuer(issuer),
    )
    from sync.portal.serve import invite as make_invite

    made = make_invite(options.home.folder, described, device, role, now(), database=database)
    expires = local(made.expires).strftime("%H:%M %d/%m/%Y")
    told: dict[str, Json] = {"code": made.code, "expires": made.expires.isoformat()}
    options.show(told, options.say("cli.invited", code=made.code, expires=expires))

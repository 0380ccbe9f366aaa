"""`kiosk staff …` and `kiosk receive`: officers, and the act of taking a filing in."""

import sys

import click

from kiosk.acts.staff import one_row
from kiosk.acts.staff import receive as take_in
from kiosk.acts.workplace import open_workplace
from kiosk.commands.filings import listed
from kiosk.commands.frame import Options, common
from kiosk.strings import say
from kiosk.values import Json

ROLES = ("officer", "supervisor", "admin")


@click.group(help=say("cli.staff"))
def staff() -> None:
    """Officers of this device's office."""


@staff.command(help=say("cli.staff_add"))
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="officer", show_default=True, help=say("cli.role"))
@click.option("--pin", required=True, help=say("cli.pin"))
@common
def add(options: Options, name: str, role: str, pin: str) -> None:
    place = open_workplace(options.home)
    officer = place.store.staff.add(name, role, read_pin(pin))
    options.show(
        {"name": officer.name, "role": officer.role}, options.say("cli.staff_added", name=officer.name)
    )


@staff.command("list", help=say("cli.staff_list"))
@common
def list_(options: Options) -> None:
    place = open_workplace(options.home)
    officers = place.store.staff.list()
    rows: list[Json] = [{"name": one.name, "role": one.role} for one in officers]
    options.show(rows, "\n".join(f"{one.name}  {one.role}" for one in officers))


@click.command(help=say("cli.receive"))
@click.argument("ref")
@click.option("--as", "name", required=True, metavar="NAME", help=say("cli.as"))
@click.option("--pin", required=True, help=say("cli.pin"))
@click.option("--paper", "papers", multiple=True, metavar="ID", help=say("cli.paper"))
@click.option("--code", default="", help=say("cli.code"))
@common
def receive(options: Options, ref: str, name: str, pin: str, papers: tuple[str, ...], code: str) -> None:
    place = open_workplace(options.home)
    officer = place.store.staff.check(name, read_pin(pin))
    row = one_row(place, ref)
    take_in(place, row.filing, officer.name, papers=papers, code=code)
    row = one_row(place, row.filing)
    options.show(listed(row), options.say("cli.received", code=row.official_code or row.temporary_code))


def read_pin(given: str) -> str:
    """The PIN, from standard input when it is "-": never in the process list."""
    return sys.stdin.readline().strip() if given == "-" else given

"""`kiosk staff …` and `kiosk receive`: officers, and the act of taking a filing in."""

import getpass
import sys

import click

from kiosk.acts.staff import one_row
from kiosk.acts.staff import receive as take_in
from kiosk.acts.workplace import open_workplace
from kiosk.commands.filings import listed
from kiosk.commands.frame import Options, anywhere, common
from kiosk.errors import Problem, Refused
from kiosk.strings import say
from kiosk.values import Json

ROLES = ("officer", "supervisor", "admin")
LONGEST_LINE = 1_000  # bytes; no PIN is longer


@click.group(help=say("cli.staff"))
@anywhere
def staff() -> None:
    """Officers of this device's office."""


@staff.command(help=say("cli.staff_add"))
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="officer", show_default=True, help=say("cli.role"))
@click.option("--pin", required=True, help=say("cli.pin"))
@common
def add(options: Options, name: str, role: str, pin: str) -> None:
    given = read_pin(pin)
    with open_workplace(options.home) as place:
        officer = place.store.staff.add(name, role, given)
    options.show(
        {"name": officer.name, "role": officer.role}, options.say("cli.staff_added", name=officer.name)
    )


@staff.command("list", help=say("cli.staff_list"))
@common
def list_(options: Options) -> None:
    with open_workplace(options.home) as place:
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
    given = read_pin(pin)
    if not given:
        raise Refused(Problem(field="pin", rule="pin_needed"))  # no wrong try, and none is counted
    with open_workplace(options.home) as place:
        officer = place.store.staff.check(name, given)
        row = one_row(place, ref)
        take_in(place, row.filing, officer.name, papers=papers, code=code)
        row = one_row(place, row.filing)
        options.show(listed(row), options.say("cli.received", code=row.official_code or row.temporary_code))


def read_pin(given: str) -> str:
    """The PIN, from standard input when it is "-": never in the process list, never on the screen."""
    if given != "-":
        return given
    if sys.stdin is None:  # closed by whoever started us
        return ""
    if sys.stdin.isatty():
        return getpass.getpass("PIN: ", stream=sys.stderr)
    return sys.stdin.buffer.readline(LONGEST_LINE).decode("utf-8", "replace").strip()

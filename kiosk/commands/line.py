"""`kiosk enrol` and `kiosk sync`: the line to the portal."""

import sys
from collections.abc import Mapping

import click

from kiosk.acts.workplace import open_workplace
from kiosk.commands.frame import Options, common, finite
from kiosk.commands.telling import Hindered
from kiosk.errors import Misuse
from kiosk.link import LinkState
from kiosk.strings import say
from kiosk.values import Json
from sync.client import cycle
from sync.client.enrol import enrol as join
from sync.client.http import checked_url

NOBODY = (LinkState.OFFLINE, LinkState.CAPTIVE, LinkState.CONNECTING)  # no honest answer from the portal


@click.command(help=say("cli.enrol"))
@click.option("--portal", "url", required=True, help=say("cli.portal_url"))
@click.option("--code", required=True, help=say("cli.invite_code"))
@common
def enrol(options: Options, url: str, code: str) -> None:
    try:
        checked_url(url)
    except Misuse as error:
        raise click.UsageError(options.say("cli.portal_usage")) from error
    with open_workplace(options.home) as place:
        device = join(place.store, place.keys, url, code, place.clock)
        told: dict[str, Json] = {
            "device": device.name,
            "role": device.role,
            "epoch": device.epoch,
            "office": place.office.name,
        }
        options.show(told, options.say("cli.enrolled", device=device.name, office=place.office.name))


@click.command(help=say("cli.sync"))
@click.option("--until-idle", is_flag=True, help=say("cli.until_idle"))
@click.option(
    "--timeout",
    type=click.FloatRange(1, 86_400),
    callback=finite,
    default=60.0,
    show_default=True,
    help=say("cli.timeout"),
)
@click.option("--watch", is_flag=True, help=say("cli.watch"))
@common
def sync(options: Options, until_idle: bool, timeout: float, watch: bool) -> None:
    with open_workplace(options.home) as place:
        if watch:
            cycle.watch(place.store, place.keys, place.clock, sys.stdin or (), sys.stdout)
            return
        report = cycle.run_until_idle(
            place.store, place.keys, place.clock, timeout=timeout, once=not until_idle
        )
    _show(options, report.link.state, _told(report))


def _told(report: cycle.Report) -> Mapping[str, Json]:
    return {
        "sent": report.sent,
        "received": report.received,
        "blobs": report.blobs,
        "pending": report.pending,
        "refused": list(report.refused),
        "link": report.link.state.value,
    }


def _show(options: Options, state: LinkState, told: Mapping[str, Json]) -> None:
    """The figures; when the portal could not be reached, the reason with them (exit 3)."""
    words = options.say("cli.synced", **{**told, "link": options.say(f"link.{state.value}")})
    if state is LinkState.ONLINE:
        options.show(told, words)
        return
    if not options.json:
        options.show(told, words)
    rule = "unreachable" if state in NOBODY else state.value
    own = state in NOBODY or state is LinkState.NOT_ENROLLED
    raise Hindered(rule, told, key=f"trouble.{rule}" if own else f"link.{rule}")

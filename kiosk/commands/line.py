"""`kiosk enrol` and `kiosk sync`: the line to the portal."""

import sys

import click

from kiosk.acts.workplace import open_workplace
from kiosk.commands.frame import Options, common
from kiosk.keys import load_keys
from kiosk.strings import say
from kiosk.values import Json


@click.command(help=say("cli.enrol"))
@click.option("--portal", "url", required=True, help=say("cli.portal_url"))
@click.option("--code", required=True, help=say("cli.invite_code"))
@common
def enrol(options: Options, url: str, code: str) -> None:
    from sync.client.enrol import enrol as join

    place = open_workplace(options.home)
    join(place.store, load_keys(options.home), url, code, place.clock)
    device = place.store.device
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
    "--timeout", type=click.FloatRange(1, 86_400), default=60.0, show_default=True, help=say("cli.timeout")
)
@click.option("--watch", is_flag=True, help=say("cli.watch"))
@common
def sync(options: Options, until_idle: bool, timeout: float, watch: bool) -> None:
    from sync.client import cycle
    from sync.client import watch as watching

    place = open_workplace(options.home)
    keys = load_keys(options.home)
    if watch:
        watching.watch(place.store, keys, place.clock, sys.stdin, sys.stdout)
        return
    report = cycle.run_until_idle(place.store, keys, place.clock, timeout=timeout, once=not until_idle)
    refused: list[Json] = list(report.refused)
    told: dict[str, Json] = {
        "sent": report.sent,
        "received": report.received,
        "blobs": report.blobs,
        "pending": report.pending,
        "refused": refused,
        "link": report.link.state.value,
    }
    words = options.say(f"link.{report.link.state.value}")
    options.show(
        told,
        options.say(
            "cli.synced",
            sent=report.sent,
            received=report.received,
            blobs=report.blobs,
            pending=report.pending,
            link=words,
        ),
    )

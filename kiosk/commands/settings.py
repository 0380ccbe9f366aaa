"""`kiosk settings`: what an office chooses for this device; without options it only tells."""

import click

from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.catalogue.hours import read_hours
from kiosk.commands.frame import Options, common
from kiosk.strings import say


@click.command(help=say("cli.settings"))
@click.option("--printer", metavar="NAME", help=say("cli.settings_printer"))
@click.option(
    "--scans",
    type=click.Path(exists=True, file_okay=False, resolve_path=True),
    metavar="FOLDER",
    help=say("cli.settings_scans"),
)
@click.option("--hours", metavar="HOURS", help=say("cli.settings_hours"))
@click.option("--same-day-until", metavar="TIME", help=say("cli.settings_same_day"))
@common
def settings(
    options: Options, printer: str | None, scans: str | None, hours: str | None, same_day_until: str | None
) -> None:
    with open_workplace(options.home) as place:
        if hours is not None or same_day_until is not None:  # first what may be refused: all or nothing
            _open(place, hours, same_day_until)
        if printer is not None:
            place.store.put("printer", printer.strip())
        if scans is not None:
            place.store.put("scan_folder", scans)
        chosen, folder, open_at = place.printer, str(place.scan_folder), place.hours
    until = f"{open_at.same_day_until:%H:%M}"
    options.show(
        {"printer": chosen, "scans": folder, "hours": open_at.words, "same_day_until": until},
        options.say(
            "cli.settings_told", printer=chosen or "–", scans=folder, hours=open_at.words, until=until
        ),
    )


def _open(place: Workplace, hours: str | None, same_day_until: str | None) -> None:
    """What is not given stays as it is; "" is the usual again. Both are judged together."""
    now = place.hours
    sessions = now.words if hours is None else hours
    until = f"{now.same_day_until:%H:%M}" if same_day_until is None else same_day_until
    chosen = read_hours(sessions, until)
    place.store.put("hours", chosen.words)
    place.store.put("same_day_until", f"{chosen.same_day_until:%H:%M}")

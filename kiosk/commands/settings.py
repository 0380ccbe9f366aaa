"""`kiosk settings`: what an office chooses for this device; without options it only tells."""

import click

from kiosk.acts.workplace import open_workplace
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
@common
def settings(options: Options, printer: str | None, scans: str | None) -> None:
    with open_workplace(options.home) as place:
        if printer is not None:
            place.store.put("printer", printer.strip())
        if scans is not None:
            place.store.put("scan_folder", scans)
        chosen, folder = place.printer, str(place.scan_folder)
    options.show(
        {"printer": chosen, "scans": folder},
        options.say("cli.settings_told", printer=chosen or "–", scans=folder),
    )

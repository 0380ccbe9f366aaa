"""`kiosk run`: opens a window, or says why none can open here."""

import os
from importlib.util import find_spec
from pathlib import Path

import click

from kiosk.commands.early import has_display
from kiosk.commands.frame import ENVIRONMENT, Options, common, needs
from kiosk.commands.lock import hold
from kiosk.commands.sizes import parse_size
from kiosk.commands.try_run import TryFolder
from kiosk.strings import say


@click.command(help=say("cli.run"))
@click.option("--staff", is_flag=True, help=say("cli.run_staff"))
@click.option("--size", help=say("cli.run_size"))
@click.option("--windowed", is_flag=True, help=say("cli.run_windowed"))
@click.option("--try", "try_", is_flag=True, help=say("cli.run_try"))
@common
def run(options: Options, staff: bool, size: str | None, windowed: bool, try_: bool) -> int:
    wanted = parse_size(options, size) if size else None
    if not has_display():
        return _pictures_instead(options)
    trial = _trial(options) if try_ else None
    home = trial.device("counter" if staff else "kiosk") if trial else options.home
    with hold(home):
        if staff:
            from kiosk.commands.window_staff import open_staff

            return open_staff(home, trial, options.language, wanted)
        from kiosk.commands.window_kiosk import open_kiosk

        return open_kiosk(home, trial, options.language, wanted, windowed=windowed)


def _trial(options: Options) -> TryFolder:
    """Its portal runs as a process of its own: whether it can is asked before a window waits for it."""
    with needs("portal"):
        for part in ("sync.portal", "fastapi", "sqlalchemy", "uvicorn"):
            if find_spec(part) is None:
                raise ImportError(part)
    return TryFolder(folder=options.home.folder / "try")


def _pictures_instead(options: Options) -> int:
    """No display: say so, and draw the tour's pictures where they can be looked at."""
    from kiosk.commands.tour import walk

    folder = Path("out") / "tour"
    click.echo(options.say("cli.run_no_display", folder=folder))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    told = walk(folder, size=(1080, 1920), language=options.language)
    click.echo(options.say("cli.tour_done", screens=len(told.screens), slips=len(told.slips), folder=folder))
    return 0 if told.screens else ENVIRONMENT

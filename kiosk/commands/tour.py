"""`kiosk tour`: walks the real screens through the whole story and writes a picture of each, and the PDFs."""

import os
import tempfile
from pathlib import Path

import click

from kiosk.commands.early import has_display
from kiosk.commands.frame import Options, common
from kiosk.commands.sizes import parse_size
from kiosk.errors import ReadOnly
from kiosk.records import dataclass
from kiosk.strings import say
from kiosk.values import Json

THEMES = ("standard", "contrast", "large")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the tour wrote: file names in the order of the story."""

    screens: list[str]
    slips: list[str]


@click.command(help=say("cli.tour"))
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help=say("cli.tour_out")
)
@click.option("--size", default="1080x1920", show_default=True, help=say("cli.run_size"))
@click.option(
    "--theme", type=click.Choice(THEMES), default="standard", show_default=True, help=say("cli.tour_theme")
)
@click.option("--staff", is_flag=True, help=say("cli.tour_staff"))
@common
def tour(options: Options, out: Path, size: str, theme: str, staff: bool) -> None:
    wanted = parse_size(options, size)
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    told = walk(out, size=wanted, theme=theme, language=options.language, staff_only=staff)
    screens: list[Json] = list(told.screens)
    slips: list[Json] = list(told.slips)
    text = options.say("cli.tour_done", screens=len(screens), slips=len(slips), folder=out)
    options.show({"screens": screens, "slips": slips}, text)


def walk(
    out: Path,
    *,
    size: tuple[int, int],
    theme: str = "standard",
    language: str = "vi",
    staff_only: bool = False,
) -> Told:
    """Tell the story in a throw-away office and picture every screen of it."""
    from kiosk.commands.stage import Stage
    from kiosk.commands.story import tell

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnly(str(error), path=str(out)) from error
    with tempfile.TemporaryDirectory(prefix="motcua-tour-") as folder:
        stage = Stage(Path(folder), out, size=size, theme=theme, language=language)
        try:
            tell(stage, staff_only=staff_only)
        finally:
            stage.close()
    return Told(screens=stage.screens, slips=stage.slips)

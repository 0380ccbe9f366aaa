"""The frame of every command: common options, one JSON document, exit codes (design: the command line)."""

import functools
import importlib
import json
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from kiosk.commands.telling import (
    DONE,
    ENVIRONMENT,
    REFUSED,
    USAGE,
    Hindered,
    Teller,
    Unheard,
    silence,
    trouble_of,
    write_out,
)
from kiosk.commands.usage import usage_line, usage_words
from kiosk.errors import Refused, Trouble
from kiosk.logs import incident, start_logging, stop_logging
from kiosk.paths import Home, default_data
from kiosk.strings import LANGUAGES, say

__all__ = ["DONE", "ENVIRONMENT", "REFUSED", "USAGE", "Options", "anywhere", "common", "run_command"]

COMMANDS = {
    "run": "kiosk.commands.run:run",
    "tour": "kiosk.commands.tour:tour",
    "procedures": "kiosk.commands.procedures:procedures",
    "card": "kiosk.commands.procedures:card",
    "fee": "kiosk.commands.reckon:fee",
    "due": "kiosk.commands.reckon:due",
    "file": "kiosk.commands.filings:file",
    "filings": "kiosk.commands.filings:filings",
    "filing": "kiosk.commands.filings:filing",
    "ratings": "kiosk.commands.filings:ratings",
    "receive": "kiosk.commands.staff:receive",
    "staff": "kiosk.commands.staff:staff",
    "enrol": "kiosk.commands.line:enrol",
    "settings": "kiosk.commands.settings:settings",
    "sync": "kiosk.commands.line:sync",
    "portal": "kiosk.commands.portal:portal",
    "verify": "kiosk.commands.health:verify",
    "doctor": "kiosk.commands.health:doctor",
}
_GIVEN = "kiosk.given."  # in click's meta, which a command shares with the groups above it

Function = TypeVar("Function", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What every command is told."""

    home: Home
    language: str
    json: bool

    def say(self, key: str, /, **values: object) -> str:
        return say(key, self.language, **values)

    def show(self, document: object, text: str) -> None:
        """Exactly one JSON document, or the same in words."""
        write_out(json.dumps(document, ensure_ascii=False) if self.json else text)


class Lazy(click.Group):
    """Imports a command's module only when it is called: the kiosk's window opens without the rest."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Help imports nothing either, and works where a part is missing."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, say(f"cli.{name}")) for name in self.list_commands(ctx)])


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    """The innermost one given counts."""
    if value not in (None, False):
        ctx.meta[f"{_GIVEN}{param.name}"] = value


def anywhere(function: Function) -> Function:
    """The common options, taken wherever people put them: before, between or behind the commands' names."""
    for option in (
        click.help_option("-h", "--help", help=say("cli.help")),
        click.option(
            "--json", "json", is_flag=True, expose_value=False, callback=_remember, help=say("cli.json")
        ),
        click.option(
            "--lang",
            type=click.Choice(LANGUAGES),
            expose_value=False,
            callback=_remember,
            help=say("cli.lang"),
        ),
        click.option(
            "--data",
            type=click.Path(path_type=Path, file_okay=False),
            expose_value=False,
            callback=_remember,
            help=say("cli.data"),
        ),
    ):
        function = option(function)
    return function


def common(function: Function) -> Function:
    """The options that every command takes; they arrive together as `options`."""

    @functools.wraps(function)
    def gathered(**rest: object) -> object:
        given = click.get_current_context().meta
        home = Home(given.get(_GIVEN + "data") or default_data())
        start_logging(home.folder)
        options = Options(
            home=home,
            language=given.get(_GIVEN + "lang", "vi"),
            json=given.get(_GIVEN + "json", False),
        )
        return function(options, **rest)

    return anywhere(gathered)  # type: ignore[return-value]  # same call from click's side, options gathered into one


@click.group("kiosk", cls=Lazy, help=say("cli.root"))
@anywhere
def root() -> None:
    """All commands."""


def run_command(arguments: Sequence[str], met: Exception | KeyboardInterrupt | None = None) -> int:
    """Run one command line; every error becomes a sentence and an exit code, also one met before."""
    teller = Teller(arguments)
    try:
        return _carried_out(arguments, teller, met)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return teller.usage(teller.say("cli.usage_no_command"))
    except click.UsageError as error:
        return teller.usage(usage_words(error, teller.say), usage_line(error))
    except Refused as error:
        return teller.refused(error)
    except (click.Abort, KeyboardInterrupt, Trouble) as error:
        return teller.trouble(error if isinstance(error, Trouble) else Hindered("interrupted"))
    except (Unheard, SystemExit):  # click leaves this way when nobody reads a help page to its end
        silence()
        return DONE
    except Exception as error:  # noqa: BLE001 - the edge: nothing above us would see it
        trouble = trouble_of(error) if isinstance(error, OSError) else None
        return teller.trouble(trouble) if trouble else teller.incident(incident(error))
    finally:
        stop_logging()


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Imports of a part that this installation may have been made without."""
    try:
        yield
    except ImportError as error:
        raise Hindered("part_missing", part=extra) from error


def finite(_ctx: click.Context, _param: click.Parameter, value: float) -> float:
    """A number that a clock can reach: "nan" passes every comparison."""
    if not math.isfinite(value):
        raise click.BadParameter("not a number")
    return value


def _carried_out(
    arguments: Sequence[str], teller: Teller, met: Exception | KeyboardInterrupt | None = None
) -> int:
    if met is not None:
        raise met
    if any("\ud800" <= c <= "\udfff" for one in arguments for c in one):
        return teller.usage(teller.say("cli.not_utf8"))
    result = root.main(list(arguments), prog_name="kiosk", standalone_mode=False)
    return result if isinstance(result, int) else DONE

"""The frame of every command: common options, one JSON document, exit codes (design: the command line)."""

import functools
import importlib
import itertools
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from kiosk.errors import Problem, Refused, Trouble
from kiosk.logs import incident, start_logging
from kiosk.paths import Home, default_data
from kiosk.strings import say

DONE, REFUSED, USAGE, ENVIRONMENT = range(4)

COMMANDS = {
    "run": "kiosk.commands.run:run",
    "tour": "kiosk.commands.tour:tour",
    "procedures": "kiosk.commands.procedures:procedures",
    "card": "kiosk.commands.procedures:card",
    "file": "kiosk.commands.filings:file",
    "filings": "kiosk.commands.filings:filings",
    "filing": "kiosk.commands.filings:filing",
    "receive": "kiosk.commands.staff:receive",
    "staff": "kiosk.commands.staff:staff",
    "enrol": "kiosk.commands.line:enrol",
    "sync": "kiosk.commands.line:sync",
    "portal": "kiosk.commands.portal:portal",
    "verify": "kiosk.commands.health:verify",
    "doctor": "kiosk.commands.health:doctor",
}


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
        click.echo(json.dumps(document, ensure_ascii=False) if self.json else text)


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


root = Lazy(name="kiosk", help=say("cli.root"), context_settings={"help_option_names": ["-h", "--help"]})

Function = TypeVar("Function", bound=Callable[..., object])


def common(function: Function) -> Function:
    """The options that every command takes; they arrive together as `options`."""

    @functools.wraps(function)
    def gathered(data: Path | None, lang: str, json_: bool, **rest: object) -> object:
        home = Home(data or default_data())
        start_logging(home.folder if home.folder.exists() else None)
        return function(Options(home=home, language=lang, json=json_), **rest)

    for option in (
        click.option("--json", "json_", is_flag=True, help=say("cli.json")),
        click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help=say("cli.lang")),
        click.option("--data", type=click.Path(path_type=Path, file_okay=False), help=say("cli.data")),
    ):
        gathered = option(gathered)
    return gathered  # type: ignore[return-value]  # same call from click's side, options gathered into one


def run_command(arguments: Sequence[str]) -> int:
    """Run one command line; every error becomes a sentence and an exit code."""
    sentences = _Sentences(arguments)
    try:
        result = root.main(list(arguments), prog_name="kiosk", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.UsageError as error:
        return sentences.usage(error)
    except click.Abort:
        return USAGE
    except Refused as error:
        return sentences.refused(error)
    except Trouble as error:
        return sentences.environment(
            say(f"trouble.{error.rule}", sentences.language, **error.values), error.rule
        )
    except BrokenPipeError:
        return DONE
    except Exception as error:  # noqa: BLE001 - the edge: nothing above us would see it
        number = incident(error)
        return sentences.environment(say("trouble.incident", sentences.language, number=number), "incident")
    return result if isinstance(result, int) else DONE


def sentence(problem: Problem, language: str) -> str:
    """A problem as people read it; {label} falls back to the field's id."""
    values = {"label": problem.field, **problem.values}
    return say(f"problem.{problem.rule}", language, **values)


class _Sentences:
    """How errors are told: in the language and form that the command line asked for."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.json = "--json" in arguments
        given = [b for a, b in itertools.pairwise(arguments) if a == "--lang"]
        self.language = "en" if given[-1:] == ["en"] or "--lang=en" in arguments else "vi"

    def refused(self, error: Refused) -> int:
        rows = [(p.field, p.rule, sentence(p, self.language)) for p in error.problems]
        self._tell(rows)
        return REFUSED

    def usage(self, error: click.UsageError) -> int:
        if not self.json and error.ctx:
            click.echo(error.ctx.get_usage(), err=True)
        self._tell([("", "usage", error.format_message())])
        return USAGE

    def environment(self, message: str, rule: str) -> int:
        self._tell([("", rule, message)])
        return ENVIRONMENT

    def _tell(self, rows: Sequence[tuple[str, str, str]]) -> None:
        for _, _, message in rows:
            click.echo(message, err=True)
        if self.json:
            errors = [{"field": f, "rule": r, "message": m} for f, r, m in rows]
            json.dump({"errors": errors}, sys.stdout, ensure_ascii=False)
            sys.stdout.write("\n")

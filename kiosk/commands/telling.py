"""How a command speaks: one document on standard output, errors as sentences in the language asked for."""

import errno
import itertools
import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

import click

from kiosk.catalogue.procedure import Procedure
from kiosk.errors import DiskFull, KioskError, Misuse, Problem, ReadOnly, Refused, Trouble
from kiosk.strings import say
from kiosk.values import Json

DONE, REFUSED, USAGE, ENVIRONMENT = range(4)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SHUT = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG)


class Unheard(KioskError):
    """Nobody reads our standard output any more; what was done stays done."""


class Explained(Refused):
    """Refused, with the procedure whose fields and papers the reasons name."""

    def __init__(self, procedure: Procedure, *problems: Problem) -> None:
        super().__init__(*problems)
        self.procedure = procedure


class Hindered(Trouble):
    """A Trouble of a command itself, with its own sentence; what was done so far may be told with it."""

    def __init__(
        self, rule: str, told: Mapping[str, Json] | None = None, *, key: str = "", **values: str
    ) -> None:
        super().__init__(rule, **values)
        self.rule = rule
        self.key = key or f"cli.{rule}"
        self.told = told or {}


def write_out(text: str) -> None:
    """One line or document on standard output, whatever its encoding is."""
    if sys.stdout is None:  # closed by whoever started us
        return
    try:
        sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise Unheard from error
    except OSError as error:
        silence()
        raise trouble_of(error) or Unheard from error


def silence() -> None:
    """Throw away what still waits to be written, or the interpreter complains at its end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def trouble_of(error: OSError) -> Trouble | None:
    """What the machine refused, when it is something people can put right."""
    if error.errno in _FULL:
        return DiskFull(str(error))
    return ReadOnly(str(error)) if error.errno in _SHUT else None


class Teller:
    """Tells errors in the language and form that the command line asked for."""

    def __init__(self, arguments: Sequence[str]) -> None:
        options = list(itertools.takewhile(lambda one: one != "--", arguments))
        given = [b for a, b in itertools.pairwise(options) if a == "--lang"]
        given += [one.removeprefix("--lang=") for one in options if one.startswith("--lang=")]
        self.json = "--json" in options
        self.language = "en" if given[-1:] == ["en"] else "vi"

    def say(self, key: str, **values: object) -> str:
        """The sentence; one whose holes nobody filled is still a sentence."""
        try:
            return say(key, self.language, **values)
        except KeyError:
            return say("trouble.unknown", self.language)

    def refused(self, error: Refused) -> int:
        procedure = error.procedure if isinstance(error, Explained) else None
        self._tell([(one.field, one.rule, self._reason(one, procedure)) for one in error.problems])
        return REFUSED

    def usage(self, message: str, command: str = "") -> int:
        lines = [self.say("cli.usage", usage=command)] if command and not self.json else []
        self._tell([("", "usage", message)], lines)
        return USAGE

    def trouble(self, error: Trouble) -> int:
        told = error.told if isinstance(error, Hindered) else {}
        self._tell([("", error.rule, self.sentence(error))], told=told)
        return ENVIRONMENT

    def incident(self, number: str) -> int:
        self._tell([("", "incident", self.say("trouble.incident", number=number))])
        return ENVIRONMENT

    def sentence(self, error: Trouble) -> str:
        """What a Trouble says to people."""
        key = error.key if isinstance(error, Hindered) else f"trouble.{error.rule}"
        if isinstance(error, Misuse) and "option" in error.values:
            key = "cli.misuse_option"
        return self.say(key, **error.values)

    def _reason(self, problem: Problem, procedure: Procedure | None) -> str:
        """A problem as people read it, naming the field in their language."""
        from kiosk.forms.wording import sentence

        if (problem.field, problem.rule) == ("procedure", "not_found"):
            return self.say("cli.procedure_unknown")
        try:
            return sentence(problem, self.language, procedure)
        except KeyError:
            return self.say("trouble.unknown")

    def _tell(
        self,
        rows: Sequence[tuple[str, str, str]],
        lines: Sequence[str] = (),
        told: Mapping[str, Json] | None = None,
    ) -> None:
        with suppress(OSError):
            for line in [*lines, *(message for _, _, message in rows)]:
                click.echo(line.encode("utf-8", "backslashreplace").decode(), err=True)
        if self.json:
            errors = [{"field": field, "rule": rule, "message": message} for field, rule, message in rows]
            with suppress(Unheard, Trouble):
                write_out(json.dumps({**(told or {}), "errors": errors}, ensure_ascii=False))

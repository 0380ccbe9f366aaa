"""Wrong usage in words of ours: what click says, in both languages and without repeating what was typed."""

from collections.abc import Callable

import click

Say = Callable[..., str]


def usage_words(error: click.UsageError, say: Say) -> str:
    """The sentence. Values are left out: a card's text typed without quotes must not reach a log."""
    match error:
        case click.MissingParameter():
            return say("cli.usage_missing", name=_name(error))
        case click.BadParameter():
            return _bad(error, say)
        case click.BadOptionUsage():
            return say("cli.usage_value", name=error.option_name)
        case click.NoSuchOption():
            return say("cli.usage_option", name=error.option_name.partition("=")[0])
        case _:
            return _by_message(error.message, say)


def usage_line(error: click.UsageError) -> str:
    """The shape of the command that was got wrong: "kiosk file [OPTIONS] CODE"."""
    if error.ctx is None:
        return ""
    return " ".join([error.ctx.command_path, *error.ctx.command.collect_usage_pieces(error.ctx)])


def _by_message(message: str, say: Say) -> str:
    """Click has no class for these; a sentence of our own passes as it is."""
    for start, key in (
        ("No such command", "cli.usage_command"),
        ("Missing command", "cli.usage_no_command"),
        ("Got unexpected extra argument", "cli.usage_extra"),
    ):
        if message.startswith(start):
            return say(key)
    return message


def _bad(error: click.BadParameter, say: Say) -> str:
    kind = error.param.type if error.param else None
    name = _name(error)
    match kind:
        case click.Choice():
            return say("cli.usage_choice", name=name, choices=", ".join(str(one) for one in kind.choices))
        case click.IntRange() | click.FloatRange():
            return say("cli.usage_range", name=name, min=kind.min, max=kind.max)
        case click.Path() if kind.exists:
            return say("cli.usage_file", name=name)
        case click.Path():
            return say("cli.usage_path", name=name)
        case _:
            return say("cli.usage_bad", name=name)


def _name(error: click.BadParameter) -> str:
    """As it stands on the command line: --answers, CODE."""
    param = error.param
    if param is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else param.make_metavar(error.ctx or _ctx())


def _ctx() -> click.Context:
    return click.Context(click.Command(None))

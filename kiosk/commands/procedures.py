"""`kiosk procedures …` and `kiosk card`: the catalogue, what it lacked, and the identity card, read-only."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from kiosk.catalogue.check import check_paths
from kiosk.catalogue.lists import Listed, Question
from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.procedure import Procedure
from kiosk.catalogue.search import question_for
from kiosk.catalogue.search import search as find
from kiosk.commands.frame import DONE, REFUSED, Options, anywhere, common, needs
from kiosk.errors import Problem, Refused
from kiosk.forms.card import read_card
from kiosk.forms.schema import schema
from kiosk.paths import assets
from kiosk.strings import say
from kiosk.values import Json


def _catalogue() -> Catalogue:
    return Catalogue(assets() / "procedures")


@click.group(help=say("cli.procedures"))
@anywhere
def procedures() -> None:
    """The catalogue."""


@procedures.command("list", help=say("cli.procedures_list"))
@common
def list_(options: Options) -> None:
    _show_listed(options, [(one, None) for one in _catalogue().listed()])


@procedures.command(help=say("cli.procedures_search"))
@click.argument("text")
@click.option("--limit", type=click.IntRange(1, 100), default=5, show_default=True, help=say("cli.limit"))
@common
def search(options: Options, text: str, limit: int) -> None:
    catalogue = _catalogue()
    _show_listed(options, list(find(catalogue, text, limit)), question_for(catalogue, text))


@procedures.command(help=say("cli.procedures_show"))
@click.argument("code")
@common
def show(options: Options, code: str) -> None:
    procedure = _catalogue().get(code)
    document: Json = _plain(asdict(procedure))
    options.show(document, _described(options, procedure))


@procedures.command("schema", help=say("cli.procedures_schema"))
@click.argument("code")
@common
def schema_(options: Options, code: str) -> None:
    found = schema(_catalogue().get(code))
    options.show(found, json.dumps(found, ensure_ascii=False, indent=2))


@procedures.command(help=say("cli.procedures_check"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@common
def check(options: Options, paths: tuple[Path, ...]) -> int:
    findings = check_paths(paths or (assets() / "procedures", assets() / "calendar"))
    rows = [{"file": f.file, "pointer": f.pointer, "message": f.in_(options.language)} for f in findings]
    lines = [f"{f.file} {f.pointer or '/'}: {f.in_(options.language)}" for f in findings]
    options.show({"errors": rows}, "\n".join(lines) or options.say("cli.check_clean"))
    return REFUSED if findings else DONE


@procedures.command("unanswered", help=say("cli.procedures_unanswered"))
@common
def unanswered_(options: Options) -> None:
    from kiosk.acts.unanswered import unanswered
    from kiosk.acts.workplace import open_workplace

    with open_workplace(options.home) as place:
        found = unanswered(place.store)
    rows = [{"text": text, "count": count} for text, count in found.items()]
    lines = [f"{count:4}  {text}" for text, count in found.items()]
    options.show(rows, "\n".join(lines) or options.say("cli.none_unanswered"))


@click.command(help=say("cli.card"))
@click.argument("text", required=False)
@click.option(
    "--image", type=click.Path(path_type=Path, dir_okay=False, exists=True), help=say("cli.card_image")
)
@common
def card(options: Options, text: str | None, image: Path | None) -> None:
    if (text is None) == (image is None):
        raise click.UsageError(options.say("cli.card_usage"))
    if image is not None:
        with needs("devices"):
            from kiosk.documents.code import read_code

            text = read_code(image)
    found = read_card(text or "")
    if found is None:
        raise Refused(Problem(field="card", rule="card"))
    values = asdict(found)
    options.show(values, "\n".join(f"{name}: {value}" for name, value in values.items()))


def _show_listed(
    options: Options, rows: "list[tuple[Listed, float | None]]", asked: Question | None = None
) -> None:
    """Rows that answer the question asked back say so, in the words of a citizen."""
    choices = {one.code: one.label for one in asked.choices} if asked else {}
    found: list[dict[str, object]] = []
    lines = _asked(asked, options.language) if asked else []
    for one, score in rows:
        row: dict[str, object] = {"code": one.code, "name": one.name.vi}
        if score is not None:
            row["score"] = round(score, 3)
        if one.code in choices:
            row["choice"] = choices[one.code].vi
        found.append(row)
        unsure = f" ({options.say('cli.unsure')})" if one.unsure else ""
        lines.append(f"{one.code}  {one.name.in_(options.language)}{unsure}")
    options.show(found, "\n".join(lines) or options.say("cli.nothing_found"))


def _asked(asked: Question, language: str) -> list[str]:
    choices = [f"{one.code}  {one.label.in_(language)}" for one in asked.choices]
    elsewhere = [asked.otherwise.in_(language)] if asked.otherwise else []
    return [asked.question.in_(language), *choices, *elsewhere, ""]


def _described(options: Options, procedure: Procedure) -> str:
    lang = options.language
    lines = [f"{procedure.code}  {procedure.name.in_(lang)}", procedure.summary.in_(lang), ""]
    lines += [f"• {one.name.in_(lang)}" for one in procedure.documents]
    lines += ["", procedure.fee.note.in_(lang), procedure.source, procedure.source_url]
    return "\n".join(lines)


def _plain(value: object) -> Json:
    """Dataclasses' values as JSON: enums as their text, tuples as arrays."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, (bool, int)):
        return value
    return str(value)

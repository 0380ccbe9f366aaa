"""`kiosk file`, `kiosk filings`, `kiosk filing`: handing in without a screen, and what this device knows."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from kiosk.acts.papers import take_file
from kiosk.acts.slips import slip
from kiosk.acts.staff import one_row
from kiosk.acts.submit import Submission, once_id, submit
from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.commands.frame import Options, common
from kiosk.effects import DraftContent, PaperRef
from kiosk.errors import Problem, ReadOnly, Refused
from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status
from kiosk.forms.card import read_card
from kiosk.forms.compute import computed
from kiosk.forms.prefill import Sources, prefill
from kiosk.ids import new_id
from kiosk.strings import say
from kiosk.values import Answers, Json, as_list, as_map

MAX_ANSWERS = 1_000_000  # bytes


@click.command(help=say("cli.file"))
@click.argument("code")
@click.option(
    "--answers", "answers_path", required=True, type=click.Path(allow_dash=True), help=say("cli.answers")
)
@click.option("--document", "documents", multiple=True, metavar="ID=PATH", help=say("cli.document"))
@click.option("--card", "card_text", help=say("cli.file_card"))
@click.option("--slip", "slip_path", type=click.Path(path_type=Path, dir_okay=False), help=say("cli.slip"))
@click.option("--once", help=say("cli.once"))
@common
def file(
    options: Options,
    code: str,
    answers_path: str,
    documents: tuple[str, ...],
    card_text: str | None,
    slip_path: Path | None,
    once: str | None,
) -> None:
    answers = _answers(answers_path)
    pairs = [_pair(one) for one in documents]
    place = open_workplace(options.home)
    filing_id = once_id(place, once) if once else new_id(place.now)
    row = place.store.row(filing_id)
    if row is None:
        content = _content(place, code, filing_id, answers, card_text)
        content = replace(content, papers=_papers(place, content, pairs))
        row = submit(place, Submission(content=content, channel="command"))
    if slip_path:
        _write(slip_path, slip(place, row.filing))
    told = _submitted(place, row, slip_path)
    options.show(told, options.say("cli.filed", code=row.temporary_code))


@click.command(help=say("cli.filings"))
@click.option("--status", type=click.Choice([one.value for one in Status]), help=say("cli.status"))
@click.option("--pending", is_flag=True, help=say("cli.pending"))
@common
def filings(options: Options, status: str | None, pending: bool) -> None:
    place = open_workplace(options.home)
    rows = place.store.rows(status=Status(status) if status else None, pending=pending)
    options.show([listed(one) for one in rows], "\n".join(_line(options, one) for one in rows))


@click.command(help=say("cli.filing"))
@click.argument("ref")
@common
def filing(options: Options, ref: str) -> None:
    place = open_workplace(options.home)
    row = one_row(place, ref)
    options.show(told_whole(place, row), _line(options, row))


def listed(row: FilingRow) -> Mapping[str, Json]:
    """A filing as the command line lists it."""
    return {
        "filing": row.filing,
        "temporary_code": row.temporary_code,
        "official_code": row.official_code,
        "procedure": row.procedure,
        "status": row.status.value,
        "sync": row.sync.value,
        "documents": f"{row.blobs_sent}/{row.blobs_total}",
        "due": row.due,
    }


def told_whole(place: Workplace, row: FilingRow) -> Mapping[str, Json]:
    """A filing with its history: event kinds, places and whether they were set aside."""
    events: list[Json] = [
        {
            "kind": one.event.kind,
            "at": one.event.at.isoformat(),
            "actor": one.event.actor,
            "device": one.device,
            "seq": one.seq,
            "position": one.position,
            "set_aside": one.set_aside,
        }
        for one in place.store.events(row.filing)
    ]
    return {**listed(row), "version": row.version, "submitted_at": row.submitted_at, "events": events}


def _line(options: Options, row: FilingRow) -> str:
    code = row.official_code or row.temporary_code
    status = options.say(f"status.{row.status.value}")
    return f"{code:24} {row.procedure}  {status}  ({options.say(f'status.sync_{row.sync.value}')})"


def _answers(path: str) -> Answers:
    try:
        raw = sys.stdin.buffer.read(MAX_ANSWERS + 1) if path == "-" else _read(Path(path))
        value = json.loads(raw.decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise click.UsageError(say("cli.answers_unreadable", path=path)) from error
    if len(raw) > MAX_ANSWERS or not isinstance(value, dict):
        raise click.UsageError(say("cli.answers_unreadable", path=path))
    return value


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_ANSWERS + 1)


def _pair(text: str) -> tuple[str, Path]:
    id_, found, path = text.partition("=")
    if not found or not id_ or not path:
        raise click.UsageError(say("cli.document_usage", text=text))
    return id_, Path(path)


def _content(
    place: Workplace, code: str, filing_id: str, answers: Answers, card_text: str | None
) -> DraftContent:
    procedure = place.catalogue.get(code)
    card = read_card(card_text) if card_text is not None else None
    if card_text is not None and card is None:
        raise Refused(Problem(field="card", rule="card"))
    sources = Sources(card=card, office=place.office)
    filled, origins = prefill(procedure, answers, {}, sources, place.today)
    return DraftContent(
        id=filing_id, procedure=procedure.ref, answers=computed(procedure, filled), origins=origins
    )


def _papers(
    place: Workplace, content: DraftContent, pairs: Sequence[tuple[str, Path]]
) -> Mapping[str, Sequence[PaperRef]]:
    taken: dict[str, list[PaperRef]] = {}
    for id_, path in pairs:
        taken.setdefault(id_, []).append(take_file(place, content.procedure, id_, path))
    return taken


def _submitted(place: Workplace, row: FilingRow, slip_path: Path | None) -> Mapping[str, Json]:
    filing = place.store.filing(row.filing)
    rows: list[Json] = []
    for document in filing.documents if filing else ():
        for one in as_list(document.get("files")):
            entry = as_map(one)
            rows.append({"id": document.get("id"), "sha256": entry.get("sha256"), "size": entry.get("size")})
    return {
        "filing": row.filing,
        "temporary_code": row.temporary_code,
        "status": row.status.value,
        "documents": rows,
        "slip": str(slip_path) if slip_path else None,
    }


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ReadOnly(str(error), path=str(path)) from error

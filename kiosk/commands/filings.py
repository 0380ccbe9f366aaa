"""`kiosk file`, `kiosk filings`, `kiosk filing`: handing in without a screen, and what this device knows."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from kiosk.acts.rating import ratings as counted
from kiosk.acts.slips import slip
from kiosk.acts.staff import one_row
from kiosk.acts.submit import hand_in, once_id
from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.commands.answers import read_answers
from kiosk.commands.frame import Options, common
from kiosk.commands.slip_file import SlipFile, slip_file
from kiosk.commands.telling import Explained, Hindered
from kiosk.effects import DraftContent
from kiosk.errors import DiskFull, Problem, Refused
from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status
from kiosk.forms.card import Card, read_card
from kiosk.forms.compute import computed
from kiosk.forms.prefill import Sources, prefill
from kiosk.ids import new_id
from kiosk.strings import say
from kiosk.values import Answers, Json, as_int, as_list, as_map

PAGE = 500  # filings read at a time


@click.command(help=say("cli.file"))
@click.argument("code")
@click.option(
    "--answers", "answers_path", required=True, type=click.Path(allow_dash=True), help=say("cli.answers")
)
@click.option("--document", "documents", multiple=True, metavar="ID=PATH", help=say("cli.document"))
@click.option("--claim", "claims", multiple=True, metavar="ID", help=say("cli.file_claim"))
@click.option("--card", "card_text", help=say("cli.file_card"))
@click.option("--slip", "slip_path", type=click.Path(path_type=Path, dir_okay=False), help=say("cli.slip"))
@click.option("--once", help=say("cli.once"))
@common
def file(
    options: Options,
    code: str,
    answers_path: str,
    documents: tuple[str, ...],
    claims: tuple[str, ...],
    card_text: str | None,
    slip_path: Path | None,
    once: str | None,
) -> None:
    if once is not None and not once.strip():  # a script's empty variable would file again and again
        raise click.UsageError(options.say("cli.once_empty"))
    pairs = [_pair(options, one) for one in documents]
    answers = read_answers(answers_path, options.say)
    card = _card(card_text)
    with open_workplace(options.home) as place, slip_file(slip_path) as paper:
        filing_id = once_id(place, once) if once else new_id(place.now)
        row = place.store.row(filing_id)
        if row is None:
            row = _filed(place, _content(place, code, filing_id, answers, card), pairs, claims)
        told = _submitted(place, row, slip_path)
        if paper:
            _write(paper, place, row, told)
        options.show(told, options.say("cli.filed", code=row.temporary_code))


@click.command(help=say("cli.filings"))
@click.option("--status", type=click.Choice([one.value for one in Status]), help=say("cli.status"))
@click.option("--pending", is_flag=True, help=say("cli.pending"))
@common
def filings(options: Options, status: str | None, pending: bool) -> None:
    with open_workplace(options.home) as place:
        rows = list(_all(place, Status(status) if status else None, pending))
    options.show([listed(one) for one in rows], "\n".join(_line(options, one) for one in rows))


@click.command(help=say("cli.filing"))
@click.argument("ref")
@common
def filing(options: Options, ref: str) -> None:
    with open_workplace(options.home) as place:
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


def _all(place: Workplace, status: Status | None, pending: bool) -> Iterator[FilingRow]:
    """Every filing, newest first."""
    before: str | None = None
    while rows := place.store.rows(status=status, pending=pending, limit=PAGE, before=before):
        yield from rows
        before = rows[-1].filing


def _line(options: Options, row: FilingRow) -> str:
    code = row.official_code or row.temporary_code
    status = options.say(f"status.{row.status.value}")
    return f"{code:24} {row.procedure}  {status}  ({options.say(f'status.sync_{row.sync.value}')})"


def _pair(options: Options, text: str) -> tuple[str, Path]:
    id_, found, path = text.partition("=")
    if not found or not id_ or not path:
        raise click.UsageError(options.say("cli.document_usage"))
    return id_, Path(path)


def _card(text: str | None) -> Card | None:
    card = read_card(text) if text is not None else None
    if text is not None and card is None:
        raise Refused(Problem(field="card", rule="card"))
    return card


def _content(
    place: Workplace, code: str, filing_id: str, answers: Answers, card: Card | None
) -> DraftContent:
    procedure = place.catalogue.get(code)
    sources = Sources(card=card, office=place.office)
    filled, origins = prefill(procedure, answers, {}, sources, place.today)
    return DraftContent(
        id=filing_id, procedure=procedure.ref, answers=computed(procedure, filled), origins=origins
    )


def _filed(
    place: Workplace, content: DraftContent, pairs: Sequence[tuple[str, Path]], claims: Sequence[str]
) -> FilingRow:
    if not place.store.has_room():
        raise DiskFull("no filing is begun on the reserve")
    try:
        return hand_in(place, content, pairs, claims)
    except Refused as error:
        code, _, version = content.procedure.partition("@")
        raise Explained(place.catalogue.get(code, version), *error.problems) from error


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


def _write(paper: SlipFile, place: Workplace, row: FilingRow, told: Mapping[str, Json]) -> None:
    """The filing is kept already: whoever hears that its slip is not must hear that, too."""
    try:
        paper.write(slip(place, row.filing))
    except OSError as error:
        raise Hindered("slip_lost", {**told, "slip": None}, code=row.temporary_code) from error


@click.command(help=say("cli.ratings"))
@common
def ratings(options: Options) -> None:
    with open_workplace(options.home) as place:
        found = counted(place)
    scores, reasons = as_map(found["scores"]), as_map(found["reasons"])
    lines = [options.say("cli.ratings_told", count=str(found["count"]))]
    lines += [f"{as_int(scores[score]):6}  {options.say(f'citizen.rate_{score}')}" for score in scores]
    lines += [f"{as_int(reasons[one]):6}  {options.say(f'citizen.rate_{one}')}" for one in reasons]
    options.show(found, "\n".join(lines))

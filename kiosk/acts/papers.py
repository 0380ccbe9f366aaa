"""Taking a paper in: judged by its content, kept encrypted, remembered by its hash."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.acts.workplace import Workplace
from kiosk.catalogue.procedure import Procedure
from kiosk.documents.folder import scan_folder
from kiosk.documents.intake import take_path
from kiosk.documents.paper import Paper, tidy_name
from kiosk.effects import PaperRef
from kiosk.errors import Problem, Refused
from kiosk.forms.tidy import plain
from kiosk.replies import Offered

MAX_OFFERED = 24
DRIVES = (Path("/media"), Path("/run/media"))


def take_file(place: Workplace, procedure_ref: str, document_id: str, path: Path) -> PaperRef:
    """Keep this file as that paper. Refused with the reason when it cannot be one."""
    code, _, version = procedure_ref.partition("@")
    taken = judge_file(place.catalogue.get(code, version or None), document_id, path)
    if isinstance(taken, Problem):
        raise Refused(taken)
    place.store.blobs.keep(taken.data, taken.media)
    return paper_ref(taken, path)


def judge_file(procedure: Procedure, document_id: str, path: Path) -> Paper | Problem:
    """The file as that paper, or why it cannot be one; nothing is kept."""
    document = procedure.document(document_id)
    if document is None:
        return Problem(field=plain(document_id), rule="document_unknown")
    return take_path(path, document)


def paper_ref(paper: Paper, path: Path) -> PaperRef:
    """How a draft remembers the paper."""
    return PaperRef(sha256=paper.sha256, pages=paper.pages, size=paper.size, name=tidy_name(path.name))


def offered_files(place: Workplace) -> list[Offered]:
    """The newest files of the scan folder and of plugged-in drives: nothing else of the machine is shown."""
    found = [one for folder in _folders(place) for one in scan_folder(folder)]
    found.sort(key=lambda one: one.modified, reverse=True)
    return [
        Offered(path=str(one.path), name=one.name, size=one.size, modified=one.modified.isoformat())
        for one in found[:MAX_OFFERED]
    ]


def _folders(place: Workplace) -> Iterator[Path]:
    yield place.scan_folder
    for base in DRIVES:
        try:
            yield from (one for user in base.iterdir() for one in (user, *_below(user)))
        except OSError:
            continue


def _below(folder: Path) -> list[Path]:
    try:
        return [one for one in folder.iterdir() if one.is_dir()]
    except OSError:
        return []

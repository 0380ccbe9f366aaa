"""Whether the procedures of a folder fit together: who sends where, which version when, whose words."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from kiosk.catalogue.findings import Finding
from kiosk.catalogue.load import CODE
from kiosk.catalogue.procedure import Procedure
from kiosk.text import fold, nfc

Files = Mapping[Path, Procedure]


def check_together(
    files: Files, codes: Collection[str], tiles: Collection[str] | None = None
) -> list[Finding]:
    """All findings between sound files; `codes` are in force, `tiles` the ids of areas.json if there is one.

    An earlier version keeps what was true in its day: only its dates are looked at, and what came after it.
    """
    current = {path: one for path, one in files.items() if _in_force(path)}
    found = [one for path, procedure in files.items() for one in _names(path, procedure, codes)]
    for path, procedure in current.items():
        if tiles is not None and procedure.area not in tiles:
            found.append(_finding(path, "/area", "unknown_tile", area=procedure.area))
    return [*found, *_aliases(current), *_versions(files)]


def _names(path: Path, procedure: Procedure, codes: Collection[str]) -> list[Finding]:
    """Codes of procedures that are not there."""
    places = [(f"/superseded_by/{at}", code) for at, code in enumerate(procedure.superseded_by)]
    for at, check in enumerate(procedure.eligibility if _in_force(path) else ()):
        places += [(f"/eligibility/{at}/instead/{number}", code) for number, code in enumerate(check.instead)]
    return [
        _finding(path, pointer, "unknown_procedure", code=code)
        for pointer, code in places
        if code not in codes
    ]


def _aliases(files: Files) -> list[Finding]:
    """What people say must lead to one procedure; "thue" is "thuê" and "thuế", these two are not the same."""
    found: list[Finding] = []
    said: dict[str, list[tuple[str, str]]] = defaultdict(list)  # without tones -> with them, and whose
    for path, procedure in files.items():
        for at, alias in enumerate(procedure.aliases):
            word, plain = nfc(alias).lower(), fold(alias)
            whose = [code for other, code in said[plain] if word == other or plain in (word, other)]
            if whose:
                found.append(_finding(path, f"/aliases/{at}", "alias_twice", alias=alias, code=whose[0]))
            said[plain].append((word, procedure.code))
    return found


def _versions(files: Files) -> list[Finding]:
    """Versions follow one another: each begins after the one before it has ended."""
    by_code: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(files, key=lambda one: (_number(files[one]), _in_force(one))):
        by_code[files[path].code].append(path)
    found: list[Finding] = []
    for paths in by_code.values():
        found += [one for earlier, later in pairwise(paths) for one in _order(files, earlier, later)]
    return found


def _order(files: Files, earlier: Path, later: Path) -> list[Finding]:
    before, after = files[earlier], files[later]
    if _in_force(earlier):
        return [_finding(later, "/version", "version_ahead", version=after.version, current=before.version)]
    if after.valid_from <= before.valid_from:
        start = {"version": before.version, "day": before.valid_from}
        return [_finding(later, "/valid_from", "version_order", **start)]
    if before.valid_to is None or before.valid_to >= after.valid_from:
        start = {"version": after.version, "day": after.valid_from}
        return [_finding(earlier, "/valid_to", "version_overlap", **start)]
    return []


def _in_force(path: Path) -> bool:
    return CODE.fullmatch(path.stem) is not None


def _number(procedure: Procedure) -> Sequence[int]:
    return [int(part) for part in procedure.version.split(".")]


def _finding(path: Path, pointer: str, rule: str, **values: str) -> Finding:
    return Finding(file=str(path), pointer=pointer, rule=rule, values=values)

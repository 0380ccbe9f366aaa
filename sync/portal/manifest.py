"""What a filing says it consists of: the rules by which the portal can digest a body."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.filing.filing import manifest
from kiosk.strings import say
from kiosk.values import Json, as_list, as_map, as_text
from sync.protocol import MAX_BLOB

MAX_FILES = 500
_SHA256 = 64
_DIGITS = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reason why a body cannot be digested."""

    field: str
    rule: str

    def dump(self) -> Mapping[str, Json]:
        return {"field": self.field, "rule": self.rule, "message": say(f"link.{self.rule}")}


def read_manifest(body: Mapping[str, Json]) -> tuple[Sequence[str], Sequence[Finding]]:
    """The blobs it names, each once, and what is wrong with it."""
    findings = [
        Finding(field=name, rule="refused_shape")
        for name, shape in (("answers", Mapping), ("declaration", Mapping), ("documents", Sequence))
        if name in body and not (isinstance(body[name], shape) and not isinstance(body[name], str))
    ]
    if findings:
        return [], findings
    findings = [found for name, file in _files(body) if (found := _check(name, file))]
    blobs = manifest(body)
    if len(blobs) > MAX_FILES:
        findings.append(Finding(field="documents", rule="refused_count"))
    return blobs, findings


def _files(body: Mapping[str, Json]) -> list[tuple[str, Json]]:
    """Every file that is named, with the document it belongs to."""
    files: list[tuple[str, Json]] = []
    if "declaration" in body:
        files.append(("declaration", body["declaration"]))
    for document in as_list(body.get("documents")):
        name = as_text(as_map(document).get("id")) or "documents"
        files += [(name, file) for file in as_list(as_map(document).get("files"))]
    return files


def _check(name: str, file: Json) -> Finding | None:
    sha256, size = as_text(as_map(file).get("sha256")), as_map(file).get("size", 0)
    if len(sha256) != _SHA256 or not _DIGITS.issuperset(sha256):
        return Finding(field=name, rule="refused_hash")
    if not isinstance(size, int) or not 0 <= size <= MAX_BLOB:
        return Finding(field=name, rule="refused_size")
    return None

"""What is wrong with a procedure file: where, and why, in words for administrators."""

from collections.abc import Mapping
from dataclasses import field

from kiosk.errors import KioskError
from kiosk.records import dataclass
from kiosk.strings import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    file: str
    pointer: str  # JSON pointer, RFC 6901; "" is the whole file
    rule: str  # key of the sentence in assets/strings/*/check.json
    values: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def message(self) -> str:
        return self.in_("vi")

    def in_(self, language: str) -> str:
        return say(f"check.{self.rule}", language, **self.values)


class ProcedureBroken(KioskError):
    """A file of the catalogue cannot be used as it is."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{one.file}#{one.pointer} {one.rule}" for one in findings[:5]))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Notes:
    """Findings of one file, as they are made."""

    file: str
    found: list[Finding] = field(default_factory=list[Finding])

    def add(self, pointer: str, rule: str, **values: str) -> None:
        self.found.append(Finding(file=self.file, pointer=pointer, rule=rule, values=values))

"""The office (cơ quan) that a device belongs to, as the enrolment tells it."""

from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from typing import Self

from kiosk.records import dataclass
from kiosk.values import Json, as_text


class Issuer(StrEnum):
    """Who gives the office's official codes: exactly one."""

    PORTAL = "portal"
    HUB = "hub"
    TYPED = "typed"  # the officer enters the code that the provincial system gave


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    code: str  # "H26.15", the office's identification code
    name: str  # "UBND phường Hồng Hà"
    unit: str = "Trung tâm Phục vụ hành chính công"
    province: str = ""  # code of the 2025 list
    commune: str = ""
    place: str = ""  # "Hồng Hà": where papers are dated
    issuer: Issuer = Issuer.PORTAL
    police: str = ""  # "Công an phường Hồng Hà": receives residence filings

    def to_json(self) -> Mapping[str, Json]:
        return asdict(self) | {"issuer": self.issuer.value}

    @classmethod
    def from_json(cls, value: Mapping[str, Json]) -> Self:
        """The office these values describe; an unknown issuer raises ValueError."""
        texts = {name: as_text(value.get(name)) for name in cls.__slots__ if name != "issuer"}
        return cls(**texts, issuer=Issuer(as_text(value.get("issuer")) or Issuer.PORTAL))


# what a device is before it has joined an office: nothing is claimed about where it stands
UNKNOWN_OFFICE = Office(code="", name="UBND …", place="…", police="Công an …")

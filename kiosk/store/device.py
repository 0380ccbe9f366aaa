"""What this device is, kept among the small settings of the store."""

from collections.abc import Mapping

from kiosk.filing.office import Office
from kiosk.keys import Keys, fingerprint
from kiosk.records import dataclass
from kiosk.values import Json, as_int, as_map, as_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """Before its enrolment a device is called by its key's fingerprint, epoch 0."""

    name: str
    epoch: int
    role: str = ""  # "kiosk", "counter", "hub"; "" before enrolment
    office: Office | None = None
    portal: str = ""  # URL
    portal_key: bytes = b""  # the pinned key
    enrolled: bool = False

    def to_json(self) -> Mapping[str, Json]:
        return {
            "name": self.name,
            "epoch": self.epoch,
            "role": self.role,
            "office": self.office.to_json() if self.office else None,
            "portal": self.portal,
            "portal_key": self.portal_key.hex(),
        }

    @classmethod
    def of(cls, stored: Mapping[str, Json], keys: Keys) -> "Device":
        """What enrolment left; before it, a device named by its key."""
        return cls.from_json(stored) if stored else cls(name="x-" + fingerprint(keys.public), epoch=0)

    @classmethod
    def from_json(cls, value: Mapping[str, Json]) -> "Device":
        office = value.get("office")
        return cls(
            name=as_text(value.get("name")),
            epoch=as_int(value.get("epoch")),
            role=as_text(value.get("role")),
            office=Office.from_json(as_map(office)) if office else None,
            portal=as_text(value.get("portal")),
            portal_key=bytes.fromhex(as_text(value.get("portal_key"))),
            enrolled=True,
        )

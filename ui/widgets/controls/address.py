"""The control for an address: province, commune, the rest; or free text for an old or a foreign one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.values import Json, as_map, as_text
from ui.theme import MEDIUM, look, phrase
from ui.widgets.button import Button, Kind
from ui.widgets.choice import ChoiceGroup
from ui.widgets.control import Control
from ui.widgets.controls.selection import PickControl
from ui.widgets.controls.text import TextControl
from ui.widgets.controls.units import Place, UnitsPort
from ui.widgets.label import Label
from ui.widgets.picker import Pick

CURRENT, LEGACY, FOREIGN = "2025", "legacy", "foreign"  # code systems
_DETAIL_LENGTH = 200


class AddressControl(Control):
    def __init__(self, units: UnitsPort) -> None:
        super().__init__()
        self._units = units
        self._system = CURRENT
        self._first: Sequence[str] = ()
        self.province = PickControl(_picks(units.provinces()), phrase("kit.province"))
        self.commune = PickControl([], phrase("kit.commune"))
        self.detail = TextControl(max_length=_DETAIL_LENGTH)
        self.kind = ChoiceGroup(
            [(LEGACY, phrase("kit.address_legacy")), (FOREIGN, phrase("kit.address_foreign"))]
        )
        self.text = TextControl(max_length=_DETAIL_LENGTH)
        self._now = _block(
            (
                (phrase("kit.province"), self.province),
                (phrase("kit.commune"), self.commune),
                (phrase("kit.address_detail"), self.detail),
            )
        )
        self._other = _block((("", self.kind), (phrase("kit.address_text"), self.text)))
        self.switch = Button("", Kind.GHOST, compact=True)
        for part in (self._now, self._other, self.switch):
            self.column.addWidget(part)
        self._wire()
        self._show_system(CURRENT)

    def _wire(self) -> None:
        self.province.edited.connect(self._province_chosen)
        self.commune.edited.connect(self.changed)
        self.detail.edited.connect(self.changed)
        self.text.edited.connect(self.changed)
        self.kind.chosen.connect(self._kind_chosen)
        self.switch.clicked.connect(self._switch)

    def value(self) -> Json:
        if self._system == CURRENT:
            parts = {"province": self.province, "commune": self.commune, "detail": self.detail}
        else:
            parts = {"text": self.text}
        filled = {key: value for key, part in parts.items() if (value := part.value())}
        return {"code_system": self._system, **filled} if filled else None

    def show_value(self, value: Json) -> None:
        address = as_map(value)
        self._show_system(as_text(address.get("code_system")) or CURRENT)
        self.province.set_value(address.get("province"))
        self._offer_communes()
        self.commune.set_value(address.get("commune"))
        self.detail.set_value(address.get("detail"))
        self.text.set_value(address.get("text"))

    def offer(self, communes: Sequence[str]) -> None:
        """These communes (codes) stand first where one is picked: the address is likely in one of them."""
        if self._first != communes:
            self._first = communes
            self._offer_communes()

    def first(self) -> QWidget | None:
        """The first part that is still empty."""
        parts: Sequence[Control] = (self.province, self.commune, self.detail)
        if self._system != CURRENT:
            parts = (self.text,)
        return next((one for one in parts if not one.value()), parts[0]).first()

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        """The empty parts are the bad ones; when none is, all are."""
        parts: Sequence[Control] = (self.province, self.commune, self.detail)
        if self._system != CURRENT:
            parts = (self.text,)
        empty = [one for one in parts if not one.value()]
        for one in parts:
            one.set_bad(bad and one in (empty or parts))

    def name_as(self, label: str, description: str = "") -> None:
        self.setAccessibleName(label)
        names = {self.province: "province", self.commune: "commune", self.detail: "address_detail"}
        for part, key in {**names, self.text: "address_text"}.items():
            part.name_as(f"{label}, {phrase(f'kit.{key}')}", description)

    def _province_chosen(self) -> None:
        self._offer_communes()
        self.commune.set_value(None)
        self.changed()

    def _offer_communes(self) -> None:
        places = self._units.communes(as_text(self.province.value()))
        first = [one for code in self._first for one in places if one.code == code]
        self.commune.set_picks(_picks([*first, *(one for one in places if one not in first)]))

    def _kind_chosen(self, system: str) -> None:
        self._system = system
        self.changed()

    def _switch(self) -> None:
        self._show_system(LEGACY if self._system == CURRENT else CURRENT)
        self.changed()

    def _show_system(self, system: str) -> None:
        self._system = system
        self._now.setVisible(system == CURRENT)
        self._other.setVisible(system != CURRENT)
        self.kind.choose(system)
        self.switch.setText(phrase("kit.address_other" if system == CURRENT else "kit.address_current"))
        self.switch.setAccessibleName(self.switch.text())
        self.switch.updateGeometry()


def _picks(places: Sequence[Place]) -> Sequence[Pick]:
    return [Pick(id=one.code, label=one.full_name) for one in places]


def _block(parts: Sequence[tuple[str, QWidget]]) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4 if look().portrait else 2)
    for label, part in parts:
        if label:
            column.addWidget(Label(label, "small", MEDIUM, "ink2"))
        column.addWidget(part)
        column.addSpacing(6)
    return block

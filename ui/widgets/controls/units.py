"""Where the controls get their lists: provinces, communes, peoples, countries, options."""

from collections.abc import Sequence
from typing import Protocol

from kiosk.catalogue.form import Field, Option
from kiosk.values import Json


class Place(Protocol):
    """A province or a commune."""

    @property
    def code(self) -> str: ...

    @property
    def full_name(self) -> str: ...


class UnitsPort(Protocol):
    def provinces(self) -> Sequence[Place]: ...

    def communes(self, province: str) -> Sequence[Place]: ...

    def name_of(self, code: str) -> str: ...

    def choices(self, field: Field) -> Sequence[Option]: ...

    def show(self, field: Field, value: Json, language: str) -> str: ...


class LocalUnits:
    """The lists that ship with the program, loaded when first asked for."""

    def provinces(self) -> Sequence[Place]:
        from kiosk.forms import units  # noqa: PLC0415 - 3,321 communes are not needed before a form opens

        return units.provinces()

    def communes(self, province: str) -> Sequence[Place]:
        from kiosk.forms import units  # noqa: PLC0415 - as above

        return units.communes(province)

    def name_of(self, code: str) -> str:
        from kiosk.forms import units  # noqa: PLC0415 - as above

        return units.name_of(code)

    def choices(self, field: Field) -> Sequence[Option]:
        from kiosk.forms.choices import choices  # noqa: PLC0415 - as above

        return choices(field)

    def show(self, field: Field, value: Json, language: str) -> str:
        from kiosk.forms.show import show  # noqa: PLC0415 - as above

        return show(field, value, language)

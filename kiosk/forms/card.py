"""The QR code of an identity card (CCCD 2021): seven fields, every one of them checked, or no card at all."""

import re
import unicodedata

from kiosk.forms.dates import span
from kiosk.forms.kinds import is_person_id, is_person_name
from kiosk.records import dataclass
from kiosk.text import nfc

LONGEST = 2_000  # characters of a code; a card's holds some 150
FIELDS = 7  # the card of 2024 adds more after these; they are neither read nor kept
_LONGEST_NAME, _LONGEST_ADDRESS = 100, 300
_OLD_ID = re.compile(r"(?:[0-9]{9})?")
_DAY = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_SEXES = {"nam": "nam", "nữ": "nu"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    id_number: str
    old_id_number: str  # CMND of nine digits, "" when there was none
    full_name: str
    birth_date: str  # YYYY-MM-DD
    sex: str  # "nam" | "nu"
    address: str  # as printed; before 01/7/2025 in three old levels
    issued: str  # YYYY-MM-DD


def read_card(text: str) -> Card | None:
    """The card this text is; None for anything else, never a guess."""
    if len(text) > LONGEST:
        return None
    text = nfc(text.strip().removeprefix("\ufeff"))
    if any(unicodedata.category(one)[0] == "C" for one in text):
        return None
    parts = [" ".join(one.split()) for one in text.split("|")]
    return _card(parts[:FIELDS]) if len(parts) >= FIELDS else None


def warnings(id_number: str, birth_date: str, sex: str) -> list[str]:
    """What does not fit together in an identity number: worth a look, no reason to refuse."""
    days = span(birth_date)
    if not is_person_id(id_number):
        return []
    century, female = divmod(int(id_number[3]), 2)
    found = ["id_sex"] if sex in _SEXES.values() and (sex == "nu") != bool(female) else []
    year = 1900 + 100 * century + int(id_number[4:6])
    return [*found, "id_birth_year"] if days is not None and days.first.year != year else found


def _card(parts: list[str]) -> Card | None:
    id_number, old_id_number, full_name, birth, sex, address, issued = parts
    born, since = _day(birth), _day(issued)
    acceptable = (
        is_person_id(id_number)
        and _OLD_ID.fullmatch(old_id_number)
        and is_person_name(full_name)
        and len(full_name) <= _LONGEST_NAME
        and sex.lower() in _SEXES
        and 0 < len(address) <= _LONGEST_ADDRESS
    )
    if not acceptable or not born or not since or since < born:
        return None
    return Card(
        id_number=id_number,
        old_id_number=old_id_number,
        full_name=full_name,
        birth_date=born,
        sex=_SEXES[sex.lower()],
        address=address,
        issued=since,
    )


def _day(text: str) -> str:
    """DdMMyyyy as YYYY-MM-DD; "" when it is no day."""
    found = _DAY.fullmatch(text)
    day = f"{found[3]}-{found[2]}-{found[1]}" if found else ""
    return day if span(day) else ""

"""The QR code of an identity card: what fits its shape is read, the rest is left out, nothing is guessed."""

import re
import unicodedata

from kiosk.forms.dates import span
from kiosk.forms.kinds import is_person_id, is_person_name
from kiosk.records import dataclass
from kiosk.text import nfc

LONGEST = 2_000  # characters of a code; a card's holds some 150
FIELDS = 7  # căn cước of 2024 add more after these; they are neither read nor kept
_BIRTH, _SEX = 3, 4  # their places; one earlier in a code without the old number's place
_LONGEST_NAME, _LONGEST_ADDRESS = 100, 300
_OLD_ID = re.compile(r"[0-9]{9}")
_DAY = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_SEXES = {"nam": "nam", "nữ": "nu"}
_PLACES = (  # the 63 provinces of before 01/7/2025, where births were registered
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 "
    "037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 "
    "077 079 080 082 083 084 086 087 089 091 092 093 094 095 096"
)
_ETH = str.maketrans("ÐðƉ", "ĐđĐ")  # letters that look like đ, from scanners and old fonts


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What was read; "" where the card says nothing or nothing that fits."""

    id_number: str
    old_id_number: str  # CMND of nine digits
    full_name: str
    birth_date: str  # YYYY-MM-DD
    sex: str  # "nam" | "nu"
    address: str  # as printed; before 01/7/2025 in three old levels
    issued: str  # YYYY-MM-DD

    @property
    def whole(self) -> bool:
        """Whether everything but the old number was read: not everybody had one."""
        return all((self.full_name, self.birth_date, self.sex, self.address, self.issued))


def read_card(text: str) -> Card | None:
    """Number | old number | name | birth | sex | address | issue; None for what is no card.

    Codes of 2016–2021 may lack the place of the old number. Fields may be missing at the end. A card has a
    number of twelve digits and a birth date or a sex in their places; two scans run together are none.
    """
    if len(text) > LONGEST:
        return None
    text = nfc(text.strip("\ufeff\0 \t\r\n")).translate(_ETH)
    if any(unicodedata.category(one)[0] == "C" for one in text):
        return None
    parts = [" ".join(one.split()) for one in text.split("|")]
    if len(parts) >= _BIRTH and _DAY.fullmatch(parts[_BIRTH - 1]):
        parts.insert(1, "")
    return _card(_ended(parts))


def warnings(id_number: str, birth_date: str, sex: str) -> list[str]:
    """What does not fit together in an identity number: worth a look, no reason to refuse.

    It holds the place of birth (from 100 on no province), century and sex, year, six digits; no check digit.
    """
    days = span(birth_date)
    if not is_person_id(id_number):
        return []
    century, female = divmod(int(id_number[3]), 2)
    year = 1900 + 100 * century + int(id_number[4:6])
    broken = {
        "id_place": id_number[0] == "0" and id_number[:3] not in _PLACES,
        "id_sex": sex in _SEXES.values() and (sex == "nu") != bool(female),
        "id_birth_year": days is not None and days.first.year != year,
    }
    return [rule for rule, holds in broken.items() if holds]


def _ended(parts: list[str]) -> list[str]:
    """All seven, those that are missing empty; a name or an address at a cut end may be half of one."""
    if len(parts) < FIELDS and len(parts) - 1 not in (_BIRTH, _SEX):  # those two show when they are cut
        parts = parts[:-1]
    return [*parts, *[""] * FIELDS][:FIELDS]


def _card(parts: list[str]) -> Card | None:
    id_number, old_id_number, full_name, birth, sex, address, issued = parts
    born, since = _day(birth), _day(issued)
    if born and since and since < born:  # one of them is wrong, and nobody knows which
        born = since = ""
    card = Card(
        id_number=id_number,
        old_id_number=old_id_number if _OLD_ID.fullmatch(old_id_number) else "",
        full_name=full_name if is_person_name(full_name) and len(full_name) <= _LONGEST_NAME else "",
        birth_date=born,
        sex=_SEXES.get(sex.lower(), ""),
        address=address if _is_address(address) else "",
        issued=since,
    )
    return card if is_person_id(id_number) and (card.birth_date or card.sex) else None


def _is_address(text: str) -> bool:
    """Letters in it, and none that the scanner could not tell."""
    lost = any(one in text for one in "?\ufffd")
    return len(text) <= _LONGEST_ADDRESS and not lost and any(one.isalpha() for one in text)


def _day(text: str) -> str:
    """DdMMyyyy as YYYY-MM-DD; "" when it is no day."""
    found = _DAY.fullmatch(text)
    day = f"{found[3]}-{found[2]}-{found[1]}" if found else ""
    return day if span(day) else ""

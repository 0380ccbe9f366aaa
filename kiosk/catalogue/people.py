"""Who the people of a form are: which field is which part of whom, one model for all procedures.

Prefixes and suffixes of field ids are a convention (`me_ngay_sinh`: the mother's date of birth); a procedure
may say otherwise. The table is data, `assets/procedures/people.json`, and `kiosk procedures check` judges it.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import cache
from pathlib import Path

from kiosk.catalogue.cursor import WORD, Cursor, one_of
from kiosk.catalogue.form import FieldType, Text
from kiosk.catalogue.load import PEOPLE, strict
from kiosk.catalogue.parts import read_text
from kiosk.paths import assets
from kiosk.records import dataclass
from kiosk.values import Json

SELF = "self"  # the citizen at the machine


class Part(StrEnum):
    """What is known of a person."""

    FULL_NAME = "full_name"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    NATIONALITY = "nationality"
    ID_NUMBER = "id_number"
    PAPER_KIND = "paper_kind"  # of the identity paper that stands in for the number
    PAPER_NUMBER = "paper_number"
    PAPER_ISSUED = "paper_issued"
    PAPER_ISSUER = "paper_issuer"
    RESIDENCE_KIND = "residence_kind"
    RESIDENCE = "residence"
    PHONE = "phone"
    EMAIL = "email"


class Carried(StrEnum):
    """Into which next filing of the same visit a person may be carried."""

    ALWAYS = "always"
    ELSEWHERE = "elsewhere"  # into another procedure: the same one again is about somebody else
    NEVER = "never"


TYPES: Mapping[Part, tuple[FieldType, ...]] = {
    Part.FULL_NAME: (FieldType.PERSON_NAME, FieldType.TEXT),
    Part.BIRTH_DATE: (FieldType.DATE,),
    Part.SEX: (FieldType.SELECT, FieldType.RADIO),
    Part.ETHNICITY: (FieldType.ETHNICITY,),
    Part.NATIONALITY: (FieldType.NATIONALITY,),
    Part.ID_NUMBER: (FieldType.PERSON_ID, FieldType.TEXT),
    Part.PAPER_KIND: (FieldType.SELECT,),
    Part.PAPER_NUMBER: (FieldType.TEXT,),
    Part.PAPER_ISSUED: (FieldType.DATE,),
    Part.PAPER_ISSUER: (FieldType.TEXT,),
    Part.RESIDENCE_KIND: (FieldType.SELECT,),
    Part.RESIDENCE: (FieldType.ADDRESS,),
    Part.PHONE: (FieldType.PHONE,),
    Part.EMAIL: (FieldType.EMAIL,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a field belongs: whose, and which part."""

    role: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    id: str
    name: Text
    carried: Carried


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What one procedure says otherwise."""

    prefixes: Mapping[str, str] = field(default_factory=dict[str, str])
    fields: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    roles: Mapping[str, Role]
    parts: Mapping[str, Part]  # suffix -> part
    prefixes: Mapping[str, str]  # prefix -> role
    fields: Mapping[str, str]  # field id -> "role.part"
    procedures: Mapping[str, Own]  # code -> what is otherwise there
    left_out: Mapping[str, str]  # field id -> why it is nobody's

    def place(self, code: str, id_: str) -> Place | None:
        """Whose and what this field of this procedure is; None when it is no person's, or left out."""
        own = self.procedures.get(code, Own())
        named = own.fields.get(id_) or self.fields.get(id_)
        if named is not None:
            role, _, part = named.partition(".")
            return Place(role=role, part=Part(part))
        if id_ in self.left_out:
            return None
        for suffix, known in self.parts.items():
            prefix = prefix_of(id_, suffix)
            found = None if prefix is None else own.prefixes.get(prefix, self.prefixes.get(prefix))
            if found is not None:
                return Place(role=found, part=known)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """The persons of one filing: role -> part -> answer."""

    code: str  # of its procedure
    day: str = ""  # ISO date of an earlier visit; "" in the same one
    found: Mapping[str, Mapping[Part, Json]] = field(default_factory=dict[str, Mapping[Part, Json]])


def prefix_of(id_: str, suffix: str) -> str | None:
    """ "me" of me_ngay_sinh, "" of ngay_sinh itself; None when it does not end so."""
    if id_ == suffix:
        return ""
    return id_.removesuffix(f"_{suffix}") if id_.endswith(f"_{suffix}") else None


@cache
def people() -> People:
    """The table as shipped."""
    return load_people(assets() / "procedures" / PEOPLE)


def load_people(path: Path) -> People:
    """The table of a file. Raises ProcedureBroken when anything in it is not as it must be."""
    return strict(path, read_people)


def read_people(at: Cursor) -> People:
    """The table, with a finding for everything in it that is misshapen."""
    roles = {one.id: one for one in at.each("roles", _role)}
    return People(
        roles=roles,
        parts=at.table("parts", one_of(Part)),
        prefixes=at.table("prefixes", WORD),
        fields=at.table("fields", WORD),
        procedures=at.inner("procedures", _procedures),
        left_out=at.table("left_out", WORD),
    )


def _procedures(at: Cursor) -> Mapping[str, Own]:
    return {code: at.inner(code, _own) for code in at.names()}


def _own(at: Cursor) -> Own:
    return Own(
        prefixes=at.table("prefixes", WORD, optional=True), fields=at.table("fields", WORD, optional=True)
    )


def _role(at: Cursor) -> Role:
    return Role(
        id=at.need("id", WORD),
        name=at.inner("name", read_text),
        carried=at.need("carried", one_of(Carried)),
    )

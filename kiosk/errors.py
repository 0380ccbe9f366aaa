"""Every error this program raises on purpose.

* KioskError
  + Refused          the person's input breaks rules: reasons, nothing stored (exit 1)
    - NotAllowed     the filing's status forbids this step
    - NotFound       no such filing, procedure, draft or file
  + Trouble          the environment is at fault: one sentence and what to do (exit 3)
    - StoreBroken    the disk or the file is damaged
    - StoreBehind    the end of the store is lost: it lacks events it had committed
    - StoreTooNew    a newer version of the program wrote this file
    - StoreLocked    another process holds the file for too long
    - WrongKey       the key does not open this database
    - KeyMissing     the database is there, its key is not
    - ReadOnly       the data folder cannot be written
    - DiskFull       no room left
    - InUse          another window runs on the same data
    - NotEnrolled    this device has not joined an office yet
    - Unreachable    no honest answer from the portal
    - Misuse         a setting or option of the machine cannot work

Sentences for people live in assets/strings: `problem.<rule>` for a Problem, `trouble.<rule>` for a Trouble.
"""

import dataclasses
from collections.abc import Mapping

from kiosk import records


@records.dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One reason why an input is refused: a value, shown beside its field."""

    field: str  # id of the field, document or option; "" when it is about the whole
    rule: str  # key of the sentence in assets/strings/*/problem.json
    values: Mapping[str, str] = dataclasses.field(default_factory=dict[str, str])


class KioskError(Exception):
    """Base class: catch this at the edge, never in the middle."""


class Refused(KioskError):
    """The input breaks rules; nothing was stored."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{p.field}:{p.rule}" for p in problems))
        self.problems = problems


class NotAllowed(Refused):
    """The filing's status forbids this step."""


class NotFound(Refused):
    """No such filing, procedure, draft or file."""


class Trouble(KioskError):
    """The environment is at fault: a sentence, and what to do."""

    rule = "unknown"

    def __init__(self, detail: str = "", **values: str) -> None:
        super().__init__(detail or self.rule)
        self.values: Mapping[str, str] = values


class StoreBroken(Trouble):
    rule = "store_broken"


class StoreBehind(Trouble):
    rule = "store_behind"


class StoreTooNew(Trouble):
    rule = "store_too_new"


class StoreLocked(Trouble):
    rule = "store_locked"


class WrongKey(Trouble):
    rule = "wrong_key"


class KeyMissing(Trouble):
    rule = "key_missing"


class ReadOnly(Trouble):
    rule = "read_only"


class DiskFull(Trouble):
    rule = "disk_full"


class InUse(Trouble):
    rule = "in_use"


class NotEnrolled(Trouble):
    rule = "not_enrolled"


class Unreachable(Trouble):
    rule = "unreachable"


class Misuse(Trouble):
    rule = "misuse"

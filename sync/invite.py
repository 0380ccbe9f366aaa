"""The code on an invite: 80 bits of the portal's key, a one-time secret, and a check against typing slips.

28 letters in seven groups, e.g. "4K7Q-…". What travels at enrolment is a name for the invite and a MAC over
the new device's key, so that who listens learns nothing that enrols another machine.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from sync.errors import Garbled

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: I and L are 1, O is 0
_SLIPS = str.maketrans("ILO", "110")
PRINT_BYTES = 10  # 80 bits of SHA-256 of the portal's key
_PRINT_LETTERS = 16
_SECRET_LETTERS = 11
_LENGTH = _PRINT_LETTERS + _SECRET_LETTERS + 1
_GROUP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteCode:
    """A code taken apart."""

    print: bytes  # of the portal's key
    secret: str

    @property
    def id(self) -> str:
        """The name by which the portal finds the invite."""
        return hashlib.sha256(b"motcua-invite-id/1\0" + self.secret.encode()).hexdigest()

    @property
    def mac_key(self) -> bytes:
        return hashlib.sha256(b"motcua-invite-mac/1\0" + self.secret.encode()).digest()

    def proof(self, public: bytes) -> bytes:
        return proof(self.mac_key, public)

    def pins(self, portal_key: bytes) -> bool:
        """Whether this is the portal that gave the code."""
        return hmac.compare_digest(key_print(portal_key), self.print)

    def __str__(self) -> str:
        letters = _encode(int.from_bytes(self.print, "big"), _PRINT_LETTERS) + self.secret
        letters += _check(letters)
        return "-".join(letters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def new_code(portal_key: bytes) -> InviteCode:
    secret = "".join(secrets.choice(_LETTERS) for _ in range(_SECRET_LETTERS))
    return InviteCode(print=key_print(portal_key), secret=secret)


def read_code(typed: str) -> InviteCode:
    """The code a person typed, in any case, with or without its dashes; Garbled when it cannot be one."""
    letters = typed.upper().translate(_SLIPS).replace("-", "").replace(" ", "").strip()
    if len(letters) != _LENGTH or any(one not in _LETTERS for one in letters):
        raise Garbled("not an invite code")
    if _check(letters[:-1]) != letters[-1]:
        raise Garbled("an invite code with a slip")
    number = 0
    for one in letters[:_PRINT_LETTERS]:
        number = number * len(_LETTERS) + _LETTERS.index(one)
    return InviteCode(print=number.to_bytes(PRINT_BYTES, "big"), secret=letters[_PRINT_LETTERS:-1])


def proof(mac_key: bytes, public: bytes) -> bytes:
    """What shows that the holder of this key was given the code."""
    return hmac.digest(mac_key, public, "sha256")


def key_print(public: bytes) -> bytes:
    return hashlib.sha256(public).digest()[:PRINT_BYTES]


def _encode(number: int, width: int) -> str:
    out = ""
    for _ in range(width):
        number, digit = divmod(number, len(_LETTERS))
        out = _LETTERS[digit] + out
    return out


def _check(letters: str) -> str:
    """One letter of a hash: a slip passes once in 32, and then the portal knows no such invite."""
    return _LETTERS[hashlib.sha256(letters.encode()).digest()[0] % len(_LETTERS)]

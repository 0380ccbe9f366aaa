"""Which keys each pad has, as data."""

from collections.abc import Sequence
from enum import StrEnum

from kiosk.records import dataclass
from ui.theme import phrase


class Act(StrEnum):
    TEXT = "text"  # writes what it shows
    TONE = "tone"
    BACK = "back"
    CLEAR = "clear"
    SHIFT = "shift"
    SYMBOLS = "symbols"
    LETTERS = "letters"
    METHOD = "method"
    NEXT = "next"
    SCAN = "scan"
    DONE = "done"


class Ground(StrEnum):
    """What a key is painted on."""

    LETTER = "letter"
    VIET = "viet"
    TONE = "tone"
    WORK = "work"
    GO = "go"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySpec:
    label: str
    act: Act = Act.TEXT
    send: str = ""  # what it writes, or the tone it sets
    name: str
    note: str = ""  # small words under the label
    icon: str = ""
    ground: Ground = Ground.LETTER
    width: float = 1.0


Row = Sequence[KeySpec]

_TONE_KEYS = (
    ("á", "s", "sac"),
    ("à", "f", "huyen"),
    ("ả", "r", "hoi"),
    ("ã", "x", "nga"),
    ("ạ", "j", "nang"),
)
_VNI_NOTES = ("á", "à", "ả", "ã", "ạ", "â ê ô", "ơ ư", "ă", "đ", "")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def tap_row() -> Row:
    """Letters with marks in blue, the five tones in amber."""
    marked = [
        KeySpec(label=c, send=c, name=phrase("kit.key_letter", key=c), ground=Ground.VIET) for c in "ăâđêôơư"
    ]
    return [*marked, *(_tone(*one) for one in _TONE_KEYS)]


def vni_row() -> Row:
    """The digits, each with the sign it sets."""
    return [
        KeySpec(
            label=digit,
            send=digit,
            name=phrase("kit.key_digit", key=digit),
            note=note,
            ground=Ground.TONE if digit in "12345" else Ground.VIET,
        )
        for digit, note in zip("1234567890", _VNI_NOTES, strict=True)
    ]


def letter_rows() -> Sequence[Row]:
    """QWERTY with shift and backspace."""
    first, second, third = ([_letter(c) for c in row] for row in _ROWS)
    return [first, second, [_shift(), *third, _back(1.5)]]


def viet_bottom(method: str) -> Row:
    return [
        _work("123", Act.SYMBOLS, phrase("kit.key_symbols"), 1.15),
        _work(phrase(f"kit.method_{method}"), Act.METHOD, phrase("kit.key_method"), 1.75),
        _sign(",", 0.75),
        _space(3.5),
        _sign(".", 0.75),
        _done(2.1),
    ]


def symbol_rows() -> Sequence[Row]:
    """Digits, signs, and the letters of names written in other languages of the country."""
    return [
        [_digit(c) for c in "1234567890"],
        [_sign(c) for c in "-/()&:;“”+"],
        [_sign(c) for c in "'’%*=#@_!?"],
        [*(_letter(c) for c in "ĕĭŏŭčñƀ"), _back(1.5)],
        [
            _work("abc", Act.LETTERS, phrase("kit.key_letters"), 1.6),
            _sign(","),
            _space(3.8),
            _sign("."),
            _done(2.1),
        ],
    ]


def plain_rows() -> Sequence[Row]:
    """E-mail and codes: digits on top, no marks anywhere."""
    bottom = [_sign("@"), _sign("_"), _sign("-"), _space(2.6), _sign("."), _sign(".com", 1.4), _done(2.1)]
    return [[_digit(c) for c in "1234567890"], *letter_rows(), bottom]


def digit_rows() -> Sequence[Row]:
    """Three by four, as on a phone."""
    clear = _work(phrase("kit.clear"), Act.CLEAR, phrase("kit.clear"))
    rows = [[_digit(c) for c in run] for run in ("123", "456", "789")]
    return [*rows, [clear, _digit("0"), _back(1)]]


def side_keys(extra: Act | None) -> Row:
    """The big keys beside the digits."""
    scan = KeySpec(
        label=phrase("kit.scan"),
        act=Act.SCAN,
        name=phrase("kit.key_scan"),
        icon="qr-code-bold",
        ground=Ground.VIET,
    )
    following = KeySpec(
        label=phrase("kit.next_box"),
        act=Act.NEXT,
        name=phrase("kit.next_box"),
        icon="arrow-right-bold",
        ground=Ground.VIET,
    )
    comma = KeySpec(label=",", send=",", name=phrase("kit.key", key=","), ground=Ground.VIET)
    first = {Act.TEXT: [comma], Act.SCAN: [scan], Act.NEXT: [following]}.get(extra or Act.DONE, [])
    return [*first, _done(1)]


def _letter(char: str) -> KeySpec:
    return KeySpec(label=char, send=char, name=phrase("kit.key", key=char))


def _digit(char: str) -> KeySpec:
    return KeySpec(label=char, send=char, name=phrase("kit.key_digit", key=char))


def _sign(char: str, width: float = 1.0) -> KeySpec:
    return KeySpec(label=char, send=char, name=phrase("kit.key", key=char), width=width)


def _tone(label: str, send: str, name: str) -> KeySpec:
    spoken = phrase(f"kit.tone_{name}")
    return KeySpec(
        label=label,
        act=Act.TONE,
        send=send,
        name=phrase("kit.key_tone", tone=spoken),
        note=spoken,
        ground=Ground.TONE,
        width=1.05,
    )


def _work(label: str, act: Act, name: str, width: float = 1.0) -> KeySpec:
    return KeySpec(label=label, act=act, name=name, ground=Ground.WORK, width=width)


def _shift() -> KeySpec:
    return KeySpec(
        label="",
        act=Act.SHIFT,
        name=phrase("kit.key_shift"),
        icon="arrow-fat-up-bold",
        ground=Ground.WORK,
        width=1.5,
    )


def _back(width: float) -> KeySpec:
    return KeySpec(
        label="",
        act=Act.BACK,
        name=phrase("kit.key_back"),
        icon="backspace-bold",
        ground=Ground.WORK,
        width=width,
    )


def _space(width: float) -> KeySpec:
    return KeySpec(label=phrase("kit.key_space"), send=" ", name=phrase("kit.key_space"), width=width)


def _done(width: float) -> KeySpec:
    return KeySpec(
        label=phrase("kit.done"),
        act=Act.DONE,
        name=phrase("kit.key_done"),
        icon="check-circle-fill",
        ground=Ground.GO,
        width=width,
    )

"""The composing engine: Telex, VNI and tone keys, as pure functions over the word before the cursor.

`feed(word, key, method)` takes one key; `with_tone(text, "s")` is a tone key of the on-screen keyboard;
`place(text)` moves a tone mark to its standard place. The text field stays the only state: a caller keeps the
`Word` of the last key and drops it when the text before the cursor is no longer `word.text`.
"""

from dataclasses import replace
from enum import StrEnum

from kiosk.records import dataclass
from ui.keyboard.letters import BAR, BREVE, HAT, HORN, TONES, VOWELS, Letter, Style, Syllable, parse, widened


class Method(StrEnum):
    TAP = "tap"  # letters and tones have keys of their own
    TELEX = "telex"
    VNI = "vni"


_NOTHING = Syllable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word being typed."""

    syllable: Syllable = _NOTHING
    keys: str = ""  # as typed, to give back when the word turns out not to be Vietnamese
    tail: str = ""  # letters after which nothing composes
    closed: bool = False
    foreign: bool = False  # shows its keys
    style: Style = Style.OLD

    @property
    def text(self) -> str:
        if self.foreign or self.keys.lower() == "wow":  # ươ alone is nothing yet; ương will be
            return self.keys
        return self.syllable.text(self.style) + self.tail


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What a key means for the syllable: a tone, or marks on letters."""

    tone: str | None = None
    marks: tuple[tuple[int, str], ...] = ()

    def on(self, whole: Syllable) -> Syllable:
        if self.tone is not None:
            return replace(whole, tone=self.tone)
        for at, mark in self.marks:
            whole = whole.marked((at,), mark)
        return whole

    def off(self, whole: Syllable) -> Syllable:
        if self.tone is not None:
            return replace(whole, tone="")
        return whole.marked([at for at, _ in self.marks], "")


_VNI_TONES = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j", "0": ""}
_AFTER_HAT = ("ay", "au", "eu", "oi")  # what may follow in the nucleus: ấy, ấu, êu, ôi
_AFTER_HORNED_U = "aiou"  # ưa, ưi, ươ, ưu


def begin(text: str, style: Style = Style.OLD) -> Word:
    """A word that stood there already."""
    return Word(syllable=parse(text), keys=text, style=style)


def feed(word: Word, key: str, method: Method) -> Word:
    """The word after one more key."""
    typed = replace(word, keys=word.keys + key)
    if word.foreign or word.closed:
        return replace(typed, tail=word.tail + key)
    whole, low = word.syllable, key.lower()
    if method is Method.TELEX and low == "w" and not whole.has_vowel:  # tw is tư
        return replace(typed, syllable=whole.plus(Letter("u", key != low, HORN)))
    if method is Method.TELEX and low == "w" and _lone_horn(word):  # ww is w
        return replace(typed, syllable=replace(whole, letters=whole.letters[:-1]), tail=key, closed=True)
    sign = _meaning(whole, low, method)
    if sign is None:
        return _with_letter(typed, key)
    if sign.on(whole) == whole:
        return _taken_back(typed, key, sign)
    return replace(typed, syllable=widened(sign.on(whole)))


def compose(keys: str, method: Method, style: Style = Style.OLD) -> str:
    """A run of keys as the text they make."""
    out, word = "", Word(style=style)
    for key in keys:
        if key.isalpha() or (method is Method.VNI and key.isdigit() and word.keys):
            word = feed(word, key, method)
        else:
            out, word = out + word.text + key, Word(style=style)
    return out + word.text


def with_tone(text: str, tone: str, style: Style = Style.OLD) -> str:
    """The word with this tone; without it when it had it already. A word without vowels stays."""
    whole = parse(text)
    if not whole.has_vowel:
        return text
    return replace(whole, tone="" if tone == whole.tone else tone).text(style)


def place(text: str, style: Style = Style.OLD) -> str:
    """The word with its tone mark in the standard place."""
    return parse(text).text(style)


def _meaning(whole: Syllable, key: str, method: Method) -> Sign | None:
    match method:
        case Method.TELEX:
            return _telex(whole, key)
        case Method.VNI:
            return _vni(whole, key)
        case Method.TAP:
            return None


def _telex(whole: Syllable, key: str) -> Sign | None:
    if key in TONES or key == "z":
        return _tone(whole, "" if key == "z" else key)
    match key:
        case "a" | "e" | "o":
            return _hat(whole, key)
        case "d":
            return _bar(whole)
        case "w":
            return _marks(_horns(whole))
        case _:
            return None


def _vni(whole: Syllable, key: str) -> Sign | None:
    if key in _VNI_TONES:
        return _tone(whole, _VNI_TONES[key])
    match key:
        case "6":
            return _hat(whole, "aeo")
        case "7":
            return _marks([one for one in _horns(whole) if one[1] == HORN])
        case "8":
            return _marks(_breve(whole))
        case "9":
            return _bar(whole)
        case _:
            return None


def _tone(whole: Syllable, tone: str) -> Sign | None:
    return Sign(tone=tone) if whole.nucleus and (tone or whole.tone) else None


def _hat(whole: Syllable, bases: str) -> Sign | None:
    start, end = whole.nucleus or (0, 0)
    at = max((i for i in range(start, end) if whole.letters[i].base in bases), default=None)
    if at is None:
        return None
    following = "".join(one.base for one in whole.letters[at:end])
    if len(following) > 1 and following not in _AFTER_HAT:  # hoa + o is not hôa
        return None
    before = whole.letters[at - 1] if at > start else Letter("")
    horned = before.base == "u" and before.mark == HORN and whole.letters[at].base == "o"
    return Sign(marks=((at, HAT), (at - 1, "")) if horned else ((at, HAT),))  # ưo + o is uô


def _bar(whole: Syllable) -> Sign | None:
    if not whole.letters or whole.letters[0].base != "d":
        return None
    return Sign(marks=((0, BAR),)) if len(whole.letters) == 1 or whole.nucleus else None


def _marks(places: list[tuple[int, str]]) -> Sign | None:
    return Sign(marks=tuple(places)) if places else None


def _horns(whole: Syllable) -> list[tuple[int, str]]:
    """Where w puts horns, or a breve."""
    start, end = whole.nucleus or (0, 0)
    vowels = "".join(one.base for one in whole.letters[start:end])
    if "uo" in vowels:
        at = start + vowels.index("uo")
        open_end = at + 2 >= len(whole.letters) and whole.letters[at].mark != HORN  # huơ, thuở
        return [(at + 1, HORN)] if open_end else [(at, HORN), (at + 1, HORN)]
    if vowels.startswith("uu") or (vowels.startswith("ua") and end == len(whole.letters)):
        return [(start, HORN)]
    for at in range(end - 1, start - 1, -1):
        if whole.letters[at].base == "a":
            return [(at, BREVE)]
        if whole.letters[at].base in "ou":
            return [(at, HORN)]
    return []


def _breve(whole: Syllable) -> list[tuple[int, str]]:
    start, end = whole.nucleus or (0, 0)
    return [(at, BREVE) for at in range(start, end) if whole.letters[at].base == "a"][-1:]


def _lone_horn(word: Word) -> bool:
    """Whether the ư came from one w just before, and not from uw."""
    keys, last = word.keys.lower(), word.syllable.letters[-1]
    return keys.endswith("w") and not keys.endswith("uw") and (last.base, last.mark) == ("u", HORN)


def _with_letter(word: Word, key: str) -> Word:
    if not key.isalpha():
        return replace(word, tail=word.tail + key, closed=True)
    low = key.lower()
    whole = word.syllable.plus(Letter(low, key != low))
    return replace(word, syllable=widened(whole), foreign=low in VOWELS and _impossible(whole))


def _impossible(whole: Syllable) -> bool:
    """A second group of vowels (google), or ư before e (web): the keys come back as typed."""
    if whole.nucleus is None:
        return True
    start, end = whole.nucleus
    pairs = zip(whole.letters[start:end], whole.letters[start + 1 : end], strict=False)
    return any((one.base, one.mark) == ("u", HORN) and two.base not in _AFTER_HORNED_U for one, two in pairs)


def _taken_back(word: Word, key: str, sign: Sign) -> Word:
    """Twice the same sign: the sign goes, the key stands as a letter. Far apart it was foreign (oasis)."""
    if sign.tone is not None and word.keys[-2:-1].lower() != key.lower():
        return replace(word, foreign=True)
    bare = sign.off(word.syllable)
    if key.lower() in ("a", "e", "o"):  # boo + o is boo, and may still take a tone: xoóng
        return replace(word, syllable=bare.plus(Letter(key.lower(), key != key.lower())))
    return replace(word, syllable=bare, tail=word.tail + key, closed=True)

"""Typing Vietnamese: the words people trip over, and every syllable with every tone, there and back."""

import unicodedata
from collections.abc import Callable

import pytest

from ui.keyboard.letters import Style, parse
from ui.keyboard.vietkey import Method, Word, begin, compose, feed, place, with_tone

TELEX_WORDS = {
    "nguwowif": "người",
    "nguwoif": "người",
    "nguoiwf": "người",
    "nguowif": "người",
    "ngwoif": "người",
    "dduwowngf": "đường",
    "dduongwf": "đường",
    "trwongf": "trường",
    "ruwowuj": "rượu",
    "ruouwj": "rượu",
    "thuowr": "thuở",
    "huow": "huơ",
    "quowr": "quở",
    "quys": "quý",
    "quaf": "quà",
    "gif": "gì",
    "gias": "giá",
    "giowf": "giờ",
    "gieengs": "giếng",
    "giuwax": "giữa",
    "hoawjc": "hoặc",
    "hoacjw": "hoặc",
    "khuyur": "khuỷu",
    "ngoeof": "ngoèo",
    "xooong": "xoong",
    "DDawsk Lawsk": "Đắk Lắk",
    "DDawk": "Đăk",
    "Kroong Pawcs": "Krông Pắc",
    "Chuw See": "Chư Sê",
    "Kon Ploong": "Kon Plông",
    "Nguyeenx Thij Hoaf": "Nguyễn Thị Hòa",
    "hoasz": "hoa",
    "google": "google",
    "facebook": "facebook",
    "wow": "wow",
    "oasis": "oasis",
    "web": "web",
    "wowng": "ương",
    "ddd": "dd",
    "aaa": "aa",
    "ass": "as",
    "aww": "aw",
    "ww": "w",
}
VNI_WORDS = {
    "nguoi72": "người",
    "d9uong72": "đường",
    "ruou75": "rượu",
    "thuo73": "thuở",
    "hoa85c": "hoặc",
    "D9a81k": "Đắk",
    "Nguye6n4 Thi5 Hoa2": "Nguyễn Thị Hòa",
    "so61 12": "số 12",
    "d99": "d9",
    "a66": "a6",
    "a11": "a1",
    "hoa20": "hoa",
}
OPEN = """
a ai ao au ay âu ây e eo ê êu i ia iêu iu o oa oai oao oay oe oeo oi ô ôi ơ ơi u ua uây uê ui uơ uôi uy uya
uyu ư ưa ưi ươi ươu ưu
"""
CLOSED = """
ac am an ang anh ăc ăm ăn ăng âc âm ân âng ec em en eng êm ên ênh iêm iên iêng im in inh oan oang oăn oăng om
on ong ôm ôn ông ơm ơn uân un ung uôm uôn uông uyên ưng ươm ươn ương oanh uynh uâng oong
"""
INITIALS = """
b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x
"""
_TELEX = {"\u0302": "", "\u031b": "w", "\u0306": "w"}
_TONE_KEYS = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI_KEYS = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_VNI_MARKS = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}


def syllables() -> list[str]:
    """Every beginning with every rhyme and every tone: far more than the language has."""
    rhymes = [one + rhyme for one in ["", *INITIALS.split()] for rhyme in OPEN.split() + CLOSED.split()]
    return [with_tone(rhyme, tone) if tone else rhyme for rhyme in rhymes for tone in ("", *"fsrxj")]


def telex_of(word: str) -> str:
    """The plainest keys for a word: marks with their letter, the tone at the end."""
    return _keys_of(word, _TONE_KEYS, lambda base, sign: _TELEX[sign] or base, "d")


def vni_of(word: str) -> str:
    return _keys_of(word, _VNI_KEYS, lambda base, sign: _VNI_MARKS[sign], "9")  # noqa: ARG005


def _bare(word: str) -> str:
    return "".join(letter.base for letter in parse(word).letters)


def _keys_of(word: str, tones: dict[str, str], mark: Callable[[str, str], str], bar: str) -> str:
    out, tone = "", ""
    for char in word:
        if char == "đ":
            out += "d" + bar
            continue
        base, *signs = list(unicodedata.normalize("NFD", char))
        out += base
        for sign in signs:
            if sign in tones:
                tone = tones[sign]
            else:
                out += mark(base, sign)
    return out + tone


@pytest.mark.parametrize(("keys", "word"), TELEX_WORDS.items())
def test_telex(keys: str, word: str) -> None:
    assert compose(keys, Method.TELEX) == word


@pytest.mark.parametrize(("keys", "word"), VNI_WORDS.items())
def test_vni(keys: str, word: str) -> None:
    assert compose(keys, Method.VNI) == word


def test_every_syllable_with_every_tone_can_be_typed_in_telex() -> None:
    words = [one for one in syllables() if "oo" not in _bare(one)]  # oo is typed ooo, see xoong above

    wrong = {one: compose(telex_of(one), Method.TELEX) for one in words}

    assert len(words) > 15_000
    assert {one: got for one, got in wrong.items() if got != one} == {}


def test_every_syllable_with_every_tone_can_be_typed_in_vni() -> None:
    words = syllables()

    wrong = {one: compose(vni_of(one), Method.VNI) for one in words}

    assert {one: got for one, got in wrong.items() if got != one} == {}


def test_capitals_stay_capitals() -> None:
    assert compose("DDAWSK", Method.TELEX) == "ĐẮK"
    assert compose("Wowng", Method.TELEX) == "Ương"


def test_tone_keys_act_on_the_word_and_take_back() -> None:
    assert with_tone("hoa", "f") == "hòa"
    assert with_tone("hòa", "f") == "hoa"
    assert with_tone("hòa", "s") == "hóa"
    assert with_tone("thng", "s") == "thng"


def test_the_tone_moves_to_its_place_as_letters_follow() -> None:
    word = begin("tò")

    for key in "an":
        word = feed(word, key, Method.TAP)

    assert word.text == "toàn"


def test_old_and_new_style_are_the_same_name() -> None:
    assert place("hoà") == place("hòa") == "hòa"
    assert place("thủy", Style.NEW) == "thuỷ"


def test_letters_of_other_languages_are_left_alone() -> None:
    for word in ("Čư", "ñă", "Ŏng", "Êban", "H'Mai"):
        assert parse(word).text() == word


def test_an_empty_word_is_empty() -> None:
    assert Word().text == ""

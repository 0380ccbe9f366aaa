"""People find a procedure by the words they use at home."""

import pytest

from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.search import search
from kiosk.catalogue.vocabulary import one_slip
from kiosk.paths import assets

CATALOGUE = Catalogue(assets() / "procedures")

BIRTH, DEATH, MARRIAGE, STATUS = "1.001193", "1.000656", "1.000894", "1.004873"
EXTRACT, COPIES, STAY, PLAN = "2.000635", "2.000815", "1.004194", "1.014159"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("làm giấy khai sinh", BIRTH),
        ("lam giay khai sinh", BIRTH),
        ("khai sinh", BIRTH),
        ("khai sinh cho con", BIRTH),
        ("con mới đẻ", BIRTH),
        ("con moi de lam giay to gi", BIRTH),
        ("khai sinh trễ hạn", BIRTH),
        ("kai sinh", BIRTH),
        ("khai snih", BIRTH),
        ("KHAI SINH", BIRTH),
        ("em muốn làm giấy khai sinh cho con", BIRTH),
        ("khai si", BIRTH),
        ("birth", BIRTH),
        ("báo tử", DEATH),
        ("bao tu", DEATH),
        ("giấy chứng tử", DEATH),
        ("khai tu", DEATH),
        ("ba tôi mất hôm qua", DEATH),
        ("người nhà mới mất", DEATH),
        ("ket hon", MARRIAGE),
        ("lấy vợ", MARRIAGE),
        ("lay chong", MARRIAGE),
        ("giay ket hom", MARRIAGE),
        ("đăng ký kết hôn", MARRIAGE),
        ("hôn thú", MARRIAGE),
        ("giấy độc thân", STATUS),
        ("giay doc than", STATUS),
        ("xác nhận chưa kết hôn", STATUS),
        ("tinh trang hon nhan", STATUS),
        ("xac nhan doc thân", STATUS),
        ("trích lục", EXTRACT),
        ("trich luc khai sinh", EXTRACT),
        ("bản sao khai sinh", EXTRACT),
        ("mất giấy khai sinh", EXTRACT),
        ("xin ban sao giay khai sinh", EXTRACT),
        ("photo công chứng", COPIES),
        ("sao y", COPIES),
        ("sao y ban chinh", COPIES),
        ("chung thuc ban sao", COPIES),
        ("cong chung giay to", COPIES),
        ("chuwng thuc", COPIES),
        ("KT3", STAY),
        ("kt3", STAY),
        ("ở trọ", STAY),
        ("tam tru", STAY),
        ("dang ky tam tru", STAY),
        ("đất có dính quy hoạch không", PLAN),
        ("quy hoahc", PLAN),
        ("1.014159", PLAN),
    ],
)
def test_everyday_words_find_it(text: str, code: str) -> None:
    assert search(CATALOGUE, text)[0][0].code == code


@pytest.mark.parametrize("text", ["ly hôn", "bằng lái xe", "du học", "hộ chiếu", "xyzzy", "", "   "])
def test_what_we_do_not_offer_is_not_found(text: str) -> None:
    assert search(CATALOGUE, text) == []


@pytest.mark.parametrize(
    ("text", "group"),
    [  # the parts of the groups of the domain's own test cases that this catalogue has
        ("giấy phép xây dựng", {"1.013225", "1.013227"}),
        ("mai táng", {"1.001731", "1.014028"}),
        ("đăng ký lại", {"1.004884"}),
        ("hộ nghèo", {"1.011607", "1.011608"}),
        ("chứng thực", {"2.000815", "2.000884", "2.001019"}),
    ],
)
def test_what_a_word_may_mean_as_well_is_among_the_first(text: str, group: set[str]) -> None:
    first = [one.code for one, _ in search(CATALOGUE, text)[: len(group) + 1]]

    assert group - set(first) == set()


@pytest.mark.parametrize("text", ["k", "khai s"])
def test_the_first_letter_of_a_word_already_finds(text: str) -> None:
    found = [one.name.vi.lower() for one, _ in search(CATALOGUE, text)]

    assert found
    assert "khai sinh" in " ".join(found)


def test_a_code_with_a_slip_is_another_code() -> None:
    assert search(CATALOGUE, "1.014158") == []


def test_scores_fall_from_one_to_nought() -> None:
    scores = [score for _, score in search(CATALOGUE, "khai sinh", 8)]

    assert scores == sorted(scores, reverse=True)
    assert 0 < scores[-1] <= scores[0] <= 1


def test_the_official_name_fits_wholly() -> None:
    assert search(CATALOGUE, "Thủ tục đăng ký khai tử")[0][1] == 1.0


def test_limit_is_kept() -> None:
    assert len(search(CATALOGUE, "khai sinh", 1)) == 1


def test_a_typed_tone_is_meant() -> None:
    rent, tax = (dict(search(CATALOGUE, text)) for text in ("thuê nhà", "thuế nhà"))

    assert rent[CATALOGUE.listed()[_place(STAY)]] > tax.get(CATALOGUE.listed()[_place(STAY)], 0)


def test_small_words_are_no_misspelt_others() -> None:
    assert MARRIAGE not in [one.code for one, _ in search(CATALOGUE, "thuế")]  # its name has "Thủ tục"


def test_tone_marks_may_stand_on_either_vowel() -> None:
    assert search(CATALOGUE, "quy hoạch")[0][1] == search(CATALOGUE, "quy hoạch".replace("oạ", "ọa"))[0][1]


@pytest.mark.parametrize(
    ("typed", "word"), [("khi", "khai"), ("khaii", "khai"), ("khei", "khai"), ("kahi", "khai")]
)
def test_one_slip(typed: str, word: str) -> None:
    assert one_slip(typed, word)


@pytest.mark.parametrize(
    ("typed", "word"), [("khai", "khai"), ("ki", "khai"), ("sinh", "khai"), ("kiha", "khai")]
)
def test_two_slips_are_too_many(typed: str, word: str) -> None:
    assert not one_slip(typed, word)


def _place(code: str) -> int:
    return [one.code for one in CATALOGUE.listed()].index(code)

"""The reader of identity cards is tolerant of what scanners do, and leaves out what it cannot be sure of."""

import unicodedata
from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.forms.card import Card, read_card, warnings
from tests.kiosk.forms_samples import calm

GOOD = "001090123456|012345678|Nguyễn Văn An|01011990|Nam|Số 1, Phường Ba Đình, Hà Nội|15042021"
OLD_ADDRESS = "037301002345||Trần Thị Bích|05032001|Nữ|Thôn 2, Gia Thủy, Nho Quan, Ninh Bình|20082022"
AN = Card(
    id_number="001090123456",
    old_id_number="012345678",
    full_name="Nguyễn Văn An",
    birth_date="1990-01-01",
    sex="nam",
    address="Số 1, Phường Ba Đình, Hà Nội",
    issued="2021-04-15",
)


def test_a_card_is_read() -> None:
    assert read_card(GOOD) == AN


def test_a_card_without_an_old_number_is_read() -> None:
    card = read_card(OLD_ADDRESS)

    assert card is not None
    assert (card.old_id_number, card.sex, card.birth_date) == ("", "nu", "2001-03-05")


@pytest.mark.parametrize(
    "text",
    [
        f"{GOOD}\r\n",
        f"\ufeff{GOOD}",
        f"  \ufeff{GOOD} \ufeff\r\n\r\n",
        unicodedata.normalize("NFD", GOOD),
        f"{GOOD}|Nguyễn Văn Ba|001060123456",
        GOOD.replace("Nam", "NAM"),
        GOOD.replace("|", " | "),
        GOOD.replace("Đ", "Ð"),
        GOOD + "|" * 9,
    ],
    ids=["enter", "bom", "all around", "nfd", "card of 2024", "capitals", "spaces", "eth", "empty fields"],
)
def test_what_scanners_add_does_no_harm(text: str) -> None:
    assert read_card(text) == AN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "|||||||",
        "https://example.vn/the-can-cuoc",
        GOOD[:40],
        GOOD.replace("|", " "),
        GOOD.replace("001090123456", "00109012345"),
        GOOD.replace("001090123456", "००１０９０１２３４５６"),
        GOOD.replace("001090123456", ""),
        GOOD.replace("01011990|Nam", "31021990|X"),
        GOOD.partition("|")[2],
        GOOD.replace("Văn", "V\x00n"),
        GOOD.replace("Văn", "V\u202en"),
        GOOD.replace("Văn An", "Văn\tAn"),
        GOOD.replace("Văn", "V\ud800n"),
        f"{GOOD}\n{OLD_ADDRESS}",
        GOOD + "|" + "x" * 2_000,
        GOOD * 10_000,
    ],
)
def test_anything_else_is_no_card(text: str) -> None:
    assert read_card(text) is None


@pytest.mark.parametrize(
    ("old", "new", "left_out"),
    [
        ("012345678", "01234567", ["old_id_number"]),
        ("012345678", "٠١٢٣٤٥٦٧٨", ["old_id_number"]),
        ("01011990", "31021990", ["birth_date"]),
        ("01011990", "1990-01-01", ["birth_date"]),
        ("01011990", "００011990", ["birth_date"]),
        ("15042021", "15041989", ["birth_date", "issued"]),
        ("15042021", "00000000", ["issued"]),
        ("15042021", "1504202", ["issued"]),
        ("|Nam|", "|X|", ["sex"]),
        ("|Nam|", "|Nu|", ["sex"]),
        ("Nguyễn Văn An", "", ["full_name"]),
        ("Nguyễn Văn An", "Nguyễn Văn 4n", ["full_name"]),
        ("Nguyễn Văn An", "Nguy?n V?n An", ["full_name"]),
        ("Số 1, Phường Ba Đình, Hà Nội", "", ["address"]),
        ("Số 1, Phường Ba Đình, Hà Nội", "12345", ["address"]),
        ("Phường Ba Đình", "Phường Ba ?ình", ["address"]),
        ("Phường Ba Đình", "Phường Ba \ufffdình", ["address"]),
    ],
)
def test_a_field_that_does_not_fit_is_left_out_and_the_rest_is_read(
    old: str, new: str, left_out: list[str]
) -> None:
    assert read_card(GOOD.replace(old, new)) == replace(AN, **dict.fromkeys(left_out, ""))


@pytest.mark.parametrize(
    ("code", "left_out"),
    [
        (GOOD.replace("012345678|", ""), ["old_id_number"]),
        (GOOD.replace("012345678", ""), ["old_id_number"]),
        (f"{GOOD}||Nguyễn Văn Ba|001060123456", []),
        (f"{GOOD}|Nguyễn Văn Ba|001060123456|||012345679|001090000001", []),
        (GOOD.removesuffix("15042021"), ["issued"]),
        (GOOD.removesuffix("|15042021"), ["address", "issued"]),
        (GOOD.partition("|Số")[0], ["address", "issued"]),
        (GOOD.replace("012345678|", "").partition("|Số")[0], ["old_id_number", "address", "issued"]),
        (GOOD.partition("|Nam")[0], ["sex", "address", "issued"]),
    ],
    ids=["six", "empty place", "2024", "2024 family", "no issue", "cut", "no address", "six, cut", "birth"],
)
def test_layouts_of_the_years_keep_their_order(code: str, left_out: list[str]) -> None:
    assert read_card(code) == replace(AN, **dict.fromkeys(left_out, ""))


def test_a_whole_card_says_so() -> None:
    whole, cut = read_card(OLD_ADDRESS), read_card(GOOD.removesuffix("|15042021"))

    assert whole is not None
    assert cut is not None
    assert (whole.whole, cut.whole) == (True, False)


@calm
@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    card = read_card(text)

    assert card is None or len(card.id_number) == 12


@calm
@given(st.lists(st.sampled_from([*GOOD.split("|"), "", "|", "１２", "\n", "00000000"]), max_size=12))
def test_pieces_of_a_card_break_nothing(pieces: list[str]) -> None:
    card = read_card("|".join(pieces))

    assert card is None or card.id_number == AN.id_number


_letters = st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ")
_word = st.text(_letters, min_size=1, max_size=7).map(str.capitalize)
_cards = st.builds(
    Card,
    id_number=st.from_regex(r"[0-9]{12}", fullmatch=True),
    old_id_number=st.just("") | st.from_regex(r"[0-9]{9}", fullmatch=True),
    full_name=st.lists(_word, min_size=1, max_size=5).map(" ".join),
    birth_date=st.dates(date(1900, 1, 1), date(2020, 12, 31)).map(date.isoformat),
    sex=st.sampled_from(["nam", "nu"]),
    address=st.lists(_word, min_size=1, max_size=8).map(", ".join),
    issued=st.dates(date(2021, 1, 1), date(2030, 12, 31)).map(date.isoformat),
)


def _code(card: Card) -> str:
    born, since = (f"{day[8:]}{day[5:7]}{day[:4]}" for day in (card.birth_date, card.issued))
    sex = "Nam" if card.sex == "nam" else "Nữ"
    parts = [card.id_number, card.old_id_number, card.full_name, born, sex, card.address, since]
    return "|".join(parts)


@calm
@given(_cards)
def test_every_card_comes_back_as_it_was(card: Card) -> None:
    assert read_card(_code(card)) == card


@calm
@given(_cards, st.data())
def test_a_cut_card_says_nothing_that_the_whole_one_does_not(card: Card, data: st.DataObject) -> None:
    code = _code(card)
    if data.draw(st.booleans()) and not card.old_id_number:
        code = code.replace("||", "|", 1)  # the layout without its place
    found = read_card(code[: data.draw(st.integers(0, len(code) - 1))])

    if found is not None:
        known = {name: value for name, value in asdict(found).items() if value}
        assert known.items() <= asdict(card).items()


@pytest.mark.parametrize(
    ("number", "birth", "sex", "expected"),
    [
        ("001090123456", "1990-01-01", "nam", []),
        ("037301002345", "2001-03-05", "nu", []),
        ("001090123456", "1990-01-01", "nu", ["id_sex"]),
        ("001090123456", "1991", "nam", ["id_birth_year"]),
        ("001290123456", "1990", "nam", ["id_birth_year"]),
        ("001190123456", "2090-01-01", "nam", ["id_sex", "id_birth_year"]),
        ("001090123456", "", "", []),
        ("003090123456", "1990", "nam", ["id_place"]),
        ("096090123456", "1990", "nam", []),
        ("097190123456", "1991", "nam", ["id_place", "id_sex", "id_birth_year"]),
        ("233090123456", "1990", "nam", []),
        ("123", "1990", "nam", []),
    ],
)
def test_what_does_not_fit_in_a_number_is_a_warning(
    number: str, birth: str, sex: str, expected: list[str]
) -> None:
    assert warnings(number, birth, sex) == expected

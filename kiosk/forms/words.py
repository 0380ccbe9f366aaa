"""Numbers and dates in Vietnamese words, as birth certificates and receipts write them."""

from kiosk.values import Json

LARGEST = 999_999_999_999
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")


def number_words(number: int) -> str:
    """From 0 to 999,999,999,999: 21 is "hai mươi mốt", 105 "một trăm linh năm"."""
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    if number == 0:
        return _DIGITS[0]
    words: list[str] = []
    for power in range(len(_GROUPS) - 1, -1, -1):
        group = number // 1000**power % 1000
        if group:
            words += [*_hundreds(group, inside=bool(words)), _GROUPS[power]]
    return " ".join(word for word in words if word)


def date_words(value: Json) -> str | None:
    """ "Ngày mười bốn, tháng mười một, năm hai nghìn không trăm hai mươi lăm"; None when it is no date."""
    if not isinstance(value, str) or not value:
        return None
    names = ("năm", "tháng", "ngày")
    numbers = value.partition("T")[0].split("-")
    parts = [f"{name} {number_words(int(one))}" for name, one in zip(names, numbers, strict=False)]
    text = ", ".join(reversed(parts))
    return text[0].upper() + text[1:]


def _hundreds(number: int, *, inside: bool) -> list[str]:
    """Three digits; `inside` a longer number a zero hundred is said too."""
    hundred, rest = divmod(number, 100)
    words = [_DIGITS[hundred], "trăm"] if hundred or inside else []
    ten, one = divmod(rest, 10)
    match ten:
        case 0:
            words += ["linh"] if one and words else []
        case 1:
            words += ["mười"]
        case _:
            words += [_DIGITS[ten], "mươi"]
    return [*words, *_last(ten, one)]


def _last(ten: int, one: int) -> list[str]:
    if one == 0:
        return []
    if one == 1 and ten > 1:
        return ["mốt"]
    return ["lăm"] if one == 5 and ten else [_DIGITS[one]]  # noqa: PLR2004 - five is said differently after tens

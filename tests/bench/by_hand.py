"""The check of one form of 60 fields as somebody would write it for that form alone.

The form is that for birth, residence and health insurance in one filing; it does all that `check` does.
"""

from collections.abc import Callable, Mapping
from datetime import date

from kiosk.forms.choices import ethnicities, nationalities
from kiosk.forms.dates import Span, age, span
from kiosk.forms.kinds import _EMAIL, _PHONE, is_person_id, is_person_name
from kiosk.forms.tidy import _address, _date, _person_id, _phone, _text, _tick
from kiosk.forms.units import belongs
from kiosk.forms.words import date_words
from kiosk.values import Answers, Json, as_text

CODE = "3.000722"
Wrong = list[tuple[str, str]]  # field, rule
Given = dict[str, Json]
_NAMES = ("nyc_ho_ten", "con_ho_ten", "me_ho_ten", "cha_ho_ten", "tt_chu_ho")
_NUMBERS = ("nyc_so_dinh_danh", "me_so_dinh_danh", "cha_so_dinh_danh", "tt_chu_ho_sdd")
_DAYS = (
    "nyc_giay_to_ngay_cap", "con_ngay_sinh", "ngay_cap_gcs", "me_ngay_sinh", "me_giay_to_ngay_cap",
    "cha_ngay_sinh", "cha_giay_to_ngay_cap",
)  # fmt: skip
_PLACES = (
    "nyc_noi_cu_tru", "con_noi_sinh_dvhc", "con_que_quan", "me_noi_cu_tru", "cha_noi_cu_tru", "tt_dia_chi",
    "dia_chi_nhan_kq",
)  # fmt: skip
_TEXTS = (
    "nyc_giay_to_so", "nyc_giay_to_noi_cap", "con_noi_sinh", "so_giay_chung_sinh", "me_giay_to_so",
    "me_giay_to_noi_cap", "cha_giay_to_so", "cha_giay_to_noi_cap", "tt_quan_he_chu_ho", "bhyt_noi_kcb",
    "bhyt_mien_giam",
)  # fmt: skip
_TICKS = ("nyc_khong_co_sdd", "me_khong_co_sdd", "cha_khong_co_sdd", "cam_doan")
_PAPERS = frozenset(
    {"the_can_cuoc", "the_cccd", "can_cuoc_dien_tu", "giay_chung_nhan_can_cuoc", "ho_chieu", "khac"}
)
_HOMES = frozenset({"thuong_tru", "tam_tru", "noi_o_hien_tai"})
_PEOPLES = frozenset(one.id for one in ethnicities())
_COUNTRIES = frozenset(one.id for one in nationalities())
_CHOICES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("nyc_giay_to_loai", "me_giay_to_loai", "cha_giay_to_loai"), _PAPERS),
    **dict.fromkeys(("nyc_loai_cu_tru", "me_loai_cu_tru", "cha_loai_cu_tru"), _HOMES),
    **dict.fromkeys(("con_dan_toc", "me_dan_toc", "cha_dan_toc"), _PEOPLES),
    **dict.fromkeys(("con_quoc_tich", "me_quoc_tich", "cha_quoc_tich"), _COUNTRIES),
    "nyc_quan_he": frozenset(
        {"cha", "me", "ong_ba", "anh_chi_em_ruot", "nguoi_giam_ho", "nguoi_duoc_uy_quyen", "khac"}
    ),
    "loai_khai_sinh": frozenset(
        {"thong_thuong", "bo_roi", "chua_xac_dinh_cha", "chua_xac_dinh_me", "mang_thai_ho", "chua_ket_hon"}
    ),
    "con_gioi_tinh": frozenset({"nam", "nu"}),
    "tt_so_huu": frozenset({"co", "khong"}),
    "tt_y_kien_chu_ho": frozenset({"dong_y", "khong_can", "cho_xac_nhan"}),
    "cap_can_cuoc": frozenset({"khong", "co"}),
    "kenh_nhan_kq": frozenset({"tai_noi_nop", "trung_tam_khac", "buu_chinh", "ban_dien_tu"}),
}
_WITH_PARENT = frozenset({"thong_thuong", "mang_thai_ho", "chua_ket_hon"})
_KNOWN = frozenset(
    {*_NAMES, *_NUMBERS, *_DAYS, *_PLACES, *_TEXTS, *_TICKS, *_CHOICES, "nyc_dien_thoai", "nyc_email",
     "con_ngay_sinh_bang_chu"}
)  # fmt: skip


def check_by_hand(raw: Answers, today: date) -> Wrong:
    """Everything wrong with the form, in its order."""
    given = _tidied(raw)
    wrong: Wrong = []
    kind = as_text(given.get("loai_khai_sinh"))
    birth = _span(given, "con_ngay_sinh")
    _applicant(wrong, given, today)
    _child(wrong, given, birth, today)
    if kind in _WITH_PARENT or kind in ("chua_xac_dinh_cha", "chua_xac_dinh_me"):
        _text_of(wrong, given, "so_giay_chung_sinh", most=50)
        if _day(wrong, given, "ngay_cap_gcs", today) and _surely_after(birth, _span(given, "ngay_cap_gcs")):
            wrong.append(("ngay_cap_gcs", "constraint"))
    if kind in _WITH_PARENT or kind == "chua_xac_dinh_cha":
        _parent(wrong, given, "me", birth, today)
    if kind in _WITH_PARENT or kind == "chua_xac_dinh_me":
        _parent(wrong, given, "cha", birth, today)
    _residence(wrong, given)
    promised = given.get("cam_doan")
    if promised in _NOTHING or promised is False:
        wrong.append(("cam_doan", "required_tick"))
    elif promised is not True:
        wrong.append(("cam_doan", "option"))
    wrong += [(name, "unknown_field") for name in raw if name not in _KNOWN]
    return wrong


def _tidied(raw: Answers) -> Given:
    given: Given = {}
    for names, tidied in _TIDY:
        for name in names:
            if name in raw:
                given[name] = tidied(raw[name])
    if (birth := given.get("con_ngay_sinh")) and span(birth):
        given["con_ngay_sinh_bang_chu"] = date_words(birth)
    return given


def _line(tidied: Callable[[str], str]) -> Callable[[Json], Json]:
    def line(raw: Json) -> Json:
        text = _text(raw)
        return (tidied(text) or None) if isinstance(text, str) else text

    return line


def _place(raw: Json) -> Json:
    return _address(raw) if isinstance(raw, Mapping) else _text(raw)


_TIDY: tuple[tuple[tuple[str, ...], Callable[[Json], Json]], ...] = (
    ((*_NAMES, *_TEXTS, *_CHOICES), _text),
    (_NUMBERS, _line(_person_id)),
    (_DAYS, _line(_date)),
    (_PLACES, _place),
    (_TICKS, _tick),
    (("nyc_dien_thoai",), _line(_phone)),
    (("nyc_email",), _line(lambda text: text.replace(" ", ""))),
)


def _applicant(wrong: Wrong, given: Given, today: date) -> None:
    _name(wrong, given, "nyc_ho_ten", needed=True)
    numberless = given.get("nyc_khong_co_sdd") is True
    if not numberless:
        _number(wrong, given, "nyc_so_dinh_danh", needed=True)
    _tick_of(wrong, given, "nyc_khong_co_sdd")
    phone = given.get("nyc_dien_thoai")
    if phone in _NOTHING:
        wrong.append(("nyc_dien_thoai", "required_text"))
    elif not isinstance(phone, str):
        wrong.append(("nyc_dien_thoai", "not_text"))
    elif not _PHONE.fullmatch(phone):
        wrong.append(("nyc_dien_thoai", "phone"))
    email = given.get("nyc_email")
    if isinstance(email, str) and not (len(email) <= 254 and _EMAIL.fullmatch(email)):
        wrong.append(("nyc_email", "email"))
    elif email not in _NOTHING and not isinstance(email, str):
        wrong.append(("nyc_email", "not_text"))
    if numberless:
        _papers(wrong, given, "nyc", today, needed=True)
    _choice(wrong, given, "nyc_loai_cu_tru")
    _address_of(wrong, given, "nyc_noi_cu_tru", needed=True)
    _choice(wrong, given, "nyc_quan_he", needed=True)
    _choice(wrong, given, "loai_khai_sinh", needed=True)


def _child(wrong: Wrong, given: Given, birth: Span | None, today: date) -> None:
    _name(wrong, given, "con_ho_ten", needed=True)
    if _day(wrong, given, "con_ngay_sinh", today, needed=True) and birth and age(birth.first, today) >= 6:
        wrong.append(("con_ngay_sinh", "constraint"))
    _choice(wrong, given, "con_gioi_tinh", needed=True)
    _text_of(wrong, given, "con_noi_sinh", needed=True)
    _address_of(wrong, given, "con_noi_sinh_dvhc", needed=True)
    _address_of(wrong, given, "con_que_quan", needed=True)
    _choice(wrong, given, "con_dan_toc", needed=True)
    _choice(wrong, given, "con_quoc_tich", needed=True)


def _parent(wrong: Wrong, given: Given, who: str, birth: Span | None, today: date) -> None:
    _name(wrong, given, f"{who}_ho_ten")
    born = f"{who}_ngay_sinh"
    if _day(wrong, given, born, today, partial=True) and _surely_after(_span(given, born), birth):
        wrong.append((born, "constraint"))
    _choice(wrong, given, f"{who}_dan_toc")
    _choice(wrong, given, f"{who}_quoc_tich")
    numberless = given.get(f"{who}_khong_co_sdd") is True
    if not numberless:
        _number(wrong, given, f"{who}_so_dinh_danh")
    _tick_of(wrong, given, f"{who}_khong_co_sdd")
    if numberless:
        _papers(wrong, given, who, today)
    _choice(wrong, given, f"{who}_loai_cu_tru")
    _address_of(wrong, given, f"{who}_noi_cu_tru")


def _residence(wrong: Wrong, given: Given) -> None:
    _address_of(wrong, given, "tt_dia_chi", needed=True)
    _choice(wrong, given, "tt_so_huu", needed=True)
    _name(wrong, given, "tt_chu_ho", needed=True)
    _number(wrong, given, "tt_chu_ho_sdd", needed=True)
    _text_of(wrong, given, "tt_quan_he_chu_ho", most=60, needed=True)
    _choice(wrong, given, "tt_y_kien_chu_ho", needed=True)
    if given.get("tt_so_huu") == "khong" and given.get("tt_y_kien_chu_ho") == "khong_can":
        wrong.append(("tt_y_kien_chu_ho", "constraint"))
    _text_of(wrong, given, "bhyt_noi_kcb", needed=True)
    _text_of(wrong, given, "bhyt_mien_giam")
    _choice(wrong, given, "cap_can_cuoc")
    _choice(wrong, given, "kenh_nhan_kq", needed=True)
    if given.get("kenh_nhan_kq") == "buu_chinh":
        _address_of(wrong, given, "dia_chi_nhan_kq", needed=True)


def _papers(wrong: Wrong, given: Given, who: str, today: date, *, needed: bool = False) -> None:
    _choice(wrong, given, f"{who}_giay_to_loai", needed=needed)
    _text_of(wrong, given, f"{who}_giay_to_so", most=50, needed=needed)
    _day(wrong, given, f"{who}_giay_to_ngay_cap", today)
    _text_of(wrong, given, f"{who}_giay_to_noi_cap")


def _text_of(wrong: Wrong, given: Given, name: str, *, most: int = 200, needed: bool = False) -> None:
    value = given.get(name)
    if value in _NOTHING:
        if needed:
            wrong.append((name, "required_text"))
    elif not isinstance(value, str):
        wrong.append((name, "not_text"))
    elif len(value) > most:
        wrong.append((name, "too_long"))


_NOTHING: tuple[Json, ...] = (None, "", [], {}, ())


def _name(wrong: Wrong, given: Given, name: str, *, needed: bool = False) -> None:
    value = given.get(name)
    if isinstance(value, str) and not is_person_name(value):
        wrong.append((name, "person_name"))
    else:
        _text_of(wrong, given, name, needed=needed)


def _number(wrong: Wrong, given: Given, name: str, *, needed: bool = False) -> None:
    value = given.get(name)
    if isinstance(value, str):
        if not is_person_id(value):
            old = len(value) == 9 and value.isascii() and value.isdecimal()
            wrong.append((name, "person_id_old" if old else "person_id"))
    else:
        _text_of(wrong, given, name, needed=needed)


def _choice(wrong: Wrong, given: Given, name: str, *, needed: bool = False) -> None:
    value = given.get(name)
    if value in _NOTHING:
        if needed:
            wrong.append((name, "required_choice"))
    elif not isinstance(value, str) or value not in _CHOICES[name]:
        wrong.append((name, "option"))


def _tick_of(wrong: Wrong, given: Given, name: str) -> None:
    value = given.get(name)
    if value not in _NOTHING and not isinstance(value, bool):
        wrong.append((name, "option"))


def _day(
    wrong: Wrong, given: Given, name: str, today: date, *, needed: bool = False, partial: bool = False
) -> bool:
    """Whether there is a date that is right as such."""
    value = given.get(name)
    if value in _NOTHING:
        if needed:
            wrong.append((name, "required_date"))
        return False
    days = span(value)
    if not isinstance(value, str):
        wrong.append((name, "not_text"))
    elif days is None or "T" in value:
        wrong.append((name, "date"))
    elif not days.whole and not partial:
        wrong.append((name, "date_partial"))
    elif days.first > today:
        wrong.append((name, "date_past"))
    else:
        return True
    return False


def _span(given: Given, name: str) -> Span | None:
    return span(given.get(name))


def _surely_after(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and one.first > other.last)


def _address_of(wrong: Wrong, given: Given, name: str, *, needed: bool = False) -> None:
    value = given.get(name)
    if not isinstance(value, Mapping) or not value:
        if value not in _NOTHING:
            wrong.append((name, "address_commune"))
        elif needed:
            wrong.append((name, "required_address"))
        return
    system = value.get("code_system")
    if system in ("legacy", "foreign"):
        text, empty = value.get("text"), value.keys() <= {"code_system", "province"}
        if empty:
            if needed:
                wrong.append((name, "required_address"))
        elif not isinstance(text, str) or not text:
            wrong.append((name, "address_detail"))
        elif len(text) > 200:
            wrong.append((name, "too_long"))
    elif system == "2025":
        _place_of_today(wrong, name, value, needed=needed)
    else:
        wrong.append((name, "address_commune"))


def _place_of_today(wrong: Wrong, name: str, value: Mapping[str, Json], *, needed: bool) -> None:
    commune, province, detail = value.get("commune", ""), value.get("province", ""), value.get("detail", "")
    if value.keys() <= {"code_system", "province"}:
        if needed:
            wrong.append((name, "required_address"))
    elif not belongs(str(commune), str(province)):
        wrong.append((name, "address_commune"))
    elif len(str(detail)) > 200:
        wrong.append((name, "too_long"))

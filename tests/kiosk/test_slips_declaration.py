"""The declaration of every shipped procedure: complete, signed by hand, never over the edge."""

import io
import unicodedata
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from kiosk.catalogue.form import Field, FieldType
from kiosk.catalogue.load import load
from kiosk.catalogue.procedure import Procedure
from kiosk.forms.choices import choices
from kiosk.forms.show import show
from kiosk.paths import assets
from kiosk.slips.declaration import declaration
from kiosk.values import Answers, Json
from tests.kiosk.slips_samples import OFFICE, SUBMITTED

FILES = sorted((assets() / "procedures").glob("[0-9]*.json"))
BIRTH = assets() / "procedures" / "1.001193.json"
HOME = {"code_system": "2025", "province": "01", "commune": "00097", "detail": "Số 12 phố Bạch Đằng"}
SAMPLES: dict[FieldType, Json] = {
    FieldType.PERSON_NAME: "Nguyễn Thị Hoàng Ánh",
    FieldType.PERSON_ID: "001190123456",
    FieldType.DATE: "2026-11-14",
    FieldType.DATETIME: "2026-11-14T08:30",
    FieldType.TIME: "08:30",
    FieldType.INTEGER: 2,
    FieldType.MONEY: 8000,
    FieldType.DECIMAL: "62.5",
    FieldType.TAX_CODE: "0100109106",
    FieldType.VEHICLE: "29A-123.45",
    FieldType.POSTAL: "11022",
    FieldType.ADDRESS: HOME,
    FieldType.PHONE: "0912345678",
    FieldType.EMAIL: "anh@example.vn",
    FieldType.CHECKBOX: True,
    FieldType.TEXT: "Bệnh viện Phụ sản Hà Nội",
    FieldType.TEXTAREA: "Thửa đất số 12\nGiáp đường Bạch Đằng",
    FieldType.AGENCY: "UBND phường Hồng Hà",
}


def filled(procedure: Procedure) -> Answers:
    return {
        field.id: _sample(field) for field in procedure.form.fields if field.type is not FieldType.SIGNATURE
    }


def _sample(field: Field) -> Json:
    if field.type is FieldType.TABLE:
        return [{column.id: _sample(column) for column in field.columns}] * 2
    options = choices(field)
    return options[-1].id if options else SAMPLES[field.type]


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_procedure_prints(path: Path) -> None:
    procedure = load(path)
    data = declaration(procedure, filled(procedure), OFFICE, SUBMITTED)
    said = text_of(data)

    assert procedure.form.title.vi.upper() in said
    assert "Kính gửi:" in said
    assert "Tôi cam đoan" in said
    assert "(Ký, ghi rõ họ tên)" in said
    assert "Hồng Hà, ngày 23 tháng 11 năm 2026" in said
    assert "Nội dung do người khai nhập tại máy; bản in để ký." in said
    assert f"Mã thủ tục {procedure.code}, bản dữ liệu {procedure.version}" in said
    assert ("cần đối chiếu" in said) == procedure.form.confidence.unsure
    assert unicodedata.is_normalized("NFC", said)
    assert declaration(procedure, filled(procedure), OFFICE, SUBMITTED) == data


def test_every_answer_is_on_paper() -> None:
    procedure = load(BIRTH)
    answers = {**filled(procedure), "loai_khai_sinh": "thong_thuong"}
    said = "".join(text_of(declaration(procedure, answers, OFFICE, SUBMITTED)).split())

    for id_ in ("nyc_ho_ten", "con_ho_ten", "con_ngay_sinh", "con_que_quan", "me_ho_ten"):
        field = procedure.form.field(id_)
        assert field is not None
        assert "".join(f"{field.label.vi}: {show(field, answers[id_])}".split()) in said


def test_what_was_not_answered_is_left_for_a_pen() -> None:
    said = text_of(declaration(load(BIRTH), {}, OFFICE, SUBMITTED))

    assert "Họ, chữ đệm, tên người yêu cầu: ………………" in said


def test_all_options_are_shown_whatever_was_chosen() -> None:
    procedure = load(BIRTH)
    blank = text_of(declaration(procedure, {}, OFFICE, SUBMITTED))

    assert "Giới tính: Nam Nữ" in blank


def test_residence_goes_to_the_police() -> None:
    said = text_of(declaration(load(assets() / "procedures" / "1.004194.json"), {}, OFFICE, SUBMITTED))

    assert "Kính gửi: Công an phường Hồng Hà" in said
    assert "NGƯỜI KÊ KHAI" in said


def test_pages_are_numbered_and_marked() -> None:
    procedure = load(BIRTH)
    pages = pypdf.PdfReader(
        io.BytesIO(declaration(procedure, filled(procedure), OFFICE, SUBMITTED, try_run=True))
    ).pages

    for number, page in enumerate(pages, start=1):
        said = page.extract_text()
        assert f"Trang {number}/{len(pages)}" in said
        assert "CHẠY THỬ" in said


def test_another_language_stands_behind_the_vietnamese() -> None:
    said = text_of(declaration(load(BIRTH), {}, OFFICE, SUBMITTED, language="en"))

    assert "Họ, chữ đệm, tên người yêu cầu / Full name of the requester" in said
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_printed_over_the_edge(path: Path) -> None:
    procedure = load(path)
    answers = {
        id_: "Nguyễn " * 28 + "x" * 200 if isinstance(value, str) else value
        for id_, value in filled(procedure).items()
    }
    office = replace(OFFICE, place="Đặc khu Hoàng Sa " * 3)
    document = pypdfium2.PdfDocument(declaration(procedure, answers, office, SUBMITTED))
    for page in document:
        image = page.render(scale=1, grayscale=True).to_pil().point(lambda level: 255 - level)
        left, top, right, bottom = image.getbbox() or (0, 0, 0, 0)

        assert left >= 84
        assert top >= 56
        assert right <= 595 - 55
        assert bottom <= 842 - 24
    document.close()


def test_a_table_of_a_hundred_rows_runs_over_pages() -> None:
    procedure = load(assets() / "procedures" / "2.000815.json")
    answers = filled(procedure)
    table = next(one for one in procedure.form.fields if one.type is FieldType.TABLE)
    rows = [_sample(table)[0]] * 100  # type: ignore[index] # a list of rows
    pages = pypdf.PdfReader(
        io.BytesIO(declaration(procedure, {**answers, table.id: rows}, OFFICE, SUBMITTED))
    ).pages

    assert all("Tên giấy tờ" in page.extract_text() for page in pages[:-1])
    assert sum(page.extract_text().count("Phụ sản") for page in pages) >= 100

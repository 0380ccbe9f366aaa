"""The slips: what they say, what they never say, and that they are always the same bytes."""

import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

import pypdf
import pypdfium2
import pytest
import zxingcpp

from kiosk.catalogue.procedure import DocumentKind
from kiosk.documents.pdfs import check_pdf
from kiosk.errors import NotAllowed
from kiosk.filing.status import Sync
from kiosk.slips.facts import PaperRow, SlipFacts
from kiosk.slips.received import ct04, mau_01
from kiosk.slips.temporary import temporary_slip
from kiosk.slips.words import dated
from kiosk.strings import room
from tests.kiosk.slips_samples import TAKEN_IN, WAITING

Printer: TypeAlias = Callable[[SlipFacts], bytes]
KINDS = [temporary_slip, mau_01, ct04]


def words(data: bytes) -> str:
    """All text, lines joined: what a person copies out of it."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def codes(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    image = document[0].render(scale=2).to_pil().convert("L")
    document.close()
    return [found.text for found in zxingcpp.read_barcodes(image)]


def test_the_temporary_slip_says_what_happened() -> None:
    said = words(temporary_slip(WAITING))

    assert "PHIẾU GHI NHẬN TẠM – CHƯA PHẢI GIẤY TIẾP NHẬN" in said
    assert "K7QM-22A4" in said
    assert "Đã lưu trên máy này lúc 09 giờ 42 phút, ngày 23/11/2026" in said
    assert "Tệp đã gửi: 0/4" in said
    assert "4 số cuối của số định danh" in said
    assert "mang bản giấy tới quầy (3 giấy tờ)" in said


@pytest.mark.parametrize("sync", list(Sync))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_temporary_slip_never_says_received(sync: Sync, language: str) -> None:
    said = words(temporary_slip(replace(WAITING, sync=sync, files_sent=2, language=language))).casefold()

    assert "đã tiếp nhận" not in said
    assert "giấy tiếp nhận hồ sơ và hẹn trả kết quả số" not in said


def test_sent_is_said_only_when_the_portal_has_it() -> None:
    assert "Đã gửi" not in words(temporary_slip(WAITING))
    assert "Đã gửi" not in words(temporary_slip(replace(WAITING, sync=Sync.REFUSED)))
    assert "Đã gửi hồ sơ, tệp 2/4" in words(temporary_slip(replace(WAITING, sync=Sync.SENT, files_sent=2)))
    assert "Đã gửi hồ sơ và đủ tệp 4/4" in words(
        temporary_slip(replace(WAITING, sync=Sync.COMPLETE, files_sent=4))
    )


def test_the_identity_number_is_whole_only_on_what_an_officer_signs() -> None:
    assert "001190123456" not in words(temporary_slip(WAITING))
    assert "001******456" in words(temporary_slip(WAITING))
    assert "001190123456" in words(mau_01(TAKEN_IN))


def test_mau_01_carries_every_required_field() -> None:
    said = words(mau_01(TAKEN_IN))

    for part in (
        "UBND PHƯỜNG HỒNG HÀ",
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hồng Hà, ngày 23 tháng 11 năm 2026",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Mã hồ sơ: H26.15-261123-0007",
        "Tiếp nhận hồ sơ của: Nguyễn Thị Hoàng Ánh",
        "Số 12 ngõ 34 phố Bạch Đằng",
        "0912 345 678",
        "hoang.anh@example.vn",
        "Thủ tục đăng ký khai sinh (1.001193)",
        "Giấy chứng sinh Bản chính 01",
        "2. Số lượng hồ sơ: 01 bộ",
        "4. Thời gian nhận hồ sơ: 10 giờ 05 phút, ngày 23/11/2026",
        "5. Thời gian trả kết quả giải quyết hồ sơ: 10 giờ 05 phút, ngày 27/11/2026",
        "6. Đăng ký nhận kết quả tại",
        "Quyển số",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Lê Quốc Bảo",
        "02 liên",
        "Mã niêm phong 3fa912cd77e0",
    ):
        assert part in said


def test_ct04_comes_from_the_police_and_is_marked() -> None:
    said = words(ct04(TAKEN_IN))

    assert "CÔNG AN PHƯỜNG HỒNG HÀ" in said
    assert "PHIẾU TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in said
    assert "Mẫu CT04 (cần đối chiếu)" in said
    assert "UBND" not in said


@pytest.mark.parametrize(
    "facts",
    [replace(TAKEN_IN, official_code=""), replace(TAKEN_IN, received_at=None)],
    ids=["code", "reception"],
)
@pytest.mark.parametrize("print_", [mau_01, ct04])
def test_no_official_form_before_code_and_reception(facts: SlipFacts, print_: Printer) -> None:
    with pytest.raises(NotAllowed, match="code_needed"):
        print_(facts)


def test_a_paper_that_never_came_is_not_listed_as_handed_in() -> None:
    never = PaperRow(name="Văn bản ủy quyền", kind=DocumentKind.BAN_CHINH)

    assert "Văn bản ủy quyền" not in words(mau_01(replace(TAKEN_IN, papers=(*TAKEN_IN.papers, never))))


def test_the_codes_can_be_read_by_machines() -> None:
    assert codes(temporary_slip(WAITING)) == [f"MC1|K7QM-22A4|{WAITING.filing}"]
    assert codes(mau_01(TAKEN_IN)) == ["H26.15-261123-0007"]
    assert codes(ct04(replace(TAKEN_IN, official_code="G09.20-20260609-0092637"))) == [
        "G09.20-20260609-0092637"
    ]


def test_the_codes_are_readable_on_a_try_run_too() -> None:
    assert codes(temporary_slip(replace(WAITING, try_run=True))) == [f"MC1|K7QM-22A4|{WAITING.filing}"]


@pytest.mark.parametrize("print_", KINDS)
def test_the_same_facts_make_the_same_bytes(print_: Printer) -> None:
    assert print_(TAKEN_IN) == print_(replace(TAKEN_IN))


@pytest.mark.parametrize("print_", KINDS)
def test_text_is_nfc_and_fonts_are_inside(print_: Printer) -> None:
    data = print_(replace(TAKEN_IN, applicant=unicodedata.normalize("NFD", "Nguyễn Thị Hoàng Ánh")))
    said = words(data)

    assert unicodedata.is_normalized("NFC", said)
    assert "Nguyễn Thị Hoàng Ánh" in said
    assert data.count(b"/FontFile2") >= 2


@pytest.mark.parametrize("print_", KINDS)
def test_a_try_run_says_so_on_every_page(print_: Printer) -> None:
    facts = replace(TAKEN_IN, try_run=True, papers=TAKEN_IN.papers * 8)
    pages = pypdf.PdfReader(io.BytesIO(print_(facts))).pages

    assert len(pages) > 1
    assert all("CHẠY THỬ" in page.extract_text() for page in pages)
    assert "CHẠY THỬ" not in words(print_(TAKEN_IN))


@pytest.mark.parametrize("print_", KINDS)
def test_a_usual_filing_fits_on_one_page(print_: Printer) -> None:
    assert len(pypdf.PdfReader(io.BytesIO(print_(TAKEN_IN))).pages) == 1


def test_an_unchecked_clock_is_said() -> None:
    assert "chưa đối chiếu" not in words(temporary_slip(WAITING))
    assert "chưa đối chiếu" in words(temporary_slip(replace(WAITING, clock_trusted=False)))


def test_hostile_names_are_only_text() -> None:
    facts = replace(WAITING, applicant="<b>An</b> {0} %s \x00\u202e" + "𠀀😀" + "Á" * 300)

    assert "<b>An</b> {0} %s" in words(temporary_slip(facts))


def test_dates_are_written_as_the_rules_for_papers_say() -> None:
    assert dated("Hà Nội", datetime(2026, 2, 4, 18, tzinfo=UTC)) == "Hà Nội, ngày 05 tháng 02 năm 2026"
    assert dated("Hà Nội", datetime(2026, 5, 10, tzinfo=UTC)) == "Hà Nội, ngày 10 tháng 5 năm 2026"


def test_both_languages_have_the_same_sentences() -> None:
    for name in ("slip", "paper"):
        assert room("vi", name).keys() == room("en", name).keys()


def test_what_must_be_brought_is_counted() -> None:
    kinds = {
        PaperRow(name="a", kind=DocumentKind.BAN_CHINH, pages=2): True,
        PaperRow(name="a", kind=DocumentKind.BAN_CHINH, held=True): False,
        PaperRow(name="a", kind=DocumentKind.BAN_SAO, pages=1): False,
        PaperRow(name="a", kind=DocumentKind.BAN_SAO): True,
        PaperRow(name="a", kind=DocumentKind.XUAT_TRINH): True,
        PaperRow(name="a", kind=DocumentKind.THONG_TIN): False,
        PaperRow(name="a", kind=DocumentKind.KHONG_NOP): False,
    }

    assert {paper: paper.missing for paper in kinds} == kinds


def test_who_has_no_identity_number_is_told_to_use_the_telephone() -> None:
    said = words(temporary_slip(replace(WAITING, id_number="")))

    assert "4 số cuối của số điện thoại" in said


@pytest.mark.parametrize("print_", KINDS)
def test_our_own_papers_pass_our_own_checks(print_: Printer) -> None:
    assert check_pdf(print_(TAKEN_IN), 1) == 1

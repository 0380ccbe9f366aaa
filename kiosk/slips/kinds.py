"""In what form a paper is handed in, and how far that has come, in words."""

from kiosk.catalogue.procedure import DocumentKind
from kiosk.slips.facts import PaperRow
from kiosk.strings import say


def form_of(paper: PaperRow, language: str) -> str:
    """Bản chính, bản chụp, bản điện tử, xuất trình … as the one-stop forms name them."""
    return say(f"slip.form_{_form(paper)}", language)


def state_of(paper: PaperRow, language: str) -> str:
    """Đã chụp 2 trang, chờ nộp bản giấy …"""
    key = _state(paper)
    return say(f"slip.state_{key}", language, pages=paper.pages)


def _form(paper: PaperRow) -> str:
    match paper.kind:
        case DocumentKind.BAN_CHINH | DocumentKind.ANH:
            return "original" if paper.held or not paper.pages else "picture"
        case DocumentKind.BAN_SAO:
            return "picture" if paper.pages and not paper.held else "copy"
        case DocumentKind.TO_KHAI:
            return "original" if paper.held else "electronic"
        case DocumentKind.BAN_DIEN_TU:
            return "electronic"
        case DocumentKind.XUAT_TRINH:
            return "shown"
        case DocumentKind.THONG_TIN | DocumentKind.KHONG_NOP:
            return "declared"


def _state(paper: PaperRow) -> str:
    if paper.held:
        return "held"
    match paper.kind:
        case DocumentKind.TO_KHAI:
            return "to_sign"
        case DocumentKind.XUAT_TRINH:
            return "to_show"
        case DocumentKind.THONG_TIN | DocumentKind.KHONG_NOP:
            return "declared"
        case DocumentKind.BAN_CHINH:
            return "pictured_awaited" if paper.pages else "awaited"
        case _:
            return "pictured" if paper.pages else "awaited"

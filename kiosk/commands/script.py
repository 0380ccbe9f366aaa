"""What the people of the story say and bring: invented, and looking it."""

from collections.abc import Mapping
from pathlib import Path

from kiosk.values import Json

BIRTH = "1.001193"
CARD = "001190123456|012345678|Nguyễn Thị Thử|01011990|Nữ|Số 1, Phường Sen Vàng, Hà Nội|15042021"
CARD_NUMBER = CARD.partition("|")[0]
ADDRESS: Mapping[str, Json] = {
    "code_system": "2025",
    "province": "01",
    "commune": "00097",
    "detail": "Số 1 ngõ 2",
}
PLACE: Mapping[str, Json] = {**ADDRESS, "detail": ""}
# answered by touch, step by step; what the card and earlier answers give is left as it stands
ANSWERS: Mapping[str, Mapping[str, Json]] = {
    "noi_o_nyc": {"nyc_loai_cu_tru": "thuong_tru", "nyc_noi_cu_tru": ADDRESS},
    "truong_hop": {"nyc_quan_he": "me", "loai_khai_sinh": "thong_thuong"},
    "noi_sinh": {"con_noi_sinh": "Bệnh viện Thử Nghiệm, phường Sen Vàng", "con_noi_sinh_dvhc": PLACE},
    "que_quan": {"con_que_quan": PLACE, "con_dan_toc": "kinh", "con_quoc_tich": "vn"},
    "nguoi_me": {"me_dan_toc": "kinh"},
    "nguoi_cha": {
        "cha_ho_ten": "Trần Văn Mẫu",
        "cha_ngay_sinh": "1988",
        "cha_dan_toc": "kinh",
        "cha_quoc_tich": "vn",
        "cha_so_dinh_danh": "001088123456",
    },
    "noi_o_cha": {"cha_loai_cu_tru": "thuong_tru", "cha_noi_cu_tru": ADDRESS},
    "ban_sao": {"cap_ban_sao": "khong"},
    "nhan_ket_qua": {"kenh_nhan_kq": "tai_noi_nop"},
}
CUT = 40  # where the first scan of the card breaks off
DRAFT_PIN = "2468"
CABLE_OUT = "noi_sinh"  # the step at which the network goes


def draw_paper(path: Path) -> None:
    """An invented paper, so that there is something to hand in."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (1240, 1754), "white")
    pen = ImageDraw.Draw(picture)
    for line in range(30):
        pen.text((120, 120 + line * 48), "MAU THU - GIAY CHUNG SINH " + "." * (20 + line % 30), fill="black")
    picture.save(path)

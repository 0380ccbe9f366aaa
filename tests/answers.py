"""Invented people and their answers, whole enough to hand in."""

from pathlib import Path

from PIL import Image, ImageDraw

CARD = "001190123456|012345678|Nguyễn Thị Thử|01011990|Nữ|Số 1, Phường Sen Vàng, Hà Nội|15042021"
BIRTH: dict[str, object] = {
    "nyc_ho_ten": "Nguyễn Thị Thử",
    "nyc_so_dinh_danh": "001190123456",
    "nyc_dien_thoai": "0912345678",
    "nyc_loai_cu_tru": "thuong_tru",
    "nyc_noi_cu_tru": {"code_system": "2025", "province": "01", "commune": "00097", "detail": "Số 1"},
    "nyc_quan_he": "me",
    "loai_khai_sinh": "thong_thuong",
    "con_ho_ten": "Trần Thử Nghiệm",
    "con_ngay_sinh": "2026-11-14",
    "con_gioi_tinh": "nu",
    "con_noi_sinh": "Bệnh viện Thử Nghiệm",
    "con_noi_sinh_dvhc": {"code_system": "2025", "province": "01", "commune": "00097", "detail": ""},
    "con_que_quan": {"code_system": "2025", "province": "01", "commune": "00097", "detail": ""},
    "con_dan_toc": "kinh",
    "con_quoc_tich": "vn",
    "me_ho_ten": "Nguyễn Thị Thử",
    "me_ngay_sinh": "1990-01-01",
    "me_dan_toc": "kinh",
    "me_quoc_tich": "vn",
    "me_so_dinh_danh": "001190123456",
    "cha_ho_ten": "Trần Văn Mẫu",
    "cha_ngay_sinh": "1988",
    "cha_dan_toc": "kinh",
    "cha_quoc_tich": "vn",
    "cha_so_dinh_danh": "001088123456",
    "cap_ban_sao": "khong",
    "kenh_nhan_kq": "tai_noi_nop",
    "cam_doan": True,
}


def paper_picture(path: Path, words: str = "GIẤY CHỨNG SINH (mẫu thử)", seed: int = 0) -> Path:
    """A picture of a paper that is not blank; another seed is another picture."""
    picture = Image.new("RGB", (1240, 1754), "white")
    draw = ImageDraw.Draw(picture)
    for line in range(40):
        draw.text(
            (90, 60 + line * 40), f"{words} {seed}-{line} " + "x" * ((line * 7 + seed) % 60), fill="black"
        )
    noise = Image.effect_noise((1240, 600), 60 + seed % 7).convert("RGB")
    picture.paste(noise, (0, 1100))
    picture.save(path, quality=90)
    return path

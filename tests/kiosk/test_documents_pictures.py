"""What becomes of pictures, and when a page counts as blank."""

import io

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from kiosk.documents.pdfs import pages_as_png
from tests.kiosk.documents_samples import encoded, grain, pdf, refused, scan, taken


def page_of(data: bytes, number: int = 0) -> pypdf.PageObject:
    return pypdf.PdfReader(io.BytesIO(data)).pages[number]


def shown(data: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    image: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return image


def level(image: Image.Image, x: int, y: int) -> int:
    return image.convert("L").crop((x, y, x + 1, y + 1)).histogram().index(1)


def test_a_scan_becomes_one_grey_a4_page_at_150_dpi() -> None:
    paper = taken(encoded(scan(size=(2480, 3508)).convert("RGB"), "PNG"))
    page = page_of(paper.data)
    image = page.images[0].image

    assert image is not None
    assert paper.pages == 1
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    assert (image.size, image.mode) == ((1240, 1754), "L")


def test_a_scanned_page_is_about_100_kb() -> None:
    page = scan("Họ, chữ đệm, tên: Nguyễn Thị Hoàng Ánh\n" * 40, size=(2480, 3508))

    assert taken(encoded(grain(page, 2))).size < 160_000


def test_a_lying_picture_gets_a_lying_page() -> None:
    page = page_of(taken(encoded(scan(size=(1754, 1240)))).data)

    assert page.mediabox.width > page.mediabox.height


def test_a_small_picture_is_not_blown_up() -> None:
    page = page_of(taken(encoded(scan(size=(300, 400)))).data)
    content = page.get_contents()

    assert content is not None
    assert b"216 0 0 288 " in content.get_data()


def test_a_red_seal_keeps_its_colour() -> None:
    page = scan().convert("RGB")
    ImageDraw.Draw(page).ellipse((700, 1200, 900, 1400), outline=(200, 30, 40), width=8)
    image = page_of(taken(encoded(page)).data).images[0].image

    assert image is not None
    assert image.mode == "RGB"


def test_a_photo_is_turned_as_the_camera_says() -> None:
    upright = Image.new("RGB", (400, 600), "white")
    ImageDraw.Draw(upright).rectangle((0, 0, 399, 120), fill="black")
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side, turn it right
    paper = taken(encoded(upright.transpose(Image.Transpose.ROTATE_90), exif=exif))

    middle = shown(paper.data)
    assert page_of(paper.data).mediabox.height > page_of(paper.data).mediabox.width
    assert level(middle, 297, 421 - 190) < 40  # the black bar is on top
    assert level(middle, 297, 421 + 190) > 230


def test_nothing_of_the_file_but_its_pixels_is_kept() -> None:
    secret = b"GPS-21.0285-HANOI"
    exif = Image.Exif()
    exif[0x010E] = secret.decode()
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", secret.decode())
    jpeg = taken(encoded(scan(), exif=exif, comment=secret, icc_profile=secret * 20)).data
    png = taken(encoded(scan(), "PNG", pnginfo=text)).data

    assert secret not in jpeg
    assert secret not in png


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    page = scan()
    image = (
        page.convert("I").point(lambda level: level * 257).convert(mode)
        if mode == "I;16"
        else page.convert(mode)
    )

    assert 0 < sum(shown(taken(encoded(image, "PNG")).data).convert("L").histogram()[:128]) < 100_000


def test_transparent_paper_is_white() -> None:
    ink = Image.new("RGBA", (1240, 1754), (0, 0, 0, 0))
    ImageDraw.Draw(ink).rectangle((200, 200, 600, 260), fill=(0, 0, 0, 255))

    assert shown(taken(encoded(ink, "PNG")).data).getpixel((500, 800)) == (255, 255, 255)


def test_print_colours_are_read() -> None:
    paper = taken(encoded(scan().convert("RGB").convert("CMYK")))

    assert level(shown(paper.data), 30, 400) > 200


def test_every_page_of_a_tiff_is_taken_up_to_the_limit() -> None:
    pages = [scan(f"Trang {number}") for number in range(4)]

    assert taken(encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:3])).pages == 3
    assert refused(encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])) == "file_pages"


def test_the_same_picture_makes_the_same_paper() -> None:
    data = encoded(scan())

    assert taken(data).sha256 == taken(data).sha256


def test_pages_come_as_pictures_for_the_screen() -> None:
    pages = pages_as_png(pdf(["một", "hai", "ba"]), 700, 2)

    assert [Image.open(io.BytesIO(page)).size[0] for page in pages] == [700, 700]


@pytest.mark.parametrize("level", [255, 250, 200, 20])
@pytest.mark.parametrize("sigma", [0, 1, 3])
def test_an_empty_sheet_is_blank_whatever_its_paper(level: int, sigma: float) -> None:
    assert refused(encoded(grain(Image.new("L", (1240, 1754), level), sigma), "PNG")) == "file_blank"


def test_an_empty_sheet_under_a_lamp_is_blank() -> None:
    shade = Image.linear_gradient("L").resize((1240, 1754)).point(lambda level: 180 + level // 4)

    assert refused(encoded(grain(shade, 2))) == "file_blank"


@pytest.mark.parametrize("text", ["Có", "Đồng ý", "1"])
def test_a_word_is_enough(text: str) -> None:
    assert taken(encoded(grain(scan(text), 2))).pages == 1
    assert taken(pdf([text])).pages == 1


def test_faint_pencil_is_enough() -> None:
    page = Image.new("L", (1240, 1754), 240)
    pen = ImageDraw.Draw(page)
    for row in range(3):
        pen.line([(300 + 12 * i, 500 + 60 * row + (i % 2) * 14) for i in range(30)], fill=222, width=2)

    assert taken(encoded(grain(page, 2))).pages == 1


def test_white_on_black_is_enough() -> None:
    page = Image.new("L", (1240, 1754), 10)
    ImageDraw.Draw(page).text((300, 300), "Bản âm", fill=240, font_size=30)

    assert taken(encoded(page)).pages == 1

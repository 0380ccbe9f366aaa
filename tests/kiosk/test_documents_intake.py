"""What is taken in, what is refused and why."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.documents.intake import take, take_path
from kiosk.documents.paper import MAX_BYTES, Paper, tidy_name
from kiosk.errors import Problem
from tests.kiosk.documents_samples import (
    BIRTH,
    ID_CARD,
    INK,
    PAGE,
    PAGES,
    encoded,
    pdf,
    png_header,
    raw_pdf,
    refused,
    scan,
    stream,
    taken,
)


def test_a_pdf_is_kept_byte_for_byte() -> None:
    data = pdf(["một", "hai"])

    assert (taken(data).data, taken(data).pages, taken(data).media) == (data, 2, "application/pdf")


def test_a_paper_that_is_only_shown_is_never_taken() -> None:
    assert refused(pdf(), ID_CARD) == "document_not_taken"


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "file_empty"),
        (b"MZ\x90\0" + bytes(2000), "file_type"),
        (b"<html><script>alert(1)</script></html>", "file_type"),
        (b"<html>%PDF-1.7 hidden</html>" + pdf(), "file_type"),
        (b"PK\x03\x04" + bytes(100), "file_type"),
        (b"GIF89a" + bytes(100), "file_type"),
        (b"%PDF-1.7\n" + bytes(MAX_BYTES), "file_big"),
        (b"%PDF-1.7\n%%EOF\n", "file_broken"),
        (b"\xff\xd8\xff\xe0nothing", "file_broken"),
        (png_header(20_000, 20_000), "image_big"),
        (png_header(7_000, 7_000), "image_big"),
        (png_header(1_000, 1_000), "file_broken"),
        (pdf(password="bi-mat"), "file_password"),
        (pdf(owner="khoa"), "file_password"),
        (pdf(["1", "2", "3", "4"]), "file_pages"),
        (pdf(["", ""]), "file_blank"),
        (encoded(Image.new("L", (1240, 1754), 255)), "file_blank"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_refused(data: bytes, rule: str) -> None:
    assert refused(data) == rule


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.98])
@pytest.mark.parametrize(
    "whole",
    [pdf(["một", "hai"]), encoded(scan()), encoded(scan(), "PNG"), encoded(scan(), "TIFF")],
    ids=["pdf", "jpeg", "png", "tiff"],
)
def test_a_cut_file_is_broken(whole: bytes, share: float) -> None:
    assert refused(whole[: int(len(whole) * share)]) == "file_broken"


@pytest.mark.parametrize(
    "objects",
    [
        (
            b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
            PAGES,
            PAGE,
            stream(INK),
        ),
        (b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/J#61vaScript/JS(x)>>>>", PAGES, PAGE, stream(INK)),
        (b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(cmd.exe)>>>>", PAGES, PAGE, stream(INK)),
        (
            b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>>>",
            PAGES,
            PAGE,
            stream(INK),
            b"<</Type/Filespec/F(a.exe)/EF<</F 6 0 R>>>>",
            stream(b"MZ", b"/Type/EmbeddedFile"),
        ),
        (
            b"<</Type/Catalog/Pages 2 0 R>>",
            PAGES,
            PAGE,
            stream(INK),
            stream(b"9 0 <</S/JavaScript/JS(x)>>", b"/Type/ObjStm/N 1/First 4", deflate=True),
        ),
    ],
    ids=["script", "hidden script", "launch", "attachment", "packed script"],
)
def test_a_pdf_that_can_act_is_refused(objects: tuple[bytes, ...]) -> None:
    assert refused(raw_pdf(*objects)) == "file_active"


def test_the_plain_pdf_of_these_parts_is_taken() -> None:
    assert taken(raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE, stream(INK, deflate=True))).pages == 1


def test_a_second_file_behind_the_end_is_refused() -> None:
    assert refused(pdf() + b"PK\x03\x04" + bytes(30) + b"PK\x05\x06" + bytes(18)) == "file_active"
    assert refused(pdf() + b"<script>alert(1)</script>") == "file_active"
    assert taken(pdf() + b"\r\n\0\0\x1a").pages == 1


def test_streams_that_swell_are_refused() -> None:
    bomb = stream(bytes(320_000_000), deflate=True)

    assert refused(raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE, bomb)) == "file_broken"


def test_a_huge_picture_inside_a_pdf_is_refused_before_it_is_decoded() -> None:
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
    )
    size = b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray/BitsPerComponent 1"
    picture = stream(b"\0", size, deflate=True)
    paint = stream(b"q 500 0 0 700 0 0 cm /I Do Q")

    assert refused(raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", PAGES, page, paint, picture)) == "image_big"


def test_the_problem_names_the_paper_and_the_limit() -> None:
    problem = take(pdf(["1", "2", "3", "4"]), "C:\\bí mật\\giay.pdf", BIRTH)

    assert isinstance(problem, Problem)
    assert problem.values["label"] == "giấy chứng sinh"
    assert (problem.values["pages"], problem.values["max"], problem.values["name"]) == ("4", "3", "giay.pdf")


def test_a_name_is_shown_without_its_tricks() -> None:
    assert tidy_name("../../etc/giay\u202efdp.exe\x07") == "giayfdp.exe"
    assert len(tidy_name("a" * 500 + ".pdf")) == 80


def test_only_plain_files_are_read_from_a_disk(tmp_path: Path) -> None:
    file = tmp_path / "giay.pdf"
    file.write_bytes(pdf())
    link = tmp_path / "link.pdf"
    link.symlink_to(file)
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)

    assert isinstance(take_path(file, BIRTH), Paper)
    assert [_rule(one) for one in (link, pipe, tmp_path, Path("/dev/zero"))] == ["file_type"] * 4
    assert _rule(tmp_path / "gone.pdf") == "file_gone"
    assert _rule(tmp_path / "a\0b.pdf") == "file_gone"


def test_a_huge_file_costs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "phim.pdf"
    with file.open("wb") as opened:
        opened.truncate(300_000_000)

    assert _rule(file) == "file_big"


def _rule(path: Path) -> str:
    problem = take_path(path, BIRTH)
    assert isinstance(problem, Problem)
    return problem.rule


HEADS = [b"", b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*"]
WHOLE = [
    pdf(["chữ"]),
    encoded(scan(size=(200, 280))),
    encoded(scan(size=(200, 280)), "PNG"),
    encoded(scan(size=(200, 280)), "TIFF"),
]


@given(head=st.sampled_from(HEADS), rest=st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_answered(head: bytes, rest: bytes) -> None:
    assert isinstance(take(head + rest, "x", BIRTH), Problem)


@given(whole=st.sampled_from(WHOLE), at=st.floats(0, 0.999), change=st.binary(min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_damage_is_answered(whole: bytes, at: float, change: bytes) -> None:
    place = int(at * len(whole))

    assert isinstance(
        take(whole[:place] + change + whole[place + len(change) :], "x", BIRTH), Paper | Problem
    )

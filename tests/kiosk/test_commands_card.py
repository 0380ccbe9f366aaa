"""`kiosk card` and the catalogue's commands: read, or refused; never a guess, never a traceback."""

import json
import os
import struct
import warnings
import zlib
from pathlib import Path

import pytest
import segno
from PIL import Image

from tests.answers import CARD
from tests.kiosk.commands_samples import kiosk, spoken

READ = {
    "id_number": "001190123456",
    "old_id_number": "012345678",
    "full_name": "Nguyễn Thị Thử",
    "birth_date": "1990-01-01",
    "sex": "nu",
    "address": "Số 1, Phường Sen Vàng, Hà Nội",
    "issued": "2021-04-15",
}


def test_a_card_is_read_from_its_text_and_from_its_picture(tmp_path: Path) -> None:
    picture = tmp_path / "card.png"
    segno.make(CARD, error="m").save(str(picture), scale=6, border=4)

    assert kiosk(tmp_path, "card", CARD).told == READ
    assert kiosk(tmp_path, "card", "--image", str(picture)).told == READ
    assert "001190123456" in spoken("card", CARD).out


def test_what_does_not_fit_on_a_card_is_left_out(tmp_path: Path) -> None:
    assert kiosk(tmp_path, "card", CARD.replace("Nữ", "Khác")).told == {**READ, "sex": ""}


@pytest.mark.parametrize(
    "text",
    [
        CARD[:40],
        CARD.replace("|", " "),
        CARD.replace("Nguyễn", "Ngu\x07yễn"),
        CARD.replace("01011990|Nữ", "31021990|Khác"),
        CARD.replace("001190123456", "00119012345"),
        CARD + "\n" + CARD,
        CARD.replace("Nguyễn Thị Thử", "\u202eThử"),
        "https://example.vn/?q=001190123456",
        "|" * 7,
        "",
        "x" * 100_000,
        '{"id": "001190123456"}',
    ],
)
def test_what_is_no_card_is_refused_whole(text: str, tmp_path: Path) -> None:
    said = kiosk(tmp_path, "card", "--", text)

    assert (said.code, said.rules) == (1, [("card", "card")])
    assert said.told.keys() == {"errors"}
    assert "nhập thông tin bằng tay" in said.message


def _huge_png(side: int) -> bytes:
    """A PNG whose header promises side × side pixels, in a few hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_pictures_without_a_readable_card_are_refused(tmp_path: Path) -> None:
    blank = tmp_path / "blank.png"
    Image.new("L", (600, 400), 255).save(blank)
    other = tmp_path / "other.png"
    segno.make("https://example.vn").save(str(other), scale=4)
    cut = tmp_path / "cut.png"
    cut.write_bytes(other.read_bytes()[:80])
    sparse = tmp_path / "sparse.png"
    sparse.touch()
    os.truncate(sparse, 300_000_000)
    paths = [blank, other, cut, sparse]
    for name, data in {
        "big": _huge_png(20_000), "warned": _huge_png(10_000), "bomb": _huge_png(200_000),
        "empty": b"", "exe": b"MZ" + bytes(5000), "text": CARD.encode(), "pdf": b"%PDF-1.7\n",
    }.items():  # fmt: skip
        paths.append(tmp_path / f"{name}.png")
        paths[-1].write_bytes(data)
    for path in paths:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            said = kiosk(tmp_path, "card", "--image", str(path))

        assert warned == []
        assert (path.name, said.code, said.rules) == (path.name, 1, [("card", "card")])
        assert said.err.count("\n") == 1  # one sentence, no warning of a library


@pytest.mark.skipif(os.name == "nt", reason="no device files")
def test_a_device_is_no_picture(tmp_path: Path) -> None:
    for path in ("/dev/zero", "/dev/null"):
        said = kiosk(tmp_path, "card", "--image", path)

        assert (path, said.code, said.rules) == (path, 1, [("card", "card")])


def test_the_catalogue_is_listed_found_and_shown(tmp_path: Path) -> None:
    listed = kiosk(tmp_path, "procedures", "list").rows
    found = kiosk(tmp_path, "procedures", "search", "khai sinh cho con", "--limit", "2").rows
    asked = kiosk(tmp_path, "procedures", "search", "khai sinh").rows
    shown = kiosk(tmp_path, "procedures", "show", "1.001193").told

    assert len(listed) == 53
    assert all(set(one) == {"code", "name"} for one in listed)
    assert found[0]["code"] == "1.001193"
    assert (len(found) <= 2, set(found[0])) == (True, {"code", "name", "score"})
    assert asked[0]["choice"] == "Con mới sinh, chưa có giấy khai sinh"
    assert shown["code"] == "1.001193"


@pytest.mark.parametrize(
    "text", ["", " ", "%", "'; drop table", "\\", "q" * 100_000, "🙂", "[0-9]*", "\x00"[:0]]
)
def test_any_search_has_an_answer(text: str, tmp_path: Path) -> None:
    assert kiosk(tmp_path, "procedures", "search", "--", text).code == 0
    assert spoken("procedures", "search", "--", text).code == 0


@pytest.mark.parametrize(
    "code", ["", "1.001194", "../../etc/passwd", "1.001193@2026.11.1", "1.001193.json", "٣.001193"]
)
def test_an_unknown_procedure_is_named_as_such(code: str, tmp_path: Path) -> None:
    for command in (("procedures", "show"), ("file", "--answers", "-")):
        said = kiosk(tmp_path / "device", *command, "--", code, stdin=b"{}")

        assert (said.code, said.rules) == (1, [("procedure", "not_found")])
        assert "procedures list" in said.message


def test_a_lint_names_file_place_and_reason(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "empty.json").write_text("{}", encoding="utf-8")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    for paths in ([tmp_path], sorted(tmp_path.iterdir()), [tmp_path / "gone.json"]):
        said = kiosk(tmp_path, "procedures", "check", *map(str, paths))
        errors = said.told["errors"]

        assert said.code == 1
        assert isinstance(errors, list)
        assert all(set(one) == {"file", "pointer", "message"} for one in errors)
        assert {one["file"].rpartition("/")[2] for one in errors} >= {one.name for one in paths if one.suffix}
    assert kiosk(tmp_path, "procedures", "check").told == {"errors": []}
    assert json.loads(spoken("procedures", "check", "--json").out) == {"errors": []}

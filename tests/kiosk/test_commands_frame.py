"""Every command: help in both languages, common options anywhere, one document, four exit codes."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kiosk.commands.frame import COMMANDS, root
from tests.kiosk.commands_samples import kiosk, spoken

ROOT = Path(__file__).parents[2]
OF_WINDOWS = ("run", "tour")  # tested with the windows they open
VIETNAMESE = "ăâđêôơưáàảãạếềểễệịọộờởợụứừửữự"


def _commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        if name in OF_WINDOWS:
            continue
        command = group.get_command(context, name)
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from _commands(command, (*path, name))


ALL = [("",), *((" ".join(one),) for one in _commands(root))]


@pytest.mark.parametrize("path", [one for (one,) in ALL])
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_speaks_both_languages(path: str, option: str) -> None:
    said = spoken(*path.split(), option)

    assert (said.code, said.err) == (0, "")
    assert "Show this help" in said.out
    assert any(letter in said.out for letter in VIETNAMESE)
    lines = [one for one in said.out.splitlines() if one.startswith("  ")]
    assert any(" / " in one or "One-stop" in one for one in lines)


def test_every_parameter_has_help_in_both_languages() -> None:
    for name in COMMANDS.keys() - set(OF_WINDOWS):
        command = root.get_command(click.Context(root), name)
        options = [one for one in getattr(command, "params", ()) if isinstance(one, click.Option)]
        assert [one.name for one in options if " / " not in (one.help or "")] == []


@pytest.mark.parametrize(
    "line",
    [
        "--json --data {data} --lang en procedures show nix",
        "procedures --json --lang en show --data {data} nix",
        "procedures show nix --lang=en --json --data={data}",
        "--lang vi procedures --json show nix --lang en",
    ],
)
def test_common_options_stand_anywhere_and_the_innermost_counts(line: str, tmp_path: Path) -> None:
    said = spoken(*line.format(data=tmp_path).split())

    assert (said.code, said.rules) == (1, [("procedure", "not_found")])
    assert said.message.startswith("There is no procedure")


@pytest.mark.parametrize(
    ("arguments", "vietnamese", "english"),
    [
        (("bogus",), "Không có lệnh này", "There is no such command"),
        (("procedures",), "Thiếu tên lệnh", "The command's name is missing"),
        (("procedures", "bogus"), "Không có lệnh này", "There is no such command"),
        (("procedures", "show"), "Thiếu CODE", "CODE is missing"),
        (("procedures", "list", "001190123456|Nguyễn Thị Thử"), "Thừa tham số", "There are too many"),
        (("filings", "--bogus=001190123456"), "Không có tùy chọn --bogus", "There is no option --bogus"),
        (("filings", "--status"), "--status cần một giá trị", "--status needs a value"),
        (("filings", "--status", "eaten"), "--status nhận một trong", "--status takes one of: new"),
        (("file", "1.001193"), "Thiếu --answers", "--answers is missing"),
        (("procedures", "search", "a", "--limit", "0"), "--limit nhận một số từ 1", "--limit takes a number"),
        (("procedures", "search", "a", "--limit", "x"), "--limit nhận một số từ 1", "--limit takes a number"),
        (("sync", "--timeout", "nan"), "--timeout", "--timeout"),
        (("sync", "--timeout", "1e999"), "--timeout", "--timeout"),
        (("card",), "Cần đúng một", "Give exactly one"),
        (("card", "a", "--image", __file__), "Cần đúng một", "Give exactly one"),
        (("card", "--image", "/no/such/file"), "--image: không có tệp", "--image: there is no such"),
        (("card", "--image", "/"), "--image: không có tệp", "--image: there is no such"),
        (("filing", "\udcff"), "không phải UTF-8", "not UTF-8"),
        (("enrol", "--portal", "ftp://x", "--code", "y"), "--portal cần địa chỉ", "--portal needs an"),
        (("enrol", "--portal", "http://vng.example", "--code", "y"), "--portal cần", "--portal needs"),
        (("enrol", "--portal", "https://[", "--code", "y"), "--portal cần", "--portal needs"),
        (("portal", "serve", "--port", "99999"), "--port nhận một số từ 0", "--port takes a number"),
        (("portal", "invite", "../x", "K1", "--role", "kiosk"), "OFFICE chỉ gồm", "OFFICE takes letters"),
        (("portal", "invite", "H1", "K 1", "--role", "kiosk"), "DEVICE chỉ gồm", "DEVICE takes letters"),
        (("portal", "invite", "H1", "K1", "--role", "king"), "--role nhận một", "--role takes one of"),
        (
            ("portal", "invite", "H1", "K1", "--role", "kiosk", "--province", "xx"),
            "--province: mã này",
            "--province: this code",
        ),
        (
            ("portal", "invite", "H1", "K1", "--role", "kiosk", "--province", "01", "--commune", "99"),
            "--commune: mã này",
            "--commune: this code",
        ),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_2(
    arguments: tuple[str, ...], vietnamese: str, english: str, tmp_path: Path
) -> None:
    for language, expected in (("vi", vietnamese), ("en", english)):
        said = kiosk(tmp_path / "device", "--lang", language, *arguments)

        assert (said.code, said.rules) == (2, [("", "usage")])
        assert expected in said.message
        assert "001190123456" not in said.message
    assert not (tmp_path / "device").exists()


def test_without_json_usage_shows_the_shape_of_the_command(tmp_path: Path) -> None:
    said = spoken("file", "--data", str(tmp_path), "--lang", "en")

    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[0] == "Usage: kiosk file [OPTIONS] CODE"


def test_no_command_at_all_shows_the_help() -> None:
    said = spoken()

    assert (said.code, said.out) == (2, "")
    assert "procedures" in said.err


def _process(*arguments: str, **how: object) -> "subprocess.CompletedProcess[bytes]":
    line = [sys.executable, "-m", "kiosk", *arguments]
    return subprocess.run(line, cwd=ROOT, timeout=60, check=False, stderr=subprocess.PIPE, **how)  # type: ignore[call-overload,no-any-return]  # passed on


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_standard_output_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _process("filings", "--json", "--data", str(tmp_path), stdout=full)

    assert (done.returncode, done.stderr.decode().count("\n")) == (3, 1)
    assert "Ổ đĩa đã đầy" in done.stderr.decode()


def test_a_reader_who_leaves_is_no_error() -> None:
    for arguments in (("procedures", "list", "--json"), ("--help",)):
        line = [sys.executable, "-m", "kiosk", *arguments]
        with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            told = process.stderr.read()

        assert (process.returncode, told) == (0, b"")


def test_closed_streams_are_no_error(tmp_path: Path) -> None:
    shell = f'"{sys.executable}" -m kiosk staff add Lan --pin - --data "{tmp_path}" <&- >&- 2>&-'
    done = subprocess.run(["sh", "-c", shell], cwd=ROOT, timeout=60, check=False)

    assert done.returncode == 1  # no PIN came


def test_stdout_speaks_utf_8_wherever_it_runs() -> None:
    import os

    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = _process("procedures", "list", stdout=subprocess.PIPE, env=environment)

    assert done.returncode == 0
    assert "Thủ tục đăng ký khai sinh" in done.stdout.decode("utf-8")

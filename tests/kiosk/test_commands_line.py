"""`kiosk enrol`, `kiosk sync`, `kiosk portal`: whoever answers, the filing stays safe and the words calm."""

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from sync.portal.serve import running
from tests.kiosk.commands_samples import BIRTH_CODE, answers_file, held, kiosk, spoken

ROOT = Path(__file__).parents[2]
INVITE = (
    "portal", "invite", "H00.01", "K1", "--role", "kiosk", "--name", "UBND phường Sen Vàng",
    "--province", "01", "--place", "Sen Vàng",
)  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "device"


def _invited(portal: Path) -> str:
    said = kiosk(portal, *INVITE)
    assert set(said.told) == {"code", "expires"}
    return str(said.told["code"])


class _Liar(BaseHTTPRequestHandler):
    """Answers everything with what its server was told to."""

    def _answer(self) -> None:
        status, body = self.server.answer  # type: ignore[attr-defined]  # set below
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_HEAD = do_PATCH = _answer  # noqa: N815 - names that http.server asks for

    def log_message(self, *_: object) -> None:
        """Silent."""


@contextmanager
def _liar(port: int, status: int, body: bytes) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", port), _Liar)
    server.answer = (status, body)  # type: ignore[attr-defined]  # read above
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        port: int = one.getsockname()[1]
        return port


LIES = [
    (200, b"<html><body>Dang nhap Wi-Fi</body></html>"),
    (200, b""),
    (200, b"\xff\x00garbage"),
    (200, b"[" * 100_000),
    (200, b"{}"),
    (204, b""),
    (302, b""),
    (401, b"{}"),
    (403, b"no"),
    (413, b"{}"),
    (429, b"later"),
    (500, b"Internal Server Error"),
    (503, b"<html>"),
]


def test_a_filing_goes_to_the_portal_and_nowhere_else(data: Path, tmp_path: Path) -> None:
    port, portal = _free_port(), tmp_path / "portal"
    code = _invited(portal)
    filed = kiosk(data, "file", BIRTH_CODE, "--answers", str(answers_file(tmp_path))).told
    with running(portal, port) as one:
        enrolled = kiosk(data, "enrol", "--portal", one.url, "--code", code).told
        again = kiosk(data, "enrol", "--portal", one.url, "--code", code)
    assert (enrolled["device"], enrolled["role"], enrolled["office"]) == (
        "H00.01-K1", "kiosk", "UBND phường Sen Vàng",
    )  # fmt: skip
    assert again.code in (0, 1)

    said = kiosk(data, "sync")
    assert (said.code, said.rules, said.told["link"]) == (3, [("", "unreachable")], "offline")
    for status, body in LIES:
        with _liar(port, status, body):
            said = kiosk(data, "sync")
        assert (status, said.code) == (status, 3)
        assert (said.told["sent"], said.told["blobs"]) == (0, 0)
        assert int(str(said.told["pending"])) >= 1
        assert "lưu" in said.message or "an toàn" in said.message
    assert kiosk(data, "filings", "--pending").rows[0]["filing"] == filed["filing"]

    with running(portal, port):
        synced = kiosk(data, "sync", "--until-idle", "--timeout", "30")
    assert (synced.code, synced.told["link"], synced.told["pending"]) == (0, "online", 0)
    assert set(synced.told) == {"sent", "received", "blobs", "pending", "refused", "link"}
    assert kiosk(data, "filing", str(filed["filing"])).told["sync"] == "complete"
    assert kiosk(data, "doctor").code == 0
    assert held(data)[0] == 1


def test_nobody_answers(data: Path, tmp_path: Path) -> None:
    port, portal = _free_port(), tmp_path / "portal"
    code = _invited(portal)
    for language, words in (("vi", "an toàn"), ("en", "safe")):
        said = kiosk(
            data, "enrol", "--portal", f"http://127.0.0.1:{port}", "--code", code, "--lang", language
        )

        assert (said.code, said.rules) == (3, [("", "unreachable")])
        assert words in said.message
    assert kiosk(data, "sync").rules == [("", "not_enrolled")]
    assert held(data) == (0, 0)


@pytest.mark.parametrize("code", ["", "x", "AAAA-BBBB", "x" * 100_000, "\u202e"])
def test_what_is_no_invite_is_refused_before_anybody_is_asked(code: str, data: Path) -> None:
    said = kiosk(data, "enrol", "--portal", "http://127.0.0.1:9", "--code", code)

    assert (said.code, said.rules) == (1, [("code", "invite")])


def test_only_the_invites_own_portal_can_enrol(data: Path, tmp_path: Path) -> None:
    foreign = _invited(tmp_path / "other")
    own = _invited(tmp_path / "portal")
    wrong = own[:-1] + ("A" if own[-1] != "A" else "B")
    with running(tmp_path / "portal") as one:
        codes = [kiosk(data, "enrol", "--portal", one.url, "--code", code).code for code in (foreign, wrong)]
    for status, body in LIES:
        with _liar(0, status, body) as url:
            codes.append(kiosk(data, "enrol", "--portal", url, "--code", own).code)

    assert codes == [3, 1, *[3] * len(LIES)]
    assert kiosk(data, "sync").rules == [("", "not_enrolled")]


def test_not_enrolled_says_so_and_keeps(data: Path, tmp_path: Path) -> None:
    kiosk(data, "file", BIRTH_CODE, "--answers", str(answers_file(tmp_path)))
    said = kiosk(data, "sync")
    words = spoken("sync", "--data", str(data), "--lang", "en")

    assert (said.code, said.rules, said.told["link"]) == (3, [("", "not_enrolled")], "not_enrolled")
    assert (words.code, words.err.count("\n")) == (3, 1)
    assert "kiosk enrol" in words.err
    assert held(data)[0] == 1


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = kiosk(tmp_path / "portal", "portal", "serve", "--port", str(port))

    assert (said.code, said.rules) == (3, [("", "port_taken")])
    assert str(port) in said.message


@pytest.mark.parametrize(
    "garbage", [b"a text file, not a database\n" * 500, b"SQLite format 3\0" + b"\xff" * 8000]
)
def test_a_damaged_portal_database_is_one_sentence(garbage: bytes, tmp_path: Path) -> None:
    portal = tmp_path / "portal"
    _invited(portal)
    for file in portal.glob("*.db*"):
        file.unlink()
    (portal / "portal.db").write_bytes(garbage)
    for command in (("portal", "serve", "--port", "0"), INVITE):
        said = kiosk(portal, *command)

        assert (said.code, said.rules) == (3, [("", "store_broken")])
    assert (portal / "portal.db").read_bytes() == garbage


def test_a_portal_without_a_place_of_its_own_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = kiosk(tmp_path / "file" / "portal", *INVITE)
    assert (said.code, said.rules) == (3, [("", "read_only")])
    for url in ("nonsense", "sqlite:////no/such/folder/x.db", "oracle://x/y", "postgresql://127.0.0.1:9/x"):
        said = kiosk(tmp_path / "portal", *INVITE, "--database", url)

        assert (url, said.code) == (url, 3)
        assert said.rules[0][1] in ("misuse", "store_broken", "driver_missing")


def test_the_portal_says_where_it_listens_and_stops_when_told(tmp_path: Path) -> None:
    line = [
        sys.executable, "-m", "kiosk", "portal", "serve", "--port", "0", "--json", "--data", str(tmp_path),
    ]  # fmt: skip
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        told = json.loads(process.stdout.readline())
        process.send_signal(2)
        rest, err = process.communicate(timeout=30)

    assert set(told) == {"url"}
    assert (process.returncode, rest, err) == (0, b"", b"")

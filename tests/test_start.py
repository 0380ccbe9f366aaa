"""The start of `kiosk run`: what may be loaded before the first frame, what it shows, and what ends it."""

import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.commands.early import ENDING, Asked, open_early, picture_file
from kiosk.commands.lock import hold
from kiosk.keys import load_keys
from kiosk.paths import Home
from kiosk.store import Store
from kiosk.store.connection import Connection
from kiosk.store.glance import glance
from kiosk.store.head import HeadFile
from kiosk.strings import say
from tests.bench import bench_forms, bench_receipt, bench_save, bench_search, bench_start
from tests.bench.child import timer_wakes
from tests.kiosk.store_samples import OFFICE
from tests.kiosk.visit_samples import HALL
from ui.citizen.home import HomeScreen
from ui.opening import BYTES_A_PIXEL, Opening, keep_picture, picture_of
from ui.shell import Shell

SIZE = (540, 960)

OURS = {
    "kiosk", "kiosk.__main__", "kiosk.commands", "kiosk.commands.early", "kiosk.commands.lock",
    "kiosk.errors", "kiosk.keys", "kiosk.paths", "kiosk.records", "kiosk.store", "kiosk.store.connection",
    "kiosk.store.troubles", "ui", "ui.opening",
}  # fmt: skip
OTHERS = {"PySide6", "shiboken6", "shibokensupport", "sqlcipher3"}
# of Python's own library: what costs most, and is not there with PySide6 anyway
NOT_YET = {
    "asyncio", "concurrent", "decimal", "hashlib", "http", "multiprocessing", "secrets", "socket", "sqlite3",
    "ssl", "subprocess", "unicodedata", "xml",
}  # fmt: skip


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A device whose home screen has been seen once."""
    folder = tmp_path_factory.mktemp("started") / "device"
    bench_start.start("first", folder, size=SIZE)
    return folder


@pytest.fixture
def device(started: Path, tmp_path: Path) -> Path:
    """A copy of it, to spoil."""
    return Path(shutil.copytree(started, tmp_path / "device"))


def run(data: Path, *options: str) -> subprocess.CompletedProcess[str]:
    size = f"{SIZE[0]}x{SIZE[1]}"
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "run", "--data", str(data), "--size", size, *options],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_little_is_loaded_before_the_first_frame(started: Path) -> None:
    told = bench_start.start("kiosk", started, size=SIZE)
    roots = {str(name).partition(".")[0] for name in told["modules"]}
    ours = {name for name in told["modules"] if name.partition(".")[0] in ("kiosk", "ui", "sync")}
    python = set(sys.stdlib_module_names) | set(_with_every_qt_window())

    assert ours == OURS
    assert roots - python - {"kiosk", "ui", "tests", "__main__"} == OTHERS - python
    assert roots & NOT_YET == set()
    assert {"PySide6.QtSvg", "PySide6.QtNetwork"} & set(told["modules"]) == set()
    assert told["first"] < told["usable"]


def _with_every_qt_window() -> list[str]:
    """What a window with nothing of ours brings along."""
    code = "import sys, PySide6.QtWidgets; print(*{one.partition('.')[0] for one in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


# what the first frame shows


def test_touches_on_the_first_frame_reach_the_controls(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / f"any{ENDING}"
    path.write_bytes(bytes(200 * 100 * BYTES_A_PIXEL))
    opening = Opening(path, 200, 100)
    opening.resize(200, 100)
    opening.show()
    opening.wait_until_seen()
    QTest.mouseClick(opening, Qt.MouseButton.LeftButton, pos=QPoint(150, 50))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    rung = []
    for place, name in ((0, "left"), (100, "right")):
        button = QPushButton(name, window)
        button.setGeometry(place, 0, 100, 100)
        button.clicked.connect(lambda _=False, name=name: rung.append(name))
    window.show()
    opening.hand_over(window)

    assert rung == ["right"]


def test_the_picture_is_what_was_seen(qtbot: QtBot, tmp_path: Path) -> None:
    button = QPushButton("Khai sinh")
    qtbot.addWidget(button)
    button.resize(200, 100)
    path = tmp_path / f"new{ENDING}"
    (tmp_path / f"old{ENDING}").write_bytes(b"")
    keep_picture(button, path)
    opening = Opening(path, 200, 100)
    qtbot.addWidget(opening)
    opening.resize(200, 100)

    assert picture_of(opening) == picture_of(button)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_picture_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / f"cut{ENDING}"
    path.write_bytes(bytes(200 * 100 * BYTES_A_PIXEL - 1))
    with pytest.raises(ValueError, match="cut short"):
        Opening(path, 200, 100)


def test_the_picture_tells_neither_time_nor_line(qtbot: QtBot) -> None:
    moment = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    pictures = []
    for hours in (0, 5):
        shell = shown(qtbot, moment + timedelta(hours=hours))
        screen = shell.screen_now
        assert isinstance(screen, HomeScreen)
        open_page = picture_of(shell)
        with screen.timeless():
            pictures.append(picture_of(shell))

        assert pictures[-1] != open_page

    assert pictures[0] == pictures[1]


def test_the_picture_is_found_by_what_the_store_says(home: Home) -> None:
    keys = load_keys(home)
    with closing(Store(home, keys)) as store:
        store.outbox.enrol("K1", "kiosk", 1, OFFICE, "http://127.0.0.1:1", b"p" * 32, 0)
    with closing(Connection(home.database, keys.database)) as db:
        text = db.value("select value from meta where name = 'device'")
    found = glance(home, keys)
    assert found is not None
    again = json.dumps(found.to_json(), ensure_ascii=False)

    assert picture_file(home, "vi", SIZE, text) == picture_file(home, "vi", SIZE, again)
    assert picture_file(home, "vi", SIZE, text) != picture_file(home, "vi", SIZE, None)


def test_home_wakes_the_processor_twice_a_minute_at_most(qtbot: QtBot) -> None:
    shell = shown(qtbot, datetime(2026, 11, 24, 3, 0, 20, tzinfo=UTC))

    assert 0 < timer_wakes(shell) <= 2


def shown(qtbot: QtBot, moment: datetime) -> Shell:
    shell = Shell(HALL, lambda _: None, lambda: moment)
    qtbot.addWidget(shell)
    shell.resize(1080, 1920)
    shell.show()
    qtbot.waitUntil(shell.carry.idle)
    return shell


# which starts are usual


@pytest.mark.parametrize(
    "line",
    [
        "", "doctor", "run --staff", "run --help", "run --json", "run more", "run --size 9x9",
        "run --lang fr", "run --data", "run --windowed=1",
    ],
)  # fmt: skip
def test_what_is_not_usual_is_left_to_the_whole_program(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Asked(line.split())

    assert open_early(line.split()) is None


def test_a_usual_start_is_understood() -> None:
    asked = Asked(["run", "--data=here", "--size", "1080x1920", "--lang", "en", "--try", "--windowed"])

    assert (asked.folder, asked.size, asked.language) == (Path("here"), (1080, 1920), "en")
    assert (asked.trial, asked.windowed) == (True, True)


def test_the_first_start_has_no_picture(tmp_path: Path) -> None:
    assert open_early(["run", "--data", str(tmp_path)]) is None


# what ends it: one sentence, exit 3, also when the first frame has been shown


def spoil_key(home: Home) -> Mapping[str, str]:
    keys = json.loads(home.keys.read_text(encoding="ascii"))
    home.keys.write_text(json.dumps({**keys, "database": "00" * 32}), encoding="ascii")
    return {"file": str(home.database)}


def take_key_away(home: Home) -> Mapping[str, str]:
    home.keys.unlink()
    return {"folder": str(home.folder)}


def make_newer(home: Home) -> Mapping[str, str]:
    with closing(Connection(home.database, load_keys(home).database)) as db:
        db.run("pragma user_version = 99")
    return {"file": str(home.database)}


def lose_the_end(home: Home) -> Mapping[str, str]:
    with closing(HeadFile(home.head, load_keys(home).database)) as head:
        head.write("K1", 1, 7, "ab" * 32)
    return {"folder": str(home.folder / f"aside-1-7-{'ab' * 4}"), "seq": "7"}


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (spoil_key, "wrong_key"),
        (take_key_away, "key_missing"),
        (make_newer, "store_too_new"),
        (lose_the_end, "store_behind"),
    ],
    ids=["wrong_key", "key_missing", "store_too_new", "store_behind"],
)
def test_trouble_is_one_sentence_and_exit_3(device: Path, spoil: object, rule: str) -> None:
    assert callable(spoil)
    values = spoil(Home(device))
    done = run(device)

    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == say(f"trouble.{rule}", "vi", **values) + "\n"


def test_a_second_window_on_the_same_data_is_refused(device: Path) -> None:
    with hold(Home(device)):
        done = run(device, "--lang", "en")

    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == say("trouble.in_use", "en", path=str(device)) + "\n"


def test_a_try_out_without_the_portals_part_says_so_and_makes_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None\n"  # as where it was not installed
        "from kiosk.__main__ import main\n"
        f"sys.argv[1:] = ['run', '--try', '--data', {str(tmp_path / 'data')!r}]; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert (done.returncode, done.stderr) == (3, say("cli.part_missing", "vi", part="portal") + "\n")
    assert not (tmp_path / "data" / "try").exists()


def test_what_was_opened_early_is_given_back(
    device: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    early = open_early(["run", "--data", str(device), "--size", f"{SIZE[0]}x{SIZE[1]}"])
    del qtbot  # only its application is needed
    assert early is not None
    with early:
        pass
    with hold(Home(device)):
        found = glance(Home(device), load_keys(Home(device)))

    assert found is None  # whole, and not enrolled
    assert gc.isenabled()


def test_help_opens_no_window(device: Path) -> None:
    done = run(device, "--help")

    assert done.returncode == 0
    assert "--windowed" in done.stdout


# the benches work


def test_every_bench_prints_its_pairs_and_goals(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module, names in (
        (bench_start, ("ROUNDS", "CALM_ROUNDS", "CALM_SECONDS")),
        (bench_save, ("ROUNDS", "WARM_UP")),
        (bench_receipt, ("ROUNDS",)),
        (bench_search, ("QUERIES", "ROUNDS", "STARTS", "MEMORY_ROUNDS")),
        (bench_forms, ("ROUNDS",)),
    ):
        for name in names:
            monkeypatch.setattr(module, name, 1)
    monkeypatch.setattr(bench_search, "PROCEDURES", 200)
    for one in (bench_start, bench_save, bench_receipt, bench_search, bench_forms):
        one.main()
    told = capsys.readouterr().out

    jobs = (
        "start to the first frame",
        "memory at home",
        "idle at home",
        "durable save",
        "autosave",
        "receipt",
        "key to painted list, 200 procedures",
        "what 200 procedures add to a start",
        "memory of 200 procedures",
        "check of a form of 60 fields",
    )
    assert [job for job in jobs if f"{job}" not in told] == []
    assert told.count("(goal at most") >= 14

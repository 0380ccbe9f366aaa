"""Real processes of the real program, and a knife: strace kills them at a chosen system call."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAVING = "pwrite64,write,fsync,fdatasync,rename"
SENDING = "sendto,sendmsg,write"
CALL = re.compile(r"^\d+\s+(\w+)\((.*)$")
TIMEOUT_S = 120


@dataclass(frozen=True, slots=True)
class Point:
    """The n-th call of this name, counted from the start of the process."""

    call: str
    n: int


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    told: object  # the JSON document, None when there is none
    errors: str


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "kiosk", *arguments]


def kiosk(data: Path, *arguments: str, stdin: str = "", prefix: Sequence[str] = ()) -> Outcome:
    """One command with --json on this device's data, as a process of its own."""
    line = [*prefix, *command(*arguments, "--json", "--data", str(data))]
    done = subprocess.run(
        line, input=stdin, capture_output=True, text=True, timeout=TIMEOUT_S, check=False, cwd=ROOT
    )
    told = json.loads(done.stdout) if done.stdout.strip() else None
    return Outcome(done.returncode, told, done.stderr)


def traced(data: Path, calls: str, *arguments: str, stdin: str = "") -> list[tuple[Point, str]]:
    """Every such call of one undisturbed run: its point, and what it did."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "trace"
        prefix = ("strace", "-f", "-y", "-s", "64", "-o", str(log), "-e", f"trace={calls}")
        outcome = kiosk(data, *arguments, stdin=stdin, prefix=prefix)
        assert outcome.code == 0, outcome
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    main = lines[0].split()[0]
    seen: Counter[str] = Counter()
    points = []
    for line in lines:
        found = CALL.match(line)
        if found and line.split()[0] == main:
            seen[found[1]] += 1
            points.append((Point(found[1], seen[found[1]]), found[2]))
    return points


def kill_at(data: Path, point: Point, *arguments: str, stdin: str = "") -> bool:
    """Run the command and kill -9 it when it enters that call; whether the knife fell."""
    prefix = (
        "strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={point.call}",
        "-e", f"inject={point.call}:signal=SIGKILL:when={point.n}",
    )  # fmt: skip
    try:
        outcome = kiosk(data, *arguments, stdin=stdin, prefix=prefix)
    except json.JSONDecodeError:
        return True
    return outcome.code in (-signal.SIGKILL, 128 + signal.SIGKILL)


class Portal:
    """A portal process that can be killed and started again on the same data and port."""

    def __init__(self, data: Path, port: int) -> None:
        self.data, self.port = data, port
        self.process: subprocess.Popen[str] | None = None
        data.mkdir(parents=True, exist_ok=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        line = command("portal", "serve", "--data", str(self.data), "--port", str(self.port), "--json")
        self.process = subprocess.Popen(
            line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
        )
        assert self.process.stdout
        told = self.process.stdout.readline()
        assert json.loads(told)["url"] == self.url

    def kill(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()
        self.process = None

    def invite(self, device: str, role: str) -> str:
        told = kiosk(
            self.data, "portal", "invite", "H00.01", device, "--role", role, "--name", "UBND phường Sen Vàng",
            "--place", "Sen Vàng", "--province", "01",
        ).told  # fmt: skip
        assert isinstance(told, dict)
        return str(told["code"])

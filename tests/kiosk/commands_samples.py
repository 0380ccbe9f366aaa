"""Commands run in this process as from a shell: what they print, what they say, how they end."""

import io
import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from kiosk.commands.frame import run_command
from tests.answers import BIRTH

BIRTH_CODE = "1.001193"
OFFICER, PIN = "Lê Minh Châu", "246810"
PERSONAL = ("Nguyễn Thị Thử", "001190123456", "Trần Thử Nghiệm", "0912345678", "001088123456", PIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How a command ended. `told` is its one JSON document."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> dict[str, object]:
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def rows(self) -> Sequence[Mapping[str, object]]:
        found = json.loads(self.out)
        assert isinstance(found, list)
        return found

    @property
    def rules(self) -> list[tuple[object, object]]:
        """(field, rule) of each reason."""
        errors = self.told["errors"]
        assert isinstance(errors, list)
        return [(one["field"], one["rule"]) for one in errors]

    @property
    def message(self) -> str:
        errors = self.told["errors"]
        assert isinstance(errors, list)
        return str(errors[0]["message"])


def kiosk(data: Path, *arguments: str, stdin: bytes = b"") -> Said:
    """With --json: whatever happens, exactly one document, no traceback and nobody's data on stderr."""
    said = spoken("--json", "--data", str(data), *arguments, stdin=stdin)
    json.loads(said.out)
    assert said.out.count("\n") == 1
    assert [one for one in PERSONAL if one in said.err] == []
    return said


def spoken(*arguments: str, stdin: bytes = b"") -> Said:
    """As typed."""
    out, err, before = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = run_command(arguments)
    finally:
        sys.stdin.close()
        sys.stdin = before
    assert "Traceback" not in err.getvalue() + out.getvalue()
    return Said(code=code, out=out.getvalue(), err=err.getvalue())


def answers_file(folder: Path, changes: Mapping[str, object] | None = None, *, name: str = "answers") -> Path:
    path = folder / f"{name}.json"
    path.write_text(json.dumps({**BIRTH, **(changes or {})}), encoding="utf-8")
    return path


def held(data: Path) -> tuple[int, int]:
    """How many filings and blobs the device holds; and everything it holds is whole."""
    assert kiosk(data, "verify").told["ok"] is True
    blobs = [one for one in (data / "blobs").rglob("*") if one.is_file()] if (data / "blobs").exists() else []
    return len(kiosk(data, "filings").rows), len(blobs)

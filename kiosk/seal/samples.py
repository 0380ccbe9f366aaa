"""Invented bodies of events, shaped like real ones: what the dictionary is trained on."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

from kiosk.values import Json, as_list, as_map, as_text

_FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
)
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Ngọc", "Thanh", "Hữu", "Quang", "Thu", "Xuân", "Anh", "Gia", "Bảo")
_GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hùng", "Lan", "Linh", "Mai", "Nam", "Phương", "Sơn")
_STREETS = ("Trần Hưng Đạo", "Nguyễn Trãi", "Lê Lợi", "Hai Bà Trưng", "Quang Trung", "Lý Thường Kiệt")


def submitted(procedure: Mapping[str, Json], rng: random.Random) -> Mapping[str, Json]:
    """The body of a `submitted` event of this procedure (its file in assets), every field answered."""
    form = as_map(procedure.get("form"))
    fields = [
        as_map(one) for step in as_list(form.get("steps")) for one in as_list(as_map(step).get("fields"))
    ]
    answers = {as_text(one.get("id")): _value(one, rng) for one in fields if one.get("type") != "signature"}
    roles = as_map(procedure.get("applicant"))
    papers = [as_map(one) for one in as_list(procedure.get("documents"))]
    return {
        "answers": answers,
        "applicant": {role: _shown(answers.get(as_text(id_))) for role, id_ in roles.items()},
        "channel": "kiosk",
        "declaration": _file(rng),
        "documents": [_document(one, rng) for one in papers if one.get("kind") != "to_khai"],
        "fee": {"amount_vnd": 8000, "note": "Miễn lệ phí", "unsure": False},
        "language": "vi",
        "office": "H26.15",
        "origins": dict.fromkeys(list(answers)[:8], "card"),
        "typed_by": "",
    }


def others(rng: random.Random) -> Iterator[Mapping[str, Json]]:
    """The short bodies that follow."""
    day = f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    yield {"notice": "2026-11", "purpose": "sms"}
    yield {
        "counted_from": f"{day}T10:00:00+07:00",
        "due": f"{day}T17:30:00+07:00",
        "office": "H26.15",
        "papers": [],
    }
    yield {"code": f"H26.15-261124-{rng.randint(1, 9999):04}"}
    yield {
        "reason": "Thiếu giấy tờ, đề nghị ông/bà bổ sung",
        "errors": [{"field": "", "message": "", "rule": "required"}],
    }


def _value(field: Mapping[str, Json], rng: random.Random) -> Json:
    """An answer of the field's type."""
    make = _MAKERS.get(as_text(field.get("type")), _place)
    return make(field, rng)


def _name(_: Mapping[str, Json], rng: random.Random) -> Json:
    return " ".join(rng.choice(part) for part in (_FAMILY, _MIDDLE, _GIVEN))


def _digits(start: str, count: int, rng: random.Random) -> str:
    return start + "".join(rng.choice("0123456789") for _ in range(count))


def _date(_: Mapping[str, Json], rng: random.Random) -> Json:
    return f"{rng.randint(1960, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def _option(field: Mapping[str, Json], rng: random.Random) -> Json:
    return as_map(rng.choice(as_list(field.get("options")) or [{}])).get("id")


def _address(_: Mapping[str, Json], rng: random.Random) -> Json:
    return {
        "code_system": "2025",
        "commune": f"{rng.randint(1, 32000):05}",
        "detail": f"Số {rng.randint(1, 300)}, đường {rng.choice(_STREETS)}",
        "province": f"{rng.randint(1, 96):02}",
    }


def _table(field: Mapping[str, Json], rng: random.Random) -> Json:
    columns = [as_map(one) for one in as_list(field.get("columns"))]
    return [{as_text(one.get("id")): _value(one, rng) for one in columns}]


def _place(_: Mapping[str, Json], rng: random.Random) -> Json:
    return f"Bệnh viện, số {rng.randint(1, 99)} đường {rng.choice(_STREETS)}"


_MAKERS: Mapping[str, Callable[[Mapping[str, Json], random.Random], Json]] = {
    "person_name": _name,
    "person_id": lambda _, rng: _digits("0", 11, rng),
    "date": _date,
    "time": lambda _, rng: f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}",
    "datetime": lambda field, rng: f"{_date(field, rng)}T{rng.randint(7, 17):02}:30",
    "integer": lambda _, rng: rng.randint(1, 20),
    "money": lambda _, rng: rng.randint(1, 20) * 1000,
    "checkbox": lambda _, rng: rng.choice((True, False)),
    "select": _option,
    "radio": _option,
    "address": _address,
    "table": _table,
    "ethnicity": lambda _, _rng: "kinh",
    "nationality": lambda _, _rng: "vn",
    "phone": lambda _, rng: _digits("09", 8, rng),
    "email": lambda _, _rng: "nguyen.van.a@example.vn",
}


def _document(document: Mapping[str, Json], rng: random.Random) -> Mapping[str, Json]:
    name = as_text(as_map(document.get("name")).get("vi"))
    files: Sequence[Json] = [_file(rng)] if document.get("kind") in {"ban_chinh", "ban_sao"} else []
    return {"copies": 1, "files": files, "id": document.get("id"), "kind": document.get("kind"), "name": name}


def _file(rng: random.Random) -> Mapping[str, Json]:
    return {"pages": 1, "sha256": rng.randbytes(32).hex(), "size": rng.randint(90_000, 130_000)}


def _shown(value: Json) -> str:
    if isinstance(value, Mapping):
        return f"{as_text(value.get('detail'))}, Phường Hồng Hà, Thành phố Hà Nội"
    return as_text(value)

"""Sealing: one value one row of bytes, bodies bound by hash, headers chained."""

import dataclasses
import hashlib
import json
import zlib
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paths import assets
from kiosk.seal import (
    CHAIN_START,
    Envelope,
    Place,
    SealBroken,
    canonical,
    open_envelope,
    pack,
    seal,
    unpack,
)
from kiosk.seal.codec import MAX_BODY, BodyBroken, dictionary
from kiosk.text import nfc
from kiosk.values import Json
from tests.kiosk.store_samples import submitted

PLACE = Place(device="H26.15-K1", epoch=1, seq=7, prev="ab" * 32)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT.map(nfc), inner, max_size=4),
    max_leaves=20,
)
DICTIONARY_SHA256 = "13bbb7290d2f6e5339db2474afcfd1c75d296ae5f5c6408a40d90cf4ac638323"


def test_the_example_of_the_rfc() -> None:
    value = {
        "\u20ac": "Euro",
        "\r": "CR",
        "\ufb33": "",
        "1": "One",
        "\U0001f600": "Smile",
        "\u0080": "C",
        "ö": "o",
    }
    keys = list(json.loads(canonical({key: value[key] for key in value if key != "\ufb33"})))

    assert keys == ["\r", "1", "\u0080", "ö", "\u20ac", "\U0001f600"]


def test_keys_are_ordered_by_utf16_units_not_by_code_points() -> None:
    assert canonical({"\uff5e": 1, "\U0001f600": 2}) == '{"\U0001f600":2,"\uff5e":1}'.encode()


def test_control_characters_are_escaped_the_short_way() -> None:
    assert canonical('\b\t\n\f\r"\\/\x00\x1f\x7f') == rb'"\b\t\n\f\r\"\\/\u0000\u001f' + b'\x7f"'


def test_text_is_made_nfc_also_after_an_escape() -> None:
    assert canonical({"a\u0302": "e\u0323\u0302", "b": "\n\u0303"}) == '{"b":"\\n\u0303","â":"ệ"}'.encode()


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        {"a": [0.5]},
        {1: "a"},
        {"a": b"bytes"},
        {"a": {1, 2}},
        {"a": UUID(int=7)},
        {"a": [date(2026, 11, 24)]},
        {"a": "\ud800"},
    ],
)
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize("value", [2**53, -(2**53), {"e\u0301": 1, "é": 2}])
def test_what_readers_would_take_differently_is_refused(value: Json) -> None:
    with pytest.raises(ValueError, match=r"exact|same"):
        canonical(value)


@given(VALUES)
def test_one_encoder_or_another_the_bytes_are_the_same(value: Json) -> None:
    again = json.dumps(json.loads(canonical(value)), ensure_ascii=False, separators=(",", ":"))

    assert again.encode() == canonical(value)


@given(VALUES)
def test_canonical_bytes_are_a_fixed_point(value: Json) -> None:
    once = canonical(value)

    assert canonical(json.loads(once)) == once


@given(st.dictionaries(TEXT.map(nfc).filter(lambda key: key != "salt"), VALUES, max_size=5))
def test_a_body_comes_back_as_it_went_in(body: dict[str, Json]) -> None:
    assert canonical(unpack(pack(body))) == canonical(body)


def test_the_same_body_never_has_the_same_hash() -> None:
    assert pack({"a": 1}) != pack({"a": 1})


def test_a_body_may_not_bring_its_own_salt() -> None:
    with pytest.raises(ValueError, match="salt"):
        pack({"salt": "x"})


def test_a_bomb_is_refused() -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15, 8, 0, dictionary())
    bomb = b"\x01" + squeeze.compress(b'{"a":"' + b"0" * (MAX_BODY + 1) + b'"}') + squeeze.flush()

    with pytest.raises(BodyBroken):
        unpack(bomb)


def _deflated(plain: bytes) -> bytes:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15, 8, 0, dictionary())
    return b"\x01" + squeeze.compress(plain) + squeeze.flush()


@pytest.mark.parametrize(
    "sealed",
    [
        b"",
        b"\x02" + pack({})[1:],
        pack({"a": 1})[:-1],
        pack({"a": 1}) + b"\0",
        b"\x01garbage",
        _deflated(b"[]"),
        _deflated(b"{"),
        _deflated(b'{"a":1.5}'),
        _deflated(b'{"a":NaN}'),
        _deflated(b"\xff"),
        _deflated(b"[" * 100_000),
    ],
)
def test_what_is_no_body_is_refused(sealed: bytes) -> None:
    with pytest.raises(BodyBroken):
        unpack(sealed)


def test_the_dictionary_never_changes() -> None:
    found = (assets() / "codec" / "body-1.dict").read_bytes()

    assert hashlib.sha256(found).hexdigest() == DICTIONARY_SHA256


def test_an_event_comes_back_as_it_was_sealed() -> None:
    event = submitted(files=("aa" * 32, "bb" * 32))

    assert open_envelope(seal(event, PLACE, "test/1")) == event


def test_the_time_is_sealed_in_utc() -> None:
    hanoi = datetime(2026, 11, 24, 12, 0, tzinfo=timezone(timedelta(hours=7)))
    header = seal(dataclasses.replace(submitted(), at=hanoi), PLACE, "test/1").parsed

    assert header.wall.isoformat() == "2026-11-24T05:00:00+00:00"


def test_the_header_says_where_the_event_stands() -> None:
    header = seal(submitted(), PLACE, "test/1").parsed

    assert (header.device, header.epoch, header.seq, header.prev) == ("H26.15-K1", 1, 7, "ab" * 32)


def test_another_body_does_not_fit() -> None:
    envelope = seal(submitted(), PLACE, "test/1")

    with pytest.raises(SealBroken, match="hash"):
        open_envelope(Envelope(header=envelope.header, body=pack({"a": 1})))


def test_an_erased_body_is_an_empty_one() -> None:
    envelope = seal(submitted(), PLACE, "test/1")

    assert open_envelope(Envelope(header=envelope.header, body=b"")).body == {}


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        seal(submitted(), PLACE, "test/1").header.replace(b",", b", ", 1),
        seal(submitted(), PLACE, "test/1").header.replace(b'"seq":7', b'"seq":0'),
        seal(submitted(), PLACE, "test/1").header.replace(b'"seq":7', b'"seq":7.5'),
        seal(submitted(), PLACE, "test/1").header.replace(b'"v":1', b'"v":2'),
        seal(submitted(), PLACE, "test/1").header.replace(b"+00:00", b""),
    ],
)
def test_what_is_no_header_is_refused(header: bytes) -> None:
    with pytest.raises(SealBroken):
        _ = Envelope(header=header, body=b"").parsed


def test_one_changed_letter_changes_the_chain() -> None:
    first = seal(submitted(1), dataclasses.replace(PLACE, seq=1, prev=CHAIN_START), "test/1")
    changed = Envelope(header=first.header.replace(b"citizen", b"Citizen"), body=first.body)

    assert changed.sha256 != first.sha256

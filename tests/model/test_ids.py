"""Ids have one way to be written."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.ids import IdInvalid, parse_clip_id, parse_hold_id

ULID = "01KAZ0000000000000000000AA"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.mark.parametrize("text", [ULID, "0" * 26, "7" + "Z" * 25])
def test_a_ulid(text: str) -> None:
    assert parse_clip_id(text) == text
    assert parse_hold_id(text) == text


@given(first=st.sampled_from("01234567"), rest=st.text(ALPHABET, min_size=25, max_size=25))
def test_every_ulid(first: str, rest: str) -> None:
    assert parse_clip_id(first + rest) == first + rest


@pytest.mark.parametrize(
    "raw",
    [
        "",
        ULID[:-1],
        ULID + "A",
        ULID + "\n",
        ULID.lower(),
        "8" + ULID[1:],
        ULID[:-1] + "I",
        ULID[:-1] + "L",
        ULID[:-1] + "O",
        ULID[:-1] + "U",
        ULID[:-1] + "/",
        ULID[:-1] + "\u0661",
        ULID.encode(),
        1,
        None,
    ],
)
def test_anything_else_is_refused(raw: object) -> None:
    for parse in (parse_clip_id, parse_hold_id):
        with pytest.raises(IdInvalid):
            parse(raw)


@given(raw=st.text())
def test_whatever_is_taken_could_be_a_file_name(raw: str) -> None:
    try:
        assert parse_clip_id(raw).isalnum()
    except IdInvalid:
        assert not (len(raw) == 26 and set(raw) <= set(ALPHABET) and raw[0] < "8")

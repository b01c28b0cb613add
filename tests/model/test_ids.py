"""Ids have one way to be written."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.ids import (
    IdInvalid,
    begun_ms,
    is_clip_id,
    make_clip_id,
    make_hold_id,
    make_request_id,
    parse_clip_id,
    parse_hold_id,
    parse_request_id,
)

ULID = "01KAZ0000000000000000000AA"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHANCES = st.integers(0, (1 << 80) - 1)


@pytest.mark.parametrize("text", [ULID, "0" * 26, "7" + "Z" * 25])
def test_a_ulid(text: str) -> None:
    assert parse_clip_id(text) == text
    assert parse_hold_id(text) == text
    assert parse_request_id(text) == text


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
    for parse in (parse_clip_id, parse_hold_id, parse_request_id):
        with pytest.raises(IdInvalid):
            parse(raw)


@given(raw=st.text())
def test_whatever_is_taken_could_be_a_file_name(raw: str) -> None:
    try:
        assert parse_clip_id(raw).isalnum()
    except IdInvalid:
        assert not (len(raw) == 26 and set(raw) <= set(ALPHABET) and raw[0] < "8")


@given(ms=st.integers(0, 253_402_300_799_999), later_ms=st.integers(1, 10**9), chances=st.tuples(CHANCES, CHANCES))
def test_ids_of_clips_sort_by_time_whatever_chance_adds(ms: int, later_ms: int, chances: tuple[int, int]) -> None:
    first, second = make_clip_id(ms, chances[0]), make_clip_id(ms + later_ms, chances[1])
    assert parse_clip_id(first) < parse_clip_id(second)


@given(ms=st.integers(0, (1 << 48) - 1), chance=CHANCES)
def test_the_id_of_a_clip_says_when_it_began(ms: int, chance: int) -> None:
    assert begun_ms(make_clip_id(ms, chance)) == ms
    assert parse_hold_id(make_hold_id(ms, chance)) == parse_hold_id(make_clip_id(ms, chance))


@pytest.mark.parametrize(
    ("ms", "chance", "text"),
    [
        (0, 0, "0" * 26),
        ((1 << 48) - 1, (1 << 80) - 1, "7" + "Z" * 25),
        (1_469_918_176_385, 0, "01ARYZ6S41" + "0" * 16),
        (0, 33, "0" * 24 + "11"),
        (1 << 48, 1 << 80, "0" * 26),
    ],
)
def test_an_id_is_time_and_chance(ms: int, chance: int, text: str) -> None:
    """The time is the one of the ULID specification."""
    assert make_clip_id(ms, chance) == text
    assert make_request_id(ms, chance) == text


@given(ms=st.integers(0, (1 << 48) - 1), first=CHANCES, second=CHANCES)
def test_another_chance_is_another_clip(ms: int, first: int, second: int) -> None:
    assert (make_clip_id(ms, first) == make_clip_id(ms, second)) is (first == second)


def test_the_name_of_a_file_is_asked_without_raising() -> None:
    assert is_clip_id(ULID)
    assert not is_clip_id(ULID + "\n")

"""A recovery code is read as it was written down, and nothing else is."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.recovery_code import BYTES, make_code, parse_code

CODE = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ"
PLAIN = CODE.replace("-", "")


def test_it_is_eight_groups_of_letters_that_are_not_mistaken() -> None:
    data = int("".join(f"{place:05b}" for place in range(32)), 2).to_bytes(BYTES)
    assert make_code(data) == CODE


@given(st.binary(min_size=BYTES, max_size=BYTES), st.binary(min_size=BYTES, max_size=BYTES))
def test_each_is_read_back_and_no_two_are_one(one: bytes, other: bytes) -> None:
    assert parse_code(make_code(one)) == make_code(one).replace("-", "")
    assert (make_code(one) == make_code(other)) is (one == other)


@pytest.mark.parametrize(
    "typed",
    [CODE, PLAIN, CODE.lower(), CODE.replace("-", " "), f" {CODE}\n", "O" + CODE[1:], CODE.replace("1", "l", 1)],
)
def test_what_a_person_types_is_read(typed: str) -> None:
    assert parse_code(typed) == PLAIN


@pytest.mark.parametrize(
    "typed",
    [None, 5, [CODE], {}, "", PLAIN[:-1], PLAIN + "0", PLAIN[:-1] + "U", "\uff10" + PLAIN[1:], "x" * 10**6, "\0" * 32],
)
def test_anything_else_is_none(typed: object) -> None:
    assert parse_code(typed) == ""

"""A secret arrives as anything, and what cannot be one is looked at like any wrong one."""

from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.passphrase import MAX_BYTES, parse_passphrase
from custom_components.footage_guard.model.secret import parse_secret

ANY_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize(
    "value",
    [None, 123456, 1.5, True, [], ["a"], {"secret": "a"}, b"a", "x" * (MAX_BYTES + 1), "é" * MAX_BYTES, "\ud800"],
)
def test_what_no_passphrase_can_be_is_empty(value: object) -> None:
    assert parse_secret(value) == ""


def test_what_was_chosen_is_found_however_the_keyboard_spells_it() -> None:
    composed, decomposed = "courier umbrélla marble tuesday", "courier umbre\u0301lla marble tuesday"
    assert parse_secret(decomposed) == parse_secret(composed) == parse_passphrase(decomposed, composed)


def test_a_nul_is_a_character() -> None:
    assert parse_secret("a\0b") == "a\0b"


@given(ANY_JSON)
def test_nothing_fails(value: object) -> None:
    assert len(parse_secret(value).encode()) <= MAX_BYTES

"""A passphrase stands alone against somebody who holds the disk."""

import unicodedata

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.errors import PassphraseMismatch, PassphraseTooWeak, SetupError
from custom_components.footage_guard.model.passphrase import MAX_BYTES, MIN_CHARACTERS, parse_passphrase

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@pytest.mark.parametrize(
    "passphrase",
    [
        "courier umbrella marble tuesday",
        "Grüße vom Gartenzwerg!",
        "玄関の前に置いてある赤い自転車と傘",
        "x7#qT9!mZ2&vL5@",
        "correct-horse-9x",
    ],
)
def test_a_long_passphrase_is_taken(passphrase: str) -> None:
    assert parse_passphrase(passphrase, passphrase) == unicodedata.normalize("NFC", passphrase)


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "short",
        "x7#qT9!mZ2&vL5",
        " " * 40,
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "abababababababababab",
        "abcdefghijklmnopqrst",
        "98765432109876543210",
        "qwertyqwertyqwerty",
        "12345 abcdef 12345 abcdef",
        "password password password",
        "Home Assistant Footage Guard",
        "courier umbrella\nmarble",
        "courier umbrella\x00marble",
        "x" * MAX_BYTES + "courier umbrella",
    ],
)
def test_a_guessable_passphrase_is_refused(passphrase: str) -> None:
    with pytest.raises(PassphraseTooWeak):
        parse_passphrase(passphrase, passphrase)


def test_the_same_letters_typed_differently_are_the_same_passphrase() -> None:
    composed, decomposed = "Gr\u00fc\u00dfe vom Gartenzwerg", "Gru\u0308\u00dfe vom Gartenzwerg"
    assert parse_passphrase(composed, decomposed) == parse_passphrase(decomposed, composed)


def test_a_typo_in_the_second_field_is_told() -> None:
    with pytest.raises(PassphraseMismatch):
        parse_passphrase("courier umbrella marble tuesday", "courier umbrella marble tuesdaz")


@given(first=JSON, repeat=JSON)
def test_any_json_is_either_a_passphrase_or_a_clear_error(first: object, repeat: object) -> None:
    try:
        result = parse_passphrase(first, repeat)
    except SetupError as err:
        assert err.code in {"passphrase_too_weak", "passphrase_mismatch"}  # noqa: PT017  # both outcomes are right
        assert str(err) == ""  # noqa: PT017  # the error shows nothing of the input
    else:
        assert len(result) >= MIN_CHARACTERS

"""Letters that look alike are compared as one."""

import pytest

from custom_components.footage_guard.model.rules.lookalikes import plain, skeleton


@pytest.mark.parametrize(
    ("char", "letters"),
    [
        ("A", "a"),
        ("\u0410", "a"),
        ("\u041d", "h"),
        ("\u0397", "h"),
        ("\u039c", "m"),
        ("\u00e9", "e"),
        ("\u0301", ""),
        ("\ufb01", "fi"),
        ("\u1d00", "a"),
        ("\u200d", ""),
        ("7", "7"),
        ("\u24b6", "a"),
        ("\u0142", "l"),
        ("-", "-"),
    ],
)
def test_a_character_is_read_as_what_it_looks_like(char: str, letters: str) -> None:
    assert plain(char) == letters


@pytest.mark.parametrize(
    ("one", "other"), [("will", "wi11"), ("will", "wlll"), ("warn", "wam"), ("now", "n0vv"), ("asap", "45ap")]
)
def test_words_that_look_alike_are_equal(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_a_number_is_itself() -> None:
    assert skeleton("1045") == "1045"

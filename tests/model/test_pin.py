"""A PIN is long enough, not what is tried first, and typed twice."""

import pytest

from custom_components.footage_guard.model.errors import PinMismatch, PinTooWeak
from custom_components.footage_guard.model.pin import parse_pin


@pytest.mark.parametrize("pin", ["815293", "blue42", "8152 93", "pîn-ça", "x9" * 30 + "abc"])
def test_a_pin_is_taken(pin: str) -> None:
    assert parse_pin(pin, pin) == pin


@pytest.mark.parametrize(
    "pin",
    [None, 815293, ["815293"], "", "81529", "111111", "121212", "123456", "987654", "abcdef", "815\x00293", "x9a" * 50],
)
def test_what_is_no_pin_is_refused(pin: object) -> None:
    with pytest.raises(PinTooWeak):
        parse_pin(pin, pin)


@pytest.mark.parametrize("repeat", ["815294", None, 815293, ""])
def test_another_one_the_second_time_is_refused(repeat: object) -> None:
    with pytest.raises(PinMismatch):
        parse_pin("815293", repeat)


def test_two_spellings_of_one_letter_are_one_pin() -> None:
    assert parse_pin("pîn-42", "pi\u0302n-42") == "pîn-42"


@pytest.mark.parametrize("half", ["81529\ud800"])
def test_half_a_letter_is_refused(half: str) -> None:
    with pytest.raises(PinTooWeak):
        parse_pin(half, half)

"""PINs and used codes as they are kept: nothing of them can be guessed or planted, and a use is not forgotten early."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.one_time_code import KEPT, Used
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Cost, Secrets
from custom_components.footage_guard.vault.pin import is_right, verifier_of
from custom_components.footage_guard.vault.state.state import State

PIN, PERSON = "815293", "a1e8"
HELD = Secrets.generate()


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """The state of a new vault."""
    made = State.found(tmp_path, Mode.SEALED)
    yield made
    made.close()


def _used(code: str, step: int) -> Used:
    return Used(digest=code.encode() * 8, step=step)


def test_a_pin_is_told_by_its_person_s_keys_alone(state: State) -> None:
    state.pins.set(PERSON, verifier_of(PIN, HELD, FLOOR))
    kept = state.pins.of(PERSON)
    assert is_right(kept, PIN, HELD, FLOOR)
    assert not is_right(kept, "815294", HELD, FLOOR)
    assert not is_right(kept, PIN, Secrets.generate(), FLOOR), (
        "nobody plants one, or tries PINs with a copy of the disk"
    )
    assert not is_right(kept, PIN, HELD, Cost(iterations=4)), "nor makes trying cheaper"
    assert not is_right(None, "", HELD, FLOOR)
    assert state.pins.of("b2e8") is None


def test_the_newest_pin_counts(state: State) -> None:
    for pin in ("271828", PIN):
        state.pins.set(PERSON, verifier_of(pin, HELD, FLOOR))
    assert [is_right(state.pins.of(PERSON), pin, HELD, FLOOR) for pin in ("271828", PIN)] == [False, True]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE pins SET iterations = 0",
        "UPDATE pins SET memory_kib = 99999999",
        "UPDATE pins SET lanes = 1",
        "UPDATE pins SET salt = x'00'",
    ],
)
def test_one_that_we_did_not_write_is_none(state: State, harm: str) -> None:
    state.pins.set(PERSON, verifier_of(PIN, HELD, FLOOR))
    state._database.rows(harm)
    assert state.pins.of(PERSON) is None


def test_a_code_is_used_once_and_that_survives(state: State, tmp_path: Path) -> None:
    assert state.pins.use_code(PERSON, _used("1", 100))
    assert not state.pins.use_code(PERSON, _used("1", 101))
    assert state.pins.use_code("b2e8", _used("1", 100)), "another person has another secret"
    again = State.load(tmp_path, 0)
    assert not again.pins.use_code(PERSON, _used("1", 100))
    assert not again.pins.use_code(PERSON, _used("2", 90)), "the clock was set back"
    assert again.pins.use_code(PERSON, _used("2", 100))
    again.close()


def test_one_that_was_none_is_taken_back(state: State) -> None:
    state.pins.use_code(PERSON, _used("1", 100))
    state.pins.end_look(PERSON, _used("1", 100), is_none=True)
    assert state.pins.use_code(PERSON, _used("1", 90))


def test_what_is_too_old_to_matter_is_forgotten(state: State) -> None:
    for step in range(100, 200):
        assert state.pins.use_code(PERSON, _used(str(step), step))
    ((count,),) = state._database.rows("SELECT count(*) FROM used_codes")
    assert count == KEPT + 1


def test_a_new_pin_begins_anew(state: State) -> None:
    state.pins.use_code(PERSON, _used("1", 10**6))
    assert not state.pins.use_code(PERSON, _used("2", 100))
    state.pins.set(PERSON, verifier_of(PIN, HELD, FLOOR))
    assert state.pins.use_code(PERSON, _used("2", 100))

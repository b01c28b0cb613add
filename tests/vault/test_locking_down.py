"""State and ledger agree on a lockdown, or the next start locks down."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from custom_components.footage_guard.model.errors import FactUnknown
from custom_components.footage_guard.model.lockdown import Lockdown, LockdownReason
from custom_components.footage_guard.model.lockdown_facts import LockdownEntered, LockdownFact, LockdownLeft
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.vault.locking_down import keep, leave, recall
from custom_components.footage_guard.vault.state.state import State

from .home import Home

ASKED = Lockdown(reason=LockdownReason.ASKED, since_ms=7)
ENTERED = LockdownEntered(reason=LockdownReason.ASKED, since_ms=7)
LEFT = LockdownLeft(actor="anna", asked_ms=9)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path / "home")
    yield made
    made.stop()


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    (tmp_path / "state").mkdir()
    made = State.found(tmp_path / "state", Mode.SEALED)
    yield made
    made.close()


def told(home: Home) -> list[LockdownFact]:
    return [fact for _, fact in home.vault.journal.facts() if isinstance(fact, LockdownEntered | LockdownLeft)]


def _refuse(*_: object) -> None:
    raise OSError(28, "no room")


def test_it_is_told_once_however_often_it_is_kept(home: Home, state: State) -> None:
    for _ in range(3):
        assert keep(home.vault, state, ASKED)
        recall(home.journal, state)
    assert (state.lockdown, told(home)) == (ASKED, [ENTERED])


def test_a_ledger_that_takes_nothing_keeps_nobody_from_it_and_is_told_later(
    home: Home, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(home.vault, "tell", _refuse)
        assert not keep(home.vault, state, ASKED)
    assert (state.lockdown, told(home)) == (ASKED, [])
    recall(home.journal, state)
    assert keep(home.vault, state, ASKED)
    assert told(home) == [ENTERED]


def test_a_state_that_takes_nothing_says_so(home: Home, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "lock_down", _refuse)
    with pytest.raises(OSError, match="no room"):
        keep(home.vault, state, ASKED)


def test_the_ledger_is_told_before_it_is_left(home: Home, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(home.vault, state, ASKED)
    with monkeypatch.context() as patched:
        patched.setattr(home.vault, "tell", _refuse)
        with pytest.raises(OSError, match="no room"):
            leave(home.vault, state, LEFT)
    assert (state.lockdown, told(home)) == (ASKED, [ENTERED])
    leave(home.vault, state, LEFT)
    assert (state.lockdown, told(home)) == (None, [ENTERED, LEFT])
    recall(home.journal, state)
    assert state.lockdown is None


def test_one_that_the_state_does_not_end_goes_on_and_the_ledger_knows(
    home: Home, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(home.vault, state, ASKED)
    monkeypatch.setattr(state.kept_lockdown, "leave", _refuse)
    with pytest.raises(OSError, match="no room"):
        leave(home.vault, state, LEFT)
    assert (state.lockdown, told(home)) == (ASKED, [ENTERED, LEFT, ENTERED])


def _killed_before_the_state(home: Home, _state: State) -> None:
    home.vault.tell(LEFT)


def _restored_from_before(home: Home, state: State) -> None:
    state.kept_lockdown.leave()
    assert home.vault.journal.size


@pytest.mark.parametrize(
    ("harm", "facts"),
    [(_killed_before_the_state, [ENTERED, LEFT, ENTERED]), (_restored_from_before, [ENTERED, ENTERED])],
)
def test_a_start_locks_down_where_state_and_ledger_disagree(
    home: Home, state: State, harm: Callable[[Home, State], None], facts: list[LockdownFact]
) -> None:
    keep(home.vault, state, ASKED)
    harm(home, state)
    recall(home.journal, state)
    assert state.lockdown == ASKED
    assert keep(home.vault, state, ASKED)
    assert told(home) == facts


def test_what_the_state_lost_is_in_the_ledger_however_long_ago(home: Home, state: State) -> None:
    keep(home.vault, state, ASKED)
    leave(home.vault, state, LEFT)
    keep(home.vault, state, ASKED)
    state.requests.set_taken(home.vault.journal.size)
    state.kept_lockdown.leave()
    recall(home.journal, state, home.vault.journal.size)
    assert state.lockdown is None
    recall(home.journal, state)
    assert state.lockdown == ASKED


def test_a_record_that_cannot_be_read_any_more_counts_as_a_lockdown(home: Home, state: State) -> None:
    keep(home.vault, state, ASKED)
    leave(home.vault, state, LEFT)
    home.journal.damaged.add(home.journal.size - 1)
    recall(home.journal, state)
    assert state.lockdown == Lockdown(reason=LockdownReason.STATE_LOST, since_ms=0)


@pytest.mark.parametrize("damaged", [0, 1])
def test_one_that_was_left_began_anew_at_each_start_by_an_older_record(home: Home, state: State, damaged: int) -> None:
    keep(home.vault, state, ASKED)
    leave(home.vault, state, LEFT)
    home.journal.damaged.add(damaged)
    recall(home.journal, state)
    if (lockdown := state.lockdown) is not None:
        keep(home.vault, state, lockdown)
        leave(home.vault, state, LEFT)
    recall(home.journal, state)
    assert state.lockdown is None


@pytest.mark.parametrize("error", [FactUnknown, OSError])
def test_a_history_that_cannot_be_looked_through_counts_as_one_too(
    home: Home, state: State, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def refuse(_start: int) -> Iterator[LockdownFact]:
        raise error

    monkeypatch.setattr(home.journal, "lockdowns", refuse)
    recall(home.journal, state)
    assert state.lockdown == Lockdown(reason=LockdownReason.STATE_LOST, since_ms=0)

"""What a person unlocked is held for a while, and nobody sees it."""

from collections.abc import Callable
import pickle

import pytest

from custom_components.footage_guard.model.errors import VaultLocked
from custom_components.footage_guard.model.unlock import AWAY_S, IDLE_S, LONGEST_S
from custom_components.footage_guard.vault.keyring.unlocked import Unlocked
from custom_components.footage_guard.vault.keyring.wrap import Secrets

SECRETS = Secrets.generate()


class Clock:
    """Seconds that only a test lets go by."""

    def __init__(self) -> None:
        self.now_s = 5000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def unlocked(clock: Clock) -> Unlocked:
    """What Alex just unlocked."""
    return Unlocked("alex", SECRETS, clock)


def test_it_is_held_and_belongs_to_a_person(unlocked: Unlocked) -> None:
    assert unlocked.secrets() is SECRETS
    assert unlocked.person_id == "alex"
    assert not unlocked.is_over


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{!r}".format, lambda unlocked: f"{[unlocked]}"])
def test_nothing_of_it_is_shown(unlocked: Unlocked, show: Callable[[object], str]) -> None:
    assert show(unlocked).strip("[]") == "Unlocked()"


def test_it_cannot_be_written_anywhere(unlocked: Unlocked) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(unlocked)


def test_what_was_forgotten_is_gone(unlocked: Unlocked) -> None:
    unlocked.forget()
    unlocked.forget()
    assert unlocked.is_over
    assert unlocked._secrets is None
    for ask in (unlocked.secrets, unlocked.come_back):
        with pytest.raises(VaultLocked):
            ask()


def test_it_ends_when_nothing_is_done(unlocked: Unlocked, clock: Clock) -> None:
    over = []
    for seconds in (IDLE_S - 1, 1):
        clock.now_s += seconds
        over.append(unlocked.is_over)
    assert over == [False, True]
    assert unlocked._secrets is None


def test_to_ask_whether_it_is_over_does_not_prolong_it(unlocked: Unlocked, clock: Clock) -> None:
    for _ in range(IDLE_S // 60):
        assert not unlocked.is_over
        clock.now_s += 60
    assert unlocked.is_over


def test_an_action_prolongs_it_but_not_for_ever(unlocked: Unlocked, clock: Clock) -> None:
    begin_s = clock.now_s
    while clock.now_s < begin_s + LONGEST_S:
        assert unlocked.secrets() is SECRETS
        clock.now_s += 60
    with pytest.raises(VaultLocked):
        unlocked.secrets()


def test_a_page_that_reloads_keeps_it(unlocked: Unlocked, clock: Clock) -> None:
    unlocked.leave()
    clock.now_s += AWAY_S - 1
    unlocked.come_back()
    clock.now_s += AWAY_S
    assert unlocked.secrets() is SECRETS


def test_a_page_that_was_closed_ends_it(unlocked: Unlocked, clock: Clock) -> None:
    unlocked.leave()
    clock.now_s += AWAY_S - 1
    unlocked.leave()
    clock.now_s += 1
    with pytest.raises(VaultLocked):
        unlocked.come_back()
    assert unlocked._secrets is None


def test_to_come_back_is_no_action(unlocked: Unlocked, clock: Clock) -> None:
    clock.now_s += IDLE_S - 10
    unlocked.leave()
    unlocked.come_back()
    clock.now_s += 10
    assert unlocked.is_over


def test_it_ends_at_the_time_it_tells(unlocked: Unlocked, clock: Clock) -> None:
    unlocked.leave()
    clock.now_s = unlocked.ends_s
    assert unlocked.is_over

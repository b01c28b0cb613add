"""What a recorder can say of a time it was asked for is in order, and not without end."""

import pytest

from custom_components.footage_guard.model.account import (
    MAX_GAPS,
    MAX_TRIGGERS,
    Account,
    AccountInvalid,
    Gap,
    GapReason,
    Trigger,
    TriggerKind,
)

BELL = Trigger(kind=TriggerKind.BELL, at_ms=1)


def gap(from_ms: int, to_ms: int) -> Gap:
    return Gap(from_ms=from_ms, to_ms=to_ms, why=GapReason.OFFLINE)


def account(asked_from_ms: int = 0, asked_to_ms: int = 9, *, triggers: int = 1, gaps: tuple[Gap, ...] = ()) -> Account:
    return Account(asked_from_ms=asked_from_ms, asked_to_ms=asked_to_ms, triggers=(BELL,) * triggers, gaps=gaps)


@pytest.mark.parametrize("at_ms", [-1, -(10**12)])
def test_nothing_asked_before_1970(at_ms: int) -> None:
    with pytest.raises(AccountInvalid, match="trigger"):
        Trigger(kind=TriggerKind.BELL, at_ms=at_ms)


@pytest.mark.parametrize(("from_ms", "to_ms"), [(-1, 5), (5, 5), (5, 4)])
def test_a_gap_is_a_time(from_ms: int, to_ms: int) -> None:
    with pytest.raises(AccountInvalid, match="gap"):
        gap(from_ms, to_ms)


def test_an_account_holds_what_can_be() -> None:
    held = account(3, 3, triggers=MAX_TRIGGERS, gaps=(gap(0, 1), gap(1, 2), gap(7, 9)))
    assert len(held.triggers) == MAX_TRIGGERS
    assert account(triggers=0, gaps=tuple(gap(number, number + 1) for number in range(MAX_GAPS))).triggers == ()


@pytest.mark.parametrize(("from_ms", "to_ms"), [(-1, 5), (5, 4)])
def test_what_was_asked_for_is_a_time(from_ms: int, to_ms: int) -> None:
    with pytest.raises(AccountInvalid, match="span"):
        account(from_ms, to_ms)


@pytest.mark.parametrize("gaps", [(gap(0, 2), gap(1, 3)), (gap(5, 6), gap(0, 1)), (gap(0, 1), gap(0, 1))])
def test_gaps_are_in_order_and_apart(gaps: tuple[Gap, ...]) -> None:
    with pytest.raises(AccountInvalid, match="span"):
        account(gaps=gaps)


@pytest.mark.parametrize(
    ("triggers", "gaps"),
    [(MAX_TRIGGERS + 1, ()), (0, tuple(gap(number, number + 1) for number in range(MAX_GAPS + 1)))],
    ids=["triggers", "gaps"],
)
def test_an_account_has_an_end(triggers: int, gaps: tuple[Gap, ...]) -> None:
    with pytest.raises(AccountInvalid, match="length"):
        account(triggers=triggers, gaps=gaps)

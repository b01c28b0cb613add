"""A lockdown is left fifteen minutes after a person asked, by every clock, unless anybody locks down again."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from unittest.mock import Mock

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockUser, async_fire_time_changed

from custom_components.footage_guard.bridge.lockdown import leaving
from custom_components.footage_guard.bridge.lockdown.leaving import DELAY_MS
from custom_components.footage_guard.bridge.lockdown.lockdowns import LEAVING, owe_lockdown
from custom_components.footage_guard.bridge.proof.actor import Actor
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.errors import LockedDown, NotAnApprover, NotLockedDown
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.lockdown_facts import LockdownEntered, LockdownLeft
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from tests.people import OWNER_ID, PASSPHRASE

LOGIN = (OWNER_ID, "login")
ANNA = Actor(person_id=OWNER_ID, login_id="login", connection=Mock())
MINUTE_MS = 60_000


class Clocks:
    """The two clocks of the machine."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self.wall_ms = int(dt_util.utcnow().timestamp() * 1000)
        self.up_ms = 5 * MINUTE_MS

    async def go_on(self, *, wall_ms: int, up_ms: int) -> None:
        """Let time pass, and whatever waits for it be done."""
        self.wall_ms += wall_ms
        self.up_ms += up_ms
        async_fire_time_changed(self._hass, dt_util.utcnow() + timedelta(hours=1))
        await self._hass.async_block_till_done(wait_background_tasks=True)


@pytest.fixture
def clocks(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> Clocks:
    made = Clocks(hass)
    monkeypatch.setattr(leaving, "wall_ms", lambda: made.wall_ms)
    monkeypatch.setattr(leaving, "up_ms", lambda: made.up_ms)
    return made


@pytest.fixture
async def locked(hass: HomeAssistant, runtime: VaultRuntime) -> VaultRuntime:
    """A vault that is locked down, of a person who may sign in."""
    MockUser(id=OWNER_ID, name="Anna").add_to_hass(hass)
    assert await runtime.async_lock_down(LockdownReason.ASKED)
    return runtime


def _told(runtime: VaultRuntime) -> list[str]:
    facts = (fact for _, fact in runtime.ledger.facts())
    return [type(fact).__name__ for fact in facts if isinstance(fact, LockdownEntered | LockdownLeft)]


def _issue(hass: HomeAssistant) -> bool:
    return (DOMAIN, LEAVING) in ir.async_get(hass).issues


async def test_it_is_left_when_the_time_is_over_and_the_ledger_knows_by_whom(
    hass: HomeAssistant, locked: VaultRuntime, clocks: Clocks
) -> None:
    told: list[object] = []
    locked.async_subscribe(lambda: told.append(locked.lockdown))
    asked = locked.async_leave_lockdown(ANNA)
    assert locked.async_leave_lockdown(ANNA) is asked
    assert (asked.ends_ms - asked.asked_ms, _issue(hass)) == (DELAY_MS, True)
    # Until then it is what it was.
    with pytest.raises(LockedDown):
        await locked.async_unlock(LOGIN, PASSPHRASE)
    await clocks.go_on(wall_ms=DELAY_MS - 1, up_ms=DELAY_MS - 1)
    assert locked.lockdown is not None
    await clocks.go_on(wall_ms=1, up_ms=1)
    assert not any((locked.lockdown, locked.leaving_lockdown, _issue(hass)))
    assert told[-1] is None
    assert locked._opened.state.lockdown is None
    assert _told(locked) == ["LockdownEntered", "LockdownLeft"]
    (left,) = (fact for _, fact in locked.ledger.facts() if isinstance(fact, LockdownLeft))
    assert (left.actor, left.asked_ms) == (OWNER_ID, asked.asked_ms)
    await locked.async_unlock(LOGIN, PASSPHRASE)
    assert await locked.async_lock_down(LockdownReason.ASKED)
    assert _told(locked) == ["LockdownEntered", "LockdownLeft", "LockdownEntered"]


@pytest.mark.parametrize(
    ("wall_ms", "up_ms"),
    [(DELAY_MS, DELAY_MS - 1), (DELAY_MS - 1, DELAY_MS), (10 * DELAY_MS, MINUTE_MS), (-DELAY_MS, 10 * DELAY_MS)],
)
async def test_nobody_hurries_it_by_setting_a_clock(
    locked: VaultRuntime, clocks: Clocks, wall_ms: int, up_ms: int
) -> None:
    locked.async_leave_lockdown(ANNA)
    await clocks.go_on(wall_ms=wall_ms, up_ms=up_ms)
    assert locked.lockdown is not None
    await clocks.go_on(wall_ms=2 * DELAY_MS, up_ms=2 * DELAY_MS)
    assert locked.lockdown is None


async def test_whoever_does_not_agree_locks_down_again(
    hass: HomeAssistant, locked: VaultRuntime, clocks: Clocks
) -> None:
    locked.async_leave_lockdown(ANNA)
    assert await locked.async_lock_down(LockdownReason.ASKED)
    assert (locked.leaving_lockdown, _issue(hass)) == (None, False)
    await clocks.go_on(wall_ms=DELAY_MS, up_ms=DELAY_MS)
    assert locked.lockdown is not None
    assert _told(locked) == ["LockdownEntered"]


type Do = Callable[[], Awaitable[object]]


def _meanwhile(locked: VaultRuntime, monkeypatch: pytest.MonkeyPatch, before: Do, after: Do) -> None:
    """Have something be done after the leaving was asked of the disk, and after the disk has answered."""
    ports = locked._lockdowns._ports

    async def slow(asked: leaving.Leaving) -> None:
        leave = asyncio.ensure_future(ports.leave(asked))
        await asyncio.sleep(0)
        await before()
        await leave
        await after()

    monkeypatch.setattr(locked._lockdowns, "_ports", Mock(wraps=ports, leave=slow))


async def _nothing() -> None:
    """Do nothing."""


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("is_answered", [True, False])
async def test_a_lockdown_while_it_is_being_left_wins(
    locked: VaultRuntime, clocks: Clocks, monkeypatch: pytest.MonkeyPatch, is_answered: bool, times: int
) -> None:
    locked.async_leave_lockdown(ANNA)
    kept: list[bool] = []

    async def lock_down() -> None:
        kept.extend([await locked.async_lock_down(LockdownReason.ASKED) for _ in range(times)])

    _meanwhile(locked, monkeypatch, *((_nothing, lock_down) if is_answered else (lock_down, _nothing)))
    await clocks.go_on(wall_ms=DELAY_MS, up_ms=DELAY_MS)
    assert kept == [True] * times
    assert locked.lockdown is not None
    assert locked._opened.state.lockdown == locked.lockdown
    assert _told(locked) == ["LockdownEntered", "LockdownLeft", "LockdownEntered"]


async def test_one_that_the_disk_does_not_take_while_it_is_being_left_is_not_said_to_be_kept(
    locked: VaultRuntime, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked.async_leave_lockdown(ANNA)
    kept: list[bool] = []

    def refuse(*_: object) -> None:
        raise OSError(28, "no room")

    async def lock_down() -> None:
        monkeypatch.setattr(locked._opened.state, "lock_down", refuse)
        kept.append(await locked.async_lock_down(LockdownReason.ASKED))

    _meanwhile(locked, monkeypatch, _nothing, lock_down)
    await clocks.go_on(wall_ms=DELAY_MS, up_ms=DELAY_MS)
    # Before a restart it is in force, and whoever asked knows that it would not outlive one.
    assert (locked.lockdown is not None, locked._opened.state.lockdown, kept) == (True, None, [False])
    monkeypatch.undo()
    await locked.async_keep_lockdown()
    assert locked._opened.state.lockdown == locked.lockdown


async def test_looking_after_it_meanwhile_brings_nothing_back(
    locked: VaultRuntime, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked._lockdowns._is_in_ledger = False
    locked.async_leave_lockdown(ANNA)
    _meanwhile(locked, monkeypatch, locked.async_keep_lockdown, locked.async_keep_lockdown)
    await clocks.go_on(wall_ms=DELAY_MS, up_ms=DELAY_MS)
    assert (locked.lockdown, locked._opened.state.lockdown) == (None, None)


async def test_a_restart_takes_it_back(hass: HomeAssistant, locked: VaultRuntime, clocks: Clocks) -> None:
    locked.async_leave_lockdown(ANNA)
    await locked.async_close()
    assert not _issue(hass)
    again = await VaultRuntime.async_open(hass, {})
    await clocks.go_on(wall_ms=DELAY_MS, up_ms=DELAY_MS)
    assert again.lockdown is not None
    await again.async_close()


@pytest.mark.parametrize("gone", ["deactivated", "removed", "viewer", "other keys", "no keys"])
async def test_who_may_not_act_any_more_leaves_nothing(
    hass: HomeAssistant, locked: VaultRuntime, clocks: Clocks, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    locked.async_leave_lockdown(ANNA)
    roll = locked.people.roll
    member = roll.members[OWNER_ID]
    changes: dict[str, Callable[[], object]] = {
        "deactivated": lambda: setattr(hass.auth._store._users[OWNER_ID], "is_active", False),
        "removed": lambda: roll.members.pop(OWNER_ID),
        "viewer": lambda: roll.members.__setitem__(OWNER_ID, replace(member, role=Role.VIEWER)),
        "other keys": lambda: roll.members.__setitem__(OWNER_ID, replace(member, root=bytes(32))),
        "no keys": lambda: monkeypatch.setattr(Keyring, "public_keys", Mock(side_effect=NotAnApprover)),
    }
    changes[gone]()
    await clocks.go_on(wall_ms=DELAY_MS, up_ms=DELAY_MS)
    assert (locked.lockdown is not None, locked.leaving_lockdown) == (True, None)


@pytest.mark.parametrize("part", ["tell", "leave"])
async def test_where_the_disk_refuses_it_goes_on(
    locked: VaultRuntime, clocks: Clocks, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, part: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "no room")

    locked.async_leave_lockdown(ANNA)
    opened = locked._opened
    with monkeypatch.context() as patched:
        patched.setattr(opened.vault if part == "tell" else opened.state.kept_lockdown, part, refuse)
        await clocks.go_on(wall_ms=DELAY_MS, up_ms=DELAY_MS)
    assert "could not be left" in caplog.text
    assert locked.lockdown is not None
    await locked.async_keep_lockdown()
    assert _told(locked)[-1] == "LockdownEntered"
    locked.async_leave_lockdown(ANNA)
    await clocks.go_on(wall_ms=DELAY_MS, up_ms=DELAY_MS)
    assert locked.lockdown is None


async def test_one_that_was_asked_for_before_anything_was_loaded_is_left_like_any_other(
    hass: HomeAssistant, runtime: VaultRuntime, clocks: Clocks
) -> None:
    MockUser(id=OWNER_ID, name="Anna").add_to_hass(hass)
    owe_lockdown(hass)
    runtime.async_leave_lockdown(ANNA)
    await clocks.go_on(wall_ms=DELAY_MS, up_ms=DELAY_MS)
    assert (runtime.lockdown, runtime._opened.state.lockdown) == (None, None)


async def test_where_there_is_none_nothing_is_left(runtime: VaultRuntime) -> None:
    with pytest.raises(NotLockedDown):
        runtime.async_leave_lockdown(ANNA)


async def test_the_ledger_is_told_when_it_can_be(
    hass: HomeAssistant, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(runtime._opened.vault, "tell", refuse)
        # A restart knows of it, and that is what whoever asked is told.
        assert await runtime.async_lock_down(LockdownReason.ASKED)
    assert not _told(runtime)
    await runtime.async_close()
    again = await VaultRuntime.async_open(hass, {})
    await again.async_keep_lockdown()
    assert _told(again) == ["LockdownEntered"]
    await again.async_close()

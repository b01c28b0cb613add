"""A lockdown is left by an approver who proves it, fifteen minutes later, unless anybody locks down again."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.footage_guard.bridge.lockdown import leaving
from custom_components.footage_guard.bridge.lockdown.leaving import DELAY_MS
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.lockdown_facts import LockdownLeft
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from tests.people import OWNER_ID

from .accepting import WRONG, code, runtime_of
from .conftest import Connect, SignIn
from .unlocking import ask, prove, send_to, told, unlock

COMMAND = "lockdown/leave"
STRANGER = "b2e80000000000000000000000000000"


@pytest.fixture
async def locked(vault: MockConfigEntry) -> AsyncIterator[MockConfigEntry]:
    """A vault that is locked down."""
    assert await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    yield vault
    runtime_of(vault)._lockdowns.async_stop()


async def _wait(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: getattr(leaving, name) for name in ("wall_ms", "up_ms")}
    for name, clock in before.items():
        monkeypatch.setattr(leaving, name, lambda clock=clock: clock() + DELAY_MS)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(milliseconds=DELAY_MS))
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_a_person_leaves_it_after_a_while(
    hass: HomeAssistant, locked: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await connect(OWNER_ID)
    asked = await ask(client, COMMAND)
    assert asked["statement"] == {
        "v": 1,
        "kind": "lockdown/leave",
        "person": OWNER_ID,
        "ledger": runtime_of(locked).ledger.newest().origin,
        "reason": "asked",
        "since": runtime_of(locked).lockdown.since_ms,  # type: ignore[union-attr]  # there is one
        "delay_ms": DELAY_MS,
    }
    answer = await prove(client, COMMAND)
    left = dt_util.parse_datetime(answer["result"]["leaves"])
    assert left is not None
    assert timedelta(minutes=14) < left - dt_util.utcnow() <= timedelta(minutes=15)
    assert code(await send_to(client, "vault/unlock")) == "locked_down", "until then it is what it was"
    await _wait(hass, monkeypatch)
    assert runtime_of(locked).lockdown is None
    assert [fact.actor for fact in told(locked, LockdownLeft)] == [OWNER_ID]
    await unlock(client)


@pytest.mark.parametrize("fields", [{"secret": WRONG}, {"method": "passkey"}, {"secret": [1]}])
async def test_without_a_proof_it_goes_on(locked: MockConfigEntry, connect: Connect, fields: dict[str, Any]) -> None:
    assert code(await prove(await connect(OWNER_ID), COMMAND, **fields)) == "step_up_failed"
    assert runtime_of(locked).leaving_lockdown is None


async def test_a_code_is_no_proof_where_nothing_can_be_unlocked(locked: MockConfigEntry, connect: Connect) -> None:
    assert code(await prove(await connect(OWNER_ID), COMMAND, method="totp")) == "vault_locked"


async def test_a_token_of_a_script_and_an_administrator_do_not_leave_it(
    locked: MockConfigEntry, sign_in: SignIn, connect: Connect
) -> None:
    script = await sign_in(
        client_name="a script",
        token_type=TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN,
        access_token_expiration=timedelta(days=3650),
    )
    assert code(await send_to(await script.connect(), COMMAND)) == "not_interactive"
    assert code(await send_to(await connect(STRANGER), COMMAND)) == "not_an_approver"


async def test_where_there_is_none_nothing_is_left(vault: MockConfigEntry, connect: Connect) -> None:
    assert code(await send_to(await connect(OWNER_ID), COMMAND)) == "not_locked_down"


async def test_one_that_began_meanwhile_is_another(
    locked: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Keyring.open
    lockdowns = runtime_of(locked)._lockdowns

    def slow(*arguments: Any) -> Any:
        kept = lockdowns._kept
        lockdowns._kept = type(kept)(reason=LockdownReason.STATE_LOST, since_ms=7)  # type: ignore[misc]  # there is one
        return opened(*arguments)

    monkeypatch.setattr(Keyring, "open", slow)
    assert code(await prove(await connect(OWNER_ID), COMMAND)) == "statement_changed"
    assert runtime_of(locked).leaving_lockdown is None


async def test_whoever_locks_down_again_has_it_go_on(
    hass: HomeAssistant, locked: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await prove(await connect(OWNER_ID), COMMAND))["success"]
    await runtime_of(locked).async_lock_down(LockdownReason.ASKED)
    await _wait(hass, monkeypatch)
    assert runtime_of(locked).lockdown is not None
    assert not told(locked, LockdownLeft)

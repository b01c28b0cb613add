"""The vault is unlocked by a person for their login, and locked by anybody enrolled, by time and by going away."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.unlock import AWAY_S, IDLE_S, LONGEST_S
from custom_components.footage_guard.model.unlock_facts import VaultUnlocked
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from tests.people import OWNER_ID

from .accepting import WRONG, code, runtime_of
from .conftest import Connect, Login, SignIn
from .unlocking import ask, is_unlocked, prove, send_to, told, unlock

STRANGER = "b2e80000000000000000000000000000"


class Clock:
    """The clock of unlocks, and what a test adds to it."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch) -> None:
        self._hass = hass
        self.added_s = 0.0
        unlocks = runtime_of(entry).unlocks
        before = unlocks._clock
        monkeypatch.setattr(unlocks, "_clock", lambda: before() + self.added_s)

    async def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.added_s += seconds
        async_fire_time_changed(self._hass, dt_util.utcnow() + timedelta(seconds=self.added_s))
        await self._hass.async_block_till_done()


@pytest.fixture
def clock(hass: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give a clock that a test may move."""
    return Clock(hass, vault, monkeypatch)


async def test_what_is_shown_says_who_unlocks_what(vault: MockConfigEntry, connect: Connect) -> None:
    asked = await ask(await connect(OWNER_ID), "vault/unlock")
    assert asked["statement"] == {
        "v": 1,
        "kind": "vault/unlock",
        "person": OWNER_ID,
        "ledger": runtime_of(vault).ledger.newest().origin,
    }
    assert not runtime_of(vault).unlocks.is_unlocked


async def test_a_person_unlocks_for_their_login_and_the_ledger_is_told(
    vault: MockConfigEntry, sign_in: SignIn, connect: Connect
) -> None:
    login = await sign_in()
    client = await login.connect()
    until = datetime.fromisoformat((await unlock(client))["unlocked_until"])
    assert timedelta(seconds=IDLE_S - 20) < until - dt_util.utcnow() <= timedelta(seconds=IDLE_S)
    assert told(vault, VaultUnlocked) == [VaultUnlocked(actor=OWNER_ID)]
    status = await ask(client, "vault/status")
    assert status["mode"] == "sealed"
    assert status["is_anybody_unlocked"]
    assert await is_unlocked(await login.connect())
    elsewhere = await connect(OWNER_ID)
    assert not await is_unlocked(elsewhere)
    assert (await ask(elsewhere, "vault/status"))["is_anybody_unlocked"]


@pytest.mark.parametrize("secret", [WRONG, None, 123456, [WRONG], "x" * 10**6, "a\0b"])
async def test_whatever_is_not_the_passphrase_unlocks_nothing(
    vault: MockConfigEntry, connect: Connect, secret: object
) -> None:
    client = await connect(OWNER_ID)
    assert code(await prove(client, "vault/unlock", secret)) == "step_up_failed"
    assert not await is_unlocked(client)
    assert not told(vault, VaultUnlocked)


@pytest.mark.parametrize("method", ["totp", "passkey", None, 7])
async def test_a_code_does_not_unlock(vault: MockConfigEntry, connect: Connect, method: object) -> None:
    client = await connect(OWNER_ID)
    await unlock(client)
    answer = await prove(client, "vault/unlock", {"pin": "815293", "code": "000000"}, method=method)
    assert code(answer) == "step_up_failed"
    assert not runtime_of(vault)._opened.state.attempts.wrong()[OWNER_ID].count


async def test_a_token_of_a_script_unlocks_nothing(vault: MockConfigEntry, sign_in: SignIn) -> None:
    login = await sign_in(
        client_name="a script",
        token_type=TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN,
        access_token_expiration=timedelta(days=3650),
    )
    client = await login.connect()
    assert code(await send_to(client, "vault/unlock")) == "not_interactive"
    assert not await is_unlocked(client)


@pytest.mark.parametrize("command", ["vault/status", "vault/unlock", "vault/lock"])
async def test_an_administrator_without_keys_gets_nothing(
    vault: MockConfigEntry, connect: Connect, command: str
) -> None:
    assert code(await send_to(await connect(STRANGER), command)) == "not_an_approver"


async def test_any_login_of_an_enrolled_person_locks_for_everybody(vault: MockConfigEntry, sign_in: SignIn) -> None:
    client = await (await sign_in()).connect()
    await unlock(client)
    script = await sign_in(
        client_name="a script",
        token_type=TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN,
        access_token_expiration=timedelta(days=3650),
    )
    assert await ask(await script.connect(), "vault/lock") == {}
    assert not await is_unlocked(client)


async def test_nobody_unlocks_in_a_lockdown(vault: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    asked = await ask(client, "vault/unlock")
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert code(await send_to(client, "vault/unlock")) == "locked_down"
    answer = await send_to(client, "vault/unlock", challenge=asked["challenge"])
    assert code(answer) == "locked_down"
    assert (await ask(client, "vault/status"))["is_locked_down"]


@pytest.mark.parametrize(
    "end",
    [
        lambda entry: runtime_of(entry).unlocks.lock(),
        lambda entry: runtime_of(entry).unlocks.lock_person(OWNER_ID),
        lambda entry: runtime_of(entry)._lockdowns._hass.async_create_task(
            runtime_of(entry).async_lock_down(LockdownReason.ASKED)
        ),
    ],
    ids=["lock", "person removed", "lockdown"],
)
async def test_whoever_locks_while_the_passphrase_is_looked_at_wins(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
    end: Callable[[MockConfigEntry], object],
) -> None:
    opened = Keyring.open

    def slow(*arguments: Any) -> Any:
        hass.loop.call_soon_threadsafe(end, vault)
        return opened(*arguments)

    monkeypatch.setattr(Keyring, "open", slow)
    client = await connect(OWNER_ID)
    assert code(await prove(client, "vault/unlock")) in {"vault_locked", "locked_down"}
    assert not runtime_of(vault).unlocks.sessions


async def test_what_the_ledger_does_not_take_is_not_unlocked(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await connect(OWNER_ID)

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(runtime_of(vault)._opened.vault, "tell", refuse)
    assert code(await prove(client, "vault/unlock")) == "disk_refused"
    assert not await is_unlocked(client)


async def test_it_ends_when_nothing_is_done(vault: MockConfigEntry, connect: Connect, clock: Clock) -> None:
    client = await connect(OWNER_ID)
    await unlock(client)
    await clock.wait(IDLE_S - 1)
    assert await is_unlocked(client)
    await clock.wait(1)
    assert not await is_unlocked(client)
    assert not runtime_of(vault).unlocks.sessions, "it did not wait for somebody to ask"


async def test_it_ends_after_two_hours_however_busy(vault: MockConfigEntry, sign_in: SignIn, clock: Clock) -> None:
    login = await sign_in()
    client = await login.connect()
    await unlock(client)
    for _ in range(LONGEST_S // (IDLE_S - 1)):
        runtime_of(vault).unlocks.get((OWNER_ID, login.token.id)).secrets()
        await clock.wait(IDLE_S - 1)
    assert await is_unlocked(client)
    runtime_of(vault).unlocks.get((OWNER_ID, login.token.id)).secrets()
    await clock.wait(LONGEST_S % (IDLE_S - 1))
    assert not await is_unlocked(client)


async def _close(hass: HomeAssistant, client: Any) -> None:
    await client.close()
    await hass.async_block_till_done()


async def test_it_survives_two_minutes_without_a_connection(
    hass: HomeAssistant, vault: MockConfigEntry, sign_in: SignIn, clock: Clock
) -> None:
    login = await sign_in()
    client = await login.connect()
    await unlock(client)
    await _close(hass, client)
    await clock.wait(AWAY_S - 1)
    again = await login.connect()
    assert await is_unlocked(again)
    await clock.wait(AWAY_S)
    assert await is_unlocked(again), "somebody is connected again"
    await _close(hass, again)
    await clock.wait(AWAY_S)
    assert not runtime_of(vault).unlocks.sessions
    assert not await is_unlocked(await login.connect())


async def test_a_page_that_reloads_is_there_with_its_first_question(
    hass: HomeAssistant, vault: MockConfigEntry, sign_in: SignIn, clock: Clock
) -> None:
    login = await sign_in()
    client = await login.connect()
    await unlock(client)
    before = datetime.fromisoformat((await ask(client, "info"))["unlocked_until"])
    await _close(hass, client)
    after = datetime.fromisoformat((await ask(await login.connect(), "info"))["unlocked_until"])
    # Two clocks make it, each cut to a millisecond; a page that were still counted as gone would have two minutes.
    assert abs(after - before) < timedelta(seconds=1)
    await clock.wait(AWAY_S)
    assert runtime_of(vault).unlocks.sessions


async def test_another_connection_of_the_same_login_keeps_it(
    hass: HomeAssistant, vault: MockConfigEntry, sign_in: SignIn, connect: Connect, clock: Clock
) -> None:
    login = await sign_in()
    first, second, elsewhere = await login.connect(), await login.connect(), await connect(OWNER_ID)
    await unlock(first)
    assert await is_unlocked(second)
    await _close(hass, first)
    await clock.wait(AWAY_S + 1)
    assert await is_unlocked(second)
    assert not await is_unlocked(elsewhere)
    await _close(hass, second)
    await clock.wait(AWAY_S)
    assert not runtime_of(vault).unlocks.sessions, "another login is another"


@pytest.mark.parametrize("times", [0, 1], ids=["first", "again"])
async def test_a_connection_that_ends_while_the_passphrase_is_looked_at_counts_as_gone(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    sign_in: SignIn,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    times: int,
) -> None:
    """In a login that had unlocked before, it was open for a quarter of an hour, and not for two minutes."""
    client = await (await sign_in()).connect()
    for _ in range(times):
        await unlock(client)
    held = asyncio.Event()
    before = runtime_of(vault).unlocks.async_subscribe(held.set)
    opened = Keyring.open

    def slow(*arguments: Any) -> Any:
        asyncio.run_coroutine_threadsafe(_close(hass, client), hass.loop)
        return opened(*arguments)

    asked = await ask(client, "vault/unlock")
    monkeypatch.setattr(Keyring, "open", slow)
    await client.send_json_auto_id(
        {
            "type": "footage_guard/vault/unlock",
            "challenge": asked["challenge"],
            "statement_sha256": asked["statement_sha256"],
            "method": "passphrase",
            "secret": "courier umbrella marble tuesday",
        }
    )
    await asyncio.wait_for(held.wait(), 60)
    before()
    await clock.wait(AWAY_S)
    assert not runtime_of(vault).unlocks.sessions


async def _log_out(hass: HomeAssistant, login: Login) -> None:
    hass.auth.async_remove_refresh_token(login.token)


async def _deactivate(hass: HomeAssistant, login: Login) -> None:
    await hass.auth.async_update_user(login.token.user, is_active=False)


async def _remove(hass: HomeAssistant, login: Login) -> None:
    await hass.auth.async_remove_user(login.token.user)


@pytest.mark.parametrize("end", [_log_out, _deactivate, _remove])
async def test_it_ends_with_the_login(
    hass: HomeAssistant, vault: MockConfigEntry, sign_in: SignIn, end: Callable[[HomeAssistant, Login], Any]
) -> None:
    login = await sign_in()
    client = await login.connect()
    await unlock(client)
    await end(hass, login)
    await _close(hass, client)
    assert not runtime_of(vault).unlocks.sessions


async def test_nothing_is_followed_after_unloading(
    hass: HomeAssistant, vault: MockConfigEntry, sign_in: SignIn
) -> None:
    login = await sign_in()
    client = await login.connect()
    await unlock(client)
    before = runtime_of(vault)
    assert await hass.config_entries.async_reload(vault.entry_id)
    assert not before.unlocks.sessions
    assert not before.presence._here
    assert len(hass.auth._revoke_callbacks[login.token.id]) == 1, "Home Assistant's own is left"
    assert not await is_unlocked(client)

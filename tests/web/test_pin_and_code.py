"""A PIN with a one-time code proves a person in a vault that they unlocked in that login, and nowhere else."""

import asyncio
from dataclasses import replace
import time
from typing import Any

from homeassistant.auth.mfa_modules.totp import TotpAuthModule
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.clock import moment
from custom_components.footage_guard.bridge.proof import challenges, step_up
from custom_components.footage_guard.model.errors import FootageGuardError, StepUpFailed
from custom_components.footage_guard.model.step_up import ALLOWED
from custom_components.footage_guard.model.unlock_facts import PinSet
from custom_components.footage_guard.vault.keyring.wrap import Secrets
from custom_components.footage_guard.vault.pin import is_right
from tests.people import OWNER_ID

from .accepting import COMMAND, Answer, Client, accept, code, must_still_be_wrong, proof, runtime_of, send, shown
from .conftest import Connect, SignIn
from .one_time import STEP_S, code_at, set_up_codes
from .unlocking import ask, prove, told, unlock

PIN = "815293"


@pytest.fixture(autouse=True)
async def codes(hass: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the approver use one-time codes."""
    await set_up_codes(hass, monkeypatch, OWNER_ID)


async def _set_pin(client: Client, pin: object = PIN, **changed: Any) -> Answer:
    return await prove(client, "vault/set_pin", **{"pin": pin, "pin_repeat": pin, **changed})


def _typed(pin: object = PIN, late_s: float = 0, **changed: Any) -> dict[str, Any]:
    return {"pin": pin, "code": code_at(time.time() + late_s), **changed}


def _wrong_code() -> str:
    good = {code_at(time.time() + late_s) for late_s in (-60, -30, 0, 30, 60)}
    return next(code for code in ("000000", "111111", "222222", "333333", "444444", "555555") if code not in good)


def _counted(entry: MockConfigEntry) -> int:
    wrong = runtime_of(entry)._opened.state.attempts.wrong()
    return wrong[OWNER_ID].count if wrong else 0


async def _ready(client: Client) -> None:
    await unlock(client)
    assert (await _set_pin(client))["success"]


async def test_a_pin_is_set_with_the_passphrase_and_the_ledger_is_told(
    vault: MockConfigEntry, connect: Connect
) -> None:
    client = await connect(OWNER_ID)
    asked = await ask(client, "vault/set_pin")
    assert asked["statement"]["kind"] == "vault/set_pin"
    before = await ask(client, "vault/status")
    assert (await _set_pin(client))["result"] == {}
    after = await ask(client, "vault/status")
    assert [each["has_pin"] for each in (before, after)] == [False, True]
    assert after["has_one_time_codes"]
    assert told(vault, PinSet) == [PinSet(person_id=OWNER_ID)]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"pin": "12345"}, "pin_too_weak"),
        ({"pin": 815293}, "pin_too_weak"),
        ({"pin_repeat": "815294"}, "pin_mismatch"),
        ({"method": "totp"}, "step_up_failed"),
        ({"secret": "another umbrella marble tuesday"}, "step_up_failed"),
    ],
)
async def test_it_is_not_set_otherwise(vault: MockConfigEntry, connect: Connect, changed: Answer, refusal: str) -> None:
    client = await connect(OWNER_ID)
    await unlock(client)
    assert code(await _set_pin(client, **changed)) == refusal
    assert not (await ask(client, "vault/status"))["has_pin"]


async def test_they_made_a_recovery_code_by_which_the_passphrase_is_replaced(
    vault: MockConfigEntry, connect: Connect
) -> None:
    client = await connect(OWNER_ID)
    await _ready(client)
    assert code(await prove(client, "vault/new_recovery_code", _typed(), method="totp")) == "step_up_failed"
    assert (await prove(client, "vault/new_recovery_code"))["success"]


async def test_both_together_prove_a_person(rolled_back: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    await _ready(client)
    answer = await accept(client, _typed(), method="totp")
    assert answer["success"], answer
    assert _counted(rolled_back) == 0


@pytest.mark.parametrize(
    "secret",
    [
        lambda: _typed("815294"),
        lambda: _typed(code=_wrong_code()),
        lambda: _typed(late_s=-10 * STEP_S),
        lambda: {"pin": PIN},
        lambda: PIN,
        lambda: None,
        lambda: _typed(815293),
        lambda: _typed([PIN]),
        lambda: _typed("x" * 10**6),
        lambda: _typed(f"{PIN}\0"),
        lambda: _typed(code=123456),
        lambda: _typed(code="x" * 10**6),
        lambda: _typed(code="\uff11" * 6),
    ],
)
async def test_whatever_is_not_right_is_the_same_and_counts(
    rolled_back: MockConfigEntry, connect: Connect, secret: Any
) -> None:
    client = await connect(OWNER_ID)
    await _ready(client)
    assert code(await accept(client, secret(), method="totp")) == "step_up_failed"
    assert _counted(rolled_back) == 1
    must_still_be_wrong(rolled_back)


async def test_without_codes_of_home_assistant_it_fails_in_the_same_way(
    hass: HomeAssistant, rolled_back: MockConfigEntry, connect: Connect
) -> None:
    client = await connect(OWNER_ID)
    await _ready(client)
    totp = hass.auth.get_auth_mfa_module("totp")
    assert totp is not None
    await totp.async_depose_user(OWNER_ID)
    assert code(await accept(client, _typed(), method="totp")) == "step_up_failed"
    del hass.auth._mfa_modules["totp"]
    assert code(await accept(client, _typed(), method="totp")) == "step_up_failed"
    assert _counted(rolled_back) == 2
    assert not (await ask(client, "vault/status"))["has_one_time_codes"]


async def test_without_a_pin_it_fails_in_the_same_way(rolled_back: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    await unlock(client)
    assert code(await accept(client, _typed(""), method="totp")) == "step_up_failed"
    assert _counted(rolled_back) == 1


async def test_nothing_is_looked_at_that_was_not_unlocked_in_this_login(
    rolled_back: MockConfigEntry, connect: Connect
) -> None:
    client, elsewhere = await connect(OWNER_ID), await connect(OWNER_ID)
    await _ready(client)
    assert code(await accept(elsewhere, _typed(), method="totp")) == "vault_locked"
    runtime_of(rolled_back).unlocks.lock()
    assert code(await accept(client, _typed(), method="totp")) == "vault_locked"
    assert _counted(rolled_back) == 0
    must_still_be_wrong(rolled_back)


async def test_whoever_locks_meanwhile_wins(
    rolled_back: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await connect(OWNER_ID)
    await _ready(client)
    validate = TotpAuthModule.async_validate

    async def slow(self: TotpAuthModule, user_id: str, user_input: dict[str, Any]) -> bool:
        runtime_of(rolled_back).unlocks.lock()
        return await validate(self, user_id, user_input)

    monkeypatch.setattr(TotpAuthModule, "async_validate", slow)
    assert code(await accept(client, _typed(), method="totp")) == "vault_locked"
    must_still_be_wrong(rolled_back)


async def _outcome(entry: MockConfigEntry, held: Secrets, secret: object) -> type[FootageGuardError] | None:
    try:
        await runtime_of(entry).step_up.async_pass(OWNER_ID, held, secret)
    except FootageGuardError as err:
        return type(err)
    return None


def _held(entry: MockConfigEntry) -> Secrets:
    (session,) = runtime_of(entry).unlocks.sessions
    return runtime_of(entry).unlocks.get(session).secrets()


@pytest.mark.parametrize(("first_pin", "first"), [(PIN, None), ("271828", StepUpFailed)])
async def test_a_code_is_good_once_also_beside_a_wrong_pin(
    vault: MockConfigEntry, connect: Connect, first_pin: str, first: type[FootageGuardError] | None
) -> None:
    await _ready(await connect(OWNER_ID))
    held, typed = _held(vault), _typed()
    assert await _outcome(vault, held, {**typed, "pin": first_pin}) is first
    assert await _outcome(vault, held, typed) is StepUpFailed
    assert await _outcome(vault, held, _typed(late_s=STEP_S)) is None


async def test_a_code_that_was_none_may_become_one(vault: MockConfigEntry, connect: Connect) -> None:
    await _ready(await connect(OWNER_ID))
    assert await _outcome(vault, _held(vault), _typed(code=_wrong_code())) is StepUpFailed
    assert not runtime_of(vault)._opened.state._database.rows("SELECT * FROM used_codes")


async def test_a_clock_that_is_set_back_makes_no_code_good_again(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _ready(await connect(OWNER_ID))
    held, typed, earlier = _held(vault), _typed(), _typed(late_s=-600)
    assert await _outcome(vault, held, typed) is None
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() - 600)
    monkeypatch.setattr(step_up, "moment", lambda: replace(moment(), at_ms=int(time.time() * 1000)))
    assert await _outcome(vault, held, earlier) is StepUpFailed
    assert await _outcome(vault, held, typed) is StepUpFailed


async def test_fifty_at_once_are_looked_at_five_times_at_most(
    rolled_back: MockConfigEntry, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    login = await sign_in()
    clients = [await login.connect() for _ in range(5)]
    await _ready(clients[0])
    looked_at: list[str] = []
    validate = TotpAuthModule.async_validate

    async def watched(self: TotpAuthModule, user_id: str, user_input: dict[str, Any]) -> bool:
        looked_at.append("code")
        return await validate(self, user_id, user_input)

    def watched_pin(*arguments: Any) -> bool:
        looked_at.append("pin")
        return is_right(*arguments)

    monkeypatch.setattr(TotpAuthModule, "async_validate", watched)
    monkeypatch.setattr(step_up, "is_right", watched_pin)
    # Without the limit on challenges, so that all fifty come to the counters.
    monkeypatch.setattr(challenges, "MOST", 50)
    proofs = [
        (client, proof(await shown(client), _typed(code=_wrong_code()), method="totp"))
        for client in clients
        for _ in range(10)
    ]
    await asyncio.gather(*(client.send_json_auto_id({"type": COMMAND, **each}) for client, each in proofs))
    codes = [code(await client.receive_json()) for client, _ in proofs]
    assert sorted(codes) == ["step_up_failed"] * ALLOWED + ["step_up_locked"] * (50 - ALLOWED)
    assert looked_at.count("pin") == looked_at.count("code") == ALLOWED


async def test_wrong_ones_of_both_methods_are_counted_together(rolled_back: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    await _ready(client)
    for secret, method in [("wrong", "passphrase"), (_typed("271828"), "totp")] * 2:
        assert code(await accept(client, secret, method=method)) == "step_up_failed"
    assert code(await accept(client, "wrong")) == "step_up_failed"
    assert code(await accept(client, _typed(), method="totp")) == "step_up_locked"
    assert code(await accept(client)) == "step_up_locked"


async def test_a_passkey_is_not_known_yet(rolled_back: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    await _ready(client)
    assert code(await accept(client, _typed(), method="passkey")) == "step_up_failed"
    assert code(await send(client, **proof(await shown(client), None, method="passkey", assertion={}))) == (
        "step_up_failed"
    )
    assert _counted(rolled_back) == 0

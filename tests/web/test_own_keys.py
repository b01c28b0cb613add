"""A person changes their own passphrase and makes their own recovery code, with a proof, and nobody else's."""

from dataclasses import replace
import logging
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.people.made_codes import LASTS_S, TRIES
from custom_components.footage_guard.model.errors import StepUpFailed
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.unlock_facts import PassphraseChanged, PinSet, RecoveryCodeMade
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import Credential
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import WRONG, Answer, Client, code, runtime_of
from .conftest import Connect, SignIn
from .unlocking import ask, is_unlocked, prove, send_to, told, unlock

NEW = "seven lanterns above a quiet harbor"
MESSAGE_LOG = "homeassistant.components.websocket_api.http.connection"


async def _change(client: Client, **changed: Any) -> Answer:
    return await prove(client, "vault/change_passphrase", **{"passphrase": NEW, "passphrase_repeat": NEW, **changed})


async def _new_code(client: Client) -> str:
    answer = await prove(client, "vault/new_recovery_code")
    assert answer["success"], answer
    assert answer["result"]["type_back_within_s"] == LASTS_S
    return str(answer["result"]["recovery_code"])


def _opens(entry: MockConfigEntry, secret: str, credential: Credential = Credential.PASSPHRASE) -> bool:
    try:
        runtime_of(entry).keyring.open(OWNER_ID, secret, credential)
    except StepUpFailed:
        return False
    return True


async def test_the_new_passphrase_opens_and_the_old_one_does_not(vault: MockConfigEntry, connect: Connect) -> None:
    client, elsewhere = await connect(OWNER_ID), await connect(OWNER_ID)
    await unlock(elsewhere)
    assert (await _change(client))["result"] == {}
    assert [_opens(vault, each) for each in (PASSPHRASE, NEW)] == [False, True]
    assert told(vault, PassphraseChanged) == [PassphraseChanged(person_id=OWNER_ID)]
    assert not await is_unlocked(elsewhere), "whoever knew the old one is out"
    assert code(await prove(client, "vault/unlock")) == "step_up_failed"
    assert (await prove(client, "vault/unlock", NEW))["success"]


async def test_whoever_knew_the_old_passphrase_leaves_no_pin(vault: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    await unlock(client)
    assert (await prove(client, "vault/set_pin", pin="815293", pin_repeat="815293"))["success"]
    assert (await _change(client, passphrase="short"))["success"] is False
    assert (await ask(client, "vault/status"))["has_pin"]
    assert (await _change(client))["success"]
    assert not (await ask(client, "vault/status"))["has_pin"]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"secret": WRONG}, "step_up_failed"),
        ({"method": "totp"}, "step_up_failed"),
        ({"passphrase": "short", "passphrase_repeat": "short"}, "passphrase_too_weak"),
        ({"passphrase": 5, "passphrase_repeat": 5}, "passphrase_too_weak"),
        ({"passphrase_repeat": PASSPHRASE}, "passphrase_mismatch"),
        ({"passphrase_repeat": None}, "passphrase_mismatch"),
    ],
)
async def test_it_stays_otherwise(
    vault: MockConfigEntry, connect: Connect, changed: dict[str, Any], refusal: str
) -> None:
    client = await connect(OWNER_ID)
    await unlock(client)
    assert code(await _change(client, **changed)) == refusal
    assert _opens(vault, PASSPHRASE)
    assert not told(vault, PassphraseChanged)
    assert await is_unlocked(client)


async def test_a_disk_that_refuses_leaves_the_old_one(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    client = await connect(OWNER_ID)
    monkeypatch.setattr(Keyring, "_store", refuse)
    assert code(await _change(client)) == "disk_refused"
    assert [_opens(vault, each) for each in (PASSPHRASE, NEW)] == [True, False]


async def test_what_the_ledger_does_not_take_is_not_changed(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    client = await connect(OWNER_ID)
    monkeypatch.setattr(runtime_of(vault)._opened.vault, "tell", refuse)
    assert code(await _change(client)) == "disk_refused"
    assert _opens(vault, PASSPHRASE)


async def test_a_code_counts_once_it_is_typed_back(vault: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    made = await _new_code(client)
    assert not (await ask(client, "vault/status"))["has_recovery_code"]
    assert not told(vault, RecoveryCodeMade)
    assert await ask(client, "vault/new_recovery_code", typed_back=made.lower().replace("-", " ")) == {}
    assert (await ask(client, "vault/status"))["has_recovery_code"]
    assert told(vault, RecoveryCodeMade) == [RecoveryCodeMade(person_id=OWNER_ID)]
    assert _opens(vault, made.replace("-", ""), Credential.RECOVERY)
    assert _opens(vault, PASSPHRASE)


async def test_a_new_one_takes_the_place_of_the_old(vault: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    codes = []
    for _ in range(2):
        codes.append(await _new_code(client))
        await ask(client, "vault/new_recovery_code", typed_back=codes[-1])
    opens = [_opens(vault, each.replace("-", ""), Credential.RECOVERY) for each in codes]
    assert opens == [False, True]


@pytest.mark.parametrize("typed", [None, "", 5, [1], "0000-" * 7 + "0000", PASSPHRASE, "x" * 10**6])
async def test_another_one_is_not_taken(vault: MockConfigEntry, connect: Connect, typed: object) -> None:
    client = await connect(OWNER_ID)
    made = await _new_code(client)
    assert code(await send_to(client, "vault/new_recovery_code", typed_back=typed)) == "recovery_code_mismatch"
    assert not (await ask(client, "vault/status"))["has_recovery_code"]
    assert await ask(client, "vault/new_recovery_code", typed_back=made) == {}


async def test_it_is_typed_back_where_it_was_shown_soon_and_in_a_few_tries(
    vault: MockConfigEntry, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    login = await sign_in()
    client, beside = await login.connect(), await login.connect()
    assert code(await send_to(client, "vault/new_recovery_code", typed_back="x")) == "recovery_code_over"
    made = await _new_code(client)
    assert code(await send_to(beside, "vault/new_recovery_code", typed_back=made)) == "recovery_code_over"
    for _ in range(TRIES):
        assert code(await send_to(client, "vault/new_recovery_code", typed_back="x")) == "recovery_code_mismatch"
    assert code(await send_to(client, "vault/new_recovery_code", typed_back=made)) == "recovery_code_over"
    made = await _new_code(client)
    clock = runtime_of(vault).made_codes._clock
    monkeypatch.setattr(runtime_of(vault).made_codes, "_clock", lambda: clock() + LASTS_S)
    assert code(await send_to(client, "vault/new_recovery_code", typed_back=made)) == "recovery_code_over"
    assert not runtime_of(vault).made_codes._made


async def test_what_waits_to_be_typed_back_ends_with_its_connection_and_the_vault(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    first, second = await connect(OWNER_ID), await connect(OWNER_ID)
    await _new_code(first)
    await _new_code(second)
    before = runtime_of(vault).made_codes
    await first.close()
    await hass.async_block_till_done()
    assert len(before._made) == 1
    assert await hass.config_entries.async_reload(vault.entry_id)
    assert not before._made


async def test_a_connection_that_ends_takes_no_code_of_another_one(
    hass: HomeAssistant, vault: MockConfigEntry, sign_in: SignIn
) -> None:
    login = await sign_in()
    before, client = await login.connect(), await login.connect()
    await _new_code(before)
    made = await _new_code(client)
    await before.close()
    await hass.async_block_till_done()
    assert await ask(client, "vault/new_recovery_code", typed_back=made) == {}


async def test_another_passphrase_ends_what_waits_to_be_typed_back(vault: MockConfigEntry, connect: Connect) -> None:
    """Whoever knew the old one had a code a moment after it was replaced, and with that another one in a day."""
    client, elsewhere = await connect(OWNER_ID), await connect(OWNER_ID)
    made = await _new_code(elsewhere)
    assert (await _change(client))["success"]
    assert code(await send_to(elsewhere, "vault/new_recovery_code", typed_back=made)) == "recovery_code_over"
    assert not told(vault, RecoveryCodeMade)


def _replaced_after(monkeypatch: pytest.MonkeyPatch, slow: str) -> None:
    """Have the passphrase be another one once something slow is done."""
    before = getattr(Keyring, slow)

    def meanwhile(keyring: Keyring, *arguments: Any) -> Any:
        done = before(keyring, *arguments)
        kept = keyring.wrap_of(OWNER_ID, Credential.PASSPHRASE)
        assert kept is not None
        keyring.put_wrap(OWNER_ID, replace(kept, salt=bytes(16)))
        return done

    monkeypatch.setattr(Keyring, slow, meanwhile)


@pytest.mark.parametrize("slow", ["open", "wrapped"])
async def test_another_passphrase_while_a_code_is_made_has_none_be_shown(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    _replaced_after(monkeypatch, slow)
    assert code(await prove(await connect(OWNER_ID), "vault/new_recovery_code")) == "challenge_used"
    assert not runtime_of(vault).made_codes._made


@pytest.mark.parametrize("command", ["vault/set_pin", "vault/change_passphrase"])
async def test_a_proof_by_a_passphrase_that_is_replaced_meanwhile_changes_nothing(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Whoever knew the old one had a PIN, or took the place of the new one."""
    typed = {"pin": "815293", "pin_repeat": "815293", "passphrase": NEW, "passphrase_repeat": NEW}
    _replaced_after(monkeypatch, "open")
    assert code(await prove(await connect(OWNER_ID), command, **typed)) == "challenge_used"
    assert not told(vault, PinSet)
    assert not told(vault, PassphraseChanged)
    assert runtime_of(vault)._opened.state.pins.of(OWNER_ID) is None
    kept = runtime_of(vault).keyring.wrap_of(OWNER_ID, Credential.PASSPHRASE)
    assert kept is not None
    assert kept.salt == bytes(16)


async def test_another_passphrase_while_a_code_is_typed_back_has_it_not_count(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await connect(OWNER_ID)
    made = await _new_code(client)
    _replaced_after(monkeypatch, "may_open")
    assert code(await send_to(client, "vault/new_recovery_code", typed_back=made)) == "recovery_code_over"
    assert not told(vault, RecoveryCodeMade)


async def test_no_code_is_made_in_a_lockdown(vault: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    made = await _new_code(client)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert code(await send_to(client, "vault/new_recovery_code")) == "locked_down"
    assert code(await send_to(client, "vault/new_recovery_code", typed_back=made)) == "locked_down"
    assert (await _change(client))["success"], "a passphrase that somebody knows is changed at once"


async def test_the_code_does_not_unlock_or_prove_anything(vault: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    made = await _new_code(client)
    await ask(client, "vault/new_recovery_code", typed_back=made)
    for method in ("passphrase", "recovery_code", "recovery"):
        for secret in (made, made.replace("-", "")):
            for command in ("vault/unlock", "vault/new_recovery_code"):
                assert code(await prove(client, command, secret, method=method)) in {"step_up_failed", "step_up_locked"}
    assert not await is_unlocked(client)


async def test_no_log_shows_a_code(vault: MockConfigEntry, connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger=MESSAGE_LOG)
    client = await connect(OWNER_ID)
    made = await _new_code(client)
    await ask(client, "vault/new_recovery_code", typed_back=made)
    assert "vault/new_recovery_code" in caplog.text
    assert made not in caplog.text
    assert made.replace("-", "") not in caplog.text + repr(vars(runtime_of(vault).made_codes))

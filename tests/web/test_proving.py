"""Who may accept a history, and with which proof: everything else is refused by its own code."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.bridge.proof import challenges
from custom_components.footage_guard.model.step_up import ALLOWED
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import (
    COMMAND,
    WRONG,
    Answer,
    accept,
    code,
    must_still_be_wrong,
    proof,
    runtime_of,
    send,
    shown,
)
from .conftest import Connect, SignIn

STRANGER = "b2e80000000000000000000000000000"


FORMS: list[Callable[[], Answer]] = [dict, lambda: proof({"challenge": "x", "statement_sha256": "x"})]
both_forms = pytest.mark.parametrize("form", FORMS, ids=["asking", "doing"])


@both_forms
async def test_a_long_lived_token_is_refused(
    rolled_back: MockConfigEntry, sign_in: SignIn, form: Callable[[], Answer]
) -> None:
    login = await sign_in(
        client_name="a script",
        token_type=TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN,
        access_token_expiration=timedelta(days=3650),
    )
    assert code(await send(await login.connect(), **form())) == "not_interactive"
    must_still_be_wrong(rolled_back)


@both_forms
async def test_the_system_s_own_account_is_refused_even_if_it_had_keys(
    hass: HomeAssistant, rolled_back: MockConfigEntry, sign_in: SignIn, form: Callable[[], Answer]
) -> None:
    MockUser(id=OWNER_ID, name="Supervisor", is_owner=True, system_generated=True).add_to_hass(hass)
    # A token of the system has no client.
    login = await sign_in(client_id=None)
    assert login.token.token_type == "system"
    assert code(await send(await login.connect(), **form())) == "not_interactive"


@both_forms
async def test_whoever_is_merely_in_the_house_is_refused(
    rolled_back: MockConfigEntry, sign_in: SignIn, form: Callable[[], Answer]
) -> None:
    login = await sign_in(provider="trusted_networks")
    assert code(await send(await login.connect(), **form())) == "not_interactive"


@both_forms
async def test_an_administrator_without_keys_is_refused(
    rolled_back: MockConfigEntry, connect: Connect, form: Callable[[], Answer]
) -> None:
    assert code(await send(await connect(STRANGER), **form())) == "not_an_approver"


@both_forms
async def test_an_approver_who_is_not_active_any_more_is_refused(
    rolled_back: MockConfigEntry, sign_in: SignIn, form: Callable[[], Answer]
) -> None:
    login = await sign_in()
    client = await login.connect()
    # Home Assistant ends the connection, too, where it is asked to make a user inactive.
    login.token.user.is_active = False
    assert code(await send(client, **form())) == "not_an_approver"


async def test_a_challenge_is_good_once_whatever_comes_of_it(rolled_back: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    asked = await shown(client)
    assert code(await send(client, **proof(asked, WRONG))) == "step_up_failed"
    assert code(await send(client, **proof(asked))) == "challenge_used"
    must_still_be_wrong(rolled_back)
    asked = await shown(client)
    assert (await send(client, **proof(asked)))["success"]
    assert code(await send(client, **proof(asked))) == "challenge_used"


async def test_a_challenge_is_of_no_use_elsewhere(
    rolled_back: MockConfigEntry, sign_in: SignIn, connect: Connect
) -> None:
    login = await sign_in()
    here, beside, elsewhere = await login.connect(), await login.connect(), await connect(OWNER_ID)
    for other in (beside, elsewhere):
        asked = await shown(here)
        assert code(await send(other, **proof(asked))) == "challenge_used"
        assert code(await send(here, **proof(asked))) == "challenge_used"
    must_still_be_wrong(rolled_back)
    assert not runtime_of(rolled_back)._opened.state.attempts.wrong(), "no counter was asked"


async def test_a_challenge_ends_with_its_connection_and_with_the_vault(
    hass: HomeAssistant, rolled_back: MockConfigEntry, sign_in: SignIn
) -> None:
    login = await sign_in()
    first, second = await login.connect(), await login.connect()
    await shown(first)
    asked = await shown(second)
    assert len(runtime_of(rolled_back).challenges._given) == 2
    await first.close()
    await hass.async_block_till_done()
    assert len(runtime_of(rolled_back).challenges._given) == 1
    before = runtime_of(rolled_back).challenges
    assert await hass.config_entries.async_reload(rolled_back.entry_id)
    assert not before._given, "nothing holds the connection any more"
    assert code(await send(second, **proof(asked))) == "challenge_used"


async def test_a_challenge_that_is_too_old_is_refused(
    rolled_back: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await connect(OWNER_ID)
    asked = await shown(client)
    clock = runtime_of(rolled_back).challenges._clock
    monkeypatch.setattr(runtime_of(rolled_back).challenges, "_clock", lambda: clock() + challenges.LASTS_S)
    assert code(await send(client, **proof(asked))) == "challenge_expired"
    must_still_be_wrong(rolled_back)


@pytest.mark.parametrize("change", ["login ended", "not active"])
async def test_whoever_may_not_any_more_when_the_passphrase_was_looked_at_is_refused(
    hass: HomeAssistant, rolled_back: MockConfigEntry, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    login = await sign_in()
    opened = Keyring.open
    changes: dict[str, Callable[[], object]] = {
        "login ended": login.token.user.refresh_tokens.clear,
        "not active": lambda: setattr(login.token.user, "is_active", False),
    }

    def slow(*arguments: Any) -> Any:
        changes[change]()
        return opened(*arguments)

    monkeypatch.setattr(Keyring, "open", slow)
    monkeypatch.setattr(hass.auth, "async_get_refresh_token", login.token.user.refresh_tokens.get)
    answer = await accept(await login.connect())
    assert code(answer) in ("not_interactive", "not_an_approver")
    must_still_be_wrong(rolled_back)


@pytest.mark.parametrize("changed", [{"statement_sha256": "0" * 64}, {"statement_sha256": None}])
async def test_another_statement_than_the_one_shown_is_refused(
    rolled_back: MockConfigEntry, connect: Connect, changed: Answer
) -> None:
    assert code(await accept(await connect(OWNER_ID), **changed)) == "statement_changed"
    must_still_be_wrong(rolled_back)


@pytest.mark.parametrize(
    ("method", "refusal"),
    [("totp", "vault_locked"), *((other, "step_up_failed") for other in ("passkey", "", None, 5, ["totp"]))],
)
async def test_another_method_is_refused_and_does_not_count(
    rolled_back: MockConfigEntry, connect: Connect, method: object, refusal: str
) -> None:
    assert code(await accept(await connect(OWNER_ID), method=method)) == refusal
    assert not runtime_of(rolled_back)._opened.state.attempts.wrong()


@pytest.mark.parametrize("secret", [WRONG, "", None, 123456, [PASSPHRASE], {"secret": PASSPHRASE}, "x" * 10**6, "a\0b"])
async def test_a_secret_that_is_not_right_is_the_same_whatever_it_is(
    rolled_back: MockConfigEntry, connect: Connect, secret: object
) -> None:
    assert code(await accept(await connect(OWNER_ID), secret)) == "step_up_failed"
    assert runtime_of(rolled_back)._opened.state.attempts.wrong()[OWNER_ID].count == 1
    must_still_be_wrong(rolled_back)


async def test_after_five_wrong_ones_the_right_one_is_refused_in_every_login(
    rolled_back: MockConfigEntry, connect: Connect
) -> None:
    client = await connect(OWNER_ID)
    for _ in range(ALLOWED):
        assert code(await accept(client, WRONG)) == "step_up_failed"
    for other in (client, await connect(OWNER_ID)):
        assert code(await accept(other)) == "step_up_locked"
    must_still_be_wrong(rolled_back)


async def test_fifty_at_once_are_looked_at_five_times_at_most(
    rolled_back: MockConfigEntry, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = []
    opened = Keyring.open

    def watched(*arguments: Any) -> Any:
        looked_at.append(arguments)
        return opened(*arguments)

    monkeypatch.setattr(Keyring, "open", watched)
    # Without the limit on challenges, so that all fifty come to the counters.
    monkeypatch.setattr(challenges, "MOST", 50)
    login = await sign_in()
    clients = [await login.connect() for _ in range(5)]
    proofs = [(client, proof(await shown(client), WRONG)) for client in clients for _ in range(10)]
    await asyncio.gather(*(client.send_json_auto_id({"type": COMMAND, **proof}) for client, proof in proofs))
    codes = [code(await client.receive_json()) for client, _ in proofs]
    assert sorted(codes) == ["step_up_failed"] * ALLOWED + ["step_up_locked"] * (50 - ALLOWED)
    assert len(looked_at) == ALLOWED

"""A month's key leaves once every approver agreed and a day passed, behind a passphrase, and once."""

from base64 import b64decode
import logging
from typing import Any

import pyrage
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.people.changes import async_do_due
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.people_facts import ChangeDone, ChangeStopped
from custom_components.footage_guard.model.unlock_facts import IdentityExported
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import WRONG, Answer, Client, code, proof, runtime_of
from .clocks import Clocks
from .conftest import Connect, SignIn
from .household import DAY_MS, OTHER_ID, OTHERS_PASSPHRASE, agree, enroll
from .unlocking import ask, send_to, told

COMMAND = "vault/export_identity"
FILE = "seven lanterns above a quiet harbor"
MESSAGE_LOG = "homeassistant.components.websocket_api.http.connection"


@pytest.fixture
async def owner(vault: MockConfigEntry, clocks: Clocks, connect: Connect) -> Client:
    """A connection of the approver."""
    return await connect(OWNER_ID)


@pytest.fixture
async def other(owner: Client, clocks: Clocks, connect: Connect) -> Client:
    """A connection of a second approver."""
    client = await connect(OTHER_ID)
    await enroll(owner, client, OTHER_ID)
    clocks.go_on(DAY_MS)
    return client


def _epoch(entry: MockConfigEntry) -> str:
    return runtime_of(entry).keyring.epochs[0].id


async def _take(client: Client, change_id: str, secret: object = PASSPHRASE, **changed: Any) -> Answer:
    asked = await ask(client, COMMAND, change_id=change_id)
    fields = {"change_id": change_id, "passphrase": FILE, "passphrase_repeat": FILE, **changed}
    return await send_to(client, COMMAND, **proof(asked, secret), **fields)


async def _agreed(entry: MockConfigEntry, client: Client) -> str:
    answer = await agree(client, COMMAND, PASSPHRASE, epoch=_epoch(entry))
    assert answer["success"], answer
    return str(answer["result"]["change_id"])


async def test_what_is_shown_says_which_key_and_how_many_have_to_agree(
    vault: MockConfigEntry, owner: Client, other: Client
) -> None:
    statement = (await ask(owner, COMMAND, epoch=_epoch(vault)))["statement"]
    assert statement["kind"] == COMMAND
    assert statement["epoch"] == _epoch(vault)
    assert statement["recipient"] == runtime_of(vault).keyring.epochs[0].recipient.public.hex()
    assert (statement["by"], statement["needed"], statement["wait_ms"]) == (OWNER_ID, 2, DAY_MS)
    again = (await ask(owner, COMMAND, epoch=_epoch(vault)))["statement"]
    assert again["nonce"] != statement["nonce"]


async def test_a_day_after_the_vote_the_key_is_taken_away_once(
    vault: MockConfigEntry, owner: Client, clocks: Clocks
) -> None:
    change_id = await _agreed(vault, owner)
    assert code(await send_to(owner, COMMAND, change_id=change_id, challenge="x", passphrase=FILE)) == (
        "passphrase_mismatch"
    )
    clocks.go_on(DAY_MS)
    await async_do_due(runtime_of(vault))
    assert not told(vault, ChangeDone), "it does not leave by itself"
    result = (await _take(owner, change_id))["result"]
    assert (result["epoch"], result["name"]) == (_epoch(vault), f"footage-guard-{_epoch(vault)}.age")
    content = pyrage.passphrase.decrypt(b64decode(result["identity_file"]), FILE).decode()
    identity = pyrage.x25519.Identity.from_str(content.strip())
    assert str(identity.to_public()) == str(runtime_of(vault).keyring.epochs[0].recipient)
    (left,) = told(vault, IdentityExported)
    assert (left.change_id, left.epoch, left.actor) == (change_id, _epoch(vault), OWNER_ID)
    assert code(await send_to(owner, COMMAND, change_id=change_id)) == "change_unknown"


async def test_all_approvers_have_to_agree_whatever_the_quorum_is(
    vault: MockConfigEntry, owner: Client, other: Client, clocks: Clocks
) -> None:
    answer = await agree(owner, COMMAND, PASSPHRASE, epoch=_epoch(vault))
    assert (answer["result"]["status"], answer["result"]["votes"], answer["result"]["needed"]) == ("waiting", 1, 2)
    change_id = answer["result"]["change_id"]
    clocks.go_on(DAY_MS)
    asked = await ask(owner, COMMAND, change_id=change_id)
    assert asked["statement"]["kind"] == COMMAND, "it is still voted on"
    answer = await agree(other, COMMAND, OTHERS_PASSPHRASE, change_id=change_id)
    assert (answer["result"]["status"], answer["result"]["votes"]) == ("pending", 2)
    clocks.go_on(DAY_MS - 60_000)
    assert (await ask(owner, COMMAND, change_id=change_id))["statement"]["kind"] == COMMAND, "the day is not over"
    clocks.go_on(60_000)
    assert (await _take(other, change_id, OTHERS_PASSPHRASE))["success"]


async def test_whoever_became_an_approver_meanwhile_has_to_agree_too(
    vault: MockConfigEntry, owner: Client, clocks: Clocks, connect: Connect
) -> None:
    other = await connect(OTHER_ID)
    await enroll(owner, other, OTHER_ID)
    change_id = await _agreed(vault, owner)
    clocks.go_on(DAY_MS)
    assert (await ask(owner, COMMAND, change_id=change_id))["statement"]["kind"] == COMMAND
    assert (await agree(other, COMMAND, OTHERS_PASSPHRASE, change_id=change_id))["result"]["status"] == "pending"
    clocks.go_on(DAY_MS - 60_000)
    assert (await ask(owner, COMMAND, change_id=change_id))["statement"]["kind"] == COMMAND, "a day after the last vote"
    clocks.go_on(60_000)
    assert (await _take(owner, change_id))["success"]


async def test_whose_vote_is_void_is_not_among_those_who_voted(
    owner: Client, other: Client, vault: MockConfigEntry
) -> None:
    await agree(other, COMMAND, OTHERS_PASSPHRASE, epoch=_epoch(vault))
    (change,) = (await ask(owner, "approvers/list"))["changes"]
    assert (change["votes"], change["voters"]) == (1, [OTHER_ID])
    await ask(owner, "approvers/remove", person_id=OTHER_ID)
    (change,) = (await ask(owner, "approvers/list"))["changes"]
    assert (change["votes"], change["voters"]) == (0, []), "who comes back could not be asked to agree anew"


async def test_the_vote_of_somebody_who_may_not_sign_in_is_void_and_not_fewer_are_needed(
    vault: MockConfigEntry, owner: Client, other: Client, clocks: Clocks
) -> None:
    change_id = await _agreed(vault, owner)
    await agree(other, COMMAND, OTHERS_PASSPHRASE, change_id=change_id)
    clocks.go_on(DAY_MS)
    user = await runtime_of(vault)._hass.auth.async_get_user(OTHER_ID)
    assert user is not None
    user.is_active = False
    assert (await ask(owner, COMMAND, change_id=change_id))["statement"]["kind"] == COMMAND


async def test_anybody_enrolled_stops_it(vault: MockConfigEntry, owner: Client, clocks: Clocks) -> None:
    change_id = await _agreed(vault, owner)
    assert await ask(owner, "policy/stop", change_id=change_id) == {}
    clocks.go_on(DAY_MS)
    assert code(await send_to(owner, COMMAND, change_id=change_id)) == "change_unknown"
    assert len(told(vault, ChangeStopped)) == 1


async def test_whoever_stops_it_while_the_key_is_opened_wins(
    vault: MockConfigEntry, owner: Client, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_id = await _agreed(vault, owner)
    clocks.go_on(DAY_MS)
    roll = runtime_of(vault).people.roll
    from custom_components.footage_guard.bridge.keeping import identity_export

    sealed = identity_export._sealed

    def slow(*arguments: Any) -> bytes:
        roll.changes = {}
        return sealed(*arguments)

    monkeypatch.setattr(identity_export, "_sealed", slow)
    assert code(await _take(owner, change_id)) == "change_unknown"
    assert not told(vault, IdentityExported)


async def test_a_lockdown_keeps_it_in(vault: MockConfigEntry, owner: Client, clocks: Clocks) -> None:
    change_id = await _agreed(vault, owner)
    clocks.go_on(DAY_MS)
    asked = await ask(owner, COMMAND, change_id=change_id)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    for fields in ({"epoch": _epoch(vault)}, {"change_id": change_id}):
        assert code(await send_to(owner, COMMAND, **fields)) == "locked_down"
    taken = await send_to(owner, COMMAND, **proof(asked), change_id=change_id, passphrase=FILE, passphrase_repeat=FILE)
    assert code(taken) == "locked_down"


@pytest.mark.parametrize("epoch", [None, 5, "", "1999-01", ["2026-11"]])
async def test_a_key_that_is_not_there_is_not_proposed(owner: Client, epoch: object) -> None:
    assert code(await send_to(owner, COMMAND, epoch=epoch)) == "clip_key_missing"


@pytest.mark.parametrize(
    ("secret", "changed", "refusal"),
    [
        (WRONG, {}, "step_up_failed"),
        (PASSPHRASE, {"passphrase": "short", "passphrase_repeat": "short"}, "passphrase_too_weak"),
        (PASSPHRASE, {"passphrase_repeat": None}, "passphrase_mismatch"),
        (PASSPHRASE, {"change_id": "01KB0000000000000000000000"}, "change_unknown"),
        (PASSPHRASE, {"statement_sha256": "0" * 64}, "statement_changed"),
    ],
)
async def test_it_is_not_taken_away_otherwise(
    vault: MockConfigEntry, owner: Client, clocks: Clocks, secret: str, changed: dict[str, Any], refusal: str
) -> None:
    change_id = await _agreed(vault, owner)
    clocks.go_on(DAY_MS)
    asked = await ask(owner, COMMAND, change_id=change_id)
    fields = {"change_id": change_id, "passphrase": FILE, "passphrase_repeat": FILE, **proof(asked, secret), **changed}
    assert code(await send_to(owner, COMMAND, **fields)) == refusal
    assert not told(vault, IdentityExported)


async def test_what_the_ledger_does_not_take_does_not_leave(
    vault: MockConfigEntry, owner: Client, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    change_id = await _agreed(vault, owner)
    clocks.go_on(DAY_MS)
    monkeypatch.setattr(runtime_of(vault)._opened.vault, "tell", refuse)
    assert code(await _take(owner, change_id)) == "disk_refused"


async def test_a_token_of_a_script_takes_nothing(vault: MockConfigEntry, owner: Client, sign_in: SignIn) -> None:
    token = await sign_in(client_name="script", token_type="long_lived_access_token")
    assert code(await send_to(await token.connect(), COMMAND, epoch=_epoch(vault))) == "not_interactive"


@pytest.fixture
def messages(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What is logged, each message among it: whether those are is decided when a connection begins."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger=MESSAGE_LOG)
    return caplog


async def test_no_log_shows_the_file_or_its_passphrase(
    vault: MockConfigEntry, messages: pytest.LogCaptureFixture, owner: Client, clocks: Clocks
) -> None:
    change_id = await _agreed(vault, owner)
    clocks.go_on(DAY_MS)
    file = (await _take(owner, change_id))["result"]["identity_file"]
    assert COMMAND in messages.text
    for secret in (file, FILE, PASSPHRASE):
        assert secret not in messages.text

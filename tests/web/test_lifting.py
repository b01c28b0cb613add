"""What the owner holds is let go by a person with a secret, for exactly that hold, and by nothing else."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.facts import HoldEnded, HoldLifted, HoldPlaced
from custom_components.footage_guard.model.ids import ClipId, HoldId
from custom_components.footage_guard.model.lockdown import LockdownReason
from tests.people import OWNER_ID

from .accepting import WRONG, Client, code, proof, record_clip, runtime_of
from .conftest import Connect, SignIn
from .household import OTHER_ID
from .unlocking import ask, send_to, told

COMMAND = "holds/lift"
ANY = HoldId("01KB0000000000000000000001")


async def _place(entry: MockConfigEntry, kind: HoldKind, hold_id: HoldId = ANY) -> ClipId:
    clip_id = ClipId(record_clip(entry))
    fact = HoldPlaced(hold_id=hold_id, kind=kind, clip_ids=(clip_id,), made_ms=1, until_ms=None)
    await runtime_of(entry).async_do(lambda vault: vault.tell(fact))
    return clip_id


async def _held(client: Client) -> list[str]:
    return [hold["hold_id"] for hold in (await ask(client, "holds/list"))["holds"]]


@pytest.mark.parametrize("kind", [HoldKind.OWNER, HoldKind.LEGAL])
async def test_a_person_ends_a_hold_with_their_secret(vault: MockConfigEntry, client: Client, kind: HoldKind) -> None:
    await _place(vault, kind)
    shown = await ask(client, COMMAND, hold_id=ANY)
    assert shown["statement"] == {
        "v": 1,
        "kind": COMMAND,
        "person": OWNER_ID,
        "ledger": runtime_of(vault).ledger.newest().origin,
        "hold_id": ANY,
        "held_for": kind.value,
        "clips": 1,
    }
    assert await _held(client) == [ANY], "to look ends nothing"
    assert await ask(client, COMMAND, hold_id=ANY, **proof(shown)) == {"hold_id": ANY}
    assert await _held(client) == []
    assert told(vault, HoldLifted) == [HoldLifted(hold_id=ANY, actor=OWNER_ID)]
    assert code(await send_to(client, COMMAND, hold_id=ANY)) == "hold_unknown"


async def test_the_index_made_anew_knows_that_it_ended(vault: MockConfigEntry, client: Client) -> None:
    await _place(vault, HoldKind.OWNER)
    await ask(client, COMMAND, hold_id=ANY, **proof(await ask(client, COMMAND, hold_id=ANY)))

    def remade(opened: Any) -> list[HoldId]:
        opened.vault.index.clear()
        opened.vault.index.set_taken(0)
        opened.vault.catch_up()
        return [hold.hold_id for hold in opened.vault.index.holds()]

    assert await runtime_of(vault).async_work(remade) == []


@pytest.mark.parametrize("kind", [HoldKind.ACTION, HoldKind.REQUEST])
async def test_what_an_action_or_a_request_holds_ends_with_that(
    vault: MockConfigEntry, client: Client, kind: HoldKind
) -> None:
    await _place(vault, kind)
    assert code(await send_to(client, COMMAND, hold_id=ANY)) == "hold_not_of_owner"
    assert await _held(client) == [ANY]


@pytest.mark.parametrize("hold_id", ["../../keys", 7, None, [], "01KB0000000000000000000009"])
async def test_a_hold_that_is_not_there_is_not_ended(client: Client, hold_id: object) -> None:
    assert code(await send_to(client, COMMAND, hold_id=hold_id)) == "hold_unknown"


async def test_it_needs_the_secret_for_exactly_this_hold(vault: MockConfigEntry, client: Client) -> None:
    other = HoldId("01KB0000000000000000000002")
    await _place(vault, HoldKind.OWNER)
    await _place(vault, HoldKind.OWNER, other)
    shown = await ask(client, COMMAND, hold_id=ANY)
    assert code(await send_to(client, COMMAND, hold_id=other, **proof(shown))) == "statement_changed"
    assert code(await send_to(client, COMMAND, hold_id=ANY, **proof(shown))) == "challenge_used"
    shown = await ask(client, COMMAND, hold_id=ANY)
    assert code(await send_to(client, COMMAND, hold_id=ANY, **proof(shown, WRONG))) == "step_up_failed"
    assert set(await _held(client)) == {ANY, other}


async def test_a_hold_that_is_another_meanwhile_stays(
    vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _place(vault, HoldKind.OWNER)
    shown = await ask(client, COMMAND, hold_id=ANY)
    opened = runtime_of(vault).step_up.async_open

    async def open_late(*fields: Any, **named: Any) -> object:
        await _place(vault, HoldKind.OWNER)
        return await opened(*fields, **named)

    monkeypatch.setattr(runtime_of(vault).step_up, "async_open", open_late)
    assert code(await send_to(client, COMMAND, hold_id=ANY, **proof(shown))) == "statement_changed"
    assert await _held(client) == [ANY]


async def test_a_lockdown_keeps_what_is_held(vault: MockConfigEntry, client: Client) -> None:
    await _place(vault, HoldKind.OWNER)
    shown = await ask(client, COMMAND, hold_id=ANY)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert code(await send_to(client, COMMAND, hold_id=ANY)) == "locked_down"
    assert code(await send_to(client, COMMAND, hold_id=ANY, **proof(shown))) == "locked_down"
    assert await _held(client) == [ANY]


async def test_no_token_and_nobody_without_keys_ends_a_hold(
    vault: MockConfigEntry, connect: Connect, sign_in: SignIn
) -> None:
    await _place(vault, HoldKind.OWNER)
    script = await (await sign_in(client_name="script", token_type="long_lived_access_token")).connect()
    assert code(await send_to(script, COMMAND, hold_id=ANY)) == "not_interactive"
    assert code(await send_to(await connect(OTHER_ID), COMMAND, hold_id=ANY)) == "not_an_approver"
    assert not told(vault, HoldLifted)
    assert not told(vault, HoldEnded)

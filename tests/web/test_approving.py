"""Footage leaves by one door: a person's secret, for exactly what they were shown, as often as the policy says."""

import asyncio
from collections.abc import Callable
import logging
from time import monotonic
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.proof.challenges import LASTS_S
from custom_components.footage_guard.model.approval_facts import ReleaseApproved, VoteCast
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.statement import statement_sha256
from custom_components.footage_guard.model.vote import Transport
from custom_components.footage_guard.vault.signing import is_signed
from tests.decided import decide
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import WRONG, Answer, Client, code, proof, runtime_of
from .clocks import Clocks
from .conftest import Connect, SignIn
from .deciding import approve, decisions, drafted, frozen, must_wait, record_of, rendered, states, written
from .household import OTHER_ID, OTHERS_PASSPHRASE, Two, deactivate
from .requesting import desk
from .unlocking import ask, send_to, told, unlock
from .watching import keep

MINUTE_MS = 60_000


async def test_one_vote_releases_where_one_is_needed(vault: MockConfigEntry, client: Client, clocks: Clocks) -> None:
    draft_id = await frozen(client, vault)
    answer = await approve(client, draft_id)
    result = answer["result"]
    assert (result["status"], result["share_id"], result["url"]) == ("cooling", draft_id, None)
    assert await states(vault, draft_id) == (ReleaseState.COOLING, RequestState.APPROVED)
    shown = await ask(client, "draft/get", draft_id=draft_id)
    assert shown["live_from"] == result["live_from"]
    assert [vote["person_id"] for vote in shown["votes"]] == [OWNER_ID]


async def test_the_vote_can_be_checked_by_anybody_who_has_the_statement(vault: MockConfigEntry, client: Client) -> None:
    draft_id = await frozen(client, vault)
    await approve(client, draft_id)
    statement = (await ask(client, "draft/get", draft_id=draft_id))["statement"]
    (fact,) = told(vault, VoteCast)
    assert fact.statement_sha256.hex() == statement_sha256(statement)
    assert fact.public_key == runtime_of(vault).people.approvers()[OWNER_ID]
    assert is_signed(fact.public_key, fact.signature, statement)
    assert fact.transport is Transport.LOOPBACK


async def test_two_persons_decide(vault: MockConfigEntry, two: Two) -> None:
    draft_id = await frozen(two.one, vault)
    first = await approve(two.one, draft_id)
    assert first["result"] == {"status": "waiting", "votes": 1, "needed": 2}
    assert code(await approve(two.one, draft_id)) == "already_voted"
    last = await approve(two.other, draft_id, OTHERS_PASSPHRASE)
    assert last["result"]["status"] == "cooling"
    assert [fact.actors for fact in told(vault, ReleaseApproved)] == [(OWNER_ID, OTHER_ID)]


async def test_two_persons_at_the_same_instant_are_one_after_the_other(vault: MockConfigEntry, two: Two) -> None:
    draft_id = await frozen(two.one, vault)
    answers = await asyncio.gather(approve(two.one, draft_id), approve(two.other, draft_id, OTHERS_PASSPHRASE))
    assert sorted(answer["result"]["status"] for answer in answers) == ["cooling", "waiting"]
    assert len(told(vault, ReleaseApproved)) == 1
    assert len(told(vault, VoteCast)) == 2


async def test_one_person_in_two_windows_votes_once(vault: MockConfigEntry, two: Two, connect: Connect) -> None:
    draft_id = await frozen(two.one, vault)
    again = await connect(OWNER_ID)
    answers = await asyncio.gather(approve(two.one, draft_id), approve(again, draft_id))
    assert sorted(answer["success"] for answer in answers) == [False, True]
    assert [code(answer) for answer in answers if not answer["success"]] == ["already_voted"]
    await must_wait(vault, draft_id)


async def test_two_drafts_of_one_request_by_two_windows_release_one(
    vault: MockConfigEntry, client: Client, connect: Connect
) -> None:
    one = await frozen(client, vault)
    request_id = (await record_of(vault, one)).request_id
    made = await ask(client, "draft/create", request_id=request_id, draft=written(keep(vault)))
    await ask(client, "draft/render", draft_id=made["draft_id"], version=0)
    while (await client.receive_json())["event"]["state"] != "finished":
        pass
    other = await connect(OWNER_ID)
    answers = await asyncio.gather(approve(client, one), approve(other, made["draft_id"]))
    assert sorted(answer["success"] for answer in answers) == [False, True]
    assert len(told(vault, ReleaseApproved)) == 1


type Spoil = Callable[[Answer], Answer]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"challenge": "x"}, "challenge_used"),
        ({"challenge": None}, "challenge_used"),
        ({"challenge": 7}, "challenge_used"),
        ({"statement_sha256": "0" * 64}, "statement_changed"),
        ({"statement_sha256": None}, "statement_changed"),
        ({"secret": WRONG}, "step_up_failed"),
        ({"secret": ""}, "step_up_failed"),
        ({"secret": None}, "step_up_failed"),
        ({"secret": [PASSPHRASE]}, "step_up_failed"),
        ({"method": "passkey"}, "step_up_failed"),
        ({"method": None}, "step_up_failed"),
        ({"method": ["passphrase"]}, "step_up_failed"),
    ],
)
async def test_what_is_not_a_proof_is_no_vote(
    vault: MockConfigEntry, client: Client, changed: dict[str, Any], expected: str
) -> None:
    draft_id = await frozen(client, vault)
    shown = await ask(client, "approval/challenge", draft_id=draft_id)
    answer = await send_to(client, "approval/approve", draft_id=draft_id, **{**proof(shown), **changed})
    assert code(answer) == expected
    await must_wait(vault, draft_id)
    assert not told(vault, VoteCast)


async def test_without_a_challenge_there_is_no_vote(vault: MockConfigEntry, client: Client) -> None:
    draft_id = await frozen(client, vault)
    answer = await send_to(client, "approval/approve", draft_id=draft_id, method="passphrase", secret=PASSPHRASE)
    assert code(answer) == "challenge_used"
    await must_wait(vault, draft_id)


async def test_a_challenge_is_good_once(vault: MockConfigEntry, client: Client) -> None:
    draft_id = await frozen(client, vault)
    sent = proof(await ask(client, "approval/challenge", draft_id=draft_id), WRONG)
    assert code(await send_to(client, "approval/approve", draft_id=draft_id, **sent)) == "step_up_failed"
    again = {**sent, "secret": PASSPHRASE}
    assert code(await send_to(client, "approval/approve", draft_id=draft_id, **again)) == "challenge_used"
    await must_wait(vault, draft_id)


async def test_a_challenge_is_good_for_two_minutes(
    vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = await frozen(client, vault)
    sent = proof(await ask(client, "approval/challenge", draft_id=draft_id))
    monkeypatch.setattr(runtime_of(vault).challenges, "_clock", lambda: monotonic() + LASTS_S)
    assert code(await send_to(client, "approval/approve", draft_id=draft_id, **sent)) == "challenge_expired"
    await must_wait(vault, draft_id)


async def test_a_challenge_is_for_one_person_login_and_connection(
    vault: MockConfigEntry, two: Two, sign_in: SignIn
) -> None:
    draft_id = await frozen(two.one, vault)
    login = await sign_in()
    page, window = await login.connect(), await login.connect()
    shown = await ask(page, "approval/challenge", draft_id=draft_id)
    for foreign in (two.other, two.one, window):
        answer = await send_to(foreign, "approval/approve", draft_id=draft_id, **proof(shown))
        assert code(answer) == "challenge_used"
    await must_wait(vault, draft_id)


async def test_challenges_of_two_drafts_are_not_mixed(vault: MockConfigEntry, client: Client) -> None:
    one, other = await frozen(client, vault), await frozen(client, vault)
    of_one = await ask(client, "approval/challenge", draft_id=one)
    of_other = await ask(client, "approval/challenge", draft_id=other)
    assert code(await send_to(client, "approval/approve", draft_id=other, **proof(of_one))) == "statement_changed"
    mixed = proof(of_other, statement_sha256=of_one["statement_sha256"])
    assert code(await send_to(client, "approval/approve", draft_id=one, **mixed)) == "statement_changed"
    await must_wait(vault, one)
    await must_wait(vault, other)


async def test_a_challenge_for_something_else_is_no_vote(vault: MockConfigEntry, client: Client) -> None:
    draft_id = await frozen(client, vault)
    shown = await ask(client, "vault/unlock")
    assert code(await send_to(client, "approval/approve", draft_id=draft_id, **proof(shown))) == "statement_changed"
    shown = await ask(client, "approval/challenge", draft_id=draft_id)
    assert code(await send_to(client, "vault/unlock", **proof(shown))) == "statement_changed"


async def test_an_edit_after_the_first_vote_voids_it(vault: MockConfigEntry, two: Two) -> None:
    draft_id = await frozen(two.one, vault)
    await approve(two.one, draft_id)
    waiting = await ask(two.other, "approval/challenge", draft_id=draft_id)
    shown = await ask(two.other, "draft/get", draft_id=draft_id)
    await ask(two.other, "draft/update", draft_id=draft_id, version=shown["version"], draft=shown["draft"])
    sent = proof(waiting, OTHERS_PASSPHRASE)
    assert code(await send_to(two.other, "approval/approve", draft_id=draft_id, **sent)) == "statement_changed"
    await ask(two.one, "draft/render", draft_id=draft_id, version=shown["version"] + 1)
    while (await two.one.receive_json())["event"]["state"] != "finished":
        pass
    again = await ask(two.one, "draft/get", draft_id=draft_id)
    assert (again["votes"], again["needed"]) == ([], 2)
    assert again["statement_sha256"] != shown["statement_sha256"]
    assert (await approve(two.other, draft_id, OTHERS_PASSPHRASE))["result"]["status"] == "waiting"


@pytest.mark.parametrize("how", ["removed", "deactivated"])
async def test_the_vote_of_somebody_who_left_is_void(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, how: str
) -> None:
    draft_id = await frozen(two.one, vault)
    assert (await approve(two.other, draft_id, OTHERS_PASSPHRASE))["result"]["votes"] == 1
    if how == "removed":
        await ask(two.one, "approvers/remove", person_id=OTHER_ID)
    else:
        await deactivate(hass, two)
    result = (await approve(two.one, draft_id))["result"]
    assert result == {"status": "waiting", "votes": 1, "needed": 2}
    await must_wait(vault, draft_id)


@pytest.mark.parametrize("how", ["removed", "deactivated"])
async def test_what_cools_off_ends_when_somebody_who_agreed_goes(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, clocks: Clocks, how: str
) -> None:
    draft_id = await frozen(two.one, vault)
    await approve(two.other, draft_id, OTHERS_PASSPHRASE)
    assert (await approve(two.one, draft_id))["result"]["status"] == "cooling"
    if how == "removed":
        await ask(two.one, "approvers/remove", person_id=OTHER_ID)
        await hass.async_block_till_done(wait_background_tasks=True)
    else:
        await deactivate(hass, two)
        clocks.go_on(11 * MINUTE_MS)
        await decisions(vault).async_look()
    assert await states(vault, draft_id) == (ReleaseState.VOID, RequestState.PENDING)


async def test_deactivating_somebody_and_freezing_anew_lowers_nothing(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two
) -> None:
    """Any administrator can deactivate a user; that must not make one person enough."""
    await deactivate(hass, two)
    draft_id = await frozen(two.one, vault)
    assert (await approve(two.one, draft_id))["result"] == {"status": "waiting", "votes": 1, "needed": 2}


async def test_another_policy_than_was_shown_ends_the_vote(vault: MockConfigEntry, client: Client) -> None:
    draft_id = await frozen(client, vault)
    shown = await ask(client, "approval/challenge", draft_id=draft_id)
    decide(runtime_of(vault)._opened, veto_hours=3)
    answer = await send_to(client, "approval/approve", draft_id=draft_id, **proof(shown))
    assert code(answer) == "statement_changed"


async def test_another_policy_has_files_be_made_again_and_decided_about(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client
) -> None:
    """A finished draft was refused for ever."""
    draft_id = await frozen(client, vault)
    await ask(client, "policy/apply", policy={"quiet_hours": "21:00-08:00"})
    await hass.async_block_till_done(wait_background_tasks=True)
    shown = await ask(client, "draft/get", draft_id=draft_id)
    assert (shown["state"], shown["statement"]) == ("drafted", None)
    assert (await rendered(client, shown))[-1]["state"] == "finished"
    assert (await approve(client, draft_id))["result"]["status"] == "cooling"


async def test_no_files_are_begun_on_terms_that_the_policy_allowed_once(vault: MockConfigEntry, client: Client) -> None:
    await unlock(client)
    made = await drafted(client, vault)
    await ask(client, "policy/apply", policy={"link_days": 1})
    answer = await send_to(client, "draft/render", draft_id=made["draft_id"], version=made["version"])
    assert code(answer) == "draft_invalid"
    assert answer["error"]["translation_placeholders"] == {"problems": "not_after: out_of_range"}


async def test_it_can_be_decided_in_a_vault_that_nobody_has_unlocked(vault: MockConfigEntry, client: Client) -> None:
    """The passphrase opens what reads the file and signs, and nothing of it stays open."""
    draft_id = await frozen(client, vault)
    runtime_of(vault).unlocks.lock()
    assert (await approve(client, draft_id))["result"]["status"] == "cooling"
    assert not runtime_of(vault).unlocks.is_unlocked


async def test_a_code_decides_nothing_in_a_vault_that_nobody_has_unlocked(
    vault: MockConfigEntry, client: Client
) -> None:
    draft_id = await frozen(client, vault)
    runtime_of(vault).unlocks.lock()
    answer = await approve(client, draft_id, {"pin": "246810", "code": "123456"}, method="totp")
    assert code(answer) == "vault_locked"
    await must_wait(vault, draft_id)


async def test_a_history_that_is_not_what_it_was_decides_nothing(
    rolled_back: MockConfigEntry, connect: Connect
) -> None:
    client = await connect(OWNER_ID)
    for command, fields in (
        ("draft/create", {"request_id": "x", "draft": {}}),
        ("approval/challenge", {"draft_id": "01KB0000000000000000000000"}),
    ):
        assert code(await send_to(client, command, **fields)) == "ledger_rolled_back"


async def test_no_secret_and_no_word_is_in_a_log(
    vault: MockConfigEntry, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    draft_id = await frozen(client, vault, purpose="A quokkafalter was seen.")
    await approve(client, draft_id, "courier quokkafalter marble")
    await approve(client, draft_id)
    for word in ("quokkafalter", PASSPHRASE, "Anna Example"):
        assert word not in caplog.text


async def test_nothing_is_due_of_a_draft_nobody_voted_for(vault: MockConfigEntry, client: Client) -> None:
    await unlock(client)
    made = await drafted(client, vault)
    assert code(await send_to(client, "approval/challenge", draft_id=made["draft_id"])) == "not_frozen"
    assert code(await send_to(client, "approval/collect", draft_id=made["draft_id"])) == "not_live_yet"
    assert desk(vault).overview.standing == "in_review"

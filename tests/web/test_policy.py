"""The policy is made stricter at once, and laxer by votes and, for what decides about votes, after a day."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.footage_guard.bridge.notices.announcing import EVERY, VOTES_ISSUE
from custom_components.footage_guard.bridge.people.changes import async_do_due
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people_facts import ChangeDone, ChangeProposed, ChangeVoted, PolicyLowered
from custom_components.footage_guard.model.policy import STRICTEST
from tests.decided import decide
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import WRONG, code, runtime_of
from .clocks import Clocks, moved_clocks
from .conftest import Connect, SignIn
from .deciding import approve, frozen, must_wait
from .household import DAY_MS, OTHER_ID, OTHERS_PASSPHRASE, THIRD_ID, Two, agree, deactivate, enroll
from .unlocking import ask, send_to, told

RAISING: list[dict[str, Any]] = [
    {"policy": {"veto_hours": 0}},
    {"policy": {"cooling_minutes": 0}},
    {"policy": {"retention_days": 1}},
    {"policy": {"vault_quota_mb": 100}},
    {"policy": {"link_days": 31}},
    {"policy": {"max_downloads": 100}},
    {"policy": {"window_limit_h": 12}},
    {"policy": {"footage_age_days": 365}},
    {"policy": {"local_approval_only": False}},
    {"policy": {"public_links": True}},
    {"policy": {"public_intake": True}},
    {"policy": {"share_origin": "https://home.example"}},
]


@pytest.fixture
def strict(vault: MockConfigEntry) -> MockConfigEntry:
    """A vault whose policy every value of RAISING raises."""
    decide(runtime_of(vault)._opened, veto_hours=24, local_approval_only=True)
    return vault


async def test_what_is_in_force_is_shown(vault: MockConfigEntry, connect: Connect) -> None:
    shown = await ask(await connect(OWNER_ID), "policy/get")
    assert (shown["policy"]["quorum"], shown["mode"], shown["viewers"], shown["changes"]) == (1, "sealed", [], [])
    assert (shown["digest"], shown["is_believed"]) == (runtime_of(vault).people.policy.digest.hex(), True)


@pytest.mark.parametrize("wanted", RAISING, ids=str)
async def test_what_exposes_more_is_not_done_without_a_proof(
    strict: MockConfigEntry, connect: Connect, wanted: dict[str, Any]
) -> None:
    before = runtime_of(strict).people.policy
    client = await connect(OWNER_ID)
    assert code(await send_to(client, "policy/apply", **wanted)) == "only_in_panel"
    assert code(await agree(client, "policy/apply", WRONG, **wanted)) == "step_up_failed"
    assert runtime_of(strict).people.policy == before
    assert not told(strict, ChangeProposed)


@pytest.mark.parametrize("wanted", RAISING, ids=str)
async def test_what_exposes_more_is_done_with_the_votes_it_needs(
    hass: HomeAssistant, strict: MockConfigEntry, connect: Connect, wanted: dict[str, Any]
) -> None:
    answer = await agree(await connect(OWNER_ID), "policy/apply", PASSPHRASE, **wanted)
    assert (answer["result"]["status"], answer["result"]["votes"], answer["result"]["needed"]) == ("done", 1, 1)
    ((name, value),) = wanted["policy"].items()
    assert getattr(runtime_of(strict).people.policy, name) == value
    assert getattr(await runtime_of(strict).async_policy(), name) == value
    assert [len(told(strict, kind)) for kind in (ChangeProposed, ChangeVoted, ChangeDone)] == [1, 1, 1]


async def test_what_was_decided_outlives_a_restart(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    await agree(await connect(OWNER_ID), "policy/apply", PASSPHRASE, policy={"link_days": 31})
    assert await hass.config_entries.async_reload(vault.entry_id)
    assert runtime_of(vault).people.policy.link_days == 31


async def test_stricter_is_at_once_and_needs_no_proof(vault: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    assert await ask(client, "policy/apply", policy={"link_days": 1, "quiet_hours": "21:00-08:00"}) == {
        "status": "done"
    }
    assert runtime_of(vault).people.policy.link_days == 1
    assert [fact.actor for fact in told(vault, PolicyLowered)] == [OWNER_ID]
    assert code(await send_to(client, "policy/apply", policy={"link_days": 1})) == "nothing_to_change"


@pytest.mark.parametrize(
    "wanted",
    [
        {"policy": {"link_days": 32}},
        {"policy": {"link_days": True}},
        {"policy": {"link_days": "7"}},
        {"policy": {"public_links": 1}},
        {"policy": {"quiet_hours": "late"}},
        {"policy": {"quiet_hours": 7}},
        {"policy": {"share_origin": "http://home.example"}},
        {"policy": {"share_origin": None}},
        {"policy": {"a field that nobody knows": 1}},
        {"policy": []},
        {"mode": "open"},
        {"mode": ["sealed"]},
        {"viewers": "everybody"},
        {"viewers": [7]},
        {"viewers": [""]},
    ],
    ids=str,
)
async def test_what_cannot_be_is_refused(vault: MockConfigEntry, connect: Connect, wanted: dict[str, Any]) -> None:
    assert code(await send_to(await connect(OWNER_ID), "policy/challenge", **wanted)) == "policy_refused"


async def test_more_votes_than_there_are_people_are_not_asked_for(vault: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    assert code(await send_to(client, "policy/apply", policy={"quorum": 2})) == "quorum_too_large"
    assert code(await send_to(client, "policy/challenge", policy={"quorum": 2})) == "quorum_too_large"


async def test_the_mode_waits_a_day(vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    clocks = moved_clocks(monkeypatch)
    client = await connect(OWNER_ID)
    answer = await agree(client, "policy/apply", PASSPHRASE, mode="convenience")
    assert answer["result"]["status"] == "pending"
    clocks.go_on(DAY_MS - 60_000)
    await async_do_due(runtime_of(vault))
    assert await runtime_of(vault).async_mode() is Mode.SEALED
    (under_way,) = (await ask(client, "policy/get"))["changes"]
    assert under_way["in_force_from"]
    clocks.go_on(60_000)
    await async_do_due(runtime_of(vault))
    assert await runtime_of(vault).async_mode() is Mode.CONVENIENCE


async def test_what_waits_can_be_stopped_by_any_login_of_somebody_enrolled(
    vault: MockConfigEntry, connect: Connect, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    answer = await agree(await connect(OWNER_ID), "policy/apply", PASSPHRASE, mode="convenience")
    token = await sign_in(client_name="script", token_type="long_lived_access_token")
    assert await ask(await token.connect(), "policy/stop", change_id=answer["result"]["change_id"]) == {}
    clocks.go_on(2 * DAY_MS)
    await async_do_due(runtime_of(vault))
    assert await runtime_of(vault).async_mode() is Mode.SEALED
    assert code(await send_to(await token.connect(), "policy/stop", change_id=7)) == "change_unknown"


async def test_a_lockdown_decides_nothing(vault: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    shown = await ask(client, "policy/challenge", policy={"link_days": 31})
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert code(await send_to(client, "policy/challenge", policy={"link_days": 31})) == "locked_down"
    fields = {key: shown[key] for key in ("challenge", "statement_sha256")}
    voted = await send_to(client, "policy/apply", **fields, method="passphrase", secret=PASSPHRASE)
    assert code(voted) == "locked_down"
    assert (await ask(client, "policy/apply", policy={"link_days": 1}))["status"] == "done"


async def test_of_two_changes_of_the_same_the_second_is_of_what_is_no_more(
    vault: MockConfigEntry, connect: Connect
) -> None:
    client = await connect(OWNER_ID)
    first = await ask(client, "policy/challenge", policy={"link_days": 31})
    assert (await agree(client, "policy/apply", PASSPHRASE, policy={"max_downloads": 9}))["success"]
    fields = {key: first[key] for key in ("challenge", "statement_sha256")}
    voted = await send_to(client, "policy/apply", **fields, method="passphrase", secret=PASSPHRASE)
    assert code(voted) == "statement_changed"
    assert runtime_of(vault).people.policy.link_days == 7


async def test_what_cannot_be_done_any_more_holds_up_nothing(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    client = await connect(OWNER_ID)
    await agree(client, "policy/apply", PASSPHRASE, mode="convenience")
    await ask(client, "policy/apply", policy={"link_days": 1})
    assert (await ask(client, "policy/get"))["changes"] == [], "it was a change of what was in force before"
    await agree(client, "policy/apply", PASSPHRASE, mode="convenience")
    clocks.go_on(DAY_MS)
    await async_do_due(runtime_of(vault))
    assert await runtime_of(vault).async_mode() is Mode.CONVENIENCE


async def test_one_of_two_that_are_due_at_once_holds_up_no_third(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    client = await connect(OWNER_ID)
    for wanted in ({"mode": "convenience"}, {"mode": "convenience", "policy": {"link_days": 31}}):
        assert (await agree(client, "policy/apply", PASSPHRASE, **wanted))["result"]["status"] == "pending"
    months_key = runtime_of(vault).keyring.epochs[-1].id
    await agree(client, "vault/export_identity", PASSPHRASE, epoch=months_key)
    clocks.go_on(DAY_MS)
    await async_do_due(runtime_of(vault))
    assert (runtime_of(vault).people.roll.decided.mode, runtime_of(vault).people.policy.link_days) == (
        Mode.CONVENIENCE,
        7,
    )
    (left,) = (await ask(client, "policy/get"))["changes"]
    assert left["kind"] == "vault/export_identity"


async def test_two_have_to_agree_where_the_policy_says_so(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await enroll(owner, other, OTHER_ID)
    clocks.go_on(DAY_MS)
    assert await ask(owner, "policy/apply", policy={"quorum": 2}) == {"status": "done"}
    first = (await agree(owner, "policy/apply", PASSPHRASE, policy={"quorum": 1}))["result"]
    assert (first["status"], first["votes"], first["needed"]) == ("waiting", 1, 2)
    again = await agree(owner, "policy/apply", PASSPHRASE, change_id=first["change_id"])
    assert code(again) == "statement_changed", "one person is one vote"
    second = (await agree(other, "policy/apply", OTHERS_PASSPHRASE, change_id=first["change_id"]))["result"]
    assert (second["status"], second["votes"]) == ("pending", 2)
    clocks.go_on(DAY_MS)
    await async_do_due(runtime_of(vault))
    assert runtime_of(vault).people.policy.quorum == 1


async def test_whoever_is_removed_while_it_waits_has_not_agreed(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await enroll(owner, other, OTHER_ID)
    clocks.go_on(DAY_MS)
    await ask(owner, "policy/apply", policy={"quorum": 2})
    first = (await agree(owner, "policy/apply", PASSPHRASE, policy={"quorum": 1}))["result"]
    await agree(other, "policy/apply", OTHERS_PASSPHRASE, change_id=first["change_id"])
    assert await ask(owner, "approvers/remove", person_id=OTHER_ID) == {}
    clocks.go_on(DAY_MS)
    await async_do_due(runtime_of(vault))
    assert runtime_of(vault).people.policy.quorum == 2, "removing somebody never lowers it"


async def test_what_asks_for_more_approvers_than_there_are_left_waits(
    vault: MockConfigEntry, two: Two, clocks: Clocks
) -> None:
    """One of them went while it waited; done, nobody could decide anything any more."""
    await async_do_due(runtime_of(vault))
    agreed = await agree(two.one, "policy/apply", PASSPHRASE, policy={"quorum": 2}, mode="convenience")
    assert agreed["result"]["status"] == "pending"
    await ask(two.one, "approvers/remove", person_id=OTHER_ID)
    clocks.go_on(DAY_MS + 1)
    await async_do_due(runtime_of(vault))
    people = runtime_of(vault).people
    assert (people.policy.quorum, people.can_decide, people.roll.decided.mode) == (1, True, Mode.SEALED)
    (waiting,) = (await ask(two.one, "policy/get"))["changes"]
    assert (waiting["change_id"], waiting["in_force_from"]) == (agreed["result"]["change_id"], None)
    await ask(two.one, "policy/stop", change_id=waiting["change_id"])
    assert (await agree(two.one, "policy/apply", PASSPHRASE, policy={"public_links": True}))["success"]


async def test_it_is_done_once_there_are_enough(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, clocks: Clocks
) -> None:
    await async_do_due(runtime_of(vault))
    await agree(two.one, "policy/apply", PASSPHRASE, policy={"quorum": 2}, mode="convenience")
    await deactivate(hass, two)
    clocks.go_on(DAY_MS + 1)
    await async_do_due(runtime_of(vault))
    assert runtime_of(vault).people.policy.quorum == 1
    user = await hass.auth.async_get_user(OTHER_ID)
    assert user is not None
    await hass.auth.async_update_user(user, is_active=True)
    await async_do_due(runtime_of(vault))
    people = runtime_of(vault).people
    assert (people.policy.quorum, people.roll.decided.mode) == (2, Mode.CONVENIENCE)


async def test_what_was_proposed_under_a_smaller_quorum_needs_the_larger_one(
    vault: MockConfigEntry, two: Two, connect: Connect
) -> None:
    await ask(two.one, "policy/apply", policy={"quorum": 2})
    await connect(THIRD_ID)
    first = (await agree(two.one, "approvers/invite", PASSPHRASE, person_id=THIRD_ID))["result"]
    decide(runtime_of(vault)._opened, quorum=3)
    second = await agree(two.other, "approvers/invite", OTHERS_PASSPHRASE, change_id=first["change_id"])
    assert second["result"] == {"status": "waiting", "change_id": first["change_id"], "votes": 2, "needed": 3}
    (shown,) = (await ask(two.one, "approvers/list"))["changes"]
    assert (shown["votes"], shown["needed"], shown["in_force_from"]) == (2, 3, None)
    await async_do_due(runtime_of(vault))
    assert not runtime_of(vault).people.roll.invitations


@pytest.mark.parametrize("harm", [("link_days", "31"), ("quorum", "2"), ("mode", "convenience")])
async def test_what_the_ledger_was_not_told_is_not_believed(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, harm: tuple[str, str]
) -> None:
    runtime_of(vault)._opened.state._set(*harm)
    assert await runtime_of(vault).async_mode() is Mode.SEALED
    assert await hass.config_entries.async_reload(vault.entry_id)
    assert await runtime_of(vault).async_mode() is Mode.SEALED
    assert runtime_of(vault).people.policy == (
        STRICTEST if harm[0] != "mode" else await runtime_of(vault).async_policy()
    )


async def test_approvers_set_a_policy_again_that_was_lost(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    runtime_of(vault)._opened.state._set("link_days", "31")
    assert await hass.config_entries.async_reload(vault.entry_id)
    client = await connect(OWNER_ID)
    assert not (await ask(client, "policy/get"))["is_believed"]
    assert (await agree(client, "policy/apply", PASSPHRASE, policy={"max_downloads": 4}))["success"]
    assert (await ask(client, "policy/get"))["is_believed"]
    assert await hass.config_entries.async_reload(vault.entry_id)
    assert runtime_of(vault).people.policy.link_days == 7, "what was decided, and not what was written there"


async def test_a_crash_before_it_was_kept_is_mended(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    client = await connect(OWNER_ID)
    with monkeypatch.context() as broken:
        broken.setattr(runtime_of(vault)._opened.state, "decide", refuse)
        assert code(await agree(client, "policy/apply", PASSPHRASE, policy={"link_days": 31})) == "disk_refused"
    assert (await runtime_of(vault).async_policy()) == STRICTEST
    assert await hass.config_entries.async_reload(vault.entry_id)
    assert runtime_of(vault).people.policy.link_days == 31


@pytest.mark.parametrize("how", ["removed", "deactivated"])
async def test_too_few_approvers_for_the_quorum_is_said_and_nothing_is_lowered_by_it(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, connect: Connect, how: str
) -> None:
    def is_issue() -> bool:
        return (DOMAIN, VOTES_ISSUE) in ir.async_get(hass).issues

    await ask(two.one, "policy/apply", policy={"quorum": 2})
    well = {"needed": 2, "voters": 2, "can_decide": True}
    assert well.items() <= (await ask(two.one, "policy/get")).items()
    assert not is_issue()
    if how == "removed":
        await ask(two.one, "approvers/remove", person_id=OTHER_ID)
    else:
        await deactivate(hass, two)
        # No change of ours tells of it.
        async_fire_time_changed(hass, dt_util.utcnow() + EVERY)
        await hass.async_block_till_done(wait_background_tasks=True)
    stuck = {"needed": 2, "voters": 1, "can_decide": False}
    assert stuck.items() <= (await ask(two.one, "policy/get")).items()
    assert stuck.items() <= (await ask(two.one, "info")).items()
    issue = ir.async_get(hass).async_get_issue(DOMAIN, VOTES_ISSUE)
    assert issue is not None
    assert issue.translation_placeholders == {"needed": "2", "voters": "1"}
    for wanted in ({"quorum": 1}, {"link_days": 14}):
        assert (await agree(two.one, "policy/apply", PASSPHRASE, policy=wanted))["result"]["status"] == "waiting"
    await connect(THIRD_ID)
    assert (await agree(two.one, "approvers/invite", PASSPHRASE, person_id=THIRD_ID))["result"]["status"] == "waiting"
    draft_id = await frozen(two.one, vault)
    assert (await approve(two.one, draft_id))["result"] == {"status": "waiting", "votes": 1, "needed": 2}
    await must_wait(vault, draft_id)
    if how == "deactivated":
        user = await hass.auth.async_get_user(OTHER_ID)
        assert user is not None
        await hass.auth.async_update_user(user, is_active=True)
        runtime_of(vault).people.tell_changed()
        assert well.items() <= (await ask(two.one, "policy/get")).items()
        assert not is_issue()

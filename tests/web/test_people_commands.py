"""People are let in by approvers, enroll themselves, wait a day that everybody knows of, and are taken out by one."""

import logging
from typing import Any

from homeassistant.components.persistent_notification import _async_get_or_create_notifications
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.footage_guard.bridge.common import clock
from custom_components.footage_guard.bridge.notices.announcing import ISSUE, known_as
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.model.people_facts import ChangeVoted, PersonEnrolled, PersonRemoved
from custom_components.footage_guard.vault.keyring.epochs import open_epoch
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from tests.people import OWNER_ID, PASSPHRASE
from tests.surface.phones import PLAIN, Letter, add_letter_box, add_phone, pushed, serve_pushes

from .accepting import WRONG, code, record_clip, runtime_of
from .clocks import Clocks, moved_clocks
from .conftest import Connect, SignIn
from .household import DAY_MS, OTHER_ID, OTHERS_PASSPHRASE, THIRD_ID, Two, agree, enroll, prove_invitation
from .unlocking import ask, prove, send_to, told, unlock

CANARY = "canary umbrella seventeen rivers"


def _issues(hass: HomeAssistant) -> set[str]:
    return {issue for domain, issue in ir.async_get(hass).issues if domain == DOMAIN and issue.startswith(ISSUE)}


async def test_a_person_who_enrolled_acts_after_a_day(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    record_clip(vault)
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    assert code(await send_to(other, "approvers/list")) == "not_an_approver"
    await enroll(owner, other, OTHER_ID)
    clocks.go_on(DAY_MS - 60_000)
    assert code(await send_to(other, "vault/unlock")) == "not_an_approver"
    assert OTHER_ID not in runtime_of(vault).people.approvers()
    (waits,) = [each for each in (await ask(owner, "approvers/list"))["people"] if each["person_id"] == OTHER_ID]
    assert (waits["role"], waits["is_usable"]) == ("approver", False)
    clocks.go_on(60_000)
    assert (await prove(other, "vault/unlock", OTHERS_PASSPHRASE))["success"]
    keyring = runtime_of(vault).keyring
    assert runtime_of(vault).people.approvers()[OTHER_ID] == keyring.approver_key(OTHER_ID)
    held = keyring.open(OTHER_ID, OTHERS_PASSPHRASE)
    assert all(open_epoch(epoch, held.root) for epoch in keyring.epochs), "also what was recorded before"
    assert await hass.config_entries.async_reload(vault.entry_id)
    assert runtime_of(vault).people.role_of(OTHER_ID) is Role.APPROVER


async def test_both_clocks_have_to_say_that_a_day_is_over(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    await enroll(await connect(OWNER_ID), await connect(OTHER_ID), OTHER_ID)
    wall_ms, up_ms = clock.wall_ms, clock.up_ms
    with monkeypatch.context() as set_forward:
        set_forward.setattr(clock, "wall_ms", lambda: wall_ms() + 2 * DAY_MS)
        assert runtime_of(vault).people.role_of(OTHER_ID) is None
    with monkeypatch.context() as set_back:
        set_back.setattr(clock, "up_ms", lambda: up_ms() + 2 * DAY_MS)
        assert runtime_of(vault).people.role_of(OTHER_ID) is None


async def test_an_approver_is_told_whom_they_can_invite(vault: MockConfigEntry, connect: Connect) -> None:
    owner, _other = await connect(OWNER_ID), await connect(OTHER_ID)
    before = (await ask(owner, "approvers/list"))["eligible"]
    assert OTHER_ID in {each["person_id"] for each in before}
    assert OWNER_ID not in {each["person_id"] for each in before}
    assert (await prove_invitation(owner, OTHER_ID))["success"]
    left = (await ask(owner, "approvers/list"))["eligible"]
    assert left == [each for each in before if each["person_id"] != OTHER_ID]


async def test_nobody_enrolls_without_an_invitation_or_for_another(vault: MockConfigEntry, connect: Connect) -> None:
    owner, other, third = await connect(OWNER_ID), await connect(OTHER_ID), await connect(THIRD_ID)
    await unlock(owner)
    words = {"passphrase": OTHERS_PASSPHRASE, "passphrase_repeat": OTHERS_PASSPHRASE}
    assert code(await send_to(other, "approvers/enrol", **words)) == "not_invited"
    await prove_invitation(owner, OTHER_ID)
    assert code(await send_to(third, "approvers/enrol", **words)) == "not_invited"
    assert code(await send_to(third, "approvers/enrol", **words, person_id=OTHER_ID)) == "not_invited"
    assert not told(vault, PersonEnrolled)


@pytest.mark.parametrize(
    "kind",
    [{"client_name": "script", "token_type": "long_lived_access_token"}, {"provider": "trusted_networks"}],
    ids=["token", "trusted network"],
)
async def test_only_a_login_made_with_a_secret_enrolls(
    vault: MockConfigEntry, connect: Connect, sign_in: SignIn, kind: dict[str, Any]
) -> None:
    owner = await connect(OWNER_ID)
    await connect(OTHER_ID)
    await prove_invitation(owner, OTHER_ID)
    await unlock(owner)
    other = await (await sign_in(OTHER_ID, **kind)).connect()
    words = {"passphrase": OTHERS_PASSPHRASE, "passphrase_repeat": OTHERS_PASSPHRASE}
    assert code(await send_to(other, "approvers/enrol", **words)) == "not_interactive"


async def test_an_approver_has_to_have_the_vault_unlocked(vault: MockConfigEntry, connect: Connect) -> None:
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await prove_invitation(owner, OTHER_ID)
    words = {"passphrase": OTHERS_PASSPHRASE, "passphrase_repeat": OTHERS_PASSPHRASE}
    assert code(await send_to(other, "approvers/enrol", **words)) == "approver_must_unlock"
    await unlock(owner)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert code(await send_to(other, "approvers/enrol", **words)) == "locked_down"
    assert runtime_of(vault).keyring.people == (OWNER_ID,)


@pytest.mark.parametrize(
    ("passphrase", "repeat", "refusal"),
    [
        ("short", "short", "passphrase_too_weak"),
        (7, 7, "passphrase_too_weak"),
        (None, None, "passphrase_too_weak"),
        (OTHERS_PASSPHRASE, CANARY, "passphrase_mismatch"),
    ],
)
async def test_a_passphrase_has_to_be_as_good_as_the_first_one(
    vault: MockConfigEntry, connect: Connect, passphrase: object, repeat: object, refusal: str
) -> None:
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await prove_invitation(owner, OTHER_ID)
    await unlock(owner)
    words = {"passphrase": passphrase, "passphrase_repeat": repeat}
    assert code(await send_to(other, "approvers/enrol", **words)) == refusal
    assert not told(vault, PersonEnrolled)


async def test_the_passphrase_of_whoever_enrolls_is_nowhere(
    vault: MockConfigEntry, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await prove_invitation(owner, OTHER_ID)
    await unlock(owner)
    await ask(other, "approvers/enrol", passphrase=CANARY, passphrase_repeat=CANARY)
    assert runtime_of(vault).keyring.open(OTHER_ID, CANARY).approver is not None
    assert CANARY not in caplog.text


async def test_an_invitation_needs_the_proof_of_an_approver(vault: MockConfigEntry, connect: Connect) -> None:
    owner = await connect(OWNER_ID)
    await connect(OTHER_ID)
    assert code(await agree(owner, "approvers/invite", WRONG, person_id=OTHER_ID)) == "step_up_failed"
    for nobody in ("of nobody", 7, None):
        assert code(await send_to(owner, "approvers/invite", person_id=nobody)) == "approver_not_eligible"
    assert code(await send_to(owner, "approvers/invite", person_id=OWNER_ID)) == "already_enrolled"
    assert code(await send_to(owner, "approvers/invite", change_id="01KB0000000000000000000000")) == "change_unknown"
    await prove_invitation(owner, OTHER_ID)
    assert code(await send_to(owner, "approvers/invite", person_id=OTHER_ID)) == "already_enrolled"


async def test_a_vote_for_one_thing_is_none_for_another(vault: MockConfigEntry, connect: Connect) -> None:
    owner = await connect(OWNER_ID)
    await connect(OTHER_ID)
    shown = await ask(owner, "approvers/invite", person_id=OTHER_ID)
    fields = {key: shown[key] for key in ("challenge", "statement_sha256")}
    voted = await send_to(owner, "policy/apply", **fields, method="passphrase", secret=PASSPHRASE)
    assert code(voted) == "change_unknown"
    assert not told(vault, ChangeVoted)


async def test_an_invitation_ends_after_a_week(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await prove_invitation(owner, OTHER_ID)
    clocks.go_on(7 * DAY_MS)
    await unlock(owner)
    words = {"passphrase": OTHERS_PASSPHRASE, "passphrase_repeat": OTHERS_PASSPHRASE}
    assert code(await send_to(other, "approvers/enrol", **words)) == "not_invited"
    assert (await ask(owner, "approvers/list"))["invitations"] == []


async def test_any_approver_takes_somebody_out_at_once(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await enroll(owner, other, OTHER_ID)
    clocks.go_on(DAY_MS)
    assert (await prove(other, "vault/unlock", OTHERS_PASSPHRASE))["success"]
    months = len(runtime_of(vault).keyring.epochs)
    assert await ask(owner, "approvers/remove", person_id=OTHER_ID) == {}
    assert code(await send_to(other, "vault/status")) == "not_an_approver"
    assert OTHER_ID not in runtime_of(vault).keyring.people
    assert len(runtime_of(vault).keyring.epochs) == months + 1, "what is recorded now is closed to them"
    assert [fact.actor for fact in told(vault, PersonRemoved)] == [OWNER_ID]


async def test_whoever_waits_and_whoever_is_invited_can_be_stopped(vault: MockConfigEntry, connect: Connect) -> None:
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await prove_invitation(owner, OTHER_ID)
    assert await ask(owner, "approvers/remove", person_id=OTHER_ID) == {}
    assert not runtime_of(vault).people.roll.invitations
    await enroll(owner, other, OTHER_ID)
    assert await ask(owner, "approvers/remove", person_id=OTHER_ID) == {}
    assert [*runtime_of(vault).people.roll.members] == [OWNER_ID]
    assert code(await send_to(owner, "approvers/remove", person_id=OTHER_ID)) == "person_unknown"
    assert code(await send_to(owner, "approvers/remove", person_id=[])) == "person_unknown"


async def test_the_last_approver_stays(vault: MockConfigEntry, connect: Connect) -> None:
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    assert code(await send_to(owner, "approvers/remove", person_id=OWNER_ID)) == "last_approver"
    await enroll(owner, other, OTHER_ID)
    assert code(await send_to(owner, "approvers/remove", person_id=OWNER_ID)) == "last_approver", "the other one waits"


@pytest.mark.parametrize(("given", "shown"), [("Mama ❤\ufe0f", "Mama ❤"), ("می\u200cروم", "میروم"), ("\u200b", "")])
async def test_a_name_is_shown_as_far_as_it_can_be(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, given: str, shown: str
) -> None:
    owner = await connect(OWNER_ID)
    user = await hass.auth.async_get_user(OWNER_ID)
    assert user
    await hass.auth.async_update_user(user, name=given)
    assert [each["name"] for each in (await ask(owner, "approvers/list"))["people"]] == [shown]


async def test_a_viewer_is_named_in_the_policy_and_votes_never(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    assert code(await send_to(owner, "policy/apply", viewers=[OTHER_ID])) == "only_in_panel"
    named = await agree(owner, "policy/apply", PASSPHRASE, viewers=[OTHER_ID])
    assert named["result"]["status"] == "done"
    await unlock(owner)
    await ask(other, "approvers/enrol", passphrase=OTHERS_PASSPHRASE, passphrase_repeat=OTHERS_PASSPHRASE)
    clocks.go_on(DAY_MS)
    people = runtime_of(vault).people
    assert people.role_of(OTHER_ID) is Role.VIEWER
    assert OTHER_ID not in people.approvers()
    assert code(await send_to(other, "policy/challenge", policy={"link_days": 31})) == "not_an_approver"
    assert code(await send_to(other, "approvers/remove", person_id=OWNER_ID)) == "not_an_approver"
    assert (await prove(other, "vault/unlock", OTHERS_PASSPHRASE))["success"]
    assert await ask(owner, "policy/apply", viewers=[]) == {"status": "done"}
    assert people.role_of(OTHER_ID) is None
    assert OTHER_ID not in runtime_of(vault).keyring.people


async def test_an_approver_is_no_viewer(vault: MockConfigEntry, two: Two) -> None:
    named = {"viewers": [OTHER_ID]}
    assert code(await send_to(two.one, "policy/challenge", **named)) == "already_enrolled"
    assert code(await send_to(two.one, "policy/apply", **named)) == "already_enrolled"


async def test_who_is_invited_as_an_approver_is_named_as_no_viewer(vault: MockConfigEntry, connect: Connect) -> None:
    owner, _other = await connect(OWNER_ID), await connect(OTHER_ID)
    await prove_invitation(owner, OTHER_ID)
    assert code(await send_to(owner, "policy/challenge", viewers=[OTHER_ID])) == "already_enrolled"


async def test_a_viewer_who_becomes_an_approver_is_a_viewer_no_more(
    vault: MockConfigEntry, connect: Connect, clocks: Clocks
) -> None:
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    assert (await agree(owner, "policy/apply", PASSPHRASE, viewers=[OTHER_ID]))["success"]
    clocks.go_on(7 * DAY_MS)
    await enroll(owner, other, OTHER_ID)
    assert (await ask(owner, "policy/get"))["viewers"] == []
    clocks.go_on(DAY_MS)
    assert runtime_of(vault).people.role_of(OTHER_ID) is Role.APPROVER
    assert code(await send_to(owner, "policy/apply", viewers=[])) == "nothing_to_change"


async def test_whoever_may_not_sign_in_any_more_is_nobody(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    await enroll(await connect(OWNER_ID), await connect(OTHER_ID), OTHER_ID)
    clocks.go_on(DAY_MS)
    user = await hass.auth.async_get_user(OTHER_ID)
    assert user is not None
    user.is_active = False
    assert [*runtime_of(vault).people.approvers()] == [OWNER_ID]
    user.is_active = True
    assert [*runtime_of(vault).people.approvers()] == [OWNER_ID, OTHER_ID]
    del hass.auth._store._users[OTHER_ID]
    assert [*runtime_of(vault).people.approvers()] == [OWNER_ID]


async def test_keys_that_the_ledger_does_not_know_are_nobodys(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    await connect(OWNER_ID)
    await connect(OTHER_ID)
    vaults = runtime_of(vault)
    vaults.keyring.add_person(OTHER_ID, OTHERS_PASSPHRASE, vaults.keyring.open(OWNER_ID, PASSPHRASE), dt_util.utcnow())
    assert await hass.config_entries.async_reload(vault.entry_id)
    assert OTHER_ID in runtime_of(vault).keyring.people
    assert runtime_of(vault).people.role_of(OTHER_ID) is None
    assert [*runtime_of(vault).people.approvers()] == [OWNER_ID]


async def test_a_crash_before_the_keys_are_kept_leaves_a_person_without(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    clocks = moved_clocks(monkeypatch)
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await prove_invitation(owner, OTHER_ID)
    await unlock(owner)
    with monkeypatch.context() as broken:
        broken.setattr(Keyring, "admit", refuse)
        words = {"passphrase": OTHERS_PASSPHRASE, "passphrase_repeat": OTHERS_PASSPHRASE}
        assert code(await send_to(other, "approvers/enrol", **words)) == "disk_refused"
    assert await hass.config_entries.async_reload(vault.entry_id)
    clocks.go_on(DAY_MS)
    assert runtime_of(vault).people.role_of(OTHER_ID) is None
    assert await ask(await connect(OWNER_ID), "approvers/remove", person_id=OTHER_ID) == {}


async def test_everybody_is_told_of_what_waits(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    hass.states.async_set("notify.phone", "unknown")
    sent = async_mock_service(hass, "notify", "send_message")
    hass.config_entries.async_update_entry(vault, options={"notify_targets": ["notify.phone"]})
    await hass.async_block_till_done(wait_background_tasks=True)
    clocks = moved_clocks(monkeypatch)
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await enroll(owner, other, OTHER_ID)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert _issues(hass) == {f"{ISSUE}_{known_as(OTHER_ID)}"}
    shown = _async_get_or_create_notifications(hass)
    # The ids of issues are in each diagnostics file.
    assert OTHER_ID not in repr([*_issues(hass), *shown])
    assert [each["title"] for each in shown.values()] == ["Somebody is changing who decides, or how"]
    assert sent
    assert {each.data["title"] for each in sent} == {"Somebody is changing who decides, or how"}
    assert {each.data["message"] for each in sent} == {"/footage-guard"}
    clocks.go_on(DAY_MS)
    runtime_of(vault).people.tell_changed()
    assert not _issues(hass)
    assert not shown


async def test_what_was_told_goes_with_a_vault_that_was_disabled_before(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    await enroll(await connect(OWNER_ID), await connect(OTHER_ID), OTHER_ID)
    await hass.async_block_till_done(wait_background_tasks=True)
    shown = _async_get_or_create_notifications(hass)
    assert await hass.config_entries.async_set_disabled_by(vault.entry_id, ConfigEntryDisabler.USER)
    assert shown
    await hass.config_entries.async_remove(vault.entry_id)
    assert not shown


async def test_phones_and_other_targets_are_told_by_the_service_of_each(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
    aioclient_mock: AiohttpClientMocker,
) -> None:
    moved_clocks(monkeypatch)
    serve_pushes(aioclient_mock)
    letters, phone = await add_letter_box(hass), await add_phone(hass)
    hass.config_entries.async_update_entry(vault, options={"notify_targets": [phone, PLAIN, "notify.gone"]})
    await hass.async_block_till_done(wait_background_tasks=True)
    owner, _other = await connect(OWNER_ID), await connect(OTHER_ID)
    await prove_invitation(owner, OTHER_ID)
    await hass.async_block_till_done(wait_background_tasks=True)
    title = "Somebody is changing who decides, or how"
    assert letters.got == [Letter(title=title, message="/footage-guard")]
    (push,) = pushed(aioclient_mock)
    assert (push["title"], push["message"], push["data"]["url"]) == (title, "/footage-guard", "/footage-guard")
    assert [each["action"] for each in push["data"]["actions"]] == ["URI", "FOOTAGE_GUARD_LOCK_DOWN"]
    assert OTHER_ID not in str(push)

"""An older history takes nothing back that lowered exposure: no stop, no closed door, no invitation taken back."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from shutil import copytree, rmtree

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.people.changes import async_do_due
from custom_components.footage_guard.bridge.requests.intakes import Intakes
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people_facts import ChangeProposed, PersonEnrolled, WaitOver
from custom_components.footage_guard.vault.device import DEVICE_KEY
from custom_components.footage_guard.vault.keyring.wrap import Credential
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import Client, accept, code, proof, record_clip, runtime_of, send, shown
from .clocks import Clocks
from .conftest import Connect
from .deciding import approve, decisions, frozen, record_of, states
from .household import DAY_MS, OTHER_ID, OTHERS_PASSPHRASE, THIRD_ID, Two, agree, enroll
from .unlocking import ask, send_to, told, unlock

DOOR = {"kind": "general", "label": "Front door"}

type Lowering = Callable[[Client], Awaitable[object]]
type Revert = Callable[[Lowering], Awaitable[Client]]


@pytest.fixture
def revert(hass: HomeAssistant, vault: MockConfigEntry, data_folder: Path, tmp_path: Path, connect: Connect) -> Revert:
    """Have somebody lower something, and the history of before put back."""
    ledger, older = data_folder / "ledger", tmp_path / "older"

    async def _revert(lower: Lowering) -> Client:
        assert await hass.config_entries.async_unload(vault.entry_id)
        copytree(ledger, older)
        assert await hass.config_entries.async_setup(vault.entry_id)
        await lower(await connect(OWNER_ID))
        assert await hass.config_entries.async_unload(vault.entry_id)
        rmtree(ledger)
        copytree(older, ledger)
        assert await hass.config_entries.async_setup(vault.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        assert runtime_of(vault).ledger_problem == "rolled_back"
        return await connect(OWNER_ID)

    return _revert


async def test_a_change_that_was_stopped_stays_so(
    vault: MockConfigEntry, connect: Connect, clocks: Clocks, revert: Revert
) -> None:
    answer = await agree(await connect(OWNER_ID), "policy/apply", PASSPHRASE, mode="convenience")
    change_id = answer["result"]["change_id"]
    client = await revert(lambda client: ask(client, "policy/stop", change_id=change_id))
    assert change_id in runtime_of(vault).people.roll.changes, "as the older history has it"
    clocks.go_on(DAY_MS + 1)
    await async_do_due(runtime_of(vault))
    assert runtime_of(vault).people.roll.decided.mode is Mode.SEALED
    # Who is shown it stops it again, which is never locked.
    await ask(client, "policy/stop", change_id=change_id)
    assert not runtime_of(vault).people.roll.changes


async def test_a_vault_that_was_sealed_stays_so_until_somebody_goes_on(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, clocks: Clocks, revert: Revert
) -> None:
    """Whoever unlocked had a key put on the disk that opens everything, by a history at which nobody had looked."""
    client = await connect(OWNER_ID)
    await agree(client, "policy/apply", PASSPHRASE, mode="convenience")
    clocks.go_on(DAY_MS)
    await async_do_due(runtime_of(vault))
    key = cache_folder(hass) / DEVICE_KEY
    client = await revert(lambda client: ask(client, "policy/apply", mode="sealed"))
    assert await runtime_of(vault).async_mode() is Mode.CONVENIENCE, "as the older history has it"
    await unlock(client)
    assert not key.exists()
    assert not runtime_of(vault).keyring.has_credential(OWNER_ID, Credential.DEVICE)
    assert (await accept(client))["success"]
    await unlock(client)
    assert key.exists()


async def test_what_an_older_history_has_under_way_ends_where_it_is_accepted(
    vault: MockConfigEntry, connect: Connect, clocks: Clocks, revert: Revert
) -> None:
    """Nobody knows any more who stopped it, and its wait may be over."""
    await connect(OTHER_ID)
    client = await connect(OWNER_ID)
    await agree(client, "policy/apply", PASSPHRASE, policy={"public_intake": True})
    await agree(client, "intake/create", PASSPHRASE, **DOOR)
    intake_id = (await ask(client, "intake/list"))["intakes"][0]["intake_id"]
    change_id = (await agree(client, "policy/apply", PASSPHRASE, mode="convenience"))["result"]["change_id"]
    await agree(client, "approvers/invite", PASSPHRASE, person_id=OTHER_ID)

    async def lower(client: Client) -> None:
        await ask(client, "policy/stop", change_id=change_id)
        await ask(client, "intake/close", intake_id=intake_id)
        await ask(client, "approvers/remove", person_id=OTHER_ID)

    client = await revert(lower)
    roll = runtime_of(vault).people.roll
    assert roll.changes
    assert OTHER_ID in roll.invitations
    clocks.go_on(DAY_MS + 1)
    assert (await accept(client))["success"]
    await async_do_due(runtime_of(vault))
    roll = runtime_of(vault).people.roll
    assert (roll.changes, roll.invitations, roll.recoveries) == ({}, {}, {})
    assert roll.decided.mode is Mode.SEALED
    doors: Intakes = vault.runtime_data.intakes
    assert doors.find(intake_id) is None
    assert runtime_of(vault).ledger_problem is None


async def test_a_door_that_was_closed_stays_so(vault: MockConfigEntry, connect: Connect, revert: Revert) -> None:
    client = await connect(OWNER_ID)
    await agree(client, "policy/apply", PASSPHRASE, policy={"public_intake": True})
    assert (await agree(client, "intake/create", PASSPHRASE, **DOOR))["result"]["status"] == "done"
    intake_id = (await ask(client, "intake/list"))["intakes"][0]["intake_id"]
    doors: Intakes = vault.runtime_data.intakes
    assert doors.find(intake_id)
    await revert(lambda client: ask(client, "intake/close", intake_id=intake_id))
    doors = vault.runtime_data.intakes
    assert runtime_of(vault).people.roll.doors, "as the older history has it"
    assert (doors.find(intake_id), doors.is_open) == (None, False)


async def test_nobody_enrolls_by_an_invitation_that_was_taken_back(
    vault: MockConfigEntry, connect: Connect, revert: Revert
) -> None:
    await connect(OTHER_ID)
    await agree(await connect(OWNER_ID), "approvers/invite", PASSPHRASE, person_id=OTHER_ID)
    client = await revert(lambda client: ask(client, "approvers/remove", person_id=OTHER_ID))
    await unlock(client)
    words = {"passphrase": OTHERS_PASSPHRASE, "passphrase_repeat": OTHERS_PASSPHRASE}
    assert code(await send_to(await connect(OTHER_ID), "approvers/enrol", **words)) == "ledger_rolled_back"
    assert not told(vault, PersonEnrolled)
    assert OTHER_ID not in runtime_of(vault)._opened.keyring.people


async def test_nobody_whom_somebody_took_out_has_waited_by_it(
    vault: MockConfigEntry, connect: Connect, clocks: Clocks, revert: Revert
) -> None:
    await enroll(await connect(OWNER_ID), await connect(OTHER_ID), OTHER_ID)
    await revert(lambda client: ask(client, "approvers/remove", person_id=OTHER_ID))
    assert OTHER_ID in runtime_of(vault).people.roll.members, "as the older history has it"
    clocks.go_on(DAY_MS + 1)
    await async_do_due(runtime_of(vault))
    assert not told(vault, WaitOver)


async def test_nor_once_it_is_accepted(
    vault: MockConfigEntry, connect: Connect, clocks: Clocks, revert: Revert
) -> None:
    await enroll(await connect(OWNER_ID), await connect(OTHER_ID), OTHER_ID)
    client = await revert(lambda client: ask(client, "approvers/remove", person_id=OTHER_ID))
    clocks.go_on(DAY_MS + 1)
    assert (await accept(client))["success"]
    await async_do_due(runtime_of(vault))
    assert not told(vault, WaitOver)
    assert runtime_of(vault).people.roll.members.keys() == {OWNER_ID}
    assert runtime_of(vault).people.roll.removed == {OTHER_ID}
    assert runtime_of(vault).keyring.people == (OWNER_ID,)


async def test_nor_for_themselves(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    connect: Connect,
    clocks: Clocks,
    revert: Revert,
    data_folder: Path,
) -> None:
    await enroll(await connect(OWNER_ID), await connect(OTHER_ID), OTHER_ID)
    keys = data_folder / "keys.json"
    theirs = keys.read_bytes()
    await revert(lambda client: ask(client, "approvers/remove", person_id=OTHER_ID))
    assert await hass.config_entries.async_unload(vault.entry_id)
    keys.write_bytes(theirs)
    assert await hass.config_entries.async_setup(vault.entry_id)
    clocks.go_on(DAY_MS + 1)
    client = await connect(OTHER_ID)
    asked = await shown(client)
    assert code(await send(client, **proof(asked, OTHERS_PASSPHRASE))) == "not_an_approver"
    assert runtime_of(vault).ledger_problem == "rolled_back"
    assert (await accept(await connect(OWNER_ID)))["success"]
    assert runtime_of(vault).people.roll.members.keys() == {OWNER_ID}


async def test_where_the_history_is_gone_everybody_was_taken_out_but_who_accepted(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, clocks: Clocks, data_folder: Path
) -> None:
    assert await ask(two.one, "policy/apply", policy={"quorum": 2}) == {"status": "done"}
    assert await hass.config_entries.async_unload(vault.entry_id)
    rmtree(data_folder / "ledger")
    assert await hass.config_entries.async_setup(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    clocks.go_on(DAY_MS + 1)
    assert (await accept(two.one))["success"]
    await async_do_due(runtime_of(vault))
    assert {over.person_id for over in told(vault, WaitOver)} == {OWNER_ID, OTHER_ID}
    assert {*runtime_of(vault).people.approvers()} == {OWNER_ID, OTHER_ID}
    assert runtime_of(vault).people.policy.quorum == 2


async def _lower(client: Client) -> object:
    return await ask(client, "policy/apply", policy={"veto_hours": 24})


async def _wait(vault: MockConfigEntry, clocks: Clocks) -> None:
    clocks.go_on(DAY_MS + 1)
    await async_do_due(runtime_of(vault))


@pytest.mark.parametrize("is_enrolled", [True, False])
async def test_a_home_that_needs_two_votes_was_left_with_one_person_by_it(
    vault: MockConfigEntry, two: Two, connect: Connect, clocks: Clocks, revert: Revert, is_enrolled: bool
) -> None:
    await async_do_due(runtime_of(vault))
    assert await ask(two.one, "policy/apply", policy={"quorum": 2}) == {"status": "done"}
    third = await connect(THIRD_ID)
    first = (await agree(two.one, "approvers/invite", PASSPHRASE, person_id=THIRD_ID))["result"]
    second = await agree(two.other, "approvers/invite", OTHERS_PASSPHRASE, change_id=first["change_id"])
    assert second["result"]["status"] == "done"
    words = {"passphrase": OTHERS_PASSPHRASE, "passphrase_repeat": OTHERS_PASSPHRASE}
    if is_enrolled:
        await unlock(two.one)
        await ask(third, "approvers/enrol", **words)
    await ask(two.one, "approvers/remove", person_id=OTHER_ID)
    client = await revert(_lower)
    await _wait(vault, clocks)
    assert (await accept(client))["success"]
    if not is_enrolled:
        await unlock(client)
        await ask(await connect(THIRD_ID), "approvers/enrol", **words)
        assert runtime_of(vault).people.role_of(THIRD_ID) is None, "they have not waited"
    await _wait(vault, clocks)
    assert {*runtime_of(vault).people.approvers()} == {OWNER_ID, THIRD_ID}
    assert runtime_of(vault).people.can_decide


async def test_where_nobody_is_left_who_has_waited_somebody_else_goes_on_alone(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, clocks: Clocks, revert: Revert
) -> None:
    clients = [await connect(OWNER_ID)]
    await enroll(clients[0], await connect(OTHER_ID), OTHER_ID)

    async def lower(client: Client) -> None:
        clients.append(client)
        await _lower(client)

    clients.append(await revert(lower))
    clocks.go_on(DAY_MS + 1)
    # Whoever may not sign in any more has no connections.
    for client in clients:
        await client.close()
    owner = await hass.auth.async_get_user(OWNER_ID)
    assert owner is not None
    await hass.auth.async_update_user(owner, is_active=False)
    assert (await accept(await connect(OTHER_ID), OTHERS_PASSPHRASE))["success"]
    await async_do_due(runtime_of(vault))
    assert {*runtime_of(vault).people.approvers()} == {OTHER_ID}
    assert runtime_of(vault).people.can_decide


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        ("policy/challenge", {"policy": {"public_intake": True}}),
        ("policy/challenge", {"mode": "convenience"}),
        ("approvers/invite", {"person_id": OTHER_ID}),
        ("intake/create", DOOR),
        ("requests/reopen", {"request_id": "0" * 26, "version": 1}),
        ("requests/verify", {"request_id": "0" * 26, "version": 1, "level": 1, "method": "called_back"}),
    ],
    ids=str,
)
async def test_nothing_that_exposes_more_is_agreed_to(
    rolled_back: MockConfigEntry, connect: Connect, command: str, wanted: dict[str, object]
) -> None:
    await connect(OTHER_ID)
    client = await connect(OWNER_ID)
    assert code(await send_to(client, command, **wanted)) == "ledger_rolled_back"
    assert not told(rolled_back, ChangeProposed)


async def test_what_is_stricter_is_in_force_at_once_and_the_rest_once_it_is_accepted(
    rolled_back: MockConfigEntry, connect: Connect
) -> None:
    client = await connect(OWNER_ID)
    assert (await ask(client, "policy/apply", policy={"veto_hours": 24}))["status"] == "done"
    assert runtime_of(rolled_back).people.policy.veto_hours == 24
    assert (await accept(client))["success"]
    answer = await agree(client, "policy/apply", PASSPHRASE, policy={"public_intake": True})
    assert answer["result"]["status"] == "done"


@pytest.mark.parametrize("lower", ["approval/veto", "requests/decline", None], ids=["veto", "decline", "other facts"])
async def test_an_older_backup_had_what_was_stopped_while_it_cooled_off_go_live(
    hass: HomeAssistant, vault: MockConfigEntry, clocks: Clocks, data_folder: Path, connect: Connect, lower: str | None
) -> None:
    """Also what nobody stopped: of an older history nobody knows that."""
    client, kept = await connect(OWNER_ID), data_folder.with_name("backup")
    draft_id = await frozen(client, vault)
    assert (await approve(client, draft_id))["result"]["status"] == "cooling"
    fields = {"approval/veto": {"draft_id": draft_id}, "requests/decline": {}}
    fields["requests/decline"]["request_id"] = (await record_of(vault, draft_id)).request_id
    assert await hass.config_entries.async_unload(vault.entry_id)
    copytree(data_folder, kept)
    assert await hass.config_entries.async_setup(vault.entry_id)
    record_clip(vault)
    for command in filter(None, (lower,)):
        await ask(await connect(OWNER_ID), command, **fields[command])
    assert await hass.config_entries.async_unload(vault.entry_id)
    rmtree(data_folder)
    kept.rename(data_folder)
    assert await hass.config_entries.async_setup(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert runtime_of(vault).ledger_problem == "rolled_back"
    assert (await accept(await connect(OWNER_ID)))["success"]
    clocks.go_on(DAY_MS)
    await decisions(vault).async_look()
    assert await states(vault, draft_id) == (ReleaseState.VOID, RequestState.PENDING)

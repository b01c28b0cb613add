"""Taking out whoever else decides is for a person, and leaves one alone with nothing for a day."""

from contextlib import closing
from pathlib import Path
import sqlite3
from typing import Any

from homeassistant.components.persistent_notification import _async_get_or_create_notifications
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.notices.announcing import ISSUE, known_as
from custom_components.footage_guard.bridge.people.changes import async_do_due
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.errors import StateDamaged
from custom_components.footage_guard.model.facts import HoldEnded
from custom_components.footage_guard.model.ids import HoldId
from custom_components.footage_guard.model.people_facts import PersonRemoved
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.state.pins import Pins
from tests.bridge.test_rolls_full import FullDisk
from tests.people import OWNER_ID

from .accepting import code, runtime_of
from .clocks import Clocks
from .conftest import Connect, SignIn
from .deciding import approve, frozen
from .household import DAY_MS, OTHER_ID, OTHERS_PASSPHRASE, Two, enroll, prove_invitation
from .unlocking import ask, prove, send_to, told

LOGINS = pytest.mark.parametrize(
    "kind",
    [{"client_name": "script", "token_type": "long_lived_access_token"}, {"provider": "trusted_networks"}],
    ids=["token", "trusted network"],
)


@LOGINS
async def test_only_a_login_made_with_a_secret_takes_somebody_else_out(
    vault: MockConfigEntry, two: Two, sign_in: SignIn, kind: dict[str, Any]
) -> None:
    script = await (await sign_in(OWNER_ID, **kind)).connect()
    assert code(await send_to(script, "approvers/remove", person_id=OTHER_ID)) == "not_interactive"
    assert not told(vault, PersonRemoved)
    assert set(runtime_of(vault).people.approvers()) == {OWNER_ID, OTHER_ID}


@LOGINS
async def test_whoever_waits_is_taken_out_by_a_person_too(
    vault: MockConfigEntry, connect: Connect, sign_in: SignIn, kind: dict[str, Any]
) -> None:
    owner = await connect(OWNER_ID)
    await enroll(owner, await connect(OTHER_ID), OTHER_ID)
    script = await (await sign_in(OWNER_ID, **kind)).connect()
    assert code(await send_to(script, "approvers/remove", person_id=OTHER_ID)) == "not_interactive"
    assert await ask(owner, "approvers/remove", person_id=OTHER_ID) == {}


@LOGINS
async def test_any_login_leaves_and_takes_an_invitation_back(
    vault: MockConfigEntry, connect: Connect, two: Two, sign_in: SignIn, kind: dict[str, Any]
) -> None:
    leaving = await (await sign_in(OTHER_ID, **kind)).connect()
    assert await ask(leaving, "approvers/remove", person_id=OTHER_ID) == {}
    assert OTHER_ID not in runtime_of(vault).people.roll.members
    await prove_invitation(two.one, OTHER_ID)
    script = await (await sign_in(OWNER_ID, **kind)).connect()
    assert await ask(script, "approvers/remove", person_id=OTHER_ID) == {}
    assert not runtime_of(vault).people.roll.invitations


async def test_one_approver_alone_has_nothing_leave_from_indoors_for_a_day(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, clocks: Clocks
) -> None:
    await ask(two.one, "approvers/remove", person_id=OTHER_ID)
    await hass.async_block_till_done(wait_background_tasks=True)
    announced = f"{ISSUE}_removed_{known_as(OTHER_ID)}"
    assert (DOMAIN, announced) in ir.async_get(hass).issues
    assert f"{DOMAIN}_{announced}" in _async_get_or_create_notifications(hass)
    (gone,) = (await ask(two.one, "approvers/list"))["removed"]
    assert (gone["person_id"], gone["by"], gone["name"]) == (OTHER_ID, OWNER_ID, "Somebody")
    assert gone["removed"] < gone["counts_until"]
    early = await frozen(two.one, vault)
    assert (await approve(two.one, early))["result"] == {"status": "waiting", "votes": 1, "needed": 2}
    months_key = await ask(two.one, "vault/export_identity", epoch=runtime_of(vault).keyring.epochs[-1].id)
    assert months_key["statement"]["needed"] == 2
    clocks.go_on(DAY_MS)
    runtime_of(vault).people.tell_changed()
    assert (DOMAIN, announced) not in ir.async_get(hass).issues
    assert (await ask(two.one, "approvers/list"))["removed"] == []
    assert (await ask(two.one, "draft/get", draft_id=early))["needed"] == 2, "what was frozen then stays"
    assert (await approve(two.one, await frozen(two.one, vault)))["result"]["status"] == "cooling"


async def test_whoever_is_removed_once_more_is_told_once_more(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, two: Two, clocks: Clocks
) -> None:
    told_of = f"{DOMAIN}_{ISSUE}_removed_{known_as(OTHER_ID)}"
    for _ in range(2):
        await ask(two.one, "approvers/remove", person_id=OTHER_ID)
        await hass.async_block_till_done(wait_background_tasks=True)
        assert told_of in _async_get_or_create_notifications(hass)
        await enroll(two.one, await connect(OTHER_ID), OTHER_ID)
        clocks.go_on(DAY_MS)
        runtime_of(vault).people.tell_changed()
        assert told_of not in _async_get_or_create_notifications(hass)


async def test_whoever_is_taken_out_is_locked_out_though_the_disk_is_full(
    vault: MockConfigEntry, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, runtime = FullDisk(monkeypatch, Keyring, "remove_person"), runtime_of(vault)
    locked: list[str] = []
    monkeypatch.setattr(runtime.unlocks, "lock_person", locked.append)
    assert code(await send_to(two.one, "approvers/remove", person_id=OTHER_ID)) == "disk_refused"
    assert locked == [OTHER_ID]
    assert OTHER_ID in runtime.keyring.people
    disk.is_full = False
    await async_do_due(runtime)
    assert OTHER_ID not in runtime.keyring.people


async def test_whoever_is_enrolled_again_has_no_pin_of_before(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    connect: Connect,
    two: Two,
    clocks: Clocks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It was for keys that were gone, so it was never right, and each try brought them nearer to a lock."""
    pins = runtime_of(vault)._opened.state.pins
    set_pin = {"pin": "815293", "pin_repeat": "815293"}
    assert (await prove(two.other, "vault/set_pin", OTHERS_PASSPHRASE, **set_pin))["success"]
    kept = pins.of(OTHER_ID)
    assert kept is not None
    disk = FullDisk(monkeypatch, Pins, "drop")
    assert (await send_to(two.one, "approvers/remove", person_id=OTHER_ID))["success"]
    assert OTHER_ID not in runtime_of(vault).keyring.people
    assert await hass.config_entries.async_reload(vault.entry_id), "it keeps no vault from being opened"
    pins = runtime_of(vault)._opened.state.pins
    assert pins.of(OTHER_ID) is not None
    disk.is_full = False
    await async_do_due(runtime_of(vault))
    assert pins.of(OTHER_ID) is None
    # As an earlier version, or a history that was rolled back, left one.
    pins.set(OTHER_ID, kept)
    other = await connect(OTHER_ID)
    await enroll(await connect(OWNER_ID), other, OTHER_ID)
    clocks.go_on(DAY_MS)
    assert pins.of(OTHER_ID) is None
    assert not (await ask(other, "vault/status"))["has_pin"]


async def test_a_bad_page_of_pins_keeps_nothing_from_being_recorded_and_nobody_from_being_enrolled(
    hass: HomeAssistant, data_folder: Path, vault: MockConfigEntry, connect: Connect, two: Two
) -> None:
    assert await ask(two.one, "approvers/remove", person_id=OTHER_ID) == {}
    assert await hass.config_entries.async_unload(vault.entry_id)
    path = data_folder / "state.db"
    with closing(sqlite3.connect(path)) as database:
        ((page,),) = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'pins'").fetchall()
        ((size,),) = database.execute("PRAGMA page_size").fetchall()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    assert await hass.config_entries.async_setup(vault.entry_id)
    runtime = runtime_of(vault)
    with pytest.raises(StateDamaged):
        runtime._opened.state.pins.of(OTHER_ID)
    fact = HoldEnded(hold_id=HoldId("01KB0000000000000000000000"))
    assert runtime.ledger.read(runtime.ledger.append(fact)) == fact
    await async_do_due(runtime)
    await enroll(await connect(OWNER_ID), await connect(OTHER_ID), OTHER_ID)
    assert OTHER_ID in runtime.keyring.people


async def test_a_removal_ends_a_code_that_nobody_typed_back(vault: MockConfigEntry, two: Two) -> None:
    assert (await prove(two.other, "vault/new_recovery_code", OTHERS_PASSPHRASE))["success"]
    assert await ask(two.one, "approvers/remove", person_id=OTHER_ID) == {}
    assert not runtime_of(vault).made_codes._made

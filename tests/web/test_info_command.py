"""What the panel asks first: everybody is told the version, and those who hold keys how things stand for them."""

from types import MappingProxyType
from typing import Any
from unittest.mock import Mock

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.loader import async_get_integration
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.footage_guard.bridge.cameras.packet_source import PacketSource
from custom_components.footage_guard.bridge.common.times import to_text
from custom_components.footage_guard.bridge.proof.actor import Actor
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.media.reader import Flow, StreamState
from custom_components.footage_guard.model.lockdown import LockdownReason
from tests.people import OWNER_ID, PASSPHRASE
from tests.surface.conftest import camera_subentry

from .accepting import runtime_of
from .conftest import Connect, SignIn
from .household import OTHER_ID, OTHERS_PASSPHRASE, prove_invitation
from .unlocking import ask, unlock

SOMEBODY = "b2e80000000000000000000000000000"


async def _info(client: MockHAClientWebSocket) -> dict[str, Any]:
    await client.send_json_auto_id({"type": "footage_guard/info"})
    answer = await client.receive_json()
    assert answer["success"], answer
    result: dict[str, Any] = answer["result"]
    return result


async def test_a_person_with_keys_is_told_how_things_stand(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    integration = await async_get_integration(hass, DOMAIN)
    assert await _info(await connect(OWNER_ID)) == {
        "version": str(integration.version),
        "is_enrolled": True,
        "is_locked_down": False,
        "has_ledger_problem": False,
        "role": "approver",
        "mode": "sealed",
        "is_unlocked": False,
        "unlocked_until": None,
        "is_anybody_unlocked": False,
        "is_spared": False,
        "lockdown": None,
        "ledger_problem": None,
        "needed": 1,
        "voters": 1,
        "can_decide": True,
        "notify_targets": 0,
        "cameras": [],
    }


async def test_anybody_else_is_told_the_version_and_what_entities_show(
    vault: MockConfigEntry, connect: Connect
) -> None:
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    info = await _info(await connect(SOMEBODY))
    assert info.pop("version")
    assert info == {
        "is_enrolled": False,
        "is_locked_down": True,
        "has_ledger_problem": False,
        "is_invited": False,
        "usable_from": None,
    }


async def test_who_is_invited_is_told_so_and_then_from_when_on_they_can_act(
    vault: MockConfigEntry, connect: Connect
) -> None:
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    assert (await prove_invitation(owner, OTHER_ID))["success"]
    assert (await _info(other))["is_invited"]
    await unlock(owner)
    await ask(other, "approvers/enrol", passphrase=OTHERS_PASSPHRASE, passphrase_repeat=OTHERS_PASSPHRASE)
    info = await _info(other)
    assert (info["is_enrolled"], info["is_invited"]) == (False, False)
    (waits,) = [each for each in (await ask(owner, "approvers/list"))["people"] if each["person_id"] == OTHER_ID]
    assert info["usable_from"] == waits["usable_from"]


async def test_it_is_told_how_many_hear_of_requests(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    client = await connect(OWNER_ID)
    hass.config_entries.async_update_entry(vault, options={"notify_targets": ["notify.one", "notify.two"]})
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await _info(client))["notify_targets"] == 2


async def test_each_login_is_told_whether_it_unlocked_the_vault(vault: MockConfigEntry, sign_in: SignIn) -> None:
    here, elsewhere = await sign_in(), await sign_in()
    await runtime_of(vault).async_unlock((OWNER_ID, here.token.id), PASSPHRASE)
    unlocked = await _info(await here.connect())
    assert (unlocked["is_unlocked"], unlocked["unlocked_until"] > "2001") == (True, True)
    locked = await _info(await elsewhere.connect())
    assert (locked["is_unlocked"], locked["unlocked_until"]) == (False, None)
    assert (unlocked["is_anybody_unlocked"], locked["is_anybody_unlocked"]) == (True, True)


async def test_a_lockdown_is_told_with_its_reason(vault: MockConfigEntry, connect: Connect) -> None:
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    info = await _info(await connect(OWNER_ID))
    assert info["is_locked_down"]
    assert info["lockdown"]["reason"] == "asked"
    assert info["lockdown"]["since"] > "2001"
    assert info["lockdown"]["leaves"] is None
    actor = Actor(person_id=OWNER_ID, login_id="login", connection=Mock())
    leaving = runtime_of(vault).async_leave_lockdown(actor)
    assert (await _info(await connect(OWNER_ID)))["lockdown"]["leaves"] == to_text(leaving.ends_ms)


async def test_what_is_wrong_with_the_history_is_told(rolled_back: MockConfigEntry, connect: Connect) -> None:
    info = await _info(await connect(OWNER_ID))
    assert (info["has_ledger_problem"], info["ledger_problem"]) == (True, "rolled_back")
    assert (await _info(await connect(SOMEBODY)))["has_ledger_problem"]


async def test_cameras_are_told_to_those_with_keys(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(source: PacketSource, _after_s: float) -> None:
        source._set(StreamState(flow=Flow.RUNNING if source._name == "Front door" else Flow.WAITING))

    monkeypatch.setattr(PacketSource, "async_start", start)
    for title, indoor in (("Front door", False), ("Hall", True)):
        data = MappingProxyType(camera_subentry(indoor=indoor)["data"])
        added = ConfigSubentry(data=data, subentry_type="camera", title=title, unique_id=None)
        hass.config_entries.async_add_subentry(vault, added)
    await hass.async_block_till_done(wait_background_tasks=True)
    cameras = (await _info(await connect(OWNER_ID)))["cameras"]
    assert [(camera["title"], camera["indoor"], camera["is_online"]) for camera in cameras] == [
        ("Front door", False, True),
        ("Hall", True, False),
    ]
    assert [camera["camera"] for camera in cameras] == [*vault.subentries]
    for camera in cameras:
        device = dr.async_get(hass).async_get(camera["device_id"])
        assert device is not None
        assert device.name == camera["title"]
    assert "cameras" not in await _info(await connect(SOMEBODY))


async def test_without_a_loaded_vault_the_answer_says_so(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    assert await hass.config_entries.async_unload(vault.entry_id)
    client = await connect(OWNER_ID)
    await client.send_json_auto_id({"type": "footage_guard/info"})
    assert (await client.receive_json())["error"]["code"] == "not_loaded"

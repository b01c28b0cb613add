"""What happens to releases by itself: when it is due, and again where the disk or the vault did not let it happen."""

import asyncio
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.footage_guard.bridge.decisions import preparing
from custom_components.footage_guard.bridge.decisions.decisions import loaded_decisions
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.bridge.shares import sharing
from custom_components.footage_guard.model.errors import NotLoaded
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.vault.exporting import Exports

from .accepting import Client, code, runtime_of
from .clocks import Clocks
from .deciding import approve, decisions, frozen, must_wait, states
from .unlocking import ask

MINUTE_MS = 60_000


async def test_nobody_has_to_ask_for_what_is_due(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, clocks: Clocks
) -> None:
    draft_id = await frozen(client, vault)
    await approve(client, draft_id)
    clocks.go_on(10 * MINUTE_MS)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(minutes=9))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await states(vault, draft_id))[0] is ReleaseState.COOLING
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(minutes=10, seconds=2))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await states(vault, draft_id))[0] is ReleaseState.LIVE


async def test_what_the_disk_refuses_is_tried_again(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, clocks: Clocks, caplog: pytest.LogCaptureFixture
) -> None:
    draft_id = await frozen(client, vault)
    await approve(client, draft_id)
    clocks.go_on(10 * MINUTE_MS)
    with patch.object(RequestDesk, "async_decide", side_effect=OSError(28, "no room")):
        await decisions(vault).async_look()
    assert "Could not go on with releases" in caplog.text
    assert (await states(vault, draft_id))[0] is ReleaseState.COOLING
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(hours=2))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await states(vault, draft_id))[0] is ReleaseState.LIVE


async def test_a_file_that_cannot_be_removed_keeps_nobody_from_dropping_a_draft(
    vault: MockConfigEntry, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    draft_id = await frozen(client, vault)
    with patch.object(Exports, "keep_only", side_effect=OSError(30, "read-only")):
        assert (await ask(client, "draft/cancel", draft_id=draft_id))["state"] == "void"
    assert "Could not remove finished files" in caplog.text


async def test_a_lockdown_while_files_are_looked_at_ends_the_vote(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = await frozen(client, vault)
    prepare = preparing.prepare

    def lock_down_first(*arguments: Any, **named: Any) -> Any:
        doing = runtime_of(vault).async_lock_down(LockdownReason.ASKED)
        asyncio.run_coroutine_threadsafe(doing, hass.loop).result(30)
        return prepare(*arguments, **named)

    monkeypatch.setattr(sharing, "prepare", lock_down_first)
    assert code(await approve(client, draft_id)) == "locked_down"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await states(vault, draft_id))[0] is ReleaseState.VOID


async def test_an_edit_while_files_are_looked_at_ends_the_vote(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of what was looked at before is believed when the vote is cast."""
    draft_id = await frozen(client, vault)
    prepare = preparing.prepare

    def veto_first(*arguments: Any, **named: Any) -> Any:
        doing = decisions(vault).async_veto("somebody", ReleaseId(draft_id))
        asyncio.run_coroutine_threadsafe(doing, hass.loop).result(30)
        return prepare(*arguments, **named)

    monkeypatch.setattr(sharing, "prepare", veto_first)
    assert code(await approve(client, draft_id)) in {"export_changed", "not_frozen"}
    assert (await states(vault, draft_id))[0] is ReleaseState.DECLINED


async def test_after_an_unload_nothing_goes_on(hass: HomeAssistant, vault: MockConfigEntry, client: Client) -> None:
    draft_id = await frozen(client, vault)
    await must_wait(vault, draft_id)
    held = decisions(vault)
    assert await hass.config_entries.async_unload(vault.entry_id)
    await held.async_look()
    with pytest.raises(NotLoaded):
        loaded_decisions(hass)

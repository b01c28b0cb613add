"""What happens to releases by itself: when it is due, and again where the disk or the vault did not let it happen."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard import entry
from custom_components.footage_guard.bridge.decisions import preparing
from custom_components.footage_guard.bridge.decisions.decisions import loaded_decisions
from custom_components.footage_guard.bridge.lockdown.locking import async_lock_down
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.bridge.shares import sharing
from custom_components.footage_guard.model.errors import NotLoaded
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.vault import exporting, sharing as shared_files
from custom_components.footage_guard.vault.age.reader import SeekableReader
from custom_components.footage_guard.vault.exporting import Exports

from .accepting import Client, code, runtime_of
from .clocks import Clocks
from .deciding import approve, decisions, frozen, must_wait, states
from .sharing import allow_links, look, shared
from .unlocking import ask, send_to
from .watching import Http

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


async def test_a_lockdown_in_the_last_moment_of_a_start_holds_after_it_was_left(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    hass_client_no_auth: ClientSessionGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever looks after releases had found none, and did not hear of it; the link worked again once it was left."""
    allow_links(vault)
    http = await hass_client_no_auth()
    given = await shared(client, vault)
    start_rounds = entry._start_rounds
    asked: list[asyncio.Task[bool]] = []

    def asked_for_before(*of: Any) -> None:
        asked.append(hass.async_create_task(async_lock_down(hass), eager_start=True))
        start_rounds(*of)

    monkeypatch.setattr(entry, "_start_rounds", asked_for_before)
    assert await hass.config_entries.async_reload(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not await asked.pop(), "a restart does not know of it"
    assert runtime_of(vault).lockdown is not None
    monkeypatch.setattr(type(runtime_of(vault)), "lockdown", None)
    allow_links(vault)
    await decisions(vault).async_look()
    assert (await look(http, given)).status == 404
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED


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


async def _voting(client: Client, _http: Http, draft_id: str) -> Callable[[], Awaitable[object]]:
    return lambda: approve(client, draft_id)


async def _watching(client: Client, _http: Http, draft_id: str) -> Callable[[], Awaitable[object]]:
    return lambda: send_to(client, "clips/ticket", draft_id=draft_id)


async def _collecting(client: Client, http: Http, draft_id: str) -> Callable[[], Awaitable[object]]:
    assert (await approve(client, draft_id))["success"]
    address = (await ask(client, "approval/collect", draft_id=draft_id))["url"]
    return lambda: http.get(address)


@pytest.mark.parametrize("reading", [_voting, _watching, _collecting])
async def test_of_a_finished_file_one_more_piece_is_read_when_the_vault_closes(
    vault: MockConfigEntry,
    client: Client,
    hass_client_no_auth: ClientSessionGenerator,
    monkeypatch: pytest.MonkeyPatch,
    reading: Callable[[Client, Http, str], Awaitable[Callable[[], Awaitable[object]]]],
) -> None:
    """A reload used to wait, with all cameras stopped, until the files were read to their ends for nobody."""
    allow_links(vault, public_links=False, share_origin=None)
    begin = await reading(client, await hass_client_no_auth(), await frozen(client, vault))
    runtime, read, pieces = runtime_of(vault), SeekableReader.read, list[int]()

    def closed_meanwhile(reader: SeekableReader, offset: int, length: int) -> bytes:
        runtime._is_closed = True
        pieces.append(offset)
        return read(reader, offset, length)

    with monkeypatch.context() as patched:
        patched.setattr(runtime, "_is_closed", False)
        for each in (exporting, shared_files):
            patched.setattr(each, "PIECE", 1000)
        patched.setattr(SeekableReader, "read", closed_meanwhile)
        await begin()
    assert pieces == [0]

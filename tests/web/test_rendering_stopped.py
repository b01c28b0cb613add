"""Files are made in the background, one draft at a time, and end when somebody locks; nothing of them is left then."""

import asyncio
import os
from pathlib import Path
import threading
from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.decisions.decisions import FOLDER
from custom_components.footage_guard.disk import scratch
from custom_components.footage_guard.model.approval_facts import DraftFrozen
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.job import JobState
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.unlock import AWAY_S, IDLE_S
from tests.media.made import which
from tests.media.shot import Kind, shot
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import Client, runtime_of
from .conftest import Connect, Login, SignIn
from .deciding import decisions, drafted, frozen, leaving, reload, states
from .halting import Halted, last_of, left
from .test_unlocking import Clock
from .unlocking import ask, told, unlock
from .watching import keep


@pytest.fixture
def halted(monkeypatch: pytest.MonkeyPatch) -> Halted:
    return Halted(monkeypatch)


@pytest.fixture
def clock(hass: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(hass, vault, monkeypatch)


async def test_it_has_a_thread_to_which_all_else_goes_first(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, halted: Halted
) -> None:
    halted.may_go_on.set()
    await frozen(client, vault)
    ((name, priority),) = halted.threads
    assert name == "footage_guard rendering"
    assert priority == min(19, os.getpriority(os.PRIO_PROCESS, 0) + 10)
    assert name not in {thread.name for thread in threading.enumerate()}


async def test_a_page_that_goes_does_not_end_it_and_one_that_comes_hears_of_it(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, connect: Connect, halted: Halted
) -> None:
    await unlock(client)
    made = await drafted(client, vault)
    await ask(client, "draft/render", draft_id=made["draft_id"], version=0)
    await halted.until_begun(hass)
    page = await connect(OWNER_ID)
    await unlock(page)
    job = (await ask(page, "draft/get", draft_id=made["draft_id"]))["job"]
    assert (job["state"], job["file"], job["files"]) == ("running", 1, 1)
    shown = await ask(page, "draft/render", draft_id=made["draft_id"], version=0)
    assert shown["job"] == job
    await client.close()
    halted.may_go_on.set()
    assert (await last_of(page))["state"] == "finished"
    assert len(halted.threads) == 1
    assert (await states(vault, made["draft_id"]))[0] is ReleaseState.FROZEN


async def test_one_draft_at_a_time(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, connect: Connect, halted: Halted
) -> None:
    await unlock(client)
    first, second = await drafted(client, vault), await drafted(client, vault)
    await ask(client, "draft/render", draft_id=first["draft_id"], version=0)
    await halted.until_begun(hass)
    page = await connect(OWNER_ID)
    await unlock(page)
    assert (await ask(page, "draft/render", draft_id=second["draft_id"], version=0))["job"]["state"] == "queued"
    assert len(halted.threads) == 1
    # What waits its turn need not get it to be dropped.
    third = await drafted(page, vault)
    assert (await ask(page, "draft/render", draft_id=third["draft_id"], version=0))["job"]["state"] == "queued"
    await page.send_json_auto_id({"type": "footage_guard/draft/cancel", "draft_id": third["draft_id"]})
    assert (await last_of(page))["problem"] == "render_stopped"
    assert (await page.receive_json())["result"]["state"] == "void"
    halted.may_go_on.set()
    assert (await last_of(page))["state"] == "finished"
    assert (await states(vault, first["draft_id"]))[0] is ReleaseState.FROZEN


async def test_no_files_are_begun_for_a_request_that_was_declined_while_they_waited(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, connect: Connect, halted: Halted
) -> None:
    """They used to be begun, and thrown away."""
    await unlock(client)
    first, second = await drafted(client, vault), await drafted(client, vault)
    await ask(client, "draft/render", draft_id=first["draft_id"], version=0)
    await halted.until_begun(hass)
    page = await connect(OWNER_ID)
    await unlock(page)
    await ask(page, "draft/render", draft_id=second["draft_id"], version=0)
    await ask(await connect(OWNER_ID), "requests/decline", request_id=second["request_id"])
    halted.may_go_on.set()
    assert (await last_of(page))["problem"] == "request_changed"
    assert len(halted.threads) == 1
    assert (await states(vault, first["draft_id"]))[0] is ReleaseState.FROZEN
    assert (await states(vault, second["draft_id"]))[0] is ReleaseState.DECLINED


@pytest.mark.parametrize("command", ["draft/cancel", "requests/decline"])
async def test_what_is_dropped_in_the_middle_leaves_nothing(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, connect: Connect, halted: Halted, command: str
) -> None:
    await unlock(client)
    made = await drafted(client, vault)
    page = await connect(OWNER_ID)
    await ask(client, "draft/render", draft_id=made["draft_id"], version=0)
    await halted.until_begun(hass)
    assert any(name.startswith(".new-") for name in left(hass))
    key = {"draft/cancel": "draft_id", "requests/decline": "request_id"}[command]
    await ask(page, command, **{key: made[key]})
    halted.may_go_on.set()
    last = await last_of(client)
    assert (last["state"], last["problem"]) == ("failed", "render_stopped")
    assert not left(hass)
    assert not told(vault, DraftFrozen)


@pytest.mark.parametrize("how", ["lock", "lockdown"])
async def test_a_lock_in_the_middle_ends_it_until_the_next_unlock(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, connect: Connect, halted: Halted, how: str
) -> None:
    await unlock(client)
    made = await drafted(client, vault)
    await ask(client, "draft/render", draft_id=made["draft_id"], version=0)
    await halted.until_begun(hass)
    if how == "lock":
        runtime_of(vault).unlocks.lock()
    else:
        await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    halted.may_go_on.set()
    assert (await last_of(client))["state"] == "waiting_for_unlock"
    assert not left(hass)
    assert not told(vault, DraftFrozen)
    if how == "lock":
        page = await connect(OWNER_ID)
        await unlock(page)
        assert (await last_of(client))["state"] == "finished"
        assert which(leaving(vault, made["draft_id"])) == list(range(40))


@pytest.mark.parametrize("is_page_closed", [False, True])
async def test_an_unlock_whose_time_is_up_lets_files_be_finished(
    hass: HomeAssistant, vault: MockConfigEntry, sign_in: SignIn, halted: Halted, clock: Clock, is_page_closed: bool
) -> None:
    made = await _timed_out(hass, vault, await sign_in(), halted, clock, is_page_closed=is_page_closed)
    halted.may_go_on.set()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await states(vault, made))[0] is ReleaseState.FROZEN
    await unlock(await (await sign_in()).connect())
    assert which(leaving(vault, made)) == list(range(40))


@pytest.mark.parametrize("how", ["lock", "lockdown", "log-out", "removal", "role"])
async def test_whoever_locks_after_that_ends_it(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    sign_in: SignIn,
    halted: Halted,
    clock: Clock,
    how: str,
) -> None:
    login, runtime = await sign_in(), runtime_of(vault)
    made = await _timed_out(hass, vault, login, halted, clock, is_page_closed=True)
    match how:
        case "lock":
            runtime.unlocks.lock()
        case "lockdown":
            await runtime.async_lock_down(LockdownReason.ASKED)
        case "log-out":
            hass.auth.async_remove_refresh_token(login.token)
        case "removal":
            runtime.unlocks.lock_person(OWNER_ID)
        case "role":
            with patch.object(runtime.people, "approvers", dict):
                runtime.people.tell_changed()
    await hass.async_block_till_done()
    halted.may_go_on.set()
    await hass.async_block_till_done(wait_background_tasks=True)
    job = decisions(vault).rendering.view(ReleaseId(made))
    assert job is not None
    assert job.state is JobState.WAITING_FOR_UNLOCK
    assert not left(hass)
    assert not told(vault, DraftFrozen)


async def test_unlocking_again_meanwhile_ends_nothing(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, halted: Halted
) -> None:
    await unlock(client)
    made = await drafted(client, vault)
    await ask(client, "draft/render", draft_id=made["draft_id"], version=0)
    await halted.until_begun(hass)
    await runtime_of(vault).async_unlock((OWNER_ID, _login_of(vault)), PASSPHRASE)
    halted.may_go_on.set()
    assert (await last_of(client))["state"] == "finished"


def _login_of(vault: MockConfigEntry) -> str:
    ((_, login),) = runtime_of(vault).unlocks.sessions
    return login


async def _timed_out(
    hass: HomeAssistant, vault: MockConfigEntry, login: Login, halted: Halted, clock: Clock, *, is_page_closed: bool
) -> str:
    """Begin to make files, and have the time of the unlock be up by itself; return the draft."""
    client = await login.connect()
    await unlock(client)
    made: str = (await drafted(client, vault))["draft_id"]
    await ask(client, "draft/render", draft_id=made, version=0)
    await halted.until_begun(hass)
    if is_page_closed:
        await client.close()
        await hass.async_block_till_done()
    await clock.wait(AWAY_S if is_page_closed else IDLE_S)
    assert not runtime_of(vault).unlocks.is_unlocked
    return made


async def test_a_restart_in_the_middle_waits_for_an_unlock_and_begins_anew(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, connect: Connect, halted: Halted
) -> None:
    await unlock(client)
    made = await drafted(client, vault)
    await ask(client, "draft/render", draft_id=made["draft_id"], version=0)
    await halted.until_begun(hass)
    hass.loop.call_later(0.2, halted.may_go_on.set)
    await reload(hass, vault)
    assert not left(hass)
    page = await connect(OWNER_ID)
    assert (await ask(page, "draft/get", draft_id=made["draft_id"]))["job"]["state"] == "waiting_for_unlock"
    await unlock(page)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await states(vault, made["draft_id"]))[0] is ReleaseState.FROZEN
    assert which(leaving(vault, made["draft_id"])) == list(range(40))


async def test_whatever_ends_the_task_the_thread_ends_first(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, halted: Halted
) -> None:
    """Home Assistant cancels what runs in the background when it stops: no clip is closed while it is read."""
    await unlock(client)
    made = await drafted(client, vault)
    await ask(client, "draft/render", draft_id=made["draft_id"], version=0)
    await halted.until_begun(hass)
    (task,) = decisions(vault).rendering._tasks
    task.cancel()
    hass.loop.call_later(0.2, halted.may_go_on.set)
    await asyncio.wait([task])
    assert task.cancelled()
    assert not left(hass)
    assert not told(vault, DraftFrozen)


async def test_what_a_kill_left_is_gone_after_the_next_start(hass: HomeAssistant, vault: MockConfigEntry) -> None:
    assert await hass.config_entries.async_unload(vault.entry_id)
    cache = cache_folder(hass)
    (cache / FOLDER).mkdir()
    for folder in (cache, cache / FOLDER):
        (folder / ".new-0123456789abcdef").write_bytes(b"what lay there")
    assert left(hass) == [".new-0123456789abcdef"] * 2
    assert await hass.config_entries.async_setup(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not left(hass)


async def test_what_waits_on_the_disk_has_no_name_there(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As soon as a file of scratch is there, its name is gone: a kill leaves nothing of it."""
    made, unnamed = list[Path](), scratch._unnamed

    def noted(folder: Path) -> int:
        descriptor = unnamed(folder)
        made.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        return descriptor

    # At least a chunk always waits in memory, and all of this film would.
    monkeypatch.setattr(scratch, "_CHUNK", 1 << 10)
    monkeypatch.setattr(scratch.Scratch.__init__, "__kwdefaults__", {"in_memory": 0})
    monkeypatch.setattr(scratch, "_unnamed", noted)
    await frozen(client, vault, keep(vault, shot(Kind(size=(640, 360), pictures=90)).data))
    assert {path.parent for path in made} == {cache_folder(hass)}
    assert all(path.name.endswith(" (deleted)") for path in made)

"""What was voted for leaves at the announced moment, as the file that was shown, and can be stopped until then."""

from collections.abc import Awaitable, Callable

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.decisions.decisions import FOLDER
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.vault.age.writer import AgeWriter
from tests.surface.asked import insurer, receive

from .accepting import WRONG, Client, code, proof, runtime_of
from .clocks import Clocks
from .deciding import approve, decisions, frozen, must_wait, record_of, reload, states
from .household import OTHERS_PASSPHRASE, Two
from .requesting import desk
from .unlocking import ask, send_to

MINUTE_MS = 60_000


async def _by_another_file(hass: HomeAssistant, entry: MockConfigEntry, draft_id: str) -> None:
    """Put a file there that opens as well, and holds something else."""
    path = cache_folder(hass) / FOLDER / f"{draft_id}.1.age"
    recipient = runtime_of(entry).keyring.epochs[-1].recipient
    with path.open("wb") as file:
        writer = AgeWriter(file, [recipient])
        writer.write(b"another film")
        writer.finish()


async def _by_one_byte(hass: HomeAssistant, _entry: MockConfigEntry, draft_id: str) -> None:
    path = cache_folder(hass) / FOLDER / f"{draft_id}.1.age"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


async def _by_removing_it(hass: HomeAssistant, _entry: MockConfigEntry, draft_id: str) -> None:
    (cache_folder(hass) / FOLDER / f"{draft_id}.1.age").unlink()


async def _by_a_link(hass: HomeAssistant, _entry: MockConfigEntry, draft_id: str) -> None:
    path = cache_folder(hass) / FOLDER / f"{draft_id}.1.age"
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


@pytest.mark.parametrize("spoil", [_by_another_file, _by_one_byte, _by_removing_it, _by_a_link])
async def test_a_file_that_is_not_the_one_that_was_shown_does_not_leave(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    spoil: Callable[[HomeAssistant, MockConfigEntry, str], Awaitable[None]],
) -> None:
    draft_id = await frozen(client, vault)
    await spoil(hass, vault, draft_id)
    assert code(await approve(client, draft_id)) == "export_changed"
    await must_wait(vault, draft_id)


async def test_whatever_lowers_works_while_secrets_are_locked(vault: MockConfigEntry, client: Client) -> None:
    draft_id = await frozen(client, vault)
    for _ in range(5):
        await approve(client, draft_id, WRONG)
    assert code(await approve(client, draft_id)) == "step_up_locked"
    assert (await ask(client, "approval/veto", draft_id=draft_id))["state"] == "declined"
    other = await receive(vault, insurer())
    await ask(client, "requests/decline", request_id=other.id)
    assert (await desk(vault).async_get(other.id)).state is RequestState.DECLINED


@pytest.mark.parametrize("command", ["approval/veto", "requests/decline"])
async def test_what_cools_off_is_stopped_by_either_of_them(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, clocks: Clocks, command: str
) -> None:
    draft_id = await frozen(two.one, vault)
    await approve(two.one, draft_id)
    await approve(two.other, draft_id, OTHERS_PASSPHRASE)
    fields = {"draft_id": draft_id}
    if command == "requests/decline":
        fields = {"request_id": (await record_of(vault, draft_id)).request_id}
    await ask(two.one, command, **fields)
    clocks.go_on(11 * MINUTE_MS)
    await decisions(vault).async_look()
    assert (await states(vault, draft_id))[0] is ReleaseState.DECLINED
    assert code(await send_to(two.one, "approval/collect", draft_id=draft_id)) == "not_live_yet"


async def test_an_automation_can_stop_it_and_nothing_else(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, clocks: Clocks
) -> None:
    draft_id = await frozen(client, vault)
    await approve(client, draft_id)
    request_id = (await record_of(vault, draft_id)).request_id
    await hass.services.async_call("footage_guard", "decline_request", {"request_id": request_id}, blocking=True)
    assert await states(vault, draft_id) == (ReleaseState.DECLINED, RequestState.DECLINED)


async def test_it_goes_live_at_the_announced_moment_and_not_before(
    vault: MockConfigEntry, client: Client, clocks: Clocks
) -> None:
    draft_id = await frozen(client, vault)
    await approve(client, draft_id)
    for wall_ms, up_ms in ((10 * MINUTE_MS, 0), (-60 * MINUTE_MS, 60 * MINUTE_MS)):
        clocks.wall_ms, clocks.up_ms = clocks.wall_ms + wall_ms, clocks.up_ms + up_ms
        await decisions(vault).async_look()
        assert await states(vault, draft_id) == (ReleaseState.COOLING, RequestState.APPROVED)
        assert code(await send_to(client, "approval/collect", draft_id=draft_id)) == "not_live_yet"
    clocks.wall_ms += 60 * MINUTE_MS
    await decisions(vault).async_look()
    assert await states(vault, draft_id) == (ReleaseState.LIVE, RequestState.DISCLOSED)
    collected = await ask(client, "approval/collect", draft_id=draft_id)
    assert (collected["share_id"], collected["files"][0]["name"]) == (draft_id, "footage-1.mp4")


async def test_after_a_reload_the_second_clock_begins_again(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, clocks: Clocks
) -> None:
    draft_id = await frozen(client, vault)
    await approve(client, draft_id)
    clocks.go_on(9 * MINUTE_MS)
    await reload(hass, vault)
    clocks.go_on(9 * MINUTE_MS)
    await decisions(vault).async_look()
    assert (await states(vault, draft_id))[0] is ReleaseState.COOLING
    clocks.go_on(MINUTE_MS)
    await decisions(vault).async_look()
    assert (await states(vault, draft_id))[0] is ReleaseState.LIVE


async def test_a_lockdown_ends_votes_and_what_cools_off(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client
) -> None:
    voting, cooling = await frozen(client, vault), await frozen(client, vault)
    await approve(client, cooling)
    shown = await ask(client, "approval/challenge", draft_id=voting)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert code(await send_to(client, "approval/approve", draft_id=voting, **proof(shown))) == "locked_down"
    assert [(await states(vault, each))[0] for each in (voting, cooling)] == [ReleaseState.VOID] * 2
    assert code(await send_to(client, "approval/challenge", draft_id=voting)) == "locked_down"
    assert code(await send_to(client, "approval/collect", draft_id=voting)) == "locked_down"

"""Files are made, and encrypted for links, where there is room beside what is recorded; old ones make room."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.decisions import file_room, rendering
from custom_components.footage_guard.bridge.decisions.decisions import FOLDER
from custom_components.footage_guard.bridge.decisions.file_room import STILL_BYTES, needed_bytes
from custom_components.footage_guard.flows import thawing
from custom_components.footage_guard.model.clip import Clip, ClipState
from custom_components.footage_guard.model.draft import Piece
from custom_components.footage_guard.model.ids import CameraId, ClipId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.redaction.recipe import Recipe
from custom_components.footage_guard.model.retention import ROOM_BYTES
from tests.model.approving import part
from tests.model.redaction.made import recipe

from .accepting import Client, code, runtime_of
from .deciding import approve, drafted, frozen, must_wait, rendered, states
from .halting import left
from .sharing import allow_links
from .unlocking import unlock
from .watching import keep

CLIP_ID = ClipId("01KAZ0000000000000000000AA")


def clip(size_bytes: int, length_ms: int) -> Clip:
    return Clip(
        id=CLIP_ID,
        camera=CameraId("door"),
        start_ms=1_000,
        end_ms=1_000 + length_ms,
        epoch="2026-11",
        size_bytes=size_bytes,
        digest=b"d" * 32,
        header_digest=b"d" * 32,
        state=ClipState.CUT,
        imported=False,
        leaf=0,
    )


@pytest.mark.parametrize(
    ("parts", "needed"),
    [
        ([], 0),
        ([(recipe(0, 5_000), clip(1_000, 10_000))], 2 * 500),
        ([(recipe(9_000, 60_000), clip(1_000, 10_000))], 2 * 100),
        ([(recipe(60_000, 70_000), clip(1_000, 10_000))], 0),
        ([(recipe(0, 5_000), clip(1_000, 0))], 2 * 1_000),
        ([(recipe(at_ms=5), clip(1_000, 10_000))], 2 * STILL_BYTES),
        # What waits is sent off before the next file is begun.
        ([(recipe(0, 5_000), clip(1_000, 10_000)), (recipe(0, 1_000), clip(1_000, 10_000))], 2 * 500 + 100),
    ],
)
def test_files_take_about_as_much_as_what_they_are_made_of(parts: list[tuple[Recipe, Clip]], needed: int) -> None:
    assert needed_bytes([(Piece(clip_id=CLIP_ID, redaction=one), of) for one, of in parts]) == needed


async def test_files_for_which_there_is_no_room_are_not_begun(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    await unlock(client)
    made = await drafted(client, vault)
    with monkeypatch.context() as patched:
        patched.setattr(file_room, "free_bytes", lambda _folder: ROOM_BYTES)
        patched.setattr(rendering, "render", lambda *_: 1 / 0)
        last = (await rendered(client, made))[-1]
    assert (last["state"], last["problem"]) == ("failed", "files_lack_room")
    assert (await states(vault, made["draft_id"]))[0] is ReleaseState.DRAFTED
    assert not left(hass)
    assert (await rendered(client, made))[-1]["state"] == "finished"


async def test_of_files_that_fill_the_disk_nothing_is_left(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was finished of a draft used to stay where its next file failed, also on a disk without room."""
    await unlock(client)
    clip_id = keep(vault)
    clips = [{"clip_id": clip_id, "redaction": part(begin_ms, begin_ms + 500)} for begin_ms in (0, 500)]
    made = await drafted(client, vault, clips=clips)
    first = cache_folder(hass) / FOLDER / f"{made['draft_id']}.1.age"
    monkeypatch.setattr(file_room, "_EACH_S", 0)
    monkeypatch.setattr(file_room, "free_bytes", lambda _folder: ROOM_BYTES - 1 if first.exists() else 1 << 40)
    told = await rendered(client, made)
    assert [step["file"] for step in told[1:-1]][-1] == 1
    assert (told[-1]["state"], told[-1]["problem"]) == ("failed", "files_lack_room")
    assert (await states(vault, made["draft_id"]))[0] is ReleaseState.DRAFTED
    assert not left(hass)


async def test_old_files_nobody_voted_on_make_room_for_new_ones(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thawing, "MOST_BYTES", 0)
    first = await frozen(client, vault)
    second = await frozen(client, vault)
    await hass.async_block_till_done()
    assert [(await states(vault, draft_id))[0] for draft_id in (first, second)] == [
        ReleaseState.DRAFTED,
        ReleaseState.FROZEN,
    ]
    assert left(hass) == [f"{second}.1.age"]


@pytest.mark.parametrize("rooms", [[ROOM_BYTES], [1 << 40, ROOM_BYTES - 1]], ids=["from the start", "meanwhile"])
async def test_a_link_for_which_there_is_no_room_is_not_voted_for(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch, rooms: list[int]
) -> None:
    """Its files used to be written whatever the disk had left, and recording stopped for as long as the share lived."""
    allow_links(vault)
    draft_id = await frozen(client, vault, delivery="link")
    with monkeypatch.context() as patched:
        patched.setattr(file_room, "free_bytes", lambda _folder: rooms.pop(0))
        assert code(await approve(client, draft_id)) == "files_lack_room"
    await must_wait(vault, draft_id)
    assert runtime_of(vault)._opened.leases.all() == []
    shares = cache_folder(hass) / "shares"
    assert not shares.exists() or not list(shares.iterdir())
    assert (await approve(client, draft_id))["success"]


async def test_a_file_that_a_person_collects_takes_no_room(
    vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow_links(vault)
    draft_id = await frozen(client, vault)
    monkeypatch.setattr(file_room, "free_bytes", lambda _folder: 0)
    assert (await approve(client, draft_id))["success"]

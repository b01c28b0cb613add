"""A full disk stops recording with a repair issue, and recording goes on by itself."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
import errno
from pathlib import Path
import threading

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.footage_guard.bridge.common import lane
from custom_components.footage_guard.bridge.keeping import room as module
from custom_components.footage_guard.bridge.keeping.room import EVERY, Room
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.errors import KeysDamaged, VaultFull
from custom_components.footage_guard.model.retention import AMPLE_BYTES, FULL_BYTES, ROOM_BYTES, SCARCE_BYTES

CLIPS, DATA = Path("/clips"), Path("/data")

type Disks = dict[Path, int]


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> Disks:
    """What is free on each disk; one that is not named does not answer."""
    disks = {CLIPS: ROOM_BYTES, DATA: ROOM_BYTES}

    def free_bytes(folder: Path) -> int:
        if folder not in disks:
            raise OSError
        return disks[folder]

    monkeypatch.setattr(module, "free_bytes", free_bytes)
    return disks


def _has_issue(hass: HomeAssistant) -> bool:
    return ir.async_get(hass).async_get_issue(DOMAIN, "vault_full") is not None


@pytest.mark.parametrize(
    "harm",
    [
        lambda free: free.update({CLIPS: FULL_BYTES - 1}),
        lambda free: free.update({DATA: 0}),
        lambda free: free.pop(CLIPS),
    ],
    ids=["clips", "configuration", "no answer"],
)
async def test_a_full_disk_is_told_and_recording_stops(
    hass: HomeAssistant, free: Disks, harm: Callable[[Disks], object]
) -> None:
    harm(free)
    room = Room(hass, (CLIPS, DATA), lambda: True)
    stop = await room.async_start()
    with pytest.raises(VaultFull):
        room.may_record()
    assert _has_issue(hass)
    stop()


@pytest.mark.usefixtures("free")
async def test_a_folder_in_the_place_of_a_disk_that_is_away_takes_no_clip(hass: HomeAssistant) -> None:
    is_there = False
    room = Room(hass, (CLIPS, DATA), lambda: is_there)
    stop = await room.async_start()
    with pytest.raises(VaultFull):
        room.may_record()
    assert _has_issue(hass)
    is_there = True
    await room.async_look()
    room.may_record()
    assert not _has_issue(hass)
    stop()


async def test_a_clip_that_fills_a_disk_between_two_looks_is_told_so(hass: HomeAssistant, free: Disks) -> None:
    """Three cameras write what is kept for the ledger within a minute."""
    room = Room(hass, (CLIPS, DATA), lambda: True)
    stop = await room.async_start()
    assert room.has_room()
    free[DATA] = FULL_BYTES - 1
    assert not room.has_room()
    with pytest.raises(VaultFull):
        room.may_record()
    free[DATA] = ROOM_BYTES
    assert not room.has_room(), "whoever looks at it all says when there is clearly room"
    await room.async_look()
    assert room.has_room()
    del free[CLIPS]
    assert not room.has_room()
    stop()


async def test_recording_goes_on_by_itself_where_there_is_clearly_room(hass: HomeAssistant, free: Disks) -> None:
    free[CLIPS] = FULL_BYTES - 1
    room = Room(hass, (CLIPS, DATA), lambda: True)
    stop = await room.async_start()
    for now_free, is_told in ((ROOM_BYTES - 1, True), (ROOM_BYTES, False), (FULL_BYTES, False), (FULL_BYTES - 1, True)):
        free[CLIPS] = now_free
        async_fire_time_changed(hass, dt_util.utcnow() + EVERY + timedelta(seconds=1))
        await hass.async_block_till_done(wait_background_tasks=True)
        assert _has_issue(hass) is is_told
    stop()


async def test_a_look_that_ends_after_the_entry_was_unloaded_shows_nothing(hass: HomeAssistant, free: Disks) -> None:
    room = Room(hass, (CLIPS, DATA), lambda: True)
    stop = await room.async_start()
    del free[CLIPS]
    looking = hass.async_create_task(room.async_look())
    stop()
    await looking
    assert not _has_issue(hass)


async def test_a_disk_with_room_is_not_mentioned(hass: HomeAssistant, free: Disks) -> None:
    room = Room(hass, (CLIPS, DATA), lambda: True)
    (await room.async_start())()
    room.may_record()
    assert not _has_issue(hass)


@pytest.mark.parametrize(("left", "fits"), [(ROOM_BYTES + 1000, True), (ROOM_BYTES + 999, False), (None, False)])
async def test_footage_of_another_recorder_has_to_leave_room_to_record(
    hass: HomeAssistant, free: Disks, left: int | None, fits: bool
) -> None:
    room = Room(hass, (DATA, CLIPS), lambda: True)
    if left is None:
        del free[CLIPS]
    else:
        free[CLIPS] = left
    try:
        await room.async_may_take(1000)
    except VaultFull:
        assert not fits
    else:
        assert fits


async def test_a_disk_that_is_nearly_full_is_told_while_there_is_time(hass: HomeAssistant, free: Disks) -> None:
    room = Room(hass, (CLIPS, DATA), lambda: True)
    free[DATA] = AMPLE_BYTES
    told = (
        (SCARCE_BYTES, set[str]()),
        (SCARCE_BYTES - 1, {"vault_nearly_full"}),
        (AMPLE_BYTES - 1, {"vault_nearly_full"}),
        (FULL_BYTES - 1, {"vault_full"}),
        (ROOM_BYTES, {"vault_nearly_full"}),
        (AMPLE_BYTES, set[str]()),
        (AMPLE_BYTES - 1, set[str]()),
    )
    for left, issues in told:
        free[CLIPS] = left
        await room.async_look()
        assert {issue_id for domain, issue_id in ir.async_get(hass).issues if domain == DOMAIN} == issues


async def test_a_disk_that_hangs_used_to_take_a_thread_each_minute_and_told_nobody(
    hass: HomeAssistant, free: Disks, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer, looks = threading.Event(), list[int]()

    def hang(_folder: Path) -> int:
        looks.append(1)
        may_answer.wait()
        return AMPLE_BYTES

    room = Room(hass, (CLIPS,), lambda: True)
    stop = await room.async_start()
    monkeypatch.setattr(lane, "ANSWER_S", 0.05)
    monkeypatch.setattr(module, "free_bytes", hang)
    try:
        for minute in range(1, 4):
            async_fire_time_changed(hass, dt_util.utcnow() + minute * EVERY + timedelta(seconds=1))
            await asyncio.sleep(0.1)
        assert _has_issue(hass)
        with pytest.raises(VaultFull):
            room.may_record()
        with pytest.raises(VaultFull):
            await room.async_may_take(1)
        await room.async_look()
    finally:
        may_answer.set()
    assert len(looks) == 1
    monkeypatch.setattr(lane, "ANSWER_S", 5.0)
    await room.async_look()
    room.may_record()
    assert not _has_issue(hass)
    stop()


def _reason(hass: HomeAssistant) -> dict[str, str] | None:
    issue = ir.async_get(hass).async_get_issue(DOMAIN, "recording_fails")
    return None if issue is None else issue.translation_placeholders


@pytest.mark.usefixtures("free")
@pytest.mark.parametrize(
    ("err", "reason"),
    [
        (OSError(errno.EROFS, "read-only", "/mnt/clips"), "EROFS"),
        (PermissionError(errno.EACCES, "denied"), "EACCES"),
        (OSError("anything"), "OSError"),
        (KeysDamaged(), "keys_damaged"),
    ],
)
async def test_what_keeps_clips_from_being_written_is_told_until_one_is(
    hass: HomeAssistant, err: Exception, reason: str
) -> None:
    room = Room(hass, (CLIPS, DATA), lambda: True)
    stop = await room.async_start()
    room.async_note_failure(err)
    assert _reason(hass) == {"reason": reason}
    await room.async_look()
    assert _reason(hass) == {"reason": reason}
    room.async_note_success()
    assert _reason(hass) is None
    stop()


@pytest.mark.usefixtures("free")
@pytest.mark.parametrize("err", [VaultFull(), ValueError("a camera's own")])
async def test_what_is_told_elsewhere_or_lies_with_a_camera_is_no_fault_of_the_vault(
    hass: HomeAssistant, err: Exception
) -> None:
    Room(hass, (CLIPS, DATA), lambda: True).async_note_failure(err)
    assert _reason(hass) is None


async def test_a_write_that_finds_a_disk_full_is_told_as_that_alone(hass: HomeAssistant, free: Disks) -> None:
    room = Room(hass, (CLIPS, DATA), lambda: True)
    free[CLIPS] = 0
    await room.async_look()
    room.async_note_failure(OSError(errno.ENOSPC, "full"))
    assert _has_issue(hass)
    assert _reason(hass) is None


@pytest.mark.usefixtures("free")
async def test_a_start_knows_of_no_failure_and_forgets_none_that_somebody_ignores(hass: HomeAssistant) -> None:
    room = Room(hass, (CLIPS, DATA), lambda: True)
    room.async_note_failure(KeysDamaged())
    (await room.async_start())()
    assert _reason(hass) is None
    room.async_note_failure(KeysDamaged())
    ir.async_ignore_issue(hass, DOMAIN, "recording_fails", ignore=True)
    (await room.async_start())()
    assert _reason(hass) is not None


@pytest.mark.usefixtures("free")
async def test_a_disk_that_became_read_only_used_to_be_told_nowhere(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_only = {CLIPS}
    monkeypatch.setattr(module, "is_read_only", lambda folder: folder in read_only)
    room = Room(hass, (CLIPS, DATA), lambda: True)
    stop = await room.async_start()
    assert _reason(hass) == {"reason": "EROFS"}
    assert not _has_issue(hass)
    read_only.clear()
    await room.async_look()
    assert _reason(hass) is None
    stop()

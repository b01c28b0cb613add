"""A vault in use: it ends what a crash left open, keeps within its limits, and tells what is wrong with its history."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
import gc
from pathlib import Path
import shutil
import threading
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.keeping.housekeeping import Housekeeping
from custom_components.footage_guard.bridge.keeping.opening import INDEX, LEDGER
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.clip import NEWEST, Clip, ClipState
from custom_components.footage_guard.model.errors import (
    IndexTooNew,
    LedgerBusy,
    LedgerDamaged,
    LedgerRolledBack,
    NotLoaded,
    StateDamaged,
    StateTooNew,
)
from custom_components.footage_guard.model.facts import HoldEnded
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.retention import DAY_MS
from custom_components.footage_guard.vault.index.index import Index
from custom_components.footage_guard.vault.opening import open_clip
from custom_components.footage_guard.vault.reconciling import Reconciled
from custom_components.footage_guard.vault.recording import Recording, record
from custom_components.footage_guard.vault.state.state import State
from tests.damage import spoil
from tests.decided import decide
from tests.people import OWNER_ID, PASSPHRASE
from tests.pictures import PICTURE

CAMERA = CameraId("door")
CONTENT = b"moving pictures " * 10_000


def _now_ms() -> int:
    return int(datetime.now(UTC).timestamp() * 1000)


def _begin(runtime: VaultRuntime, age_days: int = 0) -> Recording:
    started = record(runtime._opened.vault, CAMERA, _now_ms() - age_days * DAY_MS, datetime.now(UTC), PICTURE)
    started.write(CONTENT)
    started.sync()
    return started


def _record(runtime: VaultRuntime, age_days: int = 0) -> ClipId:
    begun = _begin(runtime, age_days)
    begun.finish(_now_ms() - age_days * DAY_MS + 1000)
    return begun.clip_id


def _clips(runtime: VaultRuntime) -> list[Clip]:
    return runtime._opened.vault.index.page(None, NEWEST, 100)


async def _reopen(
    hass: HomeAssistant, runtime: VaultRuntime, harm: Callable[[], object] = lambda: None
) -> VaultRuntime:
    await runtime.async_close()
    harm()
    return await VaultRuntime.async_open(hass, {})


async def test_a_person_opens_what_was_recorded_without_one(hass: HomeAssistant, runtime: VaultRuntime) -> None:
    clip_id = _record(runtime)
    again = await _reopen(hass, runtime)
    unlocked = await again.async_unlock((OWNER_ID, "login"), PASSPHRASE)
    with open_clip(again._opened.vault, clip_id, unlocked) as clip:
        assert clip.read(0, clip.length) == CONTENT
    await again.async_close()


async def test_a_start_ends_what_a_crash_left_open(hass: HomeAssistant, runtime: VaultRuntime) -> None:
    begun = _begin(runtime)
    again = await _reopen(hass, runtime, begun._file.abandon)
    (clip,) = _clips(again)
    assert (clip.id, clip.state) == (begun.clip_id, ClipState.CUT)
    await again.async_close()


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / INDEX).unlink(),
        lambda folder: (folder / INDEX).write_bytes(b"no database" * 1000),
    ],
    ids=["missing", "garbage"],
)
async def test_an_index_that_is_lost_is_made_anew(
    hass: HomeAssistant, runtime: VaultRuntime, data_folder: Path, harm: Callable[[Path], object]
) -> None:
    clip_id = _record(runtime)
    again = await _reopen(hass, runtime, lambda: harm(data_folder))
    assert [clip.id for clip in _clips(again)] == [clip_id]
    await again.async_close()


async def test_an_index_that_breaks_while_it_is_used_is_made_anew(runtime: VaultRuntime, data_folder: Path) -> None:
    clip_id = _record(runtime)
    runtime._opened.vault.index._database.rows("DROP TABLE holds")
    await runtime.async_sweep({})
    assert [clip.id for clip in _clips(runtime)] == [clip_id]
    assert (data_folder / INDEX).exists()


async def test_a_sweep_removes_what_is_too_old(runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch) -> None:
    old, young = _record(runtime, age_days=20), _record(runtime)
    monkeypatch.setattr(runtime.clock, "steady_ms", lambda: 2 * DAY_MS)
    swept = await runtime.async_sweep({})
    assert [*swept.removed] == [old]
    assert [clip.id for clip in _clips(runtime)] == [young]


@pytest.mark.parametrize(("name", "value"), [("retention_days", 3), ("vault_quota_mb", 100)])
async def test_what_stays_is_for_the_policy_to_say(
    hass: HomeAssistant, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch, name: str, value: int
) -> None:
    # Of 14 days and 2,000,000 bytes nothing has to go.
    monkeypatch.setattr("custom_components.footage_guard.bridge.runtime.MB", 100)
    monkeypatch.setattr(runtime.clock, "steady_ms", lambda: 2 * DAY_MS)
    clip_id = _record(runtime, age_days=5)
    rounds = Housekeeping(hass, runtime, {})
    await rounds.async_sweep()
    assert [clip.id for clip in _clips(runtime)] == [clip_id]
    decide(runtime._opened, None, **{name: value})
    await rounds.async_sweep()
    assert not _clips(runtime)


async def test_days_of_a_camera_count_for_its_clips(runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime.clock, "steady_ms", lambda: 2 * DAY_MS)
    clip_id = _record(runtime, age_days=20)
    (clip,) = _clips(runtime)
    assert not (await runtime.async_sweep({clip.camera: 30})).removed
    assert [*(await runtime.async_sweep({})).removed] == [clip_id]


async def test_a_backup_that_begins_while_a_sweep_waits_loses_no_file(
    runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    _record(runtime, age_days=20)
    monkeypatch.setattr(runtime.clock, "steady_ms", lambda: 2 * DAY_MS)
    in_lane = runtime._in_lane

    async def wait(*arguments: Any) -> Any:
        runtime.copying.is_under_way = True
        return await in_lane(*arguments)

    monkeypatch.setattr(runtime, "_in_lane", wait)
    assert not (await runtime.async_sweep({})).removed
    assert await runtime.async_reconcile() == Reconciled()
    runtime.copying.is_under_way = False


async def test_while_the_policy_cannot_be_read_nothing_goes(
    runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    _record(runtime, age_days=20)
    monkeypatch.setattr(runtime.clock, "steady_ms", lambda: 2 * DAY_MS)
    runtime._opened.state._database.rows("DROP TABLE policy")
    with pytest.raises(StateDamaged):
        await runtime.async_sweep({})
    assert _clips(runtime)
    assert await runtime.async_mode() is Mode.SEALED


async def test_the_mode_is_that_of_the_moment(runtime: VaultRuntime) -> None:
    assert await runtime.async_mode() is Mode.SEALED
    decide(runtime._opened, Mode.CONVENIENCE)
    assert await runtime.async_mode() is Mode.CONVENIENCE


async def test_a_file_that_was_removed_outside_is_named(runtime: VaultRuntime, data_folder: Path) -> None:
    clip_id = _record(runtime)
    shutil.rmtree(data_folder / "vault")
    found = await runtime.async_reconcile()
    assert found.missing == [clip_id]
    assert [clip.state for clip in _clips(runtime)] == [ClipState.MISSING]


async def test_a_history_is_used_by_one_process(hass: HomeAssistant, runtime: VaultRuntime) -> None:
    with pytest.raises(LedgerBusy):
        await VaultRuntime.async_open(hass, {})
    again = await _reopen(hass, runtime)
    await again.async_close()


@pytest.mark.parametrize(("part", "error"), [(State, StateTooNew), (Index, IndexTooNew)], ids=["state", "index"])
async def test_a_later_version_s_files_are_refused_and_nothing_stays_open(
    hass: HomeAssistant, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch, part: type, error: type[Exception]
) -> None:
    await runtime.async_close()

    def refuse(*_: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(part, "load" if part is State else "open", refuse)
        with pytest.raises(error):
            await VaultRuntime.async_open(hass, {})
    again = await VaultRuntime.async_open(hass, {})
    await again.async_close()


async def test_a_history_that_was_rolled_back_is_told_and_still_written(
    hass: HomeAssistant, runtime: VaultRuntime, data_folder: Path, tmp_path: Path
) -> None:
    _record(runtime)
    await runtime.async_close()
    shutil.copytree(data_folder / LEDGER, tmp_path / "older")
    runtime = await VaultRuntime.async_open(hass, {})
    _record(runtime)

    def restore() -> None:
        shutil.rmtree(data_folder / LEDGER)
        shutil.copytree(tmp_path / "older", data_folder / LEDGER)

    again = await _reopen(hass, runtime, restore)
    assert again.ledger_problem == "rolled_back"
    with pytest.raises(LedgerRolledBack):
        again.ledger.may_rely()
    clip_id = _record(again)
    assert clip_id in [clip.id for clip in _clips(again)]
    with pytest.raises(LedgerRolledBack):
        await again.async_verify_ledger()
    later = await _reopen(hass, again)
    assert later.ledger_problem == "rolled_back"
    later.ledger.accept()
    later.ledger.may_rely()
    await later.async_close()


async def test_a_damaged_record_is_told_to_those_who_listen(runtime: VaultRuntime, data_folder: Path) -> None:
    told: list[str | None] = []
    stop = runtime.async_subscribe(lambda: told.append(runtime.ledger_problem))
    _record(runtime)
    assert (await runtime.async_verify_ledger()).size == 4
    log = data_folder / LEDGER / "log"
    spoil(log)
    with pytest.raises(LedgerDamaged):
        await runtime.async_verify_ledger()
    stop()
    assert told == [None, "ledger_damaged"]
    assert runtime.ledger_problem == "ledger_damaged"


async def test_what_a_check_found_is_not_undone_by_one_that_began_earlier(
    runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()
    order: list[str] = []

    def slow() -> None:
        may_end.wait()
        order.append("slow")

    def damaged() -> None:
        order.append("damaged")
        raise LedgerDamaged(0)

    monkeypatch.setattr(runtime.ledger, "verify", slow)
    first = asyncio.ensure_future(runtime.async_verify_ledger())
    await asyncio.sleep(0.01)
    monkeypatch.setattr(runtime.ledger, "verify", damaged)
    second = asyncio.ensure_future(runtime.async_verify_ledger())
    await asyncio.sleep(0.01)
    may_end.set()
    await first
    with pytest.raises(LedgerDamaged):
        await second
    assert order == ["slow", "damaged"]
    assert runtime.ledger_problem == "ledger_damaged"


async def test_a_round_that_fails_is_logged_and_tried_again(
    hass: HomeAssistant, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clip_id = _record(runtime, age_days=20)
    monkeypatch.setattr(runtime.clock, "steady_ms", lambda: 2 * DAY_MS)
    rounds = Housekeeping(hass, runtime, {})
    with monkeypatch.context() as patched:
        patched.setattr(runtime.ledger, "append", _refuse)
        await rounds.async_check()
    assert [clip.id for clip in _clips(runtime)] == [clip_id]
    assert "Could not remove old clips" in caplog.text
    await rounds.async_check()
    assert not _clips(runtime)


async def test_a_clip_that_a_full_disk_left_open_is_ended_by_the_next_round(
    hass: HomeAssistant, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    left, running = _begin(runtime), _begin(runtime)
    rounds = Housekeeping(hass, runtime, {})
    with monkeypatch.context() as patched:
        patched.setattr(runtime.ledger, "append", _refuse)
        with pytest.raises(OSError, match="no space left"):
            left.cut()
        await rounds.async_sweep()
    assert "Could not end clips that were cut off" in caplog.text
    runtime.copying.is_under_way = True
    await runtime.async_do(rounds._settle)
    runtime.copying.is_under_way = False
    assert {clip.state for clip in _clips(runtime)} == {ClipState.OPEN}
    await rounds.async_sweep()
    states = {clip.id: clip.state for clip in _clips(runtime)}
    assert states == {left.clip_id: ClipState.CUT, running.clip_id: ClipState.OPEN}
    running.finish(_now_ms() + 1000)


def _refuse(*_: object) -> None:
    raise OSError(28, "no space left on device")


async def test_the_ledger_keeps_no_second_place_in_a_backup(hass: HomeAssistant, runtime: VaultRuntime) -> None:
    runtime.ledger.append(HoldEnded(hold_id=HoldId("01KB0000000000000000000000")))
    assert (cache_folder(hass) / "ledger.seen").exists()


async def test_closing_waits_for_one_piece_of_what_is_read_for_long(runtime: VaultRuntime) -> None:
    """All cameras are stopped by then, and it used to wait until gigabytes were read for nobody."""

    def read_for_ever() -> None:
        while True:
            runtime.may_go_on(1)

    reading = runtime.async_begin_read(read_for_ever)
    await asyncio.sleep(0.01)
    assert not reading.done()
    async with asyncio.timeout(10):
        await runtime.async_close()
    with pytest.raises(NotLoaded):
        reading.result()


@pytest.mark.parametrize("way", ["async_read", "_in_lane"])
async def test_an_error_that_nobody_waits_for_any_more_is_no_complaint(
    runtime: VaultRuntime, caplog: pytest.LogCaptureFixture, way: str
) -> None:
    may_fail = threading.Event()

    def fail() -> None:
        may_fail.wait()
        raise OSError

    waiting = asyncio.ensure_future(getattr(runtime, way)(fail))
    await asyncio.sleep(0.01)
    waiting.cancel()
    may_fail.set()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await runtime.async_close()
    gc.collect()
    assert "exception" not in caplog.text.casefold()

"""Nothing goes by itself while somebody may have held it in what a restored history lacks."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
import shutil

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.keeping.opening import LEDGER, LOOKED_THROUGH_MS
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.clip import NEWEST, HoldKind
from custom_components.footage_guard.model.facts import HoldEnded, HoldPlaced
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId
from custom_components.footage_guard.model.retention import DAY_MS
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.sweeping import Swept
from tests.decided import decide
from tests.pictures import PICTURE

HELD, SHORT = HoldId("01KB0000000000000000000000"), HoldId("01KB0000000000000000000001")


def _now_ms() -> int:
    return int(datetime.now(UTC).timestamp() * 1000)


def _record(runtime: VaultRuntime, age_days: int) -> ClipId:
    """Record a clip of so long ago, for the key of its month."""
    now = datetime.now(UTC) - timedelta(days=age_days)
    start_ms = int(now.timestamp() * 1000)
    begun = record(runtime._opened.vault, CameraId("door"), start_ms, now, PICTURE)
    begun.write(b"moving pictures " * 10_000)
    begun.finish(start_ms + 1000)
    return begun.clip_id


def _hold(runtime: VaultRuntime, hold_id: HoldId, clip_id: ClipId, until_ms: int | None = None) -> None:
    """Hold for a person, or for an automation until a time."""
    kind = HoldKind.OWNER if until_ms is None else HoldKind.ACTION
    made_ms = _now_ms() if until_ms is None else until_ms - DAY_MS
    runtime._opened.vault.tell(
        HoldPlaced(hold_id=hold_id, kind=kind, clip_ids=(clip_id,), made_ms=made_ms, until_ms=until_ms)
    )


def _clips(runtime: VaultRuntime) -> set[ClipId]:
    return {clip.id for clip in runtime._opened.vault.index.page(None, NEWEST, 100)}


async def _restored(hass: HomeAssistant, runtime: VaultRuntime, data_folder: Path, aside: Path) -> VaultRuntime:
    """Have a clip be held, and the history of before put back; of two holds it knows the one that is over."""
    ledger = data_folder / LEDGER
    clip_id = _record(runtime, 90)
    _hold(runtime, SHORT, clip_id, _now_ms() - 1)
    await runtime.async_close()
    shutil.copytree(ledger, aside)
    again = await VaultRuntime.async_open(hass, {})
    _hold(again, HELD, clip_id)
    await again.async_close()
    shutil.rmtree(ledger)
    shutil.copytree(aside, ledger)
    return await VaultRuntime.async_open(hass, {})


@pytest.fixture(autouse=True)
def steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every clock be believed."""
    monkeypatch.setattr("custom_components.footage_guard.bridge.common.clock.SteadyClock.steady_ms", lambda _: DAY_MS)


@pytest.mark.parametrize("quota", [None, 100])
async def test_by_an_older_history_a_clip_that_was_held_since_used_to_go(
    hass: HomeAssistant,
    runtime: VaultRuntime,
    data_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    quota: int | None,
) -> None:
    again = await _restored(hass, runtime, data_folder, tmp_path / "aside")
    if quota is not None:
        monkeypatch.setattr("custom_components.footage_guard.bridge.runtime.MB", 1)
        decide(again._opened, None, vault_quota_mb=quota, retention_days=365)
    held, size = _clips(again), again.ledger.size
    assert again.ledger_problem == "rolled_back"
    assert await again.async_sweep({}) == Swept()
    assert (_clips(again), again.ledger.size) == (held, size)
    await again.async_close()


async def test_once_it_is_accepted_clips_go_as_ever(
    hass: HomeAssistant, runtime: VaultRuntime, data_folder: Path, tmp_path: Path
) -> None:
    again = await _restored(hass, runtime, data_folder, tmp_path / "aside")
    again.ledger.accept()
    swept = await again.async_sweep({})
    assert len(swept.removed) == 1
    assert swept.ended == [SHORT]
    assert swept.erased
    await again.async_close()


async def test_where_nothing_knows_of_an_older_history_people_have_some_days_to_look(
    hass: HomeAssistant, runtime: VaultRuntime, data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip_id = _record(runtime, 90)
    await runtime.async_close()
    shutil.rmtree(cache_folder(hass))
    again = await VaultRuntime.async_open(hass, {})
    assert again.ledger_problem is None
    assert await again.async_sweep({}) == Swept()
    again.ledger.append(HoldEnded(hold_id=HELD))
    assert await again.async_sweep({}) == Swept()
    later = datetime.now(UTC) + timedelta(milliseconds=LOOKED_THROUGH_MS + 1000)
    monkeypatch.setattr("custom_components.footage_guard.bridge.runtime.dt_util.utcnow", lambda: later)
    assert {*(await again.async_sweep({})).removed} == {clip_id}
    await again.async_close()

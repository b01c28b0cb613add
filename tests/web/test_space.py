"""How full the vault is, as those who hold keys see it."""

from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.keeping import room, space
from custom_components.footage_guard.model.ids import CameraId
from custom_components.footage_guard.model.retention import DAY_MS
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.vault import Vault
from tests.people import OWNER_ID
from tests.pictures import PICTURE

from .accepting import code, runtime_of
from .conftest import Connect
from .unlocking import ask, send_to

NOW_MS = 1_795_507_200_000  # 2026-11-24T08:00Z
GIGABYTE = 1_000_000_000


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(space, "wall_ms", lambda: NOW_MS)


async def _record(entry: MockConfigEntry, days_ago: int, camera: str = "door") -> None:
    def do(vault: Vault) -> None:
        start_ms = NOW_MS - days_ago * DAY_MS
        begun = record(vault, CameraId(camera), start_ms, datetime.fromtimestamp(start_ms / 1000, UTC), PICTURE)
        begun.write(b"moving pictures")
        begun.finish(start_ms + 30_000)

    await runtime_of(entry).async_do(do)


async def test_an_empty_vault_has_room_and_a_key(hass: HomeAssistant, vault: MockConfigEntry, connect: Connect) -> None:
    found = await ask(await connect(OWNER_ID), "vault/space")
    assert found.pop("free_bytes") > 0
    (epoch,) = found.pop("epochs")
    assert (epoch["clips"], epoch["size_bytes"]) == (0, 0)
    assert found == {
        "used_bytes": 0,
        "held_bytes": 0,
        "quota_bytes": 20 * GIGABYTE,
        "retention_days": 14,
        "first": None,
        "week_bytes": 0,
        "asked": "2026-11-24T08:00:00.000+00:00",
        "erased": None,
        "cameras": [],
    }


async def test_the_date_is_told_before_which_backups_hold_erased_keys(vault: MockConfigEntry, connect: Connect) -> None:
    keyring, client = runtime_of(vault).keyring, await connect(OWNER_ID)
    for day in (20, 23):
        now = datetime(2026, 11, day, 9, tzinfo=UTC)
        keyring.delete_epoch(keyring.epoch_for(now).id, now)
    assert (await ask(client, "vault/space"))["erased"] == "2026-11-23T09:00:00.000+00:00"


async def test_what_came_within_a_week_is_told_apart_and_each_month_and_camera_has_its_own(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    for days_ago in (1, 6, 8, 40):
        await _record(vault, days_ago)
    await _record(vault, 40, camera="gone")
    client = await connect(OWNER_ID)
    (clip, *_) = (await ask(client, "clips/list", limit=1))["clips"]
    await ask(client, "holds/place", clip_ids=[clip["clip_id"]])
    size = clip["size_bytes"]
    found = await ask(client, "vault/space")
    assert (found["used_bytes"], found["week_bytes"], found["held_bytes"]) == (5 * size, 2 * size, size)
    assert found["first"] == "2026-10-15T08:00:00.000+00:00"
    epochs = {each["epoch"]: (each["clips"], each["size_bytes"]) for each in found["epochs"]}
    assert (epochs["2026-10"], epochs["2026-11"]) == ((2, 2 * size), (3, 3 * size))
    assert {each["camera"]: each["size_bytes"] for each in found["cameras"]} == {"door": 4 * size, "gone": size}


async def test_a_camera_is_called_what_people_call_it_also_before_its_first_clip(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    data = {"stream_url": "rtsp://127.0.0.1:1/stream", "motion_detection": "off", "retention_days": 3}
    added = ConfigSubentry(data=MappingProxyType(data), subentry_type="camera", title="Front door", unique_id=None)
    hass.config_entries.async_add_subentry(vault, added)
    await hass.async_block_till_done()
    (camera,) = (await ask(await connect(OWNER_ID), "vault/space"))["cameras"]
    assert camera == {"camera": added.subentry_id, "title": "Front door", "retention_days": 3, "size_bytes": 0}


async def test_a_disk_that_does_not_answer_is_not_said_to_be_free(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> int:
        raise OSError

    monkeypatch.setattr(room, "free_bytes", refuse)
    assert (await ask(await connect(OWNER_ID), "vault/space"))["free_bytes"] is None


async def test_whoever_holds_no_keys_hears_nothing(vault: MockConfigEntry, connect: Connect) -> None:
    client = await connect("b2e80000000000000000000000000000")
    for command in ("vault/space", "audit/exposure"):
        assert code(await send_to(client, command)) == "not_an_approver"

"""Clips are looked through by what asked for them and by days, and where something moved is for those who may watch."""

from base64 import b64decode
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.people.people import People
from custom_components.footage_guard.bridge.watching import clip_heat, clip_list
from custom_components.footage_guard.media.heat import SIZE, Heat, heat_box, heat_of
from custom_components.footage_guard.model.account import Account, Trigger, TriggerKind
from custom_components.footage_guard.model.ids import CameraId, ClipId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.vault.recording import record
from tests.people import OWNER_ID
from tests.pictures import PICTURE

from .accepting import code, runtime_of
from .conftest import Connect, SignIn
from .test_clip_commands import START_MS, UNKNOWN, _ask, _ids, _result
from .unlocking import ask, send_to, unlock
from .watching import begin, damage, footage, keep

STRANGER = "b2e80000000000000000000000000000"
DAY_MS = 86_400_000


async def _record(entry: MockConfigEntry, start_ms: int, *kinds: TriggerKind, **how: Any) -> ClipId:
    account = Account(
        asked_from_ms=start_ms,
        asked_to_ms=start_ms + 1000,
        triggers=tuple(Trigger(kind=kind, at_ms=start_ms) for kind in kinds),
        gaps=(),
    )

    def do(vault: Any) -> ClipId:
        camera = CameraId(how.get("camera", "door"))
        begun = record(vault, camera, start_ms, datetime.now(UTC), PICTURE, imported=how.get("imported", False))
        begun.write(b"moving pictures")
        begun.finish(start_ms + 30_000, account if kinds else None)
        return begun.clip_id

    return await runtime_of(entry).async_do(do)


async def test_a_list_is_of_what_asked_for_clips(vault: MockConfigEntry, connect: Connect) -> None:
    both = await _record(vault, START_MS, TriggerKind.BELL, TriggerKind.MOTION)
    moved = await _record(vault, START_MS + 60_000, TriggerKind.MOTION)
    taken = await _record(vault, START_MS + 120_000, imported=True)
    pressed = await _record(vault, START_MS + 180_000, TriggerKind.BUTTON)
    untold = await _record(vault, START_MS + 240_000)
    assert _ids(await _result(connect, "clips/list", reasons=["bell"])) == [both]
    assert _ids(await _result(connect, "clips/list", reasons=["motion"])) == [moved, both]
    assert _ids(await _result(connect, "clips/list", reasons=["import", "button"])) == [pressed, taken]
    assert _ids(await _result(connect, "clips/list", reasons=["action"])) == []
    assert _ids(await _result(connect, "clips/list", reasons=[])) == [untold, pressed, taken, moved, both]
    refused = await _ask(connect, "clips/list", reasons=["curiosity"])
    assert refused["error"]["code"] == "invalid_format"


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
@pytest.mark.parametrize(("most", "at_once"), [(1, 1), (4, 2), (1000, 3), (1000, 200)])
async def test_what_is_rare_is_found_page_by_page_and_each_once(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch, limit: int, most: int, at_once: int
) -> None:
    monkeypatch.setattr(clip_list, "_MOST_LOOKED_AT", most)
    monkeypatch.setattr(clip_list, "_AT_ONCE", at_once)
    kinds = [TriggerKind.BELL if number in {0, 4, 5, 8} else TriggerKind.MOTION for number in range(9)]
    clips = [await _record(vault, START_MS + number * 60_000, kind) for number, kind in enumerate(kinds)]
    rings = [clip for clip, kind in zip(clips, kinds, strict=True) if kind is TriggerKind.BELL]
    client, found, before = await connect(OWNER_ID), list[str](), dict[str, str]()
    for _ in range(20):
        page = await ask(client, "clips/list", reasons=["bell"], limit=limit, **before)
        assert len(page["clips"]) <= limit
        assert page["more"] == (page["next"] is not None)
        found += _ids(page)
        if not page["more"]:
            break
        before = {"before": page["next"]}
    assert found == rings[::-1]


async def test_a_page_says_where_the_next_one_begins(vault: MockConfigEntry, connect: Connect) -> None:
    clips = [await _record(vault, START_MS + number * 60_000) for number in range(3)]
    first = await _result(connect, "clips/list", limit=2)
    assert (_ids(first), first["next"]) == (clips[:0:-1], clips[1])
    assert (await _result(connect, "clips/list", limit=3))["next"] is None


async def test_days_are_counted_by_the_clock_of_the_home(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    await hass.config.async_set_time_zone("Asia/Kolkata")
    # 18:15 and 18:45 UTC are both sides of midnight there; the last one is of December.
    evening = START_MS + int(10.25 * 3_600_000)
    for start_ms, camera in [(evening, "door"), (evening + 1_800_000, "gate"), (evening + 1_860_000, "door")]:
        await _record(vault, start_ms, camera=camera)
    await _record(vault, evening + 6 * DAY_MS + 1_800_000)
    await _record(vault, evening - 40 * DAY_MS)
    assert await _result(connect, "clips/days", month="2026-11") == {"days": {"2026-11-24": 1, "2026-11-25": 2}}
    assert await _result(connect, "clips/days", month="2026-12") == {"days": {"2026-12-01": 1}}
    assert await _result(connect, "clips/days", month="2026-11", camera="gate") == {"days": {"2026-11-25": 1}}
    both = await _result(connect, "clips/days", month="2026-11", camera=["gate", "door", "gate"])
    assert both == {"days": {"2026-11-24": 1, "2026-11-25": 2}}
    assert await _result(connect, "clips/days", month="2026-11", camera=["gone"]) == {"days": {}}


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "26-11", "", "2026-11-01", "٢٠٢٦-11", "0001-01", "9999-12"])
async def test_what_is_no_month_is_refused(connect: Connect, month: str) -> None:
    assert (await _ask(connect, "clips/days", month=month))["error"]["code"] == "span_invalid"


async def test_somebody_without_keys_learns_nothing(vault: MockConfigEntry, connect: Connect) -> None:
    clip_id = keep(vault, _with_heat())
    asked = {"clips/days": {"month": "2026-11"}, "clips/heat": {"clip_id": str(clip_id)}}
    for command, fields in asked.items():
        assert (await _ask(connect, command, STRANGER, **fields))["error"]["code"] == "not_an_approver"


def _map(*filled: int) -> bytes:
    """Return a map in which the first places have these values."""
    return bytes(filled).ljust(SIZE, b"\0")


MAPS = ((400, _map(255)), (900, _map(255, 255)), (2000, _map(1)), (3500, b"\xff" * SIZE))


def _with_heat() -> bytes:
    return footage() + heat_box([Heat(at_ms / 1000, each) for at_ms, each in MAPS], 0.0)


async def test_whoever_may_watch_sees_where_something_moved(vault: MockConfigEntry, connect: Connect) -> None:
    clip_id = keep(vault, _with_heat())
    client = await connect(OWNER_ID)
    assert code(await send_to(client, "clips/heat", clip_id=clip_id)) == "vault_locked"
    await unlock(client)
    size = runtime_of(vault).ledger.size
    assert await ask(client, "clips/heat", clip_id=clip_id) == {"seconds": [13, 1, 0, 100], "maps": []}
    found = await ask(client, "clips/heat", clip_id=clip_id, from_ms=400, to_ms=2000)
    assert found["seconds"] == [13, 1, 0, 100]
    assert [(each["at_ms"], b64decode(each["map"])) for each in found["maps"]] == list(MAPS[1:3])
    assert runtime_of(vault).ledger.size == size, "it is less than a picture, and no viewing"
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert code(await send_to(client, "clips/heat", clip_id=clip_id)) == "locked_down"


async def test_a_viewer_sees_it_and_no_token_does(
    vault: MockConfigEntry, connect: Connect, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip_id = keep(vault, _with_heat())
    client = await connect(OWNER_ID)
    await unlock(client)
    monkeypatch.setattr(People, "role_of", lambda _people, _person_id: Role.VIEWER)
    assert (await ask(client, "clips/heat", clip_id=clip_id))["seconds"]
    token = await (
        await sign_in(OWNER_ID, client_name="a script", token_type="long_lived_access_token")
    ).connect()  # no secret: a kind
    assert code(await send_to(token, "clips/heat", clip_id=clip_id)) == "not_interactive"


async def test_whoever_loses_the_right_meanwhile_sees_nothing(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip_id = keep(vault, _with_heat())
    client = await connect(OWNER_ID)
    await unlock(client)

    def lock_meanwhile(content: Any) -> Any:
        runtime_of(vault)._hass.loop.call_soon_threadsafe(runtime_of(vault).unlocks.lock)
        return heat_of(content)

    monkeypatch.setattr(clip_heat, "heat_of", lock_meanwhile)
    assert code(await send_to(client, "clips/heat", clip_id=clip_id)) == "vault_locked"


async def test_a_clip_in_which_nothing_was_looked_for_has_none(vault: MockConfigEntry, connect: Connect) -> None:
    clip_id = keep(vault)
    client = await connect(OWNER_ID)
    await unlock(client)
    assert await ask(client, "clips/heat", clip_id=clip_id, from_ms=0, to_ms=120_000) == {"seconds": [], "maps": []}


async def test_what_makes_no_sense_is_refused(vault: MockConfigEntry, connect: Connect, data_folder: Path) -> None:
    clip_id = keep(vault, _with_heat())
    client = await connect(OWNER_ID)
    await unlock(client)
    for part, error in [((5, 5), "span_invalid"), ((0, 120_001), "span_invalid"), ((-1, 5), "invalid_format")]:
        fields = {"from_ms": part[0], "to_ms": part[1]}
        answer = await send_to(client, "clips/heat", clip_id=clip_id, **fields)
        assert answer["error"]["code"] == error
    answer = await send_to(client, "clips/heat", clip_id=clip_id, from_ms=0)
    assert answer["error"]["code"] == "invalid_format"
    assert code(await send_to(client, "clips/heat", clip_id=UNKNOWN)) == "clip_unknown"
    assert code(await send_to(client, "clips/heat", clip_id=begin(vault).clip_id)) == "clip_not_finished"
    damage(data_folder, clip_id)
    assert code(await send_to(client, "clips/heat", clip_id=clip_id)) == "clip_damaged"

"""Automations find and hold clips: metadata alone, within a quota, and without filling anything."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
import voluptuous as vol

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.bridge.watching import holds as bridge_holds
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.facts import HoldEnded, HoldPlaced
from custom_components.footage_guard.model.ids import CameraId, HoldId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.retention import ACTION_HOLD_DAYS, ACTION_HOLDS, ACTION_HOLDS_AN_HOUR

from .asked import HOUR_MS, receive
from .kept import MINUTE_MS, START, START_MS, Kept

UNKNOWN = "01KB0000000000000000000000"
LATER = "2026-11-24T09:00:00+00:00"


@pytest.fixture
async def kept(home: HomeAssistant, owner: MockUser, data_folder: Path) -> Kept:
    """A loaded vault with two cameras."""
    return await Kept.load(home)


def _ids(answer: Any) -> list[str]:
    return [clip["clip_id"] for clip in answer["clips"]]


async def _refused(kept: Kept, action: str, **data: Any) -> str | None:
    with pytest.raises(HomeAssistantError) as found:
        await kept.do(action, **data) if action == "release_hold" else await kept.call(action, **data)
    assert found.value.translation_domain == "footage_guard"
    return found.value.translation_key


async def test_a_clip_is_told_without_anything_it_shows(kept: Kept) -> None:
    clip_id = await kept.record()
    await kept.call("hold_clips", clip_ids=clip_id)
    clip = await kept.clip(clip_id)
    assert await kept.call("find_clips") == {
        "clips": [
            {
                "clip_id": clip_id,
                "camera": kept.device(kept.door),
                "camera_name": "Front door",
                "subentry_id": kept.door,
                "start": "2026-11-24T08:00:00.000+00:00",
                "end": "2026-11-24T08:00:30.000+00:00",
                "size_bytes": clip.size_bytes,
                "state": "sealed",
                "imported": False,
                "held": True,
            }
        ],
        "more": False,
    }


async def test_a_clip_that_is_being_written_has_no_end_and_a_removed_camera_no_name(kept: Kept) -> None:
    recording = await kept.begin(camera=CameraId("gone"))
    (clip,) = (await kept.call("find_clips"))["clips"]
    assert (clip["state"], clip["end"], clip["camera"], clip["camera_name"]) == ("open", None, None, None)
    assert clip["subentry_id"] == "gone"
    await kept.runtime.async_do(lambda _vault: recording.cut())


@pytest.mark.parametrize(
    "name",
    [
        lambda kept: kept.device(kept.gate),
        lambda _kept: "sensor.gate_last_clip",
        lambda kept: [kept.device(kept.gate), "sensor.gate_last_clip"],
    ],
    ids=["device", "entity", "several"],
)
async def test_cameras_are_named_as_people_name_them(kept: Kept, name: Callable[[Kept], Any]) -> None:
    await kept.record()
    at_gate = await kept.record(1, kept.gate)
    assert _ids(await kept.call("find_clips", camera=name(kept))) == [at_gate]


async def test_pages_go_on_where_the_last_one_ended(kept: Kept) -> None:
    clips = [await kept.record(minute, camera) for minute in range(3) for camera in (kept.door, kept.gate)]
    answer = await kept.call("find_clips", limit=4)
    assert (len(answer["clips"]), answer["more"]) == (4, True)
    rest = await kept.call("find_clips", limit=4, before=_ids(answer)[-1])
    assert (len(rest["clips"]), rest["more"]) == (2, False)
    assert sorted(_ids(answer) + _ids(rest)) == sorted(clips)


async def test_a_device_names_its_camera_also_where_all_its_entities_are_hidden(kept: Kept) -> None:
    """As where a household uses those that came with the camera."""
    clip = await kept.record()
    registry = er.async_get(kept.hass)
    for entity in er.async_entries_for_config_entry(registry, kept.entry.entry_id):
        registry.async_update_entity(entity.entity_id, hidden_by=er.RegistryEntryHider.USER)
    assert _ids(await kept.call("find_clips", camera=kept.device(kept.door))) == [clip]
    assert _ids(await kept.call("find_clips", camera=kept.device(kept.gate))) == []


async def test_a_time_is_that_of_what_clips_show(kept: Kept) -> None:
    clips = [await kept.record(minute) for minute in range(3)]
    span: dict[str, Any] = {"from": "2026-11-24T08:01:29+00:00", "to": "2026-11-24T08:02:00+00:00"}
    found = await kept.call("find_clips", **span)
    assert _ids(found) == [clips[1]]
    await kept.hass.config.async_set_time_zone("America/Los_Angeles")
    assert _ids(await kept.call("find_clips", to="2026-11-24 00:00:01")) == [clips[0]]


@pytest.mark.parametrize(
    "data", [{"limit": 0}, {"limit": 501}, {"camera": []}, {"from": "soon"}, {"path": "x"}, {"camera": None}]
)
async def test_a_question_that_makes_no_sense_is_refused(kept: Kept, data: dict[str, Any]) -> None:
    with pytest.raises(vol.Invalid):
        await kept.call("find_clips", **data)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"from": LATER, "to": START}, "span_invalid"),
        ({"from": START, "to": START}, "span_invalid"),
        ({"before": "../../keys"}, "clip_unknown"),
        ({"camera": "light.hall"}, "camera_ambiguous"),
        ({"camera": "nonsense"}, "camera_ambiguous"),
    ],
)
async def test_what_cannot_be_found_is_named(kept: Kept, data: dict[str, Any], error: str) -> None:
    assert await _refused(kept, "find_clips", **data) == error


async def test_named_clips_are_held_for_two_weeks(kept: Kept, freezer: FrozenDateTimeFactory) -> None:
    clips = [await kept.record(minute) for minute in range(3)]
    answer = await kept.call("hold_clips", clip_ids=clips[:2])
    assert answer["clip_ids"] == clips[:2]
    assert answer["ended"] == []
    until = dt_util.parse_datetime(answer["until"])
    assert until is not None
    assert timedelta(0) <= dt_util.utcnow() + timedelta(days=ACTION_HOLD_DAYS) - until < timedelta(minutes=1)
    assert {clip["clip_id"]: clip["held"] for clip in (await kept.call("find_clips"))["clips"]} == dict(
        zip(clips, [True, True, False], strict=True)
    )


async def test_what_a_camera_saw_in_a_time_is_held(kept: Kept) -> None:
    await kept.record(0)
    at_door = await kept.record(1)
    at_gate = await kept.record(1, kept.gate)
    span: dict[str, Any] = {"from": "2026-11-24T08:01:00+00:00", "to": LATER}
    answer = await kept.call("hold_clips", camera=kept.device(kept.door), **span)
    assert answer["clip_ids"] == [at_door]
    both = [kept.device(kept.door), kept.device(kept.gate)]
    assert set((await kept.call("hold_clips", camera=both, **span))["clip_ids"]) == {at_door, at_gate}


async def test_a_hold_can_be_asked_to_end_earlier(kept: Kept) -> None:
    until = dt_util.utcnow().replace(microsecond=0) + timedelta(hours=1)
    answer = await kept.call("hold_clips", clip_ids=await kept.record(), until=until.isoformat())
    assert answer["until"] == until.isoformat(timespec="milliseconds")
    longest = await kept.call("hold_clips", clip_ids=await kept.record(1), until="2999-01-01T00:00:00+00:00")
    assert longest["until"] < "2999"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, "clips_ambiguous"),
        ({"clip_ids": UNKNOWN, "to": LATER}, "clips_ambiguous"),
        ({"camera": "sensor.gate_last_clip"}, "clips_ambiguous"),
        ({"from": START, "to": LATER}, "clips_ambiguous"),
        ({"clip_ids": UNKNOWN}, "clip_unknown"),
        ({"clip_ids": "../../keys"}, "clip_unknown"),
        ({"clip_ids": [f"01KB1{number:021}" for number in range(1001)]}, "hold_too_large"),
        ({"camera": "sensor.gate_last_clip", "from": START, "to": LATER}, "clip_unknown"),
        ({"camera": "sensor.gate_last_clip", "from": LATER, "to": START}, "span_invalid"),
        ({"clip_ids": UNKNOWN, "until": "2001-01-01T00:00:00+00:00"}, "span_invalid"),
    ],
)
async def test_what_cannot_be_held_is_named_and_nothing_is_told(kept: Kept, data: dict[str, Any], error: str) -> None:
    size = kept.runtime.ledger.size
    assert await _refused(kept, "hold_clips", **data) == error
    assert kept.runtime.ledger.size == size


async def test_the_oldest_hold_ends_for_a_new_one_and_the_automation_is_told(kept: Kept) -> None:
    answers = [await kept.call("hold_clips", clip_ids=await kept.record(minute)) for minute in range(ACTION_HOLDS + 1)]
    assert answers[-1]["ended"] == [answers[0]["hold_id"]]
    assert await kept.holds() == [answer["hold_id"] for answer in answers[1:]]


async def test_an_automation_in_a_loop_neither_fills_the_ledger_nor_asks_in_vain(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = 1000.0
    monkeypatch.setattr(bridge_holds, "steady_s", lambda: now_s)
    clips = [await kept.record(minute) for minute in range(3)]
    same = await kept.call("hold_clips", clip_ids=clips)
    size = kept.runtime.ledger.size
    for _ in range(2 * ACTION_HOLDS_AN_HOUR):
        assert (await kept.call("hold_clips", clip_ids=clips))["hold_id"] == same["hold_id"]
        assert await _refused(kept, "hold_clips", clip_ids=UNKNOWN) == "clip_unknown"
    assert kept.runtime.ledger.size == size
    for number in range(ACTION_HOLDS_AN_HOUR - 1):
        await kept.call("hold_clips", clip_ids=clips[number % 2 + 1 :])
        await kept.do("release_hold", hold_id=(await kept.holds())[-1])
    assert await _refused(kept, "hold_clips", clip_ids=clips[0]) == "too_many_holds"
    now_s += 3601
    assert (await kept.call("hold_clips", clip_ids=clips[0]))["clip_ids"] == [clips[0]]


async def test_a_reload_forgets_no_pace(kept: Kept) -> None:
    clip_id = await kept.record()
    for _ in range(ACTION_HOLDS_AN_HOUR):
        hold_id = (await kept.call("hold_clips", clip_ids=clip_id))["hold_id"]
        await kept.do("release_hold", hold_id=hold_id)
    assert await kept.hass.config_entries.async_reload(kept.entry.entry_id)
    assert await _refused(kept, "hold_clips", clip_ids=clip_id) == "too_many_holds"


async def test_a_hold_that_an_action_placed_is_released(kept: Kept) -> None:
    clip_id = await kept.record()
    hold_id = (await kept.call("hold_clips", clip_ids=clip_id))["hold_id"]
    await kept.do("release_hold", hold_id=hold_id)
    assert await kept.holds() == []
    facts = [fact for _, fact in kept.runtime.ledger.facts() if isinstance(fact, HoldPlaced | HoldEnded)]
    assert [fact.hold_id for fact in facts] == [hold_id, hold_id]
    assert await _refused(kept, "release_hold", hold_id=hold_id) == "hold_unknown"


@pytest.mark.parametrize("hold_id", [UNKNOWN, "", "../../keys"])
async def test_a_hold_that_is_none_is_named(kept: Kept, hold_id: str) -> None:
    assert await _refused(kept, "release_hold", hold_id=hold_id) == "hold_unknown"


@pytest.mark.parametrize("kind", [kind for kind in HoldKind if kind is not HoldKind.ACTION])
async def test_no_action_ends_what_somebody_else_holds(kept: Kept, kind: HoldKind) -> None:
    hold_id = await kept.hold(await kept.record(), kind)
    assert await _refused(kept, "release_hold", hold_id=hold_id) == "hold_not_of_action"
    assert await kept.holds() == [hold_id]


async def test_no_action_ends_what_is_held_for_a_request_or_takes_it_for_its_own(kept: Kept) -> None:
    at_ms = wall_ms() - 5 * HOUR_MS // 2
    clip_id = await kept.record((at_ms - START_MS) // MINUTE_MS)
    request = HoldId((await receive(kept.entry)).id)
    assert await kept.holds() == [request]
    assert await _refused(kept, "release_hold", hold_id=request) == "hold_not_of_action"
    own_hold = (await kept.call("hold_clips", clip_ids=clip_id))["hold_id"]
    assert set(await kept.holds()) == {request, own_hold}
    await kept.do("release_hold", hold_id=own_hold)
    assert await kept.holds() == [request]


async def test_neither_lock_nor_lockdown_is_in_the_way(kept: Kept) -> None:
    clip_id = await kept.record()
    await kept.runtime.async_lock_down(LockdownReason.ASKED)
    assert _ids(await kept.call("find_clips")) == [clip_id]
    hold_id = (await kept.call("hold_clips", clip_ids=clip_id))["hold_id"]
    await kept.do("release_hold", hold_id=hold_id)


async def test_a_person_without_any_right_may_call_them(kept: Kept, hass_read_only_user: MockUser) -> None:
    context = Context(user_id=hass_read_only_user.id)
    clip_id = await kept.record()
    assert _ids(await kept.call("find_clips", context)) == [clip_id]
    assert await kept.call("hold_clips", context, clip_ids=clip_id)


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("find_clips", {}),
        ("hold_clips", {"clip_ids": UNKNOWN}),
        ("release_hold", {"hold_id": UNKNOWN}),
        ("lock_vault", {}),
    ],
)
async def test_without_a_loaded_vault_the_actions_say_so(
    home: HomeAssistant, vault: MockConfigEntry, action: str, data: dict[str, Any]
) -> None:
    assert await home.config_entries.async_unload(vault.entry_id)
    with pytest.raises(ServiceValidationError) as found:
        await home.services.async_call(
            "footage_guard", action, data, blocking=True, return_response=action.endswith("clips")
        )
    assert found.value.translation_key == "not_loaded"


async def test_where_there_is_no_vault_at_all_there_is_nothing_to_lock_down(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    assert await home.config_entries.async_remove(vault.entry_id)
    with pytest.raises(ServiceValidationError) as found:
        await home.services.async_call("footage_guard", "lock_down", {}, blocking=True)
    assert found.value.translation_key == "not_loaded"


@pytest.mark.parametrize(
    ("number", "error"), [(5, "disk_refused"), (28, "vault_full")], ids=["input or output", "no space"]
)
async def test_a_disk_that_refuses_is_told(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, number: int, error: str
) -> None:
    clip_id = await kept.record()

    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(kept.runtime.ledger, "append", refuse)
    assert await _refused(kept, "hold_clips", clip_ids=clip_id) == error
    assert await kept.holds() == []


async def test_however_many_ask_a_clip_that_begins_waits_for_one(kept: Kept) -> None:
    order: list[str] = []

    def ask(name: str) -> Callable[[object], None]:
        return lambda _vault: order.append(name)

    asking = [kept.hass.async_create_task(kept.runtime.async_do_in_turn(ask("asked"))) for _ in range(50)]
    recording = kept.hass.async_create_task(kept.runtime.async_do(ask("recorded")))
    for task in (*asking, recording):
        await task
    assert order.index("recorded") <= 1

"""Entities show how things stand with requests, in ids, times and words of ours."""

from datetime import UTC, datetime
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.todo.const import DATA_COMPONENT, TodoServices
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    mock_restore_cache_with_extra_data,
)

from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import ReleaseId, RequestId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.record import ReleaseRecord
from custom_components.footage_guard.model.request.words import Level
from custom_components.footage_guard.vault.state.requests import Requests
from tests.people import OWNER_ID

from .asked import ask, insurer, own, police, receive

EVENT, STANDING = "event.footage_guard_footage_request", "sensor.footage_guard_footage_request"
PENDING, SHARES = "sensor.footage_guard_pending_requests", "sensor.footage_guard_active_shares"
TODO = "todo.footage_guard_footage_requests"
RELEASE = ReleaseId("01K5ABCDEFGHJKMNPQRSTVWXYZ")
TYPES = [
    "received",
    "needs_decision",
    "approved",
    "declined",
    "withdrawn",
    "expired",
    "released",
    "collected",
    "revoked",
    "ended",
]


def _state(home: HomeAssistant, entity_id: str) -> State:
    state = home.states.get(entity_id)
    assert state is not None
    return state


def _shown(home: HomeAssistant) -> tuple[object, ...]:
    standing = _state(home, STANDING)
    counts = [_state(home, entity_id).state for entity_id in (PENDING, SHARES, TODO)]
    return standing.state, standing.attributes["request_id"], *counts


def _attributes(state: State) -> dict[str, Any]:
    """Return what the entity itself says."""
    return {name: value for name, value in state.attributes.items() if name not in {"friendly_name", "icon"}}


async def _items(home: HomeAssistant) -> list[dict[str, Any]]:
    answer: Any = await home.services.async_call(
        "todo", TodoServices.GET_ITEMS, {"entity_id": TODO}, blocking=True, return_response=True
    )
    items: list[dict[str, Any]] = answer[TODO]["items"]
    return items


async def test_without_requests_there_is_nothing_to_show(home: HomeAssistant, vault: MockConfigEntry) -> None:
    assert _shown(home) == ("none", None, "0", "0", "0")
    assert _state(home, EVENT).state == "unknown"
    entities = er.async_entries_for_config_entry(er.async_get(home), vault.entry_id)
    assert {EVENT, STANDING, PENDING, SHARES, TODO} <= {entity.entity_id for entity in entities}


async def test_each_thing_that_happens_is_an_event_of_its_own(home: HomeAssistant, vault: MockConfigEntry) -> None:
    changes = async_capture_events(home, "state_changed")
    record = await receive(vault)
    await vault.runtime_data.requests.async_decline(record.id, actor=OWNER_ID)
    await home.async_block_till_done()
    states = [change.data["new_state"] for change in changes if change.data["entity_id"] == EVENT]
    assert [state.attributes["event_type"] for state in states] == ["received", "needs_decision", "declined"]
    assert len({state.state for state in states}) == 3
    scope = record.request.scope
    assert _attributes(states[-1]) == {
        "event_types": TYPES,
        "event_type": "declined",
        "request_id": record.id,
        "requester_type": "law_enforcement",
        "verification_level": 0,
        "legal_basis": "voluntary",
        "window_from": datetime.fromtimestamp(scope.window_from.ms / 1000, UTC).isoformat(timespec="milliseconds"),
        "window_to": datetime.fromtimestamp(scope.window_to.ms / 1000, UTC).isoformat(timespec="milliseconds"),
    }


async def test_every_event_of_the_reference_can_be_told(home: HomeAssistant, vault: MockConfigEntry) -> None:
    record = await receive(vault)
    seen = []
    for happening in Happening:
        for listener in vault.runtime_data.requests._listeners:
            listener(record, happening)
        seen.append(_state(home, EVENT).attributes["event_type"])
    # What is for those who hold keys alone changes nothing.
    assert [*dict.fromkeys(seen)] == TYPES
    assert seen[len(TYPES) :] == [TYPES[-1]] * 3


async def test_a_clock_of_a_requester_is_told_as_utc(home: HomeAssistant, vault: MockConfigEntry) -> None:
    raw = police() | {
        "scope": {"window_from": "2026-11-20T01:00:00+05:30", "window_to": "2026-11-20T02:00:00.250+05:30"}
    }
    await receive(vault, raw)
    attributes = _state(home, EVENT).attributes
    assert attributes["window_from"] == "2026-11-19T19:30:00.000+00:00"
    assert attributes["window_to"] == "2026-11-19T20:30:00.250+00:00"


async def test_a_level_that_a_person_notes_is_told(home: HomeAssistant, vault: MockConfigEntry) -> None:
    record = await receive(vault)
    desk: RequestDesk = vault.runtime_data.requests
    verified = await desk.async_verify(record.id, Level.CALLED_BACK, "phone", actor=OWNER_ID, version=record.version)
    await desk.async_decline(record.id, actor=OWNER_ID, version=verified.version)
    assert _state(home, EVENT).attributes["verification_level"] == 2


async def test_what_is_set_aside_is_told_to_nobody(home: HomeAssistant, vault: MockConfigEntry) -> None:
    first = await receive(vault)
    before, told = _shown(home), _state(home, EVENT)
    second = await receive(vault, police(case="another"))
    assert second.state == "set_aside"
    assert (_shown(home), _state(home, EVENT)) == (before, told)
    assert before == ("pending", first.id, "1", "0", "1")


@pytest.mark.parametrize(
    ("state", "standing", "shares"),
    [
        (ReleaseState.DRAFTED, "in_review", "0"),
        (ReleaseState.VOTING, "in_review", "0"),
        (ReleaseState.COOLING, "approved", "0"),
        (ReleaseState.LIVE, "released", "1"),
        (ReleaseState.ENDED, "pending", "0"),
    ],
)
async def test_the_request_that_has_gone_furthest_is_shown(
    home: HomeAssistant, vault: MockConfigEntry, state: ReleaseState, standing: str, shares: str
) -> None:
    first, second = await receive(vault), await receive(vault, insurer())
    assert _shown(home) == ("pending", first.id, "2", "0", "2")
    release = ReleaseRecord(id=RELEASE, request_id=second.id, state=state, version=0, changed_ms=1)
    await vault.runtime_data.vault.async_work(lambda opened: opened.state.releases.add(release))
    await vault.runtime_data.requests._async_look()
    furthest = first.id if standing == "pending" else second.id
    assert _shown(home) == (standing, furthest, "2", shares, "2")


async def test_after_a_restart_things_stand_as_before(home: HomeAssistant, vault: MockConfigEntry) -> None:
    record = await receive(vault)
    before = _shown(home)
    assert await home.config_entries.async_unload(vault.entry_id)
    assert {_state(home, entity_id).state for entity_id in (EVENT, STANDING, PENDING, SHARES, TODO)} == {"unavailable"}
    changes = async_capture_events(home, "state_changed")
    assert await home.config_entries.async_setup(vault.entry_id)
    await home.async_block_till_done()
    assert _shown(home) == before == ("pending", record.id, "1", "0", "1")
    # Before anybody has looked, nothing is claimed: "none" that becomes "pending" would set automations off.
    told = [each.data["new_state"].state for each in changes if each.data["entity_id"] == STANDING]
    assert set(told) == {"unavailable", "pending"}


@pytest.mark.usefixtures("data_folder")
async def test_the_last_event_is_restored_and_not_told_anew(home: HomeAssistant, entry: MockConfigEntry) -> None:
    known = {"request_id": "01K5ABCDEFGHJKMNPQRSTVWXYZ", "requester_type": "insurer"}
    at = "2026-11-20T10:00:00.000+00:00"
    stored = {"last_event_type": "declined", "last_event_attributes": known}
    mock_restore_cache_with_extra_data(home, [(State(EVENT, at), stored)])
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done()
    state = _state(home, EVENT)
    assert (state.state, state.attributes["event_type"]) == (at, "declined")
    assert state.attributes["request_id"] == known["request_id"]


async def test_a_disk_that_fails_at_a_start_is_no_empty_list(
    home: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(5, "no answer")

    await receive(vault)
    assert await home.config_entries.async_unload(vault.entry_id)
    with monkeypatch.context() as patch:
        patch.setattr(Requests, "count_in", refuse)
        assert await home.config_entries.async_setup(vault.entry_id)
        await home.async_block_till_done()
    assert {_state(home, entity_id).state for entity_id in (STANDING, PENDING, SHARES, TODO)} == {"unavailable"}
    await vault.runtime_data.requests._async_look()
    assert _state(home, PENDING).state == "1"


async def test_the_list_says_who_and_when_and_nothing_that_presses(
    home: HomeAssistant, vault: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to("2026-11-24T12:00:00Z")
    await home.config.async_set_time_zone("Europe/Berlin")
    windows = [
        {"window_from": "2026-11-20T10:00:00Z", "window_to": "2026-11-20T11:30:00Z"},
        {"window_from": "2026-11-20T22:30:00Z", "window_to": "2026-11-20T23:30:00Z"},
    ]
    records = [
        await receive(vault, police() | {"scope": windows[0], "respond_by": "2026-12-01T00:00:00Z"}),
        await ask(vault, own() | {"scope": windows[1]}),
        await ask(vault, own() | {"scope": windows[0]}, caller="Alex"),
    ]
    summaries = {item["uid"]: item for item in await _items(home)}
    assert summaries == {
        record.id: {"uid": record.id, "status": "needs_action", "summary": summary}
        for record, summary in zip(
            records,
            [
                "Law enforcement: 2026-11-20 11:00 to 12:30",
                "An automation in this home: 2026-11-20 23:30 to 2026-11-21 00:30",
                "Household: 2026-11-20 11:00 to 12:30",
            ],
            strict=True,
        )
    }


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("update_item", {"item": "{uid}", "status": "completed"}),
        ("update_item", {"item": "{uid}", "rename": "Approved"}),
        ("remove_item", {"item": "{uid}"}),
        ("add_item", {"item": "Release everything"}),
        ("remove_completed_items", {}),
    ],
)
async def test_nothing_in_the_list_can_be_ticked_or_changed(
    home: HomeAssistant, vault: MockConfigEntry, action: str, data: dict[str, str]
) -> None:
    record = await receive(vault)
    assert home.data[DATA_COMPONENT].get_entity(TODO).supported_features in {None, 0}  # type: ignore[union-attr]  # it is there
    filled = {name: value.format(uid=record.id) for name, value in data.items()}
    with pytest.raises(HomeAssistantError):
        await home.services.async_call("todo", action, {"entity_id": TODO, **filled}, blocking=True)
    assert [item["uid"] for item in await _items(home)] == [record.id]
    assert (await vault.runtime_data.requests.async_get(RequestId(record.id))).state == "pending"


async def test_unloading_leaves_no_watcher(home: HomeAssistant, vault: MockConfigEntry) -> None:
    desk: RequestDesk = vault.runtime_data.requests
    assert await home.config_entries.async_unload(vault.entry_id)
    assert not desk._watchers
    assert not desk._listeners

"""The media browser lists when there is a clip of which camera, for whoever may know, and nothing in it plays."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components.media_player import BrowseError
from homeassistant.components.media_source import (
    BrowseMediaSource,
    RootBrowseMediaSource,
    Unresolvable,
    async_browse_media,
    async_resolve_media,
)
from homeassistant.components.websocket_api import ActiveConnection, current_connection
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from custom_components.footage_guard.bridge.watching import clip_list, media_list
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.media_source import _length
from custom_components.footage_guard.model.ids import CameraId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.vault.finding import Search

from .kept import MINUTE_MS, START_MS, Kept

ROOT = f"media-source://{DOMAIN}"
DAY = "2026-11-24"
SENTENCE = "Open this clip in Footage Guard."
DAY_MINUTES = 24 * 60


@pytest.fixture
async def kept(home: HomeAssistant, data_folder: Path) -> Kept:
    """A home in whose media browser Footage Guard is; its clocks show 08:00 when clips begin."""
    for component in ("websocket_api", "media_source"):
        assert await async_setup_component(home, component, {})
    await home.config.async_set_time_zone("UTC")
    return await Kept.load(home)


async def _browse(kept: Kept, *path: object) -> BrowseMediaSource | RootBrowseMediaSource:
    return await async_browse_media(kept.hass, "/".join([ROOT, *map(str, path)]))


async def _titles(kept: Kept, *path: object) -> list[str]:
    return [child.title for child in (await _browse(kept, *path)).children or ()]


async def test_from_camera_to_day_to_clip(kept: Kept) -> None:
    clip_id = await kept.record()
    await kept.record(-2 * DAY_MINUTES)
    await kept.record(1)
    await kept.record(5, kept.gate)
    assert await _titles(kept) == ["Front door", "Gate"]
    assert await _titles(kept, kept.door) == ["2026-11-24", "2026-11-22"]
    assert await _titles(kept, kept.door, DAY) == ["08:01:00 · 0:30", "08:00:00 · 0:30"]
    assert await _titles(kept, kept.gate, DAY) == ["08:05:00 · 0:30"]
    day = await _browse(kept, kept.door, DAY)
    assert day.title == "Front door, 2026-11-24"
    assert day.children is not None
    assert day.children[1].media_content_id == f"{ROOT}/{kept.door}/{DAY}/{clip_id}"


async def test_it_is_one_of_the_sources_of_home_assistant(kept: Kept) -> None:
    root = await async_browse_media(kept.hass, "")
    assert "Footage Guard" in [child.title for child in root.children or ()]


async def test_what_is_listed_is_a_time_a_length_and_an_id(kept: Kept) -> None:
    clip_id = await kept.record()
    shown = [(await _browse(kept, *path)).as_dict() for path in ([], [kept.door], [kept.door, DAY])]
    nodes = [node for each in shown for node in (each, *each["children"])]
    assert {key for node in nodes for key in node if node[key] not in (None, [], 0, False)} == {
        *("title", "media_class", "media_content_type", "media_content_id", "children_media_class", "children"),
        "can_expand",
    }
    assert not any(node["can_play"] or node["thumbnail"] or node["can_search"] for node in nodes)
    (clip,) = shown[-1]["children"]
    assert clip == {
        "title": "08:00:00 · 0:30",
        "media_class": "video",
        "media_content_type": "video",
        "media_content_id": f"{ROOT}/{kept.door}/{DAY}/{clip_id}",
        "children_media_class": None,
        "can_play": False,
        "can_expand": False,
        "can_search": False,
        "search_media_classes": None,
        "thumbnail": None,
    }


@pytest.mark.parametrize(
    ("zone", "minute", "day", "title"),
    [
        ("Asia/Kolkata", 0, "2026-11-24", "13:30:00 · 0:30"),
        ("Asia/Kolkata", 11 * 60, "2026-11-25", "00:30:00 · 0:30"),
        ("America/New_York", -4 * 60, "2026-11-23", "23:00:00 · 0:30"),
        ("Pacific/Kiritimati", 2 * 60, "2026-11-25", "00:00:00 · 0:30"),
    ],
)
async def test_days_and_times_are_those_of_the_home(kept: Kept, zone: str, minute: int, day: str, title: str) -> None:
    await kept.hass.config.async_set_time_zone(zone)
    await kept.record(minute)
    assert await _titles(kept, kept.door) == [day]
    assert await _titles(kept, kept.door, day) == [title]


async def test_a_clip_over_midnight_is_of_the_day_on_which_it_begins(kept: Kept) -> None:
    before_midnight = 16 * 60 - 1
    recording = await kept.begin(before_midnight)
    await kept.runtime.async_do(lambda _: recording.finish(START_MS + (before_midnight + 3) * MINUTE_MS))
    await kept.record(before_midnight + 1)
    assert await _titles(kept, kept.door, "2026-11-24") == ["23:59:00 · 3:00"]
    assert await _titles(kept, kept.door, "2026-11-25") == ["00:00:00 · 0:30"]


@pytest.mark.parametrize(("language", "words"), [("en", "still being recorded"), ("de", "wird noch aufgenommen")])
async def test_a_clip_that_is_being_recorded_has_no_length_yet(kept: Kept, language: str, words: str) -> None:
    kept.hass.config.language = language
    recording = await kept.begin()
    assert await _titles(kept, kept.door, DAY) == [f"08:00:00 · {words}"]
    await kept.runtime.async_do(lambda _: recording.finish(START_MS + 9 * MINUTE_MS + 5_400))
    assert await _titles(kept, kept.door, DAY) == ["08:00:00 · 9:05"]


def test_a_film_of_an_hour_has_a_length_in_hours() -> None:
    assert [_length(seconds) for seconds in (0, 59, 60, 3599, 3600, 3723)] == [
        *("0:00", "0:59", "1:00", "59:59"),
        *("1:00:00", "1:02:03"),
    ]


async def test_a_day_with_more_clips_than_a_page_is_shown_whole(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clip_list, "Search", partial(Search, limit=2))
    for minute in range(5):
        await kept.record(minute)
    assert await _titles(kept, kept.door, DAY) == [f"08:0{minute}:00 · 0:30" for minute in (4, 3, 2, 1, 0)]


def _other_ways(kept: Kept, clip_id: str) -> list[str]:
    door = kept.door
    days = [
        f"{door}/{day}" for day in ("20261124", "2026-W48-2", "2026-11-31", "yesterday", "", "9999-12-31", "0001-01-01")
    ]
    clips = [f"{door}/{DAY}/{clip_id}", f"{door}/{DAY}/{clip_id}/more", f"{door}/{DAY}/", f"{door}//"]
    return ["01KB0000000000000000000000", "..", f"{door}/../{door}", *days, *clips]


async def test_whatever_else_is_browsed_is_not_there(kept: Kept) -> None:
    clip_id = await kept.record()
    refused = []
    for path in _other_ways(kept, clip_id):
        with pytest.raises(BrowseError) as caught:
            await _browse(kept, path)
        refused.append(caught.value.translation_key)
    assert {*refused} == {"clip_unknown", "span_invalid"}


async def test_whatever_is_resolved_is_refused(kept: Kept, hass_ws_client: WebSocketGenerator) -> None:
    clip_id = await kept.record()
    client = await hass_ws_client(kept.hass)
    paths = ["", kept.door, f"{kept.door}/{DAY}", f"{kept.door}/{DAY}/{clip_id}", clip_id, *_other_ways(kept, clip_id)]
    for path in paths:
        item = f"{ROOT}/{path}".removesuffix("/")
        with pytest.raises(Unresolvable) as caught:
            await async_resolve_media(kept.hass, item, None)
        assert (caught.value.translation_domain, caught.value.translation_key) == (DOMAIN, "played_in_panel_only")
        assert str(caught.value) == SENTENCE
        await client.send_json_auto_id({"type": "media_source/resolve_media", "media_content_id": item})
        answer = await client.receive_json()
        assert answer["error"] == {"code": "resolve_media_failed", "message": SENTENCE}


async def test_what_the_browser_shows_as_it_is_stands_in_the_language_of_the_home(kept: Kept) -> None:
    kept.hass.config.language = "de"
    with pytest.raises(Unresolvable, match="Öffne diesen Clip in Footage Guard"):
        await async_resolve_media(kept.hass, f"{ROOT}/x", None)
    with pytest.raises(BrowseError, match="Der Tresor kennt"):
        await _browse(kept, "x")


async def test_a_lockdown_hides_nothing_that_an_action_tells(kept: Kept) -> None:
    await kept.record()
    await kept.runtime.async_lock_down(LockdownReason.ASKED)
    assert await _titles(kept, kept.door, DAY) == ["08:00:00 · 0:30"]
    found = await kept.call("find_clips")
    assert [clip["start"] for clip in found["clips"]] == ["2026-11-24T08:00:00.000+00:00"]


async def test_without_a_vault_there_is_nothing_to_browse(kept: Kept) -> None:
    clip_id = await kept.record()
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    for path in ("", kept.door, f"{kept.door}/{DAY}"):
        with pytest.raises(BrowseError) as caught:
            await async_browse_media(kept.hass, f"{ROOT}/{path}".removesuffix("/"))
        assert caught.value.translation_key == "not_loaded"
    with pytest.raises(Unresolvable, match=SENTENCE):
        await async_resolve_media(kept.hass, f"{ROOT}/{kept.door}/{DAY}/{clip_id}", None)


async def test_a_camera_that_was_removed_is_not_listed(kept: Kept) -> None:
    await kept.record(camera=kept.gate)
    kept.hass.config_entries.async_remove_subentry(kept.entry, kept.gate)
    await kept.hass.async_block_till_done()
    assert await _titles(kept) == ["Front door"]
    with pytest.raises(BrowseError):
        await _browse(kept, kept.gate, DAY)


def _entities(kept: Kept, camera: CameraId) -> dict[str, str]:
    """Return the entities that tell when a camera recorded, by their names."""
    registry = er.async_get(kept.hass)
    found = {key: registry.async_get_entity_id(kind, DOMAIN, f"{camera}_{key}") for kind, key in media_list.TELLING}
    assert None not in found.values()
    return {key: str(entity_id) for key, entity_id in found.items()}


async def _as(kept: Kept, socket: WebSocketGenerator, *may_read: str) -> MockHAClientWebSocket:
    """Return a connection of somebody who may see these entities and no others."""
    person = MockUser(name="Robin").add_to_hass(kept.hass)
    person.mock_policy({"entities": {"entity_ids": {entity_id: {POLICY_READ: True} for entity_id in may_read}}})
    refresh = await kept.hass.auth.async_create_refresh_token(person, "http://home.example/")
    return await socket(kept.hass, kept.hass.auth.async_create_access_token(refresh))


async def _ask(client: MockHAClientWebSocket, *path: object) -> Any:
    item = "/".join([ROOT, *map(str, path)])
    await client.send_json_auto_id({"type": "media_source/browse_media", "media_content_id": item})
    answer = await client.receive_json()
    return [child["title"] for child in answer["result"]["children"]] if answer["success"] else answer["error"]


@pytest.mark.parametrize("key", ["last_clip", "recording"])
async def test_whoever_may_see_no_entity_of_a_camera_is_not_listed_it(
    kept: Kept, hass_ws_client: WebSocketGenerator, key: str
) -> None:
    await kept.record()
    await kept.record(camera=kept.gate)
    client = await _as(kept, hass_ws_client, _entities(kept, kept.gate)[key], "sensor.front_door_elsewhere")
    assert await _ask(client) == ["Gate"]
    assert await _ask(client, kept.gate, DAY) == ["08:00:00 · 0:30"]
    hidden = [await _ask(client, kept.door), await _ask(client, kept.door, DAY)]
    # Nor are they told that it is there.
    assert [*hidden, hidden[0]] == [await _ask(client, "x"), await _ask(client, "x", DAY), hidden[1]]


async def test_whoever_may_see_nothing_is_listed_nothing(kept: Kept, hass_ws_client: WebSocketGenerator) -> None:
    assert await _ask(await _as(kept, hass_ws_client)) == []


class _Connected:
    """Somebody whose connection a task carries, as an automation inherits it."""

    def __init__(self, user: MockUser) -> None:
        self.user = user


def _owner(kept: Kept) -> Any:
    return _Connected(MockUser(is_owner=True).add_to_hass(kept.hass))


def _nobody(kept: Kept) -> Any:
    person = MockUser().add_to_hass(kept.hass)
    person.mock_policy({})
    return _Connected(person)


@pytest.mark.parametrize("inherited", [_owner, _nobody])
async def test_no_connection_lists_more_than_none(kept: Kept, inherited: Callable[[Kept], ActiveConnection]) -> None:
    clip_id = await kept.record()
    paths: list[list[object]] = [[], [kept.door], [kept.door, DAY]]
    before = [await _titles(kept, *path) for path in paths]
    token = current_connection.set(inherited(kept))
    try:
        for path, listed in zip(paths, before, strict=True):
            with suppress(BrowseError):
                assert [title for title in await _titles(kept, *path) if title not in listed] == []
        with pytest.raises(Unresolvable, match=SENTENCE):
            await async_resolve_media(kept.hass, f"{ROOT}/{kept.door}/{DAY}/{clip_id}", None)
    finally:
        current_connection.reset(token)

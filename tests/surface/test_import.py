"""Footage of other recorders comes into the vault: of a real core, from a file, a media source and a vendor."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
import io
import threading
from typing import Any
from zoneinfo import ZoneInfo

import av
from av import Packet
from av.video.stream import VideoStream
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
import pytest
import voluptuous as vol

from custom_components.footage_guard.bridge.cameras import clips
from custom_components.footage_guard.bridge.imports import import_source
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.media.importing import Importing
from custom_components.footage_guard.model.clip import ClipState
from custom_components.footage_guard.model.facts import ClipOpened, ClipSealed
from custom_components.footage_guard.vault.recording import Recording, record
from tests.footage import changed, footage, jpeg
from tests.media.tabled import repeating
from tests.streams import clip as clip_of

from .importing import CAMERA, STARTED, Importer


async def test_a_file_becomes_a_clip_that_can_be_watched(importer: Importer) -> None:
    clip_id = await importer.clip_id(path=importer.put())
    (clip,) = await importer.clips()
    start_ms = round(STARTED.timestamp() * 1000)
    assert (clip.id, clip.start_ms, clip.end_ms) == (clip_id, start_ms, start_ms + 3000)
    assert (clip.state, clip.imported) == (ClipState.SEALED, True)
    opened, sealed = [fact for fact in await importer.facts() if isinstance(fact, ClipOpened | ClipSealed)]
    assert opened.imported
    assert sealed.picture.codec == "h264"
    assert not importer.plaintext()
    with av.open(io.BytesIO(await importer.content(clip)), "r") as container:
        assert [stream.type for stream in container.streams] == ["video"]
        assert len(list(container.decode(video=0))) == 30
    assert not importer.plaintext()
    last = importer.hass.states.get("sensor.front_door_last_clip")
    assert last is not None
    assert last.state == STARTED.isoformat()


@pytest.mark.parametrize("audio", [True], indirect=True)
async def test_sound_comes_along_where_the_camera_records_it(importer: Importer) -> None:
    await importer.clip_id(path=importer.put())
    (clip,) = await importer.clips()
    with av.open(io.BytesIO(await importer.content(clip)), "r") as container:
        assert [stream.type for stream in container.streams] == ["video", "audio"]


async def test_a_camera_is_named_by_its_device_too(importer: Importer) -> None:
    entity = er.async_get(importer.hass).async_get(CAMERA)
    assert entity is not None
    assert await importer.clip_id(path=importer.put(), camera=entity.device_id)


async def test_an_import_needs_no_allowed_recording_and_no_answer(importer: Importer) -> None:
    (coordinator,) = importer.entry.runtime_data.cameras.values()
    coordinator.async_allow_recording(is_allowed=False)
    fields = {"camera": CAMERA, "started_at": STARTED.isoformat(), "path": importer.put()}
    await importer.hass.services.async_call(DOMAIN, "import_clip", fields, blocking=True)
    assert len(await importer.clips()) == 1


async def test_several_at_once_come_one_after_the_other(importer: Importer) -> None:
    path = importer.put()
    ids = await asyncio.gather(*(importer.clip_id(path=path) for _ in range(3)))
    assert len({*ids}) == 3
    assert {clip.id for clip in await importer.clips()} == {*ids}


async def test_the_beginning_moves_with_what_is_left_out(importer: Importer) -> None:
    late = changed(footage(), lambda _packet, number: number >= 4)
    await importer.clip_id(path=importer.put("clip.ts", late))
    (clip,) = await importer.clips()
    assert clip.start_ms == round(STARTED.timestamp() * 1000) + 600


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        ("2026-03-01 12:00:00", datetime(2026, 3, 1, 11, tzinfo=UTC)),
        ("2026-03-01T12:00:00+00:00", datetime(2026, 3, 1, 12, tzinfo=UTC)),
        ("2025-10-26 02:30:00", datetime(2025, 10, 26, 0, 30, tzinfo=UTC)),
        ("1970-01-01T00:00:00+00:00", datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
async def test_a_time_without_a_zone_is_of_this_home(importer: Importer, started: str, expected: datetime) -> None:
    await importer.hass.config.async_update(time_zone="Europe/Berlin")
    await importer.clip_id(path=importer.put(), started_at=started)
    (clip,) = await importer.clips()
    assert datetime.fromtimestamp(clip.start_ms / 1000, ZoneInfo("UTC")) == expected


@pytest.mark.parametrize(
    "started", ["1969-12-31T23:59:59+00:00", "0001-01-01 00:00:00", "9999-12-31T23:59:59+00:00", timedelta(hours=1)]
)
async def test_a_time_that_cannot_be_is_refused(importer: Importer, started: str | timedelta) -> None:
    told = started if isinstance(started, str) else (datetime.now(UTC) + started).isoformat()
    assert await importer.refusal(path=importer.put(), started_at=told) == "import_time_invalid"


async def test_a_time_that_cannot_be_is_refused_where_what_is_left_out_makes_it_one(importer: Importer) -> None:
    def part(packet: Packet[VideoStream], number: int) -> bool:
        assert packet.pts is not None
        assert packet.dts is not None
        late = round(600 / (packet.time_base or Fraction(1))) if number >= 10 else 0
        packet.pts, packet.dts = packet.pts + late, packet.dts + late
        return number >= 4

    path = importer.put("clip.mkv", changed(footage(), part, "matroska"))
    now = datetime.now(UTC).isoformat()
    assert await importer.refusal(path=path, started_at=now) == "import_time_invalid"
    assert await importer.clip_id(path=path)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"path": ""},
        {"path": "/x", "entity_id": "camera.door_live_view"},
        {"media_content_id": "media-source://x", "path": "/x"},
        {"media_content_id": "media-source://x", "path": "/x", "entity_id": "camera.door_live_view"},
    ],
)
async def test_exactly_one_source_is_named(importer: Importer, fields: dict[str, Any]) -> None:
    assert await importer.refusal(**fields) == "import_source_ambiguous"


@pytest.mark.parametrize("camera", ["camera.nobody", "no-such-device", "sensor.footage_guard_ledger"])
async def test_a_camera_of_ours_is_named(importer: Importer, camera: str) -> None:
    assert await importer.refusal(path=importer.put(), camera=camera) == "camera_ambiguous"


@pytest.mark.parametrize("fields", [{"started_at": "yesterday"}, {"media_content_id": {}}, {"planted": 1}])
async def test_what_is_no_field_is_refused(importer: Importer, fields: dict[str, Any]) -> None:
    with pytest.raises(vol.Invalid):
        await importer.ask(path=importer.put(), **fields)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "import_not_video"),
        (b"#EXTM3U\n#EXTINF:2,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n", "import_not_video"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "import_not_video"),
        (jpeg(), "import_not_video"),
        (clip_of(None), "import_not_video"),
        (clip_of("mpeg4"), "unsupported_codec"),
        (footage(fast_start=True)[:-200], "import_damaged"),
        (changed(footage(), lambda packet, _number: not packet.is_keyframe), "import_not_playable"),
    ],
)
async def test_what_is_no_footage_is_refused(importer: Importer, content: bytes, why: str) -> None:
    assert await importer.refusal(path=importer.put(content=content)) == why


async def test_footage_that_is_longer_than_a_clip_is_refused(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.footage_guard.bridge.imports.importer.MAX_CLIP_MS", 2999)
    assert await importer.refusal(path=importer.put()) == "import_too_long"


async def test_a_file_that_is_too_large_is_refused(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_source, "MAX_FILE_BYTES", 1000)
    assert await importer.refusal(path=importer.put()) == "import_too_large"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/etc/passwd", "import_path_not_allowed"),
        ("{folder}/../other/clip.mp4", "import_path_not_allowed"),
        ("{folder}/link.mp4", "import_path_not_allowed"),
        ("{folder}", "import_path_not_allowed"),
        ("clip.mp4", "import_path_not_allowed"),
        ("{folder}/missing.mp4", "import_not_found"),
    ],
)
async def test_a_path_that_is_not_allowed_is_refused(importer: Importer, path: str, why: str) -> None:
    (importer.folder / "link.mp4").symlink_to("/etc/passwd")
    assert await importer.refusal(path=path.format(folder=importer.folder)) == why


async def test_a_disk_that_gives_nothing_is_told(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_details: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(import_source, "open_foreign", refuse)
    assert await importer.refusal(path=importer.put()) == "import_unavailable"


async def test_without_a_loaded_vault_it_says_so(importer: Importer) -> None:
    path = importer.put()
    assert await importer.hass.config_entries.async_unload(importer.entry.entry_id)
    with pytest.raises(ServiceValidationError) as refused:
        await importer.ask(path=path)
    assert refused.value.translation_key in {"not_loaded", "camera_ambiguous"}


async def test_a_full_vault_takes_nothing(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    path = importer.put()
    monkeypatch.setattr("custom_components.footage_guard.bridge.keeping.room.free_bytes", lambda _folder: 0)
    await importer.entry.runtime_data.room.async_look()
    assert await importer.refusal(path=path) == "vault_full"


async def test_a_disk_that_others_fill_meanwhile_ends_the_import_before_the_room_for_the_ledger_is_used_up(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.footage_guard.media.importing.SYNC_S", 0)
    monkeypatch.setattr(clips.Clips, "has_room", lambda _clips: False)
    with pytest.raises(HomeAssistantError) as refused:
        await importer.ask(path=importer.put())
    assert refused.value.translation_key == "vault_full"
    assert not [fact for fact in await importer.facts() if isinstance(fact, ClipSealed)]


async def test_what_would_push_a_clip_of_a_camera_out_is_refused(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = importer.put()
    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.clips.MB", 0)
    assert await importer.refusal(path=path) == "import_lacks_room"


async def test_an_index_that_names_a_picture_again_and_again_leaves_nothing(importer: Importer) -> None:
    assert await importer.refusal(path=importer.put(content=repeating(1000))) == "import_damaged"


async def test_a_clip_that_takes_more_than_its_file_needs_room_for_that(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    examine = Importing.examine
    monkeypatch.setattr(Importing, "examine", lambda one: replace(examine(one), size_bytes=1 << 50))
    assert await importer.refusal(path=importer.put()) == "vault_full"


@pytest.mark.parametrize(("number", "why"), [(28, "vault_full"), (5, "disk_refused")])
@pytest.mark.parametrize("part", ["write", "finish"])
async def test_a_disk_that_fails_in_the_middle_leaves_nothing_that_looks_whole(
    importer: Importer, monkeypatch: pytest.MonkeyPatch, part: str, number: int, why: str
) -> None:
    def fail(*_details: object) -> None:
        raise OSError(number, "the disk")

    monkeypatch.setattr(Recording, part, fail)
    with pytest.raises(HomeAssistantError) as refused:
        await importer.ask(path=importer.put())
    assert refused.value.translation_key == why
    assert not [fact for fact in await importer.facts() if isinstance(fact, ClipSealed)]
    assert {clip.state for clip in await importer.clips()} <= {ClipState.CUT}
    assert not [path for path in importer.files() if path.suffix == ".part"]


async def test_an_entry_that_is_unloaded_meanwhile_ends_the_import_and_its_clip(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = threading.Event()

    def write(one: Importing, _footage: object, target: Recording, _has_room: object) -> None:
        target.write(bytes(200_000))
        started.set()
        while not one._is_stopped():
            threading.Event().wait(0.01)

    monkeypatch.setattr(Importing, "write", write)
    asked = asyncio.create_task(importer.ask(path=importer.put()))
    await asyncio.to_thread(started.wait)
    assert await importer.hass.config_entries.async_unload(importer.entry.entry_id)
    with pytest.raises(ServiceValidationError) as refused:
        await asked
    assert refused.value.translation_key == "not_loaded"
    assert not [thread for thread in threading.enumerate() if "footage" in thread.name]
    assert await importer.hass.config_entries.async_setup(importer.entry.entry_id)
    (clip,) = await importer.clips()
    assert clip.state is ClipState.CUT


async def test_a_home_assistant_that_stops_meanwhile_ends_the_import_and_its_clip(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = threading.Event()

    def write(one: Importing, _footage: object, target: Recording, _has_room: object) -> None:
        target.write(bytes(200_000))
        one.written_ms = 1900
        started.set()
        while not one._is_stopped():
            threading.Event().wait(0.01)

    monkeypatch.setattr(Importing, "write", write)
    asked = asyncio.create_task(importer.ask(path=importer.put()))
    await asyncio.to_thread(started.wait)
    importer.hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    with pytest.raises(ServiceValidationError):
        await asked
    (clip,) = await importer.clips()
    assert clip.state is ClipState.CUT
    # It used to be said to last for 70 minutes.
    assert clip.end_ms - clip.start_ms == 1900


async def test_one_that_was_cancelled_twice_used_to_be_cut_while_its_thread_still_wrote(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when Home Assistant stops, and with it the connection over which the import was asked for."""
    started, goes_on, is_cut_early = threading.Event(), threading.Event(), list[bool]()

    def write(_one: Importing, _footage: object, target: Recording, _has_room: object) -> None:
        target.write(bytes(200_000))
        started.set()
        goes_on.wait(5)
        is_cut_early.append(target.clip_id not in importer.entry.runtime_data.vault._opened.vault.being_written)

    monkeypatch.setattr(Importing, "write", write)
    asked = asyncio.create_task(importer.ask(path=importer.put()))
    await asyncio.to_thread(started.wait)
    importer.hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await asyncio.sleep(0)
    for _ in range(3):
        asked.cancel()
        await asyncio.sleep(0.05)
    # Who asked used to stay until the thread had ended, and with it Home Assistant.
    assert asked.cancelled()
    # The vault stays, for the file does.
    closing = asyncio.create_task(importer.hass.config_entries.async_unload(importer.entry.entry_id))
    await asyncio.sleep(0.1)
    assert not closing.done()
    goes_on.set()
    assert await closing
    assert is_cut_early == [False]
    assert await importer.hass.config_entries.async_setup(importer.entry.entry_id)
    (clip,) = await importer.clips()
    assert clip.state is ClipState.CUT


async def test_whoever_asked_and_went_away_ends_the_import(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    started = threading.Event()

    def examine(one: Importing) -> None:
        started.set()
        while not one._is_stopped():
            threading.Event().wait(0.01)

    monkeypatch.setattr(Importing, "examine", examine)
    asked = asyncio.create_task(importer.ask(path=importer.put()))
    await asyncio.to_thread(started.wait)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    # Whoever waits for a thread hears of its end a moment before it is gone.
    for thread in threading.enumerate():
        if "footage" in thread.name:
            await asyncio.to_thread(thread.join, 5)
            assert not thread.is_alive()
    assert not await importer.clips()


async def test_one_that_is_cancelled_while_its_clip_is_begun_leaves_nothing_open(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, goes_on = threading.Event(), threading.Event()

    def begin(*arguments: Any, **named: Any) -> Recording:
        started.set()
        goes_on.wait(5)
        return record(*arguments, **named)

    monkeypatch.setattr(clips, "record", begin)
    asked = asyncio.create_task(importer.ask(path=importer.put()))
    await asyncio.to_thread(started.wait)
    asked.cancel()
    await asyncio.sleep(0)
    goes_on.set()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert not await importer.clips()
    vault = importer.entry.runtime_data.vault._opened.vault
    assert not vault.being_written
    assert not vault.store.parts()

"""Footage of a media source or a vendor: what is fetched from where, and what is not."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

from aiohttp import web
from homeassistant.components import media_source
from homeassistant.components.http import HomeAssistantView
from homeassistant.components.media_source import PlayMedia
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.imports import download, import_source
from tests.footage import footage

from .importing import CAMERA, Importer
from .vendor_server import HOST, OTHER_HOST, SECRET, STRANGER, vendor_server

RING = "camera.door_live_view"


@pytest.mark.parametrize("shape", [str, lambda item: {"media_content_id": item, "media_content_type": "video/mp4"}])
async def test_an_item_of_home_assistants_own_media_becomes_a_clip(importer: Importer, shape: Any) -> None:
    importer.put("door.mp4")
    item = "media-source://media_source/local/door.mp4"
    assert await importer.clip_id(media_content_id=shape(item))
    assert not importer.plaintext()


@pytest.mark.parametrize(
    "item",
    [
        "media-source://nobody/door.mp4",
        "media-source://media_source/elsewhere/door.mp4",
        "media-source://media_source/local/missing.mp4",
        "media-source://media_source/local/../../secrets.yaml",
        "media-source://media_source",
        "https://recordings.example/door.mp4",
        "/etc/passwd",
    ],
)
async def test_an_item_that_is_none_is_refused(importer: Importer, item: str) -> None:
    assert await importer.refusal(media_content_id=item) == "import_not_found"


async def test_a_media_source_that_never_answers_keeps_no_other_import_waiting(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = asyncio.Event()

    async def resolve(_hass: HomeAssistant, _item: str, _player: str | None) -> PlayMedia:
        # Nor does it end when it is told to.
        while not never.is_set():
            with suppress(asyncio.CancelledError):
                await never.wait()
        raise HomeAssistantError("https://recordings.example/secret")

    with monkeypatch.context() as patched:
        patched.setattr(import_source, "PATIENCE_S", 0.01)
        patched.setattr(media_source, "async_resolve_media", resolve)
        assert await importer.refusal(media_content_id="media-source://frigate/door") == "import_unavailable"
    assert await importer.clip_id(path=importer.put())
    never.set()


async def test_a_vault_closes_while_a_media_source_does_not_answer(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, never = asyncio.Event(), asyncio.Event()

    async def resolve(_hass: HomeAssistant, _item: str, _player: str | None) -> PlayMedia:
        asked.set()
        while not never.is_set():
            with suppress(asyncio.CancelledError):
                await never.wait()
        raise HomeAssistantError

    monkeypatch.setattr(media_source, "async_resolve_media", resolve)
    asking = asyncio.create_task(importer.ask(media_content_id="media-source://frigate/door"))
    async with asyncio.timeout(10):
        await asked.wait()
        assert await importer.hass.config_entries.async_unload(importer.entry.entry_id)
        with pytest.raises(HomeAssistantError) as refused:
            await asking
    assert refused.value.translation_key == "not_loaded"
    never.set()


@pytest.mark.parametrize(
    "answer",
    [
        None,
        PlayMedia(None, "video/mp4"),  # type: ignore[arg-type]  # it is what is tried
        PlayMedia("/clip.mp4", None),  # type: ignore[arg-type]  # the same
        PlayMedia("/api/frigate/" + "vod/a/start/1772362800/end/" * 4000 + "\n", "video/mp4"),
    ],
    ids=["nothing", "no address", "no type", "an address that takes seconds to read"],
)
async def test_an_answer_that_makes_no_sense_is_no_item(
    importer: Importer, monkeypatch: pytest.MonkeyPatch, answer: Any
) -> None:
    async def resolve(_hass: HomeAssistant, _item: str, _player: str | None) -> Any:
        return answer

    monkeypatch.setattr(media_source, "async_resolve_media", resolve)
    assert await importer.refusal(media_content_id="media-source://frigate/door") == "import_not_found"


class Frigate(HomeAssistantView):
    """Serves recordings to whoever is signed in, as Frigate's integration does."""

    url = "/api/frigate/{name}/{path:.+}"
    name = "api:frigate"

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def get(self, _request: web.Request, name: str, path: str) -> web.Response:  # noqa: ARG002  # any recorder
        """Answer with what lies there."""
        self.asked.append(path)
        match path:
            case "recording/door/start/100.5/end/110" | "notifications/1.2-abc/clip.mp4" | "a b/clip.mp4":
                return web.Response(body=footage(sound="aac"), content_type="video/mp4")
            case "moved/clip.mp4":
                return web.Response(status=302, headers={"Location": "http://recordings.example/clip.mp4"})
            case "live/clip.mp4":
                return web.Response(body=b"--frame", headers={"Content-Type": "multipart/x-mixed-replace;boundary=x"})
        return web.Response(status=404)


@pytest.fixture
async def frigate(importer: Importer, hass_client_no_auth: ClientSessionGenerator) -> Frigate:
    """A recorder whose recordings this Home Assistant serves."""
    view = Frigate()
    importer.hass.http.register_view(view)
    client = await hass_client_no_auth()
    assert importer.hass.config.api is not None
    assert client.server.port is not None
    importer.hass.config.api.port = client.server.port
    return view


def _resolves_to(monkeypatch: pytest.MonkeyPatch, url: str, mime_type: str, path: Path | None = None) -> None:
    async def resolve(_hass: HomeAssistant, _item: str, _player: str | None) -> PlayMedia:
        return PlayMedia(url, mime_type, path=path)

    monkeypatch.setattr(media_source, "async_resolve_media", resolve)


HLS = "application/x-mpegURL"
ITEM = "media-source://frigate/door"


@pytest.mark.parametrize(
    ("url", "mime_type", "asked"),
    [
        ("/api/frigate/f/vod/door/start/100.5/end/110/index.m3u8", HLS, "recording/door/start/100.5/end/110"),
        ("/api/frigate/f/vod/event/1.2-abc/index.m3u8", HLS, "notifications/1.2-abc/clip.mp4"),
        ("/api/frigate/f/notifications/1.2-abc/clip.mp4", "video/mp4", "notifications/1.2-abc/clip.mp4"),
        ("/api/frigate/f/notifications/1.2-abc/clip.mp4?padding=3", "video/mp4", "notifications/1.2-abc/clip.mp4"),
        ("/api/frigate/f/a%20b/clip.mp4", "video/mp4", "a b/clip.mp4"),
        ("http://home.example:8123/api/frigate/f/a%20b/clip.mp4", "video/mp4", "a b/clip.mp4"),
    ],
)
async def test_what_this_home_assistant_serves_becomes_a_clip(
    importer: Importer, frigate: Frigate, monkeypatch: pytest.MonkeyPatch, url: str, mime_type: str, asked: str
) -> None:
    importer.hass.config.internal_url = "http://home.example:8123"
    _resolves_to(monkeypatch, url, mime_type)
    assert await importer.clip_id(media_content_id=ITEM)
    assert frigate.asked == [asked]
    assert not importer.plaintext()


@pytest.mark.parametrize(
    ("url", "mime_type", "why"),
    [
        ("/api/frigate/f/vod/2026-11/24/12/door/utc/index.m3u8", HLS, "import_not_video"),
        ("/api/frigate/f/missing/clip.mp4", "video/mp4", "import_unavailable"),
        ("/api/frigate/f/moved/clip.mp4", "video/mp4", "import_host_not_allowed"),
        ("/api/frigate/f/live/clip.mp4", "video/mp4", "import_not_video"),
        ("http://recordings.example/clip.mp4", "video/mp4", "import_host_not_allowed"),
        ("rtsp://recordings.example/clip.mp4", "video/mp4", "import_host_not_allowed"),
        ("//recordings.example/clip.mp4", "video/mp4", "import_host_not_allowed"),
        ("file:///etc/passwd", "video/mp4", "import_host_not_allowed"),
        ("clip.mp4", "video/mp4", "import_host_not_allowed"),
    ],
)
async def test_what_is_not_served_as_a_file_here_is_refused(
    importer: Importer, frigate: Frigate, monkeypatch: pytest.MonkeyPatch, url: str, mime_type: str, why: str
) -> None:
    _resolves_to(monkeypatch, url, mime_type)
    assert await importer.refusal(media_content_id=ITEM) == why


async def test_a_file_of_an_item_that_actions_may_not_name_comes_from_the_server(
    importer: Importer, frigate: Frigate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    private = tmp_path / "private.mp4"
    private.write_bytes(footage())
    _resolves_to(monkeypatch, "/api/frigate/f/a%20b/clip.mp4", "video/mp4", private)
    assert await importer.clip_id(media_content_id=ITEM)
    assert frigate.asked == ["a b/clip.mp4"]


@pytest.mark.parametrize("name", ["clip.mp4", "unknown-length.mp4"])
async def test_a_download_that_is_too_large_is_refused(
    importer: Importer, monkeypatch: pytest.MonkeyPatch, ring: None, tmp_path: Path, name: str
) -> None:
    monkeypatch.setattr(download, "MAX_BYTES", 1000)
    assert await _vendor_refusal(importer, monkeypatch, tmp_path, f"https://{HOST}/{name}") == "import_too_large"


@pytest.fixture
async def ring(importer: Importer, socket_enabled: None) -> None:
    """A doorbell of Ring, with an event and a camera."""
    entry = MockConfigEntry(domain="ring")
    entry.add_to_hass(importer.hass)
    device = dr.async_get(importer.hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("ring", "1")}
    )
    registry = er.async_get(importer.hass)
    for domain, name in (("camera", "door_live_view"), ("event", "door_ding")):
        registry.async_get_or_create(
            domain, "ring", name, config_entry=entry, device_id=device.id, suggested_object_id=name
        )
    importer.hass.states.async_set(RING, "idle", {"video_url": None, "last_video_id": None})
    importer.hass.states.async_set("event.door_ding", "unknown")


async def _vendor_refusal(
    importer: Importer, monkeypatch: pytest.MonkeyPatch, folder: Path, url: str, *, is_trusted: bool = True
) -> str:
    importer.hass.states.async_set(RING, "idle", {"video_url": url})
    async with vendor_server(folder, is_trusted=is_trusted) as (session, resolver):
        monkeypatch.setattr(import_source, "async_get_clientsession", lambda _hass: session)
        why = await importer.refusal(entity_id=RING)
        assert not {STRANGER, "127.0.0.1"} & {*resolver.asked}
        return why


@pytest.mark.parametrize("entity_id", [RING, "event.door_ding"])
@pytest.mark.parametrize(("name", "hosts"), [("clip.mp4", [HOST]), ("moved.mp4", [HOST, OTHER_HOST])])
async def test_a_vendors_recording_becomes_a_clip_and_its_address_is_forgotten(
    importer: Importer,
    ring: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    *,
    entity_id: str,
    name: str,
    hosts: list[str],
) -> None:
    importer.hass.states.async_set(RING, "idle", {"video_url": f"https://{HOST}/{name}?{SECRET}"})
    caplog.clear()
    caplog.set_level("DEBUG")
    async with vendor_server(tmp_path) as (session, resolver):
        monkeypatch.setattr(import_source, "async_get_clientsession", lambda _hass: session)
        await importer.clip_id(entity_id=entity_id)
    assert resolver.asked == hosts
    assert SECRET not in caplog.text
    assert not importer.plaintext()
    assert not [path for path in importer.files() if SECRET.encode() in path.read_bytes()]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        (f"https://{HOST}/stranger.mp4", "import_host_not_allowed"),
        (f"https://{HOST}/plain.mp4", "import_host_not_allowed"),
        (f"https://{HOST}/inside.mp4", "import_host_not_allowed"),
        (f"https://{HOST}/round.mp4", "import_unavailable"),
        (f"https://{HOST}/lost.mp4", "import_unavailable"),
        (f"https://{HOST}/nowhere.mp4", "import_unavailable"),
        (f"https://{HOST}/expired.mp4", "import_unavailable"),
        (f"https://{HOST}/short.mp4", "import_unavailable"),
        (f"https://{HOST}/page.mp4", "import_not_video"),
        (f"http://{HOST}/clip.mp4", "import_host_not_allowed"),
        (f"https://{HOST}:8443/clip.mp4", "import_host_not_allowed"),
        (f"https://{HOST}@{STRANGER}/clip.mp4", "import_host_not_allowed"),
        (f"https://{STRANGER}/clip.mp4", "import_host_not_allowed"),
        ("https://127.0.0.1/clip.mp4", "import_host_not_allowed"),
        ("file:///etc/passwd", "import_host_not_allowed"),
        ("https://[/clip.mp4", "import_host_not_allowed"),
    ],
)
async def test_a_vendors_address_that_is_not_the_vendors_is_not_asked(
    importer: Importer, ring: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str, why: str
) -> None:
    assert await _vendor_refusal(importer, monkeypatch, tmp_path, url) == why


async def test_a_certificate_that_nobody_vouches_for_is_refused(
    importer: Importer, ring: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = f"https://{HOST}/clip.mp4"
    assert await _vendor_refusal(importer, monkeypatch, tmp_path, url, is_trusted=False) == "import_unavailable"


async def test_an_address_is_not_told_with_the_error(
    importer: Importer, ring: None, caplog: pytest.LogCaptureFixture
) -> None:
    importer.hass.states.async_set(RING, "idle", {"video_url": f"https://{STRANGER}/clip.mp4?{SECRET}"})
    caplog.clear()
    with pytest.raises(HomeAssistantError) as refused:
        await importer.ask(entity_id=RING)
    told: BaseException | None = refused.value
    while told is not None:
        assert SECRET not in repr(told)
        told = told.__cause__
    assert SECRET not in caplog.text


async def test_a_doorbell_without_a_recording_has_none(importer: Importer, ring: None) -> None:
    assert await importer.refusal(entity_id=RING) == "import_no_recording"


@pytest.mark.parametrize("entity_id", ["camera.nobody", CAMERA])
async def test_an_entity_of_another_integration_is_refused(importer: Importer, ring: None, entity_id: str) -> None:
    importer.hass.states.async_set("camera.nobody", "idle", {"video_url": f"https://{HOST}/clip.mp4"})
    assert await importer.refusal(entity_id=entity_id) == "import_entity_invalid"

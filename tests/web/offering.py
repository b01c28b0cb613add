"""A home with cameras of other recorders, which is asked what can be imported."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import Any

from aiohttp import web
from homeassistant.components.http import HomeAssistantView
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from tests.footage import footage

from .accepting import Client
from .recorders import FrigateEvent, FrigateSource, ReolinkApi, reolink, shows
from .unlocking import ask

DAY = "2026-03-01"
NOON = datetime(2026, 3, 1, 11, tzinfo=UTC)
"""In Berlin, in winter."""
type AddCamera = Callable[..., Awaitable[str]]


class Film(HomeAssistantView):
    """Serves a film where recorders' integrations serve theirs, to whoever is signed in."""

    name = "api:film"

    def __init__(self, url: str, *, requires_auth: bool = True) -> None:
        self.url = url
        self.requires_auth = requires_auth
        self.asked: list[str] = []

    async def get(self, request: web.Request, **_parts: str) -> web.Response:
        """Return the film."""
        self.asked.append(request.path)
        return web.Response(body=footage(), content_type="video/mp4")


@dataclass
class Server:
    """A home that serves what recorders have."""

    stack: ExitStack
    """What is entered is left at the end."""
    hosts: dict[str, ReolinkApi]
    """Of Reolink, by their config entries."""
    reolink: ModuleType
    film: Film
    port: int


@pytest.fixture
async def serving(
    hass: HomeAssistant, vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> AsyncIterator[Server]:
    """A home in Berlin that has media sources and serves them."""
    await hass.config.async_update(time_zone="Europe/Berlin")
    assert await async_setup_component(hass, "media_source", {})
    film, hosts = Film("/api/unifiprotect/video/{nvr}/{camera}/{start}/{end}"), dict[str, ReolinkApi]()
    film.extra_urls = ["/api/frigate/{instance}/recording/{camera}/start/{start}/end/{end}"]
    with ExitStack() as stack:
        module = stack.enter_context(reolink(hosts))
        hass.http.register_view(film)
        hass.http.register_view(Film("/film.mp4", requires_auth=False))
        hass.http.register_view(vars(import_module(f"{module.__package__}.views"))["PlaybackProxyView"](hass))
        client = await hass_client_no_auth()
        assert hass.config.api is not None
        assert client.server.port is not None
        hass.config.api.port = client.server.port
        yield Server(stack=stack, hosts=hosts, reolink=module, film=film, port=client.server.port)


@pytest.fixture
def add_camera(hass: HomeAssistant, vault: MockConfigEntry) -> AddCamera:
    """Add a camera; of what it is fed does not matter, for nothing answers."""

    async def _add(title: str = "Front door", **data: Any) -> str:
        usual = {} if "camera_entity" in data else {"stream_url": "rtsp://127.0.0.1:1/stream"}
        data = {"motion_detection": "off", **usual, **data}
        added = ConfigSubentry(data=MappingProxyType(data), subentry_type="camera", title=title, unique_id=None)
        hass.config_entries.async_add_subentry(vault, added)
        await hass.async_block_till_done()
        return added.subentry_id

    return _add


def an_entry(hass: HomeAssistant, domain: str, **more: Any) -> MockConfigEntry:
    entry = MockConfigEntry(domain=domain, **more)
    entry.add_to_hass(hass)
    return entry


def an_entity(
    hass: HomeAssistant, entry: MockConfigEntry, device: str, unique_id: str, domain: str = "camera", name: str = ""
) -> str:
    """Register an entity of a device of another integration."""
    made = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={(entry.domain, device)}, name=device
    )
    name = name or f"{entry.domain}_{device}".lower().replace(" ", "_")
    entity = er.async_get(hass).async_get_or_create(
        domain, entry.domain, unique_id, config_entry=entry, device_id=made.id, suggested_object_id=name
    )
    return entity.entity_id


async def offers(client: Client, camera: str, day: str = DAY) -> dict[str, Any]:
    found: dict[str, Any] = await ask(client, "clips/offers", camera=camera, day=day)
    return found


def standings(found: dict[str, Any]) -> dict[str, str]:
    return {one["recorder"]: one["standing"] for one in found["recorders"]}


def starts(found: dict[str, Any]) -> list[str]:
    return [offer["start"] for offer in found["offers"]]


def frigate_events(count: int = 2) -> list[FrigateEvent]:
    mine = [FrigateEvent("door", NOON + timedelta(minutes=number, seconds=0.25), 12) for number in range(count)]
    return [*mine, FrigateEvent("yard", NOON, 5), FrigateEvent("door", NOON + timedelta(hours=9), None)]


@pytest.fixture
def frigate(hass: HomeAssistant, serving: Server, monkeypatch: pytest.MonkeyPatch) -> tuple[str, FrigateSource]:
    """Two instances of Frigate that know a camera of the same name; return one's camera, and the source."""
    first = an_entry(hass, "frigate", title="frigate:5000", entry_id="first")
    an_entry(hass, "frigate", title="shed:5000", entry_id="second")
    source = FrigateSource({"shed": "shed:5000", "house": "frigate:5000"}, frigate_events())
    shows(hass, monkeypatch, "frigate", source)
    return an_entity(hass, first, "Door", "first:camera:door"), source

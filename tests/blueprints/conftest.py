"""What these tests have in common with those of Home Assistant's surface."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from homeassistant.auth.models import Credentials
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.model.ids import ClipId
from tests.people import APP
from tests.surface.conftest import _custom_integrations, cameras_run, entry, home, owner, vault  # noqa: F401  # fixtures
from tests.surface.kept import MINUTE_MS, Kept
from tests.web import watching
from tests.web.sharing import allow_links


@pytest.fixture
async def kept(home: HomeAssistant, owner: MockUser, data_folder: Path) -> Kept:  # noqa: F811  # fixtures
    """A loaded vault with two cameras, none of which sends a picture."""
    return await Kept.load(home)


@pytest.fixture
async def client(kept: Kept, owner: MockUser, hass_ws_client: WebSocketGenerator) -> Any:  # noqa: F811  # fixtures
    """A connection of the owner, in a login of a browser."""
    assert await async_setup_component(kept.hass, "websocket_api", {})
    refresh = await kept.hass.auth.async_create_refresh_token(owner, client_id=APP)
    access_token = kept.hass.auth.async_create_access_token(refresh)
    refresh.credential = Credentials(auth_provider_type="homeassistant", auth_provider_id=None, data={})
    return await hass_ws_client(kept.hass, access_token)


@pytest.fixture
def clip_id(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> ClipId:
    """A clip of the front door, five minutes ago."""
    allow_links(kept.entry)
    monkeypatch.setattr(watching, "START_MS", wall_ms() - 5 * MINUTE_MS)
    return watching.keep(kept.entry, camera=kept.door)


@pytest.fixture(autouse=True)
async def _automations_end(hass: HomeAssistant) -> AsyncIterator[None]:
    """Have no automation wait for a time when a test is over."""
    yield
    if hass.services.has_service("automation", "turn_off"):
        await hass.services.async_call("automation", "turn_off", {"entity_id": "all"}, blocking=True)

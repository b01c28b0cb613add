"""A Home Assistant core with Footage Guard in it, and sessions of different people."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from homeassistant.auth.models import RefreshToken
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import CLIENT_ID, MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from custom_components.footage_guard.const import DOMAIN
from tests.people import OWNER_ID

type Connect = Callable[[str], Awaitable[MockHAClientWebSocket]]


@pytest.fixture
async def vault(hass: HomeAssistant, data_folder: Path, enable_custom_integrations: None) -> MockConfigEntry:
    """A loaded vault without cameras."""
    for component in ("http", "frontend", "websocket_api"):
        assert await async_setup_component(hass, component, {})
    entry = MockConfigEntry(domain=DOMAIN, title="Footage Guard", data={"mode": "sealed", "approver": OWNER_ID})
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    return entry


@pytest.fixture
def connect(hass: HomeAssistant, vault: MockConfigEntry, hass_ws_client: WebSocketGenerator) -> Connect:
    """Connect as a person: the approver by the id of one, anybody else as an administrator."""

    async def _connect(user_id: str) -> MockHAClientWebSocket:
        user = await hass.auth.async_get_user(user_id)
        user = user or MockUser(id=user_id, name="Somebody", is_owner=user_id != OWNER_ID).add_to_hass(hass)
        token: RefreshToken = await hass.auth.async_create_refresh_token(user, CLIENT_ID)
        return await hass_ws_client(hass, hass.auth.async_create_access_token(token))

    return _connect

"""Whoever removes the entry ends everything that goes out, at once: not when the last camera has ended its clip."""

import asyncio
from collections.abc import Iterator

from aiohttp import ClientPayloadError
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard import entry as entry_module
from custom_components.footage_guard.bridge.keeping.founding import adopt_vault
from custom_components.footage_guard.const import DOMAIN
from tests.people import OWNER_ID

from .accepting import Client
from .sharing import allow_links, fetch, look, open_link, shared, ticket_of
from .watching import Http, keep, noise

LARGE = (1280, 720)


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault)
    return await hass_client_no_auth()


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> Iterator[asyncio.Event]:
    """Cameras that end their clips only once the event is set."""
    ended = asyncio.Event()

    async def stop(_cameras: object) -> None:
        await ended.wait()

    monkeypatch.setattr(entry_module, "_async_stop_cameras", stop)
    yield ended
    ended.set()


async def test_links_and_what_is_being_sent_end_before_cameras_do(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, busy: asyncio.Event
) -> None:
    given = await shared(client, vault, keep(vault, noise(pictures=30, size=LARGE)))
    ticket = await ticket_of(http, given)
    response = await fetch(http, ticket)
    whole = int(response.headers["Content-Length"])
    first = await response.content.read(1024)
    assert first
    removing = hass.async_create_task(hass.config_entries.async_remove(vault.entry_id))
    with pytest.raises(ClientPayloadError):
        async with asyncio.timeout(2):
            await response.content.read()
    assert not removing.done()
    assert len(first) < whole
    for answer in [await look(http, given), await open_link(http, given), await fetch(http, ticket)]:
        assert answer.status == 404
    busy.set()
    await removing


async def test_setting_up_anew_revives_no_link(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    await hass.config_entries.async_remove(vault.entry_id)
    assert (await look(http, given)).status == 404
    await adopt_vault(hass)
    again = MockConfigEntry(domain=DOMAIN, title="Footage Guard", data={"mode": "sealed", "approver": OWNER_ID})
    again.add_to_hass(hass)
    assert await hass.config_entries.async_setup(again.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    for answer in [await look(http, given), await open_link(http, given), await fetch(http, ticket)]:
        assert answer.status == 404
    assert again.runtime_data.vault.lockdown is not None
    assert again.runtime_data.vault._opened.leases.all() == []

"""All files of a share in one: each of up to fifty is open for it, and only while somebody asks for that."""

import asyncio
import io
from zipfile import ZipFile

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.shares import share_streams
from custom_components.footage_guard.bridge.shares.share_tickets import ShareTicket
from custom_components.footage_guard.bridge.shares.sharing import Sharing
from custom_components.footage_guard.model.share import Access
from custom_components.footage_guard.model.share_facts import ShareAccessed
from tests.disk.faults import descriptors

from .accepting import Client
from .sharing import allow_links, fetch, shared, ticket_of
from .unlocking import told
from .watching import Http, keep, noise


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault)
    return await hass_client_no_auth()


async def hang_up(sharing: Sharing, ticket: ShareTicket) -> None:
    """Have somebody ask for it, and hang up while it is opened."""

    async def ask() -> None:
        with sharing.tickets.asked_for(ticket, 0):
            await sharing.async_stream(ticket, 0)

    asking = asyncio.create_task(ask())
    for _ in range(2):
        await asyncio.sleep(0)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    async with ticket.opening:
        assert asking.cancelled()


async def test_nothing_stays_open_for_whoever_has_asked(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many tickets that asked for a byte each used to hold all that the system lets Home Assistant open."""
    given = await shared(client, vault, *(keep(vault) for _ in range(3)))
    address = await ticket_of(http, given)
    sharing = vault.runtime_data.sharing
    ticket = sharing.tickets.find(address)
    whole = await (await fetch(http, address, 0)).read()
    end = len(whole) - 1
    for first, last in ((0, 0), (end // 2, end)):
        answer = await fetch(http, address, 0, Range=f"bytes={first}-{last}")
        assert (answer.status, await answer.read()) == (206, whole[first : last + 1])
    assert (await fetch(http, address, 0, Range=f"bytes={end + 1}-")).status == 416
    with monkeypatch.context() as patched:
        patched.setattr(share_streams, "MOST_OF_LINK", 0)
        assert (await fetch(http, address, 0)).status == 429
    await hang_up(sharing, ticket)
    assert not ticket.streams
    async with asyncio.timeout(5):
        while any("/shares/" in path for path in descriptors().values()):  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.05)
    await asyncio.gather(*sharing._told)
    accesses = [(fact.file, fact.access) for fact in told(vault, ShareAccessed)]
    assert accesses == [(0, Access.STARTED), (0, Access.FINISHED)]


async def test_it_stays_open_for_whoever_else_asks(vault: MockConfigEntry, client: Client, http: Http) -> None:
    clip = keep(vault, noise(pictures=20, size=(1280, 720)))
    given = await shared(client, vault, clip, keep(vault))
    address = await ticket_of(http, given)
    ticket = vault.runtime_data.sharing.tickets.find(address)
    going = await fetch(http, address, 0)
    begun = await going.content.read(1000)
    other = await fetch(http, address, 0, Range=f"bytes=0-{len(begun) - 1}")
    assert await other.read() == begun
    await asyncio.sleep(0.1)
    assert 0 in ticket.streams
    rest = await going.read()
    assert len(begun) + len(rest) == int(going.headers["Content-Length"])


@pytest.mark.parametrize(
    ("asked", "spoken"), [("ca,es;q=0.9,en;q=0.8", "es"), ("en;q=0.5, de;q=0.9", "de"), ("ca", "en"), ("fr-CH", "fr")]
)
async def test_its_papers_are_in_the_language_of_the_page(
    vault: MockConfigEntry, client: Client, http: Http, asked: str, spoken: str
) -> None:
    given = await shared(client, vault)
    http.session.headers["Accept-Language"] = asked
    page = await http.get(f"/footage_guard/s/{given.share_id}")
    assert page.headers["Content-Language"] == spoken
    bundle = await (await fetch(http, await ticket_of(http, given), 0)).read()
    with ZipFile(io.BytesIO(bundle)) as found:
        assert f'<html lang="{spoken}"' in found.read("receipt.html").decode()

"""A link gives exactly what was voted for, as often and as long as was voted for, to whoever holds it."""

import asyncio
from hashlib import sha256

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.share import Access, Client as Kind
from custom_components.footage_guard.model.share_facts import ShareAccessed, ShareOpened

from .accepting import Client
from .deciding import leaving, states
from .sharing import allow_links, fetch, look, open_link, shared, ticket_of
from .unlocking import told
from .watching import UNKNOWN, Http


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault)
    return await hass_client_no_auth()


async def test_a_link_gives_the_file_that_was_voted_for(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault, sender="The green door")
    page = await http.get(f"/footage_guard/s/{given.share_id}")
    assert page.status == 200
    assert "green door" not in await page.text()
    about = await (await look(http, given)).json()
    assert about["sender"] == "The green door"
    assert (about["downloads_left"], about["needs_code"], about["stream_only"]) == (2, False, False)
    opened = await (await open_link(http, given)).json()
    assert opened["files"] == about["files"]
    (file,) = opened["files"]
    body = await (await fetch(http, opened["ticket"])).read()
    assert body == leaving(vault, given.share_id)
    assert (len(body), sha256(body).hexdigest()) == (file["size"], file["sha256"])
    part = await fetch(http, opened["ticket"], Range="bytes=100-199")
    assert (part.status, await part.read()) == (206, body[100:200])
    assert (await (await look(http, given)).json())["downloads_left"] == 1
    assert [fact.left for fact in told(vault, ShareOpened)] == [1]
    assert told(vault, ShareOpened)[0].network == "127.0.0.0/24"
    assert told(vault, ShareOpened)[0].client is Kind.PROGRAM
    await asyncio.sleep(0.1)
    assert [fact.access for fact in told(vault, ShareAccessed)] == [Access.STARTED, Access.FINISHED]


async def test_whoever_has_not_the_secret_gets_what_nobody_gets(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault)
    unknown = await http.get(UNKNOWN)
    for response in (
        await look(http, given, "A" * 43),
        await look(http, given, ""),
        await open_link(http, given, secret="A" * 43),
        await http.get(f"/footage_guard/s/{given.share_id}/open"),
        await http.head(f"/footage_guard/s/{given.share_id}"),
        await http.get("/footage_guard/s/01KB0000000000000000000000"),
        await fetch(http, "A" * 43),
    ):
        assert response.status == 404
        if response.method != "HEAD":
            assert await response.read() == await unknown.read()
    assert not told(vault, ShareOpened)


async def test_of_many_at_once_as_many_get_it_as_are_left(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault, max_downloads=1)
    answers = await asyncio.gather(*(open_link(http, given) for _ in range(20)))
    assert sorted(answer.status for answer in answers) == [200] + [404] * 19
    assert [fact.left for fact in told(vault, ShareOpened)] == [0]


async def test_a_revoked_link_is_gone(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    await client.send_json_auto_id({"type": "footage_guard/shares/revoke", "share_id": given.share_id})
    assert (await client.receive_json())["success"]
    assert (await look(http, given)).status == 404
    assert (await fetch(http, ticket)).status == 404
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED

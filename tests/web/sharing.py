"""Sharing over HTTP, as a recipient's page does it."""

from dataclasses import dataclass
from typing import Any

from aiohttp import ClientResponse
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.model.ids import ClipId
from tests.decided import decide

from .accepting import Answer, Client, runtime_of
from .deciding import approve, frozen
from .watching import Http

ORIGIN = "https://home.example"


def allow_links(entry: MockConfigEntry, **policy: Any) -> None:
    """Have the policy allow links, without a wait unless one is asked for."""
    given: dict[str, Any] = {"public_links": True, "share_origin": ORIGIN, "cooling_minutes": 0} | policy
    decide(runtime_of(entry)._opened, **given)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the last voter was shown."""

    share_id: str
    secret: str
    access_code: str | None
    answer: Answer


async def shared(client: Client, entry: MockConfigEntry, *clips: ClipId, **changed: Any) -> Given:
    """Have a link be made."""
    draft_id = await frozen(client, entry, *clips, **({"delivery": "link", "max_downloads": 2} | changed))
    answer = await approve(client, draft_id)
    assert answer["success"], answer
    result = answer["result"]
    origin, _, secret = result["url"].partition("#")
    assert origin == f"{ORIGIN}/footage_guard/s/{draft_id}"
    assert result["share_id"] == draft_id
    return Given(share_id=draft_id, secret=secret, access_code=result["access_code"], answer=result)


async def look(http: Http, given: Given, secret: str | None = None) -> ClientResponse:
    """Ask what a link leads to."""
    sent = {"secret": given.secret if secret is None else secret}
    return await http.post(f"/footage_guard/s/{given.share_id}", json=sent)


async def open_link(http: Http, given: Given, **changed: Any) -> ClientResponse:
    """Open a link, which counts."""
    sent = {"secret": given.secret, "access_code": given.access_code} | changed
    return await http.post(f"/footage_guard/s/{given.share_id}/open", json=sent)


async def ticket_of(http: Http, given: Given, **changed: Any) -> str:
    """Open a link and return the ticket."""
    response = await open_link(http, given, **changed)
    assert response.status == 200, await response.text()
    ticket: str = (await response.json())["ticket"]
    return ticket


async def fetch(http: Http, ticket: str, number: int = 1, **headers: str) -> ClientResponse:
    """Fetch a file of an opened share."""
    return await http.get(f"/footage_guard/d/{ticket}/{number}", headers=headers)

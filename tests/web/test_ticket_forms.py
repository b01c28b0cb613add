"""A clip in a form that few browsers play is shown in another, which is made while it is watched."""

import asyncio

from aiohttp import ClientError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.watching import watching
from custom_components.footage_guard.media import conversion
from custom_components.footage_guard.model.watch_facts import ClipWatched, View
from tests.media.made import SMALL, shown
from tests.people import OWNER_ID

from .accepting import code, runtime_of
from .conftest import SignIn
from .watching import Http, Viewer, bytes_from, footage, keep, view, watched


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """A browser without a login."""
    return await hass_client_no_auth()


@pytest.fixture
async def viewer(vault: MockConfigEntry, sign_in: SignIn) -> Viewer:
    """The approver, who has unlocked the vault."""
    return await view(vault, await sign_in())


@pytest.fixture
def other_footage() -> bytes:
    """Give a clip in H.265."""
    return footage(codec="libx265")


async def test_another_form_is_converted_while_it_is_watched(
    vault: MockConfigEntry, viewer: Viewer, http: Http, other_footage: bytes
) -> None:
    clip_id = keep(vault, other_footage)
    result = (await viewer.ask(clip_id))["result"]
    assert (result["seekable"], result["picture_ms"], result["size"]) == (False, 100, list(SMALL))
    for headers in ({}, bytes_from(0), bytes_from(5000), {"Range": "bytes=9-5"}):
        answer = await http.get(result["url"], headers=headers)
        assert (answer.status, answer.headers["Accept-Ranges"]) == (200, "none")
        assert "Content-Length" not in answer.headers
        assert shown(await answer.read()) == shown(other_footage)
    assert watched(vault) == [ClipWatched(clip_id=clip_id, view=View.CLIP, actor=OWNER_ID)]


async def test_what_every_browser_plays_can_be_sought_in(vault: MockConfigEntry, viewer: Viewer) -> None:
    result = (await viewer.ask(keep(vault)))["result"]
    assert result["seekable"] is True
    assert (result["picture_ms"], result["begins_ms"], result["size"]) == (100, None, list(SMALL))


async def test_two_watch_another_form_at_once(
    vault: MockConfigEntry, viewer: Viewer, http: Http, other_footage: bytes
) -> None:
    addresses = [await viewer.ticket(keep(vault, other_footage)) for _ in range(2)]
    answers = await asyncio.gather(*(http.get(address) for address in addresses * 2))
    found = await asyncio.gather(*(answer.read() for answer in answers))
    assert [shown(data) for data in found] == [shown(other_footage)] * 4


async def test_a_conversion_ends_with_its_ticket(
    vault: MockConfigEntry, viewer: Viewer, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "_PIECE", 1)
    address = await viewer.ticket(keep(vault, footage(400, codec="libx265")))
    answer = await http.get(address)
    runtime_of(vault).unlocks.lock()
    with pytest.raises(ClientError):
        await answer.read()
    assert (await http.get(address)).status == 404


async def test_where_nothing_converts_the_panel_is_told(
    vault: MockConfigEntry, viewer: Viewer, other_footage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "can_convert", lambda: False)
    assert code(await viewer.ask(keep(vault, other_footage))) == "not_playable_here"


async def test_a_clip_that_cannot_be_converted_shows_nothing(
    vault: MockConfigEntry, viewer: Viewer, http: Http, other_footage: bytes
) -> None:
    broken = other_footage.replace(b"hvcC", b"free")
    answer = await viewer.ask(keep(vault, broken))
    assert (await http.get(answer["result"]["url"])).status == 404

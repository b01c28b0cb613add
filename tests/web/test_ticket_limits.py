"""A ticket ends by itself, serves two requests at a time, and breaks off what it sends as soon as it is over."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Any

from aiohttp import ClientError, ClientPayloadError, ClientResponse
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.watching import tickets as ticket_book
from custom_components.footage_guard.bridge.watching.tickets import Tickets
from custom_components.footage_guard.vault.opening import OpenClip
from tests.disk.faults import descriptors

from .accepting import runtime_of
from .conftest import SignIn
from .watching import Http, Viewer, keep, noise, served, view

PATIENCE_S = 10


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """A browser without a login."""
    return await hass_client_no_auth()


@pytest.fixture
async def viewer(vault: MockConfigEntry, sign_in: SignIn) -> Viewer:
    """The approver, who has unlocked the vault."""
    return await view(vault, await sign_in())


class Clock:
    """A clock that is set by hand, and has Home Assistant's timers be due."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s

    async def go(self, seconds: float) -> None:
        """Let time pass."""
        self.now_s += seconds
        async_fire_time_changed(self._hass, dt_util.utcnow() + timedelta(seconds=seconds + 1))
        await self._hass.async_block_till_done()


@pytest.fixture
def clock(hass: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the tickets."""
    clock = Clock(hass)
    monkeypatch.setattr(book(vault), "_clock", clock)
    return clock


def book(entry: MockConfigEntry) -> Tickets:
    """Return the tickets in use."""
    tickets: Tickets = entry.runtime_data.tickets
    return tickets


async def open_files() -> int:
    """Return how many clips are open, once what is being closed is."""
    await asyncio.sleep(0.05)
    return sum(name.endswith(".age") for name in descriptors().values())


async def ended(answer: ClientResponse) -> bool:
    """Tell whether the connection is broken off before all was sent."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            await answer.read()
    except ClientPayloadError, ClientError:
        return True
    return False


@pytest.mark.parametrize(("waited_s", "status"), [(59, 200), (60, 404), (3600, 404)])
async def test_a_ticket_that_is_not_used_at_once(
    vault: MockConfigEntry, viewer: Viewer, http: Http, clock: Clock, waited_s: float, status: int
) -> None:
    address = await viewer.ticket(keep(vault))
    clock.now_s += waited_s
    assert (await http.get(address)).status == status


@pytest.mark.parametrize(("waited_s", "status"), [(899, 200), (900, 404)])
async def test_a_ticket_that_is_not_used_for_a_while(
    vault: MockConfigEntry, viewer: Viewer, http: Http, clock: Clock, waited_s: float, status: int
) -> None:
    address = await viewer.ticket(keep(vault))
    await (await http.get(address)).read()
    clock.now_s += waited_s
    assert (await http.get(address)).status == status


async def test_no_ticket_is_used_for_more_than_two_hours(
    vault: MockConfigEntry, viewer: Viewer, http: Http, clock: Clock
) -> None:
    address = await viewer.ticket(keep(vault))
    begun_s = clock.now_s
    while clock.now_s < begun_s + 7200:
        assert (await http.get(address)).status == 200
        clock.now_s += 600
    assert (await http.get(address)).status == 404


async def test_watching_does_not_keep_the_vault_unlocked(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    address = await viewer.ticket(keep(vault))
    ends_s = runtime_of(vault).unlocks.get(viewer.session).ends_s
    await (await http.get(address)).read()
    assert runtime_of(vault).unlocks.get(viewer.session).ends_s == ends_s


async def test_what_a_ticket_has_open_is_closed_without_anybody_asking(
    vault: MockConfigEntry, viewer: Viewer, clock: Clock
) -> None:
    await viewer.ticket(keep(vault))
    assert await open_files() == 1
    await clock.go(61)
    assert await open_files() == 0


async def test_a_picture_needs_no_open_clip(vault: MockConfigEntry, viewer: Viewer) -> None:
    await viewer.ticket(keep(vault), "thumbnail_ticket")
    assert await open_files() == 0


async def test_nothing_stays_open_of_what_was_refused(vault: MockConfigEntry, viewer: Viewer) -> None:
    clip_id = keep(vault, b"moving pictures")
    for what in ("ticket", "thumbnail_ticket"):
        assert not (await viewer.ask(clip_id, what))["success"]
    assert await open_files() == 0


async def test_a_page_that_asks_for_very_many_drops_its_own(
    vault: MockConfigEntry, viewer: Viewer, http: Http, sign_in: SignIn
) -> None:
    clip_id = keep(vault)
    other = await view(vault, await sign_in())
    kept = await other.ticket(clip_id)
    first = await viewer.ticket(clip_id)
    second = await viewer.ticket(clip_id)
    await (await http.get(first)).read()
    for _ in range(ticket_book.MOST - 1):
        last = await viewer.ticket(clip_id)
    assert await open_files() == ticket_book.MOST + 1
    assert [(await http.get(address)).status for address in (first, second, last, kept)] == [200, 404, 200, 200]


async def test_a_third_request_ends_the_oldest(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    stored = noise(60, (640, 480))
    address = await viewer.ticket(keep(vault, stored))
    # Nobody reads them, so each waits for its player.
    first, second, third = [await http.get(address) for _ in range(3)]
    assert await ended(first)
    assert await second.read() == await third.read() == served(stored)


async def test_two_requests_are_served_beside_each_other(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    stored = noise(60, (640, 480))
    address = await viewer.ticket(keep(vault, stored))
    one, other = await asyncio.gather(http.get(address), http.get(address))
    assert [*await asyncio.gather(one.read(), other.read())] == [served(stored)] * 2


async def test_a_seeking_player_is_never_refused(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    stored = noise(60, (640, 480))
    whole, address = served(stored), await viewer.ticket(keep(vault, stored))
    for number in range(20):
        place = number * len(whole) // 21
        answer = await http.get(address, headers={"Range": f"bytes={place}-"})
        assert answer.status == 206
        assert await answer.content.readexactly(1000) == whole[place : place + 1000]
        # As a player does that moves on.
        answer.close()


@pytest.mark.parametrize("how", ["lock", "log out", "idle", "deactivated"])
@pytest.mark.parametrize("expected_lingering_timers", [True])
async def test_what_is_being_sent_is_broken_off(
    hass: HomeAssistant, vault: MockConfigEntry, viewer: Viewer, http: Http, clock: Clock, how: str
) -> None:
    answer = await http.get(await viewer.ticket(keep(vault, noise(60, (640, 480)))))
    await answer.content.readexactly(1000)
    match how:
        case "lock":
            runtime_of(vault).unlocks.lock()
        case "log out":
            hass.auth.async_remove_refresh_token(viewer.login.token)
        case "deactivated":
            # Nobody tells of it; the next piece is not sent.
            viewer.login.token.user.is_active = False
        case "idle":
            # Not by firing all timers that are due: those of the client are among them.
            clock.now_s += 900
            book(vault)._look_later(dt_util.utcnow())
    assert await ended(answer)


async def test_a_clip_that_cannot_be_read_any_more_ends(
    vault: MockConfigEntry, viewer: Viewer, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = await viewer.ticket(keep(vault, noise(60, (640, 480))))
    answer = await http.get(address)
    await answer.content.readexactly(1000)

    def refuse(*_: Any) -> memoryview:
        raise OSError

    monkeypatch.setattr(OpenClip, "read", refuse)
    monkeypatch.setattr(OpenClip, "view", refuse)
    assert await ended(answer)
    with suppress(ClientError):
        assert (await http.get(address)).status == 404


async def test_a_lockdown_before_the_first_piece_is_an_address_that_is_not_there(
    hass: HomeAssistant, vault: MockConfigEntry, viewer: Viewer, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = await viewer.ticket(keep(vault))
    view_of = OpenClip.view

    def slow(self: OpenClip, offset: int, length: int) -> memoryview:
        hass.loop.call_soon_threadsafe(runtime_of(vault).unlocks.lock)
        return view_of(self, offset, length)

    monkeypatch.setattr(OpenClip, "view", slow)
    with pytest.raises(ClientError):
        await http.get(address, headers={"Range": "bytes=3000-"})

"""What is being sent by links: how much of it at once, to whom, until when, and what the history says of it."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
import socket
from time import monotonic
from typing import Any

from aiohttp import ClientPayloadError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from yarl import URL

from custom_components.footage_guard.bridge.common import clock
from custom_components.footage_guard.bridge.shares import receipts, share_streams, sharing
from custom_components.footage_guard.bridge.shares.share_streams import MOST_IN_ALL, STALLED_S, ShareStreams
from custom_components.footage_guard.bridge.shares.share_tickets import MOST_OPEN
from custom_components.footage_guard.model.errors import FactUnknown
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.receipt import Receipt
from custom_components.footage_guard.model.share import Access
from custom_components.footage_guard.model.share_facts import ShareAccessed, ShareOpened

from .accepting import Client, runtime_of
from .clocks import Clocks
from .deciding import leaving, states
from .sharing import allow_links, fetch, look, open_link, shared, ticket_of
from .unlocking import told
from .watching import Http, keep, noise


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault)
    return await hass_client_no_auth()


@cache
def large() -> bytes:
    """Return a clip that no connection takes at once."""
    return noise(pictures=20, size=(1280, 720))


@dataclass(eq=False)
class Somebody:
    """A ticket."""

    release_id: ReleaseId
    ended: list[int] = field(default_factory=list)


class Crowd:
    """Many who fetch at once, on a clock that is set by hand."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.streams = ShareStreams(lambda: self.now_s)
        self._open: list[Any] = []

    def begin(self, by: Somebody, number: int = 0) -> share_streams.Stream:
        """Have somebody begin to fetch; what is in the way of that is over."""
        assert self.streams.has_room(by, number)
        request = self.streams.under_way(by, number, lambda: by.ended.append(number))
        self._open.append(request)
        return request.__enter__()


def somebody(number: int) -> Somebody:
    """Return the ticket of a link of its own."""
    return Somebody(ReleaseId(f"01KB00000000000000000000{number:02}"))


def test_whoever_takes_nothing_makes_room_for_whoever_waits() -> None:
    crowd = Crowd()
    many = [somebody(number) for number in range(MOST_IN_ALL)]
    streams = [crowd.begin(each) for each in many]
    late = somebody(99)
    crowd.now_s = STALLED_S - 1
    assert not crowd.streams.has_room(late, 1)
    for stream in streams[:-1]:
        crowd.streams.note_taken(stream)
    crowd.now_s = STALLED_S
    crowd.begin(late)
    assert [len(each.ended) for each in many] == [0] * (MOST_IN_ALL - 1) + [1]
    assert not crowd.streams.has_room(somebody(98), 1)
    crowd.streams.end(late)
    assert late.ended == [0]


def test_nobody_loses_a_place_that_nobody_wants() -> None:
    crowd = Crowd()
    slow, other = somebody(1), somebody(2)
    crowd.begin(slow)
    crowd.now_s = 10 * STALLED_S
    crowd.begin(other)
    assert slow.ended == []


def test_of_one_link_the_same_holds_for_its_two() -> None:
    crowd = Crowd()
    link = ReleaseId("01KB0000000000000000000001")
    thief, recipient = Somebody(link), Somebody(link)
    crowd.begin(thief, 1)
    crowd.begin(thief, 2)
    assert not crowd.streams.has_room(recipient, 1)
    crowd.begin(thief, 1)
    assert thief.ended == [1]
    crowd.now_s = STALLED_S
    crowd.begin(recipient)
    assert thief.ended == [1, 2]
    # Who moves keeps their place, whoever else comes.
    crowd.begin(Somebody(link))
    assert thief.ended == [1, 2, 1]
    assert not crowd.streams.has_room(Somebody(link), 1)
    assert recipient.ended == []


def test_a_player_that_is_moved_about_ends_no_download() -> None:
    crowd = Crowd()
    recipient = somebody(1)
    download = crowd.begin(recipient, 1)
    for _ in range(3):
        crowd.now_s += 1
        crowd.begin(recipient, 2)
    assert recipient.ended == [2, 2]
    # A third file waits until one of the two is not taken any more.
    assert not crowd.streams.has_room(recipient, 3)
    crowd.now_s += STALLED_S
    crowd.streams.note_taken(download)
    crowd.begin(recipient, 3)
    assert recipient.ended == [2, 2, 2]


def test_nor_a_download_of_the_same_film_that_moves() -> None:
    crowd = Crowd()
    recipient = somebody(1)
    download = crowd.begin(recipient, 1)
    for place in range(2, 5):
        crowd.now_s += 1
        player = crowd.begin(recipient, 1)
        crowd.now_s += 1
        crowd.streams.note_taken(download)
        assert player in crowd.streams._all
        assert len(recipient.ended) == place - 2
    assert download in crowd.streams._all


def test_what_stands_still_goes_before_what_moves_of_the_same_film() -> None:
    """As a film that was begun and paused, while another one is downloaded and looked at."""
    crowd = Crowd()
    recipient = somebody(1)
    crowd.begin(recipient, 1)
    download = crowd.begin(recipient, 2)
    crowd.now_s = STALLED_S
    crowd.streams.note_taken(download)
    crowd.begin(recipient, 2)
    assert recipient.ended == [1]
    assert download in crowd.streams._all


async def stalled(http: Http, ticket: str) -> asyncio.StreamWriter:
    """Fetch a file and take next to nothing of it."""
    url = URL(str(http.make_url(f"/footage_guard/d/{ticket}/1")))
    reader, writer = await asyncio.open_connection(url.host, url.port, limit=1024)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    writer.write(f"GET {url.path} HTTP/1.1\r\nHost: {url.host}\r\n\r\n".encode())
    assert await reader.read(1)
    return writer


async def settled(entry: MockConfigEntry) -> None:
    """Wait until the ledger knows all that it is told of shares."""
    await asyncio.gather(*entry.runtime_data.sharing._told)


async def test_slow_readers_do_not_keep_others_out(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(vault.runtime_data.sharing.tickets._streams, "_clock", lambda: now[0])
    given = await shared(client, vault, keep(vault, large()), max_downloads=3)
    thieves = [await stalled(http, await ticket_of(http, given)) for _ in range(2)]
    ticket = await ticket_of(http, given)
    assert (await fetch(http, ticket)).status == 429
    async with asyncio.timeout(20):
        # Until what the system keeps for a reader is full, they go on.
        while (answer := await fetch(http, ticket)).status == 429:
            now[0] += STALLED_S
            await asyncio.sleep(0.2)
    assert (answer.status, await answer.read() == leaving(vault, given.share_id)) == (200, True)
    for writer in thieves:
        writer.close()


@pytest.mark.parametrize("set_back_ms", [0, 3_600_000])
async def test_what_expires_is_broken_off_while_it_is_sent(
    vault: MockConfigEntry, client: Client, http: Http, clocks: Clocks, set_back_ms: int
) -> None:
    """Also where somebody sets the clock back meanwhile."""
    given = await shared(client, vault, keep(vault, large()))
    lease = runtime_of(vault)._opened.leases.of(ReleaseId(given.share_id))
    assert lease is not None
    left_s = 2.0
    clocks.go_on(lease.not_after_ms - clock.wall_ms() - round(left_s * 1000))
    begun = monotonic()
    answer = await fetch(http, await ticket_of(http, given))
    await answer.content.read(1000)
    clocks.wall_ms -= set_back_ms
    await asyncio.sleep(left_s + begun - monotonic())
    with pytest.raises(ClientPayloadError):
        await answer.read()
    assert monotonic() - begun < left_s + 2
    clocks.wall_ms += set_back_ms
    assert (await look(http, given)).status == 404
    await settled(vault)
    assert [fact.access for fact in told(vault, ShareAccessed)] == [Access.STARTED, Access.BROKEN_OFF]


async def test_a_clock_that_is_set_ahead_ends_what_is_sent(
    vault: MockConfigEntry, client: Client, http: Http, clocks: Clocks
) -> None:
    """As where a machine learns the time only after it has started."""
    given = await shared(client, vault, keep(vault, large()))
    ticket = await ticket_of(http, given)
    answer = await fetch(http, ticket)
    await answer.content.read(1000)
    clocks.go_on(32 * 24 * 3_600_000)
    with pytest.raises(ClientPayloadError):
        await answer.read()
    assert (await fetch(http, ticket)).status == 404


async def test_whoever_fetches_a_part_twice_has_not_all(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault)
    size = len(leaving(vault, given.share_id))
    ticket, half = await ticket_of(http, given), size // 2
    for _ in range(2):
        await (await fetch(http, ticket, Range=f"bytes={half}-")).read()
    await settled(vault)
    assert [fact.access for fact in told(vault, ShareAccessed)] == [Access.STARTED]
    # The rest of it, with a part that was sent before.
    await (await fetch(http, ticket, Range=f"bytes=0-{half + 10}")).read()
    await settled(vault)
    assert [fact.access for fact in told(vault, ShareAccessed)] == [Access.STARTED, Access.FINISHED]
    assert told(vault, ShareAccessed)[-1].size_bytes > size


@pytest.mark.parametrize("number", [0, 1])
async def test_a_download_goes_on_where_it_was_broken_off(
    vault: MockConfigEntry, client: Client, http: Http, number: int
) -> None:
    ticket = await ticket_of(http, await shared(client, vault))
    answer = await fetch(http, ticket, number)
    whole, tag = await answer.read(), answer.headers["ETag"]
    # The whole holds when it was written, in a receipt of its own.
    assert not number or tag == f'"{sha256(whole).hexdigest()}"'
    part = {"Range": "bytes=5-"}
    answer = await fetch(http, ticket, number, **part, **{"If-Range": tag})
    assert (answer.status, await answer.read(), answer.headers["ETag"]) == (206, whole[5:], tag)
    for other in (f"W/{tag}", '"something"', tag.strip('"'), "Sat, 28 Nov 2026 12:00:00 GMT"):
        answer = await fetch(http, ticket, number, **part, **{"If-Range": other})
        assert (answer.status, await answer.read()) == (200, whole)


async def test_whoever_hangs_up_changes_no_count_and_is_in_the_history(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    """Home Assistant cancels what it does for a request whose connection is gone, in the middle of whatever it is."""
    allow_links(vault, max_downloads=30)
    given = await shared(client, vault, keep(vault, large()), max_downloads=30)
    address, body = f"/footage_guard/s/{given.share_id}/open", {"secret": given.secret, "access_code": None}
    for number in range(20):
        opening = asyncio.create_task(http.post(address, json=body))
        await asyncio.sleep(0.002 * number)
        opening.cancel()
        with suppress(asyncio.CancelledError):
            (await opening).close()
    ticket = await ticket_of(http, given)
    for _ in range(3):
        answer = await fetch(http, ticket)
        await answer.content.read(1000)
        answer.close()
    await asyncio.sleep(0.3)
    lease = runtime_of(vault)._opened.leases.of(ReleaseId(given.share_id))
    assert lease is not None
    assert [fact.left for fact in told(vault, ShareOpened)] == list(range(29, lease.left - 1, -1))
    answer = await fetch(http, ticket, Range="bytes=0-9")
    assert await answer.read()
    vault.runtime_data.sharing.tickets.clear()
    await settled(vault)
    facts = [(fact.access, fact.size_bytes) for fact in told(vault, ShareAccessed)]
    assert [access for access, _ in facts] == [Access.STARTED, Access.BROKEN_OFF]
    assert facts[-1][1] < len(leaving(vault, given.share_id))


async def test_the_last_download_is_over_with_whoever_hung_up(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault, max_downloads=1)
    is_counted = asyncio.Event()

    async def wait_for_ever(*_: Any, **__: Any) -> bytes:
        is_counted.set()
        await asyncio.Event().wait()
        return b""

    monkeypatch.setattr(sharing, "async_receipt", wait_for_ever)
    opening = asyncio.create_task(ticket_of(http, given))
    await is_counted.wait()
    opening.cancel()
    with suppress(asyncio.CancelledError):
        await opening
    monkeypatch.setattr(sharing, "async_receipt", receipts.async_receipt)
    async with asyncio.timeout(5):
        while (await states(vault, given.share_id))[0] is not ReleaseState.ENDED:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.05)
    assert (await look(http, given)).status == 404


def left_of(entry: MockConfigEntry, share_id: str) -> int:
    """Return how many downloads are left of a share."""
    lease = runtime_of(entry)._opened.leases.of(ReleaseId(share_id))
    assert lease is not None
    return lease.left


async def test_a_receipt_that_cannot_be_read_uses_up_no_download(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault, max_downloads=1)

    def lacks(*_: Any, **__: Any) -> Receipt:
        raise FactUnknown

    with monkeypatch.context() as patched:
        patched.setattr(receipts, "receipt", lacks)
        assert (await open_link(http, given)).status == 404
    assert (left_of(vault, given.share_id), told(vault, ShareOpened)) == (1, [])
    assert await ticket_of(http, given)


async def test_the_last_download_is_over_with_a_receipt_that_cannot_be_written(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault, max_downloads=1)

    async def refuse(*_: Any, **__: Any) -> bytes:
        raise OSError

    monkeypatch.setattr(sharing, "async_receipt", refuse)
    assert (await open_link(http, given)).status == 404
    async with asyncio.timeout(5):
        while (await states(vault, given.share_id))[0] is not ReleaseState.ENDED:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.05)


async def test_of_many_files_a_few_are_open(vault: MockConfigEntry, client: Client, http: Http) -> None:
    """Also of one whose download goes on meanwhile, and each of them is told of once."""
    clips = [keep(vault, large()), *(keep(vault) for _ in range(MOST_OPEN + 2))]
    given = await shared(client, vault, *clips)
    address = await ticket_of(http, given)
    ticket = vault.runtime_data.sharing.tickets.find(address)
    going = await fetch(http, address)
    await going.content.read(1000)
    for _ in range(2):
        for number in range(2, len(clips) + 1):
            answer = await fetch(http, address, number)
            assert await answer.read() == leaving(vault, given.share_id, number)
            assert len(ticket.streams) <= MOST_OPEN
    assert 1 in ticket.streams
    going.close()
    await settled(vault)
    started = [fact.file for fact in told(vault, ShareAccessed) if fact.access is Access.STARTED]
    assert started == list(range(1, len(clips) + 1))

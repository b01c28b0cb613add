"""Whatever ends a share ends it for everybody at once, and whatever goes on beside it neither loses nor revives it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree, rmtree
import socket
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from yarl import URL

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.common.times import to_text
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.errors import ExportChanged
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.vault.age.small import seal
from custom_components.footage_guard.vault.leases import Leases
from custom_components.footage_guard.vault.sharing import SharedFiles, identity_of
from custom_components.footage_guard.vault.vault import Vault
from tests.disk.faults import descriptors
from tests.people import OWNER_ID

from .accepting import Client, accept, code, proof, runtime_of
from .conftest import Connect
from .deciding import approve, decisions, frozen, states
from .household import OTHERS_PASSPHRASE, Two
from .sharing import Given, allow_links, fetch, look, open_link, shared, ticket_of
from .unlocking import ask, send_to
from .watching import Http, keep, noise

LARGE = (1280, 720)


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault)
    return await hass_client_no_auth()


@contextmanager
def refused_disk(monkeypatch: pytest.MonkeyPatch, of: type = Leases, what: str = "end") -> Iterator[None]:
    """Have the disk of the leases refuse to end one, or another disk something else."""

    def refuse(*_: Any) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(of, what, refuse)
        yield


async def late_bytes(reader: asyncio.StreamReader) -> int:
    """Return how much comes until the connection is broken off, which it has to be."""
    late = 0
    try:
        while piece := await reader.read(65536):
            late += len(piece)
    except ConnectionError:
        return late
    raise AssertionError


async def given_of(answer: dict[str, Any]) -> Given:
    """Return what the last voter was shown."""
    result = answer["result"]
    return Given(
        share_id=result["share_id"],
        secret=result["url"].partition("#")[2],
        access_code=result["access_code"],
        answer=result,
    )


async def test_of_two_votes_at_once_one_releases_a_link_that_opens(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    draft_id = await frozen(client, vault, delivery="link")
    shown = [await ask(client, "approval/challenge", draft_id=draft_id) for _ in range(2)]
    for each in shown:
        vote = {"type": "footage_guard/approval/approve", "draft_id": draft_id, **proof(each)}
        await client.send_json_auto_id(vote)
    answers = [await client.receive_json() for _ in range(2)]
    (won,) = [answer for answer in answers if answer["success"]]
    (lost,) = [answer for answer in answers if not answer["success"]]
    assert code(lost) == "statement_changed"
    given = await given_of(won)
    assert (await fetch(http, await ticket_of(http, given))).status == 200


async def test_a_look_while_files_are_made_ready_leaves_them(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = await frozen(client, vault, delivery="link")
    prepare = vault.runtime_data.sharing.async_prepare

    async def looked_at_meanwhile(*arguments: Any) -> Any:
        prepared = await prepare(*arguments)
        await decisions(vault).async_look()
        return prepared

    monkeypatch.setattr(vault.runtime_data.sharing, "async_prepare", looked_at_meanwhile)
    given = await given_of(await approve(client, draft_id))
    assert (await fetch(http, await ticket_of(http, given))).status == 200


async def test_the_last_wrong_code_ends_tickets_as_well(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault, access_code=True)
    ticket = await ticket_of(http, given)
    for _ in range(5):
        await open_link(http, given, access_code="XXXX-XXXX")
    assert (await fetch(http, ticket)).status == 404


async def test_an_earlier_end_is_that_of_tickets_as_well(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    await send_to(client, "shares/shorten", share_id=given.share_id, not_after=to_text(wall_ms() + 1000))
    await asyncio.sleep(1.5)
    assert (await fetch(http, ticket)).status == 404
    assert (await look(http, given)).status == 404


async def test_what_is_sent_ends_with_less_that_the_history_was_not_told_of(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)

    def refuse(*_: Any) -> int:
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "append", refuse)
        assert code(await send_to(client, "shares/shorten", share_id=given.share_id, downloads=0)) == "disk_refused"
    assert (await fetch(http, ticket)).status == 404
    assert (await open_link(http, given)).status == 404


async def test_a_revocation_that_the_disk_refuses_holds(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)
    with refused_disk(monkeypatch):
        assert code(await send_to(client, "shares/revoke", share_id=given.share_id)) == "disk_refused"
        await decisions(vault).async_look()
        assert (await look(http, given)).status == 404
    await decisions(vault).async_look()
    assert (await look(http, given)).status == 404
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED


@pytest.mark.parametrize(("of", "what"), [(Leases, "end"), (Ledger, "append")])
async def test_a_fifth_wrong_code_that_the_disk_refuses_holds(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch, of: type, what: str
) -> None:
    """Whoever had opened it before used to go on for up to two hours."""
    given = await shared(client, vault, access_code=True)
    ticket = await ticket_of(http, given)
    assert await (await fetch(http, ticket)).read()
    with refused_disk(monkeypatch, of, what):
        for _ in range(5):
            await open_link(http, given, access_code="XXXX-XXXX")
        await decisions(vault).async_look()
        assert (await fetch(http, ticket)).status == 404
        assert (await look(http, given)).status == 404
    await decisions(vault).async_look()
    assert (await fetch(http, ticket)).status == 404
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED


async def test_a_lockdown_that_the_disk_refuses_holds_after_it_was_left(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)
    with refused_disk(monkeypatch):
        await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
        await decisions(vault).async_look()
    monkeypatch.setattr(type(runtime_of(vault)), "lockdown", None)
    assert (await look(http, given)).status == 404
    await decisions(vault).async_look()
    assert (await look(http, given)).status == 404
    assert runtime_of(vault)._opened.leases.all() == []


async def test_a_look_that_was_under_way_revives_nothing(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)
    sharing = vault.runtime_data.sharing
    decide = sharing._requests.async_decide

    async def revoked_meanwhile(doing: Any) -> Any:
        found = await decide(doing)
        monkeypatch.setattr(sharing._requests, "async_decide", decide)
        await sharing.async_revoke(given.share_id, actor=None)
        return found

    monkeypatch.setattr(sharing._requests, "async_decide", revoked_meanwhile)
    await sharing.async_tidy()
    assert given.share_id not in sharing.going
    assert (await look(http, given)).status == 404


async def test_a_look_between_count_and_ticket_loses_no_download(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault, max_downloads=1)
    sharing = vault.runtime_data.sharing
    count = sharing._async_count

    async def looked_at_meanwhile(*arguments: Any) -> Any:
        found = await count(*arguments)
        await decisions(vault).async_look()
        return found

    monkeypatch.setattr(sharing, "_async_count", looked_at_meanwhile)
    assert (await fetch(http, await ticket_of(http, given))).status == 200


async def test_a_used_up_link_is_gone_with_its_last_ticket(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault, max_downloads=1)
    await ticket_of(http, given)
    assert (await look(http, given)).status == 200
    vault.runtime_data.sharing.tickets.clear()
    looking = decisions(vault)._looking
    assert looking is not None
    await looking
    assert (await look(http, given)).status == 404
    assert (await http.get(f"/footage_guard/s/{given.share_id}")).status == 404


async def test_a_slow_reader_gets_nothing_that_waited_in_the_system(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault, keep(vault, noise(pictures=30, size=LARGE)))
    ticket = await ticket_of(http, given)
    url = URL(str(http.make_url(f"/footage_guard/d/{ticket}/1")))
    reader, writer = await asyncio.open_connection(url.host, url.port, limit=1024)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    writer.write(f"GET {url.path} HTTP/1.1\r\nHost: {url.host}\r\n\r\n".encode())
    assert await reader.read(100)
    await asyncio.sleep(1)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    await asyncio.sleep(1)
    assert await late_bytes(reader) < 200_000
    writer.close()


async def test_whoever_hangs_up_leaves_nothing_open(vault: MockConfigEntry, client: Client, http: Http) -> None:
    """Home Assistant ends what it does for a request whose connection is gone, in the middle of whatever it is."""
    given = await shared(client, vault)
    ticket = vault.runtime_data.sharing.tickets.find(await ticket_of(http, given))
    before = len(descriptors())
    for _ in range(30):
        opening = asyncio.create_task(vault.runtime_data.sharing.async_stream(ticket, 0))
        await asyncio.sleep(0)
        opening.cancel()
        await asyncio.gather(opening, return_exceptions=True)
    await asyncio.sleep(0.2)
    vault.runtime_data.sharing.tickets.clear()
    await asyncio.sleep(0.2)
    assert len(descriptors()) <= before


async def test_files_that_a_crash_left_half_made_go_with_the_first_look(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault)
    assert await hass.config_entries.async_unload(vault.entry_id)
    left = cache_folder(hass) / "shares" / ".new-0123456789abcdef"
    left.write_bytes(b"half a file")
    assert await hass.config_entries.async_setup(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not left.exists()
    assert given.share_id in {path.name[:26] for path in left.parent.iterdir()}


async def test_what_the_disk_refuses_to_remove_is_removed_later(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)

    def refuse(*_: Any) -> None:
        raise OSError(5, "no answer")

    with monkeypatch.context() as patch:
        patch.setattr(SharedFiles, "keep_only", refuse)
        await send_to(client, "shares/revoke", share_id=given.share_id)
        await decisions(vault).async_look()
        assert (await look(http, given)).status == 404
    await decisions(vault).async_look()
    assert not list((cache_folder(hass) / "shares").iterdir())


async def test_what_the_history_cannot_be_told_of_is_not_sent(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)

    def refuse(*_: Any) -> int:
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "tell", refuse)
        assert (await fetch(http, ticket)).status == 404
    assert (await fetch(http, ticket)).status == 200


async def test_a_file_that_was_cut_is_not_sent(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    (path,) = (cache_folder(hass) / "shares").glob("*.age")
    path.write_bytes(path.read_bytes()[:-20])
    assert (await fetch(http, ticket)).status == 404
    assert (await open_link(http, given)).status == 404


async def test_a_file_of_another_length_is_not_sent(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    """Whoever has the link can encrypt a file for it, and put it where ours was."""
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    identity = identity_of(given.secret, ReleaseId(given.share_id))
    (path,) = (cache_folder(hass) / "shares").glob("*.age")
    path.write_bytes(seal(b"something else", [identity.recipient]))
    for number in (0, 1):
        assert (await fetch(http, ticket, number)).status == 404


async def test_nothing_is_ready_to_be_shared_while_nobody_votes(vault: MockConfigEntry, client: Client) -> None:
    draft_id = await frozen(client, vault)
    desk = vault.runtime_data.requests
    shares = await desk.async_decide(lambda booth, _now: booth.shares)
    statement = (await decisions(vault).async_show(ReleaseId(draft_id))).statement
    with pytest.raises(ExportChanged):
        shares.make(statement, 0)


async def test_an_older_backup_brings_nothing_back_that_was_revoked(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, data_folder: Path, connect: Connect
) -> None:
    """Neither by itself, nor once a person accepted the history that came with it."""
    given, kept = await shared(client, vault), data_folder.with_name("backup")
    assert await hass.config_entries.async_unload(vault.entry_id)
    copytree(data_folder, kept)
    await setup(hass, vault)
    assert (await look(http, given)).status == 200
    await hass.services.async_call("footage_guard", "revoke_share", {"share_id": given.share_id}, blocking=True)
    assert await hass.config_entries.async_unload(vault.entry_id)
    rmtree(data_folder)
    kept.rename(data_folder)
    await setup(hass, vault)
    assert runtime_of(vault).ledger_problem is not None
    assert (await look(http, given)).status == 404
    assert (await accept(await connect(OWNER_ID)))["success"]
    await decisions(vault).async_look()
    assert (await look(http, given)).status == 404
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED


async def test_a_share_of_two_is_made_by_the_second_vote(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, http: Http
) -> None:
    """Before it nothing is ready to leave, and nobody has a link."""
    allow_links(vault, quorum=2, cooling_minutes=10)
    draft_id = await frozen(two.one, vault, delivery="link")
    first = (await approve(two.one, draft_id))["result"]
    assert first == {"status": "waiting", "votes": 1, "needed": 2}
    assert runtime_of(vault)._opened.leases.all() == []
    assert not list((cache_folder(hass) / "shares").glob("*.age"))
    answer = await approve(two.other, draft_id, OTHERS_PASSPHRASE)
    given = await given_of(answer)
    assert answer["result"]["status"] == "cooling"
    assert (await look(http, given)).status == 404
    assert (await send_to(two.one, "approval/veto", draft_id=draft_id))["success"]
    await decisions(vault).async_look()
    assert runtime_of(vault)._opened.leases.all() == []
    assert (await look(http, given)).status == 404


async def setup(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Load the entry, with the policy that allows links."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    allow_links(entry)
    await decisions(entry).async_look()

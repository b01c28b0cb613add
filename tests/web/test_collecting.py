"""What was approved as a file is downloaded once, whole, by the person who may, and is what was voted for."""

import asyncio
from contextvars import ContextVar, copy_context
import errno
from hashlib import sha256
import io
import threading
from time import monotonic
from typing import Any
from zipfile import ZipFile

from aiohttp import ClientError
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.proof import acting
from custom_components.footage_guard.bridge.shares.collecting import LASTS_S
from custom_components.footage_guard.model.errors import ClipError
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.share import Access, Client as Kind
from custom_components.footage_guard.model.share_facts import ShareAccessed, ShareOpened
from custom_components.footage_guard.vault.age.keys import Identity, Passphrase, X25519Identity
from custom_components.footage_guard.vault.age.small import open_sealed
from custom_components.footage_guard.vault.sweeping import releases_with_files
from custom_components.footage_guard.web.footage import file_view
from tests.damage import spoil
from tests.disk.faults import descriptors
from tests.surface.asked import police, receive

from .accepting import Answer, Client, code, runtime_of
from .conftest import Connect
from .deciding import approve, frozen, leaving, states, written
from .sharing import allow_links
from .unlocking import ask, send_to, told
from .watching import Http, keep, noise

SPOKEN = "a lantern beside seven quiet rivers"


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """A browser, which sends no login with what it downloads."""
    allow_links(vault, public_links=False, share_origin=None)
    return await hass_client_no_auth()


async def approved(client: Client, entry: MockConfigEntry, clip: ClipId | None = None, **changed: Any) -> str:
    """Have a file be approved."""
    terms: dict[str, Any] = {"delivery": "file", **changed}
    draft_id = await frozen(client, entry, *(() if clip is None else (clip,)), **terms)
    result = (await approve(client, draft_id))["result"]
    assert (result["status"], result["url"], result["access_code"]) == ("released", None, None)
    return draft_id


async def collect(client: Client, draft_id: str, **changed: object) -> Answer:
    """Ask for a ticket."""
    answer: Answer = await ask(client, "approval/collect", draft_id=draft_id, **changed)
    return answer


def opened(body: bytes, identity: Identity) -> bytes:
    """Return what is in an age file."""
    return open_sealed(body, [identity])


def must_hold(body: bytes, entry: MockConfigEntry, draft_id: str) -> None:
    """It is the ZIP of exactly the file that was voted for."""
    with ZipFile(io.BytesIO(body)) as found:
        assert found.testzip() is None
        assert set(found.namelist()) == {"footage-1.mp4", "receipt.json", "receipt.html", "README.txt"}
        assert found.read("footage-1.mp4") == leaving(entry, draft_id)


async def test_a_file_is_downloaded_once(vault: MockConfigEntry, client: Client, http: Http) -> None:
    draft_id = await approved(client, vault)
    ticket = await collect(client, draft_id)
    assert ticket["name"] == "footage.zip"
    assert not told(vault, ShareOpened)
    answer = await http.get(ticket["url"])
    assert (answer.status, answer.content_type) == (200, "application/zip")
    assert answer.headers["Cache-Control"] == "no-store, private"
    must_hold(await answer.read(), vault, draft_id)
    assert sha256(leaving(vault, draft_id)).hexdigest() == ticket["files"][0]["sha256"]
    assert [(fact.left, fact.client) for fact in told(vault, ShareOpened)] == [(0, Kind.PANEL)]
    assert (await http.get(ticket["url"])).status == 404
    assert (await states(vault, draft_id))[0] is ReleaseState.ENDED
    assert code(await send_to(client, "approval/collect", draft_id=draft_id)) == "not_live_yet"


async def test_a_file_is_encrypted_for_the_key_that_was_voted_for(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    identity = X25519Identity.generate()
    draft_id = await approved(client, vault, delivery="age_file", age_recipient=str(identity.recipient))
    ticket = await collect(client, draft_id, passphrase=SPOKEN, passphrase_repeat=SPOKEN)
    assert ticket["name"] == "footage.zip.age"
    body = await (await http.get(ticket["url"])).read()
    must_hold(opened(body, identity), vault, draft_id)
    with pytest.raises(ClipError):
        opened(body, X25519Identity.generate())


async def test_a_file_is_encrypted_for_a_passphrase(vault: MockConfigEntry, client: Client, http: Http) -> None:
    draft_id = await approved(client, vault, delivery="age_file")
    for first, repeat, refusal in (
        (None, None, "passphrase_too_weak"),
        ("short", "short", "passphrase_too_weak"),
        (SPOKEN, SPOKEN + "!", "passphrase_mismatch"),
    ):
        answer = await send_to(
            client, "approval/collect", draft_id=draft_id, passphrase=first, passphrase_repeat=repeat
        )
        assert code(answer) == refusal
    ticket = await collect(client, draft_id, passphrase=SPOKEN, passphrase_repeat=SPOKEN)
    body = await (await http.get(ticket["url"])).read()
    must_hold(opened(body, Passphrase(SPOKEN)), vault, draft_id)


async def test_a_key_with_a_slip_in_it_is_refused_when_it_is_written(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    key = str(X25519Identity.generate().recipient)
    slip = key[:-1] + ("q" if key[-1] != "q" else "p")
    request = await receive(vault, police("Police of a town with a slip"))
    draft = written(keep(vault), delivery="age_file", age_recipient=slip)
    answer = await send_to(client, "draft/create", request_id=request.id, draft=draft)
    assert code(answer) == "draft_invalid"


async def test_nothing_is_collected_of_a_locked_vault(vault: MockConfigEntry, client: Client, http: Http) -> None:
    draft_id = await approved(client, vault)
    ticket = await collect(client, draft_id)
    await ask(client, "vault/lock")
    assert (await http.get(ticket["url"])).status == 404
    assert code(await send_to(client, "approval/collect", draft_id=draft_id)) == "vault_locked"
    assert not told(vault, ShareOpened)


async def test_a_ticket_lasts_ten_minutes(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = await approved(client, vault)
    ticket = await collect(client, draft_id)
    later = monotonic() + LASTS_S + 1
    monkeypatch.setattr("custom_components.footage_guard.bridge.shares.collecting.monotonic", lambda: later)
    assert (await http.get(ticket["url"])).status == 404
    assert not told(vault, ShareOpened)


async def test_what_lies_there_is_looked_at_before_it_leaves(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    draft_id = await approved(client, vault)
    ticket = await collect(client, draft_id)
    for path in vault.runtime_data.decisions.exports._folder.glob("*.age"):
        spoil(path)
    assert (await http.get(ticket["url"])).status == 404
    assert not told(vault, ShareOpened)


async def test_somebody_else_collects_nothing(vault: MockConfigEntry, client: Client, connect: Connect) -> None:
    allow_links(vault, public_links=False, share_origin=None)
    draft_id = await approved(client, vault)
    stranger = await connect("somebody")
    assert code(await send_to(stranger, "approval/collect", draft_id=draft_id)) == "not_an_approver"


async def test_a_lockdown_ends_a_ticket(vault: MockConfigEntry, client: Client, http: Http) -> None:
    draft_id = await approved(client, vault)
    ticket = await collect(client, draft_id)
    await vault.runtime_data.vault.async_lock_down("asked")
    assert (await http.get(ticket["url"])).status == 404
    for method in ("POST", "HEAD"):
        assert (await http.request(method, ticket["url"])).status == 404


async def test_a_download_that_breaks_off_can_be_begun_again(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = await approved(client, vault)
    ticket = await collect(client, draft_id)

    async def break_off(*_: Any) -> None:
        raise ConnectionResetError

    with monkeypatch.context() as patch:
        patch.setattr(file_view, "_async_send", break_off)
        with pytest.raises(ClientError):
            await (await http.get(ticket["url"])).read()
    await vault.runtime_data.decisions.async_look()
    assert [fact.left for fact in told(vault, ShareOpened)] == [0]
    body = await (await http.get(ticket["url"])).read()
    must_hold(body, vault, draft_id)
    assert len(told(vault, ShareOpened)) == 1
    await asyncio.gather(*vault.runtime_data.sharing._told)
    assert [(fact.access, fact.file, fact.size_bytes, fact.client) for fact in told(vault, ShareAccessed)] == [
        (Access.STARTED, 0, 0, Kind.PANEL),
        (Access.BROKEN_OFF, 0, 0, Kind.PANEL),
        (Access.STARTED, 0, 0, Kind.PANEL),
        (Access.FINISHED, 0, len(body), Kind.PANEL),
    ]


async def test_whoever_hangs_up_loses_no_download(vault: MockConfigEntry, client: Client, http: Http) -> None:
    """Home Assistant ends what it does for a request whose connection is gone, in the middle of whatever it is."""
    draft_id = await approved(client, vault)
    answer = await collect(client, draft_id)
    collecting = vault.runtime_data.collecting
    ticket = collecting.find(answer["ticket"])
    before = descriptors()
    beginning = asyncio.create_task(collecting.async_begin(ticket))
    await asyncio.sleep(0)
    beginning.cancel()
    await asyncio.gather(beginning, return_exceptions=True)
    async with asyncio.timeout(10):
        while not ticket.is_counted:  # noqa: ASYNC110  # nobody tells of it
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)
    assert descriptors().keys() <= before.keys()
    must_hold(await (await http.get(answer["url"])).read(), vault, draft_id)


async def test_whoever_hangs_up_and_comes_again_at_once_is_counted_once(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    """Both used to be counted where the first one still waited, and the second had nothing left to get."""
    draft_id = await approved(client, vault)
    collecting = vault.runtime_data.collecting
    ticket = collecting.find((await collect(client, draft_id))["ticket"])
    may_go_on = threading.Event()
    busy = asyncio.create_task(runtime_of(vault).async_work(lambda _opened: may_go_on.wait(30)))
    both = asyncio.gather(*(collecting.async_begin(ticket) for _ in range(2)))
    await asyncio.sleep(0.5)
    may_go_on.set()
    for held, _pieces in await both:
        collecting.end_request(ticket, held)
    await busy
    assert [fact.left for fact in told(vault, ShareOpened)] == [0]


async def test_a_lock_breaks_off_what_is_being_downloaded(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = await approved(client, vault, clip=keep(vault, noise(pictures=20, size=(1280, 720))))
    answer = await collect(client, draft_id)
    reply = await http.get(answer["url"])
    await reply.content.read(1000)
    await ask(client, "vault/lock")
    with pytest.raises(ClientError):
        await reply.read()
    assert not vault.runtime_data.collecting._given
    assert (await http.get(answer["url"])).status == 404
    await asyncio.gather(*vault.runtime_data.sharing._told)
    assert [fact.access for fact in told(vault, ShareAccessed)] == [Access.STARTED, Access.BROKEN_OFF]
    assert told(vault, ShareAccessed)[-1].size_bytes > 0


async def test_a_release_ends_with_the_last_ticket_that_was_counted(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    """It used to be live for up to an hour more, with nothing left of it."""
    draft_id = await approved(client, vault)
    collecting = vault.runtime_data.collecting
    ticket = collecting.find((await collect(client, draft_id))["ticket"])
    held, _ = await collecting.async_begin(ticket)
    collecting.end_request(ticket, held)
    assert (await states(vault, draft_id))[0] is ReleaseState.LIVE
    await ask(client, "vault/lock")
    async with asyncio.timeout(5):
        while (await states(vault, draft_id))[0] is not ReleaseState.ENDED:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.05)


async def test_a_release_ends_with_its_file_for_whoever_hangs_up_at_once(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As programs do that have all of it; it used to be live for up to an hour more."""
    draft_id = await approved(client, vault)
    is_over = asyncio.Event()

    async def wait_for_ever() -> None:
        is_over.set()
        await asyncio.Event().wait()

    with monkeypatch.context() as patched:
        patched.setattr(vault.runtime_data.sharing, "async_tidy", wait_for_ever)
        answer = await http.get((await collect(client, draft_id))["url"])
        await is_over.wait()
    answer.close()
    async with asyncio.timeout(5):
        while (await states(vault, draft_id))[0] is not ReleaseState.ENDED:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.05)


async def test_a_release_ends_with_its_file_where_the_disk_refuses_for_a_moment(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It used to be live until the next hour's look, and the request failed that had given all of it."""
    draft_id = await approved(client, vault)
    sharing = vault.runtime_data.sharing
    tidy, times = sharing.async_tidy, list[None]()

    async def refused_once() -> None:
        times.append(None)
        if len(times) == 1:
            raise OSError(errno.ENOSPC, "full")
        await tidy()

    monkeypatch.setattr(sharing, "async_tidy", refused_once)
    answer = await http.get((await collect(client, draft_id))["url"])
    assert await answer.read()
    async with asyncio.timeout(5):
        while (await states(vault, draft_id))[0] is not ReleaseState.ENDED:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.05)


async def test_a_ticket_ends_with_its_time_and_leaves_no_passphrase(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = await approved(client, vault, delivery="age_file")
    await collect(client, draft_id, passphrase=SPOKEN, passphrase_repeat=SPOKEN)
    (ticket,) = vault.runtime_data.collecting._given.values()
    assert SPOKEN not in repr(ticket)
    later = monotonic() + LASTS_S + 1
    monkeypatch.setattr("custom_components.footage_guard.bridge.shares.collecting.monotonic", lambda: later)
    vault.runtime_data.collecting._look_later(dt_util.utcnow())
    await asyncio.sleep(0)
    assert not vault.runtime_data.collecting._given


async def test_an_unloaded_entry_collects_nothing(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    draft_id = await approved(client, vault)
    answer = await collect(client, draft_id)
    collecting = vault.runtime_data.collecting
    assert await hass.config_entries.async_unload(vault.entry_id)
    assert not collecting._given
    assert (await http.get(answer["url"])).status == 404


async def test_the_key_of_a_finished_file_is_needed_until_it_was_collected(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    async def needed() -> frozenset[str]:
        return await runtime_of(vault).async_work(lambda opened: releases_with_files(opened.state))

    draft_id = await frozen(client, vault, delivery="file")
    assert await needed() == {draft_id}
    assert (await approve(client, draft_id))["result"]["status"] == "released"
    assert await needed() == {draft_id}
    await (await http.get((await collect(client, draft_id))["url"])).read()
    await vault.runtime_data.sharing.async_tidy()
    assert await needed() == frozenset()


async def test_a_lockdown_collects_nothing(vault: MockConfigEntry, client: Client) -> None:
    allow_links(vault, public_links=False, share_origin=None)
    draft_id = await approved(client, vault)
    await vault.runtime_data.vault.async_lock_down("asked")
    assert code(await send_to(client, "approval/collect", draft_id=draft_id)) == "locked_down"


async def test_somebody_far_away_who_ends_another_share_breaks_off_no_download_at_home(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Home Assistant knows by the context of a request that it came over its cloud."""
    over_the_cloud: ContextVar[bool] = ContextVar("over_the_cloud", default=False)
    monkeypatch.setattr(acting, "is_cloud_connection", lambda _hass: over_the_cloud.get())
    allow_links(vault, public_links=False, share_origin=None, local_approval_only=True)
    draft_id = await approved(client, vault)
    answer = await collect(client, draft_id)
    far_away = copy_context()
    far_away.run(over_the_cloud.set, True)
    for happens in (
        lambda: vault.runtime_data.sharing._drop(frozenset()),
        vault.runtime_data.vault.unlocks._tell,
        lambda: vault.runtime_data.collecting._look_later(dt_util.utcnow()),
    ):
        far_away.run(happens)
        await asyncio.sleep(0)
    assert far_away.run(vault.runtime_data.collecting.find, answer["ticket"]) is None
    must_hold(await (await http.get(answer["url"])).read(), vault, draft_id)

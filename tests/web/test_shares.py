"""A link gives exactly what was voted for, as often and as long as was voted for, to whoever holds it."""

import asyncio
from contextlib import suppress
from functools import cache
from hashlib import sha256
import io
import json
from pathlib import Path
import threading
from time import monotonic
from typing import Any
from zipfile import ZipFile

from aiohttp import ClientPayloadError
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.common.times import to_text
from custom_components.footage_guard.bridge.shares import receipts, sharing
from custom_components.footage_guard.condition import ShareIsActive
from custom_components.footage_guard.flows import releasing, sharing as flow, voting
from custom_components.footage_guard.model.errors import ClipError
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.share import Access, Client as Kind
from custom_components.footage_guard.model.share_facts import ShareAccessed, ShareOpened
from custom_components.footage_guard.vault.age.small import open_sealed

from .accepting import Client, runtime_of
from .clocks import Clocks
from .deciding import approve, decisions, frozen, leaving, reload, states
from .sharing import allow_links, fetch, look, open_link, shared, ticket_of
from .unlocking import send_to, told
from .watching import UNKNOWN, Http, keep, noise


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault)
    return await hass_client_no_auth()


@cache
def large() -> bytes:
    """Return a clip that no connection takes at once."""
    return noise(pictures=20, size=(1280, 720))


def everything(folder: Path) -> list[Path]:
    """Return all files of a home."""
    return [path for path in folder.rglob("*") if path.is_file()]


async def settled(entry: MockConfigEntry) -> None:
    """Wait until the ledger knows all that it is told of shares."""
    await asyncio.gather(*entry.runtime_data.sharing._told)


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
    by_page = await http.get(f"/footage_guard/d/{opened['ticket']}/1?/api/")
    assert (by_page.status, await by_page.read(), by_page.headers["Vary"]) == (200, body, "*")
    assert (await (await look(http, given)).json())["downloads_left"] == 1
    assert [fact.left for fact in told(vault, ShareOpened)] == [1]
    assert told(vault, ShareOpened)[0].network == "127.0.0.0/24"
    assert told(vault, ShareOpened)[0].client is Kind.PROGRAM
    await settled(vault)
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


async def test_a_code_goes_by_another_way(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault, access_code=True)
    assert given.access_code is not None
    about = await look(http, given)
    assert await about.json() == {"needs_code": True}
    assert (await open_link(http, given, access_code=None)).status == 404
    assert (await open_link(http, given, access_code="XXXX-XXXX")).status == 404
    typed = given.access_code.lower().replace("-", " ")
    assert (await open_link(http, given, access_code=typed)).status == 200
    for _ in range(4):
        assert (await open_link(http, given, access_code="XXXX-XXXX")).status == 404
    assert (await open_link(http, given)).status == 404
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED
    await settled(vault)
    refused = [fact for fact in told(vault, ShareAccessed) if fact.access is Access.REFUSED]
    assert len(refused) == 6


async def test_behind_a_code_the_end_is_the_one_that_it_has_by_now(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    """The receipt has what was voted for, so the page used to promise an end that it no longer had."""
    given = await shared(client, vault, access_code=True)
    first = await (await open_link(http, given)).json()
    assert first["not_after"] == first["receipt"]["receipt"]["statement"]["terms"]["not_after"]
    sooner = to_text(wall_ms() + 3_600_000)
    assert (await send_to(client, "shares/shorten", share_id=given.share_id, not_after=sooner))["success"]
    second = await (await open_link(http, given)).json()
    assert second["not_after"] == sooner


async def test_whoever_tries_codes_and_hangs_up_is_in_the_history(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each was counted, and nobody at home saw that there had been any."""
    given = await shared(client, vault, access_code=True)
    is_begun, may_end, open_share = threading.Event(), threading.Event(), flow.open_share

    def held(*arguments: Any, **named: Any) -> Any:
        is_begun.set()
        may_end.wait(5)
        return open_share(*arguments, **named)

    monkeypatch.setattr(flow, "open_share", held)
    opening = asyncio.create_task(open_link(http, given, access_code="XXXX-XXXX"))
    await hass.async_add_executor_job(is_begun.wait, 5)
    opening.cancel()
    with suppress(asyncio.CancelledError):
        (await opening).close()
    # Until the server knows.
    await asyncio.sleep(0.1)
    may_end.set()
    await states(vault, given.share_id)
    await settled(vault)
    assert [fact.access for fact in told(vault, ShareAccessed)] == [Access.REFUSED]


async def test_many_wrong_codes_at_once_are_five_tries(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault, access_code=True)
    answers = await asyncio.gather(*(open_link(http, given, access_code=f"AAAA-AA{n:02}") for n in range(22, 52)))
    assert {answer.status for answer in answers} == {404}
    assert (await open_link(http, given)).status == 404


async def test_a_lockdown_breaks_off_what_is_being_sent(vault: MockConfigEntry, client: Client, http: Http) -> None:
    """The same for whoever takes it back: nothing but a broken connection, and soon."""
    given = await shared(client, vault, keep(vault, large()))
    ticket = await ticket_of(http, given)
    answer = await fetch(http, ticket)
    assert answer.status == 200
    await answer.content.read(1000)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    begun = monotonic()
    with pytest.raises(ClientPayloadError):
        await answer.read()
    assert monotonic() - begun < 2
    assert (await look(http, given)).status == 404
    await settled(vault)
    assert [fact.access for fact in told(vault, ShareAccessed)] == [Access.STARTED, Access.BROKEN_OFF]


async def test_revoking_breaks_off_what_is_being_sent(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault, keep(vault, large()))
    answer = await fetch(http, await ticket_of(http, given))
    await answer.content.read(1000)
    await hass.services.async_call("footage_guard", "revoke_share", {"share_id": given.share_id}, blocking=True)
    with pytest.raises(ClientPayloadError):
        await answer.read()
    assert hass.states.get("sensor.footage_guard_active_shares") is not None
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED


async def test_all_shares_are_taken_back_by_one_action(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = [await shared(client, vault) for _ in range(2)]
    await hass.services.async_call("footage_guard", "revoke_all_shares", {}, blocking=True)
    assert [(await look(http, each)).status for each in given] == [404, 404]


async def test_nothing_outlives_a_restart_but_the_link(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    await reload(hass, vault)
    allow_links(vault)
    await decisions(vault).async_look()
    assert (await fetch(http, ticket)).status == 404
    ticket = await ticket_of(http, given)
    assert (await fetch(http, ticket)).status == 200
    assert (await open_link(http, given)).status == 404


async def test_a_home_whose_leases_are_gone_shares_nothing(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    """As after a backup was put back on another machine: what was taken back since is not known."""
    given = await shared(client, vault)
    assert await hass.config_entries.async_unload(vault.entry_id)
    for path in cache_folder(hass).glob("leases.db*"):
        path.unlink()
    assert await hass.config_entries.async_setup(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await look(http, given)).status == 404
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED
    assert not list((cache_folder(hass) / "shares").glob("*.age"))


async def test_a_damaged_file_of_leases_shares_nothing(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault)
    assert await hass.config_entries.async_unload(vault.entry_id)
    (cache_folder(hass) / "leases.db").write_bytes(b"no database" * 1000)
    assert await hass.config_entries.async_setup(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await look(http, given)).status == 404


async def test_nothing_leaves_before_the_announced_moment(
    vault: MockConfigEntry, client: Client, http: Http, clocks: Clocks
) -> None:
    allow_links(vault, cooling_minutes=10)
    given = await shared(client, vault)
    assert given.answer["status"] == "cooling"
    assert (await http.get(f"/footage_guard/s/{given.share_id}")).status == 404
    assert (await look(http, given)).status == 404
    assert (await open_link(http, given)).status == 404
    clocks.go_on(11 * 60_000)
    await decisions(vault).async_look()
    assert (await look(http, given)).status == 200


async def test_links_that_are_off_give_nothing(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    allow_links(vault, public_links=False)
    assert (await look(http, given)).status == 404
    assert (await open_link(http, given)).status == 404
    await decisions(vault).async_look()
    assert (await fetch(http, ticket)).status == 404


async def test_a_link_that_waits_while_links_are_off_is_shown_as_active_until_it_is_taken_back(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault)
    for is_on in (True, False, True):
        allow_links(vault, public_links=is_on)
        await decisions(vault).async_look()
        assert (await look(http, given)).status == (200 if is_on else 404)
        assert vault.runtime_data.requests.overview.active_shares == 1
        assert ShareIsActive.stands(hass)
    allow_links(vault, public_links=False)
    await hass.services.async_call("footage_guard", "revoke_all_shares", {}, blocking=True)
    assert vault.runtime_data.requests.overview.active_shares == 0
    assert not ShareIsActive.stands(hass)
    allow_links(vault)
    assert (await look(http, given)).status == 404


async def test_the_disk_opens_nothing_that_is_shared(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    """Neither the secret nor what it opens is anywhere in the home, and its keys do not open what is shared."""
    given = await shared(client, vault, access_code=True)
    await ticket_of(http, given)
    needles = [given.secret.encode(), str(given.access_code).encode(), str(given.access_code).replace("-", "").encode()]
    body = leaving(vault, given.share_id)
    files = everything(Path(hass.config.config_dir))
    (sealed,) = [path for path in files if path.parent.name == "shares"]
    root = next(iter(runtime_of(vault).unlocks._held.values())).secrets().root
    with pytest.raises(ClipError):
        open_sealed(sealed.read_bytes(), [root])
    for path in files:
        found = path.read_bytes()
        assert not any(needle in found for needle in needles), path
        assert body[:4096] not in found, path


async def test_all_of_it_in_one_file(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault, keep(vault), keep(vault, camera="garden"))
    ticket = await ticket_of(http, given)
    answer = await fetch(http, ticket, 0)
    assert (answer.status, answer.content_type) == (200, "application/zip")
    body = await answer.read()
    with ZipFile(io.BytesIO(body)) as found:
        assert found.testzip() is None
        assert found.read("footage-2.mp4") == leaving(vault, given.share_id, 2)
        assert json.loads(found.read("receipt.json"))
        assert b"footage-2.mp4" in found.read("receipt.html")
    part = await fetch(http, ticket, 0, Range=f"bytes={len(body) - 30}-")
    assert (part.status, await part.read()) == (206, body[-30:])
    for number in (3, 10, 100):
        assert (await fetch(http, ticket, number)).status == 404


async def test_a_link_is_read_by_no_more_than_two_at_once(vault: MockConfigEntry, client: Client, http: Http) -> None:
    """Of two visitors; one whose player seeks takes the place of its own oldest request."""
    given = await shared(client, vault, keep(vault, large()), max_downloads=3)
    one, other = await ticket_of(http, given), await ticket_of(http, given)
    first, second = await fetch(http, one), await fetch(http, one)
    assert (first.status, second.status) == (200, 200)
    assert (await fetch(http, other)).status == 429
    third = await fetch(http, one, Range="bytes=0-9")
    assert (third.status, await third.read() == leaving(vault, given.share_id)[:10]) == (206, True)
    with pytest.raises(ClientPayloadError):
        await first.read()
    second.close()


@pytest.mark.parametrize("span", ["bytes=0-1,5-6", "bytes=-0", "bytes=99999999999-", "items=0-1", "bytes=\u0663-"])
async def test_a_range_that_is_none_is_refused(vault: MockConfigEntry, client: Client, http: Http, span: str) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    answer = await fetch(http, ticket, Range=span)
    assert answer.status in {200, 416} if span.startswith("items") else answer.status == 416


async def test_whoever_opens_a_link_while_it_is_taken_back_gets_nothing(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)
    made = receipts.async_receipt

    async def revoked_meanwhile(*arguments: Any, **named: Any) -> bytes:
        await vault.runtime_data.sharing.async_revoke(given.share_id, actor=None)
        return await made(*arguments, **named)

    monkeypatch.setattr(sharing, "async_receipt", revoked_meanwhile)
    assert (await open_link(http, given)).status == 404
    assert not vault.runtime_data.sharing.tickets.in_use


async def test_what_is_not_released_leaves_no_file_and_no_lease(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(releasing, "release", refuse)
    monkeypatch.setattr(voting, "release", refuse)
    draft_id = await frozen(client, vault, delivery="link")
    assert not (await approve(client, draft_id))["success"]
    assert not list((cache_folder(hass) / "shares").glob("*.age"))
    assert runtime_of(vault)._opened.leases.all() == []
    monkeypatch.undo()
    allow_links(vault)
    assert (await approve(client, draft_id))["result"]["status"] == "released"

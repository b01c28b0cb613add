"""Persons of the home see what was shared with whom and who opened it, and never a link or a code."""

import asyncio
from collections.abc import Iterator
from errno import EACCES, EIO
import os
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.shares import share_list
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.ledger.records import FRAME_BYTES
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput
from custom_components.footage_guard.model.request_facts import ReleaseMoved
from custom_components.footage_guard.model.share_facts import ShareOpened
from tests.damage import spoil
from tests.sector import spoil_sector

from .accepting import Client, code
from .conftest import Connect
from .deciding import approve, frozen
from .sharing import allow_links, fetch, open_link, shared, ticket_of
from .unlocking import ask, send_to, told
from .watching import Http

NOBODY = "01KB0000000000000000000000"


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault)
    return await hass_client_no_auth()


async def listed(client: Client) -> list[dict[str, Any]]:
    """Return the shares as a page sees them."""
    shares: list[dict[str, Any]] = (await ask(client, "shares/list"))["shares"]
    return shares


async def test_who_opened_what_and_when_is_listed(vault: MockConfigEntry, client: Client, http: Http) -> None:
    assert await listed(client) == []
    given = await shared(client, vault, access_code=True, max_downloads=3, sender="Ada")
    await open_link(http, given, access_code="XXXX-XXXX")
    ticket = await ticket_of(http, given)
    await (await fetch(http, ticket)).read()
    await asyncio.gather(*vault.runtime_data.sharing._told)
    until = (await listed(client))[0]["not_after"]
    shorter = await send_to(client, "shares/shorten", share_id=given.share_id, downloads=1)
    assert shorter["result"] == {"share_id": given.share_id, "downloads_left": 1, "not_after": until}
    (share,) = await listed(client)
    assert (share["state"], share["delivery"], share["downloads_left"], share["max_downloads"]) == (
        "live",
        "link",
        1,
        3,
    )
    assert share["code_tries_left"] == 4
    assert share["recipient"]["organisation"]
    assert [each["name"] for each in share["files"]] == ["footage-1.mp4"]
    told = [each["what"] for each in share["accesses"]]
    assert told == ["refused", "opened", "started", "finished", "shortened"]
    assert share["accesses"][1]["network"] == "127.0.0.0/24"
    for secret in (given.secret, str(given.access_code)):
        assert secret not in str(share)


async def test_what_is_over_stays_in_the_list(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault)
    draft_id = await frozen(client, vault, delivery="file")
    await approve(client, draft_id)
    await ask(client, "shares/revoke", share_id=given.share_id)
    shares = {share["share_id"]: share for share in await listed(client)}
    assert (shares[given.share_id]["state"], shares[given.share_id]["downloads_left"]) == ("ended", 0)
    assert shares[given.share_id]["ended"]["by"] == "revoke"
    assert shares[given.share_id]["ended"]["at"] > "2001"
    assert shares[draft_id]["ended"] is None
    assert shares[given.share_id]["code_tries_left"] is None
    assert (shares[draft_id]["state"], shares[draft_id]["delivery"]) == ("live", "file")


async def test_what_gives_footage_is_listed_however_many_newer_ones_are_over(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(share_list, "MOST", 2)
    given = [await shared(client, vault) for _ in range(5)]
    for each in given[1:4]:
        await ask(client, "shares/revoke", share_id=each.share_id)
    assert [share["share_id"] for share in await listed(client)] == [given[4].share_id, given[0].share_id]
    await ask(client, "shares/revoke", share_id=given[0].share_id)
    assert [share["share_id"] for share in await listed(client)] == [given[4].share_id, given[3].share_id]


async def test_all_are_taken_back_at_once_in_the_name_of_whoever_asks(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = [await shared(client, vault) for _ in range(2)]
    assert await ask(client, "shares/revoke_all") == {"ended": 2}
    assert [share["state"] for share in await listed(client)] == ["ended", "ended"]
    assert [(await open_link(http, each)).status for each in given] == [404, 404]
    moved = [fact for fact in told(vault, ReleaseMoved) if fact.by is ReleaseInput.REVOKE]
    assert {fact.actor for fact in moved} == {(await ask(client, "approvers/list"))["people"][0]["person_id"]}
    # Nobody else has to look whether there is anything.
    assert await ask(client, "shares/revoke_all") == {"ended": 0}


async def test_the_history_is_read_once_for_all_of_them(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [await shared(client, vault, max_downloads=number) for number in (1, 2)]
    for each in (*given, given[1]):
        await ticket_of(http, each)
    passes: list[int] = []
    find = Ledger.find

    def watched(ledger: Ledger, mark: bytes, start: int, size: int) -> Iterator[int]:
        passes.append(start)
        return find(ledger, mark, start, size)

    monkeypatch.setattr(Ledger, "find", watched)
    shares = {share["share_id"]: share["accesses"] for share in await listed(client)}
    assert [len(shares[each.share_id]) for each in given] == [1, 2]
    assert len(passes) == 1


@pytest.mark.parametrize("offset", [FRAME_BYTES - 1, FRAME_BYTES])
async def test_a_record_that_cannot_be_read_hides_no_share_and_nothing_else_of_it(
    vault: MockConfigEntry, client: Client, http: Http, data_folder: Path, offset: int
) -> None:
    given = await shared(client, vault, max_downloads=3)
    for _ in range(3):
        await ticket_of(http, given)
    ledger = vault.runtime_data.vault.ledger
    opened = [number for number, fact in ledger.facts() if isinstance(fact, ShareOpened)]
    ((approved,),) = vault.runtime_data.vault._opened.state._database.rows("SELECT leaf FROM approved")
    begins = [ledger._log.begin_of(number) for number in (approved, opened[1])]
    for begin in begins:
        spoil(data_folder / "ledger" / "log", begin + offset)
    (share,) = await listed(client)
    assert [each["downloads_left"] for each in share["accesses"]] == [2, 0]
    assert await ask(client, "shares/revoke", share_id=given.share_id)
    assert (await listed(client))[0]["state"] == "ended"


async def test_a_sector_that_cannot_be_read_hides_no_share(
    vault: MockConfigEntry, client: Client, http: Http, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault, max_downloads=3)
    for _ in range(3):
        await ticket_of(http, given)
    ledger = vault.runtime_data.vault.ledger
    opened = [number for number, fact in ledger.facts() if isinstance(fact, ShareOpened)]
    begin = ledger._log.begin_of(opened[1])
    spoil_sector(monkeypatch, data_folder / "ledger" / "log", begin + FRAME_BYTES, begin + FRAME_BYTES + 1)
    (share,) = await listed(client)
    # What lies behind it cannot be looked through.
    assert [each["downloads_left"] for each in share["accesses"]] == [2]
    assert not (await ask(client, "shares/list"))["is_whole"]

    def refuse(*_: object) -> None:
        raise OSError(EIO, os.strerror(EIO))

    monkeypatch.setattr(share_list, "statement_of", refuse)
    assert [(each["share_id"], each["delivery"]) for each in await listed(client)] == [(given.share_id, None)]
    assert await ask(client, "shares/revoke", share_id=given.share_id)
    assert (await listed(client))[0]["state"] == "ended"


@pytest.fixture
async def opened_once(vault: MockConfigEntry, client: Client, http: Http) -> Client:
    """The approver, of whose share somebody has made use."""
    await ticket_of(http, await shared(client, vault, max_downloads=3))
    return client


@pytest.mark.parametrize(("number", "answer"), [(EIO, "listed"), (EACCES, "disk_refused")])
@pytest.mark.parametrize("place", [(Ledger, "leaf"), (Ledger, "find"), (share_list, "statement_of")])
async def test_only_what_a_bad_sector_holds_is_passed_by(
    opened_once: Client, monkeypatch: pytest.MonkeyPatch, number: int, answer: str, place: tuple[object, str]
) -> None:
    """A disk that is away is told: else a share would seem to have been opened by nobody."""

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*place, refuse)
    found = await send_to(opened_once, "shares/list")
    assert ("listed" if found["success"] else code(found)) == answer
    if found["success"]:
        assert found["result"]["is_whole"] == (place[1] == "statement_of")
        (share,) = found["result"]["shares"]
        assert len(share["accesses"]) == (place[1] == "statement_of")


async def test_what_was_erased_has_no_words(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault)
    opened = vault.runtime_data.vault._opened
    opened.state._database.rows("UPDATE frozen SET leaf = leaf + 1")
    (share,) = await listed(client)
    assert share["share_id"] == given.share_id
    assert (share["delivery"], share["recipient"], share["files"]) == (None, None, [])


@pytest.mark.parametrize(
    ("command", "fields", "refusal"),
    [
        ("shorten", {"share_id": NOBODY, "downloads": 0}, "share_unknown"),
        ("shorten", {"share_id": "../x", "downloads": 0}, "share_unknown"),
        ("revoke", {"share_id": NOBODY}, "request_unknown"),
        ("revoke", {"share_id": "x"}, "share_unknown"),
    ],
)
async def test_what_is_no_share_is_refused(
    vault: MockConfigEntry, client: Client, command: str, fields: dict[str, Any], refusal: str
) -> None:
    assert code(await send_to(client, f"shares/{command}", **fields)) == refusal


@pytest.mark.parametrize(
    "changed", [{"downloads": 9}, {"not_after": "2099-01-01T00:00:00Z"}, {"not_after": "soon"}, {}]
)
async def test_nothing_makes_a_share_more(
    vault: MockConfigEntry, client: Client, http: Http, changed: dict[str, Any]
) -> None:
    given = await shared(client, vault)
    assert code(await send_to(client, "shares/shorten", share_id=given.share_id, **changed)) == "share_not_shorter"


async def test_no_downloads_left_ends_it(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    await send_to(client, "shares/shorten", share_id=given.share_id, downloads=0)
    assert (await fetch(http, ticket)).status == 404


async def test_whoever_is_not_enrolled_sees_nothing(vault: MockConfigEntry, connect: Connect) -> None:
    stranger = await connect("somebody")
    assert code(await send_to(stranger, "shares/list")) == "not_an_approver"


async def test_an_action_names_what_it_cannot_take_back(hass: HomeAssistant, vault: MockConfigEntry) -> None:
    for share_id, refusal in (("x", "share_unknown"), (NOBODY, "request_unknown")):
        with pytest.raises(HomeAssistantError) as found:
            await hass.services.async_call("footage_guard", "revoke_share", {"share_id": share_id}, blocking=True)
        assert found.value.translation_key == refusal

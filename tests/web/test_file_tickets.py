"""A finished file is watched by ticket: it is, byte for byte, what would leave, and else nothing is shown."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any
from unittest.mock import AsyncMock

from aiohttp import ClientError
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.decisions.decisions import FOLDER
from custom_components.footage_guard.media.virtual import lay_out
from custom_components.footage_guard.model.approval_facts import DraftWatched
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.vault.age.writer import AgeWriter
from tests.damage import spoiled
from tests.media.made import which
from tests.media.test_virtual import Bytes
from tests.model.approving import part
from tests.people import OWNER_ID

from .accepting import Answer, Client, code, runtime_of
from .conftest import Connect
from .deciding import NOBODY, approve, decisions, drafted, frozen, leaving
from .household import OTHER_ID, OTHERS_PASSPHRASE, Two
from .unlocking import ask, prove, send_to, told, unlock
from .watching import Http, bytes_from, keep, noise

KNOWN = {"version": 1, "level": 2, "method": "called_back"}
"""How somebody knows who asks, of a request as it was when it came."""


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """A browser without a login."""
    return await hass_client_no_auth()


async def ticket(client: Client, draft_id: str, **fields: Any) -> str:
    """Return the address of a finished file."""
    return str((await ask(client, "clips/ticket", draft_id=draft_id, **fields))["url"])


async def refused(client: Client, draft_id: str, **fields: Any) -> Any:
    """Return why there is no ticket."""
    return code(await send_to(client, "clips/ticket", draft_id=draft_id, **fields))


async def test_what_plays_is_byte_for_byte_what_leaves(vault: MockConfigEntry, client: Client, http: Http) -> None:
    draft_id = await frozen(client, vault, redaction=part(500, 2_500))
    (file,) = (await ask(client, "draft/get", draft_id=draft_id))["statement"]["files"]
    result = await ask(client, "clips/ticket", draft_id=draft_id)
    assert result["seekable"] is True
    assert not told(vault, DraftWatched)
    answer = await http.get(result["url"])
    played = await answer.read()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "video/mp4")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="footage-1.mp4"'
    assert played == leaving(vault, draft_id)
    assert (sha256(played).hexdigest(), len(played)) == (file["sha256"], file["size_bytes"])
    assert which(played) == list(range(5, 25))
    # Nothing is laid out anew for a player: its tables are in front already.
    assert lay_out(Bytes(played)).read(0, len(played)) == played


async def test_it_is_sought_in_and_told_of_once(vault: MockConfigEntry, client: Client, http: Http) -> None:
    draft_id = await frozen(client, vault, keep(vault, noise(size=(640, 480))))
    whole = leaving(vault, draft_id)
    assert len(whole) > 1_000_000
    address = await ticket(client, draft_id)
    for first, last in ((0, 0), (5, 999), (70_000, 900_000), (len(whole) - 9, len(whole) + 9), (0, len(whole) - 1)):
        answer = await http.get(address, headers=bytes_from(first, last))
        assert (answer.status, await answer.read()) == (206, whole[first : last + 1])
        assert answer.headers["Content-Range"].endswith(f"/{len(whole)}")
    beyond = await http.get(address, headers=bytes_from(len(whole)))
    assert beyond.status == 416
    fact = DraftWatched(release_id=ReleaseId(draft_id), file_sha256=sha256(whole).digest(), actor=OWNER_ID)
    assert told(vault, DraftWatched) == [fact]


async def test_each_file_of_a_draft_has_tickets_of_its_own(vault: MockConfigEntry, client: Client, http: Http) -> None:
    await unlock(client)
    clip_id = keep(vault)
    clips = [{"clip_id": clip_id, "redaction": part()}, {"clip_id": clip_id, "redaction": {"cut": {"at_ms": 1_250}}}]
    draft_id = await frozen(client, vault, clip_id, clips=clips)
    video, still = [await http.get(await ticket(client, draft_id, file=number)) for number in (1, 2)]
    assert which(await video.read()) == list(range(40))
    assert (still.headers["Content-Type"], (await still.read())[:4]) == ("image/png", b"\x89PNG")
    assert await refused(client, draft_id, file=3) == "not_frozen"
    for number in (0, 51, "1"):
        answer = await send_to(client, "clips/ticket", draft_id=draft_id, file=number)
        assert answer["error"]["code"] == "invalid_format"


async def test_it_is_one_thing_that_is_asked_for(vault: MockConfigEntry, client: Client) -> None:
    await unlock(client)
    assert code(await send_to(client, "clips/ticket")) == "clip_unknown"
    both = await send_to(client, "clips/ticket", clip_id=NOBODY, draft_id=NOBODY)
    assert both["error"]["code"] == "invalid_format"


async def test_only_finished_files_are_shown(vault: MockConfigEntry, client: Client) -> None:
    await unlock(client)
    made = await drafted(client, vault)
    assert await refused(client, made["draft_id"]) == "not_frozen"
    assert await refused(client, NOBODY) == "draft_unknown"
    draft_id = await frozen(client, vault)
    await ask(client, "draft/cancel", draft_id=draft_id)
    assert await refused(client, draft_id) == "not_frozen"


async def test_another_file_in_its_place_is_not_shown(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client
) -> None:
    """Anybody can make a file for the vault's key; nobody makes one of this content."""
    draft_id = await frozen(client, vault)
    path = cache_folder(hass) / FOLDER / f"{draft_id}.1.age"
    original = path.read_bytes()
    with path.open("wb") as file:
        writer = AgeWriter(file, [runtime_of(vault).keyring.epochs[-1].recipient])
        writer.write(leaving(vault, await frozen(client, vault, redaction=part(0, 1_000))))
        writer.finish()
    assert await refused(client, draft_id) == "export_changed"
    path.write_bytes(spoiled(original))
    assert await refused(client, draft_id) == "export_changed"
    path.unlink()
    assert await refused(client, draft_id) == "export_changed"
    path.write_bytes(original)
    assert await ticket(client, draft_id)


async def test_what_the_ledger_was_not_told_of_is_not_shown(vault: MockConfigEntry, client: Client) -> None:
    draft_id = await frozen(client, vault)
    await runtime_of(vault).async_work(lambda opened: opened.state._database.rows("UPDATE frozen SET leaf = 0"))
    assert await refused(client, draft_id) == "statement_changed"


async def test_it_takes_a_person_who_may_watch(vault: MockConfigEntry, client: Client, connect: Connect) -> None:
    draft_id = await frozen(client, vault)
    assert await refused(await connect(OWNER_ID), draft_id) == "vault_locked"
    assert await refused(await connect(OTHER_ID), draft_id) == "not_an_approver"
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert await refused(client, draft_id) == "locked_down"


async def test_another_approver_watches_what_they_are_asked_to_agree_to(
    vault: MockConfigEntry, two: Two, http: Http
) -> None:
    draft_id = await frozen(two.one, vault)
    assert await refused(two.other, draft_id) == "vault_locked"
    await prove(two.other, "vault/unlock", OTHERS_PASSPHRASE)
    assert await (await http.get(await ticket(two.other, draft_id))).read() == leaving(vault, draft_id)
    assert [fact.actor for fact in told(vault, DraftWatched)] == [OTHER_ID]


type Ending = Callable[[Client, Answer], Awaitable[Answer]]


@pytest.mark.parametrize(
    "end",
    [
        lambda page, draft: ask(
            page, "draft/update", **{name: draft[name] for name in ("draft_id", "version", "draft")}
        ),
        lambda page, draft: ask(page, "draft/cancel", draft_id=draft["draft_id"]),
        lambda page, draft: ask(page, "requests/decline", request_id=draft["request_id"]),
        lambda page, draft: ask(page, "requests/verify", request_id=draft["request_id"], **KNOWN),
    ],
    ids=["edited", "dropped", "declined", "verified"],
)
async def test_what_is_not_voted_on_any_more_is_not_shown_to_whoever_opened_it_before(
    vault: MockConfigEntry, two: Two, http: Http, end: Ending
) -> None:
    """A page that lay behind would show it under the facts of what was made since."""
    draft_id = await frozen(two.one, vault, keep(vault, noise(120, (640, 480))))
    address = await ticket(two.one, draft_id)
    answer = await http.get(address)
    begun = await answer.content.read(1000)
    await end(two.other, await ask(two.other, "draft/get", draft_id=draft_id))
    with pytest.raises(ClientError):
        begun += await answer.read()
    assert (await http.get(address)).status == 404


async def test_a_vote_leaves_the_film_to_whoever_watches_it(vault: MockConfigEntry, two: Two, http: Http) -> None:
    draft_id = await frozen(two.one, vault)
    address = await ticket(two.one, draft_id)
    await approve(two.other, draft_id, OTHERS_PASSPHRASE)
    assert (await http.get(address)).status == 200
    await approve(two.one, draft_id)
    assert (await http.get(address)).status == 200


async def test_a_file_that_others_make_anew_while_it_is_read_is_not_shown(
    vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = await frozen(client, vault)
    files = await decisions(vault).async_files(ReleaseId(draft_id))
    anew = (replace(files[0], sha256=bytes(32)),)
    monkeypatch.setattr(decisions(vault), "async_files", AsyncMock(side_effect=[files, anew]))
    assert await refused(client, draft_id) == "statement_changed"


@pytest.mark.parametrize("how", ["lock", "lockdown"])
async def test_a_lock_in_the_middle_ends_it(vault: MockConfigEntry, client: Client, http: Http, how: str) -> None:
    draft_id = await frozen(client, vault, keep(vault, noise(120, (640, 480))))
    address = await ticket(client, draft_id)
    answer = await http.get(address)
    begun = await answer.content.read(1000)
    if how == "lock":
        runtime_of(vault).unlocks.lock()
    else:
        await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    with pytest.raises(ClientError):
        begun += await answer.read()
    assert (await http.get(address)).status == 404

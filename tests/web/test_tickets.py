"""A clip is watched by ticket: by whoever has it, while the person it was made for may, and nothing else by it."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.watching import watching
from custom_components.footage_guard.model.errors import NotLoaded
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.watch_facts import ClipWatched, View
from custom_components.footage_guard.vault import opening
from custom_components.footage_guard.vault.clip_source import ClipSource
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import code, runtime_of
from .conftest import SignIn
from .watching import (
    UNKNOWN,
    Http,
    Viewer,
    begin,
    bytes_from,
    damage,
    footage,
    keep,
    noise,
    served,
    shape,
    view,
    watched,
)


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """A browser without a login."""
    return await hass_client_no_auth()


@pytest.fixture
async def viewer(vault: MockConfigEntry, sign_in: SignIn) -> Viewer:
    """The approver, who has unlocked the vault."""
    return await view(vault, await sign_in())


async def test_the_whole_is_what_a_player_needs(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    answer = await http.get(await viewer.ticket(keep(vault)))
    assert answer.status == 200
    assert await answer.read() == served(footage())
    assert answer.headers["Content-Length"] == str(len(served(footage())))


async def test_headers_are_those_of_footage(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    address = await viewer.ticket(keep(vault))
    length = len(served(footage()))
    kept = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "no-store, private",
        "Content-Security-Policy": (
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; sandbox"
        ),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "Server": "",
        "Vary": "*",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
    }
    told = {
        "Content-Disposition": 'attachment; filename="clip.mp4"',
        "Content-Type": "video/mp4",
        "Content-Range": f"bytes 5-9/{length}",
        "Content-Length": "5",
    }
    part = await http.get(address, headers=bytes_from(5, 9))
    assert {**part.headers, "Date": ""} == {**kept, **told, "Date": ""}
    refused = await http.get(address, headers=bytes_from(length))
    assert (refused.status, await refused.read()) == (416, b"")
    assert refused.headers["Content-Range"] == f"bytes */{length}"
    assert kept.items() <= dict(refused.headers).items()


@pytest.mark.parametrize(("first", "last"), [(0, None), (0, 0), (1, 5), (800, 1300), (3000, None), (3000, 10**9)])
async def test_any_range(vault: MockConfigEntry, viewer: Viewer, http: Http, first: int, last: int | None) -> None:
    whole = served(footage())
    answer = await http.get(await viewer.ticket(keep(vault)), headers=bytes_from(first, last))
    assert answer.status == 206
    assert await answer.read() == whole[first : None if last is None else last + 1]


async def test_a_clip_of_many_pieces(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    # Noise, which no encoder makes small.
    stored = noise()
    assert len(stored) > 1_000_000
    answer = await http.get(await viewer.ticket(keep(vault, stored)), headers=bytes_from(100))
    assert await answer.read() == served(stored)[100:]


@pytest.mark.parametrize("asked", ["bytes=-0", "bytes=0-0,5-5", "bytes=9999999999999999999-", "bytes=a-"])
async def test_what_is_no_single_range(vault: MockConfigEntry, viewer: Viewer, http: Http, asked: str) -> None:
    assert (await http.get(await viewer.ticket(keep(vault)), headers={"Range": asked})).status == 416


async def test_another_unit_is_not_looked_at(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    answer = await http.get(await viewer.ticket(keep(vault)), headers={"Range": "items=0-0"})
    assert (answer.status, await answer.read()) == (200, served(footage()))


async def test_a_player_that_compares_gets_the_whole(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    headers = {**bytes_from(5), "If-Range": '"something"'}
    assert (await http.get(await viewer.ticket(keep(vault)), headers=headers)).status == 200


async def test_a_thumbnail_is_a_picture(vault: MockConfigEntry, viewer: Viewer, http: Http, data_folder: Path) -> None:
    clip_id = keep(vault)
    answer = await http.get(await viewer.ticket(clip_id, "thumbnail_ticket"))
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="clip.jpg"'
    still = await answer.read()
    assert still.startswith(b"\xff\xd8")
    assert watched(vault) == [ClipWatched(clip_id=clip_id, view=View.THUMBNAIL, actor=OWNER_ID)]
    assert not [path for path in data_folder.parent.rglob("*") if path.is_file() and still[:64] in path.read_bytes()]


async def test_the_ledger_knows_of_a_ticket_once_and_only_when_it_is_used(
    vault: MockConfigEntry, viewer: Viewer, http: Http
) -> None:
    clip_id = keep(vault)
    address = await viewer.ticket(clip_id)
    assert not watched(vault)
    for _ in range(3):
        assert (await http.get(address)).status == 200
    assert watched(vault) == [ClipWatched(clip_id=clip_id, view=View.CLIP, actor=OWNER_ID)]


async def test_nobody_watches_without_a_trace(
    vault: MockConfigEntry, viewer: Viewer, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = await viewer.ticket(keep(vault))

    def refuse(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as full:
        full.setattr(runtime_of(vault).ledger._log, "append", refuse)
        assert (await http.get(address)).status == 404
    assert (await http.get(address)).status == 404, "the ticket is gone"


async def test_a_ticket_says_until_when_it_has_to_be_used(vault: MockConfigEntry, viewer: Viewer) -> None:
    result = (await viewer.ask(keep(vault)))["result"]
    assert result["url"] == f"/api/footage_guard/clip/{result['ticket']}"
    assert len(result["ticket"]) == 43
    assert "expires_at" in result


# What no ticket is given for


async def test_a_locked_vault(vault: MockConfigEntry, viewer: Viewer) -> None:
    runtime_of(vault).unlocks.lock()
    assert code(await viewer.ask(keep(vault))) == "vault_locked"


async def test_another_login_of_the_same_person(vault: MockConfigEntry, viewer: Viewer, sign_in: SignIn) -> None:
    login = await sign_in()
    other = Viewer(login=login, page=await login.connect(), person_id=OWNER_ID)
    assert code(await other.ask(keep(vault))) == "vault_locked"


async def test_somebody_who_holds_no_keys(vault: MockConfigEntry, viewer: Viewer, sign_in: SignIn) -> None:
    login = await sign_in("b" * 32)
    other = Viewer(login=login, page=await login.connect(), person_id="b" * 32)
    assert code(await other.ask(keep(vault))) == "not_an_approver"


async def test_a_long_lived_token(vault: MockConfigEntry, viewer: Viewer, sign_in: SignIn) -> None:
    login = await sign_in(
        client_name="script",
        token_type="long_lived_access_token",  # a kind of token
    )
    other = Viewer(login=login, page=await login.connect(), person_id=OWNER_ID)
    assert code(await other.ask(keep(vault))) == "not_interactive"


async def test_a_lockdown(vault: MockConfigEntry, viewer: Viewer) -> None:
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert code(await viewer.ask(keep(vault))) == "locked_down"


async def test_a_history_that_was_rolled_back(rolled_back: MockConfigEntry, sign_in: SignIn) -> None:
    viewer = await view(rolled_back, await sign_in())
    assert code(await viewer.ask("01KB0000000000000000000000")) == "ledger_rolled_back"


@pytest.mark.parametrize("what", ["ticket", "thumbnail_ticket"])
async def test_a_clip_that_is_not_there_or_not_finished(vault: MockConfigEntry, viewer: Viewer, what: str) -> None:
    assert code(await viewer.ask("01KB0000000000000000000000", what)) == "clip_unknown"
    assert code(await viewer.ask("../../secrets", what)) == "clip_unknown"
    recording = begin(vault)
    assert code(await viewer.ask(recording.clip_id, what)) == "clip_not_finished"
    recording.write(footage())
    recording.finish(1_795_507_201_000)
    assert (await viewer.ask(recording.clip_id, what))["success"]


@pytest.mark.parametrize("what", ["ticket", "thumbnail_ticket"])
async def test_what_is_no_clip_inside(vault: MockConfigEntry, viewer: Viewer, what: str) -> None:
    assert code(await viewer.ask(keep(vault, b"moving pictures"), what)) == "not_playable_here"


async def test_a_clip_that_was_changed(vault: MockConfigEntry, viewer: Viewer, data_folder: Path) -> None:
    clip_id = keep(vault)
    damage(data_folder, clip_id)
    assert code(await viewer.ask(clip_id)) == "clip_damaged"


# What ends one

type End = Callable[[HomeAssistant, MockConfigEntry, Viewer], Awaitable[Any]]


async def _lock(_hass: HomeAssistant, vault: MockConfigEntry, _viewer: Viewer) -> None:
    runtime_of(vault).unlocks.lock()


async def _lock_session(_hass: HomeAssistant, vault: MockConfigEntry, viewer: Viewer) -> None:
    runtime_of(vault).unlocks.lock_session(viewer.session)


async def _lock_down(_hass: HomeAssistant, vault: MockConfigEntry, _viewer: Viewer) -> None:
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)


async def _log_out(hass: HomeAssistant, _vault: MockConfigEntry, viewer: Viewer) -> None:
    hass.auth.async_remove_refresh_token(viewer.login.token)


async def _deactivate(hass: HomeAssistant, _vault: MockConfigEntry, viewer: Viewer) -> None:
    await hass.auth.async_update_user(viewer.login.token.user, is_active=False)


async def _deactivate_quietly(_hass: HomeAssistant, _vault: MockConfigEntry, viewer: Viewer) -> None:
    viewer.login.token.user.is_active = False


async def _reload(hass: HomeAssistant, vault: MockConfigEntry, _viewer: Viewer) -> None:
    assert await hass.config_entries.async_reload(vault.entry_id)


async def _unload(hass: HomeAssistant, vault: MockConfigEntry, _viewer: Viewer) -> None:
    assert await hass.config_entries.async_unload(vault.entry_id)


async def _unlock_anew(_hass: HomeAssistant, vault: MockConfigEntry, viewer: Viewer) -> None:
    await runtime_of(vault).async_unlock(viewer.session, PASSPHRASE)


ENDS: list[End] = [
    _lock,
    _lock_session,
    _lock_down,
    _deactivate_quietly,
    _reload,
    _unload,
    _unlock_anew,
]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("is_used", [True, False])
async def test_what_ends_a_ticket(
    hass: HomeAssistant, vault: MockConfigEntry, viewer: Viewer, http: Http, end: End, is_used: bool
) -> None:
    await _must_end(hass, vault, viewer, http, end, is_used=is_used)


# The web server leaves a timer of a connection that Home Assistant ends with its login.
@pytest.mark.parametrize("expected_lingering_timers", [True])
@pytest.mark.parametrize("end", [_log_out, _deactivate])
@pytest.mark.parametrize("is_used", [True, False])
async def test_a_ticket_ends_with_its_login(
    hass: HomeAssistant, vault: MockConfigEntry, viewer: Viewer, http: Http, end: End, is_used: bool
) -> None:
    await _must_end(hass, vault, viewer, http, end, is_used=is_used)


async def _must_end(
    hass: HomeAssistant, vault: MockConfigEntry, viewer: Viewer, http: Http, end: End, *, is_used: bool
) -> None:
    addresses = [await viewer.ticket(keep(vault)), await viewer.ticket(keep(vault), "thumbnail_ticket")]
    if is_used:
        assert [(await http.get(address)).status for address in addresses] == [200, 200]
    facts = len(watched(vault))
    await end(hass, vault, viewer)
    gone = [await shape(await http.get(address)) for address in addresses]
    unknown = await shape(await http.get(UNKNOWN))
    assert gone == [(404, unknown[1], {**unknown[2], "cache-control": "no-store"})] * 2
    if end is not _unload:
        assert len(watched(vault)) == facts


async def test_a_page_that_is_reloaded_keeps_what_plays(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    address = await viewer.ticket(keep(vault))
    await viewer.page.close()
    assert (await http.get(address)).status == 200


METHODS = ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "TRACE", "QUERY"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("is_good", [True, False])
async def test_no_other_method_is_told_from_an_address_that_is_not_there(
    vault: MockConfigEntry, viewer: Viewer, http: Http, method: str, is_good: bool
) -> None:
    address = await viewer.ticket(keep(vault)) if is_good else "/api/footage_guard/clip/unknown"
    status, body, headers = await shape(await http.request(method, UNKNOWN))
    assert await shape(await http.request(method, address)) == (status, body, {**headers, "cache-control": "no-store"})
    assert status == 404
    assert not watched(vault)


async def test_a_signed_address_is_refused(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    address = await viewer.ticket(keep(vault))
    await viewer.page.send_json_auto_id({"type": "auth/sign_path", "path": address, "expires": 60})
    signed = (await viewer.page.receive_json())["result"]["path"]
    assert (await http.get(signed)).status == 404
    assert (await http.get(f"{address}?authSig=")).status == 404
    assert (await http.get(address)).status == 200


@pytest.mark.parametrize(
    "ticket", ["x", "A" * 43, "%2e%2e", "%252e%252e", "a" * 5000, "%00", "\u00e9", "..%5c..", "{ticket}", "*"]
)
async def test_any_other_ticket_is_an_address_that_is_not_there(
    vault: MockConfigEntry, viewer: Viewer, http: Http, ticket: str
) -> None:
    await viewer.ticket(keep(vault))
    status, body, headers = await shape(await http.get(UNKNOWN))
    found = await shape(await http.get(f"/api/footage_guard/clip/{ticket}"))
    assert found in [(status, body, headers), (status, body, {**headers, "cache-control": "no-store"})]


async def test_a_login_that_is_no_good_is_not_looked_at(vault: MockConfigEntry, viewer: Viewer, http: Http) -> None:
    address = await viewer.ticket(keep(vault))
    headers = {"Authorization": "Bearer nothing"}
    assert (await http.get(address, headers=headers)).status == 200
    assert (await http.get(f"{address}x", headers=headers)).status == 404


async def test_whoever_locks_while_a_clip_is_opened_wins(
    hass: HomeAssistant, vault: MockConfigEntry, viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opening.open_clip

    def slow(*arguments: Any) -> Any:
        hass.loop.call_soon_threadsafe(runtime_of(vault).unlocks.lock)
        return opened(*arguments)

    monkeypatch.setattr(watching, "open_clip", slow)
    assert code(await viewer.ask(keep(vault))) == "vault_locked"


async def test_a_vault_that_is_unloaded_while_a_clip_is_opened_leaves_it_closed(
    vault: MockConfigEntry, viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []
    close = ClipSource.close
    clip_id = keep(vault)

    def unloaded(_hass: HomeAssistant) -> None:
        raise NotLoaded

    def note(source: ClipSource) -> None:
        closed.append(True)
        close(source)

    monkeypatch.setattr(ClipSource, "close", note)
    monkeypatch.setattr(watching, "loaded_tickets", unloaded)
    assert code(await viewer.ask(clip_id)) == "not_loaded"
    assert closed == [True]

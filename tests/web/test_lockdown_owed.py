"""What a lockdown that was answered could not end before a start is ended before the lockdown is left."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.common.clock import up_ms, wall_ms
from custom_components.footage_guard.bridge.lockdown.leaving import DELAY_MS, Leaving
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.vault.leases import Leases
from tests.people import OWNER_ID

from .accepting import Client, runtime_of
from .deciding import decisions, frozen, reload, states
from .sharing import allow_links, look, shared
from .watching import Http


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault)
    return await hass_client_no_auth()


@contextmanager
def refusing(monkeypatch: pytest.MonkeyPatch, *what: tuple[type, str]) -> Iterator[None]:
    """Have the disk take nothing of some of what is written."""

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        for of, name in what:
            patch.setattr(of, name, refuse)
        yield


async def leave(entry: MockConfigEntry) -> None:
    """Let a person leave it who asked fifteen minutes ago."""
    lockdowns = runtime_of(entry)._lockdowns
    asked_ms, asked_up_ms = wall_ms() - DELAY_MS, up_ms() - DELAY_MS
    lockdowns.leaving = Leaving(person_id=OWNER_ID, asked_ms=asked_ms, asked_up_ms=asked_up_ms)
    await lockdowns._async_leave(None)  # type: ignore[arg-type]  # it asks its own clocks


async def lock_down_and_start(hass: HomeAssistant, entry: MockConfigEntry, patch: pytest.MonkeyPatch) -> None:
    """Lock down with a disk that keeps that alone, and start again while it is still so."""
    with refusing(patch, (Ledger, "append"), (Leases, "end")):
        assert await runtime_of(entry).async_lock_down(LockdownReason.ASKED)
        await hass.async_block_till_done(wait_background_tasks=True)
        await reload(hass, entry)
    assert runtime_of(entry).lockdown is not None


async def test_a_link_stays_closed_after_a_start_and_after_it_was_left(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)
    await lock_down_and_start(hass, vault, monkeypatch)
    await leave(vault)
    assert runtime_of(vault).lockdown is None
    allow_links(vault)
    await decisions(vault).async_look()
    assert (await look(http, given)).status == 404
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED


async def test_each_look_ends_it_first(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)
    assert (await look(http, given)).status == 200
    await lock_down_and_start(hass, vault, monkeypatch)
    await decisions(vault).async_look()
    assert runtime_of(vault)._opened.leases.all() == []
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED


async def test_votes_for_a_draft_are_void_after_it_was_left(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = await frozen(client, vault)
    await lock_down_and_start(hass, vault, monkeypatch)
    await leave(vault)
    assert runtime_of(vault).lockdown is None
    assert (await states(vault, draft_id))[0] not in {ReleaseState.FROZEN, ReleaseState.VOTING}


async def test_it_is_not_left_while_the_disk_refuses(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)
    await lock_down_and_start(hass, vault, monkeypatch)
    with refusing(monkeypatch, (Leases, "end")):
        await leave(vault)
        assert runtime_of(vault).lockdown is not None
        assert runtime_of(vault).leaving_lockdown is None
    await leave(vault)
    assert runtime_of(vault).lockdown is None
    assert (await look(http, given)).status == 404


async def test_whoever_locks_down_while_it_ends_is_not_left(vault: MockConfigEntry) -> None:
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)

    async def lock_down_again() -> None:
        assert await runtime_of(vault).async_lock_down(LockdownReason.ASKED)

    stop = runtime_of(vault).async_before_leaving(lock_down_again)
    await leave(vault)
    stop()
    assert runtime_of(vault).lockdown is not None

"""What is due happens whatever else fails, and what failed is tried again in a minute."""

from datetime import timedelta

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.decisions.decisions import AGAIN_S
from custom_components.footage_guard.flows import cooling
from custom_components.footage_guard.model.errors import StateDamaged
from custom_components.footage_guard.model.lifecycle.release import ReleaseState

from .accepting import Client
from .clocks import Clocks
from .deciding import decisions, drafted, states
from .halting import Halted
from .sharing import allow_links, look, shared
from .unlocking import ask, unlock
from .watching import Http


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault, cooling_minutes=10)
    return await hass_client_no_auth()


async def _wait(hass: HomeAssistant, seconds: float) -> None:
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
    await hass.async_block_till_done()


@pytest.mark.parametrize("error", [OSError, StateDamaged])
async def test_what_is_due_does_not_wait_for_files_that_cannot_be_found(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    http: Http,
    clocks: Clocks,
    *,
    monkeypatch: pytest.MonkeyPatch,
    error: type[Exception],
) -> None:
    given = await shared(client, vault)
    looked: list[None] = []

    async def fail() -> None:
        looked.append(None)
        raise error

    monkeypatch.setattr(decisions(vault).rendering, "async_find", fail)
    clocks.go_on(11 * 60_000)
    await decisions(vault).async_look()
    assert (await look(http, given)).status == 200
    await _wait(hass, AGAIN_S / 2)
    assert len(looked) == 1
    await _wait(hass, AGAIN_S + 1)
    assert len(looked) == 2


async def test_what_failed_is_tried_again_in_a_minute(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    http: Http,
    clocks: Clocks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = await shared(client, vault)

    def refuse(*_: object) -> None:
        raise OSError

    clocks.go_on(11 * 60_000)
    with monkeypatch.context() as patched:
        patched.setattr(cooling, "go_on", refuse)
        await decisions(vault).async_look()
    assert (await states(vault, given.share_id))[0] is ReleaseState.COOLING
    await _wait(hass, AGAIN_S + 1)
    assert (await states(vault, given.share_id))[0] is ReleaseState.LIVE


async def test_a_look_does_not_wait_for_files_that_are_being_made(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    halted = Halted(monkeypatch)
    await unlock(client)
    made = await drafted(client, vault)
    await ask(client, "draft/render", draft_id=made["draft_id"], version=0)
    await halted.until_begun(hass)
    # As if the disk had refused to look when the vault was opened.
    decisions(vault).rendering._has_found = False
    await decisions(vault).async_look()
    assert not halted.may_go_on.is_set()
    halted.may_go_on.set()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await states(vault, made["draft_id"]))[0] is ReleaseState.FROZEN

"""Where the key of the history is lost, no receipt proves what was approved under it: persons decide anew."""

from pathlib import Path

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.model.lifecycle.release import ReleaseState

from .accepting import Client, accept, runtime_of
from .deciding import decisions, states
from .sharing import allow_links, look, shared
from .watching import Http


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault)
    return await hass_client_no_auth()


@pytest.mark.parametrize("key", ["lost", "kept"])
async def test_what_no_receipt_can_prove_any_more_ends_where_the_history_is_accepted(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    http: Http,
    data_folder: Path,
    key: str,
) -> None:
    """Its receipts were given out, and whoever checked one found a forgery."""
    given = await shared(client, vault)
    assert await hass.config_entries.async_unload(vault.entry_id)
    (data_folder / "ledger" / {"lost": "key", "kept": "checkpoint"}[key]).unlink()
    assert await hass.config_entries.async_setup(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    allow_links(vault)
    await decisions(vault).async_look()
    assert runtime_of(vault).ledger_problem == "checkpoint_invalid"
    assert (await look(http, given)).status == 404
    assert (await accept(client))["success"]
    await decisions(vault).async_look()
    is_kept = key == "kept"
    assert (await states(vault, given.share_id))[0] is (ReleaseState.LIVE if is_kept else ReleaseState.ENDED)
    assert (await look(http, given)).status == (200 if is_kept else 404)
    assert [lease.release_id for lease in runtime_of(vault)._opened.leases.all()] == [given.share_id] * is_kept


async def test_what_was_approved_and_cannot_be_read_ends_where_the_history_is_accepted(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, data_folder: Path
) -> None:
    given = await shared(client, vault)
    assert await hass.config_entries.async_unload(vault.entry_id)
    (data_folder / "ledger" / "checkpoint").unlink()
    assert await hass.config_entries.async_setup(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    allow_links(vault)
    runtime_of(vault)._opened.state._database.rows("UPDATE frozen SET statement = x''")
    assert (await accept(client))["success"]
    assert not runtime_of(vault)._opened.leases.all()
    assert (await look(http, given)).status == 404

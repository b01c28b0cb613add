"""A restored backup is a sealed vault that gives nothing away, whatever was open when it was made."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lockdown_facts import LockdownLeft
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.vault.device import DEVICE_KEY
from custom_components.footage_guard.vault.locking_down import leave
from tests.backups import back_up, restore
from tests.decided import decide
from tests.people import OWNER_ID

from .accepting import WRONG, Client, accept, code, runtime_of
from .conftest import Connect
from .deciding import decisions, states
from .sharing import Given, allow_links, fetch, look, open_link, shared, ticket_of
from .unlocking import ask, is_unlocked, prove, send_to, unlock
from .watching import Http

ISSUE = (DOMAIN, "ledger_problem_rolled_back")


@pytest.fixture
async def vault(hass: HomeAssistant, vault: MockConfigEntry) -> MockConfigEntry:
    """A loaded vault in a home that makes backups."""
    assert await async_setup_component(hass, "backup", {})
    await hass.async_block_till_done()
    return vault


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault)
    return await hass_client_no_auth()


async def _restored(hass: HomeAssistant, vault: MockConfigEntry, archive: Path, *, is_elsewhere: bool = True) -> None:
    """Start from a backup: on a machine that has nothing else, or in a folder whose cache was left."""
    assert await hass.config_entries.async_unload(vault.entry_id)
    cache = cache_folder(hass)
    aside = cache.parent.parent.with_name("aside")

    def do() -> None:
        if not is_elsewhere:
            copytree(cache, aside)
        restore(archive, Path(hass.config.path()))
        assert not cache.exists()
        if not is_elsewhere:
            copytree(aside, cache)
            rmtree(aside)

    await hass.async_add_executor_job(do)
    assert await hass.config_entries.async_setup(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)


async def _gives_nothing(http: Http, given: Given, ticket: str) -> bool:
    """Tell whether a link and a ticket of it lead nowhere."""
    answers = [await look(http, given), await open_link(http, given), await fetch(http, ticket)]
    return [answer.status for answer in answers] == [404] * len(answers)


async def _revoke(client: Client, given: Given) -> None:
    await ask(client, "shares/revoke", share_id=given.share_id)


async def _leave(_client: Client, _given: Given) -> None:
    """Do nothing about a share."""


@pytest.mark.parametrize("is_elsewhere", [True, False], ids=["a new machine", "the same folder"])
@pytest.mark.parametrize("meanwhile", [_revoke, _leave])
async def test_nothing_that_was_shared_or_unlocked_is_so_after_a_restore(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    http: Http,
    meanwhile: Callable[[Client, Given], Awaitable[None]],
    is_elsewhere: bool,  # a parameter of the test
) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    await unlock(client)
    assert (await look(http, given)).status == 200
    archive = await back_up(hass)
    assert (await fetch(http, ticket)).status == 200
    await meanwhile(client, given)
    await _restored(hass, vault, archive, is_elsewhere=is_elsewhere)
    assert await _gives_nothing(http, given, ticket)
    assert not await is_unlocked(client)
    lock = hass.states.get("binary_sensor.footage_guard_vault")
    assert lock is not None
    assert lock.state == "off"
    await decisions(vault).async_look()
    assert await _gives_nothing(http, given, ticket)
    assert runtime_of(vault)._opened.leases.all() == [] or not is_elsewhere
    # Only where something of this home is left does anybody know that there was more.
    assert (ir.async_get(hass).async_get_issue(*ISSUE) is not None) is not is_elsewhere
    assert (runtime_of(vault).ledger.began_at_ms is not None) is is_elsewhere
    sensor = hass.states.get("binary_sensor.footage_guard_ledger")
    assert sensor is not None
    assert sensor.state == ("off" if is_elsewhere else "on")


async def test_it_is_so_also_after_a_person_went_on_from_what_was_restored(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, connect: Connect
) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    archive = await back_up(hass)
    await _revoke(client, given)
    await _restored(hass, vault, archive, is_elsewhere=False)
    assert runtime_of(vault).ledger_problem == "rolled_back"
    assert (await accept(await connect(OWNER_ID)))["success"]
    await decisions(vault).async_look()
    assert await _gives_nothing(http, given, ticket)
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED
    assert ir.async_get(hass).async_get_issue(*ISSUE) is None


async def test_a_link_of_a_restored_home_is_over_in_its_history(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault)
    archive = await back_up(hass)
    await _restored(hass, vault, archive)
    await decisions(vault).async_look()
    assert (await states(vault, given.share_id))[0] is ReleaseState.ENDED
    assert (await runtime_of(vault).async_verify_ledger()).size == runtime_of(vault).ledger.size


async def test_whoever_is_locked_out_stays_so(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    for _ in range(5):
        assert code(await prove(client, "vault/unlock", WRONG)) == "step_up_failed"
    assert code(await prove(client, "vault/unlock")) == "step_up_locked"
    archive = await back_up(hass)
    await _restored(hass, vault, archive)
    assert code(await prove(client, "vault/unlock")) == "step_up_locked"


async def test_a_lockdown_stays(hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http) -> None:
    await hass.services.async_call(DOMAIN, "lock_down", blocking=True)
    archive = await back_up(hass)
    await _restored(hass, vault, archive)
    assert code(await send_to(client, "vault/unlock")) == "locked_down"


@pytest.mark.parametrize("is_wiped", [False, True], ids=["cache", "cache that began meanwhile"])
async def test_one_that_began_after_the_backup_was_made_stays_where_anything_knows_of_it(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    http: Http,
    connect: Connect,
    is_wiped: bool,  # a parameter of the test
) -> None:
    """Whoever went on from the history of before watched at once, and nobody was told that there had been one."""
    archive = await back_up(hass)
    await hass.services.async_call(DOMAIN, "lock_down", blocking=True)
    await hass.async_block_till_done(wait_background_tasks=True)
    if is_wiped:
        await hass.config_entries.async_unload(vault.entry_id)
        await hass.async_add_executor_job(rmtree, cache_folder(hass))
        await hass.config_entries.async_setup(vault.entry_id)
    await _restored(hass, vault, archive, is_elsewhere=False)
    assert (await accept(await connect(OWNER_ID)))["success"]
    assert code(await send_to(client, "vault/unlock")) == "locked_down"
    await runtime_of(vault)._in_lane(_leave_lockdown, runtime_of(vault))
    await _restored(hass, vault, archive, is_elsewhere=False)
    assert runtime_of(vault).ledger_problem == "rolled_back"
    assert runtime_of(vault).lockdown is None, "it was left before"


def _leave_lockdown(runtime: VaultRuntime) -> None:
    leave(runtime._opened.vault, runtime._opened.state, LockdownLeft(actor=OWNER_ID, asked_ms=1))


async def test_the_key_of_convenience_mode_is_in_no_backup(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    decide(runtime_of(vault)._opened, mode=Mode.CONVENIENCE)
    await unlock(client)
    key = cache_folder(hass) / DEVICE_KEY
    assert key.exists()
    archive = await back_up(hass)
    await _restored(hass, vault, archive)
    assert not key.exists()


async def test_a_challenge_of_before_is_worth_nothing(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    shown: dict[str, Any] = await ask(client, "vault/unlock")
    archive = await back_up(hass)
    await _restored(hass, vault, archive)
    sent = {key: shown[key] for key in ("challenge", "statement_sha256")}
    answer = await send_to(
        client, "vault/unlock", **sent, method="passphrase", secret="courier umbrella marble tuesday"
    )
    assert not answer["success"]
    assert not await is_unlocked(client)

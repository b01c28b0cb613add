"""Where the history is lost, nobody comes to decide who did not before."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from shutil import copytree, rmtree
import sqlite3

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.people.changes import async_do_due
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.model.people_facts import PersonAssumed
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import Client, accept, runtime_of
from .clocks import Clocks
from .conftest import Connect
from .household import DAY_MS, OTHER_ID, OTHERS_PASSPHRASE, Two, agree, enroll
from .unlocking import ask, told, unlock

type Lose = Callable[..., Awaitable[None]]


@pytest.fixture
def lose(hass: HomeAssistant, vault: MockConfigEntry, data_folder: Path, clocks: Clocks) -> Lose:
    """Have the history be gone after a start, and with it the state where that is wanted; a day passes then."""

    async def _lose(*, state: Callable[[Path], object] = lambda _file: None) -> None:
        assert await hass.config_entries.async_unload(vault.entry_id)
        rmtree(data_folder / "ledger")
        state(data_folder / "state.db")
        assert await hass.config_entries.async_setup(vault.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        clocks.go_on(DAY_MS + 1)

    return _lose


@pytest.fixture
async def watched(vault: MockConfigEntry, connect: Connect, clocks: Clocks) -> Client:
    """The approver of a home with a viewer who has waited."""
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await agree(owner, "policy/apply", PASSPHRASE, viewers=[OTHER_ID])
    await unlock(owner)
    await ask(other, "approvers/enrol", passphrase=OTHERS_PASSPHRASE, passphrase_repeat=OTHERS_PASSPHRASE)
    clocks.go_on(DAY_MS)
    await async_do_due(runtime_of(vault))
    assert runtime_of(vault).people.role_of(OTHER_ID) is Role.VIEWER
    return owner


async def _must_be_alone(vault: MockConfigEntry) -> None:
    await async_do_due(runtime_of(vault))
    people = runtime_of(vault).people
    assert (people.role_of(OTHER_ID), {*people.approvers()}) == (None, {OWNER_ID})
    assert runtime_of(vault).keyring.people == (OWNER_ID,), "what is recorded is closed to them"


async def test_a_viewer_came_to_decide_a_day_later(vault: MockConfigEntry, watched: Client, lose: Lose) -> None:
    months = len(runtime_of(vault).keyring.epochs)
    await lose()
    assert [fact.person_id for fact in told(vault, PersonAssumed)] == [OWNER_ID]
    assert len(runtime_of(vault).keyring.epochs) == months + 1
    await _must_be_alone(vault)
    assert (await accept(watched))["success"]
    await _must_be_alone(vault)


async def test_nor_does_one_whom_an_earlier_version_let_in(
    hass: HomeAssistant, vault: MockConfigEntry, watched: Client, lose: Lose, data_folder: Path
) -> None:
    assert await hass.config_entries.async_unload(vault.entry_id)
    with sqlite3.connect(data_folder / "state.db") as database:
        database.execute("DELETE FROM policy WHERE name = 'viewers'")
    database.close()
    assert await hass.config_entries.async_setup(vault.entry_id)
    await lose()
    await _must_be_alone(vault)


async def test_nor_where_nobody_knows_who_was_a_viewer(vault: MockConfigEntry, watched: Client, lose: Lose) -> None:
    await lose(state=Path.unlink)
    assert (await accept(watched))["success"]
    await _must_be_alone(vault)


@pytest.mark.parametrize("is_noticed", [True, False])
async def test_keys_that_the_history_does_not_know_kept_their_person_from_enrolling(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    connect: Connect,
    clocks: Clocks,
    data_folder: Path,
    is_noticed: bool,  # a parameter of the test
) -> None:
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    ledger, older = data_folder / "ledger", data_folder.with_name("older")
    assert await hass.config_entries.async_unload(vault.entry_id)
    copytree(ledger, older)
    assert await hass.config_entries.async_setup(vault.entry_id)
    await enroll(owner, other, OTHER_ID)
    assert await hass.config_entries.async_unload(vault.entry_id)
    rmtree(ledger)
    older.rename(ledger)
    if not is_noticed:
        rmtree(cache_folder(hass))
    assert await hass.config_entries.async_setup(vault.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    vault_now = runtime_of(vault)
    assert (vault_now.ledger_problem == "rolled_back") is is_noticed
    assert {*vault_now.keyring.people} == {OWNER_ID, OTHER_ID}
    if is_noticed:
        assert (await accept(owner))["success"]
        assert vault_now.keyring.people == (OWNER_ID,)
    await enroll(owner, other, OTHER_ID)
    clocks.go_on(DAY_MS)
    assert vault_now.people.role_of(OTHER_ID) is Role.APPROVER


async def test_where_one_vote_is_enough_the_others_are_invited_anew(
    vault: MockConfigEntry, two: Two, lose: Lose
) -> None:
    await lose()
    assert (await accept(two.one))["success"]
    await _must_be_alone(vault)

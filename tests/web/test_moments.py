"""A record that somebody adds names a moment of their choice, and ends no day in which others can stop something."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.clock import moment
from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.decisions.booths import voters_of
from custom_components.footage_guard.bridge.notices.announcing import waiting_for_people
from custom_components.footage_guard.bridge.people.changes import async_do_due
from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.ids import ChangeId
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.model.people_facts import (
    ChangeDone,
    PeopleFact,
    PersonEnrolled,
    PersonRemoved,
    WaitOver,
)
from custom_components.footage_guard.vault.keyring.keyring import Keyring, made_person
from custom_components.footage_guard.vault.roll import admission
from custom_components.footage_guard.vault.signing import sign
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import record_clip, runtime_of
from .clocks import Clocks
from .conftest import Connect
from .household import DAY_MS, OTHER_ID, THIRD_ID, Two, agree
from .unlocking import ask

type Adds = Callable[..., Awaitable[None]]


def at(ms: int) -> Moment:
    """Return a moment so long after now, or before."""
    now = moment()
    return Moment(at_ms=now.at_ms + ms, boot=now.boot, up_ms=max(0, now.up_ms + ms))


async def start(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Load the vault."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)


@pytest.fixture
def adds(hass: HomeAssistant, vault: MockConfigEntry, data_folder: Path) -> Adds:
    """Return what adds records of a moment while nothing runs, and starts again."""

    async def add(when: Moment, *facts: PeopleFact, beside: Callable[[Path], PeopleFact] | None = None) -> None:
        assert await hass.config_entries.async_unload(vault.entry_id)

        def write() -> None:
            ledger = Ledger.open(data_folder / "ledger", cache_folder(hass), lambda: when)
            for fact in (*facts, *([beside(data_folder)] if beside is not None else [])):
                ledger.append(fact)
            ledger.close()

        await hass.async_add_executor_job(write)
        await start(hass, vault)

    return add


async def agreed(two: Two) -> ChangeId:
    """Have a change wait for a day."""
    answer = await agree(two.one, "policy/apply", PASSPHRASE, mode="convenience")
    assert answer["result"]["status"] == "pending"
    return ChangeId(answer["result"]["change_id"])


async def restart_later(hass: HomeAssistant, entry: MockConfigEntry, clocks: Clocks, ms: int) -> None:
    """Let time pass while nothing runs."""
    assert await hass.config_entries.async_unload(entry.entry_id)
    clocks.go_on(ms)
    await start(hass, entry)


async def test_a_change_is_not_done_by_a_record_of_tomorrow(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, clocks: Clocks, adds: Adds
) -> None:
    change_id = await agreed(two)
    await adds(at(DAY_MS + 1000), ChangeDone(change_id=change_id))
    roll = runtime_of(vault).people.roll
    assert (roll.decided.mode, await runtime_of(vault).async_mode()) == (Mode.SEALED, Mode.SEALED)
    assert f"people_change_{change_id}" in waiting_for_people(runtime_of(vault)), "it waits, and is announced"
    await restart_later(hass, vault, clocks, DAY_MS + 2000)
    await async_do_due(runtime_of(vault))
    assert runtime_of(vault).people.roll.decided.mode is Mode.CONVENIENCE, "nobody stopped it"


async def test_what_was_stopped_then_does_not_come_back_tomorrow(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, connect: Connect, clocks: Clocks, adds: Adds
) -> None:
    change_id = await agreed(two)
    await adds(at(DAY_MS + 1000), ChangeDone(change_id=change_id))
    await ask(await connect(OWNER_ID), "policy/stop", change_id=change_id)
    await restart_later(hass, vault, clocks, DAY_MS + 2000)
    assert runtime_of(vault).people.roll.decided.mode is Mode.SEALED
    assert await runtime_of(vault).async_mode() is Mode.SEALED


async def test_everything_else_is_decided_meanwhile(
    vault: MockConfigEntry, two: Two, connect: Connect, adds: Adds
) -> None:
    change_id = await agreed(two)
    await adds(at(DAY_MS + 1000), ChangeDone(change_id=change_id), WaitOver(person_id=OTHER_ID))
    owner = await connect(OWNER_ID)
    assert (await agree(owner, "policy/apply", PASSPHRASE, policy={"public_links": True}))["success"]
    assert runtime_of(vault).people.policy.public_links


async def test_who_is_taken_out_by_a_record_of_the_past_counts_for_a_day(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, clocks: Clocks, adds: Adds
) -> None:
    await async_do_due(runtime_of(vault))
    clocks.go_on(3 * DAY_MS)
    record_clip(vault)
    await adds(at(-2 * DAY_MS), PersonRemoved(person_id=OTHER_ID, actor=OWNER_ID), WaitOver(person_id=OTHER_ID))
    assert voters_of(runtime_of(vault)).enrolled == 2
    assert [each for each in waiting_for_people(runtime_of(vault)) if "removed" in each]
    await restart_later(hass, vault, clocks, DAY_MS - 60_000)
    assert voters_of(runtime_of(vault)).enrolled == 2
    await restart_later(hass, vault, clocks, 120_000)
    assert voters_of(runtime_of(vault)).enrolled == 1


async def test_nor_is_anybody_taken_out_before_they_counted(
    vault: MockConfigEntry, two: Two, clocks: Clocks, adds: Adds
) -> None:
    """The day after they enrolled was not told to be over yet."""
    record_clip(vault)
    await adds(at(-2 * DAY_MS), PersonRemoved(person_id=OTHER_ID, actor=OWNER_ID))
    assert voters_of(runtime_of(vault)).enrolled == 2


async def test_who_is_let_in_by_a_record_of_the_past_waits_and_is_announced(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, connect: Connect, clocks: Clocks, adds: Adds
) -> None:
    await connect(THIRD_ID)
    await async_do_due(runtime_of(vault))
    clocks.go_on(3 * DAY_MS)
    invited = (await agree(two.one, "approvers/invite", PASSPHRASE, person_id=THIRD_ID))["result"]

    def admitted(data_folder: Path) -> PeopleFact:
        keyring = Keyring.load(data_folder)
        held, made = keyring.open(OWNER_ID, PASSPHRASE), made_person(THIRD_ID, "some other long passphrase here")
        fact = PersonEnrolled(
            person_id=THIRD_ID,
            root=made.root.public,
            approver_key=made.approver,
            change_id=invited["change_id"],
            role=Role.APPROVER,
            usable_from_ms=0,
            admitted_by=OWNER_ID,
            signature=bytes(64),
        )
        _, signature = sign(held, admission(fact))
        keyring.admit(THIRD_ID, made, held, datetime.now(UTC))
        return replace(fact, signature=signature)

    await adds(at(-2 * DAY_MS), beside=admitted)
    people = runtime_of(vault).people
    assert THIRD_ID in people.roll.members
    assert people.role_of(THIRD_ID) is None
    assert THIRD_ID not in people.approvers()
    assert any("invited" not in each for each in waiting_for_people(runtime_of(vault)))
    await restart_later(hass, vault, clocks, DAY_MS + 1000)
    assert runtime_of(vault).people.role_of(THIRD_ID) is Role.APPROVER, "nobody stopped it"

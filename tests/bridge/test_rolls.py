"""Keys without a history, a history that was taken away, and one too long to be read before anything else."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
import shutil
import sqlite3

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.footage_guard.bridge.common import clock
from custom_components.footage_guard.bridge.keeping import rolls
from custom_components.footage_guard.bridge.people import people_reading
from custom_components.footage_guard.bridge.people.people_reading import async_read_people
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.ledger.leaves import PEOPLE_MARK, Leaf
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.ledger.records import FRAME_BYTES
from custom_components.footage_guard.model.errors import FactUnknown
from custom_components.footage_guard.model.facts import HoldEnded
from custom_components.footage_guard.model.ids import HoldId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.lockdown_facts import LockdownLeft
from custom_components.footage_guard.model.people import WAIT_MS, Role
from custom_components.footage_guard.model.policy import STRICTEST
from custom_components.footage_guard.vault.state.state import State
from tests.damage import spoiled
from tests.decided import decide
from tests.people import OWNER_ID
from tests.sector import spoil_sector

FACT = HoldEnded(hold_id=HoldId("01KB0000000000000000000000"))


@pytest.fixture(autouse=True)
def owner(hass: HomeAssistant) -> MockUser:
    """The approver of the vault, as Home Assistant knows them."""
    made: MockUser = MockUser(id=OWNER_ID, name="Alex").add_to_hass(hass)
    return made


async def test_keys_without_a_history_are_locked_down(hass: HomeAssistant, data_folder: Path) -> None:
    shutil.rmtree(data_folder / "ledger")
    opened = await VaultRuntime.async_open(hass, {})
    assert opened.lockdown is not None
    await opened.async_close()


async def test_whoever_takes_the_history_away_waits_with_everybody(
    hass: HomeAssistant, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(data_folder / "ledger")
    opened = await VaultRuntime.async_open(hass, {})
    assert opened.people.role_of(OWNER_ID) is None
    await opened.async_close()
    wall_ms, up_ms = clock.wall_ms, clock.up_ms
    monkeypatch.setattr(clock, "wall_ms", lambda: wall_ms() + WAIT_MS)
    monkeypatch.setattr(clock, "up_ms", lambda: up_ms() + WAIT_MS)
    again = await VaultRuntime.async_open(hass, {})
    assert again.people.role_of(OWNER_ID) is Role.APPROVER
    await again.async_close()


async def test_nothing_is_laxer_than_in_a_new_vault_after_that(hass: HomeAssistant, data_folder: Path) -> None:
    before = await VaultRuntime.async_open(hass, {})
    decide(before._opened, link_days=31, veto_hours=24)
    await before.async_close()
    shutil.rmtree(data_folder / "ledger")
    opened = await VaultRuntime.async_open(hass, {})
    assert (opened.people.policy.link_days, opened.people.policy.veto_hours) == (7, 24)
    await opened.async_close()


async def test_who_decides_is_kept_as_no_viewer(hass: HomeAssistant, data_folder: Path) -> None:
    """Somebody may have been named as one before they came to decide."""
    opened = await VaultRuntime.async_open(hass, {})
    kept = opened._opened.rolls
    kept.roll.decided = replace(kept.roll.decided, viewers=tuple(sorted([OWNER_ID, "kim"])))
    kept._keep()
    assert opened._opened.state.viewers == {"kim"}
    await opened.async_close()


async def test_a_state_by_which_nobody_decides_takes_nobody_out(hass: HomeAssistant, data_folder: Path) -> None:
    before = await VaultRuntime.async_open(hass, {})
    before._opened.state.keep_viewers([OWNER_ID])
    await before.async_close()
    shutil.rmtree(data_folder / "ledger")
    opened = await VaultRuntime.async_open(hass, {})
    assert opened.people.roll.members.keys() == {OWNER_ID}
    await opened.async_close()


async def test_a_full_disk_keeps_no_vault_from_being_opened(
    hass: HomeAssistant, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await VaultRuntime.async_open(hass, {})
    before._opened.state.keep_viewers(["kim"])
    await before.async_close()

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(State, "keep_viewers", refuse)
    opened = await VaultRuntime.async_open(hass, {})
    assert opened.people.role_of(OWNER_ID) is Role.APPROVER
    await opened.async_close()


async def test_nobody_acts_before_a_long_history_was_read(
    hass: HomeAssistant, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rolls, "READ_AT_ONCE", 0)
    opened = await VaultRuntime.async_open(hass, {})
    assert (opened.people.is_read, opened.people.role_of(OWNER_ID), opened.people.policy) == (False, None, STRICTEST)
    assert await opened.async_policy() == STRICTEST
    await async_read_people(opened)
    assert opened.people.role_of(OWNER_ID) is Role.APPROVER
    assert await opened.async_policy() == opened.people.policy != STRICTEST
    await opened.async_close()


@pytest.mark.parametrize("limit", [rolls.READ_AT_ONCE, 0], ids=["short", "long"])
async def test_a_lockdown_without_its_row_is_one_by_the_history(
    hass: HomeAssistant, data_folder: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    before = await VaultRuntime.async_open(hass, {})
    assert await before.async_lock_down(LockdownReason.ASKED)
    # What was told of requests since then is looked at without what came before it.
    await before.async_work(lambda opened: opened.state.requests.set_taken(opened.ledger.size))
    await before.async_close()
    with closing(sqlite3.connect(data_folder / "state.db")) as database, database:
        database.execute("DELETE FROM lockdown")
    monkeypatch.setattr(rolls, "READ_AT_ONCE", limit)
    opened = await VaultRuntime.async_open(hass, {})
    await async_read_people(opened)
    assert opened.lockdown is not None
    assert opened.lockdown.reason is LockdownReason.ASKED
    await opened.async_close()


async def test_an_old_lockdown_that_cannot_be_read_kept_everybody_out_for_good(
    hass: HomeAssistant, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await VaultRuntime.async_open(hass, {})
    assert await before.async_lock_down(LockdownReason.ASKED)
    before.ledger.append(LockdownLeft(actor=OWNER_ID, asked_ms=1))
    before._opened.state.kept_lockdown.leave()
    before.ledger.append(FACT)
    await before.async_close()
    log = data_folder / "ledger" / "log"
    right = log.read_bytes()
    log.write_bytes(spoiled(right, right.index(b'"asked"')))
    monkeypatch.setattr(rolls, "READ_AT_ONCE", 0)
    opened = await VaultRuntime.async_open(hass, {})
    await async_read_people(opened)
    assert (opened.people.role_of(OWNER_ID), opened.lockdown) == (Role.APPROVER, None)
    await opened.async_close()


async def test_nobody_acts_where_it_cannot_be_read(
    hass: HomeAssistant, data_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_ledger: Ledger) -> None:
        raise FactUnknown

    monkeypatch.setattr(rolls, "READ_AT_ONCE", 0)
    monkeypatch.setattr(Ledger, "people", refuse)
    opened = await VaultRuntime.async_open(hass, {})
    await async_read_people(opened)
    assert (opened.people.is_read, opened.people.role_of(OWNER_ID)) == (False, None)
    assert "nobody may act" in caplog.text
    await opened.async_close()
    await async_read_people(opened)


async def test_a_damaged_record_on_people_kept_a_short_history_from_being_opened(
    hass: HomeAssistant, data_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = await VaultRuntime.async_open(hass, {})
    before.ledger.append(FACT)
    await before.async_close()
    log = data_folder / "ledger" / "log"
    right = log.read_bytes()
    log.write_bytes(spoiled(right, right.index(PEOPLE_MARK) - 20))
    opened = await VaultRuntime.async_open(hass, {})
    await async_read_people(opened)
    assert (opened.people.is_read, opened.people.role_of(OWNER_ID), opened.people.policy) == (False, None, STRICTEST)
    assert "nobody may act" in caplog.text
    assert await opened.async_lock_down(LockdownReason.ASKED)
    assert opened.ledger.append(FACT) == opened.ledger.size - 1
    await opened.async_close()
    log.write_bytes(right + log.read_bytes()[len(right) :])
    again = await VaultRuntime.async_open(hass, {})
    assert again.people.role_of(OWNER_ID) is Role.APPROVER
    await again.async_close()


@pytest.mark.parametrize("lost", [(), ("index.db", "index.db-wal", "index.db-shm")], ids=["index", "no index"])
@pytest.mark.parametrize("part", ["oldest", "newest"])
async def test_a_sector_that_cannot_be_read_kept_everything_from_being_opened(
    hass: HomeAssistant, data_folder: Path, monkeypatch: pytest.MonkeyPatch, part: str, lost: tuple[str, ...]
) -> None:
    """So nothing was recorded any more; now nobody acts until the disk answers."""
    before = await VaultRuntime.async_open(hass, {})
    for _ in range(3):
        before._opened.vault.tell(FACT)
    size = before.ledger.size
    # As a start leaves it; else what came since cannot be looked through for a lockdown, and counts as one.
    await before.async_work(lambda opened: opened.state.requests.set_taken(size))
    bad = before.ledger._log.begin_of({"oldest": 1, "newest": size - 2}[part]) + FRAME_BYTES
    await before.async_close()
    for name in lost:
        (data_folder / name).unlink(missing_ok=True)
    monkeypatch.setattr(people_reading, "AGAIN_S", 0.0)
    with monkeypatch.context() as failing:
        spoil_sector(failing, data_folder / "ledger" / "log", bad, bad + 1)
        opened = await VaultRuntime.async_open(hass, {})
        assert (opened.people.is_read, opened.people.role_of(OWNER_ID)) == (False, None)
        assert (opened.people.policy, opened.lockdown) == (STRICTEST, None)
        # A clip can be recorded.
        told = opened.ledger.append(FACT)
        assert opened.ledger.read(told) == FACT
    await async_read_people(opened)
    assert opened.people.role_of(OWNER_ID) is Role.APPROVER
    await opened.async_close()


async def test_a_disk_that_did_not_answer_once_kept_everybody_out_until_a_reload(
    hass: HomeAssistant, data_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_ledger: Ledger) -> Iterator[tuple[int, Leaf]]:
        raise OSError

    monkeypatch.setattr(rolls, "READ_AT_ONCE", 0)
    monkeypatch.setattr(people_reading, "AGAIN_S", 0.0)
    opened = await VaultRuntime.async_open(hass, {})
    answers = iter([refuse, refuse, Ledger.people])

    def people(ledger: Ledger) -> Iterator[tuple[int, Leaf]]:
        return next(answers)(ledger)

    monkeypatch.setattr(Ledger, "people", people)
    told: list[bool] = []
    opened.people.async_subscribe(lambda: told.append(opened.people.is_read))
    await async_read_people(opened)
    assert told == [False, False, True]
    assert caplog.text.count("nobody may act until it can") == 2
    assert opened.people.role_of(OWNER_ID) is Role.APPROVER
    await opened.async_close()

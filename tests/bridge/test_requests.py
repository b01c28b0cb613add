"""Requests in a running Home Assistant: done in the vault's lane, told once they stand, and brought to an end later."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
import errno

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.footage_guard.bridge.common.clock import moment
from custom_components.footage_guard.bridge.keeping.opening import OpenVault
from custom_components.footage_guard.bridge.requests import requests as bridge
from custom_components.footage_guard.bridge.requests.outside import async_outside
from custom_components.footage_guard.bridge.requests.request_board import Overview
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.flows import closing, deciding, erasing, holding, resolving
from custom_components.footage_guard.model.errors import NotLoaded, RequestInvalid, RequestUnknown, StateDamaged
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import CameraId, ReleaseId, make_request_id
from custom_components.footage_guard.model.lifecycle.outside import Outside
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState
from custom_components.footage_guard.model.lifecycle.standing import Standing
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.record import ReleaseRecord, RequestRecord
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.model.request_facts import RequestMoved
from custom_components.footage_guard.model.rules.rule import MuteScope
from custom_components.footage_guard.model.step_up import WORST
from custom_components.footage_guard.vault.state.state import State
from tests.people import OWNER_ID
from tests.surface.asked import police

OUTDOOR = {CameraId("door"): True}


@pytest.fixture
async def desk(hass: HomeAssistant, runtime: VaultRuntime) -> AsyncIterator[RequestDesk]:
    """A desk that has started."""
    made = RequestDesk(hass, runtime, outdoor=OUTDOOR, quiet_hours=None)
    stop = await made.async_start()
    yield made
    stop()


async def received(desk: RequestDesk, **changed: object) -> RequestRecord:
    taken_in = await desk.async_receive({**police(), **changed}, Channel.FORM)
    await desk.async_settled()
    return await desk.async_get(taken_in.id)


def heard(desk: RequestDesk) -> list[tuple[str, Happening]]:
    told: list[tuple[str, Happening]] = []
    desk.async_subscribe(lambda record, happening: told.append((record.id, happening)))
    return told


async def test_what_happens_is_told_when_it_stands(desk: RequestDesk) -> None:
    told = heard(desk)
    looks: list[Overview] = []
    stop = desk.async_watch(lambda: looks.append(desk.overview))
    record = await received(desk)
    await desk.async_decline(record.id, actor="anna")
    assert told == [
        (record.id, Happening.RECEIVED),
        (record.id, Happening.NEEDS_DECISION),
        (record.id, Happening.DECLINED),
    ]
    assert [(look.pending, look.standing, look.request_id) for look in looks] == [
        (1, Standing.PENDING, record.id),
        (0, Standing.NONE, None),
    ]
    stop()
    await received(desk, case_reference="NT-2")
    assert len(looks) == 2


async def test_the_worst_of_an_older_file_had_no_beginning_and_was_not_for_whom_it_counted(
    desk: RequestDesk, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = runtime._opened.state.attempts
    attempts.count_as_wrong(OWNER_ID, moment())
    attempts.count_as_right(OWNER_ID)

    def resolve(_desk: object, *, assume_worst: Callable[[], None], **_: object) -> bool:
        assume_worst()
        return True

    monkeypatch.setattr(resolving, "resolve", resolve)
    assert desk._own_desk is not None
    desk._own_desk.is_behind = True
    await desk.async_receive(police(), Channel.FORM)
    (worst,) = attempts.wrong().values()
    assert (worst.count, worst.last is None) == (WORST, False)
    assert runtime.lockdown is not None


@pytest.mark.parametrize("is_kept", [True, False])
async def test_a_disk_that_refuses_what_an_older_file_lacks_had_each_look_begin_more(
    hass: HomeAssistant, desk: RequestDesk, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch, *, is_kept: bool
) -> None:
    looks = 0

    def resolve(_desk: object, *, assume_worst: Callable[[], None], **_: object) -> bool:
        nonlocal looks
        looks += 1
        assume_worst()
        raise OSError(errno.ENOSPC, "when it is committed")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "at once")

    monkeypatch.setattr(resolving, "resolve", resolve)
    if not is_kept:
        monkeypatch.setattr(State, "assume_worst", refuse)
    assert desk._own_desk is not None
    desk._own_desk.is_behind = True
    with pytest.raises(OSError, match=r"when it is committed|at once"):
        await desk.async_receive(police(), Channel.FORM)
    assert runtime.lockdown is not None
    await hass.async_block_till_done()
    # Whoever is told of the lockdown looks at each thing once.
    assert 1 < looks < 10


async def test_what_is_no_request_changes_nothing(desk: RequestDesk) -> None:
    told = heard(desk)
    with pytest.raises(RequestInvalid):
        await desk.async_receive({"purpose": "none"}, Channel.FORM)
    assert not told
    assert desk.overview == Overview()


async def test_a_person_reads_verifies_mutes_and_takes_back(desk: RequestDesk) -> None:
    record = await received(desk)
    declined = await desk.async_decline(record.id, actor="anna", version=record.version)
    again = await desk.async_reopen(record.id, actor="anna", version=declined.version)
    known = await desk.async_verify(record.id, Level.CALLED_BACK, "called_back", actor="anna", version=again.version)
    assert known.verification.level is Level.CALLED_BACK
    await desk.async_mute(record.id, MuteScope.EVERYTHING, until_ms=None)
    muted = await received(desk, case_reference="NT-3")
    assert (await desk.async_get(muted.id)).state is RequestState.SET_ASIDE
    assert [each.id for each in await desk.async_page((1 << 62, ""), 10, is_open=None)] == [muted.id, record.id]
    (match,) = await desk.async_match(record.id)
    assert match.camera == "door"
    assert await desk.async_standing(record.id) == (known, Standing.PENDING)
    with pytest.raises(RequestUnknown):
        await desk.async_get(make_request_id(1, 1))


async def test_an_intent_without_an_outcome_is_made_up_for_at_the_next_start(
    hass: HomeAssistant, runtime: VaultRuntime, desk: RequestDesk
) -> None:
    record = await received(desk)
    await runtime.async_do(
        lambda vault: vault.tell(
            RequestMoved(
                request_id=record.id,
                version=record.version + 1,
                by=RequestInput.DECLINE,
                state=RequestState.DECLINED,
                actor=None,
            )
        )
    )
    again = RequestDesk(hass, runtime, outdoor=OUTDOOR, quiet_hours=None)
    (await again.async_start())()
    assert (await again.async_get(record.id)).state is RequestState.DECLINED


async def test_an_index_that_breaks_meanwhile_loses_no_request(runtime: VaultRuntime, desk: RequestDesk) -> None:
    runtime._opened.vault.index._database.rows("DROP TABLE holds")
    record = await received(desk)
    assert (await desk.async_get(record.id)).state is RequestState.PENDING


async def test_all_close_at_the_full_hour(
    hass: HomeAssistant, desk: RequestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = heard(desk)
    record = await received(desk)
    monkeypatch.setattr(bridge, "wall_ms", lambda: record.request.closes_ms)
    hour = datetime.now(UTC).replace(minute=0, second=1, microsecond=0) + timedelta(hours=1)
    async_fire_time_changed(hass, hour)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert told[-1] == (record.id, Happening.EXPIRED)
    assert await desk.async_closed_until_ms() == record.request.closes_ms


async def test_at_the_announced_hour_all_close_however_they_were_decided(
    hass: HomeAssistant, runtime: VaultRuntime, desk: RequestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await received(desk)
    aside = await received(desk, case_reference="NT-2")
    declined = await received(desk, requester={"type": "neighbour", "person_name": "Robin Vale", "phone": "5550100"})
    await desk.async_decline(declined.id, actor="anna")
    ids = (first.id, aside.id, declined.id)
    states = [(await desk.async_get(each)).state for each in ids]
    assert states == [RequestState.PENDING, RequestState.SET_ASIDE, RequestState.DECLINED]
    assert {await async_outside(runtime, each) for each in ids} == {Outside.OPEN}
    assert len({(await desk.async_get(each)).request.closes_ms for each in ids}) == 1
    monkeypatch.setattr(bridge, "wall_ms", lambda: first.request.closes_ms)
    hour = datetime.now(UTC).replace(minute=0, second=1, microsecond=0) + timedelta(hours=1)
    async_fire_time_changed(hass, hour)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert {await async_outside(runtime, each) for each in ids} == {Outside.CLOSED}


async def test_a_lockdown_ends_what_could_leave(hass: HomeAssistant, runtime: VaultRuntime, desk: RequestDesk) -> None:
    record = await received(desk)
    release = ReleaseRecord(
        id=ReleaseId(record.id), request_id=record.id, state=ReleaseState.LIVE, version=1, changed_ms=1
    )
    await runtime.async_work(lambda opened: opened.state.releases.add(release))
    await runtime.async_lock_down(LockdownReason.ASKED)
    await hass.async_block_till_done(wait_background_tasks=True)
    ended = await runtime.async_work(lambda opened: opened.state.releases.get_release(release.id))
    assert ended.state is ReleaseState.ENDED


async def test_a_lockdown_while_a_start_looks_ends_what_could_leave(
    hass: HomeAssistant, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A history that is read beside the start may tell of one."""
    starting = RequestDesk(hass, runtime, outdoor=OUTDOOR, quiet_hours=None)
    record = await received(starting)
    release = ReleaseRecord(
        id=ReleaseId(record.id), request_id=record.id, state=ReleaseState.LIVE, version=1, changed_ms=1
    )
    await runtime.async_work(lambda opened: opened.state.releases.add(release))
    erase = starting._async_erase

    async def locked_down_meanwhile() -> None:
        monkeypatch.setattr(starting, "_async_erase", erase)
        await runtime.async_lock_down(LockdownReason.STATE_LOST)

    monkeypatch.setattr(starting, "_async_erase", locked_down_meanwhile)
    stop = await starting.async_start()
    await hass.async_block_till_done(wait_background_tasks=True)
    ended = await runtime.async_work(lambda opened: opened.state.releases.get_release(release.id))
    assert ended.state is ReleaseState.ENDED
    stop()


@pytest.mark.parametrize("state", [ReleaseState.DRAFTED, ReleaseState.COOLING, ReleaseState.LIVE])
async def test_the_overview_tells_how_far_the_furthest_has_gone(
    runtime: VaultRuntime, desk: RequestDesk, state: ReleaseState
) -> None:
    record = await received(desk)
    release = ReleaseRecord(id=ReleaseId(record.id), request_id=record.id, state=state, version=1, changed_ms=1)
    await runtime.async_work(lambda opened: opened.state.releases.add(release))
    await received(desk, case_reference="NT-4")
    standings = {
        ReleaseState.DRAFTED: Standing.IN_REVIEW,
        ReleaseState.COOLING: Standing.APPROVED,
        ReleaseState.LIVE: Standing.RELEASED,
    }
    assert (desk.overview.standing, desk.overview.request_id) == (standings[state], record.id)
    assert desk.overview.active_shares == (state is ReleaseState.LIVE)


async def test_a_disk_that_refuses_is_tried_again(
    hass: HomeAssistant, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "no room")

    desk = RequestDesk(hass, runtime, outdoor=OUTDOOR, quiet_hours=None)
    with monkeypatch.context() as patched:
        patched.setattr(runtime, "async_work", refuse)
        stop = await desk.async_start()
    assert "Could not close requests" in caplog.text
    assert (await received(desk)).state is RequestState.PENDING
    stop()


async def test_nothing_is_done_with_a_vault_that_is_closed(
    hass: HomeAssistant, runtime: VaultRuntime, caplog: pytest.LogCaptureFixture
) -> None:
    desk = RequestDesk(hass, runtime, outdoor=OUTDOOR, quiet_hours=None)
    await runtime.async_close()
    (await desk.async_start())()
    assert "Could not" not in caplog.text
    with pytest.raises(NotLoaded):
        await received(desk)


def test_listeners_that_leave_hear_nothing(desk: RequestDesk) -> None:
    told = heard(desk)
    stop: Callable[[], None] = desk.async_subscribe(lambda *_: told.append(("x", Happening.ENDED)))
    stop()
    assert not told


async def test_what_was_set_aside_is_held_one_in_a_turn_of_the_lane(
    desk: RequestDesk, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it took one turn, and how long that was strangers decided, while recorders waited."""
    await received(desk)
    aside = [await received(desk, case_reference=f"NT-{number}") for number in range(2)]
    assert {record.state for record in aside} == {RequestState.SET_ASIDE}
    work, turns, held = runtime.async_work, 0, list[tuple[str, int]]()

    async def counted[Result](doing: Callable[[OpenVault], Result]) -> Result:
        nonlocal turns
        turns += 1
        return await work(doing)

    monkeypatch.setattr(runtime, "async_work", counted)
    monkeypatch.setattr(holding, "hold_aside", lambda _desk, *, request_id, **_: held.append((request_id, turns)))
    await desk._async_look()
    assert [request_id for request_id, _ in held] == [record.id for record in aside]
    assert len({turn for _, turn in held}) == 2


@pytest.mark.parametrize("failing", ["lock_down", "close_due", "drop_oldest", "loose_aside"])
async def test_what_fails_in_a_look_keeps_nothing_else_from_being_done(
    desk: RequestDesk,
    runtime: VaultRuntime,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    failing: str,
) -> None:
    done: list[str] = []

    def noted(name: str) -> Callable[..., object]:
        def step(*_arguments: object, **_named: object) -> object:
            done.append(name)
            if name == failing:
                raise StateDamaged
            return () if name == "loose_aside" else 0

        return step

    steps = [
        (deciding, "lock_down"),
        (closing, "close_due"),
        (erasing, "drop_oldest"),
        (holding, "loose_aside"),
        (erasing, "erase_due"),
    ]
    await runtime.async_lock_down(LockdownReason.ASKED)
    assert desk._looking is not None
    await desk._looking
    for module, name in steps:
        monkeypatch.setattr(module, name, noted(name))
    await desk._async_look()
    assert done == [name for _, name in steps]
    assert caplog.text.count("next time it is tried again") == 1

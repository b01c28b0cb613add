"""Somebody outside is answered as soon as their request is kept, and it is looked at afterwards, whatever happens."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
import threading
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.footage_guard.bridge.requests import requests as bridge
from custom_components.footage_guard.bridge.requests.request_ports import VaultClips
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.bridge.requests.settling import EVERY_MS, ms_until_looked_at
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.flows import receiving
from custom_components.footage_guard.flows.erasing import OUTSIDE, WORDS_DAYS
from custom_components.footage_guard.model.errors import RequestChanged
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import CameraId
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.model.retention import DAY_MS
from custom_components.footage_guard.vault.state.damaged import COPY_DAYS, DAMAGED
from tests.surface.asked import police


@pytest.fixture
async def desk(hass: HomeAssistant, runtime: VaultRuntime) -> AsyncIterator[RequestDesk]:
    """A desk that has started."""
    made = RequestDesk(hass, runtime, outdoor={CameraId("door"): True}, quiet_hours=None)
    stop = await made.async_start()
    yield made
    stop()


async def _again(hass: HomeAssistant, runtime: VaultRuntime) -> RequestDesk:
    """Begin as after a start."""
    made = RequestDesk(hass, runtime, outdoor={CameraId("door"): True}, quiet_hours=None)
    (await made.async_start())()
    return made


@pytest.mark.parametrize("channel", OUTSIDE)
async def test_the_answer_comes_before_anybody_here_looks(desk: RequestDesk, channel: Channel) -> None:
    told: list[Happening] = []
    desk.async_subscribe(lambda _, happening: told.append(happening))
    record = await desk.async_receive(police(), channel)
    assert (record.state, record.findings, told) == (RequestState.RECEIVED, (), [])
    await desk.async_settled()
    assert (await desk.async_get(record.id)).state is RequestState.PENDING
    assert told == [Happening.RECEIVED, Happening.NEEDS_DECISION]


@pytest.mark.parametrize("after_ms", [0, 1, 2_999, 3_000, 3_999])
def test_what_comes_is_looked_at_at_fixed_moments_and_never_at_once(after_ms: int) -> None:
    now_ms = 1_795_507_200_000 + after_ms
    wait_ms = ms_until_looked_at(now_ms)
    assert 1_000 < wait_ms <= 5_000
    assert (now_ms + wait_ms) % EVERY_MS == 0


async def test_nothing_begins_right_after_somebody_has_asked(
    hass: HomeAssistant, runtime: VaultRuntime, desk: RequestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It used to begin at once, so that whoever looked then noticed how long it takes, and whether there are clips."""
    work, calls = runtime.async_work, list[object]()

    async def counted(doing: Any) -> Any:
        calls.append(doing)
        return await work(doing)

    first = await desk.async_receive(police(), Channel.FORM)
    monkeypatch.setattr(runtime, "async_work", counted)
    await hass.async_block_till_done()
    assert not calls
    second = await desk.async_receive(police("Harbor Police"), Channel.FORM)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=6))
    await hass.async_block_till_done()
    assert {(await desk.async_get(each.id)).state for each in (first, second)} == {RequestState.PENDING}


async def test_what_is_kept_of_whoever_hung_up_is_looked_at(
    hass: HomeAssistant, runtime: VaultRuntime, desk: RequestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It used to wait, seen by nobody, until a restart."""
    is_begun, may_end, take_in, kept = threading.Event(), threading.Event(), receiving.take_in, list[RequestRecord]()

    def held(*arguments: Any, **named: Any) -> RequestRecord:
        is_begun.set()
        may_end.wait(5)
        kept.append(take_in(*arguments, **named))
        return kept[-1]

    monkeypatch.setattr(receiving, "take_in", held)
    asking = asyncio.create_task(desk.async_receive(police(), Channel.API))
    await hass.async_add_executor_job(is_begun.wait, 5)
    asking.cancel()
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await asking
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=6))
    await hass.async_block_till_done()
    state = await runtime.async_work(lambda opened: opened.state.requests.head(kept[0].id).state)
    assert state is RequestState.PENDING


async def test_what_nobody_looked_at_is_looked_at_within_an_hour_and_not_right_behind_what_comes_then(
    hass: HomeAssistant, desk: RequestDesk, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def state_of(record: RequestRecord) -> Any:
        return runtime.async_work(lambda opened: opened.state.requests.head(record.id).state)

    with monkeypatch.context() as lost:
        lost.setattr(desk.settling, "async_expect", lambda: None)
        record = await desk.async_receive(police(), Channel.API)
    hour = dt_util.utcnow().replace(minute=0, second=1, microsecond=500_000) + timedelta(hours=1)
    async_fire_time_changed(hass, hour)
    await hass.async_block_till_done()
    assert await state_of(record) is RequestState.RECEIVED
    async_fire_time_changed(hass, hour + timedelta(seconds=6))
    await hass.async_block_till_done()
    assert await state_of(record) is RequestState.PENDING


async def test_a_desk_that_stops_looks_no_more_and_the_next_start_does(
    hass: HomeAssistant, runtime: VaultRuntime
) -> None:
    made = RequestDesk(hass, runtime, outdoor={CameraId("door"): True}, quiet_hours=None)
    stop = await made.async_start()
    record = await made.async_receive(police(), Channel.FORM)
    stop()
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=6))
    await hass.async_block_till_done()
    assert await runtime.async_work(lambda opened: opened.state.requests.head(record.id).state) is RequestState.RECEIVED
    again = await _again(hass, runtime)
    assert (await again.async_get(record.id)).state is RequestState.PENDING


@pytest.mark.parametrize("channel", [Channel.UI, Channel.PAPER])
async def test_whoever_types_it_in_waits_for_it(desk: RequestDesk, channel: Channel) -> None:
    assert (await desk.async_receive(police(), channel)).state is RequestState.PENDING


async def test_many_at_once_are_all_looked_at(desk: RequestDesk) -> None:
    names = [f"Harbor Police {number}" for number in range(4)]
    records = [await desk.async_receive(police(name), Channel.FORM) for name in names]
    await desk.async_settled()
    assert {(await desk.async_get(record.id)).state for record in records} == {RequestState.PENDING}


async def test_a_vault_that_closes_at_once_looks_at_it_first(
    hass: HomeAssistant, runtime: VaultRuntime, desk: RequestDesk
) -> None:
    record = await desk.async_receive(police(), Channel.FORM)
    await runtime.async_close()
    await desk.async_settled()
    again = await VaultRuntime.async_open(hass, {})
    states = await again.async_work(lambda opened: opened.state.requests.head(record.id).state)
    await again.async_close()
    assert states is RequestState.PENDING


async def test_what_was_not_looked_at_is_looked_at_by_the_next_start(
    hass: HomeAssistant, runtime: VaultRuntime, desk: RequestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def killed() -> None:
        pass

    monkeypatch.setattr(desk, "_async_settle", killed)
    record = await desk.async_receive(police(), Channel.FORM)
    await desk.async_settled()
    assert (await desk.async_get(record.id)).state is RequestState.RECEIVED
    again = await _again(hass, runtime)
    assert (await again.async_get(record.id)).state is RequestState.PENDING


async def test_what_the_disk_refuses_is_looked_at_by_the_next_use(
    desk: RequestDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(VaultClips, "oldest_ms", refuse)
        record = await desk.async_receive(police(), Channel.FORM)
        await desk.async_settled()
    assert "Could not look at requests" in caplog.text
    assert police()["purpose"] not in caplog.text
    await desk.async_decline((await desk.async_receive(police("Someone"), Channel.UI)).id, actor=None)
    assert (await desk.async_get(record.id)).state is RequestState.PENDING


async def _ended_long_ago(desk: RequestDesk, monkeypatch: pytest.MonkeyPatch) -> RequestRecord:
    """Have a request end, and begin when its words may go."""
    record = await desk.async_receive(police(), Channel.UI)
    monkeypatch.setattr(bridge, "wall_ms", lambda: record.request.closes_ms)
    await desk._async_look()
    monkeypatch.setattr(bridge, "wall_ms", lambda: record.request.closes_ms + WORDS_DAYS * DAY_MS)
    return record


@pytest.mark.parametrize(("steady_ms", "is_erased"), [(DAY_MS - 1, False), (DAY_MS, True)])
async def test_words_are_erased_by_a_clock_that_ran_without_a_jump(
    runtime: VaultRuntime, desk: RequestDesk, monkeypatch: pytest.MonkeyPatch, steady_ms: int, is_erased: bool
) -> None:
    record = await _ended_long_ago(desk, monkeypatch)
    monkeypatch.setattr(runtime.clock, "steady_ms", lambda: steady_ms)
    await desk._async_look()
    left = await desk.async_get(record.id)
    assert left.is_erased is is_erased
    assert (left.request.purpose == "") is is_erased


@pytest.mark.parametrize(("steady_ms", "is_there"), [(DAY_MS - 1, True), (DAY_MS, False)])
async def test_a_copy_of_what_could_not_be_read_is_dropped_by_such_a_clock(
    runtime: VaultRuntime,
    desk: RequestDesk,
    data_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    steady_ms: int,
    is_there: bool,
) -> None:
    copy = data_folder / DAMAGED
    copy.write_bytes(b"words")
    monkeypatch.setattr(bridge, "wall_ms", lambda: copy.stat().st_mtime_ns // 1_000_000 + COPY_DAYS * DAY_MS)
    monkeypatch.setattr(runtime.clock, "steady_ms", lambda: steady_ms)
    await desk._async_look()
    assert copy.exists() is is_there


async def test_of_many_who_saw_the_same_one_is_first(desk: RequestDesk, runtime: VaultRuntime) -> None:
    """One change at a time, and each for the version that was seen."""
    record = await desk.async_receive(police(), Channel.UI)
    size = await runtime.async_work(lambda opened: opened.ledger.size)
    found = await asyncio.gather(
        *(desk.async_decline(record.id, actor=f"person {number}", version=record.version) for number in range(10)),
        *(
            desk.async_verify(record.id, Level.CALLED_BACK, "called_back", actor="anna", version=record.version)
            for _ in range(10)
        ),
        return_exceptions=True,
    )
    assert [type(each) for each in found].count(RequestChanged) == len(found) - 1
    assert (await desk.async_get(record.id)).version == record.version + 1
    assert await runtime.async_work(lambda opened: opened.ledger.size) == size + 1

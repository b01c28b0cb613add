"""What whoever asked can see: three words, of which a no looks like silence; of what the home asks itself, nothing."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from threading import Event
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.bridge.keeping.opening import OpenVault
from custom_components.footage_guard.bridge.requests.outside import async_outside
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.disk.database import Database, Reader
from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.model.errors import NotLoaded
from custom_components.footage_guard.model.ids import CameraId, RequestId
from custom_components.footage_guard.model.lifecycle.outside import Outside
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request import Channel, Level
from custom_components.footage_guard.model.rules import daily_limit
from custom_components.footage_guard.model.rules.rule import MuteScope
from custom_components.footage_guard.vault.recording import record as recorded
from custom_components.footage_guard.vault.state import request_queries as queries
from custom_components.footage_guard.vault.vault import Vault
from tests.pictures import PICTURE
from tests.surface.asked import HOUR_MS, own, police

UNKNOWN = RequestId("01KB0000000000000000000000")

type Do = Callable[[RequestDesk, RequestRecord], Awaitable[Any]]


@pytest.fixture
async def desk(hass: HomeAssistant, runtime: VaultRuntime) -> AsyncIterator[RequestDesk]:
    """A desk that has started, of a home with one camera."""
    made = RequestDesk(hass, runtime, outdoor={CameraId("door"): True}, quiet_hours=None)
    stop = await made.async_start()
    yield made
    stop()


async def _received(desk: RequestDesk, channel: Channel = Channel.FORM) -> RequestRecord:
    taken_in = await desk.async_receive(police(), channel)
    await desk.async_settled()
    return await desk.async_get(taken_in.id)


async def _received_of(desk: RequestDesk, name: str, case: str = "a case") -> RequestRecord:
    taken_in = await desk.async_receive(police(name, case), Channel.FORM)
    await desk.async_settled()
    return await desk.async_get(taken_in.id)


async def _move(desk: RequestDesk, record: RequestRecord, *inputs: RequestInput) -> None:
    for by in inputs:
        await desk._async_work(lambda inner, *, now_ms, by=by: inner.move(record.id, by, actor=None, now_ms=now_ms))


async def _nothing(_desk: RequestDesk, _record: RequestRecord) -> None:
    pass


async def _decline(desk: RequestDesk, record: RequestRecord) -> None:
    await desk.async_decline(record.id, actor=None)


async def _approve(desk: RequestDesk, record: RequestRecord) -> None:
    await _move(desk, record, RequestInput.APPROVE)


async def _verify(desk: RequestDesk, record: RequestRecord) -> None:
    await desk.async_verify(record.id, Level.CALLED_BACK, "called_back", actor="anna", version=record.version)


async def _disclose(desk: RequestDesk, record: RequestRecord) -> None:
    await _move(desk, record, RequestInput.APPROVE, RequestInput.DISCLOSE)


async def _withdraw(desk: RequestDesk, record: RequestRecord) -> None:
    await _move(desk, record, RequestInput.WITHDRAW)


@pytest.mark.parametrize(
    ("do", "seen"),
    [
        (_nothing, Outside.OPEN),
        (_decline, Outside.OPEN),
        (_approve, Outside.OPEN),
        (_verify, Outside.OPEN),
        (_disclose, Outside.FULFILLED),
        (_withdraw, Outside.CLOSED),
    ],
)
async def test_a_no_looks_like_silence(runtime: VaultRuntime, desk: RequestDesk, do: Do, seen: Outside) -> None:
    record = await _received(desk)
    await do(desk, record)
    assert await async_outside(runtime, record.id) is seen


async def test_to_be_muted_looks_like_silence(runtime: VaultRuntime, desk: RequestDesk) -> None:
    first = await _received(desk)
    await desk.async_mute(first.id, MuteScope.EVERYTHING, until_ms=None)
    muted = await _received(desk)
    assert muted.state is RequestState.SET_ASIDE
    assert await async_outside(runtime, muted.id) is Outside.OPEN


@pytest.mark.parametrize("do", [_nothing, _decline, _approve, _disclose, _withdraw])
async def test_all_are_closed_at_the_announced_moment(runtime: VaultRuntime, desk: RequestDesk, do: Do) -> None:
    record = await _received(desk)
    await do(desk, record)
    await runtime.async_work(lambda opened: opened.state.requests.close_until(record.request.closes_ms))
    assert await async_outside(runtime, record.id) is Outside.CLOSED


@pytest.mark.parametrize("request_id", [UNKNOWN, RequestId(""), RequestId("' OR 1=1 --")])
async def test_an_id_that_was_never_given_out_is_nobodys(
    runtime: VaultRuntime, desk: RequestDesk, request_id: RequestId
) -> None:
    await _received(desk)
    assert await async_outside(runtime, request_id) is None


@pytest.mark.parametrize("channel", Channel)
async def test_only_whoever_asked_outside_sees_anything(
    runtime: VaultRuntime, desk: RequestDesk, channel: Channel
) -> None:
    is_own = channel is Channel.AUTOMATION
    record = await (desk.async_ask(own(), caller="") if is_own else _received(desk, channel))
    is_seen = channel in {Channel.FORM, Channel.FILE, Channel.API}
    assert (await async_outside(runtime, record.id) is Outside.OPEN) is is_seen


@pytest.mark.parametrize("do", [_nothing, _decline, _approve, _disclose, _withdraw])
async def test_the_same_is_read_whatever_was_decided(
    runtime: VaultRuntime, desk: RequestDesk, do: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = await _received(desk)
    await do(desk, record)
    asked: list[tuple[type, str]] = []
    rows = Reader.rows

    def watched(self: Reader, sql: str, *values: Any) -> Any:
        asked.append((type(self), sql))
        return rows(self, sql, *values)

    with monkeypatch.context() as patched:
        for connection in (Reader, Database):
            patched.setattr(connection, "rows", watched)
        await async_outside(runtime, record.id)
    assert asked == [(Reader, queries.STANDS)]


async def _mute(desk: RequestDesk, record: RequestRecord) -> None:
    await desk.async_mute(record.id, MuteScope.REQUESTER, until_ms=None)


async def _drop(desk: RequestDesk, record: RequestRecord) -> None:
    await _move(desk, record, RequestInput.DROP)


async def _erase(desk: RequestDesk, record: RequestRecord) -> None:
    await _drop(desk, record)
    await desk._async_erase()
    assert (await desk.async_get(record.id)).is_erased


async def _break(desk: RequestDesk, record: RequestRecord) -> None:
    values = {"id": record.id}
    await desk._vault.async_work(
        lambda opened: opened.state._database.rows("UPDATE requests SET content = x'7b7d' WHERE id = :id", values)
    )


async def _film(runtime: VaultRuntime) -> None:
    def film(vault: Vault) -> None:
        start_ms = wall_ms() - 5 * HOUR_MS // 2
        begun = recorded(vault, CameraId("door"), start_ms, datetime.now(UTC), PICTURE)
        begun.write(b"moving pictures")
        begun.finish(start_ms + 60_000)

    await runtime.async_do(film)


async def test_all_that_is_no_disclosure_is_one_answer_and_ends_at_one_moment(
    hass: HomeAssistant, runtime: VaultRuntime, desk: RequestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ignored, declined, muted, over a limit, dropped, erased, unreadable, nothing found, no camera and expired."""
    monkeypatch.setattr(daily_limit, "MOST", 100)
    asked = {name: await _received_of(desk, name) for name in ("ignored", "declined", "muted", "broken")}
    await _decline(desk, asked["declined"])
    await _mute(desk, asked["muted"])
    asked["muted, again"] = await _received_of(desk, "muted")
    asked["over a limit"] = await _received_of(desk, "ignored", "another case")
    for name, do in (("dropped", _drop), ("erased", _erase)):
        asked[name] = await _received_of(desk, "muted", name)
        await do(desk, asked[name])
    await _break(desk, asked["broken"])
    without = RequestDesk(hass, runtime, outdoor={}, quiet_hours=None)
    asked["no camera"] = await _received_of(without, "no camera")
    await _film(runtime)
    asked["something found"] = await _received_of(desk, "something found")
    asked["never looked at"] = await desk.async_receive(police("never looked at"), Channel.FORM)
    assert {asked[name].state for name in ("muted, again", "over a limit")} == {RequestState.SET_ASIDE}
    answers = {name: await async_outside(runtime, each.id) for name, each in asked.items()}
    assert answers == dict.fromkeys(asked, Outside.OPEN)
    (closes_ms,) = {each.request.closes_ms for each in asked.values()}
    await desk._async_work(lambda inner, *, now_ms: close_due(inner, now_ms=closes_ms))  # noqa: ARG005  # at that moment
    answers = {name: await async_outside(runtime, each.id) for name, each in asked.items()}
    assert answers == dict.fromkeys(asked, Outside.CLOSED)


async def test_nobody_waits_for_what_is_being_looked_at(
    hass: HomeAssistant, runtime: VaultRuntime, desk: RequestDesk
) -> None:
    """Whoever looked right after they had asked used to wait longer where there were clips to be held."""
    record = await _received(desk)
    begun, may_end = Event(), Event()

    def look_at(_opened: OpenVault) -> bool:
        begun.set()
        return may_end.wait(60)

    looking = asyncio.create_task(runtime.async_work(look_at))
    assert await hass.async_add_executor_job(begun.wait, 60)
    assert await async_outside(runtime, record.id) is Outside.OPEN
    assert not looking.done()
    may_end.set()
    assert await looking


async def test_a_vault_that_is_closed_tells_nothing(runtime: VaultRuntime, desk: RequestDesk) -> None:
    record = await _received(desk)
    await runtime.async_close()
    with pytest.raises(NotLoaded):
        await async_outside(runtime, record.id)

"""An automation waits for a decision: it hears it at once, survives a reload, and leaves nothing behind."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.footage_guard.bridge.requests import request_news
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.model.ids import ReleaseId, RequestId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput
from custom_components.footage_guard.model.record import ReleaseRecord, RequestRecord
from custom_components.footage_guard.model.rules.rule import MuteScope

from .asked import own, police, receive
from .asking import UNKNOWN, asked, clip, desk
from .kept import Kept

WAITERS = 100


@pytest.fixture
async def kept(home: HomeAssistant, owner: MockUser, data_folder: Path) -> Kept:
    """A loaded vault with two cameras."""
    return await Kept.load(home)


def listeners(kept: Kept) -> tuple[int, int]:
    """Return how many hear of requests, and how many hear of the end of Home Assistant."""
    hearing = kept.hass.data.get("dispatcher", {}).get(request_news._NEWS, {})
    return len(hearing), kept.hass.bus.async_listeners().get(EVENT_HOMEASSISTANT_STOP, 0)


async def begun(kept: Kept, call: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    """Begin a call, and go on as soon as it listens."""
    before = listeners(kept)[0]
    task = kept.hass.async_create_background_task(call, "call")
    async with asyncio.timeout(10):
        while listeners(kept)[0] == before:  # noqa: ASYNC110  # a listener tells nobody that it is there
            await asyncio.sleep(0)
    return task


async def waiting(kept: Kept, request_id: str, timeout: float = 60) -> asyncio.Task[Any]:  # noqa: ASYNC109  # a field
    """Begin to wait, and go on as soon as it is waited."""
    call = kept.call("wait_for_decision", request_id=request_id, timeout=timeout)
    task = await begun(kept, call)
    # Once more through the lane, behind its first look.
    await desk(kept).async_closed_until_ms()
    await asyncio.sleep(0)
    return task


async def _decline(kept: Kept, record: RequestRecord) -> None:
    await desk(kept).async_decline(record.id, actor="anna")


async def _withdraw(kept: Kept, record: RequestRecord) -> None:
    await desk(kept).async_withdraw(record.id, actor=None)


async def _close(kept: Kept, record: RequestRecord) -> None:
    await desk(kept)._async_work(
        lambda inner, *, now_ms: inner.move(record.id, RequestInput.CLOSE, actor=None, now_ms=now_ms)
    )


async def _approve(kept: Kept, record: RequestRecord) -> None:
    await desk(kept)._async_work(
        lambda inner, *, now_ms: inner.move(record.id, RequestInput.APPROVE, actor="anna", now_ms=now_ms)
    )


async def _own(kept: Kept) -> RequestRecord:
    return await desk(kept).async_get(RequestId((await kept.call("create_request", **own()))["request_id"]))


@pytest.mark.parametrize(
    ("decide", "status"),
    [(_decline, "declined"), (_withdraw, "withdrawn"), (_close, "expired"), (_approve, "approved")],
)
async def test_a_decision_is_heard_at_once(kept: Kept, decide: Callable[..., Any], status: str) -> None:
    record = await _own(kept)
    before = listeners(kept)
    task = await waiting(kept, record.id)
    assert not task.done()
    await decide(kept, record)
    assert await task == {"status": status, "share_id": None}
    assert listeners(kept) == before


@pytest.mark.parametrize("decide", [_decline, _withdraw, _close])
async def test_what_is_decided_is_not_waited_for(kept: Kept, decide: Callable[..., Any]) -> None:
    record = await _own(kept)
    await decide(kept, record)
    before = listeners(kept)
    answer = await kept.call("wait_for_decision", request_id=record.id)
    assert answer["status"] not in {"pending", "in_review"}
    assert listeners(kept) == before


async def test_when_the_time_is_over_it_still_waits_for_a_person(kept: Kept) -> None:
    record = await _own(kept)
    before = listeners(kept)
    assert await kept.call("wait_for_decision", request_id=record.id, timeout=1) == {
        "status": "pending",
        "share_id": None,
    }
    assert listeners(kept) == before


@pytest.mark.parametrize(
    ("state", "status", "share_id"),
    [(ReleaseState.DRAFTED, "in_review", None), (ReleaseState.LIVE, "released", UNKNOWN)],
)
async def test_a_draft_is_told_and_so_is_a_live_share(
    kept: Kept, state: ReleaseState, status: str, share_id: str | None
) -> None:
    record = await receive(kept.entry)
    release = ReleaseRecord(id=ReleaseId(UNKNOWN), request_id=record.id, state=state, version=1, changed_ms=1)
    await kept.runtime.async_work(lambda opened: opened.state.releases.add(release))
    answer = await kept.call("wait_for_decision", request_id=record.id, timeout=1)
    assert answer == {"status": status, "share_id": share_id}


async def test_a_request_that_was_set_aside_looks_as_if_it_waited(kept: Kept) -> None:
    first = await receive(kept.entry)
    await desk(kept).async_mute(first.id, MuteScope.EVERYTHING, until_ms=None)
    muted = await receive(kept.entry, police("Harbor Police"))
    answers = [await kept.call("wait_for_decision", request_id=each.id, timeout=1) for each in (first, muted)]
    assert answers[0] == answers[1] == {"status": "pending", "share_id": None}


async def test_a_request_that_is_not_there_is_told_at_once(kept: Kept) -> None:
    before = listeners(kept)
    with pytest.raises(HomeAssistantError) as found:
        await kept.call("wait_for_decision", request_id=UNKNOWN)
    assert found.value.translation_key == "request_unknown"
    assert listeners(kept) == before


async def test_a_reload_is_not_noticed(kept: Kept) -> None:
    record = await _own(kept)
    task = await waiting(kept, record.id)
    assert await kept.hass.config_entries.async_reload(kept.entry.entry_id)
    assert not task.done()
    await _decline(kept, record)
    assert (await task)["status"] == "declined"


async def test_what_happens_while_the_vault_is_being_loaded_is_heard(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = await _own(kept)
    task = await waiting(kept, record.id)
    monkeypatch.setattr(
        "custom_components.footage_guard.bridge.requests.requests.wall_ms", lambda: record.request.closes_ms
    )
    assert await kept.hass.config_entries.async_reload(kept.entry.entry_id)
    assert (await task)["status"] == "expired"


async def test_a_vault_that_stays_away_is_told_when_the_time_is_over(kept: Kept) -> None:
    record = await _own(kept)
    task = await waiting(kept, record.id, timeout=1)
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    with pytest.raises(HomeAssistantError) as found:
        await task
    assert found.value.translation_key == "not_loaded"
    assert listeners(kept)[0] == 0


async def test_nobody_waits_when_home_assistant_stops(kept: Kept) -> None:
    record = await _own(kept)
    task = await waiting(kept, record.id)
    kept.hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    with pytest.raises(HomeAssistantError) as found:
        await task
    assert found.value.translation_key == "not_loaded"
    assert listeners(kept)[0] == 0


async def test_a_script_that_is_stopped_leaves_no_listener(kept: Kept) -> None:
    record = await _own(kept)
    before = listeners(kept)
    task = await waiting(kept, record.id)
    task.cancel()
    await asyncio.wait([task])
    assert listeners(kept) == before


async def test_many_wait_and_none_of_them_asks(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    record, other = await _own(kept), await receive(kept.entry)
    tasks = [await waiting(kept, record.id) for _ in range(WAITERS)]
    asked: list[object] = []
    monkeypatch.setattr(RequestDesk, "async_standing", lambda *given: asked.append(given))
    await _decline(kept, other)
    await asyncio.sleep(0)
    assert not any(task.done() for task in tasks)
    await _decline(kept, record)
    assert {task["status"] for task in await asyncio.gather(*tasks)} == {"declined"}
    assert not asked
    assert listeners(kept)[0] == 0


async def test_share_clip_waits_where_it_is_asked_to(kept: Kept) -> None:
    clip_id = await clip(kept)
    task = await begun(
        kept, kept.call("share_clip", clip_ids=clip_id, recipient="Parcel service", wait=True, hand_over=True)
    )
    (record,) = await asked(kept)
    assert record.request.proposal is not None
    assert record.request.proposal.hand_over
    await _decline(kept, record)
    assert await task == {"request_id": record.id, "status": "declined", "share_id": None}

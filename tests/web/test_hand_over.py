"""A link that an automation asked back goes once, to the very call that asked and still waits, and to nobody else."""

import asyncio
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.shares.hand_over import Handed, HandOvers
from custom_components.footage_guard.model.ids import ClipId, RequestId

from .accepting import Client
from .deciding import approve, reload, rendered, written
from .requesting import desk
from .sharing import allow_links
from .unlocking import ask, unlock
from .watching import keep

WAIT = {"wait": True, "timeout": 60, "recipient": "Northtown Police", "purpose": "They asked by mail."}


async def call(hass: HomeAssistant, **data: Any) -> dict[str, Any]:
    """Call the action as an automation does."""
    answer = await hass.services.async_call("footage_guard", "share_clip", data, blocking=True, return_response=True)
    assert answer is not None
    return dict(answer)


async def asked(entry: MockConfigEntry) -> str:
    """Return the request once it is there."""
    async with asyncio.timeout(10):
        while (request_id := desk(entry).overview.request_id) is None:  # noqa: ASYNC110  # nobody tells of it
            await asyncio.sleep(0.01)
    return str(request_id)


async def released(client: Client, request_id: str, clip_id: ClipId, **changed: Any) -> dict[str, Any]:
    """Draft and approve what was asked for."""
    await unlock(client)
    terms: dict[str, Any] = {"delivery": "link", "access_code": True, "recipient": {"name": "B. Wood"}}
    draft = written(clip_id, **(terms | changed))
    made = await ask(client, "draft/create", request_id=request_id, draft=draft)
    assert (await rendered(client, made))[-1]["state"] == "finished"
    result: dict[str, Any] = (await approve(client, made["draft_id"]))["result"]
    return result


@pytest.mark.parametrize("minutes", [0, 10])
async def test_the_call_that_asked_and_waits_gets_the_link(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, minutes: int
) -> None:
    allow_links(vault, cooling_minutes=minutes)
    clip_id = keep(vault)
    first = asyncio.create_task(call(hass, clip_ids=[clip_id], hand_over=True, **WAIT))
    request_id = await asked(vault)
    second = asyncio.create_task(call(hass, clip_ids=[clip_id], hand_over=True, **WAIT))
    await asyncio.sleep(0.2)
    shown = await released(client, request_id, clip_id, hand_over=True)
    one, other = await first, await second
    assert one["url"] == shown["url"]
    assert one["live_from"] == shown["live_from"]
    assert shown["access_code"] not in str(one)
    assert other["request_id"] == one["request_id"] == request_id
    assert "url" not in other
    assert other["share_id"] == one["share_id"] == shown["share_id"]
    assert other["status"] == one["status"] == ("approved" if minutes else "released")
    again = await hass.services.async_call(
        "footage_guard", "wait_for_decision", {"request_id": request_id}, blocking=True, return_response=True
    )
    assert again == {"status": "released" if not minutes else "approved", "share_id": shown["share_id"]}


async def test_a_call_that_waits_over_a_reload_used_to_get_no_link(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client
) -> None:
    clip_id = keep(vault)
    waits = asyncio.create_task(call(hass, clip_ids=[clip_id], hand_over=True, **WAIT))
    request_id = await asked(vault)
    await reload(hass, vault)
    allow_links(vault)
    shown = await released(client, request_id, clip_id, hand_over=True)
    answer = await waits
    assert (answer["status"], answer["url"]) == ("released", shown["url"])


async def test_no_link_goes_back_that_the_approver_did_not_hand_over(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client
) -> None:
    allow_links(vault)
    clip_id = keep(vault)
    waits = asyncio.create_task(call(hass, clip_ids=[clip_id], hand_over=True, **WAIT))
    shown = await released(client, await asked(vault), clip_id)
    answer = await waits
    told = {"released": "released", "cooling": "approved"}[shown["status"]]
    assert (answer["status"], answer["share_id"]) == (told, shown["share_id"])
    assert "url" not in answer


async def test_whoever_waits_no_longer_gets_nothing() -> None:
    hand_overs, request_id = HandOvers(), RequestId("01KB0000000000000000000000")
    handed = Handed(url="https://home.example/x#y", live_from_ms=1)
    assert "home.example" not in repr(handed)
    with hand_overs.waiting(request_id) as waits:
        pass
    hand_overs.settle(request_id, handed)
    assert not waits.done()
    with hand_overs.waiting(request_id) as waits:
        hand_overs.settle(request_id, handed)
        hand_overs.settle(request_id, None)
    assert await waits == handed

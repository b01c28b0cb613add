"""A link goes to whom an automation sends it only where a person approved it, and its access code goes nowhere."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.model.account import TriggerKind
from custom_components.footage_guard.model.ids import ClipId, RequestId
from tests.surface.asking import clip
from tests.surface.kept import MINUTE_MS, Kept
from tests.web.requesting import desk
from tests.web.test_hand_over import asked, released

from .using import CLOCK_CHANGED, TELL, tell_of, until, use

RING = "automation/ask_to_share_a_ring"
MINUTES = "script/ask_to_share_the_last_minutes"
CHOSEN: dict[str, Any] = {"recipient": "The house next door", "send": TELL}


async def _begin(kept: Kept, blueprint: str, clip_id: ClipId) -> list[Any]:
    """Have an automation or a script ask, and return what it sends."""
    sent = await use(kept.hass, blueprint, camera=kept.device(kept.door), **CHOSEN)
    if blueprint == RING:
        tell_of(kept, clip_id, TriggerKind.BELL, kept.door)
    else:
        await kept.hass.services.async_call("script", "made")
    return sent


@pytest.mark.parametrize("blueprint", [RING, MINUTES])
async def test_a_link_that_a_person_handed_over_is_sent_without_its_code(
    kept: Kept, client: Any, clip_id: ClipId, blueprint: str
) -> None:
    sent = await _begin(kept, blueprint, clip_id)
    request_id = await asked(kept.entry)
    record = await desk(kept.entry).async_get(request_id)  # type: ignore[arg-type]  # it is one
    assert record.request.proposal is not None
    assert (record.request.proposal.recipient, record.request.proposal.hand_over) == (CHOSEN["recipient"], True)
    shown = await released(client, request_id, clip_id, hand_over=True)
    await kept.hass.async_block_till_done()
    (event,) = sent
    assert event.data == {"message": f"A clip is shared with you: {shown['url']}", "link": shown["url"]}
    assert shown["access_code"] not in str(event.data)


@pytest.mark.parametrize("blueprint", [RING, MINUTES])
@pytest.mark.parametrize("is_approved", [False, True], ids=["declined", "approved without handing over"])
async def test_nothing_is_sent_that_a_person_did_not_hand_over(
    kept: Kept, client: Any, clip_id: ClipId, blueprint: str, is_approved: bool
) -> None:
    sent = await _begin(kept, blueprint, clip_id)
    request_id = await asked(kept.entry)
    if is_approved:
        await released(client, request_id, clip_id)
    else:
        await kept.do("decline_request", request_id=request_id)
    await kept.hass.async_block_till_done()
    assert sent == []
    domain = blueprint.partition("/")[0]
    state = kept.hass.states.get(f"{domain}.made")
    assert state is not None
    assert state.attributes["current"] == 0


@pytest.mark.parametrize("at", CLOCK_CHANGED)
async def test_as_many_minutes_are_asked_for_where_the_clock_was_changed(
    kept: Kept, freezer: FrozenDateTimeFactory, at: str
) -> None:
    await kept.hass.config.async_update(time_zone="Europe/Berlin")
    freezer.move_to(at)
    await _begin(kept, MINUTES, await clip(kept, 10))

    async def waiting() -> RequestId | None:
        return desk(kept.entry).overview.request_id

    await until(waiting)
    record = await desk(kept.entry).async_get(await waiting())  # type: ignore[arg-type]  # it is one
    scope = record.request.scope
    now_ms = wall_ms()
    assert (now_ms - scope.window_from.ms, now_ms - scope.window_to.ms) == (15 * MINUTE_MS, 1000)


@pytest.mark.parametrize(("kind", "camera"), [(TriggerKind.MOTION, "door"), (TriggerKind.BELL, "gate")])
async def test_nobody_is_asked_of_motion_or_another_camera(
    kept: Kept, clip_id: ClipId, kind: TriggerKind, camera: str
) -> None:
    await use(kept.hass, RING, camera=kept.device(kept.door), **CHOSEN)
    tell_of(kept, clip_id, kind, getattr(kept, camera))
    await kept.hass.async_block_till_done()
    assert desk(kept.entry).overview.request_id is None

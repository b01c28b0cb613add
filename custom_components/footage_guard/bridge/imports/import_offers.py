"""What other recorders have of a camera and a day, for an approver to choose from: looked up, and not fetched."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
from ...model.clip import Clip
from ...model.errors import SpanInvalid
from ...model.offer import SAME_MS, Offer, Standing, may_be
from ..common.problems import disk_refuses
from ..common.times import to_text
from ..loaded import LoadedCamera
from .browsing import BrowseFailed
from .recorders import RECORDERS, Day, Kin, entities_of, kin_of
from .ring_recording import RING, newest_recording

MOST_OFFERS: Final = 300
"""Of each recorder, the newest."""
PATIENCE_S: Final = 20
"""With all of them. A camera with a slow card needs some seconds for a day."""
_MOST_CLIPS: Final = 1000
_TURN: Final[HassKey[asyncio.Lock]] = HassKey(f"{DOMAIN}_offers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What one recorder has of the day."""

    recorder: str
    """The name of its integration."""
    standing: Standing
    offers: tuple[Offer, ...] = ()


async def async_offers(hass: HomeAssistant, camera: LoadedCamera, day: str) -> dict[str, Any]:
    """Return what can be imported of a camera's day, the newest first; raise SpanInvalid, DiskRefused or NotLoaded."""
    wanted = _day(day)
    # One at a time: each asks devices that have other work to do.
    async with hass.data.setdefault(_TURN, asyncio.Lock()):
        looked = await _async_look_everywhere(hass, camera, wanted)
    from_ms, to_ms = wanted.span_ms
    with disk_refuses():
        clips = await camera.vault.async_do_in_turn(
            lambda vault: vault.index.overlapping(camera.id, from_ms - SAME_MS, to_ms + SAME_MS, _MOST_CLIPS)
        )
    offers = sorted(
        ((one.recorder, offer) for one in looked for offer in one.offers),
        key=lambda each: each[1].start_ms,
        reverse=True,
    )
    return {
        "recorders": [{"recorder": one.recorder, "standing": one.standing.value} for one in looked],
        "offers": [_as_json(recorder, offer, clips) for recorder, offer in offers],
    }


async def _async_look_everywhere(hass: HomeAssistant, camera: LoadedCamera, day: Day) -> list[Looked]:
    entities = entities_of(hass, camera.settings)
    kins = [kin for domain in RECORDERS if (kin := kin_of(camera.settings, entities, domain)) is not None]
    looks = [hass.async_create_background_task(_async_look(hass, kin, day), f"{DOMAIN} looks") for kin in kins]
    if looks:
        try:
            await asyncio.wait(looks, timeout=PATIENCE_S)
        finally:
            # Not waited for: it is another integration's code, and may not end when it is told to.
            for look in looks:
                look.cancel()
    return [
        *(
            look.result() if look.done() and not look.cancelled() else _failed(kin)
            for kin, look in zip(kins, looks, strict=True)
        ),
        *_ring(hass, entities, day),
    ]


async def _async_look(hass: HomeAssistant, kin: Kin, day: Day) -> Looked:
    try:
        listed = await RECORDERS[kin.domain](hass, kin, day)
    except BrowseFailed:
        return _failed(kin)
    if listed is None:
        return Looked(recorder=kin.domain, standing=Standing.ABSENT)
    newest = sorted(listed.offers, key=lambda offer: offer.start_ms, reverse=True)
    return Looked(
        recorder=kin.domain,
        standing=Standing.SHOWN if listed.is_all and len(newest) <= MOST_OFFERS else Standing.MORE,
        offers=tuple(newest[:MOST_OFFERS]),
    )


def _failed(kin: Kin) -> Looked:
    return Looked(recorder=kin.domain, standing=Standing.FAILED)


@callback
def _ring(hass: HomeAssistant, entities: Iterable[er.RegistryEntry], day: Day) -> list[Looked]:
    """Return how it stands with a doorbell of Ring, whose integration knows the newest recording alone."""
    ours = [entry for entry in entities if entry.platform == RING]
    if not ours:
        return []
    # The camera itself, else its bell: of two doorbells, one has no time for what the other recorded.
    found = newest_recording(hass, [entry for entry in ours if entry.device_id == ours[0].device_id])
    if isinstance(found, Standing):
        return [Looked(recorder=RING, standing=found)]
    from_ms, to_ms = day.span_ms
    offers = (found,) if from_ms <= found.start_ms < to_ms else ()
    return [Looked(recorder=RING, standing=Standing.SHOWN, offers=offers)]


def _as_json(recorder: str, offer: Offer, clips: Iterable[Clip]) -> dict[str, Any]:
    clip = next((clip for clip in clips if may_be(clip, offer)), None)
    return {
        "recorder": recorder,
        "start": to_text(offer.start_ms),
        "end": to_text(offer.end_ms) if offer.end_ms is not None else None,
        "title": offer.title,
        "media_content_id": offer.media_content_id,
        "entity_id": offer.entity_id,
        "clip_id": clip.id if clip is not None else None,
    }


def _day(text: str) -> Day:
    """Return a day by the clock of the home; raise SpanInvalid."""
    try:
        day = date.fromisoformat(text)
        after = day + timedelta(days=1)
    except (ValueError, OverflowError) as err:
        raise SpanInvalid from err
    if not 1970 < day.year < 9999:  # noqa: PLR2004  # what a date can hold in every zone
        raise SpanInvalid
    zone = dt_util.get_default_time_zone()
    return Day(
        begin=datetime(day.year, day.month, day.day, tzinfo=zone),
        end=datetime(after.year, after.month, after.day, tzinfo=zone),
    )

"""What Ring's integration knows of a doorbell's newest recording, which Ring gets ready only after the event.

It asks Ring once a minute; then the camera entity has the recording's address, which Ring serves for 15 minutes and the
integration renews. An address alone does not say of which event it is: the sensor of the last activity does.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from ...model.offer import Offer, Standing
from ..common.times import to_ms, told_moment

RING: Final = "ring"
ADDRESS: Final = "video_url"
"""The attribute in which Ring's camera entities tell where the newest recording lies."""
_LIVES: Final = timedelta(minutes=15)
_POLL: Final = timedelta(minutes=1)
_PATIENCE: Final = timedelta(minutes=5)
"""So long after an event a recording is waited for; without a subscription there never is one."""
_NO_EVENTS: Final = ("-intercom_unlock",)


@callback
def newest_recording(hass: HomeAssistant, entities: Iterable[er.RegistryEntry]) -> Offer | Standing:
    """Return the recording of the last event, of the entities of one doorbell; else how it stands with it."""
    ours = [entry for entry in entities if entry.platform == RING]
    cameras = [state for entry in ours if (state := hass.states.get(entry.entity_id)) and state.attributes.get(ADDRESS)]
    rang = _rang(hass, ours)
    activity = _activity(hass, ours)
    now = dt_util.utcnow()
    happened = max((at for at in (rang, activity[0] if activity else None) if at is not None), default=None)
    if happened is None:
        return Standing.SHOWN
    is_waiting = timedelta() <= now - happened < _PATIENCE
    if not cameras or not _is_of_last(cameras[0], rang, activity) or now - cameras[0].last_updated > _LIVES:
        return Standing.WAITING if is_waiting else Standing.SHOWN
    start = activity[0] if activity else happened
    return Offer(start_ms=to_ms(start), end_ms=None, title="", entity_id=cameras[0].entity_id)


def _is_of_last(camera: State, rang: datetime | None, activity: tuple[datetime, State] | None) -> bool:
    """Tell whether an address is that of the last event, and not still that of the event before."""
    if activity is None:
        # By then Ring has been asked after the bell, and an older address is not renewed any more.
        return rang is not None and camera.last_updated >= rang + _POLL
    began, told = activity
    is_news = rang is None or began >= rang - _POLL
    return is_news and told.attributes.get("recording_status") == "ready" and camera.last_updated >= told.last_updated


def _rang(hass: HomeAssistant, entities: Iterable[er.RegistryEntry]) -> datetime | None:
    """Return when the last event came, as the doorbell's event entities have it."""
    named = [each.entity_id for each in entities if each.domain == "event" and not each.unique_id.endswith(_NO_EVENTS)]
    times = [at for name in named if (at := _time(hass.states.get(name))) is not None]
    return max(times, default=None)


def _activity(hass: HomeAssistant, entities: Iterable[er.RegistryEntry]) -> tuple[datetime, State] | None:
    """Return when the last activity that Ring has told began, and what else is told of it."""
    for entry in entities:
        if entry.domain == "sensor" and entry.unique_id.endswith("-last_activity"):
            state = hass.states.get(entry.entity_id)
            if state is not None and (at := _time(state)) is not None:
                return at, state
    return None


def _time(state: State | None) -> datetime | None:
    return told_moment(state.state) if state is not None else None

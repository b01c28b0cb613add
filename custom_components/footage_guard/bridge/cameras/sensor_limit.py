"""A sensor of motion that tells of no end: its camera is recorded for so long, and then until it moves anew."""

from collections.abc import Callable
from datetime import datetime
import logging
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ..common.clock import steady_s

LONGEST_S: Final = 3600.0
"""Longer than something moves at a door. A sensor whose battery ends while it is on stays on for months, and what is
recorded of that would take the room of all else."""
_LOGGER = logging.getLogger(__name__)


class SensorLimit:
    """Tells for how much longer what one sensor tells counts as motion."""

    def __init__(self, hass: HomeAssistant, entity_id: str | None, on_over: Callable[[], None]) -> None:
        """Follow nothing yet; `on_over` is called when it has told of motion for too long."""
        self._hass, self._entity_id, self._on_over = hass, entity_id, on_over
        self._left_s = LONGEST_S
        self._since_s = 0.0
        self._stop_waiting: CALLBACK_TYPE | None = None

    @callback
    def async_follow(self, motion: bool | None) -> bool:  # noqa: FBT001  # it is the state itself
        """Take note of what it tells, and return whether that counts as motion.

        Only "off" ends what lasted too long: a sensor that is out of reach now and then comes back as it was.
        """
        self.async_stop()
        if motion is False:
            self._left_s = LONGEST_S
        if not motion or self._left_s <= 0:
            return False
        self._since_s = steady_s()
        job = HassJob(self._on_time, cancel_on_shutdown=True)
        self._stop_waiting = async_call_later(self._hass, self._left_s, job)
        return True

    @callback
    def async_stop(self) -> None:
        """Wait no more."""
        if self._stop_waiting is not None:
            self._stop_waiting()
            self._stop_waiting = None
            self._left_s -= steady_s() - self._since_s

    @callback
    def _on_time(self, _now: datetime) -> None:
        self._stop_waiting, self._left_s = None, 0.0
        _LOGGER.warning(
            "%s has told of motion for %.0f minutes: it counts as ended until it is off and on again",
            self._entity_id,
            LONGEST_S / 60,
        )
        self._on_over()

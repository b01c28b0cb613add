"""A lockdown takes hold at once, whatever the disk does; what a restart has to know is written until it is there."""

from collections.abc import Awaitable, Callable
import logging
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..model.errors import FootageGuardError
from ..model.lockdown import Lockdown, LockdownReason
from .clock import wall_ms

ISSUE: Final = "lockdown_not_kept"
_OWED: Final[HassKey[Lockdown]] = HassKey(f"{DOMAIN}_lockdown_owed")
"""A lockdown that is in force and that the disk does not know of; it outlives a reload."""
_LOGGER = logging.getLogger(__name__)


@callback
def owe_lockdown(hass: HomeAssistant) -> None:
    """Have the vault be locked down as soon as it is loaded."""
    hass.data.setdefault(_OWED, Lockdown(reason=LockdownReason.ASKED, since_ms=wall_ms()))


class Lockdowns:
    """The lockdown of one vault, and who has to stop something when it begins."""

    def __init__(self, hass: HomeAssistant, kept: Lockdown | None, keep: Callable[[Lockdown], Awaitable[None]]) -> None:
        """Begin with what the disk knows; `keep` has a restart know of a lockdown, or raises."""
        self._hass = hass
        self._kept = kept
        self._keep = keep
        self._listeners: list[Callable[[], None]] = []
        self._is_told = False
        """Whether the log says that the disk does not take it."""

    @property
    def current(self) -> Lockdown | None:
        """The lockdown in force, also one that was asked for while nothing was loaded."""
        return self._kept or self._hass.data.get(_OWED)

    @callback
    def async_subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when the vault is locked down, until the returned function is called.

        It stops at once whatever lets something out, and does not wait for anything. It is called again each time
        somebody asks for a lockdown, so that what could not be stopped is tried once more.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def async_begin(self, reason: LockdownReason) -> bool:
        """Lock down at once; return whether a restart will know of it. It raises nothing."""
        if self.current is None:
            self._hass.data[_OWED] = Lockdown(reason=reason, since_ms=wall_ms())
        for listener in tuple(self._listeners):
            try:
                listener()
            except Exception:
                # One that cannot be stopped must not keep the others going.
                _LOGGER.exception("Something could not be stopped by the lockdown")
        return await self.async_keep()

    async def async_keep(self) -> bool:
        """Have a restart know of the lockdown, where it does not yet; return whether it does or there is none."""
        owed = self._hass.data.get(_OWED)
        if owed is None:
            return True
        try:
            await self._keep(owed)
        except (OSError, FootageGuardError) as err:
            self._tell_not_kept(err)
            return False
        self._kept, self._is_told = self._kept or owed, False
        self._hass.data.pop(_OWED, None)
        ir.async_delete_issue(self._hass, DOMAIN, ISSUE)
        return True

    def _tell_not_kept(self, err: Exception) -> None:
        if not self._is_told:
            _LOGGER.warning("The lockdown is in force, but a restart would not know of it yet: %r", err)
        self._is_told = True
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            ISSUE,
            is_fixable=False,
            severity=ir.IssueSeverity.ERROR,
            translation_key=ISSUE,
        )

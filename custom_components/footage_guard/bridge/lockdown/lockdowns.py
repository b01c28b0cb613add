"""A lockdown takes hold at once, whatever the disk does; what a restart has to know is written until it is there.

It is left by a person, and after a while in which anybody can lock down again.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
import logging
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
from ...model.errors import FootageGuardError, NotLockedDown
from ...model.lockdown import Lockdown, LockdownReason
from ..common.clock import wall_ms
from ..health.issues import async_hide_issue, async_show_issue
from ..proof.actor import Actor
from .leaving import Leaving

ISSUE: Final = "lockdown_not_kept"
LEAVING: Final = "lockdown_leaving"
_OWED: Final[HassKey[Lockdown]] = HassKey(f"{DOMAIN}_lockdown_owed")
"""A lockdown that is in force and that the disk does not know of; it outlives a reload."""
_GOES_ON: Final = "The lockdown could not be left, and goes on: %r"
_LOGGER = logging.getLogger(__name__)


@callback
def owe_lockdown(hass: HomeAssistant) -> None:
    """Have the vault be locked down as soon as it is loaded."""
    hass.data.setdefault(_OWED, Lockdown(reason=LockdownReason.ASKED, since_ms=wall_ms()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """What a lockdown needs of the vault."""

    keep: Callable[[Lockdown], Awaitable[bool]]
    """Have a restart know of it, or raise; return whether the ledger knows, too."""
    leave: Callable[[Leaving], Awaitable[None]]
    """Tell the ledger that it is left, then have a restart know of none; or raise, and it goes on."""
    may_leave: Callable[[str], bool]
    """Whether a person still is one who may."""
    tell: Callable[[], None]
    """Have entities show what is so now."""


class Lockdowns:
    """The lockdown of one vault, and who has to stop something when it begins."""

    def __init__(self, hass: HomeAssistant, kept: Lockdown | None, ports: Ports) -> None:
        """Begin with what the disk knows."""
        self._hass = hass
        self._kept = kept
        self._ports = ports
        self._is_in_ledger = False
        """Whether the ledger is known to have been told of the one in force."""
        self._is_being_left = False
        """Whether the disk is just told that there is none any more."""
        self._begun_again: Lockdown | None = None
        """What somebody asked for while it was being left."""
        self._stopped_for: Lockdown | None = None
        """The one that the disk did not know of, and for which all that listens was stopped."""
        self._stop_timer: CALLBACK_TYPE | None = None
        self.leaving: Leaving | None = None
        """Who leaves it, as long as that has to wait."""
        self._listeners: list[Callable[[], None]] = []
        self._endings: list[Callable[[], Awaitable[None]]] = []
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

    @callback
    def async_before_leaving(self, end: Callable[[], Awaitable[None]]) -> CALLBACK_TYPE:
        """Have what a lockdown ends be over before it is left, until the returned function is called.

        Where that raises OSError or FootageGuardError, it goes on.
        """
        self._endings.append(end)
        return lambda: self._endings.remove(end)

    async def async_begin(self, reason: LockdownReason) -> bool:
        """Lock down at once; return whether a restart will know of it. It raises nothing.

        Whoever leaves the lockdown just now does not: it takes as little to lock down again as it took the first time.
        """
        self._stop_leaving()
        begun = Lockdown(reason=reason, since_ms=wall_ms())
        if self._is_being_left and self._begun_again is None:
            # What the disk knows of the one in force goes: to answer that it is kept, it takes another.
            self._begun_again = self._hass.data[_OWED] = begun
        elif self.current is None:
            self._hass.data[_OWED] = begun
        self._stop_all()
        return await self.async_keep()

    async def async_keep(self) -> bool:
        """Have a restart know of the lockdown, and the ledger; return whether a restart does or there is none."""
        owed = self._hass.data.get(_OWED)
        if owed is not None and owed is not self._stopped_for:
            # Asked for while this vault was being set up, when some had looked for one already and did not listen yet.
            self._stop_all()
        lockdown = owed or self._kept
        if lockdown is None or (owed is None and (self._is_in_ledger or self._is_being_left)):
            return True
        try:
            self._is_in_ledger = await self._ports.keep(lockdown)
        except (OSError, FootageGuardError) as err:
            self._tell_not_kept(err)
            return False
        self._kept, self._is_told = self._kept or lockdown, False
        self._hass.data.pop(_OWED, None)
        async_hide_issue(self._hass, ISSUE)
        return True

    @callback
    def _stop_all(self) -> None:
        self._stopped_for = self._hass.data.get(_OWED)
        for listener in tuple(self._listeners):
            try:
                listener()
            except Exception:
                # One that cannot be stopped must not keep the others going.
                _LOGGER.exception("Something could not be stopped by the lockdown")

    @callback
    def async_leave(self, actor: Actor) -> Leaving:
        """Leave the lockdown after a while; return when. Asking again changes nothing.

        For whoever had the actor prove that they want it. Without the delay, whoever forces a passphrase out of
        somebody has the footage a minute later, and nobody else in the home ever had a chance. Raises NotLockedDown.
        """
        if self.current is None:
            raise NotLockedDown
        if self.leaving is None:
            self.leaving = Leaving.begin(actor.person_id)
            self._wait()
            self._show_leaving()
            self._ports.tell()
        return self.leaving

    @callback
    def async_stop(self) -> None:
        """Leave nothing any more; a lockdown stays what it is."""
        self._stop_leaving()

    async def _async_leave(self, _now: datetime) -> None:
        self._stop_timer = None
        leaving = self.leaving
        if leaving is None:
            return
        if leaving.remaining_ms():
            # A clock was set.
            self._wait()
            return
        if not await self._async_has_ended():
            self._stop_leaving()
            return
        if self.leaving is not leaving:
            # Somebody locked down again meanwhile.
            return
        if not self._ports.may_leave(leaving.person_id):
            _LOGGER.warning("The lockdown is not left: who asked for it may not act any more")
            self._stop_leaving()
            return
        owed, self._begun_again, self._is_being_left = self._hass.data.get(_OWED), None, True
        try:
            await self._ports.leave(leaving)
        except (OSError, FootageGuardError) as err:
            _LOGGER.warning(_GOES_ON, err)
            self._is_in_ledger = False
        else:
            self._have_left(owed)
        finally:
            self._is_being_left = False
        self._stop_leaving()

    async def _async_has_ended(self) -> bool:
        """End what a lockdown ends and the disk refused to, or a start was in between; return whether all of it is."""
        try:
            for end in tuple(self._endings):
                await end()
        except (OSError, FootageGuardError) as err:
            _LOGGER.warning(_GOES_ON, err)
            return False
        return True

    def _have_left(self, owed: Lockdown | None) -> None:
        """Have no lockdown be in force, unless somebody locked down while it was being left."""
        again = self._begun_again
        # Whoever asked for it has it written, behind what is done here, and is answered by how that goes.
        self._kept = None if again is None or _OWED in self._hass.data else again
        if again is None:
            self._is_in_ledger = False
            if self._hass.data.get(_OWED) is owed:
                self._hass.data.pop(_OWED, None)
            async_hide_issue(self._hass, ISSUE)

    def _wait(self) -> None:
        if self.leaving is not None:
            job = HassJob(self._async_leave, "leave the lockdown", cancel_on_shutdown=True)
            # Never at once: where a clock says that it is time, another may say that it is not.
            seconds = max(1.0, self.leaving.remaining_ms() / 1000)
            self._stop_timer = async_call_later(self._hass, seconds, job)

    @callback
    def _stop_leaving(self) -> None:
        if self._stop_timer is not None:
            self._stop_timer()
            self._stop_timer = None
        if self.leaving is not None:
            self.leaving = None
            async_hide_issue(self._hass, LEAVING)
            self._ports.tell()

    def _show_leaving(self) -> None:
        if self.leaving is not None:
            at = dt_util.as_local(dt_util.utc_from_timestamp(self.leaving.ends_ms / 1000))
            async_show_issue(self._hass, LEAVING, placeholders={"time": f"{at:%H:%M}"})

    def _tell_not_kept(self, err: Exception) -> None:
        if not self._is_told:
            _LOGGER.warning("The lockdown is in force, but a restart would not know of it yet: %r", err)
        self._is_told = True
        async_show_issue(self._hass, ISSUE)

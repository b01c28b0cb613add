"""The vault of a loaded entry: its keys, what was decided about it, and who has unlocked it."""

import asyncio
from typing import Self

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..model.errors import KeysMissing, LockedDown
from ..model.lockdown import Lockdown, LockdownReason
from ..vault.keyring.keyring import Keyring
from ..vault.keyring.unlocked import Unlocked
from ..vault.state.state import State
from .executor import run_blocking
from .paths import data_folder
from .unlocks import Session, Unlocks


class VaultRuntime:
    """Keys, state and unlocks of one loaded entry."""

    def __init__(self, hass: HomeAssistant, keyring: Keyring, state: State, lockdown: Lockdown | None) -> None:
        """Own an open state; use `async_open`."""
        self._hass = hass
        self._state = state
        self._lockdown = lockdown
        self._lane = asyncio.Lock()
        self.keyring = keyring
        self.unlocks = Unlocks(hass, keyring)

    @classmethod
    async def async_open(cls, hass: HomeAssistant) -> Self:
        """Read keys and state; raise KeysMissing, KeysDamaged, StateTooNew, VaultFileRefused or OSError."""
        folder = data_folder(hass)
        try:
            keyring = await run_blocking(hass, Keyring.load, folder)
        except FileNotFoundError as err:
            raise KeysMissing from err
        state = await run_blocking(hass, State.load, folder, _now_ms())
        return cls(hass, keyring, state, await run_blocking(hass, _lockdown_of, state))

    @property
    def lockdown(self) -> Lockdown | None:
        """The lockdown in force."""
        return self._lockdown

    @callback
    def async_lock_at_shutdown(self) -> CALLBACK_TYPE:
        """Forget all secrets when Home Assistant stops, until the returned function is called."""

        @callback
        def lock(_event: Event) -> None:
            self.unlocks.lock()

        return self._hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, lock)

    async def async_unlock(self, session: Session, passphrase: str) -> Unlocked:
        """Unlock for a person's login; raise LockedDown, NotAnApprover, StepUpFailed or VaultLocked."""
        if self._lockdown is not None:
            raise LockedDown
        return await self.unlocks.async_unlock(session, passphrase)

    async def async_lock_down(self, reason: LockdownReason) -> None:
        """Lock down: at once in memory, then on disk; raise OSError where a restart would not know of it."""
        now_ms = _now_ms()
        self._lockdown = self._lockdown or Lockdown(reason=reason, since_ms=now_ms)
        self.unlocks.lock()
        async with self._lane:
            await run_blocking(self._hass, self._state.lock_down, reason, now_ms)

    async def async_close(self) -> None:
        """Forget all secrets and close the state."""
        self.unlocks.lock()
        async with self._lane:
            await run_blocking(self._hass, self._state.close)


def _lockdown_of(state: State) -> Lockdown | None:
    return state.lockdown


def _now_ms() -> int:
    return int(dt_util.utcnow().timestamp() * 1000)

"""Who has unlocked the vault, and until when. Nothing of it outlives the process."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ..model.errors import NotAnApprover, StepUpFailed, VaultLocked
from ..vault.keyring.keyring import Keyring
from ..vault.keyring.unlocked import Unlocked
from .step_up import StepUp

type Session = tuple[str, str]
"""User id and refresh token id: an unlock belongs to one login of one person."""


class Unlocks:
    """All unlocks of a vault; whoever asks for one gets it for the length of one action."""

    def __init__(
        self, hass: HomeAssistant, keyring: Keyring, step_up: StepUp, clock: Callable[[], float] = monotonic
    ) -> None:
        """Begin locked."""
        self._hass = hass
        self._keyring = keyring
        self._step_up = step_up
        self._clock = clock
        self._held: dict[Session, Unlocked] = {}
        self._locked_times = 0
        self._stop_timer: CALLBACK_TYPE | None = None
        self._listeners: list[Callable[[], None]] = []

    @property
    def is_unlocked(self) -> bool:
        """Whether anybody has unlocked the vault."""
        return any(not unlocked.is_over for unlocked in self._held.values())

    @callback
    def async_subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when somebody unlocked or an unlock ended, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def async_unlock(self, session: Session, passphrase: str) -> Unlocked:
        """Unlock for one login of one person; raise NotAnApprover, VaultLocked or what `StepUp.async_open` raises.

        Whoever locks meanwhile wins: a slow passphrase must not undo it.
        """
        locked_times = self._locked_times
        try:
            secrets = await self._step_up.async_open(session[0], passphrase)
        except StepUpFailed as err:
            if session[0] not in self._keyring.people:
                raise NotAnApprover from err
            raise
        if locked_times != self._locked_times:
            raise VaultLocked
        self.lock_session(session)
        unlocked = Unlocked(session[0], secrets, self._clock)
        self._held[session] = unlocked
        self._set_timer()
        self._tell()
        return unlocked

    def get(self, session: Session) -> Unlocked:
        """Return the unlock of a login; raise VaultLocked."""
        unlocked = self._held.get(session)
        if unlocked is None or unlocked.is_over:
            raise VaultLocked
        return unlocked

    @callback
    def lock_session(self, session: Session) -> None:
        """Forget what one login unlocked, because it ended or asked for it."""
        if (unlocked := self._held.pop(session, None)) is not None:
            unlocked.forget()
            self._tell()

    @callback
    def lock_person(self, person_id: str) -> None:
        """Forget what a person unlocked in any login."""
        for session in [session for session in self._held if session[0] == person_id]:
            self.lock_session(session)

    @callback
    def lock(self) -> None:
        """Forget everything, and whatever is being unlocked at this moment."""
        self._locked_times += 1
        for session in list(self._held):
            self.lock_session(session)
        self._cancel_timer()

    @callback
    def _look(self, _now: datetime) -> None:
        """Forget those whose time is up; a secret does not wait in memory for somebody to ask for it."""
        self._stop_timer = None
        for session in [session for session, unlocked in self._held.items() if unlocked.is_over]:
            self.lock_session(session)
        self._set_timer()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    def _set_timer(self) -> None:
        self._cancel_timer()
        if self._held:
            next_s = min(unlocked.ends_s for unlocked in self._held.values())
            self._stop_timer = async_call_later(self._hass, max(0.0, next_s - self._clock()), self._look)

    def _cancel_timer(self) -> None:
        if self._stop_timer is not None:
            self._stop_timer()
            self._stop_timer = None

"""Who has unlocked the vault, and until when. Nothing of it outlives the process."""

from collections.abc import Awaitable, Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from time import monotonic
from weakref import WeakKeyDictionary

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ...model.errors import NotAnApprover, StepUpFailed, VaultLocked
from ...vault.keyring.keyring import Keyring
from ...vault.keyring.unlocked import Unlocked
from ...vault.keyring.wrap import Secrets
from .step_up import StepUp

type Session = tuple[str, str]
"""User id and refresh token id: an unlock belongs to one login of one person."""
type Opening = Callable[[], Awaitable[Secrets]]
"""Has a person prove that it is them, and returns what that opens."""


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
        self._watching: dict[Session, Unlocked] = {}
        """What the key of convenience mode opened: it watches, and neither votes nor counts as unlocked."""
        self._given: WeakKeyDictionary[Unlocked, Session] = WeakKeyDictionary()
        """What something was begun with that goes on when its time is up: a lock ends that, too."""
        self._opening: dict[object, Session] = {}
        """Whose secrets are being opened at this moment."""
        self._stop_timer: CALLBACK_TYPE | None = None
        self._listeners: list[Callable[[], None]] = []

    @property
    def is_unlocked(self) -> bool:
        """Whether anybody has unlocked the vault."""
        return any(not unlocked.is_over for unlocked in self._held.values())

    @property
    def sessions(self) -> set[Session]:
        """The logins for which something is held, or was and something begun with it goes on."""
        return {*self._held, *self._watching, *self._given.values()}

    @callback
    def async_subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when somebody unlocked or an unlock ended, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def async_unlock(self, session: Session, passphrase: str) -> Unlocked:
        """Unlock for one login of one person; raise NotAnApprover, VaultLocked or what `StepUp.async_open` raises."""

        async def open_own() -> Secrets:
            try:
                return await self._step_up.async_open(session[0], passphrase)
            except StepUpFailed as err:
                if session[0] not in self._keyring.people:
                    raise NotAnApprover from err
                raise

        return await self.async_hold(session, open_own)

    async def async_hold(self, session: Session, opening: Opening) -> Unlocked:
        """Hold what is opened for one login of one person; raise VaultLocked or what opening raises.

        Whoever locks meanwhile wins: a slow passphrase must not undo it.
        """
        secrets = await self._async_opened(session, opening)
        self._forget(session)
        return self._hold(self._held, session, secrets)

    async def async_hold_for_watching(self, session: Session, opening: Opening) -> Unlocked:
        """Return what one login of one person watches with: what they unlocked, or else what `opening` opens.

        Raises VaultLocked or what opening raises.
        """
        if (found := self._found(session)) is not None:
            return found
        secrets = await self._async_opened(session, opening)
        # Two at once share one: of another, nobody would forget what it holds.
        return self._found(session) or self._hold(self._watching, session, secrets)

    def get(self, session: Session) -> Unlocked:
        """Return the unlock of a login; raise VaultLocked."""
        unlocked = self._held.get(session)
        if unlocked is None or unlocked.is_over:
            raise VaultLocked
        return unlocked

    def lend(self, person_ids: Collection[str]) -> tuple[str, Secrets] | None:
        """Return what one of these persons has unlocked, to let another one in; it prolongs nothing."""
        for (person_id, _login), unlocked in self._held.items():
            if person_id in person_ids and (lent := unlocked.lent()) is not None:
                return person_id, lent
        return None

    def held_by(self, person_ids: Collection[str]) -> Unlocked | None:
        """Return what one of these persons has unlocked; asking does not prolong it."""
        found = (unlocked for (person_id, _), unlocked in self._held.items() if person_id in person_ids)
        return next((unlocked for unlocked in found if not unlocked.is_over), None)

    @callback
    def begin(self, unlocked: Unlocked) -> None:
        """Something begins that does not end with the time of this unlock: see `Unlocked.is_locked`."""
        for session, held in self._held.items():
            if held is unlocked:
                self._given[unlocked] = session

    def left_s(self, session: Session) -> float:
        """Return for how long an unlock lasts if nothing happens; raise VaultLocked. Asking does not prolong it."""
        return self.get(session).ends_s - self._clock()

    @callback
    def leave(self, session: Session) -> None:
        """A login has no connection any more."""
        for unlocked in self._of(session):
            unlocked.leave()
        self._set_timer()

    @callback
    def come_back(self, session: Session) -> None:
        """A login has a connection again; what ended meanwhile stays ended."""
        for unlocked in self._of(session):
            with suppress(VaultLocked):
                unlocked.come_back()
        self._set_timer()

    @callback
    def lock_session(self, session: Session) -> None:
        """Forget what one login unlocked, or is unlocking, because it ended or asked for it."""
        self._opening = {key: other for key, other in self._opening.items() if other != session}
        given = [unlocked for unlocked, other in self._given.items() if other == session]
        for unlocked in given:
            del self._given[unlocked]
            unlocked.lock()
        if self._forget(session) or given:
            self._tell()

    @callback
    def lock_person(self, person_id: str) -> None:
        """Forget what a person unlocked in any login, or is unlocking."""
        for session in [*self.sessions, *self._opening.values()]:
            if session[0] == person_id:
                self.lock_session(session)

    @callback
    def end_watching(self) -> None:
        """Forget what the key of convenience mode opened; what persons unlocked stays."""
        watching, self._watching = self._watching, {}
        for unlocked in watching.values():
            unlocked.forget()
        if watching:
            self._tell()

    @callback
    def lock(self) -> None:
        """Forget everything, and whatever is being unlocked at this moment."""
        self._opening.clear()
        for session in self.sessions:
            self.lock_session(session)
        self._cancel_timer()

    async def _async_opened(self, session: Session, opening: Opening) -> Secrets:
        with self._noted(session) as key:
            secrets = await opening()
            if key not in self._opening:
                raise VaultLocked
        return secrets

    @contextmanager
    def _noted(self, session: Session) -> Iterator[object]:
        key = object()
        self._opening[key] = session
        try:
            yield key
        finally:
            self._opening.pop(key, None)

    def _hold(self, among: dict[Session, Unlocked], session: Session, secrets: Secrets) -> Unlocked:
        unlocked = among[session] = Unlocked(session[0], secrets, self._clock)
        self._set_timer()
        self._tell()
        return unlocked

    def _forget(self, session: Session) -> bool:
        """Forget what was opened for a login; return whether anything was."""
        found = self._of(session)
        self._held.pop(session, None)
        self._watching.pop(session, None)
        for unlocked in found:
            unlocked.forget()
        return bool(found)

    def _found(self, session: Session) -> Unlocked | None:
        with suppress(VaultLocked):
            return self.get(session)
        watching = self._watching.get(session)
        return watching if watching is not None and not watching.is_over else None

    def _of(self, session: Session) -> list[Unlocked]:
        return [among[session] for among in (self._held, self._watching) if session in among]

    @callback
    def _look(self, _now: datetime) -> None:
        """Forget those whose time is up; a secret does not wait in memory for somebody to ask for it."""
        self._stop_timer = None
        for among in (self._held, self._watching):
            for session in [session for session, unlocked in among.items() if unlocked.is_over]:
                del among[session]
        self._set_timer()
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    def _set_timer(self) -> None:
        self._cancel_timer()
        ends_s = [unlocked.ends_s for session in self.sessions for unlocked in self._of(session)]
        if ends_s:
            self._stop_timer = async_call_later(self._hass, max(0.0, min(ends_s) - self._clock()), self._look)

    def _cancel_timer(self) -> None:
        if self._stop_timer is not None:
            self._stop_timer()
            self._stop_timer = None

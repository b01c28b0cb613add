"""The vault of a loaded entry: its parts, what was decided about it, and who has unlocked it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, Self

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..ledger.ledger import Ledger
from ..ledger.verifying import Verified
from ..model.errors import IndexDamaged, LedgerDamaged, LedgerError, LockedDown, NotLoaded, StateDamaged
from ..model.ids import CameraId
from ..model.lockdown import Lockdown, LockdownReason
from ..model.lockdown_facts import LockdownEntered, LockdownLeft
from ..model.mode import Mode
from ..model.people import Role
from ..model.policy import MB, Policy
from ..model.retention import Limits
from ..model.statement import RollbackAccepted
from ..vault.index.taking import rebuild
from ..vault.keyring.keyring import Keyring
from ..vault.keyring.unlocked import Unlocked
from ..vault.keyring.wrap import Secrets
from ..vault.locking_down import keep, last_told, leave
from ..vault.reconciling import Reconciled, Reconciliation
from ..vault.state.standings import Standings
from ..vault.sweeping import Sweep, Swept, releases_with_files
from ..vault.vault import Vault
from .common.clock import SteadyClock
from .common.executor import run_until_closed
from .common.growing import Growing
from .common.lane import Lane, begin
from .keeping.accepting import accept
from .keeping.copying import copying_of
from .keeping.folders import folders_of
from .keeping.opening import Begun, OpenVault, open_and_settle, used_bytes
from .lockdown.leaving import Leaving
from .lockdown.lockdowns import Lockdowns, Ports
from .people.made_codes import MadeCodes
from .people.people import People
from .proof.actor import Actor
from .proof.challenges import Challenges
from .proof.presence import Presence
from .proof.step_up import StepUp
from .proof.unlocks import Session, Unlocks


class VaultRuntime:
    """A vault that is in use. All that touches its files runs in one lane."""

    def __init__(self, hass: HomeAssistant, opened: OpenVault, begun: Begun) -> None:
        """Own an open vault; use `async_open`."""
        self._hass = hass
        self._opened = opened
        self.copying = copying_of(hass)
        self._lane = Lane(hass)
        self._turn, self._verifying = asyncio.Lock(), asyncio.Lock()
        self._found: LedgerError | None = None
        self.is_ledger_checked = False
        """Whether a check has ended since the start: until then, that nothing is wrong is not known."""
        self._reading: set[asyncio.Future[Any]] = set()
        self._is_closed = False
        self._listeners: list[Callable[[], None]] = []
        self._endings: list[Callable[[], Awaitable[None]]] = []
        self.growing = Growing(opened.ledger)
        self.people = People(hass, opened.rolls, opened.keyring)
        self.clock = SteadyClock(opened.steady_since_ms)
        self.step_up = StepUp(hass, opened.keyring, opened.state.attempts, opened.state.pins, self._in_lane)
        self.unlocks = Unlocks(hass, opened.keyring, self.step_up)
        self.challenges = Challenges()
        self.made_codes = MadeCodes()
        self.presence = Presence(hass, self.unlocks)
        self._end_presence = self.presence.async_start()
        self.used_bytes = begun.used_bytes
        """Size of all clips that are there, as far as was looked."""
        self._lockdowns = Lockdowns(
            hass,
            begun.lockdown,
            Ports(
                keep=lambda lockdown: self._in_lane(keep, opened.vault, opened.state, lockdown),
                leave=self._async_end_lockdown,
                may_leave=lambda person_id: self.people.role_of(person_id) is Role.APPROVER,
                tell=self._tell,
            ),
        )
        self.async_before_leaving = self._lockdowns.async_before_leaving
        self.async_subscribe_lockdown(self.unlocks.lock)
        self.async_subscribe_lockdown(self._tell)
        self.unlocks.async_subscribe(self._tell)
        self.people.async_subscribe(self._on_people)

    @classmethod
    async def async_open(cls, hass: HomeAssistant, options: Mapping[str, Any]) -> Self:
        """Open the vault and end what a crash left open; raise VaultError, LedgerError or OSError."""
        is_copied = copying_of(hass).is_under_way
        opening = partial(open_and_settle, folders_of(hass, options), is_copied=is_copied)
        vault = cls(hass, *await run_until_closed(hass, opening, lambda made: made[0].close()))
        try:
            await vault.copying.async_join(vault, is_still=is_copied)
        except BaseException:
            # Nobody else would give the ledger back, and no later set-up could have it.
            await vault.async_close()
            raise
        return vault

    @property
    def keyring(self) -> Keyring:
        """Who can open what."""
        return self._opened.keyring

    @property
    def ledger(self) -> Ledger:
        """The history; reading and proving may go on beside the lane."""
        return self._opened.ledger

    def are_clips_there(self) -> bool:
        """Tell whether the disk of the clips is mounted, beside the lane; raise OSError. Blocking."""
        return self._opened.vault.store.is_there()

    @property
    def lockdown(self) -> Lockdown | None:
        """The lockdown in force."""
        return self._lockdowns.current

    @property
    def ledger_problem(self) -> str | None:
        """What is wrong with the history: a finding of its opening, or the code of what a check found."""
        if (trouble := self.ledger.trouble) is not None:
            return trouble.finding.value
        return self._found.code if self._found is not None else None

    @callback
    def async_subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when anything of the above has changed, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def async_subscribe_lockdown(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Have the listener stop what it does when the vault is locked down; see `Lockdowns.async_subscribe`."""
        return self._lockdowns.async_subscribe(listener)

    @callback
    def async_lock_at_shutdown(self) -> CALLBACK_TYPE:
        """Forget all secrets when Home Assistant stops, until the returned function is called."""
        return self._hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, callback(lambda _event: self.unlocks.lock()))

    async def async_unlock(self, session: Session, passphrase: str) -> Unlocked:
        """Unlock for a person's login; raise LockedDown or what `Unlocks.async_unlock` raises."""
        if self.lockdown is not None:
            raise LockedDown
        return await self.unlocks.async_unlock(session, passphrase)

    async def async_for_watching(self, session: Session) -> Unlocked:
        """Return what a login watches with: its unlock, or in convenience mode what the key of this machine opens.

        For whoever `may_act` let pass. Raises VaultLocked, NotAnApprover, KeysDamaged or NotLoaded.
        """

        async def open_by_device() -> Secrets:
            # Not as a result: the executor and the event loop keep results for a while.
            opened: list[Secrets] = []
            await self._in_lane(self._opened.open_by_device_into, opened, session[0])
            return opened.pop()

        return await self.unlocks.async_hold_for_watching(session, open_by_device)

    async def async_lock_down(self, reason: LockdownReason) -> bool:
        """Lock down: at once in memory, then on disk; return whether a restart will know of it. It raises nothing."""
        return await self._lockdowns.async_begin(reason)

    async def async_recall_lockdown(self) -> None:
        """Lock down where a history that was too long to be read before says so; raise FactUnknown, OSError, NotLoaded.

        Nobody may act before it was read, so that nobody can have left one meanwhile.
        """
        told = await self.async_read(lambda: last_told(self.ledger))
        if isinstance(told, LockdownEntered) and self.lockdown is None:
            await self.async_lock_down(told.reason)

    @property
    def leaving_lockdown(self) -> Leaving | None:
        """Who leaves the lockdown, as long as that has to wait."""
        return self._lockdowns.leaving

    @callback
    def async_leave_lockdown(self, actor: Actor) -> Leaving:
        """Leave the lockdown after a while, for whoever had the actor prove that they want it; raise NotLockedDown."""
        return self._lockdowns.async_leave(actor)

    async def async_keep_lockdown(self) -> None:
        """Have a restart know of a lockdown that it would not, and entities of one from before they were there."""
        await self._lockdowns.async_keep()
        self._tell()

    async def async_do[Result](self, doing: Callable[[Vault], Result]) -> Result:
        """Do something to the vault in its lane; raise what it raises, or NotLoaded.

        An index that cannot be read is made anew, and it is done once more.
        """
        result, used_bytes = await self._in_lane(self._measured, doing)
        if used_bytes not in (None, self.used_bytes):
            self.used_bytes = used_bytes
            self._tell()
        return result

    async def async_do_in_turn[Result](self, doing: Callable[[Vault], Result]) -> Result:
        """Do something for somebody outside, as `async_do` does, and one such thing at a time.

        However many ask at once, a recorder that has to begin a clip waits for one of them.
        """
        async with self._turn:
            return await self.async_do(doing)

    async def async_work[Result](self, doing: Callable[[OpenVault], Result]) -> Result:
        """Do something with all parts of the vault, as `async_do_in_turn` does."""
        return await self.async_do_in_turn(lambda _vault: doing(self._opened))

    async def async_stand_still(self, *, is_on: bool) -> None:
        """Have files only grow, or no longer, also without an index; raise what the parts raise, or NotLoaded."""
        await self._in_lane(partial(self._opened.stand_still, is_on=is_on))

    async def async_reconcile(self) -> Reconciled:
        """Bring files and ledger together, in turns; raise OSError or LedgerError. It ends while files are copied."""
        run = Reconciliation()
        while await self.async_do(lambda vault: not self.copying.is_under_way and run.go_on(vault)):
            # Somebody who records may be waiting.
            pass
        return run.result

    async def async_mode(self) -> Mode:
        """Return what watching needs now; where that cannot be read, the stricter one. Raises NotLoaded."""
        try:
            return await self.async_work(lambda opened: opened.state.mode)
        except OSError, StateDamaged:
            return Mode.SEALED

    async def async_policy(self) -> Policy:
        """Return the policy in force; raise StateDamaged, OSError or NotLoaded."""
        return await self.async_work(lambda opened: opened.state.policy)

    async def async_sweep(self, own_days: Mapping[CameraId, int]) -> Swept:
        """Let go what the policy does not keep, with the days of cameras that have their own.

        Raises OSError, StateDamaged or LedgerError; while the policy cannot be read or nothing may go, all stays.
        """
        now, steady_ms = dt_util.utcnow(), self.clock.steady_ms()

        def sweep(vault: Vault) -> Swept:
            # In the lane: whoever waited for it may find that files are copied by now, or another policy.
            if self.copying.is_under_way or not self._opened.may_let_go(int(now.timestamp() * 1000)):
                return Swept()
            rolls, state = self._opened.rolls, self._opened.state
            # A disk that is too full to keep a policy is not freed by the strictest, which keeps everything.
            policy = rolls.roll.decided.policy if rolls.is_owing else state.policy
            limits = Limits(days=policy.retention_days, quota_bytes=policy.vault_quota_mb * MB, days_by_camera=own_days)
            with_files = releases_with_files(state)
            return Sweep(vault, limits, now, steady_ms=steady_ms, with_files=with_files).run()

        return await self.async_do(sweep)

    async def async_verify_ledger(self) -> Verified:
        """Read the whole history; raise the LedgerError it found first, or OSError. Recording goes on meanwhile.

        One at a time, so that what is known last is what was found last, and a loop of them reads the disk once.
        """
        async with self._verifying:
            try:
                verified = await self.async_read(self.ledger.verify)
            except LedgerError as err:
                self._set_found(err)
                raise
            self._set_found(None)
            return verified

    async def async_accept_history(self, stated: RollbackAccepted) -> int:
        """Go on from what a person proved to have seen; return the fact's number. Raises as `accept`, or NotLoaded."""
        try:
            number, found = await self._in_lane(self._accept, stated)
        finally:
            # The ledger may have been told of who was taken out before the disk refused the rest.
            self.people.tell_changed()
        self._set_found(found)
        return number

    async def async_read[Result](self, doing: Callable[[], Result]) -> Result:
        """Read files of the vault that may be read beside the lane; errors come back unchanged, or NotLoaded.

        Closing waits for it, for a descriptor that is given back may soon be that of another file.
        """
        reading = self.async_begin_read(doing)
        await asyncio.wait([reading])
        return reading.result()

    @callback
    def async_begin_read[Result](self, doing: Callable[[], Result]) -> asyncio.Future[Result]:
        """Do what `async_read` does, and return it before its end; it is never to be cancelled."""
        self._may_be_used()
        reading = begin(self._hass, doing)
        self._reading.add(reading)
        reading.add_done_callback(self._reading.discard)
        return reading

    def may_go_on(self, _done_bytes: int) -> None:
        """Pass long work after each piece, in any thread: closing waits for it. Raises LockedDown or NotLoaded."""
        if self.lockdown is not None:
            raise LockedDown
        self._may_be_used()

    async def async_look[Result](self, doing: Callable[[Standings], Result]) -> Result:
        """Look at how requests stand for the outside, beside the lane; raise what it raises, or NotLoaded."""
        return await self.async_read(lambda: doing(self._opened.state.standings))

    @callback
    def async_before_close(self, end: Callable[[], Awaitable[None]]) -> CALLBACK_TYPE:
        """Have a use of the vault end before it closes, until the returned function is called."""
        self._endings.append(end)
        return lambda: self._endings.remove(end)

    async def async_close(self) -> None:
        """Forget all secrets, wait for what is under way, and close everything."""
        self.unlocks.lock()
        self._lockdowns.async_stop()
        self.challenges.clear()
        self.made_codes.clear()
        for end in tuple(self._endings):
            await end()
        if self._is_closed:
            return
        self._is_closed = True
        self._end_presence()
        if self._reading:
            await asyncio.wait(self._reading)
        await self._lane.run(self._opened.close)

    async def _in_lane[*Args, Result](self, function: Callable[[*Args], Result], *arguments: *Args) -> Result:
        self._may_be_used()
        try:
            return await self._lane.run(function, *arguments)
        finally:
            self.growing.look()

    def _may_be_used(self) -> None:
        if self._is_closed:
            raise NotLoaded

    async def _async_end_lockdown(self, leaving: Leaving) -> None:
        left = LockdownLeft(actor=leaving.person_id, asked_ms=leaving.asked_ms)
        await self._in_lane(leave, self._opened.vault, self._opened.state, left)

    def _measured[Result](self, doing: Callable[[Vault], Result]) -> tuple[Result, int | None]:
        """Do something to the vault; return also how much it holds then, where that can be read. Blocking."""
        return self._with_index(doing), used_bytes(self._opened.vault)

    def _with_index[Result](self, doing: Callable[[Vault], Result]) -> Result:
        """Do something to the vault; an index that cannot be read is made anew once. Blocking."""
        if self._opened.is_index_gone:
            self._opened.make_index_anew()
        try:
            return doing(self._opened.vault)
        except IndexDamaged:
            self._opened.make_index_anew()
            return doing(self._opened.vault)

    def _accept(self, stated: RollbackAccepted) -> tuple[int, LedgerError | None]:
        """Accept the history, and make the index from it; return what is still wrong. Blocking."""
        number = accept(self._opened, stated, self.people.approvers().keys())
        try:
            # What the index knows may be what the history was before: a hold that it never heard of cannot be missed.
            self._with_index(lambda vault: rebuild(vault.index, vault.journal))
            doubt = self._opened.vault.index.doubt()
        except LedgerError as err:
            return number, err
        except OSError, IndexDamaged:
            # What was accepted stands; the index is a cache, and a row that is wrong shows when it is used.
            doubt = 0
        return number, LedgerDamaged(doubt - 1) if doubt else None

    @callback
    def _set_found(self, found: LedgerError | None) -> None:
        self._found, self.is_ledger_checked = found, True
        self._tell()

    @callback
    def _on_people(self) -> None:
        """Lock for whoever is not enrolled any more, and end watching by the key of this machine in sealed mode."""
        for person_id in {person_id for person_id, _ in self.unlocks.sessions}:
            if self.people.role_of(person_id) is None:
                self.unlocks.lock_person(person_id)
        if self.people.roll.decided.mode is Mode.SEALED:
            self.unlocks.end_watching()

    @callback
    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

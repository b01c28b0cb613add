"""state.db: loaded locked down if it is missing or damaged, never empty."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from ...disk.database import Database, discard
from ...model.canonical import canonical, parse_canonical
from ...model.errors import StateDamaged
from ...model.lockdown import Lockdown, LockdownReason
from ...model.mode import Mode
from ...model.policy import STRICTEST, Policy, parse_policy
from ...model.step_up import Clocks
from .attempts import Attempts
from .damaged import set_aside
from .drafts import Drafts
from .intakes import Intakes
from .kept_lockdown import KeptLockdown
from .notified import Notified
from .pins import Pins
from .processes import Processes
from .recoveries import Recoveries
from .releases import Releases
from .request_lists import RequestLists
from .requests import Requests
from .schema import SCHEMA
from .standings import Standings

FILE: Final = "state.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the ledger says of policy and mode."""

    policy: bytes
    """Its digest."""
    mode: Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What this file says of policy and mode."""

    policy: Policy
    mode: Mode


class State:
    """The state of a vault; each change survives a power loss before it counts. For one lane."""

    def __init__(self, database: Database) -> None:
        """Own an open file."""
        self._database = database
        self._told: Told | None = None
        self.attempts = Attempts(database)
        self.requests = Requests(database)
        self.lists = RequestLists(database)
        self.releases = Releases(database)
        self.drafts = Drafts(database)
        self.notified = Notified(database)
        self.intakes = Intakes(database)
        self.pins = Pins(database)
        self.processes = Processes(database)
        self.recoveries = Recoveries(database)
        self.kept_lockdown = KeptLockdown(database)
        self.standings = Standings(database.reader())

    @classmethod
    def found(cls, folder: Path, mode: Mode) -> Self:
        """Make the state of a new vault, in place of any that has no keys beside it; raise OSError."""
        discard(folder / FILE)
        state = cls(Database(folder / FILE, SCHEMA))
        state._set("mode", mode)
        return state

    @classmethod
    def load(cls, folder: Path, now_ms: int) -> Self:
        """Open the state of a vault that has keys; raise StateTooNew, VaultFileRefused or OSError.

        One that is missing or damaged begins anew, locked down: an empty one would take back what was decided.
        """
        path = folder / FILE
        try:
            state = cls._open(path)
        except StateDamaged:
            set_aside(path)
            state = cls._open(path)
        state._begin_anew_unless_founded(now_ms)  # noqa: SLF001  # its own class
        return state

    @classmethod
    def _open(cls, path: Path) -> Self:
        """Open the file and read it once, so that damage shows before anybody relies on it."""
        state = cls(Database(path, SCHEMA))
        try:
            _ = state.lockdown, state.mode, state.attempts.wrong()
        except BaseException:
            state.close()
            raise
        return state

    def _begin_anew_unless_founded(self, now_ms: int) -> None:
        """Lock down a state that nobody began on purpose: a crash may have come between the file and its content."""
        if self._database.rows("SELECT 1 FROM policy WHERE name = 'mode'"):
            return
        with self._database.transaction():
            self.lock_down(LockdownReason.STATE_LOST, now_ms)
            self.attempts.assume_worst()
            self._set("mode", Mode.SEALED)

    def believe(self, told: Told) -> None:
        """Believe of policy and mode what the ledger was told, and nothing else from now on.

        Without this, whoever can write this file decides what is needed to let footage out.
        """
        self._told = told

    @property
    def kept(self) -> Kept:
        """What this file says of policy and mode, whatever the ledger was told."""
        return Kept(policy=self._policy(), mode=self._mode())

    @property
    def is_as_told(self) -> bool:
        """Whether policy and mode are what the ledger was told."""
        return self._told is None or self._told == Told(policy=self._policy().digest, mode=self._mode())

    @property
    def mode(self) -> Mode:
        """What watching needs; sealed where it is not known."""
        mode = self._mode()
        return mode if self._told is None or self._told.mode is mode else Mode.SEALED

    def _mode(self) -> Mode:
        for (value,) in self._database.rows("SELECT value FROM policy WHERE name = 'mode'"):
            with suppress(ValueError):
                return Mode(value)
        return Mode.SEALED

    @property
    def policy(self) -> Policy:
        """The policy in force; where a value is not known, or not what was told, the one that exposes least."""
        policy = self._policy()
        return policy if self._told is None or self._told.policy == policy.digest else STRICTEST

    def decide(self, policy: Policy, mode: Mode, viewers: Iterable[str] = ()) -> None:
        """Keep what was decided, for whoever told the ledger of it; raise OSError."""
        with self._database.transaction():
            for name, value in policy.as_rows().items():
                self._set(name, value)
            self._set("mode", mode)
            self.keep_viewers(viewers)

    @property
    def viewers(self) -> frozenset[str]:
        """User ids of those who are viewers and nothing more, as far as that is known; raise StateDamaged.

        It is asked where the ledger is lost alone: nothing else tells them from those who decide.
        """
        for (value,) in self._database.rows("SELECT value FROM policy WHERE name = 'viewers'"):
            # A row that somebody spoiled says nothing; nobody is taken out by half of it.
            with suppress(ValueError, TypeError):
                return frozenset(map(str, parse_canonical(str(value).encode())))
        return frozenset()

    def keep_viewers(self, viewers: Iterable[str]) -> None:
        """Keep who is a viewer and nothing more; raise OSError."""
        self._set("viewers", canonical((*sorted(viewers),)).decode())

    def _policy(self) -> Policy:
        rows = self._database.rows("SELECT name, value FROM policy")
        return parse_policy({str(name): str(value) for name, value in rows})

    @property
    def lockdown(self) -> Lockdown | None:
        """The lockdown in force; raise StateDamaged."""
        for reason, since_ms in self._database.rows("SELECT reason, since_ms FROM lockdown"):
            return Lockdown(reason=LockdownReason(reason), since_ms=since_ms)
        return None

    def lock_down(self, reason: LockdownReason, now_ms: int) -> None:
        """Lock down, or keep the lockdown that is in force."""
        self._database.rows(
            "INSERT INTO lockdown (id, reason, since_ms) VALUES (0, :reason, :since_ms) ON CONFLICT DO NOTHING",
            {"reason": reason, "since_ms": now_ms},
        )

    def assume_worst(self, now: Clocks) -> None:
        """Lock down, and have what was counted be the worst from now on: this file is an older one; raise OSError."""
        with self._database.transaction():
            self.attempts.assume_worst()
            self.attempts.begin(now)
            self.lock_down(LockdownReason.STATE_LOST, now.at_ms)

    def stand_still(self, *, is_on: bool) -> None:
        """Have the file stay as it is while it is copied; see `Database.stand_still`."""
        self._database.stand_still(is_on=is_on)

    def write_back(self) -> None:
        """Bring all into the file, as far as nobody reads it; raise OSError."""
        self._database.write_back()

    def close(self) -> None:
        """Close the file."""
        self.standings.close()
        self._database.close()

    def _set(self, name: str, value: str) -> None:
        self._database.rows(
            "INSERT INTO policy VALUES (:name, :value) ON CONFLICT DO UPDATE SET value = excluded.value",
            {"name": name, "value": value},
        )

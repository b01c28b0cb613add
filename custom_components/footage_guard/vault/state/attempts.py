"""Wrong secrets, counted before they are looked at: whoever ends the process after a wrong one gains nothing."""

from typing import NamedTuple

from ...disk.database import Database
from ...model.step_up import EVERYBODY, WORST, Clocks, Wrong, may_try, one_more


class _At(NamedTuple):
    at_ms: int
    boot: str
    up_ms: int


class Attempts:
    """The counters of step-ups; each change survives a power loss before it counts. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the tables of an open file."""
        self._database = database

    def wrong(self) -> dict[str, Wrong]:
        """Return all counters by user id; raise StateDamaged."""
        return {
            person_id: Wrong(count=count, last=None if boot is None else _At(at_ms, boot, up_ms))
            for person_id, count, at_ms, boot, up_ms in self._database.rows(
                "SELECT person_id, wrong, at_ms, boot, up_ms FROM step_up"
            )
        }

    def count_as_wrong(self, person_id: str, now: Clocks) -> int:
        """Count a secret that is about to be looked at, and return how many are wrong in a row if it is.

        It is a transaction of its own, which nothing that follows takes back but `count_as_right`.
        Raises StepUpLocked where the secret is not to be looked at, and then nothing is counted; StateDamaged, OSError.
        """
        with self._database.transaction():
            wrong = self.wrong()
            may_try(person_id, wrong, now)
            count = one_more(person_id, wrong)
            self._set(person_id, count, now)
        return count

    def count_as_right(self, person_id: str) -> None:
        """Take back what was counted of a person, and of nobody else; raise OSError."""
        self._database.rows("UPDATE step_up SET wrong = 0 WHERE person_id = :person_id", {"person_id": person_id})

    def assume_worst(self) -> None:
        """Lock for everybody, for the longest time from when `begin` is called: what was counted is lost.

        Also for those of whom something is counted. Without this, whoever puts an older file back guesses on.
        """
        with self._database.transaction():
            self._database.rows("DELETE FROM step_up")
            self._set(EVERYBODY, WORST, None)

    def begin(self, now: Clocks) -> None:
        """Have what was lost count from now on, unless it does already; raise OSError."""
        self._database.rows(
            "UPDATE step_up SET at_ms = :at_ms, boot = :boot, up_ms = :up_ms WHERE boot IS NULL", _values(now)
        )

    def _set(self, person_id: str, count: int, now: Clocks | None) -> None:
        self._database.rows(
            "INSERT INTO step_up VALUES (:person_id, :wrong, :at_ms, :boot, :up_ms) ON CONFLICT DO UPDATE SET"
            " wrong = excluded.wrong, at_ms = excluded.at_ms, boot = excluded.boot, up_ms = excluded.up_ms",
            {"person_id": person_id, "wrong": count, **_values(now)},
        )


def _values(now: Clocks | None) -> dict[str, object]:
    if now is None:
        return {"at_ms": None, "boot": None, "up_ms": None}
    return {"at_ms": now.at_ms, "boot": now.boot, "up_ms": now.up_ms}

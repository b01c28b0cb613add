"""PINs of persons and the one-time codes they used. Each change survives a power loss before it counts."""

from typing import Final

from ...disk.database import Database
from ...model.one_time_code import KEPT, Used, is_fresh
from ..keyring.wrap import SALT_BYTES, Cost, is_affordable
from ..pin import PinVerifier

_PINS: Final = """
CREATE TABLE pins (
  person_id TEXT NOT NULL PRIMARY KEY,
  memory_kib INTEGER NOT NULL,
  iterations INTEGER NOT NULL,
  lanes INTEGER NOT NULL,
  salt BLOB NOT NULL,
  -- Of no use without the person's root.
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID
"""
_USED: Final = """
CREATE TABLE used_codes (
  person_id TEXT NOT NULL,
  -- Half-minutes since 1970, as the clock was when the code was used.
  step INTEGER NOT NULL CHECK (step >= 0),
  digest BLOB NOT NULL,
  PRIMARY KEY (person_id, step, digest)
) STRICT, WITHOUT ROWID
"""
STATEMENTS: Final = (_PINS, _USED)
TABLES: Final = ("pins", "used_codes")


class Pins:
    """The PINs and used codes of a vault. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the tables of an open file."""
        self._database = database

    def of(self, person_id: str) -> PinVerifier | None:
        """Return what tells a person's PIN; None where there is none, or one that we did not write."""
        for memory_kib, iterations, lanes, salt, digest in self._database.rows(
            "SELECT memory_kib, iterations, lanes, salt, digest FROM pins WHERE person_id = :person_id",
            {"person_id": person_id},
        ):
            cost = Cost(memory_kib=memory_kib, iterations=iterations, lanes=lanes)
            if is_affordable(cost) and len(salt) == SALT_BYTES:
                return PinVerifier(cost=cost, salt=salt, digest=digest)
        return None

    def set(self, person_id: str, verifier: PinVerifier) -> None:
        """Keep what tells a person's PIN from now on; raise OSError.

        Which codes were used is forgotten: whoever sets a PIN knows the passphrase, and may have had the clock wrong.
        """
        cost = verifier.cost
        with self._database.transaction():
            self._database.rows("DELETE FROM used_codes WHERE person_id = :person_id", {"person_id": person_id})
            self._database.rows(
                "INSERT OR REPLACE INTO pins VALUES (:person_id, :memory_kib, :iterations, :lanes, :salt, :digest)",
                {
                    "person_id": person_id,
                    "memory_kib": cost.memory_kib,
                    "iterations": cost.iterations,
                    "lanes": cost.lanes,
                    "salt": verifier.salt,
                    "digest": verifier.digest,
                },
            )

    def drop(self, person_id: str) -> None:
        """Forget a person's PIN; raise OSError."""
        self._database.rows("DELETE FROM pins WHERE person_id = :person_id", {"person_id": person_id})

    def use_code(self, person_id: str, now: Used) -> bool:
        """Note a code that is about to be looked at, and tell whether it may be; raise OSError.

        One that was used before is not noted again, so that it is not kept from being forgotten; what is written in
        place of it changes nothing, and takes as long.
        """
        with self._database.transaction():
            used = self._used(person_id)
            if not is_fresh(now, used):
                self._put(person_id, used[0])
                return False
            newest = max([now.step, *(before.step for before in used)])
            self._database.rows(
                "DELETE FROM used_codes WHERE person_id = :person_id AND step < :oldest",
                {"person_id": person_id, "oldest": newest - KEPT},
            )
            self._put(person_id, now)
        return True

    def end_look(self, person_id: str, used: Used, *, is_none: bool) -> None:
        """Forget a code that was noted, where it was none of the person's; raise OSError.

        Something is written in any case: otherwise the time of an answer tells whether the code beside a wrong PIN was
        right.
        """
        if is_none:
            self._database.rows(
                "DELETE FROM used_codes WHERE person_id = :person_id AND step = :step AND digest = :digest",
                _row(person_id, used),
            )
            return
        with self._database.transaction():
            for kept in self._used(person_id)[:1]:
                self._put(person_id, kept)

    def _put(self, person_id: str, used: Used) -> None:
        self._database.rows(
            "INSERT OR REPLACE INTO used_codes VALUES (:person_id, :step, :digest)", _row(person_id, used)
        )

    def _used(self, person_id: str) -> list[Used]:
        rows = self._database.rows(
            "SELECT step, digest FROM used_codes WHERE person_id = :person_id", {"person_id": person_id}
        )
        return [Used(step=step, digest=digest) for step, digest in rows]


def _row(person_id: str, used: Used) -> dict[str, object]:
    return {"person_id": person_id, "step": used.step, "digest": used.digest}

"""What is muted, in state.db. It holds no word: whom a mute is about is told by a digest under a key of this file."""

from collections.abc import Iterable
import hmac
import re
from typing import Final

from ...disk.database import Database
from ...model.ids import RequestId, parse_request_id
from ...model.request.words import Level
from ...model.rules.rule import Mute, MuteScope

_ALL: Final = """
SELECT CAST(scope AS BLOB), CAST(key AS BLOB), until_ms, CAST(request AS BLOB) FROM mutes ORDER BY scope, key
"""
"""As bytes: where they are no text any more, SQLite would answer with nothing at all."""
_KEEP: Final = """
INSERT INTO mutes (scope, key, until_ms, request) VALUES (:scope, :key, :until_ms, :request)
ON CONFLICT DO UPDATE SET until_ms = CASE
  WHEN until_ms IS NULL OR excluded.until_ms IS NULL THEN NULL ELSE max(until_ms, excluded.until_ms) END
"""
_END: Final = "DELETE FROM mutes WHERE CAST(scope AS BLOB) = :scope AND CAST(key AS BLOB) = :key"
_MUTING_KEY: Final = "SELECT asking_key FROM desk"
_DIGEST: Final = re.compile(rb"[0-9a-f]{64}")

type _Stored = tuple[bytes, bytes]


class Mutes:
    """What a household wants not to be shown. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the tables of an open file."""
        self._database = database

    def mute_key(self, scope: MuteScope, about: str, level: Level) -> str:
        """Return what tells a mute about a requester's or a case's key at a level; "" for everything.

        Whoever has this file can try names, and reads none. Each level has a mute of its own, with an end of its own.
        """
        if scope is MuteScope.EVERYTHING:
            return ""
        ((key,),) = self._database.rows(_MUTING_KEY)
        # An older version made them without a level, whoever asked; in a name or a case there is no space.
        known = f" {level:d}" if level else ""
        return hmac.digest(key, f"mute {scope} {about}{known}".encode(), "sha256").hex()

    def mutes(self) -> list[Mute]:
        """Return what is muted."""
        return [mute for _, mute in self._stored()]

    def mute(self, mute: Mute) -> None:
        """Mute a requester, a case or everything; of two times the later counts."""
        values = {"scope": mute.scope, "key": mute.key, "until_ms": mute.until_ms, "request": mute.by}
        self._database.rows(_KEEP, values)

    def end_mute(self, mute: Mute) -> None:
        """Have something be muted no more; of mutes that cannot be read, all that look alike."""
        for (scope, key), each in self._stored():
            if each == mute:
                self._database.rows(_END, {"scope": scope, "key": key})

    def _stored(self) -> Iterable[tuple[_Stored, Mute]]:
        rows = self._database.rows(_ALL)
        return [((scope, key), _mute(scope, key, until_ms, request)) for scope, key, until_ms, request in rows]


def _mute(scope: bytes, key: bytes, until_ms: int | None, request: bytes | None) -> Mute:
    """Return a mute. Of one that cannot be read nobody knows what it leaves out, so it leaves out nothing."""
    by = _request(request)
    try:
        of = MuteScope(scope.decode())
    except ValueError:
        of = None
    is_readable = key == b"" if of is MuteScope.EVERYTHING else bool(_DIGEST.fullmatch(key))
    if of is None or not is_readable:
        return Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None, by=by, is_readable=False)
    return Mute(scope=of, key=key.decode(), until_ms=until_ms, by=by)


def _request(stored: bytes | None) -> RequestId | None:
    try:
        return parse_request_id(stored.decode()) if stored is not None else None
    except ValueError:
        return None

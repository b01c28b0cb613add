"""What an older version counted and muted by, as it is counted and muted by now: without dots, and mutes by no word."""

from contextlib import suppress
import hmac
from typing import Final

from ...disk.database import Database
from ...model.canonical import CanonicalInvalid, parse_canonical
from ...model.mute import MuteScope
from ...model.text import counting_key

_COUNTED: Final = """
SELECT id, CAST(organisation AS BLOB), CAST(case_key AS BLOB), content FROM requests
WHERE organisation <> '' OR case_key <> ''
"""
"""As bytes: what is no text any more must not have the whole file count as damaged."""
_COUNT: Final = "UPDATE requests SET organisation = :organisation, case_key = :case_key WHERE id = :id"
_MUTED: Final = """
SELECT scope, CAST(key AS BLOB), until_ms, request, (SELECT content FROM requests WHERE id = request) FROM mutes
WHERE scope IN ('requester', 'case')
"""
_END: Final = "DELETE FROM mutes WHERE scope = :scope AND CAST(key AS BLOB) = :key"
_MUTE: Final = """
INSERT INTO mutes (scope, key, until_ms, request) VALUES (:scope, :key, :until_ms, :request)
ON CONFLICT DO UPDATE SET until_ms = CASE
  WHEN until_ms IS NULL OR excluded.until_ms IS NULL THEN NULL ELSE max(until_ms, excluded.until_ms) END
"""


def refold(database: Database) -> None:
    """Bring what requests are counted by, and whom mutes are about, to the present form. In a transaction."""
    # The words that mutes had are overwritten, and not only let go.
    database.rows("PRAGMA secure_delete = ON")
    for request_id, organisation, case, content in database.rows(_COUNTED):
        values = {"id": request_id, "organisation": _folded(organisation), "case_key": _case(case, content)}
        database.rows(_COUNT, values)
    ((secret,),) = database.rows("SELECT asking_key FROM desk")
    for scope, key, until_ms, request, content in database.rows(_MUTED):
        about = _case(key, content) if scope == MuteScope.CASE else _folded(key)
        digest = hmac.digest(secret, f"mute {scope} {about}".encode(), "sha256").hex()
        database.rows(_END, {"scope": scope, "key": key})
        database.rows(_MUTE, {"scope": scope, "key": digest, "until_ms": until_ms, "request": request})


def _case(known: bytes, content: bytes | None) -> str:
    """Return the key of a case, by the request's own words where they are there: the older one had lost some marks."""
    with suppress(CanonicalInvalid, TypeError, KeyError):
        return counting_key(str(parse_canonical(content or b"")["case_reference"])) or _folded(known)
    return _folded(known)


def _folded(known: bytes) -> str:
    return counting_key(known.decode(errors="replace"))

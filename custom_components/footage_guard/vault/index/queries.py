"""Every statement the index knows. Values are always parameters.

A bare parameter as LIMIT would have SQLite plan the query anew each time, which takes longer than to answer it.
"""

from dataclasses import dataclass
from typing import Final

_COLUMNS = "id, camera, start_ms, end_ms, epoch, size_bytes, digest, header_digest, state, imported, leaf"
# What may have been held by a record that cannot be read counts as held.
_UNHELD = """
  NOT EXISTS (SELECT 1 FROM holds WHERE holds.clip = clips.id) AND first_leaf >= (SELECT doubt FROM progress)
"""


@dataclass(frozen=True, slots=True)
class Scoped:
    """A question about one camera and the same about all, each with an index of its own."""

    one: str
    all: str


def _scoped(sql: str) -> Scoped:
    full = _full(sql)
    return Scoped(one=full.replace("IN_SCOPE", "camera = :camera"), all=full.replace("IN_SCOPE AND", ""))


def _full(sql: str) -> str:
    return sql.replace("COLUMNS", _COLUMNS).replace("UNHELD", _UNHELD)


GET: Final = _full("SELECT COLUMNS FROM clips WHERE id = :id")
PUT: Final = _full("""
INSERT INTO clips (COLUMNS, first_leaf) VALUES (
  :id, :camera, :start_ms, :end_ms, :epoch, :size_bytes, :digest, :header_digest, :state, :imported, :leaf,
  :leaf * (:state = 'open')
)
ON CONFLICT DO UPDATE SET
  camera = excluded.camera, start_ms = excluded.start_ms, end_ms = excluded.end_ms, epoch = excluded.epoch,
  size_bytes = excluded.size_bytes, digest = excluded.digest, header_digest = excluded.header_digest,
  state = excluded.state, imported = excluded.imported, leaf = excluded.leaf
""")
REMOVE: Final = "DELETE FROM clips WHERE id = :id"

OVERLAPPING: Final = _scoped("""
SELECT COLUMNS FROM clips
WHERE IN_SCOPE AND start_ms > :from_ms - :longest_ms AND start_ms < :to_ms AND over_ms > :from_ms
ORDER BY start_ms, id LIMIT :limit + 0
""")
"""Clip.overlaps in SQL. No clip is longer than `longest_ms`, so that only those shortly before need a look."""
PAGE: Final = _scoped("""
SELECT COLUMNS FROM clips
WHERE IN_SCOPE AND (start_ms, id) < (:start_ms, :id) AND start_ms > :from_ms - :longest_ms AND over_ms > :from_ms
ORDER BY start_ms DESC, id DESC LIMIT :limit + 0
""")
PAGE_OF_HOLD: Final = _full("""
SELECT COLUMNS FROM clips
WHERE id IN (SELECT clip FROM holds WHERE holds.id = :hold) AND (start_ms, clips.id) < (:start_ms, :id)
ORDER BY start_ms DESC, id DESC LIMIT :limit + 0
""")
OLDER: Final = _scoped("""
SELECT COLUMNS FROM clips
WHERE IN_SCOPE AND start_ms <= :before_ms AND end_ms <= :before_ms AND state <> 'open' AND UNHELD
ORDER BY start_ms, id LIMIT :limit + 0
""")
OLDEST: Final = _full("""
SELECT COLUMNS FROM clips WHERE state IN ('sealed', 'cut') AND UNHELD ORDER BY start_ms, id LIMIT :limit + 0
""")
QUARTERS: Final = """
SELECT quarter * :quarter_ms, clips FROM quarters
WHERE camera = :camera AND quarter >= :first AND quarter < :end ORDER BY quarter
"""
CAMERAS: Final = "SELECT camera FROM totals WHERE camera <> '' ORDER BY camera"
OPEN: Final = _full("SELECT COLUMNS FROM clips WHERE state = 'open' ORDER BY start_ms, id")
STATES: Final = "SELECT id, state FROM clips WHERE start_ms >= :from_ms AND start_ms < :to_ms"
MONTHS: Final = """
SELECT DISTINCT strftime('%Y-%m', quarter * (:quarter_ms / 1000), 'unixepoch') FROM quarters WHERE camera = ''
"""
TOTAL: Final = "SELECT size_bytes FROM totals WHERE camera = :camera"
SINCE: Final = "SELECT coalesce(sum(size_bytes), 0) FROM clips WHERE start_ms >= :from_ms AND state <> 'missing'"
FIRST: Final = "SELECT start_ms FROM clips ORDER BY start_ms LIMIT 1"
BY_EPOCH: Final = """
SELECT epoch, count(*), sum(size_bytes * (state <> 'missing')) FROM clips GROUP BY epoch ORDER BY epoch
"""
OF_EPOCH: Final = "SELECT clips FROM epochs WHERE epoch = :epoch"

PUT_EPOCH: Final = "INSERT INTO epoch_keys VALUES (:epoch, :leaf) ON CONFLICT DO NOTHING"
EPOCH_LEAF: Final = "SELECT leaf FROM epoch_keys WHERE epoch = :epoch"

TAKEN: Final = "SELECT facts FROM progress"
SET_TAKEN: Final = "UPDATE progress SET facts = :facts"
DOUBT: Final = "SELECT doubt FROM progress"
SET_DOUBT: Final = "UPDATE progress SET doubt = :facts"
DOUBTED: Final = """
SELECT coalesce(sum(size_bytes), 0) FROM clips WHERE first_leaf < (SELECT doubt FROM progress) AND state <> 'missing'
"""

HOLD: Final = """
INSERT INTO holds (id, kind, clip, made_ms, until_ms) VALUES (:id, :kind, :clip, :made_ms, :until_ms)
ON CONFLICT DO UPDATE SET kind = excluded.kind, made_ms = excluded.made_ms, until_ms = excluded.until_ms
"""
END_HOLD: Final = "DELETE FROM holds WHERE id = :id"
HOLDS_OF: Final = "SELECT id, kind, clip, made_ms, until_ms FROM holds WHERE clip = :clip ORDER BY made_ms, id"
EXPIRED_HOLDS: Final = """
SELECT id, kind, clip, made_ms, until_ms FROM holds WHERE until_ms <= :now_ms ORDER BY until_ms, id, clip
"""
KIND_OF_HOLD: Final = "SELECT kind FROM holds WHERE id = :id LIMIT 1"
COUNT_HOLDS: Final = "SELECT count(DISTINCT id) FROM holds WHERE kind = :kind"
CLIPS_OF_HOLD: Final = "SELECT clip FROM holds WHERE id = :id ORDER BY clip"
HOLDS: Final = """
SELECT holds.id, kind, min(made_ms), max(until_ms), count(*), sum(size_bytes * (state <> 'missing'))
FROM holds JOIN clips ON clips.id = holds.clip GROUP BY holds.id ORDER BY min(made_ms), holds.id
"""
KEPT: Final = """
SELECT holds.id, min(made_ms), max(until_ms), sum(size_bytes * (state <> 'missing'))
FROM holds JOIN clips ON clips.id = holds.clip WHERE kind = :kind GROUP BY holds.id ORDER BY min(made_ms), holds.id
"""
HELD_BYTES: Final = """
SELECT coalesce(sum(size_bytes), 0) FROM clips
WHERE state <> 'missing' AND id IN (SELECT clip FROM holds WHERE kind IN (:kind_0, :kind_1, :kind_2, :kind_3))
"""

EVERY: Final = {
    "clips": _full("SELECT COLUMNS FROM clips"),
    "holds": "SELECT id, kind, clip, made_ms, until_ms FROM holds",
    "quarters": "SELECT camera, quarter, clips FROM quarters",
    "totals": "SELECT camera, size_bytes FROM totals",
    "epochs": "SELECT epoch, clips FROM epochs",
    "progress": "SELECT facts FROM progress",
}
"""All rows of each table, for the check that compares every one."""

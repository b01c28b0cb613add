"""What older versions wrote as state.db, word for word. Never changed: what was shipped is out there."""

from contextlib import closing
from pathlib import Path
import sqlite3
from typing import Final

FILE: Final = "state.db"
STEPS: Final = (
    (
        "PRAGMA application_id = 1179087732",
        """
CREATE TABLE lockdown (
  -- One row while the vault is locked down, none otherwise.
  id INTEGER PRIMARY KEY CHECK (id = 0),
  reason TEXT NOT NULL CHECK (reason IN ('asked', 'adopted', 'state_lost')),
  -- UTC, milliseconds since 1970.
  since_ms INTEGER NOT NULL CHECK (since_ms >= 0)
) STRICT
""",
        """
CREATE TABLE policy (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID
""",
    ),
    (
        """
CREATE TABLE step_up (
  -- User id; empty for those of whom nothing is known, because the file that told was lost.
  person_id TEXT NOT NULL PRIMARY KEY,
  -- Wrong secrets in a row; one that is being looked at counts as wrong.
  wrong INTEGER NOT NULL CHECK (wrong >= 0),
  -- When the newest was counted: UTC in milliseconds since 1970; which start of the machine, and milliseconds since it.
  -- All three or none; none counts as now.
  at_ms INTEGER,
  boot TEXT,
  up_ms INTEGER CHECK (up_ms >= 0),
  CHECK ((at_ms IS NULL) = (boot IS NULL) AND (boot IS NULL) = (up_ms IS NULL))
) STRICT, WITHOUT ROWID
""",
    ),
    (
        """
CREATE TABLE requests (
  id TEXT NOT NULL PRIMARY KEY,
  -- RFC 8785 form of the request as it was received; the ledger holds its digest.
  content BLOB NOT NULL,
  received_ms INTEGER NOT NULL CHECK (received_ms >= 0),
  closes_ms INTEGER NOT NULL CHECK (closes_ms >= received_ms),
  channel TEXT NOT NULL,
  -- What the limits count by: who asks, and for which case. Empty where nothing is named.
  organisation TEXT NOT NULL,
  case_key TEXT NOT NULL,
  -- Of what the home itself asks: what makes two of them equal, and which footage goes to whom.
  twin TEXT NOT NULL,
  pair TEXT NOT NULL,
  state TEXT NOT NULL,
  -- How often it has changed; the next change has to name it.
  version INTEGER NOT NULL CHECK (version >= 0),
  changed_ms INTEGER NOT NULL,
  verification BLOB NOT NULL,
  findings BLOB NOT NULL,
  -- Number of the fact that says it was received; none while the ledger has not been told.
  leaf INTEGER CHECK (leaf >= 0)
) STRICT, WITHOUT ROWID
""",
        "CREATE INDEX requests_by_time ON requests (received_ms, id, state, leaf) WHERE leaf IS NOT NULL",
        "CREATE INDEX requests_by_closing ON requests (closes_ms, id, state, version, leaf) WHERE leaf IS NOT NULL",
        "CREATE INDEX requests_by_state ON requests (state, received_ms, id, leaf) WHERE leaf IS NOT NULL",
        "CREATE INDEX requests_by_organisation ON requests (organisation, case_key, closes_ms)",
        "CREATE INDEX requests_by_channel ON requests (channel, received_ms)",
        "CREATE INDEX requests_by_twin ON requests (twin, state) WHERE twin <> ''",
        "CREATE INDEX requests_by_pair ON requests (pair, changed_ms) WHERE pair <> ''",
        "CREATE INDEX requests_untold ON requests (id) WHERE leaf IS NULL",
        """
CREATE TABLE releases (
  id TEXT NOT NULL PRIMARY KEY,
  request TEXT NOT NULL REFERENCES requests (id),
  state TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 0),
  changed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID
""",
        "CREATE INDEX releases_by_request ON releases (request)",
        "CREATE INDEX releases_by_state ON releases (state)",
        """
CREATE TABLE mutes (
  -- A requester, a case, or everything.
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  -- UTC, milliseconds since 1970; none for good.
  until_ms INTEGER,
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID
""",
        """
CREATE TABLE notified (
  request TEXT NOT NULL PRIMARY KEY REFERENCES requests (id) ON DELETE CASCADE,
  -- UTC, milliseconds since 1970.
  at_ms INTEGER NOT NULL CHECK (at_ms >= 0)
) STRICT, WITHOUT ROWID
""",
        """
CREATE TABLE desk (
  id INTEGER PRIMARY KEY CHECK (id = 0),
  -- Facts of the ledger that were looked at; an intent among those behind has no outcome yet.
  taken INTEGER NOT NULL CHECK (taken >= 0),
  -- Whatever was announced to close by then has closed for the outside, in one step.
  closed_until_ms INTEGER NOT NULL CHECK (closed_until_ms >= 0)
) STRICT
""",
        "INSERT INTO desk VALUES (0, 0, 0)",
    ),
)
"""For each version, what led to it from the one before."""


def write_older(folder: Path, version: int, *rows: str) -> None:
    """Make a file of a version, with what these statements put into it."""
    with closing(sqlite3.connect(folder / FILE, autocommit=True)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for step in STEPS[:version]:
            for statement in step:
                connection.execute(statement)
        for row in rows:
            connection.execute(row)
        connection.execute(f"PRAGMA user_version = {version}")

"""The tables of drafts, of what is voted on, and of votes in state.db."""

from typing import Final

_DRAFTS: Final = """
CREATE TABLE drafts (
  release TEXT NOT NULL PRIMARY KEY REFERENCES releases (id),
  -- RFC 8785 form of what a person wrote.
  content BLOB NOT NULL,
  -- Somebody asked for its files, and they are not finished.
  is_wanted INTEGER NOT NULL CHECK (is_wanted IN (0, 1))
) STRICT, WITHOUT ROWID
"""
_FROZEN: Final = """
CREATE TABLE frozen (
  -- What is voted on, the newest of each draft; it holds while the release is frozen, voting, cooling or live.
  release TEXT NOT NULL PRIMARY KEY REFERENCES releases (id),
  -- RFC 8785 form of the statement.
  statement BLOB NOT NULL,
  -- Number of the fact that says so; none while the ledger has not been told.
  leaf INTEGER CHECK (leaf >= 0)
) STRICT, WITHOUT ROWID
"""
_VOTES: Final = """
CREATE TABLE votes (
  release TEXT NOT NULL REFERENCES releases (id),
  -- User id.
  person_id TEXT NOT NULL,
  public_key BLOB NOT NULL,
  signature BLOB NOT NULL,
  -- In hex; one for another statement than the newest counts for nothing.
  statement_sha256 TEXT NOT NULL,
  -- UTC, milliseconds since 1970.
  cast_ms INTEGER NOT NULL CHECK (cast_ms >= 0),
  method TEXT NOT NULL,
  transport TEXT NOT NULL,
  -- Number of the fact that says so.
  leaf INTEGER NOT NULL CHECK (leaf >= 0),
  PRIMARY KEY (release, person_id)
) STRICT, WITHOUT ROWID
"""
_APPROVED: Final = """
CREATE TABLE approved (
  release TEXT NOT NULL PRIMARY KEY REFERENCES releases (id),
  -- When it may go live by the wall clock: UTC, milliseconds since 1970.
  live_from_ms INTEGER NOT NULL CHECK (live_from_ms >= 0),
  -- How long the clock that nobody sets has to run before that.
  wait_ms INTEGER NOT NULL CHECK (wait_ms >= 0),
  -- Number of the fact that says so.
  leaf INTEGER NOT NULL CHECK (leaf >= 0)
) STRICT, WITHOUT ROWID
"""
_RECIPIENTS: Final = """
CREATE TABLE recipients (
  -- SHA-256 of whom something went to, in hex; a name is in no other form here.
  key TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID
"""
STATEMENTS: Final = (_DRAFTS, _FROZEN, _VOTES, _APPROVED, _RECIPIENTS)
FORGETTING: Final = ("DROP TABLE recipients",)
"""Rows that no fact stood for took the wait for a new recipient away."""
COUNTING: Final = (
    """
ALTER TABLE frozen ADD COLUMN
  -- Pictures of the time that could not be decoded, and are in no file.
  missing INTEGER NOT NULL DEFAULT 0 CHECK (missing >= 0)
""",
)
TABLES: Final = ("approved", "votes", "frozen", "drafts")
"""Each before the one it refers to."""

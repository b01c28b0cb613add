"""What state.db holds, as numbered steps. A step that was shipped is never changed: the next one is added."""

from typing import Final

from ...disk.database import Schema, Step, Synced
from ...model.errors import StateDamaged, StateTooNew
from . import draft_schema, intakes, kept_lockdown, pins, processes, recoveries
from .refolding import refold
from .request_schema import ERASING, MUTING, REFUSING, REMEMBERING, STATEMENTS, TABLES

APPLICATION: Final = 0x46477374
"""The letters FGst."""

_LOCKDOWN = """
CREATE TABLE lockdown (
  -- One row while the vault is locked down, none otherwise.
  id INTEGER PRIMARY KEY CHECK (id = 0),
  reason TEXT NOT NULL CHECK (reason IN ('asked', 'adopted', 'state_lost')),
  -- UTC, milliseconds since 1970.
  since_ms INTEGER NOT NULL CHECK (since_ms >= 0)
) STRICT
"""
_POLICY = """
CREATE TABLE policy (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
_STEP_UP = """
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
"""

SCHEMA: Final = Schema(
    application=APPLICATION,
    steps=(
        Step(
            reason="The first state: lockdown, and the mode as policy.",
            statements=(f"PRAGMA application_id = {APPLICATION}", _LOCKDOWN, _POLICY),
        ),
        Step(
            reason="Wrong secrets are counted, so that nobody can try as many as they like.",
            statements=(_STEP_UP,),
        ),
        Step(reason="Requests, what is released of them, and what is muted.", statements=STATEMENTS),
        Step(reason="The words of a request can be erased, and one that was amended is known.", statements=ERASING),
        Step(reason="The ledger is told of a lockdown.", statements=kept_lockdown.STATEMENTS),
        Step(reason="PINs, and which one-time codes were used.", statements=pins.STATEMENTS),
        Step(reason="A mute is ended by the request it was made by.", statements=MUTING),
        Step(reason="Drafts, what is voted on, and votes.", statements=draft_schema.STATEMENTS),
        Step(reason="What a recovery puts in place after its wait.", statements=recoveries.STATEMENTS),
        Step(reason="What became of a request is known when its state tells no more.", statements=REMEMBERING),
        Step(reason="A name counts without its dots, and mutes hold no words.", statements=(), also=refold),
        Step(reason="What was declined is known by each of its cameras.", statements=REFUSING),
        Step(reason="Doors through which somebody outside may ask.", statements=intakes.STATEMENTS),
        Step(reason="Legal papers that were served.", statements=processes.STATEMENTS),
        Step(reason="Who got something is known by what they got.", statements=draft_schema.FORGETTING),
        Step(reason="Who votes on files learns how many pictures are in none.", statements=draft_schema.COUNTING),
    ),
    tables=(
        "lockdown",
        "policy",
        "step_up",
        *draft_schema.TABLES,
        *TABLES,
        *pins.TABLES,
        *recoveries.TABLES,
        *intakes.TABLES,
        *processes.TABLES,
    ),
    # Nothing else could bring back what is in here.
    synced=Synced.ALL,
    damaged=StateDamaged,
    too_new=StateTooNew,
    orphaned=StateDamaged,
)

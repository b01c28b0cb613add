PRAGMA application_id = 1179087732;
BEGIN TRANSACTION;
CREATE TABLE lockdown (
  -- One row while the vault is locked down, none otherwise.
  id INTEGER PRIMARY KEY CHECK (id = 0),
  reason TEXT NOT NULL CHECK (reason IN ('asked', 'adopted', 'state_lost')),
  -- UTC, milliseconds since 1970.
  since_ms INTEGER NOT NULL CHECK (since_ms >= 0)
) STRICT
;
INSERT INTO "lockdown" VALUES(0,'asked',9);
CREATE TABLE policy (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID
;
INSERT INTO "policy" VALUES('mode','convenience');
INSERT INTO "policy" VALUES('quorum','3');
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
;
INSERT INTO "step_up" VALUES('a1e8',4,11,'boot',7);
COMMIT;
PRAGMA user_version = 2;

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
COMMIT;
PRAGMA user_version = 1;

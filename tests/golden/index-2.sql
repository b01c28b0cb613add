PRAGMA application_id = 1179085176;
BEGIN TRANSACTION;
CREATE TABLE clips (
  -- A ULID.
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
  -- The camera's subentry; empty would be all cameras in the tables below.
  camera TEXT NOT NULL CHECK (camera <> ''),
  -- UTC, milliseconds since 1970.
  start_ms INTEGER NOT NULL CHECK (start_ms >= 0),
  -- The clip is over before this; at most 70 minutes later, on which a search relies.
  end_ms INTEGER NOT NULL CHECK (end_ms BETWEEN start_ms AND start_ms + 4200000),
  -- Of the keyring: the month and perhaps a number.
  epoch TEXT NOT NULL CHECK (epoch <> ''),
  -- Of the file, encrypted.
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  -- SHA-256 of the file.
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  -- SHA-256 of the file's age header.
  header_digest BLOB NOT NULL CHECK (length(header_digest) = 32),
  state TEXT NOT NULL CHECK (state IN ('open', 'sealed', 'cut', 'missing')),
  imported INTEGER NOT NULL CHECK (imported IN (0, 1)),
  -- Number of the fact in the ledger that says all this.
  leaf INTEGER NOT NULL CHECK (leaf >= 0),
  -- From when on it shows nothing more; see Clip.overlaps. In the indexes, so that a search reads no other clip's row.
  over_ms INTEGER NOT NULL AS (iif(state = 'open', start_ms + 4200000, max(end_ms, start_ms + 1))), first_leaf INTEGER NOT NULL DEFAULT 0 CHECK (first_leaf >= 0),
  -- A file whose end was written has a digest.
  CHECK (state NOT IN ('sealed', 'cut') OR digest <> zeroblob(32))
) STRICT
;
INSERT INTO "clips" VALUES('01M8693800YPSECWPFZ7DNBQH4','01KB0000000000000000000DOR',1795507200000,1795507230000,'2026-11',131288,X'A5FD5B7E3A2D2513B5DA19AC1CBEF02B64110905B2A1EB43C94D7BF900A9D751',X'3A1B5732978A08949E1C9BC5A44D81B26436084723140A43EA3BCF090688AE1D','sealed',0,3,0);
CREATE TABLE epoch_keys (
  -- Of the keyring.
  epoch TEXT NOT NULL PRIMARY KEY,
  -- Number of the fact in the ledger that tells its public key.
  leaf INTEGER NOT NULL CHECK (leaf >= 0)
) STRICT, WITHOUT ROWID
;
INSERT INTO "epoch_keys" VALUES('2026-11',1);
CREATE TABLE epochs (
  -- Of the keyring.
  epoch TEXT NOT NULL PRIMARY KEY,
  -- How many clips need its key, also those that are missing. An epoch without clips has no row.
  clips INTEGER NOT NULL CHECK (clips > 0)
) STRICT, WITHOUT ROWID
;
INSERT INTO "epochs" VALUES('2026-11',1);
CREATE TABLE holds (
  -- A ULID; one hold may keep several clips.
  id TEXT NOT NULL CHECK (length(id) = 26),
  kind TEXT NOT NULL CHECK (kind IN ('action', 'request', 'owner', 'legal')),
  -- A hold keeps a clip that is there, and goes with it.
  clip TEXT NOT NULL REFERENCES clips (id) ON DELETE CASCADE,
  made_ms INTEGER NOT NULL CHECK (made_ms >= 0),
  -- Null: it ends only when somebody ends it.
  until_ms INTEGER CHECK (until_ms >= made_ms),
  PRIMARY KEY (id, clip)
) STRICT, WITHOUT ROWID
;
INSERT INTO "holds" VALUES('01KB2000000000000000000000','owner','01M8693800YPSECWPFZ7DNBQH4',1795507200000,NULL);
CREATE TABLE progress (
  -- One row.
  id INTEGER PRIMARY KEY CHECK (id = 0),
  -- Everything that the ledger tells below this number is in here.
  facts INTEGER NOT NULL CHECK (facts >= 0)
, doubt INTEGER NOT NULL DEFAULT 0 CHECK (doubt >= 0)) STRICT
;
INSERT INTO "progress" VALUES(0,5,0);
CREATE TABLE quarters (
  -- Empty: all cameras together.
  camera TEXT NOT NULL,
  -- Quarters of an hour since 1970.
  quarter INTEGER NOT NULL,
  -- How many clips start in it, whatever became of them. A quarter without clips has no row.
  clips INTEGER NOT NULL CHECK (clips > 0),
  PRIMARY KEY (camera, quarter)
) STRICT, WITHOUT ROWID
;
INSERT INTO "quarters" VALUES('',1995008,1);
INSERT INTO "quarters" VALUES('01KB0000000000000000000DOR',1995008,1);
CREATE TABLE totals (
  -- Empty: all cameras together.
  camera TEXT NOT NULL PRIMARY KEY,
  -- Sum over its clips of which a file is there.
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0)
) STRICT, WITHOUT ROWID
;
INSERT INTO "totals" VALUES('',131288);
INSERT INTO "totals" VALUES('01KB0000000000000000000DOR',131288);
CREATE INDEX clips_by_camera ON clips (camera, start_ms, id, over_ms);
CREATE INDEX clips_by_start ON clips (start_ms, id, over_ms);
CREATE INDEX holds_by_clip ON holds (clip, made_ms, id);
CREATE INDEX holds_by_kind ON holds (kind, clip);
CREATE INDEX holds_by_end ON holds (until_ms, id, clip) WHERE until_ms IS NOT NULL;
CREATE TRIGGER clips_added AFTER INSERT ON clips BEGIN 
  INSERT INTO quarters VALUES (NEW.camera, NEW.start_ms / 900000, 1), ('', NEW.start_ms / 900000, 1)
    ON CONFLICT DO UPDATE SET clips = clips + 1;
  INSERT INTO epochs VALUES (NEW.epoch, 1) ON CONFLICT DO UPDATE SET clips = clips + 1;
  INSERT INTO totals VALUES
    (NEW.camera, NEW.size_bytes * (NEW.state <> 'missing')), ('', NEW.size_bytes * (NEW.state <> 'missing'))
    ON CONFLICT DO UPDATE SET size_bytes = size_bytes + excluded.size_bytes;
 END;
CREATE TRIGGER clips_removed AFTER DELETE ON clips BEGIN 
  SELECT RAISE(ABORT, 'a count is missing') WHERE
    (SELECT count(*) FROM quarters WHERE camera IN (OLD.camera, '') AND quarter = OLD.start_ms / 900000) <> 2
    OR (SELECT count(*) FROM totals WHERE camera IN (OLD.camera, '')) <> 2
    OR NOT EXISTS (SELECT 1 FROM epochs WHERE epoch = OLD.epoch);
  DELETE FROM quarters WHERE camera IN (OLD.camera, '') AND quarter = OLD.start_ms / 900000 AND clips = 1;
  UPDATE quarters SET clips = clips - 1 WHERE camera IN (OLD.camera, '') AND quarter = OLD.start_ms / 900000;
  DELETE FROM epochs WHERE epoch = OLD.epoch AND clips = 1;
  UPDATE epochs SET clips = clips - 1 WHERE epoch = OLD.epoch;
  UPDATE totals SET size_bytes = size_bytes - OLD.size_bytes * (OLD.state <> 'missing')
    WHERE camera IN (OLD.camera, '');
 END;
CREATE TRIGGER clips_changed AFTER UPDATE ON clips BEGIN 
  SELECT RAISE(ABORT, 'a count is missing') WHERE
    (SELECT count(*) FROM quarters WHERE camera IN (OLD.camera, '') AND quarter = OLD.start_ms / 900000) <> 2
    OR (SELECT count(*) FROM totals WHERE camera IN (OLD.camera, '')) <> 2
    OR NOT EXISTS (SELECT 1 FROM epochs WHERE epoch = OLD.epoch);
  DELETE FROM quarters WHERE camera IN (OLD.camera, '') AND quarter = OLD.start_ms / 900000 AND clips = 1;
  UPDATE quarters SET clips = clips - 1 WHERE camera IN (OLD.camera, '') AND quarter = OLD.start_ms / 900000;
  DELETE FROM epochs WHERE epoch = OLD.epoch AND clips = 1;
  UPDATE epochs SET clips = clips - 1 WHERE epoch = OLD.epoch;
  UPDATE totals SET size_bytes = size_bytes - OLD.size_bytes * (OLD.state <> 'missing')
    WHERE camera IN (OLD.camera, '');
 
  INSERT INTO quarters VALUES (NEW.camera, NEW.start_ms / 900000, 1), ('', NEW.start_ms / 900000, 1)
    ON CONFLICT DO UPDATE SET clips = clips + 1;
  INSERT INTO epochs VALUES (NEW.epoch, 1) ON CONFLICT DO UPDATE SET clips = clips + 1;
  INSERT INTO totals VALUES
    (NEW.camera, NEW.size_bytes * (NEW.state <> 'missing')), ('', NEW.size_bytes * (NEW.state <> 'missing'))
    ON CONFLICT DO UPDATE SET size_bytes = size_bytes + excluded.size_bytes;
 END;
COMMIT;
PRAGMA user_version = 2;

PRAGMA application_id = 1179087732;
BEGIN TRANSACTION;
CREATE TABLE approved (
  release TEXT NOT NULL PRIMARY KEY REFERENCES releases (id),
  -- When it may go live by the wall clock: UTC, milliseconds since 1970.
  live_from_ms INTEGER NOT NULL CHECK (live_from_ms >= 0),
  -- How long the clock that nobody sets has to run before that.
  wait_ms INTEGER NOT NULL CHECK (wait_ms >= 0),
  -- Number of the fact that says so.
  leaf INTEGER NOT NULL CHECK (leaf >= 0)
) STRICT, WITHOUT ROWID
;
CREATE TABLE asked (
  -- By which door.
  intake TEXT NOT NULL,
  -- Digest of the name that whoever sent it gave it: sent again, it is the same request.
  sent_as BLOB NOT NULL,
  request TEXT NOT NULL,
  -- UTC, milliseconds since 1970.
  at_ms INTEGER NOT NULL CHECK (at_ms >= 0),
  PRIMARY KEY (intake, sent_as)
) STRICT, WITHOUT ROWID
;
CREATE TABLE desk (
  id INTEGER PRIMARY KEY CHECK (id = 0),
  -- Facts of the ledger that were looked at; an intent among those behind has no outcome yet.
  taken INTEGER NOT NULL CHECK (taken >= 0),
  -- Whatever was announced to close by then has closed for the outside, in one step.
  closed_until_ms INTEGER NOT NULL CHECK (closed_until_ms >= 0)
, asking_key BLOB NOT NULL DEFAULT x'') STRICT
;
INSERT INTO "desk" VALUES(0,6,80,X'AA1BCA60C2B831276BE82D9607ED79E2DDF3C02D5AE430BB32F1320C9BAE0EFA');
CREATE TABLE drafts (
  release TEXT NOT NULL PRIMARY KEY REFERENCES releases (id),
  -- RFC 8785 form of what a person wrote.
  content BLOB NOT NULL,
  -- Somebody asked for its files, and they are not finished.
  is_wanted INTEGER NOT NULL CHECK (is_wanted IN (0, 1))
) STRICT, WITHOUT ROWID
;
CREATE TABLE frozen (
  -- What is voted on, the newest of each draft; it holds while the release is frozen, voting, cooling or live.
  release TEXT NOT NULL PRIMARY KEY REFERENCES releases (id),
  -- RFC 8785 form of the statement.
  statement BLOB NOT NULL,
  -- Number of the fact that says so; none while the ledger has not been told.
  leaf INTEGER CHECK (leaf >= 0)
, missing INTEGER NOT NULL DEFAULT 0 CHECK (missing >= 0)) STRICT, WITHOUT ROWID
;
CREATE TABLE intakes (
  -- SHA-256 of the content, in hex; the ledger says what became of it.
  digest TEXT NOT NULL PRIMARY KEY,
  -- RFC 8785 form of what approvers agreed to.
  content BLOB NOT NULL,
  -- UTC, milliseconds since 1970.
  kept_ms INTEGER NOT NULL CHECK (kept_ms >= 0)
) STRICT, WITHOUT ROWID
;
CREATE TABLE lockdown (
  -- One row while the vault is locked down, none otherwise.
  id INTEGER PRIMARY KEY CHECK (id = 0),
  reason TEXT NOT NULL CHECK (reason IN ('asked', 'adopted', 'state_lost')),
  -- UTC, milliseconds since 1970.
  since_ms INTEGER NOT NULL CHECK (since_ms >= 0)
, leaf INTEGER CHECK (leaf >= 0)) STRICT
;
INSERT INTO "lockdown" VALUES(0,'asked',9,NULL);
CREATE TABLE mutes (
  -- A requester, a case, or everything.
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  -- UTC, milliseconds since 1970; none for good.
  until_ms INTEGER, request TEXT,
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID
;
INSERT INTO "mutes" VALUES('requester','69cb5930857e81f9f6fa1930d4ebae6493ea56b1287fb49edfdda983900cf6cc',NULL,NULL);
CREATE TABLE notified (
  request TEXT NOT NULL PRIMARY KEY REFERENCES requests (id) ON DELETE CASCADE,
  -- UTC, milliseconds since 1970.
  at_ms INTEGER NOT NULL CHECK (at_ms >= 0)
) STRICT, WITHOUT ROWID
;
INSERT INTO "notified" VALUES('01KAZ0000000000000000000AA',79);
CREATE TABLE pins (
  person_id TEXT NOT NULL PRIMARY KEY,
  memory_kib INTEGER NOT NULL,
  iterations INTEGER NOT NULL,
  lanes INTEGER NOT NULL,
  salt BLOB NOT NULL,
  -- Of no use without the person's root.
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID
;
CREATE TABLE policy (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID
;
INSERT INTO "policy" VALUES('mode','convenience');
INSERT INTO "policy" VALUES('quorum','3');
CREATE TABLE processes (
  id TEXT NOT NULL PRIMARY KEY,
  -- RFC 8785 form of what a person typed; the ledger holds its digest. None where it was erased.
  content BLOB,
  -- Number of the fact that says it was loaded; none while the ledger has not been told.
  leaf INTEGER CHECK (leaf >= 0)
) STRICT, WITHOUT ROWID
;
CREATE TABLE recoveries (
  change_id TEXT NOT NULL PRIMARY KEY,
  memory_kib INTEGER NOT NULL,
  iterations INTEGER NOT NULL,
  lanes INTEGER NOT NULL,
  salt BLOB NOT NULL,
  -- The ledger holds the digest of all of these.
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID
;
CREATE TABLE releases (
  id TEXT NOT NULL PRIMARY KEY,
  request TEXT NOT NULL REFERENCES requests (id),
  state TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 0),
  changed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID
;
INSERT INTO "releases" VALUES('01KAZ0000000000000000000RR','01KAZ0000000000000000000AA','declined',3,78);
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
, is_erased INTEGER NOT NULL DEFAULT 0 CHECK (is_erased IN (0, 1)), is_amended INTEGER NOT NULL DEFAULT 0 CHECK (is_amended IN (0, 1)), was_shown INTEGER NOT NULL DEFAULT 0 CHECK (was_shown IN (0, 1)), declined_ms INTEGER, asked_by BLOB) STRICT, WITHOUT ROWID
;
INSERT INTO "requests" VALUES('01KAZ0000000000000000000AA',X'7B22636173655F7265666572656E6365223A22323032362F31312D30383135222C226368616E6E656C223A22666F726D222C22636C6F7365735F6D73223A313739363133303030303030302C22666C616773223A5B5D2C226964223A2230314B415A303030303030303030303030303030303030304141222C22696E636964656E74223A7B226C6F636174696F6E223A224578616D706C65205374726565742037222C226F636375727265645F66726F6D223A22323032362D31312D32345430393A31303A30302E3030302B30313A3030222C226F636375727265645F746F223A22323032362D31312D32345430393A32303A30302E3030302B30313A3030222C2274797065223A22636F6C6C6973696F6E227D2C22696E74656E6465645F726563697069656E7473223A5B224369747920506F6C696365222C224369747920436F757274225D2C226C6567616C5F6261736973223A7B22636C61696D6564223A22636F7572745F6F72646572222C22646F636B6574223A2231322043203334352F3236222C22646F63756D656E745F736861323536223A2261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162222C2269737375696E675F617574686F72697479223A224369747920436F757274222C226E6F6E646973636C6F73757265223A747275652C2272657475726E5F6279223A22323032362D31322D32345431323A30303A30302E3030302B30303A3030222C227365727665645F6174223A22323032362D31312D32345431323A30303A30302E3030302B30303A3030227D2C226D657373616765223A225468616E6B20796F7520666F72206C6F6F6B696E672E5C6E596F75206D6179206465636C696E652E222C226F6E776172645F73686172696E67223A22546F2074686520636F7572742E222C2270726F706F73616C223A6E756C6C2C22707572706F7365223A224120636172206C656674206166746572206120636F6C6C6973696F6E2E222C2272656365697665645F6D73223A313739353539333630303030302C22726571756573746572223A7B226261646765223A2234373131222C22656D61696C223A22616E6E6140706F6C6963652E6578616D706C65222C226F7267616E69736174696F6E223A224369747920506F6C696365222C22706572736F6E5F6E616D65223A22416E6E61204578616D706C65222C2270686F6E65223A222B31202835353529203031302D30313030222C22726F6C65223A225365726765616E74222C2274797065223A226C61775F656E666F7263656D656E74222C22756E6974223A2254726166666963227D2C22726573706F6E645F6279223A22323032362D31322D30315431323A30303A30302E3030302B30303A3030222C22726574656E74696F6E5F636C61696D6564223A2254776F2079656172732E222C22736368656D615F76657273696F6E223A312C2273636F7065223A7B2261726561223A7B2263656E746572223A7B226C61746974756465223A35322E352C226C6F6E676974756465223A31332E32357D2C227261646975735F6D223A3230307D2C22617564696F5F726561736F6E223A2254686520686F726E2063616E2062652068656172642E222C226D65646961223A5B227374696C6C222C22766964656F225D2C2277616E74735F617564696F223A747275652C2277696E646F775F66726F6D223A22323032362D31312D32345430393A30303A30302E3030302B30313A3030222C2277696E646F775F746F223A22323032362D31312D32345430393A33303A30302E3235302B30313A3030227D2C227369676E6174757265223A2265794A68624763694F694A465A45525451534A392E2E63326C6E626D463064584A6C222C2273757065727365646573223A2230314B415A303030303030303030303030303030303030304242222C22766572696669636174696F6E223A7B2261745F6D73223A6E756C6C2C2262795F75736572223A6E756C6C2C226C6576656C223A302C226D6574686F64223A22227D7D',1795593600000,1796130000000,'form','citypolice','2026110815','','','declined',2,77,X'7B2261745F6D73223A6E756C6C2C2262795F75736572223A6E756C6C2C226C6576656C223A302C226D6574686F64223A22227D',X'5B5D',5,0,0,1,77,NULL);
CREATE TABLE signed (
  -- Thumbprint of a pinned key, and what tells this signature from every other one of it.
  kid BLOB NOT NULL,
  jti TEXT NOT NULL,
  request TEXT NOT NULL,
  -- Until when it would be good: UTC, milliseconds since 1970.
  until_ms INTEGER NOT NULL CHECK (until_ms >= 0),
  PRIMARY KEY (kid, jti)
) STRICT, WITHOUT ROWID
;
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
CREATE TABLE used_codes (
  person_id TEXT NOT NULL,
  -- Half-minutes since 1970, as the clock was when the code was used.
  step INTEGER NOT NULL CHECK (step >= 0),
  digest BLOB NOT NULL,
  PRIMARY KEY (person_id, step, digest)
) STRICT, WITHOUT ROWID
;
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
;
CREATE INDEX requests_by_time ON requests (received_ms, id, state, leaf) WHERE leaf IS NOT NULL;
CREATE INDEX requests_by_closing ON requests (closes_ms, id, state, version, leaf) WHERE leaf IS NOT NULL;
CREATE INDEX requests_by_state ON requests (state, received_ms, id, leaf) WHERE leaf IS NOT NULL;
CREATE INDEX requests_by_organisation ON requests (organisation, case_key, closes_ms);
CREATE INDEX requests_by_channel ON requests (channel, received_ms);
CREATE INDEX requests_by_twin ON requests (twin, state) WHERE twin <> '';
CREATE INDEX requests_untold ON requests (id) WHERE leaf IS NULL;
CREATE INDEX releases_by_request ON releases (request);
CREATE INDEX releases_by_state ON releases (state);
CREATE INDEX requests_asked_by ON requests (closes_ms) WHERE asked_by IS NOT NULL;
CREATE INDEX requests_to_erase ON requests (changed_ms, received_ms, closes_ms, state, id, version, leaf)
WHERE is_erased = 0 AND state IN ('closed', 'expired', 'withdrawn') AND leaf IS NOT NULL
;
CREATE INDEX requests_by_pair ON requests (declined_ms, pair, leaf) WHERE pair <> '' AND declined_ms IS NOT NULL;
CREATE INDEX asked_by_time ON asked (at_ms);
CREATE INDEX asked_by_request ON asked (request, intake);
CREATE INDEX signed_by_time ON signed (until_ms);
COMMIT;
PRAGMA user_version = 16;

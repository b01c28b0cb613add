"""The tables of requests and releases in state.db."""

from typing import Final

from .notified import TABLE as _NOTIFIED

_REQUESTS: Final = """
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
"""
_RELEASES: Final = """
CREATE TABLE releases (
  id TEXT NOT NULL PRIMARY KEY,
  request TEXT NOT NULL REFERENCES requests (id),
  state TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 0),
  changed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID
"""
_MUTES: Final = """
CREATE TABLE mutes (
  -- A requester, a case, or everything.
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  -- UTC, milliseconds since 1970; none for good.
  until_ms INTEGER,
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID
"""
_DESK: Final = """
CREATE TABLE desk (
  id INTEGER PRIMARY KEY CHECK (id = 0),
  -- Facts of the ledger that were looked at; an intent among those behind has no outcome yet.
  taken INTEGER NOT NULL CHECK (taken >= 0),
  -- Whatever was announced to close by then has closed for the outside, in one step.
  closed_until_ms INTEGER NOT NULL CHECK (closed_until_ms >= 0)
) STRICT
"""
STATEMENTS: Final = (
    _REQUESTS,
    # Each with all that its questions look at beside the answer: a request is long, and is read for the answer alone.
    "CREATE INDEX requests_by_time ON requests (received_ms, id, state, leaf) WHERE leaf IS NOT NULL",
    "CREATE INDEX requests_by_closing ON requests (closes_ms, id, state, version, leaf) WHERE leaf IS NOT NULL",
    "CREATE INDEX requests_by_state ON requests (state, received_ms, id, leaf) WHERE leaf IS NOT NULL",
    "CREATE INDEX requests_by_organisation ON requests (organisation, case_key, closes_ms)",
    "CREATE INDEX requests_by_channel ON requests (channel, received_ms)",
    "CREATE INDEX requests_by_twin ON requests (twin, state) WHERE twin <> ''",
    "CREATE INDEX requests_by_pair ON requests (pair, changed_ms) WHERE pair <> ''",
    "CREATE INDEX requests_untold ON requests (id) WHERE leaf IS NULL",
    _RELEASES,
    "CREATE INDEX releases_by_request ON releases (request)",
    "CREATE INDEX releases_by_state ON releases (state)",
    _MUTES,
    _NOTIFIED,
    _DESK,
    "INSERT INTO desk VALUES (0, 0, 0)",
)
ERASING: Final = (
    # Its words are gone; what is left says which kind of request it was.
    "ALTER TABLE requests ADD COLUMN is_erased INTEGER NOT NULL DEFAULT 0 CHECK (is_erased IN (0, 1))",
    # Whoever asked has sent another one in its place, shown or not.
    "ALTER TABLE requests ADD COLUMN is_amended INTEGER NOT NULL DEFAULT 0 CHECK (is_amended IN (0, 1))",
    """
CREATE INDEX requests_to_erase ON requests (changed_ms, closes_ms, state, id, version, leaf)
WHERE is_erased = 0 AND state IN ('closed', 'expired', 'withdrawn') AND leaf IS NOT NULL
""",
)
MUTING: Final = (
    # By which one somebody muted others like it; none where an older version did not note it.
    "ALTER TABLE mutes ADD COLUMN request TEXT",
)
REMEMBERING: Final = (
    # Whether it ever was on somebody's screen: of what has closed, the state does not tell any more.
    "ALTER TABLE requests ADD COLUMN was_shown INTEGER NOT NULL DEFAULT 0 CHECK (was_shown IN (0, 1))",
    # When somebody said no that nobody has taken back: UTC, milliseconds since 1970.
    "ALTER TABLE requests ADD COLUMN declined_ms INTEGER",
    # Of one whose words went before it has closed: who asked, as a digest by the key below.
    "ALTER TABLE requests ADD COLUMN asked_by BLOB",
    "ALTER TABLE desk ADD COLUMN asking_key BLOB NOT NULL DEFAULT x''",
    "UPDATE desk SET asking_key = randomblob(32)",
    # An older version noted nothing of it. What was set aside has the finding that says so.
    """
UPDATE requests SET was_shown = 1
WHERE state IN ('pending', 'approved', 'declined', 'disclosed', 'withdrawn', 'expired')
  OR (state = 'closed' AND instr(findings, CAST('"kind":"set_aside"' AS BLOB)) = 0)
""",
    "UPDATE requests SET declined_ms = changed_ms WHERE state = 'declined'",
    "DROP INDEX requests_by_pair",
    "CREATE INDEX requests_by_pair ON requests (pair, declined_ms) WHERE pair <> ''",
    "CREATE INDEX requests_asked_by ON requests (closes_ms) WHERE asked_by IS NOT NULL",
    "DROP INDEX requests_to_erase",
    """
CREATE INDEX requests_to_erase ON requests (changed_ms, received_ms, closes_ms, state, id, version, leaf)
WHERE is_erased = 0 AND state IN ('closed', 'expired', 'withdrawn') AND leaf IS NOT NULL
""",
)
REFUSING: Final = (
    # `pair` holds one for each camera since then, separated by spaces; what was declined in an hour is looked through.
    "DROP INDEX requests_by_pair",
    "CREATE INDEX requests_by_pair ON requests (declined_ms, pair, leaf) WHERE pair <> '' AND declined_ms IS NOT NULL",
)
TABLES: Final = ("desk", "mutes", "notified", "releases", "requests")

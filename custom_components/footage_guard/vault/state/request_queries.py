"""Every statement about requests and releases. Values are always parameters."""

from typing import Final

_COLUMNS: Final = "id, content, state, version, changed_ms, verification, findings, is_erased"


def _full(sql: str) -> str:
    """Write out what many statements share. What the ledger was not told of counts for nothing and nobody sees it.

    Only what was shown to somebody counts for what comes later, whatever became of it.
    Most requests have ended: the plus has no list of them be sorted that an index has in order.
    """
    return (
        sql.replace("COLUMNS", _COLUMNS)
        .replace("COUNTS", "was_shown = 1 AND is_erased = 0 AND IS_TOLD")
        .replace("IS_TOLD", "leaf IS NOT NULL")
        .replace("HAS_ENDED", "+state IN ('closed', 'expired', 'withdrawn')")
    )


ADD: Final = """
INSERT INTO requests VALUES (:id, :content, :received_ms, :closes_ms, :channel, :organisation, :case_key, :twin, :pair,
  :state, :version, :changed_ms, :verification, :findings, NULL, 0, 0, 0, NULL, NULL)
"""
NOTE: Final = "UPDATE requests SET findings = :findings WHERE id = :id"
AMEND: Final = "UPDATE requests SET is_amended = 1 WHERE id = :id"
TELL: Final = "UPDATE requests SET leaf = :leaf WHERE id = :id"
UNTOLD: Final = "SELECT id FROM requests WHERE leaf IS NULL"
FORGET: Final = "DELETE FROM requests WHERE id = :id AND leaf IS NULL"
GET: Final = _full("SELECT COLUMNS FROM requests WHERE id = :id AND IS_TOLD")
STANDS: Final = _full("""
SELECT channel, iif(is_amended AND state <> 'disclosed', 'withdrawn', state), closes_ms, closed_until_ms
FROM requests, desk WHERE requests.id = :id AND IS_TOLD
""")
"""Whoever sent another one in its place has taken it back, whether anybody here was shown the other one or not."""
RECEIVED: Final = _full("SELECT COLUMNS, leaf FROM requests WHERE id = :id AND IS_TOLD")
CONTENT: Final = _full("SELECT content FROM requests WHERE id = :id AND IS_TOLD")
HEAD: Final = _full("SELECT state, version FROM requests WHERE id = :id AND IS_TOLD")
LEAF: Final = _full("SELECT leaf FROM requests WHERE id = :id AND IS_TOLD")
PLACE: Final = _full("SELECT received_ms FROM requests WHERE id = :id AND IS_TOLD")
OUTLINE: Final = _full("SELECT state, version, received_ms, closes_ms FROM requests WHERE id = :id AND IS_TOLD")
_PAGE: Final = """
SELECT id FROM requests WHERE IS_TOLD AND (received_ms, id) < (:received_ms, :id) SCOPE
ORDER BY received_ms DESC, id DESC LIMIT :limit + 0
"""
PAGES: Final = {
    None: _full(_PAGE.replace("SCOPE", "")),
    True: _full(_PAGE.replace("SCOPE", "AND NOT HAS_ENDED")),
    False: _full(_PAGE.replace("SCOPE", "AND HAS_ENDED")),
}
"""All, those that have not ended, and those that have. What is passed over is passed over in the index."""
IN_STATE: Final = _full("""
SELECT COLUMNS FROM requests WHERE state = :state AND IS_TOLD ORDER BY received_ms, id LIMIT :limit + 0
""")
IDS_IN_STATE: Final = _full("""
SELECT id FROM requests WHERE state = :state AND IS_TOLD ORDER BY received_ms, id LIMIT :limit + 0
""")
ASIDE: Final = _full("SELECT findings FROM requests WHERE state = 'set_aside' AND IS_TOLD")
COUNT_IN: Final = _full("SELECT count(*) FROM requests WHERE state = :state AND IS_TOLD")
ANY: Final = "SELECT 1 FROM requests LIMIT 1"
TO_CLOSE: Final = _full("""
SELECT id, version FROM requests WHERE NOT HAS_ENDED AND IS_TOLD AND closes_ms <= :until_ms ORDER BY closes_ms, id
LIMIT :limit + 0
""")
MOVE: Final = """
UPDATE requests SET state = :state, version = :version, changed_ms = :now_ms,
  was_shown = was_shown OR :state IN ('pending', 'approved', 'declined', 'disclosed'),
  declined_ms = CASE :state
    WHEN 'pending' THEN NULL WHEN 'declined' THEN coalesce(declined_ms, :now_ms) ELSE declined_ms END
WHERE id = :id AND version = :was RETURNING 1
"""
RESTORE: Final = "UPDATE requests SET state = :state, version = :version WHERE id = :id"
VERIFY: Final = """
UPDATE requests SET verification = :verification, version = :version, changed_ms = :now_ms
WHERE id = :id AND version = :was RETURNING 1
"""
OF_CASE: Final = _full("""
SELECT verification FROM requests WHERE organisation = :organisation AND case_key = :case_key AND COUNTS
""")
OPEN_OF: Final = _full("""
SELECT verification FROM requests WHERE organisation = :organisation
AND closes_ms > (SELECT closed_until_ms FROM desk) AND state <> 'withdrawn' AND channel <> 'automation' AND COUNTS
""")
SINCE: Final = _full("""
SELECT verification FROM requests WHERE channel = :channel AND received_ms BETWEEN :since_ms AND :until_ms AND COUNTS
""")
QUEUE: Final = _full("""
SELECT id, verification FROM requests WHERE state = 'set_aside' AND channel = :channel AND IS_TOLD
""")
TO_ERASE: Final = _full("""
SELECT id, version FROM requests INDEXED BY requests_to_erase
WHERE is_erased = 0 AND state IN ('closed', 'expired', 'withdrawn') AND IS_TOLD
AND (iif(changed_ms BETWEEN received_ms AND :now_ms, changed_ms, closes_ms) <= :before_ms
  OR (state = 'closed' AND closes_ms > (SELECT closed_until_ms FROM desk)))
AND NOT EXISTS (SELECT 1 FROM releases
  WHERE releases.request = requests.id AND releases.state NOT IN ('ended', 'declined', 'void'))
ORDER BY changed_ms LIMIT :limit + 0
""")
"""What ended long ago, and what was dropped: it alone has closed before the moment that was announced.

Where a clock was wrong when it ended, the announced moment counts. While something of it could still be collected, it
is not among them, and keeps no other from it.
"""
ERASE: Final = """
UPDATE requests SET content = :content, findings = :findings, organisation = '', case_key = '', twin = '', pair = '',
  asked_by = iif(closes_ms > (SELECT closed_until_ms FROM desk), :asked_by, NULL),
  is_erased = 1, version = :version WHERE id = :id AND version = :was RETURNING 1
"""
WHO_ASKED: Final = _full("SELECT channel, organisation, asked_by FROM requests WHERE id = :id AND IS_TOLD")
ASKING_KEY: Final = "SELECT asking_key FROM desk"
FORGET_WHO: Final = """
UPDATE requests SET asked_by = NULL
WHERE asked_by IS NOT NULL AND closes_ms <= (SELECT closed_until_ms FROM desk)
"""
"""Behind the announced moment all is closed, whoever asks."""
COUNT_WAITING: Final = _full("""
SELECT count(*) FROM requests WHERE state IN ('received', 'pending', 'set_aside') AND channel = :channel AND IS_TOLD
""")
TWINS: Final = _full("""
SELECT id FROM requests WHERE twin = :twin AND twin <> '' AND IS_TOLD
AND state IN ('received', 'pending', 'approved', 'set_aside') ORDER BY id
""")
COUNT_DECLINED: Final = _full("""
SELECT count(*) FROM requests
WHERE twin = :twin AND twin <> '' AND declined_ms BETWEEN :since_ms AND :until_ms AND IS_TOLD
""")
PAIRS_DECLINED: Final = _full("""
SELECT pair FROM requests WHERE pair <> '' AND declined_ms BETWEEN :since_ms AND :until_ms AND IS_TOLD
""")
COUNT_ASKED: Final = _full("""
SELECT count(*) FROM requests WHERE channel = :channel AND received_ms BETWEEN :since_ms AND :until_ms AND IS_TOLD
""")
TALLY: Final = _full("""
SELECT strftime('%Y-%m', received_ms / 1000, 'unixepoch') AS month,
  CASE WHEN json_valid(CAST(content AS TEXT)) THEN CAST(content AS TEXT) ->> '$.requester.type' END AS kind,
  CASE WHEN json_valid(CAST(content AS TEXT)) THEN CAST(content AS TEXT) ->> '$.legal_basis.claimed' END AS basis,
  state, declined_ms IS NOT NULL AS declined,
  EXISTS (SELECT 1 FROM releases WHERE releases.request = requests.id AND releases.state IN ('live', 'ended')) AS given,
  count(*)
FROM requests WHERE received_ms >= :from_ms AND received_ms < :before_ms AND IS_TOLD
GROUP BY month, kind, basis, requests.state, declined, given
""")
"""How many of each kind there are; of what somebody wrote two words come back, which may be none of ours."""
DUE: Final = _full("SELECT max(closes_ms) FROM requests WHERE closes_ms <= :until_ms AND IS_TOLD")
TAKEN: Final = "SELECT taken FROM desk"
SET_TAKEN: Final = "UPDATE desk SET taken = :facts"
CLOSED_UNTIL: Final = "SELECT closed_until_ms FROM desk"
CLOSE_UNTIL: Final = "UPDATE desk SET closed_until_ms = max(closed_until_ms, :until_ms)"

ADD_RELEASE: Final = "INSERT INTO releases VALUES (:id, :request, :state, :version, :changed_ms)"
GET_RELEASE: Final = "SELECT id, request, state, version, changed_ms FROM releases WHERE id = :id"
RELEASES_OF: Final = "SELECT id, request, state, version, changed_ms FROM releases WHERE request = :request ORDER BY id"
RELEASES_IN: Final = "SELECT id, request, state, version, changed_ms FROM releases WHERE state = :state ORDER BY id"
MOVE_RELEASE: Final = """
UPDATE releases SET state = :state, version = :version, changed_ms = :now_ms WHERE id = :id AND version = :was
RETURNING 1
"""

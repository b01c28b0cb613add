"""Drafts, what is voted on, and votes in state.db. Each change survives a power loss before it counts."""

from contextlib import suppress
from typing import Final

from ...disk.database import Database, Row
from ...model.approval import ApprovalStatement, StatementInvalid, read_statement
from ...model.ballot import CastVote, Frozen, Schedule
from ...model.draft import Draft, DraftUnreadable, dump_draft, read_draft
from ...model.errors import DraftUnknown, StateDamaged
from ...model.ids import ReleaseId
from ...model.vote import Method, Transport, Vote, VoteInvalid

_KEEP: Final = """
INSERT INTO drafts VALUES (:release, :content, 0) ON CONFLICT DO UPDATE SET content = excluded.content, is_wanted = 0
"""
_GET: Final = "SELECT content FROM drafts WHERE release = :release"
_WANT: Final = "UPDATE drafts SET is_wanted = :is_wanted WHERE release = :release"
_WANTED: Final = """
SELECT release FROM drafts JOIN releases ON id = release WHERE is_wanted = 1 AND state = 'drafted' ORDER BY release
"""
_FREEZE: Final = """
INSERT INTO frozen VALUES (:release, :statement, NULL, :missing)
ON CONFLICT DO UPDATE SET statement = excluded.statement, leaf = NULL, missing = excluded.missing
"""
_TELL: Final = "UPDATE frozen SET leaf = :leaf WHERE release = :release"
_FROZEN: Final = "SELECT statement, leaf, missing FROM frozen WHERE release = :release AND leaf IS NOT NULL"
_ALL_FROZEN: Final = "SELECT statement, leaf, missing FROM frozen WHERE leaf IS NOT NULL ORDER BY leaf"
_VOTE: Final = """
INSERT INTO votes VALUES (:release, :person_id, :public_key, :signature, :statement_sha256, :cast_ms, :method,
  :transport, :leaf)
ON CONFLICT DO UPDATE SET public_key = excluded.public_key, signature = excluded.signature,
  statement_sha256 = excluded.statement_sha256, cast_ms = excluded.cast_ms, method = excluded.method,
  transport = excluded.transport, leaf = excluded.leaf
"""
_VOTES: Final = """
SELECT person_id, public_key, signature, statement_sha256, cast_ms, method, transport, leaf FROM votes
WHERE release = :release ORDER BY leaf
"""
_APPROVE: Final = "INSERT INTO approved VALUES (:release, :live_from_ms, :wait_ms, :leaf)"
_APPROVED: Final = "SELECT live_from_ms, wait_ms, leaf FROM approved WHERE release = :release"
_ERASE: Final = tuple(
    f"DELETE FROM {table} WHERE release IN (SELECT id FROM releases WHERE request = :request)"  # noqa: S608  # our words
    for table in ("approved", "votes", "frozen", "drafts")
)


class Drafts:
    """The drafts of a vault, with what was decided about each. For one lane."""

    def __init__(self, database: Database) -> None:
        """Use the tables of an open file."""
        self._database = database

    def keep(self, draft: Draft) -> None:
        """Keep what a person wrote, in place of what they had written before; its files are not wanted yet."""
        self._database.rows(_KEEP, {"release": draft.id, "content": dump_draft(draft)})

    def get_draft(self, release_id: ReleaseId) -> Draft:
        """Return a draft; raise DraftUnknown, or StateDamaged where what is stored is none."""
        for (content,) in self._database.rows(_GET, {"release": release_id}):
            try:
                return read_draft(content)
            except DraftUnreadable as err:
                raise StateDamaged from err
        raise DraftUnknown

    def want(self, release_id: ReleaseId, *, is_wanted: bool) -> None:
        """Note whether somebody waits for the files of a draft."""
        self._database.rows(_WANT, {"release": release_id, "is_wanted": int(is_wanted)})

    def wanted(self) -> list[ReleaseId]:
        """Return drafts whose files somebody waits for, the oldest first."""
        return [ReleaseId(row[0]) for row in self._database.rows(_WANTED)]

    def freeze(self, statement: ApprovalStatement, missing: int) -> None:
        """Keep what will be voted on, and how many pictures are in no file of it; until `tell`, nobody sees it."""
        values = {"release": statement.draft_id, "statement": statement.dump(), "missing": missing}
        self._database.rows(_FREEZE, values)

    def tell(self, release_id: ReleaseId, leaf: int) -> None:
        """Note which fact says what is voted on."""
        self._database.rows(_TELL, {"release": release_id, "leaf": leaf})

    def frozen(self, release_id: ReleaseId) -> Frozen | None:
        """Return what was frozen last, None where nothing was; raise StateDamaged where it is no statement."""
        for content, leaf, missing in self._database.rows(_FROZEN, {"release": release_id}):
            try:
                return Frozen(statement=read_statement(content), leaf=leaf, missing=missing)
            except StatementInvalid as err:
                raise StateDamaged from err
        return None

    def add_vote(self, release_id: ReleaseId, vote: Vote, leaf: int) -> None:
        """Keep a person's vote, of which the ledger was told, in place of one for what it was before."""
        values = {
            "release": release_id,
            "person_id": vote.person_id,
            "public_key": vote.public_key,
            "signature": vote.signature,
            "statement_sha256": vote.statement_sha256,
            "cast_ms": vote.cast_ms,
            "method": vote.method,
            "transport": vote.transport,
            "leaf": leaf,
        }
        self._database.rows(_VOTE, values)

    def votes(self, release_id: ReleaseId) -> list[CastVote]:
        """Return the votes for a draft, the oldest first; one that cannot be read is none."""
        found = [_vote(row) for row in self._database.rows(_VOTES, {"release": release_id})]
        return [cast for cast in found if cast is not None]

    def approve(self, release_id: ReleaseId, schedule: Schedule) -> None:
        """Note from when on what was approved may leave."""
        values = {
            "release": release_id,
            "live_from_ms": schedule.live_from_ms,
            "wait_ms": schedule.wait_ms,
            "leaf": schedule.leaf,
        }
        self._database.rows(_APPROVE, values)

    def approved(self, release_id: ReleaseId) -> Schedule | None:
        """Return from when on something may leave; None where it was never approved."""
        for live_from_ms, wait_ms, leaf in self._database.rows(_APPROVED, {"release": release_id}):
            return Schedule(live_from_ms=live_from_ms, wait_ms=wait_ms, leaf=leaf)
        return None

    def all_frozen(self) -> list[Frozen]:
        """Return what was frozen last of each draft, the oldest first; what cannot be read is nothing."""
        found = []
        for content, leaf, missing in self._database.rows(_ALL_FROZEN):
            with suppress(StatementInvalid):
                found.append(Frozen(statement=read_statement(content), leaf=leaf, missing=missing))
        return found


def erase_drafts(database: Database, request_id: str) -> None:
    """Remove what persons wrote for a request, with all that quotes it; what the ledger was told stays."""
    for statement in _ERASE:
        database.rows(statement, {"request": request_id})


def _vote(row: Row) -> CastVote | None:
    person_id, public_key, signature, statement_sha256, cast_ms, method, transport, leaf = row
    try:
        vote = Vote(
            person_id=person_id,
            public_key=public_key,
            signature=signature,
            statement_sha256=statement_sha256,
            cast_ms=cast_ms,
            method=Method(method),
            transport=Transport(transport),
        )
    except VoteInvalid, ValueError:
        return None
    return CastVote(vote=vote, leaf=leaf)

"""What was approved cools off, and goes live at the announced moment where everybody still agrees who has to.

release cooling ─ does it still stand? ═ announced moment ═ release live
"""

from typing import Final

from ..model.approval import ApprovalStatement
from ..model.ballot import Now, Schedule
from ..model.errors import LedgerRolledBack
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.record import ReleaseRecord
from .booth import Booth, Voters, needed_for
from .deciding import void_idle
from .releasing import end_over, go_live, schedule_of, statement_of
from .voting import standing_votes

_AGAIN_MS: Final = 60_000
"""What may not go live yet, though its time has come, is looked at again."""


def go_on(booth: Booth, now: Now) -> int | None:
    """Have what has cooled off go live, and end what is over; return in how many milliseconds to look again.

    1. What is not as the ledger was told, or has no lease, ends: nothing of it leaves.
    2. So does what does not stand any more, as soon as somebody looks: see `_stands`.
    3. Nothing goes live before both clocks say so, in a lockdown, before it is known who may vote, or by a history that
       is not what it was. Without this, an older history takes a stop back.

    None is returned where nothing is under way. Raises OSError, and the rest follows next time.
    """
    waits = end_over(booth, now_ms=now.ms)
    voters = booth.voters()
    may_be = voters is not None and not booth.is_locked_down() and _is_believed(booth)
    for record in booth.desk.releases.in_states((ReleaseState.COOLING,)):
        statement = statement_of(booth, record.id)
        schedule = None if statement is None else schedule_of(booth, record, statement)
        # 1
        if schedule is None or statement is None or booth.leases.of(record.id) is None:
            _interrupt(booth, record, now)
            continue
        # 2
        if voters is not None and not _stands(booth, statement, voters):
            _interrupt(booth, record, now)
            continue
        # 3
        since_ms = booth.waiting_since.setdefault(record.id, now.steady_ms)
        if schedule.is_over(now, since_ms) and may_be:
            go_live(booth, record.id, statement, now.ms)
        else:
            waits.append(schedule.left_ms(now, since_ms) or _AGAIN_MS)
    void_idle(booth.desk, now_ms=now.ms)
    return min(waits, default=None)


def live_from_ms(booth: Booth, record: ReleaseRecord, schedule: Schedule, now: Now) -> int:
    """Return from when on something may leave, or did: a start has what cools off wait anew."""
    if record.state is not ReleaseState.COOLING:
        return schedule.live_from_ms
    return schedule.expected_ms(now, booth.waiting_since.get(record.id, now.steady_ms))


def _interrupt(booth: Booth, record: ReleaseRecord, now: Now) -> None:
    booth.desk.move_release(record.id, ReleaseInput.INTERRUPT, actor=None, now_ms=now.ms)


def _stands(booth: Booth, statement: ApprovalStatement, voters: Voters) -> bool:
    """Tell whether as many agree as are needed now, and under the policy that they agreed under.

    Without this, the vote of somebody who was taken out while it cooled off gives footage away, and so do fewer than
    have to agree by now.
    """
    needed = max(statement.needed, needed_for(booth, [file.camera for file in statement.files], voters))
    counted = standing_votes(booth, statement, voters).counted
    return len(counted) >= needed and statement.policy_sha256 == booth.policy().digest


def _is_believed(booth: Booth) -> bool:
    try:
        booth.may_rely()
    except LedgerRolledBack:
        return False
    return True

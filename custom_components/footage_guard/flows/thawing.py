"""Drafts with finished files are written on again where nobody can vote for them any more, or where a disk would fill.

What is written on again loses its files and its votes. What is approved keeps its files whatever becomes of the policy.
"""

from typing import Final

from ..model.errors import LedgerRolledBack, StateDamaged
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.policy import STRICTEST, Policy
from ..model.record import ReleaseRecord
from .booth import Booth, Voters, needed_for

MOST_BYTES: Final = 5_000_000_000
"""Of finished files that nobody voted on, beside those of the draft that was frozen last."""


def thaw_outdated(booth: Booth, *, now_ms: int) -> None:
    """Have drafts go back to where their files are made that were frozen under another policy; raise OSError.

    So do those that were frozen under a key of the history that was lost, and those to which more persons have to agree
    by now. A vote stands for what was signed, so nobody can vote for
    them ever again: see `voting.decidable`. Without this, they look finished, and are refused for ever.

    Where it is not known what was decided, or who may vote, all stay as they are: that may be over soon.
    """
    policy, voters = booth.policy(), booth.voters()
    if policy == STRICTEST or voters is None or not _is_believed(booth):
        return
    for record in booth.desk.releases.in_states((ReleaseState.FROZEN, ReleaseState.VOTING)):
        if _is_outdated(booth, record, policy, voters):
            _thaw(booth, record, now_ms)


def thaw_oldest(booth: Booth, *, now_ms: int) -> None:
    """Have the oldest drafts nobody voted on go back to where their files are made, until the rest is small enough.

    Raises OSError.
    """
    frozen = sorted(booth.desk.releases.in_states((ReleaseState.FROZEN,)), key=lambda record: record.changed_ms)
    sizes = [_size(booth, record) for record in frozen]
    left = sum(sizes[:-1])
    for record, size in zip(frozen[:-1], sizes, strict=False):
        if left <= MOST_BYTES:
            return
        _thaw(booth, record, now_ms)
        left -= size


def _thaw(booth: Booth, record: ReleaseRecord, now_ms: int) -> None:
    booth.desk.move_release(record.id, ReleaseInput.EDIT, actor=None, now_ms=now_ms, version=record.version)


def _is_outdated(booth: Booth, record: ReleaseRecord, policy: Policy, voters: Voters) -> bool:
    try:
        frozen = booth.drafts.frozen(record.id)
    except StateDamaged:
        # It can only be dropped, and must not keep others from going back.
        return False
    if frozen is None:
        return False
    statement = frozen.statement
    needed = needed_for(booth, [file.camera for file in statement.files], voters)
    is_of_another = statement.policy_sha256 != policy.digest or statement.instance != booth.instance
    return is_of_another or statement.needed < needed


def _is_believed(booth: Booth) -> bool:
    try:
        booth.may_rely()
    except LedgerRolledBack:
        return False
    return True


def _size(booth: Booth, record: ReleaseRecord) -> int:
    try:
        frozen = booth.drafts.frozen(record.id)
    except StateDamaged:
        # The same.
        return 0
    return 0 if frozen is None else sum(file.size_bytes for file in frozen.statement.files)

"""Whether a recipient got something before, as the history says; else everybody has the time to stop what goes to them.

What went to whom is known as long as the words of its request are kept. A row alone makes nobody known.
"""

from contextlib import suppress
from typing import Final

from ..model.approval import ApprovalStatement, ApprovedRecipient
from ..model.approval_facts import ReleaseApproved
from ..model.ballot import vouches_for
from ..model.errors import RequestAltered, RequestUnknown
from ..model.lifecycle.release import ReleaseState
from .booth import Booth, fact_at
from .told import told_of

_WENT: Final = frozenset({ReleaseState.LIVE, ReleaseState.ENDED})
"""What never was live is in no such state."""


def is_first_time(booth: Booth, recipient: ApprovedRecipient) -> bool:
    """Tell whether nothing went to somebody who is known to be this recipient; raise OSError."""
    return not any(
        vouches_for(frozen.statement.recipient, recipient) and _went(booth, frozen.statement)
        for frozen in booth.drafts.all_frozen()
    )


def _went(booth: Booth, statement: ApprovalStatement) -> bool:
    """Tell whether the ledger was told that exactly this was approved, and that it was live."""
    schedule = booth.drafts.approved(statement.draft_id)
    fact = None if schedule is None else fact_at(booth, schedule.leaf)
    if not isinstance(fact, ReleaseApproved) or fact.statement_sha256.hex() != statement.sha256:
        return False
    with suppress(RequestAltered, RequestUnknown):
        release = told_of(booth.desk, statement.request_id).releases.get(statement.draft_id)
        return release is not None and release[0] in _WENT
    return False

"""Going on from a history that is not what it was: what a person is shown of it, and that exactly this is accepted."""

from ..ledger.ledger import Ledger
from ..model.errors import NothingToAccept, StatementChanged
from ..model.statement import RollbackAccepted


def what_is_found(ledger: Ledger, person_id: str) -> RollbackAccepted:
    """Return what a person accepts who accepts the history as it is now; raise NothingToAccept."""
    trouble = ledger.trouble
    if trouble is None:
        raise NothingToAccept
    newest = ledger.newest()
    return RollbackAccepted(
        person_id=person_id,
        ledger=newest.origin,
        finding=trouble.finding,
        size=newest.size,
        root=newest.root,
        sound=trouble.size,
        known=trouble.known,
    )


def accept(ledger: Ledger, stated: RollbackAccepted) -> int:
    """Accept what was stated and return the number of the fact that says so. Blocking, for the lane.

    Raises StatementChanged where the history is another by now, NothingToAccept or OSError, and nothing was accepted.
    """
    if what_is_found(ledger, stated.person_id) != stated:
        raise StatementChanged
    return ledger.accept()

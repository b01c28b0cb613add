"""What is shown of a request, and decided about, is what was received: its words have the digest the ledger was told.

Without this, whoever can write state.db has a person decide about a request that nobody made.
"""

from ..model.errors import FactUnknown, RequestAltered
from ..model.ids import RequestId
from ..model.record import RequestRecord
from ..model.request.erased import erased
from ..model.request_facts import RequestReceived
from .desk import Desk
from .told import told_of


def as_received(desk: Desk, request_id: RequestId) -> RequestRecord:
    """Return a request whose words are those that were received, or one without any where they were erased.

    How it stands is what the book says, which is enough for a line in a list. Raises RequestUnknown; StateDamaged where
    what is stored is no request; RequestAltered where it is another one than the ledger was told of; OSError.
    """
    record, digest, leaf = desk.book.received(request_id)
    told = _received(desk, request_id, leaf)
    if told is None or (not _is_wordless(record) and told.digest != digest):
        raise RequestAltered
    return record


def as_told(desk: Desk, request_id: RequestId) -> RequestRecord:
    """Return a request that stands as the ledger was told, too: its state, who is known to ask, and what rules found.

    Raises as `as_received` does.
    """
    record = as_received(desk, request_id)
    if not told_of(desk, request_id).says(record):
        raise RequestAltered
    return record


def _is_wordless(record: RequestRecord) -> bool:
    """Tell whether a request was erased and says nothing; to say that it was erased is not enough."""
    return record.is_erased and record.request == erased(record.request)


def _received(desk: Desk, request_id: RequestId, leaf: int) -> RequestReceived | None:
    """Return what the ledger was told when a request came, where the book says that it was told it."""
    try:
        fact = desk.journal.read(leaf)
    except FactUnknown:
        return None
    return fact if isinstance(fact, RequestReceived) and fact.request_id == request_id else None

"""What a list shows of a request, whether it can be read or not."""

from ...flows.desk import Desk
from ...flows.words import as_received
from ...model.errors import RequestAltered, StateDamaged
from ...model.ids import RequestId
from ...model.record import RequestRecord, UnreadableRequest
from ...vault.state.request_lists import RequestLists

type Listed = RequestRecord | UnreadableRequest


def listed(desk: Desk, lists: RequestLists, request_id: RequestId) -> Listed:
    """Return a request as a list shows it."""
    try:
        return as_received(desk, request_id)
    except (StateDamaged, RequestAltered) as err:
        return lists.outline(request_id, err.code)

"""Ids of what begins now."""

import secrets

from ...model.ids import ProcessId, RequestId, make_process_id, make_request_id
from .clock import wall_ms


def new_request_id() -> RequestId:
    """Return the id of a request that comes now."""
    return make_request_id(wall_ms(), secrets.randbits(80))


def new_process_id() -> ProcessId:
    """Return the id of a legal paper that is typed in now."""
    return make_process_id(wall_ms(), secrets.randbits(80))

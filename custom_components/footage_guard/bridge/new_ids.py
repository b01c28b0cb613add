"""Ids of what begins now."""

import secrets

from ..model.ids import RequestId, make_request_id
from .clock import wall_ms


def new_request_id() -> RequestId:
    """Return the id of a request that comes now."""
    return make_request_id(wall_ms(), secrets.randbits(80))

"""How requests stand for whoever asked, read by a connection of its own: nobody waits for what is done meanwhile."""

from typing import NamedTuple

from ...disk.database import Reader
from ...model.errors import StateDamaged
from ...model.ids import RequestId
from ...model.lifecycle.request import RequestState
from ...model.request.words import Channel
from . import request_queries as queries


class Standing(NamedTuple):
    """All that an answer to the outside depends on."""

    channel: Channel
    state: RequestState
    closes_ms: int
    closed_until_ms: int
    """The newest moment up to which everything that was announced to close has closed."""


class Standings:
    """The requests of a vault, as far as the outside may ask. It may be used beside the lane."""

    def __init__(self, reader: Reader) -> None:
        """Own a connection."""
        self._reader = reader

    def find(self, request_id: RequestId) -> Standing | None:
        """Return how a request stands, None for one that is not there; raise StateDamaged or OSError.

        Nothing that somebody wrote is read, so that it takes the same time for every request.
        """
        for channel, state, *moments in self._reader.rows(queries.STANDS, {"id": request_id}):
            try:
                return Standing(Channel(channel), RequestState(state), *moments)
            except ValueError as err:
                raise StateDamaged from err
        return None

    def close(self) -> None:
        """Close the connection."""
        self._reader.close()

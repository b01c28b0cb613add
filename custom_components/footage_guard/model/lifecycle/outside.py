"""What somebody outside sees of a request. A no looks like silence, and silence ends at the announced moment."""

from enum import StrEnum

from .request import RequestState


class Outside(StrEnum):
    """All there is to see."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    CLOSED = "closed"


def outside(state: RequestState, *, closes_ms: int, closed_until_ms: int) -> Outside:
    """Return what is seen of a request that was announced to close at `closes_ms`.

    `closed_until_ms` is the newest announced moment up to which everything was closed, in one step for all requests; it
    never goes back. Were each closed by its own state instead, whoever asks often could tell from the moment whether
    there was work to do with it, and so how it was decided. Both are UTC, in milliseconds since 1970.
    """
    # Whoever withdrew it knows; it tells nothing of this home.
    if closes_ms <= closed_until_ms or state is RequestState.WITHDRAWN:
        return Outside.CLOSED
    return Outside.FULFILLED if state is RequestState.DISCLOSED else Outside.OPEN

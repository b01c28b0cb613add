"""What whoever asked can see of their request: a no looks like silence, in every byte and in the time it takes."""

from dataclasses import dataclass

from ...flows.erasing import OUTSIDE
from ...model.ids import RequestId
from ...model.lifecycle.outside import Outside, outside
from ...vault.state.standings import Standings
from ..runtime import VaultRuntime


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """All that is seen of a request from outside."""

    word: Outside
    closes_ms: int
    """As it was announced; UTC, milliseconds since 1970."""


async def async_outside(vault: VaultRuntime, request_id: RequestId) -> Outside | None:
    """Return the word that is seen of a request; see `async_seen`."""
    seen = await async_seen(vault, request_id)
    return None if seen is None else seen.word


async def async_seen(vault: VaultRuntime, request_id: RequestId) -> Seen | None:
    """Return what is seen of a request; None where nobody outside asked, as for an id that was never given out.

    There is one way through here. Declined, muted, over a limit, without a clip and never looked at take the same
    lookup, which leaves what somebody wrote alone and changes nothing. It waits for nothing else that is done with the
    vault, so that its time does not tell whether a request is being looked at, and for how long. Without this, whoever
    asks often enough could tell by the clock how they were answered. Raises StateDamaged, OSError or NotLoaded.
    """

    def look(standings: Standings) -> Seen | None:
        found = standings.find(request_id)
        if found is None or found.channel not in OUTSIDE:
            return None
        word = outside(found.state, closes_ms=found.closes_ms, closed_until_ms=found.closed_until_ms)
        return Seen(word=word, closes_ms=found.closes_ms)

    return await vault.async_look(look)

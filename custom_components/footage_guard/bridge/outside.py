"""What whoever asked can see of their request: a no looks like silence, in every byte and in the time it takes."""

from ..flows.erasing import OUTSIDE
from ..model.ids import RequestId
from ..model.lifecycle.outside import Outside, outside
from .opening import OpenVault
from .runtime import VaultRuntime


async def async_outside(vault: VaultRuntime, request_id: RequestId) -> Outside | None:
    """Return what is seen of a request; None where nobody outside asked, as for an id that was never given out.

    There is one way through here. Declined, muted, over a limit, without a clip and never looked at take the same two
    lookups, which leave what somebody wrote alone and change nothing. Without this, whoever asks often enough could
    tell by the clock how they were answered. Raises OSError or NotLoaded.
    """

    def look(opened: OpenVault) -> Outside | None:
        requests = opened.state.requests
        closed_until_ms = requests.closed_until_ms
        found = requests.stands(request_id)
        if found is None or found[0] not in OUTSIDE:
            return None
        _, state, closes_ms = found
        return outside(state, closes_ms=closes_ms, closed_until_ms=closed_until_ms)

    return await vault.async_work(look)

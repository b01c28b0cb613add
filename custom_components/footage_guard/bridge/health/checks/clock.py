"""Whether the clock of this machine can be right."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from ....ledger.leaves import Moment
from ....ledger.ledger import Ledger
from ....model.errors import FactUnknown, FootageGuardError
from ....model.retention import DAY_MS
from ...common.clock import jumped, moment
from .found import Found, Home

KEYS: Final = ("clock_behind", "clock_jumped")
_LOOKED_AT: Final = 100
"""Records, the newest: one that was written while the clock was ahead need not be the last."""
_BEHIND_MS: Final = 5 * 60 * 1000


async def async_check_clock(home: Home) -> list[Found] | None:
    """Compare the clock with what the vault was told before, and with the one that nobody sets.

    Where it is behind the latest time that was seen, a share that is approved now may count as over at once. After a
    jump nothing goes because of its age for a day.
    """
    try:
        noted = await home.vault.async_read(lambda: [*_noted(home.vault.ledger)])
        seen_ms = await home.vault.async_work(lambda opened: opened.leases.seen_ms)
    except OSError, FootageGuardError:
        return None
    now = moment()
    is_behind = max([seen_ms, *(each.at_ms for each in noted)]) - now.at_ms > _BEHIND_MS
    has_jumped = home.vault.clock.has_jumped(DAY_MS) or jumped(noted, now, DAY_MS)
    # One is enough: what is behind may well have jumped.
    if is_behind:
        return [Found(key="clock_behind")]
    return [Found(key="clock_jumped")] if has_jumped else []


def _noted(ledger: Ledger) -> Iterator[Moment]:
    """Yield when the newest records were written. Blocking."""
    for number in range(max(0, ledger.size - _LOOKED_AT), ledger.size):
        with suppress(FactUnknown):
            yield ledger.leaf(number).moment

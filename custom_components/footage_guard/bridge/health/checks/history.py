"""Whether the history of the vault may be older than what was decided here."""

from typing import Final

from homeassistant.util import dt as dt_util

from ....model.errors import FootageGuardError
from .found import Found, Home

KEYS: Final = ("vault_older",)


async def async_check_history(home: Home) -> list[Found] | None:
    """Look whether the second place began behind a history, as after a restore on a machine that has nothing else.

    Where it knows more than the history, that is a rollback, and nothing is released until somebody accepts it. Here
    nobody can know, so that people are told what to look at.
    """
    try:
        at_ms = await home.vault.async_read(lambda: home.vault.ledger.began_at_ms)
    except OSError, FootageGuardError:
        return None
    if at_ms is None:
        return []
    until = dt_util.as_local(dt_util.utc_from_timestamp(at_ms / 1000))
    return [Found(key="vault_older", placeholders={"until": f"{until:%Y-%m-%d %H:%M}"})]

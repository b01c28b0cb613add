"""What a form may do with what a household has decided: make it stricter, whoever drives the form."""

from collections.abc import Mapping
from typing import Any

from homeassistant.core import HomeAssistant, callback

from ...const import DOMAIN
from ...model.errors import GuardsNotChanged, LedgerError, NothingToChange, NotLoaded, OnlyInPanel, VaultError
from ...model.policy import NUMBERS, SWITCHES
from ...model.policy_input import parse_wanted, policy_as_json
from ..loaded import loaded_vault
from ..runtime import VaultRuntime
from .changes import async_lower

_GUARDS = frozenset({*NUMBERS, *SWITCHES, "share_origin"})


@callback
def guards_in_force(hass: HomeAssistant) -> dict[str, Any]:
    """Return what is in force, as a form shows it; nothing where nobody knows what was decided.

    The strictest is in force then, and whoever sends the form for another option would have decided it.
    """
    try:
        people = loaded_vault(hass).people
    except NotLoaded:
        return {}
    if not (people.is_read and people.is_believed):
        return {}
    return {name: value for name, value in policy_as_json(people.policy).items() if name in _GUARDS and value != ""}


@callback
def retention_in_force(hass: HomeAssistant) -> int | None:
    """Return for how many days clips stay of cameras without days of their own; None where nobody knows that.

    That is so where the vault is not loaded, and while the strictest is in force because what was decided is not known:
    it keeps the longest, and whatever a camera is given then would look longer than what the household keeps.
    """
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        vault: VaultRuntime = entry.runtime_data.vault
        is_known = vault.people.is_read and vault.people.is_believed
        return vault.people.policy.retention_days if is_known else None
    return None


async def async_make_stricter(hass: HomeAssistant, wanted: Mapping[str, Any]) -> None:
    """Make guards stricter that a form names; what it does not name stays.

    Raises OnlyInPanel with the first that would expose more, QuorumTooLarge, or GuardsNotChanged.
    """
    guards = {name: value for name, value in wanted.items() if name in _GUARDS}
    if not guards:
        return
    try:
        vault = loaded_vault(hass)
        before = vault.people.roll.decided
        if guards.get("share_origin", "") not in {"", before.policy.share_origin}:
            raise OnlyInPanel("share_origin")
        after = parse_wanted(before, {"policy": guards})
        if not vault.people.is_read:
            # Of what nobody knows to be in force nothing is known to be stricter.
            raise GuardsNotChanged
        await async_lower(vault, after, None)
    except NothingToChange:
        return
    except (OSError, VaultError, LedgerError) as err:
        raise GuardsNotChanged from err

"""The actions. None can raise exposure; each is there while no entry is loaded, so that automations can be checked."""

from typing import Final

from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
import voluptuous as vol

from .bridge.loaded import loaded_vault
from .bridge.problems import async_translate
from .const import DOMAIN
from .model.errors import LedgerError

VERIFY_LEDGER: Final = "verify_ledger"


@callback
def async_register_actions(hass: HomeAssistant) -> None:
    """Register all actions."""
    hass.services.async_register(
        DOMAIN, VERIFY_LEDGER, _async_verify_ledger, vol.Schema({}), supports_response=SupportsResponse.ONLY
    )


async def _async_verify_ledger(call: ServiceCall) -> ServiceResponse:
    """Read the whole history and say what was found; a problem is an answer, not an error."""
    async with async_translate():
        vault = loaded_vault(call.hass)
        newest = vault.ledger.newest()
        problem: str | None = None
        try:
            await vault.async_verify_ledger()
        except LedgerError as err:
            problem = vault.ledger_problem or err.code
    return {"ok": problem is None, "size": newest.size, "root": newest.root.hex(), "problem": problem}

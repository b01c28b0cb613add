"""The actions. None can raise exposure; each is there while no entry is loaded, so that automations can be checked."""

from datetime import timedelta
from typing import Final

from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .bridge.import_source import parse_import_source
from .bridge.importer import async_import, claimed_start_ms
from .bridge.loaded import loaded_camera, loaded_camera_with_vault, loaded_vault
from .bridge.problems import async_translate
from .bridge.targets import named_camera, one_camera
from .const import DOMAIN
from .model.account import TriggerKind
from .model.errors import LedgerError

IMPORT_CLIP: Final = "import_clip"
RECORD_CLIP: Final = "record_clip"
VERIFY_LEDGER: Final = "verify_ledger"
_AT_LEAST: Final = timedelta(seconds=1)
_AT_MOST: Final = timedelta(hours=1)
# The media selector gives the item with its kind and title, a person the item alone.
_MEDIA: Final = vol.Any(cv.string, vol.Schema({vol.Required("media_content_id"): cv.string}, extra=vol.REMOVE_EXTRA))


@callback
def async_register_actions(hass: HomeAssistant) -> None:
    """Register all actions."""
    hass.services.async_register(
        DOMAIN,
        IMPORT_CLIP,
        _async_import_clip,
        vol.Schema(
            {
                vol.Required("camera"): cv.string,
                vol.Required("started_at"): cv.datetime,
                vol.Optional("media_content_id"): _MEDIA,
                vol.Optional("path"): cv.string,
                vol.Optional("entity_id"): cv.entity_id,
            }
        ),
        supports_response=SupportsResponse.OPTIONAL,
    )
    hass.services.async_register(
        DOMAIN,
        RECORD_CLIP,
        _async_record_clip,
        cv.make_entity_service_schema(
            {vol.Optional("duration"): vol.All(cv.positive_time_period, vol.Range(min=_AT_LEAST, max=_AT_MOST))}
        ),
        supports_response=SupportsResponse.OPTIONAL,
    )
    hass.services.async_register(
        DOMAIN, VERIFY_LEDGER, _async_verify_ledger, vol.Schema({}), supports_response=SupportsResponse.ONLY
    )


async def _async_import_clip(call: ServiceCall) -> ServiceResponse:
    """Take footage of another recorder into the vault, and return the clip it became."""
    async with async_translate():
        source = parse_import_source(call.data)
        start_ms = claimed_start_ms(call.data["started_at"])
        camera = loaded_camera_with_vault(call.hass, named_camera(call.hass, call.data["camera"]))
        return {"clip_id": await async_import(call.hass, camera, start_ms, source)}


async def _async_record_clip(call: ServiceCall) -> ServiceResponse:
    """Record a camera from its look-back on, for so long from now, and return the clip that shows this moment."""
    async with async_translate():
        recorder = loaded_camera(call.hass, one_camera(call.hass, call.data)).recorder
        duration: timedelta | None = call.data.get("duration")
        show_s = duration.total_seconds() if duration is not None else None
        take = recorder.async_ask(TriggerKind.ACTION, dt_util.utcnow(), show_s)
        return {"clip_id": await recorder.async_clip_id(take)}


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

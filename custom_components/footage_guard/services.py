"""The actions. None can raise exposure; each is there while no entry is loaded, so that automations can be checked."""

from datetime import timedelta
from typing import Final

from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .bridge.cameras.targets import named_camera, one_camera
from .bridge.common.problems import async_translate, disk_refuses
from .bridge.imports.import_source import parse_import_source
from .bridge.imports.importer import Claimed, async_import, claimed_start_ms
from .bridge.loaded import loaded_camera, loaded_camera_with_vault, loaded_vault
from .bridge.requests.report import async_transparency_report_action
from .bridge.requests.request_actions import (
    async_create_request_action,
    async_decline_request_action,
    async_share_clip_action,
    async_wait_for_decision_action,
    async_withdraw_request_action,
)
from .bridge.requests.waiting import LONGEST_WAIT_S, USUAL_WAIT_S
from .bridge.requests.wishes import SHARE_FIELDS, quietly
from .bridge.shares.share_actions import async_revoke_all_shares_action, async_revoke_share_action
from .bridge.watching.choosing import SOME, SPAN_FIELDS
from .bridge.watching.clip_actions import (
    async_find_clips_action,
    async_hold_clips_action,
    async_lock_down_action,
    async_lock_vault_action,
    async_release_hold_action,
)
from .const import DOMAIN
from .model.account import TriggerKind
from .model.errors import LedgerError
from .vault.finding import MOST_FOUND

CREATE_REQUEST: Final = "create_request"
DECLINE_REQUEST: Final = "decline_request"
FIND_CLIPS: Final = "find_clips"
HOLD_CLIPS: Final = "hold_clips"
IMPORT_CLIP: Final = "import_clip"
LOCK_DOWN: Final = "lock_down"
LOCK_VAULT: Final = "lock_vault"
RECORD_CLIP: Final = "record_clip"
RELEASE_HOLD: Final = "release_hold"
REVOKE_ALL_SHARES: Final = "revoke_all_shares"
REVOKE_SHARE: Final = "revoke_share"
SHARE_CLIP: Final = "share_clip"
TRANSPARENCY_REPORT: Final = "transparency_report"
VERIFY_LEDGER: Final = "verify_ledger"
WAIT_FOR_DECISION: Final = "wait_for_decision"
WITHDRAW_REQUEST: Final = "withdraw_request"
_AT_LEAST: Final = timedelta(seconds=1)
_AT_MOST: Final = timedelta(hours=1)
# The media selector gives the item with its kind and title, a person the item alone.
_MEDIA: Final = vol.Any(cv.string, vol.Schema({vol.Required("media_content_id"): cv.string}, extra=vol.REMOVE_EXTRA))

_TIMEOUT: Final[VolDictType] = {
    vol.Optional("timeout", default=timedelta(seconds=USUAL_WAIT_S)): quietly(
        vol.All(cv.positive_time_period, vol.Range(min=_AT_LEAST, max=timedelta(seconds=LONGEST_WAIT_S)))
    )
}


@callback
def async_register_actions(hass: HomeAssistant) -> None:
    """Register all actions."""
    _register_recording(hass)
    _register_clips(hass)
    _register_requests(hass)
    _register_locks(hass)
    hass.services.async_register(
        DOMAIN,
        TRANSPARENCY_REPORT,
        async_transparency_report_action,
        vol.Schema({vol.Optional("from"): cv.date, vol.Optional("to"): cv.date}),
        supports_response=SupportsResponse.ONLY,
    )
    hass.services.async_register(
        DOMAIN, VERIFY_LEDGER, _async_verify_ledger, vol.Schema({}), supports_response=SupportsResponse.ONLY
    )


def _register_clips(hass: HomeAssistant) -> None:
    """Register what finds clips and keeps them; nothing of it shows what they show."""
    hass.services.async_register(
        DOMAIN,
        FIND_CLIPS,
        async_find_clips_action,
        vol.Schema(
            {
                **SPAN_FIELDS,
                vol.Optional("before"): cv.string,
                vol.Optional("limit", default=100): vol.All(vol.Coerce(int), vol.Range(min=1, max=MOST_FOUND)),
            }
        ),
        supports_response=SupportsResponse.ONLY,
    )
    hass.services.async_register(
        DOMAIN,
        HOLD_CLIPS,
        async_hold_clips_action,
        vol.Schema({vol.Optional("clip_ids"): SOME, **SPAN_FIELDS, vol.Optional("until"): cv.datetime}),
        supports_response=SupportsResponse.OPTIONAL,
    )
    hass.services.async_register(
        DOMAIN, RELEASE_HOLD, async_release_hold_action, vol.Schema({vol.Required("hold_id"): cv.string})
    )


def _register_requests(hass: HomeAssistant) -> None:
    """Register what asks a person of this home, and what declines; whoever asked decides nothing."""
    one = vol.Schema({vol.Required("request_id"): cv.string})
    hass.services.async_register(
        DOMAIN,
        CREATE_REQUEST,
        async_create_request_action,
        # The request itself looks at each field, and names no text that it refuses.
        vol.Schema({}, extra=vol.ALLOW_EXTRA),
        supports_response=SupportsResponse.OPTIONAL,
    )
    hass.services.async_register(
        DOMAIN,
        SHARE_CLIP,
        async_share_clip_action,
        vol.Schema({**SHARE_FIELDS, **_TIMEOUT}),
        supports_response=SupportsResponse.OPTIONAL,
    )
    hass.services.async_register(
        DOMAIN,
        WAIT_FOR_DECISION,
        async_wait_for_decision_action,
        one.extend(_TIMEOUT),
        supports_response=SupportsResponse.ONLY,
    )
    hass.services.async_register(DOMAIN, DECLINE_REQUEST, async_decline_request_action, one)
    hass.services.async_register(DOMAIN, WITHDRAW_REQUEST, async_withdraw_request_action, one)


def _register_locks(hass: HomeAssistant) -> None:
    """Register what lowers; nothing takes it back but a person in the panel."""
    hass.services.async_register(
        DOMAIN, LOCK_DOWN, async_lock_down_action, vol.Schema({}), supports_response=SupportsResponse.OPTIONAL
    )
    hass.services.async_register(
        DOMAIN, REVOKE_SHARE, async_revoke_share_action, vol.Schema({vol.Required("share_id"): cv.string})
    )
    hass.services.async_register(DOMAIN, REVOKE_ALL_SHARES, async_revoke_all_shares_action, vol.Schema({}))
    hass.services.async_register(DOMAIN, LOCK_VAULT, async_lock_vault_action, vol.Schema({}))


def _register_recording(hass: HomeAssistant) -> None:
    """Register what brings clips into the vault."""
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


async def _async_import_clip(call: ServiceCall) -> ServiceResponse:
    """Take footage of another recorder into the vault, and return the clip it became."""
    async with async_translate():
        source = parse_import_source(call.data)
        start_ms = claimed_start_ms(call.data["started_at"])
        camera = loaded_camera_with_vault(call.hass, named_camera(call.hass, call.data["camera"]))
        return {"clip_id": await async_import(call.hass, camera, Claimed(start_ms), source)}


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
            with disk_refuses():
                await vault.async_verify_ledger()
        except LedgerError as err:
            problem = vault.ledger_problem or err.code
    return {"ok": problem is None, "size": newest.size, "root": newest.root.hex(), "problem": problem}

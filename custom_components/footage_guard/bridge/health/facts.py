"""How a home runs, for whoever helps with a problem: numbers and words of ours.

Nothing of it tells who lives here, who asked and what was filmed, so nothing has to be taken out: no name, address,
path, id or time. Cameras are told apart by their order.
"""

from sqlite3 import sqlite_version
from typing import Any, Final

import av
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.loader import async_get_integration

from ...const import DOMAIN
from ...ledger.leaves import VERSION as LEDGER_VERSION
from ...model.camera import EntitySource
from ...model.clip import HoldKind
from ...model.errors import FootageGuardError
from ...model.people import Role
from ...model.policy import NUMBERS, SWITCHES
from ...vault.index.schema import SCHEMA as INDEX
from ...vault.keyring.document import VERSION as KEYS_VERSION
from ...vault.state.schema import SCHEMA as STATE
from ...vault.vault import Vault
from ..common.clock import moment
from ..common.paths import clip_folder, data_folder
from ..loaded import LoadedCamera
from ..runtime import VaultRuntime
from .checks.address import leads_outside

FORMATS: Final = {
    "keys": KEYS_VERSION,
    "ledger": LEDGER_VERSION,
    "index": len(INDEX.steps),
    "state": len(STATE.steps),
}
"""Which version of each file is written."""


async def async_versions(hass: HomeAssistant) -> dict[str, str]:
    """Return what runs; Home Assistant tells of itself."""
    integration = await async_get_integration(hass, DOMAIN)
    return {"integration": str(integration.version), "av": av.__version__, "sqlite": sqlite_version}


async def async_vault_facts(hass: HomeAssistant, entry: ConfigEntry) -> dict[str, Any]:
    """Return how the vault is; what cannot be read is None."""
    vault: VaultRuntime = entry.runtime_data.vault
    overview = entry.runtime_data.requests.overview
    try:
        counted = await vault.async_do_in_turn(_counted)
    except OSError, FootageGuardError:
        counted = {"clips": None, "holds": None}
    lockdown = vault.lockdown
    return {
        **counted,
        "used_bytes": vault.used_bytes,
        "is_unlocked": vault.unlocks.is_unlocked,
        "lockdown": None if lockdown is None else lockdown.reason.value,
        "mode": vault.people.roll.decided.mode.value,
        "months_with_keys": len(vault.keyring.epochs),
        "ledger": {
            "records": vault.ledger.size,
            "size_bytes": vault.ledger.length_bytes,
            "problem": vault.ledger_problem,
        },
        "requests_waiting": overview.pending,
        "active_shares": overview.active_shares,
        "free_bytes": {
            "clips": await entry.runtime_data.room.async_free(clip_folder(hass, entry.options)),
            "configuration": await entry.runtime_data.room.async_free(data_folder(hass)),
        },
        "steady_clock_hours": vault.clock.steady_ms() // 3_600_000,
    }


@callback
def people_facts(vault: VaultRuntime) -> dict[str, Any]:
    """Return how many people there are, and whether they can decide."""
    people, now = vault.people, moment()
    members = people.roll.members.values()
    return {
        "is_read": people.is_read,
        "approvers": sum(each.role is Role.APPROVER for each in members),
        "viewers": sum(each.role is Role.VIEWER for each in members),
        "waiting": sum(not each.is_usable(now) for each in members),
        "can_decide": people.can_decide,
    }


@callback
def policy_facts(vault: VaultRuntime) -> dict[str, Any]:
    """Return what the household decided, without its address and its hours."""
    policy = vault.people.policy
    return {
        **{name: getattr(policy, name) for name in (*NUMBERS, *SWITCHES)},
        "quiet_hours": policy.quiet_hours is not None,
        "leads_outside": leads_outside(policy.share_origin),
        "is_believed": vault.people.is_believed,
    }


@callback
def option_facts(entry: ConfigEntry) -> dict[str, Any]:
    """Return which options are in use, without what they are set to."""
    return {
        "notify_targets": len(entry.options.get("notify_targets", [])),
        "has_folder_of_its_own": bool(entry.options.get("vault_path")),
    }


@callback
def issue_facts(hass: HomeAssistant) -> dict[str, int]:
    """Return which repair issues are shown, by their kind, and how many of each."""
    shown = [
        issue.translation_key
        for (domain, _), issue in ir.async_get(hass).issues.items()
        if domain == DOMAIN and issue.active and issue.translation_key is not None
    ]
    return {key: shown.count(key) for key in sorted({*shown})}


@callback
def camera_facts(camera: LoadedCamera) -> dict[str, Any]:
    """Return how one camera runs."""
    settings, watch = camera.settings, camera.watch
    work = watch.motion.work if watch.motion is not None else None
    return {
        "is_online": watch.is_running,
        "stream": watch.stream.flow.value,
        "error": watch.stream.error,
        "is_recording": watch.recorder.is_recording,
        "may_record": watch.recorder.is_allowed,
        "source": "entity" if isinstance(settings.source, EntitySource) else "address",
        "has_bell": settings.doorbell_entity is not None,
        "has_sound": settings.audio,
        "pre_roll_s": settings.pre_roll_s,
        "post_roll_s": settings.post_roll_s,
        "max_clip_s": settings.max_clip_s,
        "ignored_zones": len(settings.ignored_zones),
        "motion_detection": settings.motion_detection.value,
        "motion": None
        if work is None
        else {
            "looks_at": "main_stream" if work.stream is None else "sub_stream",
            "stream": None if work.stream is None else work.stream.flow.value,
            "error": None if work.stream is None else work.stream.error,
            "while_nothing_moves": work.looks.value,
            "share_of_a_core_for_all_pictures": None if work.share is None else round(work.share, 4),
            "is_overloaded": work.is_overloaded,
        },
    }


def _counted(vault: Vault) -> dict[str, Any]:
    """Return what the index counts. Blocking."""
    return {
        "clips": sum(each.clips for each in vault.index.by_epoch()),
        "holds": {kind.value: vault.index.count_holds(kind) for kind in HoldKind},
    }

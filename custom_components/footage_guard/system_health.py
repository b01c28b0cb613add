"""What Home Assistant shows of the vault beside the rest of the system: facts without a name."""

from typing import Any, Final

from homeassistant.components.system_health import SystemHealthRegistration
from homeassistant.core import HomeAssistant, callback

from .bridge.health.facts import async_vault_facts, async_versions
from .bridge.loaded import cameras_of
from .bridge.screen.panel import URL_PATH
from .const import DOMAIN

_GB: Final = 1_000_000_000
_MB: Final = 1_000_000


@callback
def async_register(hass: HomeAssistant, register: SystemHealthRegistration) -> None:
    """Have Home Assistant ask."""
    register.async_register_info(async_info, f"/{URL_PATH}/vault")


async def async_info(hass: HomeAssistant) -> dict[str, Any]:
    """Return what is known; every administrator sees it, and pastes it into a report of a problem."""
    versions = await async_versions(hass)
    info: dict[str, Any] = {"version": versions["integration"], "is_loaded": False}
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        facts, cameras = await async_vault_facts(hass, entry), cameras_of(hass, entry)
        ledger, free = facts["ledger"], facts["free_bytes"]["clips"]
        info |= {
            "is_loaded": True,
            "mode": facts["mode"],
            "is_unlocked": facts["is_unlocked"],
            "is_locked_down": facts["lockdown"] is not None,
            "cameras": len(cameras),
            "cameras_online": sum(camera.watch.is_running for camera in cameras),
            "recording": sum(camera.watch.recorder.is_recording for camera in cameras),
            "clips": facts["clips"],
            "used": f"{facts['used_bytes'] / _GB:.1f} GB",
            "disk_free": None if free is None else f"{free / _GB:.1f} GB",
            "ledger_records": ledger["records"],
            "ledger_size": f"{ledger['size_bytes'] / _MB:.1f} MB",
            "ledger_state": ledger["problem"] or "ok",
        }
    return info

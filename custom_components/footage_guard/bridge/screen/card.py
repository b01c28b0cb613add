"""The card for dashboards, of every kind and without anybody adding it to them."""

from homeassistant.components.frontend import add_extra_js_url, remove_extra_js_url
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
from ..common.executor import run_blocking
from .panel import BUILT

_URL = "/footage_guard_static/card.js"
_SHOWN: HassKey[str] = HassKey(f"{DOMAIN}_card")
"""Which version of the card pages load, while they load one."""


async def async_show_card(hass: HomeAssistant) -> None:
    """Have every page load the card, also those that are open; its address changes with its content.

    Like the panel it stays while the vault is loaded anew. Home Assistant knows such a script by its address alone.
    """
    if _SHOWN in hass.data:
        return
    hass.data[_SHOWN] = version = await run_blocking(hass, _built_version)
    add_extra_js_url(hass, f"{_URL}?v={version}")


@callback
def async_hide_card(hass: HomeAssistant) -> None:
    """Have no page load the card any more. One that is open keeps it until it is reloaded."""
    if (version := hass.data.pop(_SHOWN, None)) is not None:
        remove_extra_js_url(hass, f"{_URL}?v={version}")


def _built_version() -> str:
    """Return the begin of the SHA-256 that the build wrote beside the card."""
    return (BUILT / "card.js.sha256").read_text()[:16]

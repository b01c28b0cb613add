"""The panel in Home Assistant's sidebar."""

from pathlib import Path

from homeassistant.components import frontend, panel_custom
from homeassistant.components.http.server import StaticPathConfig
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration

from ...const import DOMAIN
from ...model.ids import RequestId
from ..common.executor import run_blocking

URL_PATH = "footage-guard"
ELEMENT = "footage-guard-panel"
STATIC_URL = "/footage_guard_static"
TITLE = "Footage Guard"
ICON = "mdi:shield-lock-outline"
BUILT = Path(__file__).parents[2] / "frontend"


async def async_serve_panel(hass: HomeAssistant) -> None:
    """Serve the built panel; it holds no data of this home, so it needs no login."""
    await hass.http.async_register_static_paths([StaticPathConfig(STATIC_URL, str(BUILT), cache_headers=True)])


async def async_show_panel(hass: HomeAssistant) -> None:
    """Add the panel to the sidebar, where it stays while the vault is loaded anew.

    Taken out and put back, it would leave the screen of everybody who has it open, and with it what they typed and a
    link that is shown once. Its address changes with its content, for browsers keep it for a month; it names what else
    there is by digests.
    """
    if frontend.async_panel_exists(hass, URL_PATH):
        return
    integration = await async_get_integration(hass, DOMAIN)
    digest = await run_blocking(hass, _built_digest)
    await panel_custom.async_register_panel(
        hass,
        frontend_url_path=URL_PATH,
        webcomponent_name=ELEMENT,
        sidebar_title=TITLE,
        sidebar_icon=ICON,
        module_url=f"{STATIC_URL}/panel.js?v={digest[:16]}",
        config={"version": str(integration.version)},
    )


def request_path(request_id: RequestId) -> str:
    """Return where the panel shows a request. The id says nothing, and whoever follows it has to be signed in."""
    return f"/{URL_PATH}/request/{request_id}"


@callback
def async_hide_panel(hass: HomeAssistant) -> None:
    """Take the panel out of the sidebar, if it is there."""
    frontend.async_remove_panel(hass, URL_PATH, warn_if_unknown=False)


def _built_digest() -> str:
    """Return the SHA-256 that the build wrote beside the panel."""
    return (BUILT / "panel.js.sha256").read_text().split()[0]

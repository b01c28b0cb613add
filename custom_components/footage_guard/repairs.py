"""What a person can do about a repair issue right where it is shown.

Any administrator's token can drive these flows, so each only tells something or lowers what can be reached, and none
asks for a secret. A flow that is ended without being finished leaves everything as it was.
"""

from collections.abc import Mapping
from typing import Final

from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import voluptuous as vol

from .bridge.common.executor import run_blocking
from .bridge.exposure.exposure_assistants import ASSISTANTS
from .bridge.health.checks.assistants import exposed, withdraw
from .bridge.health.checks.folders import close_to_others, vault_folders
from .bridge.health.issues import documentation
from .bridge.loaded import loaded_cameras
from .const import DOMAIN
from .repair_removal import VaultLeftFlow

_NOTHING: Final = vol.Schema({})


class CameraExposedFlow(RepairsFlow):
    """Takes the cameras of the vault from assistants."""

    async def async_step_init(self, _: dict[str, str] | None = None) -> RepairsFlowResult:
        """Ask; Home Assistant begins with the id of the issue, as if somebody had entered it."""
        return self._ask() if self._can_be_taken() else self.async_abort(reason="elsewhere")

    async def async_step_confirm(self, _: dict[str, str] | None = None) -> RepairsFlowResult:
        """Take them away; what remains is kept by bridges to HomeKit, each of which has settings of its own."""
        cameras = loaded_cameras(self.hass)
        withdraw(self.hass, cameras)
        return self.async_abort(reason="elsewhere") if exposed(self.hass, cameras) else self.async_create_entry(data={})

    def _ask(self) -> RepairsFlowResult:
        names = []
        for entity_id in exposed(self.hass, loaded_cameras(self.hass)):
            state = self.hass.states.get(entity_id)
            names.append(entity_id if state is None else state.name)
        placeholders = {"cameras": ", ".join(names), "documentation": documentation("camera_exposed")}
        return self.async_show_form(step_id="confirm", data_schema=_NOTHING, description_placeholders=placeholders)

    def _can_be_taken(self) -> bool:
        every = exposed(self.hass, loaded_cameras(self.hass)).values()
        return any(assistant in ASSISTANTS for to in every for assistant in to)


class VaultReadableFlow(RepairsFlow):
    """Closes the folders of the vault to other programs of this machine."""

    async def async_step_init(self, _: dict[str, str] | None = None) -> RepairsFlowResult:
        """Ask; see `CameraExposedFlow`."""
        return self.async_show_form(
            step_id="confirm",
            data_schema=_NOTHING,
            description_placeholders={"documentation": documentation("vault_readable")},
        )

    async def async_step_confirm(self, _: dict[str, str] | None = None) -> RepairsFlowResult:
        """Close them, where the disk keeps who may read what, whether the vault is in use or not."""
        for entry in self.hass.config_entries.async_entries(DOMAIN):
            try:
                is_kept = await run_blocking(self.hass, close_to_others, vault_folders(self.hass, entry.options))
            except OSError:
                is_kept = False
            if not is_kept:
                return self.async_abort(reason="not_kept")
        return self.async_create_entry(data={})


FLOWS: Final[Mapping[str | None, type[RepairsFlow]]] = {
    "camera_exposed": CameraExposedFlow,
    "vault_left": VaultLeftFlow,
    "vault_readable": VaultReadableFlow,
}
"""By the translation key of the issue, as a literal. An issue that is not here is created with `is_fixable=False`."""


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: Mapping[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return the flow of an issue; its data is the flow's `data` once Home Assistant has taken it."""
    return FLOWS[ir.async_get(hass).issues[DOMAIN, issue_id].translation_key]()

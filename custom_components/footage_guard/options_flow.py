"""Options: where clips lie and who is told; guards change in the panel."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow

from .bridge.folders import may_hold_clips, may_move_clips
from .forms import options_form
from .model.errors import SetupError
from .model.lowering import may_change_notify_targets
from .model.quiet import parse_quiet_hours


class FootageGuardOptionsFlow(OptionsFlow):
    """Changes the options of the vault."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for all options on one page."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                return self.async_create_entry(data=await self._parse(user_input))
            except SetupError as err:
                errors[err.field] = err.code
        form = self.add_suggested_values_to_schema(options_form(), user_input or self.config_entry.options)
        return self.async_show_form(step_id="init", data_schema=form, errors=errors)

    async def _parse(self, user_input: dict[str, Any]) -> dict[str, Any]:
        """Return the options to store; raise SetupError for the first that may not be stored."""
        quiet_hours = parse_quiet_hours(user_input.get("quiet_hours", ""))
        vault_path = user_input.get("vault_path", "").strip()
        if vault_path:
            await may_hold_clips(self.hass, vault_path)
        if vault_path != self.config_entry.options.get("vault_path", ""):
            await may_move_clips(self.hass, self.config_entry.options)
        # Last, with nothing awaited behind it: another form may have added a target meanwhile.
        targets = user_input.get("notify_targets", [])
        may_change_notify_targets(self.config_entry.options.get("notify_targets", []), targets)
        options = {
            "notify_targets": targets,
            "quiet_hours": str(quiet_hours) if quiet_hours else "",
            "vault_path": vault_path,
        }
        return {key: value for key, value in options.items() if value}

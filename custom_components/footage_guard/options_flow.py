"""Options: where clips lie and who is told; what was decided becomes stricter here, and laxer in the panel alone."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow

from .bridge.keeping.folders import holds_clips_alone, may_hold_clips, may_move_clips
from .bridge.people.guards import async_make_stricter, guards_in_force
from .forms import options_form
from .model.errors import PeopleError, SetupError, VaultPathAway
from .model.lowering import may_change_notify_targets
from .model.quiet import parse_quiet_hours


class FootageGuardOptionsFlow(OptionsFlow):
    """Changes the options of the vault."""

    _told_away: str | None = None
    """Which folder was chosen when the form said what becomes of clips on a disk that is not there."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for all options on one page."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                return self.async_create_entry(data=await self._parse(user_input))
            except (SetupError, PeopleError) as err:
                errors[err.field] = err.code
        shown = user_input or {**guards_in_force(self.hass), **self.config_entry.options}
        form = self.add_suggested_values_to_schema(options_form(), shown)
        return self.async_show_form(step_id="init", data_schema=form, errors=errors)

    async def _parse(self, user_input: dict[str, Any]) -> dict[str, Any]:
        """Return the options to store, with guards made as strict as they are to be.

        Raises SetupError or PeopleError for the first that may not be stored.
        """
        may_change_notify_targets(
            self.config_entry.options.get("notify_targets", []), user_input.get("notify_targets", [])
        )
        quiet_hours = parse_quiet_hours(user_input.get("quiet_hours", ""))
        vault_path = user_input.get("vault_path", "").strip()
        if vault_path != self.config_entry.options.get("vault_path", ""):
            await self._may_move_clips(vault_path)
            if vault_path:
                await may_hold_clips(self.hass, vault_path)
                await holds_clips_alone(self.hass, vault_path)
        await async_make_stricter(self.hass, user_input)
        # Once more and last, with nothing awaited behind it: another form may have added a target meanwhile.
        targets = user_input.get("notify_targets", [])
        may_change_notify_targets(self.config_entry.options.get("notify_targets", []), targets)
        options = {
            "notify_targets": targets,
            "quiet_hours": str(quiet_hours) if quiet_hours else "",
            "vault_path": vault_path,
            "detector_log_level": user_input.get("detector_log_level", ""),
        }
        return {key: value for key, value in options.items() if value}

    async def _may_move_clips(self, vault_path: str) -> None:
        try:
            may_lose = vault_path == self._told_away
            await may_move_clips(self.hass, self.config_entry.options, may_lose=may_lose)
        except VaultPathAway:
            self._told_away = vault_path
            raise

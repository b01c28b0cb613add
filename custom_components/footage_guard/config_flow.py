"""Set-up: one vault in a home. A flow only lowers exposure, for any administrator's token can drive it."""

from typing import Any, override

from homeassistant.config_entries import ConfigEntry, ConfigFlow, ConfigFlowResult, ConfigSubentryFlow, OptionsFlow
from homeassistant.core import callback

from .bridge.people import eligible_approvers, may_be_approver
from .camera_flow import CameraFlow
from .const import DOMAIN, SUBENTRY_CAMERA
from .forms import DEFAULT_NAME, owner_form, passphrase_form
from .model.errors import SetupError
from .model.lowering import may_change_owner_fields
from .model.passphrase import parse_passphrase
from .options_flow import FootageGuardOptionsFlow


class FootageGuardConfigFlow(ConfigFlow, domain=DOMAIN):
    """Names the vault, its mode and its first approver."""

    VERSION = 1
    MINOR_VERSION = 1

    def __init__(self) -> None:
        """Start with nothing chosen."""
        self._chosen: dict[str, Any] = {}

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(cls, config_entry: ConfigEntry) -> dict[str, type[ConfigSubentryFlow]]:
        return {SUBENTRY_CAMERA: CameraFlow}

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        return FootageGuardOptionsFlow()

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for name, mode and approver."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                approver = await may_be_approver(self.hass, user_input["approver"])
            except SetupError as err:
                errors[err.field] = err.code
            else:
                self._chosen = {**user_input, "approver": approver}
                return await self.async_step_passphrase()
        form = owner_form(await eligible_approvers(self.hass))
        return self.async_show_form(
            step_id="user", data_schema=self.add_suggested_values_to_schema(form, user_input), errors=errors
        )

    async def async_step_passphrase(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Check the approver's passphrase; it is not kept, logged or shown again."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                parse_passphrase(user_input["passphrase"], user_input["passphrase_repeat"])
            except SetupError as err:
                errors[err.field] = err.code
            else:
                return self._create()
        return self.async_show_form(step_id="passphrase", data_schema=passphrase_form(), errors=errors)

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Rename the vault; its mode and approvers change in the panel only."""
        entry = self._get_reconfigure_entry()
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                may_change_owner_fields(
                    before=(entry.data["mode"], entry.data["approver"]),
                    after=(user_input["mode"], user_input["approver"]),
                )
            except SetupError as err:
                errors[err.field] = err.code
            else:
                return self.async_update_and_abort(entry, title=_title(user_input))
        form = owner_form(await eligible_approvers(self.hass))
        shown = user_input or {"name": entry.title, **entry.data}
        return self.async_show_form(
            step_id="reconfigure", data_schema=self.add_suggested_values_to_schema(form, shown), errors=errors
        )

    def _create(self) -> ConfigFlowResult:
        data = {key: self._chosen[key] for key in ("mode", "approver")}
        return self.async_create_entry(title=_title(self._chosen), data=data)


def _title(user_input: dict[str, Any]) -> str:
    return str(user_input["name"]).strip() or DEFAULT_NAME

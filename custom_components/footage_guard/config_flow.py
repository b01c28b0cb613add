"""Set-up: one vault in a home. A flow only lowers exposure, for any administrator's token can drive it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, override

from homeassistant.config_entries import ConfigEntry, ConfigFlow, ConfigFlowResult, ConfigSubentryFlow, OptionsFlow
from homeassistant.core import callback

from .bridge.keeping.founding import adopt_vault, found_vault, is_left_by_strangers, look_for_vault
from .bridge.keeping.left_folder import async_options_to_adopt
from .bridge.people.people import eligible_approvers, may_be_approver
from .camera_flow import CameraFlow
from .const import DOMAIN, SUBENTRY_CAMERA
from .forms import DEFAULT_NAME, adopt_form, owner_form, passphrase_form
from .model.errors import KeysExist, SetupError, VaultError
from .model.lowering import may_change_owner_fields
from .model.mode import Mode
from .model.passphrase import parse_passphrase
from .options_flow import FootageGuardOptionsFlow
from .vault.founding import Found, Founder

_NO_OPTIONS: Final[Mapping[str, str]] = MappingProxyType({})


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
        """Ask for name, mode and approver; where keys or a ledger lie, adopt them instead."""
        errors: dict[str, str] = {}
        try:
            if await look_for_vault(self.hass) is not Found.NOTHING:
                return await self.async_step_adopt()
        except SetupError as err:
            errors[err.field] = err.code
        if user_input is not None and not errors:
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
        """Make the approver's keys; the passphrase itself is not kept, logged or shown again."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                passphrase = parse_passphrase(user_input["passphrase"], user_input["passphrase_repeat"])
                founder = Founder(
                    person_id=self._chosen["approver"], passphrase=passphrase, mode=Mode(self._chosen["mode"])
                )
                await found_vault(self.hass, founder)
            except SetupError as err:
                errors[err.field] = err.code
            except KeysExist:
                # Another form was faster; nobody's keys are replaced.
                return await self.async_step_adopt()
            else:
                return self._create(self._chosen["mode"], self._chosen["approver"])
        return self.async_show_form(step_id="passphrase", data_schema=passphrase_form(), errors=errors)

    async def async_step_adopt(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for a name only: people, mode and policy of the vault are those it already has."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                options = await async_options_to_adopt(self.hass)
                adopted = await adopt_vault(self.hass)
            except (SetupError, VaultError) as err:
                errors["base"] = err.code
            else:
                self._chosen = user_input
                return self._create(adopted.mode, adopted.people[0], options)
        form = self.add_suggested_values_to_schema(adopt_form(), user_input)
        if await is_left_by_strangers(self.hass):
            return self.async_show_form(step_id="adopt_unknown", data_schema=form, errors=errors)
        return self.async_show_form(step_id="adopt", data_schema=form, errors=errors)

    async def async_step_adopt_unknown(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask the same after the form said that nobody of the vault is a user here."""
        return await self.async_step_adopt(user_input)

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

    def _create(self, mode: str, approver: str, options: Mapping[str, str] = _NO_OPTIONS) -> ConfigFlowResult:
        """Create the entry. It only repeats what was chosen: keys and state have the last word."""
        data = {"mode": mode, "approver": approver}
        return self.async_create_entry(title=_title(self._chosen), data=data, options=options)


def _title(user_input: dict[str, Any]) -> str:
    return str(user_input["name"]).strip() or DEFAULT_NAME

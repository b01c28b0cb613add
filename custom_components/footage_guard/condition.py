"""Conditions of automations: how vault and requests stand now, which entities show as well."""

from collections.abc import Callable
from typing import ClassVar, override

from homeassistant.core import CALLBACK_TYPE, HomeAssistant
from homeassistant.exceptions import ConditionErrorMessage
from homeassistant.helpers.condition import Condition
from homeassistant.helpers.translation import async_get_exception_message
from homeassistant.helpers.typing import ConfigType
import voluptuous as vol

from .bridge.keeping.standing_news import async_hear_of_change
from .bridge.loaded import loaded_requests, loaded_vault
from .bridge.requests.request_board import Overview
from .const import DOMAIN
from .model.errors import NotLoaded

_NOTHING_TO_SET = vol.Schema({})


class _Stands(Condition):
    """Tells how something stands."""

    name: ClassVar[str]

    @override
    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Pass a condition with nothing to set."""
        checked: ConfigType = _NOTHING_TO_SET(config)
        return checked

    @property
    @override
    def needs_polling(self) -> bool:
        """Whether it changes without anybody being told: it does not."""
        return False

    @override
    async def _async_track_changes(self, action: Callable[[], None]) -> CALLBACK_TYPE:
        return async_hear_of_change(self._hass, action)

    @override
    def _async_check(self, **kwargs: object) -> bool:
        """Tell how it stands; raise ConditionErrorMessage while nobody knows.

        No answer is not the answer no: an automation that relies on it stops, and its trace says why.
        """
        try:
            return self.stands(self._hass)
        except NotLoaded as err:
            name, message = f"{DOMAIN}.{self.name}", async_get_exception_message(DOMAIN, err.code)
            raise ConditionErrorMessage(name, message) from err

    @staticmethod
    def stands(hass: HomeAssistant) -> bool:
        """Tell how it stands; raise NotLoaded."""
        raise NotImplementedError


class RequestIsPending(_Stands):
    """A request waits for a person."""

    name = "request_is_pending"

    @override
    @staticmethod
    def stands(hass: HomeAssistant) -> bool:
        return _overview(hass).pending > 0


class VaultIsUnlocked(_Stands):
    """Somebody has unlocked the vault."""

    name = "vault_is_unlocked"

    @override
    @staticmethod
    def stands(hass: HomeAssistant) -> bool:
        return loaded_vault(hass).unlocks.is_unlocked


class ShareIsActive(_Stands):
    """Something is shared: also a link that waits while links are off, for it opens again once they are on."""

    name = "share_is_active"

    @override
    @staticmethod
    def stands(hass: HomeAssistant) -> bool:
        return _overview(hass).active_shares > 0


class IsLockedDown(_Stands):
    """The vault is locked down."""

    name = "is_locked_down"

    @override
    @staticmethod
    def stands(hass: HomeAssistant) -> bool:
        return loaded_vault(hass).lockdown is not None


def _overview(hass: HomeAssistant) -> Overview:
    """Return how requests stand; raise NotLoaded where nobody could look yet, which is not the same as none."""
    requests = loaded_requests(hass)
    if not requests.has_looked:
        raise NotLoaded
    return requests.overview


async def async_get_conditions(hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions by name."""
    return {
        "is_locked_down": IsLockedDown,
        "request_is_pending": RequestIsPending,
        "share_is_active": ShareIsActive,
        "vault_is_unlocked": VaultIsUnlocked,
    }

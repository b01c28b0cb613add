"""Triggers of automations: what happened to requests and shares, in ids, times and words of ours."""

from typing import ClassVar, override

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.trigger import Trigger, TriggerActionRunner, TriggerNotTriggeredReporter
from homeassistant.helpers.typing import ConfigType
import voluptuous as vol

from .bridge.request_news import async_hear
from .bridge.runtime import VaultRuntime
from .bridge.told_json import told_as_json
from .model.happening import Happening
from .model.record import RequestRecord

_NOTHING_TO_SET = vol.Schema({})


class _Heard(Trigger):
    """Runs whenever one of some things happens."""

    happenings: ClassVar[dict[Happening, str]]
    """Each with what a trace says of it."""

    @override
    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Pass a trigger with nothing to set."""
        checked: ConfigType = _NOTHING_TO_SET(config)
        return checked

    @override
    async def async_attach_runner(
        self, run_action: TriggerActionRunner, did_not_trigger: TriggerNotTriggeredReporter | None = None
    ) -> CALLBACK_TYPE:
        """Run the action when it happens, until the returned function is called; also after a reload of the entry."""

        @callback
        def hear(_vault: VaultRuntime, record: RequestRecord, happening: Happening) -> None:
            if happening in self.happenings:
                payload = {"happened": happening.value, **told_as_json(record)}
                _running = run_action(payload, self.happenings[happening])

        return async_hear(self._hass, hear)


class RequestReceived(_Heard):
    """A request came."""

    happenings: ClassVar = {Happening.RECEIVED: "a footage request was received"}


class RequestDecided(_Heard):
    """A request was approved or declined."""

    happenings: ClassVar = {
        Happening.APPROVED: "a footage request was approved",
        Happening.DECLINED: "a footage request was declined",
    }


class ShareOpened(_Heard):
    """A recipient opened what was shared, which counted a download."""

    happenings: ClassVar = {Happening.COLLECTED: "a share was opened"}


class ShareEnded(_Heard):
    """Something that was shared can be opened no more."""

    happenings: ClassVar = {
        Happening.REVOKED: "a share was revoked",
        Happening.ENDED: "a share ended",
    }


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers by name."""
    return {
        "request_received": RequestReceived,
        "request_decided": RequestDecided,
        "share_opened": ShareOpened,
        "share_ended": ShareEnded,
    }

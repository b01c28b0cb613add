"""Triggers of automations: what happened to requests, shares, clips and history, in ids, times and words of ours."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final, override

from homeassistant.const import CONF_OPTIONS, CONF_TARGET
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids
from homeassistant.helpers.trigger import (
    NotTriggeredInfo,
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
from homeassistant.helpers.typing import ConfigType
import voluptuous as vol

from .bridge.cameras.clip_news import ClipNews, async_hear_of_clips
from .bridge.common.times import to_text
from .bridge.keeping.ledger_issue import async_hear_of_ledger_problem
from .bridge.loaded import camera_named
from .bridge.requests.request_news import async_hear
from .bridge.requests.told_json import told_as_json
from .bridge.runtime import VaultRuntime
from .model.account import TriggerKind
from .model.happening import Happening
from .model.record import RequestRecord
from .model.request.words import Level, RequesterType

_IMPORT: Final = "import"
REASONS: Final = (*(kind.value for kind in TriggerKind), _IMPORT)
"""Why there is a clip."""
_NOTHING: Final = vol.Schema({})


def _one_of(words: tuple[str, ...]) -> vol.All[Any]:
    """Take one of these words, or several."""
    return vol.All(cv.ensure_list, [vol.In(words)], vol.Length(min=1))


class _Told(Trigger):
    """Runs whenever it is told of something; where that does not fit, the trace says why."""

    options: ClassVar = _NOTHING
    """What can be set."""
    targets: ClassVar = False
    """Whether it can be about some cameras alone."""

    @override
    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Pass what can be set, and nothing else."""
        fields: dict[Any, Any] = {vol.Optional(CONF_OPTIONS, default=dict): cls.options}
        if cls.targets:
            fields[vol.Optional(CONF_TARGET)] = cv.TARGET_FIELDS
        checked: ConfigType = vol.Schema(fields)(config)
        return checked

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Know what was set."""
        super().__init__(hass, config)
        self._set: Mapping[str, Any] = config.options or {}
        self._target = config.target

    def _misses(self, name: str, value: str) -> bool:
        """Tell whether something else was set than what is the case."""
        return value not in self._set.get(name, (value,))


class _Happened(_Told):
    """Runs whenever one of some things happens to a request."""

    happenings: ClassVar[dict[Happening, str]]
    """Each with what a trace says of it."""

    @override
    async def async_attach_runner(
        self, run_action: TriggerActionRunner, did_not_trigger: TriggerNotTriggeredReporter | None = None
    ) -> CALLBACK_TYPE:
        """Run the action when it happens, until the returned function is called; also after a reload of the entry."""

        @callback
        def hear(_vault: VaultRuntime, record: RequestRecord, happening: Happening) -> None:
            if happening not in self.happenings:
                return
            payload = {"happened": happening.value, **told_as_json(record)}
            if (why := self.why_not(record, happening)) is None:
                _running = run_action(payload, self.happenings[happening])
            elif did_not_trigger is not None:
                did_not_trigger(NotTriggeredInfo(why, payload))

        return async_hear(self._hass, hear)

    def why_not(self, record: RequestRecord, happening: Happening) -> str | None:
        """Return why this does not fit what was set, None where it does."""


class RequestReceived(_Happened):
    """A request came."""

    happenings: ClassVar = {Happening.RECEIVED: "a footage request was received"}
    options: ClassVar = vol.Schema(
        {
            vol.Optional("requester_type"): _one_of(tuple(RequesterType)),
            vol.Optional("verification_level"): vol.All(vol.Coerce(int), vol.Range(min=min(Level), max=max(Level))),
        }
    )

    @override
    def why_not(self, record: RequestRecord, happening: Happening) -> str | None:
        if self._misses("requester_type", record.request.requester.type):
            return "another_requester_type"
        is_lower = record.verification.level < self._set.get("verification_level", Level.NONE)
        return "lower_verification_level" if is_lower else None


class RequestDecided(_Happened):
    """A request was approved or declined."""

    happenings: ClassVar = {
        Happening.APPROVED: "a footage request was approved",
        Happening.DECLINED: "a footage request was declined",
    }
    options: ClassVar = vol.Schema({vol.Optional("decision"): _one_of((Happening.APPROVED, Happening.DECLINED))})

    @override
    def why_not(self, record: RequestRecord, happening: Happening) -> str | None:
        return "another_decision" if self._misses("decision", happening) else None


class ShareOpened(_Happened):
    """A recipient opened what was shared, which counted a download."""

    happenings: ClassVar = {Happening.COLLECTED: "a share was opened"}


class ShareEnded(_Happened):
    """Something that was shared can be opened no more."""

    happenings: ClassVar = {
        Happening.REVOKED: "a share was revoked",
        Happening.ENDED: "a share ended",
    }


class ClipRecorded(_Told):
    """A clip is whole, in the vault and in the history."""

    options: ClassVar = vol.Schema({vol.Optional("reason"): _one_of(REASONS)})
    targets: ClassVar = True

    @override
    async def async_attach_runner(
        self, run_action: TriggerActionRunner, did_not_trigger: TriggerNotTriggeredReporter | None = None
    ) -> CALLBACK_TYPE:
        """Run the action with each clip, until the returned function is called; also after a reload of the entry."""

        @callback
        def hear(news: ClipNews) -> None:
            payload = _clip_as_json(self._hass, news)
            if (why := self._why_not(payload)) is None:
                _running = run_action(payload, "a clip was recorded")
            elif did_not_trigger is not None:
                did_not_trigger(NotTriggeredInfo(why, payload))

        return async_hear_of_clips(self._hass, hear)

    def _why_not(self, payload: Mapping[str, Any]) -> str | None:
        if "reason" in self._set and all(self._misses("reason", reason) for reason in payload["reasons"]):
            return "another_reason"
        return "another_camera" if self._target and payload["device_id"] not in self._devices() else None

    def _devices(self) -> set[str]:
        """Return the devices that are meant now, also by one of their entities."""
        meant = async_extract_referenced_entity_ids(self._hass, TargetSelection(self._target or {}))
        entities = er.async_get(self._hass)
        of_entities = [entities.async_get(entity_id) for entity_id in meant.referenced | meant.indirectly_referenced]
        return {*meant.referenced_devices, *(entry.device_id for entry in of_entities if entry and entry.device_id)}


class LedgerProblem(_Told):
    """Something is wrong with the history."""

    @override
    async def async_attach_runner(
        self, run_action: TriggerActionRunner, did_not_trigger: TriggerNotTriggeredReporter | None = None
    ) -> CALLBACK_TYPE:
        """Run the action when it is found, until the returned function is called; also after a reload of the entry."""

        @callback
        def hear(problem: str) -> None:
            _running = run_action({"problem": problem}, "a problem with the history was found")

        return async_hear_of_ledger_problem(self._hass, hear)


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers by name."""
    return {
        "clip_recorded": ClipRecorded,
        "ledger_problem": LedgerProblem,
        "request_decided": RequestDecided,
        "request_received": RequestReceived,
        "share_ended": ShareEnded,
        "share_opened": ShareOpened,
    }


def _clip_as_json(hass: HomeAssistant, news: ClipNews) -> dict[str, Any]:
    """Return what is told of a clip: which it is, when it was, and why."""
    title, device_id = camera_named(hass, news.camera)
    return {
        "clip_id": news.clip_id,
        "camera": news.camera,
        "camera_name": title,
        "device_id": device_id,
        "from": to_text(news.start_ms),
        "to": to_text(news.end_ms),
        "reasons": [_IMPORT] if news.is_imported else sorted(news.reasons),
    }

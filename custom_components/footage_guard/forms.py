"""The forms of all flows, as schemas."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.const import Platform
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import voluptuous as vol

from .model.camera import (
    DEFAULT_MAX_CLIP_S,
    DEFAULT_POST_ROLL_S,
    DEFAULT_PRE_ROLL_S,
    MAX_CLIP_S,
    POST_ROLL_S,
    PRE_ROLL_S,
    RETENTION_DAYS,
    MotionDetection,
)
from .model.mode import Mode
from .model.motion import DEFAULT_SENSITIVITY, LogLevel, dump_sensitivity
from .model.policy import NUMBERS

DEFAULT_NAME = "Footage Guard"


class UncheckedTextSelector(TextSelector):
    """A text field whose value the flow checks by hand, so that no schema error prints it."""

    @override
    def __call__(self, data: Any) -> Any:
        return data


class PlaceSelector(SelectSelector):
    """Asks whether a camera is indoors; a switch would answer for the owner. Also takes a boolean."""

    def __init__(self) -> None:
        """Offer both answers and pick neither."""
        super().__init__(
            SelectSelectorConfig(options=["inside", "outside"], translation_key="place", mode=SelectSelectorMode.LIST)
        )

    @override
    def __call__(self, data: Any) -> bool:
        return data if isinstance(data, bool) else super().__call__(data) == "inside"


class WholeNumberSelector(NumberSelector):
    """A number without a fraction. What is not a number at all is neither too small nor too large, and refused too."""

    @override
    def __call__(self, data: Any) -> int:
        value = super().__call__(data)
        if not float(value).is_integer():
            message = "expected a whole number"
            raise vol.Invalid(message)
        return int(value)


def owner_form(approvers: Mapping[str, str]) -> vol.Schema:
    """Who owns the vault and how it is watched."""
    people = [SelectOptionDict(value=user_id, label=name) for user_id, name in approvers.items()]
    return vol.Schema(
        {
            vol.Required("name", default=DEFAULT_NAME): TextSelector(),
            vol.Required("mode", default=Mode.SEALED.value): SelectSelector(
                SelectSelectorConfig(options=[mode.value for mode in Mode], translation_key="mode")
            ),
            # A person can leave between the form and its answer: the flow checks the id by hand.
            vol.Required("approver"): SelectSelector(SelectSelectorConfig(options=people, custom_value=True)),
        }
    )


def passphrase_form() -> vol.Schema:
    """The approver's passphrase, twice."""
    hidden = TextSelectorConfig(type=TextSelectorType.PASSWORD, autocomplete="new-password")
    return vol.Schema(
        {
            vol.Required("passphrase"): UncheckedTextSelector(hidden),
            vol.Required("passphrase_repeat"): UncheckedTextSelector(hidden),
        }
    )


def adopt_form() -> vol.Schema:
    """What is left to choose for a vault that exists."""
    return vol.Schema({vol.Required("name", default=DEFAULT_NAME): TextSelector()})


def options_form() -> vol.Schema:
    """What may be changed at any time."""
    return vol.Schema(
        {
            vol.Optional("notify_targets"): EntitySelector(EntitySelectorConfig(domain=Platform.NOTIFY, multiple=True)),
            vol.Optional("quiet_hours"): TextSelector(),
            vol.Optional("vault_path"): TextSelector(),
            vol.Optional("detector_log_level"): SelectSelector(
                SelectSelectorConfig(
                    options=[choice.value for choice in LogLevel], translation_key="detector_log_level"
                )
            ),
            # What a household has decided: here in the stricter direction alone.
            vol.Optional("quorum"): _number(NUMBERS["quorum"].values),
            vol.Optional("veto_hours"): _number(NUMBERS["veto_hours"].values, "h"),
            vol.Optional("cooling_minutes"): _number(NUMBERS["cooling_minutes"].values, "min"),
            vol.Optional("retention_days"): _number(NUMBERS["retention_days"].values, "d"),
            vol.Optional("vault_quota_mb"): _number(NUMBERS["vault_quota_mb"].values, "MB"),
            vol.Optional("link_days"): _number(NUMBERS["link_days"].values, "d"),
            vol.Optional("max_downloads"): _number(NUMBERS["max_downloads"].values),
            vol.Optional("window_limit_h"): _number(NUMBERS["window_limit_h"].values, "h"),
            vol.Optional("footage_age_days"): _number(NUMBERS["footage_age_days"].values, "d"),
            vol.Optional("local_approval_only"): BooleanSelector(),
            vol.Optional("public_links"): BooleanSelector(),
            vol.Optional("public_intake"): BooleanSelector(),
            vol.Optional("share_origin"): TextSelector(),
        }
    )


def camera_form(*, may_skip_recording: bool = False) -> vol.Schema:
    """A camera, its sensors and its limits."""
    confirm = {vol.Optional("without_recording", default=False): BooleanSelector()} if may_skip_recording else {}
    return vol.Schema(
        {
            vol.Optional("name"): TextSelector(),
            vol.Optional("camera_entity"): _entity(Platform.CAMERA),
            vol.Optional("stream_url"): UncheckedTextSelector(TextSelectorConfig(type=TextSelectorType.URL)),
            **confirm,
            vol.Optional("doorbell_entity"): _entity(Platform.EVENT, Platform.BINARY_SENSOR),
            vol.Optional("motion_entity"): _entity(Platform.BINARY_SENSOR),
            vol.Optional("motion_detection"): SelectSelector(
                SelectSelectorConfig(
                    options=[choice.value for choice in MotionDetection], translation_key="motion_detection"
                )
            ),
            # A word or a number, which the flow checks by hand.
            vol.Optional("motion_sensitivity", default=dump_sensitivity(DEFAULT_SENSITIVITY)): SelectSelector(
                SelectSelectorConfig(
                    options=["low", "medium", "high"], translation_key="motion_sensitivity", custom_value=True
                )
            ),
            vol.Optional("motion_stream"): UncheckedTextSelector(TextSelectorConfig(type=TextSelectorType.URL)),
            vol.Optional("indoor"): PlaceSelector(),
            vol.Optional("sees_public_space", default=True): BooleanSelector(),
            vol.Optional("audio", default=False): BooleanSelector(),
            # No default: it depends on the source (see parse_camera).
            vol.Optional("live_view"): BooleanSelector(),
            vol.Optional("pre_roll_s", default=DEFAULT_PRE_ROLL_S): _number(PRE_ROLL_S, "s"),
            vol.Optional("post_roll_s", default=DEFAULT_POST_ROLL_S): _number(POST_ROLL_S, "s"),
            vol.Optional("max_clip_s", default=DEFAULT_MAX_CLIP_S): _number(MAX_CLIP_S, "s"),
            vol.Optional("retention_days"): _number(RETENTION_DAYS, "d"),
            vol.Optional("obligation"): TextSelector(),
        }
    )


def _entity(*domains: Platform) -> EntitySelector:
    return EntitySelector(EntitySelectorConfig(domain=list(domains)))


def _number(allowed: range, unit: str | None = None) -> WholeNumberSelector:
    config = NumberSelectorConfig(min=allowed.start, max=allowed.stop - 1, step=1, mode=NumberSelectorMode.BOX)
    if unit is not None:
        config["unit_of_measurement"] = unit
    return WholeNumberSelector(config)

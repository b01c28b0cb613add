"""Names that Home Assistant knows us by."""

from typing import Final

from homeassistant.const import Platform

DOMAIN: Final = "footage_guard"
SUBENTRY_CAMERA: Final = "camera"
PLATFORMS: Final = (
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.CAMERA,
    Platform.EVENT,
    Platform.SENSOR,
    Platform.SWITCH,
    Platform.TODO,
)

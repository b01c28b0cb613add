"""What somebody may attach to a report of a problem: how things run, and nothing of who lives here and what was filmed.

No name, address, time or id is in it, so that nothing has to be taken out. Cameras are told apart by their order.
"""

from typing import Any

from homeassistant.core import HomeAssistant

from .coordinator import CameraCoordinator
from .types import FootageGuardConfigEntry


async def async_get_config_entry_diagnostics(hass: HomeAssistant, entry: FootageGuardConfigEntry) -> dict[str, Any]:
    """Return how the cameras run."""
    return {"cameras": [_camera(camera) for camera in entry.runtime_data.cameras.values()]}


def _camera(camera: CameraCoordinator) -> dict[str, Any]:
    work = camera.watch.motion.work if camera.watch.motion is not None else None
    return {
        "is_online": camera.data.online,
        "motion_detection": camera.settings.motion_detection.value,
        "motion": None
        if work is None
        else {
            "looks_at": "sub_stream" if work.has_stream_of_its_own else "main_stream",
            "while_nothing_moves": work.looks.value,
            "share_of_a_core_for_all_pictures": None if work.share is None else round(work.share, 4),
            "is_overloaded": work.is_overloaded,
        },
    }

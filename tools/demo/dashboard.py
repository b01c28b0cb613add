"""A dashboard with the doorbells of the demo side by side, and how the vault stands."""

from collections.abc import Sequence

from ..home.client import HomeClient
from .cameras import Camera

URL_PATH = "demo-doorbells"


async def add_dashboard(client: HomeClient, cameras: Sequence[Camera]) -> None:
    """Add the dashboard to the sidebar, as a person would in the settings."""
    await client.command(
        "lovelace/dashboards/create",
        url_path=URL_PATH,
        title="Doorbells",
        icon="mdi:doorbell-video",
        require_admin=False,
        show_in_sidebar=True,
    )
    sections = [{"type": "grid", "cards": _cards(camera.doorbell.key)} for camera in cameras]
    sections.append({"type": "grid", "cards": [{"type": "custom:footage-guard-card"}]})
    view = {"title": "Doorbells", "type": "sections", "max_columns": 3, "sections": sections}
    await client.command("lovelace/config/save", url_path=URL_PATH, config={"views": [view]})


def _cards(key: str) -> list[dict[str, object]]:
    return [
        {
            "type": "picture-entity",
            "entity": f"camera.{key}",
            "camera_view": "live",
            "show_state": False,
            "grid_options": {"columns": "full"},
        },
        {"type": "tile", "entity": f"event.{key}_doorbell"},
        {"type": "tile", "entity": f"binary_sensor.{key}_motion"},
    ]

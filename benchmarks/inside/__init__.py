"""Looks at a home from the inside, for whoever loads it: how late its event loop is, and what lies beside the rings.

It is an integration, put into the folder of a home that is measured. The loop is asked every 10 ms; what somebody
outside sees beside that is also the wait of whoever asks.
"""

import asyncio
from collections import Counter
import gc
from time import perf_counter
from typing import Any, Final

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.typing import ConfigType
import psutil

EVERY_S: Final = 0.01
_late_ms: list[float] = []
"""Of each time since somebody asked last."""
_rings: list[Any] = []


async def async_setup(hass: HomeAssistant, _config: ConfigType) -> bool:
    """Begin to look."""
    hass.data["inside"] = hass.async_create_background_task(_look(), "inside: how late the event loop is")
    websocket_api.async_register_command(hass, _tell)
    websocket_api.async_register_command(hass, _count)
    return True


async def _look() -> None:
    while True:
        due = perf_counter() + EVERY_S
        await asyncio.sleep(EVERY_S)
        _late_ms.append(max(0.0, (perf_counter() - due) * 1000))


@callback
@websocket_api.websocket_command({"type": "inside/tell"})
def _tell(_hass: HomeAssistant, connection: websocket_api.ActiveConnection, message: dict[str, Any]) -> None:
    """Tell how late the loop was since the last time, and how many bytes there are."""
    told = {"late_ms": _late_ms[:], "resident": psutil.Process().memory_info().rss, "rings": sum(_bytes(), 0)}
    _late_ms.clear()
    connection.send_result(message["id"], told)


@callback
@websocket_api.websocket_command({"type": "inside/count"})
def _count(_hass: HomeAssistant, connection: websocket_api.ActiveConnection, message: dict[str, Any]) -> None:
    """Collect garbage, find the rings, and tell how many objects there are of each class."""
    gc.collect()
    objects = gc.get_objects()
    _rings[:] = [entry for entry in objects if type(entry).__qualname__ == "Ring"]
    names = Counter(f"{type(entry).__module__}.{type(entry).__qualname__}" for entry in objects)
    connection.send_result(message["id"], dict(names))


def _bytes() -> list[int]:
    return [ring.bytes for ring in _rings]

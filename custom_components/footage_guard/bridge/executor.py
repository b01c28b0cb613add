"""The one place where blocking code of the layers below is called."""

from collections.abc import Callable

from homeassistant.core import HomeAssistant


async def run_blocking[*Args, Result](
    hass: HomeAssistant, function: Callable[[*Args], Result], *arguments: *Args
) -> Result:
    """Run blocking code on Home Assistant's executor; its errors come back unchanged."""
    return await hass.async_add_executor_job(function, *arguments)

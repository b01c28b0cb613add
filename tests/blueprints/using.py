"""Blueprints as Home Assistant finds them in its configuration, and what automations made of them do."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path
import shutil
import time
from typing import Any, Final

from homeassistant.core import Event, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_capture_events, async_fire_time_changed

from custom_components.footage_guard.bridge.cameras.clip_news import ClipNews, async_tell_of_clip
from custom_components.footage_guard.model.account import TriggerKind
from custom_components.footage_guard.model.ids import CameraId, ClipId
from tests.surface.kept import Kept
from tests.web import watching

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "blueprints"
TOLD: Final = "footage_guard_test_told"
TELL: Final = [{"event": TOLD, "event_data": {"message": "{{ message }}", "link": "{{ link | default }}"}}]
"""What is chosen where a blueprint asks how to tell somebody."""
CLOCK_CHANGED: Final = ("2027-03-28T01:05:00+00:00", "2027-10-31T01:05:00+00:00")
"""Five minutes after it was put on and put back by an hour in Berlin."""


def shipped() -> list[str]:
    """Return all blueprints, as `automation/remind_me_once`."""
    paths = sorted(FOLDER.glob("*/footage_guard/*.yaml"))
    return [f"{path.parts[-3]}/{path.stem}" for path in paths]


def path_of(blueprint: str) -> Path:
    """Return where a blueprint lies."""
    domain, name = blueprint.split("/")
    return FOLDER / domain / "footage_guard" / f"{name}.yaml"


def instance(blueprint: str, alias: str = "made", **inputs: Any) -> dict[str, Any]:
    """Return what a person writes who uses a blueprint."""
    name = blueprint.rpartition("/")[2]
    return {"alias": alias, "use_blueprint": {"path": f"footage_guard/{name}.yaml", "input": inputs}}


async def install(hass: HomeAssistant) -> None:
    """Put all blueprints where Home Assistant looks for them."""
    target = Path(hass.config.config_dir) / "blueprints"
    await hass.async_add_executor_job(lambda: shutil.copytree(FOLDER, target, dirs_exist_ok=True))


async def use(hass: HomeAssistant, blueprint: str, **inputs: Any) -> list[Event[Any]]:
    """Make an automation or a script of a blueprint, and return what it tells."""
    told: list[Any] = async_capture_events(hass, TOLD)
    await install(hass)
    domain = blueprint.partition("/")[0]
    made = instance(blueprint, **inputs)
    assert await async_setup_component(hass, domain, {domain: [made] if domain == "automation" else {"made": made}})
    await hass.async_block_till_done()
    state = hass.states.get(f"{domain}.made")
    assert state is not None
    assert state.state == ("on" if domain == "automation" else "off"), state
    return told


async def until(is_so: Callable[[], Awaitable[object]]) -> None:
    """Wait for what an automation does that goes on waiting afterwards; Home Assistant itself waits for its end.

    In a thread, for the clock may be frozen, and with it that of the event loop.
    """
    for _ in range(2000):
        if await is_so():
            return
        await asyncio.to_thread(time.sleep, 0.01)
    raise TimeoutError


def tell_of(kept: Kept, clip_id: ClipId, kind: TriggerKind, camera: CameraId) -> None:
    """Tell of a clip that is whole."""
    start_ms = watching.START_MS
    reasons = frozenset({kind})
    news = ClipNews(clip_id=clip_id, camera=camera, start_ms=start_ms, end_ms=start_ms + 4000, reasons=reasons)
    async_tell_of_clip(kept.hass, news)


async def have_it_be(hass: HomeAssistant, hour: int, minute: int = 0, *, days: int = 1) -> None:
    """Have it be this time so many days later."""
    then = dt_util.now().replace(hour=hour, minute=minute, second=0, microsecond=500_000) + timedelta(days=days)
    async_fire_time_changed(hass, then)
    await hass.async_block_till_done()


def actions_in(value: object) -> Iterator[str]:
    """Yield all actions that are called anywhere in a piece of a configuration."""
    if isinstance(value, dict):
        for key in ("action", "service"):
            if isinstance(name := value.get(key), str):
                yield name
        for inner in value.values():
            yield from actions_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from actions_in(inner)

"""Walking through the forms of a camera."""

from typing import Any

from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER, SubentryFlowResult
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.streams import LOGIN


async def add(home: HomeAssistant, vault: MockConfigEntry, answer: dict[str, Any]) -> SubentryFlowResult:
    """Open the form for a new camera and answer it."""
    step = await home.config_entries.subentries.async_init((vault.entry_id, "camera"), context={"source": SOURCE_USER})
    return await answer_step(home, step, answer)


async def answer_step(home: HomeAssistant, step: SubentryFlowResult, answer: dict[str, Any]) -> SubentryFlowResult:
    """Answer a form."""
    done = await home.config_entries.subentries.async_configure(step["flow_id"], answer)
    await home.async_block_till_done()
    return done


async def change(home: HomeAssistant, vault: MockConfigEntry, answer: dict[str, Any]) -> SubentryFlowResult:
    """Open the form of the only camera and answer it."""
    return await answer_step(home, await open_change(home, vault), answer)


async def open_change(home: HomeAssistant, vault: MockConfigEntry) -> SubentryFlowResult:
    """Open the form of the only camera."""
    return await home.config_entries.subentries.async_init(
        (vault.entry_id, "camera"),
        context={"source": SOURCE_RECONFIGURE, "subentry_id": next(iter(vault.subentries))},
    )


def stored_camera(vault: MockConfigEntry) -> dict[str, Any]:
    """Return what is stored of the only camera."""
    (subentry,) = vault.subentries.values()
    return dict(subentry.data)


async def locked_camera(home: HomeAssistant, vault: MockConfigEntry, streams: str) -> str:
    """Add a camera behind a login and return its address."""
    url = f"{streams.replace('http://', f'http://{LOGIN}@')}/locked.ts"
    answer = {"name": "Front door", "stream_url": url, "indoor": True, "retention_days": 10, "live_view": False}
    await add(home, vault, answer)
    return url

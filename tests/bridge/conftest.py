"""A Home Assistant core with a vault in its configuration."""

from collections.abc import AsyncIterator
from pathlib import Path

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.runtime import VaultRuntime
from tests.web.conftest import _derive_once  # noqa: F401  # nearly all tests here open one vault too


@pytest.fixture
async def runtime(hass: HomeAssistant, data_folder: Path) -> AsyncIterator[VaultRuntime]:
    """An open vault of one person."""
    opened = await VaultRuntime.async_open(hass, {})
    yield opened
    await opened.async_close()

"""That a clip is whole, for triggers, which outlive a reload of the entry. Nothing of what it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from ...const import DOMAIN
from ...model.account import TriggerKind
from ...model.ids import CameraId, ClipId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipNews:
    """A clip is whole."""

    clip_id: ClipId
    camera: CameraId
    start_ms: int
    end_ms: int
    """UTC, milliseconds since 1970."""
    reasons: frozenset[TriggerKind]
    """What asked for it; nothing of what was imported, and of one that only goes on with another."""
    is_imported: bool = False


_ON_THE_WAY: Final = (
    ConfigEntryState.UNLOAD_IN_PROGRESS,
    ConfigEntryState.NOT_LOADED,
    ConfigEntryState.SETUP_IN_PROGRESS,
    ConfigEntryState.SETUP_RETRY,
)
"""From being loaded to being loaded again."""
_NEWS: Final = SignalType[ClipNews](f"{DOMAIN}_clips")
"""Heard within this process alone: what is fired on the bus is told to every automation."""


@callback
def async_hear_of_clips(hass: HomeAssistant, hearer: Callable[[ClipNews], None]) -> CALLBACK_TYPE:
    """Tell of each clip of whichever vault is loaded, until the returned function is called."""
    return async_dispatcher_connect(hass, _NEWS, hearer)


@callback
def async_tell_of_clip(hass: HomeAssistant, news: ClipNews) -> None:
    """Tell all who hear of a clip that is in the ledger and in its place, once they can do something with it.

    A clip that a reload ends is told behind it: before, whoever would hold it is told that there is no vault. One that
    ends as the vault is disabled is told to nobody.
    """
    entry = next(iter(hass.config_entries.async_entries(DOMAIN)), None)
    if entry is not None and entry.disabled_by is not None:
        return
    if entry is None or entry.state not in _ON_THE_WAY:
        async_dispatcher_send(hass, _NEWS, news)
        return

    @callback
    def look(change: ConfigEntryChange, changed: ConfigEntry) -> None:
        if changed is not entry:
            return
        is_loaded = entry.state is ConfigEntryState.LOADED
        if is_loaded or change is ConfigEntryChange.REMOVED:
            stop()
        if is_loaded:
            async_dispatcher_send(hass, _NEWS, news)

    stop = async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, look)

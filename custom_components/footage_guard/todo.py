"""The requests that wait for a person, as a list to look at: nothing in it can be ticked, so a tick never decides."""

from collections.abc import Mapping
from datetime import datetime
from typing import override

from homeassistant.components.todo import TodoItem, TodoItemStatus, TodoListEntity
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .bridge.common.words import ENTITY, PANEL, async_words
from .bridge.requests.request_board import Asked, Waiting
from .bridge.requests.requests import RequestDesk
from .coordinator import VaultCoordinator
from .entity import RequestsEntity
from .types import FootageGuardConfigEntry

PARALLEL_UPDATES = 0

FOOTAGE_REQUESTS = EntityDescription(key="footage_requests", translation_key="footage_requests")


async def async_setup_entry(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the list."""
    words = {**await async_words(hass, ENTITY), **await async_words(hass, PANEL)}
    async_add_entities([FootageGuardFootageRequests(entry.runtime_data.status, entry.runtime_data.requests, words)])


class FootageGuardFootageRequests(RequestsEntity, TodoListEntity):
    """One item for each request that waits. It has no due time: nothing presses."""

    entity_description = FOOTAGE_REQUESTS

    def __init__(self, coordinator: VaultCoordinator, requests: RequestDesk, words: Mapping[str, str]) -> None:
        """Show these requests in these words."""
        super().__init__(coordinator, requests, FOOTAGE_REQUESTS.key)
        self._words = words
        self._attr_todo_items = []

    @callback
    @override
    def _on_look(self) -> None:
        self._attr_todo_items = [self._item(each) for each in self.overview.waiting]
        super()._on_look()

    def _item(self, waiting: Waiting) -> TodoItem:
        summary = self._words["requests.unreadable"] if waiting.asked is None else self._summary(waiting.asked)
        return TodoItem(uid=waiting.id, summary=summary, status=TodoItemStatus.NEEDS_ACTION)

    def _summary(self, asked: Asked) -> str:
        start, end = _local(asked.from_ms), _local(asked.to_ms)
        return self._words["requests.summary"].format(
            requester=self._requester(asked),
            start=f"{start:%Y-%m-%d %H:%M}",
            end=f"{end:%H:%M}" if end.date() == start.date() else f"{end:%Y-%m-%d %H:%M}",
        )

    def _requester(self, asked: Asked) -> str:
        """Return in our words who asks; what they wrote of themselves is for the panel alone."""
        if asked.is_nameless:
            return self._words["requests.own"]
        return self._words[f"event.footage_request.state_attributes.requester_type.state.{asked.requester_type}"]


def _local(ms: int) -> datetime:
    return dt_util.as_local(dt_util.utc_from_timestamp(ms / 1000))

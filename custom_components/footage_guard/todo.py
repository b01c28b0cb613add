"""The requests that wait for a person, as a list to look at: nothing in it can be ticked, so a tick never decides."""

from collections.abc import Mapping
from datetime import datetime
from typing import override

from homeassistant.components.todo import TodoItem, TodoItemStatus, TodoListEntity
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .bridge.requests import RequestDesk
from .bridge.words import ENTITY, PANEL, async_words
from .coordinator import VaultCoordinator
from .entity import RequestsEntity
from .model.record import RequestRecord
from .model.request.instant import Instant
from .model.request.request import FootageRequest
from .model.request.words import Channel
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
        self._attr_todo_items = [self._item(record) for record in self.overview.waiting]
        super()._on_look()

    def _item(self, record: RequestRecord) -> TodoItem:
        scope = record.request.scope
        start, end = _local(scope.window_from), _local(scope.window_to)
        summary = self._words["requests.summary"].format(
            requester=self._requester(record.request),
            start=f"{start:%Y-%m-%d %H:%M}",
            end=f"{end:%H:%M}" if end.date() == start.date() else f"{end:%Y-%m-%d %H:%M}",
        )
        return TodoItem(uid=record.id, summary=summary, status=TodoItemStatus.NEEDS_ACTION)

    def _requester(self, request: FootageRequest) -> str:
        """Return in our words who asks; what they wrote of themselves is for the panel alone."""
        if request.channel is Channel.AUTOMATION and not request.requester.person_name:
            return self._words["requests.own"]
        return self._words[f"event.footage_request.state_attributes.requester_type.state.{request.requester.type}"]


def _local(moment: Instant) -> datetime:
    return dt_util.as_local(dt_util.utc_from_timestamp(moment.ms / 1000))

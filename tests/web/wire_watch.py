"""Looks at all that commands answer while a test runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.helpers.json import json_bytes
from homeassistant.util.json import json_loads
import pytest

from .wire_commands import COMMANDS, answer_of
from .wire_shape import problems

PREFIX = "footage_guard/"


@contextmanager
def held_to_the_types(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Yield a list that gets whatever answer or event is not of its type."""
    found: list[str] = []
    asked: dict[ActiveConnection, dict[int, str]] = {}
    handle, result, event = ActiveConnection.async_handle, ActiveConnection.send_result, ActiveConnection.send_event

    def note(self: ActiveConnection, msg: Any) -> None:
        command = str(msg.get("type", "")) if isinstance(msg, dict) else ""
        if command.removeprefix(PREFIX) in COMMANDS and command.startswith(PREFIX):
            asked.setdefault(self, {})[msg.get("id")] = command.removeprefix(PREFIX)
        handle(self, msg)

    def look(self: ActiveConnection, msg_id: int, kind: Any, value: Any) -> None:
        # As it goes over the wire.
        sent = json_loads(json_bytes(value))
        found.extend(f"{asked[self][msg_id]}{each}" for each in problems(kind, sent))

    def answer(self: ActiveConnection, msg_id: int, value: Any = None) -> None:
        if msg_id in asked.get(self, {}):
            look(self, msg_id, answer_of(asked[self][msg_id]), value)
        result(self, msg_id, value)

    def tell(self: ActiveConnection, msg_id: int, value: Any = None) -> None:
        if msg_id in asked.get(self, {}):
            look(self, msg_id, COMMANDS[asked[self][msg_id]].event, value)
        event(self, msg_id, value)

    monkeypatch.setattr(ActiveConnection, "async_handle", note)
    monkeypatch.setattr(ActiveConnection, "send_result", answer)
    monkeypatch.setattr(ActiveConnection, "send_event", tell)
    yield found

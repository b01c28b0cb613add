"""Strings that break programs, in a request: stored, listed and shown as they were written."""

from copy import deepcopy
from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.model.request.test_naughty import STRINGS
from tests.surface.asked import receive
from tests.surface.naughty import naughty

from .requesting import Ask


def _kept(shown: dict[str, Any], path: str) -> Any:
    part, _, field = path.partition(".")
    return shown[part][field] if field else shown[part]


async def test_each_is_stored_listed_and_shown_as_it_was_written(vault: MockConfigEntry, ask: Ask) -> None:
    made = naughty()
    assert sum(len(texts) for _, texts in made) >= len(STRINGS) // 2
    ids = [(await receive(vault, deepcopy(raw))).id for raw, _ in made]
    listed = {line["request_id"]: line for line in (await ask("list", limit=200))["requests"]}
    for request_id, (_, texts) in zip(ids, made, strict=True):
        shown = (await ask("get", request_id=request_id))["request"]
        assert {path: _kept(shown, path) for path in texts} == texts
        assert listed[request_id]["organisation"] == shown["requester"]["organisation"]
        assert listed[request_id]["case_reference"] == shown["case_reference"]

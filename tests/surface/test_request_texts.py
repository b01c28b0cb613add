"""What an automation writes into a request is in the request: our states, events, logs and traces add nothing to it."""

from contextlib import suppress
import json
import logging
from pathlib import Path
from typing import Any, Final

from homeassistant.components.trace.const import DATA_TRACE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.json import JSONEncoder
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser
import voluptuous as vol

from custom_components.footage_guard.const import DOMAIN

from .asked import CANARY, own, with_canary
from .asking import NAMES, asked, clip
from .kept import Kept

_OF_THE_AUTHOR: Final = {"config", "blueprint_inputs", "params", "variables", "changed_variables"}
"""What a trace holds of the script itself, whose words are its author's."""


@pytest.fixture
async def kept(home: HomeAssistant, owner: MockUser, data_folder: Path, caplog: pytest.LogCaptureFixture) -> Kept:
    """A loaded vault with two cameras, of which we log whatever we have to say."""
    kept = await Kept.load(home)
    caplog.set_level(logging.DEBUG, logger="custom_components.footage_guard")
    return kept


def heard(hass: HomeAssistant) -> list[str]:
    """Return a list that fills with all events that are not the call itself."""
    told: list[str] = []

    @callback
    def listen(event: Event) -> None:
        if event.event_type != "call_service":
            told.append(json.dumps(event.as_dict(), cls=JSONEncoder))

    hass.bus.async_listen("*", listen)
    return told


def without_the_authors(value: Any) -> Any:
    """Return a trace without what its author wrote."""
    if isinstance(value, dict):
        return {key: without_the_authors(inner) for key, inner in value.items() if key not in _OF_THE_AUTHOR}
    return [without_the_authors(inner) for inner in value] if isinstance(value, list) else value


async def run_script(kept: Kept, action: str, data: dict[str, Any]) -> str:
    """Run a script that calls an action; return what its traces add to it."""
    step = {"action": f"{DOMAIN}.{action}", "data": data, "response_variable": "told", "continue_on_error": True}
    assert await async_setup_component(kept.hass, "trace", {})
    assert await async_setup_component(kept.hass, "script", {"script": {"ask": {"sequence": [step]}}})
    # What a schema refuses ends a script, whatever it says of errors.
    with suppress(vol.Invalid):
        await kept.hass.services.async_call("script", "ask", blocking=True)
    await kept.hass.async_block_till_done()
    traces = [trace.as_extended_dict() for kind in kept.hass.data[DATA_TRACE].values() for trace in kind.all_traces()]
    assert traces
    return json.dumps(without_the_authors(json.loads(json.dumps(traces, cls=JSONEncoder))))


async def run_automation(kept: Kept, action: str, data: dict[str, Any]) -> str:
    """Have an automation of a YAML file call an action when something happens; return what its traces add to it."""
    automation = {
        "id": "ask",
        "alias": "Ask",
        "triggers": [{"trigger": "event", "event_type": "parcel_left"}],
        "actions": [{"action": f"{DOMAIN}.{action}", "data": data, "continue_on_error": True}],
    }
    for component, config in (("trace", {}), ("automation", {"automation": [automation]})):
        assert await async_setup_component(kept.hass, component, config)
    kept.hass.bus.async_fire("parcel_left")
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    (traces,) = kept.hass.data[DATA_TRACE].values()
    whole = [trace.as_extended_dict() for trace in traces.all_traces()]
    assert CANARY in json.dumps(whole, cls=JSONEncoder).casefold()
    return json.dumps(without_the_authors(json.loads(json.dumps(whole, cls=JSONEncoder))))


def must_be_quiet(kept: Kept, told: list[str], traces: str, caplog: pytest.LogCaptureFixture) -> None:
    """Raise AssertionError where a text is anywhere but in the request."""
    states = [json.dumps(state.as_dict(), cls=JSONEncoder) for state in kept.hass.states.async_all()]
    for shown in (caplog.text, traces, *states, *told, *(record.exc_text or "" for record in caplog.records)):
        assert CANARY not in shown.casefold()


async def test_a_request_with_a_word_in_every_text(kept: Kept, caplog: pytest.LogCaptureFixture) -> None:
    told = heard(kept.hass)
    asked_for = {name: value for name, value in with_canary().items() if name not in {"requester", "signature"}}
    traces = await run_script(kept, "create_request", asked_for)
    (record,) = await asked(kept)
    assert CANARY in record.request.message
    assert told
    must_be_quiet(kept, told, traces, caplog)


@pytest.mark.parametrize("is_refused", [False, True])
async def test_an_automation_with_a_word_in_every_text(
    kept: Kept, caplog: pytest.LogCaptureFixture, is_refused: bool
) -> None:
    told = heard(kept.hass)
    data = {name: value for name, value in with_canary().items() if name not in {"requester", "signature"}}
    traces = await run_automation(kept, "create_request", data | ({CANARY: CANARY} if is_refused else {}))
    assert len(await asked(kept)) == (not is_refused)
    must_be_quiet(kept, told, traces, caplog)


async def test_a_share_with_a_word_in_every_text(kept: Kept, caplog: pytest.LogCaptureFixture) -> None:
    told = heard(kept.hass)
    clip_id = await clip(kept)
    texts = {"recipient": f"{CANARY} parcels", "purpose": f"{CANARY} purpose."}
    traces = await run_script(kept, "share_clip", {"clip_ids": clip_id, **texts})
    (record,) = await asked(kept)
    assert CANARY in record.request.purpose
    must_be_quiet(kept, told, traces, caplog)


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("create_request", with_canary()),
        ("create_request", dict.fromkeys((*own(), "incident", "legal_basis", "expires_at", CANARY), CANARY)),
        ("create_request", own() | {"purpose": f"See https://{CANARY}.example/"}),
        ("create_request", own() | {"incident": {"occurred_from": CANARY, "type": CANARY}}),
        ("share_clip", {"clip_ids": [CANARY], "recipient": CANARY}),
        ("share_clip", NAMES | {"from": CANARY, "to": CANARY}),
        ("share_clip", NAMES | {"wait": CANARY, "hand_over": CANARY, "timeout": CANARY}),
        ("share_clip", {"camera": CANARY, "from": "2026-11-24 08:00:00", "to": "2026-11-24 09:00:00"}),
        ("wait_for_decision", {"request_id": CANARY}),
    ],
)
async def test_what_is_refused_is_not_repeated(
    kept: Kept, caplog: pytest.LogCaptureFixture, action: str, data: dict[str, Any]
) -> None:
    told = heard(kept.hass)
    traces = await run_script(kept, action, data)
    assert not await asked(kept)
    assert "error" in traces
    must_be_quiet(kept, told, traces, caplog)

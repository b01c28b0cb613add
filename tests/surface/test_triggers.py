"""Automations hear what happens to requests and shares, and no word of anybody outside."""

from typing import Any

from homeassistant.core import Event, HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.record import RequestRecord

from .asked import police, receive

KINDS = {
    "request_received": (Happening.RECEIVED,),
    "request_decided": (Happening.APPROVED, Happening.DECLINED),
    "share_opened": (Happening.COLLECTED,),
    "share_ended": (Happening.REVOKED, Happening.ENDED),
}
HEARD = "footage_guard_test_heard"


async def automate(home: HomeAssistant) -> list[Event[Any]]:
    """Have an automation for each trigger, and return what they hear."""
    heard: list[Any] = async_capture_events(home, HEARD)
    automations: list[dict[str, Any]] = [
        {
            "alias": kind,
            "triggers": [{"trigger": f"footage_guard.{kind}"}],
            "actions": [
                {
                    "event": HEARD,
                    "event_data_template": {
                        "kind": kind,
                        "happened": "{{ trigger.happened }}",
                        "request_id": "{{ trigger.request_id }}",
                        "all": "{{ trigger }}",
                    },
                }
            ],
        }
        for kind in KINDS
    ]
    assert await async_setup_component(home, "automation", {"automation": automations})
    return heard


def tell(entry: MockConfigEntry, record: RequestRecord, happening: Happening) -> None:
    """Have something happen to a request."""
    for listener in list(entry.runtime_data.requests._listeners):
        listener(record, happening)


@pytest.mark.parametrize("happening", list(Happening))
async def test_each_happening_is_heard_by_its_triggers(
    home: HomeAssistant, vault: MockConfigEntry, happening: Happening
) -> None:
    record = await receive(vault)
    heard = await automate(home)
    tell(vault, record, happening)
    await home.async_block_till_done()
    assert [event.data["kind"] for event in heard] == [kind for kind, each in KINDS.items() if happening in each]
    assert {event.data["happened"] for event in heard} <= {happening.value}


async def test_a_request_is_heard_after_a_reload_and_no_word_of_it(home: HomeAssistant, vault: MockConfigEntry) -> None:
    heard = await automate(home)
    assert await home.config_entries.async_reload(vault.entry_id)
    await home.async_block_till_done()
    raw = police() | {"purpose": "A quokkafalter was seen."}
    record = await receive(vault, raw)
    await home.async_block_till_done()
    (event,) = heard
    assert (event.data["kind"], event.data["request_id"]) == ("request_received", record.id)
    assert "quokkafalter" not in str(event.data)
    assert str(raw["requester"]["organisation"]) not in str(event.data)


@pytest.mark.parametrize("options", [{"camera": "door"}, {"approve": True}])
async def test_nothing_can_be_set(
    home: HomeAssistant, vault: MockConfigEntry, options: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    wrong = [
        {"alias": "wrong", "triggers": [{"trigger": "footage_guard.share_opened", "options": options}], "actions": []}
    ]
    assert await async_setup_component(home, "automation", {"automation": wrong})
    await home.async_block_till_done()
    state = home.states.get("automation.wrong")
    assert state is not None
    assert state.state == "unavailable"

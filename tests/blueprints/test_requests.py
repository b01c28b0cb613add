"""Blueprints for requests tell, remind and decline; none of them approves."""

import re
from typing import Any

from homeassistant.components import persistent_notification
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.request import RequesterType
from tests.surface.asked import ago, insurer, neighbour, police, receive

from .using import TELL, path_of, use

NOTIFY = "automation/notify_of_request"
REMIND = "automation/remind_me_once"
DECLINE = "automation/decline_outside_my_rules"


async def test_a_request_is_told_with_a_link_and_no_word_of_it(home: HomeAssistant, vault: MockConfigEntry) -> None:
    told = await use(home, NOTIFY, tell=TELL)
    record = await receive(vault, police("Quokka Police"))
    await home.async_block_till_done()
    (event,) = told
    assert event.data == {"message": "A footage request came in.", "link": f"/footage-guard/request/{record.id}"}


async def test_without_a_choice_it_is_told_in_home_assistant(home: HomeAssistant, vault: MockConfigEntry) -> None:
    await use(home, NOTIFY)
    record = await receive(vault)
    await home.async_block_till_done()
    messages = [each["message"] for each in persistent_notification._async_get_or_create_notifications(home).values()]
    assert f"A footage request came in. [Open it](/footage-guard/request/{record.id})" in messages


async def test_only_chosen_kinds_of_requesters_are_told(home: HomeAssistant, vault: MockConfigEntry) -> None:
    told = await use(home, NOTIFY, tell=TELL, requester_types=["insurer"])
    await receive(vault)
    await home.async_block_till_done()
    assert told == []
    await receive(vault, insurer())
    await home.async_block_till_done()
    assert len(told) == 1


async def test_a_reminder_comes_once(home: HomeAssistant, vault: MockConfigEntry) -> None:
    told = await use(home, REMIND, tell=TELL, after={"seconds": 1})
    record = await receive(vault)
    await home.async_block_till_done()
    await home.async_block_till_done()
    (event,) = told
    assert event.data["link"] == f"/footage-guard/request/{record.id}"
    assert event.data["message"] == "A footage request is not decided yet."


async def test_what_is_decided_is_not_reminded_of(home: HomeAssistant, vault: MockConfigEntry) -> None:
    told = await use(home, REMIND, tell=TELL, after={"hours": 4})
    record = await receive(vault)
    await vault.runtime_data.requests.async_decline(record.id, actor=None)
    await home.async_block_till_done()
    assert told == []
    state = home.states.get("automation.made")
    assert state is not None
    assert (state.attributes["current"], state.attributes["last_triggered"] is None) == (0, False)


def _of(raw: dict[str, Any], **scope: str) -> dict[str, Any]:
    return raw | {"scope": scope}


@pytest.mark.parametrize(
    ("raw", "state"),
    [
        (police(), RequestState.PENDING),
        (insurer(), RequestState.DECLINED),
        (_of(neighbour(), window_from=ago(9), window_to=ago(8)), RequestState.PENDING),
        (_of(police(), window_from=ago(9), window_to=ago(6.5)), RequestState.DECLINED),
        (_of(police(), window_from=ago(76), window_to=ago(75)), RequestState.DECLINED),
    ],
    ids=["within", "another kind", "another within", "too long", "too old"],
)
async def test_what_is_outside_the_rules_is_declined_and_the_rest_waits(
    home: HomeAssistant, vault: MockConfigEntry, raw: dict[str, Any], state: RequestState
) -> None:
    await use(home, DECLINE, requester_types=["law_enforcement", "neighbour"], longest=2, oldest=3)
    record = await receive(vault, raw)
    await home.async_block_till_done()
    assert (await vault.runtime_data.requests.async_get(record.id)).state is state


@pytest.mark.parametrize("blueprint", [NOTIFY, DECLINE])
def test_every_kind_of_requester_can_be_chosen(blueprint: str) -> None:
    text = path_of(blueprint).read_text()
    assert re.findall(r"value: (\w+),", text) == [kind.value for kind in RequesterType]
    assert f"default: [{', '.join(RequesterType)}]" in text

"""No answer to a message of ours is in Home Assistant's log of messages, whatever is in it."""

from collections.abc import Iterator
import json
import logging
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.screen.message_log import _WithoutContents, without_contents
from tests.people import OWNER_ID
from tests.surface.asked import police, receive

from .conftest import Connect
from .unlocking import ask

CANARY = "canary-lantern-biscuit-harbor"
MESSAGE_LOG = "homeassistant.components.websocket_api.http.connection"
RESULTS: dict[str, dict[str, Any]] = {
    "a picture of a camera": {"motion_detection": "built_in", "zones": [], "still": CANARY},
    "whom a mute is about": {"requests": [], "mutes": [{"scope": "requester", "about": CANARY, "until": None}]},
    "titles of what a recorder has": {"offers": [{"recorder": "frigate", "title": CANARY, "clip_id": None}]},
    "a draft for nobody in particular": {"draft": {"clips": [], "sender": CANARY, "purpose": CANARY}, "votes": []},
    "what nobody has thought of": {"new": [{"deep": [CANARY]}]},
}


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture) -> None:
    """Log whatever anybody has to say; a connection asks once, when it begins, whether that is wanted."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger=MESSAGE_LOG)


@pytest.fixture
def hiding() -> Iterator[logging.Logger]:
    """A log of its own, with a filter of its own."""
    logger = logging.getLogger("tests.messages")
    hiding = _WithoutContents()
    logger.addFilter(hiding)
    yield logger
    logger.removeFilter(hiding)


def answer(number: int, result: Any, kind: str = "result") -> bytes:
    """Return what Home Assistant sends."""
    return json.dumps({"id": number, "type": kind, "success": True, "result": result}).encode()


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
@pytest.mark.parametrize("kind", ["result", "event"])
def test_an_answer_is_hidden_whatever_is_in_it(result: dict[str, Any], kind: str) -> None:
    whole = answer(5, result, kind)
    assert without_contents(whole) == {"id": 5, "type": kind, "success": True, "result": "**REDACTED**"}
    several = b"[" + answer(4, "pong") + b"," + whole + b"]"
    assert CANARY not in str(without_contents(several, {4}))
    assert "pong" in str(without_contents(several, {4}))


@pytest.mark.parametrize(
    "odd", [b"\xff" + CANARY.encode(), f'{{"id": [5], "type": "event", "x": "{CANARY}"}}'.encode()]
)
def test_what_cannot_be_read_is_hidden(odd: bytes) -> None:
    assert CANARY not in str(without_contents(odd))


def test_what_others_are_answered_is_shown(hiding: logging.Logger, caplog: pytest.LogCaptureFixture) -> None:
    def told(line: str, *args: Any) -> str:
        caplog.clear()
        hiding.debug(line, "Alex", *args)
        return caplog.text

    told("[7] %s: Received %s", {"id": 1, "type": "get_states"})
    told("[7] %s: Received %s", [{"id": 2, "type": "footage_guard/zones/get"}, {"id": 3, "type": "config/get"}])
    assert "lamp" in told("[7] %s: Sending %s", answer(1, "lamp"))
    assert "lamp" not in told("[7] %s: Sending %s", answer(2, "lamp"))
    assert "lamp" in told("[7] %s: Sending %s", answer(3, "lamp"))
    assert "lamp" not in told("[8] %s: Sending %s", answer(1, "lamp")), "another connection"
    assert "lamp" not in told("[7] %s: Sending %s", answer(4, "lamp")), "a message that was not seen"
    assert "pong" in told("[8] %s: Sending %s", b'{"id":9,"type":"pong"}')
    assert "lamp" not in told("%s: Sending %s", answer(1, "lamp")), "no connection that is known"
    told("[7] %s: Received %s", {"id": 3, "type": "config/get"})
    assert "lamp" not in told("[7] %s: Sending %s", answer(3, "lamp")), "a number that was there before"


def test_what_calls_an_action_of_ours_is_hidden_with_its_answer(
    hiding: logging.Logger, caplog: pytest.LogCaptureFixture
) -> None:
    call = {"id": 1, "type": "call_service", "domain": "footage_guard", "service_data": {"purpose": CANARY}}
    hiding.debug("[7] %s: Received %s", "Alex", call)
    hiding.debug("[7] %s: Sending %s", "Alex", answer(1, CANARY))
    assert "'domain': 'footage_guard'" in caplog.text
    assert CANARY not in caplog.text


def test_it_keeps_little(hiding: logging.Logger, caplog: pytest.LogCaptureFixture) -> None:
    (kept,) = hiding.filters
    assert isinstance(kept, _WithoutContents)
    for number in range(150):
        hiding.debug("[%d] Received %s" % (number, "%s"), {"id": 1, "type": "ping"})  # noqa: UP031  # as it comes
    assert len(kept._heard) <= 101
    hiding.debug("[149] Received %s", [{"id": number, "type": "ping"} for number in range(2, 10_050)])
    assert len(kept._heard["[149]"].others) <= 10_000


async def test_no_word_of_a_request_or_a_mute_is_in_the_log(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    client = await connect(OWNER_ID)
    found = await receive(vault, police(organisation=CANARY))
    await client.send_json_auto_id({"type": "get_config"})
    assert (await client.receive_json())["success"]
    await ask(client, "requests/mute", request_id=found.id, scope="requester")
    listed = await ask(client, "requests/list")
    assert [each["about"] for each in listed["mutes"]] == [CANARY]
    assert CANARY not in caplog.text
    assert "'result': '**REDACTED**'" in caplog.text
    assert f'"location_name":"{hass.config.location_name}"' in caplog.text, "what others answer is shown"

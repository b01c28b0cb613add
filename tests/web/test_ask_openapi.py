"""What docs/ref/openapi.yaml promises holds over HTTP, for what it allows to send and for what it does not."""

import asyncio
import os
from typing import Any

from homeassistant.core import HomeAssistant
from hypothesis import HealthCheck, given, settings, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
import schemathesis
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from custom_components.footage_guard.web.asking import views as ask_view
from custom_components.footage_guard.web.asking.pacing import Pace
from custom_components.footage_guard.web.serving.limits import Rate
from tests.surface.asked import ago, neighbour

from .accepting import Client
from .at_the_door import Doorway, Time, doorway
from .openapi import OPENAPI, as_text, document
from .watching import Http

PATHS = [*document()["paths"]]
OWN = {"Accept": "application/json"}
CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
MANY = Rate(1_000_000, 1_000_000)
EXAMPLES = 2_000 if os.environ.get("FOOTAGE_GUARD_LONG") else 60


@pytest.fixture
def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no limit stop anybody, and answers come at once."""
    time = Time()
    monkeypatch.setattr(ask_view, "Pace", lambda: Pace(clock=time, sleep=time.sleep))
    monkeypatch.setattr(ask_view, "Rate", lambda *_: MANY)


@pytest.fixture
async def http(unlimited: None, vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    return await hass_client_no_auth()


@pytest.fixture
async def door(http: Http, vault: MockConfigEntry, client: Client) -> Doorway:
    """A sign at the gate."""
    return await doorway(http, vault, client)


def test_the_document_is_made_of_the_schema() -> None:
    if os.environ.get("FOOTAGE_GUARD_WRITE"):
        OPENAPI.write_text(as_text())
    assert OPENAPI.read_text() == as_text()


def in_time(body: dict[str, Any]) -> None:
    """Have a request be about a time that was, and without what the schema leaves to the reader."""
    body["scope"] |= {"window_from": ago(3), "window_to": ago(2)}
    body["scope"].pop("area", None)
    for name in ("incident", "expires_at", "respond_by", "legal_basis", "purpose", "message", "intended_recipients"):
        body.pop(name, None)
    body["requester"] = {"type": body["requester"]["type"], "organisation": "A", "person_name": "B", "phone": "5550147"}
    body["case_reference"] = "1"
    body["scope"].pop("audio_reason", None)
    body["scope"]["wants_audio"] = False


@pytest.mark.filterwarnings("ignore:Do not use the `random` module")  # Schemathesis does
@pytest.mark.parametrize(
    ("path", "method", "mode"),
    [
        (PATHS[0], "POST", GenerationMode.POSITIVE),
        (PATHS[0], "POST", GenerationMode.NEGATIVE),
        # All that somebody chooses here is the receipt.
        (PATHS[1], "GET", GenerationMode.POSITIVE),
    ],
    ids=["ask", "ask-wrongly", "look"],
)
async def test_whatever_is_sent_the_answer_is_one_of_those(
    hass: HomeAssistant, door: Doorway, path: str, method: str, mode: GenerationMode
) -> None:
    """No error of ours, no answer that the document does not know, and no requester's word in the log."""
    known = (await (await door.machine(neighbour())).json())["receipt_id"]
    schema = schemathesis.openapi.from_dict(document())
    named = {"intake_id": door.intake_id} if method == "POST" else {"receipt_id": known}
    base_url = str(door.http.server.make_url("/")).rstrip("/")
    statuses: set[int] = set()

    @given(data=st.data())
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[*HealthCheck])
    def ask(data: st.DataObject) -> None:
        case = data.draw(schema[path][method].as_strategy(mode, path_parameters=named, headers={**OWN}))
        if mode is GenerationMode.POSITIVE and isinstance(case.body, dict) and data.draw(st.booleans()):
            in_time(case.body)
        response = case.call(base_url=base_url, timeout=10)
        statuses.add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    await asyncio.to_thread(ask)
    wanted = {200, 422} if mode is GenerationMode.POSITIVE else {422}
    assert statuses >= (wanted if method == "POST" else {200})

"""Somebody outside asks: by a form or by a machine, once for each thing they send, and is told three words."""

import asyncio
from contextlib import suppress
from datetime import timedelta
import json
import threading
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.requests import intakes
from custom_components.footage_guard.flows.entering import enter
from custom_components.footage_guard.model.people_facts import IntakeClosed, IntakePaused
from custom_components.footage_guard.model.request.words import Channel, RequesterType
from custom_components.footage_guard.web.asking import views as ask_view
from custom_components.footage_guard.web.asking.pacing import Pace
from tests.people import OWNER_ID
from tests.surface.asked import insurer, police

from .accepting import Client
from .at_the_door import ANYTHING, JSON, NOBODY, Doorway, Form, Time, doorway, local
from .requesting import Ask
from .test_intake_commands import POLICE
from .watching import Http, shape


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """The clock by which answers are paced."""
    made = Time()
    monkeypatch.setattr(ask_view, "Pace", lambda: Pace(clock=made, sleep=made.sleep))
    return made


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    return await hass_client_no_auth()


@pytest.fixture
async def door(http: Http, vault: MockConfigEntry, client: Client) -> Doorway:
    """A sign at the gate."""
    return await doorway(http, vault, client)


async def test_a_neighbor_asks_by_the_form(door: Doorway, ask: Ask, time: Time) -> None:
    answer = await door.send(await door.fill())
    assert answer.status == 303, await answer.text()
    (listed,) = (await ask("list"))["requests"]
    assert answer.headers["Location"] == f"/footage_guard/r/{listed['request_id']}"
    (request,) = door.received()
    assert (request.channel, request.intake) == (Channel.FORM, door.intake_id)
    assert request.requester.type is RequesterType.NEIGHBOUR
    assert request.message == "My bicycle was in front of your house.\nThank you."
    assert time.slept == [1.0]
    page = await door.see(listed["request_id"])
    assert page.status == 200
    assert '<p class="word">Open</p>' in await page.text()


async def test_a_form_that_is_sent_again_is_the_same_request(door: Doorway) -> None:
    typed = await door.fill()
    first, second = await door.send(typed), await door.send(typed)
    assert first.headers["Location"] == second.headers["Location"]
    changed = await door.send(typed | {"message": "Somebody went back, and asks for something else."})
    assert changed.headers["Location"] != first.headers["Location"]
    other = await door.send(await door.fill())
    assert other.headers["Location"] not in {first.headers["Location"], changed.headers["Location"]}
    assert len(door.received()) == 3


async def test_whoever_hangs_up_has_asked(
    hass: HomeAssistant, door: Doorway, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they sent used to be kept, and looked at by nobody until a restart."""
    is_begun, may_end = threading.Event(), threading.Event()

    def held(*arguments: Any, **named: Any) -> Any:
        is_begun.set()
        may_end.wait(5)
        return enter(*arguments, **named)

    monkeypatch.setattr(intakes, "enter", held)
    sending = asyncio.create_task(door.machine(insurer()))
    await hass.async_add_executor_job(is_begun.wait, 5)
    sending.cancel()
    with suppress(asyncio.CancelledError):
        (await sending).close()
    # Until the server knows.
    await asyncio.sleep(0.1)
    may_end.set()
    async with asyncio.timeout(5):
        while door.entry.runtime_data.requests.settling._timer is None:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.01)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=6))
    await hass.async_block_till_done()
    (listed,) = (await ask("list"))["requests"]
    assert listed["state"] == "pending"


async def test_a_machine_asks(door: Doorway, time: Time) -> None:
    answer = await door.machine(insurer())
    assert answer.status == 200
    told = await answer.json()
    (request,) = door.received()
    assert told.keys() == {"receipt_id", "closes_at"}
    assert (told["receipt_id"], request.channel) == (request.id, Channel.API)
    assert time.slept == [1.0]
    seen = await (await door.see(request.id, **JSON)).json()
    assert seen == {"status": "open", "closes_at": told["closes_at"]}


@pytest.mark.parametrize("accept", [JSON, ANYTHING, {"Accept": ""}], ids=["JSON", "anything", "nothing"])
async def test_a_program_that_sends_a_form_is_answered_as_one(door: Doorway, accept: dict[str, str]) -> None:
    typed = await door.fill()
    wrong = await door.send(typed | {"scope.window_to": ""}, **accept)
    assert (wrong.status, await wrong.json()) == (422, {"errors": {"scope.window_to": "required"}})
    answer = await door.send(typed, **accept)
    told = await answer.json()
    (request,) = door.received()
    assert (answer.status, told["receipt_id"], told.keys()) == (200, request.id, {"receipt_id", "closes_at"})
    seen = await door.see(request.id, **accept)
    assert await seen.json() == {"status": "open", "closes_at": told["closes_at"]}


async def test_what_a_machine_names_is_asked_once(door: Doorway) -> None:
    key = {"Idempotency-Key": "a-name-of-theirs"}
    asked = insurer()
    one, same = await door.machine(asked, **key), await door.machine(dict(reversed(asked.items())), **key)
    assert await one.json() == await same.json()
    assert len(door.received()) == 1
    assert (await (await door.machine(asked)).json())["receipt_id"] != (await one.json())["receipt_id"]


async def test_who_guesses_the_name_of_somebody_elses_request_gets_no_receipt_of_it(door: Doorway) -> None:
    key = {"Idempotency-Key": "claim-42"}
    theirs, guessed = await door.machine(insurer(), **key), await door.machine(police(), **key)
    assert guessed.status == 200
    assert (await guessed.json())["receipt_id"] != (await theirs.json())["receipt_id"]
    assert len(door.received()) == 2


@pytest.mark.parametrize("key", ["short", "x" * 129, "has a space in it", "näme-näme-näme"])
async def test_a_name_is_visible_and_not_too_short(door: Doorway, key: str) -> None:
    answer = await door.machine(insurer(), **{"Idempotency-Key": key})
    assert (answer.status, await answer.json()) == (422, {"errors": {"Idempotency-Key": "malformed"}})
    assert not door.received()


async def test_errors_are_of_fields_and_come_at_once(door: Doorway, time: Time) -> None:
    answer = await door.machine({"requester": {"type": "law_enforcement"}, "scope": {}})
    assert answer.status == 422
    assert (await answer.json())["errors"] == {
        "case_reference": "required",
        "requester.email": "contact_missing",
        "requester.organisation": "required",
        "requester.person_name": "required",
        "scope.window_from": "required",
        "scope.window_to": "required",
    }
    typed = await door.fill(requester__type="", scope__window_to="")
    of_form = await door.send(typed, **JSON)
    assert (of_form.status, await of_form.json()) == (
        422,
        {"errors": {"requester.type": "required", "scope.window_to": "required"}},
    )
    assert time.slept == []
    assert not door.received()


async def test_a_pinned_door_asks_in_the_name_of_whom_it_is_for(
    http: Http, vault: MockConfigEntry, client: Client
) -> None:
    door = await doorway(http, vault, client, **POLICE)
    form = await door.form()
    assert "Springfield Police Department" in form.page
    assert "river case" not in form.page
    assert not {"requester.type", "requester.organisation"} & form.fields.keys()
    typed = await door.fill(case_reference="1", requester__email="desk@police.example")
    assert (await door.send(typed | {"requester.organisation": "Somebody else"})).status == 303
    typed["form_token"] = (await door.form()).token
    del typed["requester.type"]
    assert (await door.send(typed)).status == 303
    assert (await door.machine(insurer() | {"case_reference": "2"})).status == 422, "a person has to be named"
    for request in door.received():
        assert request.requester.type is RequesterType.LAW_ENFORCEMENT
        assert request.requester.organisation == "Springfield Police Department"
    assert len(door.received()) == 2


@pytest.mark.parametrize("token", ["none", "other door", "expired", "forged"])
async def test_a_form_that_was_not_opened_here_is_not_taken_in(
    door: Doorway, client: Client, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    typed = await door.fill()
    if token == "none":
        del typed["form_token"]
    elif token == "other door":
        typed["form_token"] = (await (await doorway(door.http, door.entry, client)).form()).token
    elif token == "expired":
        monkeypatch.setattr("custom_components.footage_guard.web.asking.form_token.GOOD_FOR_S", -1)
        typed["form_token"] = (await door.form()).token
        monkeypatch.undo()
    else:
        typed["form_token"] = typed["form_token"][:-1] + ("0" if typed["form_token"][-1] != "0" else "1")
    answer = await door.send(typed)
    form = Form(await answer.text())
    assert answer.status == 422
    assert "This form was open for too long, or was not opened here." in form.page
    assert form.typed("message") == typed["message"].replace("\r\n", "\n")
    assert not door.received()
    assert (await door.send(typed | {"form_token": form.token})).status == 303


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 404),
        ({"Sec-Fetch-Site": "same-site"}, 404),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"}, 303),
        ({"Origin": "null"}, 303),
        ({}, 303),
    ],
)
async def test_a_form_of_another_site_is_not_there(door: Doorway, headers: dict[str, str], status: int) -> None:
    assert (await door.send(await door.fill(), **headers)).status == status
    assert len(door.received()) == (status == 303)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 404),
        ({"Origin": "https://elsewhere.example"}, 404),
        ({"Sec-Fetch-Site": "none"}, 200),
    ],
)
async def test_json_of_another_site_is_not_there(door: Doorway, headers: dict[str, str], status: int) -> None:
    assert (await door.machine(insurer(), **headers)).status == status


async def test_a_day_has_an_end(http: Http, vault: MockConfigEntry, client: Client, time: Time) -> None:
    door = await doorway(http, vault, client, kind="general", label="Gate", per_day=2)
    # A request is about a time before now, and another one a second later.
    key, first = {"Idempotency-Key": "first-of-them"}, insurer()
    assert [(await door.machine(first, **key)).status, (await door.send(await door.fill())).status] == [200, 303]
    assert (await door.machine(insurer())).status == 429
    refused = await door.send(await door.fill(), **ANYTHING)
    assert await shape(refused) == (429, b"", (await shape(refused))[2])
    assert time.slept == [1.0] * 4, "what is refused takes as long"
    assert (await door.machine(first, **key)).status == 200, "sent again it is the same"


async def test_whoever_comes_on_a_full_day_keeps_what_they_typed(
    http: Http, vault: MockConfigEntry, client: Client, time: Time
) -> None:
    door = await doorway(http, vault, client, kind="general", label="Gate", per_day=1)
    assert (await door.send(await door.fill())).status == 303
    typed = await door.fill(message="Another bicycle.")
    answer = await door.send(typed)
    form = Form(await answer.text())
    assert answer.status == 429
    assert "As many requests have come as this link takes in 24 hours." in form.page
    assert {name: form.typed(name) for name in typed} == typed
    assert time.slept == [1.0] * 2, "what is refused takes as long"
    german = await door.send(typed, **{"Accept-Language": "de"})
    assert "wie dieser Link in 24 Stunden annimmt" in await german.text()
    for of_machine in (JSON, ANYTHING):
        assert await (await door.send(typed, **of_machine)).read() == b""


async def test_an_hour_that_is_there_twice_is_asked_about(
    hass: HomeAssistant, door: Doorway, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    twice = {"zone": "home", "scope__window_from": "2025-10-26T02:30", "scope__window_to": "2025-10-26T03:30"}
    typed = await door.fill(**twice)
    answer = await door.send(typed)
    form = Form(await answer.text())
    assert form.wrong().keys() == {"scope.window_from"}
    assert "The clock was set back that night, so there were two such times." in form.page
    assert "The earlier one (UTC+02:00)" in form.page
    assert "The later one (UTC+01:00)" in form.page
    assert "Europe/Berlin" in form.page
    wrong = await door.send(typed | {"scope.window_from.offset": "+05:00"})
    assert wrong.status == 422
    kept = Form(await (await door.send(typed | {"scope.window_from.offset": "+01:00", "requester.type": "x"})).text())
    assert kept.page.count("checked") == 1
    assert (await door.send(typed | {"scope.window_from.offset": "+02:00"})).status == 303
    typed["form_token"] = (await door.form()).token
    assert (await door.send(typed | {"scope.window_from.offset": "+01:00"})).status == 303
    starts = sorted(str(request.scope.window_from) for request in door.received())
    assert starts == ["2025-10-26T02:30:00.000+01:00", "2025-10-26T02:30:00.000+02:00"]


async def test_an_hour_that_is_not_there_is_refused(hass: HomeAssistant, door: Doorway) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    typed = await door.fill(zone="home", scope__window_from="2026-03-29T02:30", scope__window_to="2026-03-29T04:00")
    form = Form(await (await door.send(typed)).text())
    assert form.wrong() == {"scope.window_from": "The clock was set forward that night, so there was no such time."}
    assert (await door.send(typed | {"zone": "utc"})).status == 303


async def test_what_was_right_a_moment_ago_is_refused_by_field(door: Doorway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask_view, "_parse", lambda *_: None)
    answer = await door.machine({"requester": {"type": "other"}, "scope": {}})
    assert (answer.status, (await answer.json())["errors"].keys()) == (422, {"scope.window_from", "scope.window_to"})


async def test_a_clock_that_steps_back_while_a_form_waits_gives_the_form_back(
    door: Doorway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask_view, "_parse", lambda *_: None)
    typed = await door.fill(scope__window_to=local(-1))
    answer = await door.send(typed)
    form = Form(await answer.text())
    assert (answer.status, [*form.wrong()]) == (422, ["scope.window_to"])
    assert form.typed("scope.window_to") == typed["scope.window_to"]
    assert form.token == typed["form_token"]
    assert (await (await door.send(typed, **JSON)).json())["errors"].keys() == form.wrong().keys()


async def test_a_form_may_be_sent_by_a_machine(door: Doorway) -> None:
    answer = await door.send(await door.fill(), **JSON)
    (request,) = door.received()
    assert (answer.status, (await answer.json())["receipt_id"]) == (200, request.id)


@pytest.mark.parametrize("body", ["proposal.recipient=x", "id=1", "verification=4", "requester=1", "unknown=1"])
async def test_a_field_that_the_form_has_not_is_not_sent(door: Doorway, body: str) -> None:
    answer = await door.http.post(
        f"{door.path}/submit", data=body, headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert answer.status == 404


async def test_whatever_became_of_it_only_the_word_differs(door: Doorway, ask: Ask, vault: MockConfigEntry) -> None:
    asked = [(await (await door.machine(insurer(name))).json())["receipt_id"] for name in ("One", "Two", "Three")]
    await vault.runtime_data.requests.async_settled()
    await ask("decline", request_id=asked[0])
    await ask("mute", request_id=asked[1], scope="everything")
    pages = [await shape(await door.see(each)) for each in asked]
    assert pages[0] == pages[1] == pages[2]
    assert len({json.dumps(await (await door.see(each, **JSON)).json()) for each in asked}) == 1
    assert (await door.see(NOBODY)).status == 404
    for _ in range(70):
        answer = await door.see(asked[0])
    assert answer.status == 429
    assert (await door.see(asked[1])).status == 200
    assert {(await door.see(NOBODY)).status for _ in range(70)} == {404}


async def test_whoever_has_many_receipts_keeps_nobody_from_theirs(door: Doorway) -> None:
    *many, other = [(await (await door.machine(insurer(f"Insurer {at}"))).json())["receipt_id"] for at in range(5)]
    for _ in range(60):
        await asyncio.gather(*(door.see(each, **JSON) for each in many))
    assert (await door.see(other, **JSON)).status == 200


async def test_requests_of_the_home_itself_have_no_receipt(door: Doorway, ask: Ask) -> None:
    made: Any = await ask("create", channel="paper", request=insurer())
    assert (await door.see(made["request_id"])).status == 404


@pytest.mark.parametrize("shut", [IntakePaused, IntakeClosed])
async def test_a_receipt_outlives_its_door(door: Doorway, vault: MockConfigEntry, shut: Any) -> None:
    receipt_id = (await (await door.machine(insurer())).json())["receipt_id"]
    await vault.runtime_data.intakes.async_shut(door.intake_id, OWNER_ID, shut)
    assert (await door.http.get(door.path)).status == 404
    assert (await door.machine(insurer())).status == 404
    assert (await door.see(receipt_id)).status == 200

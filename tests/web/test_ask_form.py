"""What a person types into the form becomes a request as a machine would send it, or comes back with what is wrong."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.model.request.words import Channel
from custom_components.footage_guard.web.asking import views as ask_view
from custom_components.footage_guard.web.asking.fields import FIELDS, Kind
from custom_components.footage_guard.web.asking.form import fill, judge
from custom_components.footage_guard.web.asking.pacing import Pace
from tests.surface.asked import insurer

from .accepting import Client
from .at_the_door import JSON, Doorway, Form, Time, doorway, local
from .test_ask_page import GENERAL
from .watching import Http

ARABIC = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩\u066b")


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


async def test_a_form_comes_back_with_all_that_was_typed(door: Doorway) -> None:
    typed = await door.fill(
        requester__type="law_enforcement",
        requester__organisation='"Police" & <b>Sons</b>',
        purpose="\r\nOne line,\r\n& another: see https://elsewhere.example",
        scope__area__radius_m="about 200",
        legal_basis__claimed="subpoena",
        scope__wants_audio="yes",
        expires_at="7",
    )
    answer = await door.send(typed)
    page = await answer.text()
    form = Form(page)
    assert answer.status == 422
    assert form.wrong() == {
        "requester.email": "An email address or a phone number is needed.",
        "scope.area.center.latitude": "This is needed.",
        "scope.area.center.longitude": "This is needed.",
        "scope.area.radius_m": "This is not a number such as 52.3702.",
        "purpose": "Links are not allowed here.",
        "case_reference": "This is needed.",
        "scope.audio_reason": "This is needed.",
    }
    for name, value in typed.items():
        shown = form.typed(name)
        assert shown == value.replace("\r\n", "\n"), name
    assert "<b>" not in page
    assert "checked" in form.fields["scope.wants_audio"]
    assert form.links == [f"#{name}" for name in form.wrong()]
    assert {*form.links} <= {f"#{each}" for each in form.ids}
    for name in form.wrong():
        assert f"{name}-error" in str(form.fields[name]["aria-describedby"]).split()
        assert form.fields[name]["aria-invalid"] == "true"
    assert page.index("Nothing was sent yet") < page.index("Before you ask")
    assert not door.received()
    better = typed | {"purpose": "To look.", "case_reference": "1", "requester.phone": "+1 555 010 0100"}
    better |= {"scope.area.radius_m": "", "scope.audio_reason": "A shout.", "form_token": form.token}
    assert (await door.send(better)).status == 303


@pytest.mark.parametrize("letter", ["請", "\U00020000"])
async def test_a_form_is_as_long_as_its_fields_say_in_any_script(door: Doorway, letter: str) -> None:
    written = (field for field in FIELDS.values() if field.kind in {Kind.LINE, Kind.LINES} and field.most)
    full = {field.name: letter * field.most for field in written}
    own = {"requester.email", "requester.phone", "legal_basis.document_sha256"}
    names = "\r\n".join(letter * 79 + str(number) for number in range(10))
    typed = {**await door.fill(scope__wants_audio="yes"), **full, "intended_recipients": names}
    assert (await door.send(typed)).status == 422
    answer = await door.send({name: text for name, text in typed.items() if name not in own})
    assert answer.status == 303
    (request,) = door.received()
    assert (request.purpose, len(request.intended_recipients)) == (letter * 500, 10)


@pytest.mark.parametrize("typed", ["2026-11-28", "28/11/2026 2 pm", "2026-11-28T14"])
async def test_a_time_that_is_none_stays_in_its_field_beside_an_example(door: Doorway, typed: str) -> None:
    form = Form(await (await door.send(await door.fill(scope__window_from=typed))).text())
    assert form.wrong()["scope.window_from"] == "This is not a date with a time, such as 2026-11-28 14:30."
    field = form.fields["scope.window_from"]
    assert (field["value"], field["type"]) == (typed, "text"), "a browser empties a field of a clock"
    assert form.fields["scope.window_to"]["type"] == "datetime-local"
    assert "scope.window_from-hint" in str(field["aria-describedby"]).split()
    assert "Date and time, such as 2026-11-28 14:30." in form.page


async def test_a_time_may_be_typed_as_the_example_is(door: Doorway) -> None:
    typed = await door.fill()
    typed["scope.window_from"] = typed["scope.window_from"].replace("T", " ")
    assert (await door.send(typed)).status == 303


async def test_a_circle_and_names_come_as_a_machine_would_send_them(door: Doorway) -> None:
    typed = await door.fill(
        scope__area__center__latitude=" 52,3702 ",
        scope__area__center__longitude="-4.8952",
        scope__area__radius_m="200",
        intended_recipients="Northtown Police\r\n\r\n  A. Insurer ",
        expires_at="1",
    )
    assert (await door.send(typed)).status == 303
    (request,) = door.received()
    area = request.scope.area
    assert (area.center.latitude, area.center.longitude, area.radius_m) == (52.3702, -4.8952, 200.0)
    assert request.intended_recipients == ("Northtown Police", "A. Insurer")
    assert 24 * 3_600_000 <= request.closes_ms - request.received_ms <= 26 * 3_600_000


@pytest.mark.parametrize(("days", "least", "most"), [("1", 1, 2), ("3", 3, 4), ("30", 29.9, 30)])
def test_the_days_of_a_request_hold_by_a_clock_that_is_a_little_off(days: str, least: float, most: float) -> None:
    now = datetime(2026, 11, 28, 12, 30, tzinfo=UTC)
    filled = fill({"expires_at": days}, intake=GENERAL, zone=UTC, now=now)
    for received in (now - timedelta(minutes=9), now + timedelta(minutes=9)):
        judge(filled, partial(ask_view._parse, round(received.timestamp() * 1000), Channel.FORM))
        assert "expires_at" not in filled.problems
    assert least <= (datetime.fromisoformat(filled.raw["expires_at"]) - now) / timedelta(days=1) <= most


@pytest.mark.parametrize("digits", [ARABIC, str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")])
async def test_digits_may_be_of_any_keyboard(door: Doorway, digits: dict[int, int]) -> None:
    start = local(3)
    typed = await door.fill(
        requester__phone="+971 4 555 0199".translate(digits),
        scope__window_from=start.translate(digits),
        scope__area__center__latitude="25.2048".translate(digits),
        scope__area__center__longitude="-55.27".translate(digits),
        scope__area__radius_m="200".translate(digits),
        message="٣",
    )
    kept = Form(await (await door.send(typed | {"requester.type": ""})).text())
    assert {name: kept.typed(name) for name in typed} == typed | {"requester.type": ""}
    assert (await door.send(typed)).status == 303
    (request,) = door.received()
    assert (request.requester.phone, request.message) == ("+971 4 555 0199", "٣")
    area = request.scope.area
    assert (area.center.latitude, area.center.longitude, area.radius_m) == (25.2048, -55.27, 200.0)
    assert str(request.scope.window_from).startswith(start)


async def test_digits_of_a_machine_are_taken_as_they_come(door: Doorway) -> None:
    asked = insurer()
    asked["requester"]["phone"] = "+971 4 555 0199".translate(ARABIC)
    answer = await door.machine(asked)
    assert (await answer.json())["errors"] == {"requester.phone": "malformed"}


async def test_a_circle_that_is_too_large_is_said_at_the_circle(door: Doorway) -> None:
    typed = await door.fill(
        scope__area__center__latitude="52.3702", scope__area__center__longitude="4.9", scope__area__radius_m="5000"
    )
    form = Form(await (await door.send(typed)).text())
    assert form.wrong() == {"scope.area.center.latitude": "The area is larger than 1.3 square kilometers."}


async def test_what_no_browser_sends_is_refused_by_field(door: Doorway) -> None:
    typed = await door.fill(
        scope__window_from="today", scope__wants_audio="maybe", expires_at="99", incident__type="x", zone="elsewhere"
    )
    assert (await (await door.send(typed, **JSON)).json())["errors"] == {
        "expires_at": "malformed",
        "incident.type": "unknown_choice",
        "scope.wants_audio": "wrong_type",
        "scope.window_from": "no_moment",
        "scope.window_to": "in_future",
        "zone": "unknown_choice",
    }

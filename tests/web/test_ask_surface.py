"""What strangers learn at a door: nothing where there is none, and of one that is open no more than the form."""

from base64 import b64encode
from collections.abc import AsyncIterator
import gzip
from hashlib import sha256
import logging
import re
from typing import Any
from urllib.parse import urlencode
import zlib

from homeassistant.core import Event, HomeAssistant, callback
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from yarl import URL

from custom_components.footage_guard.model.intake import ONE_DAY_MS
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.people_facts import IntakeClosed, IntakePaused
from custom_components.footage_guard.web.asking import views as ask_view
from custom_components.footage_guard.web.asking.pacing import Pace
from custom_components.footage_guard.web.serving.headers import FOOTAGE_HEADERS
from tests.decided import decide
from tests.people import OWNER_ID
from tests.surface.asked import CANARIES, insurer, with_canary

from .accepting import Client, runtime_of
from .at_the_door import BROWSER, FORM, JSON, NOBODY, Doorway, Form, Time, doorway, neighbour
from .clocks import Clocks
from .test_intake_commands import POLICE
from .test_public_surface import METHODS, must_be_unknown
from .watching import Http, shape

DEEP = b'{"a":' * 5000
MOST = {"json": 16 * 1024, "form": 48 * 1024}
TYPES = {"json": {"Content-Type": "application/json"}, "form": FORM}


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


def addresses(intake_id: str, receipt_id: str) -> tuple[str, ...]:
    """Return every address of a door and a receipt."""
    return f"/footage_guard/ask/{intake_id}", f"/footage_guard/ask/{intake_id}/submit", f"/footage_guard/r/{receipt_id}"


async def test_before_anybody_opened_a_door_nothing_is_there(vault: MockConfigEntry, http: Http) -> None:
    decide(runtime_of(vault)._opened, public_intake=True)
    for address in addresses(NOBODY, NOBODY):
        for method in METHODS:
            await must_be_unknown(http, method, address)


@pytest.mark.parametrize("state", ["off", "locked down", "unloaded"])
async def test_what_there_was_is_not_there_any_more(
    hass: HomeAssistant, vault: MockConfigEntry, door: Doorway, state: str
) -> None:
    receipt_id = (await (await door.machine(insurer())).json())["receipt_id"]
    if state == "off":
        decide(runtime_of(vault)._opened, public_intake=False)
    elif state == "locked down":
        await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    else:
        assert await hass.config_entries.async_unload(vault.entry_id)
    for address in addresses(door.intake_id, receipt_id):
        for method in METHODS:
            await must_be_unknown(door.http, method, address)


@pytest.mark.parametrize("state", ["paused", "closed", "over"])
async def test_a_door_that_is_shut_is_not_there(
    clocks: Clocks, door: Doorway, vault: MockConfigEntry, client: Client, state: str
) -> None:
    one_day = await doorway(door.http, vault, client, kind="one_day", label="Today")
    if state == "over":
        clocks.go_on(ONE_DAY_MS + 1)
    else:
        kind = IntakePaused if state == "paused" else IntakeClosed
        await vault.runtime_data.intakes.async_shut(one_day.intake_id, OWNER_ID, kind)
    for address in addresses(one_day.intake_id, NOBODY):
        for method in METHODS:
            await must_be_unknown(door.http, method, address)
    assert (await door.http.get(door.path)).status == 200


async def test_a_method_that_no_page_uses_finds_nothing(door: Doorway) -> None:
    receipt_id = (await (await door.machine(insurer())).json())["receipt_id"]
    form, submit, receipt = addresses(door.intake_id, receipt_id)
    for address, used in ((form, "GET"), (submit, "POST"), (receipt, "GET")):
        for method in METHODS:
            if method != used:
                await must_be_unknown(door.http, method, address)
        assert (await door.http.head(address)).status == 404


@pytest.mark.parametrize(
    "odd", ["01kb0000000000000000000000", "x", "%00", "..%2f..", "0" * 5000, "8ZZZZZZZZZZZZZZZZZZZZZZZZZ"]
)
async def test_an_address_of_another_shape_is_answered_as_any_other(door: Doorway, odd: str) -> None:
    for address in addresses(odd, odd):
        answer = await door.http.get(address)
        unknown = await door.http.get(f"/api/unknown/{odd}")
        assert (answer.status, await answer.read()) == (unknown.status, await unknown.read())


@pytest.mark.parametrize(
    ("kind", "headers", "body"),
    [
        ("form", {}, b"purpose=1&purpose=2"),
        ("form", {}, b"purpose=%ff"),
        ("form", {}, b"purpose=%00"),
        ("form", {}, b"purpose"),
        ("form", {}, urlencode([(f"f{number}", "x") for number in range(101)]).encode()),
        ("form", {"Content-Encoding": "gzip"}, gzip.compress(b"purpose=" + b"x" * 10_000_000)),
        ("form", {"Content-Type": "application/x-www-form-urlencoded; charset=utf-16"}, b"purpose=1"),
        ("json", {}, DEEP),
        ("json", {}, b"[" * 8000),
        ("json", {}, b'{"purpose": "x", "purpose": "y"}'),
        ("json", {}, b'{"purpose": NaN}'),
        ("json", {}, b"\xff"),
        ("json", {}, b""),
        ("json", {}, b"[]"),
        ("json", {"Content-Encoding": "deflate"}, zlib.compress(b"{}")),
        ("json", {"Content-Type": "text/plain"}, b"{}"),
        ("json", {"Content-Type": "multipart/form-data; boundary=x"}, b"--x\r\n\r\n1\r\n" * 500 + b"--x--"),
    ],
)
async def test_a_body_with_another_meaning_finds_nothing(
    door: Doorway, kind: str, headers: dict[str, str], body: bytes
) -> None:
    answer = await door.http.post(f"{door.path}/submit", data=body, headers={**TYPES[kind], **headers})
    assert (answer.status, await answer.text()) in {(404, "404: Not Found"), (413, "")}
    assert not door.received()


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize(
    "said",
    [
        "{}; x*=punycode''a",
        "{}; x*=utf-16''a",
        f"{{}}; x*{'1' * 4_400}=a",
        f"{{}}; x={'(' * 7_000}",
        "{}; charset=utf-7",
    ],
)
async def test_a_type_that_the_library_cannot_read_leaves_no_line_in_the_log(
    door: Doorway, caplog: pytest.LogCaptureFixture, kind: str, said: str
) -> None:
    headers = {"Content-Type": said.format(TYPES[kind]["Content-Type"])}
    await must_be_unknown(door.http, "POST", f"{door.path}/submit", data=b"{}", headers=headers)
    assert "could not be answered" not in caplog.text


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("said", ["{}", "{};charset=UTF-8", '{} ; Charset="utf-8"'])
async def test_a_type_may_be_said_in_several_ways(door: Doorway, kind: str, said: str) -> None:
    headers = {"Content-Type": said.format(TYPES[kind]["Content-Type"].title())}
    body = b"{}" if kind == "json" else b"purpose=x"
    assert (await door.http.post(f"{door.path}/submit", data=body, headers=headers)).status == 422


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("is_counted", [True, False])
async def test_a_large_body_is_not_read(door: Doorway, kind: str, is_counted: bool) -> None:
    body = b"purpose=" + b"x" * (MOST[kind] - 7)

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 500):
            yield body[start : start + 500]

    data: Any = body if is_counted else pieces()
    answer = await door.http.post(f"{door.path}/submit", data=data, headers=TYPES[kind])
    assert await shape(answer) == (413, b"", (await shape(answer))[2])
    assert answer.headers["Cache-Control"] == "no-store"


async def test_a_flood_is_told_to_whoever_names_a_door(door: Doorway, vault: MockConfigEntry, client: Client) -> None:
    police = await doorway(door.http, vault, client, **POLICE)
    wrong: dict[str, Any] = {"scope": {}}
    statuses = [(await door.machine(wrong)).status for _ in range(40)]
    assert statuses == [422] * 30 + [429] * 10
    assert (await police.machine(wrong)).status == 422
    for address in addresses(NOBODY, NOBODY):
        await must_be_unknown(door.http, "POST", address)
    other = await doorway(door.http, vault, client, kind="one_day", label="Today")
    assert [(await other.machine(wrong)).status for _ in range(30)].count(422) == 30
    third = await doorway(door.http, vault, client, kind="one_day", label="Today, too")
    assert (await third.machine(wrong)).status == 429, "all that are for anybody share a bucket"
    assert (await police.machine(wrong)).status == 422


async def test_a_page_that_is_opened_too_often_waits(door: Doorway) -> None:
    statuses = [(await door.http.get(door.path)).status for _ in range(70)]
    assert statuses[:60] == [200] * 60
    assert 429 in statuses


async def test_whom_a_limit_stops_gets_a_page_in_their_language(door: Doorway) -> None:
    receipt_id = (await (await door.machine(insurer())).json())["receipt_id"]
    form, submit, receipt = addresses(door.intake_id, receipt_id)
    stopped = {}
    for method, address in (("GET", form), ("POST", submit), ("GET", receipt)):
        statuses = [(await door.http.request(method, address)).status for _ in range(70)]
        assert 429 in statuses
        stopped[address] = await door.http.request(method, address, headers={**BROWSER, "Accept-Language": "fr"})
        assert await (await door.http.request(method, address)).read() == b"", "a machine has the status"
    pages = {address: await answer.text() for address, answer in stopped.items()}
    assert {answer.status for answer in stopped.values()} == {429}
    for address, page in pages.items():
        assert "Rechargez cette page dans une minute." in page
        # What was sent by a form may be in the receipt by now.
        assert ("pas encore arriv" in page) is (address == submit)
        assert door.intake_id not in page
    for answer in stopped.values():
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src")
    for address in addresses(NOBODY, NOBODY):
        await must_be_unknown(door.http, "GET", address, headers=BROWSER)
    # A flood is refused for next to nothing.
    flood = [await (await door.http.get(form, headers=BROWSER)).read() for _ in range(90)]
    assert b"" in flood


async def test_whoever_sends_too_much_by_a_browser_gets_a_page(door: Doorway) -> None:
    body = b"intended_recipients=" + b"x" * 50_000
    answer = await door.http.post(f"{door.path}/submit", data=body, headers={**FORM, **BROWSER})
    assert answer.status == 413
    assert "<h1>The form is too large</h1>" in await answer.text()


async def test_nobody_keeps_frames_or_scripts_a_page(door: Doorway) -> None:
    receipt_id = (await (await door.machine(insurer())).json())["receipt_id"]
    pages = [
        await door.http.get(door.path),
        await door.send({}),
        await door.see(receipt_id),
        await door.see(receipt_id, **JSON),
        await door.machine({}),
        await door.send(await door.fill()),
    ]
    assert [page.status for page in pages] == [200, 422, 200, 200, 422, 303]
    for page in pages:
        for name, value in FOOTAGE_HEADERS.items():
            if name not in {"Accept-Ranges", "Content-Security-Policy"}:
                assert page.headers[name] == value, name
        assert "Accept-Ranges" not in page.headers
    for page in pages[:3]:
        text = await page.text()
        (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
        digest = b64encode(sha256(style.encode()).digest()).decode()
        policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
        assert policy == {
            "default-src": "'none'",
            "style-src": f"'sha256-{digest}'",
            "img-src": "data:",
            "frame-ancestors": "'none'",
            "base-uri": "'none'",
            "form-action": "'self'",
        }
        form = Form(text)
        assert not {"script", "iframe", "img", "object", "base"} & {*form.tags}
        assert not [name for name in form.attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize(
    ("text", "is_taken"),
    [
        ('<script>alert(1)</script><img src=x onerror="document.title=1">', True),
        ("{{ states('lock.door') }} {% for x in y %}{{ x }}{% endfor %} $title ${main}", True),
        ("**bold** ![pixel] <b>&amp;</b> &#x27; `code`", True),
        ("</textarea></form><form action=/elsewhere>", True),
        ("[look](here)", False),
        ("abc\u202egnp.exe", False),
        ("a\u200bb\u2066c", False),
        ("\x1b[31mred", False),
        ("one\rtwo", False),
        ("=HYPERLINK(1)", True),
    ],
)
async def test_what_somebody_writes_is_text(door: Doorway, text: str, is_taken: bool) -> None:
    plain = Form(await (await door.send({**await door.fill(), "requester.type": ""})).text())
    answer = await door.send({**await door.fill(), "requester.type": "", "message": text})
    form = Form(await answer.text())
    assert form.typed("message") == text
    assert form.tags.count("script") == 0
    assert len(form.tags) == len(plain.tags) + 3 * (not is_taken), (
        "but for one more error, in the list and at the field"
    )
    assert (await door.send({**await door.fill(), "message": text})).status == (303 if is_taken else 422)
    if is_taken:
        assert door.received()[0].message == text


async def test_no_word_of_it_is_in_a_log_a_state_or_an_event(
    hass: HomeAssistant, door: Doorway, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told: list[str] = []

    @callback
    def listen(event: Event) -> None:
        told.append(repr(event.as_dict()))

    hass.bus.async_listen("*", listen)
    raw = with_canary()
    raw.pop("signature")
    caplog.clear()
    taken = await door.machine(raw, **{"Idempotency-Key": f"key-{CANARIES[0]}"})
    assert taken.status == 200
    receipt_id = (await taken.json())["receipt_id"]
    typed = await door.fill(message=CANARIES[0], purpose=f"{CANARIES[1]}\x07")
    assert (await door.send(typed)).status == 422
    assert (await door.see(receipt_id)).status == 200
    await door.entry.runtime_data.requests.async_settled()
    await hass.async_block_till_done()
    states = [repr(state.as_dict()) for state in hass.states.async_all()]
    for shown in (caplog.text, *told, *states, *(record.exc_text or "" for record in caplog.records)):
        assert not [word for word in CANARIES if word in shown]
    assert "**REDACTED**" in caplog.text
    assert door.intake_id not in caplog.text
    web = [record.getMessage() for record in caplog.records if record.name == "aiohttp.access"]
    assert not [line for line in web if receipt_id in line]


@pytest.mark.parametrize("odd", [f"/%252e%252e/{CANARIES[0]}", f"?x=<script>{CANARIES[0]}", f"%09{CANARIES[0]}"])
async def test_what_looks_like_an_attack_is_told_to_the_log_without_the_door(
    door: Doorway, caplog: pytest.LogCaptureFixture, odd: str
) -> None:
    answer = await door.http.get(URL(f"{door.path}{odd}", encoded=True))
    assert answer.status == 400
    (warned,) = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert warned.endswith(": /footage_guard/**REDACTED**")
    assert door.intake_id not in caplog.text


async def test_a_page_holds_no_word_of_this_home(hass: HomeAssistant, door: Doorway) -> None:
    hass.config.location_name = "The green house"
    page = (await door.form()).page
    assert "green house" not in page
    assert "Sign at the gate" not in page
    one, other = [re.sub(r'name="form_token" value="[^"]*"', "", (await door.form()).page) for _ in range(2)]
    assert one == other
    assert neighbour()["requester.person_name"] not in page

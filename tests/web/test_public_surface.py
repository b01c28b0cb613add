"""Strangers learn nothing from an answer: whatever is wrong, it is that to an address which there never was."""

import gzip
import json
import logging
from typing import Any

from aiohttp import ClientPayloadError, web
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.share_facts import ShareOpened
from custom_components.footage_guard.web.footage import release_view
from custom_components.footage_guard.web.serving.limits import MOST_KEYS, Limit, Rate

from .accepting import Client, runtime_of
from .deciding import reload
from .sharing import Given, allow_links, fetch, look, open_link, shared, ticket_of
from .unlocking import told
from .watching import UNKNOWN, Http, shape

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
NOBODY = "01KB0000000000000000000000"


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """Somebody outside."""
    allow_links(vault)
    return await hass_client_no_auth()


def addresses(share_id: str, ticket: str) -> list[str]:
    """Return every public address."""
    return [
        f"/footage_guard/s/{share_id}",
        f"/footage_guard/s/{share_id}/open",
        f"/footage_guard/d/{ticket}/1",
        f"/footage_guard/d/{ticket}/0",
        f"/api/footage_guard/file/{ticket}",
    ]


async def must_be_unknown(http: Http, method: str, address: str, **sent: Any) -> None:
    """The answer is Home Assistant's own to an address that it does not know, and nobody on the way keeps it."""
    status, body, headers = await shape(await http.request(method, address, **sent))
    known = await shape(await http.request(method, UNKNOWN, **sent))
    assert headers.pop("cache-control") == "no-store", (method, address)
    assert (status, body, headers) == known, (method, address)


@pytest.mark.parametrize("method", METHODS)
async def test_while_nothing_is_shared_nothing_is_there(vault: MockConfigEntry, http: Http, method: str) -> None:
    for address in addresses(NOBODY, "A" * 43):
        await must_be_unknown(http, method, address)


@pytest.mark.parametrize("method", METHODS)
async def test_a_method_that_no_page_uses_finds_nothing(
    vault: MockConfigEntry, client: Client, http: Http, method: str
) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    for address in addresses(given.share_id, ticket):
        is_page = address.endswith(given.share_id) and method in {"GET", "POST"}
        is_file = "/d/" in address and method == "GET"
        if not is_page and not is_file:
            await must_be_unknown(http, method, address)


async def test_every_way_a_link_is_over_is_one_answer(vault: MockConfigEntry, client: Client, http: Http) -> None:
    kept = await shared(client, vault)
    revoked, used_up = await shared(client, vault), await shared(client, vault, max_downloads=1)
    await vault.runtime_data.sharing.async_revoke(revoked.share_id, actor=None)
    assert (await open_link(http, used_up)).status == 200
    allow_links(vault, cooling_minutes=60)
    cooling = await shared(client, vault)
    bodies: list[Any] = [{}, {"secret": 1}, {"secret": "A" * 43}, [], "x", None, {"secret": kept.secret + "A"}]
    for given in (revoked, cooling, Given(share_id=NOBODY, secret="A" * 43, access_code=None, answer={})):
        for path in (f"/footage_guard/s/{given.share_id}", f"/footage_guard/s/{given.share_id}/open"):
            await must_be_unknown(http, "POST", path, json={"secret": given.secret})
        await must_be_unknown(http, "GET", f"/footage_guard/s/{given.share_id}")
    await must_be_unknown(http, "POST", f"/footage_guard/s/{used_up.share_id}/open", json={"secret": used_up.secret})
    for body in bodies:
        for path in (f"/footage_guard/s/{kept.share_id}", f"/footage_guard/s/{kept.share_id}/open"):
            await must_be_unknown(http, "POST", path, json=body)
    assert len(told(vault, ShareOpened)) == 1


@pytest.mark.parametrize("state", ["locked down", "links off", "reloaded"])
async def test_every_state_in_which_nothing_is_shared_is_one_answer(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, state: str
) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)
    if state == "locked down":
        await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    elif state == "links off":
        allow_links(vault, public_links=False)
        await vault.runtime_data.decisions.async_look()
    else:
        # Whatever a test decided is not in the history, so the strictest is in force.
        await reload(hass, vault)
    for address in addresses(given.share_id, ticket):
        for method in ("GET", "POST"):
            await must_be_unknown(http, method, address)


@pytest.mark.parametrize("name", ["async_look_at", "async_open", "async_stream"])
async def test_what_nobody_foresaw_is_one_answer(
    vault: MockConfigEntry,
    client: Client,
    http: Http,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """It used to be 500, which only an address gives that is one."""
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)

    async def fail(*_: object) -> None:
        raise RuntimeError(given.secret, ticket)

    monkeypatch.setattr(vault.runtime_data.sharing, name, fail)
    method, path = {
        "async_look_at": ("POST", f"/footage_guard/s/{given.share_id}"),
        "async_open": ("POST", f"/footage_guard/s/{given.share_id}/open"),
        "async_stream": ("GET", f"/footage_guard/d/{ticket}/1"),
    }[name]
    await must_be_unknown(http, method, path, json={"secret": given.secret})
    assert "A stranger could not be answered: RuntimeError" in caplog.text
    assert "in fail" in caplog.text
    assert given.secret not in caplog.text
    assert ticket not in caplog.text


async def test_what_fails_in_the_middle_of_a_file_adds_nothing_to_it(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)
    ticket = await ticket_of(http, given)

    async def fail(request: web.Request, *_: object, **__: object) -> None:
        response = web.StreamResponse(headers={"Content-Length": "500"})
        await response.prepare(request)
        await response.write(b"pictures")
        raise RuntimeError

    monkeypatch.setattr(release_view, "async_send", fail)
    answer = await http.get(f"/footage_guard/d/{ticket}/1")
    with pytest.raises(ClientPayloadError, match="received 8 of 500 bytes"):
        await answer.read()


async def test_an_unloaded_entry_is_not_there(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault)
    assert await hass.config_entries.async_unload(vault.entry_id)
    for address in addresses(given.share_id, "A" * 43):
        await must_be_unknown(http, "GET", address)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"secret=x"),
        ({"Content-Type": "text/plain"}, b"{}"),
        ({"Content-Type": "application/json", "Content-Encoding": "gzip"}, gzip.compress(b"{}")),
        ({"Content-Type": "application/json"}, b"{" + b'"a":[' * 4000),
        ({"Content-Type": "application/json"}, b"[" * 8000),
        ({"Content-Type": "application/json"}, b"\xff\xfe"),
        ({"Content-Type": "application/json"}, b'{"secret": NaN}'),
        ({"Content-Type": "application/json"}, b""),
    ],
)
async def test_a_body_that_no_page_sends_finds_nothing(
    vault: MockConfigEntry, client: Client, http: Http, headers: dict[str, str], body: bytes
) -> None:
    given = await shared(client, vault)
    answer = await http.post(f"/footage_guard/s/{given.share_id}", data=body, headers=headers)
    assert (answer.status, await answer.text()) in {(404, "404: Not Found"), (413, "")}


async def test_a_name_that_stands_twice_is_no_body(vault: MockConfigEntry, client: Client, http: Http) -> None:
    given = await shared(client, vault)
    twice = f'{{"secret": "x", "secret": {json.dumps(given.secret)}}}'
    answer = await http.post(
        f"/footage_guard/s/{given.share_id}", data=twice, headers={"Content-Type": "application/json"}
    )
    assert answer.status == 404


@pytest.mark.parametrize("is_counted", [True, False])
async def test_a_large_body_is_not_read(vault: MockConfigEntry, client: Client, http: Http, is_counted: bool) -> None:
    given = await shared(client, vault)
    data = json.dumps({"secret": given.secret, "more": "x" * 20_000}).encode()

    async def pieces() -> Any:
        for start in range(0, len(data), 1000):
            yield data[start : start + 1000]

    answer = await http.post(
        f"/footage_guard/s/{given.share_id}/open",
        data=data if is_counted else pieces(),
        headers={"Content-Type": "application/json"},
    )
    assert (answer.status, answer.headers["Cache-Control"]) == (413, "no-store")
    assert not told(vault, ShareOpened)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://elsewhere.example"}, 404),
        ({"Origin": "null"}, 404),
        ({"Origin": "http://[broken"}, 404),
        ({"Origin": "https://elsewhere.example:8443", "Host": "home.example"}, 404),
        ({"Origin": "https://home.example", "Host": "home.example:8443"}, 404),
        ({"Origin": "https://home.example:8443", "Host": "home.example:8443"}, 200),
        ({"Origin": "https://home.example:8443", "Host": "home.example"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 404),
        ({"Sec-Fetch-Site": "same-site"}, 404),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://home.example"}, 200),
        ({}, 200),
    ],
)
async def test_another_page_opens_nothing_in_a_visitors_name(
    vault: MockConfigEntry, client: Client, http: Http, headers: dict[str, str], status: int
) -> None:
    given = await shared(client, vault)
    answer = await http.post(f"/footage_guard/s/{given.share_id}", json={"secret": given.secret}, headers=headers)
    assert answer.status == status


async def test_the_page_is_the_same_for_each_share(vault: MockConfigEntry, client: Client, http: Http) -> None:
    one, other = await shared(client, vault, sender="Ada"), await shared(client, vault, sender="Ben")
    pages = [await shape(await http.get(f"/footage_guard/s/{given.share_id}")) for given in (one, other)]
    assert pages[0] == pages[1]
    headers = pages[0][2]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex, nofollow, noarchive"
    assert headers["cache-control"] == "no-store, private"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    german = await http.get(f"/footage_guard/s/{one.share_id}", headers={"Accept-Language": "de-CH,de;q=0.9"})
    assert german.headers["Content-Language"] == "de"


async def test_sixty_wrong_secrets_shut_nobody_out_and_are_in_no_log(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, http: Http, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    given = await shared(client, vault)
    wrong = [f"{number:02}".rjust(43, "W") for number in range(60)]
    statuses = [(await look(http, given, secret)).status for secret in wrong]
    assert set(statuses) <= {404, 429}
    assert statuses[:50] == [404] * 50
    ticket = await ticket_of(http, given)
    assert (await fetch(http, ticket)).status == 200
    assert not hass.states.async_all("persistent_notification")
    for word in (given.secret, ticket, *wrong):
        assert word not in caplog.text


async def test_whoever_knows_a_path_alone_keeps_nobody_out_who_has_the_secret(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    """A proxy's log has the path: whoever read it used to shut the recipient out for as long as they liked."""
    given = await shared(client, vault)
    path = f"/footage_guard/s/{given.share_id}"
    pages = [await http.get(path) for _ in range(130)]
    assert {page.status for page in pages} == {200}
    assert len({await page.read() for page in pages}) == 1
    wrong = [(await open_link(http, given, secret="W" * 43)).status for _ in range(10)]
    wrong += [(await http.post(path, json={"secret": secret})).status for secret in (None, "short", "W" * 43)]
    assert 429 in wrong
    assert set(wrong) <= {404, 429}
    assert (await look(http, given)).status == 200
    assert (await fetch(http, await ticket_of(http, given))).status == 200


async def test_in_a_flood_a_page_costs_the_vault_no_turn(
    vault: MockConfigEntry, client: Client, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await shared(client, vault)
    turns = list[object]()

    async def counted(*which: object) -> None:
        turns.append(which)

    monkeypatch.setattr(vault.runtime_data.sharing, "async_may_be_opened", counted)
    for _ in range(130):
        assert (await http.get(f"/footage_guard/s/{given.share_id}")).status == 200
    assert 60 <= len(turns) < 130


async def test_whoever_has_the_secret_and_asks_too_often_waits(
    vault: MockConfigEntry, client: Client, http: Http
) -> None:
    given = await shared(client, vault)
    answers = [await look(http, given) for _ in range(130)]
    assert [answer.status for answer in answers[:60]] == [200] * 60
    assert {answer.status for answer in answers} == {200, 429}
    stopped = next(answer for answer in answers if answer.status == 429)
    assert (await shape(stopped))[1] == b""


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    limit = Limit(Rate(2, 1.0), lambda: now[0])
    assert [limit.take("a") for _ in range(3)] == [True, True, False]
    assert limit.take("b")
    now[0] = 1.5
    assert [limit.take("a") for _ in range(2)] == [True, False]
    for number in range(MOST_KEYS):
        limit.take(str(number))
    assert limit.take("a")
